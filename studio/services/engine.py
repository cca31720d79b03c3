"""What services ask of the pipeline, so that tests can put a small one in its place."""

import os
from collections.abc import Callable
from pathlib import Path

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.settings import Settings, StorageProvider
from studio.domain.spec import RenderSpec
from studio.domain.text import Text
from studio.pipeline.outcome import RenderOutcome, Report, Tools
from studio.storage.local import LocalStorage

Render = Callable[[str, RenderSpec, Report, CancelToken], RenderOutcome]
"""Makes the film of a job from its snapshot; raises `StudioError` only."""


class Folders:
    """Where things lie in a data directory."""

    def __init__(self, data_dir: Path) -> None:
        self.data = data_dir
        self.database = data_dir / "studio.db"
        self.settings = data_dir / "settings.json"
        self.logs = data_dir / "logs"
        self.owners = data_dir / "owners"
        self.cache = data_dir / "cache"
        self.clips = self.cache / "clips"
        self.scratch = data_dir / "scratch"
        self.films = data_dir / "films"
        self.pictures = data_dir / "pictures"

    def storage_root(self, settings: Settings) -> Path:
        """Return the folder of the local storage."""
        chosen = settings.storage_local_dir
        return Path(chosen).expanduser().absolute() if chosen else self.films


def tools_of(folders: Folders, settings: Settings) -> Tools:
    """Return what a render works with; raises STORAGE_UPLOAD_FAILED for a storage that is not there yet."""
    if settings.storage is not StorageProvider.LOCAL:
        raise StepFailed(
            ErrorCode.STORAGE_UPLOAD_FAILED,
            Text(
                ko=f"이 버전은 '{settings.storage}' 저장소에 올릴 수 없습니다.",
                en=f"This version cannot store into '{settings.storage}'.",
            ),
            Text(
                ko="STORAGE_PROVIDER나 저장소 설정을 local로 바꾸십시오.",
                en="Set STORAGE_PROVIDER or the storage setting to local.",
            ),
        )
    return Tools(
        cache_dir=folders.cache,
        scratch_dir=folders.scratch,
        storage=LocalStorage(folders.storage_root(settings), settings.storage_public_base_url),
        workers=settings.workers or os.cpu_count() or 1,
        pictures_dir=folders.pictures,
    )


def real_render(folders: Folders, settings: Callable[[], Settings]) -> Render:
    """Return the pipeline over a data directory; loading it waits for the first film."""

    def render(job_id: str, spec: RenderSpec, report: Report, cancel: CancelToken) -> RenderOutcome:
        from studio.pipeline import run

        return run.render(job_id, spec, tools_of(folders, settings()), report, cancel)

    return render
