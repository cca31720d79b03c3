"""A job's scratch folder: there while the job runs, gone when it ends, swept up when it died."""

import contextlib
import logging
import shutil
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from studio.domain.errors import EnvironmentTrouble, ErrorCode
from studio.domain.ids import path_part
from studio.domain.text import Text

_log = logging.getLogger(__name__)
_LOCK = ".lock"


@contextmanager
def workspace(scratch_dir: Path, job_id: str) -> Generator[Path]:
    """Give a job a folder of its own and take it away at the end, however the job ends.

    A lock beside it, held by this process, tells others that the job lives.
    Raises FILE_NOT_WRITABLE when no folder can be made.
    """
    folder = scratch_dir / f"{path_part(job_id)}-{uuid.uuid4().hex[:8]}"
    lock_file = folder.with_suffix(_LOCK)
    lock = FileLock(lock_file)
    try:
        scratch_dir.mkdir(parents=True, exist_ok=True)
        lock.acquire(blocking=False)
        folder.mkdir()
    except (OSError, Timeout) as error:
        lock.release()
        with contextlib.suppress(OSError):
            lock_file.unlink(missing_ok=True)
        raise EnvironmentTrouble(
            ErrorCode.FILE_NOT_WRITABLE,
            Text(
                ko=f"작업 폴더에 쓸 수 없습니다: {scratch_dir}",
                en=f"The working folder cannot be written: {scratch_dir}",
            ),
            Text(
                ko="폴더의 권한과 남은 공간을 확인하십시오.", en="Check its permissions and the free space."
            ),
        ) from error
    try:
        yield folder
    finally:
        _remove(folder)
        lock.release()
        with contextlib.suppress(OSError):
            lock_file.unlink(missing_ok=True)


def sweep_dead(scratch_dir: Path) -> int:
    """Remove the folders of jobs whose process is gone; return how many there were."""
    if not scratch_dir.is_dir():
        return 0
    swept = 0
    for name in sorted({p.with_suffix("") for p in scratch_dir.iterdir()}):
        lock_file = name.with_suffix(_LOCK)
        lock = FileLock(lock_file)
        try:
            lock.acquire(blocking=False)
        except (OSError, Timeout):
            continue
        existed = name.is_dir()
        if existed:
            _remove(name)
        lock.release()
        with contextlib.suppress(OSError):
            lock_file.unlink(missing_ok=True)
        swept += existed
    return swept


def _remove(folder: Path) -> None:
    def note(_function: object, path: str, error: object) -> None:
        _log.warning("could not remove %s: %s; the next start sweeps it", path, error)

    shutil.rmtree(folder, onerror=note)
