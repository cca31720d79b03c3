"""Turns at hardware that encodes only a few films at a time."""

import getpass
import tempfile
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from studio.domain.cancel import CancelToken
from studio.domain.errors import StepFailed
from studio.film.causes import cause_of
from studio.film.ffmpeg import ToolFailed
from studio.film.hardware import Hardware
from studio.film.trial import require_playable

SESSIONS: Final = 3
"""Encodes at a time that even old drivers of small graphics cards allow."""
_LOOK_AROUND_SEC: Final = 0.05


@contextmanager
def encoding(
    hardware: Hardware | None, target: Path, frame_count: int, cancel: CancelToken
) -> Generator[None]:
    """Wait for a turn, let `target` be encoded, and make sure that it can be played; software needs neither.

    Raises COMPOSE_FAILED when hardware made something else than `frame_count` good frames, and `Canceled`.
    """
    if hardware is None:
        yield
        return
    with _turn(cancel):
        try:
            yield
        except ToolFailed as error:
            raise StepFailed(error.code, cause_of(error.said)) from error
    require_playable(target, hardware, frame_count, cancel)


@contextmanager
def _turn(cancel: CancelToken) -> Generator[None]:
    """Hold one of the turns that all of this person's studios share; the system ends it with the process."""
    stem = Path(tempfile.gettempdir()) / f"ctrlf-studio-{_account()}-encoder"
    locks = [FileLock(f"{stem}-{number}.lock") for number in range(SESSIONS)]
    while not any(_taken(lock) for lock in locks):
        cancel.check()
        cancel.wait(_LOOK_AROUND_SEC)
    try:
        yield
    finally:
        for lock in locks:
            lock.release()


def _taken(lock: FileLock) -> bool:
    try:
        lock.acquire(blocking=False)
    except Timeout:
        return False
    except OSError:  # where no lock can be kept, everybody goes ahead
        return True
    return True


def _account() -> str:
    try:
        return "".join(letter for letter in getpass.getuser() if letter.isalnum())
    except (OSError, KeyError):  # an account without a name, as in a container
        return ""
