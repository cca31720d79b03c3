"""What is wrong about a script before anything is spoken or painted."""

import pytest

from studio.domain.checks import scene_problems, script_problems, split_place
from studio.domain.problem import Field, Fix, ProblemKind, Severity
from studio.domain.script import Chapter, Scene, Script, VisualSpec
from studio.domain.spec import LONG_NARRATION


def script(*scenes: Scene, title: str = "One") -> Script:
    return Script(title="Course", chapters=(Chapter(title=title, scenes=scenes),))


def kinds(scene: Scene) -> list[ProblemKind]:
    return [problem.kind for problem in scene_problems(scene)]


def test_a_plain_scene_has_no_problems() -> None:
    assert kinds(Scene(narration="Read it. Think.", on_screen_text="Read", duration_sec=5)) == []


def test_a_scene_without_words_is_silent() -> None:
    assert kinds(Scene(narration=" \n", on_screen_text="Quiet")) == [ProblemKind.SILENT]


def test_a_long_narration_is_split_at_the_sentence_in_its_middle() -> None:
    said = "Think about it. " * 80
    (problem,) = scene_problems(Scene(narration=said))
    assert (problem.kind, problem.fix, problem.amount) == (ProblemKind.LONG, Fix.SPLIT, len(said))
    assert problem.at is not None
    assert abs(problem.at - len(said) / 2) <= 16
    assert said[problem.at :].startswith("Think")


def test_one_long_sentence_cannot_be_split() -> None:
    (problem,) = scene_problems(Scene(narration="a" * (LONG_NARRATION + 1)))
    assert (problem.fix, split_place("one sentence")) == (None, None)
    assert kinds(Scene(narration="a" * LONG_NARRATION)) == []


@pytest.mark.parametrize("seconds", [-3.0, 0.0])
def test_a_length_that_cannot_be(seconds: float) -> None:
    (problem,) = scene_problems(Scene(narration="Read.", duration_sec=seconds))
    assert (problem.kind, problem.field, problem.amount) == (ProblemKind.BAD_LENGTH, Field.LENGTH, seconds)


def test_a_layout_nobody_knows() -> None:
    visual = VisualSpec(type="SPLIT_SCREEN")
    (problem,) = scene_problems(Scene(narration="Read.", visual_spec=visual))
    assert (problem.kind, problem.detail, problem.fix) == (
        ProblemKind.UNKNOWN_LAYOUT,
        "SPLIT_SCREEN",
        Fix.NO_LAYOUT,
    )
    assert kinds(Scene(narration="Read.", visual_spec=VisualSpec(type=" key_points "))) == []


def test_a_script_without_scenes() -> None:
    (problem,) = script_problems(Script(title="Course"))
    assert (problem.kind, problem.severity, problem.fix) == (
        ProblemKind.EMPTY,
        Severity.WRONG,
        Fix.ADD_SCENE,
    )
    assert problem.stops_film(draft=True)


def test_a_chapter_without_a_title_is_told_at_its_first_scene() -> None:
    first, second = Scene(narration="One."), Scene(narration="Two.")
    (problem,) = script_problems(script(first, second, title=" "))
    assert (problem.kind, problem.scene_uid, problem.field) == (
        ProblemKind.UNTITLED_CHAPTER,
        first.uid,
        Field.TITLE,
    )
    assert list(script_problems(script(first, second))) == []


def test_a_scene_written_twice_names_the_first() -> None:
    said = "Never open an attachment you did not ask for."
    scenes = [
        Scene(narration="Stop."),
        Scene(narration=said),
        Scene(narration="Stop."),
        Scene(narration=said),
    ]
    (problem,) = script_problems(script(*scenes))
    assert (problem.kind, problem.scene_uid, problem.amount) == (ProblemKind.DUPLICATE, scenes[3].uid, 2)


def test_the_same_words_over_another_screen_are_no_duplicate() -> None:
    said = "Never open an attachment you did not ask for."
    scenes = [Scene(narration=said, on_screen_text="One"), Scene(narration=said, on_screen_text="Two")]
    assert list(script_problems(script(*scenes))) == []
