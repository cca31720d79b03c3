"""A clip in a film: every frame at its time, cold and kept parts alike, missing ones refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput
from studio.domain.image import ClipEnd
from studio.domain.script import Transition, VisualSpec
from studio.domain.settings import VisualStyle
from studio.domain.spec import RenderSpec
from studio.domain.text import Text
from studio.film import ffmpeg
from studio.services.pictures import Pictures
from tests.fakes.clips import FIRST, STEP, clip_file
from tests.pipeline.kit import SILENT, Bench, spec_of


@pytest.fixture
def image(bench: Bench, tmp_path: Path) -> str:
    """A clip of ten frames at ten a second."""
    return Pictures(bench.root / "pictures").take_in(clip_file(tmp_path / "a.mp4"))


def with_clip(spec: RenderSpec, image: str, end: ClipEnd = ClipEnd.LOOP) -> RenderSpec:
    first, second, *rest = spec.scenes
    visual = VisualSpec(type="FULL_IMAGE", image=image, image_end=end, transition=Transition.NONE)
    after = [
        scene.model_copy(update={"visual_spec": VisualSpec(transition=Transition.NONE)}) for scene in rest
    ]
    scenes = (first, second.model_copy(update={"visual_spec": visual}), *after)
    return spec.model_copy(update={"scenes": scenes})


def greys_of(film: bytes, folder: Path) -> list[int]:
    """Return the frame of the clip that every frame of a film shows near its upper edge."""
    file, raw = folder / "film.mp4", folder / "film.raw"
    file.write_bytes(film)
    ffmpeg.run(
        ["-y", "-i", str(file), "-vf", "crop=20:4:110:2,scale=1:1:flags=area", "-pix_fmt", "gray",
         "-f", "rawvideo", str(raw)],
        doing=Text(ko="읽기", en="reading"),
        cancel=CancelToken(),
    )  # fmt: skip
    values = np.frombuffer(raw.read_bytes(), np.uint8).astype(float)
    return [round(float(value - FIRST) / STEP) for value in values]


@pytest.mark.parametrize("style", VisualStyle)
def test_every_frame_of_the_film_shows_the_one_of_its_time(
    bench: Bench, image: str, tmp_path: Path, style: VisualStyle
) -> None:
    film = bench.film(with_clip(spec_of(SILENT, seconds=2.0, style=style), image))
    seen = greys_of(film, tmp_path)[48:96]
    wanted = [frame * 10 // 24 % 10 for frame in range(48)]
    assert seen == wanted


def test_kept_parts_and_new_ones_are_the_same_film(bench: Bench, image: str, tmp_path: Path) -> None:
    spec = with_clip(spec_of(SILENT, seconds=2.0), image)
    cold = bench.film(spec)
    assert bench.film(spec, job_id="job-2") == cold
    shutil.rmtree(bench.root / "cache")
    bench.workers = 2
    assert bench.film(spec, job_id="job-3") == cold
    held = bench.film(with_clip(spec_of(SILENT, seconds=2.0), image, ClipEnd.HOLD), job_id="job-4")
    assert held != cold
    assert set(greys_of(held, tmp_path)[48 + 24 : 96]) == {9}


def test_a_cross_fade_into_a_clip_and_out_of_it_is_seamless(bench: Bench, image: str, tmp_path: Path) -> None:
    first, second, *rest = spec_of(SILENT, seconds=2.0).scenes
    visual = VisualSpec(type="FULL_IMAGE", image=image)
    spec = spec_of(SILENT, seconds=2.0).model_copy(
        update={"scenes": (first, second.model_copy(update={"visual_spec": visual}), *rest)}
    )
    film = bench.film(spec)
    # Behind the fade in and before the fade out, the clip runs on from where the fade showed it.
    assert greys_of(film, tmp_path)[48 + 8 : 96 - 8] == [frame * 10 // 24 % 10 for frame in range(8, 40)]


def test_a_clip_that_is_gone_stops_a_delivery(bench: Bench, image: str) -> None:
    (bench.root / "pictures" / f"{image.removeprefix('clip:')}.avi").unlink()
    with pytest.raises(BadInput, match="missing or damaged"):
        bench.render(with_clip(spec_of(SILENT), image))
    draft = bench.render(with_clip(spec_of(SILENT, draft=True), image))
    assert any("placeholder" in warning.en for warning in draft.warnings)


def test_snapshots_made_before_there_were_clips_keep_their_hash() -> None:
    visual = VisualSpec(type="KEY_POINTS")
    first, *rest = spec_of(SILENT).scenes
    spec = spec_of(SILENT).model_copy(
        update={"scenes": (first.model_copy(update={"visual_spec": visual}), *rest)}
    )
    assert "image_end" not in spec.as_json()
    held = with_clip(spec_of(SILENT), "clip:" + "0" * 64, ClipEnd.HOLD)
    assert '"image_end":"hold"' in held.as_json()
