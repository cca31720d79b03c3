"""A keyring that takes its time (locked, or asked for a password) is never waited for by the window."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.backend import BackendSettings
from studio.domain.text import Language
from studio.services.secrets import Secret
from studio.services.studio import Studio, open_studio
from studio.ui.main_window import MainWindow
from tests.fakes.keyring import Ring
from tests.fakes.pipeline import FakePipeline
from tests.services.test_identity import token
from tests.ui.films import course


class Slow(Ring):
    """Answers when it is let, and notes which threads asked."""

    def __init__(self) -> None:
        super().__init__()
        self.open = threading.Event()
        self.asked_by: set[int] = set()

    def get_password(self, service_name: str, username: str) -> str | None:
        self.asked_by.add(threading.get_ident())
        if threading.current_thread() is not threading.main_thread():
            self.open.wait(10)
        return super().get_password(service_name, username)


@pytest.fixture
def ring() -> Iterator[Slow]:
    ring = Slow()
    yield ring
    ring.open.set()


@pytest.fixture
def studio(data_dir: Path, ring: Slow, monkeypatch: pytest.MonkeyPatch) -> Iterator[Studio]:
    monkeypatch.setattr("studio.services.studio.system_keyring", lambda: ring)
    studio = open_studio(data_dir, {}, render=FakePipeline(data_dir / "films"))
    studio.scripts.create("Course", course())
    studio.preferences.update(
        language=Language.ENGLISH, backend=BackendSettings(base_url="http://127.0.0.1:1")
    )
    yield studio
    ring.open.set()
    studio.close()


def test_the_window_opens_a_script_while_the_keyring_is_locked(
    window: MainWindow, ring: Slow, qtbot: QtBot
) -> None:
    window.session.open(window.studio.scripts.list()[0].script_id)
    qtbot.waitUntil(lambda: window.session.film is not None)
    assert not window.top_bar.approve.isEnabled(), "nobody decides before it is known who is here"
    ring.open.set()
    qtbot.waitUntil(window.top_bar.approve.isEnabled)
    assert threading.main_thread().ident not in ring.asked_by


def test_who_signs_in_is_shown_what_they_may_do(window: MainWindow, ring: Slow, qtbot: QtBot) -> None:
    ring.open.set()
    window.session.open(window.studio.scripts.list()[0].script_id)
    qtbot.waitUntil(window.top_bar.approve.isEnabled)
    window.settings.keep_secret(
        Secret.BACKEND_API, token(name="Kim", roles=["VIDEO_CREATOR"]), lambda _: None
    )
    qtbot.waitUntil(lambda: not window.top_bar.approve.isVisible())
    window.settings.keep_secret(Secret.BACKEND_API, token(name="Lee", roles=["REVIEWER"]), lambda _: None)
    qtbot.waitUntil(lambda: window.top_bar.approve.isVisible() and window.top_bar.approve.isEnabled())
    assert threading.main_thread().ident not in ring.asked_by
