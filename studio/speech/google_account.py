"""Who asks Google Cloud: an API key, or a service account that signs in with google-auth."""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

from studio.domain.cancel import CancelToken
from studio.domain.text import Text
from studio.domain.voice import VoiceProvider
from studio.network.connection import Answer, Connection, Endpoint
from studio.speech.asking import ask, fields
from studio.speech.online import Online, OnlineTrouble

if TYPE_CHECKING:
    from google.oauth2.service_account import Credentials

_SCOPE: Final = "https://www.googleapis.com/auth/cloud-platform"


class GoogleAccount:
    """Signs in when it is first asked, and again when that has run out."""

    def __init__(self, online: Online) -> None:
        self._online = online
        self._credentials: Credentials | None = None
        self._guard = threading.Lock()

    def headers(self, cancel: CancelToken) -> Mapping[str, str]:
        """Return the headers that prove who asks; raises `OnlineTrouble` or `Canceled`."""
        if key := self._online.accounts.google_key():
            return {"X-Goog-Api-Key": key}
        with self._guard:
            found = self._credentials = self._credentials or self._read()
            if not found.valid:
                self._sign_in(found, cancel)
            return {"Authorization": f"Bearer {cast('Any', found).token}"}

    def _read(self) -> Credentials:
        from google.auth.exceptions import GoogleAuthError
        from google.oauth2.service_account import Credentials

        file = self._online.accounts.google_file
        try:
            told = fields(json.loads(Path(file).expanduser().read_bytes()))
            # The file names where to sign in; what its key signs is only ever shown to Google itself.
            if told.get("token_uri") != self._online.hosts.google_tokens:
                raise ValueError("another address to sign in")
            made: Credentials = cast("Any", Credentials).from_service_account_info(told, scopes=[_SCOPE])
        except (OSError, ValueError, GoogleAuthError) as error:
            raise _refused(
                Text(
                    ko=f"Google 서비스 계정 파일을 쓸 수 없습니다: {file}",
                    en=f"The file of the Google service account cannot be used: {file}",
                )
            ) from error
        return made

    def _sign_in(self, found: Credentials, cancel: CancelToken) -> None:
        from google.auth.exceptions import GoogleAuthError

        try:
            cast("Any", found).refresh(_Sender(self._online, cancel))
        except GoogleAuthError as error:
            raise _refused(
                Text(
                    ko="Google이 서비스 계정의 로그인을 거절했습니다.",
                    en="Google refused to sign in the service account.",
                )
            ) from error


class _Sender:
    """What google-auth sends its requests with: the studio's own connection."""

    def __init__(self, online: Online, cancel: CancelToken) -> None:
        self._online = online
        self._cancel = cancel

    def __call__(
        self,
        url: str,
        method: str = "GET",
        body: Any = None,
        headers: Mapping[str, str] | None = None,
        timeout: float | None = None,
        **_: object,
    ) -> _Response:
        online = self._online
        base, _slash, path = url.rpartition("/")
        connection = Connection(Endpoint(base, online.timeout_sec, online.total_sec))
        sent = body.encode() if isinstance(body, str) else body
        answer = ask(
            lambda: connection.send(method, path, body=sent, headers=headers, cancel=self._cancel),
            VoiceProvider.GCP,
            online,
            self._cancel,
        )
        return _Response(answer)


class _Response:
    """An answer as google-auth reads it."""

    def __init__(self, answer: Answer) -> None:
        self.status = answer.status
        self.headers = answer.headers
        self.data = answer.body


def _refused(what: Text) -> OnlineTrouble:
    return OnlineTrouble(
        what,
        Text(
            ko="GOOGLE_APPLICATION_CREDENTIALS의 파일을 확인하거나 설정의 목소리에 API 키를 입력하십시오.",
            en="Check the file GOOGLE_APPLICATION_CREDENTIALS names, or enter an API key in the settings.",
        ),
        passes=False,
    )
