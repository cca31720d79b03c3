"""Samples are trimmed, resampled and never clipped."""

import numpy as np

from studio.domain.speech import SAMPLE_RATE
from studio.speech.sound import to_film_rate, trim

RATE = 22_050


def tone(seconds: float, amplitude: float, hertz: float = 440) -> np.ndarray:
    at = np.arange(round(seconds * RATE)) / RATE
    return (amplitude * np.sin(2 * np.pi * hertz * at)).astype("<i2")


def test_silence_around_the_sound_is_cut_but_for_a_margin() -> None:
    silence = np.zeros(RATE, dtype="<i2")
    samples, cut = trim(np.concatenate([silence, tone(0.5, 10_000), silence]).tobytes(), RATE)
    assert abs(cut - RATE + round(0.01 * RATE)) <= 2
    assert abs(samples.size - round(0.52 * RATE)) <= 4


def test_silence_alone_becomes_nothing() -> None:
    samples, _ = trim(bytes(2 * RATE), RATE)
    assert samples.size == 0
    assert to_film_rate(samples, RATE).size == 0


def test_length_and_pitch_survive_resampling() -> None:
    resampled = to_film_rate(tone(1.0, 10_000), RATE)
    assert resampled.size == SAMPLE_RATE
    spectrum = np.abs(np.fft.rfft(resampled.astype(float)))
    assert int(np.argmax(spectrum)) == 440


def test_a_full_scale_square_wave_is_turned_down_not_clipped() -> None:
    square = np.sign(tone(0.5, 10_000).astype(float)) * 32_767
    resampled = to_film_rate(square.astype("<i2"), RATE).astype(int)
    assert 30_000 < np.abs(resampled).max() < 32_700
