"""Where sentences end, in Korean and English; captions and slides cut text here."""

import re
from typing import Final

_END: Final = re.compile(r"[.!?…。！？]+[\"'”’)\]]*(?=\s|$)|\n+")
_LONE_LETTER: Final = re.compile(r"(?:^|[\s(\"'“‘])(?:[^\W\d_가-힣]|[가나다라마바사아자차카타파하])$")
"""As in `A. Kim` and `가. 첫째 항목`; any other single syllable (`네.`) is a sentence."""


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) character ranges of the sentences of `text`, without the space between them.

    A sentence ends at . ! ? … or a line break, but a full stop after a digit (`2.`) or a lone letter (`A.`)
    followed by more text ends nothing.
    """
    ranges: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        mark = match.group()
        if mark[0] == "." and text[match.end() :].strip() and _is_abbreviation(text[start : match.start()]):
            continue
        _append_trimmed(ranges, text, start, match.end())
        start = match.end()
    _append_trimmed(ranges, text, start, len(text))
    return ranges


def sentences(text: str) -> list[str]:
    """Return the sentences of `text`."""
    return [text[a:b] for a, b in split_sentences(text)]


def _is_abbreviation(before: str) -> bool:
    return before[-1:].isdigit() or bool(_LONE_LETTER.search(before))


def _append_trimmed(ranges: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        ranges.append((start, end))
