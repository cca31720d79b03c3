"""Every setting can be reached with the keyboard, is named, and fits at twice the size of text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.text import Language
from studio.ui.main_window import MainWindow
from studio.ui.settings.catalog import HEADINGS, SETTINGS
from studio.ui.settings.dialog import SettingsDialog
from studio.ui.settings.setting import Section


@pytest.mark.parametrize("language", list(Language))
def test_everything_that_takes_the_focus_has_a_name(
    dialog: SettingsDialog, window: MainWindow, language: Language, qtbot: QtBot
) -> None:
    window.choose_language(language)
    qtbot.waitUntil(lambda: dialog.windowTitle() == ("설정" if language is Language.KOREAN else "Settings"))
    for section in Section:
        dialog.open_at(section)
        for widget in dialog.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                assert said(widget), f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}"


def said(widget: QWidget | None) -> str:
    """What a screen reader has to say about a control; the line inside a number speaks for the number."""
    if widget is None or widget.accessibleName():
        return widget.accessibleName() if widget is not None else ""
    if isinstance(widget, QAbstractButton | QLabel) and widget.text():
        return widget.text()
    return said(widget.parentWidget()) if type(widget).__module__.startswith("PySide6") else ""


@pytest.mark.parametrize("section", list(Section))
def test_tab_goes_through_a_section_and_comes_round(dialog: SettingsDialog, section: Section) -> None:
    dialog.open_at(section)
    dialog.search.setFocus()
    reached: list[QWidget] = []
    for _ in range(120):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        reached.append(focused)
        if focused is dialog.search:
            break
    else:
        pytest.fail("Tab never came round")
    rows = [dialog.rows[setting.id] for setting in SETTINGS if setting.section is section]
    rows = [row for row in rows if row.isVisible() and row.editor.isEnabled()]
    order = [row for widget in reached for row in rows if row.isAncestorOf(widget)]
    assert list(dict.fromkeys(order)) == rows, "every setting, from top to bottom"


def test_what_has_the_focus_is_scrolled_into_sight(dialog: SettingsDialog) -> None:
    dialog.open_at(Section.FILM)
    area = dialog.findChild(QScrollArea)
    assert area is not None
    last = dialog.rows["captions"]
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        if last.isAncestorOf(QApplication.focusWidget()):
            break
    else:
        pytest.fail("Tab never came to the last setting")
    top = last.mapTo(area.viewport(), last.rect().topLeft()).y()
    assert 0 <= top < area.viewport().height()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("scale", "width", "height"), [(100, 920, 680), (200, 800, 700), (100, 640, 480)])
def test_nothing_is_cut_off(
    dialog: SettingsDialog,
    window: MainWindow,
    qtbot: QtBot,
    language: Language,
    scale: int,
    width: int,
    height: int,
) -> None:
    window.choose_language(language)
    window.theme.choose_text(scale)
    dialog.resize(width, height)
    try:
        for section in Section:
            dialog.open_at(section)
            qtbot.waitUntil(lambda: not cut_off(dialog))
    except TimeoutError:
        pytest.fail(f"{dialog.sections.currentItem().text()}: {cut_off(dialog)}")
    finally:
        window.theme.choose_text(100)


def cut_off(dialog: SettingsDialog) -> list[str]:
    """What does not fit into the room it has."""
    area = dialog.findChild(QScrollArea)
    assert area is not None
    page = area.widget()
    found: list[str] = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisible():
            continue
        words = widget.text() if isinstance(widget, QLabel | QAbstractButton) else widget.accessibleName()
        name = f"{type(widget).__name__} {words}"
        if widget.mapTo(page, widget.rect().topRight()).x() > area.viewport().width():
            found.append(f"{name} lies outside")
        if isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width():
            found.append(f"{name} is too narrow")
        # A pixel of a line is nothing but its descent.
        if isinstance(widget, QLabel) and widget.height() + 1 < widget.heightForWidth(widget.width()):
            found.append(f"{name} is too low")
    return found


def test_every_setting_is_explained_in_a_sentence() -> None:
    assert set(HEADINGS) == set(Section)
    for setting in SETTINGS:
        assert setting.name
        assert setting.about.endswith("."), setting.id
        assert len(setting.about) <= 80, setting.id
        assert bool(setting.why_moot) is (setting.moot.__name__ != "_never"), setting.id
