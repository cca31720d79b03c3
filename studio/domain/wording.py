"""What an editor would mark in the words of one scene: spaces, brackets, and two texts that disagree."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from studio.domain.problem import Field, Fix, Problem, ProblemKind
from studio.domain.script import Scene
from studio.domain.sentences import split_sentences
from studio.domain.visual_plan import without_marks

Span = tuple[int, int]

_STRAY: Final = re.compile(r"(?<=\S)[ \t\u00a0]{2,}(?=\S)|(?<=\w)[ \t]+(?=[,.;!?](?:\s|$))")
"""Two spaces in a row, and a space before a mark that ends something."""
_PAIRS: Final = {
    "(": ")",
    "[": "]",
    "{": "}",
    "「": "」",
    "『": "』",
    "《": "》",
    "〈": "〉",
    "“": "”",
    "‘": "’",
}
_ENDING: Final = ".!?…。！？"
_READ_OUT_LETTERS: Final = 20
"""Letters from which on a screen that says what the voice says is worth a doubt."""
_JOINED: Final = re.compile(r"[가-힣A-Za-z0-9]{4,16}")
_SHORTEST_PART: Final = 2
_PARTICLES: Final = "은|는|이|가|을|를|의|에|와|과|도|만|로|으로|에서|에게|부터|까지|상|이란|이라|입니다"
_AFTER_NAME: Final = rf"(?=$|[^\w]|(?:{_PARTICLES})(?![가-힣]))"
_UNITS: Final = (
    "만원|원|년|개월|주|일|시간|분|초|건|명|회|퍼센트|%|years?|months?|days?|hours?|minutes?|percent"
)
_NUMBER: Final = re.compile(
    rf"(?<![\d.,~∼-])(\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?)\s?([십백천만억조]*)\s?({_UNITS})(?![A-Za-z~∼-])",
    re.IGNORECASE,
)
_POWERS: Final = {"십": 10, "백": 100, "천": 1_000, "만": 10**4, "억": 10**8, "조": 10**12}
_SAME_UNIT: Final = {"퍼센트": "%", "percent": "%", "만원": "원"}


def wording_problems(scene: Scene) -> Iterator[Problem]:
    """Yield what is doubtful about the words of a scene, in the order of its fields."""
    for field, text in fields_of(scene):
        yield from _stray_spaces(scene, field, text)
        yield from _unclosed(scene, field, text)
    yield from _read_out(scene)
    yield from _spelled_otherwise(scene)
    yield from _other_numbers(scene)
    yield from _lost_terms(scene)


def fields_of(scene: Scene) -> tuple[tuple[Field, str], ...]:
    """Return the texts an author writes in a scene."""
    return (Field.NARRATION, scene.narration), (Field.ON_SCREEN_TEXT, scene.on_screen_text)


def tidied(text: str) -> str:
    """Return a text without stray spaces."""
    return _STRAY.sub(lambda match: " " if len(match.group()) > 1 and not _before_mark(match) else "", text)


def closed(text: str, at: int) -> str:
    """Return a text in which the bracket or quotation mark at `at` is closed where its sentence ends."""
    opening = text[at]
    closing = _PAIRS.get(opening, opening)
    end = next((end for start, end in split_sentences(text) if start <= at < end), len(text))
    if closing not in '”’"':
        while end > at + 1 and text[end - 1] in _ENDING:
            end -= 1
    return f"{text[:end]}{closing}{text[end:]}"


def letters(text: str) -> str:
    """Return the letters and digits of a text alone, small: what is left when only looks differ."""
    plain = unicodedata.normalize("NFKC", without_marks(text)).casefold()
    return "".join(c for c in plain if c.isalnum())


def _before_mark(match: re.Match[str]) -> bool:
    return match.string[match.end() : match.end() + 1] in frozenset(",.;!?")


def _stray_spaces(scene: Scene, field: Field, text: str) -> Iterator[Problem]:
    found = list(_STRAY.finditer(text))
    if found:
        span = found[0].span()
        amount = len(found)
        yield Problem(ProblemKind.SPACES, scene.uid, field=field, span=span, amount=amount, fix=Fix.TIDY)


def _unclosed(scene: Scene, field: Field, text: str) -> Iterator[Problem]:
    for at in sorted(_open_at_end(text)):
        yield Problem(
            ProblemKind.UNCLOSED,
            scene.uid,
            field=field,
            span=(at, at + 1),
            detail=text[at],
            fix=Fix.CLOSE,
            at=at,
        )


def _open_at_end(text: str) -> list[int]:
    """Return where brackets and quotation marks begin that never end."""
    opened: list[int] = []
    straight: int | None = None
    for at, character in enumerate(text):
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if character == '"':
            if straight is not None:
                straight = None
            elif not before or not before.isalnum():  # 24" is a length
                straight = at
        elif character in _PAIRS:
            if before in (":", ";") or (character == "‘" and before.isalnum()):
                continue  # a face, an apostrophe
            if character in "([{" and not after.strip() and not text[at + 1 :].strip():
                continue  # being typed
            opened.append(at)
        elif opened:
            match = next((i for i in reversed(opened) if _PAIRS[text[i]] == character), None)
            if match is not None:
                opened.remove(match)
    return opened if straight is None else [*opened, straight]


def _read_out(scene: Scene) -> Iterator[Problem]:
    shown, said = letters(scene.on_screen_text), letters(scene.narration)
    if len(said) >= _READ_OUT_LETTERS and shown == said:
        yield Problem(ProblemKind.READ_OUT, scene.uid, field=Field.ON_SCREEN_TEXT)


def _spelled_otherwise(scene: Scene) -> Iterator[Problem]:
    """Yield names that the two texts write with and without spaces, as 개인정보 보호법 and 개인정보보호법."""
    said, shown = scene.narration, scene.on_screen_text
    found: dict[Span, str] = {}
    for word in dict.fromkeys(_JOINED.findall(shown)):
        if word not in said and (span := _in_parts(word, said)):
            found[span] = word
    for word in dict.fromkeys(_JOINED.findall(said)):
        for stem in _stems(word):
            if stem not in shown and (span := _in_parts(stem, shown)):
                at = said.index(stem)
                found.setdefault((at, at + len(stem)), shown[slice(*span)])
                break
    for span, written in sorted(found.items()):
        yield Problem(
            ProblemKind.OTHER_SPELLING,
            scene.uid,
            span=span,
            detail=written,
            fix=Fix.SAME_SPELLING,
            to=written,
        )


def _stems(word: str) -> Iterator[str]:
    """Yield a word, and what it is without a Korean particle at its end."""
    for length in range(len(word), 3, -1):
        if length == len(word) or re.fullmatch(_AFTER_NAME + ".*", word[length:]):
            yield word[:length]


def _in_parts(word: str, text: str) -> Span | None:
    """Return where a text writes a word with spaces in it, each part of two letters or more."""
    if not any("가" <= c <= "힣" for c in word):
        return None
    pattern = r"(?<!\w)" + " ?".join(map(re.escape, word)) + _AFTER_NAME
    for match in re.finditer(pattern, text):
        parts = match.group().split(" ")
        if len(parts) > 1 and min(map(len, parts)) >= _SHORTEST_PART:
            return match.span()
    return None


def _other_numbers(scene: Scene) -> Iterator[Problem]:
    """Yield a number that the screen tells otherwise, where each text has only one of its kind."""
    said, shown = _numbers(scene.narration), _numbers(scene.on_screen_text)
    for unit in said.keys() & shown.keys():
        if len(said[unit]) == len(shown[unit]) == 1:
            (value, match), (other, written) = said[unit][0], shown[unit][0]
            if value != other:
                yield Problem(
                    ProblemKind.OTHER_NUMBER, scene.uid, span=match.span(), detail=written.group().strip()
                )


def _numbers(text: str) -> dict[str, list[tuple[float, re.Match[str]]]]:
    found: dict[str, list[tuple[float, re.Match[str]]]] = {}
    for match in _NUMBER.finditer(text):
        number, powers, unit = match.groups()
        value = float(number.replace(",", ""))
        unit = unit.lower()
        for power in powers + ("만" if unit == "만원" else ""):
            value *= _POWERS[power]
        unit = _SAME_UNIT.get(unit, unit.rstrip("s") if unit.isascii() else unit)
        found.setdefault(unit, []).append((value, match))
    return found


def _lost_terms(scene: Scene) -> Iterator[Problem]:
    visual = scene.visual_spec
    if visual is None:
        return
    words = letters(f"{scene.narration} {scene.on_screen_text} {scene.caption} {visual.text}")
    for term in visual.highlight_terms:
        if letters(term) and letters(term) not in words:
            yield Problem(
                ProblemKind.LOST_TERM,
                scene.uid,
                field=Field.PICTURE,
                detail=term,
                fix=Fix.REMOVE_TERM,
                to=term,
            )


def find_words(text: str, words: str) -> Span | None:
    """Return where a text says `words`, which may be shown with other spaces, marks or quotation marks."""
    wanted = "".join(letters(character)[:1] for character in words)
    if not wanted:
        return None
    places = [at for at, character in enumerate(text) if letters(character)]
    plain = "".join(letters(text[at])[:1] for at in places)
    first = plain.find(wanted)
    if first < 0:
        return None
    last = first + len(wanted) - 1
    return places[first], places[last] + 1
