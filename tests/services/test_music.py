"""Music is taken in as it is, kept by content, and refused by name and cause."""

from __future__ import annotations

import hashlib
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, Canceled, EnvironmentTrouble, ErrorCode
from studio.domain.music import MusicBed
from studio.domain.speech import SAMPLE_RATE
from studio.film.ffmpeg import find_ffmpeg
from studio.services import music as music_module
from studio.services.music import Music
from studio.services.studio import open_studio
from tests.film.kit import band, write_wav

QUIET: dict[str, str] = {}


@pytest.fixture
def music(tmp_path: Path) -> Music:
    return Music(tmp_path / "음악 보관")


@pytest.fixture
def song(tmp_path: Path) -> Path:
    return write_wav(band(3 * SAMPLE_RATE), tmp_path / "노래 100% 'a'.wav")


def _made(target: Path, *arguments: str) -> Path:
    subprocess.run([find_ffmpeg(), "-loglevel", "error", "-y", *arguments, str(target)], check=True)
    return target


def test_the_same_music_is_kept_once_by_what_is_in_it(music: Music, song: Path, tmp_path: Path) -> None:
    bed = music.take_in(song)
    copy = tmp_path / "other name.bin"
    copy.write_bytes(song.read_bytes())
    again = music.take_in(copy)
    assert again.file == bed.file == f"music:{hashlib.sha256(song.read_bytes()).hexdigest()}"
    assert (bed.title, again.title) == (song.name, "other name.bin")
    (kept,) = music.folder.iterdir()
    assert kept.name == bed.sha256
    assert kept.read_bytes() == song.read_bytes()


def test_a_damaged_file_is_mended_when_taken_in_again(music: Music, song: Path) -> None:
    bed = music.take_in(song)
    kept = music.folder / bed.sha256
    kept.write_bytes(kept.read_bytes()[:-20])
    assert music.take_in(song) == bed
    assert kept.read_bytes() == song.read_bytes()


def test_the_sound_of_a_film_is_music_too(music: Music, song: Path, tmp_path: Path) -> None:
    film = _made(tmp_path / "f.mp4", "-f", "lavfi", "-i", "color=s=64x64:r=5", "-i", str(song), "-shortest")
    assert music.take_in(film).title == "f.mp4"


def _empty(folder: Path) -> Path:
    (folder / "x").write_bytes(b"")
    return folder / "x"


def _words(folder: Path) -> Path:
    (folder / "x").write_bytes("이것은 음악이 아닙니다. ".encode() * 500)
    return folder / "x"


def _cut_off(folder: Path) -> Path:
    whole = _made(folder / "w.m4a", "-i", str(write_wav(band(3 * SAMPLE_RATE), folder / "w.wav")))
    (folder / "x").write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    return folder / "x"


def _silent_film(folder: Path) -> Path:
    return _made(folder / "x.mp4", "-f", "lavfi", "-i", "color=s=64x64:r=5:d=2")


def _picture(folder: Path) -> Path:
    return _made(folder / "x.png", "-f", "lavfi", "-i", "color=s=64x64", "-frames:v", "1")


def _silence(folder: Path) -> Path:
    return write_wav(np.zeros(3 * SAMPLE_RATE, np.float32), folder / "x.wav")


def _blip(folder: Path) -> Path:
    return write_wav(band(SAMPLE_RATE // 2), folder / "x.wav")


def _too_long(folder: Path) -> Path:
    return write_wav(band(4 * SAMPLE_RATE), folder / "x.wav")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_empty, "is empty"),
        (_words, "no sound file"),
        (_cut_off, "damaged"),
        (_silent_film, "Nothing is to be heard"),
        (_picture, "no sound file"),
        (_silence, "Nothing is to be heard"),
        (_blip, "shorter than a second"),
        (_too_long, "longer than"),
    ],
)
def test_what_cannot_be_used_is_refused_by_name_and_cause(
    make: Callable[[Path], Path], said: str, music: Music, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(music_module, "LONGEST_SEC", 3)
    file = tmp_path / "회사 노래.mp3"
    make(tmp_path).replace(file)
    with pytest.raises(BadInput) as refusal:
        music.take_in(file)
    assert refusal.value.code is ErrorCode.INVALID_ARGUMENT
    assert "회사 노래.mp3" in refusal.value.what.en
    assert said in refusal.value.what.en
    assert refusal.value.next_step is not None
    assert list(music.folder.iterdir()) == []


def test_a_file_that_is_too_large_is_refused(
    music: Music, song: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(music_module, "FILE_LIMIT", 100_000)
    with pytest.raises(BadInput, match="larger than"):
        music.take_in(song)
    assert list(music.folder.iterdir()) == []


@pytest.mark.parametrize("name", ["not there.mp3", "."])
def test_what_cannot_be_read_is_told_with_its_path(music: Music, tmp_path: Path, name: str) -> None:
    with pytest.raises(EnvironmentTrouble) as trouble:
        music.take_in(tmp_path / name)
    assert trouble.value.code is ErrorCode.FILE_NOT_READABLE
    assert str(tmp_path / name) in trouble.value.what.en


def test_a_folder_that_cannot_be_written_is_told(song: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(EnvironmentTrouble) as trouble:
        Music(tmp_path / "taken").take_in(song)
    assert trouble.value.code is ErrorCode.FILE_NOT_WRITABLE


def test_a_full_disk_is_told_as_one(music: Music, song: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(EnvironmentTrouble) as trouble:
        music.take_in(song)
    assert trouble.value.code is ErrorCode.DISK_FULL
    assert list(music.folder.iterdir()) == []


def test_taking_in_can_be_canceled(music: Music, song: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Canceled):
        music.take_in(song, cancel)
    assert list(music.folder.iterdir()) == []


def test_the_preferences_remember_the_music(tmp_path: Path, song: Path) -> None:
    studio = open_studio(tmp_path / "data", {})
    bed = studio.music.take_in(song).model_copy(update={"level_db": -18.0})
    studio.preferences.update(render={"music": bed.model_dump()})
    studio.close()
    again = open_studio(tmp_path / "data", {})
    assert again.preferences.get().render.music == bed
    assert (again.music.folder / bed.sha256).is_file()
    again.close()


@pytest.mark.parametrize(
    "wrong", [{"file": "music:../../etc"}, {"level_db": 3}, {"duck_db": -1}, {"fade_sec": 31}]
)
def test_a_bed_that_cannot_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="validation error"):
        MusicBed.model_validate({"file": "music:" + "0" * 64, **wrong})
