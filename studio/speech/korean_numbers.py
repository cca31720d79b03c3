"""Numbers as Koreans say them."""

from typing import Final

_DIGITS: Final = "영일이삼사오육칠팔구"
_PLACES: Final = ("", "십", "백", "천")
_MYRIADS: Final = ("", "만", "억", "조")
_NATIVE_ONES: Final = ("", "한", "두", "세", "네", "다섯", "여섯", "일곱", "여덜", "아홉")
"""As they sound: 여덟 is the one whose spelling would mislead the rules of pronunciation."""
LARGEST: Final = 10**16 - 1
"""The largest number with a name here; longer ones are read digit by digit."""


def sino(number: int) -> str:
    """Return 1234 as 천이백삼십사; raises ValueError outside 0 to `LARGEST`."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"no name for {number}")
    if number == 0:
        return _DIGITS[0]
    said = ""
    for power in range(len(_MYRIADS) - 1, -1, -1):
        group = number // 10 ** (4 * power) % 10_000
        if not group:
            continue
        # Ten thousand is 만, but a hundred million is 일억.
        name = "" if group == 1 and power == 1 and not said else _below_myriad(group)
        said += name + _MYRIADS[power]
    return said


def native(number: int) -> str | None:
    """Return 1 to 20 as said before a counter (한, 두, … 스무), None for others."""
    if number == 20:
        return "스무"
    if not 1 <= number < 20:
        return None
    return ("열" if number >= 10 else "") + _NATIVE_ONES[number % 10]


def digit_by_digit(digits: str, zero: str = "공") -> str:
    """Return 1234 as 일 이 삼 사, the way telephone numbers are read."""
    return " ".join(zero if d == "0" else _DIGITS[int(d)] for d in digits)


def _below_myriad(number: int) -> str:
    said = ""
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit:
            said += ("" if digit == 1 and power else _DIGITS[digit]) + _PLACES[power]
    return said
