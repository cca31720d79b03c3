"""The benchmark measures what it says; small films only, so that this takes seconds."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from benchmarks import floor, jitter, upload
from benchmarks.films import film_of, timeline_for
from benchmarks.measure import Measured, measure
from benchmarks.quality import quality
from benchmarks.report import as_json, markdown
from benchmarks.results import Results, goals_of_length
from benchmarks.rows import COLD, FLOOR, RECIPE, long_row, rows_for
from studio.domain.cancel import CancelToken
from studio.domain.speech import estimate_seconds
from studio.film.encoder import EncoderSettings, encode_frames

SIDE, FPS, COUNT = 128, 24, 12


def _frames(shift: int = 0) -> Iterator[memoryview]:
    """A soft picture that wanders."""
    y, x = np.mgrid[0:SIDE, 0:SIDE]
    for number in range(COUNT):
        wave = 128 + 90 * np.sin((x + number + shift) / 9) * np.cos(y / 13)
        yield memoryview(np.repeat(wave.astype(np.uint8)[..., None], 4, axis=2).tobytes())


def _film(target: Path) -> Path:
    encode_frames(
        _frames(),
        target,
        width=SIDE,
        height=SIDE,
        fps=FPS,
        settings=EncoderSettings(),
        on_frame=lambda _: None,
        cancel=CancelToken(),
    )
    return target


def test_doubling_doubles_and_an_edit_keeps_every_length():
    once, twice, edited = (
        timeline_for(film_of(3, **more)) for more in ({}, {"stretch": 2.0}, {"edited": True})
    )
    assert twice.frame_count == 2 * once.frame_count
    assert edited == once
    changed = [a != b for a, b in zip(film_of(3).scenes, film_of(3, edited=True).scenes, strict=True)]
    assert changed == [False, True, False]


def test_scenes_leave_room_for_what_the_mock_voice_says():
    spec = film_of(12)
    for scene in spec.scenes:
        spoken = estimate_seconds(scene.narration) / spec.settings.voice.speed
        assert (scene.duration_sec or 0) >= spoken + spec.settings.lead_in_sec + spec.settings.tail_sec


def test_the_floor_encodes_exactly_as_the_studio_does(tmp_path: Path):
    raw = floor.RawFrames(tmp_path / "frames.yuv", SIDE, SIDE, FPS)
    raw.write(_frames())
    made = floor.encode([raw], tmp_path / "floor")
    assert made.read_bytes() == _film(tmp_path / "studio.mp4").read_bytes()


def test_quality_is_high_for_a_film_of_its_frames_and_lower_for_others(tmp_path: Path):
    film = _film(tmp_path / "it's a film.mp4")
    same, other = (
        quality([film], _frames(shift), width=SIDE, height=SIDE, fps=FPS, matrix="bt709") for shift in (0, 5)
    )
    assert same.frames == COUNT
    assert same.ssim > 0.98 > other.ssim
    assert same.vmaf > other.vmaf


def test_jitter_tells_even_motion_from_whole_pixels():
    jitter.prepare_qt()
    even = np.stack([jitter.grey(frame) for frame in jitter.studio_frames()])[:60]
    uneven = np.stack([np.roll(frame, n % 2, axis=1) for n, frame in enumerate(even)])
    assert jitter.jitter(even) < 0.05
    assert jitter.jitter(uneven) == pytest.approx(2, abs=0.1)


def test_a_contestant_runs_in_a_process_of_its_own(tmp_path: Path):
    seen = measure("studio_cold", {"scenes": 1, "style": "basic"}, tmp_path / "place", "run-0")
    assert seen.film_bytes == seen.film.stat().st_size > 0
    assert seen.cpu_sec > 0
    assert seen.wall_sec > 0
    assert seen.peak_bytes > 50e6


def test_goals_are_judged_by_ratios_within_a_round():
    results = Results(12, rows_for(12))
    _ran(results, COLD, "animated", (10, 20), size=40)
    _ran(results, FLOOR, "animated", (9, 18), size=40)
    _ran(results, RECIPE, "animated", (200,), size=100)
    _ran(results, "studio, one scene edited", "animated", (2, 4), size=40)
    goals = {goal.what: (goal.seen, goal.met) for goal in results.goals({"studio": 0.03})}
    assert goals["animated against the recipe"] == ("20.0x", True)
    assert goals["animated against the floor"] == ("1.11x", True)
    assert goals["its bytes against the recipe's"] == ("0.40", True)
    assert goals["one scene of 12 edited"] == ("20.0%", False)
    assert goals["motion jitter"] == ("0.030", True)
    assert "| animated: studio, cold | 15.00 (10.00) | 1.00 |" in markdown([results], {}, [])
    assert json.loads(as_json([results], {}, []))["films"][0]["rows"][0]["wall_sec"] == [10, 20]


def test_a_long_film_is_judged_by_what_a_scene_costs():
    short, long = Results(12, rows_for(12)), Results(120, [long_row(120)])
    _ran(short, COLD, "animated", (10,), size=1, peak=100)
    _ran(long, COLD, "animated", (110,), size=1, peak=150)
    cost, memory = goals_of_length(short, long)
    assert (cost.seen, cost.met) == ("1.10x", True)
    assert (memory.seen, memory.met) == ("1.50x", False)


def _ran(
    results: Results, name: str, style: str, seconds: tuple[float, ...], *, size: int, peak: int = 1
) -> None:
    result = next(r for r in results.all if (r.row.name, r.row.style) == (name, style))
    for number, taken in enumerate(seconds):
        result.runs[number] = Measured(taken, taken, peak, Path("film.mp4"), size)


def test_the_sparsest_half_second_of_an_upload_is_told():
    steady = [number / 10 for number in range(41)]
    assert upload._least_calls(steady) in (4, 5)
    assert upload._least_calls([0.0, 0.1, 2.0]) == 0, "a pause is found"
    assert upload._least_calls([0.0, 0.2]) == 2, "shorter than a window"
    assert upload._least_calls([]) == 0


def test_an_upload_is_measured_beside_a_plain_copy(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(upload, "PACES", (64 * upload.MIB,))
    runs = upload.measure_all(9 * upload.MIB)
    assert [run.sender for run in runs] == ["plain", "presigned", "s3"]
    assert runs[0].seconds_per_plain == 1
    assert all(run.above_idle > run.above_loaded for run in runs[1:])
    assert len(upload.goals(runs)) == 6
    assert upload.table(runs).count("64 MiB/s") == 3
