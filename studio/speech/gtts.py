"""Google Translate's voice, as the package gTTS speaks with it: free of charge, one pace, no word times."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from studio.domain.cancel import CancelToken
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Language, Text
from studio.domain.voice import VoiceProvider
from studio.network.connection import Connection, Endpoint
from studio.speech.asking import ask, unreadable
from studio.speech.online import Online
from studio.speech.online_voice import Sounding
from studio.speech.sound import pauses, trim
from studio.speech.voice import tts_failed

_SOUND_VERSION: Final = 1
"""Raised whenever the way from an answer to a clip changes."""
_LONGEST: Final = 100
"""Characters the service takes at a time."""
_BREATH: Final = SAMPLE_RATE * 12 // 100
"""Samples between pieces of one sentence."""
_LEAST_PAUSE_SEC: Final = 0.15
"""Shorter silences are within words."""
_MARK: Final = re.compile(r"[,;:.!?] ")
_PATH: Final = "_/TranslateWebserverUi/data/batchexecute"
_SOUND: Final = re.compile(rb'jQ1olc","\[\\"([A-Za-z0-9+/=_-]+)\\"\]')
_CLAUSES: Final = (", ", "; ", ": ")
_REGIONS: Final = ("com", "co.kr", "co.uk", "com.au", "ca", "co.in", "ie", "co.za")
"""Google's own hosts; a host that is not listed is never asked, whatever a script names."""
VOICES: Final = (
    ("ko", Language.KOREAN),
    ("en", Language.ENGLISH),
    ("en+co.uk", Language.ENGLISH),
)


class GoogleTranslate:
    """One language of Google Translate, from one of its regions."""

    def __init__(self, name: str, speed: float, language: Language, online: Online) -> None:
        gtts: Any = import_module("gtts")  # it carries no types

        self._lang, region = _parts(name, language)
        self._speed = speed
        self._online = online
        self._requests = gtts.gTTS
        address = online.hosts.translate or f"https://translate.google.{region}"
        self._connection = Connection(Endpoint(address, online.timeout_sec, online.total_sec))

    def fits(self, said: str) -> bool:
        """One sentence at a time: where each begins is all that is known of its words."""
        return False

    def fetch(self, said: str, cancel: CancelToken) -> Sounding:
        """Return the sound of a sentence, with the moments at which its pieces and clauses begin and end."""
        sound = bytearray()
        events: list[tuple[int, int]] = []
        for start, end in pieces(said):
            if sound:
                sound += bytes(2 * _BREATH)
            base = len(sound) // 2
            samples = self._piece(said[start:end], cancel)
            events.append((start, base))
            events += [(start + at, base + sample) for at, sample in _clauses(said[start:end], samples)]
            sound += samples.tobytes()
            events.append((end, len(sound) // 2))
        return Sounding(bytes(sound), SAMPLE_RATE, events)

    def _piece(self, said: str, cancel: CancelToken) -> NDArray[np.int16]:
        decode = self._online.decode
        assert decode is not None
        try:
            pcm = decode(self._mp3(said, cancel), self._speed, cancel)
        except ValueError as error:
            raise unreadable(VoiceProvider.GTTS) from error
        samples, _ = trim(pcm, SAMPLE_RATE)
        return samples

    def _mp3(self, said: str, cancel: CancelToken) -> bytes:
        request = self._requests(said, lang=self._lang, lang_check=False, pre_processor_funcs=[])
        bodies: list[str] = request.get_bodies()
        headers = {**self._requests.GOOGLE_TTS_HEADERS, "Accept": "*/*"}
        return b"".join(self._sound(body.encode(), headers, cancel) for body in bodies)

    def _sound(self, body: bytes, headers: Mapping[str, str], cancel: CancelToken) -> bytes:
        answer = ask(
            lambda: self._connection.send("POST", _PATH, body=body, headers=headers, cancel=cancel),
            VoiceProvider.GTTS,
            self._online,
            cancel,
        )
        found = _SOUND.search(answer.body)
        if found is None:
            raise unreadable(VoiceProvider.GTTS)
        try:
            return base64.b64decode(found[1], validate=True)
        except binascii.Error as error:
            raise unreadable(VoiceProvider.GTTS) from error


def _clauses(said: str, samples: NDArray[np.int16]) -> list[tuple[int, int]]:
    """Return where clauses end and begin, where as many pauses are heard as there are marks to pause at."""
    marks = [match.end() for match in _MARK.finditer(said)]
    heard = pauses(samples, SAMPLE_RATE, _LEAST_PAUSE_SEC)
    if len(marks) != len(heard):
        return []
    ends = zip(marks, heard, strict=True)
    return [event for at, (first, end) in ends for event in ((at - 1, first), (at, end))]


def gtts_fingerprint(name: str, speed: float, language: Language, lexicon: str) -> str:
    """Return the fingerprint of a voice without asking for it; StepFailed for one there is not."""
    lang, region = _parts(name, language)
    return f"gtts|{lang}|{region}|speed={speed:g}|lexicon={lexicon}|sound={_SOUND_VERSION}"


def pieces(said: str) -> Iterator[tuple[int, int]]:
    """Yield [start, end) of pieces the service takes, cut after a clause if there is one, else at a space."""
    start, end = 0, len(said)
    while end - start > _LONGEST:
        cut = max(said.rfind(mark, start + _LONGEST // 3, start + _LONGEST) for mark in _CLAUSES)
        cut = cut + 1 if cut > 0 else said.rfind(" ", start + 1, start + _LONGEST)
        cut = cut if cut > 0 else start + _LONGEST
        if said[start:cut].strip():
            yield start, cut
        start = cut + 1 if said[cut : cut + 1] == " " else cut
    if any(map(str.isalnum, said[start:end])):
        yield start, end


def _parts(name: str, language: Language) -> tuple[str, str]:
    """Return language and region of a voice (`en+co.uk`); StepFailed for one that is not known."""
    lang, _, region = (name or language.value).partition("+")
    region = region or "com"
    if lang in tuple(Language) and region in _REGIONS:
        return lang, region
    names = ", ".join(name for name, _ in VOICES)
    raise tts_failed(
        Text(
            ko=f"Google Translate에 음성 “{name}”이(가) 없습니다.",
            en=f"Google Translate has no voice “{name}”.",
        ),
        Text(ko=f"다음 가운데 하나를 고르십시오: {names}.", en=f"Choose one of: {names}."),
    )
