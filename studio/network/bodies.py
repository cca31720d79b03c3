"""Files as bodies of requests: read piece by piece as the line takes them, never whole."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Final, Protocol

CHUNK: Final = 64 * 1024
"""Bytes handed to the network at once: small enough that progress moves twice a second at 1 Mbit/s."""


class Readable(Protocol):
    """Something open that can be read."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""
        ...


async def chunks_of(file: Readable, on_bytes: Callable[[int], None]) -> AsyncIterator[bytes]:
    """Yield what is left of an open file; `on_bytes` gets the bytes that the line has taken so far."""
    count = 0
    while chunk := file.read(CHUNK):
        yield chunk
        count += len(chunk)
        on_bytes(count)
        await asyncio.sleep(0)  # a cancel is heard between two pieces, however fast the line
