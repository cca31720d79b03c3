"""The words of a Word document and of a slide: headings, lists and paragraphs, read in one pass.

What is nested however deeply is read once: a document from outside may be made to be read for ever.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""The same once more, for programs that cannot show the first."""
_HEADINGS: Final = ("heading", "title", "제목")
_BESIDE: Final = ("sldNum", "dt", "ftr", "hdr")
"""Kinds of boxes on a slide that say nothing of its own: number, date, lines above and below."""

Event = tuple[str, ElementTree.Element]


class NotXml(Exception):
    """What a document consists of cannot be read."""


@dataclass(slots=True)
class _Paragraph:
    style: str = ""
    is_item: bool = False
    parts: list[str] = field(default_factory=list[str])

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())


def word_text(document: bytes, styles: bytes = b"") -> str:
    """Return the text of `word/document.xml`; `styles` names the styles that it uses by number."""
    names = _style_names(styles)
    found: list[str] = []
    was_item = False
    for paragraph in _word_paragraphs(document):
        if not (text := paragraph.text):
            continue
        name = names.get(paragraph.style, paragraph.style).lower()
        is_heading = name.startswith(_HEADINGS)
        is_item = paragraph.is_item and not is_heading
        line = f"# {text}" if is_heading else f"- {text}" if is_item else text
        apart = "\n" if is_item and was_item else "\n\n"
        found.append(apart + line if found else line)
        was_item = is_item
    return "".join(found)


def slide_text(slide: bytes) -> str:
    """Return the text of a slide: its title as a heading, its lists line by line."""
    boxes: list[tuple[str, list[str]]] = [("", [])]
    paragraph: _Paragraph | None = None
    for event, element in _events(slide):
        if event == "start" and element.tag == f"{_P}sp":
            boxes.append(("", []))
        elif event == "start" and element.tag == f"{_P}ph":
            boxes[-1] = (element.get("type", "body"), boxes[-1][1])
        elif event == "start" and element.tag == f"{_A}p":
            paragraph = _Paragraph()
        elif event == "end" and element.tag == f"{_A}t" and paragraph is not None:
            paragraph.parts.append(element.text or "")
        elif event == "end" and element.tag == f"{_A}br" and paragraph is not None:
            paragraph.parts.append(" ")
        elif event == "end" and element.tag == f"{_A}p" and paragraph is not None:
            if paragraph.text:
                boxes[-1][1].append(paragraph.text)
            paragraph = None
        elif event == "end" and element.tag == f"{_P}sp":
            boxes.append(("", []))  # what follows belongs to no box
    return "\n\n".join(_box_text(kind, lines) for kind, lines in boxes if lines and kind not in _BESIDE)


def _box_text(kind: str, lines: list[str]) -> str:
    if kind in ("title", "ctrTitle"):
        return f"# {' '.join(lines)}"
    if kind == "body" and len(lines) > 1:
        return "\n".join(f"- {line}" for line in lines)
    return "\n".join(lines)


def _word_paragraphs(document: bytes) -> Iterator[_Paragraph]:
    opened: list[_Paragraph] = []
    for event, element in _events(document):
        tag = element.tag
        if event == "start":
            if tag == f"{_W}p":
                opened.append(_Paragraph())
            elif opened and tag == f"{_W}pStyle":
                opened[-1].style = element.get(f"{_W}val", "")
            elif opened and tag == f"{_W}numPr":
                opened[-1].is_item = True
        elif opened and tag == f"{_W}t":
            opened[-1].parts.append(element.text or "")
        elif opened and tag in (f"{_W}tab", f"{_W}br", f"{_W}cr"):
            opened[-1].parts.append(" ")
        elif opened and tag == f"{_W}p":
            yield opened.pop()


def _style_names(styles: bytes) -> dict[str, str]:
    names: dict[str, str] = {}
    style = ""
    for event, element in _events(styles) if styles else ():
        if event == "start" and element.tag == f"{_W}style":
            style = element.get(f"{_W}styleId", "")
        elif event == "start" and element.tag == f"{_W}name" and style:
            names[style] = element.get(f"{_W}val", "")
    return names


def _events(data: bytes) -> Iterator[Event]:
    """Yield what begins and ends, without what only repeats; raises `NotXml`."""
    repeating = 0
    try:
        for event, element in ElementTree.iterparse(io.BytesIO(data), events=("start", "end")):
            if element.tag == _FALLBACK:
                repeating += 1 if event == "start" else -1
            elif not repeating:
                yield event, element
            if event == "end":
                element.clear()
    except ElementTree.ParseError as error:
        raise NotXml from error
