"""Clips are kept by content, and a damaged one is made again."""

import errno
import stat
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, EnvironmentTrouble, ErrorCode
from studio.domain.speech import SILENT_CLIP, Clip
from studio.speech.clips import ClipStore
from studio.speech.mock import MockVoice

TEXT = "피싱은 '사람'을 속이는 공격입니다."


class CountingVoice(MockVoice):
    """A mock voice that remembers how often it was asked."""

    spoken = 0

    def speak(self, text: str, cancel: CancelToken) -> Clip:
        self.spoken += 1
        return super().speak(text, cancel)


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    return ClipStore(tmp_path / "말 모음")


def only_file(store_folder: Path) -> Path:
    (path,) = (found for found in store_folder.rglob("*") if found.is_file())
    return path


def test_a_clip_is_made_once(store: ClipStore, cancel: CancelToken) -> None:
    voice = CountingVoice()
    assert store.find(voice, TEXT) is None
    made = store.speak(voice, TEXT, cancel)
    assert store.speak(voice, TEXT, cancel) == made
    assert store.find(voice, TEXT) == made
    assert voice.spoken == 1


def test_silence_is_kept_too(store: ClipStore, cancel: CancelToken) -> None:
    voice = CountingVoice()
    assert store.speak(voice, "😀", cancel) == SILENT_CLIP
    assert store.speak(voice, "😀", cancel) == SILENT_CLIP
    assert voice.spoken == 1


def test_when_words_are_said_is_known_without_the_sound(store: ClipStore, cancel: CancelToken) -> None:
    voice = MockVoice()
    assert store.timing(voice.fingerprint, TEXT) is None
    clip = store.speak(voice, TEXT, cancel)
    assert store.timing(voice.fingerprint, TEXT) == (clip.sample_count, clip.words)


def test_another_voice_or_text_is_another_clip(store: ClipStore, cancel: CancelToken) -> None:
    store.speak(MockVoice(), TEXT, cancel)
    assert store.find(MockVoice(speed=1.5), TEXT) is None
    assert store.find(MockVoice(), TEXT + " ") is None


def test_texts_with_broken_characters_can_be_kept(store: ClipStore, cancel: CancelToken) -> None:
    assert store.speak(MockVoice(), "깨진 \ud800 글자", cancel).sample_count > 0


@pytest.mark.parametrize("damage", ["truncated", "overwritten", "emptied", "header", "shape", "longer"])
def test_a_damaged_clip_is_made_again(
    store: ClipStore, tmp_path: Path, cancel: CancelToken, damage: str
) -> None:
    voice = CountingVoice()
    made = store.speak(voice, TEXT, cancel)
    path = only_file(tmp_path)
    data = path.read_bytes()
    path.write_bytes(
        {
            "truncated": data[:-100],
            "overwritten": data[:-100] + b"\x01" * 100,
            "emptied": b"",
            "header": b"\xff\xfe" + data[2:],
            "shape": b'["not", "a", "clip"]\n' + data,
            "longer": data + b"\0\0",
        }[damage]
    )
    assert store.find(voice, TEXT) is None
    if damage != "overwritten":  # only reading the sound itself can tell that
        assert store.timing(voice.fingerprint, TEXT) is None
    assert store.speak(voice, TEXT, cancel) == made
    assert voice.spoken == 2
    assert store.find(voice, TEXT) == made


def test_a_canceled_or_failed_clip_leaves_no_file(store: ClipStore, tmp_path: Path) -> None:
    canceled = CancelToken()
    canceled.cancel()
    with pytest.raises(Canceled):
        store.speak(MockVoice(), TEXT, canceled)
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, cancel: CancelToken) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(EnvironmentTrouble) as caught:
        ClipStore(tmp_path / "file" / "clips").speak(MockVoice(), TEXT, cancel)
    assert caught.value.code is ErrorCode.FILE_NOT_WRITABLE
    assert str(tmp_path) in str(caught.value)


def test_a_full_disk_is_named(tmp_path: Path, cancel: CancelToken, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(EnvironmentTrouble) as caught:
        ClipStore(tmp_path).speak(MockVoice(), TEXT, cancel)
    assert caught.value.code is ErrorCode.DISK_FULL


def test_kept_clips_leave_no_temporary_file(store: ClipStore, tmp_path: Path, cancel: CancelToken) -> None:
    store.speak(MockVoice(), TEXT, cancel)
    assert only_file(tmp_path).suffix == ".clip"
    assert stat.S_ISREG(only_file(tmp_path).stat().st_mode)
