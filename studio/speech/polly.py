"""Amazon Polly, through boto3: samples as they are, and marks that tell when each word is said."""

import io
import json
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any, Final, cast

from studio.domain.cancel import CancelToken
from studio.domain.errors import StudioError
from studio.domain.text import Language, Text
from studio.domain.voice import VoiceProvider
from studio.network.connection import Answer, Connection, Endpoint, Unreadable
from studio.speech.asking import ask, fields, service_code, unreadable
from studio.speech.online import AwsKeys, Online
from studio.speech.online_voice import Sounding
from studio.speech.ssml import Paced, paced
from studio.speech.voice import tts_failed

_SOUND_VERSION: Final = 1
_RATE: Final = 16_000
"""Samples a second: the most Polly gives of sound that is not compressed."""
_LONGEST: Final = 1_500
"""Characters asked for together; Polly takes 3,000."""
_DEFAULTS: Final = {Language.KOREAN: "Seoyeon", Language.ENGLISH: "Joanna"}
_STANDARD: Final = "standard"
_SPEAKERS: Final = {
    "Seoyeon": Language.KOREAN,
    "Jihye": Language.KOREAN,
    "Joanna": Language.ENGLISH,
    "Matthew": Language.ENGLISH,
    "Amy": Language.ENGLISH,
    "Brian": Language.ENGLISH,
}
VOICES: Final = (
    *_SPEAKERS.items(),
    *((f"{name}+{_STANDARD}", language) for name, language in _SPEAKERS.items() if name != "Jihye"),
)
"""Neural voices, and those of them that the older engine has, too."""


class Polly:
    """One voice of Amazon Polly. boto3 makes and signs the requests; they go out like all others."""

    def __init__(self, name: str, speed: float, language: Language, online: Online, keys: AwsKeys) -> None:
        self._voice, self._engine = _parts(name, language)
        self._speed = speed
        self._online = online
        self._client = _client(online, keys)
        self._client.meta.events.register_first("before-send.polly", self._on_send)
        self._cancel = CancelToken()

    def fits(self, said: str) -> bool:
        """Tell whether Polly takes so much at once."""
        return len(said) <= _LONGEST

    def fetch(self, said: str, cancel: CancelToken) -> Sounding:
        """Return the sound of some sentences and when their words begin: two requests."""
        self._cancel = cancel
        text = paced(said, self._speed)
        pcm = self._ask(text, OutputFormat="pcm", SampleRate=str(_RATE))
        marks = self._ask(text, OutputFormat="json", SpeechMarkTypes=["word"])
        return Sounding(pcm[: len(pcm) // 2 * 2], _RATE, list(_events(marks, text)))

    def _ask(self, text: Paced, **wanted: object) -> bytes:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            answer = self._client.synthesize_speech(
                Engine=self._engine, Text=text.ssml, TextType="ssml", VoiceId=self._voice, **wanted
            )
            return cast("bytes", answer["AudioStream"].read())
        except StudioError:
            raise
        except (BotoCoreError, ClientError) as error:
            raise unreadable(VoiceProvider.POLLY) from error

    def _on_send(self, request: Any, **_: object) -> object:
        """Send what boto3 has signed through the studio's own connection: timed, cancelable."""
        from botocore.awsrequest import AWSResponse

        endpoint, path = request.url.split("/v1/", 1)
        body = request.body if isinstance(request.body, bytes) else str(request.body or "").encode()
        headers = {name: _text(value) for name, value in request.headers.items() if name != "Content-Length"}
        connection = Connection(Endpoint(endpoint, self._online.timeout_sec, self._online.total_sec))

        def send() -> Answer:
            method = request.method
            return connection.send(method, f"v1/{path}", body=body, headers=headers, cancel=self._cancel)

        answer = ask(send, VoiceProvider.POLLY, self._online, self._cancel, _code_of)
        return AWSResponse(request.url, answer.status, dict(answer.headers), _Raw(answer.body))


class _Raw(io.BytesIO):
    """A body that was read already, as botocore wants to read it."""

    def stream(self, **_: object) -> Iterator[bytes]:
        yield self.read()


def polly_fingerprint(name: str, speed: float, language: Language, lexicon: str) -> str:
    """Return the fingerprint of a voice without asking for it; StepFailed for one there is not."""
    voice, engine = _parts(name, language)
    return f"polly|{voice}|{engine}|{_RATE}|speed={speed:g}|lexicon={lexicon}|sound={_SOUND_VERSION}"


def language_of(name: str) -> Language | None:
    """Return the language a voice speaks, None for no name or one that is not known."""
    return _SPEAKERS.get(name.partition("+")[0])


def _parts(name: str, language: Language) -> tuple[str, str]:
    """Return voice and engine (`Seoyeon+standard`); StepFailed for one that is not known."""
    if name and name not in dict(VOICES):
        names = ", ".join(known for known, _ in VOICES)
        raise tts_failed(
            Text(
                ko=f"Amazon Polly에 음성 “{name}”이(가) 없습니다.", en=f"Amazon Polly has no voice “{name}”."
            ),
            Text(ko=f"다음 가운데 하나를 고르십시오: {names}.", en=f"Choose one of: {names}."),
        )
    voice, _, engine = (name or _DEFAULTS[language]).partition("+")
    return voice, engine or "neural"


def _client(online: Online, keys: AwsKeys) -> Any:
    from boto3.session import Session
    from botocore.config import Config
    from botocore.exceptions import BotoCoreError

    try:
        session: Any = Session(
            aws_access_key_id=keys.key_id, aws_secret_access_key=keys.key, region_name=keys.region
        )
        # It does not repeat requests: that is done where they are sent.
        once = Config(retries={"total_max_attempts": 1})
        return session.client("polly", config=once, endpoint_url=online.hosts.polly)
    except (BotoCoreError, ValueError) as error:
        why = type(error).__name__
        raise tts_failed(
            Text(
                ko=f"Amazon Polly를 설정할 수 없습니다 ({why}).", en=f"Amazon Polly cannot be set up ({why})."
            ),
            Text(
                ko="설정의 목소리에서 키를, 연결에서 지역을 확인하십시오.",
                en="Check the keys in Settings, Voice, and the region in Settings, Connections.",
            ),
        ) from error


def _events(marks: bytes, text: Paced) -> Iterator[tuple[int, int]]:
    """Yield (character said, sample) of every word; Polly counts in bytes and milliseconds."""
    for line in marks.splitlines():
        try:
            mark = json.loads(line)
            start, milliseconds = int(mark["start"]), int(mark["time"])
        except (ValueError, TypeError, KeyError) as error:
            raise unreadable(VoiceProvider.POLLY) from error
        at = bisect_right(text.bytes_before, start) - 1
        if 0 <= at < len(text.bytes_before):
            yield at, milliseconds * _RATE // 1000


def _code_of(answer: Answer) -> str:
    """Return Amazon's name of a refusal; what else it says may repeat the request."""
    named = answer.headers.get("x-amzn-errortype", "").partition(":")[0]
    if named:
        return service_code(named)
    try:
        return service_code(str(fields(answer.value()).get("__type", "")).rpartition("#")[2])
    except Unreadable:
        return ""


def _text(value: object) -> str:
    return value.decode("latin-1") if isinstance(value, bytes) else str(value)
