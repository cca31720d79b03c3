"""The editor of a colour: a patch to press, and a line to write it into."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QColorDialog, QHBoxLayout, QLineEdit

from studio.ui.settings import kinds
from studio.ui.settings.controls import grow_sideways
from studio.ui.settings.editor import Desk, Editor
from studio.ui.settings.kinds import Known
from studio.ui.theme import GRID, RADIUS_BLOCK, Theme


class ColorEditor(Editor):
    """A colour to pick or to write as `#1A2B3C`."""

    fills_column = True

    def __init__(self, kind: kinds.Color, desk: Desk) -> None:
        super().__init__()
        self._none = kind.none
        self._shown = ""
        self.swatch = Swatch(desk.theme)
        self.line = QLineEdit()
        grow_sideways(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.swatch)
        row.addWidget(self.line, 1)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._on_finished)
        self.swatch.clicked.connect(self._pick)

    def show_value(self, value: Any, known: Known) -> None:
        """Show the colour, unless another one is being typed."""
        color = value or ""
        if color != self._shown or not self.line.hasFocus():
            self._shown = color
            self.line.setText(color)
        self.line.setPlaceholderText(self._none() if self._none is not None else "#1A2B3C")
        self.swatch.show_color(self._shown)

    def set_words(self, name: str, about: str) -> None:
        """Name the button and the line."""
        self.swatch.setAccessibleName(self.tr("Pick: %1").replace("%1", name))
        self.swatch.setToolTip(self.tr("Pick a colour"))
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(about)

    @Slot()
    def _on_finished(self) -> None:
        text = self.line.text().strip()
        if text and not text.startswith("#"):
            text = f"#{text}"
        if text.upper() == self._shown.upper():
            return
        self._shown = text
        # A colour that there must be is judged like any other that cannot be.
        self.edited.emit(text.upper() if text or self._none is None else None)

    @Slot()
    def _pick(self) -> None:
        dialog = QColorDialog(QColor(self._shown or "#000000"), self)
        dialog.setObjectName("color")
        dialog.setWindowTitle(self.line.accessibleName())
        dialog.colorSelected.connect(self._on_picked)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(QColor)
    def _on_picked(self, color: QColor) -> None:
        self.line.setText(color.name().upper())
        self._on_finished()


class Swatch(QAbstractButton):
    """A patch of a colour; a struck-out one where there is none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._color = QColor()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_color(self, color: str) -> None:
        """Show a colour, or none where it is not one."""
        self._color = QColor(color) if QColor.isValidColorName(color) else QColor()
        self.update()

    def sizeHint(self) -> QSize:
        """Be as high as a line."""
        side = self.fontMetrics().height() + 3 * GRID
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the patch."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        patch = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(QPen(colors.accent if self.hasFocus() else colors.line, 1))
        painter.setBrush(self._color if self._color.isValid() else colors.raised)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        painter.drawRoundedRect(patch, RADIUS_BLOCK, RADIUS_BLOCK)
        if not self._color.isValid():
            painter.setPen(QPen(colors.muted, 1))
            painter.drawLine(patch.bottomLeft() + QPointF(5, -5), patch.topRight() + QPointF(-5, 5))
