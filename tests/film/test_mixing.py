import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.domain.speech import SAMPLE_RATE
from studio.film.limiter import limited, true_peaks
from studio.film.loudness import measure, parse
from studio.film.mastering import master
from studio.film.sound import BEFORE_ENCODING, PlacedClip, make_sound, mix
from tests.film.kit import Probe

Samples = "np.ndarray[tuple[int], np.dtype[np.int16]]"


def _read(path: Path) -> Samples:
    with wave.open(str(path), "rb") as read:
        assert (read.getnchannels(), read.getsampwidth(), read.getframerate()) == (1, 2, SAMPLE_RATE)
        return np.frombuffer(read.readframes(read.getnframes()), "<i2")


def _tone(path: Path, samples: int) -> Path:
    path.write_bytes(np.full(samples, 10_000, "<i2").tobytes())
    return path


def test_clips_begin_and_end_at_their_samples(tmp_path: Path):
    clip = _tone(tmp_path / "c.pcm", 5_000)
    mix([PlacedClip(clip, 40_001), PlacedClip(clip, 7)], 100_000, tmp_path / "m.wav", CancelToken())
    sound = _read(tmp_path / "m.wav")
    assert len(sound) == 100_000
    heard = np.flatnonzero(sound)
    assert (heard[0], heard[-1]) == (7, 45_000)
    assert not sound[5_007:40_001].any()
    assert (sound[2_000:3_000] == 10_000).all()


@pytest.mark.parametrize("samples", [1, 2, 3, 577, 4 * SAMPLE_RATE - 1, 4 * SAMPLE_RATE, 4 * SAMPLE_RATE + 5])
def test_edges_are_faded_and_no_sample_is_lost(tmp_path: Path, samples: int):
    clip = _tone(tmp_path / "c.pcm", samples)
    mix([PlacedClip(clip, 0)], samples, tmp_path / "m.wav", CancelToken())
    sound = _read(tmp_path / "m.wav").astype(int)
    assert len(sound) == samples
    assert abs(sound[0]) <= 10_000
    if samples > 500:
        assert sound[0] < 200
        assert sound[-1] < 200
        assert np.abs(np.diff(sound)).max() < 100


def test_clips_that_overlap_are_a_bug(tmp_path: Path):
    clip = _tone(tmp_path / "c.pcm", 100)
    with pytest.raises(ValueError, match="begins at"):
        mix([PlacedClip(clip, 0), PlacedClip(clip, 99)], 1000, tmp_path / "m.wav", CancelToken())
    with pytest.raises(ValueError, match="ends at"):
        mix([PlacedClip(clip, 950)], 1000, tmp_path / "m.wav", CancelToken())


@pytest.mark.parametrize("level", [0.02, 0.05, 0.6])
def test_speech_comes_out_at_one_loudness(tmp_path: Path, speech: Callable[..., Path], level: float):
    clip = speech("c.pcm", 8 * SAMPLE_RATE, level)
    total = 12 * SAMPLE_RATE + 2000
    loudness = make_sound(
        [PlacedClip(clip, SAMPLE_RATE)],
        total,
        tmp_path / "s.m4a",
        on_progress=lambda _: None,
        cancel=CancelToken(),
    )
    assert loudness is not None
    heard = measure(tmp_path / "s.m4a", CancelToken())
    assert heard is not None
    assert heard.lufs == pytest.approx(-16, abs=0.5)
    assert heard.peak_dbtp <= -1.5


def test_the_encoded_sound_has_exactly_its_samples_and_no_delay(
    tmp_path: Path, speech: Callable[..., Path], probe: type[Probe]
):
    clip = speech("c.pcm", SAMPLE_RATE)
    total = 2 * SAMPLE_RATE + 1234
    make_sound(
        [PlacedClip(clip, 30_000)],
        total,
        tmp_path / "s.m4a",
        on_progress=lambda _: None,
        cancel=CancelToken(),
    )
    heard = probe(tmp_path / "s.m4a").pcm().astype(float)
    assert len(heard) == total
    placed = np.zeros(total)
    placed[30_000 : 30_000 + SAMPLE_RATE] = np.frombuffer(clip.read_bytes(), "<i2")
    spectrum = np.fft.rfft(heard) * np.fft.rfft(placed).conj()
    assert np.fft.irfft(spectrum, total).argmax() == 0


