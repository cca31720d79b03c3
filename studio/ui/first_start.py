"""The first start: opens the sample and leads through three things, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from studio.ui.welcome import Try, Welcome

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


class FirstStart(QObject):
    """Watches over the three things while the strip that offers them is shown."""

    def __init__(self, window: MainWindow, welcome: Welcome) -> None:
        super().__init__(window)
        self._window = window
        self._welcome = welcome
        welcome.tried.connect(self._on_tried)
        window.session.undo_stack.indexChanged.connect(self._on_edited)
        window.preview.player.playing_changed.connect(self._on_playing)
        window.queue.jobs_changed.connect(self._on_jobs)

    def begin(self) -> None:
        """Open the sample and offer the three things."""
        self._welcome.show()
        self._window.scripts.open_sample()

    @Slot(object)
    def _on_tried(self, step: Try) -> None:
        match step:
            case Try.WRITE:
                self._window.script.begin_writing()
            case Try.WATCH:
                self._window.preview.player.play()
            case Try.MAKE:
                self._window.films.make_film()

    @Slot(int)
    def _on_edited(self, index: int) -> None:
        if index > 0:
            self._welcome.mark_done(Try.WRITE)

    @Slot(bool)
    def _on_playing(self, playing: bool) -> None:
        if playing:
            self._welcome.mark_done(Try.WATCH)

    @Slot()
    def _on_jobs(self) -> None:
        if self._window.queue.running:
            self._welcome.mark_done(Try.MAKE)
