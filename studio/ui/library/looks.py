"""Length and picture of each script in the list, made beside the window for the rows that are looked at."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPixmap

from studio.domain.cancel import CancelToken
from studio.domain.errors import StudioError
from studio.domain.library import LibraryEntry
from studio.ui.timeline.thumbnails import Thumbnails, Wanted
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.library import Look
    from studio.services.studio import Studio

KEPT_BYTES: Final = 24 * 1024 * 1024
"""Of pictures: some two thousand at usual sizes."""
REST_MS: Final = 1200
"""Rest after which a script that was changed is looked at anew: while it is written, writing comes first."""
WAITING: Final = 64
"""Rows that scrolled by are forgotten beyond this; they are asked for again when they come back."""

Key = tuple[str, datetime]
"""Id of a script and when it was changed last."""


class LookCache(QObject):
    """Gives what is known at once and has the rest found out, the row asked for last first."""

    arrived = Signal(str)
    """Id of a script of which there is a length or a picture now."""

    def __init__(self, studio: Studio, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._studio = studio
        self._height = 1
        self._looks: dict[str, tuple[Key, Look | None]] = {}
        self._lengths: dict[Key, float] = {}
        self._waiting: OrderedDict[Key, None] = OrderedDict()
        self._refused: set[Key] = set()
        self._pictures = Thumbnails(self, kept_bytes=KEPT_BYTES)
        self._pictures.arrived.connect(self.arrived)
        self._workers = Workers(1, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._look_at_next)

    def set_height(self, height: int) -> None:
        """Have pictures made so high, in device pixels."""
        self._height = height

    def seconds(self, entry: LibraryEntry) -> float | None:
        """Return how long the film of a script is, None while that is not known."""
        key = _key(entry)
        if key in self._lengths:
            return self._lengths[key]
        known, look = self._found(key)
        return look.seconds if look is not None and known == key else None

    def picture(self, entry: LibraryEntry) -> QPixmap | None:
        """Return the picture of a script, an older one while a new one is made, None where there is none."""
        key = _key(entry)
        _, look = self._found(key)
        if look is None:
            return None
        last = look.slide.frame_count - 1
        wanted = Wanted(look.canvas, look.slide, last, self._height, look.pictures)
        return self._pictures.find((key[0], 0), wanted)

    def learn(self, entry: LibraryEntry, seconds: float) -> bool:
        """Take over a length that is known better; tell whether it is another one."""
        before = self.seconds(entry)
        self._lengths[_key(entry)] = seconds
        return before != seconds

    def forget(self) -> None:
        """Find everything out anew."""
        self._looks.clear()
        self._lengths.clear()
        self._refused.clear()

    @property
    def is_idle(self) -> bool:
        """Tell whether everything asked for is there."""
        return not self._waiting and self._workers.is_idle and self._pictures.is_idle

    def close(self) -> None:
        """Stop, and wait for the threads."""
        self._waiting.clear()
        self._rest.stop()
        self._workers.close()
        self._pictures.close()

    def _found(self, key: Key) -> tuple[Key | None, Look | None]:
        """Return what was found out last of a script, and when; have it found out where that is not now."""
        known, look = self._looks.get(key[0], (None, None))
        if known != key and key not in self._refused:
            if known is not None and key not in self._waiting:
                for before in [waiting for waiting in self._waiting if waiting[0] == key[0]]:
                    del self._waiting[before]
                self._rest.start()
            self._waiting[key] = None
            self._waiting.move_to_end(key)
            while len(self._waiting) > WAITING:
                self._waiting.popitem(last=False)
            self._look_at_next()
        return known, look

    def _look_at_next(self) -> None:
        if not self._waiting or not self._workers.is_idle or self._rest.isActive():
            return
        key, _ = self._waiting.popitem()

        def work(_token: CancelToken, _progress: Progress) -> Look | None:
            return self._studio.library.look(key[0])

        def keep(look: Look | None) -> None:
            self._looks[key[0]] = (key, look)
            self.arrived.emit(key[0])

        def refuse(_error: StudioError) -> None:
            self._refused.add(key)  # it is shown without length and picture; the preview says why

        task = self._workers.run(work, on_result=keep, on_error=refuse)
        task.ended.connect(self._look_at_next)


def _key(entry: LibraryEntry) -> Key:
    return entry.summary.script_id, entry.summary.updated_at
