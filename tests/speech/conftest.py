"""Voices under test: the real ones."""

from collections.abc import Callable, Iterator

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.text import Language
from studio.speech.espeak import EspeakVoice


@pytest.fixture
def cancel() -> CancelToken:
    return CancelToken()


@pytest.fixture
def espeak() -> Iterator[EspeakVoice]:
    voice = EspeakVoice("", 1.0, Language.KOREAN)
    yield voice
    voice.close()


@pytest.fixture
def open_espeak() -> Iterator[Callable[..., EspeakVoice]]:
    opened: list[EspeakVoice] = []

    def open_one(
        name: str = "",
        speed: float = 1.0,
        language: Language = Language.KOREAN,
        command: tuple[str, ...] | None = None,
    ) -> EspeakVoice:
        opened.append(EspeakVoice(name, speed, language, command))
        return opened[-1]

    yield open_one
    for voice in opened:
        voice.close()
