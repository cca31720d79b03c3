"""Timing a film as a person does it: by hand on the timeline of the window, and all of it taken back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint

from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import OpenWindow
from tests.flows.person import Person, import_script
from tests.ui.timeline.hands import SHIFT, carry, click, middle, point


@pytest.fixture
def person(open_window: OpenWindow, script_file: Path, pipeline: FakePipeline) -> Person:
    person = open_window(render=pipeline)
    import_script(person, script_file)
    person.wait(lambda: person.window.session.film is not None)
    person.window.timeline.strip.fit()
    return person


def order(person: Person) -> list[list[str]]:
    script = person.window.session.script
    assert script is not None
    return [[scene.narration for scene in chapter.scenes] for chapter in script.chapters]


def put(person: Person, scene: int, before: int) -> None:
    """Drag a scene to the place before another one."""
    strip = person.window.timeline.strip
    film = person.window.session.film
    assert film is not None
    person.wait(lambda: [b.uid for b in strip.base.blocks] == list(film.scene_uids))
    beginning = point(strip, strip.base.blocks[before].start, strip.lanes.thumbs) + QPoint(6, 0)
    carry(strip, middle(strip, scene), beginning)


def test_reordering_and_lengthening_by_hand_and_undoing_all_of_it(person: Person) -> None:
    session, strip = person.window.session, person.window.timeline.strip
    before = session.script
    assert before is not None

    for scene, place, after in (
        (2, 0, [["Report it.", "Read. Think.", "Ask."]]),
        (2, 1, [["Report it.", "Ask.", "Read. Think."]]),
        (1, 0, [["Ask.", "Report it.", "Read. Think."]]),
    ):
        put(person, scene, place)
        assert order(person) == after
        person.wait(lambda: session.is_idle)
    edge = point(strip, strip.base.blocks[0].end, strip.lanes.thumbs)
    carry(strip, edge, edge + QPoint(80, 0))
    lengthened = next(scene for _, _, scene in session.script.scenes())
    assert lengthened.duration_sec is not None
    assert lengthened.duration_sec > 1
    person.wait(lambda: session.film.timeline.spans[0].frame_count == strip.base.blocks[0].frame_count)

    assert session.undo_stack.count() == 4
    for _ in range(4):
        person.press("Ctrl+Z")
    assert session.script == before
    person.wait(lambda: [b.uid for b in strip.base.blocks] == [s.uid for _, _, s in before.scenes()])
    for _ in range(4):
        person.press("Ctrl+Shift+Z")
    assert order(person) == [["Ask.", "Report it.", "Read. Think."]]


def test_the_timeline_is_worked_by_keys_alone(person: Person) -> None:
    session = person.window.session
    before = session.script
    assert before is not None
    person.window.timeline.setFocus()

    person.press("Home")
    person.press("Shift+Down")
    assert len(session.selected_uids) == 2
    person.press("Alt+Right")
    assert order(person) == [["Read. Think.", "Ask.", "Report it."]]
    person.press("]")
    person.press("Ctrl+Z")
    person.press("Ctrl+Z")
    assert session.script == before


def test_what_is_selected_in_the_timeline_is_deleted_with_the_window_s_own_command(person: Person) -> None:
    session, strip = person.window.session, person.window.timeline.strip
    click(strip, middle(strip, 0))
    click(strip, middle(strip, 1), SHIFT)
    assert len(session.selected_uids) == 2

    person.press("Del")

    assert order(person) == [["Report it."]]
    person.press("Ctrl+Z")
    assert order(person) == [["Read. Think.", "Ask."], ["Report it."]]


def test_return_goes_to_the_words_of_the_scene(person: Person) -> None:
    strip = person.window.timeline.strip
    click(strip, middle(strip, 1))

    person.press("Return")

    focused = person.window.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "Narration of scene 2"
