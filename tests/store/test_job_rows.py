"""Jobs come back as they were stored, and of two racers only one changes a row."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from studio.domain.errors import ErrorCode
from studio.domain.instants import utc_now
from studio.domain.job import JobAssets, JobStatus, RenderJob
from studio.domain.records import ScriptRecord
from studio.domain.settings import RenderSettings
from studio.domain.shapes import new_script
from studio.domain.steps import Step
from studio.store.database import Database
from studio.store.jobs import ActiveJobExists, Jobs
from studio.store.scripts import Scripts

NOW = utc_now()


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    opened = Database(data_dir / "studio.db")
    record = ScriptRecord(
        script_id="s",
        video_id="v",
        title="t",
        script=new_script("t"),
        created_by="k",
        created_at=NOW,
        updated_by="k",
        updated_at=NOW,
    )
    Scripts(opened).insert(record)
    yield opened
    opened.close()


@pytest.fixture
def jobs(database: Database) -> Jobs:
    return Jobs(database)


def job(job_id: str, video_id: str = "v", **fields: object) -> RenderJob:
    base = {"job_id": job_id, "video_id": video_id, "script_id": "s", "created_by": "k"}
    return RenderJob.model_validate({**base, "created_at": NOW, "updated_at": NOW, **fields})


def insert(jobs: Jobs, *added: RenderJob) -> None:
    for one in added:
        jobs.insert(one, RenderSettings(), "me")


FULL = job(
    "full",
    status="FAILED",
    step="COMPOSE_VIDEO",
    progress=61,
    message="영상 합성 중...",
    error_code="COMPOSE_FAILED",
    error_message="왜냐하면",
    assets={"video_url": "v", "subtitle_url": "s", "thumbnail_url": "t", "duration_sec": 1.5},
    started_at=NOW,
    finished_at=NOW,
    render_spec_json='{"a": 1}',
    spec_sha256="0" * 64,
    attempt=3,
    draft=True,
    title="제목",
)


@pytest.mark.parametrize("stored", [job("empty"), FULL], ids=["empty", "full"])
def test_what_goes_in_comes_out(jobs: Jobs, stored: RenderJob) -> None:
    insert(jobs, stored)
    found = jobs.get(stored.job_id)
    assert found == stored
    assert RenderJob.model_validate(found.model_dump()) == stored
    assert jobs.list() == [stored]


def test_the_columns_are_the_contracts(database: Database) -> None:
    with database.read() as connection:
        columns = {
            table: {row["name"] for row in connection.execute(f"PRAGMA table_info({table})")}
            for table in ("render_jobs", "scripts", "video_assets")
        }
    assert columns["render_jobs"] >= {
        "job_id",
        "video_id",
        "script_id",
        "status",
        "step",
        "progress",
        "message",
        "error_code",
        "error_message",
        "assets",
        "created_by",
        "created_at",
        "updated_at",
        "started_at",
        "finished_at",
        "render_spec_json",
    }
    assert columns["scripts"] >= {
        "script_id",
        "video_id",
        "status",
        "raw_json",
        "created_by",
        "created_at",
        "approved_by",
        "approved_at",
    }
    assert columns["video_assets"] >= {
        "video_asset_id",
        "video_id",
        "job_id",
        "video_url",
        "thumbnail_url",
        "subtitle_url",
        "duration_sec",
        "created_at",
        "sha256",
        "bytes",
    }


def test_moments_are_stored_with_a_z(jobs: Jobs, database: Database) -> None:
    insert(jobs, job("j"))
    with database.read() as connection:
        text = connection.execute("SELECT created_at FROM render_jobs").fetchone()[0]
    assert text.endswith("Z")
    assert len(text) == len("2026-01-31T09:15:00.123Z")


def test_the_database_allows_one_active_job_per_video(jobs: Jobs) -> None:
    insert(jobs, job("first"), job("elsewhere", "w"))
    with pytest.raises(ActiveJobExists):
        insert(jobs, job("second"))
    found = jobs.get("first")
    assert found is not None
    assert jobs.move(found, found.canceled(NOW, "stop"))
    insert(jobs, job("second"))
    canceled = jobs.get("first")
    assert canceled is not None
    frozen = canceled.model_copy(update={"render_spec_json": "{}"})
    with pytest.raises(ActiveJobExists):
        jobs.move(canceled, frozen.retried(NOW))


def test_only_one_of_two_changes_wins(jobs: Jobs) -> None:
    insert(jobs, job("j", render_spec_json="{}"))
    seen = jobs.get("j")
    assert seen is not None
    assert jobs.move(seen, seen.started(NOW))
    assert not jobs.move(seen, seen.canceled(NOW, "stop"))
    running = jobs.get("j")
    assert running is not None
    assert running.status is JobStatus.RUNNING


def test_a_later_attempt_is_not_ended_by_an_earlier_one(jobs: Jobs) -> None:
    insert(jobs, job("j", render_spec_json="{}"))
    waiting = jobs.get("j")
    assert waiting is not None
    first = waiting.started(NOW)
    assert jobs.move(waiting, first)
    interrupted = first.failed(NOW, ErrorCode.INTERRUPTED, "-")
    assert jobs.move(first, interrupted)
    again = interrupted.retried(NOW)
    assert jobs.move(interrupted, again)
    assert jobs.move(again, again.started(NOW))
    late = first.succeeded(NOW, JobAssets(video_url="v", subtitle_url="s", thumbnail_url="t", duration_sec=1))
    assert not jobs.move(first, late)


def test_a_snapshot_is_frozen_once(jobs: Jobs, database: Database) -> None:
    insert(jobs, job("j"))
    before = jobs.get("j")
    assert before is not None
    assert jobs.move(before, before.model_copy(update={"render_spec_json": '{"a":1}'}))
    assert not jobs.move(before, before.model_copy(update={"render_spec_json": '{"b":2}'}))
    with pytest.raises(sqlite3.IntegrityError, match="never overwritten"), database.write() as connection:
        connection.execute("UPDATE render_jobs SET render_spec_json = 'x'")


def test_progress_never_goes_back_and_stops_with_the_job(jobs: Jobs) -> None:
    insert(jobs, job("j", render_spec_json="{}"))
    waiting = jobs.get("j")
    assert waiting is not None
    running = waiting.started(NOW)
    assert jobs.move(waiting, running)
    for progress in (50, 40):
        jobs.note_progress("j", 1, step=Step.RENDER_SLIDES, progress=progress, message="-", now=NOW)
    noted = jobs.get("j")
    assert noted is not None
    assert (noted.progress, noted.step) == (50, Step.RENDER_SLIDES)
    assert jobs.move(running, running.failed(NOW, ErrorCode.TTS_FAILED, "-"))
    jobs.note_progress("j", 1, step=Step.FINALIZE, progress=99, message="-", now=NOW)
    ended = jobs.get("j")
    assert ended is not None
    assert ended.status is JobStatus.FAILED
    assert ended.progress != 99


def test_a_wish_to_cancel_needs_a_running_job_and_is_forgotten_by_the_next_attempt(jobs: Jobs) -> None:
    insert(jobs, job("j", render_spec_json="{}"))
    assert not jobs.ask_to_cancel("j")
    waiting = jobs.get("j")
    assert waiting is not None
    running = waiting.started(NOW)
    assert jobs.move(waiting, running)
    assert jobs.ask_to_cancel("j")
    assert jobs.promise_of("j").cancel_requested
    canceled = running.canceled(NOW, "-")
    assert jobs.move(running, canceled)
    assert jobs.move(canceled, canceled.retried(NOW))
    assert not jobs.promise_of("j").cancel_requested


def test_ten_thousand_jobs_are_listed_at_once(jobs: Jobs, database: Database) -> None:
    snapshot = '{"scenes": "' + "가" * 3_000 + '"}'
    with database.write():
        for number in range(10_000):
            moment = NOW + timedelta(seconds=number)
            insert(
                jobs,
                job(
                    f"j{number}",
                    f"v{number % 100}",
                    status="FAILED",
                    created_at=moment,
                    render_spec_json=snapshot,
                ),
            )
    begin = time.perf_counter()
    newest = jobs.list(limit=200)
    assert time.perf_counter() - begin < 0.2
    assert [one.job_id for one in newest[:2]] == ["j9999", "j9998"]
    begin = time.perf_counter()
    assert len(jobs.list(video_id="v7")) == 100
    assert jobs.active_of("v7") is None
    assert jobs.waiting() == []
    assert time.perf_counter() - begin < 0.2
