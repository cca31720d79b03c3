"""Text with changed words marked, laid out for a width: what the cells of a comparison are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QTextCharFormat, QTextLayout, QTextOption

from studio.domain.word_diff import Mark, Runs
from studio.ui.theme import GRID, Theme, Type

ICON: Final = 14
GAP: Final = GRID
"""Between blocks, and between an icon and its words."""
_NARROWEST: Final = 40


@dataclass(slots=True)
class Block:
    """A piece of text in one cell, laid out for a width."""

    layout: QTextLayout
    color: QColor
    top: float = 0.0
    icon: tuple[str, str] | None = None
    """Name and colour role."""

    @property
    def icon_side(self) -> int:
        """Side of the icon, in pixels: it grows with the text beside it."""
        return max(ICON, QFontMetrics(self.layout.font()).ascent())


class Blocks:
    """Makes, stacks and paints blocks in the look of a theme."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def text(self, text: str, kind: Type, color: QColor) -> Block:
        """Return plain text."""
        layout = QTextLayout(text.replace("\n", "\u2028"), self._theme.font(kind))
        layout.setTextOption(_wrapping())
        layout.setCacheEnabled(True)
        return Block(layout, color)

    def words(self, runs: Runs, kind: Type, color: QColor, lead: str = "") -> Block:
        """Return text in which words that came in or were taken out are marked; `lead` stands before it."""
        block = self.text(lead + "".join(run.text for run in runs), kind, color)
        formats: list[QTextLayout.FormatRange] = []
        at = units(lead)
        if lead:
            weak = QTextCharFormat()
            weak.setForeground(self._theme.colors.muted)
            formats.append(text_range(0, at, weak))
        for run in runs:
            length = units(run.text)
            if run.mark is not Mark.SAME:
                formats.append(text_range(at, length, self._mark(run.mark)))
            at += length
        block.layout.setFormats(formats)
        return block

    def _mark(self, mark: Mark) -> QTextCharFormat:
        """Colour and line: neither alone says what became of a word."""
        look = QTextCharFormat()
        removed = mark is Mark.REMOVED
        tint = QColor(self._theme.colors.wrong if removed else self._theme.colors.good)
        tint.setAlphaF(0.24 if self._theme.is_dark else 0.16)
        look.setBackground(tint)
        look.setForeground(self._theme.colors.text)
        if removed:
            look.setFontStrikeOut(True)
        else:
            look.setFontUnderline(True)
        return look

    @staticmethod
    def stack(blocks: Sequence[Block], top: float, width: int) -> float:
        """Break the lines of blocks and put one under the other; return where the last one ends."""
        bottom = top
        for block in blocks:
            block.top = top
            indent = block.icon_side + GAP if block.icon is not None else 0
            bottom = top + _break(block.layout, max(_NARROWEST, width - indent))
            top = bottom + GAP
        return bottom

    def paint(self, painter: QPainter, blocks: Sequence[Block], left: int, top: int) -> None:
        """Paint stacked blocks at a corner."""
        ratio = painter.device().devicePixelRatioF()
        for block in blocks:
            x, y = float(left), top + block.top
            if block.icon is not None:
                name, role = block.icon
                side, height = block.icon_side, QFontMetrics(block.layout.font()).height()
                spot = QPointF(x, y + (height - side) / 2)
                painter.drawPixmap(spot, self._theme.pixmap(name, role, side, ratio))
                x += side + GAP
            painter.setPen(block.color)
            block.layout.draw(painter, QPointF(x, y))


def _wrapping() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _break(layout: QTextLayout, width: float) -> float:
    """Break a text into lines; return its height."""
    height = 0.0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, height))
        height += line.height() + 2
    layout.endLayout()
    return height


def units(text: str) -> int:
    """Return the length of a text as Qt counts it, in UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def text_range(start: int, length: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    """Return a look for a part of a text, in UTF-16."""
    found = QTextLayout.FormatRange()
    found.start = start  # pyright: ignore[reportAttributeAccessIssue]
    found.length = length  # pyright: ignore[reportAttributeAccessIssue]
    found.format = look  # pyright: ignore[reportAttributeAccessIssue]
    return found
