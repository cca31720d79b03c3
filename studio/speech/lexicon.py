"""How written things are said: acronyms, numbers with units, signs; what has no sound is left out."""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.text import Language
from studio.resources import resource_path
from studio.speech.korean_numbers import LARGEST, digit_by_digit, native, sino
from studio.speech.korean_sounds import as_pronounced
from studio.speech.spoken import Piece, Spoken, spoken

_RULES_VERSION: Final = 1
"""Raised whenever the rules below say something differently: speech in the cache is then made again."""

_TOKEN: Final = re.compile(
    r"(?P<date>(?<![\d.])\d{4}(?P<mark>[-./])\d{1,2}(?P=mark)\d{1,2}(?![\d.]\d))"
    r"|(?P<phone>(?<!\d)(?:0\d{1,2}-\d{3,4}-\d{4}|1\d{3}-\d{4})(?!\d))"
    r"|(?P<clock>(?<![\d:])\d{1,2}:\d{2}(?![\d:]))"
    r"|(?P<latin>(?<![A-Za-z0-9])[0-9]?[A-Za-z]+(?:[-&'’]?[A-Za-z0-9]+)*)"
    r"|(?P<number>(?P<money>[$₩￦€£¥]\s?)?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)*)"
    r"|(?P<dot>(?<=[A-Za-z0-9])\.(?=[A-Za-z0-9]))"
    r"|(?P<extension>(?<![A-Za-z0-9])\.(?=[A-Za-z0-9]))"
    r"|(?P<range>(?<=[\d일월년시분초명개원])\s?[~∼〜]\s?(?=\d))"
    r"|(?P<other>.)",
    re.DOTALL,
)
_SPELLED_LIMIT: Final = 5
"""Capitals in a row that are spelled letter by letter when the lexicon does not know them."""
_KEPT_MARKS: Final = frozenset(".,!?;:()。！？、")
_PARTICLES: Final = re.compile(r"\s|$|[^\w\s]|(?:에|로|으로|번|을|를|은|는|이|가|와|과)(?:\W|$|[가-힣])")
_TIMES_WORDS: Final = re.compile(r"번\s?(?:째|이상|이하|이나|씩|연속|만|더|넘게|정도)")


class Lexicon(BaseModel):
    """The words and signs of one language; read from the resources."""

    model_config = ConfigDict(frozen=True)

    words: Mapping[str, str]
    letters: Mapping[str, str]
    units: Mapping[str, str]
    currencies: Mapping[str, str]
    symbols: Mapping[str, str]
    native_counters: tuple[str, ...]
    counters_that_only_begin_alike: tuple[str, ...]
    read_digit_by_digit_after: tuple[str, ...]
    well_known_numbers: frozenset[str]


@cache
def load_lexicon(language: Language) -> "Reader":
    """Return the reader of a language."""
    data = resource_path("lexicon", f"{language.value}.json").read_bytes()
    digest = hashlib.sha256(data).hexdigest()[:12]
    return Reader(language, Lexicon.model_validate_json(data), f"{_RULES_VERSION}.{digest}")


