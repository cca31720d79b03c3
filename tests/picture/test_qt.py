"""Qt survives a whole film, on every Python."""

from __future__ import annotations

import sys

from PySide6.QtGui import QPainter

from studio.picture.qt import keep_none_alive


def test_void_calls_of_qt_cannot_use_up_none() -> None:
    keep_none_alive()
    painter = QPainter()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        painter.setOpacity(1.0)  # on no device: nothing happens, but the call returns None
    assert sys.getrefcount(None) > 10**9
    assert sys.getrefcount(None) > before - 10_000
