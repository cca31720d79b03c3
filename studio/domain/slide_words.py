"""How a scene's words are read: headline, sides of a comparison, label, number and body."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.sentences import sentences
from studio.domain.slide_lists import cleaned
from studio.domain.visual_plan import BODY_LIMIT, shorten, without_marks

HEADING_LIMIT: Final = 28
"""Length of a spoken sentence that may serve as a headline; Korean characters, others count half."""


class Group(BaseModel):
    """One side of a comparison: what to do (`good`), or what not to do."""

    model_config = ConfigDict(frozen=True)

    label: str
    items: tuple[str, ...]
    good: bool


_HEADING: Final = re.compile(r"^(?P<head>[^:：\n]{1,40})\s*[:：](?:\s+|\n)(?P<rest>.+)$", re.DOTALL)
_NUMBER: Final = re.compile(r"^\s*(\d{1,2})[.)]\s+(?=\S)")
_EXAMPLE: Final = re.compile(
    r"^(?P<tag>(?:실제\s|피해\s)?(?:사례|예시|예)(?:\s?\d{1,2})?|(?:real\s)?(?:case|example)(?:\s\d{1,2})?)\s*[:：]\s*(?=\S)",
    re.IGNORECASE,
)
_ALARM: Final = re.compile(
    r"^(?P<tag>경고|주의|위험|warning|caution|danger)\s*[:：!]+\s*(?=\S)", re.IGNORECASE
)
_WARNS: Final = re.compile(
    r"경고|주의|위험|조심|의심(?:하|해|$)|금지|절대|속지|\b(?:warning|caution|danger|beware|never|doubt)\b",
    re.IGNORECASE,
)
_CROSS: Final = re.compile(r"^\s*(?:[✕✗✘×❌]|X(?=\s)|금지\s*[:：]|don'?ts?\s*[:：])\s*", re.IGNORECASE)
_TICK: Final = re.compile(r"^\s*(?:[✓✔○⭕✅]|O(?=\s)|권장\s*[:：]|do\s*[:：])\s*", re.IGNORECASE)
_VERSUS: Final = re.compile(r"\s+(?:vs\.?|대|↔|⇔)\s+", re.IGNORECASE)
_ASIDE: Final = re.compile(r"\s*\(([^()]{1,12})\)$")


def split_number(text: str) -> tuple[str, str]:
    """Split `4. 매크로` into number and words; text without a leading number has an empty one."""
    match = _NUMBER.match(text)
    return (match.group(1), text[match.end() :].strip()) if match else ("", text.strip())


def split_tag(text: str) -> tuple[str, str, bool]:
    """Split `사례: …` or `주의: …` into label and words; the last value tells whether it is an alarm."""
    for pattern, alarm in ((_EXAMPLE, False), (_ALARM, True)):
        if match := pattern.match(text):
            return match["tag"].strip(), text[match.end() :].strip(), alarm
    return "", text, False


def warns(text: str) -> bool:
    """Tell whether the words shown are a warning."""
    return bool(_WARNS.search(text))


def split_groups(text: str, labels: tuple[str, str], *, asked: bool) -> tuple[str, tuple[Group, ...]]:
    """Split a comparison into headline and two groups, what not to do first.

    Lines that begin with a cross or a tick are sorted by it. Only when a comparison was asked for, two lines
    `label: a, b` or the two sides of `a vs b` become groups as well. Otherwise there are no groups.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    bad = cleaned(_CROSS.sub("", line) for line in lines if _CROSS.match(line))
    good = cleaned(_TICK.sub("", line) for line in lines if _TICK.match(line))
    rest = [line for line in lines if not _CROSS.match(line) and not _TICK.match(line)]
    if bad and good:
        groups = (
            Group(label=labels[0], items=bad, good=False),
            Group(label=labels[1], items=good, good=True),
        )
        return " ".join(rest), groups
    if not asked:
        return text, ()
    named = [match for line in lines if (match := _HEADING.match(line))]
    if len(named) == 2:
        first, second = (
            Group(
                label=match["head"].strip(),
                items=cleaned(re.split(r"\s*[,、/·]\s+|\s+[·|/]\s+", match["rest"])),
                good=index == 1,
            )
            for index, match in enumerate(named)
        )
        return " ".join(line for line in lines if not _HEADING.match(line)), (first, second)
    heading = _HEADING.match(text)
    sides = cleaned(_VERSUS.split(heading["rest"] if heading else text))
    if len(sides) == 2:
        groups = (
            Group(label=labels[0], items=(sides[0],), good=False),
            Group(label=labels[1], items=(sides[1],), good=True),
        )
        return heading["head"].strip() if heading else "", groups
    return text, ()


def spoken_headline(narration: str, items: Sequence[str]) -> str:
    """Return the spoken sentence that can stand over items which have no heading, or an empty text."""
    named = [stems for item in items if (stems := _stems(item))]
    for sentence in sentences(without_marks(narration)):
        text = sentence.rstrip(".。 ")
        said = sum(1 for stems in named if stems & _stems(text))
        if len(text.split()) >= 3 and said < min(2, len(items)) and reading_length(text) <= HEADING_LIMIT:
            return text
    return ""


def without_repeated_aside(items: tuple[str, ...], title: str) -> tuple[str, ...]:
    """Drop the `(90%)` behind the last item when the headline says it for all of them."""
    match = _ASIDE.search(items[-1]) if items else None
    if match and match.group(1) in title:
        return (*items[:-1], items[-1][: match.start()])
    return items


def body_of(spoken: Iterable[str], title: str) -> str:
    """Return the whole sentences, up to the limit of a body, that say more than the title does."""
    kept = ""
    for sentence in spoken:
        if repeats(sentence, title):
            continue
        if kept and len(kept) + 1 + len(sentence) > BODY_LIMIT:
            break
        kept = f"{kept} {sentence}".strip()
    return shorten(kept, BODY_LIMIT)


def repeats(sentence: str, title: str) -> bool:
    """Tell whether a sentence says again at least half of the words of a title."""
    wanted = _stems(title)
    return bool(wanted) and len(wanted & _stems(sentence)) * 2 >= len(wanted)


def typographic(text: str) -> str:
    """Return `text` with straight quotation marks and apostrophes as a typesetter would set them."""
    text = re.sub(r"(?<=[^\s(\[{“‘])\"", "”", text)
    text = re.sub(r"(?<=[^\s(\[{“‘])'", "’", text)
    return text.replace('"', "“").replace("'", "‘")


def reading_length(text: str) -> float:
    """Return the length of a text in Korean characters; other characters count half."""
    return sum(1.0 if "ᄀ" <= c <= "鿿" or "가" <= c <= "힣" else 0.5 for c in text)


def _stems(text: str) -> set[str]:
    """Return the beginnings of the words: Korean endings change, the first two syllables hardly do."""
    found: set[str] = set()
    for word in re.findall(r"[^\W_]+", text.lower()):
        hangul = "가" <= word[0] <= "힣"
        if len(word) > 1 and (hangul or len(word) > 2 or word.isdigit()):
            found.add(word[:2] if hangul else word[:5])
    return found
