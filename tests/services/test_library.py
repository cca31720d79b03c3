"""The library: scripts with what became of their films, found by what they say."""

from __future__ import annotations

import json
import unicodedata

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, NotFound
from studio.domain.library import FilmState
from studio.domain.progress import ProgressEvent
from studio.domain.script import Chapter, Layout, Scene, Script
from studio.domain.settings import RenderSettings
from studio.domain.steps import Step
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.studio import Studio
from tests.fakes.pipeline import FakePipeline

COURSE = Script(
    title="ignored",
    chapters=(
        Chapter(
            title="의심할 것",
            scenes=(
                Scene(narration="피싱은 사람을 속입니다.", on_screen_text="피싱"),
                Scene(narration='He said "100%_sure" and left.', on_screen_text="확인: 주소 / 링크 / 첨부"),
            ),
        ),
    ),
)


@pytest.fixture
def course(studio: Studio) -> str:
    studio.preferences.update(render=RenderSettings(voice=VoiceChoice(provider=VoiceProvider.MOCK)))
    return studio.scripts.create("메일 안전 Élan", COURSE).script_id


def film_of(studio: Studio, script_id: str) -> FilmState:
    return next(e.film for e in studio.library.entries() if e.summary.script_id == script_id)


def ignore(_: ProgressEvent) -> None:
    """A listener that does not care."""


@pytest.mark.parametrize(
    "query",
    [
        "피싱",
        "메일 속입니다",
        "의심할",
        "HE SAID",
        '"100%_sure"',
        "링크 주소",
        "élan",
        "ÉLAN",
        "메일",
        unicodedata.normalize("NFD", "링크"),
    ],
)
def test_a_script_is_found_by_every_word_wherever_it_stands(studio: Studio, course: str, query: str) -> None:
    studio.scripts.create("다른 것")
    assert studio.library.search(query) == {course}


@pytest.mark.parametrize("query", ["narration", "100__sure", "없는말", "피싱 없는말", "fade", "\\n", "!"])
def test_what_nobody_wrote_is_not_found(studio: Studio, course: str, query: str) -> None:
    assert course
    assert studio.library.search(query) == set()


def test_no_words_are_no_search(studio: Studio, course: str) -> None:
    assert course
    assert studio.library.search("  ") is None


def test_a_search_nobody_waits_for_stops(studio: Studio, course: str) -> None:
    assert course
    token = CancelToken()
    token.cancel()
    with pytest.raises(Canceled):
        studio.library.search("피싱", token)


def test_the_list_tells_what_became_of_the_film(studio: Studio, course: str, pipeline: FakePipeline) -> None:
    assert film_of(studio, course) is FilmState.NONE
    job = studio.rendering.create(course, draft=True).job
    studio.rendering.start(job.job_id)
    assert film_of(studio, course) is FilmState.MAKING
    studio.rendering.run(job.job_id, ignore)
    assert film_of(studio, course) is FilmState.MADE
    again = studio.rendering.create(course, draft=True).job
    studio.rendering.cancel(again.job_id)
    assert film_of(studio, course) is FilmState.MADE
    failing = studio.rendering.create(course, draft=True).job
    studio.rendering.start(failing.job_id)
    pipeline.break_at(Step.COMPOSE_VIDEO, RuntimeError("broken"))
    studio.rendering.run(failing.job_id, ignore)
    assert film_of(studio, course) is FilmState.FAILED


def test_a_film_is_recognised_by_a_slide_that_shows_more_than_a_title(studio: Studio, course: str) -> None:
    look = studio.library.look(course)
    assert look is not None
    assert look.slide.layout is Layout.KEY_POINTS
    assert look.slide.items == ("주소", "링크", "첨부")
    assert look.seconds == studio.previewing.film(studio.scripts.get(course).script).timeline.seconds
    studio.scripts.save(course, COURSE.model_copy(update={"chapters": ()}))
    assert studio.library.look(course) is None
    with pytest.raises(NotFound):
        studio.library.look("nowhere")


def test_what_another_window_stores_is_noticed(studio: Studio, other: Studio, course: str) -> None:
    before = studio.library.stamp()
    assert studio.library.stamp() == before
    other.scripts.rename(course, "그쪽에서")
    assert studio.library.stamp() != before


def test_what_a_script_says_is_read_from_what_is_stored() -> None:
    assert "narration" in json.loads(COURSE.model_dump_json())["chapters"][0]["scenes"][0]
