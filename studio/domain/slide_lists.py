"""How the lists of on-screen text are read: lines with bullets or numbers, parts between dots, steps."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

__all__ = ["CROSS", "TICK", "Listing", "cleaned", "read_items", "read_lines", "read_steps"]

TICK: Final = "✓"
CROSS: Final = "✕"

ITEM_LIMIT: Final = 60
"""Characters of a part of a line that still reads as an item of a list."""

_RINGED: Final = "①-⑳⑴-⒇❶-❿➀-➉➊-➓⓵-⓾"
_KEYCAP: Final = r"\d\ufe0f?\u20e3"
_NUMBER: Final = re.compile(
    rf"^\s*(?:[(（]?(?P<digits>\d{{1,2}})[.)．）](?!\d)|(?P<ringed>[{_RINGED}]|{_KEYCAP}))\s*", re.ASCII
)
_LETTER: Final = re.compile(r"^\s*[(（]?(?P<letter>[가나다라마바사아자차카타파하A-Za-z])[.)．）]\s+")
_TICKED: Final = re.compile(r"^\s*[✓✔☑✅]\ufe0f?\s*")
_CROSSED: Final = re.compile(r"^\s*[✕✗✘❌]\ufe0f?\s*")
_BULLET: Final = re.compile(r"^\s*(?:[–—•·▪■◦‣∙●▶►▸◆◇□☐❑➢▷\u30fbㆍ]\ufe0f?|\*(?!\*)|-(?!\d)|-\s)\s*")
_ALPHABETS: Final = (
    "가나다라마바사아자차카타파하",
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "abcdefghijklmnopqrstuvwxyz",
)

_INLINE: Final = re.compile(
    rf"(?:^|(?<=\s))(?:\(?(\d{{1,2}})[.)](?=\s)|([{_RINGED}]|{_KEYCAP}))\s*", re.ASCII
)
_ARROW: Final = re.compile(r"\s*(?:→|⇒|➜|⟶|->|=>)\s*")
_DIVIDER: Final = re.compile(r"\s+[·•|/ㆍ]\s+|\s*[•ㆍ]\s*")
_COMMA: Final = re.compile(r"\s*[,、，]\s+|[、，]")
_HEADING: Final = re.compile(r"^(?P<head>[^:：\n]{1,40})\s*[:：](?:\s+|\n)(?P<rest>.+)$", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Listing:
    """A heading and the items under it; without items the heading is the whole text."""

    head: str
    items: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    """What the author wrote before each item: a number or letter, a tick or cross, "" for a bullet.

    Empty where nothing stood there.
    """


@dataclass(frozen=True, slots=True)
class _Entry:
    """A line of a list: its mark, None without one; how far it is set in; its words."""

    mark: str | None
    indent: int
    text: str


def read_lines(text: str) -> Listing | None:
    """Return the list that an author wrote with bullets or numbers; None where fewer than two lines have one.

    A first line without a mark is the heading. What is set in below an item is told in one breath with it.
    Numbers may also follow each other on one line.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1:
        return _inline(text.strip())
    entries = _lettered([_entry(line) for line in lines])
    if sum(entry.mark is not None for entry in entries) < 2:
        return None
    head = ""
    alone = not any(entry.mark for entry in entries[1:])  # a number before bullets counts the whole thought
    if entries[0].mark is None or (entries[0].mark and alone):
        head = entries[0].text.lstrip("# ").rstrip(":：").strip()
        entries = entries[1:]
    return _listing(head, _without_sublists(entries))


def read_items(text: str) -> Listing:
    """Read `Heading: a · b · c`, or lines: bulleted, numbered, or three and more; plain text has no items.

    The heading is empty where the items stand alone.
    """
    text = text.strip()
    if marked := read_lines(text):
        return marked
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) >= 3:
        return Listing(lines[0].lstrip("# ").rstrip(":："), cleaned(lines[1:]))
    heading = _HEADING.match(text)
    if heading and (parts := _parts(heading["rest"], 2)):
        return Listing(heading["head"].strip(), parts)
    parts = _parts(text, 3, commas=False)
    return Listing("", parts) if parts else Listing(text)


