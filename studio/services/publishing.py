"""Finished films: where they are, and handing them over under names a person chose."""

import re
import shutil
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Final

from studio.domain.disk import disk_full, is_disk_full
from studio.domain.errors import EnvironmentTrouble, ErrorCode, NotFound
from studio.domain.job import RenderJob
from studio.domain.records import VideoAsset
from studio.domain.text import Text
from studio.services.film_files import PublishedFiles, files_of
from studio.store.assets import Assets
from studio.store.database import Database

NAME_LIMIT: Final = 80
"""Characters of a title that become a file name; Hangul takes three bytes and names end at 255."""


class Publishing:
    """The films of a data directory."""

    def __init__(self, database: Database, storage_root: Callable[[], Path]) -> None:
        self._assets = Assets(database)
        self._storage_root = storage_root

    def published(self, video_id: str) -> VideoAsset | None:
        """Return the newest film for delivery of a video; drafts do not count."""
        return self._assets.published(video_id)

    def files(self, job: RenderJob) -> PublishedFiles:
        """Return the files of a finished job; raises when it has none or they were taken away."""
        files = files_of(job, self._storage_root())
        if not files.video.is_file():
            raise NotFound(
                ErrorCode.FILE_NOT_READABLE,
                Text(
                    ko=f"영상 파일이 더 이상 없습니다: {files.video}.",
                    en=f"The film is no longer there: {files.video}.",
                ),
                Text(ko="파일을 되돌리거나 영상을 다시 만드십시오.", en="Put it back, or render it again."),
            )
        return files

    def ready(self, out_dir: Path) -> Path:
        """Make sure, before any work, that `out_dir` can be written; raises `FILE_NOT_WRITABLE`."""
        probe = out_dir / f".ctrlf-{uuid.uuid4().hex}"
        try:
            out_dir.mkdir(parents=True, exist_ok=True)
            probe.touch()
            probe.unlink()
        except OSError as error:
            raise _not_writable(out_dir, error) from error
        return out_dir

    def deliver(self, job: RenderJob, out_dir: Path) -> PublishedFiles:
        """Put a film's files into a folder under its title; each appears whole or not at all."""
        source = self.files(job)
        self.ready(out_dir)
        stem = safe_name(job.title) or safe_name(job.video_id) or job.job_id
        target = PublishedFiles(
            video=out_dir / f"{stem}.mp4",
            subtitle_srt=out_dir / f"{stem}.srt",
            subtitle_vtt=out_dir / f"{stem}.vtt",
            thumbnail=out_dir / f"{stem}.jpg",
        )
        for name in (
            "subtitle_srt",
            "subtitle_vtt",
            "thumbnail",
            "video",
        ):  # the film last: with it all is there
            _place(getattr(source, name), getattr(target, name))
        return target


def safe_name(title: str) -> str:
    """Return a title as a file name that every system takes; Hangul stays."""
    kept = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", title)
    kept = "".join(c for c in kept if c.isprintable())
    name = " ".join(kept.split())[:NAME_LIMIT].strip(" .")
    return f"{name}_" if re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name) else name


def _place(source: Path, target: Path) -> None:
    half = target.with_name(f".{uuid.uuid4().hex}.part")
    try:
        shutil.copyfile(source, half)  # no link: an edit out there must not change the evidence
        half.replace(target)
    except OSError as error:
        raise _not_writable(target, error) from error
    finally:
        half.unlink(missing_ok=True)


def _not_writable(path: Path, error: OSError) -> EnvironmentTrouble:
    if is_disk_full(error):
        return disk_full(path.parent)
    return EnvironmentTrouble(
        ErrorCode.FILE_NOT_WRITABLE,
        Text(
            ko=f"결과를 쓸 수 없습니다: {path} ({error.strerror}).",
            en=f"The result cannot be written: {path} ({error.strerror}).",
        ),
        Text(
            ko="쓸 수 있는 폴더를 고르거나 디스크를 확인하십시오.",
            en="Choose a folder that can be written, or check the disk.",
        ),
    )
