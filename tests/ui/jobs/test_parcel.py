"""The row of a film says where it is on its way out, and offers the next step."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtTest import QSignalSpy
from pytestqt.qtbot import QtBot

from studio.domain.delivery import DeliveryState, UploadProgress
from studio.domain.errors import ErrorCode
from studio.domain.job import JobStatus
from studio.domain.text import Language
from studio.services.uploading import nowhere_to_go
from studio.ui.jobs.model import ROW_ROLE, JobsModel
from studio.ui.jobs.parcel import Parcel, Stage
from studio.ui.jobs.row import JobRow
from studio.ui.jobs.texts import PARCEL_LOOKS, JobAction, JobTexts, actions_of, all_actions_of
from tests.ui.jobs.made_up import done, job

HERE = Parcel(is_offered=True)
SENT = UploadProgress("job-1", "video.mp4", 12_300_000, 29_100_000)
WAITING = DeliveryState(waiting=2, error_message="No answer.", error_code=ErrorCode.BACKEND_UNREACHABLE)
REFUSED = DeliveryState(waiting=1, refused=1, error_message="HTTP 403.")
ARRIVED = DeliveryState(is_uploaded=True, video_url="https://films.example/a.mp4")


@pytest.fixture
def texts(qapp: object) -> JobTexts:
    return JobTexts(lambda: Language.ENGLISH)


def row(parcel: Parcel) -> JobRow:
    return JobRow(done(1), parcel=parcel)


@pytest.mark.parametrize(
    ("parcel", "stage", "said"),
    [
        (Parcel(), Stage.NONE, ""),
        (HERE, Stage.HERE, "Not uploaded"),
        (replace(HERE, sent=SENT), Stage.SENDING, "Uploading 42 % · 12.3 of 29.1 MB"),
        (replace(HERE, state=WAITING), Stage.WAITING, "Waits to be uploaded: No answer."),
        (replace(HERE, state=REFUSED), Stage.REFUSED, "Refused: HTTP 403."),
        (replace(HERE, state=ARRIVED), Stage.ARRIVED, "Uploaded"),
        (
            replace(HERE, state=replace(ARRIVED, waiting=1, error_message="No answer.")),
            Stage.WAITING,
            "Uploaded, the backend is told later: No answer.",
        ),
    ],
)
def test_every_stage_has_words_and_a_sign(texts: JobTexts, parcel: Parcel, stage: Stage, said: str) -> None:
    assert parcel.stage is stage
    assert texts.parcel(row(parcel)) == said
    assert (stage in PARCEL_LOOKS) is bool(said)
    assert said in texts.said(row(parcel)), "who cannot see it is told as well"


def test_a_failed_job_of_the_backend_says_that_its_end_is_told_later(texts: JobTexts) -> None:
    failed = JobRow(job(1, status=JobStatus.FAILED), parcel=Parcel(DeliveryState(waiting=1)))
    assert texts.parcel(failed) == "The backend is told later"
    assert JobAction.SEND_NOW in all_actions_of(failed)
    assert JobAction.STOP_UPLOAD not in all_actions_of(failed)


@pytest.mark.parametrize(
    ("parcel", "on_the_row", "in_the_menu"),
    [
        (HERE, JobAction.UPLOAD, set[JobAction]()),
        (replace(HERE, sent=SENT), JobAction.STOP_UPLOAD, set[JobAction]()),
        (replace(HERE, state=WAITING), JobAction.SEND_NOW, {JobAction.STOP_UPLOAD}),
        (replace(HERE, state=REFUSED), JobAction.SEND_NOW, set[JobAction]()),
        (replace(HERE, state=ARRIVED), None, {JobAction.COPY_ADDRESS, JobAction.OPEN_ADDRESS}),
        (replace(HERE, why_not=nowhere_to_go()), None, set[JobAction]()),
    ],
)
def test_the_next_step_is_offered(
    parcel: Parcel, on_the_row: JobAction | None, in_the_menu: set[JobAction]
) -> None:
    usual = {JobAction.OPEN, JobAction.FOLDER}
    assert set(actions_of(row(parcel))) - usual == ({on_the_row} if on_the_row else set())
    assert in_the_menu <= set(all_actions_of(row(parcel)))
    assert len(all_actions_of(row(parcel))) == len(set(all_actions_of(row(parcel))))


def test_what_is_being_sent_stays_so_until_it_has_ended(texts: JobTexts, qtbot: QtBot) -> None:
    model = JobsModel(texts)
    model.show_list(["job-1"], [done(1)])
    changed = QSignalSpy(model.dataChanged)

    def parcel() -> Parcel:
        return model.index(0).data(ROW_ROLE).parcel

    model.show_parcels({"job-1": HERE, "job-9": HERE})
    model.show_sent(SENT)
    assert parcel().stage is Stage.SENDING
    model.show_parcels({"job-1": replace(HERE, state=WAITING)})
    model.show_rows([done(1)])
    assert parcel().stage is Stage.SENDING, "a record that was read meanwhile knows less"
    model.show_settled("job-1", ARRIVED)
    assert parcel().stage is Stage.ARRIVED
    assert changed.count() >= 3
    count = changed.count()
    model.show_settled("job-1", ARRIVED)
    assert changed.count() == count, "nothing new is not told"
