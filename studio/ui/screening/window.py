"""A finished film in a window of its own: the screen, its controls, and what the film is evidence of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui import words
from studio.ui.jobs.parcel import NOTHING, Parcel, Stage
from studio.ui.jobs.texts import PARCEL_LOOKS, JobAction
from studio.ui.screening.controls import ScreeningControls
from studio.ui.screening.playback import Playback
from studio.ui.screening.screen import Screen
from studio.ui.screening.voices import who_spoke, who_stood_in
from studio.ui.settings.note import Note
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import (
    Chip,
    ElidedLabel,
    Label,
    Surface,
    ToolButton,
    is_language_change,
    plain_tip,
)

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QVideoFrame

    from studio.services.screening import Screening

HIDE_MS: Final = 2_500
"""How long the controls stay on the whole screen after the mouse has moved."""
VOLUME_STEP: Final = 10
SHORT: Final = 12
"""Characters of the snapshot's digest that are shown; all of them are in its tool tip."""


class ScreeningWindow(QWidget):
    """Plays one film; the keys are those of the preview."""

    folder_wanted = Signal(str)
    """Job id: its folder is to be shown."""
    outside_wanted = Signal(str)
    """Job id: its film is to be opened by another program."""
    sending_wanted = Signal(str, object)
    """Job id, and JobAction about the way of its film out."""
    closed = Signal(str)
    """Job id of a film that is no longer looked at."""

    def __init__(self, screening: Screening, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("screening")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.screening = screening
        fps = screening.canvas.fps
        chapters = [(round(c.start_ms * fps / 1000), c.title) for c in screening.chapters]
        self.playback = Playback(screening.files.video, fps, screening.duration_sec, self)
        self.screen_ = Screen(theme)
        self.screen_.show_film(screening.canvas, screening.cues)
        self.controls = ScreeningControls(self.playback, chapters, theme)
        self._about = self._about_line(theme)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.screen_, 1)
        column.addWidget(self.controls)
        column.addWidget(self._about)
        self._hiding = QTimer(self)
        self._hiding.setSingleShot(True)
        self._hiding.setInterval(HIDE_MS)
        self._hiding.timeout.connect(self._hide_controls)
        self.setMouseTracking(True)
        self.setFocusProxy(self.screen_)
        self._connect()
        self._retranslate()
        self.resize(self._first_size())

    def _about_line(self, theme: Theme) -> Surface:
        line = Surface("status")
        self.state = Chip(theme)
        self.facts = ElidedLabel(theme, Type.SECONDARY, "muted", tabular=True)
        self.snapshot = Label(theme, Type.SECONDARY, "muted", tabular=True)
        self.way = Chip(theme)
        self.way.hide()
        self.upload = ToolButton(theme, "cloud-upload")
        self._way: tuple[Parcel, str, str] = (NOTHING, "", "")
        self.folder = ToolButton(theme, "folder-open")
        self.outside = ToolButton(theme, "external-link")
        self.stand_in = Note(theme)
        column = QVBoxLayout(line)
        column.setContentsMargins(3 * GRID, GRID, 3 * GRID, GRID)
        column.setSpacing(GRID)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        column.addLayout(row)
        column.addWidget(self.stand_in)
        row.addWidget(self.state)
        row.addWidget(self.facts, 1)
        row.addWidget(self.snapshot)
        row.addWidget(self.way)
        row.addWidget(self.upload)
        row.addWidget(self.folder)
        row.addWidget(self.outside)
        return line

    def _connect(self) -> None:
        playback, screen, job_id = self.playback, self.screen_, self.screening.job.job_id
        playback.pictured.connect(self._on_picture)
        playback.frame_moved.connect(self._on_frame)
        playback.loaded.connect(playback.play)
        playback.failed.connect(self._on_failed)
        screen.clicked.connect(playback.toggle)
        screen.double_clicked.connect(self.toggle_full_screen)
        self.controls.captions_toggled.connect(screen.show_captions)
        self.controls.full_screen_asked.connect(self.toggle_full_screen)
        self.upload.clicked.connect(self._on_upload)
        self.folder.clicked.connect(lambda: self.folder_wanted.emit(job_id))
        self.outside.clicked.connect(lambda: self.outside_wanted.emit(job_id))

    def _first_size(self) -> QSize:
        size = self.screen_.sizeHint()
        canvas = self.screening.canvas
        if canvas.height > canvas.width:  # an upright film
            size.transpose()
        size.setWidth(max(size.width(), self.controls.sizeHint().width()))
        below = self.controls.sizeHint().height() + self._about.sizeHint().height()
        size.setHeight(size.height() + below)
        room = self.screen()
        return size.boundedTo(room.availableSize() * 0.9) if room is not None else size

    def begin(self) -> None:
        """Show the window and play the film."""
        self.show()
        self.raise_()
        self.activateWindow()
        self.screen_.setFocus()
        self.playback.load()

    def show_way(self, parcel: Parcel, words: str, why_not: str) -> None:
        """Show where the film is on its way out, and offer the next step, or say why there is none."""
        self._way = (parcel, words, why_not)
        self.way.setVisible(bool(words))
        if words:
            self.way.show_state(words, *PARCEL_LOOKS[parcel.stage])
        self.way.setToolTip(plain_tip(parcel.state.error_message or ""))
        self._name_upload()

    def _name_upload(self) -> None:
        parcel, _, why_not = self._way
        match parcel.stage:
            case Stage.SENDING:
                name, icon = self.tr("Stop the upload"), "ban"
            case Stage.WAITING | Stage.REFUSED:
                name, icon = self.tr("Send now"), "send"
            case _:
                name, icon = self.tr("Upload"), "cloud-upload"
        may = parcel.can_upload or icon != "cloud-upload"
        self.upload.setEnabled(may)
        self.upload.set_icon(icon)
        self.upload.set_name(name)
        if not may and why_not:
            self.upload.setToolTip(plain_tip(f"{name}: {why_not}"))

    @Slot()
    def _on_upload(self) -> None:
        action = {
            Stage.SENDING: JobAction.STOP_UPLOAD,
            Stage.WAITING: JobAction.SEND_NOW,
            Stage.REFUSED: JobAction.SEND_NOW,
        }.get(self._way[0].stage, JobAction.UPLOAD)
        self.sending_wanted.emit(self.screening.job.job_id, action)

    # --- the film --------------------------------------------------------------------------------

    @Slot(object)
    def _on_picture(self, picture: QVideoFrame) -> None:
        self.screen_.show_picture(picture)

    @Slot(int)
    def _on_frame(self, frame: int) -> None:
        self.screen_.show_moment(frame * 1000 / self.playback.fps)

    @Slot(str)
    def _on_failed(self, why: str) -> None:
        text = self.tr("This film cannot be played here: %1").replace("%1", why)
        step = self.tr("Open it in another program, or make it once more.")
        self.screen_.say(f"{text}\n{step}")
        self.controls.switch_off()
        self.outside.setFocus()

    # --- the whole screen ------------------------------------------------------------------------

    @Slot()
    def toggle_full_screen(self) -> None:
        """Fill the screen with the film, or return."""
        if self.isFullScreen():
            self._column.insertWidget(1, self.controls)
            self.showNormal()
        else:
            self._column.removeWidget(self.controls)  # they lie over the picture, which does not jump
            self.showFullScreen()
        self._show_controls()
        self._lay_controls()
        self.screen_.setFocus()

    def _show_controls(self) -> None:
        full = self.isFullScreen()
        self.controls.show()
        self._about.setVisible(not full)
        self.unsetCursor()
        if full:
            self._hiding.start()
        else:
            self._hiding.stop()

    def _lay_controls(self) -> None:
        if self.isFullScreen():
            height = self.controls.sizeHint().height()
            self.controls.setGeometry(0, self.height() - height, self.width(), height)
            self.controls.raise_()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the controls at the foot of the whole screen."""
        super().resizeEvent(event)
        self._lay_controls()

    @Slot()
    def _hide_controls(self) -> None:
        focused = self.focusWidget()
        if focused is not None and self.controls.isAncestorOf(focused) and focused is not self.screen_:
            self._hiding.start()  # somebody goes through them with the keyboard
        elif self.isFullScreen() and self.playback.is_playing:
            self.controls.hide()
            self.setCursor(Qt.CursorShape.BlankCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Bring the controls back on the whole screen."""
        if self.isFullScreen():
            self._show_controls()
        super().mouseMoveEvent(event)

    # --- keys ------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Play, step and shuttle as the preview does."""
        if not self.handle_key(event):
            super().keyPressEvent(event)
        elif self.isFullScreen():
            self._show_controls()

    def handle_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; tell whether it was one of ours."""
        playback, controls = self.playback, self.controls
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        far = playback.fps if shift else 1
        if self.screen_.said and event.key() != Qt.Key.Key_Escape:
            return False
        match event.key():
            case Qt.Key.Key_W if control:
                self.close()
            case Qt.Key.Key_Space | Qt.Key.Key_K:
                playback.toggle()
            case Qt.Key.Key_J:
                playback.shuttle(-1)
            case Qt.Key.Key_L:
                playback.shuttle(1)
            case Qt.Key.Key_Left if control:
                controls.previous_chapter()
            case Qt.Key.Key_Right if control:
                controls.next_chapter()
            case Qt.Key.Key_Left:
                playback.step(-far)
            case Qt.Key.Key_Right:
                playback.step(far)
            case Qt.Key.Key_Home:
                playback.move_to(0)
            case Qt.Key.Key_End:
                playback.step(playback.frame_count)
            case Qt.Key.Key_Up if shift:
                controls.volume.setValue(controls.volume.value() + VOLUME_STEP)
            case Qt.Key.Key_Down if shift:
                controls.volume.setValue(controls.volume.value() - VOLUME_STEP)
            case Qt.Key.Key_Up:
                controls.previous_chapter()
            case Qt.Key.Key_Down:
                controls.next_chapter()
            case Qt.Key.Key_M:
                controls.toggle_sound()
            case Qt.Key.Key_C if controls.captions.isEnabled():
                controls.captions.toggle()
            case Qt.Key.Key_F11 | Qt.Key.Key_F:
                self.toggle_full_screen()
            case Qt.Key.Key_Escape if self.isFullScreen():
                self.toggle_full_screen()
            case Qt.Key.Key_Escape:
                self.close()
            case _:
                return False
        return True

    # --- words and the end -----------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        film, job = self.screening, self.screening.job
        self.setWindowTitle(job.title)
        self.setAccessibleName(self.tr("Film “%1”").replace("%1", job.title))
        self.screen_.setAccessibleName(self.tr("Picture of the film"))
        canvas = film.canvas
        parts = [f"{canvas.width}×{canvas.height}", f"{canvas.fps} fps", f"{film.bytes / 1_000_000:.1f} MB"]
        if job.draft:
            self.state.show_state(self.tr("Draft, not approved"), "pencil", "doubt")
        elif film.approved_by is not None and film.approved_at is not None:
            by = self.tr("Approved by %1, %2").replace("%1", film.approved_by)
            self.state.show_state(by.replace("%2", words.moment(film.approved_at)), "badge-check", "good")
        else:
            self.state.show_state(self.tr("For delivery"), "circle-check", "good")
        if voices := who_spoke(film.voices):
            parts.append(voices)
        self.facts.setText(" · ".join(parts))
        if stood_in := who_stood_in(film.voices):
            self.stand_in.say("triangle-alert", "doubt", stood_in)
        else:
            self.stand_in.hide()
        digest = job.spec_sha256 or ""
        self.snapshot.setText(self.tr("snapshot %1").replace("%1", digest[:SHORT]))
        self.snapshot.setToolTip(digest)
        self._name_upload()
        self.folder.set_name(self.tr("Show folder"))
        self.outside.set_name(self.tr("Open in another program"))
        if film.captions_in_picture:
            self.controls.fix_captions(True, self.tr("The captions are part of this film's picture"))
            self.screen_.show_captions(False)
        elif not film.cues:
            self.controls.fix_captions(False, self.tr("This film has no captions"))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop and let go of the file."""
        self.playback.close()
        self.closed.emit(self.screening.job.job_id)
        super().closeEvent(event)
