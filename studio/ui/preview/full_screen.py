"""The picture on the whole screen; what one works it with comes when the mouse moves, and goes again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.preview.canvas import PictureView
from studio.ui.preview.seek_bar import SeekBar
from studio.ui.preview.transport import Transport
from studio.ui.theme import GRID, RADIUS_CARD, Theme, Type
from studio.ui.widgets import ElidedLabel, is_language_change

if TYPE_CHECKING:
    from studio.ui.preview.panel import PreviewPanel

HIDE_AFTER_MS: Final = 2500
_WIDEST: Final = 1100
_STRENGTH: Final = 235
"""Of the plate under the controls, out of 255."""


class Plate(QWidget):
    """Title, line and transport on a plate that stands out against any picture."""

    def __init__(self, panel: PreviewPanel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.title = ElidedLabel(theme, Type.TITLE)
        self.seek = SeekBar(theme)
        self.transport = Transport(panel.player, theme, sound=panel.sound, fills_screen=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(5 * GRID, 3 * GRID, 5 * GRID, 3 * GRID)
        column.setSpacing(GRID)
        for part in (self.title, self.seek, self.transport):
            column.addWidget(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = QColor(self._theme.colors.panel)
        color.setAlpha(_STRENGTH)
        painter.setBrush(color)
        painter.setPen(self._theme.colors.line)
        painter.drawRoundedRect(
            self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_CARD, RADIUS_CARD
        )


class FullScreen(QWidget):
    """The picture alone, until somebody moves the mouse."""

    def __init__(self, panel: PreviewPanel, theme: Theme) -> None:
        super().__init__(panel, Qt.WindowType.Window)
        self._panel = panel
        self.picture = PictureView(theme, self, rounded=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.picture)
        self.plate = Plate(panel, theme, self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(HIDE_AFTER_MS)
        self._rest.timeout.connect(self.hide_controls)
        self.setMinimumSize(320, 200)
        self.picture.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # its keys arrive here
        self.setFocusProxy(self.picture)
        self.picture.clicked.connect(panel.player.toggle)
        self.picture.double_clicked.connect(panel.leave_full_size)
        panel.player.playing_changed.connect(self.show_controls)
        for widget in (self, self.picture, self.plate, *self.plate.findChildren(QWidget)):
            widget.setMouseTracking(True)
            widget.installEventFilter(self)
        self._retranslate()
        self.show_controls()

    @property
    def shows_controls(self) -> bool:
        """Tell whether the controls are there."""
        return self.plate.isVisibleTo(self)

    @Slot()
    def show_controls(self) -> None:
        """Show what one works the film with; while it plays, only for a moment."""
        self.plate.show()
        self.unsetCursor()
        self._rest.start()

    @Slot()
    def hide_controls(self) -> None:
        """Leave the picture alone, unless the film stands or somebody is at the controls."""
        is_used = self.plate.underMouse() or self.plate.isAncestorOf(self.focusWidget() or self)
        if not self._panel.player.is_playing or is_used or self.plate.transport.has_open_menu:
            self._rest.start()
            return
        self.plate.hide()
        self.setCursor(Qt.CursorShape.BlankCursor)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that the mouse moves."""
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.FocusIn) and not (
            event.type() is QEvent.Type.FocusIn and watched is self.picture
        ):
            self.show_controls()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the plate at the foot of the picture."""
        super().resizeEvent(event)
        width = min(_WIDEST, self.width() - 8 * GRID)
        height = self.plate.sizeHint().height()
        self.plate.setGeometry((self.width() - width) // 2, self.height() - height - 6 * GRID, width, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the preview."""
        if not self._panel.handle_key(event):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Preview"))
        self.setAccessibleName(self.tr("Preview on the whole screen"))
