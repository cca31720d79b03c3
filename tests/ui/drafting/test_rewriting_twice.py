"""Somebody gives up a rewriting that does not end at once, and asks for another."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.cancel import CancelToken
from studio.domain.edits import scene_of
from studio.ui.main_window import MainWindow
from tests.fakes.model import answering
from tests.fakes.rewriting import Rewriting
from tests.ui.drafting.test_rewriting import ask, gone, opened, script_of, use, written

__all__ = ["opened"]


@pytest.fixture
def held() -> Iterator[threading.Event]:
    event = threading.Event()
    yield event
    event.set()


def test_the_end_of_one_takes_nothing_from_the_next(
    opened: MainWindow, qtbot: QtBot, held: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    authoring = opened.studio.authoring
    rewrite, begun = authoring.rewrite, threading.Event()

    def slow(*args: object, cancel: CancelToken, **named: object) -> object:
        begun.set()
        held.wait(20)  # a name that is looked up hears no cancel
        cancel.check()
        return rewrite(*args, cancel=cancel, **named)  # type: ignore[arg-type]

    with answering(Rewriting(lambda text: " ".join(text.split()[:3]))) as fake:
        use(opened, fake)
        opened.session.select("s1")
        monkeypatch.setattr(authoring, "rewrite", slow)
        first = ask(opened, "rewrite_shorten")
        assert begun.wait(10)
        first.reject()
        monkeypatch.undo()
        second = ask(opened, "rewrite_shorten")
        assert second is not first
        written(second, qtbot)
        with qtbot.waitSignal(first.given_up, timeout=10_000):
            held.set()
        second.accept_button.click()
        gone(opened, qtbot)
        assert scene_of(script_of(opened), "s1").narration == "Read line number"


def test_one_that_was_given_up_does_not_outlive_the_window(
    opened: MainWindow, qtbot: QtBot, held: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    authoring = opened.studio.authoring
    begun, ended = threading.Event(), threading.Event()

    def slow(*args: object, cancel: CancelToken, **named: object) -> object:
        begun.set()
        held.wait(20)
        ended.set()
        return ()

    with answering(Rewriting(lambda text: text)) as fake:
        use(opened, fake)
        opened.session.select("s1")
        monkeypatch.setattr(authoring, "rewrite", slow)
        first = ask(opened, "rewrite_shorten")
        assert begun.wait(10)
        first.reject()
        monkeypatch.undo()
        written(ask(opened, "rewrite_shorten"), qtbot)
        threading.Timer(0.3, held.set).start()
        opened.rewriter.close()
        assert ended.is_set()
