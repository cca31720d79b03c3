"""Files of music as people have them: which kinds are read, and whether anything is to be heard in one."""

from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.errors import StepFailed
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Text
from studio.film import ffmpeg
from studio.film.verify import AUDIBLE_DB, parse_stats

_KINDS: Final = (
    "aac,ac3,aiff,amr,ape,asf,au,avi,caf,eac3,flac,flv,matroska,mov,mp3,mpc,mpeg,mpegts,ogg,tta,w64,wav,wv"
)
ONLY_PLAIN_FILES: Final = ("-protocol_whitelist", "file,pipe", "-format_whitelist", _KINDS)
"""Files that hold their sound themselves: a playlist could name other files of this machine."""

READING: Final = Text(ko="배경 음악 읽기", en="reading the music")


def examine(source: Path, longest_sec: int, cancel: CancelToken) -> tuple[float, bool]:
    """Decode a file as far as allowed; return its seconds, and whether anything is to be heard in it.

    Raises COMPOSE_FAILED where it has no sound that can be decoded.
    """
    lines = ffmpeg.run(
        [
            *(*ONLY_PLAIN_FILES, "-t", str(longest_sec + 1), "-i", str(source), "-map", "0:a:0"),
            *("-af", f"aresample={SAMPLE_RATE},aformat=channel_layouts=mono,volumedetect"),
            *("-f", "null", "-"),
        ],
        doing=READING,
        cancel=cancel,
    )
    samples, peak = parse_stats(lines)
    return samples / SAMPLE_RATE, peak >= AUDIBLE_DB


def shows_pictures(source: Path, cancel: CancelToken) -> bool:
    """Tell whether a file is a film, even if it has no sound."""
    try:
        ffmpeg.run(
            [*ONLY_PLAIN_FILES, "-i", str(source), "-map", "0:v:0", "-frames:v", "1", "-f", "null", "-"],
            doing=READING,
            cancel=cancel,
        )
    except StepFailed:
        return False
    return True
