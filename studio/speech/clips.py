"""Speech kept by what it depends on, so that nothing is said twice.

One file per clip: a JSON header line (digest, words, length of the sound), then the raw samples.
"""

import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

from studio.domain.cancel import CancelToken
from studio.domain.disk import disk_full, is_disk_full
from studio.domain.errors import EnvironmentTrouble, ErrorCode
from studio.domain.speech import Clip, WordTime
from studio.domain.text import Text
from studio.speech.voice import Voice

_FORMAT: Final = 1
_HEADER_LIMIT: Final = 4 * 1024 * 1024


class ClipStore:
    """A folder of clips; several processes may share it, because a file appears whole or not at all."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, voice: Voice, text: str) -> Clip | None:
        """Return the clip of `text` in `voice`; None when it was never made or its file is damaged."""
        return self.kept(voice.fingerprint, text)

    def kept(self, fingerprint: str, text: str) -> Clip | None:
        """Return what `find` does, by the fingerprint of a voice that need not be open."""
        try:
            with self._path(fingerprint, text).open("rb") as file:
                header = _read_header(file)
                pcm = file.read()
        except (FileNotFoundError, NotADirectoryError):
            return None
        if header is None or len(pcm) != header["bytes"] or _digest(pcm, header["words"]) != header["digest"]:
            return None
        return Clip(pcm, tuple(WordTime(*word) for word in header["words"]))

    def timing(self, fingerprint: str, text: str) -> tuple[int, tuple[WordTime, ...]] | None:
        """Return length in samples and word times without the sound; None when `find` would have nothing."""
        path = self._path(fingerprint, text)
        try:
            with path.open("rb") as file:
                header = _read_header(file)
                if header is None or path.stat().st_size != file.tell() + header["bytes"]:
                    return None
        except (FileNotFoundError, NotADirectoryError):
            return None
        words = _read_words(header["words"])
        return None if words is None else (int(header["bytes"]) // 2, words)

    def speak(self, voice: Voice, text: str, cancel: CancelToken) -> Clip:
        """Return the clip of `text`, made and kept when it is not there yet.

        Raises what the voice raises, and `EnvironmentTrouble` when the clip cannot be kept.
        """
        clip = self.find(voice, text)
        if clip is None:
            clip = voice.speak(text, cancel)
            self._keep(self._path(voice.fingerprint, text), clip)
        return clip

    def _path(self, fingerprint: str, text: str) -> Path:
        key = json.dumps([_FORMAT, fingerprint, text]).encode()
        name = hashlib.sha256(key).hexdigest()
        return self._folder / name[:2] / f"{name}.clip"

    def _keep(self, path: Path, clip: Clip) -> None:
        try:
            self._write(path, clip)
        except OSError as error:
            raise _not_kept(self._folder, error) from error

    @staticmethod
    def _write(path: Path, clip: Clip) -> None:
        words = [[word.start, word.end, word.sample] for word in clip.words]
        header = {"digest": _digest(clip.pcm, words), "bytes": len(clip.pcm), "words": words}
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps(header).encode() + b"\n")
                file.write(clip.pcm)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _read_header(file: BinaryIO) -> dict[str, Any] | None:
    """Return the header of a clip file, None when it is not one."""
    try:
        header = cast("object", json.loads(file.readline(_HEADER_LIMIT)))
    except ValueError:
        return None
    if not isinstance(header, dict):
        return None
    known = cast("dict[str, Any]", header)
    has_shape = isinstance(known.get("bytes"), int) and isinstance(known.get("words"), list)
    return known if has_shape and isinstance(known.get("digest"), str) else None


def _read_words(written: Sequence[object]) -> tuple[WordTime, ...] | None:
    """Return word times that no digest vouches for, None when they are none."""
    words: list[WordTime] = []
    for word in written:
        match word:
            case [int(start), int(end), int(sample)]:
                words.append(WordTime(start, end, sample))
            case _:
                return None
    return tuple(words)


def _not_kept(folder: Path, error: OSError) -> EnvironmentTrouble:
    if is_disk_full(error):
        return disk_full(folder)
    return EnvironmentTrouble(
        ErrorCode.FILE_NOT_WRITABLE,
        Text(
            ko=f"음성을 폴더 {folder}에 저장할 수 없습니다 ({error.strerror}).",
            en=f"The speech cannot be kept in {folder} ({error.strerror}).",
        ),
        Text(ko="폴더의 쓰기 권한을 확인하십시오.", en="Check that the folder can be written to."),
    )


def _digest(pcm: bytes, words: object) -> str:
    return hashlib.sha256(json.dumps(words).encode() + b"\n" + pcm).hexdigest()
