"""Everything wrong about a film, found scene by scene and kept while nothing changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.domain import edits
from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.domain.mending import meant, mended
from studio.domain.music import MusicBed
from studio.domain.problem import Field, Fix, Problem, ProblemKind, Severity
from studio.domain.script import Chapter, Layout, Scene, Script, VisualSpec
from studio.domain.settings import RenderSettings
from studio.domain.shapes import read_document
from studio.domain.text import Language
from studio.domain.voice import ESPEAK, VoiceChoice, VoiceProvider
from studio.picture import checks
from studio.resources import resource_path
from studio.services import film_checks
from studio.services.previewing import FilmPreview
from studio.services.studio import Studio
from tests.picture.kit import keep

SILENT = VoiceChoice(provider=VoiceProvider.MOCK)
SETTINGS = RenderSettings(voice=SILENT)


def script(*scenes: Scene, language: Language = Language.KOREAN) -> Script:
    return Script(title="교육", language=language, chapters=(Chapter(title="첫째", scenes=scenes),))


def plain(number: int) -> Scene:
    return Scene(
        uid=f"s{number}", narration=f"{number}번째 장면에서 하는 말입니다.", on_screen_text=f"{number}번"
    )


def check(studio: Studio, at: Script, settings: RenderSettings = SETTINGS) -> tuple[Problem, ...]:
    return studio.checking.check(at, studio.previewing.film(at, settings), CancelToken())


def only(studio: Studio, scene: Scene, settings: RenderSettings = SETTINGS) -> Problem:
    (problem,) = check(studio, script(plain(1), scene), settings)
    assert problem.scene_uid == scene.uid
    return problem


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", [(1280, 720), (720, 1280), (1080, 1080)])
@pytest.mark.parametrize("theme", ["dawn", "paper", "contrast"])
def test_the_bundled_sample_has_no_problems(
    studio: Studio, language: Language, size: tuple[int, int], theme: str
) -> None:
    data = resource_path("samples", f"phishing.{language.value}.json").read_bytes()
    at = read_document(data, name="sample").script
    settings = SETTINGS.model_copy(update={"width": size[0], "height": size[1], "theme": theme})
    studio.previewing.voice(at, settings)
    assert check(studio, at, settings) == ()


def test_problems_come_in_film_order_the_gravest_of_a_scene_first(studio: Studio) -> None:
    broken = Scene(narration="둘  칸.", on_screen_text="그림", visual_spec=VisualSpec(image="gone.png"))
    at = script(Scene(), plain(1), broken)
    found = check(studio, at)
    assert [(p.scene_uid, p.kind) for p in found] == [
        (at.chapters[0].scenes[0].uid, ProblemKind.SILENT),
        (broken.uid, ProblemKind.MISSING_PICTURE),
        (broken.uid, ProblemKind.SPACES),
    ]


def test_an_empty_script_is_checked_without_a_film(studio: Studio) -> None:
    (problem,) = studio.checking.check(Script(title="교육"), None, CancelToken())
    assert problem.kind is ProblemKind.EMPTY


def test_what_an_author_means_so_is_not_told_but_what_is_wrong_is(studio: Studio) -> None:
    scene = Scene(narration="", on_screen_text="조용히", meant=("missing_picture",))
    at = script(plain(1), scene)
    (problem,) = check(studio, at)
    assert check(studio, meant(at, problem)) == ()
    gone = scene.model_copy(update={"visual_spec": VisualSpec(image="gone.png"), "meant": ("silent",)})
    assert [p.kind for p in check(studio, edits.with_scene(at, gone))] == [ProblemKind.MISSING_PICTURE]


# --- pictures ----------------------------------------------------------------------------------


def with_picture(image: str) -> Scene:
    visual = VisualSpec(image=image, type=Layout.FULL_IMAGE.value)
    return Scene(narration="그림이 있는 장면입니다.", on_screen_text="그림", visual_spec=visual)


def test_a_picture_that_was_never_taken_in(studio: Studio) -> None:
    problem = only(studio, with_picture("photos/office.jpg"))
    assert (problem.kind, problem.severity, problem.field) == (
        ProblemKind.MISSING_PICTURE,
        Severity.WRONG,
        Field.PICTURE,
    )
    assert (problem.fix, problem.other_fix) == (Fix.REMOVE_PICTURE, Fix.CHOOSE_PICTURE)
    assert problem.stops_film(draft=False)
    assert not problem.stops_film(draft=True)


def test_a_picture_is_looked_at_again_when_its_file_changes(studio: Studio, tmp_path: Path) -> None:
    source = tmp_path / "photo.png"
    pixels = np.zeros((1440, 2560, 3), np.uint8)
    source.write_bytes((tmp_path / f"{keep(tmp_path, pixels)}.png").read_bytes())
    image = studio.pictures.take_in(source)
    at = script(plain(1), with_picture(image))
    assert check(studio, at) == ()
    file = studio.pictures.find(image)
    assert file is not None
    file.write_bytes(b"half a picture")
    assert [p.kind for p in check(studio, at)] == [ProblemKind.MISSING_PICTURE]


def test_a_picture_too_small_for_the_film(studio: Studio, tmp_path: Path) -> None:
    name = keep(tmp_path, np.zeros((360, 640, 3), np.uint8))
    image = studio.pictures.take_in(tmp_path / f"{name}.png")
    problem = only(studio, with_picture(image))
    assert (problem.kind, problem.fix) == (ProblemKind.SMALL_PICTURE, Fix.CHOOSE_PICTURE)
    assert problem.amount > 1.9
    small = SETTINGS.model_copy(update={"width": 640, "height": 360})
    assert check(studio, script(plain(1), with_picture(image)), small) == ()


# --- words on the screen -------------------------------------------------------------------------


def test_words_that_are_cut_are_found_in_the_text(studio: Studio) -> None:
    scene = Scene(narration="길어서 잘리는 장면입니다.", on_screen_text="  모든 메일은 의심한다" * 80)
    found = check(studio, script(plain(1), scene.model_copy(update={"duration_sec": 120.0})))
    cut = next(p for p in found if p.kind is ProblemKind.CUT_TEXT)
    assert (cut.severity, cut.field) == (Severity.WRONG, Field.ON_SCREEN_TEXT)
    assert cut.span is not None
    assert scene.on_screen_text[cut.span[0] :].startswith("모든 메일은")


def test_a_layout_with_more_room_is_offered_and_mends(studio: Studio) -> None:
    words = "사례: " + "개인정보가 든 문서를 잘못 보내 과징금을 물게 되었다 " * 7
    visual = VisualSpec(type=Layout.WARNING.value)
    scene = Scene(
        narration="긴 경고입니다.",
        on_screen_text=words,
        visual_spec=visual,
        duration_sec=60.0,
        meant=("idle",),
    )
    tried = [layout for layout in Layout if fixes(studio, scene, layout)]
    for layout in tried:
        at = script(plain(1), with_layout(scene, layout))
        problem = next(p for p in check(studio, at) if p.fix is Fix.OTHER_LAYOUT)
        after = check(studio, mended(at, problem, SILENT))
        assert not [p for p in after if p.kind in (problem.kind, ProblemKind.CUT_TEXT)]


def fixes(studio: Studio, scene: Scene, layout: Layout) -> bool:
    found = check(studio, script(plain(1), with_layout(scene, layout)))
    return any(problem.fix is Fix.OTHER_LAYOUT for problem in found)


def with_layout(scene: Scene, layout: Layout) -> Scene:
    return scene.model_copy(update={"visual_spec": VisualSpec(type=layout.value)})


def test_items_without_room_are_counted(studio: Studio) -> None:
    words = "할 일: " + " · ".join(f"항목 {n}" for n in range(40))
    scene = Scene(narration="항목이 많습니다.", on_screen_text=words, duration_sec=60.0)
    left_out = next(p for p in check(studio, script(plain(1), scene)) if p.kind is ProblemKind.LEFT_OUT)
    assert left_out.amount > 20


def test_characters_without_a_shape_are_told_in_each_text_and_removed(studio: Studio) -> None:
    scene = Scene(narration="말하는 글입니다.", on_screen_text="글자 \u0378 없음")
    at = script(plain(1), scene)
    (problem,) = check(studio, at)
    assert (problem.kind, problem.field, problem.span) == (
        ProblemKind.MISSING_GLYPH,
        Field.ON_SCREEN_TEXT,
        (3, 4),
    )
    done = mended(at, problem, SILENT)
    assert edits.scene_of(done, scene.uid).on_screen_text == "글자 없음"
    assert check(studio, done) == ()


def test_faint_words_get_a_theme_in_which_they_can_be_read(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def report(canvas: checks.Canvas, slide: checks.Slide, pictures: Path | None) -> checks.SlideReport:
        theme = slide.theme or canvas.theme
        faint = theme in ("dawn", "contrast") and slide.title == "흐리다"
        return checks.SlideReport(contrast=2.17, faint="흐리다") if faint else checks.SlideReport()

    monkeypatch.setattr(film_checks, "report_on", report)
    scene = Scene(narration="흐린 글입니다.", on_screen_text="흐리다")
    at = script(plain(1), scene)
    (problem,) = check(studio, at)
    assert (problem.kind, problem.amount, problem.fix) == (ProblemKind.LOW_CONTRAST, 2.1, Fix.OTHER_THEME)
    assert check(studio, mended(at, problem, SILENT)) == ()


# --- lengths ---------------------------------------------------------------------------------------


def test_a_scene_too_short_to_be_read_gets_the_length_it_needs(studio: Studio) -> None:
    words = (
        "소리 없는 장면에 아주 긴 글을 넣으면 아무도 끝까지 읽을 수 없으므로 길이를 늘리거나 글을 줄입니다. "
        * 2
    )
    at = script(plain(1), Scene(narration="", on_screen_text=words))
    found = check(studio, at)
    short = next(p for p in found if p.kind is ProblemKind.SHORT)
    assert short.amount > 5
    after = check(studio, mended(at, short, SILENT))
    assert ProblemKind.SHORT not in [p.kind for p in after]


def test_a_long_silence_after_the_words_is_doubted_once_they_are_spoken(studio: Studio) -> None:
    scene = Scene(narration="짧게 말합니다.", on_screen_text="짧게", duration_sec=40.0)
    at = script(plain(1), scene)
    assert check(studio, at) == ()
    studio.previewing.voice(at, SETTINGS)
    (problem,) = check(studio, at)
    assert (problem.kind, problem.field) == (ProblemKind.IDLE, Field.LENGTH)
    assert check(studio, mended(at, problem, SILENT)) == ()


def test_a_film_nobody_could_watch(studio: Studio) -> None:
    scenes = [plain(n).model_copy(update={"duration_sec": 36_000.0}) for n in range(1, 4)]
    found = check(studio, script(*scenes))
    assert found[0].kind is ProblemKind.ENDLESS
    assert round(found[0].amount) == 30
    assert found[0].stops_film(draft=True)


# --- what a film names -------------------------------------------------------------------------------


def test_themes_that_do_not_exist(studio: Studio) -> None:
    scene = plain(2).model_copy(update={"visual_spec": VisualSpec(theme="neon")})
    problem = only(studio, scene)
    assert (problem.kind, problem.detail, problem.fix) == (
        ProblemKind.UNKNOWN_THEME,
        "neon",
        Fix.OTHER_THEME,
    )
    whole = script(plain(1)).model_copy(update={"theme": "neon"})
    (problem,) = check(studio, whole)
    assert (problem.scene_uid, problem.fix) == ("", Fix.OTHER_THEME)
    assert check(studio, mended(whole, problem, SILENT)) == ()
    (problem,) = check(studio, script(plain(1)), SETTINGS.model_copy(update={"theme": "neon"}))
    assert problem.fix is Fix.SETTINGS


def test_voices_that_cannot_speak_here(studio: Studio) -> None:
    cloud = VoiceChoice(provider=VoiceProvider.POLLY)
    scene = plain(2).model_copy(update={"voice": cloud})
    problem = only(studio, scene)
    assert (problem.kind, problem.detail, problem.fix) == (
        ProblemKind.MUTE_VOICE,
        "polly",
        Fix.FILM_VOICE,
    )
    (problem,) = check(studio, script(plain(1), plain(2)), SETTINGS.model_copy(update={"voice": cloud}))
    assert (problem.scene_uid, problem.fix) == ("", Fix.SETTINGS)


def test_a_voice_in_whose_place_another_speaks_is_only_doubtful(studio: Studio) -> None:
    cloud = VoiceChoice(provider=VoiceProvider.POLLY)
    settings = SETTINGS.model_copy(update={"voice": cloud, "voice_fallback": ESPEAK})
    (problem,) = check(studio, script(plain(1), plain(2)), settings)
    assert (problem.kind, problem.severity) == (ProblemKind.OTHER_VOICE, Severity.DOUBT)
    assert not problem.stops_film(draft=False)
    (problem,) = check(
        studio, script(plain(1)), settings.model_copy(update={"voice_fallback": cloud.narrator})
    )
    assert problem.kind is ProblemKind.MUTE_VOICE
    assert problem.stops_film(draft=True)


def test_music_that_is_gone(studio: Studio) -> None:
    bed = MusicBed(file="music:" + "0" * 64, title="Bed")
    (problem,) = check(studio, script(plain(1)), SETTINGS.model_copy(update={"music": bed}))
    assert (problem.kind, problem.fix) == (ProblemKind.MISSING_MUSIC, Fix.SETTINGS)
    assert problem.stops_film(draft=False)
    assert not problem.stops_film(draft=True)


def test_letters_the_voice_leaves_out(studio: Studio) -> None:
    scene = Scene(narration="말하지 않는 漢字입니다.", on_screen_text="한자")
    assert only(studio, scene).kind is ProblemKind.UNSAID


# --- what is kept --------------------------------------------------------------------------------------


@pytest.fixture
def looked_at(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Titles of the slides that were really looked at."""
    seen: list[str] = []
    measure: Callable[..., checks.SlideReport] = checks.report_on

    def report(canvas: checks.Canvas, slide: checks.Slide, pictures: Path | None) -> checks.SlideReport:
        seen.append(slide.title)
        return measure(canvas, slide, pictures)

    monkeypatch.setattr(film_checks, "report_on", report)
    return seen


