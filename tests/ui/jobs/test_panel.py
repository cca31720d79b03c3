"""The job queue as a panel: filtered, reordered, kept in time, with real records behind it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.domain.instants import utc_now
from studio.domain.job import JobStatus, RenderJob
from studio.domain.settings import RenderSettings
from studio.domain.steps import Step
from studio.services.studio import Studio
from studio.store.jobs import Jobs
from studio.ui.film_desk import FilmDesk
from studio.ui.jobs.panel import JobsPanel
from studio.ui.jobs.queue import RenderQueue
from studio.ui.jobs.row import JobRow
from studio.ui.jobs.texts import JobAction
from studio.ui.notices import Notices
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from studio.ui.workers import Workers
from tests.ui.jobs.made_up import job, running


class Room:
    """The panel with its desk over real records; nothing renders."""

    def __init__(self, studio: Studio, theme: Theme, qtbot: QtBot) -> None:
        self.studio, self.qtbot = studio, qtbot
        self.session = EditorSession(studio, speak_ahead=False)
        self.notices = Notices(theme, lambda: studio.language)
        self.workers = Workers(2)
        self.queue = RenderQueue(studio)
        self.panel = JobsPanel(studio, theme)
        self.desk = FilmDesk(studio, self.session, self.panel, self.queue, self.notices, self.workers)
        self.panel.resize(420, 600)
        self.panel.show()
        self.scripts = [studio.scripts.create(title).script_id for title in ("Alpha", "Beta", "Gamma")]

    def add(
        self, number: int, status: JobStatus = JobStatus.PENDING, title: str = "", **changes: object
    ) -> str:
        """Put a record into the table as if it had come to that."""
        now = utc_now() + timedelta(milliseconds=number)
        ended = status not in (JobStatus.PENDING, JobStatus.RUNNING)
        base: dict[str, object] = {
            "job_id": f"job-{number}",
            "video_id": f"video-{number}",
            "script_id": self.scripts[number % 3],
            "status": status,
            "title": title or f"Film {number}",
            "created_by": "Kim",
            "created_at": now,
            "updated_at": now,
            "finished_at": now if ended else None,
            "render_spec_json": "{}",
            "spec_sha256": "0" * 64,
        }
        record = RenderJob.model_validate({**base, **changes})
        Jobs(self.studio.rendering._db).insert(record, RenderSettings(), "nobody", queue=not ended)
        return record.job_id

    def read(self) -> None:
        self.desk.refresh()
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.desk.feed.is_idle and self.workers.is_idle)

    def wait(self, seen: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(seen()), timeout=5_000)

    @property
    def shown(self) -> list[str]:
        return list(self.panel.model.ids)

    def close(self) -> None:
        self.queue.close()
        self.desk.close()
        self.session.close()
        self.workers.close()
        self.panel.close()
        self.panel.deleteLater()
        self.notices.deleteLater()


@pytest.fixture
def room(studio: Studio, theme: Theme, qtbot: QtBot) -> Iterator[Room]:
    room = Room(studio, theme, qtbot)
    yield room
    room.close()


def test_words_states_and_the_open_script_leave_jobs_out(room: Room) -> None:
    room.add(1, JobStatus.SUCCEEDED, "Phishing mail")
    room.add(2, JobStatus.FAILED, "Fire drill")
    room.add(3, JobStatus.CANCELED, "Phishing calls")
    room.read()
    assert room.shown == ["job-3", "job-2", "job-1"]
    room.panel.search()
    filters = room.panel.filters
    QTest.keyClicks(filters.search, "phish")
    room.wait(lambda: room.shown == ["job-3", "job-1"])
    assert "2 of 3" in room.panel.count_text
    filters.choose(frozenset({JobStatus.CANCELED, JobStatus.FAILED}))
    room.wait(lambda: room.shown == ["job-3"])
    names = {action.text() for action in filters.menu.actions()}
    assert {"Done (1)", "Canceled (1)", "Failed (0)"} <= names
    filters.choose(frozenset())
    filters.search.clear()
    room.session.open(room.scripts[2])
    filters.only_script.click()
    room.wait(lambda: room.shown == ["job-2"])
    room.session.open(room.scripts[1])
    room.wait(lambda: room.shown == ["job-1"])


def test_what_is_left_out_is_said_and_closing_the_search_shows_all(room: Room) -> None:
    room.add(1, JobStatus.SUCCEEDED)
    room.read()
    room.panel.search()
    QTest.keyClicks(room.panel.filters.search, "zzz")
    room.wait(lambda: room.shown == [])
    assert "0 of 1" in room.panel.count_text
    room.qtbot.keyClick(room.panel.filters.search, Qt.Key.Key_Escape)
    room.qtbot.keyClick(room.panel.filters.search, Qt.Key.Key_Escape)
    assert not room.panel.filters.isVisible()
    room.wait(lambda: room.shown == ["job-1"])


def test_unfinished_hides_what_is_done_or_canceled(room: Room) -> None:
    room.add(1, JobStatus.SUCCEEDED)
    room.add(2, JobStatus.FAILED)
    room.add(3)
    room.read()
    next(a for a in room.panel.filters.menu.actions() if a.text().startswith("Unfinished")).trigger()
    room.wait(lambda: room.shown == ["job-3", "job-2"])


def test_alt_and_arrows_move_a_waiting_job(room: Room) -> None:
    for number in (1, 2, 3):
        room.add(number)
    room.read()
    room.panel.choose("job-3")
    view = room.panel.list
    view.setFocus()
    alt = Qt.KeyboardModifier.AltModifier
    room.qtbot.keyClick(view, Qt.Key.Key_Up, alt)
    room.wait(lambda: room.shown == ["job-1", "job-3", "job-2"])
    room.settle()
    room.qtbot.keyClick(view, Qt.Key.Key_Up, alt)
    room.wait(lambda: room.shown == ["job-3", "job-1", "job-2"])
    room.settle()
    room.qtbot.keyClick(view, Qt.Key.Key_Up, alt)
    room.qtbot.keyClick(view, Qt.Key.Key_Down, alt)
    room.wait(lambda: room.shown == ["job-1", "job-3", "job-2"])
    chosen = room.panel.chosen
    assert chosen is not None
    assert chosen.job.job_id == "job-3"
    assert [one for one, _ in Jobs(room.studio.rendering._db).waiting()] == room.shown


def test_a_waiting_job_is_dragged_to_another_place(room: Room) -> None:
    for number in (1, 2, 3):
        room.add(number)
    room.read()
    model, view = room.panel.model, room.panel.list
    upper, lower = view.visualRect(model.index(0)), view.visualRect(model.index(1))
    for moved, point, order in (
        (2, upper.topLeft(), ["job-3", "job-1", "job-2"]),
        (0, lower.bottomLeft(), ["job-1", "job-3", "job-2"]),
    ):
        data = model.mimeData([model.index(moved)])
        event = QDropEvent(
            QPointF(point + QPoint(30, 0)),
            Qt.DropAction.MoveAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        view.dropEvent(event)
        assert event.dropAction() is Qt.DropAction.IgnoreAction
        room.wait(lambda order=order: room.shown == order)
        room.settle()


def test_letters_typed_in_the_list_search(room: Room) -> None:
    room.add(1, JobStatus.SUCCEEDED, "Phishing mail")
    room.add(2, JobStatus.SUCCEEDED, "Fire drill")
    room.read()
    room.panel.list.setFocus()
    QTest.keyClicks(room.panel.list, "f")
    QTest.keyClicks(room.panel.filters.search, "ire")
    room.wait(lambda: room.shown == ["job-2"])
    assert room.panel.filters.search.text() == "fire"


def test_an_order_that_came_too_late_is_told(room: Room) -> None:
    room.add(1)
    room.add(2)
    room.read()
    jobs = Jobs(room.studio.rendering._db)
    first = jobs.get("job-1")
    assert first is not None
    assert jobs.move(first, first.started(utc_now()))
    room.desk.jobs.put_before("job-2", "job-1")
    room.wait(lambda: any("job-1" in text and "NOT_EDITABLE" in text for text in room.notices.texts))


def test_clocks_go_only_while_something_runs_and_is_seen(room: Room) -> None:
    room.add(1)
    room.read()
    assert not room.panel.keeps_time
    room.add(2, JobStatus.RUNNING, started_at=utc_now(), attempt=1)
    room.read()
    room.wait(lambda: room.panel.keeps_time)
    room.panel.hide()
    assert not room.panel.keeps_time
    room.panel.show()
    assert room.panel.keeps_time


def test_thousands_of_jobs_are_all_there_and_few_are_held(room: Room) -> None:
    with room.studio.rendering._db.write():
        for number in range(700):
            room.add(number, JobStatus.SUCCEEDED)
    room.read()
    assert room.panel.model.rowCount() == 700
    assert len(room.panel.model.known) < 200
    room.panel.list.scrollToBottom()
    room.panel.list.viewport().repaint()
    room.wait(lambda: room.panel.model.job("job-0") is not None)
    assert len(room.panel.model.known) < 400


def test_what_another_process_changes_is_seen_at_the_next_look(room: Room) -> None:
    room.add(1)
    room.read()
    jobs = Jobs(room.studio.rendering._db)
    waiting = jobs.get("job-1")
    assert waiting is not None
    later = utc_now() + timedelta(seconds=1)
    assert jobs.move(waiting, waiting.canceled(later, "stop"))
    room.desk.feed.look()
    room.wait(lambda: (row := room.panel.model.job("job-1")) and row.job.status is JobStatus.CANCELED)


@pytest.mark.parametrize("width", [240, 280, 360, 430, 900])
@pytest.mark.parametrize("percent", [100, 200])
def test_state_and_menu_are_never_cut(room: Room, theme: Theme, width: int, percent: int) -> None:
    theme.choose_text(percent)
    rows = [
        JobRow(job(1, title="A title that is much longer than any list of jobs is wide", draft=True)),
        JobRow(running(2, 40, title="Short")),
        JobRow(job(3, status=JobStatus.FAILED, step=Step.COMPOSE_VIDEO, title="Three")),
        JobRow(dataclasses.replace(job(4), status=JobStatus.SUCCEEDED)),
    ]
    rect = QRect(0, 0, width, 120)
    for row in rows:
        layout = room.panel.delegate.layout_of(rect, row)
        assert rect.contains(layout.menu)
        assert layout.title.width() > 0
        spots = [layout.title, *(word.area for word in layout.words), layout.menu]
        assert all(rect.contains(spot) for spot in spots)
        assert all(not a.intersects(b) for i, a in enumerate(spots) for b in spots[i + 1 :])
    theme.choose_text(100)


def test_every_action_of_a_job_is_in_its_menu_with_its_key(room: Room) -> None:
    room.add(1, JobStatus.FAILED, error_message="why", error_code="TTS_FAILED")
    room.read()
    row = room.panel.model.job("job-1")
    assert row is not None
    entries = {a.data(): a.shortcut().toString() for a in room.panel.menu_of(row).actions() if a.data()}
    assert entries == {
        JobAction.RETRY: "Return",
        JobAction.COPY: "Ctrl+C",
        JobAction.DUPLICATE: "Ctrl+D",
        JobAction.LOG: "Ctrl+L",
    }


def test_an_action_of_the_menu_that_does_not_apply_says_why(room: Room) -> None:
    room.read()
    room.desk.act_on_current(JobAction.RETRY)
    assert "There is no job to which “Retry” applies." in room.notices.texts[-1]
    room.add(1, JobStatus.FAILED)
    room.add(2)
    room.read()
    room.panel.choose("job-2")
    room.desk.act_on_current(JobAction.DUPLICATE)
    assert "“Make once more” does not apply to “Film 2”: Waiting." in room.notices.texts[-1]


def test_a_double_click_on_an_action_does_it_once(room: Room) -> None:
    """Between the two clicks "Retry" becomes "Cancel" at the same place."""
    room.add(1, JobStatus.FAILED)
    room.read()
    done: list[JobAction] = []
    room.panel.acted.disconnect()
    room.panel.acted.connect(lambda _job, action: done.append(action))
    viewport = room.panel.list.viewport()
    left = Qt.MouseButton.LeftButton
    spot = room.panel.action_rect("job-1", JobAction.RETRY).center()
    QTest.mouseClick(viewport, left, pos=spot)
    QTest.mouseDClick(viewport, left, pos=spot)  # what follows the first click of two
    assert done == [JobAction.RETRY]
    done.clear()
    row = QPoint(60, spot.y())
    QTest.mouseDClick(viewport, left, pos=row)
    assert done == [JobAction.RETRY]


def test_the_bar_tells_its_steps_under_the_mouse(room: Room) -> None:
    row = JobRow(running(1, 70))
    rect = QRect(0, 0, 400, 100)
    bar = room.panel.delegate.layout_of(rect, row).bar
    here = QPoint(round(bar.left() + bar.width() * 0.7), round(bar.center().y()))
    assert room.panel.delegate.tip_at(rect, row, here).startswith("COMPOSE_VIDEO: Composing the film")
    assert room.panel.delegate.tip_at(rect, row, QPoint(30, 15)).startswith("Film 1, ")
