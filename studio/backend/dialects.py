"""The two dialects of the backend as data: where each call goes, and how its fields are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, cast
from urllib.parse import quote

from studio.domain.backend import Call, Dialect


@dataclass(frozen=True, slots=True)
class Route:
    """A method and a path with `{names}` in braces."""

    method: str
    path: str

    def filled(self, names: Mapping[str, str]) -> str:
        """Return the path with ids in their places; an id is data and never more than one part of a path."""
        return re.sub(r"\{(\w+)\}", lambda m: _part(names[m.group(1)]), self.path)


def _part(identity: str) -> str:
    quoted = quote(identity, safe="")
    return quoted.replace(".", "%2E") if set(identity) <= {"."} else quoted


_SPEC: Final = Route("GET", "/internal/scripts/{script_id}/render-spec")
_PRESIGN: Final = Route("POST", "/internal/storage/presign-put")
_UPLOADED: Final = Route("POST", "/internal/storage/complete")

_DOC: Final[Mapping[Call, Route]] = {
    Call.FETCH_SPEC: _SPEC,
    Call.SCRIPT_DONE: Route("POST", "/video/script/complete"),
    Call.JOB_DONE: Route("POST", "/video/job/{job_id}/complete"),
    Call.PRESIGN: _PRESIGN,
    Call.UPLOADED: _UPLOADED,
}
_SPRING: Final[Mapping[Call, Route]] = {
    Call.FETCH_SPEC: _SPEC,
    Call.SCRIPT_DONE: Route("POST", "/scripts/complete"),
    Call.JOB_DONE: Route("POST", "/internal/video/job/{job_id}/complete"),
    Call.PRESIGN: _PRESIGN,
    Call.UPLOADED: _UPLOADED,
    Call.LIST_SCRIPTS: Route("GET", "/scripts"),
    Call.LOOKUP_SCRIPT: Route("GET", "/scripts/lookup"),
    Call.GET_SCRIPT: Route("GET", "/scripts/{script_id}"),
    Call.PUT_SCRIPT: Route("PUT", "/scripts/{script_id}"),
    Call.APPROVE_SCRIPT: Route("POST", "/scripts/{script_id}/approve"),
    Call.REJECT_SCRIPT: Route("POST", "/scripts/{script_id}/reject"),
    Call.LIST_VIDEOS: Route("GET", "/admin/videos/list"),
    Call.GET_VIDEO: Route("GET", "/video/{video_id}"),
    Call.CREATE_VIDEO: Route("POST", "/admin/videos"),
    Call.REQUEST_REVIEW: Route("PUT", "/admin/videos/{video_id}/review-request"),
    Call.APPROVE_VIDEO: Route("PUT", "/admin/videos/{video_id}/approve"),
    Call.REJECT_VIDEO: Route("PUT", "/admin/videos/{video_id}/reject"),
    Call.REVIEW_QUEUE: Route("GET", "/admin/videos/review-queue"),
    Call.CREATE_JOB: Route("POST", "/video/job"),
    Call.GET_JOB: Route("GET", "/video/job/{job_id}"),
}
ROUTES: Final[Mapping[Dialect, Mapping[Call, Route]]] = {Dialect.DOC: _DOC, Dialect.SPRING: _SPRING}


def speaks(dialect: Dialect, call: Call) -> bool:
    """Tell whether a dialect knows a call."""
    return call in ROUTES[dialect]


def route(dialect: Dialect, call: Call, own_paths: Mapping[Call, str]) -> Route:
    """Return where a call goes, by a path of one's own where there is one."""
    known = ROUTES[dialect][call]
    own = own_paths.get(call, "").strip()
    return Route(known.method, own) if own else known


def presign_body(dialect: Dialect, key: str, content_type: str, length: int) -> dict[str, object]:
    """Return what asks for an address to upload to."""
    return _cased(dialect, {"object_key": key, "content_type": content_type, "content_length": length})


def uploaded_body(
    dialect: Dialect, *, key: str, etag: str, size: int, content_type: str, public_url: str
) -> dict[str, object]:
    """Return what says that a file was uploaded."""
    return _cased(
        dialect,
        {
            "object_key": key,
            "etag": etag,
            "size_bytes": size,
            "content_type": content_type,
            "public_url": public_url,
        },
    )


def job_done_body(
    dialect: Dialect, *, job_id: str, video_url: str, duration_sec: float, succeeded: bool, error_code: str
) -> dict[str, object]:
    """Return what says how a job ended; spring takes whole seconds.

    A canceled job is told as FAILED with the code CANCELED.
    """
    body: dict[str, object] = {
        "jobId": job_id,
        "videoUrl": video_url or None,
        "duration": round(duration_sec) if dialect is Dialect.SPRING else round(duration_sec, 3),
        "status": "COMPLETED" if succeeded else "FAILED",
    }
    return body if succeeded else {**body, "errorCode": error_code}


def script_done_body(
    dialect: Dialect, *, video_id: str, script_id: str, script: object, version: int
) -> dict[str, object]:
    """Return what hands over a script that was written here."""
    if dialect is Dialect.SPRING:
        return {"videoId": video_id, "script": script, "version": version}
    return {"material_id": video_id, "script_id": script_id, "script": script, "version": version}


def _cased(dialect: Dialect, fields: dict[str, object]) -> dict[str, object]:
    if dialect is Dialect.DOC:
        return fields
    return {camel(name): value for name, value in fields.items()}


def camel(name: str) -> str:
    """Return `object_key` as `objectKey`."""
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


def snake(name: str) -> str:
    """Return `objectKey` as `object_key`."""
    return re.sub(r"(?<=[a-z0-9])([A-Z])", lambda m: "_" + m.group(1).lower(), name)


_AS_WRITTEN: Final = ("visual", "visual_spec", "headers")


def in_snake_case(value: object) -> object:
    """Return decoded JSON with all names in snake_case, so that both casings read alike.

    What a scene asks of its picture is left alone: its unknown keys are kept as they were written. So are the
    names of HTTP headers.
    Raises RecursionError for what is nested too deeply.
    """
    if isinstance(value, dict):
        fields = {snake(str(name)): inner for name, inner in cast("dict[object, object]", value).items()}
        return {k: v if k in _AS_WRITTEN else in_snake_case(v) for k, v in fields.items()}
    if isinstance(value, list):
        return [in_snake_case(inner) for inner in cast("list[object]", value)]
    return value
