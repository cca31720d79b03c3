"""MP3 as speech services send it, made into samples of the film."""

import contextlib
import tempfile
from pathlib import Path
from typing import Final

import numpy as np

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Text
from studio.film.ffmpeg import Ffmpeg, ToolFailed
from studio.film.pcm import FULL_SCALE
from studio.film.tempo import stretched

_LONGEST_SEC: Final = 600
_READING: Final = Text(ko="음성 해독", en="decoding the speech")


def decode(mp3: bytes, speed: float, cancel: CancelToken) -> bytes:
    """Return mono 16-bit samples at the film's rate, said `speed` times as fast at the same pitch.

    Raises `ValueError` for what is no MP3, DISK_FULL or `Canceled`.
    """
    with tempfile.TemporaryDirectory(prefix="ctrlf-speech-") as folder:
        target = Path(folder) / "speech.pcm"
        arguments = [
            *("-loglevel", "error", "-y", "-protocol_whitelist", "pipe,file", "-f", "mp3", "-i", "pipe:0"),
            *("-t", str(_LONGEST_SEC), "-map", "0:a:0", "-ac", "1", "-ar", str(SAMPLE_RATE)),
            *("-threads", "1", "-f", "s16le", str(target)),
        ]
        with Ffmpeg(arguments, doing=_READING, feed=True) as ffmpeg:
            with contextlib.suppress(BrokenPipeError):  # ffmpeg's own failure: finish() tells which
                ffmpeg.stdin.write(mp3)
                ffmpeg.stdin.flush()
            try:
                ffmpeg.finish(cancel)
            except ToolFailed as error:
                raise ValueError("no MP3") from error
        pcm = target.read_bytes()
    if speed == 1 or not pcm:
        return pcm
    signal = np.frombuffer(pcm, "<i2").astype(np.float32) / np.float32(FULL_SCALE)
    faster = np.rint(stretched(signal, speed) * FULL_SCALE)
    return np.clip(faster, -FULL_SCALE, FULL_SCALE - 1).astype("<i2").tobytes()
