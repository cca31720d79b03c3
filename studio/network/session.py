"""Requests one after the other over connections that stay open between them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from types import TracebackType
from typing import Self

from studio.domain.cancel import CancelToken
from studio.network.buffers import keep_little_unsent
from studio.network.connection import Answer, client_of, naming_troubles, read_answer
from studio.network.running import Runner


class Session:
    """Used in a `with` block, by one thread. `timeout_sec` is the longest the other side may be silent."""

    def __init__(self, *, timeout_sec: float, ca_file: str = "") -> None:
        self._timeout_sec = timeout_sec
        self._client = client_of(timeout_sec, ca_file)
        self._runner = Runner()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        try:
            self._runner.run(self._client.aclose(), None)
        finally:
            self._runner.close()

    def send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: Callable[[], AsyncIterator[bytes]] | bytes,
        *,
        cancel: CancelToken | None = None,
        total_sec: float | None = None,
    ) -> Answer:
        """Send a request and return its answer, whatever its status; redirects are not followed.

        `total_sec` limits the whole. Raises `Unreachable`, `Unreadable`, `Canceled`, or what reading the body
        raises.
        """
        return self._runner.run(self._send(method, url, headers, body, total_sec), cancel)

    async def _send(
        self,
        method: str,
        url: str,
        headers: Mapping[str, str],
        body: Callable[[], AsyncIterator[bytes]] | bytes,
        total_sec: float | None,
    ) -> Answer:
        content = body if isinstance(body, bytes) else body()
        with naming_troubles():
            async with asyncio.timeout(total_sec):
                request = self._client.build_request(
                    method,
                    url,
                    headers=dict(headers),
                    content=content,
                    extensions={"trace": keep_little_unsent},
                )
                response = await self._client.send(request, stream=True)
                try:
                    return await read_answer(response, within_sec=self._timeout_sec)
                finally:
                    await response.aclose()
