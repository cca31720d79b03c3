"""The inspector follows what is selected, says what to do where nothing is, and fits narrow places."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.settings import WindowTheme
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.studio import Studio
from studio.ui.inspector.panel import InspectorPanel
from studio.ui.preview.panel import PreviewPanel
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from tests.ui.films import opened_session
from tests.ui.inspector.hands import Hands
from tests.ui.test_accessible import said


def test_it_names_the_scene_it_shows(hands: Hands) -> None:
    assert hands.panel.named == "Scene 1 · Part 1"
    hands.session.select("s4")
    hands.settle()
    assert hands.panel.named == "Scene 4 · Part 2"
    hands.session.select_many(("s1", "s4"), "s4")
    hands.settle()
    assert hands.panel.named.startswith("2 scene")


def test_it_follows_undo_and_typing_elsewhere(hands: Hands) -> None:
    hands.click(hands.panel.scene.layouts.tile("WARNING"))
    hands.session.undo()
    hands.settle()
    assert hands.panel.scene.layouts.tiles[0].isChecked()


def test_without_a_script_it_says_what_to_do(studio: Studio, theme: Theme, qtbot: QtBot) -> None:
    with opened_session(studio, qtbot, None) as session:
        preview = PreviewPanel(session, theme)
        panel = InspectorPanel(studio, session, preview, theme)
        qtbot.addWidget(preview)
        qtbot.addWidget(panel)
        panel.show()
        labels = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
        assert any("Open or import a script" in text for text in labels)
        qtbot.waitUntil(lambda: panel.is_settled)
        panel.close_workers()
        preview.close_workers()


def test_what_holds_for_the_whole_script(hands: Hands) -> None:
    hands.click(hands.panel.film_button)
    film = hands.panel.film
    assert film.title.text() == "Course"
    film.title.setFocus()
    hands.key(film.title, Qt.Key.Key_End)
    hands.qtbot.keyClicks(film.title, " two")
    hands.settle()
    script = hands.session.script
    assert script is not None
    assert script.title == "Course two"
    assert hands.steps == 1
    hands.click(film.language.buttons[Language.KOREAN])
    hands.click(film.themes.tile("contrast"))
    offered = [choice.value for choice in film.voice.voice.choices]
    film.voice.voice.activated.emit(offered.index((VoiceProvider.ESPEAK, "en-gb")))
    hands.settle()
    script = hands.session.script
    assert script is not None
    assert (script.language, script.theme) == (Language.KOREAN, "contrast")
    assert script.voice == VoiceChoice(provider=VoiceProvider.ESPEAK, name="en-gb")
    hands.click(hands.panel.scene_button)
    assert "en-gb" in hands.panel.scene.voice.voice.currentText()
    assert "Contrast" in hands.panel.scene.themes.tiles[0].accessibleName()
    for _ in range(4):
        hands.session.undo()
    hands.settle()
    script = hands.session.script
    assert script is not None
    assert (script.title, script.voice, script.theme) == ("Course", None, "")


def test_undo_in_the_title_is_left_to_the_script(hands: Hands) -> None:
    hands.click(hands.panel.film_button)
    title = hands.panel.film.title
    title.setFocus()
    hands.qtbot.keyClicks(title, "X")
    hands.key(title, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    hands.settle()
    script = hands.session.script
    assert script is not None
    assert title.text() == script.title


def test_everything_has_a_name_and_is_reached_with_tab(hands: Hands) -> None:
    nameless = [
        type(w).__name__
        for w in hands.panel.findChildren(QWidget)
        if w.isVisible() and w.focusPolicy() is not Qt.FocusPolicy.NoFocus and not said(w)
    ]
    assert not nameless
    hands.panel.scene.layouts.setFocus()
    seen: list[str] = []
    for _ in range(60):
        focused = hands.window.focusWidget()
        seen.append(said(focused))
        hands.key(focused, Qt.Key.Key_Tab)
    for name in ("Picture of the scene", "Motion", "Draw frames", "Voice", "Minimum length in seconds"):
        assert name in seen
    order = [seen.index(name) for name in ("Picture of the scene", "Motion", "Voice", "Purpose of the scene")]
    assert order == sorted(order)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("width", "percent"), [(320, 100), (320, 200), (560, 200)])
def test_it_fits_narrow_places_and_large_letters(
    hands: Hands, theme: Theme, translations: Translations, language: Language, width: int, percent: int
) -> None:
    hands.studio.preferences.update(language=language)
    translations.choose(language)
    theme.choose(WindowTheme.LIGHT)
    theme.choose_text(percent)
    hands.preview.hide()
    hands.window.resize(width, 700)
    hands.qtbot.waitUntil(lambda: hands.panel.width() == width)
    hands.settle()
    try:
        for button in (hands.panel.scene_button, hands.panel.film_button):
            button.click()
            hands.settle()
            page = hands.panel.film if button is hands.panel.film_button else hands.panel.scene
            assert page.form.minimumSizeHint().width() <= page.viewport().width()
            hands.qtbot.waitUntil(lambda page=page: not _cut(page))
    finally:
        theme.choose_text(100)


def _cut(page: QWidget) -> list[str]:
    """Words that have less room than they need."""
    return [
        widget.text()
        for widget in page.findChildren(QWidget)
        if isinstance(widget, QLabel | QAbstractButton)
        and widget.isVisible()
        and widget.text()
        and (
            widget.height() < widget.fontMetrics().height() - 1
            or (isinstance(widget, QAbstractButton) and widget.width() < widget.minimumSizeHint().width())
        )
    ]
