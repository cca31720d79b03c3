"""The icons of the window: SVG drawings recoloured by role, rendered once, sharp at every pixel ratio."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from studio.resources import resource_path

SIZES = (16, 18, 20, 24, 32)
"""Sides, in device-independent pixels, for which an icon holds a drawing."""
RATIOS = (1, 2, 3)


class IconSet:
    """Makes icons from the drawings in `resources/icons`; the same name and colours give the same icon."""

    def __init__(self) -> None:
        self._icons: dict[tuple[str, int, int], QIcon] = {}
        self._pixmaps: dict[tuple[str, int, int, float], QPixmap] = {}

    def icon(self, name: str, color: QColor, disabled: QColor) -> QIcon:
        """Return the icon `name` drawn in `color`, and in `disabled` where its control cannot be used."""
        key = (name, color.rgba(), disabled.rgba())
        if key not in self._icons:
            icon = QIcon()
            for mode, tint in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
                for side in SIZES:
                    for ratio in RATIOS:
                        icon.addPixmap(self.pixmap(name, tint, side, ratio), mode)
            self._icons[key] = icon
        return self._icons[key]

    def pixmap(self, name: str, color: QColor, side: int, ratio: float) -> QPixmap:
        """Return the drawing `name` in `color`, `side` device-independent pixels square."""
        key = (name, color.rgba(), side, ratio)
        if key not in self._pixmaps:
            self._pixmaps[key] = _render(name, color, side, ratio)
        return self._pixmaps[key]


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
