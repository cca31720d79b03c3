"""One picture from its words to its bytes: submitted, waited for, fetched, and looked at before use."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from studio.domain.cancel import CancelToken
from studio.domain.visuals import JobState, VisualKind, VisualOptions, VisualSettings
from studio.visuals import troubles
from studio.visuals.provider import Provider
from studio.visuals.troubles import PictureTrouble

Outcome = TypeVar("Outcome")

_WAIT_LIMIT_SEC: Final = 60.0
"""The longest a service may ask to be left alone before a retry."""
_POLL_LIMIT_SEC: Final = 5.0
_POLL_GROWTH: Final = 1.3


@dataclass(frozen=True, slots=True)
class MakingState:
    """How far a picture is; `fraction` is None where nobody says."""

    state: JobState
    fraction: float | None = None


@dataclass(frozen=True, slots=True)
class Patience:
    """How often and how long a service is asked."""

    attempts: int = 3
    retry_delay_sec: float = 2.0
    longest_sec: float = 300.0
    first_poll_sec: float = 0.5

    @classmethod
    def of(cls, settings: VisualSettings) -> Patience:
        """Return the patience that the settings ask for."""
        return cls(settings.attempts, settings.retry_delay_sec, settings.longest_sec)


def make(
    provider: Provider,
    prompt: str,
    options: VisualOptions,
    target: Path,
    patience: Patience,
    *,
    on_state: Callable[[MakingState], None] = lambda _: None,
    cancel: CancelToken,
) -> None:
    """Have a picture made and write it into `target`, which on any trouble is gone again.

    Raises `PictureTrouble` or `Canceled`; `OSError` where the file cannot be written.
    """
    maker = _Maker(provider, target, patience, on_state, cancel)
    try:
        maker.make(prompt, options)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


class _Maker:
    def __init__(
        self,
        provider: Provider,
        target: Path,
        patience: Patience,
        on_state: Callable[[MakingState], None],
        cancel: CancelToken,
    ) -> None:
        self._provider = provider
        self._target = target
        self._patience = patience
        self._on_state = on_state
        self._cancel = cancel
        self._end = time.monotonic() + patience.longest_sec

    def make(self, prompt: str, options: VisualOptions) -> None:
        provider, cancel = self._provider, self._cancel
        cancel.check()
        self._on_state(MakingState(JobState.QUEUED))
        job_id = self._retried(lambda: provider.submit(prompt, options, cancel))
        address = self._waited_for(job_id)
        self._on_state(MakingState(JobState.DONE))
        self._retried(lambda: provider.download(address, self._target, self._on_bytes, cancel))
        if kind_of(self._target) is not options.kind:
            raise troubles.no_clip() if options.kind is VisualKind.CLIP else troubles.no_picture()

    def _waited_for(self, job_id: str) -> str:
        pause = self._patience.first_poll_sec
        while True:
            view = self._retried(lambda: self._provider.poll(job_id, self._cancel))
            if view.state is JobState.FAILED:
                raise troubles.failed(view.said)
            if view.state is JobState.DONE:
                return view.address
            self._on_state(MakingState(view.state, view.fraction))
            self._pause(pause)
            pause = min(_POLL_LIMIT_SEC, pause * _POLL_GROWTH)

    def _retried(self, act: Callable[[], Outcome]) -> Outcome:
        delay = self._patience.retry_delay_sec
        for left in reversed(range(self._patience.attempts)):
            try:
                return act()
            except PictureTrouble as trouble:
                if not trouble.passes or not left:
                    raise
                self._pause(min(_WAIT_LIMIT_SEC, max(delay, trouble.wait_sec or 0.0)))
                delay *= 2
        raise AssertionError("there is at least one attempt")

    def _pause(self, seconds: float) -> None:
        left = self._end - time.monotonic()
        if left <= 0:
            raise troubles.took_too_long(self._patience.longest_sec)
        self._cancel.wait(min(seconds, left))
        self._cancel.check()

    def _on_bytes(self, done: int, total: int | None) -> None:
        if total:
            self._on_state(MakingState(JobState.DONE, min(1.0, done / total)))


def kind_of(file: Path) -> VisualKind | None:
    """Tell from what is in it whether a file is a picture (PNG, JPEG, WebP) or a clip (MP4, WebM, AVI)."""
    with file.open("rb") as read:
        head = read.read(16)
    form = head[8:12] if head.startswith(b"RIFF") else b""
    if form == b"WEBP" or head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return VisualKind.PICTURE
    is_mp4 = head[4:8] == b"ftyp" and not head[8:12].startswith((b"avi", b"hei", b"mif", b"msf"))
    return VisualKind.CLIP if is_mp4 or form == b"AVI " or head.startswith(b"\x1a\x45\xdf\xa3") else None
