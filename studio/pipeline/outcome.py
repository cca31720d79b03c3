"""What a render is given, what it tells, and what it hands back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from studio.domain.cancel import CancelToken
from studio.domain.delivery import Sent, UploadProgress
from studio.domain.job import JobAssets
from studio.domain.settings import VideoEncoder
from studio.domain.steps import Step
from studio.domain.text import Text
from studio.domain.timeline import Timeline
from studio.domain.voice import SpokenBy
from studio.pipeline.caches import DEFAULT_LIMIT, Caches
from studio.pipeline.encoders import Encoders
from studio.pipeline.pools import Pools
from studio.speech.online import NO_NETWORK, Online
from studio.storage.storage import Storage, StoredObject

Report = Callable[[Step, float, Text | None], None]
"""Gets the step, how much of it is done (0 to 1), and what is being worked on."""


Send = Callable[[str, Mapping[str, StoredObject], Callable[[UploadProgress], None], CancelToken], Sent]
"""Sends the stored files of a job's film elsewhere; raises where they are refused there, or `Canceled`."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What every render of a studio shares: its folders, its storage and how many processes may encode."""

    cache_dir: Path
    scratch_dir: Path
    storage: Storage
    workers: int = 0
    """0 takes one per core."""
    pictures_dir: Path | None = None
    """Where pictures lie that were taken in, named by content."""
    music_dir: Path | None = None
    """Where music lies that was taken in, named by content."""
    cache_limit_bytes: int = DEFAULT_LIMIT
    encoder: VideoEncoder = VideoEncoder.SOFTWARE
    encoders: Encoders = field(default_factory=Encoders)
    """Which hardware works here, as far as it was tried."""
    send: Send | None = None
    """Who sends films for delivery elsewhere as well; None: they stay on this machine."""
    online: Online = NO_NETWORK
    """The services on the network that speak; what they are asked with never leaves this process."""
    pools: Pools = field(default_factory=lambda: Pools(keep_sec=0))
    """Where the processes come from; by default they end with the render."""

    @property
    def caches(self) -> Caches:
        """What was finished before."""
        return Caches(self.cache_dir, self.cache_limit_bytes)


@dataclass(frozen=True, slots=True)
class RenderOutcome:
    """A film that was verified, and where its files are."""

    assets: JobAssets
    files: Mapping[str, StoredObject]
    """By name: video.mp4, subtitles.srt, subtitles.vtt, thumb.jpg."""
    warnings: tuple[Text, ...]
    timeline: Timeline
    voices: tuple[SpokenBy, ...] = ()
    """Who spoke each scene, in their order."""
    sent: Sent | None = None
    """What came of sending the files elsewhere; None where they stay on this machine."""
