"""One request at a time to one address: timed, cancelable, bounded, and never redirected to another host.

A request runs in an event loop of its own on the caller's thread, so that a cancel closes the socket at once
instead of waiting for the other side.
"""

from __future__ import annotations

import asyncio
import json
import ssl
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

from studio.domain.cancel import CancelToken
from studio.network.running import run_cancelable
from studio.network.trust import trust

if TYPE_CHECKING:
    import httpx

ANSWER_LIMIT: Final = 16 * 1024 * 1024
"""Bytes of an answer above which it is not read on."""
_REDIRECTS: Final = 3


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where requests go, and how patient they are."""

    base_url: str
    timeout_sec: float
    """How long the other side may be silent."""
    total_sec: float | None = None
    """How long an answer may take as a whole; None: no longer than silence may last."""
    ca_file: str = ""
    """A file of certificates (PEM) that are trusted besides the system's."""
    secret_headers: Mapping[str, str] = field(default_factory=dict[str, str], repr=False)
    """What proves who asks; never logged, stored or shown."""


class Unreachable(Exception):
    """No answer came: no connection, a timeout, a connection cut in the middle, a certificate not trusted.

    `reason` is a word or two for a person; it holds no address and no token.
    """

    def __init__(self, reason: str, *, timed_out: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.timed_out = timed_out


class Unreadable(Exception):
    """An answer came that is not what the contract says; `reason` names what it was instead."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_good(self) -> bool:
        """Tell whether the backend did what it was asked."""
        return 200 <= self.status < 300

    def value(self) -> object:
        """Return the decoded JSON, None where there is no body; raises `Unreadable`."""
        if not self.body.strip():
            return None
        if "html" in self.headers.get("content-type", "").lower():
            raise Unreadable("HTML")
        try:
            return json.loads(self.body)
        except (ValueError, RecursionError) as error:
            raise Unreadable("no JSON") from error


class Connection:
    """Speaks HTTP to one base address."""

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._endpoint = endpoint
        self._transport = transport

    def send(
        self,
        method: str,
        path: str,
        *,
        body: object = None,
        query: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
        on_body: Callable[[bytes], None] | None = None,
        cancel: CancelToken | None = None,
    ) -> Answer:
        """Send a request and return its answer, whatever its status; `on_body` hears its pieces as they come.

        A body of bytes is sent as it is, any other as JSON.
        Raises `Unreachable`, `Unreadable` (too large, a redirect elsewhere) or `Canceled`.
        """
        url = f"{self._endpoint.base_url}/{path.lstrip('/')}"
        return run_cancelable(self._send(method, url, body, query, headers, on_body), cancel)

    async def _send(
        self,
        method: str,
        url: str,
        body: object,
        query: Mapping[str, str | int] | None,
        headers: Mapping[str, str] | None,
        on_body: Callable[[bytes], None] | None,
    ) -> Answer:
        sent = {"Accept": "application/json", **self._endpoint.secret_headers, **(headers or {})}
        content, value = (body, None) if isinstance(body, bytes) else (None, body)
        with naming_troubles():
            async with (
                asyncio.timeout(self._endpoint.total_sec or self._endpoint.timeout_sec),
                client_of(self._endpoint.timeout_sec, self._endpoint.ca_file, self._transport) as client,
            ):
                for _ in range(_REDIRECTS):
                    request = client.build_request(
                        method, url, content=content, json=value, params=query, headers=sent
                    )
                    response = await client.send(request, stream=True)
                    try:
                        if not response.is_redirect:
                            return await read_answer(response, on_body)
                        url = _followed(url, response.headers.get("location", ""), method)
                    finally:
                        await response.aclose()
        raise Unreadable("one redirect after another")


async def read_answer(
    response: httpx.Response,
    on_body: Callable[[bytes], None] | None = None,
    *,
    within_sec: float | None = None,
) -> Answer:
    """Return a whole answer; raises `Unreadable` for one without an end, TimeoutError for one that drips."""
    body = bytearray()
    async with asyncio.timeout(within_sec):
        async for chunk in response.aiter_bytes():
            body += chunk
            if on_body is not None:
                on_body(chunk)
            if len(body) > ANSWER_LIMIT:
                raise Unreadable(f"more than {ANSWER_LIMIT // 1024 // 1024} MB")
    return Answer(response.status_code, dict(response.headers), bytes(body))


def _followed(url: str, location: str, method: str) -> str:
    """Return where a redirect leads: only to the same host, and only for what changes nothing."""
    target = urljoin(url, location)
    here, there = urlsplit(url), urlsplit(target)
    same = (here.scheme, here.netloc) == (there.scheme, there.netloc)
    if not location or not same or method != "GET":
        raise Unreadable("a redirect elsewhere")
    return target


def client_of(
    timeout_sec: float, ca_file: str = "", transport: httpx.AsyncBaseTransport | None = None
) -> httpx.AsyncClient:
    """Return what sends requests, through the proxies of this platform where there are some.

    Raises `Unreachable` for a file of certificates that holds none.
    """
    import httpx

    return httpx.AsyncClient(transport=transport, verify=trusted(ca_file), timeout=timeout_sec)


def trusted(ca_file: str) -> ssl.SSLContext:
    """Return what certificates are checked against; raises `Unreachable` for a file that holds none."""
    try:
        return trust(ca_file)
    except (OSError, ssl.SSLError) as error:
        raise Unreachable(f"the file of certificates cannot be used ({ca_file})") from error


@contextmanager
def naming_troubles() -> Generator[None]:
    """Turn what a request may end with into `Unreachable` and `Unreadable`.

    What could not even be written down is not passed on with it: it may be a token.
    """
    import httpx

    try:
        yield
    except (TimeoutError, httpx.TimeoutException) as error:
        raise Unreachable("timed out", timed_out=True) from error
    except (httpx.InvalidURL, UnicodeError):  # UnicodeError: a host's name with too long a part, a token
        raise Unreadable("an address that is none") from None
    except httpx.LocalProtocolError:
        raise Unreachable("no answer") from None
    except httpx.HTTPError as error:
        raise Unreachable(cut_reason(error)) from error


def cut_reason(error: Exception) -> str:
    """Return in a word or two why a request got no answer."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return "its certificate is not trusted"
        cause = cause.__cause__ or cause.__context__
    return {
        "ConnectError": "no connection",
        "ProxyError": "the proxy refused",
        "RemoteProtocolError": "the connection was cut",
        "ReadError": "the connection was cut",
        "WriteError": "the connection was cut",
    }.get(type(error).__name__, "no answer")
