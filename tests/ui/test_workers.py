import threading

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, ErrorCode, InternalError, StudioError
from studio.domain.text import Text
from studio.ui.workers import Progress, Workers


def test_results_and_progress_arrive_on_the_gui_thread(qtbot: QtBot) -> None:
    workers = Workers(1)
    seen: list[object] = []

    def work(_token: CancelToken, progress: Progress) -> int:
        progress("half")
        return 5

    def note(value: object) -> None:
        seen.append((value, QThread.currentThread() is QApplication.instance().thread()))

    workers.run(work, on_result=note, on_progress=note)
    qtbot.waitUntil(lambda: workers.is_idle)
    assert seen == [("half", True), (5, True)]
    workers.close()


def test_trouble_arrives_as_what_it_is_and_bugs_with_a_reference(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    workers = Workers(2)
    errors: list[StudioError] = []
    trouble = BadInput(ErrorCode.INVALID_SCRIPT, Text(ko="아님", en="no"))

    def refuse(_token: CancelToken, _progress: Progress) -> None:
        raise trouble

    def bug(_token: CancelToken, _progress: Progress) -> None:
        raise ZeroDivisionError

    workers.run(refuse, on_error=errors.append)
    qtbot.waitUntil(lambda: workers.is_idle)
    workers.run(bug, on_error=errors.append)
    qtbot.waitUntil(lambda: workers.is_idle)
    assert errors[0] is trouble
    assert isinstance(errors[1], InternalError)
    assert errors[1].reference in caplog.text
    workers.close()


def test_closing_cancels_waits_and_tells_nobody(qtbot: QtBot) -> None:
    workers = Workers(1)
    begun, ended = threading.Event(), threading.Event()
    told: list[object] = []

    def work(token: CancelToken, _progress: Progress) -> None:
        begun.set()
        token.wait(10)
        ended.set()

    workers.run(work, on_result=told.append)
    workers.run(work, on_result=told.append)  # never gets its turn
    assert begun.wait(5)
    workers.close()
    assert ended.is_set()
    QApplication.processEvents()
    assert not told
    assert workers.is_idle
