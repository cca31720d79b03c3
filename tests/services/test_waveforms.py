"""Waveforms are those of the clips that were made: nothing where nothing is said, never made up."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.script import Chapter, Scene, Script
from studio.domain.settings import RenderSettings
from studio.domain.speech import SAMPLE_RATE, Clip
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.previewing import FilmPreview
from studio.services.studio import Studio
from studio.services.waveforms import SAMPLES_PER_BIN, Waveforms, peaks_of
from studio.speech.clips import ClipStore
from studio.speech.mock import MockVoice

MOCK = RenderSettings(width=320, height=180, voice=VoiceChoice(provider=VoiceProvider.MOCK))
SCRIPT = Script(
    title="Course",
    chapters=(
        Chapter(
            title="One",
            scenes=(
                Scene(uid="loud", narration="Loud, then quiet."),
                Scene(uid="silent"),
                Scene(uid="later", narration="Not spoken yet."),
            ),
        ),
    ),
)


class Drum(MockVoice):
    """The mock voice, but heard: a beat at the end of each second."""

    def speak(self, text: str, cancel: CancelToken) -> Clip:
        cancel.check()
        return Clip(pcm(beats(3 * SAMPLE_RATE)))


def pcm(samples: Sequence[int]) -> bytes:
    return struct.pack(f"<{len(samples)}h", *samples)


def beats(count: int) -> list[int]:
    """Silence with one sample of full height at the end of each second, one of full depth before it."""
    samples = [0] * count
    for end in range(SAMPLE_RATE, count + 1, SAMPLE_RATE):
        samples[end - 2 : end] = [-32768, 32767]
    return samples


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    return tmp_path / "clips"


@pytest.fixture
def film(studio: Studio) -> FilmPreview:
    return studio.previewing.film(SCRIPT, MOCK)


@pytest.fixture
def spoken(clips: Path) -> ClipStore:
    store = ClipStore(clips)
    store.speak(Drum(), "Loud, then quiet.", CancelToken())
    return store


def test_a_scene_has_the_peaks_of_its_own_clip(clips: Path, spoken: ClipStore, film: FilmPreview) -> None:
    waveforms = Waveforms(clips)
    assert waveforms.known(film, 0) is None

    peaks = waveforms.of(film, 0)

    assert peaks is not None
    assert peaks is waveforms.known(film, 0)
    assert peaks.sample_count == 3 * SAMPLE_RATE
    lowest, highest = peaks.columns(0, SAMPLES_PER_BIN, 3 * 375)
    assert [i for i, low in enumerate(lowest) if low == -128] == [374, 749, 1124]
    assert [i for i, high in enumerate(highest) if high == 127] == [374, 749, 1124]


def test_a_silent_scene_is_flat_and_one_not_spoken_yet_has_none(clips: Path, film: FilmPreview) -> None:
    waveforms = Waveforms(clips)

    silent = waveforms.known(film, 1)

    assert silent is not None
    assert silent.columns(0, 100, 4) == ([0] * 4, [0] * 4)
    assert waveforms.of(film, 2) is None


def test_a_damaged_clip_gives_none(clips: Path, spoken: ClipStore, film: FilmPreview) -> None:
    (file,) = clips.rglob("*.clip")
    file.write_bytes(file.read_bytes()[:-2])

    assert Waveforms(clips).of(film, 0) is None


def test_a_voice_that_cannot_speak_here_gives_none(studio: Studio, clips: Path) -> None:
    cloud = RenderSettings(width=320, height=180, voice=VoiceChoice(provider=VoiceProvider.POLLY))

    film = studio.previewing.film(SCRIPT, cloud)

    assert Waveforms(clips).of(film, 0) is None


def test_what_is_kept_is_bounded(clips: Path, film: FilmPreview) -> None:
    store = ClipStore(clips)
    for text in ("Loud, then quiet.", "Not spoken yet."):
        store.speak(Drum(), text, CancelToken())
    one = peaks_of(pcm(beats(3 * SAMPLE_RATE))).byte_count
    waveforms = Waveforms(clips, limit=one + one // 2)

    waveforms.of(film, 0)
    waveforms.of(film, 2)

    assert waveforms.known(film, 0) is None
    assert waveforms.known(film, 2) is not None


@pytest.mark.parametrize("step", [1.0, 100.0, 128.0, 500.5, 2000.0, 7_345.6])
def test_a_beat_lies_in_its_column_at_every_zoom(step: float) -> None:
    peaks = peaks_of(pcm(beats(2 * SAMPLE_RATE)))
    beat = SAMPLE_RATE - 1

    _, highest = peaks.columns(beat - 5.5 * step, step, 10)

    loud = [i for i, high in enumerate(highest) if high == 127]
    if step < SAMPLES_PER_BIN:  # columns share the bin it lies in
        assert 5 in loud
    else:
        assert loud in ([4], [5], [6])


def test_outside_a_clip_it_is_silent() -> None:
    peaks = peaks_of(pcm([20_000] * 1000))

    _, highest = peaks.columns(-1024, 512, 8)

    assert highest == [0, 0, 78, 78, 0, 0, 0, 0]
    assert peaks.columns(0, 500, 0) == ([], [])


def test_no_clip_is_too_short() -> None:
    assert peaks_of(b"").columns(0, 10, 2) == ([0, 0], [0, 0])
    assert peaks_of(pcm([-32768])).columns(0, 1000, 2) == ([-128, 0], [0, 0])
