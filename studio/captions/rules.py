"""What is wrong with a list of captions, judged by the norms alone; it changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from studio.captions.norms import GAP_MS, MAX_LINES, MAX_MS, MIN_MS, NORMS, columns
from studio.domain.cues import Cue
from studio.domain.text import Language, Text


class Rule(StrEnum):
    """A norm that a caption can break."""

    EMPTY = "empty"
    ORDER = "order"
    OVERLAP = "overlap"
    PAST_END = "past_end"
    TOO_MANY_LINES = "too_many_lines"
    LINE_TOO_WIDE = "line_too_wide"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    NO_GAP = "no_gap"
    TOO_FAST = "too_fast"

    @property
    def is_error(self) -> bool:
        """Tell whether players go wrong by it; the others only tire readers."""
        return self in (Rule.EMPTY, Rule.ORDER, Rule.OVERLAP, Rule.PAST_END)


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken norm: which caption (from 0), and what to tell a person."""

    cue: int
    rule: Rule
    text: Text


def violations(cues: Sequence[Cue], language: Language, *, film_ms: int | None = None) -> list[Violation]:
    """Return every broken norm in order of the captions; `film_ms` is the film's length where it is known."""
    found: list[Violation] = []
    for index, cue in enumerate(cues):
        found += _alone(index, cue, language)
        if film_ms is not None and cue.end_ms > film_ms:
            found.append(
                _violation(index, Rule.PAST_END, "영상이 끝난 뒤까지 남습니다", "lasts past the film")
            )
        if index:
            found += _with_previous(index, cues[index - 1], cue)
    return found


def reading_speed(cue: Cue) -> float:
    """Return characters a second (spaces not counted) that a reader has to take in."""
    characters = sum(1 for character in cue.text if not character.isspace())
    return characters * 1000 / max(1, cue.end_ms - cue.start_ms)


def _alone(index: int, cue: Cue, language: Language) -> list[Violation]:
    norm = NORMS[language]
    length = cue.end_ms - cue.start_ms
    widest = max(map(columns, cue.lines), default=0)
    speed = reading_speed(cue)
    checks = (
        (not cue.text.strip(), Rule.EMPTY, "글이 없습니다", "has no text"),
        (cue.start_ms < 0 or length <= 0, Rule.ORDER, "끝이 시작보다 빠릅니다", "ends before it starts"),
        (len(cue.lines) > MAX_LINES, Rule.TOO_MANY_LINES, "세 줄이 넘습니다", "has more than two lines"),
        (widest > norm.line_columns, Rule.LINE_TOO_WIDE, "줄이 너무 깁니다", "has a line that is too wide"),
        (0 < length < MIN_MS, Rule.TOO_SHORT, "1초보다 짧습니다", "is shorter than 1 s"),
        (length > MAX_MS, Rule.TOO_LONG, "7초보다 깁니다", "is longer than 7 s"),
        (
            length > 0 and speed > norm.characters_per_second,
            Rule.TOO_FAST,
            f"읽기에 빠릅니다 (초당 {speed:.0f}자)",
            f"is too fast to read ({speed:.0f} characters a second)",
        ),
    )
    return [_violation(index, rule, ko, en) for broken, rule, ko, en in checks if broken]


def _with_previous(index: int, before: Cue, cue: Cue) -> list[Violation]:
    if cue.start_ms < before.start_ms:
        return [_violation(index, Rule.ORDER, "앞 자막보다 먼저 나옵니다", "starts before the one in front")]
    if cue.start_ms < before.end_ms:
        return [_violation(index, Rule.OVERLAP, "앞 자막과 겹칩니다", "overlaps the one in front")]
    if cue.start_ms - before.end_ms < GAP_MS:
        return [_violation(index, Rule.NO_GAP, "앞 자막과 틈이 없습니다", "follows without a gap")]
    return []


def _violation(index: int, rule: Rule, ko: str, en: str) -> Violation:
    return Violation(index, rule, Text(ko=f"자막 {index + 1}: {ko}.", en=f"Caption {index + 1} {en}."))
