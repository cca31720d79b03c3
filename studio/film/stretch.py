"""A stretch of the film's sound as plain values: all that it depends on, and nothing else."""

import hashlib
from typing import Final

from pydantic import BaseModel, ConfigDict

SPEECH_CEILING_DB: Final = -2.0
MUSIC_CEILING_DB: Final = -2.5
"""At which the limiter holds the peaks: the encoder hardly ever overshoots by more than is left."""


class Bed(BaseModel):
    """What a stretch of a film must know to play its part of the music, counted from its first sample."""

    model_config = ConfigDict(frozen=True)

    sha256: str
    """Of the file that was taken in."""
    begin: int
    """Sample of the film at which the stretch begins."""
    left: int
    """Samples until the film ends; where that is too far away to matter, any number that is."""
    lufs: float
    """How loud it is where nobody speaks."""
    duck_db: float
    fade: int
    """Samples over which it fades in and out."""
    speech: tuple[tuple[int, int], ...] = ()
    """Spans [first, end) under which it steps back."""


class ClipInStretch(BaseModel):
    """Speech, by its content, and the sample of the stretch at which it begins (perhaps before the first)."""

    model_config = ConfigDict(frozen=True)

    sha256: str
    sample: int


class Stretch(BaseModel):
    """A run of packets of the film's sound, and all that they depend on.

    Samples count from the first that its first packet gives back, wherever in the film that is.
    """

    model_config = ConfigDict(frozen=True)

    packets: int
    clips: tuple[ClipInStretch, ...] = ()
    bed: Bed | None = None
    ceiling_db: float = SPEECH_CEILING_DB
    """At which the limiter holds its true peaks; stretches that meet have to agree on it."""
    raise_db: float = 0.0
    """Put on top of everything, where the film as a whole would otherwise miss its loudness."""

    def key(self, engine: str) -> str:
        """Return the digest under which its sound is kept."""
        return hashlib.sha256(f"{engine}\n{self.model_dump_json()}".encode()).hexdigest()
