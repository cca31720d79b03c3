"""A narration cut into portions an engine can say at once: sentences, and long ones at a space."""

from collections.abc import Iterator
from typing import Final

from studio.domain.sentences import split_sentences

_LIMIT: Final = 200
"""Characters of one portion; espeak-ng itself cuts near 800 bytes, at places that cannot be foreseen."""


def portions(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield (start, end, ends a sentence) of each portion of `text`, in order."""
    for start, end in split_sentences(text):
        while end - start > _LIMIT:
            space = text.rfind(" ", start + _LIMIT // 2, start + _LIMIT)
            cut = space if space > 0 else start + _LIMIT
            yield start, cut, False
            start = cut
        yield start, end, True
