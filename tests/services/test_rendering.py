"""The rules of a job's life: created once per video, frozen by start alone, retried, canceled, recovered."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.edits import with_title
from studio.domain.errors import BadInput, ErrorCode, NotFound, Refused, StepFailed, StudioError
from studio.domain.job import JobStatus, RenderJob
from studio.domain.progress import ProgressEvent
from studio.domain.review import Role
from studio.domain.settings import RenderSettings, VisualStyle
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.text import Text
from studio.services.studio import Studio, open_studio
from tests.fakes.pipeline import FakePipeline


def ignore(_: ProgressEvent) -> None:
    """A listener that does not care."""


def created(studio: Studio, script_id: str, *, draft: bool = False) -> RenderJob:
    return studio.rendering.create(script_id, draft=draft).job


def started(studio: Studio, script_id: str, *, draft: bool = False) -> RenderJob:
    return studio.rendering.start(created(studio, script_id, draft=draft).job_id).job


def code_of(error: pytest.ExceptionInfo[StudioError]) -> ErrorCode:
    return error.value.code


class InBackground:
    """Runs a job on a thread of its own until it is left."""

    def __init__(self, studio: Studio, job_id: str, cancel: CancelToken | None = None) -> None:
        self.ended: RenderJob | None = None
        self._thread = threading.Thread(target=self._run, args=(studio, job_id, cancel))

    def _run(self, studio: Studio, job_id: str, cancel: CancelToken | None) -> None:
        self.ended = studio.rendering.run(job_id, ignore, cancel)

    def __enter__(self) -> InBackground:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._thread.join(10)
        assert not self._thread.is_alive()

    def wait(self) -> RenderJob:
        self._thread.join(10)
        assert self.ended is not None
        return self.ended


# --- create ------------------------------------------------------------------------------------


def test_create_makes_a_pending_job_without_a_snapshot(studio: Studio, script_id: str) -> None:
    result = studio.rendering.create(script_id, draft=False)
    assert result.created
    assert result.job.status is JobStatus.PENDING
    assert result.job.render_spec_json is None
    assert studio.rendering.get(result.job.job_id) == result.job


def test_create_again_returns_the_same_job(studio: Studio, script_id: str) -> None:
    first = studio.rendering.create(script_id, draft=False)
    again = studio.rendering.create(script_id, draft=False)
    assert (again.created, again.job) == (False, first.job)


def test_create_strictly_refuses_to_share(studio: Studio, script_id: str) -> None:
    created(studio, script_id)
    with pytest.raises(Refused) as error:
        studio.rendering.create(script_id, draft=False, strict=True)
    assert code_of(error) is ErrorCode.DUPLICATE_JOB


def test_a_video_is_free_again_when_its_job_has_ended(studio: Studio, script_id: str) -> None:
    studio.rendering.run(started(studio, script_id).job_id, ignore)
    assert studio.rendering.create(script_id, draft=False, strict=True).created


def test_create_for_another_video_is_an_invalid_script(studio: Studio, script_id: str) -> None:
    with pytest.raises(Refused) as error:
        studio.rendering.create(script_id, draft=True, video_id="video-of-somebody-else")
    assert code_of(error) is ErrorCode.INVALID_SCRIPT


def test_create_from_nothing(studio: Studio) -> None:
    with pytest.raises(NotFound) as error:
        studio.rendering.create("no-such-script", draft=True)
    assert code_of(error) is ErrorCode.SCRIPT_NOT_FOUND


def test_delivery_needs_an_approved_script(studio: Studio, draft_id: str) -> None:
    with pytest.raises(Refused) as error:
        studio.rendering.create(draft_id, draft=False)
    assert code_of(error) is ErrorCode.PERMISSION_DENIED


def test_delivery_needs_an_approver_and_a_draft_does_not(studio: Studio, script_id: str) -> None:
    studio.preferences.update(profile_roles=[Role.AUTHOR])
    with pytest.raises(Refused) as error:
        studio.rendering.create(script_id, draft=False)
    assert code_of(error) is ErrorCode.PERMISSION_DENIED
    assert studio.rendering.create(script_id, draft=True).created


def test_start_and_retry_of_a_delivery_need_an_approver(
    studio: Studio, script_id: str, pipeline: FakePipeline
) -> None:
    job = created(studio, script_id)
    studio.preferences.update(profile_roles=[Role.AUTHOR])
    with pytest.raises(Refused) as error:
        studio.rendering.start(job.job_id)
    assert code_of(error) is ErrorCode.PERMISSION_DENIED
    studio.rendering.cancel(job.job_id)
    with pytest.raises(Refused) as error:
        studio.rendering.retry(job.job_id)
    assert code_of(error) is ErrorCode.PERMISSION_DENIED


# --- start -------------------------------------------------------------------------------------


def test_start_freezes_the_script_into_the_job(studio: Studio, script_id: str) -> None:
    job = created(studio, script_id)
    result = studio.rendering.start(job.job_id)
    assert result.started
    assert result.note is None
    stored = studio.rendering.get(job.job_id)
    assert stored.status is JobStatus.PENDING
    spec = RenderSpec.model_validate_json(stored.render_spec_json or "")
    assert stored.spec_sha256 == spec.sha256
    assert [s.narration for s in spec.scenes] == ["첫 장면입니다.", "둘째 장면입니다."]
    assert (spec.script_id, spec.video_id) == (script_id, job.video_id)


def test_start_of_nothing(studio: Studio) -> None:
    with pytest.raises(NotFound) as error:
        studio.rendering.start("job-0")
    assert code_of(error) is ErrorCode.JOB_NOT_FOUND


def test_start_once_more_keeps_the_snapshot(studio: Studio, script_id: str) -> None:
    job = started(studio, script_id, draft=True)
    studio.scripts.save(script_id, with_title(studio.scripts.get(script_id).script, "바뀐 제목"))
    again = studio.rendering.start(job.job_id)
    assert again.started
    assert again.job.spec_sha256 == job.spec_sha256


@pytest.mark.parametrize("end", ["SUCCEEDED", "FAILED", "CANCELED"])
def test_start_of_an_ended_job_does_nothing_and_says_so(
    studio: Studio, script_id: str, pipeline: FakePipeline, end: str
) -> None:
    job = started(studio, script_id)
    if end == "FAILED":
        pipeline.break_at(Step.GENERATE_TTS, StepFailed(ErrorCode.TTS_FAILED, Text(ko="없음", en="none")))
    if end == "CANCELED":
        studio.rendering.cancel(job.job_id)
    else:
        studio.rendering.run(job.job_id, ignore)
    before = studio.rendering.get(job.job_id)
    assert before.status == end
    result = studio.rendering.start(job.job_id)
    assert not result.started
    assert result.note is not None
    assert end in result.note.en
    assert studio.rendering.get(job.job_id) == before


def test_a_draft_takes_the_present_words_and_a_delivery_the_approved_ones(
    studio: Studio, script_id: str, pipeline: FakePipeline
) -> None:
    studio.scripts.save(script_id, with_title(studio.scripts.get(script_id).script, "새 제목"))
    delivery = studio.rendering.run(started(studio, script_id).job_id, ignore)
    draft = studio.rendering.run(started(studio, script_id, draft=True).job_id, ignore)
    assert [(s.title, s.draft) for s in pipeline.specs] == [("교육", False), ("새 제목", True)]
    assert (delivery.draft, draft.draft) == (False, True)


def test_the_settings_asked_for_at_create_are_frozen_by_start(studio: Studio, script_id: str) -> None:
    wanted = RenderSettings(style=VisualStyle.BASIC, width=640, height=360)
    job = studio.rendering.create(script_id, draft=False, settings=wanted).job
    spec = RenderSpec.model_validate_json(studio.rendering.start(job.job_id).job.render_spec_json or "")
    assert spec.settings == wanted


def test_start_of_an_empty_script(studio: Studio, draft_id: str) -> None:
    script = studio.scripts.get(draft_id).script
    studio.scripts.save(draft_id, script.model_copy(update={"chapters": ()}))
    job = created(studio, draft_id, draft=True)
    with pytest.raises(BadInput) as error:
        studio.rendering.start(job.job_id)
    assert code_of(error) is ErrorCode.EMPTY_RENDER_SPEC


# --- run ---------------------------------------------------------------------------------------


def test_run_tells_its_progress_and_stores_the_film(studio: Studio, script_id: str) -> None:
    events: list[ProgressEvent] = []
    job = studio.rendering.run(started(studio, script_id).job_id, events.append)
    assert job.status is JobStatus.SUCCEEDED
    assert job.assets is not None
    assert (job.progress, job.attempt, job.error_code) == (100, 1, None)
    assert job.started_at is not None
    assert job.finished_at is not None
    percents = [event.progress for event in events]
    assert percents == sorted(percents)
    assert list(dict.fromkeys(e.step for e in events if e.step)) == list(Step)
    assert events[-1].status is JobStatus.SUCCEEDED
    assert studio.rendering.get(job.job_id) == job
    published = studio.publishing.published(job.video_id)
    assert published is not None
    assert (published.job_id, published.bytes) == (job.job_id, 4)
    assert len(published.sha256) == 64


def test_messages_are_the_contracts_in_korean(data_dir: Path, pipeline: FakePipeline) -> None:
    studio = open_studio(data_dir, {"LANG": "ko_KR.UTF-8"}, render=pipeline)
    try:
        script = studio.scripts.create("교육")
        events: list[ProgressEvent] = []
        studio.rendering.run(started(studio, script.script_id, draft=True).job_id, events.append)
    finally:
        studio.close()
    said = {event.message for event in events if event.status is JobStatus.RUNNING}
    assert {"스크립트 검증 중...", "음성 합성 중...", "마무리 중..."} <= said


def test_a_draft_is_not_published(studio: Studio, script_id: str) -> None:
    job = studio.rendering.run(started(studio, script_id, draft=True).job_id, ignore)
    assert job.status is JobStatus.SUCCEEDED
    assert studio.publishing.published(job.video_id) is None


def test_run_needs_a_snapshot(studio: Studio, script_id: str) -> None:
    with pytest.raises(Refused) as error:
        studio.rendering.run(created(studio, script_id).job_id, ignore)
    assert code_of(error) is ErrorCode.NO_RENDER_SPEC


def test_a_failed_step_fails_the_job_with_its_code(
    studio: Studio, script_id: str, pipeline: FakePipeline
) -> None:
    cause = Text(ko="목이 쉬었습니다. " * 100, en="The voice is hoarse. " * 100)
    pipeline.break_at(Step.GENERATE_TTS, StepFailed(ErrorCode.TTS_FAILED, cause))
    job = studio.rendering.run(started(studio, script_id).job_id, ignore)
    assert (job.status, job.error_code, job.step) == (
        JobStatus.FAILED,
        ErrorCode.TTS_FAILED,
        Step.GENERATE_TTS,
    )
    assert job.error_message is not None
    assert job.error_message.startswith("The voice is hoarse.")
    assert len(job.error_message) == 500
    assert job.assets is None
    assert studio.rendering.get(job.job_id) == job


def test_our_own_bug_is_logged_and_has_a_reference(
    studio: Studio, script_id: str, pipeline: FakePipeline
) -> None:
    pipeline.break_at(Step.COMPOSE_VIDEO, ZeroDivisionError("a bug"))
    job = studio.rendering.run(started(studio, script_id).job_id, ignore)
    assert (job.status, job.error_code) == (JobStatus.FAILED, ErrorCode.INTERNAL_ERROR)
    reference = (job.error_message or "").split("reference ")[1].split(")")[0]
    log = studio.log.path.read_text(encoding="utf-8")
    assert reference in log
    assert "ZeroDivisionError: a bug" in log
    assert "Traceback" not in (job.error_message or "")


def test_an_empty_film_is_a_failure(studio: Studio, script_id: str, pipeline: FakePipeline) -> None:
    pipeline.empty_film = True
    job = studio.rendering.run(started(studio, script_id).job_id, ignore)
    assert (job.status, job.error_code) == (JobStatus.FAILED, ErrorCode.COMPOSE_FAILED)
    assert studio.publishing.published(job.video_id) is None


def test_a_listener_that_fails_does_not_stop_the_render(studio: Studio, script_id: str) -> None:
    def broken(_: ProgressEvent) -> None:
        raise RuntimeError("the window is gone")

    job = studio.rendering.run(started(studio, script_id).job_id, broken)
    assert job.status is JobStatus.SUCCEEDED


def test_warnings_reach_the_record(studio: Studio, script_id: str, pipeline: FakePipeline) -> None:
    pipeline.warnings = (Text(ko="글이 넘칩니다.", en="Text does not fit."),)
    job = studio.rendering.run(started(studio, script_id).job_id, ignore)
    assert "Text does not fit." in job.message


def test_run_of_an_ended_job_is_refused(studio: Studio, script_id: str) -> None:
    job = studio.rendering.run(started(studio, script_id).job_id, ignore)
    with pytest.raises(Refused):
        studio.rendering.run(job.job_id, ignore)
    assert studio.rendering.get(job.job_id) == job


# --- cancel ------------------------------------------------------------------------------------


def test_cancel_of_a_waiting_job_is_at_once(studio: Studio, script_id: str) -> None:
    job = studio.rendering.cancel(started(studio, script_id).job_id)
    assert (job.status, job.error_code) == (JobStatus.CANCELED, ErrorCode.CANCELED)
    assert studio.rendering.get(job.job_id) == job


def test_cancel_of_a_running_job(studio: Studio, script_id: str, pipeline: FakePipeline) -> None:
    pipeline.pause_at(Step.COMPOSE_VIDEO)
    job = started(studio, script_id)
    with InBackground(studio, job.job_id) as background:
        assert pipeline.reached.wait(5)
        studio.rendering.cancel(job.job_id)
        ended = background.wait()
    assert (ended.status, ended.error_code) == (JobStatus.CANCELED, ErrorCode.CANCELED)
    assert ended.step is Step.COMPOSE_VIDEO
    assert studio.rendering.get(job.job_id) == ended


def test_cancel_reaches_another_studio(
    studio: Studio, other: Studio, script_id: str, pipeline: FakePipeline
) -> None:
    pipeline.pause_at(Step.GENERATE_TTS)
    job = started(studio, script_id)
    with InBackground(studio, job.job_id) as background:
        assert pipeline.reached.wait(5)
        assert other.rendering.cancel(job.job_id).status is JobStatus.RUNNING
        assert background.wait().status is JobStatus.CANCELED
    assert other.rendering.get(job.job_id).status is JobStatus.CANCELED


def test_the_callers_token_cancels_too(studio: Studio, script_id: str, pipeline: FakePipeline) -> None:
    pipeline.pause_at(Step.RENDER_SLIDES)
    token = CancelToken()
    with InBackground(studio, started(studio, script_id).job_id, token) as background:
        assert pipeline.reached.wait(5)
        token.cancel()
        assert background.wait().status is JobStatus.CANCELED


@pytest.mark.parametrize("end", [JobStatus.SUCCEEDED, JobStatus.CANCELED])
def test_an_ended_job_cannot_be_canceled(studio: Studio, script_id: str, end: JobStatus) -> None:
    job = started(studio, script_id)
    if end is JobStatus.SUCCEEDED:
        studio.rendering.run(job.job_id, ignore)
    else:
        studio.rendering.cancel(job.job_id)
    with pytest.raises(Refused) as error:
        studio.rendering.cancel(job.job_id)
    assert code_of(error) is ErrorCode.CANNOT_CANCEL


def test_a_job_canceled_while_it_waited_for_its_turn_does_not_run(
    studio: Studio, script_id: str, pipeline: FakePipeline
) -> None:
    job = started(studio, script_id)
    assert studio.rendering.claim_next() == job
    studio.rendering.cancel(job.job_id)
    assert studio.rendering.run(job.job_id, ignore).status is JobStatus.CANCELED
    assert pipeline.specs == []


# --- retry -------------------------------------------------------------------------------------


def test_retry_of_a_failed_job_uses_the_same_snapshot(
    studio: Studio, script_id: str, pipeline: FakePipeline
) -> None:
    pipeline.break_at(Step.UPLOAD_ASSETS, StepFailed(ErrorCode.STORAGE_UPLOAD_FAILED, Text(ko="-", en="-")))
    failed = studio.rendering.run(started(studio, script_id).job_id, ignore)
    studio.scripts.save(script_id, with_title(studio.scripts.get(script_id).script, "나중 제목"))
    waiting = studio.rendering.retry(failed.job_id)
    assert (waiting.status, waiting.error_code, waiting.error_message) == (JobStatus.PENDING, None, None)
    assert (waiting.progress, waiting.step, waiting.finished_at) == (0, None, None)
    pipeline.mend()
    ended = studio.rendering.run(waiting.job_id, ignore)
    assert (ended.job_id, ended.status, ended.attempt) == (failed.job_id, JobStatus.SUCCEEDED, 2)
    assert ended.spec_sha256 == failed.spec_sha256
    assert [s.title for s in pipeline.specs] == ["교육", "교육"]


def test_retry_of_a_canceled_job(studio: Studio, script_id: str) -> None:
    job = studio.rendering.cancel(started(studio, script_id).job_id)
    studio.rendering.retry(job.job_id)
    assert studio.rendering.run(job.job_id, ignore).status is JobStatus.SUCCEEDED


def test_retry_needs_a_snapshot(studio: Studio, script_id: str) -> None:
    job = studio.rendering.cancel(created(studio, script_id).job_id)
    with pytest.raises(Refused) as error:
        studio.rendering.retry(job.job_id)
    assert code_of(error) is ErrorCode.NO_RENDER_SPEC_FOR_RETRY


def test_retry_while_it_runs_is_refused(studio: Studio, script_id: str, pipeline: FakePipeline) -> None:
    pipeline.pause_at(Step.GENERATE_TTS)
    job = started(studio, script_id)
    with InBackground(studio, job.job_id):
        assert pipeline.reached.wait(5)
        with pytest.raises(Refused) as error:
            studio.rendering.retry(job.job_id)
        pipeline.go_on.set()
    assert code_of(error) is ErrorCode.DUPLICATE_JOB


def test_retry_of_a_finished_film_is_refused(studio: Studio, script_id: str) -> None:
    job = studio.rendering.run(started(studio, script_id).job_id, ignore)
    with pytest.raises(Refused):
        studio.rendering.retry(job.job_id)


def test_retry_is_refused_while_the_video_has_another_job(studio: Studio, script_id: str) -> None:
    old = studio.rendering.cancel(started(studio, script_id).job_id)
    created(studio, script_id)
    with pytest.raises(Refused) as error:
        studio.rendering.retry(old.job_id)
    assert code_of(error) is ErrorCode.DUPLICATE_JOB
    assert studio.rendering.get(old.job_id) == old


# --- the queue ---------------------------------------------------------------------------------


def test_jobs_are_claimed_in_the_order_in_which_they_were_started(studio: Studio) -> None:
    scripts = [studio.scripts.create(f"대본 {n}").script_id for n in range(3)]
    jobs = [created(studio, script_id, draft=True) for script_id in scripts]
    for index in (1, 0, 2):
        studio.rendering.start(jobs[index].job_id)
    claimed = [studio.rendering.claim_next() for _ in range(4)]
    assert [job and job.job_id for job in claimed] == [jobs[1].job_id, jobs[0].job_id, jobs[2].job_id, None]


def test_a_job_that_was_not_started_is_not_claimed(studio: Studio, script_id: str) -> None:
    created(studio, script_id)
    assert studio.rendering.claim_next() is None


def test_a_retried_job_waits_behind_the_others(studio: Studio) -> None:
    first, second = (studio.scripts.create(title).script_id for title in ("하나", "둘"))
    early = started(studio, first, draft=True)
    late = started(studio, second, draft=True)
    studio.rendering.cancel(early.job_id)
    studio.rendering.retry(early.job_id)
    claimed = [studio.rendering.claim_next() for _ in range(2)]
    assert [job and job.job_id for job in claimed] == [late.job_id, early.job_id]


def test_a_living_studio_keeps_what_it_has_queued(studio: Studio, other: Studio, script_id: str) -> None:
    job = started(studio, script_id)
    assert other.rendering.claim_next() is None
    assert other.rendering.is_promised_elsewhere(job.job_id)
    assert not other.rendering.start(job.job_id).started
    with pytest.raises(Refused) as error:
        other.rendering.run(job.job_id, ignore)
    assert code_of(error) is ErrorCode.DUPLICATE_JOB


def test_waiting_jobs_survive_a_restart(
    studio: Studio, script_id: str, data_dir: Path, pipeline: FakePipeline
) -> None:
    job = started(studio, script_id)
    studio.close()
    again = open_studio(data_dir, {}, render=pipeline)
    try:
        assert again.rendering.recover() == []
        claimed = again.rendering.claim_next()
        assert claimed is not None
        assert again.rendering.run(claimed.job_id, ignore).job_id == job.job_id
    finally:
        again.close()


def test_list_is_newest_first_and_can_be_narrowed(studio: Studio) -> None:
    scripts = [studio.scripts.create(f"대본 {n}") for n in range(3)]
    jobs = [created(studio, script.script_id, draft=True) for script in scripts]
    studio.rendering.cancel(jobs[0].job_id)
    listed = studio.rendering.list()
    assert [job.job_id for job in listed] == [job.job_id for job in reversed(jobs)]
    assert [j.job_id for j in studio.rendering.list(status=JobStatus.CANCELED)] == [jobs[0].job_id]
    assert [j.job_id for j in studio.rendering.list(video_id=scripts[1].video_id)] == [jobs[1].job_id]
    assert len(studio.rendering.list(limit=2)) == 2


# --- recover -----------------------------------------------------------------------------------


def test_recover_leaves_the_job_of_a_living_studio_alone(
    studio: Studio, other: Studio, script_id: str, pipeline: FakePipeline
) -> None:
    pipeline.pause_at(Step.COMPOSE_VIDEO)
    job = started(studio, script_id)
    with InBackground(studio, job.job_id) as background:
        assert pipeline.reached.wait(5)
        assert other.rendering.recover() == []
        assert other.rendering.get(job.job_id).status is JobStatus.RUNNING
        pipeline.go_on.set()
        assert background.wait().status is JobStatus.SUCCEEDED


def test_progress_in_the_record_follows_while_it_runs(
    studio: Studio, other: Studio, script_id: str, pipeline: FakePipeline
) -> None:
    pipeline.pause_at(Step.COMPOSE_VIDEO)
    with InBackground(studio, started(studio, script_id).job_id):
        assert pipeline.reached.wait(5)
        tick = threading.Event()
        while (row := other.rendering.list()[0]).step is not Step.COMPOSE_VIDEO:
            tick.wait(0.01)
        pipeline.go_on.set()
    assert (row.status, row.progress) == (JobStatus.RUNNING, 60)


def test_a_locked_database_stops_neither_the_render_nor_a_cancel(
    studio: Studio, script_id: str, pipeline: FakePipeline, data_dir: Path
) -> None:
    job = started(studio, script_id)
    token = CancelToken()
    pipeline.pause_at(Step.VALIDATE_SCRIPT, Step.FINALIZE)
    with (
        closing(
            sqlite3.connect(data_dir / "studio.db", isolation_level=None, check_same_thread=False)
        ) as intruder,
        InBackground(studio, job.job_id, token) as background,
    ):
        assert pipeline.reached.wait(5)
        pipeline.reached.clear()
        intruder.execute("BEGIN EXCLUSIVE")
        pipeline.go_on.set()
        assert pipeline.reached.wait(2)  # through six steps, none of them waiting for the database
        token.cancel()
        assert pipeline.stopped.wait(1)
        intruder.execute("ROLLBACK")
        assert background.wait().status is JobStatus.CANCELED


# --- what was doubtful when it was frozen --------------------------------------------------------


def test_what_is_doubtful_is_told_once_by_the_start_that_froze_it(studio: Studio) -> None:
    spec = b"""{"scenes": [{"scene_order": 1, "chapter_title": "a", "narration": "x", "duration_sec": -1},
                           {"scene_order": 2, "chapter_title": "a", "narration": "", "duration_sec": 3}]}"""
    script_id = studio.scripts.import_bytes(spec, name="doubtful").script_id
    job = created(studio, script_id, draft=True)
    told = [warning.en for warning in studio.rendering.start(job.job_id).warnings]
    assert [line.partition(":")[0] for line in told] == ["Scene 1", "Scene 2"]
    assert "5 s" in told[0]
    assert "silent" in told[1]
    assert studio.rendering.start(job.job_id).warnings == ()
