"""What the strip does when a key or a menu asks for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from studio.ui.preview.moves import next_scene, previous_scene
from studio.ui.timeline.commands import Command
from studio.ui.timeline.picking import Pick, ranged
from studio.ui.timeline.trimming import Trim, automatic, trim

if TYPE_CHECKING:
    from studio.ui.timeline.strip import TimelineStrip

STEP_SEC: Final = 0.5
LARGE_STEP_SEC: Final = 2.0
"""What a key adds to a length, and with Shift."""


class Orders:
    """Carries commands out on a strip."""

    def __init__(self, strip: TimelineStrip) -> None:
        self._strip = strip
        self._known: dict[Command, Callable[[], object]] = {
            **self._moves(),
            **self._selections(),
            **self._views(),
            **self._changes(),
        }

    def do(self, command: Command) -> None:
        """Do what is asked for."""
        self._known[command]()

    # --- which is what -------------------------------------------------------------------------

    def _moves(self) -> dict[Command, Callable[[], object]]:
        strip = self._strip
        return {
            Command.FRAME_BACK: lambda: self._step(-1),
            Command.FRAME_ON: lambda: self._step(1),
            Command.SECOND_BACK: lambda: self._step(-strip.base.fps),
            Command.SECOND_ON: lambda: self._step(strip.base.fps),
            Command.SCENE_BACK: lambda: self._to_scene(-1),
            Command.SCENE_ON: lambda: self._to_scene(1),
            Command.START: lambda: strip.go(0),
            Command.END: lambda: strip.go(strip.base.frame_count - 1),
            Command.PLAY: strip.play_asked.emit,
            Command.SLOWER: lambda: strip.shuttle_asked.emit(-1),
            Command.FASTER: lambda: strip.shuttle_asked.emit(1),
            Command.REPEAT: strip.repeat_asked.emit,
            Command.WRITE: strip.write_asked.emit,
        }

    def _selections(self) -> dict[Command, Callable[[], object]]:
        return {
            Command.EXTEND_BACK: lambda: self._extend(-1),
            Command.EXTEND_ON: lambda: self._extend(1),
            Command.EXTEND_START: lambda: self._extend(-len(self._strip.order)),
            Command.EXTEND_END: lambda: self._extend(len(self._strip.order)),
            Command.SELECT_ALL: self._select_all,
            Command.SELECT_CHAPTER: self._select_chapter,
            Command.SELECT_ONE: self._select_one,
        }

    def _views(self) -> dict[Command, Callable[[], object]]:
        strip = self._strip
        return {
            Command.ZOOM_IN: strip.zoom_in,
            Command.ZOOM_OUT: strip.zoom_out,
            Command.FIT: strip.fit,
            Command.ZOOM_SELECTION: self._zoom_to_selection,
            Command.MENU: strip.ask_menu_at_playhead,
        }

    def _changes(self) -> dict[Command, Callable[[], object]]:
        strip, changes = self._strip, self._strip.changes
        return {
            Command.SHORTER: lambda: self._lengthen(-STEP_SEC),
            Command.LONGER: lambda: self._lengthen(STEP_SEC),
            Command.MUCH_SHORTER: lambda: self._lengthen(-LARGE_STEP_SEC),
            Command.MUCH_LONGER: lambda: self._lengthen(LARGE_STEP_SEC),
            Command.AUTOMATIC: lambda: self.set_automatic(strip.selected_indices),
            Command.MOVE_BACK: lambda: strip.show_order(changes.shift_scenes(-1)),
            Command.MOVE_ON: lambda: strip.show_order(changes.shift_scenes(1)),
            Command.CHAPTER_BACK: lambda: strip.show_order(changes.shift_chapter(-1)),
            Command.CHAPTER_ON: lambda: strip.show_order(changes.shift_chapter(1)),
            Command.DELETE: lambda: strip.action_asked.emit("delete"),
            Command.CUT: lambda: strip.action_asked.emit("scene_cut"),
            Command.COPY: lambda: strip.action_asked.emit("scene_copy"),
            Command.PASTE: lambda: strip.action_asked.emit("scene_paste"),
        }

    # --- the playhead --------------------------------------------------------------------------

    def _step(self, frames: int) -> None:
        self._strip.go(self._strip.session.playhead + frames)

    def _to_scene(self, step: int) -> None:
        film, here = self._strip.session.film, self._strip.session.playhead
        if film is not None:
            find = next_scene if step > 0 else previous_scene
            self._strip.go(find(film.timeline, here))

    # --- the selection -------------------------------------------------------------------------

    def _extend(self, step: int) -> None:
        order, shown = self._strip.order, self._strip.session.selected_uid
        if shown in order:
            reached = min(max(0, order.index(shown) + step), len(order) - 1)
            self._strip.pick(ranged(order, self._strip.anchor, order[reached]))

    def _select_all(self) -> None:
        order, shown = self._strip.order, self._strip.session.selected_uid
        self._strip.pick(Pick(order, shown if shown in order else order[0]))

    def _select_chapter(self) -> None:
        shown, base = self._strip.session.selected_uid, self._strip.base
        index = self._strip.index_of(shown)
        if index is not None:
            blocks = base.of_chapter(base.blocks[index].chapter)
            self._strip.pick(Pick(tuple(block.uid for block in blocks), shown))

    def _select_one(self) -> None:
        self._strip.session.select(self._strip.session.selected_uid, move_playhead=False)

    def _zoom_to_selection(self) -> None:
        chosen = [self._strip.base.blocks[i] for i in self._strip.selected_indices]
        if chosen:
            self._strip.show_stretch(chosen[0].start, chosen[-1].end)

    # --- the script ----------------------------------------------------------------------------

    def _lengthen(self, seconds: float) -> None:
        strip, trims = self._strip, dict[int, Trim]()
        fps = strip.base.fps
        for index in strip.selected_indices:
            block = strip.base.blocks[index]
            trims[index] = trim(block, block.frame_count + seconds * fps, fps, strip.default_sec)
        strip.set_lengths(trims)

    def set_automatic(self, indices: tuple[int, ...]) -> None:
        """Leave the lengths of scenes to their narration."""
        blocks, fps = self._strip.base.blocks, self._strip.base.fps
        self._strip.set_lengths({i: automatic(blocks[i], fps, self._strip.default_sec) for i in indices})
