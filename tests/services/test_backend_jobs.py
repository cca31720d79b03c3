"""Jobs whose words the backend hands out when they start: fetched once, believed as far as they read."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.delivery import DeliveryStatus
from studio.domain.errors import Canceled, ErrorCode, StudioError
from studio.domain.job import JobStatus, Origin, RenderJob
from studio.domain.review import Role
from studio.domain.sync import ScriptLink
from studio.domain.video import Video, VideoStatus
from studio.services.outbox import Flushed
from studio.services.studio import Studio
from studio.store.links import ScriptLinks
from studio.store.videos import Videos
from tests.fakes import backend as fake
from tests.fakes.backend import Backend, serving
from tests.fakes.pipeline import FakePipeline
from tests.services.connected import SCRIPT, VIDEO, connected, rendered, spec, told


@pytest.fixture
def backend() -> Iterator[Backend]:
    with serving(Backend(specs={SCRIPT: spec()})) as backend:
        yield backend


@pytest.fixture
def studio(data_dir: Path, backend: Backend, pipeline: FakePipeline) -> Iterator[Studio]:
    opened = connected(data_dir, backend, pipeline, STORAGE_PROVIDER="local")
    yield opened
    opened.close()


def started(studio: Studio, script_id: str = SCRIPT, **more: Any) -> RenderJob:
    return studio.rendering.start(studio.rendering.create_for_backend(script_id, **more).job.job_id).job


def refused_start(studio: Studio, script_id: str = SCRIPT, **more: Any) -> tuple[StudioError, RenderJob]:
    """Start a job that cannot be, and return the trouble and the job as it ended."""
    job = studio.rendering.create_for_backend(script_id, **more).job
    with pytest.raises(StudioError) as raised:
        studio.rendering.start(job.job_id)
    return raised.value, studio.rendering.get(job.job_id)


def fetches(backend: Backend) -> list[str]:
    return [path for path in backend.paths("GET") if path.endswith("/render-spec")]


# --- creating ----------------------------------------------------------------------------------


def test_creating_asks_nobody_and_is_idempotent(studio: Studio, backend: Backend) -> None:
    first = studio.rendering.create_for_backend(SCRIPT)
    again = studio.rendering.create_for_backend(SCRIPT)
    assert (first.created, again.created, again.job) == (True, False, first.job)
    assert (first.job.origin, first.job.draft, first.job.render_spec_json) == (Origin.BACKEND, False, None)
    with pytest.raises(StudioError) as raised:
        studio.rendering.create_for_backend(SCRIPT, strict=True)
    assert raised.value.code is ErrorCode.DUPLICATE_JOB
    assert backend.requests == []
    assert studio.scripts.list() == []


def test_asking_again_while_the_film_is_made_gives_the_same_job(studio: Studio) -> None:
    job = started(studio)
    again = studio.rendering.create_for_backend(SCRIPT)
    assert (again.created, again.job.job_id) == (False, job.job_id)


def test_it_needs_a_role_and_a_backend(studio: Studio, data_dir: Path, backend: Backend) -> None:
    studio.preferences.update(profile_roles=[Role.AUTHOR])
    with pytest.raises(StudioError) as raised:
        studio.rendering.create_for_backend(SCRIPT)
    assert raised.value.code is ErrorCode.PERMISSION_DENIED
    alone = connected(data_dir, backend, BACKEND_BASE_URL="")
    alone.preferences.update(profile_roles=list(Role))
    with pytest.raises(StudioError) as raised:
        alone.rendering.create_for_backend(SCRIPT)
    alone.close()
    assert raised.value.code is ErrorCode.BACKEND_NOT_CONFIGURED


@pytest.mark.parametrize("identity", ["", "   ", "x" * 201, "a\nb", "a\0b"])
def test_what_is_no_identity_is_refused(studio: Studio, identity: str) -> None:
    with pytest.raises(StudioError) as raised:
        studio.rendering.create_for_backend(identity)
    assert raised.value.code is ErrorCode.INVALID_SCRIPT


# --- the video -----------------------------------------------------------------------------------


def test_the_spec_names_the_video_where_nobody_did(studio: Studio) -> None:
    waiting = studio.rendering.create_for_backend(SCRIPT).job
    assert waiting.video_id != VIDEO
    job = studio.rendering.start(waiting.job_id).job
    assert (job.job_id, job.video_id) == (waiting.job_id, VIDEO)
    assert studio.rendering.get(job.job_id).video_id == VIDEO


def test_a_video_that_was_asked_for_must_be_the_specs(studio: Studio) -> None:
    error, job = refused_start(studio, video_id="video-of-somebody-else")
    assert error.code is ErrorCode.INVALID_SCRIPT
    assert "video_id" in error.what.en
    assert (job.status, job.error_code) == (JobStatus.FAILED, ErrorCode.INVALID_SCRIPT)


def test_a_video_with_a_job_takes_no_second_one(studio: Studio, backend: Backend) -> None:
    backend.specs["script-2"] = spec(script_id="script-2")
    first = started(studio)
    error, second = refused_start(studio, "script-2")
    assert error.code is ErrorCode.DUPLICATE_JOB
    assert first.job_id in error.what.en
    assert (second.status, second.error_code) == (JobStatus.FAILED, ErrorCode.DUPLICATE_JOB)
    assert studio.rendering.get(first.job_id).status is JobStatus.PENDING


def test_a_course_that_has_ended_gets_no_film(studio: Studio, backend: Backend) -> None:
    over = Video(video_id=VIDEO, status=VideoStatus.SCRIPT_APPROVED, end_at=datetime(2020, 1, 1, tzinfo=UTC))
    Videos(studio._database).put(over)  # pyright: ignore[reportPrivateUsage]
    with pytest.raises(StudioError) as raised:
        studio.rendering.create_for_backend(SCRIPT, video_id=VIDEO)
    assert raised.value.code is ErrorCode.EDU_EXPIRED
    error, job = refused_start(studio)
    assert error.code is ErrorCode.EDU_EXPIRED, "found out when the spec named the video"
    assert job.error_code is ErrorCode.EDU_EXPIRED


# --- whose words ---------------------------------------------------------------------------------


def test_words_that_were_lent_are_in_no_list(studio: Studio) -> None:
    job = rendered(studio)
    assert (job.status, job.title) == (JobStatus.SUCCEEDED, "피싱 메일")
    assert studio.scripts.list() == []
    with pytest.raises(StudioError) as raised:
        studio.scripts.get(SCRIPT)
    assert raised.value.code is ErrorCode.SCRIPT_NOT_FOUND
    copy = studio.rendering.duplicate(job.job_id)
    assert (copy.origin, copy.spec_sha256) == (Origin.BACKEND, job.spec_sha256)


def test_a_script_that_was_pulled_is_used_and_never_written(studio: Studio, backend: Backend) -> None:
    record = studio.scripts.import_bytes(json.dumps(spec("Words of mine.")).encode(), name="x")
    job = rendered(studio)
    assert job.script_id == record.script_id == SCRIPT
    assert studio.scripts.get(SCRIPT) == record
    assert "첫 장면입니다." in (job.render_spec_json or ""), "but the film says what was handed out"


def test_a_pulled_script_is_asked_for_by_the_backends_name(studio: Studio, backend: Backend) -> None:
    record = studio.scripts.import_bytes(
        json.dumps(spec("Words of mine.", script_id=None)).encode(), name="x"
    )
    link = ScriptLink(
        script_id=record.script_id,
        remote_script_id=SCRIPT,
        base=record.script,
        synced_at=datetime(2026, 1, 1, tzinfo=UTC),
    )
    ScriptLinks(studio._database, studio.backends.address).put(link)  # pyright: ignore[reportPrivateUsage]
    job = started(studio)
    assert job.script_id == record.script_id != SCRIPT
    assert fetches(backend) == [f"/internal/scripts/{SCRIPT}/render-spec"]
    assert studio.scripts.get(record.script_id) == record


def test_the_same_spec_gives_the_same_snapshot(studio: Studio, backend: Backend) -> None:
    first = rendered(studio)
    assert studio.rendering.create_for_backend(SCRIPT).job.title == "피싱 메일", "it is known by now"
    again = rendered(studio)
    assert again.job_id != first.job_id
    assert again.spec_sha256 == first.spec_sha256
    backend.specs[SCRIPT] = spec("첫 장면입니다.", "다른 장면입니다.")
    assert rendered(studio).spec_sha256 != first.spec_sha256


def test_names_in_camel_case_and_nulls_are_read(studio: Studio, backend: Backend) -> None:
    backend.specs["camel"] = {
        "scriptId": "camel",
        "videoId": "video-2",
        "title": None,
        "totalDurationSec": None,
        "unknown": {"deep": [1, 2]},
        "scenes": [
            {"sceneId": 2, "sceneOrder": 2, "chapterTitle": None, "narration": "둘", "durationSec": -1},
            {"sceneId": 1, "sceneOrder": 1, "chapterTitle": None, "narration": None, "visualSpec": None},
        ],
    }
    job = started(studio, "camel")
    told_spec = json.loads(job.render_spec_json or "")
    assert [scene["narration"] for scene in told_spec["scenes"]] == ["", "둘"]
    assert [scene["duration_sec"] for scene in told_spec["scenes"]] == [5.0, 5.0]
    assert (job.title, job.video_id) == ("camel", "video-2")


# --- what is refused -----------------------------------------------------------------------------


def deep(levels: int) -> Any:
    value: Any = "x"
    for _ in range(levels):
        value = [value]
    return value


HOSTILE: list[tuple[str, dict[str, Any], ErrorCode, str]] = [
    ("no scenes", spec() | {"scenes": []}, ErrorCode.EMPTY_RENDER_SPEC, "no scenes"),
    ("null scenes", spec() | {"scenes": None}, ErrorCode.EMPTY_RENDER_SPEC, "no scenes"),
    ("scenes as text", spec() | {"scenes": "all"}, ErrorCode.INVALID_SCRIPT, "scenes"),
    ("scenes as numbers", spec() | {"scenes": [1, 2]}, ErrorCode.INVALID_SCRIPT, "scenes[0]"),
    ("10 MB of narration", spec("가" * 3_400_000), ErrorCode.INVALID_SCRIPT, "scenes[0].narration"),
    ("5,000 scenes", spec(*["a"] * 5_000), ErrorCode.INVALID_SCRIPT, "scenes"),
    ("a title that is a list", spec(title=["a"]), ErrorCode.INVALID_SCRIPT, "title"),
    ("another script", spec(script_id="other"), ErrorCode.INVALID_SCRIPT, "script_id"),
    ("a video without a name", spec(video_id="v" * 400), ErrorCode.INVALID_SCRIPT, "video_id"),
    ("a video with a line break", spec(video_id="a\nb"), ErrorCode.INVALID_SCRIPT, "video_id"),
    ("a huge number as a name", spec(video_id=10**400), ErrorCode.INVALID_SCRIPT, "video_id"),
    (
        "a picture of 9 MB in words",
        spec() | {"scenes": [{"narration": "a", "visual_spec": {"x": "y" * 9_000_000}}]},
        ErrorCode.INVALID_SCRIPT,
        "scenes[0]",
    ),
    ("depth", spec() | {"x": deep(60)}, ErrorCode.INVALID_SCRIPT, "x[0][0]"),
]


@pytest.mark.parametrize(("value", "code", "named"), [h[1:] for h in HOSTILE], ids=[h[0] for h in HOSTILE])
def test_a_hostile_spec_is_refused_by_field(
    studio: Studio, backend: Backend, value: dict[str, Any], code: ErrorCode, named: str
) -> None:
    backend.specs[SCRIPT] = value
    error, job = refused_start(studio)
    assert error.code is code
    assert named in error.what.en
    assert (job.status, job.error_code, job.render_spec_json) == (JobStatus.FAILED, code, None)
    backend.specs[SCRIPT] = spec()
    assert rendered(studio).status is JobStatus.SUCCEEDED, "the studio goes on"


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999", "1" + "0" * 400, "true", '"5"'])
def test_a_length_that_is_none_is_refused(studio: Studio, backend: Backend, number: str) -> None:
    body = json.dumps(spec("말")).replace('"duration_sec": null', f'"duration_sec": {number}')

    def answer(handler: fake.Handler) -> bool:
        handler.send(200, body.encode(), "application/json")
        return True

    backend.break_next("render-spec", answer)
    error, _ = refused_start(studio)
    assert error.code is ErrorCode.INVALID_SCRIPT
    assert "scenes[0].duration_sec" in error.what.en


@pytest.mark.parametrize("levels", [400, 900, 100_000])
def test_bottomless_json_is_refused(studio: Studio, backend: Backend, levels: int) -> None:
    body = b'{"scenes": [], "x": ' + b"[" * levels + b"]" * levels + b"}"

    def answer(handler: fake.Handler) -> bool:
        handler.send(200, body, "application/json")
        return True

    backend.break_next("render-spec", answer)
    error, job = refused_start(studio)
    assert error.code in (ErrorCode.INVALID_SCRIPT, ErrorCode.SCRIPT_FETCH_SERVER_ERROR)
    assert job.status is JobStatus.FAILED


@pytest.mark.parametrize("identity", ["../../etc/passwd", "..", "a/b\\c", "C:\\x", "한글 아이디"])
def test_identities_become_no_paths(studio: Studio, backend: Backend, data_dir: Path, identity: str) -> None:
    backend.by_hand = lambda handler, seen: (  # the stand-in knows scripts by plain names only
        handler.json(spec(script_id=identity, video_id=identity)) is None
        if seen.path.endswith("/render-spec")
        else False
    )
    job = rendered(studio, identity)
    film = studio.publishing.files(job).video
    assert film.is_relative_to(data_dir / "films" / "videos")
    assert ".." not in film.parts
    assert len(film.relative_to(data_dir / "films").parts) == 5


# --- stopping ------------------------------------------------------------------------------------


def test_whoever_waits_for_the_fetch_can_stop_it(studio: Studio, backend: Backend) -> None:
    backend.break_next("render-spec", fake.slow(30))
    job = studio.rendering.create_for_backend(SCRIPT).job
    token = CancelToken()
    threading.Timer(0.3, token.cancel).start()
    with pytest.raises(Canceled):
        studio.rendering.start(job.job_id, token)
    assert studio.rendering.get(job.job_id).status is JobStatus.CANCELED
    studio.deliveries.flush()
    assert [(one["status"], one["errorCode"]) for one in told(backend)] == [("FAILED", "CANCELED")]


def test_a_job_that_is_canceled_stops_its_fetch(studio: Studio, backend: Backend) -> None:
    backend.break_next("render-spec", fake.slow(30))
    job = studio.rendering.create_for_backend(SCRIPT).job
    canceler = threading.Timer(0.3, lambda: studio.rendering.cancel(job.job_id))
    canceler.start()
    with pytest.raises(Canceled):
        studio.rendering.start(job.job_id)
    canceler.join()
    assert studio.rendering.get(job.job_id).status is JobStatus.CANCELED
    assert len(studio.outbox.list()) == 1, "told once, whoever noticed first"


def test_a_job_canceled_before_its_start_is_told_as_well(studio: Studio, backend: Backend) -> None:
    job = studio.rendering.create_for_backend(SCRIPT).job
    studio.rendering.cancel(job.job_id)
    assert [d.payload for d in studio.outbox.list()] == [{"status": "FAILED", "error_code": "CANCELED"}]
    assert fetches(backend) == []


def test_an_interrupted_job_is_told_when_it_is_found(
    studio: Studio, data_dir: Path, backend: Backend, pipeline: FakePipeline
) -> None:
    from studio.domain.instants import utc_now
    from studio.store.jobs import Jobs

    job = started(studio)
    running = job.started(utc_now())
    jobs = Jobs(studio._database)  # pyright: ignore[reportPrivateUsage]
    assert jobs.move(job, running, owner="studio-that-is-gone")
    assert [ended.error_code for ended in studio.rendering.recover()] == [ErrorCode.INTERRUPTED]
    studio.deliveries.flush()
    assert [(one["status"], one["errorCode"]) for one in told(backend)] == [("FAILED", "INTERRUPTED")]


def test_two_that_start_the_same_job_make_one_snapshot(studio: Studio, backend: Backend) -> None:
    job = studio.rendering.create_for_backend(SCRIPT).job
    notes: list[bool] = []

    def start() -> None:
        notes.append(studio.rendering.start(job.job_id).started)

    threads = [threading.Thread(target=start) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(notes) == 3
    assert studio.rendering.get(job.job_id).status is JobStatus.PENDING
    assert studio.rendering.get(job.job_id).render_spec_json is not None


# --- known there as well ---------------------------------------------------------------------------


def test_the_end_of_a_job_without_a_video_makes_none_at_the_backend(studio: Studio, backend: Backend) -> None:
    backend.knows_only_its_jobs = True
    error, _ = refused_start(studio, "no-such-script")
    assert error.code is ErrorCode.SCRIPT_NOT_FOUND
    assert studio.deliveries.flush().refused == 0
    assert backend.jobs == {}, "our name for what has no video yet is nobody else's"
    assert studio.outbox.list()[0].status is DeliveryStatus.DELIVERED, "nobody has to drop it"


def test_a_job_whose_making_was_not_answered_is_not_made_twice(studio: Studio, backend: Backend) -> None:
    backend.knows_only_its_jobs = True
    backend.break_next("/video/job", fake.lost_answer)
    job = rendered(studio)
    studio.deliveries.upload(job.job_id)
    assert studio.deliveries.flush() == Flushed(delivered=2)
    assert [one["status"] for one in backend.jobs.values()] == ["COMPLETED"], "none is left waiting there"


def test_a_cancel_while_the_backend_makes_a_job_is_told_of_that_very_job(
    studio: Studio, backend: Backend
) -> None:
    backend.knows_only_its_jobs = True
    job = studio.rendering.create_for_backend(SCRIPT).job

    def canceled(handler: fake.Handler) -> bool:
        handler.mute = True
        handler.answer(handler.seen)
        studio.rendering.cancel(job.job_id)
        return not handler.backend.stopping.wait(2)  # the answer comes too late

    backend.break_next("/video/job", canceled)
    with pytest.raises(Canceled):
        studio.rendering.start(job.job_id)
    assert studio.deliveries.flush() == Flushed(delivered=1)
    assert [(one["videoId"], one["status"]) for one in backend.jobs.values()] == [(VIDEO, "FAILED")]
    assert [one["errorCode"] for one in told(backend)] == ["CANCELED"]


def test_a_job_of_a_video_that_has_one_is_not_even_made_at_the_backend(
    studio: Studio, backend: Backend
) -> None:
    backend.specs["script-2"] = spec(script_id="script-2")
    started(studio)
    made = len(backend.jobs)
    error, _ = refused_start(studio, "script-2")
    assert error.code is ErrorCode.DUPLICATE_JOB
    assert len(backend.jobs) == made


def test_a_job_canceled_elsewhere_while_its_words_come_is_not_made_at_the_backend(
    studio: Studio, data_dir: Path, backend: Backend, pipeline: FakePipeline
) -> None:
    other = connected(data_dir, backend, pipeline, STORAGE_PROVIDER="local")
    job = studio.rendering.create_for_backend(SCRIPT).job

    def canceled(_: fake.Handler) -> bool:
        other.rendering.cancel(job.job_id)
        return False

    backend.break_next("/render-spec", canceled)
    outcome = studio.rendering.start(job.job_id)
    other.close()
    assert (outcome.started, outcome.job.status) == (False, JobStatus.CANCELED)
    assert backend.jobs == {}
