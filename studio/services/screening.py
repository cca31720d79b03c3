"""A finished film to look at: that it is the one that was made, its captions, chapters and approval."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.captions.reading import from_srt
from studio.domain.cancel import CancelToken
from studio.domain.cues import Cue
from studio.domain.errors import EnvironmentTrouble, ErrorCode, NotFound, StudioError
from studio.domain.job import RenderJob
from studio.domain.records import Revision, VideoAsset
from studio.domain.review import ScriptStatus
from studio.domain.settings import CaptionMode
from studio.domain.slides import Canvas, canvas_of
from studio.domain.spec import RenderSpec, freeze
from studio.domain.text import Text
from studio.domain.voice import SpokenBy
from studio.film.chapters import Chapter, read_chapters
from studio.services.film_files import PublishedFiles
from studio.services.logs import log
from studio.services.publishing import Publishing
from studio.services.rendering import Rendering
from studio.services.scripts import Scripts
from studio.storage.checks import digest_of
from studio.store.assets import Assets
from studio.store.database import Database


@dataclass(frozen=True, slots=True)
class Screening:
    """All that is shown of a film besides its pictures and its sound."""

    job: RenderJob
    files: PublishedFiles
    canvas: Canvas
    """Size, rate and look of the film: what captions are painted for."""
    cues: tuple[Cue, ...]
    chapters: tuple[Chapter, ...]
    captions_in_picture: bool
    duration_sec: float
    bytes: int
    approved_by: str | None
    """Who approved the very words of the film; None for a draft, or where no record says so."""
    approved_at: datetime | None
    voices: tuple[SpokenBy, ...] = ()
    """Who spoke each scene; empty where no record says so."""


class Screenings:
    """Opens finished films of a data directory."""

    def __init__(
        self,
        database: Database,
        rendering: Rendering,
        publishing: Publishing,
        scripts: Scripts,
        require_open: Callable[[str], None],
    ) -> None:
        self._assets = Assets(database)
        self._rendering = rendering
        self._publishing = publishing
        self._scripts = scripts
        self._require_open = require_open

    def open(self, job_id: str, cancel: CancelToken) -> Screening:
        """Return a film to look at; takes up to a second.

        Raises `JOB_NOT_FOUND`, `EDU_EXPIRED` for a delivered film whose course has ended, and
        `FILE_NOT_READABLE` when the film was taken away or changed.
        """
        job = self._rendering.get(job_id)
        if not job.draft:
            self._require_open(job.video_id)
        files = self._publishing.files(job)
        asset = self._assets.of_job(job_id)
        self._require_unchanged(asset, files.video, cancel)
        spec = RenderSpec.model_validate_json(job.render_spec_json or "{}")
        approval = self._approval(job, spec)
        assert job.assets is not None
        return Screening(
            job=job,
            files=files,
            canvas=canvas_of(spec),
            cues=_cues(files.subtitle_srt),
            chapters=_chapters(files.video, cancel),
            captions_in_picture=spec.settings.captions is CaptionMode.BURNED_IN,
            duration_sec=job.assets.duration_sec,
            bytes=files.video.stat().st_size,
            approved_by=approval.decided_by if approval is not None else None,
            approved_at=approval.decided_at if approval is not None else None,
            voices=asset.voices if asset is not None else (),
        )

    def _require_unchanged(self, asset: VideoAsset | None, film: Path, cancel: CancelToken) -> None:
        if asset is None:
            return
        try:
            same = film.stat().st_size == asset.bytes and digest_of(film, cancel.check) == asset.sha256
        except OSError as error:
            raise EnvironmentTrouble(
                ErrorCode.FILE_NOT_READABLE,
                Text(
                    ko=f"영상을 읽을 수 없습니다: {film} ({error.strerror}).",
                    en=f"The film cannot be read: {film} ({error.strerror}).",
                ),
                Text(ko="파일과 권한을 확인하십시오.", en="Check the file and its permissions."),
            ) from error
        if not same:
            raise EnvironmentTrouble(
                ErrorCode.FILE_NOT_READABLE,
                Text(
                    ko=f"파일이 만들어진 뒤에 바뀌었습니다: {film}.",
                    en=f"This is not the film that was made: {film} was changed since.",
                ),
                Text(
                    ko="원래 파일을 되돌리거나 같은 스냅샷으로 한 번 더 만드십시오.",
                    en="Put the original back, or make it once more from the same snapshot.",
                ),
            )

    def _approval(self, job: RenderJob, spec: RenderSpec) -> Revision | None:
        """Return the approved revision whose words are those of the snapshot, word for word."""
        if job.draft:
            return None
        try:
            revisions = self._scripts.revisions(job.script_id)
        except NotFound:
            return None
        for revision in reversed(revisions):
            if revision.status is not ScriptStatus.APPROVED:
                continue
            again, _ = freeze(
                revision.script,
                script_id=job.script_id,
                video_id=job.video_id,
                settings=spec.settings,
                draft=False,
            )
            if again.scenes == spec.scenes and again.title == spec.title:
                return revision
        return None


def _cues(subtitles: Path) -> tuple[Cue, ...]:
    """Return the captions beside a film; a film is shown without them where they cannot be read."""
    try:
        return from_srt(subtitles.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        log.warning("the captions %s cannot be read: %s", subtitles, error)
        return ()


def _chapters(film: Path, cancel: CancelToken) -> tuple[Chapter, ...]:
    try:
        return read_chapters(film, cancel)
    except (StudioError, OSError, ValueError) as error:
        cancel.check()
        log.warning("the chapters of %s cannot be read: %s", film, error)
        return ()
