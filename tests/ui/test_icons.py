"""Icons are drawn when they are shown: in their role's colour, sharp, and whatever becomes of a copy."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QPixmap

from studio.ui.icons import IconSet

RED, BLUE = QColor("#ff0000"), QColor("#0000ff")


@pytest.fixture
def icon(qapp: object) -> QIcon:
    return IconSet().icon("square", RED, BLUE)


def strongest(pixmap: QPixmap) -> QColor:
    image = pixmap.toImage()
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=QColor.alpha)


@pytest.mark.parametrize(("mode", "color"), [(QIcon.Mode.Normal, RED), (QIcon.Mode.Disabled, BLUE)])
def test_an_icon_has_the_colour_of_its_role(icon: QIcon, mode: QIcon.Mode, color: QColor) -> None:
    assert strongest(icon.pixmap(QSize(32, 32), mode)).rgb() == color.rgb()


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0, 3.0])
@pytest.mark.parametrize("side", [14, 16, 33])
def test_it_is_drawn_for_the_pixels_there_are(icon: QIcon, side: int, ratio: float) -> None:
    pixmap = icon.pixmap(QSize(side, side), ratio)
    assert pixmap.devicePixelRatioF() == ratio
    assert pixmap.deviceIndependentSize().toSize() == QSize(side, side)


def test_the_same_icon_is_made_once(qapp: object) -> None:
    icons = IconSet()
    assert icons.icon("play", RED, BLUE).cacheKey() == icons.icon("play", RED, BLUE).cacheKey()


def test_a_copy_that_is_changed_outlives_its_original(icon: QIcon) -> None:
    copy = QIcon(icon)
    copy.addPixmap(QPixmap(3, 3))
    del icon
    gc.collect()
    assert strongest(copy.pixmap(QSize(20, 20))).rgb() == RED.rgb()
