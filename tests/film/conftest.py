"""Small films and sounds for the tests of this room."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.film.encoder import EncoderSettings, encode_frames
from tests.film.kit import FPS, HEIGHT, WIDTH, Probe, frames


@pytest.fixture
def encode(tmp_path: Path) -> Callable[..., Path]:
    def encoded(name: str, count: int, shade: int = 40) -> Path:
        target = tmp_path / name
        encode_frames(
            frames(count, shade),
            target,
            width=WIDTH,
            height=HEIGHT,
            fps=FPS,
            settings=EncoderSettings(),
            on_frame=lambda _: None,
            cancel=CancelToken(),
        )
        return target

    return encoded


@pytest.fixture
def speech(tmp_path: Path) -> Callable[..., Path]:
    """Something as uneven as speech: syllables of a buzzing voice with loud beginnings."""

    def spoken(name: str, samples: int, level: float = 0.2) -> Path:
        t = np.arange(samples) / SAMPLE_RATE
        buzz = sum(np.sin(2 * np.pi * 140 * k * t) / k for k in range(1, 20))
        syllables = np.maximum(0.05, np.sin(2 * np.pi * 3.1 * t)) ** 3 * (
            1 + (np.sin(2 * np.pi * 0.7 * t) > 0.97)
        )
        wave = np.clip(buzz * syllables * level, -1, 1)
        path = tmp_path / name
        path.write_bytes((wave * 32767).astype("<i2").tobytes())
        return path

    return spoken


@pytest.fixture
def probe() -> type[Probe]:
    return Probe
