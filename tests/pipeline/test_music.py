"""Music under whole films: what is heard of it, what a change costs, and what happens without its file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import numpy as np
import pytest

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.music import MusicBed
from studio.domain.spec import RenderSpec
from studio.domain.speech import SAMPLE_RATE
from studio.domain.voice import VoiceProvider
from studio.pipeline import sounds
from studio.pipeline.outcome import RenderOutcome
from tests.film.kit import Probe, band, metered, write_wav
from tests.pipeline.kit import SILENT, TEXTS, Bench, spec_of
from tests.pipeline.test_sounds import Desk


@pytest.fixture
def bed(bench: Bench) -> MusicBed:
    return keep(bench.root, band(7 * SAMPLE_RATE), "배경.wav")


def keep(root: Path, signal: np.ndarray[tuple[int], np.dtype[np.float32]], title: str) -> MusicBed:
    """Put music where renders look for it."""
    folder = root / "music"
    folder.mkdir(exist_ok=True)
    data = write_wav(signal, root / "m.wav").read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    (folder / digest).write_bytes(data)
    return MusicBed(file=f"music:{digest}", title=title)


def under(spec: RenderSpec, bed: MusicBed | None, **changes: object) -> RenderSpec:
    music = bed.model_copy(update=changes) if bed is not None else None
    return spec.model_copy(update={"settings": spec.settings.model_copy(update={"music": music})})


def sound_of(outcome: RenderOutcome) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    return Probe(film_of(outcome)).pcm().astype(float) / 32768


def film_of(outcome: RenderOutcome) -> Path:
    path = outcome.files["video.mp4"].path
    assert path is not None
    return path


def level_db(signal: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    return 10 * np.log10(float(np.square(signal).mean()) + 1e-12)


def spoken_spec(seconds: float = 5.0) -> RenderSpec:
    """Three scenes with room around the narration for the music to come back."""
    return spec_of(TEXTS, seconds=seconds, voice=VoiceProvider.ESPEAK)


def test_it_lies_under_the_speech_and_rises_where_nobody_speaks(bench: Bench, bed: MusicBed) -> None:
    with_music = bench.render(under(spoken_spec(), bed))
    without = bench.render(spoken_spec(), job_id="job-2")
    heard = metered(film_of(with_music))
    assert heard is not None
    assert heard.lufs == pytest.approx(-16, abs=0.5)
    assert heard.peak_dbtp <= -1.5
    mix, voice = sound_of(with_music), sound_of(without)
    assert len(mix) == len(voice) == with_music.timeline.sample_count
    music = mix - voice
    first, second, _ = with_music.timeline.spans
    said = slice(first.speech_sample, first.speech_sample + first.speech_sample_count)
    alone = slice(said.stop + SAMPLE_RATE, second.speech_sample - SAMPLE_RATE // 2)
    assert level_db(mix[said]) - level_db(mix[alone]) == pytest.approx(14, abs=3)
    assert level_db(music[alone]) - level_db(music[said]) == pytest.approx(8, abs=2.5)
    assert level_db(mix[:480]) < -55
    assert level_db(mix[-480:]) < -55


@pytest.mark.parametrize("seconds", [2, 8, 14])
def test_a_film_is_as_loud_as_promised_however_little_is_said(
    bench: Bench, bed: MusicBed, seconds: float
) -> None:
    outcome = bench.render(under(spoken_spec(seconds), bed))
    heard = metered(film_of(outcome))
    assert heard is not None
    assert heard.lufs == pytest.approx(-16, abs=0.5)
    assert heard.peak_dbtp <= -1.5
    for span in outcome.timeline.spans:
        said = sound_of(outcome)[span.speech_sample :][: span.speech_sample_count]
        assert level_db(said) == pytest.approx(-16, abs=1.5)


def test_only_music_is_as_loud_as_any_film(bench: Bench, bed: MusicBed) -> None:
    outcome = bench.render(under(spec_of(SILENT, seconds=3), bed, fade_sec=0.5))
    heard = metered(film_of(outcome))
    assert heard is not None
    assert heard.lufs == pytest.approx(-16, abs=0.5)
    assert heard.peak_dbtp <= -1.5


def test_the_music_plays_on_through_every_cut(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    tone = 0.5 * np.sin(2 * np.pi * 500 * np.arange(5 * SAMPLE_RATE) / SAMPLE_RATE)
    bed = keep(bench.root, tone.astype(np.float32), "a tone").model_copy(update={"fade_sec": 0.0})
    desk = Desk(bench)
    monkeypatch.setattr(sounds, "_LONGEST", 40)
    plan, _ = desk.plan([b""] * 6, spec=under(spec_of(), bed))
    assert len(plan.parts) >= 14
    heard = Probe(desk.make(plan)).pcm().astype(float)[4_800:-4_800]
    levels = [level_db(part / 32768) for part in heard[: len(heard) // 960 * 960].reshape(-1, 960)]
    assert max(levels) - min(levels) < 0.5
    # A click would be seen as a step that a tone of 500 Hz cannot make.
    assert np.abs(np.diff(heard, 2)).max() < 1.3 * np.abs(heard).max() * (2 * np.pi * 500 / SAMPLE_RATE) ** 2


def test_a_change_of_the_music_encodes_only_the_sound(bench: Bench, bed: MusicBed) -> None:
    spec = under(spoken_spec(2), bed)
    film = bench.film(spec)
    segments, before = bench.cached_segments(), bench.cached_sounds()
    changed = bench.film(under(spec, bed, level_db=-20.0), job_id="job-2")
    assert changed != film
    assert bench.cached_segments() == segments
    assert len(bench.cached_sounds() - before) == 3
    assert bench.film(spec, job_id="job-3") == film


def test_an_edit_that_moves_nothing_leaves_the_other_scenes_alone(bench: Bench, bed: MusicBed) -> None:
    desk = Desk(bench)
    clips = [desk.speech(4, 0.2, seed) for seed in range(6)]
    desk.make(desk.plan(clips, spec=under(spec_of(), bed))[0])
    before = bench.cached_sounds()
    clips[2] = desk.speech(4, 0.2, 9)
    desk.make(desk.plan(clips, spec=under(spec_of(), bed))[0])
    assert len(bench.cached_sounds() - before) == 1


def test_the_same_film_gives_the_same_bytes_however_it_is_made(tmp_path: Path) -> None:
    films: list[bytes] = []
    for workers in (1, 2):
        bench = Bench(tmp_path / str(workers), workers=workers)
        bench.root.mkdir()
        bed = keep(bench.root, band(7 * SAMPLE_RATE), "m")
        films += [bench.film(under(spoken_spec(2), bed), job_id=job) for job in ("job-1", "job-2")]
    assert len(set(films)) == 1


@pytest.mark.parametrize("trouble", ["never there", "cut off"])
def test_a_delivery_refuses_without_its_music_and_names_it(bench: Bench, bed: MusicBed, trouble: str) -> None:
    file = bench.root / "music" / bed.sha256
    if trouble == "cut off":
        file.write_bytes(file.read_bytes()[:-9])
    else:
        file.unlink()
    with pytest.raises(BadInput) as refusal:
        bench.render(under(spec_of(SILENT), bed))
    assert refusal.value.code is ErrorCode.INVALID_SCRIPT
    assert "배경.wav" in refusal.value.what.en
    assert refusal.value.next_step is not None
    assert bench.stored() == []
    assert bench.leftovers() == []


def test_a_draft_without_its_music_is_silent_and_says_so(bench: Bench, bed: MusicBed) -> None:
    file = bench.root / "music" / bed.sha256
    data = file.read_bytes()
    file.unlink()
    draft = under(spec_of(SILENT, draft=True), bed)
    lacking = bench.render(draft)
    assert any("배경.wav" in warning.ko for warning in lacking.warnings)
    assert not sound_of(lacking).any()
    file.write_bytes(data)
    whole = bench.render(draft, job_id="job-2")
    assert not any("배경.wav" in warning.ko for warning in whole.warnings)
    assert sound_of(whole).any()


def test_music_that_is_no_sound_after_all_fails_the_render(bench: Bench) -> None:
    bed = keep(bench.root, np.zeros(2 * SAMPLE_RATE, np.float32), "silence")
    with pytest.raises(Exception, match="Nothing is to be heard"):
        bench.render(under(spec_of(SILENT), bed))
    assert bench.leftovers() == []
