"""Words that espeak-ng does not report are found by counting syllables."""

from studio.speech.nasal_onsets import with_nasal_onsets

PHONEMES = [
    ("th", 10),
    ("o", 20),
    ("N", 30),
    ("i", 40),
    ("n", 50),
    ("'@", 60),
    ("m", 70),
    ("n", 80),
    ("u-", 90),
    ("n", 95),
]


def test_a_missing_word_is_put_in_at_its_nasal() -> None:
    assert with_nasal_onsets("통이 넘는", [(0, 0)], PHONEMES) == [(0, 0), (3, 50)]


def test_a_reported_word_is_left_as_it_is() -> None:
    assert with_nasal_onsets("통이 넘는", [(0, 0), (3, 50)], PHONEMES) == [(0, 0), (3, 50)]


def test_a_glide_may_stand_between() -> None:
    phonemes = [("a", 0), ("m", 10), ("j", 20), ("@", 30)]
    assert with_nasal_onsets("아 며", [(0, 0)], phonemes) == [(0, 0), (2, 10)]


def test_nothing_is_guessed_where_sounds_and_syllables_differ() -> None:
    assert with_nasal_onsets("example 넘는", [(0, 0)], PHONEMES) == [(0, 0)]


def test_without_events_the_beginning_is_known() -> None:
    assert with_nasal_onsets("", [], []) == [(0, 0)]
    assert with_nasal_onsets("네", [], []) == [(0, 0)]
