"""The pipeline over the folders of a data directory; imported when the first film is made."""

import os
from pathlib import Path

from studio.domain.cancel import CancelToken
from studio.domain.settings import Settings
from studio.domain.spec import RenderSpec
from studio.pipeline import run as pipeline
from studio.services.engine import Folders, Outcome, Report
from studio.storage.local import LocalStorage


def render(
    job_id: str,
    spec: RenderSpec,
    report: Report,
    cancel: CancelToken,
    folders: Folders,
    settings: Settings,
    storage_root: Path,
) -> Outcome:
    """Make the film of a job; raises `StudioError` only."""
    tools = pipeline.Tools(
        cache_dir=folders.cache,
        scratch_dir=folders.scratch,
        storage=LocalStorage(storage_root, settings.storage_public_base_url),
        workers=settings.workers or os.cpu_count() or 1,
    )
    return pipeline.render(job_id, spec, tools, report, cancel)
