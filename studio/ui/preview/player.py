"""Playback: the playhead follows the wall clock; frames that come too late are dropped, never caught up."""

import math
import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from studio.ui.session import EditorSession

SPEEDS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
SHUTTLE: Final = (-4.0, -2.0, -1.0, 1.0, 2.0, 4.0)
TICK_MS: Final = 8
"""Half a frame of a usual screen, so that no frame waits for the next look at the clock."""


class Player(QObject):
    """Moves the session's playhead in real time."""

    playing_changed = Signal(bool)
    rate_changed = Signal(float)
    """How fast, in film seconds a second; negative runs backwards."""

    def __init__(
        self,
        session: EditorSession,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._clock = clock
        self._speed = 1.0
        self._rate = 1.0
        self._began_at = 0.0
        self._began_frame = 0
        self._expected = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        session.playhead_changed.connect(self._on_playhead_changed)
        session.film_changed.connect(self._on_film_changed)

    @property
    def is_playing(self) -> bool:
        """Tell whether the film runs."""
        return self._timer.isActive()

    @property
    def rate(self) -> float:
        """Film seconds a second while it runs; negative backwards."""
        return self._rate

    @property
    def speed(self) -> float:
        """How fast `play` runs."""
        return self._speed

    def set_speed(self, speed: float) -> None:
        """Choose how fast to play, now and later."""
        self._speed = speed
        self._set_rate(speed)

    @Slot()
    def toggle(self) -> None:
        """Play, or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    @Slot()
    def play(self) -> None:
        """Play from the playhead, from the beginning when it stands at the end."""
        film = self._session.film
        if film is None or self.is_playing:
            return
        if self._session.playhead >= film.timeline.frame_count - 1:
            self._session.move_playhead(0)
        self._set_rate(self._speed)
        self._start()

    @Slot()
    def pause(self) -> None:
        """Stop where we are."""
        if self.is_playing:
            self._timer.stop()
            self.playing_changed.emit(False)

    def shuttle(self, direction: int) -> None:
        """Run faster in a direction (1 on, -1 back); against it, first slower, then the other way."""
        if self._session.film is None:
            return
        if not self.is_playing:
            self._set_rate(float(direction))
            self._start()
            return
        if direction > 0:
            self._set_rate(next((r for r in SHUTTLE if r > self._rate), SHUTTLE[-1]))
        else:
            self._set_rate(next((r for r in reversed(SHUTTLE) if r < self._rate), SHUTTLE[0]))

    @Slot()
    def tick(self) -> None:
        """Bring the playhead to where the clock says it is."""
        film = self._session.film
        if film is None or not self.is_playing:
            return
        frame = self._due_frame(film.timeline.fps)
        last = film.timeline.frame_count - 1
        self._expected = min(max(0, frame), last)
        self._session.move_playhead(self._expected)
        if not 0 <= frame < last:
            self.pause()

    def _due_frame(self, fps: int) -> int:
        passed = (self._clock() - self._began_at) * self._rate * fps
        # The little extra: a clock a rounding error short of a frame must not show the one before.
        return self._began_frame + int(passed + math.copysign(1e-6, passed))

    def _start(self) -> None:
        self._anchor()
        self._timer.start()
        self.playing_changed.emit(True)

    def _anchor(self) -> None:
        self._began_at = self._clock()
        self._began_frame = self._expected = self._session.playhead

    def _set_rate(self, rate: float) -> None:
        if rate != self._rate:
            self._rate = rate
            self._anchor()
            self.rate_changed.emit(rate)

    @Slot(int)
    def _on_playhead_changed(self, frame: int) -> None:
        if self.is_playing and frame != self._expected:
            self._anchor()  # somebody jumped: go on from there

    @Slot(object)
    def _on_film_changed(self, film: object) -> None:
        if film is None:
            self.pause()
