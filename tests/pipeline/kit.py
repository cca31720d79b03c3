"""A small studio for renders in tests: a snapshot of few pixels, and a look at what is left afterwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from studio.domain.cancel import CancelToken
from studio.domain.settings import RenderSettings, VisualStyle
from studio.domain.spec import RenderScene, RenderSpec, normalise
from studio.domain.steps import Step
from studio.domain.text import Text
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.pipeline.outcome import RenderOutcome, Send, Tools
from studio.pipeline.run import render
from studio.speech.online import NO_NETWORK, Online
from studio.storage.local import LocalStorage

TEXTS = ("피싱은 사람을 속이는 공격입니다.", "주소를 끝까지 읽으십시오.", "의심되면 신고하십시오.")


def spec_of(
    narrations: Sequence[str] = TEXTS,
    *,
    seconds: float = 1.0,
    style: VisualStyle = VisualStyle.ANIMATED,
    voice: VoiceProvider = VoiceProvider.MOCK,
    **changes: object,
) -> RenderSpec:
    """Return a snapshot of 240x136 pixels; silent scenes last `seconds`."""
    settings = RenderSettings(
        style=style,
        width=240,
        height=136,
        fade_sec=0.25,
        lead_in_sec=0.1,
        tail_sec=0.1,
        voice=VoiceChoice(provider=voice),
    )
    scenes = tuple(
        RenderScene(
            scene_id=f"scene-{order}",
            scene_order=order,
            chapter_order=1,
            chapter_title="첫 장",
            narration=text,
            on_screen_text=f"화면 {order}",
            duration_sec=seconds,
        )
        for order, text in enumerate(narrations, start=1)
    )
    spec = RenderSpec(
        script_id="script-1", video_id="video-1", title="시험 영상", scenes=scenes, settings=settings
    )
    return normalise(spec.model_copy(update=changes))[0]


SILENT = ("", "", "")
"""Narrations of a short film: the mock voice would take seconds over each of `TEXTS`."""


@dataclass
class Bench:
    """Renders into folders below `root` and keeps what was reported."""

    root: Path
    workers: int = 1
    online: Online = NO_NETWORK
    send: Send | None = None
    reports: list[tuple[Step, float, Text | None]] = field(
        default_factory=list[tuple[Step, float, Text | None]]
    )

    @property
    def tools(self) -> Tools:
        return Tools(
            cache_dir=self.root / "cache",
            scratch_dir=self.root / "scratch",
            storage=LocalStorage(self.root / "films"),
            workers=self.workers,
            pictures_dir=self.root / "pictures",
            music_dir=self.root / "music",
            online=self.online,
            send=self.send,
        )

    def render(
        self,
        spec: RenderSpec,
        *,
        job_id: str = "job-1",
        cancel: CancelToken | None = None,
        on_report: Callable[[Step, float], None] | None = None,
    ) -> RenderOutcome:
        def report(step: Step, fraction: float, detail: Text | None) -> None:
            self.reports.append((step, fraction, detail))
            if on_report is not None:
                on_report(step, fraction)

        return render(job_id, spec, self.tools, report, cancel or CancelToken())

    def film(self, spec: RenderSpec, **more: object) -> bytes:
        outcome = self.render(spec, **more)  # type: ignore[arg-type]
        path = outcome.files["video.mp4"].path
        assert path is not None
        return path.read_bytes()

    def leftovers(self) -> list[str]:
        """Return the files that no ended render may leave, and the processes that still work for it."""
        return (
            [str(p) for p in (self.root / "scratch").rglob("*")]
            + [str(p) for p in self.root.rglob("*.part") if p.is_file()]
            + children()
        )

    def stored(self) -> list[Path]:
        return [p for p in (self.root / "films").rglob("*") if p.is_file()]

    def cached_sounds(self) -> set[str]:
        return {p.name for p in (self.root / "cache" / "sound").rglob("*.sound")}

    def cached_segments(self) -> set[str]:
        return {p.name for p in (self.root / "cache" / "segments").rglob("*.mp4")}


def children() -> list[str]:
    """Return the processes that this one started and that still run, theirs included."""
    return [
        f"{p.pid} {p.name()}"
        for p in psutil.Process().children(recursive=True)
        if p.status() != psutil.STATUS_ZOMBIE
    ]
