"""What one click does about each kind of problem."""

import pytest

from studio.domain.checks import scene_problems, script_problems
from studio.domain.mending import all_mended, doubted, meant, mended
from studio.domain.problem import Field, Fix, Problem, ProblemKind
from studio.domain.script import Chapter, Scene, Script, VisualSpec
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice

VOICE = VoiceChoice(name="ko+f2", speed=1.2)


def script(*scenes: Scene, title: str = "One", language: Language = Language.KOREAN) -> Script:
    return Script(title="Course", language=language, chapters=(Chapter(title=title, scenes=scenes),))


def first(script: Script) -> Scene:
    return script.chapters[0].scenes[0]


def problem_of(scene: Scene, kind: ProblemKind) -> Problem:
    return next(problem for problem in scene_problems(scene) if problem.kind is kind)


@pytest.mark.parametrize(
    ("scene", "kind", "said", "shown"),
    [
        (Scene(narration="둘  칸", on_screen_text="두  칸"), ProblemKind.SPACES, "둘 칸", "두  칸"),
        (Scene(narration="여는 (괄호."), ProblemKind.UNCLOSED, "여는 (괄호).", ""),
        (
            Scene(narration="개인정보 보호법을 지킵니다.", on_screen_text="개인정보보호법"),
            ProblemKind.OTHER_SPELLING,
            "개인정보보호법을 지킵니다.",
            "개인정보보호법",
        ),
    ],
)
def test_words_are_mended_where_they_are_wrong(
    scene: Scene, kind: ProblemKind, said: str, shown: str
) -> None:
    done = first(mended(script(scene), problem_of(scene, kind), VOICE))
    assert (done.narration, done.on_screen_text) == (said, shown)


def test_characters_go_with_the_brackets_they_leave_empty() -> None:
    scene = Scene(narration="개인정보(個人情報)를 지킵니다 👋.")
    problem = Problem(ProblemKind.UNSAID, scene.uid, fix=Fix.REMOVE_CHARACTERS, to="個人情報👋")
    assert first(mended(script(scene), problem, VOICE)).narration == "개인정보를 지킵니다."


def test_a_scene_is_split_where_the_problem_says() -> None:
    scene = Scene(narration="One two. Three four.")
    problem = Problem(ProblemKind.LONG, scene.uid, fix=Fix.SPLIT, at=9)
    assert [s.narration for _, _, s in mended(script(scene), problem, VOICE).scenes()] == [
        "One two.",
        "Three four.",
    ]
    at = script(scene)
    assert mended(at, Problem(ProblemKind.LONG, scene.uid, fix=Fix.SPLIT, at=99), VOICE) == at


def test_a_scene_is_spoken_slower_by_who_speaks_it() -> None:
    scene = Scene(narration="빠릅니다.")
    problem = Problem(ProblemKind.FAST_CAPTION, scene.uid, fix=Fix.SLOWER, to=0.85)
    assert first(mended(script(scene), problem, VOICE)).voice == VoiceChoice(name="ko+f2", speed=0.85)


@pytest.mark.parametrize(
    ("kind", "fix", "to", "before", "after"),
    [
        (ProblemKind.SHORT, Fix.SET_LENGTH, 8.0, None, 8.0),
        (ProblemKind.IDLE, Fix.NO_LENGTH, None, 40.0, None),
        (ProblemKind.BAD_LENGTH, Fix.NO_LENGTH, None, -1.0, None),
    ],
)
def test_lengths(
    kind: ProblemKind, fix: Fix, to: float | None, before: float | None, after: float | None
) -> None:
    scene = Scene(narration="말.", duration_sec=before)
    problem = Problem(kind, scene.uid, field=Field.LENGTH, fix=fix, to=to)
    assert first(mended(script(scene), problem, VOICE)).duration_sec == after


