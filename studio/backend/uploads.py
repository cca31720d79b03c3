"""Putting a file to an address that was handed out for it: streamed, watched and cancelable."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.network.bodies import Readable, chunks_of
from studio.network.buffers import keep_little_unsent
from studio.network.connection import client_of, naming_troubles, read_answer
from studio.network.running import run_cancelable
from studio.network.targets import checked_address, refuse_here

_ANSWER_SHOWN: Final = 4096
_OURS: Final = frozenset(("content-length", "transfer-encoding", "host", "connection"))
"""Headers that the line itself decides, whatever was handed out with the address."""


class UploadRefused(Exception):
    """The store answered with a status that is no success; `is_expired` where the address had run out."""

    def __init__(self, status: int, *, is_expired: bool) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.is_expired = is_expired


@dataclass(frozen=True, slots=True)
class Taken:
    """What a store took: its name for it, and the digest of the very bytes that went out."""

    etag: str
    """With its quotes; empty where the store gave none."""
    sha256: str


def check_upload_address(url: str, base_url: str, cancel: CancelToken | None = None) -> None:
    """Look at an address that the backend at `base_url` handed out; asks for the numbers of its host.

    Raises `AddressRefused` for another scheme or this machine, or `Canceled`. Not seen: a name that leads
    elsewhere by the time it is used.
    """
    checked_address(url, base_url)
    run_cancelable(refuse_here(url, base_url), cancel)


def put_file(
    url: str,
    file: Path,
    headers: Mapping[str, str],
    *,
    on_bytes: Callable[[int], None],
    timeout_sec: float,
    ca_file: str = "",
    cancel: CancelToken | None = None,
) -> Taken:
    """PUT a file and return what the store took.

    `on_bytes` gets the bytes sent so far; `timeout_sec` is the longest the other side may be silent.
    Raises `UploadRefused`, `Unreachable`, `Unreadable`, `OSError` (the file) or `Canceled`.
    """
    return run_cancelable(_put(url, file, headers, on_bytes, timeout_sec, ca_file), cancel)


async def _put(
    url: str,
    file: Path,
    headers: Mapping[str, str],
    on_bytes: Callable[[int], None],
    timeout_sec: float,
    ca_file: str,
) -> Taken:
    kept = {name: value for name, value in headers.items() if name.lower() not in _OURS}
    sent = {**kept, "Content-Length": str(file.stat().st_size)}
    with naming_troubles(), file.open("rb") as opened:
        async with client_of(timeout_sec, ca_file) as client:
            digested = _Digested(opened)
            content = chunks_of(digested, on_bytes)
            request = client.build_request(
                "PUT", url, headers=sent, content=content, extensions={"trace": keep_little_unsent}
            )
            response = await client.send(request, stream=True)
            try:
                answer = await read_answer(response, within_sec=timeout_sec)
            finally:
                await response.aclose()
    if not answer.is_good:
        raise UploadRefused(answer.status, is_expired=b"expired" in answer.body[:_ANSWER_SHOWN].lower())
    return Taken(answer.headers.get("etag", ""), digested.hexdigest())


class _Digested:
    """A file that knows what was read of it."""

    def __init__(self, file: Readable) -> None:
        self._file = file
        self._digest = hashlib.sha256()

    def read(self, size: int, /) -> bytes:
        """Read on."""
        chunk = self._file.read(size)
        self._digest.update(chunk)
        return chunk

    def hexdigest(self) -> str:
        """Return the digest of what was read so far."""
        return self._digest.hexdigest()
