"""Fetching a file from an address that was handed out: bounded, watched, cancelable, checked at each step."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from studio.domain.cancel import CancelToken
from studio.network.connection import Unreadable, client_of, naming_troubles
from studio.network.running import run_cancelable
from studio.network.targets import Lookup, checked_address, numbers_of, refuse_inside

if TYPE_CHECKING:
    import httpx

_REDIRECTS: Final = 4


class DownloadRefused(Exception):
    """The other side answered with a status that is no success; `wait_sec`: when to come again."""

    def __init__(self, status: int, wait_sec: float | None) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status
        self.wait_sec = wait_sec


@dataclass(frozen=True, slots=True)
class Source:
    """Who hands addresses out, and what may come from them."""

    base_url: str
    limit_bytes: int
    timeout_sec: float
    """How long the other side may be silent."""
    total_sec: float
    """How long the whole file may take."""
    ca_file: str = ""
    secret_headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    """Sent to the very host of `base_url` alone."""
    look_up: Lookup = numbers_of


def fetch_file(
    url: str,
    target: Path,
    source: Source,
    *,
    on_bytes: Callable[[int, int | None], None] = lambda _done, _total: None,
    cancel: CancelToken | None = None,
) -> None:
    """Write what lies at `url` into `target`; on any trouble the file is gone again.

    `on_bytes` gets the bytes that came and, where it is known, how many there are. Raises `DownloadRefused`,
    `AddressRefused`, `Unreachable`, `Unreadable` (too large), `OSError` (the file) or `Canceled`.
    """
    try:
        run_cancelable(_fetch(url, target, source, on_bytes), cancel)
    except BaseException:
        target.unlink(missing_ok=True)
        raise


async def _fetch(url: str, target: Path, source: Source, on_bytes: Callable[[int, int | None], None]) -> None:
    try:
        with naming_troubles():
            async with (
                asyncio.timeout(source.total_sec),
                client_of(source.timeout_sec, source.ca_file) as client,
            ):
                for _ in range(_REDIRECTS):
                    checked_address(url, source.base_url)
                    await refuse_inside(url, source.base_url, source.look_up)
                    request = client.build_request("GET", url, headers=_headers_for(url, source))
                    response = await client.send(request, stream=True)
                    try:
                        if not response.is_redirect:
                            await _write(response, target, source.limit_bytes, on_bytes)
                            return
                        url = urljoin(url, response.headers.get("location", ""))
                    finally:
                        await response.aclose()
    except ValueError:  # an address that cannot be taken apart
        raise Unreadable("an address that is none") from None
    raise Unreadable("one redirect after another")


def _headers_for(url: str, source: Source) -> dict[str, str]:
    """Return what is sent along: what proves who asks goes to whoever handed the address out, nobody else."""
    here, there = urlsplit(source.base_url), urlsplit(url)
    same = (here.scheme, here.netloc) == (there.scheme, there.netloc)
    # Bytes as they are: a small file that unpacks into a huge one is of no use to anybody.
    return {**(source.secret_headers if same else {}), "Accept": "*/*", "Accept-Encoding": "identity"}


async def _write(
    response: httpx.Response, target: Path, limit: int, on_bytes: Callable[[int, int | None], None]
) -> None:
    if not response.is_success:
        raise DownloadRefused(response.status_code, wait_of(response.headers))
    said = response.headers.get("content-length", "")
    total = int(said) if said.isdecimal() else None
    if total is not None and total > limit:
        raise Unreadable(_too_large(limit))
    count = 0
    with target.open("wb") as file:
        async for chunk in response.aiter_bytes():
            count += len(chunk)
            if count > limit:
                raise Unreadable(_too_large(limit))
            file.write(chunk)
            on_bytes(count, total)


def wait_of(headers: Mapping[str, str]) -> float | None:
    """Return after how many seconds the other side wants to be asked again, None where it does not say."""
    said = headers.get("retry-after", "").strip()
    return float(said) if said.isdecimal() and len(said) < 7 else None


def _too_large(limit: int) -> str:
    return f"more than {limit // 1024 // 1024} MB"
