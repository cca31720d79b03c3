"""The whole sound of a film, from its clips: where they lie, how loud they are, and what an edit costs."""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.spec import RenderSpec
from studio.domain.speech import SAMPLE_RATE, Clip
from studio.domain.timeline import SceneTiming, Timeline, build_timeline
from studio.domain.voice import VoiceProvider
from studio.film.loudness import Loudness
from studio.film.sound import StretchSound
from studio.pipeline import sounds
from studio.pipeline.parts import fetch_or_make
from studio.pipeline.pool import OnDone, OnProgress, Pool
from studio.pipeline.serving import perform
from studio.pipeline.sounds import SoundPlan, plan_sound
from studio.pipeline.speech_files import SpokenScene
from studio.pipeline.tasks import Result, Task
from tests.film.kit import Probe, metered
from tests.pipeline.kit import Bench, spec_of

NEVER = CancelToken()


class OwnHands(Pool):
    """Does every task in this process."""

    def run(
        self,
        tasks: Sequence[Task],
        cancel: CancelToken,
        on_progress: OnProgress | None = None,
        on_done: OnDone | None = None,
        wanted: Callable[[], bool] = lambda: True,
    ) -> list[Result]:
        results: list[Result] = []
        for index, task in enumerate(tasks):
            results.append(perform(task, lambda _: None, cancel))
            if on_done is not None:
                on_done(index)
        return results


