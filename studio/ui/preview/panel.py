"""The preview: the frame at the playhead as it will be encoded, and the transport under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.review import ScriptStatus
from studio.domain.slides import canvas_of
from studio.ui import words
from studio.ui.preview.canvas import PictureView
from studio.ui.preview.moves import next_scene, previous_scene
from studio.ui.preview.player import Player
from studio.ui.preview.transport import Transport
from studio.ui.session import EditorSession, SaveState
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import ElidedLabel, Surface, is_language_change

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview


class PreviewPanel(Surface):
    """What the window docks; `tools` belongs at the right of the dock's title."""

    def __init__(self, session: EditorSession, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("panel", parent)
        self._session = session
        self._theme = theme
        self._captions = True
        self._chosen = False
        self._full: FullSize | None = None
        self.player = Player(session, self)
        self.picture = PictureView(theme, self)
        self.transport = Transport(self.player, theme, self)
        self.tools = ElidedLabel(theme, Type.SECONDARY, "muted", tabular=True)
        self.tools.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.picture, 1)
        column.addWidget(self.transport)
        column.addStretch(0)
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # its keys arrive here
        self.setFocusProxy(self.picture)
        self.picture.clicked.connect(self._on_picture_clicked)
        self.picture.double_clicked.connect(self.show_full_size)
        self.transport.previous_asked.connect(self.previous_scene)
        self.transport.next_asked.connect(self.next_scene)
        self.transport.full_size_asked.connect(self.show_full_size)
        self.transport.captions_toggled.connect(self.set_captions)
        session.film_changed.connect(self._on_film_changed)
        session.record_changed.connect(self._on_record_changed)
        session.save_state_changed.connect(self._show_picture)
        session.selection_changed.connect(self._on_selection_changed)
        session.playhead_changed.connect(self._on_playhead_changed)
        self._on_film_changed(session.film)
        self._retranslate()

    # --- what actions of the window call ------------------------------------------------------

    @Slot()
    def previous_scene(self) -> None:
        """Go to the start of this scene, or of the one before."""
        if (film := self._session.film) is not None:
            self._session.move_playhead(previous_scene(film.timeline, self._session.playhead))

    @Slot()
    def next_scene(self) -> None:
        """Go to the start of the next scene."""
        if (film := self._session.film) is not None:
            self._session.move_playhead(next_scene(film.timeline, self._session.playhead))

    def step(self, frames: int) -> None:
        """Go some frames on or back, standing still afterwards."""
        self.player.pause()
        self._session.move_playhead(self._session.playhead + frames)

    @Slot(bool)
    def set_captions(self, shown: bool) -> None:
        """Lay captions over the picture, or not."""
        self._captions = shown
        self.picture.set_captions(shown)
        self.transport.set_captions(shown)
        if self._full is not None:
            self._full.picture.set_captions(shown)

    @Slot()
    def show_full_size(self) -> None:
        """Fill the screen with the picture; the same keys work, Esc returns."""
        if self._session.film is None or self._full is not None:
            return
        self._full = FullSize(self, self._theme)
        self._full.picture.set_captions(self._captions)
        self._show_picture()
        self._full.picture.show_frame(self._session.playhead, whole=self.picture.is_whole)
        self._full.showFullScreen()

    @property
    def full_size(self) -> FullSize | None:
        """The window that fills the screen, while there is one."""
        return self._full

    def leave_full_size(self) -> None:
        """Return from the full screen."""
        if self._full is not None:
            full, self._full = self._full, None
            full.picture.close_worker()
            full.close()
            full.deleteLater()
            self.picture.setFocus()

    def close_workers(self) -> None:
        """Stop playing and painting, and wait for it."""
        self.player.pause()
        self.leave_full_size()
        self.picture.close_worker()

    # --- the session ---------------------------------------------------------------------------

    @Slot()
    def _on_record_changed(self) -> None:
        self._retranslate()
        self._show_picture()

    @Slot(object)
    def _on_film_changed(self, film: FilmPreview | None) -> None:
        self._show_picture()
        self.transport.set_available(film is not None)
        self.transport.set_captions_fixed(film is not None and film.has_captions_in_picture)
        self._show_time()
        self._show_settings()

    @Slot()
    def _show_picture(self) -> None:
        film = self._session.film
        canvas = None
        if film is not None:
            # What a render of this script would carry now: only approved words give a film without a mark.
            canvas = canvas_of(film.spec.model_copy(update={"draft": self._is_draft}))
        for picture in (self.picture, self._full.picture if self._full is not None else None):
            if picture is not None:
                picture.show_film(film, canvas)
        self._hold_picture()

    @property
    def _is_draft(self) -> bool:
        record = self._session.record
        approved = record is not None and record.status is ScriptStatus.APPROVED
        return not approved or self._session.save_state is not SaveState.SAVED

    @Slot(int)
    def _on_playhead_changed(self, frame: int) -> None:
        whole, self._chosen = self._chosen, False
        self.picture.show_frame(frame, whole=whole)
        if self._full is not None:
            self._full.picture.show_frame(frame, whole=whole)
        self._show_time()

    @Slot(str)
    def _on_selection_changed(self, uid: str) -> None:
        """Show a scene whole that is chosen: who goes there wants to see what is on it, not a headline alone.

        The playhead follows a scene that is chosen. Where it has come into a scene, that is exact.
        """
        film = self._session.film
        index = film.scene_index(uid) if film is not None else None
        is_there = film is not None and film.timeline.scene_at(self._session.playhead) == index
        self._chosen = not is_there and not self.player.is_playing

    @Slot()
    def _on_picture_clicked(self) -> None:
        self.picture.setFocus(Qt.FocusReason.MouseFocusReason)
        self.player.toggle()

    def _show_time(self) -> None:
        film = self._session.film
        if film is None:
            self.transport.show_time(0, 0, 24)
        else:
            timeline = film.timeline
            self.transport.show_time(self._session.playhead, timeline.frame_count, timeline.fps)

    def _show_settings(self) -> None:
        film = self._session.film
        if film is None:
            self.tools.setText("")
            return
        canvas = film.canvas
        title = words.theme_name(canvas.theme)
        theme = self.tr("theme “%1”").replace("%1", title)
        self.tools.setText(f"{canvas.width}×{canvas.height} · {canvas.fps} fps · {theme}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the transport right under the picture."""
        super().resizeEvent(event)
        self._hold_picture()

    def _hold_picture(self) -> None:
        margins = self.contentsMargins() + self._column.contentsMargins()
        width = self.width() - margins.left() - margins.right()
        self.picture.setMaximumHeight(max(self.picture.minimumHeight(), self.picture.height_for(width)))

    # --- keys and words ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Play, step and shuttle as editors do."""
        if not self.handle_key(event):
            super().keyPressEvent(event)

    def handle_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; tell whether it was one of ours."""
        film = self._session.film
        if film is None:
            return False
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        far = film.timeline.fps if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        match event.key():
            case Qt.Key.Key_Space | Qt.Key.Key_K:
                self.player.toggle()
            case Qt.Key.Key_J:
                self.player.shuttle(-1)
            case Qt.Key.Key_L:
                self.player.shuttle(1)
            case Qt.Key.Key_Left if control:
                self.previous_scene()
            case Qt.Key.Key_Right if control:
                self.next_scene()
            case Qt.Key.Key_Left:
                self.step(-far)
            case Qt.Key.Key_Right:
                self.step(far)
            case Qt.Key.Key_Home:
                self._session.move_playhead(0)
            case Qt.Key.Key_End:
                self._session.move_playhead(film.timeline.frame_count - 1)
            case Qt.Key.Key_C if not film.has_captions_in_picture:
                self.set_captions(not self._captions)
            case Qt.Key.Key_F11 if self._full is None:
                self.show_full_size()
            case Qt.Key.Key_F11 | Qt.Key.Key_Escape if self._full is not None:
                self.leave_full_size()
            case _:
                return False
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Preview"))
        self.picture.setAccessibleName(self.tr("Picture at the playhead"))
        self.picture.set_hint(
            self.tr("Open or import a script, and its film plays here.")
            if self._session.record is None
            else self.tr("Write a scene, and its picture appears here.")
        )
        self._show_settings()


class FullSize(QWidget):
    """The picture alone on the whole screen."""

    def __init__(self, panel: PreviewPanel, theme: Theme) -> None:
        super().__init__(panel, Qt.WindowType.Window)
        self._panel = panel
        self.picture = PictureView(theme, self, rounded=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        self.setWindowTitle(self.tr("Preview"))
        self.setAccessibleName(self.tr("Preview in full size"))
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # its keys arrive here
        self.setFocusProxy(self.picture)
        self.picture.clicked.connect(panel.player.toggle)
        self.picture.double_clicked.connect(panel.leave_full_size)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the preview."""
        if not self._panel.handle_key(event):
            super().keyPressEvent(event)
