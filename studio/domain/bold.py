"""Words an author set bold with double asterisks: found in what was written, and again in what is shown."""

import re
from collections.abc import Iterable
from typing import Final

__all__ = ["Span", "bold_parts", "bold_spans"]

Span = tuple[int, int]
"""Characters from and to."""

_BOLD: Final = re.compile(r"\*\*([^*\n]+)\*\*")
_APART: Final = re.compile(r"\s*(?:[·•|/→⇒,、，;:：ㆍ]|->|=>)\s*")
"""Where a text may be taken apart into items, and a bold part with it."""
_STRAIGHT: Final = str.maketrans("“”‘’", "\"\"''")


def bold_parts(text: str) -> tuple[str, ...]:
    """Return what is bold in `text`, each part between asterisks in the word around it: `**신고**가`.

    The word is kept so that the same letters elsewhere, inside of other words, stay as they are.
    """
    plain = _BOLD.sub(r"\1", text)
    found: dict[str, None] = {}
    for number, match in enumerate(_BOLD.finditer(text)):
        start = match.start() - 4 * number  # so many asterisks stood before it
        end = start + len(match[1])
        before = re.search(r"\w*$", plain[:start])
        after = re.match(r"\w*", plain[end:])
        parts = [" ".join(part.split()) for part in _APART.split(match[1])]
        for index, part in enumerate(parts):
            if any(c.isalnum() for c in part):
                word = before.group() if before and index == 0 else ""
                ending = after.group() if after and index == len(parts) - 1 else ""
                found[f"{word}**{part}**{ending}"] = None
    return tuple(found)


def bold_spans(text: str, parts: Iterable[str]) -> tuple[Span, ...]:
    """Return the ranges of `text`, its spaces single, that are bold: in order, joined where they meet."""
    plain = text.translate(_STRAIGHT)
    found: list[Span] = []
    for part in parts:
        before, bold, after = part.translate(_STRAIGHT).split("**")
        pattern = rf"(?<!\w){re.escape(before)}({re.escape(bold)}){re.escape(after)}(?!\w)"
        found += [match.span(1) for match in re.finditer(pattern, plain)]
    joined: list[Span] = []
    for start, end in sorted(found):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)
