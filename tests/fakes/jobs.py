"""What the stand-in backend knows of render jobs: its own names for them, and how they ended."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from studio.domain.backend import Dialect

if TYPE_CHECKING:
    from tests.fakes.backend import Handler, Seen


def answer(handler: Handler, seen: Seen) -> bool:
    """Answer what is about jobs; tell whether it was."""
    backend = handler.backend
    spring = backend.dialect is Dialect.SPRING
    done = r"/internal/video/job/([^/]+)/complete" if spring else r"/video/job/([^/]+)/complete"
    if match := re.fullmatch(done, seen.path):
        _done(handler, unquote(match[1]), seen)
    elif spring and seen.path == "/video/job" and seen.method == "POST":
        _made(handler, seen)
    elif spring and (match := re.fullmatch(r"/video/job/([^/]+)", seen.path)):
        found = backend.jobs.get(unquote(match[1]))
        handler.json(found) if found is not None else handler.refuse(404, "no such job")
    else:
        return False
    return True


def _made(handler: Handler, seen: Seen) -> None:
    backend = handler.backend
    if not backend.makes_jobs:
        handler.refuse(409, "no jobs are made here")
        return
    key = seen.headers.get("Idempotency-Key", "")
    known = next((name for name, one in backend.jobs.items() if key and one.get("key") == key), "")
    name = known or f"{len(backend.jobs) + 1:04d}-by-the-backend"
    backend.jobs.setdefault(name, {"jobId": name, "status": "QUEUED", "key": key, **seen.value})
    body = json.dumps({"jobId": name, "status": "QUEUED"}).encode()
    handler.send(201, body, "application/json")


def _done(handler: Handler, job_id: str, seen: Seen) -> None:
    backend, value = handler.backend, seen.value
    if value.get("jobId") != job_id:
        handler.refuse(400, "jobId must equal the path")
        return
    if backend.knows_only_its_jobs and job_id not in backend.jobs:
        handler.refuse(404, "no such job")
        return
    key = seen.headers.get("Idempotency-Key", "")
    if not key or key not in backend.told:
        if not backend.forgets_keys:
            backend.told.add(key)
        backend.completions.setdefault(job_id, []).append(value)
        backend.jobs.setdefault(job_id, {"jobId": job_id})["status"] = value["status"]
    handler.json({"saved": True})
