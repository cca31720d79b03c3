"""What a child process can be asked to do, and what it answers: one JSON object a line."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode, StepFailed, StudioError
from studio.domain.settings import VideoEncoder
from studio.domain.slides import Canvas, Slide
from studio.domain.text import Language, Text
from studio.domain.timeline import Shot
from studio.film.ffmpeg import ToolFailed, ToolKilled
from studio.film.hardware import Verdict
from studio.film.join import ChapterMark
from studio.film.stretch import Stretch
from studio.pipeline.segments import SegmentSpec


class _Task(BaseModel):
    model_config = ConfigDict(frozen=True)


class SegmentTask(_Task):
    """Paint and encode a segment into a file."""

    kind: Literal["segment"] = "segment"
    spec: SegmentSpec
    target: Path
    pictures: Path | None = None
    """Where pictures lie that slides name by content: no part of what a segment is."""


class SlideTask(_Task):
    """Lay a slide out and tell what does not fit on it; answers with notes."""

    kind: Literal["slide"] = "slide"
    canvas: Canvas
    slide: Slide


class ThumbnailTask(_Task):
    """Write a frame as a JPEG `width` pixels wide."""

    kind: Literal["thumbnail"] = "thumbnail"
    canvas: Canvas
    slides: tuple[Slide, ...]
    shot: Shot
    width: int
    target: Path
    pictures: Path | None = None


class MusicFiles(_Task):
    """Where a film's music lies as it was taken in, and where it is made plain for all who need it."""

    source: Path
    plain: Path
    cache: Path
    key: str


class SoundTask(_Task):
    """Mix, master and encode a stretch of the film's sound."""

    kind: Literal["sound"] = "sound"
    stretch: Stretch
    clips: dict[str, Path]
    """Files of mono 16-bit PCM by their digest."""
    music: MusicFiles | None = None
    target: Path


class SegmentUse(_Task):
    """A segment's file and how often it is shown in a row."""

    file: Path
    times: int = 1


class JoinTask(_Task):
    """Put segments and sound together; captions (SubRip) become a track where there are any."""

    kind: Literal["join"] = "join"
    segments: tuple[SegmentUse, ...]
    sound: Path
    target: Path
    title: str
    comment: str
    language: Language
    frame_count: int
    fps: int
    chapters: tuple[ChapterMark, ...] = ()
    captions: Path | None = None


class VerifyTask(_Task):
    """Play a film to its end."""

    kind: Literal["verify"] = "verify"
    film: Path
    frames: int
    samples: int
    audible: bool


class TrialTask(_Task):
    """Find out whether hardware encodes films of a size, with files in `folder`; answers with a verdict."""

    kind: Literal["trial"] = "trial"
    encoder: VideoEncoder
    width: int
    height: int
    fps: int
    folder: Path


Task = Annotated[
    SegmentTask | SlideTask | ThumbnailTask | SoundTask | JoinTask | VerifyTask | TrialTask,
    Field(discriminator="kind"),
]


class Request(_Task):
    """A line to a child; tasks are counted so that a late answer cannot be mistaken."""

    number: int
    task: Task


class Result(_Task):
    """What came of a task, besides the files it wrote."""

    notes: tuple[tuple[str, str], ...] = ()
    """Remarks on a slide, in Korean and English."""
    verdict: Verdict | None = None


class Failure(_Task):
    """A `StudioError` on its way from a child to its parent."""

    code: ErrorCode
    ko: str
    en: str
    next_ko: str | None = None
    next_en: str | None = None
    kind: Literal["step", "environment", "input", "killed", "tool"] = "step"
    said: str = ""
    """Last words of the tool that failed."""

    @classmethod
    def of(cls, error: StudioError) -> "Failure":
        """Pack an error."""
        kind = "step"
        if isinstance(error, ToolKilled):
            kind = "killed"
        elif isinstance(error, ToolFailed):
            kind = "tool"
        elif isinstance(error, EnvironmentTrouble):
            kind = "environment"
        elif isinstance(error, BadInput):
            kind = "input"
        following = error.next_step
        return cls(
            code=error.code,
            ko=error.what.ko,
            en=error.what.en,
            next_ko=following.ko if following else None,
            next_en=following.en if following else None,
            kind=kind,
            said=error.said if isinstance(error, ToolFailed) else "",
        )

    def error(self) -> StudioError:
        """Unpack it."""
        following = None
        if self.next_ko is not None and self.next_en is not None:
            following = Text(ko=self.next_ko, en=self.next_en)
        kinds = {
            "step": StepFailed,
            "environment": EnvironmentTrouble,
            "input": BadInput,
            "killed": ToolKilled,
            "tool": ToolFailed,
        }
        error = kinds[self.kind](self.code, Text(ko=self.ko, en=self.en), following)
        if isinstance(error, ToolFailed):
            error.said = self.said
        return error


class Answer(_Task):
    """A line from a child: progress (0 to 1), or one of the three ways in which a task ends."""

    number: int
    progress: float | None = None
    result: Result | None = None
    failure: Failure | None = None
    crash: str | None = None
    """The traceback of a bug of ours."""
