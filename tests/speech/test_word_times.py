"""Moments an engine reports become one moment for every written word."""

from studio.domain.speech import WordTime
from studio.domain.text import Language
from studio.speech.lexicon import load_lexicon
from studio.speech.spoken import Piece, spoken
from studio.speech.word_times import word_times


def test_a_word_reported_twice_keeps_its_first_moment() -> None:
    said = spoken([Piece("ab cd", 0, 5)])
    times = word_times("ab cd", 0, 5, said, [(0, 0), (3, 500), (3, 700)], 1000)
    assert times == [WordTime(0, 2, 0), WordTime(3, 5, 500)]


def test_words_glued_together_are_spread_by_what_is_said() -> None:
    text = "aa bb cc"
    said = spoken([Piece(text, 0, len(text))])
    times = word_times(text, 0, len(text), said, [(0, 0), (6, 600)], 900)
    assert [time.sample for time in times] == [0, 300, 600]


def test_a_word_without_sound_has_no_moment() -> None:
    text = "안녕 😀 하세요"
    said = load_lexicon(Language.KOREAN).say(text)
    times = word_times(text, 0, len(text), said, [(0, 0), (3, 500)], 1000)
    assert [(text[t.start : t.end], t.sample) for t in times] == [("안녕", 0), ("하세요", 500)]


def test_a_replaced_word_is_found_under_its_written_place() -> None:
    text = "내선 1234 번"
    said = load_lexicon(Language.KOREAN).say(text)
    position = said.text.index("일")
    times = word_times(text, 0, len(text), said, [(0, 0), (position, 400)], 1000)
    assert times[1] == WordTime(3, 7, 400)


def test_a_moment_outside_the_portion_is_held_at_its_end() -> None:
    said = spoken([Piece("ab cd", 0, 5)])
    times = word_times("ab cd", 0, 5, said, [(0, -30), (3, 5000)], 1000)
    assert [time.sample for time in times] == [0, 1000]
