"""The controls of the settings: a list that opens, a number, a switch, and a layout that wraps."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QMargins, QPoint, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QStyle,
    QStyleOptionSpinBox,
    QWidget,
)

from studio.ui.theme import GRID, RADIUS_BLOCK, Theme, Type
from studio.ui.widgets import is_language_change

_ARROW: Final = 14
_ANY: Final = 1_000_000.0
"""A number may be typed whatever it is: what is wrong with it is said in words."""


class ComboBox(QComboBox):
    """A list that opens. The wheel turns it only while it has the focus."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.setMaxVisibleItems(14)
        theme.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow in the colour of the look: a style sheet knows only files."""
        super().paintEvent(event)
        role = "muted" if self.isEnabled() else "line"
        pixmap = self._theme.pixmap("chevron-down", role, _ARROW, self.devicePixelRatioF())
        x = self.width() - _ARROW - 2 * GRID
        QPainter(self).drawPixmap(QPoint(x, (self.height() - _ARROW) // 2), pixmap)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the settings unless the list has the focus."""
        _turn(self, event, super().wheelEvent)


class NumberBox(QDoubleSpinBox):
    """A number with its unit; steps stay within the bounds, typing is free and judged by whoever is told."""

    def __init__(self, theme: Theme, step: float, decimals: int) -> None:
        super().__init__()
        self._theme = theme
        self._low, self._high = -_ANY, _ANY
        self.setRange(-_ANY, _ANY)
        self.setDecimals(decimals)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.lineEdit().setTextMargins(2 * GRID, 0, 0, 0)
        theme.changed.connect(self.update)

    def set_bounds(self, low: float, high: float) -> None:
        """Keep steps between two numbers."""
        self._low, self._high = max(low, -_ANY), min(high, _ANY)

    def set_automatic(self, words: str) -> None:
        """Have the least number stand for letting the studio decide."""
        self.setMinimum(self._low)
        self.setSpecialValueText(words)

    def stepBy(self, steps: int) -> None:
        """Step, but never out of the bounds."""
        self.interpretText()
        wanted = self.value() + steps * self.singleStep()
        self.setValue(min(max(wanted, self._low), self._high))
        self.selectAll()

    def stepEnabled(self) -> QAbstractSpinBox.StepEnabledFlag:
        """Offer steps towards where there is room."""
        flags = QAbstractSpinBox.StepEnabledFlag
        down = flags.StepDownEnabled if self.value() > self._low else flags.StepNone
        up = flags.StepUpEnabled if self.value() < self._high else flags.StepNone
        return down | up

    def textFromValue(self, value: float) -> str:
        """Write `5`, not `5.00`."""
        return f"{value:.{self.decimals()}f}".rstrip("0").rstrip(".") if self.decimals() else f"{value:.0f}"

    def sizeHint(self) -> QSize:
        """Ask for the room of a usual number, and of the words that stand for none."""
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(t) for t in (self.specialValueText(), f"000.00{self.suffix()}"))
        room = max(words + 13 * GRID, 14 * metrics.horizontalAdvance("0"))
        return QSize(room, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Keep the number in sight."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrows in the colour of the look."""
        super().paintEvent(event)
        option = QStyleOptionSpinBox()
        self.initStyleOption(option)
        painter = QPainter(self)
        flags = self.stepEnabled()
        for part, name, flag in (
            (QStyle.SubControl.SC_SpinBoxUp, "chevron-up", QAbstractSpinBox.StepEnabledFlag.StepUpEnabled),
            (
                QStyle.SubControl.SC_SpinBoxDown,
                "chevron-down",
                QAbstractSpinBox.StepEnabledFlag.StepDownEnabled,
            ),
        ):
            box = self.style().subControlRect(QStyle.ComplexControl.CC_SpinBox, option, part, self)
            role = "muted" if self.isEnabled() and flags & flag else "line"
            pixmap = self._theme.pixmap(name, role, _ARROW - 2, self.devicePixelRatioF())
            corner = box.center() - QPoint(_ARROW // 2 - 1, _ARROW // 2 - 1)
            painter.drawPixmap(corner, pixmap)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the settings unless the number has the focus."""
        _turn(self, event, super().wheelEvent)


class Switch(QCheckBox):
    """On or off, said by a word, by the side the knob lies on, and by colour."""

    _WIDTH: Final = 36
    _HEIGHT: Final = 20

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.toggled.connect(self._say)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def sizeHint(self) -> QSize:
        """Ask for the word and the switch."""
        metrics = self.fontMetrics()
        words = max(metrics.horizontalAdvance(text) for text in (self.tr("On"), self.tr("Off")))
        return QSize(words + 2 * GRID + self._WIDTH + 4, max(metrics.height(), self._HEIGHT) + 4)

    def minimumSizeHint(self) -> QSize:
        """Never be less."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on the word too."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the word, the track and the knob."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on, usable = self.isChecked(), self.isEnabled()
        track = QRectF(0, 0, self._WIDTH, self._HEIGHT)
        track.moveCenter(QRectF(self.rect()).center())
        track.moveRight(self.width() - 2)
        painter.setPen(colors.muted)
        words = QRectF(0, 0, track.left() - 2 * GRID, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self.text())
        filled = on and usable
        painter.setPen(QPen(colors.accent if filled else colors.muted if usable else colors.line, 1))
        painter.setBrush(colors.accent if filled else colors.raised)
        painter.drawRoundedRect(track.adjusted(0.5, 0.5, -0.5, -0.5), self._HEIGHT / 2, self._HEIGHT / 2)
        knob = QRectF(0, 0, self._HEIGHT - 8, self._HEIGHT - 8)
        knob.moveCenter(track.center())
        knob.moveLeft(track.right() - knob.width() - 4 if on else track.left() + 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.on_accent if filled else colors.muted if usable else colors.line)
        painter.drawEllipse(knob)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.accent, 1))
            ring = track.adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.drawRoundedRect(ring, ring.height() / 2, ring.height() / 2)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._say()
        super().changeEvent(event)

    @Slot()
    def _say(self) -> None:
        self.setText(self.tr("On") if self.isChecked() else self.tr("Off"))
        self.updateGeometry()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self._theme.font(Type.SECONDARY))
        self._say()


