"""Calls to one bucket: boto3 writes and signs them, the studio's own network sends them.

That way a cancel closes the socket at once, certificates and proxies are those of every other request, there
is one policy of retries, and nothing of a request reaches a log.
"""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import AsyncIterator, Callable, Generator, Mapping
from contextlib import contextmanager
from functools import cached_property
from typing import Any, Final, cast

from studio.domain.bucket import Bucket
from studio.domain.cancel import CancelToken
from studio.network.bodies import Readable, chunks_of
from studio.network.connection import Unreachable, Unreadable
from studio.network.retries import Retries, Waits
from studio.network.session import Session

_log = logging.getLogger(__name__)

_LAST_SEC: Final = 0.7
"""How long a last word to the store may take after a cancel: the whole must be over within a second."""


class StoreRefused(Exception):
    """The store answered with an error; `code` is its name for it (a status where it has none)."""

    def __init__(self, code: str, status: int) -> None:
        super().__init__(f"{code} (HTTP {status})")
        self.code = code
        self.status = status

    @property
    def is_absence(self) -> bool:
        """Tell whether the object or the upload is not there; a missing bucket is something else."""
        return self.status == 404 and self.code != "NoSuchBucket"

    @property
    def may_be_retried(self) -> bool:
        """Tell whether the store was in trouble, or the line too slow for it."""
        return self.status >= 500 or self.code == "RequestTimeout"


class NotSetUp(Exception):
    """boto3 cannot make a client or sign; `why` is the name of its own exception."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class S3Calls:
    """Thread-safe; the client is made at the first call."""

    def __init__(
        self, bucket: Bucket, key_id: str, key: str, *, timeout_sec: float, ca_file: str, waits: Waits
    ) -> None:
        self.bucket = bucket
        self._key_id = key_id
        self._key = key
        self._timeout_sec = timeout_sec
        self._ca_file = ca_file
        self._waits = waits
        self._making = threading.Lock()
        self._on_this_thread = threading.local()

    @contextmanager
    def line(self, cancel: CancelToken) -> Generator[Line]:
        """Lend a line to the store, for one thread."""
        with self._making:
            client, ca_file = self._client
        with Session(timeout_sec=self._timeout_sec, ca_file=ca_file) as session:
            self._on_this_thread.line = line = Line(client, self.bucket.name, session, cancel, self._waits)
            try:
                yield line
            finally:
                del self._on_this_thread.line

    def url_of(self, key: str) -> str:
        """Return the store's own address of an object."""
        with self._making:
            client, _ = self._client
        with _naming():
            params = {"Bucket": self.bucket.name, "Key": key}
            return str(client.generate_presigned_url("get_object", Params=params)).partition("?")[0]

    @cached_property
    def _client(self) -> tuple[Any, str]:
        """Make the client; returns with it the file of certificates that is trusted."""
        with _naming():
            import boto3.session
            import botocore.session
            from botocore.config import Config

            bare: Any = botocore.session.Session()
            if bool(self._key_id) != bool(self._key):
                raise NotSetUp("PartialCredentialsError")
            names_keys = self._key_id and self._key_id != os.environ.get("AWS_ACCESS_KEY_ID")
            keys: dict[str, str] = (
                {"aws_access_key_id": self._key_id, "aws_secret_access_key": self._key} if names_keys else {}
            )  # the environment's own are left to boto3, which knows of a token beside them
            session: Any = boto3.session.Session(botocore_session=bare, **keys)
            own = self.bucket.endpoint_url
            config = Config(
                signature_version="s3v4",
                s3={"addressing_style": "path" if own else "virtual"},
                retries={"mode": "standard", "total_max_attempts": 1},
                # Checksums of the newer kind are not understood everywhere; MD5 is.
                request_checksum_calculation="when_required",
                response_checksum_validation="when_required",
            )
            region, endpoint = self.bucket.region or None, own or None
            try:
                client: Any = session.client("s3", region_name=region, endpoint_url=endpoint, config=config)
            except ValueError as error:  # an address that boto3 knows better
                raise NotSetUp("ValueError") from error
            client.meta.events.register("before-send.s3", self._send)
            return client, self._ca_file or str(bare.get_config_variable("ca_bundle") or "")

    def _send(self, request: Any, **_: object) -> Any:
        """Send what boto3 has signed, in its own network's place."""
        return self._on_this_thread.line.send(request)


