import pytest

from studio.ui.timeline.picking import Pick, added, ranged, toggled

ORDER = ("a", "b", "c", "d", "e")


def test_a_scene_is_taken_in_and_becomes_the_shown_one():
    assert toggled(ORDER, ("d",), "d", "b") == Pick(("b", "d"), "b")


@pytest.mark.parametrize(
    ("selected", "shown", "uid", "after"),
    [
        ("bd", "d", "b", Pick(("d",), "d")),
        ("abe", "b", "b", Pick(("a", "e"), "a")),
        ("c", "c", "c", Pick(("c",), "c")),
    ],
)
def test_a_scene_is_taken_out_and_the_last_one_stays(selected: str, shown: str, uid: str, after: Pick):
    assert toggled(ORDER, selected, shown, uid) == after


@pytest.mark.parametrize(
    ("anchor", "uid", "uids"), [("b", "d", "bcd"), ("d", "b", "bcd"), ("c", "c", "c"), ("gone", "b", "b")]
)
def test_a_range_goes_both_ways_and_shows_its_moving_end(anchor: str, uid: str, uids: str):
    assert ranged(ORDER, anchor, uid) == Pick(tuple(uids), uid)


def test_what_is_added_keeps_what_is_shown():
    assert added(ORDER, ("e",), ("a", "b"), "e") == Pick(("a", "b", "e"), "e")
    assert added(ORDER, (), ("b", "c"), "e") == Pick(("b", "c"), "b")
