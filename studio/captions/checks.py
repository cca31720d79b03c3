"""Which captions of a scene break a norm, and in which words of its narration."""

import math
from collections.abc import Sequence
from typing import Final

from studio.captions.norms import NORMS, columns
from studio.captions.rules import Rule, reading_speed, violations
from studio.captions.shown import sentences_of_tokens
from studio.domain.cues import Cue
from studio.domain.problem import Fix, Problem, ProblemKind
from studio.domain.text import Language

_KINDS: Final = {
    Rule.TOO_FAST: ProblemKind.FAST_CAPTION,
    Rule.TOO_SHORT: ProblemKind.SHORT_CAPTION,
    Rule.TOO_LONG: ProblemKind.LONG_CAPTION,
    Rule.LINE_TOO_WIDE: ProblemKind.WIDE_CAPTION,
    Rule.TOO_MANY_LINES: ProblemKind.TALL_CAPTION,
    Rule.NO_GAP: ProblemKind.CROWDED_CAPTION,
    Rule.OVERLAP: ProblemKind.CROWDED_CAPTION,
}
_SLOWEST: Final = 0.7
"""Speed of a voice below which nobody wants to listen."""


def caption_problems(
    scene_uid: str, narration: str, cues: Sequence[Cue], language: Language, *, voice_speed: float
) -> tuple[Problem, ...]:
    """Return the worst caption of a scene for every norm that is broken; `cues` are those of the scene."""
    worst: dict[ProblemKind, Problem] = {}
    spans: list[tuple[int, int]] | None = None
    for found in violations(cues, language):
        kind = _KINDS.get(found.rule)
        if kind is None:
            continue
        cue = cues[found.cue]
        amount = _amount(kind, cue)
        before = worst.get(kind)
        if before is None or _is_worse(kind, amount, before.amount):
            spans = spans_of(narration, cues, language) if spans is None else spans
            slower = _slower(voice_speed, amount, language) if kind is ProblemKind.FAST_CAPTION else None
            worst[kind] = Problem(
                kind,
                scene_uid,
                span=spans[found.cue],
                amount=amount,
                detail=max(cue.lines, key=columns) if kind is ProblemKind.WIDE_CAPTION else "",
                fix=Fix.SLOWER if slower else None,
                to=slower,
            )
    return tuple(worst.values())


def spans_of(narration: str, cues: Sequence[Cue], language: Language) -> list[tuple[int, int]]:
    """Return the characters [first, end) of a narration that each of its captions shows."""
    tokens = [t for s in sentences_of_tokens(narration, NORMS[language].line_columns) for t in s]
    spans: list[tuple[int, int]] = []
    at = 0
    for cue in cues:
        left = len(cue.text.replace(" ", ""))
        first = at
        while at < len(tokens) and left > 0:
            left -= len(tokens[at].text.replace(" ", ""))
            at += 1
        end = tokens[at].origin if at < len(tokens) else len(narration)
        begin = tokens[first].origin if first < len(tokens) else end
        spans.append((begin, begin + len(narration[begin:end].rstrip())))
    return spans


def _amount(kind: ProblemKind, cue: Cue) -> float:
    if kind is ProblemKind.FAST_CAPTION:
        return reading_speed(cue)
    if kind is ProblemKind.TALL_CAPTION:
        return len(cue.lines)
    return (cue.end_ms - cue.start_ms) / 1000


def _is_worse(kind: ProblemKind, amount: float, before: float) -> bool:
    return amount < before if kind is ProblemKind.SHORT_CAPTION else amount > before


def _slower(speed: float, characters_a_second: float, language: Language) -> float | None:
    """Return the speed, in steps of a twentieth, at which the caption can be read; None where none can."""
    wanted = math.floor(20 * speed * NORMS[language].characters_per_second / characters_a_second) / 20
    return wanted if wanted >= _SLOWEST else None


def reading_seconds(text: str, language: Language) -> float:
    """Return how long it takes to find and read words on a screen."""
    characters = sum(1 for character in text if not character.isspace())
    return 1.0 + characters / NORMS[language].characters_per_second if characters else 0.0
