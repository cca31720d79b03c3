"""The list of jobs: what it shows, what it holds, and how it changes without losing one's place."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from pytestqt.qtbot import QtBot

from studio.domain.errors import ErrorCode
from studio.domain.job import JobStatus
from studio.domain.job_list import ListedJob
from studio.domain.steps import Step
from studio.domain.text import Language
from studio.ui.jobs.bar import parts_of
from studio.ui.jobs.model import CHUNK, JOB_MIME, ROW_ROLE, JobsModel
from studio.ui.jobs.row import JobRow
from studio.ui.jobs.texts import JobAction, JobTexts, actions_of, all_actions_of
from tests.ui.jobs.made_up import NOW, done, ids, job, progress, running

SAID = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def jobs(qapp: object) -> JobsModel:
    return JobsModel(JobTexts(lambda: Language.ENGLISH))


def show(model: JobsModel, *listed: ListedJob) -> None:
    model.show_list(ids(list(listed)), listed)


def test_the_model_keeps_the_rules_of_qt(jobs: JobsModel) -> None:
    tester = QAbstractItemModelTester(jobs, QAbstractItemModelTester.FailureReportingMode.Fatal)
    show(jobs, job(1))
    show(jobs, job(2), job(1, status=JobStatus.CANCELED))
    show(jobs, job(1), job(3), job(2))
    show(jobs, job(3), job(1))
    jobs.show_list([f"job-{n}" for n in range(500)], [])
    show(jobs)
    assert jobs.rowCount() == 0
    assert tester.model() is jobs


def test_what_is_chosen_stays_chosen_when_the_order_changes(jobs: JobsModel) -> None:
    show(jobs, job(1), job(2), job(3))
    chosen = QPersistentModelIndex(jobs.index(2))
    show(jobs, job(3), job(1), job(4), job(2))
    assert chosen.row() == 0
    show(jobs, job(4), job(2), job(3))
    assert chosen.row() == 2
    assert chosen.data() == "Film 3"


def test_rows_that_are_looked_at_are_asked_for_once(jobs: JobsModel, qtbot: QtBot) -> None:
    asked = QSignalSpy(jobs.rows_wanted)
    everything = [f"job-{n}" for n in range(1000)]
    jobs.show_list(everything, [job(n) for n in range(CHUNK)])
    assert jobs.index(0).data(ROW_ROLE) is not None
    for place in (CHUNK, CHUNK + 5, 3 * CHUNK):
        assert jobs.index(place).data(ROW_ROLE) is None
    qtbot.waitUntil(lambda: asked.count() == 1)
    wanted: list[str] = asked.at(0)[0]
    assert sorted(wanted) == sorted(everything[CHUNK : 2 * CHUNK] + everything[3 * CHUNK : 4 * CHUNK])
    assert jobs.index(CHUNK + 1).data(ROW_ROLE) is None
    jobs.show_rows([job(int(one.removeprefix("job-"))) for one in wanted])
    assert jobs.index(CHUNK + 1).data() == f"Film {CHUNK + 1}"
    qtbot.wait(20)
    assert asked.count() == 1


def test_progress_never_goes_back_not_even_when_the_record_is_older(jobs: JobsModel) -> None:
    show(jobs, running(1, 10))
    jobs.show_progress(progress(1, 70, 70))
    show(jobs, running(1, 40))
    row = jobs.job("job-1")
    assert row is not None
    assert row.job.progress == 70
    said = str(jobs.index(0).data(SAID))
    assert "COMPOSE_VIDEO · Composing the film... · 70 %" in said


def test_time_left_runs_down_between_two_events(jobs: JobsModel) -> None:
    show(jobs, running(1, 10))
    jobs.show_progress(progress(1, 75, 60))
    row = jobs.job("job-1")
    assert row is not None
    left = row.seconds_left(NOW + timedelta(seconds=60))
    later = row.seconds_left(NOW + timedelta(seconds=70))
    assert left is not None
    assert later == pytest.approx(left - 10)
    assert row.seconds_left(NOW + timedelta(days=1)) == 0
    texts = JobTexts(lambda: Language.ENGLISH)
    assert "left" in texts.state(row, NOW + timedelta(seconds=60))
    assert texts.facts(row, NOW + timedelta(seconds=75)).startswith("running for 1:15")


def test_the_bar_has_seven_parts_and_says_where_it_broke() -> None:
    failed = JobRow(job(1, status=JobStatus.FAILED, step=Step.GENERATE_TTS, progress=20))
    parts = parts_of(failed)
    assert [round((p.end - p.begin) * 100) for p in parts] == [15, 25, 10, 10, 25, 10, 5]
    assert [p.role for p in parts if p.filled] == ["accent", "wrong"]
    assert {(p.filled, p.role) for p in parts_of(JobRow(done(1)))} == {(1.0, "good")}


def test_each_part_of_the_bar_says_what_it_is(qapp: object) -> None:
    texts = JobTexts(lambda: Language.ENGLISH)
    row = JobRow(running(1, 70))
    assert texts.part(row, Step.GENERATE_TTS) == "GENERATE_TTS: Making the speech (15–40 %) · done"
    assert texts.part(row, Step.COMPOSE_VIDEO).endswith("· now")
    assert texts.part(row, Step.FINALIZE).endswith("· not begun")
    failed = JobRow(job(1, status=JobStatus.FAILED, step=Step.GENERATE_TTS, progress=20))
    assert texts.part(failed, Step.GENERATE_TTS).endswith("· failed here")


def test_what_is_offered_fits_the_state() -> None:
    assert actions_of(JobRow(job(1))) == (JobAction.CANCEL,)
    assert actions_of(JobRow(job(1, spec_sha256=None)))[0] is JobAction.START
    assert actions_of(JobRow(running(1, 5), canceling=True)) == ()
    failed = JobRow(job(1, status=JobStatus.FAILED))
    assert JobAction.RETRY in actions_of(failed)
    assert {JobAction.DUPLICATE, JobAction.COPY, JobAction.LOG} <= set(all_actions_of(failed))
    assert JobAction.DUPLICATE not in all_actions_of(JobRow(running(1, 5)))
    assert {JobAction.EARLIER, JobAction.LATER} <= set(all_actions_of(JobRow(job(1))))


def test_a_row_says_everything(jobs: JobsModel) -> None:
    broken = job(
        1, status=JobStatus.FAILED, error_code=ErrorCode.DISK_FULL, error_message="The disk is full."
    )
    ready = done(2, draft=True, attempt=3, copy_of="job-0", width=1280, height=720, film_bytes=21_400_000)
    show(jobs, broken, ready)
    assert jobs.index(0).data(SAID) == "Film 1, Failed, DISK_FULL · The disk is full."
    said = str(jobs.index(1).data(SAID))
    assert said.startswith("Film 2, Draft, Done, 2:51 · 21.4 MB")
    assert said.endswith("took 0:34 · attempt 3 · made once more · 1280×720 · animated")


def test_waiting_jobs_can_be_dropped_among_waiting_ones_only(jobs: JobsModel) -> None:
    show(jobs, running(1, 5), job(2), job(3), job(4), done(5))
    data = jobs.mimeData([jobs.index(3)])
    assert data.hasFormat(JOB_MIME)
    move = Qt.DropAction.MoveAction
    assert [jobs.canDropMimeData(data, move, row, 0, QModelIndex()) for row in range(6)] == [
        False, True, True, True, True, False,
    ]  # fmt: skip
    asked = QSignalSpy(jobs.move_wanted)
    assert not jobs.dropMimeData(data, move, 1, 0, QModelIndex())
    assert not jobs.dropMimeData(data, move, 4, 0, QModelIndex())
    assert not jobs.dropMimeData(data, move, 5, 0, QModelIndex())
    assert [asked.at(n) for n in range(asked.count())] == [["job-4", "job-2"], ["job-4", None]]


def test_a_finished_film_is_dragged_out_as_its_file(jobs: JobsModel) -> None:
    show(jobs, running(1, 5), done(2))
    drag = Qt.ItemFlag.ItemIsDragEnabled
    assert not jobs.flags(jobs.index(0)) & drag
    assert jobs.flags(jobs.index(1)) & drag
    urls = jobs.mimeData([jobs.index(1)]).urls()
    assert [url.toLocalFile() for url in urls] == ["/films/video.mp4"]


def test_the_neighbours_of_a_waiting_job(jobs: JobsModel) -> None:
    show(jobs, running(1, 5), job(2), job(3), job(4), done(5))
    assert jobs.neighbour("job-2", -1) == (False, None)
    assert jobs.neighbour("job-2", 1) == (True, "job-4")
    assert jobs.neighbour("job-3", 1) == (True, None)
    assert jobs.neighbour("job-4", -1) == (True, "job-3")
    assert jobs.neighbour("job-1", 1) == (False, None)
