import re
from pathlib import Path

import pytest

import studio
from studio.domain.settings import CaptionMode, VisualStyle
from studio.domain.spec import RenderSpec
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.film.encoder import EncoderSettings
from studio.pipeline.joining import chapters_of, description, join_task
from studio.pipeline.timing import timeline_of
from tests.film.kit import Probe
from tests.pipeline.kit import SILENT, Bench, spec_of


def _in_chapters(spec: RenderSpec, *chapters: tuple[int, str]) -> RenderSpec:
    """Put each scene into the chapter of that number and title."""
    scenes = [
        scene.model_copy(update={"chapter_order": order, "chapter_title": title})
        for scene, (order, title) in zip(spec.scenes, chapters, strict=True)
    ]
    return spec.model_copy(update={"scenes": tuple(scenes)})


def _marks(spec: RenderSpec) -> list[tuple[str, int, int]]:
    timeline = timeline_of(spec, [0] * len(spec.scenes))
    return [(m.title, m.first_frame, m.end_frame) for m in chapters_of(spec, timeline)]


def _with(spec: RenderSpec, **settings: object) -> RenderSpec:
    return spec.model_copy(update={"settings": spec.settings.model_copy(update=settings)})


def test_chapters_lie_end_to_end_at_the_boundaries_of_their_scenes():
    spec = _in_chapters(spec_of(["", "", "", ""]), (1, "가"), (1, "가"), (2, "**나** [다]"), (3, "라"))
    assert _marks(spec) == [("가", 0, 48), ("나 다", 48, 72), ("라", 72, 96)]


def test_equal_titles_that_are_not_neighbours_stay_apart():
    spec = _in_chapters(spec_of(SILENT), (1, "가"), (2, "나"), (3, "가"))
    assert [title for title, _, _ in _marks(spec)] == ["가", "나", "가"]


@pytest.mark.parametrize(("language", "name"), [(Language.KOREAN, "2장"), (Language.ENGLISH, "Chapter 2")])
def test_a_chapter_without_a_title_gets_its_number(language: Language, name: str):
    spec = _in_chapters(spec_of(SILENT, language=language), (1, "가"), (2, " "), (3, "다"))
    assert [title for title, _, _ in _marks(spec)] == ["가", name, "다"]


def test_one_chapter_counts_only_with_a_title():
    assert _marks(_in_chapters(spec_of(["", ""]), (1, "  "), (1, ""))) == []
    assert _marks(_in_chapters(spec_of(["", ""]), (1, "가"), (1, "가"))) == [("가", 0, 48)]


def test_a_film_says_how_it_was_made():
    spec = _with(spec_of(SILENT), voice=VoiceChoice(provider=VoiceProvider.ESPEAK, name="ko+f2", speed=1.25))
    assert description(spec, EncoderSettings()) == (
        f"CTRLF Studio {studio.__version__}, spec sha256 {spec.sha256}, animated 240x136 24 fps, theme dawn, "
        "voice espeak:ko+f2 x1.25, captions track, encoder libx264"
    )
    assert ", draft, " in description(spec.model_copy(update={"draft": True}), EncoderSettings())


@pytest.mark.parametrize("mode", CaptionMode)
def test_only_captions_of_a_track_go_into_the_film(mode: CaptionMode):
    spec = _with(spec_of(SILENT), captions=mode)
    task = join_task(
        spec,
        timeline_of(spec, [0] * 3),
        (),
        encoder=EncoderSettings(),
        sound=Path("s.m4a"),
        captions=Path("c.srt"),
        target=Path("f.mp4"),
    )
    assert task.captions == (Path("c.srt") if mode is CaptionMode.TRACK else None)


def test_a_rendered_film_carries_its_captions_and_chapters(bench: Bench):
    spec = _in_chapters(spec_of(voice=VoiceProvider.ESPEAK), (1, "첫 장"), (2, "둘째 장"), (2, "둘째 장"))
    outcome = bench.render(spec)
    film, srt = outcome.files["video.mp4"].path, outcome.files["subtitles.srt"].path
    assert film is not None
    assert srt is not None
    shown = Probe(film).said("-loglevel", "error", "-map", "0:s:0", "-f", "srt", "-")
    assert shown.strip() == srt.read_text("utf-8").strip()
    said = Probe(film).said("-f", "ffmetadata", "-")
    spans = outcome.timeline.spans
    assert re.findall(r"TIMEBASE=1/48000\nSTART=(\d+)\nEND=(\d+)\ntitle=(.*)", said) == [
        ("0", str(spans[1].start_frame * 2000), "첫 장"),
        (str(spans[1].start_frame * 2000), str(outcome.timeline.sample_count), "둘째 장"),
    ]


def test_a_silent_film_has_no_track_of_captions(bench: Bench):
    film = bench.render(_with(spec_of(SILENT), style=VisualStyle.BASIC)).files["video.mp4"].path
    assert film is not None
    assert "Subtitle:" not in Probe(film).said()
