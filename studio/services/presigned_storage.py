"""Finished films in the company's store: an address is asked for, the file is put there, and that is told."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from studio.backend.client import Backend, Presigned
from studio.backend.uploads import Taken, UploadRefused, check_upload_address, put_file
from studio.domain.backend import BackendSettings
from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StudioError, UploadTrouble
from studio.domain.text import Text
from studio.network.connection import Unreachable, Unreadable
from studio.network.reasons import in_words
from studio.network.retries import UPLOAD_WAITS, Retries, Waits
from studio.network.targets import AddressRefused
from studio.storage.checks import require_same, require_size
from studio.storage.storage import StoredObject

_CHECK: Final = Text(ko="네트워크를 확인하고 다시 시도하십시오.", en="Check the network and try again.")
_ASK: Final = Text(ko="백엔드 담당자에게 알려 주십시오.", en="Tell whoever looks after the backend.")


class PresignedStorage:
    """Uploads through the backend; this laptop holds no key of the store."""

    def __init__(
        self,
        backend: Backend,
        settings: BackendSettings,
        *,
        limit_bytes: int,
        etag_optional: bool = False,
        waits: Waits = UPLOAD_WAITS,
    ) -> None:
        self._backend = backend
        self._settings = settings
        self._limit_bytes = limit_bytes
        self._etag_optional = etag_optional
        self._waits = waits

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
        """Upload a file; it is announced only when all of it has arrived. Raises as the protocol says."""
        size = source.stat().st_size
        require_size(source, size, self._limit_bytes)
        presigned = self._presign(key, content_type, size, cancel)
        taken, presigned = self._put(source, key, content_type, size, presigned, on_bytes, cancel)
        require_same(source, taken.sha256, sha256)
        if not taken.etag and not self._etag_optional:
            why = Text(ko="저장소가 ETag를 주지 않았습니다", en="the store gave no ETag")
            raise _failed(why, passes=False)
        self._announce(key, taken.etag, size, content_type, presigned.public_url, cancel)
        return StoredObject(
            key=key, url=presigned.public_url, bytes=size, sha256=taken.sha256, etag=taken.etag
        )

    def remove(self, key: str) -> None:
        """Leave it: the contract lets nobody delete, and what was not announced is nobody's film."""

    def _presign(self, key: str, content_type: str, size: int, cancel: CancelToken) -> Presigned:
        presigned = self._backend.presign(key, content_type, size, cancel)
        try:
            check_upload_address(presigned.upload_url, self._settings.base_url, cancel)
        except AddressRefused as error:
            reason = in_words(error.reason)
            why = Text(
                ko=f"백엔드가 알려 준 업로드 주소를 쓸 수 없습니다 ({reason.ko})",
                en=f"the upload address from the backend may not be used ({reason.en})",
            )
            raise _failed(why, passes=False) from error
        if not presigned.public_url.startswith(("https://", "http://")):  # people will follow it
            why = Text(
                ko="백엔드가 영상의 공개 주소를 알려 주지 않았습니다",
                en="the backend names no public address of the film",
            )
            raise _failed(why, passes=False)
        return presigned

    def _put(
        self,
        source: Path,
        key: str,
        content_type: str,
        size: int,
        presigned: Presigned,
        on_bytes: Callable[[int], None],
        cancel: CancelToken,
    ) -> tuple[Taken, Presigned]:
        retries = Retries(self._waits)
        is_renewed = False
        asked_at = time.monotonic()
        while True:
            cancel.check()
            try:
                taken = put_file(
                    presigned.upload_url,
                    source,
                    _with_type(presigned.headers, content_type),
                    on_bytes=on_bytes,
                    timeout_sec=self._settings.timeout_sec,
                    ca_file=self._settings.ca_file,
                    cancel=cancel,
                )
            except UploadRefused as error:
                ran_out = 0 < presigned.expires_sec <= time.monotonic() - asked_at
                if 400 <= error.status < 500 and (error.is_expired or ran_out) and not is_renewed:
                    presigned = self._presign(key, content_type, size, cancel)
                    is_renewed, asked_at = True, time.monotonic()
                elif error.status < 500 or not retries.wait(cancel):
                    why = Text(ko=f"HTTP {error.status}", en=f"HTTP {error.status}")
                    raise _failed(why, passes=error.status >= 500) from error
            except Unreachable as error:
                if not retries.wait(cancel):
                    raise _failed(in_words(error.reason), passes=True) from error
            except Unreadable as error:
                why = Text(ko="저장소의 응답을 읽을 수 없습니다", en="the answer of the store cannot be read")
                raise _failed(why, passes=False) from error
            else:
                return taken, presigned

    def _announce(
        self, key: str, etag: str, size: int, content_type: str, public_url: str, cancel: CancelToken
    ) -> None:
        """Say that a file arrived, more than once where needed: else all of it would have to go again."""
        retries = Retries(self._waits)
        while True:
            try:
                self._backend.uploaded(
                    key=key,
                    etag=etag,
                    size=size,
                    content_type=content_type,
                    public_url=public_url,
                    cancel=cancel,
                )
            except StudioError as error:
                if error.code is not ErrorCode.BACKEND_UNREACHABLE or not retries.wait(cancel):
                    raise
            else:
                return


def _with_type(headers: dict[str, str], content_type: str) -> dict[str, str]:
    named = any(name.lower() == "content-type" for name in headers)
    return headers if named else {**headers, "Content-Type": content_type}


def _failed(why: Text, *, passes: bool) -> UploadTrouble:
    return UploadTrouble(
        Text(ko=f"업로드하지 못했습니다: {why.ko}.", en=f"The upload failed: {why.en}."),
        _CHECK if passes else _ASK,
        passes=passes,
    )
