"""Scripts as the library lists them: with what became of their films, found by the words in them."""

import unicodedata
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from studio.domain.records import ScriptSummary


class FilmState(StrEnum):
    """What became of the film of a script."""

    NONE = "none"
    MAKING = "making"
    """It waits in the queue or is being rendered."""
    MADE = "made"
    FAILED = "failed"
    """The last try failed; there may be an older film."""


class LibraryEntry(BaseModel):
    """One script of the library."""

    model_config = ConfigDict(frozen=True)

    summary: ScriptSummary
    film: FilmState = FilmState.NONE


def words_of(query: str) -> tuple[str, ...]:
    """Return the words that are searched for, as `holds` compares them."""
    return tuple(dict.fromkeys(_folded(query).split()))


def holds(script: Mapping[str, Any], words: Sequence[str]) -> bool:
    """Tell whether a stored script says every one of `words` somewhere: in titles, narration or on screen."""
    said = [str(script.get("title", ""))]
    for chapter in script.get("chapters", ()):
        said.append(str(chapter.get("title", "")))
        for scene in chapter.get("scenes", ()):
            said += (str(scene.get(key) or "") for key in ("narration", "on_screen_text", "caption"))
    text = _folded("\n".join(said))
    return all(word in text for word in words)


def _folded(text: str) -> str:
    """Return text in which letters are equal that a person takes for equal."""
    return unicodedata.normalize("NFC", text).casefold()
