"""Edits return the next script; scenes keep their identity and nothing else changes."""

from __future__ import annotations

import pytest

from studio.domain import edits
from studio.domain.errors import NotFound
from studio.domain.script import Chapter, Scene, Script


def scene(uid: str, narration: str = "", **fields: object) -> Scene:
    return Scene.model_validate({"uid": uid, "narration": narration or uid, **fields})


SCRIPT = Script(
    title="제목",
    chapters=(
        Chapter(uid="A", title="하나", scenes=(scene("a1"), scene("a2"))),
        Chapter(uid="B", title="둘", scenes=(scene("b1"),)),
    ),
)


def order(script: Script) -> list[list[str]]:
    return [[s.uid for s in c.scenes] for c in script.chapters]


def test_titles() -> None:
    assert edits.with_title(SCRIPT, "새 제목").title == "새 제목"
    renamed = edits.with_chapter_title(SCRIPT, "B", "새 장")
    assert [c.title for c in renamed.chapters] == ["하나", "새 장"]
    assert SCRIPT.chapters[1].title == "둘"


def test_finding_a_scene() -> None:
    assert edits.place_of(SCRIPT, "b1") == (1, 0)
    assert edits.scene_of(SCRIPT, "a2").uid == "a2"
    with pytest.raises(NotFound):
        edits.scene_of(SCRIPT, "nowhere")


def test_replacing_a_scene() -> None:
    changed = edits.with_scene(SCRIPT, scene("a2", "새 말"))
    assert edits.scene_of(changed, "a2").narration == "새 말"
    assert order(changed) == order(SCRIPT)


def test_giving_several_scenes_lengths() -> None:
    changed = edits.with_lengths(SCRIPT, {"a1": 7.5, "b1": None, "gone": 3.0})
    assert [s.duration_sec for _, _, s in changed.scenes()] == [7.5, None, None]
    assert edits.with_lengths(changed, {"a1": None}) == SCRIPT


def test_inserting() -> None:
    assert order(edits.insert_scene(SCRIPT, "a1", scene("n"))) == [["a1", "n", "a2"], ["b1"]]
    assert order(edits.insert_scene(SCRIPT, None, scene("n"))) == [["a1", "a2"], ["b1", "n"]]
    assert order(edits.insert_scene(Script(title="leer"), None, scene("n"))) == [["n"]]


def test_duplicating_gives_an_identity_of_its_own() -> None:
    copied = edits.duplicate_scene(SCRIPT, "a1")
    first, second, _ = copied.chapters[0].scenes
    assert first.uid == "a1"
    assert second.uid not in ("a1", "a2")
    assert second.narration == first.narration


def test_deleting_takes_an_empty_chapter_along() -> None:
    assert order(edits.delete_scene(SCRIPT, "a1")) == [["a2"], ["b1"]]
    assert order(edits.delete_scene(SCRIPT, "b1")) == [["a1", "a2"]]


def test_splitting_cuts_the_narration() -> None:
    script = edits.with_scene(
        SCRIPT, scene("a1", "앞말입니다. 뒷말입니다.", duration_sec=9, on_screen_text="글")
    )
    first, second = edits.split_scene(script, "a1", 7).chapters[0].scenes[:2]
    assert (first.uid, first.narration, first.duration_sec, first.on_screen_text) == (
        "a1",
        "앞말입니다.",
        None,
        "글",
    )
    assert (second.narration, second.on_screen_text) == ("뒷말입니다.", "")
    assert second.uid != "a1"


def test_merging_joins_words_and_lengths() -> None:
    script = edits.with_scene(SCRIPT, scene("a1", duration_sec=2))
    script = edits.with_scene(script, scene("a2", duration_sec=3, on_screen_text="글"))
    merged = edits.merge_with_previous(script, "a2")
    only = merged.chapters[0].scenes[0]
    assert order(merged) == [["a1"], ["b1"]]
    assert (only.narration, only.duration_sec, only.on_screen_text) == ("a1 a2", 5, "글")


