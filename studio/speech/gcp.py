"""Google Cloud Text-to-Speech, asked by HTTP: samples at the film's rate, and a moment for every word."""

import base64
import binascii
import io
import re
import wave
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Language, Text
from studio.domain.voice import VoiceProvider
from studio.network.connection import Answer, Connection, Endpoint, Unreadable
from studio.speech.asking import ask, fields, service_code, unreadable
from studio.speech.google_account import GoogleAccount
from studio.speech.online import Online
from studio.speech.online_voice import Sounding
from studio.speech.ssml import marked
from studio.speech.voice import tts_failed

_SOUND_VERSION: Final = 1
_PATH: Final = "v1beta1/text:synthesize"
_LONGEST_BYTES: Final = 4_800
"""Of markup asked for together; the service takes 5,000."""
_NAME: Final = re.compile(r"(ko|en)-([A-Z]{2})-[A-Za-z0-9-]{1,40}")
_DEFAULTS: Final = {Language.KOREAN: "ko-KR-Wavenet-A", Language.ENGLISH: "en-US-Wavenet-F"}
VOICES: Final = (
    ("ko-KR-Wavenet-A", Language.KOREAN),
    ("ko-KR-Wavenet-B", Language.KOREAN),
    ("ko-KR-Wavenet-C", Language.KOREAN),
    ("ko-KR-Wavenet-D", Language.KOREAN),
    ("en-US-Wavenet-F", Language.ENGLISH),
    ("en-US-Wavenet-D", Language.ENGLISH),
)


class GoogleCloud:
    """One voice of Google Cloud."""

    def __init__(self, name: str, speed: float, language: Language, online: Online) -> None:
        self._name = _known(name, language)
        self._speed = speed
        self._online = online
        self._account = GoogleAccount(online)

    def fits(self, said: str) -> bool:
        """Tell whether the service takes so much at once."""
        return len(marked(said).encode()) <= _LONGEST_BYTES

    def fetch(self, said: str, cancel: CancelToken) -> Sounding:
        """Return the sound of some sentences and when their words begin."""
        body = {
            "input": {"ssml": marked(said)},
            "voice": {"languageCode": "-".join(self._name.split("-")[:2]), "name": self._name},
            "audioConfig": {
                "audioEncoding": "LINEAR16",
                "sampleRateHertz": SAMPLE_RATE,
                "speakingRate": self._speed,
            },
            "enableTimePointing": ["SSML_MARK"],
        }
        online = self._online
        # The key is sent in a header: addresses end up in logs.
        headers = self._account.headers(cancel)
        connection = Connection(
            Endpoint(online.hosts.google, online.timeout_sec, online.total_sec, secret_headers=headers)
        )
        answer = ask(
            lambda: connection.send("POST", _PATH, body=body, cancel=cancel),
            VoiceProvider.GCP,
            online,
            cancel,
            _code_of,
        )
        try:
            told = fields(answer.value())
            pcm, rate = _samples(base64.b64decode(str(told["audioContent"]), validate=True))
            events = list(_events(told.get("timepoints"), len(said), rate))
        except (Unreadable, KeyError, ValueError, TypeError, binascii.Error, wave.Error, EOFError) as error:
            raise unreadable(VoiceProvider.GCP) from error
        return Sounding(pcm, rate, events)


def gcp_fingerprint(name: str, speed: float, language: Language, lexicon: str) -> str:
    """Return the fingerprint of a voice without asking for it; StepFailed for one there is not."""
    return f"gcp|{_known(name, language)}|speed={speed:g}|lexicon={lexicon}|sound={_SOUND_VERSION}"


def _known(name: str, language: Language) -> str:
    voice = name or _DEFAULTS[language]
    if _NAME.fullmatch(voice):
        return voice
    raise tts_failed(
        Text(ko=f"Google Cloud에 음성 “{name}”이(가) 없습니다.", en=f"Google Cloud has no voice “{name}”."),
        Text(ko="ko-KR-Wavenet-A와 같은 이름을 쓰십시오.", en="Use a name such as ko-KR-Wavenet-A."),
    )


def _samples(audio: bytes) -> tuple[bytes, int]:
    """Return samples and rate of a WAV file of one channel."""
    with wave.open(io.BytesIO(audio)) as file:
        if (file.getnchannels(), file.getsampwidth()) != (1, 2):
            raise ValueError("not mono 16-bit")
        return file.readframes(file.getnframes()), file.getframerate()


def _events(points: object, characters: int, rate: int) -> Iterator[tuple[int, int]]:
    for point in cast("list[Mapping[str, Any]]", points if isinstance(points, list) else []):
        at = int(point["markName"])
        seconds = float(point.get("timeSeconds", 0.0))
        if 0 <= at < characters and 0 <= seconds < 3600:
            yield at, round(seconds * rate)


def _code_of(answer: Answer) -> str:
    """Return Google's name of a refusal; what else it says may repeat the request."""
    try:
        return service_code(fields(fields(answer.value()).get("error")).get("status"))
    except Unreadable:
        return ""
