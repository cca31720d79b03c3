"""What every storage asks before the first byte."""

from pathlib import Path, PurePosixPath

from studio.domain.errors import UploadTrouble
from studio.domain.text import Text


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
