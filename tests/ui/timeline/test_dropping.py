import pytest

from studio.ui.timeline.dropping import Drop, drop_of_chapter, drop_of_scenes
from studio.ui.timeline.model import Band, Block, Strip


def block(number: int, chapter: int) -> Block:
    start = (number - 1) * 100
    return Block(
        uid=f"s{number}", number=number, chapter=chapter, start=start, end=start + 100, least=48, voiced=True
    )


STRIP = Strip(
    blocks=(block(1, 0), block(2, 0), block(3, 1), block(4, 1)),
    bands=(Band("A", 1, 0, 200), Band("B", 2, 200, 400)),
)


@pytest.mark.parametrize(
    ("frame", "drop"),
    [
        (-50, Drop(0, 0, before="s1")),
        (20, Drop(0, 0, before="s1")),
        (80, Drop(100, 0, before="s2")),
        (130, Drop(100, 0, before="s2")),
        (180, Drop(200, 0, after="s2")),
        (220, Drop(200, 1, before="s3")),
        (399, Drop(400, 1, after="s4")),
        (5000, Drop(400, 1, after="s4")),
    ],
)
def test_scenes_fall_into_the_nearest_gap_and_a_boundary_has_two(frame: float, drop: Drop):
    assert drop_of_scenes(STRIP, frame) == drop


@pytest.mark.parametrize(
    ("frame", "drop"),
    [
        (-5, Drop(0, 0, before="s1")),
        (150, Drop(200, 1, before="s3")),
        (250, Drop(200, 1, before="s3")),
        (350, Drop(400, 2, after="s4")),
    ],
)
def test_chapters_fall_between_chapters(frame: float, drop: Drop):
    assert drop_of_chapter(STRIP, frame) == drop


def test_without_scenes_there_is_no_gap():
    assert drop_of_scenes(Strip(), 10) is None
    assert drop_of_chapter(Strip(), 10) is None
