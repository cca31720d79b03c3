"""Every call of the contract, with the trouble each status stands for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from pydantic import BaseModel, ConfigDict, ValidationError, ValidationInfo, field_validator

from studio.backend.dialects import (
    in_snake_case,
    job_done_body,
    presign_body,
    route,
    script_done_body,
    speaks,
    uploaded_body,
)
from studio.backend.tokens import Tokens
from studio.backend.troubles import (
    not_configured,
    not_spoken,
    passes_later,
    refused,
    unreachable,
    unreadable,
)
from studio.domain.backend import BackendSettings, Call, Dialect
from studio.domain.cancel import CancelToken
from studio.network.connection import Answer, Connection, Endpoint, Unreachable, Unreadable

if TYPE_CHECKING:
    import httpx

IDEMPOTENCY_HEADER: Final = "Idempotency-Key"


class Presigned(BaseModel):
    """An address to which a file may be put for a while; `public_url` is where it will be found."""

    model_config = ConfigDict(frozen=True)

    upload_url: str
    public_url: str
    headers: dict[str, str] = {}
    expires_sec: float = 0.0

    @field_validator("headers", "expires_sec", mode="before")
    @classmethod
    def _null_is_nothing(cls, value: object, info: ValidationInfo) -> object:
        return cls.model_fields[info.field_name or ""].default if value is None else value


@dataclass(frozen=True, slots=True)
class Ended:
    """How a job ended, as the backend is told."""

    job_id: str
    succeeded: bool
    video_url: str = ""
    duration_sec: float = 0.0
    error_code: str = ""


class Backend:
    """One backend at one address. Thread-safe; each call is a request of its own."""

    def __init__(
        self,
        settings: BackendSettings,
        tokens: Tokens,
        *,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._settings = settings
        self._tokens = tokens
        endpoint = Endpoint(
            settings.base_url,
            settings.timeout_sec,
            ca_file=settings.ca_file,
            secret_headers=tokens.headers(),
        )
        self._connection = Connection(endpoint, transport=transport)
        self._found: Dialect | None = None

    @property
    def address(self) -> str:
        """The base address in one spelling: what it tells is kept under it."""
        return self._settings.address

    def render_spec(self, script_id: str, cancel: CancelToken | None = None) -> object:
        """Return the decoded spec of a script, names in snake_case; the caller reads and checks it.

        Raises SCRIPT_NOT_FOUND, SCRIPT_FETCH_UNAUTHORIZED, …_FORBIDDEN, …_SERVER_ERROR, …_TIMEOUT.
        """
        path = {"script_id": script_id}
        value = self._ask(Call.FETCH_SPEC, path, cancel=cancel, dialect=self._any_dialect)
        return _named_alike(Call.FETCH_SPEC, value)

    def presign(
        self, key: str, content_type: str, length: int, cancel: CancelToken | None = None
    ) -> Presigned:
        """Ask for an address to upload a file of `length` bytes to; the key may come back changed."""
        dialect = self.dialect(cancel)
        body = presign_body(dialect, key, content_type, length)
        value = self._ask(Call.PRESIGN, {}, body=body, cancel=cancel, dialect=dialect)
        try:
            return Presigned.model_validate(_named_alike(Call.PRESIGN, value))
        except ValidationError as error:
            raise unreadable(Call.PRESIGN, "no upload address") from error

    def uploaded(
        self,
        *,
        key: str,
        etag: str,
        size: int,
        content_type: str,
        public_url: str,
        cancel: CancelToken | None = None,
    ) -> None:
        """Say that a file has been uploaded."""
        dialect = self.dialect(cancel)
        body = uploaded_body(
            dialect, key=key, etag=etag, size=size, content_type=content_type, public_url=public_url
        )
        self._ask(Call.UPLOADED, {}, body=body, cancel=cancel, dialect=dialect)

    def job_done(self, ended: Ended, *, once: str, cancel: CancelToken | None = None) -> None:
        """Say how a job ended; `once` is a key by which the backend knows the same outcome again."""
        dialect = self.dialect(cancel)
        body = job_done_body(
            dialect,
            job_id=ended.job_id,
            video_url=ended.video_url,
            duration_sec=ended.duration_sec,
            succeeded=ended.succeeded,
            error_code=ended.error_code,
        )
        names = {"job_id": ended.job_id}
        self._ask(Call.JOB_DONE, names, body=body, cancel=cancel, dialect=dialect, once=once)

    def script_done(
        self,
        video_id: str,
        script_id: str,
        script: object,
        version: int,
        *,
        once: str,
        cancel: CancelToken | None = None,
    ) -> object:
        """Hand over a script that was written here; return what the backend says."""
        dialect = self.dialect(cancel)
        body = script_done_body(
            dialect, video_id=video_id, script_id=script_id, script=script, version=version
        )
        value = self._ask(Call.SCRIPT_DONE, {}, body=body, cancel=cancel, dialect=dialect, once=once)
        return _named_alike(Call.SCRIPT_DONE, value)

    def ask(
        self,
        call: Call,
        names: Mapping[str, str] | None = None,
        *,
        body: object = None,
        query: Mapping[str, str | int] | None = None,
        cancel: CancelToken | None = None,
        once: str = "",
    ) -> object:
        """Make any other call that the backend's dialect knows; return its answer in snake_case.

        `once` is a key by which the backend knows the same wish again.
        """
        dialect = self.dialect(cancel)
        if not speaks(dialect, call):
            raise not_spoken(call, dialect)
        value = self._ask(
            call, names or {}, body=body, query=query, cancel=cancel, dialect=dialect, once=once
        )
        return _named_alike(call, value)

    def dialect(self, cancel: CancelToken | None = None) -> Dialect:
        """Return what the backend speaks, found by trying where the settings do not say."""
        if self._settings.dialect is not Dialect.AUTO:
            return self._settings.dialect
        if self._found is None:  # two threads may both ask: nobody waits for what another one could cancel
            self._found = self._try_dialects(cancel)
        return self._found

    def _try_dialects(self, cancel: CancelToken | None) -> Dialect:
        """Only spring lists scripts: whoever knows that path, even to say no, speaks it.

        Who is in trouble, or no backend at all (a hotel's page to sign in), has not said: that is raised.
        """
        asked = route(Dialect.SPRING, Call.LIST_SCRIPTS, self._settings.paths)
        answer = self._send(
            Call.LIST_SCRIPTS, asked.method, asked.path, query={"page": 0, "size": 1}, cancel=cancel
        )
        if answer.status in (404, 405, 501):
            return Dialect.DOC
        if passes_later(answer.status):
            raise refused(Call.LIST_SCRIPTS, answer.status, self._tokens.blanked(_said(answer)))
        try:
            if answer.is_good:
                answer.value()
        except Unreadable as error:
            raise unreadable(Call.LIST_SCRIPTS, error.reason) from error
        return Dialect.SPRING

    @property
    def _any_dialect(self) -> Dialect:
        """A dialect for a call that is the same in both: nothing need be tried for it."""
        chosen = self._settings.dialect
        return Dialect.SPRING if chosen is Dialect.AUTO else chosen

    def _ask(
        self,
        call: Call,
        names: Mapping[str, str],
        *,
        dialect: Dialect,
        body: object = None,
        query: Mapping[str, str | int] | None = None,
        cancel: CancelToken | None = None,
        once: str = "",
    ) -> object:
        asked = route(dialect, call, self._settings.paths)
        try:
            path = asked.filled(names)
        except KeyError as error:
            raise unreadable(call, f"a path with an unknown name {error}") from error
        headers = {IDEMPOTENCY_HEADER: once} if once else None
        answer = self._send(call, asked.method, path, body=body, query=query, headers=headers, cancel=cancel)
        if not answer.is_good:
            raise refused(call, answer.status, self._tokens.blanked(_said(answer)))
        try:
            return answer.value()
        except Unreadable as error:
            raise unreadable(call, error.reason) from error

    def _send(
        self,
        call: Call,
        method: str,
        path: str,
        *,
        body: object = None,
        query: Mapping[str, str | int] | None = None,
        headers: Mapping[str, str] | None = None,
        cancel: CancelToken | None = None,
    ) -> Answer:
        if not self._settings.base_url:
            raise not_configured()
        try:
            return self._connection.send(method, path, body=body, query=query, headers=headers, cancel=cancel)
        except Unreachable as error:
            raise unreachable(call, error.reason, timed_out=error.timed_out) from error
        except Unreadable as error:
            raise unreadable(call, error.reason) from error


def _named_alike(call: Call, value: object) -> object:
    """Return an answer with its names in snake_case; raises for one that is too deep to walk through."""
    try:
        return in_snake_case(value)
    except RecursionError as error:
        raise unreadable(call, "nested too deeply") from error


def _said(answer: Answer) -> str:
    """Return what the backend says about a refusal, in either of its forms, empty where it says nothing."""
    try:
        value = in_snake_case(answer.value())
    except (Unreadable, RecursionError):
        return ""
    if not isinstance(value, dict):
        return ""
    fields = cast("dict[str, object]", value)
    inner = fields.get("detail", fields)
    if not isinstance(inner, dict):
        return str(inner)
    detail = cast("dict[str, object]", inner)
    parts = [str(detail[name]) for name in ("reason_code", "error", "message") if detail.get(name)]
    return ": ".join(parts)
