"""Painted layers are kept, but only as many as fit."""

from __future__ import annotations

from PySide6.QtGui import QImage

from studio.picture.layers import kept


def test_a_picture_is_painted_once_and_the_least_used_goes_first() -> None:
    painted: list[int] = []

    @kept(megabytes=1)
    def picture(number: int) -> QImage:
        painted.append(number)
        return QImage(400, 300, QImage.Format.Format_RGB32)  # 480 kB: two fit

    for number in (1, 2, 1, 3, 1, 2):
        picture(number)
    assert painted == [1, 2, 3, 2]


def test_a_picture_larger_than_everything_is_still_painted() -> None:
    @kept(megabytes=1)
    def picture(number: int) -> QImage:
        return QImage(1000, 1000, QImage.Format.Format_RGB32)

    assert picture(1).width() == 1000
