"""What a person does with jobs: cancel, retry, read why one failed, come back after a crash, close midway."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.job import JobStatus
from studio.domain.steps import Step
from studio.domain.text import Text
from studio.services.studio import open_studio
from studio.ui.jobs.texts import JobAction
from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import OpenWindow
from tests.flows.person import Person, import_script


def begin_film(person: Person, path: Path) -> str:
    import_script(person, path)
    person.click("Make film")
    person.wait(lambda: len(person.jobs()) == 1)
    return person.jobs()[0].job_id


def test_cancel_then_retry(open_window: OpenWindow, script_file: Path, pipeline: FakePipeline) -> None:
    pipeline.pause_at(Step.COMPOSE_VIDEO)
    person = open_window(render=pipeline)
    job_id = begin_film(person, script_file)
    person.wait(pipeline.reached.is_set)
    person.wait(lambda: person.sees("COMPOSE_VIDEO · Composing the film... · 60 %"))
    assert person.sees("1 running · 0 waiting")

    person.act_on_job(job_id, JobAction.CANCEL)
    person.wait(lambda: person.sees("Canceled, Retry continues where it stopped."))
    assert person.jobs()[0].status is JobStatus.CANCELED
    assert person.jobs()[0].error_code is ErrorCode.CANCELED

    pipeline.go_on.set()
    person.act_on_job(job_id, JobAction.RETRY)
    person.wait(lambda: any("Done" in line for line in person.job_lines()))
    job = person.jobs()[0]
    assert (job.job_id, job.status, job.attempt) == (job_id, JobStatus.SUCCEEDED, 2)


def test_a_failure_says_why_and_can_be_copied_and_retried(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline
) -> None:
    why = Text(ko="음성 서비스가 응답하지 않습니다.", en="The voice service does not answer.")
    way_out = Text(ko="오프라인 목소리를 고르십시오.", en="Choose the offline voice.")
    pipeline.break_at(Step.GENERATE_TTS, StepFailed(ErrorCode.TTS_FAILED, why, way_out))
    person = open_window(render=pipeline)
    job_id = begin_film(person, script_file)
    person.wait(
        lambda: person.sees("TTS_FAILED · The voice service does not answer. Choose the offline voice.")
    )
    person.wait(lambda: person.sees("The film “Safe mail” could not be made."))
    assert person.jobs()[0].status is JobStatus.FAILED
    assert person.jobs()[0].error_code is ErrorCode.TTS_FAILED

    person.act_on_job(job_id, JobAction.COPY)
    assert "TTS_FAILED: The voice service does not answer." in QApplication.clipboard().text()

    pipeline.mend()
    person.act_on_job(job_id, JobAction.RETRY)
    person.wait(lambda: person.sees("The film “Safe mail” is ready."))
    assert not person.sees("could not be made")
    assert person.jobs()[0].status is JobStatus.SUCCEEDED


def test_a_second_film_of_the_same_script_shares_the_job(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline
) -> None:
    pipeline.pause_at(Step.RENDER_SLIDES)
    person = open_window(render=pipeline)
    begin_film(person, script_file)
    person.wait(pipeline.reached.is_set)
    person.click("Make film")
    person.wait(lambda: person.sees("A film of “Safe mail” is already being made."))
    assert len(person.jobs()) == 1
    pipeline.go_on.set()
    person.wait(lambda: person.jobs()[0].status is JobStatus.SUCCEEDED)


def test_interrupted_jobs_are_told_at_start_and_retried_with_one_click(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline, data_dir: Path
) -> None:
    with_crash = open_studio(data_dir, {}, render=pipeline)
    record = with_crash.scripts.import_file(script_file)
    job = with_crash.rendering.create(record.script_id, draft=True).job
    with_crash.rendering.start(job.job_id)
    with_crash.rendering._begin(with_crash.rendering.get(job.job_id))  # RUNNING, and then the power fails
    with_crash.close()

    person = open_window(render=pipeline)
    person.wait(lambda: person.sees("1 film was interrupted when the studio ended."))
    person.wait(lambda: any("Failed, INTERRUPTED" in line for line in person.job_lines()))
    assert person.jobs()[0].error_code is ErrorCode.INTERRUPTED
    person.click("Retry")
    person.wait(lambda: person.jobs()[0].status is JobStatus.SUCCEEDED)


def test_waiting_jobs_are_rendered_after_a_restart(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline, data_dir: Path
) -> None:
    before = open_studio(data_dir, {}, render=pipeline)
    record = before.scripts.import_file(script_file)
    job = before.rendering.create(record.script_id, draft=True).job
    before.rendering.start(job.job_id)
    before.close()

    person = open_window(render=pipeline)
    person.wait(lambda: person.jobs()[0].status is JobStatus.SUCCEEDED)
    person.wait(lambda: any("Done" in line for line in person.job_lines()))


def test_closing_midway_asks_in_the_window_and_cancels_cleanly(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline
) -> None:
    pipeline.pause_at(Step.COMPOSE_VIDEO)
    person = open_window(render=pipeline)
    begin_film(person, script_file)
    person.wait(pipeline.reached.is_set)
    person.window.close()
    assert person.window.isVisible()
    person.wait(lambda: person.sees("A film is being made."))
    person.click("Stop and close")
    person.wait(lambda: not person.window.isVisible())
    assert person.jobs()[0].status is JobStatus.CANCELED
