"""Clips as people have them, made plain: even frames as JPEGs in an AVI, without sound, of a bounded size."""

from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.text import Text
from studio.film import ffmpeg

LONGEST_SEC: Final = 60
"""Longer clips are refused."""
SIDE_LIMIT: Final = 1920
FASTEST: Final = 30
"""Frames a second that are kept at most."""
_BYTES_LIMIT: Final = 400 * 1024**2

READING: Final = Text(ko="클립 읽기", en="reading the clip")
# Files that hold their frames themselves: a playlist could name other files of this machine.
_ONLY_PLAIN_FILES: Final = ("-protocol_whitelist", "file", "-format_whitelist", "mov,matroska,avi")
_EVEN: Final = (
    f"fps=fps='min(source_fps,{FASTEST})'",
    f"scale=w='min(trunc(iw*sar/2)*2,{SIDE_LIMIT})':h='min(trunc(ih/2)*2,{SIDE_LIMIT})'"
    ":force_original_aspect_ratio=decrease:force_divisible_by=2"
    ":out_color_matrix=bt601:out_range=full",  # what a JPEG is taken to be
    "setsar=1",
    "format=yuvj420p",
)


def make_plain(source: Path, target: Path, cancel: CancelToken) -> None:
    """Decode a clip of any of the usual kinds into its plain form; the same file gives the same bytes.

    One frame more than is allowed may stand in it: whoever calls looks how long it is. Raises
    COMPOSE_FAILED where nothing can be decoded, DISK_FULL or `Canceled`.
    """
    ffmpeg.run(
        [
            *("-y", *_ONLY_PLAIN_FILES, "-t", str(LONGEST_SEC + 1), "-i", str(source)),
            *("-map", "0:v:0", "-an", "-sn", "-dn", "-map_metadata", "-1", "-vf", ",".join(_EVEN)),
            *("-c:v", "mjpeg", "-q:v", "3", "-fflags", "+bitexact", "-flags:v", "+bitexact"),
            *("-fs", str(_BYTES_LIMIT), "-f", "avi", str(target)),
        ],
        doing=READING,
        cancel=cancel,
    )
