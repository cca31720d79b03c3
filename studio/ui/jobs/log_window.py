"""The log of one job in a window of its own: read-only, to copy or save; it follows a job that runs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QFontDatabase, QGuiApplication, QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.errors import EnvironmentTrouble, ErrorCode, StudioError
from studio.domain.job import RenderJob
from studio.domain.text import Text
from studio.ui.theme import FAMILY, GRID, Theme, Type
from studio.ui.widgets import Button, ElidedLabel, is_language_change
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio

FOLLOW_MS: Final = 500


class LogWindow(QWidget):
    """Shows what happened in a job, and goes on showing it while the job lives."""

    failed = Signal(object)
    """StudioError: the log cannot be read or saved."""
    closed = Signal(str)

    def __init__(self, studio: Studio, job_id: str, title: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("job log")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("surface", "panel")
        self._studio = studio
        self._theme = theme
        self._job_id = job_id
        self._title = title
        self._shown: str | None = None
        self._is_reading = False
        self._worker = Workers(1, self)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.text.setTabChangesFocus(True)
        self.state = ElidedLabel(theme, Type.SECONDARY, "muted")
        self.copy = Button()
        self.save = Button()
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.state, 1)
        row.addWidget(self.copy)
        row.addWidget(self.save)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 3 * GRID, 3 * GRID, 3 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        self._follow = QTimer(self)
        self._follow.setInterval(FOLLOW_MS)
        self._follow.timeout.connect(self.read)
        self.copy.clicked.connect(self.copy_all)
        self.save.clicked.connect(self.ask_where)
        for keys, do in (("Esc", self.close), ("Ctrl+W", self.close), ("Ctrl+S", self.ask_where)):
            QShortcut(QKeySequence(keys), self).activated.connect(do)
        theme.changed.connect(self._dress)
        self._dress()
        self._retranslate()
        self.resize(820, 460)
        self.read()
        self._follow.start()

    @property
    def follows(self) -> bool:
        """Tell whether more may come."""
        return self._follow.isActive()

    @Slot()
    def read(self) -> None:
        """Read the log anew, beside the window."""
        if self._is_reading:
            return
        self._is_reading = True

        def work(_token: CancelToken, _progress: Progress) -> tuple[RenderJob, str]:
            job = self._studio.rendering.get(self._job_id)
            return job, self._studio.queue_view.log_of(self._job_id)

        self._worker.run(work, on_result=self._on_read, on_error=self._on_error, on_end=self._on_end)

    @Slot()
    def copy_all(self) -> None:
        """Put all of the log on the clipboard."""
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self.state.setText(self.tr("Copied."))

    @Slot()
    def ask_where(self) -> None:
        """Ask for a file to save the log in."""
        dialog = QFileDialog(self, self.tr("Save log"))
        dialog.setObjectName("save log")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("log")
        dialog.selectFile(f"{self._job_id}.log")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._save)
        dialog.open()

    @Slot(str)
    def _save(self, path: str) -> None:
        text = self.text.toPlainText()

        def work(_token: CancelToken, _progress: Progress) -> str:
            try:
                Path(path).write_text(text, encoding="utf-8", newline="\n")
            except OSError as error:
                raise EnvironmentTrouble(
                    ErrorCode.FILE_NOT_WRITABLE,
                    Text(
                        ko=f"로그를 저장할 수 없습니다: {path} ({error.strerror}).",
                        en=f"The log cannot be saved: {path} ({error.strerror}).",
                    ),
                    Text(ko="쓸 수 있는 폴더를 고르십시오.", en="Choose a folder that can be written."),
                ) from error
            return path

        self._worker.run(work, on_result=self._on_saved, on_error=self.failed.emit)

    def _on_saved(self, path: str) -> None:
        self.state.setText(self.tr("Saved: %1").replace("%1", path))

    def _on_read(self, found: tuple[RenderJob, str]) -> None:
        job, text = found
        if not job.status.is_active:
            self._follow.stop()
        if text == self._shown:
            return
        bar = self.text.verticalScrollBar()
        was_at_end = self._shown is None or bar.value() == bar.maximum()
        if self._shown and text.startswith(self._shown):
            cursor = QTextCursor(self.text.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text[len(self._shown) :])
        else:
            self.text.setPlainText(text)
        self._shown = text
        if was_at_end:
            bar.setValue(bar.maximum())
        self._say(job)

    def _say(self, job: RenderJob) -> None:
        if not self._shown:
            self.state.setText(self.tr("Nothing was kept: this job is older than the logs."))
        elif job.status.is_active:
            self.state.setText(self.tr("Goes on while the job does."))
        else:
            self.state.setText(job.job_id)

    def _on_error(self, error: StudioError) -> None:
        self._follow.stop()
        self.failed.emit(error)

    def _on_end(self) -> None:
        self._is_reading = False

    @Slot()
    def _dress(self) -> None:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        font.setFamilies([font.family(), FAMILY])  # Hangul in the weight of the rest
        font.setPointSizeF(self._theme.font(Type.SECONDARY).pointSizeF())
        self.text.setFont(font)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Log of “%1”").replace("%1", self._title))
        self.text.setAccessibleName(self.tr("Log of the job"))
        self.copy.set_text(self.tr("Copy all"))
        self.save.set_text(self.tr("Save..."), self.tr("Save the log as a file (Ctrl+S)"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Follow no more."""
        self._follow.stop()
        self._worker.close()
        self.closed.emit(self._job_id)
        super().closeEvent(event)
