"""Stretches of the film's sound: at their samples, at their loudness, softly begun, and joined unheard."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.domain.speech import SAMPLE_RATE
from studio.film import aac, m4a
from studio.film.sound import StretchSound, fits, make_stretch, packets_of, silence
from studio.film.stretch import ClipInStretch, Stretch
from tests.film.kit import Probe, metered, write_sound

NEVER = CancelToken()


@pytest.mark.parametrize("level", [0.02, 0.05, 0.6])
def test_speech_comes_out_at_one_loudness(tmp_path: Path, speech: Callable[..., Path], level: float):
    clip = speech("c.pcm", 8 * SAMPLE_RATE, level)
    known = write_sound(clip, SAMPLE_RATE, 12 * SAMPLE_RATE + 2000, tmp_path / "s.m4a")
    heard = metered(tmp_path / "s.m4a")
    assert heard is not None
    assert heard.lufs == pytest.approx(-16, abs=0.5)
    assert heard.peak_dbtp <= -1.5
    assert known.peak_dbtp == pytest.approx(heard.peak_dbtp, abs=0.15)


@pytest.mark.parametrize("sample", [0, 1, 1023, 1024, 30_000])
def test_a_clip_begins_at_its_very_sample(tmp_path: Path, speech: Callable[..., Path], sample: int):
    clip = speech("c.pcm", SAMPLE_RATE)
    total = 2 * SAMPLE_RATE + 1234
    write_sound(clip, sample, total, tmp_path / "s.m4a")
    heard = Probe(tmp_path / "s.m4a").pcm().astype(float)
    assert len(heard) == total
    placed = np.zeros(total)
    placed[sample : sample + SAMPLE_RATE] = np.frombuffer(clip.read_bytes(), "<i2")
    spectrum = np.fft.rfft(heard) * np.fft.rfft(placed).conj()
    assert np.fft.irfft(spectrum, total).argmax() == 0


def test_before_and_behind_a_clip_nothing_is_heard(tmp_path: Path, speech: Callable[..., Path]):
    write_sound(speech("c.pcm", SAMPLE_RATE), 40_960, 3 * SAMPLE_RATE, tmp_path / "s.m4a")
    heard = np.abs(Probe(tmp_path / "s.m4a").pcm().astype(int))
    assert not heard[: 40_960 - 2 * aac.PACKET].any()
    assert not heard[40_960 + SAMPLE_RATE + 2 * aac.PACKET :].any()
    assert heard.max() > 10_000


def test_where_in_the_film_it_lies_changes_not_a_byte(tmp_path: Path, speech: Callable[..., Path]):
    clip = speech("c.pcm", SAMPLE_RATE)
    begins = (5 * aac.PACKET, 60 * aac.PACKET)
    for sample in begins:
        write_sound(clip, sample, 4 * SAMPLE_RATE, tmp_path / f"{sample}.m4a")
    early, late = (Probe(tmp_path / f"{sample}.m4a").pcm() for sample in begins)
    moved = begins[1] - begins[0]
    assert np.array_equal(early[: 3 * SAMPLE_RATE - moved], late[moved : 3 * SAMPLE_RATE])


@pytest.mark.parametrize("samples", [1, 2, 3, 577, 60_000])
def test_speech_of_any_length_begins_and_ends_softly(tmp_path: Path, samples: int):
    clip = tmp_path / "c.pcm"
    clip.write_bytes(np.full(samples, 3_000, "<i2").tobytes())
    write_sound(clip, SAMPLE_RATE, 4 * SAMPLE_RATE, tmp_path / "s.m4a")
    heard = Probe(tmp_path / "s.m4a").pcm().astype(int)
    assert len(heard) == 4 * SAMPLE_RATE
    if samples > 50_000:
        # A step would be heard as a click: as loud from one sample to the next as the sound itself.
        assert np.abs(np.diff(heard)).max() < np.abs(heard).max() / 20


@pytest.mark.parametrize("cuts", [(30,), (31, 32), (5, 40, 80)])
def test_a_clip_cut_into_stretches_sounds_like_one(
    tmp_path: Path, speech: Callable[..., Path], cuts: tuple[int, ...]
):
    clip = speech("c.pcm", 100 * aac.PACKET)
    places = [0, *cuts, 101]
    runs: list[tuple[bytes, tuple[int, ...]]] = []
    sounds: list[StretchSound] = []
    for first, end in pairwise(places):
        file = tmp_path / f"{first}.sound"
        placed = ClipInStretch(sha256="0", sample=-(first - 1) * aac.PACKET)
        make_stretch(Stretch(packets=end - first, clips=(placed,)), {"0": clip}, None, file, NEVER)
        sounds.append(StretchSound.read(file))
        runs.append((packets_of(file), sounds[-1].sizes))
    assert all(fits(a, b) for a, b in pairwise(sounds))
    m4a.write(tmp_path / "cut.m4a", runs, 100 * aac.PACKET)
    write_sound(clip, 0, 100 * aac.PACKET, tmp_path / "whole.m4a")
    cut, whole = (Probe(tmp_path / f"{name}.m4a").pcm().astype(float) for name in ("cut", "whole"))
    difference = np.square(cut - whole).reshape(-1, aac.PACKET).mean(axis=1)
    assert difference.max() < 1e-3 * np.square(whole).mean()


def test_silence_is_silent(tmp_path: Path):
    m4a.write(tmp_path / "s.m4a", [silence(m4a.packet_count(30_000))], 30_000)
    heard = Probe(tmp_path / "s.m4a").pcm()
    assert len(heard) == 30_000
    assert not heard.any()
    assert metered(tmp_path / "s.m4a") is None


def test_the_same_stretch_gives_the_same_bytes_and_nothing_else(tmp_path: Path, speech: Callable[..., Path]):
    clip = speech("c.pcm", SAMPLE_RATE)
    stretch = Stretch(packets=50, clips=(ClipInStretch(sha256="0", sample=1024),))
    for name in ("a.sound", "b.sound"):
        make_stretch(stretch, {"0": clip}, None, tmp_path / name, NEVER)
    assert (tmp_path / "a.sound").read_bytes() == (tmp_path / "b.sound").read_bytes()
    assert {p.name for p in tmp_path.iterdir()} == {"c.pcm", "a.sound", "b.sound"}


def test_a_key_tells_stretches_apart():
    one = Stretch(packets=50, clips=(ClipInStretch(sha256="0", sample=1024),))
    other = one.model_copy(update={"raise_db": 0.5})
    assert one.key("e") == one.model_copy().key("e")
    assert len({one.key("e"), one.key("f"), other.key("e")}) == 3


def test_cancel_is_heard(tmp_path: Path, speech: Callable[..., Path]):
    cancel = CancelToken()
    cancel.cancel()
    stretch = Stretch(packets=50, clips=(ClipInStretch(sha256="0", sample=1024),))
    with pytest.raises(Canceled):
        make_stretch(stretch, {"0": speech("c.pcm", 9000)}, None, tmp_path / "s.sound", cancel)
