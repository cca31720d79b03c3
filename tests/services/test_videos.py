"""Videos: their life at the backend, over real sockets, and kept here without one; courses that ended."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.edits import with_scene
from studio.domain.errors import ErrorCode, StepFailed, StudioError
from studio.domain.job import JobStatus, RenderJob
from studio.domain.progress import ProgressEvent
from studio.domain.review import Role
from studio.domain.steps import Step
from studio.domain.text import Text
from studio.domain.video import LIFE, ReviewStage, Video, VideoStatus
from studio.services.studio import Studio, open_studio
from studio.services.videos import FRESH
from tests.fakes import backend as fake
from tests.fakes import office
from tests.fakes.backend import Backend, serving
from tests.fakes.pipeline import FakePipeline


def refuses(*codes: ErrorCode) -> Any:
    return pytest.raises(StudioError, check=lambda error: error.code in codes)


@pytest.fixture
def backend() -> Iterator[Backend]:
    videos = {
        "v-1": office.video("v-1", "SCRIPT_READY", title="보안"),
        "v-2": office.video("v-2", "READY", title="청렴"),
        "v-3": office.video("v-3", "FINAL_REVIEW_REQUESTED", title="보안 심화"),
        "v-4": office.video("v-4", "SCRIPT_REVIEW_REQUESTED", title="윤리"),
    }
    with serving(Backend(videos=videos)) as made:
        yield made


@pytest.fixture
def there(data_dir: Path, backend: Backend, pipeline: FakePipeline) -> Iterator[Studio]:
    """A studio with a backend."""
    environ = {
        "BACKEND_BASE_URL": backend.url,
        "BACKEND_DIALECT": "spring",
        "BACKEND_INTERNAL_TOKEN": backend.token,
    }
    opened = open_studio(data_dir, environ, render=pipeline)
    yield opened
    opened.close()


# --- at the backend ------------------------------------------------------------------------------


def test_whoever_means_to_approve_a_script_publishes_no_film(there: Studio, backend: Backend) -> None:
    with refuses(ErrorCode.NOT_EDITABLE) as raised:
        there.videos.approve("v-3", stage=ReviewStage.SCRIPT)
    assert "FINAL_REVIEW_REQUESTED" in raised.value.what.en
    with refuses(ErrorCode.NOT_EDITABLE):
        there.videos.approve("v-4", stage=ReviewStage.FILM)
    assert backend.paths("PUT") == []
    assert there.videos.approve("v-3", stage=ReviewStage.FILM).status is VideoStatus.PUBLISHED
    assert there.videos.approve("v-4", stage=ReviewStage.SCRIPT).status is VideoStatus.SCRIPT_APPROVED


def test_a_video_lives_through_both_reviews(there: Studio, backend: Backend) -> None:
    assert there.videos.request_review("v-1").status is VideoStatus.SCRIPT_REVIEW_REQUESTED
    assert there.videos.approve("v-1").status is VideoStatus.SCRIPT_APPROVED
    backend.videos["v-1"]["status"] = "READY"
    assert there.videos.refresh("v-1").status is VideoStatus.READY
    assert there.videos.request_review("v-1").status is VideoStatus.FINAL_REVIEW_REQUESTED
    assert there.videos.reject("v-1", "소리가 작음").status is VideoStatus.READY
    assert backend.videos["v-1"]["rejectReason"] == "소리가 작음"
    there.videos.request_review("v-1")
    assert there.videos.approve("v-1").status is VideoStatus.PUBLISHED
    asked = backend.requests[-1]
    assert (asked.method, asked.path) == ("GET", "/video/v-1")
    assert there.videos.refresh("v-1") == there.videos.get("v-1")


def test_what_the_backend_says_is_known_without_asking_it(there: Studio, backend: Backend) -> None:
    assert [video.video_id for video in there.videos.list()] == ["v-1", "v-3", "v-4", "v-2"], "by title"
    backend.requests.clear()
    found = there.videos.get("v-2")
    assert found is not None
    assert (found.status, found.title) == (VideoStatus.READY, "청렴")
    assert found.fetched_at is not None
    assert backend.requests == []


def test_a_video_is_made(there: Studio, backend: Backend) -> None:
    made = there.videos.create(" edu-9 ", "새 영상")
    assert backend.videos[made.video_id]["educationId"] == "edu-9"
    assert (made.status, made.title, made.education_id) == (VideoStatus.DRAFT, "새 영상", "edu-9")
    assert there.videos.education_of(made.video_id) == "edu-9"
    with refuses(ErrorCode.INVALID_ARGUMENT):
        there.videos.create("edu-9", "  ")


def test_the_review_queue_and_its_filters(there: Studio, backend: Backend) -> None:
    assert {item.video.video_id for item in there.videos.review_queue()} == {"v-3", "v-4"}
    (film,) = there.videos.review_queue(stage=ReviewStage.FILM)
    assert (film.video.video_id, film.stage, film.requested_by) == ("v-3", ReviewStage.FILM, "이작성")
    assert [i.video.video_id for i in there.videos.review_queue(status="SCRIPT_REVIEW_REQUESTED")] == ["v-4"]
    assert [i.video.video_id for i in there.videos.review_queue(search="보안")] == ["v-3"]
    assert backend.requests[-1].query == {"search": ["보안"], "page": ["0"], "size": ["100"]}


def test_what_the_backend_refuses_is_told_and_changes_nothing(there: Studio, backend: Backend) -> None:
    there.videos.list()
    with refuses(ErrorCode.BACKEND_REFUSED) as raised:
        there.videos.approve("v-1")
    assert "409" in raised.value.what.en
    backend.break_next("/review-request", fake.status(403, "not yours"))
    with refuses(ErrorCode.PERMISSION_DENIED):
        there.videos.request_review("v-1")
    assert there.videos.get("v-1").status is VideoStatus.SCRIPT_READY  # type: ignore[union-attr]


def test_who_may_not_decide_asks_nobody(there: Studio, backend: Backend) -> None:
    there.preferences.update(profile_roles=frozenset((Role.AUTHOR,)))
    for decide in (lambda: there.videos.approve("v-4"), lambda: there.videos.reject("v-4", "x")):
        with refuses(ErrorCode.PERMISSION_DENIED):
            decide()
    assert backend.requests == []
    there.preferences.update(profile_roles=frozenset(Role))
    with refuses(ErrorCode.INVALID_ARGUMENT):
        there.videos.reject("v-4", " ")


def test_nobody_approves_the_film_of_their_own_words_where_four_eyes_are_asked_for(
    there: Studio, backend: Backend
) -> None:
    there.preferences.update(four_eyes=True, profile_name="Kim")
    there.scripts.import_bytes(b'{"scenes": [{"text": "a"}]}', name="t", video_id="v-3")
    with refuses(ErrorCode.PERMISSION_DENIED):
        there.videos.approve("v-3")
    assert backend.videos["v-3"]["status"] == "FINAL_REVIEW_REQUESTED"
    there.preferences.update(profile_name="Lee")
    assert there.videos.approve("v-3").status is VideoStatus.PUBLISHED


def test_an_unknown_status_leaves_the_last_one_known(there: Studio, backend: Backend) -> None:
    there.videos.list()
    backend.videos["v-2"]["status"] = "ON_AIR"
    found = there.videos.refresh("v-2")
    assert (found.status, found.status_text) == (VideoStatus.READY, "ON_AIR")
    assert there.videos.get("v-2") == found


def test_a_video_that_the_backend_does_not_have(there: Studio) -> None:
    with refuses(ErrorCode.VIDEO_NOT_FOUND):
        there.videos.refresh("nobody")
    with refuses(ErrorCode.VIDEO_NOT_FOUND):
        there.videos.request_review("nobody")


@pytest.mark.parametrize("fault", [fake.html, fake.wrong_json, fake.cut, fake.endless, fake.status(502)])
def test_broken_answers_leave_what_was_known(there: Studio, backend: Backend, fault: fake.Fault) -> None:
    known = there.videos.list()
    for part, ask in (
        ("/admin/videos/list", there.videos.list),
        ("/video/v-1", lambda: there.videos.refresh("v-1")),
        ("/review-queue", there.videos.review_queue),
    ):
        backend.break_next(part, fault)
        with refuses(ErrorCode.BACKEND_ANSWER_UNREADABLE, ErrorCode.BACKEND_UNREACHABLE):
            ask()
    assert there.videos.known() == known


@pytest.mark.parametrize("value", [None, 7, "x", [], {"title": "no id"}])
def test_what_is_no_video(there: Studio, backend: Backend, value: object) -> None:
    def odd(handler: fake.Handler) -> bool:
        handler.json(value)
        return True

    backend.break_next("/video/v-1", odd)
    if isinstance(value, dict):
        assert there.videos.refresh("v-1").video_id == "v-1", "it was asked for by that name"
        return
    with refuses(ErrorCode.BACKEND_ANSWER_UNREADABLE):
        there.videos.refresh("v-1")


# --- courses -------------------------------------------------------------------------------------

SPELLINGS: list[dict[str, Any]] = [
    {"endAt": "2025-12-31T23:59:59"},
    {"end_at": "2025-12-31T14:59:59Z"},
    {"endDate": "2025-12-31"},
    {"endAt": [2025, 12, 31, 23, 59, 59]},
    {"education": {"id": 3, "endAt": "2025-12-31T23:59:59+09:00"}},
    {"educationEndAt": "2025-12-31T23:59"},
]


@pytest.mark.parametrize("dates", SPELLINGS, ids=repr)
def test_the_end_of_a_course_in_many_spellings(
    there: Studio, backend: Backend, dates: dict[str, Any]
) -> None:
    del backend.videos["v-1"]["endAt"]
    backend.videos["v-1"] |= dates
    there.videos.list()
    videos = there.videos
    videos._now = lambda: datetime(2025, 12, 31, 14, 59, tzinfo=UTC)
    videos.require_open("v-1")
    videos._now = lambda: datetime(2025, 12, 31, 15, 0, tzinfo=UTC)
    with refuses(ErrorCode.EDU_EXPIRED):
        videos.require_open("v-1")


def test_a_course_that_has_not_begun_is_open_and_one_without_dates_too(
    there: Studio, backend: Backend
) -> None:
    backend.videos["v-1"] |= {"startAt": "2999-01-01T00:00:00", "endAt": "2999-12-31T23:59:59"}
    there.videos.list()
    for video_id in ("v-1", "v-2", "nobody"):
        there.videos.require_open(video_id)
    found = there.videos.get("v-1")
    assert found is not None
    assert found.start_at == datetime(2998, 12, 31, 15, tzinfo=UTC)


def test_a_course_is_asked_for_before_work_begins_unless_it_was_just_now(
    there: Studio, backend: Backend
) -> None:
    there.videos.require_open_now("v-1")
    assert backend.paths() == ["/video/v-1"]
    backend.videos["v-1"]["endAt"] = "2020-01-01"
    there.videos.require_open_now("v-1")
    assert len(backend.paths()) == 1
    there.videos._now = lambda: datetime.now(UTC) + FRESH
    with refuses(ErrorCode.EDU_EXPIRED):
        there.videos.require_open_now("v-1")
    backend.break_next("/video/", fake.status(500))
    there.videos.require_open_now("v-2")
    assert there.videos.get("v-2") is None, "nothing is known of it, and nobody says more"


def test_what_was_said_while_the_clock_was_ahead_is_asked_again(there: Studio, backend: Backend) -> None:
    there.videos._now = lambda: datetime.now(UTC) + timedelta(days=300)
    there.videos.require_open_now("v-1")
    there.videos._now = lambda: datetime.now(UTC)
    backend.videos["v-1"]["endAt"] = "2020-01-01"
    with refuses(ErrorCode.EDU_EXPIRED):
        there.videos.require_open_now("v-1")


def test_nothing_is_fetched_into_a_job_of_a_course_that_has_ended(there: Studio, backend: Backend) -> None:
    backend.specs["s-1"] = {
        "script_id": "s-1",
        "video_id": "v-1",
        "title": "t",
        "scenes": [{"scene_id": 1, "scene_order": 1, "chapter_title": "c", "narration": "a"}],
    }
    backend.videos["v-1"]["endAt"] = "2020-01-01"
    job = there.rendering.create_for_backend("s-1").job
    with refuses(ErrorCode.EDU_EXPIRED):
        there.rendering.start(job.job_id)
    assert there.rendering.get(job.job_id).error_code is ErrorCode.EDU_EXPIRED


def test_a_film_of_a_course_that_has_ended_is_not_opened_but_drafts_are(
    there: Studio, backend: Backend
) -> None:
    record = there.scripts.import_bytes(b'{"scenes": [{"text": "a"}]}', name="t", video_id="v-1")
    draft = made(there, record.script_id, draft=True)
    there.scripts.approve(record.script_id)
    film = made(there, record.script_id)
    there.screenings.open(film.job_id, CancelToken())
    backend.videos["v-1"]["endAt"] = "2020-01-01T00:00:00"
    there.videos.refresh("v-1")
    with refuses(ErrorCode.EDU_EXPIRED):
        there.screenings.open(film.job_id, CancelToken())
    there.screenings.open(draft.job_id, CancelToken())
    del backend.videos["v-1"]["endAt"]
    there.videos.refresh("v-1")
    there.screenings.open(film.job_id, CancelToken())


# --- without a backend ---------------------------------------------------------------------------


def ignore(_: ProgressEvent) -> None:
    pass


def made(studio: Studio, script_id: str, *, draft: bool = False) -> RenderJob:
    job = studio.rendering.create(script_id, draft=draft).job
    studio.rendering.start(job.job_id)
    return studio.rendering.run(job.job_id, ignore)


def test_without_a_backend_a_video_goes_its_way_with_what_happens_here(
    studio: Studio, pipeline: FakePipeline
) -> None:
    record = studio.scripts.create("대본")

    def status() -> VideoStatus:
        found = studio.videos.get(record.video_id)
        assert found is not None
        assert found.fetched_at is None
        assert found in studio.videos.list()
        return found.status

    way = [status()]
    scene = next(record.script.scenes())[2].model_copy(update={"narration": "말"})
    studio.scripts.save(record.script_id, with_scene(record.script, scene))
    way.append(status())
    studio.scripts.submit(record.script_id)
    way.append(status())
    studio.scripts.approve(record.script_id)
    way.append(status())
    made(studio, record.script_id, draft=True)
    assert status() is way[-1], "drafts are films of nothing"
    pipeline.break_at(Step.COMPOSE_VIDEO, StepFailed(ErrorCode.COMPOSE_FAILED, Text(ko="x", en="x")))
    assert made(studio, record.script_id).status is JobStatus.FAILED
    assert status() is way[-1]
    pipeline.mend()
    job = studio.rendering.create(record.script_id, draft=False).job
    way.append(status())
    studio.rendering.start(job.job_id)
    studio.rendering.run(job.job_id, ignore)
    way.append(status())
    studio.videos.request_review(record.video_id)
    way.append(status())
    studio.videos.approve(record.video_id)
    way.append(status())
    assert way == [one for one in LIFE if one is not VideoStatus.SCRIPT_GENERATING]
    studio.scripts.save(record.script_id, record.script.model_copy(update={"title": "neu"}))
    assert status() is VideoStatus.PUBLISHED, "never back by itself"


def test_without_a_backend_nothing_is_skipped_and_who_may_decides(studio: Studio, script_id: str) -> None:
    video_id = studio.scripts.get(script_id).video_id
    for too_early in (studio.videos.request_review, studio.videos.approve):
        with refuses(ErrorCode.NOT_EDITABLE):
            too_early(video_id)
    made(studio, script_id)
    studio.videos.request_review(video_id)
    studio.preferences.update(profile_roles=frozenset((Role.AUTHOR,)))
    with refuses(ErrorCode.PERMISSION_DENIED):
        studio.videos.approve(video_id)
    studio.preferences.update(profile_roles=frozenset(Role), four_eyes=True)
    assert studio.videos.reject(video_id, "다시").status is VideoStatus.READY


def test_without_a_backend_nothing_else_is_known(studio: Studio) -> None:
    assert studio.videos.get("nobody") is None
    assert studio.videos.list() == []
    for ask in (studio.videos.refresh, studio.videos.request_review, studio.videos.approve):
        with refuses(ErrorCode.VIDEO_NOT_FOUND):
            ask("nobody")
    for ask in (lambda: studio.videos.create("e", "t"), studio.videos.review_queue):
        with refuses(ErrorCode.BACKEND_NOT_CONFIGURED):
            ask()


def test_a_video_that_only_the_studio_has_lives_here_beside_a_backend(there: Studio) -> None:
    record = there.scripts.import_bytes(b'{"scenes": [{"text": "a"}]}', name="t", video_id="mine")
    there.scripts.approve(record.script_id)
    made(there, record.script_id)
    assert there.videos.request_review("mine").status is VideoStatus.FINAL_REVIEW_REQUESTED
    assert there.videos.approve("mine").status is VideoStatus.PUBLISHED
    assert {video.video_id for video in there.videos.list()} == {"mine", "v-1", "v-2", "v-3", "v-4"}
    assert isinstance(there.videos.get("mine"), Video)
