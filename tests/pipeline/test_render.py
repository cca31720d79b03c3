import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

import studio
from studio.domain.script import Transition, VisualSpec
from studio.domain.settings import VisualStyle
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.voice import VoiceProvider
from studio.film.ffmpeg import find_ffmpeg
from studio.film.verify import Expected, verify
from studio.pipeline.outcome import RenderOutcome
from tests.pipeline.kit import SILENT, TEXTS, Bench, spec_of


def _edited(spec: RenderSpec, index: int, **changes: object) -> RenderSpec:
    scenes = list(spec.scenes)
    scenes[index] = scenes[index].model_copy(update=changes)
    return spec.model_copy(update={"scenes": tuple(scenes)})


def _said(path: Path | None, *arguments: str) -> str:
    command = [find_ffmpeg(), "-hide_banner", "-nostdin", "-i", str(path), *arguments]
    return subprocess.run(command, capture_output=True, check=False).stderr.decode("utf-8", "replace")


def _assert_plays(outcome: RenderOutcome, *, audible: bool) -> None:
    path = outcome.files["video.mp4"].path
    assert path is not None
    timeline = outcome.timeline
    expected = Expected(timeline.frame_count, timeline.sample_count, audible)
    verify(path, expected, on_progress=lambda _: None, cancel=_never())


def _never():
    from studio.domain.cancel import CancelToken

    return CancelToken()


def test_a_spoken_film_comes_out_whole(bench: Bench):
    spec = spec_of(voice=VoiceProvider.ESPEAK)
    outcome = bench.render(spec)
    _assert_plays(outcome, audible=True)
    assert outcome.assets.duration_sec == pytest.approx(outcome.timeline.seconds, abs=1e-3)
    assert outcome.assets.video_url == outcome.files["video.mp4"].url
    assert outcome.assets.subtitle_url.endswith("subtitles.srt")
    assert outcome.assets.thumbnail_url.endswith("thumb.jpg")
    srt = outcome.files["subtitles.srt"].path
    assert srt is not None
    assert "피싱은" in srt.read_text("utf-8")
    vtt = outcome.files["subtitles.vtt"].path
    assert vtt is not None
    assert vtt.read_text("utf-8").startswith("WEBVTT")
    assert not bench.leftovers()


def test_files_lie_under_the_keys_of_the_contract(bench: Bench):
    outcome = bench.render(spec_of(SILENT), job_id="job-7")
    assert {name: stored.key for name, stored in outcome.files.items()} == {
        name: f"videos/video-1/script-1/job-7/{name}"
        for name in ("video.mp4", "subtitles.srt", "subtitles.vtt", "thumb.jpg")
    }


def test_speech_is_as_loud_as_promised(bench: Bench):
    outcome = bench.render(spec_of(voice=VoiceProvider.ESPEAK))
    said = _said(outcome.files["video.mp4"].path, "-af", "ebur128=peak=true", "-f", "null", "-")
    loudness = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", said)[-1])
    peak = float(re.findall(r"Peak:\s+(-?[\d.]+) dBFS", said)[-1])
    assert loudness == pytest.approx(-16, abs=0.5)
    assert peak <= -1.5


def test_progress_goes_through_the_seven_steps_and_never_back(bench: Bench):
    bench.render(spec_of(SILENT))
    steps = list(dict.fromkeys(step for step, _, _ in bench.reports))
    assert steps == list(Step)
    for step in Step:
        fractions = [fraction for s, fraction, _ in bench.reports if s is step]
        assert fractions[0] == 0
        assert fractions == sorted(fractions)
        assert fractions[-1] == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize("style", VisualStyle)
def test_the_same_snapshot_gives_the_same_film(tmp_path: Path, style: VisualStyle):
    """Cold with one worker, cold with two, and cached."""
    spec = spec_of(["가", "", "나"], seconds=2.2, style=style, voice=VoiceProvider.ESPEAK)
    alone, together = Bench(tmp_path / "one", workers=1), Bench(tmp_path / "둘 'two'", workers=2)
    film = alone.film(spec)
    assert together.film(spec) == film
    assert together.film(spec, job_id="job-2") == film


def test_the_film_tells_what_it_was_made_from(bench: Bench):
    spec = spec_of(SILENT, title='It\'s 100% "a": \\ 한글')
    said = _said(bench.render(spec).files["video.mp4"].path)
    assert spec.sha256 in said
    assert studio.__version__ in said
    assert 'It\'s 100% "a": \\ 한글' in said
    assert "creation_time" not in said


def test_editing_one_scene_encodes_only_its_segments(bench: Bench):
    spec = spec_of(["", "", "", "", ""], seconds=1.5)
    bench.render(spec)
    before = bench.cached_segments()
    assert len(before) == 9
    bench.render(_edited(spec, 2, on_screen_text="다른 글"), job_id="job-2")
    assert len(bench.cached_segments() - before) == 3


