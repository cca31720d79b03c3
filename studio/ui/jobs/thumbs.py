"""The pictures of finished films: read beside the window, when their rows are seen."""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from studio.domain.cancel import CancelToken
from studio.domain.job_list import ListedJob
from studio.ui.workers import Progress, Workers

WIDTH: Final = 320
"""Pixels; enough for a row of text at twice the size on a screen with two pixels a point."""
KEPT: Final = 200


class Thumbs(QObject):
    """Thumbnails by job; what is not read yet, or cannot be, is None."""

    arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = Workers(1, self)
        self._known: OrderedDict[str, QPixmap | None] = OrderedDict()

    def of(self, job: ListedJob) -> QPixmap | None:
        """Return the picture of a finished film; one that is not read yet is told of by `arrived`."""
        if job.job_id in self._known:
            self._known.move_to_end(job.job_id)
            return self._known[job.job_id]
        self._known[job.job_id] = None
        while len(self._known) > KEPT:
            self._known.popitem(last=False)
        url = QUrl(job.assets.thumbnail_url) if job.assets is not None else QUrl()
        if url.isLocalFile():
            self._read(job.job_id, url.toLocalFile())
        return None

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is being read."""
        return self._worker.is_idle

    def close(self) -> None:
        """Read no more."""
        self._worker.close()

    def _read(self, job_id: str, path: str) -> None:
        def work(_token: CancelToken, _progress: Progress) -> QImage:
            reader = QImageReader(path)
            size = reader.size()
            if size.width() > WIDTH:
                reader.setScaledSize(size.scaled(QSize(WIDTH, WIDTH), Qt.AspectRatioMode.KeepAspectRatio))
            return reader.read()  # a null picture where there is none: the row shows a sign instead

        def take(image: QImage) -> None:
            if job_id in self._known and not image.isNull():
                self._known[job_id] = QPixmap.fromImage(image)
                self.arrived.emit()

        self._worker.run(work, on_result=take)
