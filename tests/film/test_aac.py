"""Packets of sound: what is encoded apart meets without a seam, and an MP4 gives back the right samples."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.film import aac, m4a, pcm
from studio.film.loudness import Signal
from tests.film.kit import Probe, band

NEVER = CancelToken()


@pytest.fixture
def scratch(tmp_path: Path) -> Path:
    return tmp_path / "scratch"


def _restless(packets: int) -> Signal:
    """A signal of soft tones and hard beats, for which the encoder changes its windows all the time."""
    return band(packets * aac.PACKET, seed=3)


def test_what_is_encoded_comes_back_one_packet_later(scratch: Path) -> None:
    signal = _restless(60)
    packets = aac.encode(signal, scratch, NEVER)
    assert len(packets) == 61
    heard = aac.decode(packets, scratch, NEVER)
    assert len(heard) == 61 * aac.PACKET
    error = heard[aac.PACKET :] - signal
    assert np.square(error).mean() < 0.02 * np.square(signal).mean()
    assert not scratch.exists()


def test_silence_is_the_packet_that_it_is_said_to_be(scratch: Path) -> None:
    packets = aac.encode(np.zeros(5 * aac.PACKET, np.float32), scratch, NEVER)
    assert set(packets) == {aac.SILENT}
    assert not aac.decode(packets, scratch, NEVER).any()


@pytest.mark.parametrize("cut", [40, 41, 57, 88])
def test_packets_that_were_encoded_apart_meet_without_a_seam(scratch: Path, cut: int) -> None:
    signal = _restless(120)
    whole = aac.encode(signal, scratch, NEVER)
    later = aac.encode(signal[(cut - 7) * aac.PACKET :], scratch, NEVER)[7:]
    assert len(set(map(aac.window_of, whole))) >= 4
    assert aac.window_of(whole[cut]) == aac.window_of(later[0])
    joined = aac.decode([*whole[:cut], *later], scratch, NEVER)[aac.PACKET :]
    error = np.abs(joined[: len(signal)] - signal)
    around = slice((cut - 2) * aac.PACKET, (cut + 2) * aac.PACKET)
    assert error[around].max() <= error.max()
    assert np.square(error[around]).mean() <= 4 * np.square(error).mean()


@pytest.mark.parametrize("samples", [1, 1023, 1024, 1025, 48_000, 100_001])
def test_a_file_gives_back_exactly_its_samples(tmp_path: Path, scratch: Path, samples: int) -> None:
    count = m4a.packet_count(samples)
    signal = _restless(count - 1)
    packets = aac.encode(signal, scratch, NEVER)
    target = tmp_path / "소리's.m4a"
    m4a.write(target, [(b"".join(packets), [len(p) for p in packets])], samples)
    heard = Probe(target).pcm() / pcm.FULL_SCALE
    assert len(heard) == samples
    if samples > 10_000:
        assert np.square(heard - signal[:samples]).mean() < 0.02 * np.square(signal).mean()


def test_a_file_of_too_few_packets_is_a_bug(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="3 packets for 5000 samples"):
        m4a.write(tmp_path / "s.m4a", [(aac.SILENT * 3, [4, 4, 4])], 5000)


def test_pieces_of_a_file_of_pcm_are_what_lies_there(tmp_path: Path, speech: Callable[..., Path]) -> None:
    clip = speech("c.pcm", 3 * SAMPLE_RATE + 5)
    whole = np.frombuffer(clip.read_bytes(), "<i2") / pcm.FULL_SCALE
    assert np.allclose(pcm.read(clip, 700, 900), whole[700:1600])
    beyond = pcm.read(clip, len(whole) - 10, 30)
    assert np.allclose(beyond[:10], whole[-10:])
    assert not beyond[10:].any()
    assert not pcm.read(clip, -50, 50).any()
    assert not pcm.read(clip, len(whole) + 5, 50).any()
    joined = np.concatenate([block[1024:] for block in pcm.blocks(clip, NEVER, 1024)])
    assert np.allclose(joined[: len(whole)], whole)
    assert len(joined) % 1024 == 0
