"""Music of the author's own: listened to and taken in once, kept by content, found again by what it is."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.disk import disk_full, is_disk_full
from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode, StepFailed
from studio.domain.music import MUSIC, MusicBed
from studio.domain.text import Text
from studio.film.ffmpeg import ToolKilled
from studio.film.music_files import examine, shows_pictures

FILE_LIMIT: Final = 500 * 1024**2
"""Bytes of a file above which it is refused."""
LONGEST_SEC: Final = 60 * 60
SHORTEST_SEC: Final = 1.0

_COPIED_AT_ONCE: Final = 1024**2


class Music:
    """The music of a data directory: files as they came, named by the SHA-256 of what is in them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def take_in(self, file: Path, cancel: CancelToken | None = None) -> MusicBed:
        """Take a file in and return it as music that lies well under a narration; takes seconds.

        Any kind that ffmpeg decodes will do, the sound of a film too. Raises `BadInput` for what cannot be
        used, `EnvironmentTrouble` for what cannot be read or kept, and `Canceled`.
        """
        half, digest = self._copied(file)
        try:
            _require_music(half, file.name, cancel or CancelToken())
            half.replace(self.folder / digest)
        finally:
            half.unlink(missing_ok=True)
        return MusicBed(file=f"{MUSIC}{digest}", title=file.name)

    def _copied(self, file: Path) -> tuple[Path, str]:
        """Copy a file into the folder, under a name of no meaning; return its path there and its digest."""
        try:
            source = file.open("rb")
        except OSError as error:
            raise _unreadable(file, error) from error
        digest, size = hashlib.sha256(), 0
        with source:
            half = self._new_file()
            try:
                with half.open("wb") as copy:
                    while block := _read(source.fileno(), file):
                        size += len(block)
                        if size > FILE_LIMIT:
                            raise _too_large(file.name)
                        digest.update(block)
                        copy.write(block)
                    copy.flush()
                    os.fsync(copy.fileno())
            except BaseException as error:
                half.unlink(missing_ok=True)
                if isinstance(error, OSError):
                    raise self._not_kept(error) from error
                raise
        return half, digest.hexdigest()

    def _new_file(self) -> Path:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
        except OSError as error:
            raise self._not_kept(error) from error
        os.close(handle)
        return Path(name)

    def _not_kept(self, error: OSError) -> EnvironmentTrouble:
        if is_disk_full(error):
            return disk_full(self.folder)
        return EnvironmentTrouble(
            ErrorCode.FILE_NOT_WRITABLE,
            Text(
                ko=f"음악을 보관할 수 없습니다: {self.folder} ({error.strerror}).",
                en=f"The music cannot be kept: {self.folder} ({error.strerror}).",
            ),
            Text(ko="공간과 권한을 확인하십시오.", en="Check the space and the permissions there."),
        )


def _read(source: int, file: Path) -> bytes:
    try:
        return os.read(source, _COPIED_AT_ONCE)
    except OSError as error:
        raise _unreadable(file, error) from error


def _require_music(half: Path, name: str, cancel: CancelToken) -> None:
    """Raise `BadInput` unless something is to be heard in a file, and not for too long."""
    if half.stat().st_size == 0:
        raise _refused(name, Text(ko="파일이 비어 있습니다.", en="The file is empty."), _CHOOSE_OTHER)
    try:
        seconds, audible = examine(half, LONGEST_SEC, cancel)
    except ToolKilled:
        raise
    except StepFailed as error:
        if shows_pictures(half, cancel):
            raise _refused(name, _WITHOUT_SOUND, _CHOOSE_OTHER) from error
        raise _refused(
            name,
            Text(
                ko="소리 파일이 아니거나, 손상되었거나, 모르는 형식입니다.",
                en="It is no sound file, or damaged, or of an unknown kind.",
            ),
            Text(
                ko="MP3, M4A, WAV, FLAC, OGG 파일로 저장해서 다시 고르십시오.",
                en="Save it as MP3, M4A, WAV, FLAC or OGG and choose that.",
            ),
        ) from error
    if seconds > LONGEST_SEC:
        longest = LONGEST_SEC // 60
        raise _refused(
            name,
            Text(ko=f"{longest}분보다 깁니다.", en=f"It is longer than {longest} minutes."),
            Text(
                ko="더 짧은 음악을 고르십시오. 되풀이해서 재생됩니다.",
                en="Choose a shorter piece: it is repeated.",
            ),
        )
    if not audible:
        raise _refused(name, _WITHOUT_SOUND, _CHOOSE_OTHER)
    if seconds < SHORTEST_SEC:
        raise _refused(name, Text(ko="1초보다 짧습니다.", en="It is shorter than a second."), _CHOOSE_OTHER)


_WITHOUT_SOUND: Final = Text(ko="들리는 소리가 없습니다.", en="Nothing is to be heard in it.")
_CHOOSE_OTHER: Final = Text(ko="다른 파일을 고르십시오.", en="Choose another file.")


def _too_large(name: str) -> BadInput:
    limit = FILE_LIMIT // 1024**2
    return _refused(
        name,
        Text(ko=f"파일이 {limit} MB보다 큽니다.", en=f"The file is larger than {limit} MB."),
        Text(ko="MP3나 M4A로 저장해서 다시 고르십시오.", en="Save it as MP3 or M4A and choose that."),
    )


def _unreadable(file: Path, error: OSError) -> EnvironmentTrouble:
    return EnvironmentTrouble(
        ErrorCode.FILE_NOT_READABLE,
        Text(
            ko=f"음악을 읽을 수 없습니다: {file} ({error.strerror}).",
            en=f"The music cannot be read: {file} ({error.strerror}).",
        ),
        Text(ko="경로와 권한을 확인하십시오.", en="Check the path and its permissions."),
    )


def _refused(name: str, why: Text, following: Text) -> BadInput:
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(
            ko=f"음악을 쓸 수 없습니다 ({name}): {why.ko}",
            en=f"The music cannot be used ({name}): {why.en}",
        ),
        following,
    )
