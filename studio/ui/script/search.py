"""What is looked for in the open script, where it stands, and which of the places is the current one."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from studio.domain import edits
from studio.domain.finding import Finder, FoundIn, Hit, Query
from studio.domain.script import Script
from studio.ui.history import Place
from studio.ui.session import EditorSession

_FIELDS = (FoundIn.TITLE, FoundIn.NARRATION, FoundIn.ON_SCREEN_TEXT)


class Search(QObject):
    """Follows the script while somebody looks for something."""

    changed = Signal()
    """What was found, or which of it is the current one."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__(session)
        self._session = session
        self._finder: Finder | None = None
        self._hits: list[Hit] = []
        self._by_uid: dict[str, list[Hit]] = {}
        self._current: Hit | None = None

    @property
    def hits(self) -> list[Hit]:
        """Everything found, in the order of the film."""
        return self._hits

    @property
    def current(self) -> Hit | None:
        """The place that is gone to."""
        return self._current

    @property
    def position(self) -> int:
        """Number of the current place from 1, 0 where there is none."""
        return self._hits.index(self._current) + 1 if self._current is not None else 0

    def hits_of(self, uid: str) -> list[Hit]:
        """Return what was found in a scene, or in the title of a chapter."""
        return self._by_uid.get(uid, [])

    def look_for(self, query: Query, start: Place | None) -> None:
        """Look for something; the first place at or behind `start` becomes the current one."""
        self._finder = Finder(query) if query.text else None
        self._find()
        self._current = self._first_from(start) if start is not None else next(iter(self._hits), None)
        self.changed.emit()

    def stop(self) -> None:
        """Look for nothing."""
        self._finder = None
        self._find()
        self._current = None
        self.changed.emit()

    def follow(self) -> None:
        """Look again: the script has changed."""
        if self._finder is None:
            return
        before, at = list(self._hits), self._current
        self._find()
        if at is not None and at not in self._hits:
            self._current = self._first_from(Place(at.uid, at.field.value, at.start, at.start))
        if before != self._hits or at != self._current:
            self.changed.emit()

    def step(self, step: int) -> Hit | None:
        """Make the next (+1) or the previous (-1) place the current one, round and round."""
        if not self._hits:
            return None
        at = self._hits.index(self._current) if self._current is not None else (-1 if step > 0 else 0)
        self._current = self._hits[(at + step) % len(self._hits)]
        self.changed.emit()
        return self._current

    def replaced(self, by: str) -> Script | None:
        """Return the script with the current place replaced, None where that cannot be."""
        script, hit = self._session.script, self._current
        if script is None or hit is None or self._finder is None:
            return None
        if hit.field is FoundIn.TITLE:
            chapter = next(c for c in script.chapters if c.uid == hit.uid)
            title = chapter.title[: hit.start] + by + chapter.title[hit.end :]
            return edits.with_chapter_title(script, hit.uid, title) if title.strip() else None
        scene = edits.scene_of(script, hit.uid)
        text: str = getattr(scene, hit.field.value)
        update = {hit.field.value: text[: hit.start] + by + text[hit.end :]}
        return edits.with_scene(script, scene.model_copy(update=update))

    def all_replaced(self, by: str) -> tuple[Script, int] | None:
        """Return the script with everything replaced, and how much that was."""
        script = self._session.script
        if script is None or self._finder is None:
            return None
        return self._finder.replace_all(script, by)

    def go_behind(self, hit: Hit, length: int) -> None:
        """Make the first place behind a replaced one, now `length` characters long, the current one."""
        end = hit.start + length
        self._current = self._first_from(Place(hit.uid, hit.field.value, end, end))
        self.changed.emit()

    @Slot()
    def _find(self) -> None:
        script = self._session.script
        self._hits = self._finder.hits(script) if script is not None and self._finder is not None else []
        self._by_uid = {}
        for hit in self._hits:
            self._by_uid.setdefault(hit.uid, []).append(hit)

    def _first_from(self, place: Place) -> Hit | None:
        script = self._session.script
        if script is None or not self._hits:
            return None
        order: dict[str, int] = {}
        for chapter in script.chapters:
            order[chapter.uid] = len(order)
            for scene in chapter.scenes:
                order[scene.uid] = len(order)
        names = [field.value for field in _FIELDS]
        start = (order.get(place.uid, 0), names.index(place.field), min(place.position, place.anchor))
        for hit in self._hits:
            if (order[hit.uid], names.index(hit.field.value), hit.start) >= start:
                return hit
        return self._hits[0]
