"""Korean is composed from letters: what is being composed is neither broken nor lost."""

from __future__ import annotations

from tests.ui.script.desk import Desk


def compose_hangeul(desk: Desk) -> None:
    for preedit in ("ㅎ", "하", "한"):
        desk.compose(preedit)
    desk.compose("ㄱ", commit="한")
    for preedit in ("그", "글"):
        desk.compose(preedit)
    desk.compose("", commit="글")


def test_syllables_are_composed_and_are_one_step(desk: Desk) -> None:
    desk.write_in("s1")
    before = desk.narration("s1")
    compose_hangeul(desk)
    assert desk.narration("s1") == f"{before}한글"
    assert desk.session.undo_stack.count() == 1
    desk.writing.undo()
    assert desk.narration("s1") == before


def test_what_is_composed_is_not_yet_text_and_survives_what_the_window_hears(desk: Desk) -> None:
    desk.write_in("s1")
    before = desk.narration("s1")
    desk.compose("하")
    assert desk.narration("s1") == before
    assert desk.session.undo_stack.count() == 0
    desk.session.film_changed.emit(desk.session.film)
    desk.view.refresh()
    assert desk.card("s1").narration.composed == "하"
    desk.compose("", commit="한")
    assert desk.narration("s1") == f"{before}한"


def test_splitting_in_the_middle_of_a_composition_keeps_it(desk: Desk) -> None:
    desk.write_in("s1", at=5)
    before = desk.narration("s1")
    desk.compose("한")
    desk.writing.split_at_cursor()
    first, second = desk.scenes[0].narration, desk.scenes[1].narration
    assert (first, second) == (f"{before[:5]}한", before[5:])
    assert desk.card(desk.scenes[1].uid).narration.composed == ""


def test_undo_in_the_middle_of_a_composition_takes_it_back(desk: Desk) -> None:
    desk.write_in("s1")
    before = desk.narration("s1")
    desk.compose("한")
    desk.writing.undo()
    assert desk.narration("s1") == before
    assert desk.card("s1").narration.composed == ""
    desk.writing.redo()
    assert desk.narration("s1") == f"{before}한"


def test_leaving_the_field_takes_what_is_composed(desk: Desk) -> None:
    desk.write_in("s1")
    before = desk.narration("s1")
    desk.compose("한")
    desk.write_in("s2")
    assert desk.narration("s1") == f"{before}한"


def test_the_card_grows_with_what_is_composed(desk: Desk) -> None:
    desk.write_in("s1")
    card = desk.card("s1")
    before = card.height()
    desk.compose("한" * 120)
    assert card.height() > before
    field = card.narration
    assert field.document().size().height() <= field.height()
    desk.compose("")
    assert card.height() == before
