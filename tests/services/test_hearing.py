"""What is heard in the preview lies at the samples of the film, as loud as it, with its music."""

from __future__ import annotations

import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.domain.script import Chapter, Scene, Script
from studio.domain.settings import RenderSettings
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.film.loudness import energies, integrated
from studio.pipeline.outcome import Tools
from studio.pipeline.parts import fetch_or_make, unheard
from studio.pipeline.pool import Pool
from studio.pipeline.sounds import plan_sound
from studio.pipeline.speech_files import SpokenScene
from studio.services.hearing import Hearing
from studio.services.previewing import FilmPreview, fingerprints
from studio.services.studio import Studio
from studio.speech.clips import ClipStore
from studio.storage.local import LocalStorage
from tests.film.kit import Probe, band

SPOKEN = RenderSettings(width=320, height=180, voice=VoiceChoice(provider=VoiceProvider.ESPEAK))
TEXTS = ("Never open an attachment you did not ask for.", "", "Report it at once, and wait.")
NEVER = CancelToken()


@pytest.fixture
def hearing(studio: Studio) -> Hearing:
    return studio.hearing


@pytest.fixture
def film(studio: Studio) -> FilmPreview:
    return studio.previewing.voice(script(*TEXTS), SPOKEN)


def script(*texts: str) -> Script:
    scenes = tuple(Scene(uid=f"s{n}", narration=text, duration_sec=2.0) for n, text in enumerate(texts))
    return Script(title="Mail", language=Language.ENGLISH, chapters=(Chapter(title="A", scenes=scenes),))


def heard(hearing: Hearing, film: FilmPreview, rate: float = 1.0) -> NDArray[np.int16]:
    sound = hearing.sound(film, rate)
    sound.prepare(0, sound.sample_count, NEVER)
    assert sound.is_ready(0, sound.sample_count)
    return sound.read(0, sound.sample_count)


def encoded(studio: Studio, film: FilmPreview, folder: Path) -> NDArray[np.int16]:
    """The sound of the film itself, made by the pipeline and decoded."""
    data = studio.data_dir
    clips = ClipStore(data / "cache" / "clips")
    voices = fingerprints(film.spec)
    spoken: list[SpokenScene] = []
    for number, scene in enumerate(film.spec.scenes):
        clip = clips.kept(voices[film.spec.voice_of(scene)] or "", scene.narration)
        target = folder / f"{number}.pcm"
        spoken.append(SpokenScene(None, 0) if clip is None else SpokenScene.write(clip, target))
    tools = Tools(
        cache_dir=folder / "cache",
        scratch_dir=folder,
        storage=LocalStorage(folder, ""),
        workers=1,
        music_dir=data / "music",
    )
    plan = plan_sound(film.spec, film.timeline, spoken, tools, folder, NEVER)
    with Pool(1) as pool:
        fetch_or_make(plan.parts, pool, NEVER, unheard)
        plan.finish(pool, NEVER)
    return Probe(plan.file).pcm()


def lag(one: NDArray[np.int16], other: NDArray[np.int16]) -> int:
    """How many samples later `one` is than `other`, by where they fit best."""
    size = 2 * max(len(one), len(other))
    fits = np.fft.irfft(np.fft.rfft(one, size) * np.fft.rfft(other, size).conj())
    at = int(fits.argmax())
    return at if at < size // 2 else at - size


def lufs(sound: NDArray[np.int16]) -> float:
    return integrated(energies(sound.astype(np.float32) / np.float32(32_768))) or -99.0


def test_it_is_the_sound_of_the_film_to_the_sample_and_as_loud(hearing, studio, film, tmp_path):
    preview, film_sound = heard(hearing, film), encoded(studio, film, tmp_path)
    assert len(preview) == len(film_sound) == film.timeline.sample_count
    for span in film.timeline.spans[::2]:
        part = slice(span.speech_sample - 400, span.speech_sample + span.speech_sample_count + 400)
        assert lag(preview[part], film_sound[part]) == 0
    assert lufs(preview) == pytest.approx(lufs(film_sound), abs=0.5)


def test_nothing_is_heard_where_nothing_is_said(hearing, film):
    preview = heard(hearing, film)
    first, _, last = film.timeline.spans
    assert preview[: first.speech_sample].max() == 0
    assert np.abs(preview[first.speech_sample + first.speech_sample_count : last.speech_sample]).max() == 0
    assert np.abs(preview[last.speech_sample :][:4800]).max() > 1000


