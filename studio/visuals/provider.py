"""What a service that makes pictures is asked: a job is taken, looked at, and what came of it is fetched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from studio.domain.cancel import CancelToken
from studio.domain.visuals import JobView, VisualOptions

OnBytes = Callable[[int, int | None], None]
"""Hears how many bytes came, and of how many where that is known."""


class Provider(Protocol):
    """A service; every call may be canceled and raises `PictureTrouble` where it does not go."""

    name: str
    """What a person knows it by."""
    model: str
    """Which of its models is asked, empty where it has no names for them."""

    def submit(self, prompt: str, options: VisualOptions, cancel: CancelToken) -> str:
        """Ask for a picture and return the id of the job."""
        ...

    def poll(self, job_id: str, cancel: CancelToken) -> JobView:
        """Tell how far a job is."""
        ...

    def download(self, address: str, target: Path, on_bytes: OnBytes, cancel: CancelToken) -> None:
        """Write what lies at an address that a poll told into `target`."""
        ...
