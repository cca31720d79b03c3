"""Which captions tire a reader, and in which words of the narration they are."""

from studio.captions.checks import caption_problems, reading_seconds, spans_of
from studio.captions.cues import cues_for_scene
from studio.domain.cues import Cue
from studio.domain.problem import Fix, ProblemKind
from studio.domain.text import Language
from tests.captions.scenes import sample_narrations, spoken

SAID = "첫 문장은 짧습니다. 둘째 문장은 조금 더 길어서 오래 말합니다. 셋째 문장도 있습니다."


def cues_at(speed: float, text: str = SAID, language: Language = Language.KOREAN) -> list[Cue]:
    clip = spoken(text, characters_per_second=speed)
    return cues_for_scene(text, clip, scene=0, start_sample=0, language=language)


def test_every_caption_knows_its_words() -> None:
    for language in Language:
        for text in (*sample_narrations(language), SAID, "**굵은** 글과 [표시]가 있는 문장입니다."):
            cues = cues_at(5, text, language)
            spans = spans_of(text, cues, language)
            for cue, (first, end) in zip(cues, spans, strict=True):
                letters = [c for c in text[first:end] if c.isalnum()]
                assert letters == [c for c in cue.text if c.isalnum()]


def test_captions_of_a_calm_voice_are_no_problem() -> None:
    for language in Language:
        for text in sample_narrations(language):
            assert caption_problems("s", text, cues_at(6, text, language), language, voice_speed=1.0) == ()


def test_a_fast_voice_is_slowed_to_what_can_be_read() -> None:
    (problem,) = caption_problems("s", SAID, cues_at(14), Language.KOREAN, voice_speed=1.4)
    assert (problem.kind, problem.fix) == (ProblemKind.FAST_CAPTION, Fix.SLOWER)
    assert problem.amount > 12
    assert isinstance(problem.to, float)
    assert problem.amount * problem.to / 1.4 <= 12
    assert problem.span is not None
    assert SAID[slice(*problem.span)].startswith("첫 문장")


def test_a_voice_is_never_made_a_drawl() -> None:
    found = caption_problems("s", SAID, cues_at(14), Language.KOREAN, voice_speed=0.7)
    assert [problem.fix for problem in found if problem.kind is ProblemKind.FAST_CAPTION] == [None]


def test_norms_that_somebody_elses_captions_break() -> None:
    text = "가나다라. 마바사아. 자차카타."
    cues = [
        Cue(start_ms=0, end_ms=500, lines=("가나다라.",), scene=0),
        Cue(start_ms=510, end_ms=9_000, lines=("마바사아.",), scene=0),
        Cue(start_ms=9_100, end_ms=11_000, lines=("가" * 40, "나", "다"), scene=0),
    ]
    kinds = {p.kind: p for p in caption_problems("s", text, cues, Language.KOREAN, voice_speed=1)}
    assert set(kinds) >= {
        ProblemKind.SHORT_CAPTION,
        ProblemKind.CROWDED_CAPTION,
        ProblemKind.LONG_CAPTION,
        ProblemKind.WIDE_CAPTION,
        ProblemKind.TALL_CAPTION,
    }
    assert kinds[ProblemKind.SHORT_CAPTION].amount == 0.5
    assert kinds[ProblemKind.SHORT_CAPTION].span == (0, 5)
    assert kinds[ProblemKind.TALL_CAPTION].amount == 3


def test_reading_takes_time_and_nothing_takes_none() -> None:
    assert reading_seconds(" ", Language.KOREAN) == 0
    assert reading_seconds("가" * 12, Language.KOREAN) == 2
