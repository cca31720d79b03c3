"""Small pictures to choose one of: keys go from one to the next, the name stands under each."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.ui.settings.controls import FlowLayout
from studio.ui.theme import GRID, RADIUS_BLOCK, Theme, Type

_EDGE: Final = 3
_BACK: Final = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON: Final = (Qt.Key.Key_Right, Qt.Key.Key_Down)


class Tile(QAbstractButton):
    """A small drawing over its name."""

    SIZE = QSize(52, 30)

    def __init__(self, theme: Theme, value: str) -> None:
        super().__init__()
        self.theme = theme
        self.value = value
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def set_words(self, name: str, about: str) -> None:
        """Set the name under the drawing, and what the choice is about."""
        self.setText(name)
        self.setAccessibleName(f"{about}: {name}")
        self.setToolTip(name)
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the arrows to the row of tiles; a button would take them for itself."""
        if Qt.Key(event.key()) in (*_BACK, *_ON):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for the drawing, its ring and its name."""
        metrics = QFontMetrics(self.font())
        width = max(self.SIZE.width(), metrics.horizontalAdvance(self.text()) + 2)
        return QSize(width + 2 * _EDGE, self.SIZE.height() + 2 * _EDGE + metrics.height() + 1)

    def minimumSizeHint(self) -> QSize:
        """Never be less."""
        return self.sizeHint()

    def paint_drawing(self, painter: QPainter, place: QRectF) -> None:
        """Draw what the choice looks like."""
        raise NotImplementedError

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the tile: the chosen one has a ring in the accent and its name in the colour of text."""
        colors, chosen = self.theme.colors, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(1.0 if self.isEnabled() or chosen else 0.45)
        place = QRectF((self.width() - self.SIZE.width()) / 2, _EDGE, self.SIZE.width(), self.SIZE.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colors.accent_surface if chosen else colors.raised)
        painter.drawRoundedRect(place, RADIUS_BLOCK, RADIUS_BLOCK)
        painter.save()
        self.paint_drawing(painter, place)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        edge = colors.accent if chosen else colors.muted if self.underMouse() else colors.line
        thick = 1.6 if chosen else 1.0
        painter.setPen(QPen(edge, thick))
        inner = place.adjusted(thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.drawRoundedRect(inner, RADIUS_BLOCK, RADIUS_BLOCK)
        if self.hasFocus():
            painter.setPen(QPen(colors.accent, 1))
            painter.drawRoundedRect(place.adjusted(-2.5, -2.5, 2.5, 2.5), RADIUS_BLOCK + 2, RADIUS_BLOCK + 2)
        name = QRectF(0, place.bottom() + _EDGE, self.width(), self.height() - place.bottom() - _EDGE)
        painter.setPen(colors.text if chosen else colors.muted)
        painter.drawText(name, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop), self.text())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.setFont(self.theme.font(Type.META))
        self.updateGeometry()
        self.update()


class Tiles(QWidget):
    """Tiles of which at most one is chosen; Tab comes to that one, the arrows go to its neighbours."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tiles: list[Tile] = []
        self._value: str | None = None
        self._flow = FlowLayout(GRID)
        self.setLayout(self._flow)

    @property
    def tiles(self) -> list[Tile]:
        """All of them, in order."""
        return list(self._tiles)

    def tile(self, value: str) -> Tile:
        """Return the tile of a value; raises StopIteration where there is none."""
        return next(tile for tile in self._tiles if tile.value == value)

    def add(self, tile: Tile) -> None:
        """Add a tile at the end."""
        self._tiles.append(tile)
        self._flow.addWidget(tile)
        tile.clicked.connect(partial(self._on_clicked, tile))
        self._hold_tab()

    def clear(self) -> None:
        """Take all of them away."""
        for tile in self._tiles:
            self._flow.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self._tiles = []
        self.setFocusProxy(None)  # pyright: ignore[reportArgumentType]

    def _on_clicked(self, tile: Tile, _checked: bool = False) -> None:
        self.show_value(self._value)  # what is chosen is shown once it holds
        self.chosen.emit(tile.value)

    def show_value(self, value: str | None) -> None:
        """Mark the tile of a value; None, or one without a tile, marks none."""
        self._value = value
        for tile in self._tiles:
            tile.setChecked(tile.value == value)
        self._hold_tab()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to a neighbour without choosing it: every choice is a step of history."""
        at = next((i for i, tile in enumerate(self._tiles) if tile.hasFocus()), None)
        shown = [tile for tile in self._tiles if not tile.isHidden()]
        if at is None or Qt.Key(event.key()) not in (*_BACK, *_ON):
            super().keyPressEvent(event)
            return
        step = -1 if Qt.Key(event.key()) in _BACK else 1
        here = shown.index(self._tiles[at])
        shown[(here + step) % len(shown)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _hold_tab(self) -> None:
        shown = [tile for tile in self._tiles if not tile.isHidden()]
        way_in = next((tile for tile in shown if tile.isChecked()), shown[0] if shown else None)
        for tile in self._tiles:
            policy = Qt.FocusPolicy.StrongFocus if tile is way_in else Qt.FocusPolicy.ClickFocus
            tile.setFocusPolicy(policy)
        if way_in is not None:
            self.setFocusProxy(way_in)
