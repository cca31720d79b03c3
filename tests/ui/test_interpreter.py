"""Garbage is collected on the window's thread, whoever makes it."""

import gc
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt, QThread
from pytestqt.qtbot import QtBot

from studio.domain.cancel import CancelToken
from studio.ui.interpreter import Collector
from studio.ui.workers import Progress, Workers


class Ring(QObject):
    """An object that holds itself: only the garbage collector finds it."""

    def __init__(self, ended_on: list[QThread]) -> None:
        super().__init__()
        self.me = self
        self.destroyed.connect(
            lambda: ended_on.append(QThread.currentThread()), Qt.ConnectionType.DirectConnection
        )


@pytest.fixture
def collector(qapp: QObject) -> Iterator[Collector]:
    collector = Collector(qapp)
    yield collector
    collector.deleteLater()


def test_what_only_the_collector_finds_ends_on_the_thread_of_the_window(
    collector: Collector, qtbot: QtBot
) -> None:
    ended_on: list[QThread] = []
    Ring(ended_on)
    kept: list[list[object]] = []

    def work(_token: CancelToken, _progress: Progress) -> None:
        kept.extend([[] for _ in range(300_000)])  # reason enough for the interpreter to collect all

    workers = Workers(1)
    workers.run(work)
    workers.wait()
    assert not ended_on
    qtbot.waitUntil(lambda: bool(ended_on))
    assert ended_on == [collector.thread()]
    workers.close()


def test_little_that_is_new_is_not_looked_through(collector: Collector) -> None:
    gc.collect()
    collector.look()
    rings: list[QThread] = []
    Ring(rings)
    collector.look()
    assert not rings
    gc.collect()
    assert rings
