"""A disk without room: how the system says it, and how we do."""

import errno
from pathlib import Path
from typing import Final

from studio.domain.errors import EnvironmentTrouble, ErrorCode
from studio.domain.text import Text

_FULL: Final = {errno.ENOSPC, errno.EDQUOT}


def is_disk_full(error: OSError) -> bool:
    """Tell whether the system meant that there is no room, or that the quota is used up."""
    return error.errno in _FULL


def disk_full(folder: Path | None = None) -> EnvironmentTrouble:
    """Return the trouble of a disk without room, naming the folder where one is known."""
    where = f": {folder}" if folder is not None else ""
    return EnvironmentTrouble(
        ErrorCode.DISK_FULL,
        Text(ko=f"디스크에 남은 공간이 없습니다{where}.", en=f"There is no room left on the disk{where}."),
        Text(ko="공간을 비운 뒤 다시 시도하십시오.", en="Free some space and try again."),
    )
