"""What every test stands on: Qt without a screen, its own data directory, one language, no leftovers."""

from __future__ import annotations

import gc
import itertools
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before anything can load Qt
os.environ["LC_ALL"] = "C.UTF-8"  # the studio speaks English unless a test says otherwise
for _name in tuple(os.environ):
    if _name.startswith(
        (
            "VIDEO_",
            "SCENE_DEFAULT_",
            "RENDER_OUTPUT_",
            "TTS_",
            "STORAGE_",
            "LLM_",
            "AI_ENV",
            "BACKEND_",
            "PICTURES_",
            "AWS_",
            "S3_",
            "MINIO_",
            "REDIS_",
        )
    ):
        del os.environ[_name]

import psutil  # noqa: E402
import pytest  # noqa: E402

PATIENCE_SEC = 5.0
"""How long threads and children may take to end after a test."""
_TESTS = itertools.count(1)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """A data directory with Hangul and a space in its path, as people have them; not made yet."""
    return tmp_path / "내 스튜디오"


@pytest.fixture(autouse=True)
def _away_from_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever forgets to say where its data lies, writes into a folder that pytest throws away."""
    home = tmp_path_factory.getbasetemp() / "home"
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(home))


@pytest.fixture(autouse=True)
def _nothing_is_left_running() -> Iterator[None]:
    """A thread or child process that outlives its test fails it."""
    threads, children = set(_threads()), set(_children())
    yield
    until = time.monotonic() + PATIENCE_SEC
    while (
        left := [*(set(_threads()) - threads), *(set(_children()) - children)]
    ) and time.monotonic() < until:
        threading.Event().wait(0.02)
    assert not left, f"left running: {left}"


def _threads() -> list[threading.Thread]:
    """Python's own threads; those of Qt's pools only visit and stay for the next task.

    The one that starts all child processes is meant to stay as long as the program.
    """
    return [
        t
        for t in threading.enumerate()
        if not isinstance(t, threading._DummyThread) and not t.name.startswith("starter")
    ]


def _children() -> list[psutil.Process]:
    return [p for p in psutil.Process().children(recursive=True) if _is_alive(p)]


def _is_alive(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture(scope="session", autouse=True)
def _one_application(request: pytest.FixtureRequest) -> Iterator[None]:
    """Make the application of widgets first where a test needs one: Qt allows one per process.

    Garbage is then collected between tests only: a worker's thread that came upon a widget would destroy it.
    What tests leave on the clipboard goes as well: Qt frees it after the interpreter, and crashes.
    """
    wants_widgets = any("qtbot" in getattr(item, "fixturenames", ()) for item in request.session.items)
    if not wants_widgets:
        yield
        return
    from PySide6.QtGui import QGuiApplication

    request.getfixturevalue("qapp")
    gc.collect()
    gc.freeze()
    gc.disable()
    yield
    gc.enable()
    QGuiApplication.clipboard().clear()


@pytest.fixture(autouse=True)
def _garbage_is_collected_between_tests(_one_application: None) -> Iterator[None]:
    yield
    if not gc.isenabled():
        # Looking through everything costs a tenth of a second: what a test left behind is among the newest.
        gc.collect(2 if next(_TESTS) % 50 == 0 else 0)
