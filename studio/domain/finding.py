"""Finding words in a script, and putting others in their place; marks nothing, changes nothing by itself."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from studio.domain.script import Chapter, Scene, Script


class FoundIn(StrEnum):
    """Which text of a chapter or scene words were found in."""

    TITLE = "title"
    NARRATION = "narration"
    ON_SCREEN_TEXT = "on_screen_text"


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for; empty finds nothing."""

    text: str = ""
    match_case: bool = False
    whole_word: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """The characters [start, end) of a text of the chapter or scene `uid`."""

    uid: str
    field: FoundIn
    start: int
    end: int


class Finder:
    """Finds a query; what was found in a text that did not change is remembered."""

    def __init__(self, query: Query) -> None:
        self.query = query
        words = unicodedata.normalize("NFC", query.text)
        pattern = re.escape(words)
        if query.whole_word:
            # Only where the query itself begins or ends with a letter: `:)` has no word to be whole.
            pattern = rf"{_edge(words[:1], '(?<!')}{pattern}{_edge(words[-1:], '(?!')}"
        self._pattern = re.compile(pattern, 0 if query.match_case else re.IGNORECASE)
        self._known: dict[str, tuple[Scene | Chapter, tuple[Hit, ...]]] = {}

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return where the query stands in a text."""
        if not self.query.text:
            return []
        return [match.span() for match in self._pattern.finditer(text)]

    def hits(self, script: Script) -> list[Hit]:
        """Return everything found in a script: chapter by chapter, title, then each scene's texts."""
        found: list[Hit] = []
        for chapter in script.chapters:
            found += self._of(chapter)
            for scene in chapter.scenes:
                found += self._of(scene)
        return found

    def replaced(self, text: str, by: str) -> tuple[str, int]:
        """Return a text with everything found in it replaced, and how often that was."""
        if not self.query.text:
            return text, 0
        return self._pattern.subn(lambda _match: by, text)

    def replace_all(self, script: Script, by: str) -> tuple[Script, int]:
        """Replace everything found in a script; return how much that was. What has no hit stays the same.

        A chapter's title that would become empty keeps its words.
        """
        count = 0
        chapters: list[Chapter] = []
        for chapter in script.chapters:
            update: dict[str, object] = {}
            title, in_title = self.replaced(chapter.title, by)
            if in_title and title.strip():
                update["title"], count = title, count + in_title
            scenes: list[Scene] = []
            for scene in chapter.scenes:
                narration, said = self.replaced(scene.narration, by)
                shown_text, shown = self.replaced(scene.on_screen_text, by)
                count += said + shown
                changed = {"narration": narration, "on_screen_text": shown_text}
                scenes.append(scene.model_copy(update=changed) if said or shown else scene)
            if any(new is not old for new, old in zip(scenes, chapter.scenes, strict=True)):
                update["scenes"] = tuple(scenes)
            chapters.append(chapter.model_copy(update=update) if update else chapter)
        return (script.model_copy(update={"chapters": tuple(chapters)}) if count else script), count

    def _of(self, owner: Scene | Chapter) -> tuple[Hit, ...]:
        known = self._known.get(owner.uid)
        if known is not None and _same_words(known[0], owner):
            return known[1]
        hits = tuple(
            Hit(owner.uid, field, start, end)
            for field, text in _texts(owner)
            for start, end in self.spans(text)
        )
        self._known[owner.uid] = (owner, hits)
        return hits


def text_of(owner: Scene | Chapter, field: FoundIn) -> str:
    """Return the text in which a hit lies."""
    return next(text for name, text in _texts(owner) if name is field)


def _texts(owner: Scene | Chapter) -> Iterator[tuple[FoundIn, str]]:
    if isinstance(owner, Chapter):
        yield FoundIn.TITLE, owner.title
    else:
        yield FoundIn.NARRATION, owner.narration
        yield FoundIn.ON_SCREEN_TEXT, owner.on_screen_text


def _same_words(known: Scene | Chapter, owner: Scene | Chapter) -> bool:
    if isinstance(known, Chapter) and isinstance(owner, Chapter):
        return known.title == owner.title  # of a chapter its scenes change with every key
    return known is owner


def _edge(character: str, look: str) -> str:
    return rf"{look}\w)" if character.isalnum() or character == "_" else ""
