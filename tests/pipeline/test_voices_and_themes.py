"""Scenes with a voice or a theme of their own: spoken by it, equally loud, and only they are made anew."""

from __future__ import annotations

import subprocess
from pathlib import Path

import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.script import VisualSpec
from studio.domain.slides import canvas_of
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.speech import SAMPLE_RATE
from studio.domain.steps import Step
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.film.encoder import EncoderSettings
from studio.film.ffmpeg import find_ffmpeg
from studio.film.loudness import Signal
from studio.pipeline.segments import SegmentSpec, plan_segments
from studio.pipeline.steps.generate_tts import generate_tts
from studio.pipeline.timing import slides_for, timeline_of
from studio.speech.engines import Speakers, open_voice
from tests.film.kit import metered, write_wav
from tests.pipeline.kit import SILENT, TEXTS, Bench, children, spec_of

NEVER = CancelToken()
MINSU, YUNA = VoiceChoice(name="ko"), VoiceChoice(name="ko+f2", speed=1.2)


def with_scenes(spec: RenderSpec, changes: dict[int, dict[str, object]]) -> RenderSpec:
    scenes = [s.model_copy(update=changes.get(s.scene_order, {})) for s in spec.scenes]
    return spec.model_copy(update={"scenes": tuple[RenderScene, ...](scenes)})


def spoken(bench: Bench, spec: RenderSpec, name: str = "job") -> list[bytes]:
    folder = bench.root / name
    folder.mkdir()
    scenes, remarks = generate_tts(spec, bench.tools, folder, lambda _fraction, _detail: None, NEVER)
    assert remarks == []
    return [scene.read().pcm for scene in scenes]


def heard(film: Path) -> Signal:
    """Return the samples of a film's sound."""
    command = [
        find_ffmpeg(),
        "-v",
        "error",
        "-i",
        film,
        "-f",
        "f32le",
        "-ac",
        "1",
        "-ar",
        str(SAMPLE_RATE),
        "-",
    ]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, np.float32)


def test_each_scene_is_spoken_by_its_own_voice(bench: Bench) -> None:
    film = spec_of(voice=VoiceProvider.ESPEAK)
    made = spoken(bench, with_scenes(film, {2: {"voice": YUNA}}))
    for text, choice, pcm in zip(TEXTS, (MINSU, YUNA, MINSU), made, strict=True):
        voice = open_voice(choice, Language.KOREAN)
        assert voice.speak(text, NEVER).pcm == pcm
        voice.close()
    plain = spoken(bench, film, "plain")
    assert plain[0] == made[0]
    assert plain[1] != made[1]
    assert not children()


def test_few_engines_are_awake_however_many_voices_there_are() -> None:
    choices = [VoiceChoice(speed=1 + step / 10) for step in range(8)]
    with Speakers(Language.KOREAN) as speakers:
        for choice in choices:
            assert speakers.voice(choice).speak("네", NEVER).sample_count
        assert len(children()) <= 4
        assert speakers.voice(choices[0]).speak("네", NEVER).sample_count
    assert not children()


def test_an_english_voice_reads_numbers_in_english_in_a_korean_film() -> None:
    film, course = (open_voice(VoiceChoice(name="en-us"), language) for language in Language)
    assert film.fingerprint == course.fingerprint
    for voice in (film, course):
        voice.close()


def test_scenes_of_different_voices_are_equally_loud(bench: Bench) -> None:
    texts = tuple(f"{text} 그리고 누구에게도 비밀번호를 알려 주지 마십시오." for text in TEXTS)
    spec = with_scenes(spec_of(texts, voice=VoiceProvider.ESPEAK), {2: {"voice": YUNA}})
    outcome = bench.render(spec)
    film = outcome.files["video.mp4"].path
    assert film is not None
    sound = heard(film)
    loudness: list[float] = []
    for span in outcome.timeline.spans:
        first, count = span.speech_sample, span.speech_sample_count
        said = metered(write_wav(sound[first : first + count], bench.root / "scene.wav"))
        assert said is not None
        loudness.append(said.lufs)
    assert max(loudness) - min(loudness) < 0.5


def test_a_theme_of_a_scene_makes_that_scene_anew_and_its_transitions(bench: Bench) -> None:
    def segments(spec: RenderSpec) -> list[SegmentSpec]:
        timeline = timeline_of(spec, [None] * len(spec.scenes))
        planned = plan_segments(timeline, slides_for(spec, timeline), canvas_of(spec), EncoderSettings())
        return [segment.spec for segment in planned]

    film = spec_of(SILENT, seconds=3)
    before = segments(film)
    after = segments(with_scenes(film, {2: {"visual_spec": VisualSpec(theme="paper")}}))
    changed = [new for old, new in zip(before, after, strict=True) if old.key("e") != new.key("e")]
    assert changed
    assert all(any(slide.theme == "paper" for slide in segment.slides) for segment in changed)
    unchanged = [new for old, new in zip(before, after, strict=True) if old.key("e") == new.key("e")]
    assert unchanged
    named = with_scenes(film, {2: {"visual_spec": VisualSpec(theme=film.settings.theme)}})
    assert [s.key("e") for s in segments(named)] == [s.key("e") for s in before]


@pytest.mark.parametrize(
    ("changes", "code", "words"),
    [
        ({3: {"visual_spec": VisualSpec(theme="nowhere")}}, ErrorCode.INVALID_SCRIPT, "nowhere"),
        ({3: {"visual_spec": VisualSpec(theme="../dawn")}}, ErrorCode.INVALID_SCRIPT, "../dawn"),
        ({3: {"voice": VoiceChoice(name="tlh")}}, ErrorCode.TTS_FAILED, "tlh"),
        ({3: {"voice": VoiceChoice(name="ko+nobody")}}, ErrorCode.TTS_FAILED, "ko+nobody"),
        ({3: {"voice": VoiceChoice(provider=VoiceProvider.POLLY)}}, ErrorCode.TTS_FAILED, "Polly"),
    ],
)
def test_a_theme_or_voice_that_is_not_here_fails_at_once_and_names_the_scene(
    bench: Bench, changes: dict[int, dict[str, object]], code: ErrorCode, words: str
) -> None:
    with pytest.raises(StudioError) as error:
        bench.render(with_scenes(spec_of(voice=VoiceProvider.MOCK), changes))
    assert error.value.code is code
    assert words in error.value.what.en
    assert "Scene 3:" in error.value.what.en
    assert "장면 3:" in error.value.what.ko
    assert error.value.next_step is not None
    assert {step for step, _, _ in bench.reports} == {Step.VALIDATE_SCRIPT}
    assert not bench.leftovers()


def test_the_films_own_theme_and_voice_are_looked_for_too(bench: Bench) -> None:
    film = spec_of(voice=VoiceProvider.MOCK)
    for changes in ({"theme": "nowhere"}, {"voice": VoiceChoice(name="nobody")}):
        with pytest.raises(StudioError) as error:
            bench.render(film.model_copy(update={"settings": film.settings.model_copy(update=changes)}))
        assert "Scene" not in error.value.what.en
        assert {step for step, _, _ in bench.reports} == {Step.VALIDATE_SCRIPT}


def test_a_scene_that_says_nothing_needs_no_voice(bench: Bench) -> None:
    film = with_scenes(spec_of(SILENT), {1: {"voice": VoiceChoice(provider=VoiceProvider.GCP)}})
    assert bench.film(film)
