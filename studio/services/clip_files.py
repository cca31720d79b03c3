"""Foreign clips made plain: even frames without sound, so that any frame of a film finds its own at once."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, ErrorCode, StepFailed
from studio.domain.text import Text
from studio.film import clips
from studio.film.ffmpeg import ToolKilled

FILE_LIMIT: Final = 500 * 1024**2
"""Bytes of a clip above which it is refused unread."""
SUFFIX: Final = ".avi"


def is_clip(head: bytes) -> bool:
    """Tell from the first 16 bytes whether a file is an MP4 (or MOV), a WebM or an AVI."""
    is_avi = head[:4] == b"RIFF" and head[8:12] == b"AVI "
    return is_avi or (head[4:8] == b"ftyp" and head[8:12] not in _STILL) or head[:4] == b"\x1a\x45\xdf\xa3"


_STILL: Final = (b"avif", b"avis", b"heic", b"heix", b"mif1", b"msf1")
"""Pictures whose files begin as those of clips do."""


def make_plain(source: Path, target: Path, *, name: str, cancel: CancelToken) -> None:
    """Write the plain form of a clip into `target`; `name` is what people know it by.

    Raises `BadInput` that names the clip and what is wrong, DISK_FULL or `Canceled`.
    """
    from studio.picture import clip_of

    if source.stat().st_size > FILE_LIMIT:
        raise refused(
            name,
            Text(ko="파일이 너무 큽니다.", en="The file is too large."),
            Text(ko=f"{FILE_LIMIT // 1024**2} MB 이하로 줄이십시오.", en="Make it smaller than 500 MB."),
        )
    try:
        clips.make_plain(source, target, cancel)
    except ToolKilled:
        raise
    except StepFailed as error:
        raise refused(
            name,
            Text(
                ko="파일이 손상되었거나 모르는 형식입니다.", en="The file is damaged, or of an unknown kind."
            ),
            Text(ko="MP4나 WebM으로 다시 저장하십시오.", en="Save it again as MP4 or WebM."),
        ) from error
    clip = clip_of(target)
    if clip is None:
        raise refused(
            name,
            Text(ko="영상이 들어 있지 않습니다.", en="There is no picture in it."),
            Text(ko="영상이 있는 클립을 고르십시오.", en="Choose a clip that shows something."),
        )
    if len(clip.frames) * clip.scale > clips.LONGEST_SEC * clip.rate:
        raise refused(
            name,
            Text(ko=f"{clips.LONGEST_SEC}초를 넘습니다.", en=f"It is longer than {clips.LONGEST_SEC} s."),
            Text(ko="필요한 부분만 잘라서 쓰십시오.", en="Cut out the part that is needed."),
        )


def first_frame(plain: Path) -> bytes:
    """Return the first frame of a clip that was made plain, as a JPEG."""
    from studio.picture import clip_of

    clip = clip_of(plain)
    assert clip is not None
    offset, size = clip.frames[0]
    with plain.open("rb") as read:
        read.seek(offset)
        return read.read(size)


def refused(name: str, why: Text, following: Text) -> BadInput:
    """Return the refusal of a clip."""
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(
            ko=f"클립을 쓸 수 없습니다 ({name}): {why.ko}", en=f"The clip cannot be used ({name}): {why.en}"
        ),
        following,
    )
