"""Comparing states of a script: what was added, removed, moved, split, merged, and which words changed."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from studio.domain import edits
from studio.domain.comparison import ChapterRow, Comparison, RowKind, SceneRow, compare
from studio.domain.ids import new_id
from studio.domain.scene_details import Aspect
from studio.domain.script import Chapter, Layout, Scene, Script, VisualSpec
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.domain.word_diff import Mark, Runs, diff_parts, diff_words

SENTENCES = (
    "첨부 파일은 보낸 사람에게 전화로 확인하고 엽니다.",
    "의심스러운 메일은 열지 말고 보안팀에 신고하십시오.",
    "비밀번호는 누구에게도 알려 주지 않습니다.",
    "Attackers hurry you: within 24 hours your account will be closed.",
    "Look at the address of the sender before you click any link.",
    "회의실 화면은 자리를 비울 때 반드시 잠급니다.",
    "개인정보가 담긴 종이는 파쇄기에 넣어 버립니다.",
    "A colleague who asks for your password is not your colleague.",
)


def course(*chapters: int) -> Script:
    """Chapters of so many scenes, called s1, s2, …"""
    made: list[Chapter] = []
    number = 0
    for index, scenes in enumerate(chapters):
        own: list[Scene] = []
        for _ in range(scenes):
            own.append(
                Scene(
                    uid=f"s{number + 1}",
                    narration=SENTENCES[number % len(SENTENCES)] + f" {number + 1}번입니다.",
                    on_screen_text=f"화면 {number + 1}",
                )
            )
            number += 1
        made.append(Chapter(uid=f"c{index}", title=f"{index + 1}장", scenes=tuple(own)))
    return Script(title="교육", chapters=tuple(made))


def with_narration(script: Script, uid: str, narration: str) -> Script:
    scene = edits.scene_of(script, uid)
    return edits.with_scene(script, scene.model_copy(update={"narration": narration}))


def brought_in_again(script: Script) -> Script:
    """The same words under identities of their own, as an import gives them."""
    return script.model_copy(
        update={
            "chapters": tuple(
                c.model_copy(
                    update={
                        "uid": new_id("chapter"),
                        "scenes": tuple(s.model_copy(update={"uid": new_id("scene")}) for s in c.scenes),
                    }
                )
                for c in script.chapters
            )
        }
    )


def changes(comparison: Comparison) -> list[tuple[RowKind, bool, int, int]]:
    """(kind, moved, older number, newer number) of every scene with something to see."""
    return [
        (r.kind, r.moved, r.before.number if r.before else 0, r.after.number if r.after else 0)
        for r in comparison.rows
        if isinstance(r, SceneRow) and r.is_change
    ]


def text(runs: Runs, *marks: Mark) -> str:
    return "".join(run.text for run in runs if not marks or run.mark in marks)


# --- scenes ------------------------------------------------------------------------------------


@pytest.mark.parametrize("again", [lambda s: s, brought_in_again], ids=["same", "brought in again"])
def test_the_same_words_are_no_change(again: Callable[[Script], Script]) -> None:
    comparison = compare(course(3, 2), again(course(3, 2)))
    assert comparison.is_empty
    assert [type(row) for row in comparison.rows].count(ChapterRow) == 2


@pytest.mark.parametrize("again", [lambda s: s, brought_in_again], ids=["same", "brought in again"])
class TestWithAndWithoutIdentities:
    def test_added(self, again: Callable[[Script], Script]) -> None:
        new = Scene(narration="완전히 새로운 이야기가 여기에서 시작됩니다.")
        comparison = compare(course(3, 2), again(edits.insert_scene(course(3, 2), "s2", new)))
        assert changes(comparison) == [(RowKind.ADDED, False, 0, 3)]
        assert comparison.counts.words == 0

    def test_removed(self, again: Callable[[Script], Script]) -> None:
        comparison = compare(course(3, 2), again(edits.delete_scene(course(3, 2), "s2")))
        assert changes(comparison) == [(RowKind.REMOVED, False, 2, 0)]

    def test_moved(self, again: Callable[[Script], Script]) -> None:
        after = course(5)
        for _ in range(3):
            after = edits.move_scene(after, "s5", -1)
        comparison = compare(course(5), again(after))
        assert changes(comparison) == [(RowKind.SAME, True, 5, 2), (RowKind.GONE, False, 5, 0)]
        assert comparison.counts.moved == 1
        gone = next(r for r in comparison.rows if isinstance(r, SceneRow) and r.kind is RowKind.GONE)
        assert gone.partner == 2

    def test_moved_and_changed(self, again: Callable[[Script], Script]) -> None:
        after = with_narration(course(4), "s1", SENTENCES[0].replace("전화로", "직접") + " 1번입니다.")
        for _ in range(3):
            after = edits.move_scene(after, "s1", 1)
        comparison = compare(course(4), again(after))
        assert changes(comparison) == [(RowKind.GONE, False, 1, 0), (RowKind.CHANGED, True, 1, 4)]
        assert comparison.counts.words == 1

    def test_split(self, again: Callable[[Script], Script]) -> None:
        before = with_narration(course(3), "s2", SENTENCES[1] + " " + SENTENCES[4])
        after = edits.split_scene(before, "s2", len(SENTENCES[1]))
        comparison = compare(before, again(after))
        assert sorted(kind for kind, *_ in changes(comparison)) == [RowKind.CHANGED, RowKind.SPLIT]
        assert comparison.counts.words == 0
        split = next(r for r in comparison.rows if isinstance(r, SceneRow) and r.kind is RowKind.SPLIT)
        rest = next(r for r in comparison.rows if isinstance(r, SceneRow) and r.kind is RowKind.CHANGED)
        assert split.partner == 2
        assert [(d.aspect, d.before, d.after) for d in rest.details] == [(Aspect.PARTS, "2", "2 + 3")]
        assert split.narration.right[0].mark is Mark.SAME

    def test_merged(self, again: Callable[[Script], Script]) -> None:
        comparison = compare(course(4), again(edits.merge_with_previous(course(4), "s3")))
        kinds = [kind for kind, *_ in changes(comparison)]
        assert RowKind.MERGED in kinds
        assert RowKind.REMOVED not in kinds
        kept = next(r for r in comparison.rows if isinstance(r, SceneRow) and r.kind is RowKind.CHANGED)
        assert kept.narration.words == 0
        assert kept.on_screen.words == 2, "what the second scene showed is gone"


def test_a_copy_is_added_not_split_off() -> None:
    comparison = compare(course(3), edits.duplicate_scene(course(3), "s2"))
    assert [kind for kind, *_ in changes(comparison)] == [RowKind.ADDED]


def test_scenes_rewritten_beyond_recognition_are_told_as_other_scenes() -> None:
    after = brought_in_again(with_narration(course(3), "s2", "Nothing of this was here before, truly."))
    after = with_narration(after, after.chapters[0].scenes[1].uid, "Wholly other words, on another matter.")
    after = edits.with_scene(
        after, after.chapters[0].scenes[1].model_copy(update={"on_screen_text": "Elsewhere"})
    )
    assert [k for k, *_ in changes(compare(course(3), after))] == [RowKind.REMOVED, RowKind.ADDED]


def test_a_removed_scene_stands_in_its_chapter() -> None:
    before = course(2, 2)
    after = edits.delete_scene(edits.delete_scene(before, "s2"), "s3")
    told = [
        row.after if isinstance(row, ChapterRow) else f"{row.kind} {row.before.number}"  # type: ignore[union-attr]
        for row in compare(before, after).rows
    ]
    assert told == ["1장", "same 1", "removed 2", "2장", "removed 3", "same 4"]


def test_chapters_renamed_added_and_removed() -> None:
    before = course(2, 2)
    renamed = compare(before, edits.with_chapter_title(before, "c1", "2장 신고하기"))
    assert [(r.before, r.after) for r in renamed.rows if isinstance(r, ChapterRow) and r.is_change] == [
        ("2장", "2장 신고하기")
    ]
    added = compare(before, edits.insert_chapter(before, "c1", "3장"))
    assert [r.before for r in added.rows if isinstance(r, ChapterRow) and r.is_change] == [None]
    removed = compare(added.after, before)
    assert [r.after for r in removed.rows if isinstance(r, ChapterRow) and r.is_change] == [None]
    assert removed.counts.chapters == 1


def test_a_chapter_without_scenes_is_told_too() -> None:
    before = course(2)
    after = before.model_copy(update={"chapters": (*before.chapters, Chapter(title="빈 장"))})
    assert compare(before, after).counts.chapters == 1
    assert compare(after, before).counts.chapters == 1


def test_two_empty_scripts_are_the_same() -> None:
    assert compare(Script(title="t"), Script(title="t")).is_empty


# --- settings ----------------------------------------------------------------------------------


def test_settings_are_told_by_name() -> None:
    before = course(1)
    scene = edits.scene_of(before, "s1")
    after = edits.with_scene(
        before,
        scene.model_copy(
            update={
                "duration_sec": 12.5,
                "voice": VoiceChoice(provider=VoiceProvider.ESPEAK, name="ko+f2", speed=1.2),
                "visual_spec": VisualSpec.model_validate(
                    {
                        "type": Layout.WARNING,
                        "image": "picture:" + "ab" * 32,
                        "theme": "paper",
                        "transition": "none",
                        "shade": "dark",
                    }
                ),
            }
        ),
    )
    row = next(r for r in compare(before, after).rows if isinstance(r, SceneRow))
    assert row.kind is RowKind.CHANGED
    assert {(d.aspect, d.name, d.before, d.after) for d in row.details} == {
        (Aspect.LENGTH, "", "", "12.5"),
        (Aspect.VOICE, "", "", "espeak:ko+f2 ×1.2"),
        (Aspect.LAYOUT, "", "", "WARNING"),
        (Aspect.PICTURE, "", "", "#abababab"),
        (Aspect.FIT, "", "", "cover"),
        (Aspect.THEME, "", "", "paper"),
        (Aspect.TRANSITION, "", "", "none"),
        (Aspect.OTHER, "shade", "", "dark"),
    }


def test_what_changes_for_the_whole_film() -> None:
    before = course(1)
    after = before.model_copy(update={"title": "새 제목", "theme": "paper"})
    comparison = compare(before, after)
    assert [(d.aspect, d.before, d.after) for d in comparison.details] == [
        (Aspect.TITLE, "교육", "새 제목"),
        (Aspect.THEME, "", "paper"),
    ]
    assert not comparison.is_empty


def test_white_space_alone_is_spacing() -> None:
    after = with_narration(course(1), "s1", edits.scene_of(course(1), "s1").narration.replace(" ", "\n", 1))
    comparison = compare(course(1), after)
    row = next(r for r in comparison.rows if isinstance(r, SceneRow))
    assert [d.aspect for d in row.details] == [Aspect.SPACING]
    assert comparison.counts.words == 0


def test_a_scene_in_another_chapter_says_so() -> None:
    after = edits.move_scene(course(2, 2), "s2", 1)
    row = next(r for r in compare(course(2, 2), after).rows if isinstance(r, SceneRow) and r.details)
    assert [(d.aspect, d.before, d.after) for d in row.details] == [(Aspect.CHAPTER, "1장", "2장")]
    assert not row.moved, "its place in the film is the same"


# --- words -------------------------------------------------------------------------------------


def marked(runs: Runs) -> str:
    signs = {Mark.SAME: "", Mark.REMOVED: "-", Mark.ADDED: "+"}
    return "|".join(signs[run.mark] + run.text for run in runs)


@pytest.mark.parametrize(
    ("before", "after", "left", "right", "words"),
    [
        ("파일은 열지", "파일을 열지", "파일|-은| 열지", "파일|+을| 열지", 1),
        ("24시간 안에 신고", "12시간 안에 신고", "-24|시간 안에 신고", "+12|시간 안에 신고", 1),
        ("Read it.", "Read it twice.", "Read it|.", "Read it |+twice|.", 1),
        ("Do not click.", "Never open it.", "-Do not click|.", "+Never open it|.", 3),
        ("He reports", "He reported", "He report|-s", "He report|+ed", 1),
        ("다섯 번", "여섯 번", "-다섯 |번", "+여섯 |번", 1),
        ("", "새말", "", "+새말", 1),
        ("300통이 왔습니다", "500통이 왔습니다", "-300통이| 왔습니다", "+500통이| 왔습니다", 1),
        ("30 days", "300 days", "-30| days", "+300| days", 1),
    ],
)  # fmt: skip
def test_words_and_letters(before: str, after: str, left: str, right: str, words: int) -> None:
    diff = diff_words(before, after)
    assert text(diff.left) == before
    assert text(diff.right) == after
    assert marked(diff.right) == right or marked(diff.right).replace("|", "") == right.replace("|", "")
    assert marked(diff.left).replace("|", "") == left.replace("|", "")
    assert diff.words == words


def test_an_accent_stays_with_its_letter() -> None:
    diff = diff_words("cafe\u0301s now", "cafes now")
    assert not any(run.text.startswith("\u0301") for run in (*diff.left, *diff.right))


def test_pasted_megabytes_are_other_words() -> None:
    before = " ".join(f"가{n % 7}" for n in range(60_000))
    after = " ".join(f"나{n % 5}" for n in range(60_000))
    diff = diff_words(f"앞 {before} 뒤", f"앞 {after} 뒤")
    assert text(diff.left, Mark.SAME).split() == ["앞", "뒤"]
    assert diff.words == 60_000


WORDS = [
    "메일",
    "메일을",
    "메일은",
    "신고",
    "신고합니다",
    ".",
    "24시간",
    "click",
    "clicks",
    "-",
    "🎬",
    "e\u0301",
    "\n",
]


def nonsense(chance: random.Random) -> str:
    return "".join(
        chance.choice(WORDS) + chance.choice([" ", "", "  ", "\n"]) for _ in range(chance.randrange(30))
    )


@pytest.mark.parametrize("seed", range(60))
def test_each_side_reads_as_it_was(seed: int) -> None:
    chance = random.Random(seed)
    before = [nonsense(chance) for _ in range(chance.randrange(1, 4))]
    after = [nonsense(chance) for _ in range(chance.randrange(1, 4))]
    left, right, words = diff_parts(before, after)
    assert [text(runs) for runs in left] == before
    assert [text(runs) for runs in right] == after
    same = ["".join(text(r, Mark.SAME) for r in side).split() for side in (left, right)]
    assert "".join(same[0]) == "".join(same[1])
    assert (words == 0) <= all(
        run.mark is Mark.SAME or not any(c.isalnum() for c in run.text) for r in (*left, *right) for run in r
    )


@pytest.mark.parametrize("seed", range(80))
def test_whatever_is_done_both_scripts_can_be_read_from_the_rows(seed: int) -> None:
    chance = random.Random(seed)
    before = course(chance.randrange(1, 5), chance.randrange(1, 5), chance.randrange(1, 4))
    after = before
    for _ in range(chance.randrange(12)):
        after = one_edit(after, chance)
    if chance.random() < 0.4:
        after = brought_in_again(after)
    comparison = compare(before, after)
    assert comparison == compare(before, after)
    rows = [r for r in comparison.rows if isinstance(r, SceneRow)]
    olds = sorted((r for r in rows if r.before and r.kind is not RowKind.GONE), key=lambda r: r.before.number)  # type: ignore[union-attr]
    news = [r for r in rows if r.after]
    assert [(text(r.narration.left), text(r.on_screen.left)) for r in olds] == words_of(before)
    assert [(text(r.narration.right), text(r.on_screen.right)) for r in news] == words_of(after)
    headings = [r for r in comparison.rows if isinstance(r, ChapterRow)]
    assert [r.after for r in headings if r.after is not None] == [c.title for c in after.chapters]
    assert sorted(r.before for r in headings if r.before is not None) == sorted(
        c.title for c in before.chapters
    )
    if comparison.is_empty:
        assert words_of(before) == words_of(after)


def words_of(script: Script) -> list[tuple[str, str]]:
    return [(s.narration, s.on_screen_text) for _, _, s in script.scenes()]


def one_edit(script: Script, chance: random.Random) -> Script:
    uids = [scene.uid for _, _, scene in script.scenes()]
    if not uids:
        return edits.insert_scene(script, None, Scene(narration=nonsense(chance)))
    uid = chance.choice(uids)
    scene = edits.scene_of(script, uid)
    return chance.choice(
        (
            lambda: edits.insert_scene(script, uid, Scene(narration=chance.choice(SENTENCES))),
            lambda: edits.duplicate_scene(script, uid),
            lambda: edits.delete_scene(script, uid),
            lambda: edits.split_scene(script, uid, len(scene.narration) // 2),
            lambda: edits.merge_with_previous(script, uid),
            lambda: edits.move_scene(script, uid, chance.choice((-1, 1))),
            lambda: edits.insert_chapter(script, script.chapters[0].uid, nonsense(chance)),
            lambda: with_narration(script, uid, nonsense(chance)),
            lambda: with_narration(script, uid, scene.narration.replace("은", "을", 1)),
        )
    )()
