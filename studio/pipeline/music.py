"""Music of a film: known to be there before anything is rendered, made plain once for all films."""

import hashlib
import os
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, ErrorCode
from studio.domain.music import MusicBed
from studio.domain.spec import RenderSpec
from studio.domain.text import Text
from studio.film import music
from studio.pipeline.caches import sounds_in
from studio.pipeline.engine import sound_engine
from studio.pipeline.tasks import MusicFiles

_NAMELESS: Final = Text(ko="이름 없음", en="without a name")


def music_of(spec: RenderSpec, folder: Path | None) -> MusicBed | None:
    """Return the music of a film, None where there is none or its file is missing or damaged."""
    return None if lacks_music(spec, folder) else spec.settings.music


def lacks_music(spec: RenderSpec, folder: Path | None) -> bool:
    """Tell whether a film has music whose file is missing or damaged."""
    wanted = spec.settings.music
    if wanted is None:
        return False
    if folder is None:
        return True
    try:
        with (folder / wanted.sha256).open("rb") as read:
            return hashlib.file_digest(read, "sha256").hexdigest() != wanted.sha256
    except FileNotFoundError:
        return True


def music_remark(spec: RenderSpec) -> Text:
    """Return what a draft says that is made without its music."""
    name = _name(spec)
    return Text(
        ko=f"배경 음악 파일이 없거나 손상되어 음악 없이 만듭니다 ({name.ko}).",
        en=f"The music's file is missing or damaged, so there is no music ({name.en}).",
    )


def music_refused(spec: RenderSpec) -> BadInput:
    """Return the refusal of a film for delivery without its music."""
    name = _name(spec)
    return BadInput(
        ErrorCode.INVALID_SCRIPT,
        Text(
            ko=f"배경 음악 파일이 없거나 손상되었습니다: {name.ko}.",
            en=f"The music's file is missing or damaged: {name.en}.",
        ),
        Text(ko="음악을 다시 고르거나 빼십시오.", en="Choose the music again or take it out."),
    )


def plain_files(music: MusicBed, folder: Path, cache: Path, target: Path) -> MusicFiles:
    """Return where music that was taken into a folder lies, and where its plain form is to be put."""
    key = hashlib.sha256(f"{sound_engine()} {music.sha256}".encode()).hexdigest()
    return MusicFiles(source=folder / music.sha256, plain=target, cache=cache, key=key)


def make_plain(files: MusicFiles, cancel: CancelToken) -> None:
    """Put the plain form of music into its place, unless another process that needs it was faster.

    Raises COMPOSE_FAILED, DISK_FULL or `Canceled`.
    """
    if files.plain.exists():
        return
    cache = sounds_in(files.cache)
    half = files.plain.with_name(f"{files.plain.name}.{os.getpid()}")
    if not cache.fetch(files.key, half):
        music.decode(files.source, half, cancel)
        cache.keep(files.key, half)
    half.replace(files.plain)


def _name(spec: RenderSpec) -> Text:
    title = spec.settings.music.title if spec.settings.music else ""
    return Text(ko=title, en=title) if title else _NAMELESS
