"""A sentence cut into captions: where a reader would pause, in portions that fit and last long enough."""

from collections.abc import Sequence
from typing import Final

from studio.captions.lines import Row
from studio.captions.norms import GAP_MS, MAX_LINES, MAX_MS, MIN_MS
from studio.captions.shown import Token

_CUT_COST: Final = 18.0
_BREAK_COST: Final = 50.0
_INNER_BREAK_COST: Final = 20.0
_UNSPOKEN_COST: Final = 1_000.0
_SHORT_COST: Final = 60.0
_LONG_COST: Final = 80.0
_ORPHAN_COST: Final = 60.0
_ORPHAN_COLUMNS: Final = 8
"""A caption this narrow is a leftover of its sentence; one of twice the width still looks thin."""
_THIN_COST: Final = 25.0
_MIXED_COST: Final = 15.0
"""For the end of one sentence and the beginning of the next in one caption."""


def cut_sentence(
    tokens: list[Token], moments: Sequence[float], spoken: Sequence[bool], line_columns: int
) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return (start, end, lines) of the portions of a sentence that together cost least.

    `moments` tells in milliseconds when each token begins, and as its last entry when the next sentence does;
    `spoken` which tokens have a sound.
    """
    row = Row(tokens, line_columns)
    silent_since = _silent_since(spoken)
    least = [0.0]
    came_from = [0]
    for end in range(1, len(tokens) + 1):
        costs: list[tuple[float, int]] = []
        for start in range(end - 1, -1, -1):
            if row.width(start, end) > MAX_LINES * line_columns:
                break
            inner = row.inner_break_cost(start, end)
            if inner is not None:
                cost = _INNER_BREAK_COST * inner + least[start] + _BREAK_COST * row.breaks[start] + _CUT_COST
                cost += _length_cost(moments[end] - moments[start] - GAP_MS)
                cost += _UNSPOKEN_COST * (silent_since[end] <= start)
                cost += _MIXED_COST * row.has_stop(start, end)
                if end - start < len(tokens):
                    cost += _leftover_cost(row.width(start, end))
                costs.append((cost, start))
        cost, start = min(costs)
        least.append(cost)
        came_from.append(start)
    portions: list[tuple[int, int, tuple[str, ...]]] = []
    end = len(tokens)
    while end:
        portions.append((came_from[end], end, row.lines(came_from[end], end)))
        end = came_from[end]
    return portions[::-1]


def _length_cost(milliseconds: float) -> float:
    if milliseconds < MIN_MS:
        return _SHORT_COST * (1 + (MIN_MS - milliseconds) / MIN_MS)
    if milliseconds > MAX_MS:
        return _LONG_COST * (1 + (milliseconds - MAX_MS) / MAX_MS)
    return 0.0


def _leftover_cost(width: int) -> float:
    if width <= _ORPHAN_COLUMNS:
        return _ORPHAN_COST
    return _THIN_COST if width <= 2 * _ORPHAN_COLUMNS else 0.0


def _silent_since(spoken: Sequence[bool]) -> list[int]:
    """Return for each end the first start from which nothing up to that end is spoken."""
    since = [0]
    for index, has_sound in enumerate(spoken):
        since.append(index + 1 if has_sound else since[-1])
    return since
