"""What only voices of services promise: patience, a cancel at once, secrets kept, words in time."""

from __future__ import annotations

import json
import logging
import threading
import time
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, ErrorCode, StepFailed
from studio.domain.speech import SAMPLE_RATE, Clip
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.speech.clips import ClipStore
from studio.speech.engines import open_voice, voice_fingerprint
from studio.speech.gtts import pieces
from studio.speech.online import Accounts, Online, OnlineTrouble
from studio.speech.online_voice import OnlineVoice
from tests.fakes.voices import AWS_KEY, GAP_SEC, GOOGLE_KEY, SILENCE_SEC, WORD_SEC, FakeVoices, speaking

ONLINE = [provider for provider in VoiceProvider if provider.is_online]
MARKED = [VoiceProvider.POLLY, VoiceProvider.GCP]
TEXT = "피싱은 '사람'을 속이는 공격입니다. 보안팀 내선 1234로 전화합니다."
FRAME = SAMPLE_RATE // 24
KEPT = (AWS_KEY, GOOGLE_KEY)


@pytest.fixture
def voices() -> Iterator[FakeVoices]:
    with speaking() as voices:
        yield voices


@pytest.fixture(params=ONLINE)
def provider(request: pytest.FixtureRequest) -> VoiceProvider:
    return request.param


def speak(provider: VoiceProvider, text: str, online: Online, *, speed: float = 1.0, name: str = "") -> Clip:
    choice = VoiceChoice(provider=provider, name=name, speed=speed)
    return open_voice(choice, Language.KOREAN, online).speak(text, CancelToken())


def onsets(clip: Clip) -> list[int]:
    """Return the samples at which the stand-in's tones are heard to begin."""
    loud = np.flatnonzero(np.abs(np.frombuffer(clip.pcm, "<i2").astype(np.int32)) > 3_000)
    breaks = np.flatnonzero(np.diff(loud) > GAP_SEC / 3 * SAMPLE_RATE)
    return [int(loud[0]), *(int(loud[at + 1]) for at in breaks)]


# --- what is asked -------------------------------------------------------------------------------


def test_the_lexicon_holds_and_words_keep_their_usual_spelling(
    provider: VoiceProvider, voices: FakeVoices
) -> None:
    speak(provider, "VPN은 국민이 쓰는 100% 안전한 길입니다.", voices.online())
    assert voices.said == ["브이피엔은 국민이 쓰는 백 퍼센트 안전한 길입니다."]


def test_markup_in_a_narration_is_words_or_nothing(provider: VoiceProvider, voices: FakeVoices) -> None:
    clip = speak(provider, '<break time="9s"/> R&D "말" </speak>', voices.online())
    assert clip.sample_count < 5 * SAMPLE_RATE
    assert all("<" not in said for said in voices.said)


def test_google_translate_is_asked_for_a_hundred_characters_at_most(voices: FakeVoices) -> None:
    text = "아주 긴 문장은 " * 20 + "여기서, 쉼표를 지나, 끝납니다."
    clip = speak(VoiceProvider.GTTS, text, voices.online())
    assert len(voices.said) == 2
    assert all(len(said) <= 100 for said in voices.said)
    assert " ".join(voices.said).split() == text.split()
    assert [text[w.start : w.end] for w in clip.words] == text.split()


@pytest.mark.parametrize("text", ["가" * 250, "가나 " * 100, "말, " * 60, "가" * 99 + " 나", "", "가"])
def test_pieces_hold_every_word_once(text: str) -> None:
    cut = [text[start:end] for start, end in pieces(text)]
    assert all(len(piece) <= 100 for piece in cut)
    assert "".join(cut).replace(" ", "") == text.replace(" ", "")


