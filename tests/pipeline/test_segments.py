import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.domain.cancel import CancelToken
from studio.domain.image import ImageFit
from studio.domain.script import VisualSpec
from studio.domain.settings import VisualStyle
from studio.domain.slides import Slide, SlideImage, canvas_of
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.timeline import Shot
from studio.film.encoder import EncoderSettings
from studio.picture import FramePainter, prepare_qt
from studio.pipeline.segments import PlannedSegment, SegmentSpec, encode_segment, plan_segments
from studio.pipeline.timing import slides_for, timeline_of
from tests.pipeline.kit import spec_of

_LARGER = {"settings": spec_of().settings.model_copy(update={"width": 640, "height": 360, "fade_sec": 0.5})}


def _planned(spec: RenderSpec) -> list[PlannedSegment]:
    timeline = timeline_of(spec, [None] * len(spec.scenes))
    return plan_segments(timeline, slides_for(spec, timeline), canvas_of(spec), EncoderSettings())


def _keys(spec: RenderSpec) -> list[str]:
    return [segment.spec.key("engine") for segment in _planned(spec)]


def _edited(spec: RenderSpec, index: int, **changes: object) -> RenderSpec:
    scenes = list[RenderScene](spec.scenes)
    scenes[index] = scenes[index].model_copy(update=changes)
    return spec.model_copy(update={"scenes": tuple(scenes)})


@pytest.mark.parametrize("style", VisualStyle)
def test_segments_hold_every_frame_of_the_film_once(style: VisualStyle):
    spec = spec_of(seconds=13.3, style=style)
    timeline = timeline_of(spec, [None] * 3)
    planned = _planned(spec)
    assert sum(s.spec.frame_count * s.times for s in planned) == timeline.frame_count


def test_segments_show_what_the_timeline_shows():
    spec = spec_of()
    timeline = timeline_of(spec, [None] * 3)
    slides = slides_for(spec, timeline)
    frame = 0
    for segment in _planned(spec):
        for done, shot in zip(segment.spec.painted(), segment.spec.shots(), strict=True):
            wanted = timeline.shot_at(frame + done)
            assert segment.spec.slides[shot.scene] == slides[wanted.scene]
            assert shot.local_frame == wanted.local_frame
            assert (shot.incoming is None) == (wanted.incoming is None)
            assert shot.mix == pytest.approx(wanted.mix)
            if wanted.incoming is not None:
                assert shot.incoming_local_frame == wanted.incoming_local_frame
                assert shot.transition is wanted.transition
        frame += segment.spec.frame_count
    assert frame == timeline.frame_count


@pytest.mark.parametrize("seconds", [4.9, 5, 7.3, 60, 600.5, 1201])
def test_a_still_scene_costs_one_group_of_pictures_however_long_it_is(seconds: float):
    spec = spec_of([""], seconds=seconds, style=VisualStyle.BASIC)
    planned = _planned(spec)
    times = max(segment.times for segment in planned)
    assert sum(segment.spec.frame_count for segment in planned) <= 5 * 24 + times
    assert len(planned) <= 2


def test_only_soft_backgrounds_are_blended_sharp_pictures_are_painted_in_every_frame():
    spec = spec_of(seconds=5.0)
    timeline = timeline_of(spec, [None] * 3)
    slides = list(slides_for(spec, timeline))
    slides[1] = slides[1].model_copy(update={"image": SlideImage(sha256="a" * 64, fit=ImageFit.COVER)})
    planned = plan_segments(timeline, slides, canvas_of(spec), EncoderSettings())
    kinds = [(len(segment.spec.slides), segment.spec.key_every) for segment in planned]
    assert [every for sides, every in kinds if sides == 2] == [1, 1]
    assert [every > 1 for sides, every in kinds if sides == 1] == [True, False, True]
    finer = EncoderSettings().for_moving_detail()
    assert [segment.spec.encoder == finer for segment in planned] == [False, True, True, True, False]


def test_a_fade_between_soft_scenes_is_blended_from_its_two_ends():
    planned = _planned(spec_of(seconds=5.0))
    fades = [segment.spec for segment in planned if len(segment.spec.slides) == 2]
    assert [(spec.frame_count, spec.key_every) for spec in fades] == [(6, 5), (6, 5)]
    for spec in fades:
        first, last = (shot.mix for shot in spec.shots())
        assert (first, last) == (pytest.approx(0.5 / 6), pytest.approx(5.5 / 6))


def test_a_blended_fade_looks_like_a_painted_one():
    prepare_qt()
    spec = next(s.spec for s in _planned(spec_of(seconds=5.0, **_LARGER)) if len(s.spec.slides) == 2)
    painter = FramePainter(spec.canvas, spec.slides)

    def painted(key_every: int) -> list[NDArray[np.int16]]:
        shots = spec.model_copy(update={"key_every": key_every}).shots()
        return [np.frombuffer(painter.paint(shot), np.uint8).astype(np.int16) for shot in shots]

    (first, last), all_of_them = painted(spec.key_every), painted(1)
    for number, frame in enumerate(all_of_them):
        mix = number / (spec.frame_count - 1)
        difference = np.abs(frame - (first + (last - first) * mix))
        assert difference.mean() < 0.5
        assert difference.max() <= 6


