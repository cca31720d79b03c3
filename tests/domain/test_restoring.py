"""One scene comes back as it was, and nothing else changes."""

from __future__ import annotations

import pytest

from studio.domain import edits
from studio.domain.comparison import SceneRow, compare
from studio.domain.restoring import with_row_restored
from studio.domain.script import Scene, Script
from tests.domain.test_comparison import SENTENCES, course, with_narration, words_of


def restored(before: Script, after: Script, which: int = 0) -> Script:
    rows = [r for r in compare(before, after).rows if isinstance(r, SceneRow) and r.is_change]
    return with_row_restored(compare(before, after), rows[which])


def test_changed_words_come_back_under_the_identity_of_now() -> None:
    after = with_narration(with_narration(course(3), "s2", "Other words."), "s3", "These stay.")
    back = restored(course(3), after)
    assert [n for n, _ in words_of(back)] == [
        words_of(course(3))[0][0],
        words_of(course(3))[1][0],
        "These stay.",
    ]
    assert [s.uid for _, _, s in back.scenes()] == ["s1", "s2", "s3"]


def test_what_was_added_goes() -> None:
    after = edits.insert_scene(course(3), "s1", Scene(narration="Wholly new words."))
    assert restored(course(3), after) == course(3)


@pytest.mark.parametrize("uid", ["s1", "s2", "s4", "s5"])
def test_what_was_removed_comes_back_to_its_place(uid: str) -> None:
    before = course(3, 2)
    assert words_of(restored(before, edits.delete_scene(before, uid))) == words_of(before)


def test_a_scene_comes_back_though_its_chapter_is_gone() -> None:
    before = course(2, 1)
    assert words_of(restored(before, edits.delete_scene(before, "s3"), 0)) == words_of(before)
    empty = before.model_copy(update={"chapters": ()})
    assert restored(before, empty).scene_count == 1


def test_what_was_moved_goes_back() -> None:
    after = course(5)
    for _ in range(3):
        after = edits.move_scene(after, "s5", -1)
    for which in (0, 1):  # from its new place, and from the old
        assert words_of(restored(course(5), after, which)) == words_of(course(5))


def test_split_and_merged_scenes_come_back_whole() -> None:
    before = with_narration(course(3), "s2", SENTENCES[1] + " " + SENTENCES[4])
    split = edits.split_scene(before, "s2", len(SENTENCES[1]))
    merged = edits.merge_with_previous(course(4), "s3")
    for which in (0, 1):
        assert words_of(restored(before, split, which)) == words_of(before)
        assert words_of(restored(course(4), merged, which)) == words_of(course(4))


def test_an_identity_in_use_is_not_given_twice() -> None:
    before = course(2)
    scenes = before.chapters[0].scenes
    other = before.model_copy(
        update={
            "chapters": (
                before.chapters[0].model_copy(
                    update={"scenes": (scenes[0], scenes[1].model_copy(update={"uid": "s9"}))}
                ),
            )
        }
    )
    copied = edits.insert_scene(other, "s9", Scene(uid="s2", narration="Of another origin entirely."))
    back = restored(before, edits.delete_scene(copied, "s9"))
    uids = [s.uid for _, _, s in back.scenes()]
    assert len(uids) == len(set(uids))
