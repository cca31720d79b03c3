"""How a source text is built: sections under headings, paragraphs, and what in them is never taken apart.

That is a sentence; a list with the line that leads to it; a question with its answers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from studio.domain.prose import Heading, blocks, cleaned, cut_endless
from studio.domain.sentences import sentences
from studio.domain.slide_lists import Listing, read_items, read_lines

HEADING_LIMIT: Final = 40
"""A longer line alone is a sentence without an end."""
_ITEMS_SHOWN: Final = 7
"""More items than that are told, and shown, in several scenes."""
_LINE_OF_LIST: Final = 30
"""Three and more lines, none of them longer, are items, as on a slide; longer ones were wrapped."""
_ENDLESS: Final = 400
"""A longer sentence is none: it is cut between words."""
_ENDS: Final = re.compile(r"[.!?…。！？:：,;][\"'”’)\]]*$|(?:다|요|까|죠)$")
_LEADS: Final = re.compile(
    r"[:：]$|다음(?:과|은|의|을).{0,30}(?:같|말|따)|\bfollowing\b|아래와 같", re.IGNORECASE
)
_QUESTION: Final = re.compile(
    r"(?:Q\s*\d*\s*[.:)]|(?:문제|퀴즈|질문|문)\s*\d*\s*[.:)]|(?:Quiz|Question)\s*\d*\s*[.:)])", re.IGNORECASE
)
_ANSWER: Final = re.compile(
    r"(?:A\s*\d*\s*[.:)]|(?:정답|답|해설)\s*\d*\s*[.:)]|(?:Answer)\s*[.:)])", re.IGNORECASE
)

_NUMBER: Final = re.compile(r"^\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=\S)")
"""Before a heading; the studio counts chapters itself."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is said in one breath; `shown` is what belongs on the screen with it, empty for a sentence."""

    spoken: str
    shown: str = ""
    is_question: bool = False


@dataclass(slots=True)
class Section:
    """Paragraphs under a heading, empty where there is none."""

    title: str
    paragraphs: list[list[Unit]] = field(default_factory=list[list[Unit]])

    @property
    def characters(self) -> int:
        """Characters that are said."""
        return sum(len(unit.spoken) for paragraph in self.paragraphs for unit in paragraph)


def read_sections(source: str) -> tuple[str, list[Section]]:
    """Return the title of a source (empty where it has none) and its sections, none of them empty."""
    found = [Section("")]
    parts = list(_parts(cleaned(source)))
    title, parts = _title_of(parts)
    for part in parts:
        if isinstance(part, Heading):
            found.append(Section(_NUMBER.sub("", part.title)))
            continue
        paragraphs = found[-1].paragraphs
        units = _units(part)
        if units and units[0].shown and paragraphs and _LEADS.search(paragraphs[-1][-1].spoken):
            lead = paragraphs[-1].pop()
            units[0] = Unit(f"{lead.spoken}\n{units[0].spoken}", f"{_head(lead.spoken)}\n{units[0].shown}")
            if not paragraphs[-1]:
                paragraphs.pop()
        if units and _ANSWER.match(part[0]) and paragraphs and paragraphs[-1][-1].is_question:
            asked = paragraphs[-1].pop()
            units = [Unit(f"{asked.spoken}\n{_flat(part)}", asked.shown, is_question=True)]
            if not paragraphs[-1]:
                paragraphs.pop()
        if units:
            paragraphs.append(units)
    kept = [section for section in found if section.paragraphs]
    if not kept:  # nothing but headings: they are what there is to say
        said = [Unit(part.title) for part in parts if isinstance(part, Heading)] or [Unit(title)]
        kept = [Section("", [said])]
    return title, kept


def _parts(text: str) -> Iterator[Heading | list[str]]:
    """Return headings and paragraphs; a short line alone that ends no sentence is a heading, too."""
    for block in blocks(text):
        if isinstance(block, list) and len(block) == 1 and _is_heading(block[0]):
            yield Heading(block[0])
        else:
            yield block


def _is_heading(line: str) -> bool:
    if not 2 <= len(line) <= HEADING_LIMIT or _ENDS.search(line):
        return False
    if _QUESTION.match(line) or _ANSWER.match(line):
        return False
    return any(map(str.isalpha, line)) and read_lines(f"{line}\n{line}") is None


def _title_of(parts: list[Heading | list[str]]) -> tuple[str, list[Heading | list[str]]]:
    """Take the title off: a first heading that no text follows at once, or that is the only one."""
    if not parts or not isinstance(parts[0], Heading):
        return "", parts
    headings = sum(isinstance(part, Heading) for part in parts)
    if headings == 1 or (len(parts) > 1 and isinstance(parts[1], Heading)):
        return parts[0].title, parts[1:]
    return "", parts


def _units(lines: list[str]) -> list[Unit]:
    if _QUESTION.match(lines[0]):
        asked = [line for line in lines if not _ANSWER.match(line)]
        return [Unit(_flat(lines), _flat(asked), is_question=True)]
    text = "\n".join(lines)
    listing = read_lines(text)
    if listing is None and _are_items(lines):
        items = read_items(text)
        listing = Listing("", (items.head, *items.items)) if items.items else None
    if listing is not None and listing.items:
        return list(_list_units(listing))
    return [
        Unit(part)
        for sentence in sentences(" ".join(lines))
        for part in cut_endless(" ".join(sentence.split()), _ENDLESS)
    ]


def _are_items(lines: list[str]) -> bool:
    """Tell whether short lines without marks are items, as on a slide, and not sentences line by line."""
    ended = sum(bool(_ENDS.search(line)) for line in lines)
    return len(lines) >= 3 and all(len(line) <= _LINE_OF_LIST for line in lines) and 2 * ended < len(lines)


def _list_units(listing: Listing) -> Iterator[Unit]:
    marks = listing.marks or ("",) * len(listing.items)
    for at in range(0, len(listing.items), _ITEMS_SHOWN):
        items = listing.items[at : at + _ITEMS_SHOWN]
        lead = [listing.head] if listing.head and at == 0 else []
        head = [_head(listing.head)] if listing.head else []
        shown = [
            f"{mark}. {_bare(item)}" if mark.isalnum() else f"{mark or '-'} {_bare(item)}"
            for mark, item in zip(marks[at : at + _ITEMS_SHOWN], items, strict=True)
        ]
        yield Unit("\n".join([*lead, *items]), "\n".join([*head, *shown]))


def _head(lead: str) -> str:
    return lead.rstrip(" :：.")


def _bare(item: str) -> str:
    return item.rstrip(" .;")


def _flat(lines: list[str]) -> str:
    return "\n".join(" ".join(line.split()) for line in lines)
