"""The menus of the timeline: of a scene, a chapter, a caption, and of what lies between."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from studio.ui.actions import Actions
from studio.ui.timeline.commands import Command, shown_keys
from studio.ui.timeline.geometry import Hit, Zone
from studio.ui.timeline.strip import TimelineStrip

LANES = (Zone.WAVE, Zone.CAPTION)
_SCENE_ACTIONS = (
    "new_scene", "merge", "", "scene_cut", "scene_copy", "scene_paste", "duplicate", "delete",
)  # fmt: skip
_CHAPTER_ACTIONS = ("chapter_rename", "new_chapter", "", "chapter_merge", "chapter_delete")
"""Actions of the window that are offered here as well as in the script."""


class TimelineMenus(QObject):
    """Builds the menu of whatever was asked about; the lanes that are shown are chosen here too."""

    def __init__(self, strip: TimelineStrip, parent: QWidget) -> None:
        super().__init__(parent)
        self._strip = strip
        self._actions: Actions | None = None
        self.menu = QMenu(parent)
        self.lanes = QMenu(parent)
        self.lane_actions: dict[Zone, QAction] = {}
        for zone in LANES:
            action = self.lanes.addAction("")
            action.setCheckable(True)
            action.setChecked(True)
            self.lane_actions[zone] = action
        self.retranslate()

    def use_actions(self, actions: Actions) -> None:
        """Offer what the window offers for scenes, with its keys."""
        self._actions = actions

    def retranslate(self) -> None:
        """Name what stays between menus."""
        self.lanes.setTitle(self.tr("Lanes shown"))
        self.lane_actions[Zone.WAVE].setText(self.tr("Speech"))
        self.lane_actions[Zone.CAPTION].setText(self.tr("Captions"))

    def fill(self, hit: Hit, frame: float) -> QMenu:
        """Return the menu of what lies at a moment."""
        self.menu.clear()
        match hit.zone:
            case Zone.SCENE | Zone.EDGE:
                self._fill_scene(frame)
            case Zone.CHAPTER:
                self._fill_chapter(hit.index)
            case Zone.CAPTION:
                self._fill_caption(hit.index)
            case _:
                self._fill_empty(frame)
        self.menu.addSeparator()
        self.menu.addMenu(self.lanes)
        return self.menu

    # --- what there is -------------------------------------------------------------------------

    def _fill_scene(self, frame: float) -> None:
        editable = self._strip.session.is_editable
        self._add(self.tr("Play from here"), lambda: self._strip.play_from(frame))
        self._add_shared(("hear_scene",))
        self._add_command(self.tr("Repeat the scene, or no longer"), Command.REPEAT)
        self.menu.addSeparator()
        self._add_command(self.tr("Longer"), Command.LONGER, enabled=editable)
        self._add_command(self.tr("Shorter"), Command.SHORTER, enabled=editable)
        self._add_command(self.tr("Automatic length"), Command.AUTOMATIC, enabled=editable)
        self.menu.addSeparator()
        self._add_command(self.tr("Move left"), Command.MOVE_BACK, enabled=editable)
        self._add_command(self.tr("Move right"), Command.MOVE_ON, enabled=editable)
        self._add_shared(_SCENE_ACTIONS)
        self.menu.addSeparator()
        self._add_command(self.tr("Go to the text"), Command.WRITE)
        self._add_command(self.tr("Select the chapter"), Command.SELECT_CHAPTER)
        self._add_command(self.tr("Select all"), Command.SELECT_ALL)
        self.menu.addSeparator()
        self._add_command(self.tr("Zoom to selection"), Command.ZOOM_SELECTION)
        self._add_command(self.tr("Show the whole film"), Command.FIT)

    def _fill_chapter(self, chapter: int) -> None:
        strip, base = self._strip, self._strip.base
        if chapter >= len(base.bands):
            return
        band, editable = base.bands[chapter], strip.session.is_editable
        self._add(self.tr("Play from here"), lambda: strip.play_from(band.start))
        self._add_command(self.tr("Select its scenes"), Command.SELECT_CHAPTER)
        self._add(self.tr("Zoom to the chapter"), lambda: strip.show_stretch(band.start, band.end))
        self.menu.addSeparator()
        for text, command, possible in (
            (self.tr("Move chapter left"), Command.CHAPTER_BACK, chapter > 0),
            (self.tr("Move chapter right"), Command.CHAPTER_ON, chapter + 1 < len(base.bands)),
        ):
            self._add_command(text, command, enabled=editable and possible)
        self._add_shared(_CHAPTER_ACTIONS)

    def _fill_caption(self, index: int) -> None:
        base = self._strip.base
        if index >= len(base.captions):
            return
        caption = base.captions[index]
        self._add(self.tr("Play from here"), lambda: self._strip.play_from(caption.start))
        self._add(self.tr("Copy the text"), lambda: QGuiApplication.clipboard().setText(caption.text))
        self._add(self.tr("Go to the text"), lambda: self._write_at(caption.start), Command.WRITE)
        self._add(
            self.tr("Zoom to the caption"), lambda: self._strip.show_stretch(caption.start, caption.end)
        )

    def _fill_empty(self, frame: float) -> None:
        if frame < self._strip.base.frame_count:
            self._add(self.tr("Play from here"), lambda: self._strip.play_from(frame))
            self.menu.addSeparator()
        self._add_command(self.tr("Select all"), Command.SELECT_ALL)
        self._add_command(self.tr("Zoom to selection"), Command.ZOOM_SELECTION)
        self._add_command(self.tr("Show the whole film"), Command.FIT)

    def _write_at(self, frame: float) -> None:
        self._strip.go(frame)
        self._strip.do(Command.WRITE)

    # --- parts ---------------------------------------------------------------------------------

    def _add(
        self,
        text: str,
        do: Callable[[], object],
        command: Command | None = None,
        *,
        enabled: bool = True,
    ) -> None:
        # The key is written, not set: it belongs to the strip, and works only while that has the focus.
        shown = f"{text}\t{shown_keys(command)}" if command is not None else text
        action = self.menu.addAction(shown)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked=False: do())

    def _add_command(self, text: str, command: Command, *, enabled: bool = True) -> None:
        self._add(text, lambda: self._strip.do(command), command, enabled=enabled)

    def _add_shared(self, names: tuple[str, ...]) -> None:
        known = {action.objectName(): action for action in self._actions} if self._actions is not None else {}
        for name in names:
            if not name:
                self.menu.addSeparator()
            elif name in known:
                self.menu.addAction(known[name])
