"""The files of a film on their way to a store outside: what arrived is remembered, and not sent again."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from studio.domain.cancel import CancelToken
from studio.domain.delivery import DeliveryKind, Sent, UploadedFile, UploadProgress
from studio.domain.errors import ErrorCode, Refused, StudioError, UploadTrouble
from studio.domain.instants import utc_now
from studio.domain.settings import Settings, StorageProvider
from studio.domain.text import Text
from studio.network.retries import UPLOAD_WAITS
from studio.services.backends import Backends
from studio.services.outbox import UploadListener, passes_by_itself
from studio.services.secrets import Secret, Secrets
from studio.storage.checks import require_size
from studio.storage.storage import CONTENT_TYPES, Storage, StoredObject
from studio.store.database import Database
from studio.store.uploads import Uploads

if TYPE_CHECKING:
    from studio.pipeline.outcome import Send

TELL_SEC: Final = 0.1
"""How often progress is told, at most."""


class Uploading:
    """Sends films to the store that the settings name. Thread-safe."""

    def __init__(
        self,
        database: Database,
        backends: Backends,
        settings: Callable[[], Settings],
        secrets: Secrets,
    ) -> None:
        self._rows = Uploads(database)
        self._backends = backends
        self._settings = settings
        self._secrets = secrets
        self.waits = UPLOAD_WAITS
        """How patient uploads are with a store in trouble, before they wait in the outbox."""

    @property
    def is_automatic(self) -> bool:
        """Tell whether every film for delivery goes out as step six."""
        return self._settings().storage is not StorageProvider.LOCAL

    @property
    def provider(self) -> StorageProvider | None:
        """Where a film goes that a person uploads: the storage of the settings, else through the backend."""
        if self.is_automatic:
            return self._settings().storage
        return StorageProvider.BACKEND_PRESIGNED if self._backends.is_configured else None

    @property
    def without_backend(self) -> Sequence[DeliveryKind]:
        """What is delivered without the backend: films, where they go into a bucket."""
        return (DeliveryKind.UPLOAD,) if self.provider is StorageProvider.S3 else ()

    @property
    def as_step(self) -> Send | None:
        """Who sends a film as step six of its job; None where films stay on this machine."""
        return self._send_as_step if self.is_automatic else None

    def _send_as_step(
        self,
        job_id: str,
        files: Mapping[str, StoredObject],
        on_progress: UploadListener,
        cancel: CancelToken,
    ) -> Sent:
        try:
            return Sent(self.send(job_id, files, on_progress, cancel))
        except StudioError as error:
            if not passes_by_itself(error):
                raise
            return Sent({}, waits=error)

    def send(
        self,
        job_id: str,
        files: Mapping[str, StoredObject],
        on_progress: UploadListener,
        cancel: CancelToken,
    ) -> dict[str, str]:
        """Send the files of a film, the film last, and return where each is found, by name.

        What arrived before with the same content is not sent again. Raises `UploadTrouble`, the backend's
        troubles that pass, or `Canceled`.
        """
        provider = self.provider
        if provider is None:
            raise nowhere_to_go()
        arrived = self._rows.of_job(job_id)
        missing = {
            name: file for name, file in files.items() if not _is_there(arrived.get(name), file, provider)
        }
        urls = {name: file.url for name, file in arrived.items() if name not in missing}
        if not missing:
            return urls
        store = self._open(provider)
        for file in missing.values():  # before the first byte of any of them
            require_size(_path_of(file), file.bytes, self._limit_bytes)
        total = sum(file.bytes for file in files.values())
        meter = _Meter(job_id, total, on_progress)
        meter.before = total - sum(file.bytes for file in missing.values())
        for name in sorted(missing, key="video.mp4".__eq__):
            file = missing[name]
            meter.begin(name)
            stored = _put(store, name, file, meter, cancel)
            self._rows.record(
                UploadedFile(
                    job_id=job_id,
                    name=name,
                    provider=provider.value,
                    object_key=stored.key,
                    url=stored.url,
                    etag=stored.etag,
                    bytes=stored.bytes,
                    sha256=stored.sha256,
                    uploaded_at=utc_now(),
                )
            )
            urls[name] = stored.url
            meter.end(file.bytes)
        return urls

    def require(self) -> StorageProvider:
        """Return where a film goes that a person uploads; raises where nothing is set up for it. Quick."""
        provider = self.provider
        is_set_up = self._backends.is_configured
        if provider is StorageProvider.S3:
            is_set_up = bool(self._settings().bucket.name)
        if provider is None or not is_set_up:
            raise nowhere_to_go()
        return provider

    def _open(self, provider: StorageProvider) -> Storage:
        """Return the store; whatever is missing for it here may be mended, so the film waits for that."""
        try:
            self.require()
            return self._s3() if provider is StorageProvider.S3 else self._presigned()
        except StudioError as error:
            if passes_by_itself(error):
                raise
            raise UploadTrouble(error.what, error.next_step, passes=True) from error

    def _presigned(self) -> Storage:
        from studio.services.presigned_storage import PresignedStorage

        settings = self._settings()
        return PresignedStorage(
            self._backends.open(),
            settings.backend,
            limit_bytes=self._limit_bytes,
            etag_optional=settings.storage_etag_optional,
            waits=self.waits,
        )

    def _s3(self) -> Storage:
        from studio.storage.s3 import S3Storage

        settings = self._settings()
        return S3Storage(
            settings.bucket,
            key_id=self._secrets.get(Secret.BUCKET_KEY_ID),
            key=self._secrets.get(Secret.BUCKET_KEY),
            limit_bytes=self._limit_bytes,
            public_base_url=settings.storage_public_base_url,
            ca_file=settings.backend.ca_file,
            timeout_sec=settings.backend.timeout_sec,
            waits=self.waits,
        )

    @property
    def _limit_bytes(self) -> int:
        return round(self._settings().upload_limit_mib * 1024 * 1024)


class _Meter:
    """Counts the bytes over all files of a film and tells of them now and then."""

    def __init__(self, job_id: str, total: int, listener: UploadListener) -> None:
        self.before = 0
        self._job_id, self._total, self._listener = job_id, total, listener
        self._name = ""
        self._told_at = 0.0

    def begin(self, name: str) -> None:
        self._name = name
        self._tell(self.before)

    def sent(self, count: int) -> None:
        if time.monotonic() - self._told_at >= TELL_SEC:
            self._tell(self.before + count)

    def end(self, count: int) -> None:
        self.before += count
        self._tell(self.before)

    def _tell(self, count: int) -> None:
        self._told_at = time.monotonic()
        self._listener(UploadProgress(self._job_id, self._name, min(count, self._total), self._total))


def _put(store: Storage, name: str, file: StoredObject, meter: _Meter, cancel: CancelToken) -> StoredObject:
    path = _path_of(file)
    try:
        return store.put(
            path, file.key, CONTENT_TYPES[name], on_bytes=meter.sent, cancel=cancel, sha256=file.sha256
        )
    except OSError as error:
        raise UploadTrouble(
            Text(
                ko=f"올릴 파일을 읽을 수 없습니다: {path} ({error.strerror}).",
                en=f"The file to upload cannot be read: {path} ({error.strerror}).",
            ),
            Text(ko="파일을 되돌리거나 영상을 다시 만드십시오.", en="Put it back, or render it again."),
            passes=False,
        ) from error
    except StudioError as error:
        if error.code in (ErrorCode.CANCELED, ErrorCode.STORAGE_UPLOAD_FAILED) or passes_by_itself(error):
            raise
        raise UploadTrouble(error.what, error.next_step, passes=False) from error


def _path_of(file: StoredObject) -> Path:
    assert file.path is not None, "what is sent lies on this machine"
    return file.path


def _is_there(arrived: UploadedFile | None, file: StoredObject, provider: StorageProvider) -> bool:
    return arrived is not None and (arrived.sha256, arrived.object_key, arrived.provider) == (
        file.sha256,
        file.key,
        provider.value,
    )


def nowhere_to_go() -> Refused:
    """Return the refusal of an upload where no store and no backend is set up."""
    return Refused(
        ErrorCode.BACKEND_NOT_CONFIGURED,
        Text(
            ko="영상을 올릴 곳이 설정되지 않았습니다.",
            en="No place to upload films to is set up.",
        ),
        Text(
            ko="설정의 연결에서 백엔드나 저장소를 지정하십시오.",
            en="Set up the backend or a storage under Connections in the settings.",
        ),
    )
