"""A sound track for contestants that need one; nothing is heard, as with the studio's mock voice."""

import wave
from pathlib import Path

from studio.domain.speech import SAMPLE_RATE
from studio.domain.timeline import Timeline


def write_silence(timeline: Timeline, folder: Path) -> Path:
    """Write a WAV file as long as the film and return its path."""
    path = folder / "silence.wav"
    with wave.open(str(path), "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(SAMPLE_RATE)
        for _ in range(timeline.frame_count):
            sound.writeframesraw(bytes(timeline.samples_per_frame * 2))
    return path
