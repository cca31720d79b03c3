"""Captions follow the speech, keep to the norms and lose nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.captions.cues import cues_for_scene
from studio.captions.norms import GAP_MS, MAX_MS, MIN_MS, NORMS, START_TOLERANCE_MS, columns
from studio.captions.rules import Rule, violations
from studio.domain.cancel import CancelToken
from studio.domain.cues import Cue
from studio.domain.speech import SAMPLE_RATE, SILENT_CLIP, Clip, WordTime
from studio.domain.text import Language
from studio.speech.espeak import EspeakVoice
from studio.speech.mock import MockVoice
from tests.captions.scenes import sample_narrations, shown, spoken


def cues(text: str, clip: Clip | None = None, language: Language = Language.KOREAN) -> list[Cue]:
    return cues_for_scene(text, clip or spoken(text), scene=0, start_sample=0, language=language)


def lines(text: str, language: Language = Language.KOREAN) -> list[tuple[str, ...]]:
    return [cue.lines for cue in cues(text, language=language)]


@pytest.mark.parametrize("language", list(Language))
def test_the_sample_keeps_every_norm_with_the_real_voice(language: Language) -> None:
    voice = EspeakVoice("", 1.0, language)
    try:
        for narration in sample_narrations(language):
            clip = voice.speak(narration, CancelToken())
            found = cues(narration, clip, language)
            assert violations(found, language, film_ms=clip.sample_count // 48) == []
            assert shown(found) == "".join(narration.split())
            starts = {round(word.sample * 1000 / SAMPLE_RATE) for word in clip.words}
            for cue in found:
                assert min(abs(cue.start_ms - start) for start in starts) <= START_TOLERANCE_MS
    finally:
        voice.close()


@pytest.mark.parametrize("language", list(Language))
def test_the_sample_keeps_every_norm_with_the_slow_mock_voice(language: Language) -> None:
    for narration in sample_narrations(language):
        found = cues(narration, MockVoice().speak(narration, CancelToken()), language)
        assert {v.rule for v in violations(found, language)} <= {Rule.TOO_SHORT}
        assert shown(found) == "".join(narration.split())


def test_a_caption_starts_with_its_first_word_and_ends_before_the_next() -> None:
    text = "첫째 문장이 여기에 있습니다. 둘째 문장이 여기에 있습니다."
    clip = spoken(text)
    first, second = cues_for_scene(text, clip, scene=3, start_sample=48_000, language=Language.KOREAN)
    assert first.scene == second.scene == 3
    assert first.start_ms == 1_000
    word = next(word for word in clip.words if text[word.start :].startswith("둘째"))
    assert second.start_ms == 1_000 + round(word.sample * 1000 / SAMPLE_RATE)
    assert first.end_ms == second.start_ms - GAP_MS
    assert second.end_ms == 1_000 + clip.sample_count * 1000 // SAMPLE_RATE


def test_sentences_are_not_mixed() -> None:
    assert lines("짧은 첫째 문장입니다. 짧은 둘째 문장입니다.") == [
        ("짧은 첫째 문장입니다.",),
        ("짧은 둘째 문장입니다.",),
    ]


def test_a_sentence_too_short_to_read_goes_with_the_next() -> None:
    assert lines("네. 맞습니다. 그렇게 하십시오.")[0][0].startswith("네. 맞습니다.")


def test_a_long_sentence_is_cut_where_one_pauses() -> None:
    text = (
        "공격자는 먼저 직원의 이름과 부서를 조사하고, 그다음 아는 사람인 것처럼 "
        "꾸민 메일을 보내서 급히 돈을 보내게 합니다."
    )
    assert lines(text)[0][-1].endswith("조사하고,")


def test_a_number_stays_with_its_unit() -> None:
    for caption in lines("가짜 세금계산서 메일 한 통으로 2억 원을 잃었습니다."):
        assert not any(line.endswith("2억") for line in caption)


def test_two_lines_are_balanced_and_break_between_words() -> None:
    ((first, second),) = lines("보안팀은 의심스러운 메일을 하루에도 여러 번 확인합니다.")
    assert abs(columns(first) - columns(second)) <= 12
    assert f"{first} {second}" == "보안팀은 의심스러운 메일을 하루에도 여러 번 확인합니다."


def test_marks_are_not_shown() -> None:
    assert (
        shown(cues("**중요**한 [용어]와 2 * 3 그리고 배열[]입니다.")) == "중요한용어와2*3그리고배열[]입니다."
    )


def test_a_word_wider_than_a_line_is_cut() -> None:
    text = "https://example.com/" + "a" * 80 + " 주소입니다."
    found = cues(text)
    assert all(columns(line) <= 32 for cue in found for line in cue.lines)
    assert shown(found) == "".join(text.split())


def test_characters_are_not_torn_apart() -> None:
    family, flag, accent = "👨‍👩‍👧", "🇰🇷", "e\u0301"
    for cue in cues("가" * 15 + (family + flag + accent) * 20 + " 끝"):
        for line in cue.lines:
            assert not line.startswith(("\u200d", "\u0301"))
            assert not line.endswith("\u200d")
            assert line.count("\U0001f1f0") == line.count("\U0001f1f7")


def test_silence_has_no_captions() -> None:
    assert cues("", SILENT_CLIP) == []
    assert cues("😀", SILENT_CLIP) == []
    assert cues("말하지 않은 글", SILENT_CLIP) == []


def test_speech_without_word_times_is_spread_evenly() -> None:
    text = "첫째 문장이 여기에 있습니다. 둘째 문장이 여기에 있습니다."
    first, second = cues(text, Clip(bytes(2 * 10 * SAMPLE_RATE)))
    assert first.start_ms == 0
    assert 4_500 < second.start_ms < 5_500
    assert second.end_ms == 10_000


@pytest.mark.parametrize(
    "text",
    [
        "It's 100% 'safe': C:\\Users \"열기\"",
        "줄\n바꿈\n\n여러 번",
        "안녕😀하세요 👨‍👩‍👧 가족",
        "\u202eשלום\u202c 안녕하세요",
        "<b>태그</b> & {중괄호} --> ; $(rm)",
        "😀 😀 😀 안녕. 😀 😀. 🎉",
        "가" * 5_000,
        "😀" * 3_000 + " 안녕하세요",
        "안녕하세요 " + "😀" * 3_000,
        "a " * 2_500,
    ],
)
def test_odd_texts_lose_nothing_and_never_overlap(text: str) -> None:
    found = cues(text, MockVoice().speak(text, CancelToken()))
    check_sound(found, text)


def check_sound(found: list[Cue], text: str, language: Language = Language.KOREAN) -> None:
    """Assert what must hold for any text and any speech of reasonable length."""
    broken = {violation.rule for violation in violations(found, language)}
    assert not broken & {Rule.EMPTY, Rule.ORDER, Rule.OVERLAP, Rule.TOO_MANY_LINES, Rule.LINE_TOO_WIDE}
    assert all(cue.end_ms - cue.start_ms <= MAX_MS for cue in found)
    assert shown(found) == "".join(text.split())


WORDS = st.text(st.sampled_from("가나다한글abcZ09😀.,!?…'\"%:\\→א-"), min_size=1, max_size=12)


@st.composite
def scenes(draw: st.DrawFn) -> tuple[str, Clip]:
    """Return a narration and speech with word times of any rhythm."""
    words = draw(st.lists(WORDS, min_size=1, max_size=40))
    text = ""
    times: list[WordTime] = []
    sample = 0
    for word in words:
        start = len(text)
        text += word + draw(st.sampled_from([" ", " ", "\n"]))
        if any(map(str.isalnum, word)):
            times.append(WordTime(start, start + len(word), sample))
            sample += draw(st.integers(2_400, 96_000))
    return text, Clip(bytes(2 * (sample + 48_000 if times else 0)), tuple(times))


@given(scenes(), st.sampled_from(list(Language)))
def test_any_scene_keeps_what_players_need(scene: tuple[str, Clip], language: Language) -> None:
    text, clip = scene
    found = cues(text, clip, language)
    if not clip.sample_count:
        assert found == []
        return
    check_sound(found, text, language)
    assert found[0].start_ms >= 0
    assert found[-1].end_ms <= clip.sample_count * 1000 // SAMPLE_RATE
    assert all(columns(line) <= NORMS[language].line_columns for cue in found for line in cue.lines)


def test_the_last_caption_may_be_short_here_because_the_scene_end_is_unknown() -> None:
    (cue,) = cues("네.", Clip(bytes(2 * 24_000), (WordTime(0, 2, 0),)))
    assert cue.end_ms - cue.start_ms == 500 < MIN_MS
