import itertools
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, ErrorCode, StepFailed
from studio.film.encoder import TICKS_PER_FRAME, EncoderSettings, encode_frames
from studio.film.ffmpeg import find_ffmpeg
from tests.film.kit import FPS, HEIGHT, WIDTH, Probe, frames


def _encode(target: Path, count: int, **changes: object) -> None:
    arguments = {
        "width": WIDTH,
        "height": HEIGHT,
        "fps": FPS,
        "settings": EncoderSettings(),
        "on_frame": lambda _: None,
        "cancel": CancelToken(),
        **changes,
    }
    encode_frames(frames(count), target, **arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize("count", [1, 2, 3, 12, 130])
def test_every_frame_arrives_at_equal_steps(encode: Callable[..., Path], probe: type[Probe], count: int):
    film = probe(encode("a.mp4", count))
    assert film.frame_times() == [i * TICKS_PER_FRAME for i in range(count)]
    assert film.decoded_frames() == count


@pytest.mark.parametrize("count", [1, 2, 12, 13, 47])
def test_blended_frames_are_as_many_as_asked(tmp_path: Path, probe: type[Probe], count: int):
    painted = sorted({*range(0, count, 12), count - 1})
    film = tmp_path / "a.mp4"
    _encode(film, len(painted), painted=painted)
    assert probe(film).frame_times() == [i * TICKS_PER_FRAME for i in range(count)]
    assert probe(film).decoded_frames() == count


def test_a_blended_frame_lies_evenly_between_its_key_pictures(tmp_path: Path):
    keys = [memoryview(bytes((level, level, level, 255)) * (WIDTH * HEIGHT)) for level in (40, 160)]
    encode_frames(
        keys,
        tmp_path / "a.mp4",
        width=WIDTH,
        height=HEIGHT,
        fps=FPS,
        settings=EncoderSettings(crf=4),
        on_frame=lambda _: None,
        cancel=CancelToken(),
        painted=(0, 12),
    )
    command = [find_ffmpeg(), "-loglevel", "error", "-i", str(tmp_path / "a.mp4"), "-f", "rawvideo"]
    seen = subprocess.run([*command, "-pix_fmt", "gray", "-"], capture_output=True, check=True).stdout
    levels = [seen[i * WIDTH * HEIGHT + WIDTH * HEIGHT // 2] for i in range(13)]
    steps = [b - a for a, b in itertools.pairwise(levels)]
    assert max(steps) - min(steps) <= 4, levels


def test_a_frame_that_was_painted_is_never_blended(tmp_path: Path):
    """Pictures may come close together for a while, as where words change, and far apart before and after."""
    painted = (0, 10, 11, 12, 13, 24, 36)
    shown = (200, 200, 40, 120, 160, 160, 160)
    target = tmp_path / "a.mp4"
    encode_frames(
        [memoryview(bytes((level, level, level, 255)) * (WIDTH * HEIGHT)) for level in shown],
        target,
        width=WIDTH,
        height=HEIGHT,
        fps=FPS,
        settings=EncoderSettings(crf=4),
        on_frame=lambda _: None,
        cancel=CancelToken(),
        painted=painted,
    )
    command = [find_ffmpeg(), "-loglevel", "error", "-i", str(target), "-f", "rawvideo"]
    seen = subprocess.run([*command, "-pix_fmt", "gray", "-"], capture_output=True, check=True).stdout
    levels = [seen[i * WIDTH * HEIGHT + WIDTH * HEIGHT // 2] for i in range(37)]
    bright, dark, middle, light = levels[0], levels[11], levels[12], levels[13]
    assert dark < middle < light < bright
    assert all(abs(level - bright) <= 2 for level in levels[:11])
    assert all(abs(level - light) <= 2 for level in levels[13:])


def test_the_same_frames_give_the_same_bytes(encode: Callable[..., Path]):
    assert encode("a.mp4", 30).read_bytes() == encode("b.mp4", 30).read_bytes()


def test_colours_are_marked_as_bt709_and_playable_everywhere(encode: Callable[..., Path], probe: type[Probe]):
    said = probe(encode("a.mp4", 3)).said()
    assert "h264" in said
    assert "yuv420p(tv, bt709" in said


@pytest.mark.parametrize("colour", [(0, 0, 0), (255, 255, 255), (20, 30, 200), (57, 53, 42), (124, 156, 255)])
def test_colours_come_out_as_they_were_painted(tmp_path: Path, colour: tuple[int, int, int]):
    blue, green, red = colour
    picture = memoryview(bytes((blue, green, red, 255)) * (WIDTH * HEIGHT))
    encode_frames(
        [picture] * 3,
        tmp_path / "a.mp4",
        width=WIDTH,
        height=HEIGHT,
        fps=FPS,
        settings=EncoderSettings(),
        on_frame=lambda _: None,
        cancel=CancelToken(),
    )
    command = [find_ffmpeg(), "-loglevel", "error", "-i", str(tmp_path / "a.mp4"), "-frames:v", "1"]
    command += ["-f", "rawvideo", "-pix_fmt", "bgra", "-"]
    seen = subprocess.run(command, capture_output=True, check=True).stdout[:3]
    assert all(abs(a - b) <= 4 for a, b in zip(seen, colour, strict=True)), tuple(seen)


def test_progress_counts_frames(tmp_path: Path):
    seen: list[int] = []
    _encode(tmp_path / "a.mp4", 5, on_frame=seen.append)
    assert seen == [1, 2, 3, 4, 5]


def test_cancel_stops_between_two_frames(tmp_path: Path):
    cancel = CancelToken()
    with pytest.raises(Canceled):
        _encode(
            tmp_path / "a.mp4", 1000, cancel=cancel, on_frame=lambda n: cancel.cancel() if n == 10 else None
        )


def test_a_target_that_cannot_be_written_is_a_failure(tmp_path: Path):
    with pytest.raises(StepFailed) as caught:
        _encode(tmp_path / "no such folder" / "a.mp4", 500)
    assert caught.value.code is ErrorCode.COMPOSE_FAILED
