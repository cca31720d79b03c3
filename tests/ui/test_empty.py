"""What an empty panel says stays readable in whatever room there is."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.empty import EmptyState
from studio.ui.theme import Theme
from studio.ui.widgets import Button


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


def test_buttons_go_on_in_the_next_line_where_one_has_no_room(qtbot: QtBot, theme: Theme) -> None:
    buttons = tuple(Button() for _ in range(4))
    empty = EmptyState(theme, "film", buttons)
    empty.set_texts("No films yet", "Make one.")
    for button in buttons:
        button.set_text("Make a film")
    qtbot.addWidget(empty)
    empty.show()
    for width, lines in ((900, 1), (300, 2)):
        empty.resize(width, 400)
        qtbot.waitUntil(lambda width=width: empty.width() == width)
        rows = {button.y() for button in buttons}
        assert len(rows) == lines
        for row in rows:
            line = [button.geometry() for button in buttons if button.y() == row]
            assert abs(line[0].left() - (width - 1 - line[-1].right())) <= 2, "it stands in the middle"


def test_a_hint_breaks_into_lines_of_about_one_length(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "film")
    text = "Fetch scripts, send yours, follow reviews. Everything else works without it."
    empty.set_texts("Connect", text)
    qtbot.addWidget(empty)
    empty.show()
    hint = empty.findChildren(QLabel)[2]
    whole = hint.fontMetrics().horizontalAdvance(text)

    def centered() -> bool:
        return abs(hint.geometry().center().x() - empty.rect().center().x()) <= 1

    empty.resize(whole * 9 // 10 + 48, 300)  # in all that room one word would stand alone in the second line
    qtbot.waitUntil(lambda: hint.width() < whole * 7 // 10 and centered())
    empty.resize(2 * whole + 48, 300)
    qtbot.waitUntil(lambda: hint.width() > whole and centered())
    assert hint.height() < 2 * hint.fontMetrics().height()
