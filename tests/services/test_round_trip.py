"""From the backend's script to its film, whatever the network does: one completion, the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.domain.backend import Dialect
from studio.domain.delivery import DeliveryKind, DeliveryStatus
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.job import JobStatus, RenderJob
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.services.outbox import Flushed
from studio.services.studio import Studio
from tests.fakes import backend as fake
from tests.fakes.backend import Backend, serving
from tests.fakes.pipeline import FILES, FakePipeline
from tests.services.connected import SCRIPT, VIDEO, arrived, connected, digest, film_of, rendered, spec, told

NAMES = set(FILES)


@pytest.fixture(params=[Dialect.SPRING, Dialect.DOC])
def backend(request: pytest.FixtureRequest) -> Iterator[Backend]:
    with serving(Backend(dialect=request.param, specs={SCRIPT: spec()})) as backend:
        yield backend


@pytest.fixture
def studio(data_dir: Path, backend: Backend, pipeline: FakePipeline) -> Iterator[Studio]:
    pipeline.film = bytes(range(256)) * 2000
    opened = connected(data_dir, backend, pipeline)
    yield opened
    opened.close()


def delivered(studio: Studio) -> Flushed:
    """Deliver all that waits, however often that takes."""
    flushed = Flushed()
    for _ in range(6):
        flushed = studio.deliveries.flush(also_early=True)
        if not flushed.waiting:
            break
    return flushed


def require_delivered_once(studio: Studio, backend: Backend, job: RenderJob) -> None:
    assert job.status is JobStatus.SUCCEEDED
    assert arrived(backend, job).keys() == NAMES
    assert arrived(backend, job)["video.mp4"] == digest(film_of(studio, job))
    assert len(told(backend)) == 1, "one completion, not none and not two"
    done = told(backend)[0]
    key = next(upload.key for upload in backend.uploads.values() if upload.key.endswith("video.mp4"))
    assert done["status"] == "COMPLETED"
    assert done["videoUrl"] == f"https://films.example/{key}"
    assert done["duration"] == 2
    state = studio.deliveries.states([job.job_id])[job.job_id]
    assert (state.waiting, state.refused, state.is_uploaded) == (0, 0, True)
    assert state.video_url == done["videoUrl"]


def test_a_script_of_the_backend_becomes_its_film(studio: Studio, backend: Backend) -> None:
    job = rendered(studio)
    assert studio.deliveries.flush() == Flushed(delivered=1)
    require_delivered_once(studio, backend, job)
    frozen = RenderSpec.model_validate_json(job.render_spec_json or "")
    assert (frozen.title, frozen.video_id, job.video_id) == ("피싱 메일", VIDEO, VIDEO)
    assert [scene.narration for scene in frozen.scenes] == ["첫 장면입니다.", "둘째 장면입니다."]
    assert studio.scripts.list() == [], "words that were only lent are in no list"
    assert film_of(studio, job) == bytes(range(256)) * 2000, "the film stays here as well"


def test_the_backend_is_told_by_its_own_name_for_the_job(studio: Studio, backend: Backend) -> None:
    job = rendered(studio)
    delivered(studio)
    spring = backend.dialect is Dialect.SPRING
    assert (job.remote_job_id is not None) is spring
    assert list(backend.completions) == [job.remote_job_id if spring else job.job_id]
    if spring:
        made = backend.jobs[job.remote_job_id or ""]
        assert (made["scriptId"], made["videoId"]) == (SCRIPT, VIDEO)


def test_where_the_backend_makes_no_jobs_ours_is_told(studio: Studio, backend: Backend) -> None:
    backend.makes_jobs = False
    job = rendered(studio)
    delivered(studio)
    assert list(backend.completions) == [job.job_id]
    if backend.dialect is Dialect.SPRING:
        assert "made no job of its own" in studio.queue_view.log_of(job.job_id)


@pytest.mark.parametrize("fault", [fake.hung_up, fake.gone, fake.lost_answer, fake.gone_after, fake.cut])
@pytest.mark.parametrize("nth", range(13))
def test_the_network_is_cut_at_any_request_and_restored(
    studio: Studio, backend: Backend, nth: int, fault: fake.Fault
) -> None:
    """Three requests for each of four files, then the completion."""
    job = studio.rendering.start(studio.rendering.create_for_backend(SCRIPT).job.job_id).job
    before = len(backend.requests)
    backend.at(before + nth, fault)
    job = studio.rendering.run(job.job_id, lambda _: None)
    assert job.status is JobStatus.SUCCEEDED, "a film is done where it was made"
    studio.deliveries.flush()
    backend.come_back()
    assert delivered(studio).waiting == 0
    require_delivered_once(studio, backend, job)


def test_a_completion_that_the_network_delivers_twice_counts_once(studio: Studio, backend: Backend) -> None:
    job = rendered(studio)
    backend.break_next(f"/job/{job.remote_job_id or job.job_id}/complete", fake.twice)
    studio.deliveries.flush()
    require_delivered_once(studio, backend, job)


@pytest.mark.parametrize("fault", [fake.hung_up, fake.gone, fake.lost_answer])
def test_a_fetch_that_is_cut_ends_the_job_and_the_backend_hears_of_it(
    studio: Studio, backend: Backend, fault: fake.Fault
) -> None:
    backend.break_next("render-spec", fault)
    with pytest.raises(StudioError) as raised:
        rendered(studio)
    assert raised.value.code is ErrorCode.BACKEND_UNREACHABLE
    job = studio.rendering.list()[0]
    assert (job.status, job.error_code, job.attempt) == (JobStatus.FAILED, ErrorCode.BACKEND_UNREACHABLE, 1)
    with pytest.raises(StudioError) as raised:
        studio.rendering.retry(job.job_id)
    assert raised.value.code is ErrorCode.NO_RENDER_SPEC_FOR_RETRY
    backend.come_back()
    delivered(studio)
    assert [(one["status"], one["errorCode"]) for one in told(backend)] == [("FAILED", "BACKEND_UNREACHABLE")]
    again = rendered(studio)
    delivered(studio)
    assert again.status is JobStatus.SUCCEEDED


def test_without_a_network_the_film_is_done_and_says_what_waits(studio: Studio, backend: Backend) -> None:
    job = studio.rendering.start(studio.rendering.create_for_backend(SCRIPT).job.job_id).job
    backend.go_away()
    job = studio.rendering.run(job.job_id, lambda _: None)
    assert job.status is JobStatus.SUCCEEDED
    assert "The upload waits in the outbox" in job.message
    waiting = studio.outbox.list()
    assert [d.kind for d in waiting] == [DeliveryKind.UPLOAD, DeliveryKind.JOB_DONE]
    assert waiting[0].error_code is ErrorCode.BACKEND_UNREACHABLE
    state = studio.deliveries.states([job.job_id])[job.job_id]
    assert (state.waiting, state.is_uploaded, state.error_code) == (2, False, ErrorCode.BACKEND_UNREACHABLE)
    assert studio.deliveries.summary().waiting == 2
    backend.come_back()
    assert studio.deliveries.flush() == Flushed(waiting=2), "it was just tried"
    delivered(studio)
    require_delivered_once(studio, backend, job)


def test_files_that_arrived_are_not_sent_again(studio: Studio, backend: Backend) -> None:
    backend.break_next("/put/", *[lambda _: False] * 3, *[fake.status(503)] * 4)  # the film comes last
    job = rendered(studio)
    assert arrived(backend, job).keys() == NAMES - {"video.mp4"}
    puts = len(backend.paths("PUT"))
    delivered(studio)
    assert len(backend.paths("PUT")) == puts + 1, "only the film was missing"
    require_delivered_once(studio, backend, job)


@pytest.mark.parametrize("backend", [Dialect.SPRING], indirect=True)
def test_an_outcome_whose_answer_was_lost_is_looked_up_before_it_is_told_again(
    studio: Studio, backend: Backend
) -> None:
    backend.forgets_keys = True  # so that only looking helps
    job = rendered(studio)
    name = job.remote_job_id
    backend.break_next(f"/job/{name}/complete", fake.lost_answer)
    assert studio.deliveries.flush().waiting == 1
    assert delivered(studio) == Flushed(delivered=1)
    assert backend.paths("GET")[-1] == f"/video/job/{name}"
    require_delivered_once(studio, backend, job)


@pytest.mark.parametrize("backend", [Dialect.SPRING], indirect=True)
@pytest.mark.parametrize("code", [401, 403, 404, 405, 500])
def test_a_backend_that_tells_nothing_of_jobs_is_told_all_the_same(
    studio: Studio, backend: Backend, code: int
) -> None:
    job = rendered(studio)
    name = job.remote_job_id or job.job_id
    backend.break_next(f"/job/{name}", fake.lost_answer, fake.status(code))
    studio.deliveries.flush()
    assert delivered(studio).waiting == 0
    require_delivered_once(studio, backend, job)


def test_a_success_after_a_failure_is_told_though_the_backend_knows_of_the_failure(
    studio: Studio, backend: Backend, pipeline: FakePipeline
) -> None:
    pipeline.break_at(Step.COMPOSE_VIDEO, RuntimeError("a bug"))
    job = rendered(studio)
    assert job.status is JobStatus.FAILED
    delivered(studio)
    pipeline.mend()
    job = studio.rendering.run(studio.rendering.retry(job.job_id).job_id, lambda _: None)
    backend.break_next(f"/{job.remote_job_id or job.job_id}/complete", fake.hung_up)
    delivered(studio)
    assert [one["status"] for one in told(backend)] == ["FAILED", "COMPLETED"]


def test_what_changes_at_the_backend_after_the_start_changes_nothing(
    studio: Studio, backend: Backend, pipeline: FakePipeline
) -> None:
    job = studio.rendering.start(studio.rendering.create_for_backend(SCRIPT).job.job_id).job
    snapshot = job.render_spec_json
    backend.specs[SCRIPT] = spec("전혀 다른 말입니다.", title="다른 제목")
    asked = len(backend.requests)
    pipeline.break_at(Step.COMPOSE_VIDEO, RuntimeError("a bug"))
    assert studio.rendering.run(job.job_id, lambda _: None).status is JobStatus.FAILED
    pipeline.mend()
    waiting = studio.rendering.retry(job.job_id)
    assert studio.rendering.start(job.job_id).job.render_spec_json == snapshot
    assert len(backend.requests) == asked, "neither run nor retry nor another start asks the backend"
    job = studio.rendering.run(waiting.job_id, lambda _: None)
    assert job.render_spec_json == snapshot
    assert pipeline.specs[-1].scenes[0].narration == "첫 장면입니다."
    assert [path for path in backend.paths() if "render-spec" in path] == [
        f"/internal/scripts/{SCRIPT}/render-spec"
    ]


def test_a_film_that_is_refused_for_good_fails_its_job(studio: Studio, backend: Backend) -> None:
    backend.break_next("/put/", fake.status(403, "no"))
    job = rendered(studio)
    assert (job.status, job.error_code) == (JobStatus.FAILED, ErrorCode.STORAGE_UPLOAD_FAILED)
    assert "403" in (job.error_message or "")
    delivered(studio)
    assert [(one["status"], one["errorCode"]) for one in told(backend)] == [
        ("FAILED", "STORAGE_UPLOAD_FAILED")
    ]


def test_a_film_above_the_limit_is_refused_before_anything_is_sent(studio: Studio, backend: Backend) -> None:
    studio.preferences.update(upload_limit_mib=0.1)
    job = rendered(studio)
    assert job.error_code is ErrorCode.STORAGE_UPLOAD_FAILED
    assert "0 MiB" in (job.error_message or "")
    assert not [path for path in backend.paths() if "storage" in path or path.startswith("/put/")]


@pytest.mark.parametrize("storage", ["s3", "backend_presigned"])
def test_a_store_that_is_not_set_up_lets_the_film_wait(
    data_dir: Path, backend: Backend, pipeline: FakePipeline, storage: str
) -> None:
    studio = connected(data_dir, backend, pipeline, STORAGE_PROVIDER=storage, BACKEND_BASE_URL="")
    record = studio.scripts.import_bytes(b'{"scenes": [{"scene_id": 1, "text": "a"}]}', name="s")
    studio.scripts.approve(record.script_id)
    job = studio.rendering.create(record.script_id, draft=False).job
    job = studio.rendering.run(studio.rendering.start(job.job_id).job.job_id, lambda _: None)
    waiting = studio.outbox.list()
    studio.close()
    assert job.status is JobStatus.SUCCEEDED
    assert [(d.kind, d.status) for d in waiting] == [(DeliveryKind.UPLOAD, DeliveryStatus.WAITING)]


def test_a_draft_never_leaves(studio: Studio, backend: Backend) -> None:
    record = studio.scripts.create("초안")
    job = studio.rendering.create(record.script_id, draft=True).job
    job = studio.rendering.run(studio.rendering.start(job.job_id).job.job_id, lambda _: None)
    assert job.status is JobStatus.SUCCEEDED
    assert backend.requests == []
    assert studio.outbox.list() == []
    refusal = studio.deliveries.why_not_upload(job)
    assert refusal is not None
    assert refusal.code is ErrorCode.PERMISSION_DENIED


def test_a_script_that_is_only_here_is_uploaded_and_nobody_told(studio: Studio, backend: Backend) -> None:
    record = studio.scripts.import_bytes(b'{"scenes": [{"scene_id": 1, "text": "a"}]}', name="s")
    studio.scripts.approve(record.script_id)
    job = studio.rendering.create(record.script_id, draft=False).job
    job = studio.rendering.run(studio.rendering.start(job.job_id).job.job_id, lambda _: None)
    assert arrived(backend, job).keys() == NAMES
    assert studio.outbox.list() == []
