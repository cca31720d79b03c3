"""How well a text may be broken after a word, on a screen or between two of them."""

import re
from typing import Final

PAUSE_MARKS: Final = (",", ";", ":", "·", ".", "?", "!", "…", "—", "–", "、", "，", "。", "？", "！")
_CLAUSE_END: Final = re.compile(
    r"(?:고|며|면|서|니|지만|는데|은데|려고|므로|도록|거나|자마자|부터|까지|때|라도|다가|려면)$"
)
"""Endings after which a Korean clause is complete enough to pause."""
_PARTICLE_END: Final = re.compile(
    r"(?:[은는이가을를도만]|에|에서|에게|께|으로|로|와|과|처럼|보다|마다|입니다|습니다)$"
)
_ADNOMINAL_END: Final = re.compile(
    r"(?:하|있|없|되|받|시키|보내|보이|누르|모르|만드|넘)는$|^(?:아|가|오|주|쓰|여)는$"
)
"""Verbs that describe the noun after them; other words in 는 are topics."""
_CLINGING_KOREAN: Final = frozenset(
    (
        "이", "그", "저", "한", "두", "세", "네", "각", "모든", "우리", "내", "제", "첫", "안", "못",
        "더", "덜", "가장", "매우", "아주", "꼭", "잘", "다", "수", "것", "줄", "및", "또는", "단",
        "약", "총", "매", "그런", "이런", "어떤", "다른", "새",
    )
)  # fmt: skip
"""Words that belong to the one after them."""
_LEANING_KOREAN: Final = frozenset(
    (
        "수", "것", "것을", "것이", "것은", "것입니다", "줄", "때", "때문", "때문에", "뿐", "등", "등을",
        "넘는", "넘게", "이상", "이하", "이내", "전", "후", "중", "위에",
    )
)  # fmt: skip
"""Words that belong to the one before them."""
_NUMBER_END: Final = re.compile(r"[\d만억조천백]$")
_CLINGING_ENGLISH: Final = frozenset(
    (
        "a", "an", "the", "of", "in", "on", "at", "by", "to", "for", "from", "with", "and", "or", "but",
        "as", "is", "are", "was", "were", "be", "not", "no", "your", "our", "their", "his", "her",
        "its", "my", "this", "that", "these", "those", "than", "if", "who", "which", "it", "i", "you",
        "we", "they", "may", "must", "will", "can", "do", "don't",
    )
)  # fmt: skip
_OPENING_ENGLISH: Final = frozenset(
    (
        "and", "but", "or", "because", "that", "which", "who", "when", "if", "while", "so", "to",
        "before", "after", "of", "in", "on", "at", "by", "for", "from", "with", "as", "than",
    )
)  # fmt: skip

_STOPS: Final = (".", "?", "!", "…", "。", "？", "！")
_QUOTES_AND_BRACKETS: Final = "\"'”’)]」』"
_OPENING_QUOTES: Final = frozenset("\"'“‘「『")
_CLOSING_QUOTES: Final = frozenset("\"'”’」』")

CLEAN: Final = 0.0
GOOD: Final = 0.3
FAIR: Final = 0.6
POOR: Final = 1.0
SPLIT: Final = 4.0
"""Inside a word."""


def ends_with_pause(text: str) -> bool:
    """Tell whether a reader pauses after `text` anyway."""
    return text.rstrip(_QUOTES_AND_BRACKETS).endswith(PAUSE_MARKS)


def ends_sentence(word: str) -> bool:
    """Tell whether a sentence ends with `word`."""
    return word.rstrip(_QUOTES_AND_BRACKETS).endswith(_STOPS)


def break_cost(before: str, after: str) -> float:
    """Return how bad it is to separate two neighbouring words, from `CLEAN` to `POOR`."""
    if ends_with_pause(before):
        return CLEAN
    word, following = before.casefold(), after.casefold()
    if word.isascii():
        if word in _CLINGING_ENGLISH or word.isdigit():
            return POOR
        return GOOD if following in _OPENING_ENGLISH else FAIR
    if word in _CLINGING_KOREAN or following in _LEANING_KOREAN or _NUMBER_END.search(word):
        return POOR
    if _ADNOMINAL_END.search(word):
        return POOR
    if _CLAUSE_END.search(word):
        return GOOD
    return FAIR if _PARTICLE_END.search(word) else POOR


def stays_quoted(word: str, is_quoted: bool) -> bool:
    """Tell whether the text after `word` is within quotation marks, given whether `word` itself began so."""
    if not is_quoted and word[:1] in _OPENING_QUOTES:
        is_quoted, word = True, word[1:]
    return is_quoted and not any(mark in word for mark in _CLOSING_QUOTES)
