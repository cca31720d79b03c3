"""Services that take jobs over HTTP: submit, poll, download, each as the settings describe it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote, urlsplit

from studio.domain.cancel import CancelToken
from studio.domain.visuals import JobApi, JobState, JobView, VisualKind, VisualOptions, VisualSettings
from studio.network.connection import Answer, Connection, Endpoint, Unreachable, Unreadable
from studio.network.downloads import DownloadRefused, Source, fetch_file, wait_of
from studio.network.targets import AddressRefused
from studio.visuals import troubles
from studio.visuals.fields import address_in, at, filled, fraction_in, put, words_in
from studio.visuals.provider import OnBytes

DOWNLOAD_LIMIT: Final = 64 * 1024 * 1024
"""Bytes of a picture above which it is not fetched on."""
CLIP_LIMIT: Final = 256 * 1024 * 1024
"""The same of a clip."""
_ID_LIMIT: Final = 300
_QUEUED: Final = (
    "queued", "pending", "starting", "throttled", "waiting", "created", "submitted", "in_queue", "scheduled",
    "accepted", "received",
)  # fmt: skip


class JobService:
    """A service behind a base address; the key goes to that very host alone."""

    def __init__(self, settings: VisualSettings, key: str, kind: VisualKind = VisualKind.PICTURE) -> None:
        self._kind = kind
        self._api: JobApi = settings.api
        self._settings = settings
        self._unanswered: dict[tuple[str, VisualOptions], str] = {}
        """Keys of orders that got no answer yet."""
        self._key = key
        self._secret = _key_headers(self._api.key_header, key)
        self.name = urlsplit(self._api.base_url).hostname or ""
        self.model = self._api.clip_model if kind is VisualKind.CLIP else self._api.model

    def submit(self, prompt: str, options: VisualOptions, cancel: CancelToken) -> str:
        """Ask for a picture and return the id of the job."""
        api = self._api
        is_clip = self._kind is VisualKind.CLIP
        if is_clip and not api.clip_submit_path:
            raise troubles.no_clips()
        width, height = options.size
        names = {
            "ratio": options.ratio,
            "width": width,
            "height": height,
            "seconds": options.seconds,
            "model": self.model,
        }
        body: dict[str, Any] = {}
        for path, value in (api.clip_extra if is_clip else api.extra).items():
            put(body, path, filled(value, names))
        if self.model and api.model_field:
            put(body, api.model_field, self.model)
        put(body, api.prompt_field, prompt)
        # A job that was taken although its answer was lost costs money: it is known again by this key.
        asked = (prompt, options)
        once = self._unanswered.setdefault(asked, uuid.uuid4().hex)
        headers = {**api.headers, "Idempotency-Key": once}
        where = api.clip_submit_path if is_clip else api.submit_path
        answer = self._ask("POST", where, "", cancel, body=body, headers=headers)
        found = at(answer, api.id_field)
        if not isinstance(found, str | int) or isinstance(found, bool) or not str(found).strip():
            raise troubles.lacks(api.id_field)
        if len(str(found)) > _ID_LIMIT:
            raise troubles.unreadable(f"“{api.id_field}” > {_ID_LIMIT}")
        self._unanswered.pop(asked, None)
        return str(found)

    def poll(self, job_id: str, cancel: CancelToken) -> JobView:
        """Tell how far a job is."""
        api = self._api
        answer = self._ask("GET", api.poll_path, job_id, cancel)
        status = at(answer, api.status_field)
        if not isinstance(status, str):
            raise troubles.lacks(api.status_field)
        word = status.strip().casefold()
        if word in map(str.casefold, api.failed):
            said = words_in(at(answer, api.error_field)) or words_in(answer)
            return JobView(JobState.FAILED, said=troubles.shortened(said, self._key))
        if word not in map(str.casefold, api.done):
            fraction = fraction_in(at(answer, api.progress_field)) if api.progress_field else None
            is_queued = word.replace(" ", "_").replace("-", "_") in _QUEUED and not fraction
            return JobView(JobState.QUEUED if is_queued else JobState.RUNNING, fraction)
        if api.result_path:
            answer = self._ask("GET", api.result_path, job_id, cancel)
        address = address_in(at(answer, api.output_field))
        if not address:
            raise troubles.lacks(api.output_field)
        return JobView(JobState.DONE, 1.0, address)

    def download(self, address: str, target: Path, on_bytes: OnBytes, cancel: CancelToken) -> None:
        """Write what lies at an address into `target`."""
        settings = self._settings
        source = Source(
            self._api.base_url,
            self._limit,
            settings.timeout_sec,
            settings.longest_sec,
            ca_file=settings.ca_file,
            secret_headers=self._secret,
        )
        try:
            fetch_file(address, target, source, on_bytes=on_bytes, cancel=cancel)
        except DownloadRefused as error:
            raise troubles.refused(error.status, "", error.wait_sec) from error
        except AddressRefused as error:
            raise troubles.address_refused(error.reason) from error
        except Unreachable as error:
            raise troubles.unreachable(error.reason, passes=True) from error
        except Unreadable as error:
            if error.reason.startswith("more than"):
                raise troubles.too_large(self._limit) from error
            raise troubles.unreadable(error.reason) from error

    @property
    def _limit(self) -> int:
        return CLIP_LIMIT if self._kind is VisualKind.CLIP else DOWNLOAD_LIMIT

    def _ask(
        self,
        method: str,
        path: str,
        job_id: str,
        cancel: CancelToken,
        *,
        body: object = None,
        headers: Mapping[str, str] | None = None,
    ) -> object:
        settings = self._settings
        endpoint = Endpoint(
            self._api.base_url,
            settings.timeout_sec,
            ca_file=settings.ca_file,
            secret_headers=self._secret,
        )
        where = path.replace("{id}", _part(job_id)).replace("{model}", quote(self.model, safe="/"))
        try:
            answer = Connection(endpoint).send(
                method, where, body=body, headers=headers or self._api.headers, cancel=cancel
            )
        except Unreachable as error:
            # Whether a job was taken is not known after a cut: it is not ordered a second time.
            passes = method == "GET" or error.reason == "no connection"
            raise troubles.unreachable(error.reason, passes=passes) from error
        except Unreadable as error:
            raise troubles.unreadable(error.reason) from error
        return self._read(answer)

    def _read(self, answer: Answer) -> object:
        try:
            value = answer.value()
        except Unreadable as error:
            if not answer.is_good:
                raise troubles.refused(answer.status, "", wait_of(answer.headers)) from error
            raise troubles.unreadable(error.reason) from error
        if not answer.is_good:
            said = words_in(at(value, self._api.error_field)) or words_in(value)
            words = troubles.shortened(said, self._key)
            raise troubles.refused(answer.status, words, wait_of(answer.headers))
        return value

    def __repr__(self) -> str:
        return f"JobService({self.name!r})"


def _key_headers(header: str, key: str) -> dict[str, str]:
    name, _, scheme = header.partition(":")
    return {name: f"{scheme.strip()} {key}".strip()} if key else {}


def _part(identity: str) -> str:
    """Return an id as one part of a path, whatever it holds."""
    quoted = quote(identity, safe="")
    return quoted.replace(".", "%2E") if set(identity) <= {"."} else quoted
