"""Whether other machines answer as they are set up: the backend, where films go, the language model."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from studio.domain.backend import Call, Dialect
from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.ids import new_id
from studio.domain.settings import Settings, StorageProvider
from studio.domain.text import Text
from studio.services.backends import Backends
from studio.services.language_model import LanguageModel
from studio.services.secrets import Secret, Secrets

if TYPE_CHECKING:
    from studio.backend.client import Backend
    from studio.storage.storage import Storage

NOBODY: Final = "ctrlf-studio-connection-test"
"""An id that no script has: asking for it shows whether one may ask, and changes nothing."""
TINY: Final = b"CTRLF Studio: a connection test. This file can be deleted.\n"
DOCTOR_SEC: Final = 4.0
"""How patient the doctor is: whoever looks after a machine wants an answer now."""


class Peer(StrEnum):
    """A machine that the studio works with."""

    BACKEND = "backend"
    STORAGE = "storage"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was tried; `next_step` says what to do where it is not well."""

    ok: bool
    what: Text
    next_step: Text | None = None


class ConnectionChecks:
    """Tries connections; leaves nothing behind where they end. Thread-safe."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        secrets: Secrets,
        environ: Mapping[str, str],
        local_root: Callable[[Settings], Path],
    ) -> None:
        self._settings = settings
        self._secrets = secrets
        self._language_model = LanguageModel(settings, secrets, environ)
        self._local_root = local_root

    def is_set_up(self, peer: Peer) -> bool:
        """Tell whether there is anything to try."""
        settings = self._settings()
        match peer:
            case Peer.BACKEND:
                return bool(settings.backend.base_url)
            case Peer.STORAGE:
                return settings.storage is not StorageProvider.LOCAL
            case Peer.MODEL:
                return bool(self._language_model.name)

    def check(
        self, peer: Peer, cancel: CancelToken | None = None, *, at_most_sec: float | None = None
    ) -> list[Finding]:
        """Try a connection and return what was found, in order; `at_most_sec` bounds every wait for it.

        Raises `Canceled`; whatever else goes wrong is a finding.
        """
        token = cancel or CancelToken()
        findings: list[Finding] = []
        look = {Peer.BACKEND: self._backend, Peer.STORAGE: self._storage, Peer.MODEL: self._model}[peer]
        try:
            look(findings, token, at_most_sec)
        except StudioError as error:
            if error.code is ErrorCode.CANCELED:
                raise
            findings.append(Finding(False, error.what, error.next_step))
        return findings

    # --- the backend -----------------------------------------------------------------------------

    def _backend(self, findings: list[Finding], cancel: CancelToken, at_most: float | None) -> None:
        if not self.is_set_up(Peer.BACKEND):
            findings.append(_NO_BACKEND)
            return
        backend = self._opened(at_most)
        dialect = backend.dialect(cancel)
        try:
            backend.render_spec(NOBODY, cancel)
        except StudioError as error:
            # It was asked for something that is not there, and said so to somebody who may ask.
            if error.code is not ErrorCode.SCRIPT_NOT_FOUND:
                if error.code in _ANSWERED:
                    findings.append(self._spoken(dialect))
                raise
        findings.append(self._spoken(dialect))
        has_token = bool(self._secrets.get(Secret.BACKEND_INTERNAL))
        findings.append(Finding(True, _TOKEN_TAKEN if has_token else _NO_TOKEN_WANTED))
        if dialect is Dialect.SPRING:
            backend.ask(Call.LIST_SCRIPTS, query={"page": 0, "size": 1}, cancel=cancel)
            findings.append(Finding(True, _SCRIPTS_READ))

    def _opened(self, at_most: float | None) -> Backend:
        """Return the backend as nobody has asked it yet: its dialect is found out anew."""
        settings = self._settings()
        if at_most is not None and settings.backend.timeout_sec > at_most:
            hasty = settings.backend.model_copy(update={"timeout_sec": at_most})
            settings = settings.model_copy(update={"backend": hasty})
        return Backends(lambda: settings, self._secrets).open()

    def _spoken(self, dialect: Dialect) -> Finding:
        settings = self._settings().backend
        is_found = settings.dialect is Dialect.AUTO
        how = Text(ko="자동으로 찾음", en="found by trying") if is_found else Text(ko="지정함", en="chosen")
        return Finding(
            True,
            Text(
                ko=f"{settings.base_url}이(가) 응답합니다. API 형식: {dialect} ({how.ko}).",
                en=f"{settings.base_url} answers. Dialect: {dialect} ({how.en}).",
            ),
        )

    # --- where films go --------------------------------------------------------------------------

    def _storage(self, findings: list[Finding], cancel: CancelToken, at_most: float | None) -> None:
        settings = self._settings()
        match settings.storage:
            case StorageProvider.LOCAL:
                from studio.storage.local import LocalStorage

                root = self._local_root(settings)
                _put_and_remove(LocalStorage(root), cancel)
                findings.append(
                    Finding(True, Text(ko=f"폴더에 쓸 수 있습니다: {root}", en=f"Films are kept in {root}"))
                )
            case StorageProvider.S3:
                self._bucket(findings, settings, cancel, at_most)
            case StorageProvider.BACKEND_PRESIGNED:
                self._presigned(findings, settings, cancel, at_most)

    def _bucket(
        self, findings: list[Finding], settings: Settings, cancel: CancelToken, at_most: float | None
    ) -> None:
        from studio.storage.s3 import S3Storage

        storage = S3Storage(
            settings.bucket,
            key_id=self._secrets.get(Secret.BUCKET_KEY_ID),
            key=self._secrets.get(Secret.BUCKET_KEY),
            limit_bytes=len(TINY),
            ca_file=settings.backend.ca_file,
            timeout_sec=at_most or settings.backend.timeout_sec,
            waits=(),  # somebody waits for the answer: once is enough
        )
        _put_and_remove(storage, cancel)
        name = settings.bucket.name
        findings.append(
            Finding(
                True,
                Text(
                    ko=f"버킷 {name}에 작은 파일을 올리고 지웠습니다.",
                    en=f"A tiny file was put into the bucket {name} and taken away again.",
                ),
            )
        )

    def _presigned(
        self, findings: list[Finding], settings: Settings, cancel: CancelToken, at_most: float | None
    ) -> None:
        """Ask for an address and leave it unused: the contract lets nobody take away what was put there."""
        if not self.is_set_up(Peer.BACKEND):
            findings.append(_NO_BACKEND)
            return
        from studio.backend.uploads import check_upload_address
        from studio.network.reasons import in_words
        from studio.network.targets import AddressRefused

        presigned = self._opened(at_most).presign(f"videos/{NOBODY}.txt", "text/plain", len(TINY), cancel)
        try:
            check_upload_address(presigned.upload_url, settings.backend.base_url, cancel)
        except AddressRefused as error:
            why = in_words(error.reason)
            what = Text(
                ko=f"백엔드가 알려 준 업로드 주소를 쓸 수 없습니다 ({why.ko}).",
                en=f"The upload address from the backend may not be used ({why.en}).",
            )
            findings.append(Finding(False, what, _ASK))
        else:
            findings.append(Finding(True, _ADDRESSES))

    # --- the language model ----------------------------------------------------------------------

    def _model(self, findings: list[Finding], cancel: CancelToken, at_most: float | None) -> None:
        model = self._language_model.open()
        if at_most is not None:
            model = replace(model, timeout_sec=min(model.timeout_sec, at_most))
        said = model.answer([{"role": "user", "content": "Answer with one word: ready"}], cancel=cancel)
        words = " ".join(said.text.split())[:40]
        findings.append(
            Finding(
                True,
                Text(
                    ko=f"{model.name} 모델이 대답했습니다: “{words}”",
                    en=f"The model {model.name} answered: “{words}”",
                ),
            )
        )


def holds_certificates(file: Path) -> bool:
    """Tell whether certificates can be read from a file, to be trusted besides those of the system."""
    from studio.network.connection import Unreachable, trusted

    try:
        trusted(str(file))
    except Unreachable:
        return False
    return True


def _put_and_remove(storage: Storage, cancel: CancelToken) -> None:
    key = f"{NOBODY}/{new_id('test')}.txt"
    with tempfile.TemporaryDirectory(prefix="ctrlf-connection-") as folder:
        file = Path(folder, "test.txt")
        file.write_bytes(TINY)
        storage.put(file, key, "text/plain", on_bytes=lambda _: None, cancel=cancel)
    storage.remove(key)


_ANSWERED: Final = (
    ErrorCode.SCRIPT_FETCH_UNAUTHORIZED,
    ErrorCode.SCRIPT_FETCH_FORBIDDEN,
)
"""Refusals of whoever asks: the backend itself is there."""
_ASK: Final = Text(ko="백엔드 담당자에게 알려 주십시오.", en="Tell whoever looks after the backend.")
_NO_BACKEND: Final = Finding(
    False,
    Text(ko="백엔드가 설정되지 않았습니다.", en="No backend is set up."),
    Text(ko="백엔드 주소를 넣으십시오.", en="Enter the address of the backend."),
)
_TOKEN_TAKEN: Final = Text(ko="내부 토큰이 받아들여졌습니다.", en="The internal token is accepted.")
_NO_TOKEN_WANTED: Final = Text(ko="내부 토큰 없이도 응답합니다.", en="It answers without an internal token.")
_SCRIPTS_READ: Final = Text(ko="대본 목록을 읽을 수 있습니다.", en="Its list of scripts can be read.")
_ADDRESSES: Final = Text(
    ko="백엔드가 업로드 주소를 내줍니다. 파일은 올리지 않았습니다.",
    en="The backend hands out addresses to upload to. Nothing was uploaded.",
)
