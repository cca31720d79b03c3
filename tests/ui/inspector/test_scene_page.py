"""Every control of a scene changes the script in one named step, for all selected scenes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from studio.domain.edits import with_scene
from studio.domain.image import MotionKind
from studio.domain.script import Layout, Scene, Transition, VisualSpec
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.ui.inspector.scene_page import ScenePage
from tests.ui.inspector.hands import Hands


@pytest.fixture
def page(hands: Hands) -> ScenePage:
    return hands.panel.scene


def put(hands: Hands, **fields: object) -> None:
    """Write something into the selected scene, as if it had come with the script."""
    script = hands.session.script
    assert script is not None
    hands.session.apply(with_scene(script, hands.scene.model_copy(update=fields)), "test")
    hands.settle()


def test_a_layout_is_chosen_with_the_mouse(hands: Hands, page: ScenePage) -> None:
    hands.click(page.layouts.tile("WARNING"))
    assert hands.visual.type == "WARNING"
    assert page.layouts.tile("WARNING").isChecked()
    film = hands.session.film
    assert film is not None
    assert film.slides[0].layout is Layout.WARNING
    assert hands.session.undo_stack.undoText() == "Change the layout"
    hands.click(page.layouts.tile("WARNING"))
    assert hands.steps == 1  # it holds already
    assert page.layouts.tile("WARNING").isChecked()
    hands.click(page.layouts.tiles[0])
    assert hands.scene.visual_spec is None


def test_a_layout_is_chosen_with_the_keyboard(hands: Hands, page: ScenePage) -> None:
    page.layouts.setFocus()
    tile = page.layouts.tiles[0]
    assert tile.hasFocus()
    hands.key(tile, Qt.Key.Key_Right)
    assert page.layouts.tiles[1].hasFocus()
    assert hands.visual.type == ""  # looking is not choosing
    hands.key(page.layouts.tiles[1], Qt.Key.Key_Space)
    hands.settle()
    assert hands.visual.type == page.layouts.tiles[1].value
    assert page.layouts.tiles[1].hasFocus()


def test_the_automatic_layout_is_told_also_while_another_holds(hands: Hands, page: ScenePage) -> None:
    assert page.layouts.automatic_text == "Automatic: Key points"
    hands.click(page.layouts.tile("DIAGRAM"))
    assert page.layouts.automatic_text == "Automatic: Key points"
    assert "Key points" in page.layouts.tiles[0].accessibleName()


def test_a_layout_nobody_knows_is_kept_and_shown(hands: Hands, page: ScenePage) -> None:
    put(hands, visual_spec=VisualSpec(type="hologram", theme="sea"))
    assert page.layouts.tile("HOLOGRAM").isChecked()
    assert page.layouts.tile("HOLOGRAM").isVisible()
    assert "HOLOGRAM" in page._layout_row.note.text.upper()
    assert page.themes.tile("sea").isChecked()
    assert "sea" in page._theme_row.note.text
    hands.click(page.layouts.tile("SUMMARY"))
    assert hands.visual == VisualSpec(type="SUMMARY", theme="sea")
    assert page._layout_row.note.text == ""


def test_a_theme_of_its_own(hands: Hands, page: ScenePage) -> None:
    hands.click(page.themes.tile("paper"))
    assert hands.visual.theme == "paper"
    hands.click(page.themes.tiles[0])
    assert hands.visual.theme == ""


def test_motion_and_how_far(hands: Hands, page: ScenePage) -> None:
    page.motion.kind.chosen.emit(MotionKind.PAN)
    hands.settle()
    assert hands.visual.motion is not None
    assert hands.visual.motion.kind is MotionKind.PAN
    page.motion.zoom.setFocus()
    for _ in range(9):
        hands.key(page.motion.zoom, Qt.Key.Key_Up)
    hands.settle()
    assert hands.visual.motion.zoom == pytest.approx(1.4)
    assert hands.steps == 2  # steps in quick succession are one
    page.motion.kind.chosen.emit(MotionKind.NONE)
    hands.settle()
    assert not page.motion.zoom.isVisible()


@pytest.mark.parametrize("transition", [*Transition, None])
def test_transitions(hands: Hands, page: ScenePage, transition: Transition | None) -> None:
    hands.session.select("s2")
    hands.settle()
    values = [choice.value for choice in page.transition.choices]
    page.transition.activated.emit(values.index(transition))
    hands.settle()
    assert hands.visual.transition is transition
    assert page.transition.currentIndex() == values.index(transition)


def test_who_speaks_a_scene(hands: Hands, page: ScenePage) -> None:
    assert "Silence" in page.voice.voice.currentText()
    assert page.voice.voice.currentText().startswith("As the film")
    offered = {choice.value: choice for choice in page.voice.voice.choices}
    polly = offered[(VoiceProvider.POLLY, "")]
    assert polly.why_not
    assert "cannot speak here" in polly.label
    model = page.voice.voice.model()
    row = page.voice.voice.choices.index(polly)
    assert not model.flags(model.index(row, 0)) & Qt.ItemFlag.ItemIsEnabled
    page.voice.voice.activated.emit(page.voice.voice.choices.index(offered[(VoiceProvider.ESPEAK, "ko+f2")]))
    hands.settle()
    assert hands.scene.voice == VoiceChoice(provider=VoiceProvider.ESPEAK, name="ko+f2")
    page.voice.speed.setFocus()
    hands.key(page.voice.speed, Qt.Key.Key_Up)
    hands.key(page.voice.speed, Qt.Key.Key_Up)
    hands.settle()
    assert hands.scene.voice is not None
    assert (hands.scene.voice.name, hands.scene.voice.speed) == ("ko+f2", pytest.approx(1.1))
    assert hands.steps == 2
    page.voice.voice.activated.emit(0)
    hands.settle()
    assert hands.scene.voice is None


def test_a_voice_that_is_not_here_is_told(hands: Hands, page: ScenePage) -> None:
    put(hands, voice=VoiceChoice(provider=VoiceProvider.POLLY, name="Seoyeon"))
    assert "keys of Amazon are missing" in page._voice_row.note.text
    put(hands, voice=VoiceChoice(provider=VoiceProvider.ESPEAK, name="tlh"))
    assert "tlh" in page._voice_row.note.text
    assert "tlh" in page.voice.voice.currentText()


def test_hearing_a_scene_is_asked_of_the_window(hands: Hands, page: ScenePage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(hands.panel.hear_wanted):
        page.voice.hear.click()


def test_the_least_a_scene_lasts_beside_what_it_needs(hands: Hands, page: ScenePage) -> None:
    assert page.length.seconds.value() == 6.0
    assert page.length.about.startswith("The narration needs ")
    film = hands.session.film
    assert film is not None
    assert f"{film.timeline.spans[0].frame_count / 24:.1f} s" in page.length.about
    page.length.seconds.setFocus()
    page.length.seconds.selectAll()
    hands.qtbot.keyClicks(page.length.seconds, "90")
    hands.key(page.length.seconds, Qt.Key.Key_Return)
    hands.settle()
    assert hands.scene.duration_sec == 90.0
    assert "lasts 1 min 30 s" in page.length.about
    page.length.seconds.selectAll()
    hands.qtbot.keyClicks(page.length.seconds, "0")
    hands.key(page.length.seconds, Qt.Key.Key_Return)
    hands.settle()
    assert hands.scene.duration_sec is None
    assert page.length.seconds.text() == "No minimum"


def test_highlights_are_written_mended_and_taken_away(hands: Hands, page: ScenePage) -> None:
    terms = page.terms
    terms.line.setFocus()
    for word in ("stop", "nowhere"):
        hands.qtbot.keyClicks(terms.line, word)
        hands.key(terms.line, Qt.Key.Key_Return)
        hands.settle()
    assert hands.visual.highlight_terms == ("stop", "nowhere")
    assert terms.doubtful == ["nowhere"]
    assert "nowhere" in terms.hint
    hands.click(terms.chips[1].text)
    assert terms.line.hasFocus()
    assert terms.line.text() == "nowhere"
    terms.line.clear()
    hands.qtbot.keyClicks(terms.line, "think")
    hands.key(terms.line, Qt.Key.Key_Return)
    hands.settle()
    assert hands.visual.highlight_terms == ("stop", "think")
    assert terms.doubtful == []
    hands.click(terms.chips[0].remove)
    assert hands.visual.highlight_terms == ("think",)
    assert terms.line.hasFocus()
    terms.chips[0].text.setFocus()
    hands.key(terms.chips[0].text, Qt.Key.Key_Delete)
    hands.settle()
    assert hands.visual.highlight_terms == ()


def test_tab_goes_through_the_highlights_in_their_order(hands: Hands, page: ScenePage) -> None:
    terms = VisualSpec(highlight_terms=("Report", "within"))
    put(hands, visual_spec=terms, on_screen_text="Report within 24시간", narration="Tell them.")
    assert page.terms.suggestions
    page.length.seconds.setFocus()
    seen: list[object] = []
    for _ in range(8):
        hands.key(hands.window.focusWidget(), Qt.Key.Key_Tab)
        seen.append(hands.window.focusWidget())
    chips = [widget for chip in page.terms.chips for widget in (chip.text, chip.remove)]
    assert seen[:7] == [*chips, page.terms.line, *page.terms.suggestions, page.purpose][:7]


def test_five_highlights_are_the_most(hands: Hands, page: ScenePage) -> None:
    put(hands, visual_spec=VisualSpec(highlight_terms=("a", "b", "c", "d", "e")))
    assert not page.terms.line.isEnabled()
    assert "Five" in page.terms.hint or page.terms.doubtful
    hands.click(page.terms.chips[4].text)
    assert page.terms.line.isEnabled()
    hands.key(page.terms.line, Qt.Key.Key_Escape)
    assert not page.terms.line.isEnabled()
    assert hands.visual.highlight_terms == ("a", "b", "c", "d", "e")


def test_what_is_marked_by_itself_is_suggested(hands: Hands, page: ScenePage) -> None:
    put(hands, on_screen_text="Report within 24시간", narration="Tell them. Report “at once” please.")
    assert "24시간" in [button.text() for button in page.terms.suggestions]
    page.terms.suggestions[0].click()
    hands.settle()
    assert len(hands.visual.highlight_terms) == 1


def test_a_purpose_is_chosen_or_written(hands: Hands, page: ScenePage) -> None:
    page.purpose.activated.emit(1)
    hands.settle()
    assert hands.scene.purpose == "hook"
    assert page.purpose.currentText() == "Hook"
    line = page.purpose.lineEdit()
    assert line is not None
    line.setFocus()
    line.selectAll()
    hands.qtbot.keyClicks(line, "interlude")
    hands.key(line, Qt.Key.Key_Return)
    hands.settle()
    assert hands.scene.purpose == "interlude"
    assert page.purpose.currentText() == "interlude"
    hands.session.undo()
    hands.settle()
    assert hands.scene.purpose == "hook"


def test_several_scenes_change_together_and_differences_show(hands: Hands, page: ScenePage) -> None:
    hands.session.select("s2")
    hands.settle()
    hands.click(page.layouts.tile("EXAMPLE"))
    put(hands, purpose="summary", duration_sec=9.0, voice=VoiceChoice(speed=1.5))
    hands.session.select_many(("s1", "s2", "s3"), "s2")
    hands.settle()
    assert not any(tile.isChecked() for tile in page.layouts.tiles)
    assert page.length.seconds.text() == "Different"
    assert page.voice.voice.currentIndex() == -1
    assert page.voice.voice.placeholderText() == "Different"
    steps = hands.steps
    page.transition.chosen.emit(Transition.SLIDE)
    hands.settle()
    assert [hands.visual_of(uid).transition for uid in ("s1", "s2", "s3", "s4")] == [
        *[Transition.SLIDE] * 3,
        None,
    ]
    assert hands.visual_of("s2").type == "EXAMPLE"  # what was not touched stays different
    assert hands.steps == steps + 1
    hands.session.undo()
    hands.settle()
    assert hands.visual_of("s1").transition is None


def test_the_speed_of_several_scenes_leaves_their_voices(hands: Hands, page: ScenePage) -> None:
    hands.session.select("s2")
    put(hands, voice=VoiceChoice(provider=VoiceProvider.ESPEAK, name="en-gb"))
    hands.session.select_many(("s1", "s2"), "s1")
    hands.settle()
    page.voice.speed.setFocus()
    page.voice.speed.selectAll()
    hands.qtbot.keyClicks(page.voice.speed, "1.2")
    hands.key(page.voice.speed, Qt.Key.Key_Return)
    hands.settle()
    script = hands.session.script
    assert script is not None
    voices = {s.uid: s.voice for _, _, s in script.scenes()}
    assert voices["s1"] == VoiceChoice(provider=VoiceProvider.MOCK, speed=1.2)
    assert voices["s2"] == VoiceChoice(provider=VoiceProvider.ESPEAK, name="en-gb", speed=1.2)


def test_a_script_in_review_is_shown_but_not_changed(hands: Hands, page: ScenePage) -> None:
    hands.session.review(hands.studio.scripts.submit)
    hands.qtbot.waitUntil(lambda: not hands.session.is_editable)
    hands.settle()
    for widget in (
        page.layouts, page.themes, page.motion.kind, page.motion.zoom, page.transition, page.voice.voice,
        page.voice.speed, page.length.seconds, page.terms.line, page.purpose,
    ):  # fmt: skip
        assert not widget.isEnabled()
    assert page.voice.hear.isEnabled()
    assert "In review" in hands.panel.locked


def test_nothing_is_left_of_a_wish_that_was_taken_back(hands: Hands, page: ScenePage) -> None:
    before: Scene = hands.scene
    hands.click(page.themes.tile("paper"))
    hands.click(page.themes.tiles[0])
    assert hands.scene == before
