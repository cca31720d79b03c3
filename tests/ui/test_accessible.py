"""Every control can be reached with the keyboard and is named for who cannot see it."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio.domain.settings import WindowTheme
from studio.domain.text import Language
from studio.ui.main_window import MainWindow
from studio.ui.theme import DARK, LIGHT, Colors


def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.scripts.open_sample()
    qtbot.waitUntil(lambda: window.session.film is not None, timeout=10_000)
    return window


@pytest.mark.parametrize("language", list(Language))
def test_everything_that_takes_the_focus_has_a_name(
    window: MainWindow, qtbot: QtBot, language: Language
) -> None:
    window.choose_language(language)
    opened(window, qtbot)
    nameless = [
        f"{type(w).__name__} in {type(w.parentWidget()).__name__}"
        for w in window.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() is not Qt.FocusPolicy.NoFocus and not said(w)
    ]
    assert not nameless


def said(widget: QWidget) -> str:
    """What a screen reader has to say about a control."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton | QLabel) and widget.text():
        return widget.text()
    parent = widget.parentWidget()
    is_inner = isinstance(parent, QAbstractScrollArea | QAbstractItemView) or isinstance(widget, QLineEdit)
    return said(parent) if parent is not None and is_inner else ""


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = Counter(key.toString() for action in window.actions_ for key in action.shortcuts())
    assert not [key for key, count in keys.items() if count > 1]


def test_every_action_is_in_a_menu_or_has_a_key(window: MainWindow) -> None:
    for action in window.actions_:
        assert action.text()
        assert action.associatedObjects(), action.objectName()


def test_tab_leaves_every_panel(window: MainWindow, qtbot: QtBot) -> None:
    opened(window, qtbot)
    first = window.library.search
    first.setFocus()
    seen: list[str] = []
    for _ in range(240):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        focused = window.focusWidget()
        seen.append(said(focused))
        if focused is first:
            break
    else:
        pytest.fail(f"Tab never came round: {seen[-12:]}")
    assert "Make film" in seen
    assert "Narration of scene 12" in seen


@pytest.mark.parametrize("colors", [DARK, LIGHT], ids=["dark", "light"])
def test_text_can_be_read_on_every_surface(colors: Colors) -> None:
    for ground in (colors.background, colors.panel, colors.raised, colors.accent_surface):
        assert contrast(colors.text, ground) >= 7
        assert contrast(colors.muted, ground) >= 4.5
    for role in (colors.good, colors.doubt, colors.wrong, colors.accent):
        assert contrast(role, colors.panel) >= 4.5
    assert contrast(colors.on_accent, colors.accent) >= 4.5


def contrast(one: QColor, other: QColor) -> float:
    """WCAG contrast of two colours, 1 to 21."""
    bright = sorted((luminance(one), luminance(other)))
    return (bright[1] + 0.05) / (bright[0] + 0.05)


def luminance(color: QColor) -> float:
    parts = [color.redF(), color.greenF(), color.blueF()]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("theme", [WindowTheme.DARK, WindowTheme.LIGHT])
def test_no_button_is_narrower_than_its_words(
    window: MainWindow, qtbot: QtBot, language: Language, theme: WindowTheme
) -> None:
    window.choose_language(language)
    window.choose_theme(theme)
    opened(window, qtbot)
    window.resize(1200, 760)
    qtbot.waitUntil(lambda: window.width() == 1200)
    cut = [
        button.text()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.text() and button.width() < button.minimumSizeHint().width()
    ]
    assert not cut
    assert all(
        f.document().size().height() <= f.height() + 1
        for f in window.script.findChildren(QTextEdit)
        if f.isVisible()
    )


@pytest.mark.parametrize("keys", [True, False], ids=["key", "mouse"])
def test_after_approving_the_focus_is_back_where_one_worked(
    window: MainWindow, qtbot: QtBot, keys: bool
) -> None:
    opened(window, qtbot)
    window.script.view.focus_scene(window.session.film.scene_uids[3])
    before = window.focusWidget()
    assert said(before) == "Narration of scene 4"
    approve = window.top_bar.approve
    if keys:
        approve.setFocus()
        qtbot.keyClick(approve, Qt.Key.Key_Space)
    else:
        qtbot.mouseClick(approve, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not approve.isVisible(), timeout=10_000)
    assert window.focusWidget() is before


@pytest.mark.parametrize("language", list(Language))
def test_text_of_twice_the_size_fits(window: MainWindow, qtbot: QtBot, language: Language) -> None:
    window.choose_language(language)
    before = window.top_bar.title.fontMetrics().height()
    window.settings.change({"text_percent": 200})
    opened(window, qtbot)
    assert window.top_bar.title.fontMetrics().height() >= 2 * before - 2
    qtbot.waitUntil(lambda: not cut_off(window))


def cut_off(window: MainWindow) -> list[str]:
    """Words that are higher or, on buttons, wider than the room they have."""
    return [
        widget.text()
        for widget in window.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton)
        and widget.isVisible()
        and widget.text()
        and (
            widget.height() < widget.fontMetrics().height() - 1
            or (isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width())
        )
    ]
