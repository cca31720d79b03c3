"""The icons of the window: SVG drawings recoloured by role, sharp at every size and pixel ratio."""

from functools import lru_cache
from typing import ClassVar

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studio.resources import resource_path


class IconSet:
    """Makes icons from the drawings in `resources/icons`; the same name and colours give the same icon."""

    def __init__(self) -> None:
        self._icons: dict[tuple[str, int, int], QIcon] = {}
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def icon(self, name: str, color: QColor, disabled: QColor) -> QIcon:
        """Return the icon `name` drawn in `color`, and in `disabled` where its control cannot be used."""
        key = (name, color.rgba(), disabled.rgba())
        if key not in self._icons:
            self._icons[key] = QIcon(_Drawn(self, name, QColor(color), QColor(disabled)))
        return self._icons[key]

    def pixmap(self, name: str, color: QColor, side: int, ratio: float) -> QPixmap:
        """Return the drawing `name` in `color`, `side` device-independent pixels square."""
        key = (name, color.rgba(), side, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _render(name, color, side, ratio)
        return self._pixmaps[key]


class _Drawn(QIconEngine):
    """Draws an icon when it is shown, in the size in which it is: a window has far more than it shows."""

    _copies: ClassVar[list[QIconEngine]] = []
    """Kept for ever: Qt asks for a copy where an icon is changed, and does not hold on to the Python part."""

    def __init__(self, icons: IconSet, name: str, color: QColor, disabled: QColor) -> None:
        super().__init__()
        self._icons, self._name, self._color, self._disabled = icons, name, color, disabled

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatioF()
        corner = rect.center() - QPoint((side - 1) // 2, (side - 1) // 2)
        painter.drawPixmap(corner, self._in(mode, side, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return self._in(mode, min(size.width(), size.height()), 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:
        return self._in(mode, min(size.width(), size.height()), scale)

    def clone(self) -> QIconEngine:
        copy = _Drawn(self._icons, self._name, self._color, self._disabled)
        self._copies.append(copy)
        return copy

    def _in(self, mode: QIcon.Mode, side: int, ratio: float) -> QPixmap:
        color = self._disabled if mode is QIcon.Mode.Disabled else self._color
        return self._icons.pixmap(self._name, color, max(1, side), ratio)


def app_icon() -> QIcon:
    """Return the studio's own mark, in its own colours."""
    icon = QIcon()
    renderer = QSvgRenderer(str(resource_path("icons", "app.svg")))
    for side in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


@lru_cache(maxsize=256)
def _drawing(name: str) -> str:
    return resource_path("icons", f"{name}.svg").read_text("utf-8")


def _render(name: str, color: QColor, side: int, ratio: float) -> QPixmap:
    drawing = _drawing(name).replace("currentColor", color.name())
    # Two units of 24 look heavy beside 13 px text; the family allows thinner strokes.
    drawing = drawing.replace('stroke-width="2"', 'stroke-width="1.75"')
    pixmap = QPixmap(QSize(round(side * ratio), round(side * ratio)))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(color.alphaF())
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return pixmap
