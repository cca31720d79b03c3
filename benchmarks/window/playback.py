"""How smoothly the window plays at 720p, alone and beside a render: `python -m benchmarks.window.playback`.

A frame counts as shown when the preview was painted while the playhead stood there; late ones are dropped.
A stall is the time from one turn of the window's event loop to the next, as a timer that wants to fire every
millisecond sees it.
"""

from __future__ import annotations

import argparse
import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from benchmarks.window.stage import live, opened_window, type_letter, wait
from benchmarks.window.typing import open_spoken, percentile
from studio.ui.main_window import MainWindow

FPS: Final = 24
_LETTERS: Final = "보낸사람을확인합니다"


class FrameWatch(QObject):
    """Notices which frames of the film were painted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._session = window.session
        self.frames: list[int] = []
        window.preview.picture.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the frame of every paint event."""
        frame = self._session.playhead
        if event.type() is QEvent.Type.Paint and (not self.frames or self.frames[-1] != frame):
            self.frames.append(frame)
        return False


class Pulse(QObject):
    """Beats in the window's event loop, and notices when it is late."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._on_beat)
        timer.start(1)

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append(now - self._last)
        self._last = now


class Typist(QObject):
    """Types into the on-screen text of a scene, a letter at a time, and takes it back now and then."""

    def __init__(self, window: MainWindow, every_ms: int) -> None:
        super().__init__(window)
        self._window, self._typed = window, 0
        timer = QTimer(self)
        timer.timeout.connect(self._on_turn)
        timer.start(every_ms)

    @Slot()
    def _on_turn(self) -> None:
        field: QWidget | None = self._window.focusWidget()
        if field is None:
            return
        if self._typed % len(_LETTERS) == len(_LETTERS) - 1:
            self._window.session.undo()
        else:
            type_letter(field, _LETTERS[self._typed % len(_LETTERS)])
        self._typed += 1


def main() -> None:
    """Play under growing load, and print what was shown and how long the window stood still."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", type=int, default=300)
    parser.add_argument("--seconds", type=float, default=15)
    parser.add_argument("--every", type=int, default=150, help="milliseconds from one letter to the next")
    chosen = parser.parse_args()
    with opened_window() as window:
        open_spoken(window, chosen.scenes)
        _write_in(window, chosen.scenes // 2)
        print(f"{chosen.scenes} scenes; goals: 23.5 frames a second, stalls p99 16 ms and at most 100 ms")
        print(f"{'':<28} {'frames/s':>9} {'stall p99':>10} {'max':>8}", flush=True)
        _measure(window, "playing", chosen.seconds)
        window.films.make_film()
        wait(lambda: window.queue.running is not None and bool(window.queue.running))
        live(3000)  # the children have started
        _measure(window, "... while a film is rendered", chosen.seconds)
        typist = Typist(window, chosen.every)
        _measure(window, "... and somebody types", chosen.seconds)
        typist.deleteLater()
        if not window.queue.running:
            print("the render was over before the last measurement: take more scenes")


def _write_in(window: MainWindow, scene: int) -> None:
    """Put the cursor into the on-screen text of a scene."""
    film = window.session.film
    assert film is not None
    uid = film.scene_uids[scene]
    window.session.select(uid)
    window.script.view.focus_scene(uid)
    card = window.script.view.card(uid)
    assert card is not None
    card.on_screen.setFocus()
    card.on_screen.moveCursor(QTextCursor.MoveOperation.End)
    live(1000)


def _measure(window: MainWindow, name: str, seconds: float) -> None:
    film = window.session.film
    assert film is not None
    window.session.move_playhead(film.timeline.spans[len(film.slides) // 2].start_frame)
    wait(lambda: window.preview.picture.is_settled)
    window.preview.player.play()
    live(1000)
    watch, pulse = FrameWatch(window), Pulse(window)
    began = time.perf_counter()
    live(round(seconds * 1000))
    took = time.perf_counter() - began
    window.preview.player.pause()
    shown = len(watch.frames) / took
    p99, worst = percentile(pulse.gaps, 99) * 1000, max(pulse.gaps) * 1000
    print(f"{name:<28} {shown:9.2f} {p99:7.1f} ms {worst:5.0f} ms", flush=True)
    pulse.deleteLater()
    watch.deleteLater()


if __name__ == "__main__":
    main()
