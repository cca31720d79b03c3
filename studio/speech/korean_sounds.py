"""Korean spelled as it sounds: the standard pronunciation rules that espeak-ng leaves out.

Every syllable becomes exactly one syllable, so positions in the text stay what they were. Rules reach over a
syllable boundary within a word, never over a space.
"""

import re
from itertools import pairwise
from typing import Final

_BASE: Final = 0xAC00
_INITIALS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_FINALS: Final = ("", *"ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ")
_I: Final = 20  # the vowel ㅣ

_SPLIT: Final = {
    "ㄳ": ("ㄱ", "ㅅ"), "ㄵ": ("ㄴ", "ㅈ"), "ㄶ": ("ㄴ", "ㅎ"), "ㄺ": ("ㄹ", "ㄱ"), "ㄻ": ("ㄹ", "ㅁ"),
    "ㄼ": ("ㄹ", "ㅂ"), "ㄽ": ("ㄹ", "ㅅ"), "ㄾ": ("ㄹ", "ㅌ"), "ㄿ": ("ㄹ", "ㅍ"), "ㅀ": ("ㄹ", "ㅎ"),
    "ㅄ": ("ㅂ", "ㅅ"),
}  # fmt: skip
_STOP: Final = {
    **dict.fromkeys(("ㄱ", "ㄲ", "ㅋ", "ㄳ", "ㄺ"), "ㄱ"),
    **dict.fromkeys(("ㄷ", "ㅅ", "ㅆ", "ㅈ", "ㅊ", "ㅌ", "ㅎ"), "ㄷ"),
    **dict.fromkeys(("ㅂ", "ㅍ", "ㅄ", "ㄿ"), "ㅂ"),
    **dict.fromkeys(("ㄵ", "ㄶ"), "ㄴ"), **dict.fromkeys(("ㄼ", "ㄽ", "ㄾ", "ㅀ"), "ㄹ"), "ㄻ": "ㅁ",
}  # fmt: skip
_NASAL: Final = {"ㄱ": "ㅇ", "ㄷ": "ㄴ", "ㅂ": "ㅁ"}
_TENSE: Final = {"ㄱ": "ㄲ", "ㄷ": "ㄸ", "ㅂ": "ㅃ", "ㅅ": "ㅆ", "ㅈ": "ㅉ"}
_ASPIRATED: Final = {"ㄱ": "ㅋ", "ㄷ": "ㅌ", "ㅂ": "ㅍ", "ㅈ": "ㅊ"}
_HANGUL_RUN: Final = re.compile(r"[가-힣]+")


def as_pronounced(text: str) -> str:
    """Return `text` with every Hangul word spelled as it is pronounced; the same number of characters."""
    return _HANGUL_RUN.sub(lambda match: _word(match.group()), text)


def _word(word: str) -> str:
    syllables = [_parts(character) for character in word]
    for left, right in pairwise(syllables):
        _meet(left, right)
    for syllable in syllables:
        syllable[2] = _STOP.get(str(syllable[2]), syllable[2])
    return "".join(map(_join, syllables))


def _meet(left: list[str | int], right: list[str | int]) -> None:
    """Let the final consonant of one syllable and the initial of the next change each other."""
    final, initial = str(left[2]), str(right[0])
    if not final:
        return
    keep, last = _SPLIT.get(final, ("", final))
    if initial == "ㅇ":
        _link(left, right, keep, last)
        return
    if last == "ㅎ" and initial in _ASPIRATED:  # 좋다, 않고
        left[2], right[0] = keep, _ASPIRATED[initial]
        return
    if last == "ㅎ" and initial == "ㅅ":  # 싫습니다
        left[2], right[0] = keep, "ㅆ"
        return
    stop = _STOP.get(final, final)
    if initial == "ㅎ" and (aspirated := _ASPIRATED.get("ㅈ" if last == "ㅈ" else _before_h(last, stop))):
        left[2], right[0] = keep, "ㅊ" if aspirated == "ㅌ" and right[1] == _I else aspirated
        return
    if stop in _NASAL:
        if initial in "ㄴㅁ":  # 입니다, 국민
            left[2] = _NASAL[stop]
        elif initial == "ㄹ":  # 독립
            left[2], right[0] = _NASAL[stop], "ㄴ"
        else:  # 학교
            left[2], right[0] = stop, _TENSE.get(initial, initial)
    elif stop + initial in ("ㄹㄴ", "ㄴㄹ"):  # 설날, 신라
        left[2], right[0] = "ㄹ", "ㄹ"
    elif stop in "ㅁㅇ" and initial == "ㄹ":  # 심리
        left[2], right[0] = stop, "ㄴ"
    elif final in ("ㄵ", "ㄻ", "ㄼ", "ㄾ"):  # 앉고, 닮고, 넓다
        left[2], right[0] = stop, _TENSE.get(initial, initial)


def _before_h(last: str, stop: str) -> str:
    return last if last in _ASPIRATED else stop


def _link(left: list[str | int], right: list[str | int], keep: str, last: str) -> None:
    """Carry the final consonant over to a following vowel."""
    if last == "ㅇ":
        return
    if last == "ㅎ":  # 좋아요, 않은: the ㅎ falls silent
        left[2] = ""
        right[0] = keep or "ㅇ"
        return
    if right[1] == _I and last in ("ㄷ", "ㅌ"):  # 굳이, 같이
        left[2], right[0] = keep, "ㅈ" if last == "ㄷ" else "ㅊ"
        return
    left[2], right[0] = keep, "ㅆ" if keep and last == "ㅅ" else last  # 값이: 갑씨


def _parts(character: str) -> list[str | int]:
    code = ord(character) - _BASE
    return [_INITIALS[code // 588], code // 28 % 21, _FINALS[code % 28]]


def _join(parts: list[str | int]) -> str:
    initial, vowel, final = parts
    return chr(_BASE + _INITIALS.index(str(initial)) * 588 + int(vowel) * 28 + _FINALS.index(str(final)))
