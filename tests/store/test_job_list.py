"""The list of jobs: in the order in which people want to see it, filtered, counted, without snapshots."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from studio.domain.instants import utc_now
from studio.domain.job import JobAssets, JobStatus, RenderJob
from studio.domain.job_list import JobQuery
from studio.domain.records import ScriptRecord, VideoAsset
from studio.domain.settings import RenderSettings, VisualStyle
from studio.domain.shapes import new_script
from studio.store.assets import Assets
from studio.store.database import Database
from studio.store.job_list import JobList
from studio.store.jobs import Jobs
from studio.store.scripts import Scripts

NOW = utc_now()
SMALL = RenderSettings(style=VisualStyle.BASIC, width=320, height=180, fps=30)


@pytest.fixture
def database(data_dir: Path) -> Iterator[Database]:
    opened = Database(data_dir / "studio.db")
    for script_id in ("s", "other"):
        record = ScriptRecord(
            script_id=script_id,
            video_id=f"video of {script_id}",
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
def listed(database: Database) -> JobList:
    return JobList(database)


def add(database: Database, job_id: str, *, queue: bool = False, **fields: object) -> RenderJob:
    base: dict[str, object] = {
        "job_id": job_id,
        "video_id": f"video of {job_id}",
        "script_id": "s",
        "created_by": "k",
        "created_at": NOW,
        "updated_at": NOW,
        "title": job_id,
        "render_spec_json": "{}",
        "spec_sha256": "0" * 64,
    }
    added = RenderJob.model_validate({**base, **fields})
    Jobs(database).insert(added, SMALL, "me", queue=queue)
    return added


def after(seconds: int) -> dict[str, object]:
    return {"finished_at": NOW + timedelta(seconds=seconds)}


def test_first_what_runs_then_what_waits_then_what_ended_last(database: Database, listed: JobList) -> None:
    add(database, "old", status="SUCCEEDED", **after(1))
    add(database, "waits", queue=True)
    add(database, "waits longer behind", queue=True)
    add(database, "not started", render_spec_json=None, spec_sha256=None)
    add(database, "new", status="FAILED", **after(2))
    add(database, "runs", status="RUNNING")
    Jobs(database).put_before("waits longer behind", "waits", NOW)
    found = listed.find(JobQuery())
    assert found.ids == ("runs", "waits longer behind", "waits", "not started", "new", "old")
    assert found.counts == {
        JobStatus.RUNNING: 1,
        JobStatus.PENDING: 3,
        JobStatus.FAILED: 1,
        JobStatus.SUCCEEDED: 1,
    }


@pytest.mark.parametrize(
    ("query", "found"),
    [
        (JobQuery(words="메일"), {"피싱 메일", "메일 주소"}),
        (JobQuery(words="메일 피싱"), {"피싱 메일"}),
        (JobQuery(words="100%"), {"100% done"}),
        (JobQuery(words="DONE"), {"100% done"}),
        (JobQuery(words="_"), set[str]()),
        (JobQuery(script_id="other"), {"메일 주소"}),
        (JobQuery(statuses=frozenset({JobStatus.FAILED})), {"메일 주소"}),
        (JobQuery(statuses=frozenset({JobStatus.FAILED, JobStatus.RUNNING}), words="done"), {"100% done"}),
    ],
)
def test_jobs_are_found_by_state_words_and_script(
    database: Database, listed: JobList, query: JobQuery, found: set[str]
) -> None:
    add(database, "피싱 메일", status="SUCCEEDED", **after(1))
    add(database, "메일 주소", status="FAILED", script_id="other", **after(2))
    add(database, "100% done", status="RUNNING")
    assert set(listed.find(query).ids) == found


def test_counts_do_not_depend_on_the_states_asked_for(database: Database, listed: JobList) -> None:
    add(database, "a", status="SUCCEEDED", **after(1))
    add(database, "b", status="FAILED", **after(2))
    add(database, "c")
    found = listed.find(JobQuery(statuses=frozenset({JobStatus.FAILED}), words="a"))
    assert found.counts == {JobStatus.SUCCEEDED: 1}
    assert found.everything == {JobStatus.SUCCEEDED: 1, JobStatus.FAILED: 1, JobStatus.PENDING: 1}


def test_a_row_says_what_its_film_is_without_the_snapshot(database: Database, listed: JobList) -> None:
    assets = JobAssets(video_url="v", subtitle_url="s", thumbnail_url="t", duration_sec=2.5)
    done = add(database, "a", status="SUCCEEDED", assets=assets, attempt=2, draft=True, **after(1))
    add(database, "b", copy_of="a")
    Assets(database).insert(
        VideoAsset(
            video_asset_id="x",
            video_id=done.video_id,
            job_id="a",
            video_url="v",
            thumbnail_url="t",
            subtitle_url="s",
            duration_sec=2.5,
            created_at=NOW,
            bytes=1234,
        )
    )
    rows = {row.job_id: row for row in listed.rows(["a", "b", "nobody"])}
    assert rows.keys() == {"a", "b"}
    row = rows["a"]
    assert (row.style, row.width, row.height, row.fps) == (VisualStyle.BASIC, 320, 180, 30)
    assert (row.film_bytes, row.assets, row.attempt, row.draft) == (1234, assets, 2, True)
    assert (rows["b"].copy_of, rows["b"].film_bytes, rows["b"].can_move) == ("a", None, True)


def test_what_changed_since_is_told_and_the_stamp_says_whether_to_ask(
    database: Database, listed: JobList
) -> None:
    assert listed.stamp().count == 0
    add(database, "a", updated_at=NOW - timedelta(seconds=5))
    before = listed.stamp()
    later = NOW + timedelta(seconds=1)
    add(database, "b", updated_at=later)
    assert listed.stamp() != before
    assert [row.job_id for row in listed.changed_since(later, 10)] == ["b"]


@pytest.mark.parametrize("query", [JobQuery(), JobQuery(words="x", script_id="s")])
def test_no_snapshot_is_read_to_find_what_ended(database: Database, query: JobQuery) -> None:
    """The index holds all that is asked for: else ten thousand snapshots would pass through memory."""
    plans: list[str] = []
    with database.read() as connection:
        connection.set_trace_callback(plans.append)
        JobList(database).find(query)
        connection.set_trace_callback(None)
        ended = [sql for sql in plans if "'SUCCEEDED'" in sql]
        assert len(ended) >= 2
        for sql in ended:
            plan = " ".join(str(row["detail"]) for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}"))
            assert "COVERING INDEX render_jobs_ended" in plan, plan
