"""A studio that is connected to a stand-in backend, and what a person does in it to have a film delivered."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.domain.cancel import CancelToken
from studio.domain.job import RenderJob
from studio.domain.progress import ProgressEvent
from studio.services.studio import Studio, open_studio
from tests.fakes.backend import Backend
from tests.fakes.pipeline import FakePipeline

NO_WAITS = ((0.0, 0.0),) * 3
SCRIPT = "script-1"
VIDEO = "video-1"


def spec(*narrations: str, **changes: Any) -> dict[str, Any]:
    """A render spec as the backend hands it out."""
    return {
        "script_id": SCRIPT,
        "video_id": VIDEO,
        "title": "피싱 메일",
        "total_duration_sec": None,
        "scenes": [
            {
                "scene_id": n,
                "scene_order": n,
                "chapter_title": "첫 장",
                "purpose": "explanation",
                "narration": text,
                "caption": None,
                "duration_sec": None,
                "visual_spec": None,
            }
            for n, text in enumerate(narrations or ("첫 장면입니다.", "둘째 장면입니다."), start=1)
        ],
        **changes,
    }


def connected(
    data_dir: Path, backend: Backend, pipeline: FakePipeline | None = None, **variables: str
) -> Studio:
    """Open a studio whose films go through the backend; a second call is a restart, or another studio."""
    environ = {
        "BACKEND_BASE_URL": backend.url,
        "BACKEND_INTERNAL_TOKEN": backend.token,
        "BACKEND_DIALECT": backend.dialect.value,
        "BACKEND_TIMEOUT_SEC": "5",
        "STORAGE_PROVIDER": "backend_presigned",
        **variables,
    }
    studio = open_studio(data_dir, environ, render=pipeline)
    studio.uploading.waits = NO_WAITS
    if pipeline is not None:
        pipeline.send = lambda: studio.uploading.as_step
    return studio


def rendered(
    studio: Studio,
    script_id: str = SCRIPT,
    on_progress: Callable[[ProgressEvent], None] = lambda _: None,
    cancel: CancelToken | None = None,
) -> RenderJob:
    """Fetch, freeze and render what the backend hands out."""
    job = studio.rendering.create_for_backend(script_id).job
    started = studio.rendering.start(job.job_id, cancel).job
    return studio.rendering.run(started.job_id, on_progress, cancel)


def film_of(studio: Studio, job: RenderJob) -> bytes:
    """The film as it was stored on this machine."""
    return studio.publishing.files(job).video.read_bytes()


def arrived(backend: Backend, job: RenderJob) -> dict[str, str]:
    """The digests of what the backend was told that it arrived, by name."""
    return {
        upload.key.rsplit("/", 1)[1]: upload.body_sha256
        for upload in backend.uploads.values()
        if upload.completed and f"/{job.job_id}/" in upload.key
    }


def told(backend: Backend) -> list[dict[str, Any]]:
    """All completions that were recorded, whatever the job was called."""
    return [one for ends in backend.completions.values() for one in ends]


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def script_of(backend: Backend, script_id: str = SCRIPT) -> str:
    """What the backend would hand out now, as text."""
    return json.dumps(backend.specs[script_id], ensure_ascii=False)