def test_who_speaks_is_told_to_the_service(voices: FakeVoices) -> None:
    online = voices.online()
    speak(VoiceProvider.POLLY, "말입니다.", online, name="Seoyeon+standard", speed=1.25)
    asked = json.loads(voices.requests[0][2])
    assert (asked["VoiceId"], asked["Engine"], asked["OutputFormat"]) == ("Seoyeon", "standard", "pcm")
    assert 'rate="125%"' in asked["Text"]
    assert json.loads(voices.requests[1][2])["SpeechMarkTypes"] == ["word"]
    voices.requests.clear()
    speak(VoiceProvider.POLLY, "말입니다.", online)
    asked = json.loads(voices.requests[0][2])
    assert (asked["VoiceId"], asked["Engine"]) == ("Seoyeon", "neural")
    voices.requests.clear()
    speak(VoiceProvider.GCP, "말입니다.", online, speed=0.8)
    path, headers, body = voices.requests[0]
    asked = json.loads(body)
    assert asked["voice"] == {"languageCode": "ko-KR", "name": "ko-KR-Wavenet-A"}
    assert asked["audioConfig"]["speakingRate"] == 0.8
    assert headers["x-goog-api-key"] == GOOGLE_KEY
    assert "?" not in path
    voices.requests.clear()
    speak(VoiceProvider.GTTS, "Words.", online, name="en+co.uk")
    assert b"%5C%22Words.%5C%22%2C%5C%22en%5C%22" in voices.requests[0][2]


def test_a_long_text_is_one_request_of_sound_where_the_service_takes_it(voices: FakeVoices) -> None:
    text = "문장이 여럿 있습니다. " * 12
    speak(VoiceProvider.POLLY, text, voices.online())
    assert len(voices.said) == 1
    voices.said.clear()
    speak(VoiceProvider.GCP, text * 8, voices.online())
    assert len(voices.said) > 1
    assert all(len(json.loads(body)["input"]["ssml"].encode()) <= 5_000 for _, _, body in voices.requests[2:])


# --- when words are said -------------------------------------------------------------------------


@pytest.mark.parametrize("provider", MARKED)
@pytest.mark.parametrize("speed", [1.0, 1.5])
@pytest.mark.parametrize(
    "text", ["하나 둘 셋 넷. 다섯 여섯!", "A&B에서 '둘' 다 <셋> 넷.", "Zoom으로 한글 English 섞어"]
)
def test_marked_words_are_timed_to_the_frame(
    provider: VoiceProvider, speed: float, text: str, voices: FakeVoices
) -> None:
    clip = speak(provider, text, voices.online(), speed=speed)
    heard = onsets(clip)
    assert len(heard) == len(voices.said[0].split()) >= len(clip.words)
    for word in clip.words:
        assert min(abs(word.sample - onset) for onset in heard) < FRAME, text[word.start : word.end]
    assert [w.sample for w in clip.words] == sorted({w.sample for w in clip.words})


def test_sentences_of_google_translate_begin_on_their_frame(voices: FakeVoices) -> None:
    text = "첫 문장은 짧습니다. 둘째 문장은 조금 더 깁니다. 끝."
    clip = speak(VoiceProvider.GTTS, text, voices.online())
    begins = [next(w.sample for w in clip.words if w.start >= text.index(s)) for s in ("첫", "둘째", "끝")]
    heard = onsets(clip)
    for at, truth in zip(begins, (heard[0], heard[3], heard[8]), strict=True):
        assert abs(at - truth) < FRAME


def test_clauses_of_google_translate_begin_on_their_frame(voices: FakeVoices) -> None:
    text = "짧게, 그러나 이 가운데 부분은 훨씬 더 길고, 끝은 짧습니다."
    clip = speak(VoiceProvider.GTTS, text, voices.online())
    heard = onsets(clip)
    for clause, onset in (("그러나", heard[1]), ("끝은", heard[8])):
        at = next(word.sample for word in clip.words if word.start == text.index(clause))
        assert abs(at - onset) < FRAME


def test_silence_around_a_clip_is_cut_and_speed_is_honoured(
    provider: VoiceProvider, voices: FakeVoices
) -> None:
    plain = speak(provider, "하나 둘 셋 넷 다섯", voices.online())
    seconds = 5 * WORD_SEC + 4 * GAP_SEC
    assert abs(plain.sample_count / SAMPLE_RATE - seconds) < 2 * SILENCE_SEC
    assert onsets(plain)[0] < FRAME
    quick = speak(provider, "하나 둘 셋 넷 다섯", voices.online(), speed=1.25)
    assert quick.sample_count / plain.sample_count == pytest.approx(1 / 1.25, abs=0.05)


