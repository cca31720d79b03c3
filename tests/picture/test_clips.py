"""A clip shows in each frame of its scene the one of its own that belongs there."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from studio.domain.errors import StudioError
from studio.domain.image import ClipEnd, ImageFit
from studio.domain.script import Layout
from studio.domain.slides import Motion, Slide, SlideImage
from studio.domain.timeline import Shot
from studio.picture import FramePainter, clip_frame_is_ready, clip_of, decode_clip_frame
from studio.picture.checks import enlargement
from studio.picture.clips import Clip, DecodedFrames
from studio.picture.framing import moving_part
from studio.services.pictures import Pictures
from tests.fakes.clips import FIRST, STEP, clip_file
from tests.picture.kit import canvas

SMALL = canvas(320, 180)


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path / "pictures")


@pytest.fixture
def sha(pictures: Pictures, tmp_path: Path) -> str:
    """A clip of ten frames at ten a second, each lighter than the one before."""
    return pictures.take_in(clip_file(tmp_path / "a.mp4")).removeprefix("clip:")


def slide(sha: str, end: ClipEnd = ClipEnd.LOOP, fit: ImageFit = ImageFit.COVER, frames: int = 96) -> Slide:
    image = SlideImage(sha256=sha, fit=fit, clip=end)
    return Slide(layout=Layout.FULL_IMAGE, title="", image=image, frame_count=frames)


def greys(one: Slide, folder: Path, frames: list[int]) -> list[float]:
    """Return which frame of the clip is seen, by its grey, in frames of the scene."""
    painter = FramePainter(SMALL, (one,), folder)
    seen: list[float] = []
    for frame in frames:
        data = painter.paint(Shot(scene=0, local_frame=frame))
        at = (6 * SMALL.width + SMALL.width // 2) * 4
        seen.append((data[at] - FIRST) / STEP)
    return seen


@pytest.mark.parametrize(("end", "late"), [(ClipEnd.LOOP, [0, 1, 9, 0]), (ClipEnd.HOLD, [9, 9, 9, 9])])
def test_frames_come_at_their_time_and_then_again_or_the_last_stays(
    pictures: Pictures, sha: str, end: ClipEnd, late: list[int]
) -> None:
    # 24 frames a second of the film, 10 of the clip: frame N of the clip begins at frame 2.4 N of the scene.
    frames = [-5, 0, 2, 3, 12, 23, 24, 27, 47, 48]
    found = greys(slide(sha, end), pictures.folder, frames)
    # The gradient under the words darkens a little, so to the nearest frame.
    assert [round(value) for value in found] == [0, 0, 0, 1, 5, 9, *late]


def test_a_clip_is_seen_the_same_every_time(pictures: Pictures, sha: str) -> None:
    painter = FramePainter(SMALL, (slide(sha),), pictures.folder)
    first = [bytes(painter.paint(Shot(scene=0, local_frame=n))) for n in (0, 30, 31)]
    again = [bytes(painter.paint(Shot(scene=0, local_frame=n))) for n in (31, 30, 0)]
    assert first == again[::-1]


@pytest.mark.parametrize("fit", ImageFit)
def test_a_clip_beside_words_is_seen_too(pictures: Pictures, sha: str, fit: ImageFit) -> None:
    image = SlideImage(sha256=sha, fit=fit, clip=ClipEnd.LOOP)
    one = Slide(layout=Layout.KEY_POINTS, title="세 가지", items=("가", "나"), image=image, frame_count=96)
    painter = FramePainter(SMALL, (one,), pictures.folder)
    frames = [bytes(painter.paint(Shot(scene=0, local_frame=n))) for n in (0, 12)]
    assert frames[0] != frames[1]


def test_a_clip_that_is_gone_cannot_be_painted(pictures: Pictures) -> None:
    with pytest.raises(StudioError):
        FramePainter(SMALL, (slide("0" * 64),), pictures.folder)


def test_a_clip_moves_though_nothing_else_does(sha: str) -> None:
    one = slide(sha)
    assert one.motion.is_still
    assert not one.is_still
    assert one.has_moving_detail
    assert one.without_picture().is_still


def test_pictures_are_written_down_as_before_there_were_clips() -> None:
    image = SlideImage(sha256="a" * 64)
    assert image.model_dump() == {"sha256": "a" * 64, "fit": ImageFit.COVER}
    clip = SlideImage(sha256="a" * 64, clip=ClipEnd.HOLD)
    assert SlideImage.model_validate_json(clip.model_dump_json()) == clip
    assert SlideImage.model_validate_json(image.model_dump_json()) == image


def test_frames_can_be_decoded_before_they_are_painted(pictures: Pictures, sha: str) -> None:
    one = slide(sha, frames=95)
    assert not clip_frame_is_ready(SMALL, one, 10, pictures.folder)
    decode_clip_frame(SMALL, one, 10, pictures.folder)
    assert clip_frame_is_ready(SMALL, one, 10, pictures.folder)
    still = one.without_picture()
    assert clip_frame_is_ready(SMALL, still, 10, pictures.folder), "what has no frames waits for none"


def test_its_size_and_what_moves_are_known(pictures: Pictures, sha: str) -> None:
    assert enlargement(SMALL, slide(sha), pictures.folder) == pytest.approx(2.0)
    moving = moving_part(SMALL, slide(sha), pictures.folder, 80)
    assert moving.is_photo
    assert moving.picture.width() == 80


def test_decoded_frames_are_bounded_in_memory() -> None:
    frames = DecodedFrames(limit=100_000)
    for number in range(20):
        frames.keep(number, QImage(100, 100, QImage.Format.Format_RGB32))
    assert [number for number in range(20) if frames.has(number)] == [18, 19]
    assert frames.find(0) is None
    assert frames.find(19) is not None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"RIFF",
        b"RIFF\x04\x00\x00\x00AVI ",
        b"RIFF" + struct.pack("<I", 2**32 - 1) + b"AVI " + b"00dc" + struct.pack("<I", 2**32 - 1),
        b"RIFF" + struct.pack("<I", 400) + b"AVI " + (b"LIST" + struct.pack("<I", 0) + b"movi") * 30,
        b"RIFF" + struct.pack("<I", 90) + b"WEBP" + bytes(90),
    ],
)
def test_what_is_no_plain_clip_is_none(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "x.avi"
    file.write_bytes(data)
    assert clip_of(file) is None
    assert clip_of(tmp_path / "nothing.avi") is None


def test_rates_that_are_no_whole_numbers_stay_exact() -> None:
    clip = Clip(24_000, 1001, 10, 10, tuple((0, 1) for _ in range(1000)))
    assert clip.frame_at(24 * 41, 24, ClipEnd.LOOP) == 41 * 24_000 // 1001
    assert clip.frame_at(-3, 24, ClipEnd.HOLD) == 0


def test_a_zoom_moves_over_the_clip(pictures: Pictures, sha: str) -> None:
    one = slide(sha).model_copy(update={"motion": Motion(zoom_from=1.0, zoom_to=1.2)})
    assert greys(one, pictures.folder, [0, 12])[1] == pytest.approx(5, abs=0.5)
