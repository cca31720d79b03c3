"""What of a narration is not said: letters and signs that the voice has no sound for."""

import unicodedata
from typing import Final

from studio.domain.problem import Fix, Problem, ProblemKind
from studio.domain.text import Language
from studio.speech.lexicon import load_lexicon

_EXPECTED: Final = ("L", "No", "Nd", "So")
"""Categories of characters of which a listener would expect to hear something."""
_SILENT_SIGNS: Final = "™©®"
_NAMED: Final = 8


def unsaid_problems(scene_uid: str, narration: str, language: Language) -> tuple[Problem, ...]:
    """Return the characters of a narration that are left out of the speech, as one problem."""
    spans = unsaid_spans(narration, language)
    if not spans:
        return ()
    named = list(dict.fromkeys(narration[first:end] for first, end in spans))
    return (
        Problem(
            ProblemKind.UNSAID,
            scene_uid,
            span=spans[0],
            amount=len(spans),
            detail=" ".join(named[:_NAMED]),
            fix=Fix.REMOVE_CHARACTERS,
            to="".join(named),
        ),
    )


def unsaid_spans(narration: str, language: Language) -> list[tuple[int, int]]:
    """Return runs of characters [first, end) without a sound, of which one would be expected."""
    if narration.isascii():
        return []
    spans: list[tuple[int, int]] = []
    for first, end in load_lexicon(language).unsaid(narration):
        joins = all(unicodedata.category(c) in ("Mn", "Me", "Cf", "Sk") for c in narration[first:end])
        if spans and spans[-1][1] == first and (joins or _is_expected(narration[first:end])):
            spans[-1] = (spans[-1][0], end)
        elif _is_expected(narration[first:end]):
            spans.append((first, end))
    return spans


def _is_expected(text: str) -> bool:
    return any(unicodedata.category(c).startswith(_EXPECTED) and c not in _SILENT_SIGNS for c in text)
