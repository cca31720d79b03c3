"""Music under a film: made plain, repeated without a seam, faded, and ducked."""

import subprocess
from pathlib import Path

import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.speech import SAMPLE_RATE
from studio.film import music, pcm
from studio.film.ffmpeg import find_ffmpeg
from studio.film.loudness import Signal, amplitude, energies, integrated
from studio.film.music import ATTACK, HOLD, PLAIN_LUFS, RELEASE, merged, played, spoken
from studio.film.music_files import examine
from studio.film.stretch import Bed
from tests.film.kit import band, write_wav

NEVER = CancelToken()
FILM = 100 * SAMPLE_RATE


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twelve seconds of music."""
    folder = tmp_path_factory.mktemp("music")
    music.decode(write_wav(band(12 * SAMPLE_RATE + 77), folder / "m.wav"), folder / "m.pcm", NEVER)
    return folder / "m.pcm"


@pytest.fixture(scope="module")
def hum(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tone of one level, in which every change of gain is seen."""
    target = tmp_path_factory.mktemp("hum") / "h.pcm"
    tone = 0.5 * np.sin(2 * np.pi * 1000 * np.arange(20 * SAMPLE_RATE) / SAMPLE_RATE)
    target.write_bytes(np.rint(tone * 32767).astype("<i2").tobytes())
    return target


def _bed(**changes: object) -> Bed:
    usual = {"sha256": "0", "begin": 0, "left": FILM, "lufs": PLAIN_LUFS, "duck_db": 8.0, "fade": 0}
    return Bed.model_validate({**usual, **changes})


def _level_db(signal: Signal) -> float:
    return 10 * np.log10(float(np.square(signal, dtype=np.float64).mean()) + 1e-12)


def test_music_made_plain_has_one_loudness_and_no_silent_ends(tmp_path: Path) -> None:
    quiet = np.concatenate([np.zeros(30_000), 0.05 * band(5 * SAMPLE_RATE), np.zeros(50_000)]).astype(
        np.float32
    )
    music.decode(write_wav(quiet, tmp_path / "q.wav"), tmp_path / "q.pcm", NEVER)
    count = pcm.sample_count(tmp_path / "q.pcm")
    assert count <= 5 * SAMPLE_RATE
    signal = pcm.read(tmp_path / "q.pcm", 0, count)
    assert integrated(energies(signal)) == pytest.approx(PLAIN_LUFS, abs=0.2)
    assert {p.name for p in tmp_path.iterdir()} == {"q.wav", "q.pcm"}


@pytest.mark.parametrize("kind", ["mp3", "m4a", "flac", "ogg", "mkv"])
def test_every_usual_kind_of_file_is_read(tmp_path: Path, kind: str) -> None:
    source = tmp_path / f"노래 's.{kind}"
    stereo = ["-filter_complex", "[0:a][0:a]amerge=inputs=2", "-ar", "44100"]
    made = [find_ffmpeg(), "-loglevel", "error", "-i", str(write_wav(band(96_000), tmp_path / "m.wav"))]
    subprocess.run([*made, *stereo, str(source)], check=True)
    seconds, audible = examine(source, 60, NEVER)
    assert audible
    assert seconds == pytest.approx(2, abs=0.1)
    music.decode(source, tmp_path / "p.pcm", NEVER)
    assert pcm.sample_count(tmp_path / "p.pcm") == pytest.approx(96_000, abs=5_000)


@pytest.mark.parametrize("kind", ["m3u8", "ffconcat"])
def test_a_playlist_opens_no_other_file(tmp_path: Path, kind: str) -> None:
    write_wav(band(96_000), tmp_path / "m.wav")
    lists = {
        "m3u8": "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nm.wav\n#EXT-X-ENDLIST\n",
        "ffconcat": "ffconcat version 1.0\nfile m.wav\n",
    }
    source = tmp_path / f"list.{kind}"
    source.write_text(lists[kind], encoding="utf-8")
    with pytest.raises(StepFailed):
        examine(source, 60, NEVER)


def test_silence_is_no_music(tmp_path: Path) -> None:
    with pytest.raises(StepFailed) as trouble:
        music.decode(write_wav(np.zeros(96_000, np.float32), tmp_path / "m.wav"), tmp_path / "p.pcm", NEVER)
    assert trouble.value.code is ErrorCode.COMPOSE_FAILED


def test_any_stretch_is_the_same_part_of_the_whole(plain: Path) -> None:
    speech = ((30 * SAMPLE_RATE, 45 * SAMPLE_RATE),)
    whole = played(_bed(fade=SAMPLE_RATE, speech=speech), plain, 0, FILM)
    for begin in (0, 11 * SAMPLE_RATE, 29 * SAMPLE_RATE + 77, 92 * SAMPLE_RATE):
        moved = tuple((first - begin, end - begin) for first, end in speech)
        bed = _bed(fade=SAMPLE_RATE, speech=moved, begin=begin, left=FILM - begin)
        part = played(bed, plain, 100, 8 * SAMPLE_RATE - 100)
        assert np.array_equal(part, whole[begin + 100 : begin + 8 * SAMPLE_RATE])


