"""What is written is said the way a person would, and every sound knows its place in the written text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.text import Language
from studio.speech.korean_sounds import as_pronounced
from studio.speech.lexicon import load_lexicon

KOREAN = load_lexicon(Language.KOREAN)
ENGLISH = load_lexicon(Language.ENGLISH)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("IT 지원팀", "아이티 지원팀"),
        ("IT는", "아이티는"),
        ("ZIP, USB, VPN", "집, 유에스비, 브이피엔"),
        (".zip 파일", "집 파일"),
        ("XQZ", "엑스큐제트"),
        ("2FA를", "투에프에이를"),
        ("'report phishing' 버튼", "리포트 피싱 버튼"),
        ("'사람'을 속이는", "사람을 속이는"),
        ("“오늘 안에”", "오늘 안에"),
        ("**중요** [용어]", "중요 용어"),
        ("90%가", "구십 퍼센트가"),
        ("3.5%", "삼점오 퍼센트"),
        ("5GB", "오 기가바이트"),
        ("40분", "사십분"),
        ("300통", "삼백통"),
        ("1통만", "한통만"),
        ("2개", "두개"),
        ("12개월", "십이개월"),
        ("24시간", "이십사시간"),
        ("3시간", "세시간"),
        ("1번째", "첫번째"),
        ("3번 이상", "세번 이상"),
        ("3번 문항", "삼번 문항"),
        ("2억 원", "이억 원"),
        ("1,234원", "천이백삼십사원"),
        ("$100", "백 달러"),
        ("₩1,000", "천 원"),
        ("내선 1234로", "내선 일 이 삼 사로"),
        ("내선번호는 1234", "내선번호는 일 이 삼 사"),
        ("직원 1234명", "직원 천이백삼십사명"),
        ("112에 신고", "일 일 이에 신고"),
        ("112개", "백십이개"),
        ("010-1234-5678", "공 일 공, 일 이 삼 사, 오 육 칠 팔"),
        ("1588-1234", "일 오 팔 팔, 일 이 삼 사"),
        ("300-400통", "삼백 사백통"),
        ("2026-06-10", "이천이십육년 유월 십일"),
        ("2026.1.31까지", "이천이십육년 일월 삼십일일까지"),
        ("sec@example.com", "sec 골뱅이 example 닷 컴"),
        ("10월 3일", "시월 삼일"),
        ("14:30", "열네시 삼십분"),
        ("3~5일", "삼에서 오일"),
        ("007", "공 공 칠"),
        ("0.5", "영점오"),
        ("택배 · 은행", "택배, 은행"),
        ("멈춘다 → 신고한다", "멈춘다, 신고한다"),
        ("안녕😀하세요", "안녕하세요"),
        ("12345678901234567890", " ".join("일이삼사오육칠팔구공" * 2)),
    ],
)
def test_korean(written: str, said: str) -> None:
    assert KOREAN.say(written).text == as_pronounced(said)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Don't click it's 'free'", "Don't click it's free"),
        ("extension 1234", "extension 1 2 3 4"),
        ("90% of 40MB", "90 percent of 40 megabytes"),
        ("$5", "5 dollars"),
        ("stop → check", "stop, check"),
        ("R&D", "R and D"),
    ],
)
def test_english(written: str, said: str) -> None:
    assert ENGLISH.say(written).text == said


@pytest.mark.parametrize(
    "text", ["", "  \n ", "😀🎉", "… — !", "שלום", "\u202e\u200f", "\ud800", "'\"'", "**"]
)
def test_what_has_no_sound_is_silent(text: str) -> None:
    assert KOREAN.say(text).text == ""


def test_a_replacement_points_back_to_what_was_written() -> None:
    said = KOREAN.say("보안팀 내선 1234로 전화")
    digits = [origin for sound, origin in zip(said.text, said.origins, strict=True) if sound in "일이삼사"]
    assert set(digits) <= set(range(7, 11))
    assert said.origins[said.text.index("로")] == 11


def test_origins_count_from_the_offset() -> None:
    assert KOREAN.say("나무", offset=100).origins == (100, 101)


ANY_TEXT = st.text(max_size=60) | st.text(
    st.sampled_from("가나값않 aITzip.1234567890,%$₩~-:/\\'\"*[]·→😀א\u200d\u202e\n월개번째"), max_size=60
)


@given(ANY_TEXT, st.sampled_from([KOREAN, ENGLISH]))
def test_every_sound_has_a_place_in_the_text_and_places_never_go_back(text: str, reader: object) -> None:
    said = (KOREAN if reader is KOREAN else ENGLISH).say(text)
    assert len(said.origins) == len(said.text)
    assert list(said.origins) == sorted(said.origins)
    assert all(0 <= origin < len(text) for origin in said.origins)


@given(st.text(st.sampled_from("가나다라 마바"), min_size=1, max_size=60))
def test_plain_words_keep_their_places(text: str) -> None:
    said = KOREAN.say(text)
    for sound, origin in zip(said.text, said.origins, strict=True):
        assert sound == " " or sound == text[origin]
