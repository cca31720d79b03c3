"""What every voice promises, asked of every voice there is."""

from collections.abc import Iterator

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.domain.speech import SILENT_CLIP
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.speech.engines import open_voice, voice_fingerprint
from studio.speech.online import Online
from studio.speech.voice import Voice
from tests.fakes.voices import speaking

TEXT = "피싱은 '사람'을 속이는 공격입니다. 보안팀 내선 1234로 전화합니다."


@pytest.fixture(params=VoiceProvider)
def choice(request: pytest.FixtureRequest) -> VoiceChoice:
    return VoiceChoice(provider=request.param)


@pytest.fixture
def online() -> Iterator[Online]:
    with speaking() as voices:
        yield voices.online()


@pytest.fixture
def voice(choice: VoiceChoice, online: Online) -> Iterator[Voice]:
    voice = open_voice(choice, Language.KOREAN, online)
    yield voice
    voice.close()


def test_the_same_text_gives_the_same_bytes(voice: Voice, choice: VoiceChoice, cancel: CancelToken) -> None:
    first = voice.speak(TEXT, cancel)
    assert voice.speak(TEXT, cancel) == first
    voice.speak("무언가 다른 말입니다.", cancel)
    assert voice.speak(TEXT, cancel) == first
    voice.close()
    assert voice.speak(TEXT, cancel) == first


def test_every_written_word_has_its_moment_in_order(voice: Voice, cancel: CancelToken) -> None:
    clip = voice.speak(TEXT, cancel)
    assert [TEXT[word.start : word.end] for word in clip.words] == TEXT.split()
    samples = [word.sample for word in clip.words]
    assert samples == sorted(set(samples))
    assert samples[0] == 0
    assert samples[-1] < clip.sample_count


@pytest.mark.parametrize("text", ["", " \n\t ", "😀🎉👨‍👩‍👧", "…!?", "'\"**[]"])
def test_nothing_to_say_is_silence(voice: Voice, cancel: CancelToken, text: str) -> None:
    assert voice.speak(text, cancel) == SILENT_CLIP


@pytest.mark.parametrize(
    "text",
    [
        "It's 100% 'safe': C:\\Users\\홍길동 \"열기\"",
        "줄\n바꿈\n\n여러 번",
        "안녕😀하세요 👨‍👩‍👧 가족",
        "\u202eשלום\u202c 안녕",
        "مرحبا 반갑습니다",
        "<b>태그</b> & {중괄호} --> ; $(rm)",
        "ㅋㅋㅋ ㅠㅠ 헐",
        "널\0문자와 \ud800 깨진 글자",
        "[[slnc 5000]] <speak>말</speak>",
    ],
)
def test_odd_texts_are_spoken(voice: Voice, cancel: CancelToken, text: str) -> None:
    clip = voice.speak(text, cancel)
    assert clip.sample_count > 0
    assert all(0 <= word.start < word.end <= len(text) for word in clip.words)


def test_a_canceled_voice_says_nothing_and_can_speak_again(voice: Voice) -> None:
    stopped = CancelToken()
    stopped.cancel()
    with pytest.raises(Canceled):
        voice.speak(TEXT, stopped)
    assert voice.speak(TEXT, CancelToken()).sample_count > 0


def test_the_fingerprint_is_known_without_the_engine(voice: Voice, choice: VoiceChoice) -> None:
    assert voice.fingerprint == voice_fingerprint(choice, Language.KOREAN)


def test_speed_changes_length_and_fingerprint(
    voice: Voice, choice: VoiceChoice, online: Online, cancel: CancelToken
) -> None:
    quick = open_voice(choice.model_copy(update={"speed": 1.5}), Language.KOREAN, online)
    try:
        assert quick.fingerprint != voice.fingerprint
        ratio = voice.speak(TEXT, cancel).sample_count / quick.speak(TEXT, cancel).sample_count
    finally:
        quick.close()
    assert 1.3 < ratio < 1.7


def test_closing_twice_is_harmless(voice: Voice, cancel: CancelToken) -> None:
    voice.speak("네.", cancel)
    voice.close()
    voice.close()
