"""Putting a file to an address that was handed out for it: streamed, watched and cancelable."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.network.connection import Unreachable, cut_reason, run_cancelable, trusted

CHUNK: Final = 256 * 1024
"""Bytes handed to the network at once: small enough that progress moves on a slow line."""
_ANSWER_SHOWN: Final = 4096


class UploadRefused(Exception):
    """The store answered with a status that is no success; `is_expired` where the address had run out."""

    def __init__(self, status: int, *, is_expired: bool) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.is_expired = is_expired


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
    Raises `UploadRefused`, `Unreachable`, `OSError` (the file) or `Canceled`.
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
    import httpx

    sent = {**headers, "Content-Length": str(file.stat().st_size)}
    try:
        async with httpx.AsyncClient(verify=trusted(ca_file), timeout=timeout_sec) as client:
            response = await client.put(url, content=_chunks(file, on_bytes), headers=sent)
    except httpx.TimeoutException as error:
        raise Unreachable("timed out", timed_out=True) from error
    except httpx.HTTPError as error:
        raise Unreachable(cut_reason(error)) from error
    if not response.is_success:
        words = response.content[:_ANSWER_SHOWN].lower()
        raise UploadRefused(response.status_code, is_expired=b"expired" in words)
    return response.headers.get("etag", "")


async def _chunks(file: Path, on_bytes: Callable[[int], None]) -> AsyncIterator[bytes]:
    count = 0
    with file.open("rb") as read:
        while chunk := read.read(CHUNK):
            yield chunk
            count += len(chunk)
            on_bytes(count)
            await asyncio.sleep(0)  # a cancel is heard between two pieces