class Desk:
    """Lays clips out and makes their sound."""

    def __init__(self, bench: Bench) -> None:
        self.tools = bench.tools
        self.root = bench.root
        self._films = 0

    def speech(self, seconds: float, level: float = 0.2, seed: int = 1) -> bytes:
        """Return something as uneven as speech: syllables of a buzzing voice."""
        t = np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
        tone = 120 + 15 * seed
        buzz = sum(np.sin(2 * np.pi * tone * k * t) / k for k in range(1, 20))
        syllables = np.maximum(0.02, np.sin(2 * np.pi * 3.1 * t))
        return (np.clip(buzz * syllables * level, -1, 1) * 32767).astype("<i2").tobytes()

    def plan(
        self, clips: Sequence[bytes], *, room: float = 0.5, spec: RenderSpec | None = None
    ) -> tuple[SoundPlan, Timeline]:
        """Plan the sound of scenes that speak these clips; empty ones are silent for two seconds."""
        self._films += 1
        folder = self.root / f"film{self._films}"
        folder.mkdir()
        spoken = [SpokenScene.write(Clip(pcm), folder / f"{i}.pcm") for i, pcm in enumerate(clips)]
        timings = [SceneTiming(minimum_sec=0 if c else 2, speech_samples=len(c) // 2) for c in clips]
        timeline = build_timeline(timings, fps=24, lead_in_sec=room, tail_sec=room, transition_sec=0)
        return plan_sound(spec or spec_of(), timeline, spoken, self.tools, folder, NEVER), timeline

    def make(self, plan: SoundPlan) -> Path:
        hands = OwnHands(1)
        fetch_or_make(plan.parts, hands, NEVER, lambda fraction, frames, of_frames: None)
        plan.finish(hands, NEVER)
        return plan.file


@pytest.fixture
def desk(bench: Bench) -> Desk:
    return Desk(bench)


def _assert_as_promised(file: Path, timeline: Timeline) -> None:
    heard = metered(file)
    assert heard is not None
    assert heard.lufs == pytest.approx(-16, abs=0.5)
    assert heard.peak_dbtp <= -1.5
    assert len(Probe(file).pcm()) == timeline.sample_count


def _begins(file: Path, timeline: Timeline, clips: Sequence[bytes]) -> list[int]:
    """Return how far every clip lies from where its scene says, by where it is heard best."""
    heard = Probe(file).pcm().astype(float)
    off: list[int] = []
    for span, pcm in zip(timeline.spans, clips, strict=True):
        said = np.frombuffer(pcm, "<i2").astype(float)
        around = heard[max(0, span.speech_sample - 300) :][: len(said) + 600]
        fits = np.fft.irfft(
            np.fft.rfft(around, 2 * len(said) + 1200) * np.fft.rfft(said, 2 * len(said) + 1200).conj()
        )
        off.append(int(fits[:600].argmax()) - min(300, span.speech_sample))
    return off


@pytest.mark.parametrize("room", [0.5, 0.02, 0.0])
def test_every_clip_begins_at_its_sample_however_close_they_lie(desk: Desk, room: float) -> None:
    clips = [desk.speech(1.3), desk.speech(0.9004, 0.05, 2), desk.speech(2.01, 0.4, 3)]
    plan, timeline = desk.plan(clips, room=room)
    file = desk.make(plan)
    _assert_as_promised(file, timeline)
    assert _begins(file, timeline, clips) == [0, 0, 0]


@pytest.mark.parametrize("levels", [(0.004,), (0.6,), (0.6, 0.03, 0.1), (0.2, 0.001)])
def test_quiet_and_loud_voices_make_films_of_one_loudness(desk: Desk, levels: Sequence[float]) -> None:
    plan, timeline = desk.plan([desk.speech(3, level, seed) for seed, level in enumerate(levels)])
    _assert_as_promised(desk.make(plan), timeline)


def test_scenes_are_equally_loud(desk: Desk) -> None:
    plan, timeline = desk.plan([desk.speech(4, 0.3), desk.speech(4, 0.02, 2)])
    heard = Probe(desk.make(plan)).pcm().astype(float) / 32768
    first, second = (
        10 * np.log10(np.square(heard[s.speech_sample :][: s.speech_sample_count]).mean())
        for s in timeline.spans
    )
    assert first == pytest.approx(second, abs=1)


def test_a_long_clip_is_made_in_pieces_that_nobody_hears(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    clip = desk.speech(9)
    whole = Probe(desk.make(desk.plan([clip])[0])).pcm().astype(float)
    monkeypatch.setattr(sounds, "_LONGEST", 100)
    plan, timeline = desk.plan([clip])
    assert len(plan.parts) > 3
    cut = Probe(desk.make(plan)).pcm().astype(float)
    _assert_as_promised(plan.file, timeline)
    noise = np.square(cut - whole)[: len(cut) // 1024 * 1024].reshape(-1, 1024).mean(axis=1)
    assert noise.max() < 1e-3 * np.square(whole).mean()


def _never_fits(before: StretchSound, after: StretchSound) -> bool:
    return False


def test_stretches_that_do_not_fit_are_made_in_one_piece(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    clip = desk.speech(9)
    whole = Probe(desk.make(desk.plan([clip])[0])).pcm()
    monkeypatch.setattr(sounds, "_LONGEST", 100)
    monkeypatch.setattr(sounds, "fits", _never_fits)
    assert np.array_equal(Probe(desk.make(desk.plan([clip])[0])).pcm(), whole)


def test_too_high_peaks_are_lowered_for_all_stretches_that_meet(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sounds, "WANTED", Loudness(lufs=-16, peak_dbtp=-4.2))
    monkeypatch.setattr(sounds, "_LONGEST", 100)
    file = desk.make(desk.plan([desk.speech(5, 0.05), b""])[0])
    heard = metered(file)
    assert heard is not None
    assert heard.peak_dbtp <= -4.1


def test_only_what_is_spoken_is_encoded(desk: Desk, bench: Bench) -> None:
    plan, timeline = desk.plan([b"", b"", bytes(96_000)])
    assert plan.parts == ()
    heard = Probe(desk.make(plan)).pcm()
    assert len(heard) == timeline.sample_count
    assert not heard.any()
    assert bench.cached_sounds() == set()


def test_an_edit_costs_the_stretch_of_its_scene_wherever_the_others_move(desk: Desk, bench: Bench) -> None:
    clips = [desk.speech(1 + seed / 7, 0.2, seed) for seed in range(1, 6)]
    before, _ = desk.plan(clips)
    desk.make(before)
    known = bench.cached_sounds()
    assert len(known) == 5
    clips[1] = desk.speech(2.345, 0.2, 9)
    after, timeline = desk.plan(clips)
    assert before.key != after.key
    _assert_as_promised(desk.make(after), timeline)
    assert len(bench.cached_sounds() - known) == 1


def test_the_same_words_twice_are_encoded_once(desk: Desk, bench: Bench) -> None:
    clips = [desk.speech(1.5)] * 3
    plan, timeline = desk.plan(clips)
    file = desk.make(plan)
    assert len(bench.cached_sounds()) == 1
    assert _begins(file, timeline, clips) == [0, 0, 0]


def test_the_same_clips_give_the_same_bytes_from_the_cache_or_not(tmp_path: Path) -> None:
    films: list[bytes] = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        desk = Desk(Bench(tmp_path / name))
        for _ in range(2):
            plan, _ = desk.plan([desk.speech(1.5, 0.003), desk.speech(1, 0.004, 2)])
            films.append(desk.make(plan).read_bytes())
    assert len({hashlib.sha256(film).hexdigest() for film in films}) == 1


def test_a_key_depends_on_where_clips_lie(desk: Desk) -> None:
    clips = [desk.speech(1), desk.speech(1.5, 0.2, 2)]
    keys = [
        desk.plan(clips)[0].key,
        desk.plan(clips)[0].key,
        desk.plan(clips[::-1])[0].key,
        desk.plan([*clips, b""])[0].key,
    ]
    assert keys[0] == keys[1]
    assert len(set(keys)) == 3


def test_clips_that_overlap_are_a_bug(desk: Desk) -> None:
    _, timeline = desk.plan([desk.speech(1)] * 2, room=0)
    spoken = [SpokenScene.write(Clip(desk.speech(1.5)), desk.root / f"{i}.pcm") for i in range(2)]
    with pytest.raises(ValueError, match="begins at"):
        plan_sound(spec_of(), timeline, spoken, desk.tools, desk.root, NEVER)
    with pytest.raises(ValueError, match="the film at"):
        plan_sound(
            spec_of(), timeline.model_copy(update={"spans": timeline.spans[1:]}), spoken[1:], desk.tools,
            desk.root, NEVER,
        )  # fmt: skip


def test_what_is_known_of_a_stretch_is_what_is_heard(desk: Desk) -> None:
    plan, _ = desk.plan([desk.speech(3)])
    file = desk.make(plan)
    known = StretchSound.read(plan.parts[0].file)
    heard = metered(file)
    assert heard is not None
    assert known.peak_dbtp == pytest.approx(heard.peak_dbtp, abs=0.15)
    assert len(known.sizes) == len(known.energies)


def test_a_spoken_film_is_found_again_and_an_edit_makes_one_stretch(bench: Bench) -> None:
    narrations = ["주소를 읽으십시오.", "", "신고하십시오.", "의심하십시오."]
    spec = spec_of(narrations, voice=VoiceProvider.ESPEAK)
    first = bench.film(spec)
    known = bench.cached_sounds()
    assert len(known) == 3
    assert bench.film(spec, job_id="job-2") == first
    narrations[0] = "주소를 끝까지 읽으십시오."
    bench.render(spec_of(narrations, voice=VoiceProvider.ESPEAK), job_id="job-3")
    assert len(bench.cached_sounds() - known) == 1
    assert bench.leftovers() == []
