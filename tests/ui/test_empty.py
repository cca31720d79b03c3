"""What an empty panel says stays readable in whatever room there is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.empty import EmptyState
from studio.ui.theme import Theme


def test_the_picture_gives_way_to_the_words_and_comes_back(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "film")
    empty.set_texts("No films yet", "Make one.")
    qtbot.addWidget(empty)
    empty.show()
    icon, title, hint = empty.findChildren(QLabel)
    seen: list[bool] = []
    for height in (300, 60, 61, 62, 300, 299):
        empty.resize(300, height)
        qtbot.waitUntil(lambda height=height: empty.height() == max(height, empty.minimumHeight()))
        seen.append(not icon.isHidden())
        assert empty.rect().contains(title.geometry())
        assert empty.rect().contains(hint.geometry())
    assert seen == [True, False, False, False, True, True]