def test_the_first_scene_of_a_chapter_has_nothing_to_merge_with() -> None:
    assert edits.merge_with_previous(SCRIPT, "b1") == SCRIPT


@pytest.mark.parametrize(
    ("uid", "step", "after"),
    [
        ("a1", 1, [["a2", "a1"], ["b1"]]),
        ("a2", -1, [["a2", "a1"], ["b1"]]),
        ("a2", 1, [["a1"], ["a2", "b1"]]),
        ("b1", -1, [["a1", "a2", "b1"]]),
        ("a1", -1, [["a1", "a2"], ["b1"]]),
        ("b1", 1, [["a1", "a2"], ["b1"]]),
    ],
)
def test_moving_crosses_chapters_and_stops_at_the_ends(uid: str, step: int, after: list[list[str]]) -> None:
    assert order(edits.move_scene(SCRIPT, uid, step)) == after


LONG = Script(
    title="긴 대본",
    chapters=(
        Chapter(uid="A", title="하나", scenes=tuple(scene(f"a{n}") for n in (1, 2, 3))),
        Chapter(uid="B", title="둘", scenes=tuple(scene(f"b{n}") for n in (1, 2))),
        Chapter(uid="C", title="셋", scenes=(scene("c1"),)),
    ),
)


@pytest.mark.parametrize(
    ("uids", "before", "chapter", "after"),
    [
        (["a3", "a1"], "b2", "", [["a2"], ["b1", "a1", "a3", "b2"], ["c1"]]),
        (["b2"], "a1", "", [["b2", "a1", "a2", "a3"], ["b1"], ["c1"]]),
        (["c1"], None, "A", [["a1", "a2", "a3", "c1"], ["b1", "b2"]]),
        (["a1", "b1"], None, "", [["a2", "a3"], ["b2"], ["c1", "a1", "b1"]]),
        (["a2", "b1"], "a2", "", [["a1", "a2", "b1", "a3"], ["b2"], ["c1"]]),
        (["a1", "a2", "a3"], "a1", "", [["a1", "a2", "a3"], ["b1", "b2"], ["c1"]]),
        ([], "a1", "", [["a1", "a2", "a3"], ["b1", "b2"], ["c1"]]),
    ],
)
def test_scenes_move_together_and_keep_their_identity(
    uids: list[str], before: str | None, chapter: str, after: list[list[str]]
) -> None:
    moved = edits.move_scenes(LONG, uids, before, chapter)

    assert order(moved) == after
    assert {s.uid: s for _, _, s in moved.scenes()} == {s.uid: s for _, _, s in LONG.scenes()}


@pytest.mark.parametrize(
    ("uids", "step", "after"),
    [
        (["a2", "a3"], -1, [["a2", "a3", "a1"], ["b1", "b2"], ["c1"]]),
        (["a1", "a2"], -1, [["a1", "a2", "a3"], ["b1", "b2"], ["c1"]]),
        (["a1", "a2"], 1, [["a3", "a1", "a2"], ["b1", "b2"], ["c1"]]),
        (["a2", "a3"], 1, [["a1"], ["a2", "a3", "b1", "b2"], ["c1"]]),
        (["a1", "a3"], 1, [["a2"], ["a1", "a3", "b1", "b2"], ["c1"]]),
        (["b1"], -1, [["a1", "a2", "a3", "b1"], ["b2"], ["c1"]]),
        (["c1"], 1, [["a1", "a2", "a3"], ["b1", "b2"], ["c1"]]),
        (["c1"], -1, [["a1", "a2", "a3"], ["b1", "b2", "c1"]]),
        (["nowhere"], 1, [["a1", "a2", "a3"], ["b1", "b2"], ["c1"]]),
    ],
)
def test_several_scenes_move_a_place(uids: list[str], step: int, after: list[list[str]]) -> None:
    assert order(edits.shift_scenes(LONG, uids, step)) == after


