"""Which characters of a text carry a marker stroke."""

import re
from collections.abc import Iterable

from studio.domain.bold import Span


def marked_spans(text: str, terms: Iterable[str]) -> list[Span]:
    """Return the ranges of `text` that any of `terms` covers, everywhere they occur, joined where they meet.

    A term of Latin letters or digits is not found inside a longer word or number.
    """
    found: list[Span] = []
    for term in terms:
        flat = " ".join(term.split())
        if flat:
            found += [match.span() for match in re.finditer(_pattern(flat), text)]
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def spans_in_line(spans: Iterable[Span], start: int, line: str) -> list[Span]:
    """Return the parts of `spans` that lie on a line beginning at `start`, counted from there."""
    parts: list[Span] = []
    for first, last in spans:
        a, b = max(0, first - start), min(len(line), last - start)
        while a < b and line[a].isspace():
            a += 1
        while b > a and line[b - 1].isspace():
            b -= 1
        if a < b:
            parts.append((a, b))
    return parts


def _pattern(term: str) -> str:
    before = r"(?<![A-Za-z0-9])" if re.match(r"[A-Za-z0-9]", term) else ""
    after = r"(?![A-Za-z])" if re.search(r"[A-Za-z]$", term) else r"(?!\d)" if term[-1].isdigit() else ""
    return before + re.escape(term) + after
