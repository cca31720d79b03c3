"""Kept states thin out with age: all of two days, then one a day, then one a week; decisions never go."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from studio.domain.kept import KeptState, KeptWhy, is_blank, text_sha256, thinned
from studio.domain.script import Chapter, Scene, Script

NOW = datetime(2026, 3, 20, 15, 0, tzinfo=UTC)


def state(number: int, at: datetime, why: KeptWhy = KeptWhy.SESSION) -> KeptState:
    return KeptState(
        state_id=f"kept-{number}",
        script_id="s",
        revision=1,
        why=why,
        by="Kim",
        at=at,
        title="t",
        scene_count=1,
        character_count=1,
    )


def hourly(days: int, why: KeptWhy = KeptWhy.SESSION) -> list[KeptState]:
    return [state(hour, NOW - timedelta(hours=hour), why) for hour in range(days * 24)]


def stay(states: list[KeptState]) -> list[KeptState]:
    goes = set(thinned(states, NOW))
    return [s for s in states if s.state_id not in goes]


def test_all_of_today_and_yesterday_stay() -> None:
    assert thinned(hourly(1), NOW) == []


def test_of_an_older_day_the_last_stays() -> None:
    left = [s for s in stay(hourly(10)) if s.at.date() == datetime(2026, 3, 12).date()]
    assert [s.at.hour for s in left] == [23]


def test_of_old_weeks_one_each_stays() -> None:
    left = stay([state(day, NOW - timedelta(days=day)) for day in range(365)])
    old = [s for s in left if (NOW - s.at).days >= 60]
    weeks = [s.at.isocalendar()[:2] for s in old]
    assert len(weeks) == len(set(weeks))
    assert len(weeks) >= 43


def test_thinning_again_takes_nothing_more() -> None:
    assert thinned(stay(hourly(200)), NOW) == []


@pytest.mark.parametrize("why", [why for why in KeptWhy if not why.goes_in_time])
def test_what_came_in_was_handed_in_or_decided_on_never_goes(why: KeptWhy) -> None:
    assert thinned(hourly(100, why), NOW) == []


def test_days_are_those_of_the_person() -> None:
    seoul = timezone(timedelta(hours=9))
    evening = state(1, datetime(2026, 3, 10, 14, 30, tzinfo=UTC))  # 23:30 on the tenth in Seoul
    night = state(2, datetime(2026, 3, 10, 15, 30, tzinfo=UTC))  # 00:30 on the eleventh
    assert thinned([evening, night], NOW) == ["kept-1"]
    assert thinned([evening, night], NOW.astimezone(seoul)) == []


def test_the_digest_is_of_what_a_script_says() -> None:
    script = Script(title="t", chapters=(Chapter(uid="c", title="c", scenes=(Scene(uid="a"),)),))
    assert text_sha256(script) == text_sha256(Script.model_validate_json(script.model_dump_json()))
    assert text_sha256(script) != text_sha256(script.model_copy(update={"title": "u"}))


def test_a_new_script_is_blank_until_somebody_writes() -> None:
    def of(scene: Scene) -> Script:
        return Script(title="t", chapters=(Chapter(title="c", scenes=(scene,)),))

    assert is_blank(of(Scene(narration=" \n")))
    assert not is_blank(of(Scene(on_screen_text="말")))
