"""Ties the frames drawn on the preview to the scene they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from studio.domain.image import MotionKind
from studio.domain.settings import VisualStyle
from studio.ui.inspector.selection import visual_of, with_scenes
from studio.ui.preview.framed import FramedScene
from studio.ui.preview.frames import Frames, Part, visual_with
from studio.ui.preview.framing import FramingView

if TYPE_CHECKING:
    from studio.domain.script import Scene
    from studio.services.previewing import FilmPreview
    from studio.ui.preview.panel import PreviewPanel
    from studio.ui.session import EditorSession
    from studio.ui.theme import Theme


class FramingTool(QObject):
    """Shows the frames of the selected scene over the preview while it is on; edits are steps of history."""

    turned = Signal(bool)

    def __init__(self, session: EditorSession, preview: PreviewPanel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._preview = preview
        self._on = False
        self.view = FramingView(theme, preview.picture)
        self.view.framed.connect(self._on_framed)
        self.view.left.connect(self._on_left)
        session.film_changed.connect(self._refresh)
        session.selection_changed.connect(self._refresh)
        session.selected_scenes_changed.connect(self._refresh)
        session.record_changed.connect(self._refresh)
        preview.player.playing_changed.connect(self._refresh)

    @property
    def is_on(self) -> bool:
        """Tell whether frames are drawn."""
        return self._on

    def turn(self, on: bool) -> None:
        """Begin drawing frames, or end it."""
        if on == self._on:
            return
        self._on = on
        if on:
            self._preview.player.pause()
            if len(self._session.selected_uids) > 1:
                self._session.select(self._session.selected_uid)  # a drawing is of one scene
        self._refresh()
        if self._on is not on:
            return  # there is nothing to draw on
        if self.view.isVisible():
            self.view.setFocus()
        self.turned.emit(on)

    def close_worker(self) -> None:
        """Stop reading pictures, and wait for it."""
        self.view.close_worker()

    @Slot()
    def _refresh(self) -> None:
        if not self._on:
            self.view.hide()
            return
        scene = self._framed()
        if scene is None or len(self._session.selected_uids) > 1:
            self.turn(False)  # a drawing is of one scene
        elif self._preview.player.is_playing:
            self.view.hide()  # what was drawn is looked at
        else:
            self.view.show_scene(scene)
            if not self.view.isVisible():
                self.view.enter()

    def _framed(self) -> FramedScene | None:
        film, scene = self._session.film, self._session.selected_scene
        index = film.scene_index(scene.uid) if film is not None and scene is not None else None
        if film is None or scene is None or index is None:
            return None
        return FramedScene(
            canvas=film.canvas,
            slide=film.slides[index],
            folder=film.pictures,
            focus=visual_of(scene).focus,
            can_move=can_move(film, scene),
            is_editable=self._session.is_editable,
        )

    @Slot(object, object, bool)
    def _on_framed(self, frames: Frames, part: Part, is_key: bool) -> None:
        script, scene = self._session.script, self._session.selected_scene
        if script is None or scene is None:
            return
        label = self.tr("Move the focus point") if part is Part.FOCUS else self.tr("Frame the picture")
        visual = visual_with(scene.visual_spec, frames, part)
        changed = with_scenes(script, {scene.uid}, lambda s: s.model_copy(update={"visual_spec": visual}))
        self._session.apply(changed, label, typing=f"framing:{part}:{scene.uid}" if is_key else "")

    @Slot()
    def _on_left(self) -> None:
        self.turn(False)
        self._preview.picture.setFocus()


def can_move(film: FilmPreview, scene: Scene) -> bool:
    """Tell whether the film moves a scene at all."""
    motion = visual_of(scene).motion
    wanted = motion is None or motion.kind is not MotionKind.NONE
    return wanted and film.spec.settings.style is not VisualStyle.BASIC
