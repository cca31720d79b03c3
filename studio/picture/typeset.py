"""Text put into lines: as large as fits, evenly filled, broken where a reader would pause."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate
from typing import Final

from PySide6.QtGui import QFont, QFontMetricsF

from studio.domain.bold import Span, bold_spans
from studio.picture.breaks import Word, graphemes, reading_width, words_of
from studio.picture.marks import spans_in_line
from studio.picture.qt import font_of

KOREAN_LIMIT: Final = 28
"""Korean characters a line."""
WORD_LIMIT: Final = 14
"""Words a line."""
LINE_LIMIT: Final = 120
"""Characters no line can hold: what goes beyond is cut before it is measured."""
_REFERENCE: Final = 100
"""Pixel size at which words are measured; without hinting, widths are in proportion to the size."""
_ELLIPSIS: Final = "…"
_LOOSE_ENDS: Final = " ,.;:·"
"""What does not stand before an ellipsis."""

NEAR: Final = 0.8
"""The least part of its size a headline gives up for better lines."""
HEADLINE_PAUSE: Final = 0.5
"""How much more ragged the lines of a headline may be for the sake of ending where a reader pauses."""
LINE_COST: Final = 0.16
"""The part of its size a text usually gives up before it takes a line more than it should."""
FEW: Final = 3
"""Lines up to which a pause is worth its whole gain: more of them read as a text."""
ORPHAN: Final = 1.5
"""What one short word on the last line costs; a full line of white space costs 1."""
WIDE_WORD: Final = 0.7
"""The part of a line from which on one word fills the last one well enough, and costs only `LONE`."""
LONE: Final = 0.1


@dataclass(frozen=True, slots=True)
class Face:
    """How a text looks apart from its size: tracking in percent, leading in sizes."""

    families: tuple[str, ...]
    weight: QFont.Weight = QFont.Weight.Normal
    tracking: float = 0.0
    leading: float = 1.5

    def font(self, size: float) -> QFont:
        """Return the font at `size` pixels."""
        return font_of(self.families, size, self.weight, self.tracking)

    @property
    def is_heavy(self) -> bool:
        """Tell whether nothing heavier is left for a bold word."""
        return self.weight >= QFont.Weight.Bold

    def bolder(self) -> "Face":
        """Return the face of bold words in this text."""
        return replace(self, weight=max(self.weight, QFont.Weight.Bold))


@dataclass(frozen=True, slots=True)
class Room:
    """The place a text may take: pixels, and lines it should and may have."""

    width: float
    height: float = math.inf
    lines: int = 2
    most_lines: int = 4
    counted: bool = True
    """Whether the limits of characters and words a line hold."""
    pause_gain: float = 0.25
    """How much more ragged lines may be for the sake of ending where a reader pauses."""
    line_cost: float = LINE_COST


@dataclass(frozen=True, slots=True)
class Setting:
    """A text in lines, with the size at which it fits; `cut` when not all of it is shown."""

    face: Face
    size: int
    text: str
    lines: tuple[str, ...]
    starts: tuple[int, ...] = (0,)
    """Where in `text` each line begins."""
    cut: bool = False
    bold: tuple[Span, ...] = ()
    """Characters of `text` that are set bold."""

    @property
    def line_height(self) -> float:
        """Pixels from one baseline to the next."""
        return self.size * self.face.leading

    @property
    def height(self) -> float:
        """Height of all lines in pixels."""
        return self.line_height * len(self.lines)

    @property
    def widths(self) -> tuple[float, ...]:
        """How many pixels each line is wide."""
        rulers = _Rulers(self.face, self.bold)
        lines = zip(self.lines, self.starts, strict=True)
        return tuple(rulers.width(line, start) * self.size for line, start in lines)

    @property
    def width(self) -> float:
        """Width of the widest line in pixels."""
        return max(self.widths)


@dataclass(frozen=True, slots=True)
class _Lines:
    """Where the lines of a text lie, and how little they please."""

    spans: list[Span]
    cost: float


def typeset(text: str, face: Face, sizes: Sequence[float], room: Room, bold: tuple[str, ...] = ()) -> Setting:
    """Set `text` at the largest of `sizes` (pixels, falling) at which it fits `room`.

    It takes more lines than it should only to be clearly larger; what never fits ends in an ellipsis. `bold`
    are the parts that are set bold, as `bold_spans` finds them.
    """
    return _typeset(text, face, tuple(max(1, round(size)) for size in sizes), room, bold)


@lru_cache(maxsize=512)
def _typeset(
    text: str, face: Face, steps: tuple[int, ...], room: Room, bold_words: tuple[str, ...]
) -> Setting:
    flat = " ".join(text.split())
    clipped = flat[: LINE_LIMIT * room.most_lines]
    bold = bold_spans(clipped, bold_words)
    measured = _Measured(clipped, face, bold)
    best: tuple[float, int, _Lines] | None = None
    for most in range(room.lines, room.most_lines + 1):
        fitting: list[tuple[int, _Lines]] = []
        for size in _sizes_for(steps, most - room.lines):
            if fitting and (room.pause_gain < HEADLINE_PAUSE or size < NEAR * fitting[0][0]):
                break
            affordable = min(most, int(min(most, (room.height + 0.01) / (size * face.leading))))
            lines = measured.best(room, size, affordable)
            if lines and (most > room.lines or not _orphaned(clipped, lines.spans)):
                fitting.append((size, lines))
        if fitting:
            size, lines = _most_pleasing(fitting)
            worth = size * (1 - room.line_cost * (most - room.lines))
            if best is None or worth > best[0]:
                best = (worth, size, lines)
    if best is not None:
        _, size, lines = best
        return _setting(face, size, clipped, lines.spans, bold, cut=len(clipped) < len(flat))
    size = steps[-1]
    loose = measured.best(room, size, None)
    spans = loose.spans if loose else [(0, len(clipped))]
    affordable = max(1, int(min(room.most_lines, (room.height + 0.01) / (size * face.leading))))
    if len(spans) <= affordable and len(clipped) == len(flat):
        return _setting(face, size, clipped, spans, bold, cut=False)
    spans = spans[:affordable]
    end = measured.shortened(spans[-1], room.width / size)
    shown = tuple((a, min(b, end)) for a, b in bold if a < end)
    whole = _setting(face, size, clipped, [*spans[:-1], (spans[-1][0], end)], shown, cut=True)
    return replace(whole, lines=(*whole.lines[:-1], whole.lines[-1] + _ELLIPSIS))


def _sizes_for(steps: tuple[int, ...], more_lines: int) -> tuple[int, ...]:
    """Return the sizes to try when a text takes so many lines more than it should.

    A longer text steps back for what stands beside it.
    """
    return steps[min(len(steps) - 1, round(len(steps) * 0.26 * min(more_lines, 3))) :]


def _most_pleasing(fitting: list[tuple[int, _Lines]]) -> tuple[int, _Lines]:
    """Return the largest size, or a slightly smaller one at which the lines end better."""
    largest = fitting[0][0]
    return min(fitting, key=lambda entry: entry[1].cost + 1.2 * (1 - entry[0] / largest))


def _setting(
    face: Face, size: int, text: str, spans: list[Span], bold: tuple[Span, ...], *, cut: bool
) -> Setting:
    lines = tuple(text[start:end] for start, end in spans)
    return Setting(face, size, text, lines, tuple(start for start, _ in spans), cut, bold)


def _orphaned(text: str, spans: list[Span]) -> bool:
    start, end = spans[-1]
    last = text[start:end]
    return len(spans) > 1 and len(text.split()) > 3 and len(last.split()) == 1 and len(last) < 8


class _Measured:
    """A text whose words are measured once, for every size."""

    def __init__(self, text: str, face: Face, bold: tuple[Span, ...]) -> None:
        self._text = text
        self._rulers = _Rulers(face, bold)
        self._space = self._rulers.space
        self._words = words_of(text)
        self._read = [0.0, *accumulate(map(reading_width, text))]
        self._widths = [self._rulers.width(text[w.start : w.end], w.start) for w in self._words]

    def best(self, room: Room, size: int, most: int | None) -> _Lines | None:
        """Return the best lines of at most `most`, or None when there is no way."""
        width = room.width / size
        words, widths = self._pieces(width)
        if not words:
            return _Lines([(0, 0)], 0.0)
        fewest = self._fewest(words, widths, width, room.counted)
        if most is not None and fewest > most:
            return None
        return self._balanced(words, widths, width, fewest, room)

    def shortened(self, line: Span, width: float) -> int:
        """Return where a line ends so that it fits `width` (in sizes) with an ellipsis behind it."""
        start = line[0]
        free = width - self._rulers.width(_ELLIPSIS, len(self._text))
        kept = graphemes(self._text[start : line[1]].rstrip(_LOOSE_ENDS))
        while kept and self._rulers.width("".join(kept), start) > free:
            kept.pop()
        return start + len("".join(kept).rstrip(_LOOSE_ENDS))

    def _pieces(self, width: float) -> tuple[list[Word], list[float]]:
        """Return words and widths; a word wider than a whole line comes in parts."""
        words: list[Word] = []
        widths: list[float] = []
        for word, length in zip(self._words, self._widths, strict=True):
            if length <= width:
                words.append(word)
                widths.append(length)
                continue
            start, at, used = word.start, word.start, 0.0
            for cluster in graphemes(self._text[word.start : word.end]):
                advance = self._rulers.width(cluster, at)
                if at > start and used + advance > width:
                    words.append(Word(start, at, spaced=False))
                    widths.append(used)
                    start, used = at, 0.0
                used += advance
                at += len(cluster)
            words.append(replace(word, start=start))
            widths.append(used)
        return words, widths

    def _fits(self, words: list[Word], first: int, last: int, counted: bool) -> bool:
        if not counted or first == last:
            return True
        length = self._read[words[last].end] - self._read[words[first].start]
        return last - first < WORD_LIMIT and length <= KOREAN_LIMIT

    def _fewest(self, words: list[Word], widths: list[float], width: float, counted: bool) -> int:
        count, first, used = 1, 0, widths[0]
        for i in range(1, len(words)):
            used += (self._space if words[i - 1].spaced else 0) + widths[i]
            if used > width or not self._fits(words, first, i, counted):
                count, first, used = count + 1, i, widths[i]
        return count

    def _balanced(
        self, words: list[Word], widths: list[float], width: float, count: int, room: Room
    ) -> _Lines:
        """Return exactly `count` lines of the least cost (dynamic programming over the last word)."""
        size = len(words)
        spaces = [self._space if word.spaced else 0.0 for word in words]
        ideal = (sum(widths) + sum(spaces[:-1])) / count
        gain = room.pause_gain if count <= FEW else room.pause_gain / 2
        costs: list[dict[int, tuple[float, int]]] = [{-1: (0.0, -1)}]
        for number in range(1, count + 1):
            row: dict[int, tuple[float, int]] = {}
            for before, (cost, _) in costs[-1].items():
                used = 0.0
                for last in range(before + 1, size):
                    used += widths[last] + (spaces[last - 1] if last > before + 1 else 0)
                    if used > width + 1e-6 or not self._fits(words, before + 1, last, room.counted):
                        break
                    at_end = last == size - 1
                    if at_end != (number == count):
                        continue
                    total = cost + ((used - ideal) / ideal) ** 2
                    if not at_end:
                        total += words[last].break_cost
                        if words[last].pause and not words[last].break_cost:
                            total -= gain * words[last].pause
                    elif last == before + 1 and count > 1 and size > 2:
                        total += ORPHAN if used < WIDE_WORD * ideal else LONE
                    if last not in row or total < row[last][0]:
                        row[last] = (total, before)
            costs.append(row)
        spans: list[Span] = []
        last = size - 1
        for number in range(count, 0, -1):
            _, before = costs[number][last]
            spans.append((words[before + 1].start, words[last].end))
            last = before
        return _Lines(spans[::-1], costs[count][size - 1][0])


class _Rulers:
    """Measures text with bold parts."""

    def __init__(self, face: Face, bold: tuple[Span, ...]) -> None:
        self._plain, self._bolder, self._bold = _ruler(face), _ruler(face.bolder()), bold

    @property
    def space(self) -> float:
        """Width of the widest space there may be between two words, in sizes."""
        return max(self._plain(" "), self._bolder(" ") if self._bold else 0.0)

    def width(self, text: str, start: int) -> float:
        """Return the width, in sizes, of characters that begin at `start` in the whole text."""
        total, done = 0.0, 0
        for first, last in spans_in_line(self._bold, start, text):
            total += self._plain(text[done:first]) + self._bolder(text[first:last])
            done = last
        return total + self._plain(text[done:])


@lru_cache(maxsize=32)
def _ruler(face: Face) -> Callable[[str], float]:
    metrics = QFontMetricsF(face.font(_REFERENCE))

    @lru_cache(maxsize=4096)
    def width_in_sizes(text: str) -> float:
        return metrics.horizontalAdvance(text) / _REFERENCE

    return width_in_sizes
