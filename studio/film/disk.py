"""Room on the disk: whether there is enough for what is to be made."""

import shutil
from pathlib import Path

from studio.domain.errors import EnvironmentTrouble, ErrorCode
from studio.domain.text import Text


def require_room(folder: Path, needed: int) -> None:
    """Raise DISK_FULL when the disk of `folder` (or of its nearest existing parent) has fewer bytes free."""
    existing = next(p for p in (folder, *folder.absolute().parents) if p.exists())
    free = shutil.disk_usage(existing).free
    if free < needed:
        raise EnvironmentTrouble(
            ErrorCode.DISK_FULL,
            Text(
                ko=f"디스크 공간이 모자랍니다 ({folder}: 필요 {_mib(needed)} MiB, 남음 {_mib(free)} MiB).",
                en=f"The disk is too full ({folder}: {_mib(needed)} MiB needed, {_mib(free)} MiB free).",
            ),
            Text(ko="공간을 비운 뒤 다시 시도하십시오.", en="Free some space and try again."),
        )


def _mib(count: int) -> str:
    return f"{-(-count // 1024**2):,}"
