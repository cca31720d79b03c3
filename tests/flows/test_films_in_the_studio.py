"""A film from its making to its showing: played inside, made once more, moved up, told of outside."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.job import JobStatus, RenderJob
from studio.domain.steps import Step
from studio.domain.text import Text
from studio.services.studio import open_studio
from studio.ui.jobs.texts import JobAction
from studio.ui.screening.window import ScreeningWindow
from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import SMALL, Desktop, OpenWindow
from tests.flows.person import Person, import_script


class Outside:
    """Stands for the desktop: keeps the messages it was to show."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self.click: Callable[[], None] = lambda: None

    def tell(self, title: str, text: str, on_click: Callable[[], None]) -> None:
        self.told.append((title, text))
        self.click = on_click


def made(person: Person, path: Path) -> RenderJob:
    """Make a film of a script and wait for it."""
    import_script(person, path)
    person.click("Make film")
    person.wait(lambda: [job.status for job in person.jobs()] == [JobStatus.SUCCEEDED])
    person.wait(lambda: any("Done" in line for line in person.job_lines()))
    return person.jobs()[0]


def opened(person: Person, job: RenderJob) -> ScreeningWindow:
    """Open a film from its row and wait until it plays."""
    person.act_on_job(job.job_id, JobAction.OPEN)
    desk = person.window.films.jobs
    person.wait(lambda: len(desk.screenings) == 1)
    screening = desk.screenings[0]
    person.wait(lambda: not screening.screen_.image.isNull())
    return screening