def test_outside_the_film_there_is_no_music(plain: Path) -> None:
    assert not played(_bed(), plain, -5_000, 5_000).any()
    assert not played(_bed(), plain, FILM, 5_000).any()


def test_it_is_repeated_without_a_jump_in_signal_or_level(plain: Path) -> None:
    length = pcm.sample_count(plain)
    period = length - 2 * SAMPLE_RATE
    signal = played(_bed(), plain, 0, 5 * period)
    steps = np.abs(np.diff(signal))
    inside = steps[: period - SAMPLE_RATE].max()
    for turn in range(1, 5):
        around = slice(turn * period - 100, turn * period + 2 * SAMPLE_RATE + 100)
        assert steps[around].max() <= 1.3 * inside
        crossed = signal[turn * period : turn * period + 2 * SAMPLE_RATE]
        usual = signal[turn * period - 4 * SAMPLE_RATE : turn * period - 2 * SAMPLE_RATE]
        assert _level_db(crossed) == pytest.approx(_level_db(usual), abs=2)
    assert np.array_equal(
        signal[2 * period + 100_000 : 3 * period], signal[3 * period + 100_000 : 4 * period]
    )


def test_a_tone_that_meets_itself_grows_no_louder(hum: Path) -> None:
    signal = played(_bed(), hum, 0, 60 * SAMPLE_RATE)
    levels = [_level_db(part) for part in signal.reshape(-1, 4_800)]
    assert max(levels) - min(levels) < 0.2


def test_very_short_music_is_repeated_too(tmp_path: Path) -> None:
    (tmp_path / "s.pcm").write_bytes((3000 * np.ones(SAMPLE_RATE, "<i2")).tobytes())
    signal = played(_bed(), tmp_path / "s.pcm", 0, 10 * SAMPLE_RATE)
    assert np.abs(signal - signal[0]).max() < 1e-3


def test_it_fades_in_and_out_at_the_ends_of_the_film(hum: Path) -> None:
    signal = played(_bed(fade=2 * SAMPLE_RATE), hum, 0, FILM)
    full = _level_db(signal[FILM // 2 : FILM // 2 + 4_800])
    for ends in (signal, signal[::-1]):
        levels = np.array([_level_db(part) for part in ends[: 3 * SAMPLE_RATE].reshape(-1, 2_400)])
        assert levels[0] < full - 40
        assert (np.diff(levels[:40]) > 0).all()
        assert levels[40:] == pytest.approx(full, abs=0.1)


def test_it_steps_back_before_speech_and_comes_back_behind_it(hum: Path) -> None:
    first, end = 10 * SAMPLE_RATE, 14 * SAMPLE_RATE
    signal = played(_bed(speech=((first, end),)), hum, 0, 20 * SAMPLE_RATE)
    full = _level_db(signal[:SAMPLE_RATE])

    def below(sample: int) -> float:
        return full - _level_db(signal[sample - 240 : sample + 240])

    assert below(first - ATTACK - 480) == pytest.approx(0, abs=0.05)
    assert below(first - ATTACK // 2) == pytest.approx(4, abs=0.5)
    for inside in (first, (first + end) // 2, end):
        assert below(inside) == pytest.approx(8, abs=0.1)
    assert below(end + RELEASE // 2) == pytest.approx(4, abs=0.3)
    assert below(end + RELEASE + 480) == pytest.approx(0, abs=0.05)
    levels = [_level_db(part) for part in signal[first - 9_600 : end + 48_000].reshape(-1, 480)]
    assert np.abs(np.diff(levels)).max() < 1  # nobody hears steps


def test_short_pauses_do_not_bring_it_back() -> None:
    spans = [(0, 1000), (1000 + HOLD - 1, 90_000), (90_000 + HOLD, 200_000)]
    assert merged(spans) == [(0, 90_000), (90_000 + HOLD, 200_000)]
    assert merged([]) == []


def test_speech_is_heard_from_its_first_sound_to_its_last(tmp_path: Path) -> None:
    clip = np.random.default_rng(1).normal(0, 3, 6 * SAMPLE_RATE)  # the breath of a microphone
    voice = 8000 * np.sin(2 * np.pi * 200 * np.arange(SAMPLE_RATE) / SAMPLE_RATE)
    clip[SAMPLE_RATE : 2 * SAMPLE_RATE] += voice
    clip[5 * SAMPLE_RATE - 24_000 : 6 * SAMPLE_RATE - 24_000] += voice
    (tmp_path / "c.pcm").write_bytes(clip.astype("<i2").tobytes())
    heard = spoken(tmp_path / "c.pcm", NEVER)
    assert np.array(heard) == pytest.approx(
        np.array([(48_000, 96_000), (5 * 48_000 - 24_000, 6 * 48_000 - 24_000)]), abs=600
    )


def test_loudness_is_what_is_asked_for(plain: Path) -> None:
    quiet, loud = (played(_bed(lufs=lufs), plain, 0, 20 * SAMPLE_RATE) for lufs in (-30.0, -20.0))
    assert np.allclose(loud, quiet * amplitude(10), rtol=1e-5)
    assert integrated(energies(quiet)) == pytest.approx(-30, abs=0.5)