# --- when a service does not answer --------------------------------------------------------------


@pytest.mark.parametrize("fault", ["429", "500", "503", "cut"])
def test_what_may_pass_is_asked_again(provider: VoiceProvider, fault: str, voices: FakeVoices) -> None:
    voices.broken(fault, times=2)
    assert speak(provider, "말입니다.", voices.online()).sample_count
    assert voices.said == ["말입니다."] * 3


@pytest.mark.parametrize(
    ("fault", "requests"), [("500", 4), ("429", 4), ("403", 1), ("html", 1), ("silent", 1)]
)
def test_what_does_not_pass_is_refused_in_words(
    provider: VoiceProvider, fault: str, requests: int, voices: FakeVoices, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    voices.broken(fault)
    if fault == "silent" and provider is VoiceProvider.POLLY:
        return  # samples without a header: no sound is no sign of trouble by itself
    with pytest.raises(OnlineTrouble) as caught:
        speak(provider, "말입니다.", voices.online())
    error = caught.value
    assert error.code is ErrorCode.TTS_FAILED
    assert len(voices.said) == requests
    assert error.passes == (fault in ("500", "429"))
    for language in Language:
        told = error.message(language)
        assert provider.label in told
        assert error.next_step is not None
        assert len(told) > 40
    chain: BaseException | None = error
    told = f"{caplog.text} {error.what} {error.next_step} {error!r}"
    while chain is not None:
        told, chain = f"{told} {chain}", chain.__cause__ or chain.__context__
    assert not [key for key in KEPT if key in told]


def test_keys_that_are_refused_point_to_the_keys(voices: FakeVoices) -> None:
    for status in ("401", "403"):
        voices.broken(status)
        with pytest.raises(OnlineTrouble, match=f"refused.*{status}") as caught:
            speak(VoiceProvider.GCP, "말입니다.", voices.online())
        assert "keys" in caught.value.message(Language.ENGLISH)
        with pytest.raises(OnlineTrouble, match=f"refused.*{status}"):
            speak(VoiceProvider.POLLY, "말입니다.", voices.online())


def test_a_service_may_ask_for_a_pause_but_not_for_an_hour(voices: FakeVoices) -> None:
    voices.broken("429", times=1)
    voices.retry_after = "1"
    began = time.monotonic()
    assert speak(VoiceProvider.GTTS, "말입니다.", voices.online()).sample_count
    assert time.monotonic() - began >= 1
    voices.broken("429")
    voices.retry_after = "3600"
    voices.said.clear()
    with pytest.raises(OnlineTrouble, match="too often"):
        speak(VoiceProvider.GTTS, "말입니다.", voices.online())
    assert len(voices.said) == 1


def test_nobody_there(provider: VoiceProvider) -> None:
    with speaking() as gone:
        online = gone.online(waits=())
    with pytest.raises(OnlineTrouble, match=f"{provider.label} could not be reached") as caught:
        speak(provider, "말입니다.", online)
    assert caught.value.passes


def test_a_service_that_is_silent_is_given_up(provider: VoiceProvider, voices: FakeVoices) -> None:
    voices.broken("hang")
    with pytest.raises(OnlineTrouble, match="timed out"):
        speak(provider, "말입니다.", voices.online(waits=(), timeout_sec=0.3))


@pytest.mark.parametrize("fault", ["hang", "429"])
def test_a_cancel_is_heard_within_a_second(provider: VoiceProvider, fault: str, voices: FakeVoices) -> None:
    voices.broken(fault)
    voices.retry_after = "20"
    cancel = CancelToken()
    voice = open_voice(VoiceChoice(provider=provider), Language.KOREAN, voices.online())

    def stop() -> None:
        while not voices.requests:
            time.sleep(0.01)
        cancel.cancel()

    thread = threading.Thread(target=stop)
    thread.start()
    began = time.monotonic()
    with pytest.raises(Canceled):
        voice.speak("말입니다.", cancel)
    assert time.monotonic() - began < 8, "it did not wait until the service had been silent for too long"
    thread.join()
    voices.stopping.set()


def test_one_request_at_a_time(voices: FakeVoices) -> None:
    online = voices.online()
    threads = [
        threading.Thread(target=speak, args=(VoiceProvider.GCP, f"말 {number}.", online.hasty()))
        for number in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(voices.said) == 4
    assert voices.most_at_once == 1


def test_a_failed_text_leaves_nothing_behind(
    provider: VoiceProvider, voices: FakeVoices, tmp_path: Path
) -> None:
    store = ClipStore(tmp_path / "clips")
    voice = open_voice(VoiceChoice(provider=provider), Language.KOREAN, voices.online(waits=()))
    voices.broken("500", on="둘째")
    text = "첫 문장입니다. 둘째 문장입니다."
    with pytest.raises(OnlineTrouble):
        store.speak(voice, text, CancelToken())
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    voices.mend()
    assert store.speak(voice, text, CancelToken()).sample_count
    voices.requests.clear()
    assert store.speak(voice, text, CancelToken()).sample_count
    assert voices.requests == []
    assert not any(key.encode() in path.read_bytes() for path in tmp_path.rglob("*.clip") for key in KEPT)


def test_what_is_no_mp3_is_refused(voices: FakeVoices, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fakes.voices.mp3_of", lambda _: b"no sound at all")
    with pytest.raises(StepFailed) as caught:
        speak(VoiceProvider.GTTS, "말입니다.", voices.online())
    assert caught.value.code is ErrorCode.TTS_FAILED


# --- who asks ------------------------------------------------------------------------------------


def test_keys_are_in_no_fingerprint_and_no_repr(provider: VoiceProvider, voices: FakeVoices) -> None:
    online = voices.online()
    voice = open_voice(VoiceChoice(provider=provider), Language.KOREAN, online)
    assert isinstance(voice, OnlineVoice)
    assert voice.fingerprint == voice_fingerprint(VoiceChoice(provider=provider), Language.KOREAN)
    told = f"{voice.fingerprint} {online!r} {online.accounts!r} {online.accounts.aws()!r}"
    assert not [key for key in KEPT if key in told]


def test_the_service_is_signed_in_to_but_never_told_the_key(voices: FakeVoices) -> None:
    speak(VoiceProvider.POLLY, "말입니다.", voices.online())
    for path, headers, body in voices.requests:
        assert headers["authorization"].startswith("AWS4-HMAC-SHA256 Credential=AKIA-nobody/")
        assert AWS_KEY not in f"{path} {headers} {body!r}"


def _account(folder: Path, token_uri: str) -> Path:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    told = {
        "type": "service_account",
        "client_email": "studio@example.iam.gserviceaccount.com",
        "token_uri": token_uri,
        "private_key": key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode(),
    }
    file = folder / "계정.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    return file


def test_a_service_account_signs_in_once(voices: FakeVoices, tmp_path: Path) -> None:
    file = _account(tmp_path, f"{voices.url}/token")
    online = voices.online(accounts=Accounts(google_file=str(file)))
    voice = open_voice(VoiceChoice(provider=VoiceProvider.GCP), Language.KOREAN, online)
    for text in ("첫 말.", "다음 말."):
        assert voice.speak(text, CancelToken()).sample_count
    assert [path for path, _, _ in voices.requests].count("/token") == 1
    assert voices.requests[-1][1]["authorization"] == "Bearer ya29-not-real"
    assert "x-goog-api-key" not in voices.requests[-1][1]


@pytest.mark.parametrize("content", [b"{", b"[]", b'{"token_uri": "https://evil.example/token"}', None])
def test_a_file_that_is_no_account_of_google_is_refused(
    content: bytes | None, voices: FakeVoices, tmp_path: Path
) -> None:
    file = tmp_path / "account.json"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(OnlineTrouble, match="service account"):
        speak(VoiceProvider.GCP, "말입니다.", voices.online(accounts=Accounts(google_file=str(file))))
    assert voices.requests == []


def test_words_of_one_clip_never_go_back(provider: VoiceProvider, voices: FakeVoices) -> None:
    clip = speak(provider, TEXT, voices.online())
    assert all(one.sample < other.sample for one, other in pairwise(clip.words))
