"""A job done over on the same snapshot, and other places for those that wait."""

from __future__ import annotations

import pytest

from studio.domain.edits import with_title
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.job import JobStatus, RenderJob
from studio.domain.job_list import JobQuery
from studio.domain.progress import ProgressEvent
from studio.domain.review import Role
from studio.services.studio import Studio


def ignore(_: ProgressEvent) -> None:
    pass


def started(studio: Studio, script_id: str, *, draft: bool = True) -> RenderJob:
    created = studio.rendering.create(script_id, draft=draft).job
    return studio.rendering.start(created.job_id).job


def refused(error: pytest.ExceptionInfo[StudioError], code: ErrorCode) -> None:
    assert error.value.code is code
    assert error.value.next_step is not None


def scripts(studio: Studio, count: int) -> list[str]:
    return [studio.scripts.create(f"대본 {number}").script_id for number in range(count)]


def test_a_duplicate_is_a_new_job_on_the_same_snapshot(studio: Studio, script_id: str) -> None:
    first = studio.rendering.run(started(studio, script_id, draft=False).job_id, ignore)
    record = studio.scripts.get(script_id)
    studio.scripts.save(script_id, with_title(record.script, "다른 제목"))
    copy = studio.rendering.duplicate(first.job_id)
    assert copy.job_id != first.job_id
    assert (copy.copy_of, copy.status, copy.spec_sha256) == (
        first.job_id, JobStatus.PENDING, first.spec_sha256,
    )  # fmt: skip
    assert studio.rendering.get(copy.job_id).render_spec_json == first.render_spec_json
    claimed = studio.rendering.claim_next()
    assert claimed is not None
    assert claimed.job_id == copy.job_id
    assert studio.rendering.run(copy.job_id, ignore).status is JobStatus.SUCCEEDED
    assert studio.rendering.get(first.job_id) == first


def test_a_duplicate_is_refused_while_the_video_has_a_job(studio: Studio, script_id: str) -> None:
    job = started(studio, script_id)
    with pytest.raises(StudioError) as error:
        studio.rendering.duplicate(job.job_id)
    refused(error, ErrorCode.DUPLICATE_JOB)
    assert len(studio.rendering.list()) == 1


def test_a_duplicate_needs_a_snapshot(studio: Studio, script_id: str) -> None:
    job = studio.rendering.create(script_id, draft=True).job
    studio.rendering.cancel(job.job_id)
    with pytest.raises(StudioError) as error:
        studio.rendering.duplicate(job.job_id)
    refused(error, ErrorCode.NO_RENDER_SPEC)


def test_a_duplicate_for_delivery_needs_the_role_a_draft_does_not(
    studio: Studio, script_id: str, draft_id: str
) -> None:
    delivery = studio.rendering.run(started(studio, script_id, draft=False).job_id, ignore)
    draft = studio.rendering.run(started(studio, draft_id).job_id, ignore)
    studio.preferences.update(profile_roles=frozenset({Role.AUTHOR}))
    with pytest.raises(StudioError) as error:
        studio.rendering.duplicate(delivery.job_id)
    assert error.value.code is ErrorCode.PERMISSION_DENIED
    assert studio.rendering.duplicate(draft.job_id).draft


def test_waiting_jobs_are_claimed_in_their_new_order(studio: Studio, other: Studio) -> None:
    jobs = [started(studio, script_id).job_id for script_id in scripts(studio, 3)]
    other.rendering.put_before(jobs[2], jobs[0])
    assert studio.queue_view.find(JobQuery()).ids == (jobs[2], jobs[0], jobs[1])
    claimed = [studio.rendering.claim_next() for _ in range(3)]
    assert [job.job_id for job in claimed if job is not None] == [jobs[2], jobs[0], jobs[1]]


def test_what_runs_or_has_ended_keeps_its_place(studio: Studio) -> None:
    first, second = (started(studio, script_id).job_id for script_id in scripts(studio, 2))
    studio.rendering.cancel(first)
    for job_id, before in ((first, second), (second, first)):
        with pytest.raises(StudioError) as error:
            studio.rendering.put_before(job_id, before)
        refused(error, ErrorCode.NOT_EDITABLE)
        assert first in error.value.what.en
    with pytest.raises(StudioError) as error:
        studio.rendering.put_before("job-nobody", None)
    refused(error, ErrorCode.JOB_NOT_FOUND)
