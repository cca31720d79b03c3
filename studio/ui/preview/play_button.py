"""The buttons of the transport that are painted by hand: play, and switches that stay down."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from studio.ui.theme import Theme
from studio.ui.widgets import ToolButton


class PlayButton(QToolButton):
    """The round button in the accent colour."""

    SIDE = 34

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._playing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_playing(self, playing: bool) -> None:
        """Show the sign for what a press would do."""
        self._playing = playing
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a square with room for the focus ring."""
        return QSize(self.SIDE + 6, self.SIDE + 6)

    def minimumSizeHint(self) -> QSize:
        """Never be squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a disc with the sign in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self._theme.colors
        disc = self.rect().toRectF().adjusted(3, 3, -3, -3)
        if self.hasFocus():
            painter.setPen(QPen(colors.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(-2, -2, 2, 2))
        painter.setPen(Qt.PenStyle.NoPen)
        fill = colors.accent if self.isEnabled() else colors.raised
        if self.isDown():
            fill = fill.darker(115)
        elif self.underMouse() and self.isEnabled():
            fill = fill.lighter(108)
        painter.setBrush(fill)
        painter.drawEllipse(disc)
        painter.setBrush(colors.on_accent if self.isEnabled() else colors.muted)
        center = disc.center()
        if self._playing:
            for x in (-4.5, 1.5):
                painter.drawRoundedRect(QRectF(center.x() + x, center.y() - 5.5, 3, 11), 1, 1)
        else:
            painter.drawPath(_triangle(center.x() + 1, center.y(), 6.0))


class Switch(ToolButton):
    """An icon that stays down; a line under it says so to those who see no colours."""

    def __init__(self, theme: Theme, icon: str) -> None:
        super().__init__(theme, icon)
        self.setCheckable(True)
        self.toggled.connect(self._on_toggled)

    def _on_toggled(self, on: bool) -> None:
        self.set_icon(self._icon, "accent" if on else "muted")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line under an icon that is down."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            underline(painter, self, self._theme)


def underline(painter: QPainter, button: QToolButton, theme: Theme) -> None:
    """Paint the line under a button that is down."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colors.accent if button.isEnabled() else theme.colors.muted)
    width = button.width() * 0.45
    painter.drawRoundedRect(QRectF((button.width() - width) / 2, button.height() - 3.5, width, 2), 1, 1)


class WordSwitch(QToolButton):
    """A word that stays down."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme = theme
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCheckable(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the line under a word that is down."""
        super().paintEvent(event)
        if self.isChecked():
            painter = QPainter(self)
            underline(painter, self, self._theme)


def _triangle(x: float, y: float, reach: float) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(x - reach * 0.7, y - reach)
    path.lineTo(x + reach, y)
    path.lineTo(x - reach * 0.7, y + reach)
    path.closeSubpath()
    return path
