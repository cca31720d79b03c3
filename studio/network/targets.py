"""Addresses that another machine handed out: which of them may be asked, and which lead into this network."""

from __future__ import annotations

import asyncio
import ipaddress
import socket
from collections.abc import Awaitable, Callable, Sequence
from urllib.parse import urlsplit


class AddressRefused(Exception):
    """An address to which nothing of ours is sent; `reason` says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def checked_address(url: str, base_url: str) -> str:
    """Return an address that may be used; raises `AddressRefused`.

    It must be https, or as plain as whoever handed it out; and only somebody on this machine may point to it.
    """
    try:
        target, base = urlsplit(url), urlsplit(base_url)
        host = target.hostname
    except ValueError as error:
        raise AddressRefused("no address") from error
    if target.scheme != "https" and target.scheme != base.scheme:
        raise AddressRefused(f"{target.scheme or 'no scheme'}:")
    if not host:
        raise AddressRefused("no host")
    if is_local(host) and not is_local(base.hostname or ""):
        raise AddressRefused("an address of this machine or its network")
    return url


def is_local(host: str) -> bool:
    """Tell whether a host is written so that it means this machine, however (`127.1`, `2130706433`)."""
    host = host.rstrip(".")
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return _is_here(str(ipaddress.IPv4Address(socket.inet_aton(host))))
    except (OSError, UnicodeError):
        pass
    try:
        return _is_here(str(ipaddress.IPv6Address(host)))
    except ValueError:
        return False


Lookup = Callable[[str], Awaitable[Sequence[str]]]
"""Tells the numbers of a host; none where it is not known."""


async def numbers_of(host: str) -> Sequence[str]:
    """Ask the system for the numbers of a host; none where it is not known (a proxy may know it)."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, None)
    except (OSError, UnicodeError):
        return ()
    return tuple({str(entry[4][0]) for entry in found})


async def refuse_inside(url: str, base_url: str, look_up: Lookup = numbers_of) -> None:
    """Refuse an address whose host lies in this machine or its network, however its name is written.

    Whoever handed it out may be there too: then it may point to its neighbours. Raises `AddressRefused`.
    """
    host, base = urlsplit(url).hostname or "", urlsplit(base_url).hostname or ""
    if host == base or not await _is_inside(host, look_up) or await _is_inside(base, look_up):
        return
    raise AddressRefused("an address of this machine or its network")


async def refuse_here(url: str, base_url: str, look_up: Lookup = numbers_of) -> None:
    """Refuse an address whose host is this machine, however its name is written; its network may be meant.

    Films go where a company keeps them, which often is within its walls. Whoever is on this machine as well
    may point to it. Raises `AddressRefused`.
    """
    host, base = urlsplit(url).hostname or "", urlsplit(base_url).hostname or ""
    if host == base or not await _leads(host, _is_here, look_up) or await _leads(base, _is_here, look_up):
        return
    raise AddressRefused("an address of this machine or its network")


async def _is_inside(host: str, look_up: Lookup) -> bool:
    return await _leads(host, _is_private, look_up)


async def _leads(host: str, to: Callable[[str], bool], look_up: Lookup) -> bool:
    return is_local(host) or any(to(number) for number in await look_up(host))


def _is_here(number: str) -> bool:
    address = _address(number)
    return address is None or (
        address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast
    )


def _is_private(number: str) -> bool:
    address = _address(number)
    return address is None or address.is_private or _is_here(number)


def _address(number: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    """Return what a number means, None for what is none; one of the old kind may be written in the new."""
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return None
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return mapped or address