class TickBox(QCheckBox):
    """A box to tick, drawn like everything else here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Ask for the box and its words."""
        metrics = self.fontMetrics()
        side = metrics.height()
        return QSize(side + 2 * GRID + metrics.horizontalAdvance(self.text()) + 2, side + GRID)

    def minimumSizeHint(self) -> QSize:
        """Never be less."""
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks on the words too."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the box, the tick and the words."""
        colors, side = self._theme.colors, self.fontMetrics().height()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ticked, usable = self.isChecked(), self.isEnabled()
        box = QRectF(2, (self.height() - side) / 2 + 1, side - 2, side - 2)
        edge = (
            colors.accent
            if usable and (ticked or self.hasFocus())
            else colors.muted
            if usable
            else colors.line
        )
        painter.setPen(QPen(edge, 1))
        painter.setBrush(colors.accent if ticked and usable else colors.raised)
        painter.drawRoundedRect(box, RADIUS_BLOCK, RADIUS_BLOCK)
        if ticked:
            role = "on_accent" if usable else "muted"
            mark = self._theme.pixmap("check", role, side - 4, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft() + QPointF(1, 1), mark)
        painter.setPen(colors.text if usable else colors.muted)
        words = QRectF(self.rect()).adjusted(side + 2 * GRID, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.accent, 1))
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), RADIUS_BLOCK + 1, RADIUS_BLOCK + 1)


class FlowLayout(QLayout):
    """Lays widgets side by side and goes on in the next line where there is no room."""

    def __init__(self, spacing: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        """Take one more."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Return one of them; Qt asks until there is none."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Let go of one of them."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than there is need of."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Be higher where it is narrower."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put everything in its place."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Ask for one line."""
        sizes = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() + self.spacing() for size in sizes) - self.spacing()
        line = QSize(max(0, width), max((size.height() for size in sizes), default=0))
        return line.grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """Need the room of the largest."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size.grownBy(self.contentsMargins())

    def _place(self, whole: QRect, *, move: bool) -> int:
        rect = whole.marginsRemoved(self.contentsMargins())
        x, y, line = rect.x(), rect.y(), 0
        for item in self._items:
            if item.isEmpty():  # hidden
                continue
            size = item.sizeHint()
            if size.width() > rect.width():
                high = item.heightForWidth(rect.width()) if item.hasHeightForWidth() else size.height()
                size = QSize(rect.width(), high)
            if x > rect.x() and x + size.width() > rect.right() + 1:
                x, y, line = rect.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line = max(line, size.height())
        return y + line - rect.y() + whole.height() - rect.height()


def column_width(widget: QWidget) -> int:
    """Return the width of a control that stands in the column of editors."""
    return 25 * widget.fontMetrics().horizontalAdvance("0")


def grow_sideways(widget: QWidget) -> None:
    """Let a control have the width it is given and no more height than it needs."""
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)


def _turn(widget: QWidget, event: QWheelEvent, usual: Callable[[QWheelEvent], None]) -> None:
    if widget.hasFocus():
        usual(event)
    else:
        event.ignore()