class _Changing(Slide):
    """A slide whose words change in the frames it is told."""

    at: tuple[tuple[int, int], ...] = ()
    seen_at: int | None = None

    @property
    def changes(self) -> tuple[tuple[int, int], ...]:
        return () if self.seen_at is not None else self.at

    def at_rest(self, frame: int) -> Slide:
        quiet = sum(frame >= end for _, end in self.at)
        return self.model_copy(update={"seen_at": quiet})


def _changing(style: VisualStyle, *at: tuple[int, int]) -> list[SegmentSpec]:
    spec = spec_of([""], seconds=4.0, style=style)
    timeline = timeline_of(spec, [0])
    (slide,) = slides_for(spec, timeline)
    changing = _Changing(**slide.model_dump() | {"motion": slide.motion}, at=at)
    return [s.spec for s in plan_segments(timeline, [changing], canvas_of(spec), EncoderSettings())]


def test_every_frame_is_painted_where_words_change_and_key_pictures_elsewhere():
    (spec,) = _changing(VisualStyle.ANIMATED, (24, 29), (60, 60))
    assert spec.key_every == 12
    assert spec.painted() == (0, 11, 23, 24, 25, 26, 27, 28, 29, 39, 49, 59, 60, 71, 83, 95)
    assert [shot.local_frame for shot in spec.shots()] == list(spec.painted())


def test_still_scenes_stand_still_between_changes():
    specs = _changing(VisualStyle.BASIC, (24, 29))
    assert [(s.frame_count, s.slides[0].frame_count) for s in specs] == [(24, 1), (5, 96), (67, 1)]


def test_a_long_scene_comes_in_equal_parts_no_longer_than_two_groups_of_pictures():
    specs = [s.spec for s in _planned(spec_of([""], seconds=23.0))]
    assert [(s.first_frame, s.frame_count) for s in specs] == [(0, 184), (184, 184), (368, 184)]


@pytest.mark.parametrize(("seconds", "key_every"), [(4.0, 12), (5.0, 15), (60.0, 24)])
def test_the_slower_a_background_moves_the_fewer_pictures_of_it_are_painted(seconds: float, key_every: int):
    zoom = spec_of([""], seconds=seconds).settings.model_copy(update={"zoom": 1.1})
    planned = _planned(spec_of([""], seconds=seconds, settings=zoom))
    assert {segment.spec.key_every for segment in planned} == {key_every}


def test_a_pan_without_a_zoom_leaves_the_background_where_it_is():
    visual = VisualSpec.model_validate({"motion": {"kind": "pan", "zoom": 1}})
    planned = _planned(_edited(spec_of([""], seconds=5.0), 0, visual_spec=visual))
    assert {segment.spec.key_every for segment in planned} == {24}


def test_blended_frames_are_what_would_have_been_painted():
    """Blends of key pictures half a second apart differ from painted frames by less than a person can see."""
    prepare_qt()
    spec = _planned(spec_of(seconds=5.0, width=640, height=360))[0].spec
    painter = FramePainter(spec.canvas, spec.slides)

    def painted(frame: int) -> NDArray[np.int16]:
        return np.frombuffer(painter.paint(Shot(scene=0, local_frame=frame)), np.uint8).astype(np.int16)

    first, second, between = painted(24), painted(24 + spec.key_every), painted(24 + spec.key_every // 2)
    difference = np.abs(between - (first + second) // 2)
    assert difference.mean() < 0.5
    assert difference.max() <= 6


def test_editing_one_scene_changes_its_body_and_its_two_transitions():
    spec = spec_of(seconds=9.0)
    before, after = _keys(spec), _keys(_edited(spec, 1, on_screen_text="새 글"))
    changed = [i for i, (a, b) in enumerate(zip(before, after, strict=True)) if a != b]
    assert len(before) == 5
    assert changed == [1, 2, 3]


def test_a_longer_scene_does_not_change_the_ones_behind_it():
    spec = spec_of(["", "", "", ""], seconds=2.0)
    before, after = _keys(spec), _keys(_edited(spec, 0, duration_sec=5.0))
    assert before[2:] == after[2:]
    assert before[:2] != after[:2]


def test_another_engine_knows_other_segments():
    spec = _planned(spec_of())[0].spec
    assert spec.key("one") != spec.key("two")


def test_a_segment_is_its_spec_and_nothing_else(tmp_path: Path):
    """The spec survives its way as text, and another process makes the same bytes from it."""
    spec = _planned(spec_of())[1].spec
    assert SegmentSpec.model_validate_json(spec.model_dump_json()) == spec
    (tmp_path / "spec.json").write_text(spec.model_dump_json(), encoding="utf-8")
    program = (
        "import sys, pathlib\nfrom studio.pipeline.segments import *\n"
        "from studio.domain.cancel import CancelToken\n"
        "spec = SegmentSpec.model_validate_json(pathlib.Path(sys.argv[1]).read_text('utf-8'))\n"
        "encode_segment(spec, pathlib.Path(sys.argv[2]), lambda _: None, CancelToken())"
    )
    for name in ("a.mp4", "b.mp4"):
        command = [sys.executable, "-c", program, str(tmp_path / "spec.json"), str(tmp_path / name)]
        subprocess.run(command, check=True)
    assert (tmp_path / "a.mp4").read_bytes() == (tmp_path / "b.mp4").read_bytes()


def test_progress_counts_the_frames_of_the_segment(tmp_path: Path):
    spec = _planned(spec_of())[0].spec
    seen: list[int] = []
    encode_segment(spec, tmp_path / "a.mp4", seen.append, CancelToken())
    assert seen == sorted(seen)
    assert seen[-1] == spec.frame_count
