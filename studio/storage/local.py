"""Finished films in a folder of this machine."""

import contextlib
import hashlib
import os
import uuid
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import quote

from studio.domain.cancel import CancelToken
from studio.domain.disk import disk_full, is_disk_full
from studio.domain.errors import ErrorCode, StepFailed, StudioError
from studio.domain.text import Text
from studio.storage.checks import checked_key, require_same
from studio.storage.storage import StoredObject

_CHUNK: Final = 1 << 20
_PART: Final = ".part"


class LocalStorage:
    """Keeps files under `root`; addresses begin with `public_base_url`, or are file URLs without one."""

    def __init__(self, root: Path, public_base_url: str = "") -> None:
        self._root = root
        self._base_url = public_base_url.rstrip("/")

    def put(
        self,
        source: Path,
        key: str,
        content_type: str,
        *,
        on_bytes: Callable[[int], None],
        cancel: CancelToken,
        sha256: str = "",
    ) -> StoredObject:
        """Copy a file into the folder under a passing name, then rename it: half a file is never seen."""
        target = self._path_of(key)
        part = target.with_name(f".{target.name}.{uuid.uuid4().hex}{_PART}")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            count, digest = _copy(source, part, on_bytes, cancel)
            require_same(source, digest, sha256)
            part.replace(target)
        except OSError as error:
            raise _trouble(error, target) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
        return StoredObject(key=key, url=self._url_of(key, target), bytes=count, sha256=digest, path=target)

    def remove(self, key: str) -> None:
        """Delete a file, and the folders it leaves empty."""
        path = self._path_of(key)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise _trouble(error, path) from error
        for folder in path.parents:
            if folder == self._root:
                break
            try:
                folder.rmdir()
            except OSError:  # not empty: other jobs live there
                break

    def _path_of(self, key: str) -> Path:
        return self._root.joinpath(*PurePosixPath(checked_key(key)).parts)

    def _url_of(self, key: str, path: Path) -> str:
        if self._base_url:
            return f"{self._base_url}/{quote(key)}"
        return path.resolve().as_uri()


def _copy(
    source: Path, target: Path, on_bytes: Callable[[int], None], cancel: CancelToken
) -> tuple[int, str]:
    digest = hashlib.sha256()
    count = 0
    with source.open("rb") as read, target.open("xb") as write:
        while chunk := read.read(_CHUNK):
            cancel.check()
            write.write(chunk)
            digest.update(chunk)
            count += len(chunk)
            on_bytes(count)
        cancel.check()
        write.flush()
        os.fsync(write.fileno())
    return count, digest.hexdigest()


def _trouble(error: OSError, path: Path) -> StudioError:
    if is_disk_full(error):
        return disk_full(path.parent)
    return StepFailed(
        ErrorCode.STORAGE_UPLOAD_FAILED,
        Text(
            ko=f"저장 폴더에 쓸 수 없습니다: {path.parent} ({error.strerror})",
            en=f"The storage folder cannot be written: {path.parent} ({error.strerror}).",
        ),
        Text(
            ko="폴더의 권한을 확인하거나 설정에서 다른 폴더를 고르십시오.",
            en="Check the folder's permissions, or choose another folder in the settings.",
        ),
    )
