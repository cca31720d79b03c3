"""A pipeline in the real one's place: the seven steps in no time, stoppable and breakable at any of them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from studio.domain.cancel import CancelToken
from studio.domain.delivery import Sent
from studio.domain.errors import Canceled
from studio.domain.job import JobAssets
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.text import Text
from studio.domain.timeline import Timeline
from studio.pipeline.outcome import RenderOutcome, Report, Send, Tools
from studio.pipeline.steps.upload_assets import send_assets
from studio.storage.local import LocalStorage
from studio.storage.storage import object_key

FILES = {
    "video.mp4": b"film",
    "subtitles.srt": b"1\n",
    "subtitles.vtt": b"WEBVTT\n",
    "thumb.jpg": b"\xff\xd8",
}


class FakePipeline:
    """Stores four small files; call `pause_at` or `break_at` to meet it in the middle."""

    def __init__(self, films: Path) -> None:
        self.films = films
        self.specs: list[RenderSpec] = []
        self.reached = threading.Event()
        self.go_on = threading.Event()
        self.warnings: tuple[Text, ...] = ()
        self.empty_film = False
        self.stopped = threading.Event()
        self.public_base_url = ""
        self.film = FILES["video.mp4"]
        self.send: Callable[[], Send | None] = lambda: None
        """Who sends films elsewhere: `lambda: studio.uploading.as_step`, as the real pipeline has it."""
        self._pauses: tuple[Step, ...] = ()
        self._break: tuple[Step, BaseException] | None = None

    def pause_at(self, *steps: Step) -> None:
        """Wait in each of `steps`, after `reached` is set, until `go_on` is set or the job is canceled."""
        self._pauses = steps

    def break_at(self, step: Step, error: BaseException) -> None:
        """Raise `error` in `step`."""
        self._break = (step, error)

    def mend(self) -> None:
        """Work from now on."""
        self._break = None

    def __call__(self, job_id: str, spec: RenderSpec, report: Report, cancel: CancelToken) -> RenderOutcome:
        self.specs.append(spec)
        outcome: RenderOutcome | None = None
        for step in Step:
            cancel.check()
            report(step, 0.0, None)
            if step in self._pauses:
                self._wait(cancel)
            if self._break is not None and step is self._break[0]:
                raise self._break[1]
            if step is Step.UPLOAD_ASSETS and not spec.draft and (send := self.send()) is not None:
                outcome = self._stored(job_id, spec)
                outcome = replace(outcome, sent=self._sent(job_id, outcome, send, report, cancel))
            report(step, 1.0, Text(ko="장면 1/1", en="scene 1/1"))
        return outcome or self._stored(job_id, spec)

    def _sent(
        self, job_id: str, outcome: RenderOutcome, send: Send, report: Report, cancel: CancelToken
    ) -> Sent:
        def tell(fraction: float, detail: Text | None) -> None:
            report(Step.UPLOAD_ASSETS, fraction, detail)

        tools = Tools(cache_dir=self.films, scratch_dir=self.films, storage=LocalStorage(self.films))
        return send_assets(job_id, dict(outcome.files), tools, send, tell, cancel)

    def _wait(self, cancel: CancelToken) -> None:
        self.reached.set()
        while not self.go_on.wait(0.005):
            if cancel.is_canceled:
                self.stopped.set()
                raise Canceled
        self.go_on.clear()

    def _stored(self, job_id: str, spec: RenderSpec) -> RenderOutcome:
        storage, work = LocalStorage(self.films, self.public_base_url), self.films / "work"
        work.mkdir(parents=True, exist_ok=True)
        files = {}
        for name, content in FILES.items():
            source = work / name
            content = self.film if name == "video.mp4" else content
            source.write_bytes(b"" if self.empty_film else content)
            key = object_key(spec.video_id, spec.script_id, job_id, name)
            files[name] = storage.put(source, key, "", on_bytes=lambda _: None, cancel=CancelToken())
        assets = JobAssets(
            video_url=files["video.mp4"].url,
            subtitle_url=files["subtitles.srt"].url,
            thumbnail_url=files["thumb.jpg"].url,
            duration_sec=2.0,
        )
        return RenderOutcome(
            assets=assets, files=files, warnings=self.warnings, timeline=Timeline(fps=24, spans=())
        )
