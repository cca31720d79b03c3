"""How high texts are in the document, before (and without) a widget that shows them."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFont, QTextBlock, QTextBlockFormat, QTextCursor, QTextDocument

LINE_HEIGHT: Final = 130
"""Percent of the font's own height."""
FRAME: Final = 1
"""Pixels a field keeps around its text at every side, for the line that shows the focus."""
_PROPORTIONAL: Final = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
_REMEMBERED: Final = 4_000


@dataclass(frozen=True, slots=True)
class Measures:
    """What decides how high a card is, besides its width: how its texts run, and the label before one."""

    narration: "TextMeasure"
    on_screen: "TextMeasure"
    label_width: int
    facts_height: int
    """Of the line with length and layout."""
    heading_height: int
    narration_line: int
    """Height of one line of narration."""
    gutter: int
    """Width of the column of numbers and grips."""


class TextMeasure:
    """Tells how high a field is for a text at a width, in pixels; asked again it remembers."""

    def __init__(self, font: QFont) -> None:
        self._document = QTextDocument()
        self._document.setUndoRedoEnabled(False)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(font)
        spread_lines(self._document)  # what is put in takes the format of what it replaces
        self._known: dict[tuple[str, int], int] = {}

    def height(self, text: str, width: int) -> int:
        """Return the height of a field `width` wide that shows all of `text`."""
        key = (text, width)
        if key not in self._known:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            cursor = QTextCursor(self._document)
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(text)
            if self._document.textWidth() != width - 2 * FRAME:
                self._document.setTextWidth(width - 2 * FRAME)
            self._known[key] = field_height(self._document)
        return self._known[key]


def field_height(document: QTextDocument) -> int:
    """Return how high the field is that shows all of a document."""
    return round(document.size().height() + 0.49) + 2 * FRAME


def spread_lines(document: QTextDocument) -> None:
    """Give every line of a document the height of the design, where it does not have it yet."""
    block = document.firstBlock()
    while block.isValid():
        if not _is_spread(block):
            _spread(document)
            return
        block = block.next()


def _is_spread(block: QTextBlock) -> bool:
    return block.blockFormat().lineHeightType() == _PROPORTIONAL


def _spread(document: QTextDocument) -> None:
    block = QTextBlockFormat()
    block.setLineHeight(LINE_HEIGHT, _PROPORTIONAL)
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.mergeBlockFormat(block)