def test_a_second_render_encodes_nothing(bench: Bench):
    spec = spec_of(SILENT)
    first = bench.film(spec)
    before = bench.cached_segments()
    assert bench.film(spec, job_id="job-2") == first
    assert bench.cached_segments() == before


def test_a_damaged_cache_is_mended(bench: Bench):
    spec = spec_of(SILENT)
    first = bench.film(spec)
    before = bench.cached_segments()
    for entry in (bench.root / "cache").rglob("*.mp4"):
        content = entry.read_bytes()
        entry.unlink()
        entry.write_bytes(content[: len(content) // 2])
    assert bench.film(spec, job_id="job-2") == first
    assert bench.cached_segments() == before


@pytest.mark.parametrize("transition", [Transition.SLIDE, Transition.ZOOM, Transition.NONE])
def test_every_transition_keeps_the_length(bench: Bench, transition: Transition):
    spec = _edited(spec_of(["", ""]), 1, visual_spec=VisualSpec(transition=transition))
    outcome = bench.render(spec)
    assert outcome.timeline.frame_count == 48
    _assert_plays(outcome, audible=False)


def _one_frame() -> RenderSpec:
    return spec_of([""], seconds=0.001)


def _two_frames() -> RenderSpec:
    return spec_of(["", ""], seconds=0.04)


def _half_a_second() -> RenderSpec:
    return spec_of([""], seconds=0.5, style=VisualStyle.BASIC)


def _one_scene() -> RenderSpec:
    return spec_of([""], seconds=2)


def _exactly_one_second() -> RenderSpec:
    return spec_of([""], seconds=1)


SHORT = [_one_frame, _two_frames, _half_a_second, _one_scene, _exactly_one_second]


@pytest.mark.parametrize("make", SHORT, ids=lambda make: make.__name__.strip("_"))
def test_short_films_work(bench: Bench, make: Callable[[], RenderSpec]):
    outcome = bench.render(make())
    _assert_plays(outcome, audible=False)
    thumbnail = outcome.files["thumb.jpg"].path
    assert thumbnail is not None
    assert thumbnail.read_bytes().startswith(b"\xff\xd8\xff")
    assert not bench.leftovers()


def test_the_mock_voice_makes_a_silent_film(bench: Bench):
    outcome = bench.render(spec_of(["가나"]))
    assert outcome.timeline.spans[0].speech_sample_count > 0
    _assert_plays(outcome, audible=False)


HOSTILE = [
    "It's \"quoted\": 100% \\n %{pts} [in][out];,=' 'x'",
    "첫 줄\n둘째 줄\r\n\t탭",
    "🎬👩‍👩‍👧 emoji \u202eright to left\u202c العربية",
    "<script>alert(1)</script> {\\an8} --> 00:00:01,000",
    "\u0000\u0007\ufeff\ufffe",
    "가" * 300,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_breaks_a_film(bench: Bench, text: str):
    spec = _edited(spec_of(["", ""], seconds=0.5, title=text), 0, on_screen_text=text, caption=text)
    _assert_plays(bench.render(_edited(spec, 1, chapter_title=text)), audible=False)


def test_hostile_narration_is_spoken_or_silent_but_never_fatal(bench: Bench):
    spec = spec_of(["It's 100% 'a': \\ \"b\" 🎬", "!!!", "\u202eabc"], voice=VoiceProvider.ESPEAK)
    _assert_plays(bench.render(spec), audible=True)


def test_any_path_and_id_will_do(tmp_path: Path):
    bench = Bench(tmp_path / "홍길동's 폴더 100% [1]; #")
    outcome = bench.render(spec_of(SILENT, video_id="../../x", script_id="a/b"), job_id="..\\한글'")
    _assert_plays(outcome, audible=False)
    assert all(bench.root / "films" in p.parents for p in bench.stored())
    assert not bench.leftovers()


@pytest.mark.parametrize("fps", [25, 30, 50, 60])
def test_every_frame_rate_is_exact(bench: Bench, fps: int):
    spec = spec_of(["가", ""], voice=VoiceProvider.ESPEAK)
    spec = spec.model_copy(update={"settings": spec.settings.model_copy(update={"fps": fps})})
    _assert_plays(bench.render(spec), audible=True)


def test_captions_begin_with_the_speech_of_their_scene(bench: Bench):
    outcome = bench.render(spec_of(TEXTS, voice=VoiceProvider.ESPEAK))
    path = outcome.files["subtitles.srt"].path
    assert path is not None
    starts = [
        int(h) * 3_600_000 + int(m) * 60_000 + int(s) * 1000 + int(ms)
        for h, m, s, ms in re.findall(r"(\d+):(\d+):(\d+),(\d+) -->", path.read_text("utf-8"))
    ]
    for span in outcome.timeline.spans:
        speech_ms = span.speech_sample / 48
        assert min(abs(start - speech_ms) for start in starts) <= 50
