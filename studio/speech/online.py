"""What voices of services on the network need besides a text: keys, a decoder, and where the services are."""

import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import Final

from studio.domain.bucket import REGION
from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.text import Text
from studio.domain.voice import VoiceProvider
from studio.network.retries import UPLOAD_WAITS, Waits

Decode = Callable[[bytes, float, CancelToken], bytes]
"""Turns MP3 into mono 16-bit samples as films have, so many times as fast; `ValueError` if it is none."""

_TURN_LOOK_SEC: Final = 0.05
_PACKAGES: Final = {
    VoiceProvider.GTTS: ("gtts", "pip install ctrlf-studio"),
    VoiceProvider.POLLY: ("boto3", "pip install ctrlf-studio[aws]"),
    VoiceProvider.GCP: ("google.auth", "pip install ctrlf-studio[gcp]"),
}
"""The package each service needs, and how it is installed."""
_NO_KEY: Final = {
    VoiceProvider.POLLY: Text(
        ko="Amazon의 액세스 키가 없습니다. 설정의 목소리에서 입력하거나 AWS_ACCESS_KEY_ID와 "
        "AWS_SECRET_ACCESS_KEY를 지정하십시오.",
        en="The access keys of Amazon are missing: enter them in Settings, Voice, or set AWS_ACCESS_KEY_ID "
        "and AWS_SECRET_ACCESS_KEY.",
    ),
    VoiceProvider.GCP: Text(
        ko="Google Cloud의 API 키가 없습니다. 설정의 목소리에서 입력하거나 GOOGLE_API_KEY를 지정하십시오.",
        en="The API key of Google Cloud is missing: enter it in Settings, Voice, or set GOOGLE_API_KEY.",
    ),
}


class OnlineTrouble(StepFailed):
    """A service on the network did not speak; `passes` tells whether it may later, with nothing changed."""

    def __init__(self, what: Text, next_step: Text, *, passes: bool) -> None:
        super().__init__(ErrorCode.TTS_FAILED, what, next_step)
        self.passes = passes


@dataclass(frozen=True, slots=True)
class AwsKeys:
    """What proves to Amazon who asks; never logged, stored or shown."""

    key_id: str = field(repr=False)
    key: str = field(repr=False)
    region: str = REGION


@dataclass(frozen=True, slots=True)
class Hosts:
    """Where the services are. Tests put others in their place; no setting can."""

    translate: str = ""
    """Empty: Google Translate in the region the voice names."""
    polly: str | None = None
    """None: Amazon's own in the region of the keys."""
    google: str = "https://texttospeech.googleapis.com"
    google_tokens: str = "https://oauth2.googleapis.com/token"


@dataclass(frozen=True, slots=True)
class Accounts:
    """Who asks: looked up when a voice is first needed, because a keyring takes its time."""

    aws: Callable[[], AwsKeys | None] = lambda: None
    google_key: Callable[[], str] = lambda: ""
    google_file: str = ""
    """A file of a service account; the key goes before it."""

    def __repr__(self) -> str:
        return "Accounts(…)"


class Online:
    """The services on the network as they can be used from here. Thread-safe; one request at a time."""

    def __init__(
        self,
        accounts: Accounts | None = None,
        decode: Decode | None = None,
        *,
        hosts: Hosts | None = None,
        waits: Waits = UPLOAD_WAITS,
        timeout_sec: float = 10.0,
        total_sec: float = 40.0,
    ) -> None:
        """Without a decoder no service can be used: `Online()` is the network of somebody who has none."""
        self.accounts = accounts or Accounts()
        self.decode = decode
        self.hosts = hosts or Hosts()
        self.waits = waits
        self.timeout_sec = timeout_sec
        """How long a service may take to be reached, and be silent."""
        self.total_sec = total_sec
        """How long one answer may take as a whole."""
        self._turn = threading.Lock()

    def __repr__(self) -> str:
        return "Online(…)"

    def hasty(self) -> "Online":
        """Return the same services for somebody who waits for them: a request is repeated once, soon."""
        other = Online(
            self.accounts,
            self.decode,
            hosts=self.hosts,
            waits=self.waits and ((0.5, 1.0),),
            timeout_sec=self.timeout_sec,
            total_sec=self.total_sec,
        )
        other._turn = self._turn
        return other

    @contextmanager
    def turn(self, cancel: CancelToken) -> Generator[None]:
        """Wait for one's turn to ask; raises `Canceled`."""
        while not self._turn.acquire(timeout=_TURN_LOOK_SEC):
            cancel.check()
        try:
            yield
        finally:
            self._turn.release()

    def why_not(self, provider: VoiceProvider) -> Text | None:
        """Tell why a service cannot be used from here, None when it can, or is none."""
        if not provider.is_online:
            return None
        if self.decode is None:
            return Text(ko="여기서는 온라인 음성을 쓰지 않습니다.", en="Online voices are not used here.")
        package, install = _PACKAGES[provider]
        if not self._is_installed(provider):
            return Text(
                ko=f"{package} 패키지가 설치되어 있지 않습니다 ({install}).",
                en=f"The package {package} is not installed ({install}).",
            )
        return _NO_KEY[provider] if self._lacks_key(provider) else None

    def needs_key(self, provider: VoiceProvider) -> bool:
        """Tell whether a key is all that a service lacks."""
        is_there = provider.is_online and self.decode is not None and self._is_installed(provider)
        return is_there and self._lacks_key(provider)

    def _lacks_key(self, provider: VoiceProvider) -> bool:
        match provider:
            case VoiceProvider.POLLY:
                return self.accounts.aws() is None
            case VoiceProvider.GCP:
                return not (self.accounts.google_key() or self.accounts.google_file)
            case _:
                return False

    def _is_installed(self, provider: VoiceProvider) -> bool:
        """Tell whether the package is there; Google Cloud needs its own only to sign in with a file."""
        if provider is VoiceProvider.GCP and not self.accounts.google_file:
            return True
        return _is_installed(_PACKAGES[provider][0])


NO_NETWORK: Final = Online()
"""For whoever asks no service."""


def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ModuleNotFoundError:  # the package around it is missing
        return False
