"""Words laid out on the one or two lines of a caption."""

from itertools import accumulate, pairwise
from typing import Final

from studio.captions.breaks import CLEAN, POOR, SPLIT, break_cost, ends_sentence, stays_quoted
from studio.captions.norms import columns
from studio.captions.shown import Token, joined

_ORPHAN_COLUMNS: Final = 4
"""A line this narrow beside a wide one looks like a leftover."""
_ORPHAN_COST: Final = 40
_BREAK_COST: Final = 25.0
"""Columns of imbalance that one puts up with for a break at a pause instead of a poor one."""


class Row:
    """Words in order, measured once, so that any run of them can be laid out cheaply."""

    def __init__(self, tokens: list[Token], line_columns: int) -> None:
        self.tokens = tokens
        self.limit = line_columns
        self.breaks = _break_costs(tokens)
        """How bad it is to begin a line or a caption with each token."""
        self._stops = [0, *accumulate(ends_sentence(token.text) for token in tokens)]
        self._widths = [0, *accumulate(columns(token.text) + token.spaced for token in tokens)]

    def width(self, start: int, end: int) -> int:
        """Return the columns of the words [start, end) on one line."""
        if start == end:
            return 0
        return self._widths[end] - self._widths[start] - self.tokens[start].spaced

    def has_stop(self, start: int, end: int) -> bool:
        """Tell whether a sentence ends within the words [start, end), before the last of them."""
        return self._stops[end - 1] > self._stops[start]

    def inner_break_cost(self, start: int, end: int) -> float | None:
        """Return how bad the break between the lines is (none: 0), None when the words need more than two."""
        if self.width(start, end) <= self.limit:
            return CLEAN
        cut = self._best_break(start, end)
        return None if cut is None else self.breaks[cut]

    def lines(self, start: int, end: int) -> tuple[str, ...]:
        """Return the lines of the words [start, end): one where they fit, else the best balanced two."""
        cut = None if self.width(start, end) <= self.limit else self._best_break(start, end)
        if cut is None:
            return (joined(self.tokens[start:end]),)
        return joined(self.tokens[start:cut]), joined(self.tokens[cut:end])

    def _best_break(self, start: int, end: int) -> int | None:
        best: int | None = None
        best_cost = 0.0
        for cut in range(start + 1, end):
            first, second = self.width(start, cut), self.width(cut, end)
            if max(first, second) > self.limit:
                continue
            cost = float(abs(first - second))
            cost += _ORPHAN_COST * (min(first, second) <= _ORPHAN_COLUMNS)
            cost += _BREAK_COST * self.breaks[cut]
            if best is None or cost < best_cost:
                best, best_cost = cut, cost
        return best


def _break_costs(tokens: list[Token]) -> list[float]:
    costs = [CLEAN]
    is_quoted = False
    for before, token in pairwise(tokens):
        is_quoted = stays_quoted(before.text, is_quoted)
        cost = break_cost(before.text, token.text) if token.spaced else SPLIT
        costs.append(cost + POOR * is_quoted)
    return costs
