"""What leaves this machine after a render, or when the outbox is emptied, with progress and in words."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from studio.cli.console import Console
from studio.cli.progress import REDRAW_SEC
from studio.cli.signals import beside_the_signals
from studio.domain.cancel import CancelToken
from studio.domain.delivery import UploadProgress
from studio.domain.errors import Canceled, StudioError
from studio.domain.job import JobStatus, RenderJob
from studio.domain.text import Text
from studio.services.outbox import Flushed
from studio.services.studio import Studio


@dataclass
class Handed:
    """How far the film of a job and the news of its end came."""

    uploaded: bool = False
    video_url: str | None = None
    waiting: int = 0
    refused: int = 0
    trouble: StudioError | None = None
    """Why the film could not even be put into the outbox."""
    why: str = ""
    """Why something waits or was refused."""


def hand_over(
    studio: Studio, console: Console, job: RenderJob, *, upload: bool, cancel: CancelToken
) -> Handed:
    """Upload the film of a job that has ended where that was asked for, and tell the backend of the end."""
    handed = Handed()
    state = studio.deliveries.states([job.job_id]).get(job.job_id)
    if upload and job.status is JobStatus.SUCCEEDED:
        hand = studio.deliveries.announce if state and state.is_uploaded else studio.deliveries.upload
        try:
            beside_the_signals(lambda: hand(job.job_id))
        except StudioError as error:
            handed.trouble = error
    with suppress(Canceled):  # what was not sent waits in the outbox
        flushed(studio, console, cancel, about=job.job_id)
    if (state := studio.deliveries.states([job.job_id]).get(job.job_id)) is not None:
        handed.uploaded = state.is_uploaded
        handed.video_url = state.video_url or None
        handed.waiting, handed.refused = state.waiting, state.refused
        handed.why = state.error_message or ""
    return handed


def flushed(
    studio: Studio,
    console: Console,
    cancel: CancelToken,
    *,
    about: str | None = None,
    also_early: bool = False,
) -> Flushed:
    """Deliver what is due, showing how much was sent; raises `Canceled`."""
    line = UploadLine(console)

    def deliver() -> Flushed:
        return studio.deliveries.flush(cancel, also_early=also_early, about=about, on_progress=line)

    try:
        return beside_the_signals(deliver)
    finally:
        line.clear()


class UploadLine:
    """One calm line about an upload, redrawn where a line can be."""

    def __init__(self, console: Console, now: Callable[[], float] = time.monotonic) -> None:
        self._console = console
        self._now = now
        self._drawn_at = 0.0

    def __call__(self, progress: UploadProgress) -> None:
        """Show how much was sent."""
        if not self._console.is_terminal or self._now() - self._drawn_at < REDRAW_SEC:
            return
        self._drawn_at = self._now()
        sent, total = progress.sent_bytes / 1e6, progress.total_bytes / 1e6
        words = Text(ko=f"업로드 중 {sent:,.1f}/{total:,.1f} MB", en=f"Uploading {sent:,.1f}/{total:,.1f} MB")
        self._console.draw(f"\r{words.to(self._console.language)}\x1b[K")

    def clear(self) -> None:
        """Take the line away."""
        if self._drawn_at:
            self._console.draw("\r\x1b[K")
            self._drawn_at = 0.0


def tell_handed(console: Console, handed: Handed, *, told: str) -> None:
    """Tell a person where the film is found, or what waits and what to do; `told` was told already."""
    if handed.video_url:
        console.say(f"  {handed.video_url}")
    if handed.trouble is not None:
        console.trouble(handed.trouble)
    elif handed.refused:
        refused = Text(ko="거절되어 기다립니다", en="It was refused and waits for you")
        console.tell(f"{refused.to(console.language)}: {handed.why} (ctrlf-studio outbox)")
    elif handed.waiting:
        if not handed.why or handed.why not in told:
            waits = Text(ko="보낼 목록에서 기다립니다", en="It waits in the outbox")
            why = f": {handed.why}" if handed.why else "."
            console.tell(f"{waits.to(console.language)}{why}")
        console.tell(
            Text(ko="다시 보내기: ctrlf-studio outbox flush", en="Send it: ctrlf-studio outbox flush")
        )
