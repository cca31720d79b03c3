"""Pictures in a visual spec: read by path of the field, written as they were read, frozen without paths."""

from __future__ import annotations

from typing import Any

import pytest

from studio.domain.errors import InvalidScript
from studio.domain.image import ImageFit, MotionKind, picture_hash
from studio.domain.script import Script, VisualSpec
from studio.domain.settings import RenderSettings
from studio.domain.shapes import read_document, read_value, write_script
from studio.domain.spec import freeze

HASH = "ab" * 32
VISUAL: dict[str, Any] = {
    "type": "FULL_IMAGE",
    "image": "사진/현장.jpg",
    "image_fit": "contain",
    "focus": [0.2, 1],
    "motion": {"kind": "pan", "zoom": 1.3, "from": [0, 0.5], "to": [1, 0.5], "ease": "later"},
    "tint": "#123456",
}


def read(visual: dict[str, Any]) -> Script:
    scene = {"scene_id": 1, "narration": "말", "visual_spec": visual}
    return read_value({"chapters": [{"title": "장", "scenes": [scene]}]}, name="대본").script


def visual_of(script: Script) -> VisualSpec:
    found = script.chapters[0].scenes[0].visual_spec
    assert found is not None
    return found


def test_a_picture_is_read_and_written_without_loss() -> None:
    script = read(VISUAL)
    seen = visual_of(script)
    assert (seen.image, seen.image_fit, seen.focus) == ("사진/현장.jpg", ImageFit.CONTAIN, (0.2, 1.0))
    assert seen.motion is not None
    assert (seen.motion.kind, seen.motion.start, seen.motion.end) == (MotionKind.PAN, (0, 0.5), (1, 0.5))
    assert (seen.motion.model_extra, seen.model_extra) == ({"ease": "later"}, {"tint": "#123456"})
    again = read_document(write_script(script).encode(), name="대본").script
    assert visual_of(again) == seen
    assert Script.model_validate_json(script.model_dump_json()) == script


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"image": 5}, "image"),
        ({"image_fit": "stretch"}, "image_fit"),
        ({"focus": [0.5]}, "focus"),
        ({"focus": [0.5, 1.5]}, "focus"),
        ({"focus": [True, 0]}, "focus"),
        ({"focus": "middle"}, "focus"),
        ({"motion": "slow"}, "motion"),
        ({"motion": {"kind": "spin"}}, "motion.kind"),
        ({"motion": {"zoom": float("nan")}}, "motion.zoom"),
        ({"motion": {"zoom": 0.5}}, "motion.zoom"),
        ({"motion": {"from": {}}}, "motion.from"),
        ({"motion": {"to": [0, "1"]}}, "motion.to"),
        ({"motion": {"zoom_from": 0.9}}, "motion.zoom_from"),
        ({"motion": {"zoom_to": "1.5"}}, "motion.zoom_to"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_path(wrong: dict[str, Any], path: str) -> None:
    with pytest.raises(InvalidScript) as refusal:
        read(wrong)
    assert [p.path for p in refusal.value.problems] == [f"chapters[0].scenes[0].visual_spec.{path}"]


@pytest.mark.parametrize(
    ("image", "found"),
    [
        ("", None),
        ("  ", None),
        (f"picture:{HASH}", HASH),
        ("picture:", ""),
        ("picture:../../etc", ""),
        ("picture:" + "AB" * 32, ""),
        ("a.png", ""),
    ],
)
def test_only_a_whole_hash_names_a_picture(image: str, found: str | None) -> None:
    assert picture_hash(image) == found


@pytest.mark.parametrize(
    ("image", "kept"), [("/home/someone/a.png", "picture:"), (f"picture:{HASH}", f"picture:{HASH}"), ("", "")]
)
def test_a_snapshot_holds_no_paths(image: str, kept: str) -> None:
    spec, _ = freeze(
        read({"image": image}), script_id="s", video_id="v", settings=RenderSettings(), draft=True
    )
    assert spec.scenes[0].visual_spec is not None
    assert spec.scenes[0].visual_spec.image == kept
    assert "someone" not in spec.as_json()


def test_a_first_and_a_last_frame_of_ones_own_are_read_and_written() -> None:
    drawn = {"kind": "in", "from": [0.1, 0.2], "to": [0.8, 0.9], "zoom_from": 1.2, "zoom_to": 2}
    script = read({"motion": drawn})
    motion = visual_of(script).motion
    assert motion is not None
    assert motion.zooms == (1.2, 2.0)
    again = read_document(write_script(script).encode(), name="대본").script
    assert visual_of(again).motion == motion
    assert Script.model_validate_json(script.model_dump_json()) == script


def test_frames_nobody_drew_leave_no_trace_in_a_snapshot() -> None:
    spec, _ = freeze(
        read({"motion": {"kind": "pan"}}), script_id="s", video_id="v", settings=RenderSettings(), draft=True
    )
    visual = spec.scenes[0].visual_spec
    assert visual is not None
    assert visual.motion is not None
    assert visual.motion.zooms is None
    assert visual.model_dump(mode="json")["motion"] == {"kind": "pan", "zoom": None, "from": None, "to": None}
