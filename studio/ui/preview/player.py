"""Playback: the playhead follows what is heard, or the clock; late frames are dropped, never caught up."""

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from studio.ui.preview.run import Run
from studio.ui.preview.sound import Sound
from studio.ui.session import EditorSession

SPEEDS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
SHUTTLE: Final = (-4.0, -2.0, -1.0, 1.0, 2.0, 4.0)
JUMPS_MS: Final = 150
"""Jumps that follow each other sooner are a hand looking for a place: it is heard when it has found one."""
TICK_MS: Final = 8
"""Half a frame of a usual screen, so that no frame waits for the next look at the clock."""


class Player(QObject):
    """Moves the session's playhead in real time."""

    playing_changed = Signal(bool)
    rate_changed = Signal(float)
    """How fast, in film seconds a second; negative runs backwards."""
    loop_changed = Signal(bool)

    def __init__(
        self,
        session: EditorSession,
        parent: QObject | None = None,
        clock: Callable[[], float] = time.monotonic,
        sound: Sound | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._clock = clock
        self._sound = sound
        self._speed = 1.0
        self._rate = 1.0
        self._loops = False
        self._until: int | None = None
        self._run = Run(0, 1.0, 24)
        self._began_at = 0.0
        self._is_heard = False
        self._expected = 0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._jumped = QTimer(self)
        self._jumped.setSingleShot(True)
        self._jumped.setInterval(JUMPS_MS)
        self._jumped.timeout.connect(self._on_place_found)
        session.playhead_changed.connect(self._on_playhead_changed)
        session.film_changed.connect(self._on_film_changed)
        if sound is not None:
            sound.show(session.film, session.playhead)

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

    @property
    def loops(self) -> bool:
        """Tell whether the scene that plays is repeated."""
        return self._loops

    def set_speed(self, speed: float) -> None:
        """Choose how fast to play, now and later."""
        self._speed = speed
        self._set_rate(speed)

    @Slot(bool)
    def set_loops(self, loops: bool) -> None:
        """Repeat the scene that plays, or go on into the next."""
        if loops != self._loops:
            self._loops, self._until = loops, None
            if self.is_playing:
                self._begin()
            self.loop_changed.emit(loops)

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
        if self._session.playhead >= film.timeline.frame_count - 1 and not self._loops:
            self._session.move_playhead(0)
        self._until = None
        self._set_rate(self._speed)
        self._start()

    def play_scene(self, index: int) -> None:
        """Play one scene from its beginning, and stop at its end."""
        film = self._session.film
        if film is None:
            return
        self.pause()
        span = film.timeline.spans[index]
        self._session.move_playhead(span.start_frame)
        self._set_rate(self._speed)
        self._until = span.end_frame - 1
        self._start()

    @Slot()
    def pause(self) -> None:
        """Stop where we are."""
        if self.is_playing:
            self._timer.stop()
            self._jumped.stop()
            if self._sound is not None:
                self._sound.end()
            self.playing_changed.emit(False)

    def shuttle(self, direction: int) -> None:
        """Run faster in a direction (1 on, -1 back); against it, first slower, then the other way."""
        if self._session.film is None:
            return
        if not self.is_playing:
            self._until = None
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
        frame = self._run.frame_after(self._passed())
        last = film.timeline.frame_count - 1
        self._expected = min(max(0, frame), last if self._run.until is None else self._run.until)
        self._session.move_playhead(self._expected)
        if self._run.is_over(frame, last):
            self.pause()

    def _passed(self) -> float:
        """Return the seconds since the run began: those that were heard, while there is sound."""
        heard = self._sound.heard_sec() if self._sound is not None and self._is_heard else None
        if heard is not None:
            return heard
        if self._is_heard:  # the device is gone: go on silently from here
            self._is_heard = False
            self._anchor()
        return self._clock() - self._began_at

    def _start(self) -> None:
        self._timer.start()
        self._begin()
        self.playing_changed.emit(True)

    def _begin(self) -> None:
        """Run, and be heard, from where the playhead stands."""
        self._anchor()
        self._is_heard = False
        if self._sound is not None:
            self._sound.begin(self._run)
            self._is_heard = self._sound.heard_sec() is not None

    def _anchor(self) -> None:
        film = self._session.film
        if film is None:
            return
        self._began_at = self._clock()
        self._expected = self._session.playhead
        loop = None
        if self._loops:
            span = film.timeline.spans[film.timeline.scene_at(self._expected)]
            loop = (span.start_frame, span.end_frame)
        self._run = Run(self._expected, self._rate, film.timeline.fps, loop, self._until)

    def _set_rate(self, rate: float) -> None:
        if rate != self._rate:
            self._rate = rate
            if self.is_playing:
                self._begin()
            self.rate_changed.emit(rate)

    @Slot(int)
    def _on_playhead_changed(self, frame: int) -> None:
        if self.is_playing and frame != self._expected:
            self._until = None
            if self._jumped.isActive():
                self._anchor()
                self._is_heard = False
                if self._sound is not None:
                    self._sound.end()
            else:
                self._begin()  # somebody jumped: go on from there
            self._jumped.start()
        elif self._sound is not None and not self.is_playing:
            self._sound.show(self._session.film, frame)

    @Slot()
    def _on_place_found(self) -> None:
        if self.is_playing and not self._is_heard:
            self._begin()

    @Slot(object)
    def _on_film_changed(self, film: object) -> None:
        if self._sound is not None:
            self._sound.show(self._session.film, self._session.playhead)
        if film is None:
            self.pause()
        elif self.is_playing and self._is_elsewhere():
            self._begin()

    def _is_elsewhere(self) -> bool:
        """Tell whether the film that runs was changed so that it has to be begun anew from here."""
        film = self._session.film
        if film is None or film.timeline.fps != self._run.fps:
            return film is not None
        if self._run.loop is None:
            return False
        return self._run.loop not in ((span.start_frame, span.end_frame) for span in film.timeline.spans)
