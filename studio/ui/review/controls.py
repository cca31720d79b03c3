"""A box to tick that is seen in every look."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from studio.ui.theme import GRID, RADIUS_BLOCK, Theme, Type

_BOX: Final = 16


class CheckBox(QCheckBox):
    """A box with its words at the right; on is said by the tick, not by colour alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_text(self, text: str, description: str = "") -> None:
        """Set what the box says, and what more there is to know as its tool tip."""
        self.setText(text)
        self.setAccessibleName(text)
        self.setToolTip(description)
        self.setAccessibleDescription(description)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the box and the words."""
        metrics = self.fontMetrics()
        width = _BOX + 2 * GRID + metrics.horizontalAdvance(self.text()) + 2 * GRID
        return QSize(width, max(metrics.height(), _BOX) + 2 * GRID)

    def minimumSizeHint(self) -> QSize:
        """Never be less."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on the words too."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the tick and the words."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(GRID, (self.height() - _BOX) / 2, _BOX, _BOX)
        on = self.isChecked()
        painter.setPen(QPen(colors.accent if on else colors.muted, 1))
        painter.setBrush(colors.accent if on else colors.raised)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BLOCK, RADIUS_BLOCK)
        if on:
            tick = self._theme.pixmap("check", "on_accent", _BOX - 4, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft().toPoint() + QPoint(2, 2), tick)
        painter.setPen(colors.text if self.isEnabled() else colors.muted)
        words = QRectF(box.right() + GRID, 0, self.width() - box.right() - GRID, self.height())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        if self.hasFocus():
            painter.setPen(QPen(colors.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            ring = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(ring, RADIUS_BLOCK, RADIUS_BLOCK)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(Type.SECONDARY))
        self.updateGeometry()
        self.update()
