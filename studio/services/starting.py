"""What start does: the words of a job become its snapshot, frozen here or fetched from the backend."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, StudioError
from studio.domain.ids import new_id
from studio.domain.instants import utc_now
from studio.domain.job import RenderJob
from studio.domain.received import read_spec
from studio.domain.script import Script
from studio.domain.settings import RenderSettings
from studio.domain.spec import freeze
from studio.domain.text import Language, Text
from studio.services import refusals
from studio.services.backends import Backends
from studio.services.endings import Endings
from studio.services.job_logs import JobLogs
from studio.services.logs import logged
from studio.services.stand_ins import StandIns
from studio.services.telling import NO_VIDEO_YET, Telling


@dataclass(frozen=True, slots=True)
class Frozen:
    """A job with its snapshot, not stored yet, and what is doubtful about its words."""

    job: RenderJob
    doubts: tuple[Text, ...]


class Starting:
    """Makes snapshots. Only here is a spec ever fetched."""

    def __init__(
        self,
        *,
        backends: Backends,
        telling: Telling,
        endings: Endings,
        stand_ins: StandIns,
        logs: JobLogs,
        require_open: Callable[[str, CancelToken], None],
        language: Callable[[], Language],
    ) -> None:
        self._backends = backends
        self._telling = telling
        self._endings = endings
        self._stand_ins = stand_ins
        self._logs = logs
        self._require_open = require_open
        self._language = language

    def frozen(self, job: RenderJob, words: Script, settings: RenderSettings) -> Frozen:
        """Return a job with the snapshot of these words; raises EMPTY_RENDER_SPEC."""
        spec, doubts = freeze(
            words, script_id=job.script_id, video_id=job.video_id, settings=settings, draft=job.draft
        )
        changes = {
            "render_spec_json": spec.as_json(),
            "spec_sha256": spec.sha256,
            "title": spec.title,
            "updated_at": utc_now(),
        }
        return Frozen(job.model_copy(update=changes), tuple(doubt.text for doubt in doubts))

    def fetched(
        self,
        job: RenderJob,
        settings: RenderSettings,
        cancel: CancelToken,
        name_video: Callable[[str, Script], bool],
    ) -> Frozen:
        """Return a job with the snapshot of what the backend hands out now, made known there where it can be.

        `name_video` stores which video it turned out to be of, before the backend hears of the job: whatever
        comes in between, its end can be told. It tells whether the job still waits for its words.
        Raises the codes of a fetch, INVALID_SCRIPT, EMPTY_RENDER_SPEC, EDU_EXPIRED or `Canceled`.
        """
        remote_id = self._stand_ins.remote_id_of(job.script_id)
        self._logs.note(job.job_id, f"fetches the spec of {remote_id}")
        document = read_spec(self._backends.open().render_spec(remote_id, cancel), script_id=remote_id)
        cancel.check()
        named = job.model_copy(update={"video_id": _video_of(job, document.video_id)})
        still_waits = name_video(named.video_id, document.script)
        self._require_open(named.video_id, cancel)
        frozen = self.frozen(named, document.script, settings)
        if not still_waits:  # canceled by another studio, or started by it
            return frozen
        return Frozen(self._registered(frozen.job, cancel), frozen.doubts)

    def fail(self, job: RenderJob, error: Exception) -> StudioError:
        """End a job that got no snapshot, and return the trouble as it is told.

        Somebody who ended it meanwhile was quicker: then that is how it ended.
        """
        trouble = error if isinstance(error, StudioError) else logged(error)
        language, now = self._language(), utc_now()
        text = trouble.stored_message(language)
        if isinstance(trouble, Canceled):
            ended = job.canceled(now, text)
        else:
            ended = job.started(now).failed(now, trouble.code, text)
        if self._endings.store(job, ended):
            self._logs.note(job.job_id, f"{trouble.code.value}: {trouble.message(language)}")
        return trouble

    def _registered(self, job: RenderJob, cancel: CancelToken) -> RenderJob:
        """Have the backend make a job of its own; where it does not, ours is told by our name for it."""
        try:
            remote = self._telling.register(job, cancel)
        except Canceled:
            raise
        except StudioError as error:
            why = error.what.to(self._language())
            self._logs.note(job.job_id, f"the backend made no job of its own for it: {why}")
            return job
        return job.model_copy(update={"remote_job_id": remote or None})


def waiting_for_video(script_id: str) -> str:
    """Return the identity under which a job of a script waits whose video is not known."""
    return f"{NO_VIDEO_YET}{script_id}"


def _video_of(job: RenderJob, named: str | None) -> str:
    """Return the video a fetched spec is of: the one that was asked for, or the one it names."""
    if not job.video_id.startswith(NO_VIDEO_YET):
        if named is not None and named != job.video_id:
            raise refusals.spec_of_another_video(job.script_id, job.video_id, named)
        return job.video_id
    return named or new_id("video")