def test_any_part_is_the_same_however_it_is_read(hearing, film):
    whole = heard(hearing, film)
    sound = hearing.sound(film)
    parts = [sound.read(first, 1001) for first in range(-500, len(whole), 1001)]
    assert np.array_equal(np.concatenate(parts)[500:][: len(whole)], whole)
    assert not sound.read(-500, 500).any()
    assert not sound.read(len(whole), 500).any()


@pytest.mark.parametrize("rate", [0.5, 0.75, 1.5, 2.0])
def test_at_other_speeds_words_come_when_they_should_at_their_own_pitch(hearing, film, rate):
    usual, other = heard(hearing, film), heard(hearing, film, rate)
    assert len(other) == round(len(usual) / rate)
    span = film.timeline.spans[2]
    begin, count = span.speech_sample, span.speech_sample_count
    said, sped = usual[begin : begin + count], other[round(begin / rate) :][: round(count / rate)]
    assert not np.abs(other[round(begin / rate) - 2400 : round(begin / rate)]).max()
    assert lufs(sped) == pytest.approx(lufs(said), abs=1.0)
    assert pitch(sped) == pytest.approx(pitch(said), rel=0.05)


def pitch(sound: NDArray[np.int16]) -> float:
    """The frequency below and above which half of a voice's power lies."""
    power = np.abs(np.fft.rfft(sound.astype(float))) ** 2
    share = np.cumsum(power) / power.sum()
    return float(np.searchsorted(share, 0.5) * SAMPLE_RATE / len(sound))


def test_what_is_not_ready_is_silent_and_comes_when_it_is(hearing, film):
    sound = hearing.sound(film)
    assert not sound.is_ready(0, sound.sample_count)
    assert not sound.read(0, sound.sample_count).any()

    last = film.timeline.spans[2]
    sound.prepare(last.start_frame * film.timeline.samples_per_frame, SAMPLE_RATE, NEVER)

    assert not sound.read(0, last.speech_sample).any()
    assert sound.read(last.speech_sample, SAMPLE_RATE).any()


def test_speech_that_is_not_made_yet_is_silent(hearing, studio):
    film = studio.previewing.film(script("Nobody has said this."), SPOKEN)
    assert not heard_so_far(hearing, film).any()
    film = studio.previewing.voice(script("Nobody has said this."), SPOKEN)
    assert heard_so_far(hearing, film).any()


def heard_so_far(hearing: Hearing, film: FilmPreview) -> NDArray[np.int16]:
    sound = hearing.sound(film)
    sound.prepare(0, sound.sample_count, NEVER)
    return sound.read(0, sound.sample_count)


def test_preparing_can_be_canceled(hearing, film):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Canceled):
        hearing.sound(film).prepare(0, SAMPLE_RATE, token)


def test_the_music_lies_under_the_speech_as_in_the_film(hearing, studio, film, tmp_path):
    file = tmp_path / "bed.wav"
    with wave.open(str(file), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(SAMPLE_RATE)
        out.writeframes((band(8 * SAMPLE_RATE) * 20_000).astype("<i2").tobytes())
    bed = studio.music.take_in(file)
    settings = SPOKEN.model_copy(update={"music": bed})
    film = studio.previewing.film(script(*TEXTS), settings)
    preview, film_sound = heard(hearing, film), encoded(studio, film, tmp_path)

    assert lag(preview, film_sound) == 0
    first, _, last = film.timeline.spans
    alone = slice(first.speech_sample + first.speech_sample_count + 40_000, last.speech_sample - 10_000)
    assert np.abs(preview[alone]).max() > 100
    assert lufs(preview[alone]) == pytest.approx(lufs(film_sound[alone]), abs=3)
    assert not heard(hearing, film, 1.5)[: round(first.speech_sample / 1.5)].any()


def test_music_whose_file_is_gone_leaves_the_speech(hearing, studio, film):
    from studio.domain.music import MusicBed

    settings = film.spec.settings.model_copy(update={"music": MusicBed(file="music:" + "0" * 64)})
    lost = replace(film, spec=film.spec.model_copy(update={"settings": settings}))
    assert np.array_equal(heard_so_far(hearing, lost), heard(hearing, film))