def test_a_finished_film_plays_inside_the_studio(
    open_window: OpenWindow, script_file: Path, desktop: Desktop
) -> None:
    person = open_window()
    import_script(person, script_file)
    person.click("Approve")
    person.click("Make film")
    person.wait(lambda: [job.status for job in person.jobs()] == [JobStatus.SUCCEEDED])
    person.wait(lambda: any("Done" in line for line in person.job_lines()))
    job = person.jobs()[0]
    film = opened(person, job)

    assert film.windowTitle() == "Safe mail"
    assert person.sees("Approved by Kim")
    assert person.sees(f"snapshot {(job.spec_sha256 or '')[:12]}")
    assert film.screen_.image.width() == SMALL.width
    person.wait(lambda: film.playback.frame > 5)
    assert film.playback.is_playing

    QTest.keyClick(film, Qt.Key.Key_Space)
    person.wait(lambda: not film.playback.is_playing)
    QTest.keyClick(film, Qt.Key.Key_Home)
    assert film.playback.frame == 0
    QTest.keyClick(film, Qt.Key.Key_Right)
    QTest.keyClick(film, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert film.playback.frame == 25
    assert film.controls.time_text.startswith("00:01.01 / ")
    person.wait(lambda: film.screen_.caption != "" or film.playback.step(1))
    QTest.keyClick(film, Qt.Key.Key_C)
    assert film.screen_.caption == ""

    titles = [action.text() for action in film.controls.chapters.menu().actions()]
    assert [title.partition("   ")[2] for title in titles] == ["Look", "Act"]
    film.controls.chapters.menu().actions()[1].trigger()
    second = film.playback.frame
    assert second > 24
    QTest.keyClick(film, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert film.playback.frame == 0
    QTest.keyClick(film, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert film.playback.frame == second
    QTest.keyClick(film, Qt.Key.Key_End)
    assert film.playback.frame == film.playback.frame_count - 1

    film.outside.click()
    person.wait(lambda: [path.suffix for path in desktop.opened] == [".mp4"])
    QTest.keyClick(film, Qt.Key.Key_Escape)
    person.wait(lambda: person.window.films.jobs.screenings == [])


def test_the_last_picture_stays_when_the_film_has_ended(open_window: OpenWindow, script_file: Path) -> None:
    person = open_window()
    film = opened(person, made(person, script_file))
    film.playback.pause()
    film.playback.move_to(film.playback.frame_count - 8)
    film.playback.play()
    person.wait(lambda: not film.playback.is_playing)
    assert film.playback.frame == film.playback.frame_count - 1
    assert not film.screen_.image.isNull()
    film.playback.play()
    person.wait(lambda: 0 < film.playback.frame < film.playback.frame_count // 2)


def test_a_film_that_is_gone_or_changed_is_not_shown_but_can_be_made_once_more(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    first = made(person, script_file)
    film = person.window.studio.publishing.files(first).video
    film.write_bytes(b"another film")
    person.act_on_job(first.job_id, JobAction.OPEN)
    person.wait(lambda: person.sees("This is not the film that was made"))
    film.unlink()
    person.act_on_job(first.job_id, JobAction.OPEN)
    person.wait(lambda: person.sees("The film is no longer there"))
    assert person.window.films.jobs.screenings == []

    person.click("Make once more")
    person.wait(lambda: [job.status for job in person.jobs()] == [JobStatus.SUCCEEDED] * 2)
    copy = person.jobs()[0]
    assert (copy.copy_of, copy.spec_sha256) == (first.job_id, first.spec_sha256)
    person.wait(lambda: any("made once more" in line for line in person.job_lines()))


def test_what_is_no_film_says_so_and_can_be_opened_elsewhere(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline, desktop: Desktop
) -> None:
    person = open_window(render=pipeline)
    job = made(person, script_file)
    person.act_on_job(job.job_id, JobAction.OPEN)
    desk = person.window.films.jobs
    person.wait(lambda: len(desk.screenings) == 1 and desk.screenings[0].screen_.said)
    assert "cannot be played here" in desk.screenings[0].screen_.said
    assert not desk.screenings[0].controls.play.isEnabled()
    desk.screenings[0].outside.click()
    person.wait(lambda: len(desktop.opened) == 1)


def test_without_the_systems_player_the_desktop_opens_the_film(
    open_window: OpenWindow,
    script_file: Path,
    pipeline: FakePipeline,
    desktop: Desktop,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("studio.ui.jobs.desk.why_not", lambda: "libpulse.so.0 is missing")
    person = open_window(render=pipeline)
    job = made(person, script_file)
    person.act_on_job(job.job_id, JobAction.OPEN)
    person.wait(lambda: person.sees("libpulse.so.0 is missing"))
    person.wait(lambda: [path.suffix for path in desktop.opened] == [".mp4"])


def test_a_second_film_is_refused_while_the_first_is_made(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    first = made(person, script_file)
    pipeline.pause_at(Step.COMPOSE_VIDEO)
    person.window.jobs.choose(first.job_id)
    person.window.jobs.list.setFocus()
    person.press("Ctrl+D")
    person.wait(pipeline.reached.is_set)
    person.window.films.act(first.job_id, JobAction.DUPLICATE)
    person.wait(lambda: person.sees("DUPLICATE_JOB"))
    assert len(person.jobs()) == 2
    pipeline.go_on.set()
    person.wait(lambda: person.jobs()[0].status is JobStatus.SUCCEEDED)


def test_three_waiting_jobs_are_put_in_another_order(
    open_window: OpenWindow, tmp_path: Path, pipeline: FakePipeline
) -> None:
    pipeline.pause_at(Step.COMPOSE_VIDEO)
    person = open_window(render=pipeline)
    for name in ("First", "Second", "Third", "Fourth"):
        path = tmp_path / f"{name}.json"
        path.write_text(json.dumps({"scenes": [{"scene_id": 1, "text": f"{name} words."}]}))
        import_script(person, path)
        person.wait(lambda name=name: person.window.windowTitle().startswith(name))
        person.click("Make film")
        person.wait(lambda name=name: any(job.title == name for job in person.jobs()))
    person.wait(pipeline.reached.is_set)
    person.wait(lambda: person.sees("1 running · 3 waiting"))
    panel = person.window.jobs
    ids = {job.title: job.job_id for job in person.jobs()}
    panel.choose(ids["Fourth"])
    panel.list.setFocus()
    person.press("Alt+Up")
    person.wait(
        lambda: [row.job.title for row in panel.model.active()] == ["First", "Second", "Fourth", "Third"]
    )
    person.wait(lambda: person.window.films.feed.is_idle)
    person.press("Alt+Up")
    person.wait(
        lambda: [row.job.title for row in panel.model.active()] == ["First", "Fourth", "Second", "Third"]
    )
    pipeline.pause_at()
    pipeline.go_on.set()
    person.wait(lambda: all(job.status is JobStatus.SUCCEEDED for job in person.jobs()))
    assert [spec.title for spec in pipeline.specs] == ["First", "Fourth", "Second", "Third"]


def test_the_log_of_a_job_follows_it_and_is_copied(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline
) -> None:
    why = Text(ko="음성 서비스가 응답하지 않습니다.", en="The voice service does not answer.")
    pipeline.pause_at(Step.GENERATE_TTS)
    pipeline.break_at(Step.GENERATE_TTS, StepFailed(ErrorCode.TTS_FAILED, why))
    person = open_window(render=pipeline)
    import_script(person, script_file)
    person.click("Make film")
    person.wait(pipeline.reached.is_set)
    person.wait(lambda: person.job_lines())
    person.window.films.act_on_current(JobAction.LOG)
    log = person.window.films.jobs.logs[0]
    person.wait(lambda: "GENERATE_TTS" in log.text.toPlainText())
    assert log.follows
    pipeline.go_on.set()
    person.wait(lambda: "TTS_FAILED: The voice service does not answer." in log.text.toPlainText())
    person.wait(lambda: not log.follows)
    log.copy.click()
    assert QGuiApplication.clipboard().text() == log.text.toPlainText()
    assert "Read. Think." not in log.text.toPlainText()


def test_whoever_looks_elsewhere_is_told_and_comes_back_to_the_job(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline
) -> None:
    pipeline.pause_at(Step.COMPOSE_VIDEO)
    person = open_window(render=pipeline)
    outside = Outside()
    person.window.films.notifier = outside
    import_script(person, script_file)
    person.click("Make film")
    person.wait(pipeline.reached.is_set)
    person.window.showMinimized()
    pipeline.go_on.set()
    person.wait(lambda: [title for title, _ in outside.told] == ["The film “Safe mail” is ready."])
    outside.click()
    person.wait(lambda: not person.window.isMinimized())
    chosen = person.window.jobs.chosen
    assert chosen is not None
    assert chosen.job.job_id == person.jobs()[0].job_id


def test_nobody_is_told_outside_who_sees_it_or_does_not_want_it(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    outside = Outside()
    person.window.films.notifier = outside
    job = made(person, script_file)
    assert outside.told == []
    person.window.settings.change({"notify": False})
    person.window.showMinimized()
    person.window.films.act(job.job_id, JobAction.DUPLICATE)
    person.wait(lambda: [one.status for one in person.jobs()] == [JobStatus.SUCCEEDED] * 2)
    person.wait(lambda: person.window.queue.is_idle)
    assert outside.told == []


def test_a_render_killed_midway_is_gone_on_with_by_the_next_window(
    open_window: OpenWindow, script_file: Path, data_dir: Path
) -> None:
    """Another process renders for real and is killed; the window finds the job and retries it."""
    studio = open_studio(data_dir, {})
    studio.preferences.update(render=SMALL)
    studio.close()
    program = [sys.executable, "-m", "studio", "--data-dir", str(data_dir), "render", str(script_file)]
    child = subprocess.Popen(program, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watcher = open_studio(data_dir, {})
    until = time.monotonic() + 60
    while not any(job.status is JobStatus.RUNNING for job in watcher.rendering.list()):
        assert time.monotonic() < until, "the other process never began"
        assert child.poll() is None, "the other process ended before it could be killed"
        time.sleep(0.005)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    watcher.close()

    person = open_window()
    person.wait(lambda: person.sees("1 film was interrupted when the studio ended."))
    person.wait(lambda: any("INTERRUPTED" in line for line in person.job_lines()))
    person.click("Retry")
    person.wait(lambda: person.jobs()[0].status is JobStatus.SUCCEEDED)
    job = person.jobs()[0]
    assert job.attempt == 2
    log = person.window.studio.queue_view.log_of(job.job_id)
    assert "INTERRUPTED" in log
    assert "attempt 2" in log


def test_a_right_click_opens_the_menu_of_a_job(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    job = made(person, script_file)
    panel = person.window.jobs
    row = panel.model.job(job.job_id)
    assert row is not None
    rect = panel.list.visualRect(panel.model.index(0))
    spot = panel.delegate.layout_of(rect, row).menu.center()
    person.qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    menu = person.find("What can be done with “Safe mail”")
    assert isinstance(menu, QWidget)
    menu.close()
    panel.list.customContextMenuRequested.emit(QPoint(20, 10))
    person.find("What can be done with “Safe mail”").close()
