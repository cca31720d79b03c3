"""Numbers are said as Koreans say them."""

import pytest

from studio.speech.korean_numbers import LARGEST, digit_by_digit, native, sino


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "영"),
        (1, "일"),
        (10, "십"),
        (11, "십일"),
        (40, "사십"),
        (100, "백"),
        (300, "삼백"),
        (1234, "천이백삼십사"),
        (2026, "이천이십육"),
        (10_000, "만"),
        (11_111, "만천백십일"),
        (120_000, "십이만"),
        (100_000_000, "일억"),
        (200_010_000, "이억일만"),
        (10**12, "일조"),
        (LARGEST, "구천구백구십구조구천구백구십구억구천구백구십구만구천구백구십구"),
    ],
)
def test_sino_korean(number: int, said: str) -> None:
    assert sino(number) == said


@pytest.mark.parametrize("number", [-1, LARGEST + 1])
def test_a_number_without_a_name_is_refused(number: int) -> None:
    with pytest.raises(ValueError):
        sino(number)


def test_native_numbers_before_counters() -> None:
    assert [native(n) for n in (1, 2, 3, 4, 10, 11, 19, 20)] == [
        "한", "두", "세", "네", "열", "열한", "열아홉", "스무",
    ]  # fmt: skip
    assert native(0) is None
    assert native(21) is None


def test_telephone_numbers_say_zero_as_gong() -> None:
    assert digit_by_digit("0102") == "공 일 공 이"
