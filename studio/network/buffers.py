"""How much of a body the system takes before the line has: little, so that progress tells of the line."""

from __future__ import annotations

import contextlib
import socket
from typing import Any, Final

UNSENT: Final = 64 * 1024
"""Bytes the system may hold back unsent. What is on its way counts apart, so fast lines lose nothing."""
_NOT_SENT_LOW_WATER: Final[int | None] = getattr(socket, "TCP_NOTSENT_LOWAT", None)
_CONNECTED: Final = "connection.connect_tcp.complete"


async def keep_little_unsent(event: str, info: dict[str, Any]) -> None:
    """Hear what a request does (httpx calls it a trace), and bound the buffer of a new connection.

    Systems take megabytes at once else: then progress stands still for many seconds on a slow line, and
    leaps. Where a system cannot bound it apart, its whole buffer is bounded.
    """
    if event != _CONNECTED:
        return
    line = info["return_value"].get_extra_info("socket")
    if line is None:
        return
    with contextlib.suppress(OSError):  # it is only about how smoothly progress moves
        if _NOT_SENT_LOW_WATER is not None:
            line.setsockopt(socket.IPPROTO_TCP, _NOT_SENT_LOW_WATER, UNSENT)
        else:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 8 * UNSENT)
