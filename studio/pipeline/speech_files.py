"""The speech of a film while it is rendered: one file per scene, so that an hour of it needs no memory."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, overload

import numpy as np

from studio.domain.speech import SILENT_CLIP, Clip, WordTime
from studio.domain.voice import VoiceChoice

AUDIBLE_SAMPLE: Final = 33
"""Level from which a sample counts as sound (-60 dBFS)."""


@dataclass(frozen=True, slots=True)
class SpokenScene:
    """One scene's speech: a file of mono 16-bit PCM (None: silent), its length, when its words are said."""

    pcm: Path | None
    sample_count: int
    words: tuple[WordTime, ...] = ()
    sha256: str = ""
    audible: bool = False
    """Whether anything is to be heard in it; a mock voice is silent."""
    voice: VoiceChoice | None = None
    """Who speaks; None: nobody."""
    instead_of: VoiceChoice | None = None
    """Who was chosen and could not."""

    @classmethod
    def write(cls, clip: Clip, target: Path, voice: VoiceChoice | None = None) -> "SpokenScene":
        """Put a clip into a file."""
        if not clip.sample_count:
            return cls(None, 0, voice=voice)
        target.write_bytes(clip.pcm)
        return cls(
            pcm=target,
            sample_count=clip.sample_count,
            words=clip.words,
            sha256=hashlib.sha256(clip.pcm).hexdigest(),
            audible=_loudest(clip.pcm) >= AUDIBLE_SAMPLE,
            voice=voice,
        )

    def read(self) -> Clip:
        """Read the clip back."""
        return SILENT_CLIP if self.pcm is None else Clip(self.pcm.read_bytes(), self.words)


def _loudest(pcm: bytes) -> int:
    samples = np.frombuffer(pcm, "<i2")
    return max(int(samples.max()), -int(samples.min()))


class LazyClips(Sequence[Clip]):
    """The clips of a film, each read when it is looked at."""

    def __init__(self, scenes: Sequence[SpokenScene]) -> None:
        self._scenes = scenes

    def __len__(self) -> int:
        return len(self._scenes)

    @overload
    def __getitem__(self, index: int) -> Clip: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Clip]: ...
    def __getitem__(self, index: int | slice) -> Clip | Sequence[Clip]:
        if isinstance(index, slice):
            return LazyClips(self._scenes[index])
        return self._scenes[index].read()