@pytest.mark.parametrize(
    ("uid", "before", "after"),
    [("C", "A", "CAB"), ("A", None, "BCA"), ("A", "C", "BAC"), ("B", "B", "ABC"), ("?", "A", "ABC")],
)
def test_a_chapter_moves_with_its_scenes(uid: str, before: str | None, after: str) -> None:
    moved = edits.move_chapter(LONG, uid, before)

    assert "".join(c.uid for c in moved.chapters) == after
    assert {c.uid: c for c in moved.chapters} == {c.uid: c for c in LONG.chapters}


def test_a_new_chapter_has_a_scene_to_write_in() -> None:
    grown = edits.insert_chapter(SCRIPT, "A", "사이")
    assert [c.title for c in grown.chapters] == ["하나", "사이", "둘"]
    assert len(grown.chapters[1].scenes) == 1
    assert [c.title for c in edits.insert_chapter(SCRIPT, None, "끝").chapters][-1] == "끝"


FIVE = Script(
    title="T",
    chapters=(
        Chapter(uid="A", title="하나", scenes=(scene("a1"), scene("a2"), scene("a3"))),
        Chapter(uid="B", title="둘", scenes=(scene("b1"), scene("b2"))),
    ),
)


def test_several_scenes_are_deleted_duplicated_and_merged_together() -> None:
    assert order(edits.delete_scenes(FIVE, {"a1", "b1", "b2"})) == [["a2", "a3"]]
    copied, copies = edits.duplicate_scenes(FIVE, ["b1", "a1"])
    assert order(copied) == [["a1", "a2", "a3"], ["b1", *copies, "b2"]]
    assert [edits.scene_of(copied, uid).narration for uid in copies] == ["a1", "b1"]
    merged = edits.merge_scenes(FIVE, {"a2", "b1", "b2"})
    assert order(merged) == [["a1", "a2", "a3"]]
    assert edits.scene_of(merged, "a2").narration == "a2 b1 b2"
    assert edits.merge_scenes(FIVE, {"a1"}) is FIVE
    assert edits.duplicate_scenes(FIVE, []) == (FIVE, ())


def test_several_scenes_are_inserted_in_order() -> None:
    grown = edits.insert_scenes(FIVE, "a1", [scene("x"), scene("y")])
    assert order(grown)[0] == ["a1", "x", "y", "a2", "a3"]


@pytest.mark.parametrize(
    ("uid", "before", "after"),
    [
        ("a1", False, [["a1"], ["a2", "a3"], ["b1", "b2"]]),
        ("a2", True, [["a1"], ["a2", "a3"], ["b1", "b2"]]),
        ("a1", True, [["a1"], ["a2", "a3"], ["b1", "b2"]]),
    ],
)
def test_a_chapter_begun_takes_the_rest_along(uid: str, before: bool, after: list[list[str]]) -> None:
    changed = edits.split_chapter(FIVE, uid, "새 장", before=before)
    assert order(changed) == after
    assert changed.chapters[1].title == "새 장"
    assert changed.chapters[0].uid == "A"


def test_a_chapter_begun_at_the_end_has_a_scene_to_write_in() -> None:
    changed = edits.split_chapter(FIVE, "b2", "끝")
    assert [len(c.scenes) for c in changed.chapters] == [3, 2, 1]


def test_chapters_are_deleted_merged_and_moved() -> None:
    assert order(edits.delete_chapter(FIVE, "A")) == [["b1", "b2"]]
    merged = edits.merge_chapter(FIVE, "B")
    assert order(merged) == [["a1", "a2", "a3", "b1", "b2"]]
    assert merged.chapters[0].title == "하나"
    assert edits.merge_chapter(FIVE, "A") is FIVE
    assert [c.uid for c in edits.shift_chapter(FIVE, "B", -1).chapters] == ["B", "A"]
    assert [c.uid for c in edits.shift_chapter(FIVE, "A", 1).chapters] == ["B", "A"]
    assert edits.shift_chapter(FIVE, "A", -1) is FIVE
    assert edits.shift_chapter(FIVE, "nowhere", 1) is FIVE
