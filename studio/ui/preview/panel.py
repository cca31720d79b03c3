"""The preview: the frame at the playhead as it will be encoded, and the transport under it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.review import ScriptStatus
from studio.domain.slides import canvas_of
from studio.ui import words
from studio.ui.preview.canvas import PictureView
from studio.ui.preview.displays import Display, Displays
from studio.ui.preview.full_screen import FullScreen
from studio.ui.preview.keys import Key, key_of
from studio.ui.preview.memory import PreviewMemory
from studio.ui.preview.moves import next_scene, place_written, previous_scene
from studio.ui.preview.player import Player
from studio.ui.preview.seek_bar import SeekBar
from studio.ui.preview.sound import Sound
from studio.ui.preview.transport import Transport
from studio.ui.session import EditorSession, SaveState
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import ElidedLabel, Label, Surface, is_language_change

if TYPE_CHECKING:
    from studio.services.hearing import Hearing
    from studio.services.previewing import FilmPreview


class PreviewPanel(Surface):
    """What the window docks; `tools` belongs at the right of the dock's title."""

    def __init__(
        self,
        session: EditorSession,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        hearing: Hearing | None = None,
        memory: Path | None = None,
    ) -> None:
        """Show the film of a session; it is heard through `hearing`, and `memory` is a file for habits."""
        super().__init__("panel", parent)
        self._session = session
        self._theme = theme
        self._memory = PreviewMemory(memory)
        self._captions = True
        self._safe_areas = self._memory.safe_areas
        self._chosen = False
        self._full: FullScreen | None = None
        self.sound = Sound(hearing, self) if hearing is not None else None
        self.player = Player(session, self, sound=self.sound)
        self.picture = PictureView(theme, self)
        self.seek = SeekBar(theme, self)
        self.transport = Transport(self.player, theme, self, sound=self.sound)
        self._displays = Displays(Display(self.picture, self.seek, self.transport))
        self.silence = Label(theme, Type.META, "muted")
        self.silence.setWordWrap(True)
        self.silence.hide()
        self.tools = ElidedLabel(theme, Type.SECONDARY, "muted", tabular=True)
        self.tools.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.picture, 1)
        column.addSpacing(GRID)
        for part in (self.seek, self.transport, self.silence):
            column.addWidget(part)
        column.addStretch(0)
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # its keys arrive here
        self.setFocusProxy(self.picture)
        self._connect()
        self._recall()
        self._on_film_changed(session.film)
        self._retranslate()

    def _connect(self) -> None:
        self.picture.clicked.connect(self._on_picture_clicked)
        self.picture.double_clicked.connect(self.show_full_size)
        self.transport.full_size_asked.connect(self.show_full_size)
        self._connect_controls(self.seek, self.transport)
        self.player.loop_changed.connect(self._show_time)
        self.player.playing_changed.connect(self._on_playing_changed)
        if self.sound is not None:
            self.sound.trouble_changed.connect(self._on_silence)
            self.sound.volume_changed.connect(self._keep)
        session = self._session
        session.film_changed.connect(self._on_film_changed)
        session.record_changed.connect(self._on_record_changed)
        session.save_state_changed.connect(self._show_picture)
        session.selection_changed.connect(self._on_selection_changed)
        session.playhead_changed.connect(self._on_playhead_changed)

    @Slot(bool)
    def _on_playing_changed(self, playing: bool) -> None:
        if playing:
            self._session.hear()

    def _connect_controls(self, seek: SeekBar, transport: Transport) -> None:
        seek.valueChanged.connect(self._session.move_playhead)
        transport.previous_asked.connect(self.previous_scene)
        transport.next_asked.connect(self.next_scene)
        transport.captions_toggled.connect(self.set_captions)
        transport.safe_areas_toggled.connect(self.set_safe_areas)
        transport.moment_entered.connect(self.go_to)

    def _recall(self) -> None:
        """Look and listen as somebody did before."""
        if self.sound is not None:
            self.sound.set_volume(self._memory.volume / 100, muted=self._memory.is_muted)
        self.set_safe_areas(self._safe_areas)

    @Slot()
    def _keep(self) -> None:
        sound = self.sound
        self._memory.keep(
            volume=round(sound.volume * 100) if sound is not None else self._memory.volume,
            muted=sound.is_muted if sound is not None else self._memory.is_muted,
            safe_areas=self._safe_areas,
        )

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

    @Slot(str)
    def go_to(self, written: str) -> None:
        """Go to the moment, or the scene, that somebody wrote; what cannot be read changes nothing."""
        film = self._session.film
        if film is not None:
            frame = place_written(film.timeline, written, self._session.playhead)
            if frame is not None:
                self._session.move_playhead(frame)

    @Slot()
    def enter_moment(self) -> None:
        """Let somebody write where to go."""
        (self._full.plate.transport if self._full is not None else self.transport).clock.begin()

    @Slot(bool)
    def set_captions(self, shown: bool) -> None:
        """Lay captions over the picture, or not."""
        self._captions = shown
        self._displays.show_captions(shown)

    @Slot(bool)
    def set_safe_areas(self, shown: bool) -> None:
        """Mark the safe areas on the picture, or not."""
        self._safe_areas = shown
        self._displays.show_safe_areas(shown)
        self._keep()

    @Slot()
    def toggle_captions(self) -> None:
        """Lay captions over the picture, or take them away where they are not part of it."""
        film = self._session.film
        if film is not None and not film.has_captions_in_picture:
            self.set_captions(not self._captions)

    @Slot()
    def toggle_safe_areas(self) -> None:
        """Mark the safe areas, or no longer."""
        self.set_safe_areas(not self._safe_areas)

    @Slot()
    def toggle_loop(self) -> None:
        """Repeat the scene at the playhead, or no longer."""
        self.player.set_loops(not self.player.loops)

    def hear_scene(self, index: int) -> None:
        """Play one scene, and stop at its end."""
        self.player.play_scene(index)

    @Slot()
    def show_full_size(self) -> None:
        """Fill the screen with the picture; the same keys work, Esc returns."""
        if self._session.film is None or self._full is not None:
            return
        self._full = full = FullScreen(self, self._theme)
        plate = full.plate
        plate.transport.full_size_asked.connect(self.leave_full_size)
        self._connect_controls(plate.seek, plate.transport)
        self._displays.shown.append(Display(full.picture, plate.seek, plate.transport, plate.title))
        self.set_captions(self._captions)
        self.set_safe_areas(self._safe_areas)
        self._on_film_changed(self._session.film)
        full.picture.show_frame(self._session.playhead, whole=self.picture.is_whole)
        full.showFullScreen()

    @property
    def full_size(self) -> FullScreen | None:
        """The window that fills the screen, while there is one."""
        return self._full

    @Slot()
    def leave_full_size(self) -> None:
        """Return from the full screen."""
        if self._full is not None:
            full, self._full = self._full, None
            del self._displays.shown[1:]
            full.picture.close_worker()
            full.close()
            full.deleteLater()
            self.picture.setFocus()

    def close_workers(self) -> None:
        """Stop playing and painting, and wait for it."""
        self.player.pause()
        self.leave_full_size()
        self.picture.close_worker()
        if self.sound is not None:
            self.sound.close()

    # --- the session ---------------------------------------------------------------------------

    @Slot()
    def _on_record_changed(self) -> None:
        self._retranslate()
        self._show_picture()

    @Slot(object)
    def _on_film_changed(self, film: FilmPreview | None) -> None:
        self._show_picture()
        self._displays.show_controls(film)
        self._show_time()
        self._show_settings()
        self.picture.paint_now()

    @Slot()
    def _show_picture(self) -> None:
        film = self._session.film
        canvas = None
        if film is not None:
            # What a render of this script would carry now: only approved words give a film without a mark.
            canvas = canvas_of(film.spec.model_copy(update={"draft": self._is_draft}))
        self._displays.show_film(film, canvas)
        self._hold_picture()

    @property
    def _is_draft(self) -> bool:
        record = self._session.record
        approved = record is not None and record.status is ScriptStatus.APPROVED
        return not approved or self._session.save_state is not SaveState.SAVED

    @Slot(int)
    def _on_playhead_changed(self, frame: int) -> None:
        whole, self._chosen = self._chosen, False
        self._displays.show_frame(frame, whole=whole)
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

    @Slot()
    def _show_time(self) -> None:
        self._displays.show_time(self._session.film, self._session.playhead, loops=self.player.loops)

    @Slot()
    def _on_silence(self) -> None:
        """Say once, and quietly, why nothing is heard."""
        why = self.transport.why_silent()
        self.silence.setText(why)
        self.silence.setVisible(bool(why))
        self._hold_picture()

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
        film, key = self._session.film, key_of(event)
        if film is None or key is None:
            return False
        far = film.timeline.fps if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        match key:
            case Key.PLAY:
                self.player.toggle()
            case Key.SLOWER:
                self.player.shuttle(-1)
            case Key.FASTER:
                self.player.shuttle(1)
            case Key.PREVIOUS:
                self.previous_scene()
            case Key.NEXT:
                self.next_scene()
            case Key.BACK:
                self.step(-far)
            case Key.ON:
                self.step(far)
            case Key.START:
                self._session.move_playhead(0)
            case Key.END:
                self._session.move_playhead(film.timeline.frame_count - 1)
            case Key.CAPTIONS:
                self.toggle_captions()
            case Key.LOOP:
                self.toggle_loop()
            case Key.SAFE_AREAS:
                self.toggle_safe_areas()
            case Key.MUTE:
                self.transport.toggle_mute()
            case Key.GO_TO:
                self.enter_moment()
            case Key.FULL if self._full is None:
                self.show_full_size()
            case Key.FULL | Key.LEAVE if self._full is not None:
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
