"""Step 3: captions timed from the speech itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.captions.cues import cues_of
from studio.captions.formats import to_srt, to_vtt
from studio.domain.cancel import CancelToken
from studio.domain.cues import Cue
from studio.domain.spec import RenderSpec
from studio.domain.text import Text
from studio.domain.timeline import Timeline
from studio.pipeline.speech_files import LazyClips, SpokenScene


@dataclass(frozen=True, slots=True)
class CaptionFiles:
    """The captions of a film, and the files with them, UTF-8."""

    cues: tuple[Cue, ...]
    srt: Path
    vtt: Path


def generate_subtitle(
    spec: RenderSpec,
    timeline: Timeline,
    speech: Sequence[SpokenScene],
    folder: Path,
    tell: Callable[[float, Text | None], None],
    cancel: CancelToken,
) -> CaptionFiles:
    """Write the film's captions into `folder`."""
    cues = cues_of(spec, timeline, LazyClips(speech))
    cancel.check()
    tell(0.7, None)
    files = CaptionFiles(cues=cues, srt=folder / "subtitles.srt", vtt=folder / "subtitles.vtt")
    files.srt.write_bytes(to_srt(cues).encode())
    files.vtt.write_bytes(to_vtt(cues).encode())
    tell(1.0, None)
    return files