def test_a_keystroke_looks_at_one_scene_again(studio: Studio, looked_at: list[str]) -> None:
    at = script(*[plain(n) for n in range(1, 7)])
    check(studio, at)
    assert len(looked_at) == 6
    looked_at.clear()
    check(studio, at)
    assert looked_at == []
    scene = edits.scene_of(at, "s3")
    at = edits.with_scene(at, scene.model_copy(update={"on_screen_text": "3번!"}))
    check(studio, at)
    assert looked_at == ["3번!"]


def test_a_scene_that_moves_is_not_looked_at_again(studio: Studio, looked_at: list[str]) -> None:
    at = script(*[plain(n) for n in range(1, 5)])
    check(studio, at)
    looked_at.clear()
    check(studio, edits.move_scene(at, "s4", -1))
    assert looked_at == []


def test_while_the_film_is_older_than_the_text_its_scene_keeps_what_was_known(studio: Studio) -> None:
    scene = with_picture("gone.png")
    at = script(plain(1), scene)
    film: FilmPreview = studio.previewing.film(at, SETTINGS)
    studio.checking.check(at, film, CancelToken())
    typed = edits.with_scene(at, scene.model_copy(update={"narration": "그림이  있는 장면입니다."}))
    found = studio.checking.check(typed, film, CancelToken())
    assert [p.kind for p in found] == [ProblemKind.MISSING_PICTURE, ProblemKind.SPACES]