class Reader:
    """Turns written text of one language into what is said."""

    def __init__(self, language: Language, lexicon: Lexicon, version: str) -> None:
        self.version = version
        self._korean = language is Language.KOREAN
        self._lexicon = lexicon
        self._folded = {word.casefold(): said for word, said in lexicon.words.items() if len(word) > 2}
        self._unit = _longest_first(lexicon.units, r"\s?", r"(?![A-Za-z])")
        self._counter = _longest_first(lexicon.native_counters, r"\s?", "")
        self._not_counter = _longest_first(lexicon.counters_that_only_begin_alike, r"\s?", "")
        self._rules: dict[str, Callable[[str, re.Match[str]], Iterator[Piece]]] = {
            "date": self._date,
            "phone": self._phone,
            "clock": self._clock,
            "latin": self._latin,
            "number": self._number,
            "dot": self._dot,
            "extension": self._unsaid,
            "range": self._range,
            "other": self._other,
        }

    def say(self, text: str, offset: int = 0) -> Spoken:
        """Return how `text` is said; origins count from `offset`. Empty when nothing in it has a sound."""
        said = self.spell_out(text, offset)
        return said.respelled(as_pronounced(said.text)) if self._korean else said

    def spell_out(self, text: str, offset: int = 0) -> Spoken:
        """Return what `say` does in the usual spelling, for whoever knows how its language sounds."""
        said = spoken(self._pieces(text), offset)
        return said if any(character.isalnum() for character in said.text) else Spoken("", ())

    def unsaid(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the characters [first, end) of `text` that have no sound at all, one by one."""
        for piece in self._pieces(text):
            if not piece.said.strip() and text[piece.start : piece.end].strip():
                yield piece.start, piece.end

    def _pieces(self, text: str) -> Iterator[Piece]:
        position = 0
        while match := _TOKEN.match(text, position):
            position = match.end()
            for piece in self._rules[match.lastgroup or "other"](text, match):
                position = max(position, piece.end)
                yield piece

    def _date(self, text: str, match: re.Match[str]) -> Iterator[Piece]:
        year, month, day = match.group().split(match["mark"])
        if self._korean and int(month) in range(1, 13):
            said = f"{sino(int(year))}년 {_month(int(month))} {sino(int(day))}일"
        else:
            said = match.group()
        yield Piece(said, *match.span())

    def _phone(self, text: str, match: re.Match[str]) -> Iterator[Piece]:
        parts = match.group().split("-")
        said = ", ".join(digit_by_digit(p) if self._korean else " ".join(p) for p in parts)
        yield Piece(said, *match.span())

    def _clock(self, text: str, match: re.Match[str]) -> Iterator[Piece]:
        hour, minute = (int(part) for part in match.group().split(":"))
        said = match.group()
        if self._korean:
            said = f"{native(hour) or sino(hour)}시" + (f" {sino(minute)}분" if minute else "")
        yield Piece(said, *match.span())

    def _latin(self, text: str, match: re.Match[str]) -> Iterator[Piece]:
        word = match.group()
        known = self._word(word)
        if known is not None:
            yield Piece(known, *match.span())
            return
        if word[0].isdigit():  # a number with a unit, such as 5GB
            yield from self._number(text, _require(_TOKEN_NUMBER.match(text, match.start())))
            return
        for part in re.finditer(r"[A-Za-z']+|\d+|[^A-Za-z'\d]+", word):
            start = match.start() + part.start()
            end = match.start() + part.end()
            found = part.group()
            if found.isdigit():
                yield Piece(self._whole(found) if self._korean else found, start, end)
            elif found[0].isalpha():
                yield Piece(self._word(found) or found, start, end)
            else:
                yield Piece(self._lexicon.symbols.get(found, " "), start, end)

    def _word(self, word: str) -> str | None:
        lexicon = self._lexicon
        known = lexicon.words.get(word) or self._folded.get(word.casefold())
        if known is None and word.isalpha() and word.isupper() and len(word) <= _SPELLED_LIMIT:
            return "".join(lexicon.letters[c] for c in word) if lexicon.letters else None
        return known

    def _number(self, text: str, match: re.Match[str]) -> Iterator[Piece]:
        money = match["money"] or ""
        start, end = match.start() + len(money), match.end()
        digits = text[start:end]
        unit = self._unit.match(text, end)
        following = f" {self._lexicon.units[unit[1]]}" if unit else ""
        if money:
            following = f" {self._lexicon.currencies[money[0]]}"
            unit = None
        yield Piece("", match.start(), start)
        yield Piece(self._digits(text, digits, start, end, bool(following)), start, end)
        if following:
            # The sign of a currency stands before its number and is said after it: it sounds there.
            yield Piece(following, unit.start() if unit else end - 1, unit.end() if unit else end)

    def _digits(self, text: str, digits: str, start: int, end: int, has_unit: bool) -> str:
        if digits.isdigit() and not has_unit and self._is_called_out(text, digits, start, end):
            return digit_by_digit(digits) if self._korean else " ".join(digits)
        if not self._korean:
            return digits
        whole, *fractions = digits.replace(",", "").split(".")
        if not fractions and not has_unit:
            if whole in ("6", "10") and text.startswith("월", end):
                return _month(int(whole))[:-1]
            counted = self._counted(text, int(whole), end) if len(whole) <= 2 else None
            if counted is not None:
                return counted
        return "점".join([self._whole(whole), *("".join(digit_by_digit(f, "영").split()) for f in fractions)])

    def _is_called_out(self, text: str, digits: str, start: int, end: int) -> bool:
        """Tell whether a number is a name (an extension, an emergency number), read digit by digit."""
        before = text[:start].rstrip(" :'\"‘“(은는이가")
        called = len(digits) >= 3 and before.endswith(self._lexicon.read_digit_by_digit_after)
        famous = digits in self._lexicon.well_known_numbers and _PARTICLES.match(text, end)
        return bool((called or famous) and not self._counter.match(text, end))

    def _counted(self, text: str, number: int, end: int) -> str | None:
        if self._not_counter.match(text, end):
            return None
        if number == 1 and re.match(r"\s?번째", text[end : end + 3]):
            return "첫"
        if self._counter.match(text, end) or _TIMES_WORDS.match(text, end):
            return native(number)
        return None

    def _whole(self, digits: str) -> str:
        if (len(digits) > 1 and digits[0] == "0") or int(digits) > LARGEST:
            return digit_by_digit(digits)
        return sino(int(digits))

    def _dot(self, text: str, match: re.Match[str]) -> Iterator[Piece]:
        yield Piece(" 닷 " if self._korean else " dot ", *match.span())

    def _unsaid(self, text: str, match: re.Match[str]) -> Iterator[Piece]:
        yield Piece(" ", *match.span())

    def _range(self, text: str, match: re.Match[str]) -> Iterator[Piece]:
        yield Piece("에서 " if self._korean else " to ", *match.span())

    def _other(self, text: str, match: re.Match[str]) -> Iterator[Piece]:
        character = match.group()
        said = self._lexicon.symbols.get(character)
        if said is None and character in self._lexicon.units:
            said = f" {self._lexicon.units[character]}"
        if said is None:
            said = character if character in _KEPT_MARKS or _has_sound(character, self._korean) else ""
        if not said and character.isspace():
            said = " "
        if not said and character in "-_\\":
            said = " "
        yield Piece(said, *match.span())


_TOKEN_NUMBER: Final = re.compile(r"(?P<number>(?P<money>[$₩￦€£¥]\s?)?\d+)")


def _month(number: int) -> str:
    return {6: "유월", 10: "시월"}.get(number) or f"{sino(number)}월"


def _has_sound(character: str, korean: bool) -> bool:
    """Tell whether the voice has a sound for a letter: Latin, and Hangul for a Korean voice."""
    if not character.isalpha():
        return False
    name = unicodedata.name(character, "")
    return name.startswith("LATIN") or (korean and name.startswith("HANGUL"))


def _longest_first(words: Mapping[str, str] | tuple[str, ...], before: str, after: str) -> re.Pattern[str]:
    if not words:
        return re.compile(r"(?!)")
    choice = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(f"{before}({choice}){after}")


def _require(match: re.Match[str] | None) -> re.Match[str]:
    if match is None:
        raise AssertionError("the caller saw a digit here")
    return match