def read_steps(text: str) -> Listing:
    """Read `Heading: a → b → c`; without two arrows there are no steps."""
    flat = " ".join(text.split())
    heading = _HEADING.match(flat)
    head, rest = (heading["head"].strip(), heading["rest"]) if heading else ("", flat)
    parts = cleaned(_ARROW.split(rest))
    return Listing(head, parts) if len(parts) >= 3 or (head and len(parts) == 2) else Listing(text.strip())


def cleaned(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the parts that say something, their spaces made single."""
    flat = (" ".join(part.split()) for part in parts)
    return tuple(part for part in flat if part and any(c.isalnum() for c in part))


def _entry(line: str) -> _Entry:
    indent = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
    if match := _NUMBER.match(line):
        return _Entry(_value(match["digits"] or match["ringed"]), indent, line[match.end() :].strip())
    for pattern, mark in ((_TICKED, TICK), (_CROSSED, CROSS), (_BULLET, "")):
        if match := pattern.match(line):
            return _Entry(mark, indent, line[match.end() :].strip())
    return _Entry(None, indent, line.strip())


def _value(number: str) -> str:
    return str(int(unicodedata.numeric(number[0]))) if not number.isdecimal() else str(int(number))


def _lettered(entries: Sequence[_Entry]) -> list[_Entry]:
    """Read `가.` and `A.` as marks where they follow each other from the first one; else they are words."""
    found = [_LETTER.match(entry.text) if entry.mark is None else None for entry in entries]
    letters = "".join(match["letter"] for match in found if match)
    if len(letters) < 2 or not any(alphabet.startswith(letters) for alphabet in _ALPHABETS):
        return list(entries)
    return [
        _Entry(match["letter"], entry.indent, entry.text[match.end() :].strip()) if match else entry
        for entry, match in zip(entries, found, strict=True)
    ]


def _without_sublists(entries: Sequence[_Entry]) -> list[_Entry]:
    """Tell what is set in below an item in one breath with it; as items of its own where that gets long."""
    outer = min(entry.indent for entry in entries)
    numbered = bool(entries[0].mark) and entries[0].mark not in (TICK, CROSS)
    whole: list[_Entry] = []
    below: list[list[_Entry]] = []
    for entry in entries:
        inner = entry.indent > outer + 1 or (numbered and entry.mark == "")
        if whole and inner:
            below[-1].append(entry)
        else:
            whole.append(entry)
            below.append([])
    told: list[_Entry] = []
    for entry, parts in zip(whole, below, strict=True):
        if not parts:
            told.append(entry)
            continue
        joined = f"{entry.text.rstrip(':： ')}: {' · '.join(part.text for part in parts)}"
        if len(joined) <= ITEM_LIMIT:
            told.append(replace(entry, text=joined))
        else:
            told += [entry, *(replace(part, mark="") for part in parts)]
    return told


def _listing(head: str, entries: Iterable[_Entry]) -> Listing | None:
    kept = [(entry.mark or "", text) for entry in entries for text in cleaned([entry.text])]
    if len(kept) < 2 and not (head and kept):
        return None
    return Listing(head, tuple(text for _, text in kept), tuple(mark for mark, _ in kept))


def _inline(line: str) -> Listing | None:
    """Read `Heading ① a ② b`, or the same with `1.` or `1)`; the numbers must count up from one."""
    found = list(_INLINE.finditer(line))
    numbers = [_value(match[1] or match[2]) for match in found]
    if len(found) < 2 or numbers != [str(n) for n in range(1, len(found) + 1)]:
        return None
    ends = [*(after.start() for _, after in pairwise(found)), len(line)]
    texts = [line[match.end() : end].strip(" ,;·/") for match, end in zip(found, ends, strict=True)]
    if not all(cleaned([text]) for text in texts):
        return None
    return Listing(line[: found[0].start()].strip().rstrip(":：").strip(), cleaned(texts), tuple(numbers))


def _parts(text: str, least: int, *, commas: bool = True) -> tuple[str, ...]:
    for divider in (_DIVIDER, _COMMA) if commas else (_DIVIDER,):
        parts = cleaned(divider.split(text))
        enough = 3 if divider is _COMMA else least
        if len(parts) >= enough and all(len(part) <= ITEM_LIMIT for part in parts):
            return parts
    return ()