class Line:
    """Calls one after the other, retried as every upload is."""

    def __init__(self, client: Any, bucket: str, session: Session, cancel: CancelToken, waits: Waits) -> None:
        self._client = client
        self._bucket = bucket
        self._session = session
        self._cancel: CancelToken | None = cancel
        self._waits = waits
        self._on_bytes: Callable[[int], None] = _nobody
        self._total_sec: float | None = None

    def ask(
        self,
        call: str,
        *,
        body: Readable | None = None,
        on_bytes: Callable[[int], None] | None = None,
        **params: Any,
    ) -> dict[str, Any]:
        """Carry out one of the client's calls (`put_object`) on the bucket; `body` is read anew for a retry.

        Raises `StoreRefused`, `NotSetUp`, `Unreachable`, `Unreadable`, `Canceled` or the body's `OSError`.
        """
        self._on_bytes = on_bytes or _nobody
        retries = Retries(self._waits)
        while True:
            try:
                return self._once(call, params, body)
            except Unreachable:
                if self._cancel is None or not retries.wait(self._cancel):
                    raise
            except StoreRefused as error:
                if self._cancel is None or not error.may_be_retried or not retries.wait(self._cancel):
                    raise

    def try_last(self, call: str, **params: Any) -> None:
        """Say a last word, once and quickly, whether or not somebody has canceled; it may get lost."""
        before = self._cancel, self._total_sec
        self._cancel, self._total_sec = None, _LAST_SEC
        try:
            self.ask(call, **params)
        except (StoreRefused, NotSetUp, Unreachable, Unreadable) as error:
            _log.warning("%s was not heard by the store: %s", call, error)
        finally:
            self._cancel, self._total_sec = before

    def _once(self, call: str, params: Mapping[str, object], body: Readable | None) -> dict[str, Any]:
        if self._cancel is not None:
            self._cancel.check()
        given: dict[str, Any] = dict(params)
        if body is not None:
            cast("Any", body).seek(0)
            given["Body"] = body
        with _naming():
            return getattr(self._client, call)(Bucket=self._bucket, **given)

    def send(self, request: Any) -> Any:
        """Send a signed request; returns boto3's kind of answer."""
        from botocore.awsrequest import AWSResponse

        headers = {name: _text(value) for name, value in request.headers.items() if name != "Expect"}
        answer = self._session.send(
            request.method,
            request.url,
            headers,
            self._body(request.body),
            cancel=self._cancel,
            total_sec=self._total_sec,
        )
        return AWSResponse(request.url, answer.status, answer.headers, _Raw(answer.body))

    def _body(self, body: Any) -> bytes | Callable[[], AsyncIterator[bytes]]:
        if body is None:
            return b""
        if isinstance(body, str):
            return body.encode()
        if isinstance(body, bytes | bytearray):
            return bytes(body)
        return lambda: chunks_of(body, self._on_bytes)


class _Raw:
    """A body that has been read, as boto3 wants to read it."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    def stream(self, **_: object) -> Generator[bytes]:
        """Yield it."""
        yield self._body


@contextmanager
def _naming() -> Generator[None]:
    """Turn boto3's exceptions into the few that matter; their own words may hold what nobody should read."""
    try:
        from botocore.exceptions import BotoCoreError, ClientError
        from botocore.parsers import ResponseParserError
    except ImportError as error:
        raise NotSetUp("ImportError") from error
    try:
        yield
    except ClientError as error:
        response = cast("dict[str, Any]", error.response)
        code = str(response.get("Error", {}).get("Code", ""))
        status = int(response.get("ResponseMetadata", {}).get("HTTPStatusCode", 0))
        raise StoreRefused(code or str(status), status) from error
    except ResponseParserError as error:
        raise Unreadable("no XML") from error
    except BotoCoreError as error:
        raise NotSetUp(type(error).__name__) from error


def _text(value: str | bytes) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else value


def _nobody(_: int) -> None:
    """Listen to nothing."""
