"""Where the files of a film lie on this machine, by the addresses its job carries."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from studio.domain.errors import ErrorCode, NotFound
from studio.domain.ids import path_part
from studio.domain.job import JobAssets, RenderJob
from studio.domain.job_list import ListedJob
from studio.domain.text import Text

VIDEO: Final = "video.mp4"
SUBTITLE_SRT: Final = "subtitles.srt"
SUBTITLE_VTT: Final = "subtitles.vtt"
THUMBNAIL: Final = "thumb.jpg"
FILES: Final = (VIDEO, SUBTITLE_SRT, SUBTITLE_VTT, THUMBNAIL)
"""All files of a film."""


@dataclass(frozen=True, slots=True)
class PublishedFiles:
    """The files of one film."""

    video: Path
    subtitle_srt: Path
    subtitle_vtt: Path
    thumbnail: Path

    @property
    def by_name(self) -> dict[str, Path]:
        """The files by the names they are stored and uploaded under."""
        paths = (self.video, self.subtitle_srt, self.subtitle_vtt, self.thumbnail)
        return dict(zip(FILES, paths, strict=True))


def local_path(url: str) -> Path | None:
    """Return the path that a file URL names, None for any other URL."""
    parts = urlsplit(url)
    return Path(url2pathname(parts.path)) if parts.scheme == "file" else None


def files_of(job: RenderJob | ListedJob, storage_root: Path) -> PublishedFiles:
    """Return the files of a finished job; raises `JOB_NOT_FOUND` while it has none."""
    if job.assets is None:
        raise NotFound(
            ErrorCode.JOB_NOT_FOUND,
            Text(
                ko=f"작업 {job.job_id}에는 아직 완성된 영상이 없습니다 (상태 {job.status}).",
                en=f"Job {job.job_id} has no finished film (status {job.status}).",
            ),
            Text(ko="작업이 끝난 뒤 여십시오.", en="Open it when the job has succeeded."),
        )
    folder = _folder_of(job, job.assets, storage_root)
    return PublishedFiles(
        video=folder / VIDEO,
        subtitle_srt=folder / SUBTITLE_SRT,
        subtitle_vtt=folder / SUBTITLE_VTT,
        thumbnail=folder / THUMBNAIL,
    )


def _folder_of(job: RenderJob | ListedJob, assets: JobAssets, storage_root: Path) -> Path:
    """A file URL is the truth, wherever the storage was when the film was made; else its key says."""
    video = local_path(assets.video_url)
    if video is not None:
        return video.parent
    parts = (path_part(identity) for identity in (job.video_id, job.script_id, job.job_id))
    return storage_root.joinpath("videos", *parts)