def test_what_a_scene_looks_like() -> None:
    scene = Scene(
        narration="말.",
        visual_spec=VisualSpec(type="X", image="gone.png", highlight_terms=("암호",), theme="n"),
    )
    at = script(scene)
    for kind, fix, to in (
        (ProblemKind.MISSING_PICTURE, Fix.REMOVE_PICTURE, None),
        (ProblemKind.LOST_TERM, Fix.REMOVE_TERM, "암호"),
        (ProblemKind.UNKNOWN_THEME, Fix.OTHER_THEME, ""),
    ):
        at = mended(at, Problem(kind, scene.uid, detail=str(to or ""), fix=fix, to=to), VOICE)
    assert first(at).visual_spec == VisualSpec(type="X")
    layout = Problem(ProblemKind.UNKNOWN_LAYOUT, scene.uid, fix=Fix.NO_LAYOUT)
    assert first(mended(at, layout, VOICE)).visual_spec is None
    roomier = Problem(ProblemKind.CUT_TEXT, scene.uid, fix=Fix.OTHER_LAYOUT, to="KEY_POINTS")
    assert first(mended(at, roomier, VOICE)).visual_spec == VisualSpec(type="KEY_POINTS")


def test_voices_and_themes_of_the_whole_script() -> None:
    whole = script(Scene(narration="말.")).model_copy(update={"voice": VOICE, "theme": "neon"})
    whole = mended(whole, Problem(ProblemKind.MUTE_VOICE, "", fix=Fix.FILM_VOICE), VOICE)
    whole = mended(whole, Problem(ProblemKind.UNKNOWN_THEME, "", fix=Fix.OTHER_THEME), VOICE)
    assert (whole.voice, whole.theme) == (None, "")


@pytest.mark.parametrize(
    ("shown", "language", "title"),
    [
        ("먼저 멈춘다\n그다음", Language.KOREAN, "먼저 멈춘다"),
        ("", Language.KOREAN, "1장"),
        ("", Language.ENGLISH, "Chapter 1"),
        ("x" * 80, Language.ENGLISH, "Chapter 1"),
    ],
)
def test_a_chapter_is_named_after_its_first_screen(shown: str, language: Language, title: str) -> None:
    nameless = script(Scene(narration="말.", on_screen_text=shown), title="", language=language)
    (problem,) = script_problems(nameless)
    assert mended(nameless, problem, VOICE).chapters[0].title == title


def test_an_empty_script_gets_a_scene() -> None:
    (problem,) = script_problems(Script(title="Course"))
    assert mended(Script(title="Course"), problem, VOICE).scene_count == 1


def test_all_of_a_kind_are_mended_at_once_even_in_one_text() -> None:
    scene = Scene(narration="「하나. “둘. (셋.")
    found = [p for p in scene_problems(scene) if p.kind is ProblemKind.UNCLOSED]
    assert len(found) == 3
    done = all_mended(script(scene), found, VOICE)
    assert first(done).narration == "「하나」. “둘.” (셋)."
    assert scene_problems(first(done)) == ()


def test_a_scene_that_is_gone_or_another_text_is_left_alone() -> None:
    scene = Scene(narration="다른 글이 되었습니다.")
    at = script(scene)
    gone = Problem(ProblemKind.SPACES, "scene-gone", fix=Fix.TIDY)
    other = Problem(ProblemKind.UNCLOSED, scene.uid, span=(2, 3), detail="(", fix=Fix.CLOSE, at=2)
    spelled = Problem(
        ProblemKind.OTHER_SPELLING, scene.uid, span=(0, 2), detail="표기", fix=Fix.SAME_SPELLING, to="표기"
    )
    asks = Problem(ProblemKind.MISSING_PICTURE, scene.uid, fix=Fix.CHOOSE_PICTURE)
    for problem in (gone, other, spelled, asks):
        assert mended(at, problem, VOICE) == at


def test_what_is_meant_so_is_kept_in_the_script_and_can_be_doubted_again() -> None:
    scene = Scene(narration="", on_screen_text="조용히")
    problem = problem_of(scene, ProblemKind.SILENT)
    said = meant(meant(script(scene), problem), problem)
    assert first(said).meant == ("silent",)
    assert first(doubted(said, scene.uid)).meant == ()