def test_silence_stays_silent(tmp_path: Path, probe: type[Probe]):
    loudness = make_sound([], 30_000, tmp_path / "s.m4a", on_progress=lambda _: None, cancel=CancelToken())
    assert loudness is None
    assert len(probe(tmp_path / "s.m4a").pcm()) == 30_000
    assert not probe(tmp_path / "s.m4a").pcm().any()


def test_the_same_clips_give_the_same_bytes(tmp_path: Path, speech: Callable[..., Path]):
    clip = speech("c.pcm", SAMPLE_RATE)
    made = []
    for name in ("a.m4a", "b.m4a"):
        make_sound(
            [PlacedClip(clip, 100)],
            2 * SAMPLE_RATE,
            tmp_path / name,
            on_progress=lambda _: None,
            cancel=CancelToken(),
        )
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_only_the_sound_is_left_behind(tmp_path: Path, speech: Callable[..., Path]):
    make_sound(
        [PlacedClip(speech("c.pcm", 9000), 0)],
        10_000,
        tmp_path / "s.m4a",
        on_progress=lambda _: None,
        cancel=CancelToken(),
    )
    assert {p.name for p in tmp_path.iterdir()} == {"c.pcm", "s.m4a"}


def test_cancel_is_heard_while_mixing(tmp_path: Path, speech: Callable[..., Path]):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Canceled):
        mix([PlacedClip(speech("c.pcm", 9000), 0)], 10_000, tmp_path / "m.wav", cancel)


def test_one_click_does_not_make_the_speech_quiet(tmp_path: Path, speech: Callable[..., Path]):
    sound = np.frombuffer(speech("c.pcm", 8 * SAMPLE_RATE, 0.05).read_bytes(), "<i2").copy()
    sound[100_000:100_004] = 32_000
    (tmp_path / "c.pcm").write_bytes(sound.tobytes())
    mix([PlacedClip(tmp_path / "c.pcm", 0)], len(sound), tmp_path / "m.wav", CancelToken())
    loudness = master(tmp_path / "m.wav", tmp_path / "o.wav", BEFORE_ENCODING, CancelToken())
    assert loudness is not None
    assert loudness.lufs == pytest.approx(-16, abs=0.5)
    assert loudness.peak_dbtp <= -2


def test_the_limiter_holds_peaks_between_samples_and_touches_nothing_else():
    t = np.arange(60_000)
    quiet = 0.3 * np.sin(2 * np.pi * t / 100)
    loud = quiet.copy()
    # A tone of a quarter of the sample rate, between whose samples the peaks lie.
    loud[20_000:21_000] = 0.9 * np.sin(np.pi / 2 * t[:1000] + np.pi / 4)
    out = np.concatenate(list(limited((loud[i : i + 7_000] for i in range(0, 60_000, 7_000)), 0.5)))
    assert len(out) == len(loud)
    assert true_peaks(out).max() <= 0.5 * 1.02
    assert np.array_equal(out[:18_000], loud[:18_000])
    assert np.array_equal(out[23_000:], loud[23_000:])


def test_the_limiter_does_not_depend_on_how_the_sound_is_cut():
    signal = np.random.default_rng(5).normal(0, 0.3, 40_000)
    whole = np.concatenate(list(limited([signal], 0.5)))
    parts = np.concatenate(list(limited((signal[i : i + 3_000] for i in range(0, 40_000, 3_000)), 0.5)))
    assert np.allclose(whole, parts, atol=1e-9)


def test_a_meter_that_heard_nothing_is_understood():
    summary = [
        "  Integrated loudness:",
        "    I:         -70.0 LUFS",
        "  True peak:",
        "    Peak:       -inf dBFS",
    ]
    loudness = parse(summary)
    assert loudness.lufs == -70
    assert loudness.peak_dbtp == -np.inf
