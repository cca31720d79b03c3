"""The outbox says what waits and why, sends again, and asks before something is given up."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.domain.delivery import DeliveryKind, DeliveryStatus, UploadProgress
from studio.domain.instants import utc_now
from studio.services.outbox_view import Entry
from studio.services.studio import Studio
from studio.store.outbox import OutboxRows
from studio.ui.main_window import MainWindow
from studio.ui.outbox.panel import OutboxPanel
from studio.ui.outbox.texts import OutboxTexts, Way, way_of
from tests.ui.films import course


@pytest.fixture
def rows(studio: Studio) -> OutboxRows:
    return OutboxRows(studio._database)


@pytest.fixture
def panel(window: MainWindow, qtbot: QtBot) -> OutboxPanel:
    """The outbox of a window, in sight."""
    qtbot.waitUntil(lambda: window.courier.is_idle)
    window.actions_["outbox"].trigger()
    return window.outbox


def wait_for(rows: OutboxRows, subject: str, kind: DeliveryKind, once: str) -> int:
    """Have something wait for a while."""
    later = utc_now() + timedelta(minutes=9)
    payload = {"status": "FAILED"} if kind is DeliveryKind.JOB_DONE else {}
    return rows.add(kind, subject, once, payload, later).delivery_id


def seen(panel: OutboxPanel) -> list[Entry]:
    return list(panel.model.entries)


def test_it_is_hidden_until_it_is_asked_for_and_says_so_when_nothing_waits(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.docks["outbox"].isHidden()
    window.choose_preset("review")
    assert window.docks["outbox"].isHidden(), "a preset does not bring it up"
    window.actions_["outbox"].trigger()
    assert window.outbox.isVisible()
    window.choose_preset("write")
    assert not window.docks["outbox"].isHidden(), "nor take it away"


def test_what_waits_is_named_oldest_first_with_its_next_try(
    panel: OutboxPanel, studio: Studio, rows: OutboxRows, qtbot: QtBot
) -> None:
    script = studio.scripts.create("Safe mail", script=course())
    wait_for(rows, script.script_id, DeliveryKind.SCRIPT_DONE, "a")
    wait_for(rows, "job-gone", DeliveryKind.JOB_DONE, "b")
    panel.refresh()
    qtbot.waitUntil(lambda: len(seen(panel)) == 2)
    said = [panel.model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(2)]
    assert said[0].startswith("Hand over the script, Safe mail, Next try in 9 min")
    assert said[1].startswith("Tell that the job failed, (deleted) job-gone")
    QAbstractItemModelTester(panel.model)


def test_a_try_that_is_near_is_counted_in_seconds(panel: OutboxPanel, rows: OutboxRows, qtbot: QtBot) -> None:
    wait_for(rows, "job-1", DeliveryKind.UPLOAD, "a")
    panel.refresh()
    qtbot.waitUntil(lambda: len(seen(panel)) == 1)
    entry, texts = seen(panel)[0], OutboxTexts()
    soon = entry.delivery.next_try_at - timedelta(seconds=40)
    assert texts.state(entry, soon) == "Next try in 40 s"
    assert texts.state(entry, entry.delivery.next_try_at) == "Waits for its turn"
    sent = UploadProgress("job-1", "video.mp4", 42, 100)
    going = Entry(entry.delivery, entry.title, is_going=True)
    assert texts.state(going, soon, sent) == "Going out, 42 %"
    assert way_of(going) is Way.GOING


def test_what_is_lost_is_said_before_it_is_dropped(
    panel: OutboxPanel, rows: OutboxRows, window: MainWindow, qtbot: QtBot
) -> None:
    wait_for(rows, "job-1", DeliveryKind.JOB_DONE, "a")
    panel.refresh()
    qtbot.waitUntil(lambda: len(seen(panel)) == 1)
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert "The backend will never hear how this job ended" in panel.lost.text()
    assert panel.keep.hasFocus(), "Return keeps it"
    QTest.keyClick(panel.keep, Qt.Key.Key_Escape)
    assert not panel.question.isVisible()
    panel.drop.click()
    panel.really.click()
    qtbot.waitUntil(lambda: not seen(panel))
    assert window.studio.deliveries.summary().waiting == 0


def test_everything_has_a_name(panel: OutboxPanel, rows: OutboxRows, qtbot: QtBot) -> None:
    wait_for(rows, "job-1", DeliveryKind.UPLOAD, "a")
    panel.refresh()
    qtbot.waitUntil(lambda: len(seen(panel)) == 1)
    panel.drop.click()
    for widget in (*panel.findChildren(QWidget), *panel.tools.findChildren(QWidget)):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert widget.accessibleName(), type(widget)
    assert [action.text() for action in panel.menu().actions()] == [
        "Send now",
        "Open film",
        "Drop...",
        "Send all now",
    ]


def test_the_status_line_tells_and_leads_there(window: MainWindow, rows: OutboxRows, qtbot: QtBot) -> None:
    line = window.status_line.outbox
    assert not line.isVisible()
    wait_for(rows, "job-1", DeliveryKind.UPLOAD, "a")
    wait_for(rows, "job-1", DeliveryKind.JOB_DONE, "b")
    window.courier.look()
    qtbot.waitUntil(line.isVisible)
    assert line.text() == "2 waiting to be sent"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(seen(window.outbox)) == 2)
    assert json.dumps([entry.delivery.kind for entry in seen(window.outbox)]) == '["UPLOAD", "JOB_DONE"]'


def test_who_only_looks_stays_with_what_waits(panel: OutboxPanel, rows: OutboxRows, qtbot: QtBot) -> None:
    first = wait_for(rows, "job-1", DeliveryKind.UPLOAD, "a")
    second = wait_for(rows, "job-2", DeliveryKind.UPLOAD, "b")
    panel.refresh()
    qtbot.waitUntil(lambda: len(seen(panel)) == 2)
    panel.list.clearFocus()
    panel.list.setCurrentIndex(panel.model.index(0))
    assert rows.end(first, DeliveryStatus.DELIVERED, utc_now())
    panel.refresh()
    qtbot.waitUntil(lambda: panel.model.open_count == 1)
    assert panel.chosen is not None
    assert panel.chosen.delivery.delivery_id == second
