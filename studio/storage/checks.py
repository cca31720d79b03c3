"""What every storage asks before the first byte."""

import hashlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final

from studio.domain.errors import UploadTrouble
from studio.domain.text import Text

_BLOCK: Final = 1 << 20


def digest_of(file: Path, check: Callable[[], None]) -> str:
    """Return the hex digest of a file; `check` is called often and may raise. Raises OSError."""
    digest = hashlib.sha256()
    with file.open("rb") as read:
        while block := read.read(_BLOCK):
            check()
            digest.update(block)
    return digest.hexdigest()


def require_same(file: Path, digest: str, wanted: str) -> None:
    """Refuse a file that is no longer the one that was made; `wanted` is empty where nothing is known."""
    if wanted and digest != wanted:
        raise changed(file.name)


def changed(name: str) -> UploadTrouble:
    """Return the refusal of a file that is no longer the one that was made."""
    return UploadTrouble(
        Text(
            ko=f"{name} 파일이 만들어진 뒤에 바뀌었습니다. 검증된 영상만 올립니다.",
            en=f"{name} was changed after it was made; only what was verified is uploaded.",
        ),
        Text(ko="영상을 다시 만드십시오.", en="Render the film again."),
        passes=False,
    )


def checked_key(key: str) -> str:
    """Return a key that leads nowhere but below its storage; raises STORAGE_UPLOAD_FAILED for any other."""
    parts = PurePosixPath(key).parts
    if not parts or any(p in ("..", "/") or "\\" in p or ":" in p or "\0" in p for p in parts):
        what = Text(ko=f"저장할 수 없는 이름입니다: {key!r}", en=f"Nothing can be stored under {key!r}.")
        raise UploadTrouble(what, passes=False)
    return key


def require_size(file: Path, size: int, limit_bytes: int) -> None:
    """Refuse a file that is larger than what may be sent; raises STORAGE_UPLOAD_FAILED."""
    if size <= limit_bytes:
        return
    megabytes, most = size / 1024 / 1024, limit_bytes / 1024 / 1024
    raise UploadTrouble(
        Text(
            ko=f"{file.name}이(가) 업로드 한도보다 큽니다 ({megabytes:.0f} MiB, 한도 {most:.0f} MiB).",
            en=f"{file.name} is larger than what may be uploaded ({megabytes:.0f} MiB of {most:.0f} MiB).",
        ),
        Text(
            ko="해상도를 낮추거나 설정에서 한도를 올리십시오.",
            en="Make a smaller film, or raise the limit in the settings.",
        ),
        passes=False,
    )
