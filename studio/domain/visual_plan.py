"""What a scene shows when its author has not said: a title, a body and the terms to mark."""

import re
from dataclasses import dataclass
from typing import Final

from studio.domain.sentences import sentences

TITLE_LIMIT: Final = 50
"""Characters of a title taken from the narration."""
BODY_LIMIT: Final = 100
"""Characters of a body taken from the narration."""
HIGHLIGHT_LIMIT: Final = 5

_QUOTED: Final = re.compile(r"(?:(?<!\w)[\"']|[“‘])([^\"'“”‘’\n]{2,20})[\"'”’]")
_CAPITALS: Final = re.compile(r"(?<![A-Za-z0-9])[A-Z]{2,10}(?![A-Za-z])")
_NUMBER_WITH_UNIT: Final = re.compile(r"\d[\d,.]*\s?(?:MB|GB|TB|KB|일|개|회|초|분|시간|%|원|명|건)")
_MARKED: Final = re.compile(r"\*\*([^*\n]+)\*\*|\[([^\]\n]+)\]")


@dataclass(frozen=True, slots=True)
class VisualPlan:
    """The words of a slide, with the marks of `**bold**` taken out, and the terms in them to mark."""

    title: str
    body: str
    highlight_terms: tuple[str, ...]


def plan(on_screen_text: str, caption: str, narration: str) -> VisualPlan:
    """Return what to show for a scene without a visual spec."""
    spoken = sentences(narration)
    shown = on_screen_text.strip() or caption.strip()
    title = shown or shorten(spoken[0] if spoken else "", TITLE_LIMIT)
    rest = spoken[1:] if len(spoken) > 1 else ([] if not shown else spoken)
    return VisualPlan(
        title=without_marks(title),
        body=without_marks(shorten(" ".join(rest), BODY_LIMIT)),
        highlight_terms=highlight_terms(" \n".join((on_screen_text, caption, narration))),
    )


def highlight_terms(text: str) -> tuple[str, ...]:
    """Return up to five terms worth marking: quoted, capitals, numbers with a unit, then marked by hand."""
    found = [
        *_QUOTED.findall(text),
        *_CAPITALS.findall(text),
        *_NUMBER_WITH_UNIT.findall(text),
        *(bold or bracketed for bold, bracketed in _MARKED.findall(text)),
    ]
    return tuple(dict.fromkeys(term.strip() for term in found))[:HIGHLIGHT_LIMIT]


def without_marks(text: str) -> str:
    """Return `text` without the asterisks and brackets that only mark a term."""
    return _MARKED.sub(lambda m: m.group(1) or m.group(2), text)


def shorten(text: str, limit: int) -> str:
    """Cut `text` at a word to at most `limit` characters, ending in an ellipsis when something is lost."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    at = cut.rfind(" ")
    return (cut[:at] if at > limit // 2 else cut).rstrip(" ,.;:") + "…"
