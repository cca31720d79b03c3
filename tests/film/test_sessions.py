"""Only so many encodes at a time ask hardware for a session; what they make is looked at."""

import sys
import tempfile
from pathlib import Path
from threading import Barrier, Event, Lock, Thread

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, ErrorCode, StepFailed
from studio.domain.settings import VideoEncoder
from studio.domain.text import Text
from studio.film import sessions
from studio.film.ffmpeg import ToolFailed
from studio.film.hardware import hardware_of
from studio.film.sessions import SESSIONS, encoding

HARDWARE = hardware_of(VideoEncoder.NVENC, width=160, height=90, fps=24)


@pytest.fixture(autouse=True)
def _own_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(sessions, "require_playable", lambda *_: None)


def test_no_more_than_the_hardware_takes(tmp_path: Path):
    guard, now, most, full = Lock(), 0, 0, Barrier(SESSIONS)

    def encode() -> None:
        nonlocal now, most
        with encoding(HARDWARE, tmp_path / "a.mp4", 1, CancelToken()):
            with guard:
                now += 1
                most = max(most, now)
            full.wait(10)  # three at a time, or this never ends
            with guard:
                now -= 1

    threads = [Thread(target=encode) for _ in range(2 * SESSIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == SESSIONS


def test_waiting_for_a_turn_can_be_canceled(tmp_path: Path):
    done, held = Event(), Barrier(SESSIONS + 1)

    def hold() -> None:
        with encoding(HARDWARE, tmp_path / "a.mp4", 1, CancelToken()):
            held.wait(10)
            done.wait(10)

    threads = [Thread(target=hold) for _ in range(SESSIONS)]
    for thread in threads:
        thread.start()
    held.wait(10)
    cancel = CancelToken()
    cancel.cancel()
    try:
        with pytest.raises(Canceled), encoding(HARDWARE, tmp_path / "b.mp4", 1, cancel):
            pytest.fail("there was no turn to have")
    finally:
        done.set()
        for thread in threads:
            thread.join()


@pytest.mark.skipif(sys.platform == "win32", reason="locks are made otherwise there")
def test_where_no_lock_can_be_kept_everybody_goes_ahead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "file").touch()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "file" / "below"))
    with encoding(HARDWARE, tmp_path / "a.mp4", 1, CancelToken()):
        pass


def test_software_needs_no_turn_and_no_look(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(sessions, "require_playable", refuse)
    with encoding(None, tmp_path / "none.mp4", 1, CancelToken()):
        pass
    assert not list(tmp_path.iterdir())


def test_what_hardware_complains_of_is_told_as_a_cause(tmp_path: Path):
    complaint = ToolFailed(ErrorCode.COMPOSE_FAILED, Text(ko="실패", en="ffmpeg failed"))
    complaint.said = "[h264_nvenc @ 0x1] OpenEncodeSessionEx failed: out of memory (10)"
    with pytest.raises(StepFailed, match="other programs"), encoding(HARDWARE, tmp_path, 1, CancelToken()):
        raise complaint


def test_a_failed_encode_gives_its_turn_back(tmp_path: Path):
    for _ in range(SESSIONS + 1):
        with pytest.raises(ZeroDivisionError), encoding(HARDWARE, tmp_path / "a.mp4", 1, CancelToken()):
            raise ZeroDivisionError
