"""What is said, in the markup of speech services, in which every character is found again."""

from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

_ENTITIES: Final = {'"': "&quot;", "'": "&apos;"}


@dataclass(frozen=True, slots=True)
class Paced:
    """Speech at a pace; for each character said, the bytes of the markup before it."""

    ssml: str
    bytes_before: tuple[int, ...]


def paced(said: str, speed: float) -> Paced:
    """Return speech so many times as fast as usual."""
    usual = speed == 1
    head = "<speak>" if usual else f'<speak><prosody rate="{round(speed * 100)}%">'
    tail = "</speak>" if usual else "</prosody></speak>"
    written = [escape(character, _ENTITIES) for character in said]
    before: list[int] = []
    count = len(head)
    for character in written:
        before.append(count)
        count += len(character.encode())
    return Paced(f"{head}{''.join(written)}{tail}", tuple(before))


def marked(said: str) -> str:
    """Return speech with a mark before every word, named by the number of its first character."""
    parts = ["<speak>"]
    for index, character in enumerate(said):
        if not character.isspace() and (index == 0 or said[index - 1].isspace()):
            parts.append(f'<mark name="{index}"/>')
        parts.append(escape(character, _ENTITIES))
    parts.append("</speak>")
    return "".join(parts)
