"""Which rows are listed in which order, and what is offered for each."""

from __future__ import annotations

import pytest

from studio.domain.review import ScriptStatus
from studio.domain.sync import SyncState
from studio.domain.video import VideoStatus
from studio.ui.backend.rows import Query, Shown, SyncAction, actions_of, chosen_of, first_action_of, key_of
from tests.ui.backend.made_up import one_of_each, row


def states(query: Query) -> list[SyncState]:
    return [found.state for found in chosen_of(one_of_each(), query)]


def test_what_needs_attention_comes_first() -> None:
    assert states(Query()) == [
        SyncState.CHANGED_BOTH,
        SyncState.CHANGED_THERE,
        SyncState.GONE_THERE,
        SyncState.CHANGED_HERE,
        SyncState.ONLY_THERE,
        SyncState.ONLY_HERE,
        SyncState.SAME,
    ]


def test_within_a_state_the_newest_comes_first() -> None:
    rows = [row(number, SyncState.SAME) for number in (3, 1, 2)]
    assert [key_of(found) for found in chosen_of(rows, Query())] == ["there:r-1", "there:r-2", "there:r-3"]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (Shown.ATTENTION, 4),
        (Shown.ONLY_THERE, 1),
        (Shown.ONLY_HERE, 2),
        (Shown.CHANGED, 3),
        (Shown.SAME, 1),
        (Shown.ALL, 7),
    ],
)
def test_rows_are_left_out_by_state(shown: Shown, expected: int) -> None:
    assert len(states(Query(shown))) == expected


def test_titles_and_ids_are_searched_word_by_word() -> None:
    rows = [
        row(1, SyncState.SAME, "Safe Mail for all"),
        row(2, SyncState.SAME, "Clean desk"),
        row(3, SyncState.SAME, "메일 보안"),
    ]

    def found(text: str) -> list[str]:
        return [key_of(one) for one in chosen_of(rows, Query(text=text))]

    assert found("all MAIL") == ["there:r-1"]
    assert found("r-2") == ["there:r-2"]
    assert found("메일") == ["there:r-3"]
    assert found("nowhere") == []


@pytest.mark.parametrize(
    ("state", "first"),
    [
        (SyncState.ONLY_HERE, SyncAction.PUSH),
        (SyncState.ONLY_THERE, SyncAction.PULL),
        (SyncState.SAME, SyncAction.OPEN),
        (SyncState.CHANGED_HERE, SyncAction.PUSH),
        (SyncState.CHANGED_THERE, SyncAction.PULL),
        (SyncState.CHANGED_BOTH, SyncAction.COMPARE),
        (SyncState.GONE_THERE, SyncAction.FORGET),
    ],
)
def test_each_state_offers_one_thing_first(state: SyncState, first: SyncAction) -> None:
    one = row(1, state)
    assert first_action_of(one) is first
    actions = actions_of(one, may_approve=True)
    assert actions[0] is first
    assert len(set(actions)) == len(actions)
    assert (SyncAction.OPEN in actions) == (one.here is not None)


def test_only_words_that_are_the_same_are_decided_on() -> None:
    asked = {"status": ScriptStatus.REVIEW_REQUESTED}
    same, differs = row(1, SyncState.SAME, **asked), row(2, SyncState.CHANGED_THERE, **asked)  # type: ignore[arg-type]
    assert SyncAction.APPROVE in actions_of(same, may_approve=True)
    assert SyncAction.REJECT in actions_of(same, may_approve=True)
    assert SyncAction.APPROVE not in actions_of(same, may_approve=False)
    assert SyncAction.APPROVE not in actions_of(differs, may_approve=True)
    assert SyncAction.SUBMIT in actions_of(row(3, SyncState.SAME), may_approve=False)


def test_what_was_submitted_at_the_backend_alone_is_decided_on_here_too() -> None:
    asked = row(1, SyncState.SAME, video=VideoStatus.SCRIPT_REVIEW_REQUESTED)
    assert {SyncAction.APPROVE, SyncAction.REJECT} <= set(actions_of(asked, may_approve=True))
    assert SyncAction.SUBMIT not in actions_of(asked, may_approve=True)
    assert SyncAction.SUBMIT in actions_of(asked, may_approve=False), "it can be recorded here as well"


def test_films_are_made_only_of_what_the_backend_approved() -> None:
    approved = row(1, SyncState.ONLY_THERE, there=ScriptStatus.APPROVED)
    assert SyncAction.MAKE_FILM in actions_of(approved, may_approve=True)
    assert SyncAction.MAKE_FILM not in actions_of(approved, may_approve=False)
    assert SyncAction.MAKE_FILM not in actions_of(row(2, SyncState.ONLY_THERE), may_approve=True)
