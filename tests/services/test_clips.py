"""Clips are taken in as pictures are: made plain, without sound, kept by content, refused by name."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, Canceled
from studio.domain.script import Chapter, Scene, Script, VisualSpec
from studio.film import clips
from studio.picture import clip_of, whole_picture
from studio.picture.clips import frame_of
from studio.services import clip_files
from studio.services.pictures import Pictures, pictures_of
from tests.fakes.clips import FIRST, STEP, clip_file


@pytest.fixture
def pictures(tmp_path: Path) -> Pictures:
    return Pictures(tmp_path / "그림 보관")


def kept(pictures: Pictures, image: str) -> Path:
    file = pictures.find(image)
    assert file is not None
    return file


@pytest.mark.parametrize("kind", ["mp4", "webm"])
def test_every_frame_is_kept_at_its_even_rate(pictures: Pictures, tmp_path: Path, kind: str) -> None:
    image = pictures.take_in(clip_file(tmp_path / f"클립.{kind}", sound=kind == "mp4"))
    file = kept(pictures, image)
    assert image == f"clip:{hashlib.sha256(file.read_bytes()).hexdigest()}"
    clip = clip_of(file)
    assert clip is not None
    assert (len(clip.frames), clip.rate / clip.scale, clip.width, clip.height) == (10, 10, 160, 90)
    greys = [frame_of(file, clip, n).pixelColor(80, 45).red() for n in range(10)]
    assert greys == pytest.approx([FIRST + STEP * n for n in range(10)], abs=3)
    assert b"auds" not in file.read_bytes()[:4096]


def test_the_same_clip_is_kept_once(pictures: Pictures, tmp_path: Path) -> None:
    file = clip_file(tmp_path / "a.mp4")
    assert pictures.take_in(file) == pictures.take_in(file)
    assert len(list(pictures.folder.iterdir())) == 1


def test_a_fast_and_large_clip_is_made_calmer_and_smaller(pictures: Pictures, tmp_path: Path) -> None:
    image = pictures.take_in(clip_file(tmp_path / "a.mp4", frames=12, fps=60, size="2560x1440"))
    clip = clip_of(kept(pictures, image))
    assert clip is not None
    assert clip.rate / clip.scale == clips.FASTEST
    assert (clip.width, clip.height) == (1920, 1080)


def test_colours_stay_what_they_are(pictures: Pictures, tmp_path: Path) -> None:
    file = clip_file(tmp_path / "a.mp4", frames=1)
    shown = whole_picture(kept(pictures, pictures.take_in(file))).pixelColor(5, 5)
    assert max(shown.red(), shown.green(), shown.blue()) - min(shown.red(), shown.green(), shown.blue()) <= 2


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x00\x00\x18ftypisom" + bytes(4000),
        b"\x1a\x45\xdf\xa3" + bytes(100),
        b"RIFF\x10\x00\x00\x00AVI LIST",
        b"\x1a\x45\xdf\xa3#EXTM3U\nfile:///etc/passwd\n",
    ],
)
def test_what_is_no_clip_is_refused_by_name(pictures: Pictures, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "부서진 클립.mp4"
    file.write_bytes(data)
    with pytest.raises(BadInput) as raised:
        pictures.take_in(file)
    assert "부서진 클립.mp4" in raised.value.what.ko
    assert raised.value.next_step is not None
    assert list(pictures.folder.iterdir()) == []


def test_a_clip_too_long_is_refused(
    pictures: Pictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clips, "LONGEST_SEC", 1)
    pictures.take_in(clip_file(tmp_path / "a.mp4", frames=10))
    with pytest.raises(BadInput, match="longer than 1 s"):
        pictures.take_in(clip_file(tmp_path / "b.mp4", frames=11))
    assert len(list(pictures.folder.iterdir())) == 1


def test_a_clip_too_large_is_refused_unread(
    pictures: Pictures, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clip_files, "FILE_LIMIT", 100)
    with pytest.raises(BadInput, match="too large"):
        pictures.take_in(clip_file(tmp_path / "a.mp4"))


def test_a_cancel_leaves_nothing(pictures: Pictures, tmp_path: Path) -> None:
    file, token = clip_file(tmp_path / "a.mp4"), CancelToken()
    token.cancel()
    with pytest.raises(Canceled):
        pictures.take_in(file, token)
    assert list(pictures.folder.iterdir()) == []


def test_two_at_once_are_one(pictures: Pictures, tmp_path: Path) -> None:
    file = clip_file(tmp_path / "a.mp4")
    found: list[str] = []
    both = [threading.Thread(target=lambda: found.append(pictures.take_in(file))) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert len(set(found)) == 1


def test_a_damaged_clip_is_missing(pictures: Pictures, tmp_path: Path) -> None:
    image = pictures.take_in(clip_file(tmp_path / "a.mp4"))
    file = kept(pictures, image)
    file.write_bytes(file.read_bytes()[:-7])
    assert pictures.find(image) is None


def test_a_logo_does_not_move(pictures: Pictures, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no picture"):
        pictures.take_in(clip_file(tmp_path / "a.mp4"), may_move=False)


def test_a_script_brings_the_clip_beside_it(pictures: Pictures, tmp_path: Path) -> None:
    clip_file(tmp_path / "문.mp4")
    scene = Scene(narration="문.", visual_spec=VisualSpec(image="문.mp4"))
    script = Script(title="t", chapters=(Chapter(title="c", scenes=(scene,)),))
    ((_, _, taken),) = pictures.taken_in(script, tmp_path).scenes()
    assert taken.visual_spec is not None
    assert taken.visual_spec.image.startswith("clip:")
    assert taken.visual_spec.without_paths() == taken.visual_spec
    assert pictures_of(Script(title="t", chapters=(Chapter(title="c", scenes=(taken,)),))) != ()
