"""What the timeline does to the script: lengths and places, each as one step of the history."""

from collections.abc import Callable, Collection, Mapping

from studio.domain import edits
from studio.domain.errors import NotFound
from studio.domain.script import Script
from studio.ui.session import EditorSession
from studio.ui.timeline import sayings
from studio.ui.timeline.dropping import Drop
from studio.ui.timeline.model import Strip
from studio.ui.timeline.trimming import Trim


class Changes:
    """Edits of the open script; each returns the script that came of it, None where nothing changed."""

    def __init__(self, session: EditorSession) -> None:
        self._session = session

    def set_lengths(self, strip: Strip, trims: Mapping[int, Trim]) -> Script | None:
        """Give scenes (by their places on the strip) other lengths."""
        lengths = {strip.blocks[index].uid: length.duration_sec for index, length in trims.items()}
        numbers = [strip.blocks[index].number for index in trims]
        label = sayings.length_step(numbers[0]) if len(numbers) == 1 else sayings.lengths_step(len(numbers))
        return self._apply(lambda script: edits.with_lengths(script, lengths), label)

    def drop_scenes(self, uids: Collection[str], drop: Drop) -> Script | None:
        """Put scenes into a gap."""

        def change(script: Script) -> Script:
            if drop.before:
                return edits.move_scenes(script, uids, drop.before)
            chapter = script.chapters[edits.place_of(script, drop.after)[0]]
            return edits.move_scenes(script, uids, None, chapter.uid)

        return self._apply(change, sayings.move_step(len(uids)))

    def drop_chapter(self, scene_uid: str, drop: Drop) -> Script | None:
        """Put the chapter of a scene into a gap between chapters."""

        def change(script: Script) -> Script:
            moved = _chapter_of(script, scene_uid)
            before = _chapter_of(script, drop.before) if drop.before else None
            return edits.move_chapter(script, moved, before)

        return self._apply(change, sayings.chapter_step())

    def shift_scenes(self, step: int) -> Script | None:
        """Move the selected scenes a place back (-1) or on (+1)."""
        uids = self._session.selected_uids
        return self._apply(
            lambda script: edits.shift_scenes(script, uids, step), sayings.move_step(len(uids))
        )

    def shift_chapter(self, step: int) -> Script | None:
        """Move the chapter of the scene that is shown a place back (-1) or on (+1)."""
        uid = self._session.selected_uid

        def change(script: Script) -> Script:
            return edits.shift_chapter(script, _chapter_of(script, uid), step)

        return self._apply(change, sayings.chapter_step())

    def _apply(self, change: Callable[[Script], Script], label: str) -> Script | None:
        before = self._session.script
        if before is None or not self._session.is_editable:
            return None
        try:
            self._session.apply(change(before), label)
        except NotFound:  # a scene went away while it was held
            return None
        after = self._session.script
        return after if after is not before else None


def _chapter_of(script: Script, scene_uid: str) -> str:
    return script.chapters[edits.place_of(script, scene_uid)[0]].uid
