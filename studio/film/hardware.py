"""How ffmpeg is told to let hardware encode: one H.264 stream whose parts can be joined, without B frames.

Every kind is asked for closed groups of pictures at fixed places, for no frame that depends on a later one,
and for about the quality of our own software. Whether a machine can do it is found out by a trial.
"""

from collections.abc import Mapping
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.settings import VideoEncoder
from studio.domain.text import Text

_REFERENCE_RATE: Final = 1280 * 720 * 24
_REFERENCE_KBITS: Final = 2_000
_GROWTH: Final = 0.75
"""Four times the pixels need less than four times the bits."""


class Hardware(BaseModel):
    """An encoder of this machine that passed its trial; part of what its segments are known by."""

    model_config = ConfigDict(frozen=True)

    kind: VideoEncoder
    device: str = ""
    """Where VA-API finds it; empty elsewhere."""
    quality: int = 19
    """Quantiser for kinds that keep a quality."""
    kbits: int = 0
    """Kilobits a second for kinds that only keep a rate."""
    parameter_sets: str = ""
    """SHA-256 of how a decoder is set up for its pictures: another driver is another encoder."""


class Verdict(BaseModel):
    """What a trial found: hardware that can be used, or why it cannot."""

    model_config = ConfigDict(frozen=True)

    kind: VideoEncoder
    hardware: Hardware | None = None
    why_not: Text | None = None
    """Without a full stop: it ends other sentences."""


CODECS: Final[Mapping[VideoEncoder, str]] = {
    VideoEncoder.VIDEOTOOLBOX: "h264_videotoolbox",
    VideoEncoder.NVENC: "h264_nvenc",
    VideoEncoder.QSV: "h264_qsv",
    VideoEncoder.AMF: "h264_amf",
    VideoEncoder.VAAPI: "h264_vaapi",
}
"""What ffmpeg calls each kind of hardware."""


def hardware_of(kind: VideoEncoder, *, width: int, height: int, fps: int, device: str = "") -> Hardware:
    """Return a kind of hardware set up for films of a size, not tried yet."""
    rate = width * height * fps / _REFERENCE_RATE
    kbits = round(_REFERENCE_KBITS * rate**_GROWTH) if kind is VideoEncoder.VIDEOTOOLBOX else 0
    return Hardware(kind=kind, device=device, kbits=kbits)


def device_arguments(hardware: Hardware) -> list[str]:
    """Return what ffmpeg must know before its inputs."""
    return ["-vaapi_device", hardware.device] if hardware.device else []


def upload_filter(hardware: Hardware) -> str:
    """Return the filter that hands yuv420p frames over."""
    return "format=nv12,hwupload" if hardware.kind is VideoEncoder.VAAPI else "format=nv12"


def codec_arguments(hardware: Hardware) -> list[str]:
    """Return the encoder and its own settings."""
    quality, rate = str(hardware.quality), f"{hardware.kbits}k"
    own: list[str]
    match hardware.kind:
        case VideoEncoder.VIDEOTOOLBOX:  # a fixed quality is only for Apple's own processors
            own = ["-b:v", rate, "-allow_sw", "0", "-realtime", "0"]
        case VideoEncoder.NVENC:
            own = ["-preset", "p5", "-tune", "hq", "-rc", "vbr", "-cq", quality, "-b:v", "0"]
            own += ["-spatial-aq", "1", "-no-scenecut", "1", "-forced-idr", "1", "-strict_gop", "1"]
        case VideoEncoder.QSV:
            own = ["-preset", "medium", "-global_quality", quality, "-adaptive_i", "0", "-adaptive_b", "0"]
            own += ["-idr_interval", "0", "-forced_idr", "1"]
        case VideoEncoder.AMF:
            own = ["-usage", "transcoding", "-quality", "quality", "-rc", "cqp"]
            own += ["-qp_i", quality, "-qp_p", quality]
        case _:
            own = ["-rc_mode", "CQP", "-qp", quality, "-idr_interval", "0", "-sei", "0"]
    return ["-c:v", CODECS[hardware.kind], "-profile:v", "high", *own, "-bf", "0"]
