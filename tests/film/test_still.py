"""Pictures that stand still: as long as asked, the same from beginning to end, joined to those that move."""

import hashlib
import subprocess
from pathlib import Path

import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.film.encoder import TICKS_PER_FRAME, EncoderSettings, encode_frames
from studio.film.ffmpeg import find_ffmpeg
from studio.film.join import Segment, concat_list
from studio.film.still import encode_still
from tests.film.kit import FPS, HEIGHT, WIDTH, Probe, frames

AROUND = {"width": WIDTH, "height": HEIGHT, "fps": FPS, "settings": EncoderSettings()}


def _still(target: Path, count: int, shade: int = 40, cancel: CancelToken | None = None) -> Path:
    (picture,) = frames(1, shade)
    token = cancel or CancelToken()
    encode_still(picture, count, target, **AROUND, on_frame=lambda _: None, cancel=token)  # type: ignore[arg-type]
    return target


def _moving(target: Path, count: int, *, detailed: bool = False) -> Path:
    settings = EncoderSettings().for_moving_detail() if detailed else EncoderSettings()
    around = {**AROUND, "settings": settings}
    encode_frames(frames(count), target, **around, on_frame=lambda _: None, cancel=CancelToken())  # type: ignore[arg-type]
    return target


def _decoded(film: Path, *before: str) -> list[bytes]:
    command = [find_ffmpeg(), "-loglevel", "error", "-xerror", *before, "-i", str(film), "-f", "rawvideo"]
    done = subprocess.run([*command, "-fps_mode", "passthrough", "-"], capture_output=True, check=True)
    assert not done.stderr
    size = WIDTH * HEIGHT * 3 // 2
    return [done.stdout[at : at + size] for at in range(0, len(done.stdout), size)]


@pytest.mark.parametrize("count", [1, 2, 3, 9, 119, 120])
def test_it_lasts_as_long_as_asked_and_no_frame_differs(tmp_path: Path, count: int):
    film = _still(tmp_path / "a.mp4", count)
    assert Probe(film).frame_times() == [i * TICKS_PER_FRAME for i in range(count)]
    seen = _decoded(film)
    assert len(seen) == count
    assert len({hashlib.sha256(frame).digest() for frame in seen}) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["a.mp4"]


def test_it_looks_like_the_picture(tmp_path: Path):
    (picture,) = frames(1)
    bgra = np.frombuffer(picture, np.uint8).reshape(HEIGHT, WIDTH, 4)
    command = [
        find_ffmpeg(),
        "-loglevel",
        "error",
        "-i",
        str(_still(tmp_path / "a.mp4", 30)),
        "-f",
        "rawvideo",
    ]
    seen = subprocess.run([*command, "-pix_fmt", "bgra", "-"], capture_output=True, check=True).stdout
    last = np.frombuffer(seen[-WIDTH * HEIGHT * 4 :], np.uint8).reshape(HEIGHT, WIDTH, 4)
    inside = np.s_[:, 4:26, :3]  # away from the edge, where colours are shared by pixels
    assert np.abs(last[inside].astype(int) - bgra[inside].astype(int)).max() <= 6


def test_still_and_moving_pictures_are_one_stream(tmp_path: Path):
    """Each decodes in the joined film to the very frames it decodes to alone."""
    segments = [
        _still(tmp_path / "a.mp4", 30),
        _moving(tmp_path / "b.mp4", 25),
        _still(tmp_path / "c.mp4", 7, 90),
        _still(tmp_path / "d.mp4", 1, 140),
        _moving(tmp_path / "e.mp4", 3),
        _moving(tmp_path / "f.mp4", 20, detailed=True),
        _still(tmp_path / "g.mp4", 2),
    ]
    listing = tmp_path / "all.ffconcat"
    listing.write_text(concat_list([Segment(segments[0], 2), *map(Segment, segments[1:])]), encoding="utf-8")
    alone = [frame for segment in [segments[0], *segments] for frame in _decoded(segment)]
    assert _decoded(listing, "-f", "concat", "-safe", "0") == alone
    assert len(alone) == 118


def test_the_same_picture_gives_the_same_bytes(tmp_path: Path):
    assert _still(tmp_path / "a.mp4", 50).read_bytes() == _still(tmp_path / "b.mp4", 50).read_bytes()


def test_its_cost_in_bytes_hardly_grows_with_its_length(tmp_path: Path):
    short, long = _still(tmp_path / "a.mp4", 2), _still(tmp_path / "b.mp4", 120)
    assert long.stat().st_size - short.stat().st_size < 118 * 40


def test_more_than_a_group_of_pictures_is_refused(tmp_path: Path):
    with pytest.raises(ValueError, match="121 frames"):
        _still(tmp_path / "a.mp4", 121)


def test_cancel(tmp_path: Path):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Canceled):
        _still(tmp_path / "a.mp4", 5, cancel=cancel)
