"""When items enter: with their words, in order, calmly, and all of them in time."""

from __future__ import annotations

import itertools
import random

import pytest

from studio.domain.entrances import GAP_SEC, LENGTH_SEC, Entrance, Said, entrances_of
from studio.domain.speech import SAMPLE_RATE, WordTime

FPS = 24
LEAD_IN = 0.4
NARRATION = "사칭합니다: 지원팀, 택배, 은행, 그리고 대표이사입니다."
ITEMS = ("지원팀", "택배", "은행", "대표이사")


def said(text: str, seconds: dict[str, float], length: float = 10.0) -> Said:
    """A speech in which the words given begin at these seconds of the speech."""
    words = [
        WordTime(text.index(w), text.index(w) + len(w), round(s * SAMPLE_RATE)) for w, s in seconds.items()
    ]
    return Said(text, round(LEAD_IN * SAMPLE_RATE), round(length * SAMPLE_RATE), tuple(words))


def starts(
    items: tuple[str, ...], speech: Said, seconds: float = 12.0, *, fps: int = FPS, transition: float = 0.5
) -> list[float]:
    """Seconds of the scene at which items begin to enter."""
    found = entrances_of(items, speech, frame_count=round(seconds * fps), fps=fps, transition_sec=transition)
    return [entrance.first_frame / fps for entrance in found]


def near(*seconds: float) -> list[object]:
    return [pytest.approx(second, abs=1 / FPS) for second in seconds]


def test_items_enter_slightly_before_they_are_said() -> None:
    times = {"지원팀": 1.0, "택배": 2.5, "은행": 4.0, "대표이사": 6.0}
    ahead = LEAD_IN - 0.15
    assert starts(ITEMS, said(NARRATION, times)) == near(*(s + ahead for s in times.values()))


def test_without_word_times_the_words_are_taken_to_be_said_evenly() -> None:
    speech = Said(NARRATION, round(LEAD_IN * SAMPLE_RATE), 10 * SAMPLE_RATE)
    share = [NARRATION.index(item) / len(NARRATION) for item in ITEMS]
    assert starts(ITEMS, speech) == near(*(LEAD_IN + 10 * s - 0.15 for s in share))


def test_what_is_not_said_is_spread_evenly_over_the_speech() -> None:
    nothing = said("전혀 다른 이야기를 합니다.", {}, length=8.0)
    assert starts(("가방", "나무", "다리", "라면"), nothing) == near(0.4, 2.4, 4.4, 6.4)


def test_what_is_not_said_lies_between_what_is() -> None:
    speech = said("지원팀 이야기, 그다음은 대표이사 이야기", {"지원팀": 1.0, "대표이사": 7.0})
    assert starts(("지원팀", "가방", "나무", "대표이사"), speech) == near(1.25, 3.25, 5.25, 7.25)
    speech = said("지원팀 이야기입니다", {"지원팀": 1.0}, length=10.0)
    assert starts(("지원팀", "가방", "나무"), speech, 14) == near(1.25, 1.25 + 9.15 / 3, 1.25 + 2 * 9.15 / 3)


def test_a_headline_does_not_stand_alone_for_long() -> None:
    late = said(NARRATION, {"지원팀": 6.0, "택배": 7.0, "은행": 8.0, "대표이사": 9.0})
    assert starts(ITEMS, late) == near(1.0, 7.25, 8.25, 9.25)
    lead_in = Said("전혀 다른 이야기", 4 * SAMPLE_RATE, 8 * SAMPLE_RATE)
    assert starts(("가방", "나무"), lead_in, 20)[0] == pytest.approx(1.0)


def test_words_said_in_one_breath_do_not_hurry_the_items() -> None:
    speech = said(NARRATION, {"지원팀": 1.0, "택배": 1.1, "은행": 1.2, "대표이사": 1.3})
    gaps = [b - a for a, b in itertools.pairwise(starts(ITEMS, speech))]
    assert min(gaps) >= GAP_SEC


def test_a_silent_scene_shows_its_items_calmly() -> None:
    assert starts(("가", "나", "다"), Said("", 0, 0), 30) == near(0.25, 1.0, 2.0)
    hurried = starts(("가", "나", "다"), Said("", 0, 0), 4)
    assert hurried[-1] + LENGTH_SEC <= 3.0 + 1 / FPS


def test_a_short_scene_shows_everything_from_the_start() -> None:
    assert starts(ITEMS, said(NARRATION, {}, length=1.0), 2.0) == []


@pytest.mark.parametrize("count", [0, 1, 25])
def test_one_item_or_more_than_any_page_holds_do_not_enter(count: int) -> None:
    assert starts(tuple(f"항목{n}" for n in range(count)), said("말", {}), 120) == []


def test_nothing_enters_during_a_transition() -> None:
    times = {"지원팀": 0.0, "택배": 9.0, "은행": 9.5, "대표이사": 9.9}
    for transition in (0.0, 0.5, 2.0, 3.0):
        found = entrances_of(
            ITEMS, said(NARRATION, times), frame_count=11 * FPS, fps=FPS, transition_sec=transition
        )
        assert found[-1].end_frame <= 11 * FPS - max(1.0, transition / 2) * FPS
        assert found[0].first_frame >= min(1.0, transition / 2) * FPS


@pytest.mark.parametrize("fps", [24, 25, 30, 50, 60])
def test_whatever_is_said_entrances_are_in_order_apart_and_in_time(fps: int) -> None:
    dice = random.Random(fps)
    for _ in range(200):
        count, length = dice.randint(2, 8), dice.uniform(0.5, 20)
        items = tuple(f"항목{chr(ord('가') + 600 * n)}입니다" for n in range(count))
        spoken = dice.sample(items, dice.randint(0, count))
        text = " ".join(spoken) or "다른 말"
        moments = sorted(dice.uniform(0, length) for _ in spoken)
        speech = said(text, dict(zip(spoken, moments, strict=True)), length)
        seconds = LEAD_IN + length + dice.uniform(0.2, 3)
        found = entrances_of(
            items,
            speech,
            frame_count=round(seconds * fps),
            fps=fps,
            transition_sec=dice.choice([0.0, 0.5, 2.0]),
        )
        if not found:
            assert seconds < 1.0 + 1.0 + count * GAP_SEC + LENGTH_SEC + 0.3
            continue
        assert len(found) == count
        assert {e.end_frame - e.first_frame for e in found} == {round(LENGTH_SEC * fps)}
        assert all(b.first_frame - a.first_frame >= GAP_SEC * fps for a, b in itertools.pairwise(found))
        assert 0 <= found[0].first_frame <= max(1.0, 3.5) * fps
        assert found[-1].end_frame <= (seconds - 1.0) * fps + 1


def test_the_way_in_is_told_frame_by_frame() -> None:
    entrance = Entrance(first_frame=10, end_frame=14)
    assert [round(entrance.done(frame), 2) for frame in (-3, 9, 10, 11, 12, 13, 14, 99)] == [
        *(0.0, 0.0),
        *(0.2, 0.4, 0.6, 0.8),
        *(1.0, 1.0),
    ]
