"""The film, the panels and the window follow the settings while these are still open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.domain.review import Role
from studio.domain.settings import WindowTheme
from studio.ui.main_window import MainWindow
from studio.ui.settings.controls import Switch
from studio.ui.settings.dialog import SettingsDialog
from studio.ui.settings.themes import ThemeCard
from tests.ui.settings.hands import brightness, button, choose, control, go_to, press


def test_another_theme_repaints_the_film(dialog: SettingsDialog, filmed: MainWindow, qtbot: QtBot) -> None:
    picture = filmed.preview.picture
    qtbot.waitUntil(lambda: picture.is_settled and 0 < brightness(picture.image) < 80, timeout=10_000)
    paper = button(go_to(dialog, "theme"), "Paper")
    QTest.mouseClick(paper, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: brightness(picture.image) > 150, timeout=10_000)
    assert paper.isChecked()
    assert "Paper" in filmed.preview.tools.text()
    qtbot.waitUntil(lambda: filmed.timeline.strip.is_settled, timeout=10_000)


def test_the_cards_show_each_theme_as_the_film_would_be(
    dialog: SettingsDialog, window: MainWindow, qtbot: QtBot
) -> None:
    cards = {card.text(): card for card in go_to(dialog, "theme").editor.findChildren(ThemeCard)}
    assert list(cards) == ["Dawn", "Paper", "Contrast", "Brand"]
    qtbot.waitUntil(lambda: all(card.picture is not None for card in cards.values()), timeout=10_000)
    shades = {name: brightness(card.picture.toImage()) for name, card in cards.items() if card.picture}
    assert shades["Paper"] > 200 > 60 > shades["Dawn"] > shades["Contrast"]
    wide = cards["Dawn"].picture
    press(dialog.rows["shape"], "9:16")
    qtbot.waitUntil(lambda: cards["Dawn"].picture is not wide, timeout=10_000)
    qtbot.waitUntil(lambda: dialog.is_settled, timeout=10_000)
    tall = cards["Dawn"].picture
    assert tall is not None
    assert tall.height() > tall.width()


def test_other_frames_a_second_leave_the_playhead_at_its_moment(
    dialog: SettingsDialog, filmed: MainWindow, qtbot: QtBot
) -> None:
    session = filmed.session
    session.move_playhead(24 * 30)
    scene = session.selected_uid
    choose(go_to(dialog, "fps"), "60")
    qtbot.waitUntil(lambda: session.film is not None and session.film.timeline.fps == 60, timeout=10_000)
    assert session.playhead == 60 * 30
    assert session.selected_uid == scene


def test_other_pauses_make_the_film_another_length(
    dialog: SettingsDialog, filmed: MainWindow, qtbot: QtBot
) -> None:
    session = filmed.session
    assert session.film is not None
    before = session.film.timeline.frame_count
    filmed.settings.change({"render.lead_in_sec": 5, "render.tail_sec": 5})
    qtbot.waitUntil(lambda: session.film is not None and session.film.timeline.frame_count > before)


def test_encoding_ahead_stops_when_it_is_turned_off(
    dialog: SettingsDialog, filmed: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(filmed.studio.ahead, "follow", lambda script, **_: asked.append(script))
    switch = control(go_to(dialog, "encode_ahead"), Switch)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton)
    assert len(asked) == 1, "whoever encodes ahead looks again whether it may"
    filmed.settings.change({"four_eyes": True})
    assert len(asked) == 1


def test_who_may_no_longer_approve_is_not_offered_it(dialog: SettingsDialog, filmed: MainWindow) -> None:
    assert filmed.top_bar.approve.isVisible()
    roles = go_to(dialog, "profile_roles")
    press(roles, "Reviewer")
    press(roles, "Administrator")
    assert filmed.studio.profile.roles == {Role.AUTHOR}
    assert not filmed.top_bar.approve.isVisible()
    assert not filmed.actions_["approve"].isEnabled()


def test_text_of_another_size_is_written_at_once(dialog: SettingsDialog, window: MainWindow) -> None:
    row = go_to(dialog, "text_percent")
    before = row.name.fontMetrics().height()
    choose(row, "200 %")
    assert row.name.fontMetrics().height() >= 2 * before - 2
    QTest.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert row.name.fontMetrics().height() == before


def test_colours_and_language_of_the_window_follow(
    dialog: SettingsDialog, window: MainWindow, qtbot: QtBot
) -> None:
    press(go_to(dialog, "window_theme"), "Light")
    assert not window.theme.is_dark
    choose(go_to(dialog, "language"), "한국어")
    qtbot.waitUntil(lambda: dialog.windowTitle() == "설정")
    assert dialog.rows["language"].name.text() == "언어"
    window.choose_theme(WindowTheme.DARK)
    dark = button(dialog.rows["window_theme"], "어둡게")
    assert dark.isChecked(), "what is chosen in the menu is shown here"
