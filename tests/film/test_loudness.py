"""The meter and the limiter, held against ffmpeg's own meter."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.film import pcm
from studio.film.limiter import CELL, limited, true_peak
from studio.film.loudness import RUN, amplitude, decibels, energies, integrated
from studio.film.mastering import HIGHEST_GAIN_DB, gain_for, weighted
from tests.film.kit import band, metered, write_wav

NEVER = CancelToken()


@pytest.mark.parametrize("kind", ["speech", "music", "noise", "mostly silent"])
def test_the_meter_agrees_with_the_one_of_ffmpeg(
    tmp_path: Path, speech: Callable[..., Path], kind: str
) -> None:
    count = 9 * SAMPLE_RATE // RUN * RUN
    if kind in ("speech", "mostly silent"):
        signal = pcm.read(speech("c.pcm", count), 0, count)
        if kind == "mostly silent":
            signal[2 * SAMPLE_RATE :] = 0
    elif kind == "music":
        signal = band(count)
    else:
        signal = np.random.default_rng(4).normal(0, 0.1, count).astype(np.float32)
    said = metered(write_wav(signal, tmp_path / "s.wav"))
    assert said is not None
    lufs = integrated(energies(signal))
    assert lufs == pytest.approx(said.lufs, abs=0.1)
    assert decibels(true_peak(signal)) == pytest.approx(said.peak_dbtp, abs=0.15)


def test_a_long_file_is_weighed_like_a_short_one(speech: Callable[..., Path]) -> None:
    clip = speech("c.pcm", 20 * SAMPLE_RATE)
    count = pcm.sample_count(clip)
    assert np.allclose(weighted(clip, NEVER), energies(pcm.read(clip, 0, count)), rtol=1e-3, atol=1e-6)


@pytest.mark.parametrize("samples", [0, 100, RUN, SAMPLE_RATE, 10 * SAMPLE_RATE])
def test_silence_has_no_loudness(samples: int) -> None:
    assert integrated(energies(np.zeros(samples, np.float32))) is None


@pytest.mark.parametrize("level", [0.02, 0.1, 0.6])
@pytest.mark.parametrize("seconds", [1.5, 25.0])
def test_a_gain_brings_a_clip_to_its_loudness(
    speech: Callable[..., Path], level: float, seconds: float
) -> None:
    clip = speech("c.pcm", round(seconds * SAMPLE_RATE), level)
    ceiling = amplitude(-2.0)
    gain = gain_for(clip, -16.0, ceiling, NEVER)
    count = -(-pcm.sample_count(clip) // RUN) * RUN + 2 * SAMPLE_RATE // RUN * RUN
    loud = limited(pcm.read(clip, -SAMPLE_RATE // RUN * RUN, count) * np.float32(gain), ceiling)
    assert integrated(energies(loud)) == pytest.approx(-16.0, abs=0.3)
    assert true_peak(loud) <= ceiling * 1.01


def test_next_to_nothing_is_not_blown_up(speech: Callable[..., Path]) -> None:
    gain = gain_for(speech("c.pcm", SAMPLE_RATE, 0.002), -16, 0.8, NEVER)
    assert amplitude(HIGHEST_GAIN_DB) <= gain <= 2 * amplitude(HIGHEST_GAIN_DB)
    assert gain_for(speech("d.pcm", SAMPLE_RATE, 0.0), -16, 0.8, NEVER) == 1


def test_what_consists_of_peaks_is_not_crushed(speech: Callable[..., Path]) -> None:
    clip = speech("c.pcm", SAMPLE_RATE // 5, 0.1)
    unlimited = pcm.read(clip, -SAMPLE_RATE, 3 * SAMPLE_RATE) * np.float32(gain_for(clip, -16, 0.8, NEVER))
    loudness = integrated(energies(unlimited))
    assert loudness is not None
    assert -16 <= loudness <= -9.9


def test_one_click_does_not_make_the_speech_quiet(tmp_path: Path, speech: Callable[..., Path]) -> None:
    clip = speech("c.pcm", 8 * SAMPLE_RATE, 0.05)
    without = gain_for(clip, -16, 0.8, NEVER)
    sound = np.frombuffer(clip.read_bytes(), "<i2").copy()
    sound[100_000:100_004] = 32_000
    clip.write_bytes(sound.tobytes())
    assert gain_for(clip, -16, 0.8, NEVER) == pytest.approx(without, rel=0.05)


def test_the_limiter_holds_peaks_between_samples_and_touches_nothing_else() -> None:
    t = np.arange(1875 * CELL)
    quiet = (0.3 * np.sin(2 * np.pi * t / 100)).astype(np.float32)
    loud = quiet.copy()
    # A tone of a quarter of the sample rate, between whose samples the peaks lie.
    loud[20_000:21_000] = 0.9 * np.sin(np.pi / 2 * t[:1000] + np.pi / 4)
    out = limited(loud, 0.5)
    assert len(out) == len(loud)
    assert true_peak(loud) > 0.85
    assert true_peak(out) <= 0.5 * 1.02
    assert np.array_equal(out[:18_000], loud[:18_000])
    assert np.array_equal(out[23_000:], loud[23_000:])


def test_the_limiter_does_nothing_where_nothing_is_too_loud() -> None:
    quiet = np.random.default_rng(5).uniform(-0.3, 0.3, 100 * CELL).astype(np.float32)
    assert limited(quiet, 0.9) is quiet


def test_the_limiter_hears_no_further_than_it_says() -> None:
    from studio.film.limiter import REACH

    signal = np.random.default_rng(5).normal(0, 0.3, 1250 * CELL).astype(np.float32)
    begin = 400 * CELL
    margin = -(-REACH // CELL) * CELL
    part = limited(signal[begin - margin :], 0.5)[margin:]
    assert np.allclose(part, limited(signal, 0.5)[begin:], atol=1e-6)
