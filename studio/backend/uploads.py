"""Putting a file to an address that was handed out for it: streamed, watched and cancelable."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.network.bodies import chunks_of
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
) -> str:
    """PUT a file and return its ETag with its quotes, empty where the store gave none.

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
) -> str:
    kept = {name: value for name, value in headers.items() if name.lower() not in _OURS}
    sent = {**kept, "Content-Length": str(file.stat().st_size)}
    with naming_troubles(), file.open("rb") as opened:
        async with client_of(timeout_sec, ca_file) as client:
            content = chunks_of(opened, on_bytes)
            request = client.build_request(
                "PUT", url, headers=sent, content=content, extensions={"trace": keep_little_unsent}
            )
            response = await client.send(request, stream=True)
            try:
                answer = await read_answer(response)
            finally:
                await response.aclose()
    if not answer.is_good:
        raise UploadRefused(answer.status, is_expired=b"expired" in answer.body[:_ANSWER_SHOWN].lower())
    return answer.headers.get("etag", "")
