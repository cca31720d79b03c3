"""Qt survives a whole film, on every Python."""

from __future__ import annotations

import sys

from PySide6.QtGui import QPainter


def test_calls_into_qt_cost_no_reference_to_none() -> None:
    painter = QPainter()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        painter.setOpacity(1.0)  # on no device: nothing happens, but the call returns None
    assert sys.getrefcount(None) > before - 500