def test_what_is_known_is_told_while_more_is_looked_for(studio: Studio) -> None:
    scenes = [plain(n).model_copy(update={"narration": "둘  칸입니다."}) for n in range(1, 60)]
    at = script(*scenes)
    told: list[int] = []
    film = studio.previewing.film(at, SETTINGS)
    found = studio.checking.check(at, film, CancelToken(), lambda problems: told.append(len(problems)))
    assert told == [59, 59]
    assert len(found) == 59
    broken = Scene(narration="둘  칸.", on_screen_text="그림", visual_spec=VisualSpec(image="gone.png"))
    at = script(*[broken.model_copy(update={"uid": f"b{n}"}) for n in range(60)])
    told.clear()
    film = studio.previewing.film(at, SETTINGS)
    studio.checking.check(at, film, CancelToken(), lambda problems: told.append(len(problems)))
    assert told == [60, 60 + 50]


class Impatient(CancelToken):
    """Asks to stop when it has been looked at so often."""

    def __init__(self, patience: int) -> None:
        super().__init__()
        self._patience = patience

    def check(self) -> None:
        self._patience -= 1
        if self._patience < 0:
            self.cancel()
        super().check()


def test_a_check_stops_when_asked_and_goes_on_where_it_stopped(studio: Studio, looked_at: list[str]) -> None:
    at = script(*[plain(n) for n in range(1, 7)])
    film = studio.previewing.film(at, SETTINGS)
    with pytest.raises(Canceled):
        studio.checking.check(at, film, Impatient(6 + 3))
    assert len(looked_at) == 3
    studio.checking.check(at, film, CancelToken())
    assert looked_at == [f"{n}번" for n in range(1, 7)]
