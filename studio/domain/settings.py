"""What a film depends on besides its words, and what a person prefers."""

from enum import StrEnum
from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field, field_validator

from studio.domain.backend import BackendSettings
from studio.domain.brand import BrandKit
from studio.domain.bucket import Bucket
from studio.domain.drafting import ModelSettings
from studio.domain.music import MusicBed
from studio.domain.review import Role
from studio.domain.text import Language
from studio.domain.timeline import FRAME_RATES
from studio.domain.visuals import VisualSettings
from studio.domain.voice import Narrator, VoiceChoice

SMALLEST_SIDE: Final = 120
LARGEST_SIDE: Final = 4096


class VisualStyle(StrEnum):
    """How much moves: `basic` slides stand still, `animated` ones drift and cross-fade."""

    BASIC = "basic"
    ANIMATED = "animated"


class CaptionMode(StrEnum):
    """Where captions are besides the files next to a film: nowhere, in a track of it, or in the picture."""

    SIDECAR = "sidecar"
    TRACK = "track"
    BURNED_IN = "burned_in"


class VideoEncoder(StrEnum):
    """Who encodes the picture: our own software, hardware of one kind, or the best hardware that works."""

    SOFTWARE = "software"
    AUTO = "auto"
    VIDEOTOOLBOX = "videotoolbox"
    NVENC = "nvenc"
    QSV = "qsv"
    AMF = "amf"
    VAAPI = "vaapi"


Side = Annotated[int, Field(ge=SMALLEST_SIDE, le=LARGEST_SIDE, multiple_of=2)]


class RenderSettings(BaseModel):
    """Everything a film depends on besides its script; frozen into the snapshot. Lengths are in seconds."""

    model_config = ConfigDict(frozen=True)

    style: VisualStyle = VisualStyle.ANIMATED
    width: Side = 1280
    height: Side = 720
    fps: int = 24
    fade_sec: Annotated[float, Field(ge=0, le=3)] = 0.5
    zoom: Annotated[float, Field(ge=1, le=2)] = 1.1
    default_scene_sec: Annotated[float, Field(gt=0, le=600)] = 5.0
    lead_in_sec: Annotated[float, Field(ge=0, le=5)] = 0.4
    tail_sec: Annotated[float, Field(ge=0, le=5)] = 0.6
    theme: str = "dawn"
    brand: BrandKit | None = None
    """Colours, typeface and logo of a house, for the theme `brand`."""
    voice: VoiceChoice = VoiceChoice()
    voice_fallback: Narrator | None = None
    """Who speaks in the place of a voice that cannot, at the same pace; None: nobody."""
    espeak_at_last: bool = False
    """Whether the offline voice speaks where neither can; else there is no film."""
    captions: CaptionMode = CaptionMode.TRACK
    music: MusicBed | None = None

    @field_validator("fps")
    @classmethod
    def _frame_is_whole_samples(cls, fps: int) -> int:
        if fps not in FRAME_RATES:
            raise ValueError(f"fps must be one of {', '.join(map(str, FRAME_RATES))}")
        return fps

    @property
    def transition_sec(self) -> float:
        """Length of a transition between scenes; `basic` films cut."""
        return self.fade_sec if self.style is VisualStyle.ANIMATED else 0.0


class WindowTheme(StrEnum):
    """Colours of the window."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class StorageProvider(StrEnum):
    """Where finished films go."""

    LOCAL = "local"
    S3 = "s3"
    BACKEND_PRESIGNED = "backend_presigned"


class Settings(BaseModel):
    """What a person prefers; kept in a readable file, over which environment variables win."""

    model_config = ConfigDict(frozen=True)

    language: Language | None = None
    """None follows the system."""
    window_theme: WindowTheme = WindowTheme.SYSTEM
    text_percent: Annotated[int, Field(ge=100, le=200)] = 100
    """Size of the window's text; 100 is as it was designed."""
    profile_name: str = ""
    """Empty: the name of the account on this machine."""
    profile_roles: frozenset[Role] = frozenset(Role)
    four_eyes: bool = False
    notify: bool = True
    """Tell of finished films outside the window while it is not in front."""
    renders_at_once: Annotated[int, Field(ge=1, le=8)] = 1
    workers: Annotated[int, Field(ge=0, le=64)] = 0
    """Processes that encode; 0 takes one per core."""
    encoder: VideoEncoder = VideoEncoder.SOFTWARE
    """Hardware is of this machine, so a snapshot does not hold it."""
    encode_ahead: bool = True
    """Encode changed scenes while the author pauses."""
    encode_ahead_on_battery: bool = False
    cache_limit_gb: Annotated[float, Field(ge=0.5, le=1000)] = 8.0
    """What finished parts of films may take on the disk (10^9 bytes) before the least recently used go."""
    storage: StorageProvider = StorageProvider.LOCAL
    storage_local_dir: str = ""
    """Empty: `films` in the data directory."""
    storage_public_base_url: str = ""
    storage_etag_optional: bool = False
    """Believe a store that it took a file though it names no ETag."""
    upload_limit_mib: Annotated[float, Field(gt=0, le=100_000)] = 100.0
    """Files above this size (2^20 bytes) are refused before the first byte is sent."""
    bucket: Bucket = Bucket()
    """Where films go with the storage `s3`."""
    backend: BackendSettings = BackendSettings()
    output_dir: str = ""
    """Where finished films are delivered under their titles; empty: only the storage keeps them."""
    model: ModelSettings = ModelSettings()
    """The language model that drafts scripts."""
    visuals: VisualSettings = VisualSettings()
    """The service that makes pictures of scenes."""
    render: RenderSettings = RenderSettings()
