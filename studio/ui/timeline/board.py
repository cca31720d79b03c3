"""What every part of the painted strip draws with: colours, fonts, and where things lie."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from studio.domain.problem import Severity
from studio.ui.theme import RADIUS_BLOCK, Theme, Type
from studio.ui.timeline.geometry import Hit, Lanes, View, Zone
from studio.ui.timeline.model import Strip
from studio.ui.timeline.overlay import Overlay

INSET: Final = 8.0
"""Pixels between the side of a block and its text."""
ELLIPSIS: Final = "…"
ONE_LINE: Final = (
    Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
).value


@dataclass(frozen=True, slots=True)
class Look:
    """What the strip looks like at the moment, besides what lies on it."""

    selected: frozenset[str] = frozenset()
    shown_uid: str = ""
    """The one of the selected scenes that all panels show."""
    playhead: int = 0
    hover: Hit = field(default_factory=lambda: Hit(Zone.EMPTY))
    overlay: Overlay = field(default_factory=Overlay)
    problems: Mapping[str, Severity] = field(default_factory=dict[str, Severity])
    """The gravest problem of each scene that has any."""
    tile_width: float = 100.0
    """Width of a picture whose height is that of the picture lane."""


class Board:
    """One painter over one state of the strip."""

    def __init__(self, painter: QPainter, theme: Theme, strip: Strip, view: View, lanes: Lanes) -> None:
        self.painter = painter
        self.theme = theme
        self.colors = theme.colors
        self.strip = strip
        self.view = view
        self.lanes = lanes
        self.width = float(painter.viewport().width())
        self.height = float(painter.viewport().height())
        self.meta = theme.font(Type.META)
        self.time = theme.time_font(Type.META)
        self.strong = theme.time_font(Type.META)
        self.strong.setWeight(QFont.Weight.Bold)
        self._metrics: dict[int, QFontMetricsF] = {}
        self.least_text = self.metrics(self.meta).horizontalAdvance(f"가{ELLIPSIS}")

    def metrics(self, font: QFont) -> QFontMetricsF:
        """Measure one of the fonts of this board."""
        found = self._metrics.get(id(font))
        if found is None:
            found = self._metrics[id(font)] = QFontMetricsF(font)
        return found

    def box(self, start: float, end: float, top: float, height: float) -> QRectF:
        """Return the box between two moments, a pixel short so that neighbours stay apart."""
        x0, x1 = self.view.x_of(start), self.view.x_of(end)
        gap = 2.0 if x1 - x0 > 8 else min(1.0, (x1 - x0) / 3)
        return QRectF(x0, top, max(1.0, x1 - x0 - gap), height)

    def fill(self, box: QRectF, color: QColor) -> None:
        """Fill a block."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(color)
        self.painter.drawRoundedRect(box, RADIUS_BLOCK, RADIUS_BLOCK)

    def outline(self, box: QRectF, color: QColor | None = None, width: float = 1.0) -> None:
        """Draw the line around a block, within it."""
        p, half = self.painter, width / 2
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(self.colors.line if color is None else color, width))
        p.drawRoundedRect(box.adjusted(half, half, -half, -half), RADIUS_BLOCK, RADIUS_BLOCK)

    def text(
        self, box: QRectF, text: str, font: QFont, color: QColor, *, elide: bool = True, inset: float = INSET
    ) -> float:
        """Write at the left of a box, held in sight while the box scrolls out; return where the text ends.

        Text that does not fit ends in an ellipsis, or is left out where not even that says anything.
        """
        left = max(box.left(), 0.0) + inset
        room = box.right() - inset / 2 - left
        metrics = self.metrics(font)
        wide = metrics.horizontalAdvance(text)
        if wide > room:
            if not elide or room < self.least_text:
                return left
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        p = self.painter
        p.setFont(font)
        p.setPen(color)
        p.drawText(QRectF(left, box.top(), max(room, wide) + 1, box.height()), ONE_LINE, text)
        return left + min(wide, room)


def mixed(under: QColor, over: QColor, part: float) -> QColor:
    """Return what `part` (0 to 1) of one colour over another looks like."""
    return _mixed(under.rgb(), over.rgb(), part)


@lru_cache(maxsize=64)
def _mixed(under: int, over: int, part: float) -> QColor:
    """Mix colours as Qt writes them in a number: a byte each of red, green and blue."""
    parts = [((under >> at) & 255, (over >> at) & 255) for at in (16, 8, 0)]
    return QColor(*(round(a + (b - a) * part) for a, b in parts))
