"""How things are written for people."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QKeySequence

from studio.ui import words


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac has signs of its own for its keys")
@pytest.mark.parametrize(
    ("keys", "written"),
    [
        ("Ctrl+Return", "Ctrl+Enter"),
        ("Alt+Shift+Up", "Alt+Shift+↑"),
        ("Ctrl+Right", "Ctrl+→"),
        ("PgUp", "PgUp"),
        ("?", "?"),
        ("", ""),
    ],
)
def test_keys_are_written_as_they_stand_on_the_keyboard(keys: str, written: str) -> None:
    assert words.keys(QKeySequence(keys)) == written
