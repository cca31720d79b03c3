"""Putting a file to an address that was handed out for it: streamed, watched and cancelable."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import AsyncIterator, Callable, Mapping
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

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


class AddressRefused(Exception):
    """An address to which nothing of ours is sent; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def checked_address(url: str, base_url: str) -> str:
    """Return an upload address that may be used; raises `AddressRefused`.

    It must be https, or as plain as the backend itself; and only a backend on this machine may point to it.
    """
    target, base = urlsplit(url), urlsplit(base_url)
    if target.scheme != "https" and target.scheme != base.scheme:
        raise AddressRefused(f"{target.scheme or 'no scheme'}:")
    if not target.hostname:
        raise AddressRefused("no host")
    if _is_local(target.hostname) and not _is_local(base.hostname or ""):
        raise AddressRefused("an address of this machine or its network")
    return url


def _is_local(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or address.is_link_local or address.is_unspecified


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
