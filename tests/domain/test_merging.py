"""Three states of a script: whoever takes one side gets that side, and what is disjoint merges by itself."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.domain.errors import BadInput
from studio.domain.image import ImageFit
from studio.domain.merging import merge_of, merged
from studio.domain.recognition import same_words, with_identities, words_sha256
from studio.domain.script import Chapter, Scene, Script, VisualSpec
from studio.domain.sync import ChangedBy, Merge, Side
from studio.domain.voice import VoiceChoice

WORDS = (
    "비밀번호는 길게 만듭니다", "의심스러운 메일은 신고합니다", "화면을 잠그고 자리를 비웁니다",
    "공용 와이파이를 조심합니다", "백업은 날마다 합니다", "방문증을 보이게 답니다",
    "USB는 검사하고 꽂습니다", "퇴근할 때 서랍을 잠급니다",
)  # fmt: skip


def scene(uid: str, said: str | None = None, **more: Any) -> Scene:
    return Scene(uid=uid, narration=said if said is not None else f"{WORDS[hash_of(uid)]} ({uid})", **more)


def hash_of(uid: str) -> int:
    return sum(uid.encode()) % len(WORDS)


def script(*chapters: tuple[str, list[Scene]], title: str = "보안") -> Script:
    return Script(
        title=title,
        chapters=tuple(
            Chapter(uid=f"c-{name}", title=name, scenes=tuple(scenes)) for name, scenes in chapters
        ),
    )


def there(words: Script) -> Script:
    """The same as the backend gives it: words alone, under identities of its own."""
    return Script(
        title="백엔드 제목",
        chapters=tuple(
            Chapter(
                title=chapter.title,
                scenes=tuple(
                    Scene(
                        narration=one.narration,
                        on_screen_text=one.on_screen_text,
                        caption=one.caption,
                        purpose=one.purpose,
                        duration_sec=one.duration_sec,
                    )
                    for one in chapter.scenes
                ),
            )
            for chapter in words.chapters
        ),
    )


def said(words: Script) -> list[tuple[str, list[str]]]:
    return [(chapter.title, [one.narration for one in chapter.scenes]) for chapter in words.chapters]


def uids(words: Script) -> list[str]:
    return [one.uid for _, _, one in words.scenes()]


def rewritten(words: Script, uid: str, **changes: Any) -> Script:
    return words.model_copy(
        update={
            "chapters": tuple(
                chapter.model_copy(
                    update={
                        "scenes": tuple(
                            one.model_copy(update=changes) if one.uid == uid else one
                            for one in chapter.scenes
                        )
                    }
                )
                for chapter in words.chapters
            )
        }
    )


BASE = script(("하나", [scene("a"), scene("b"), scene("c")]), ("둘", [scene("d"), scene("e")]))
DRESSED = rewritten(
    BASE,
    "b",
    visual_spec=VisualSpec(type="WARNING", image="picture:" + "0" * 64, image_fit=ImageFit.CONTAIN),
    voice=VoiceChoice(speed=1.2),
    meant=("x",),
)


def merge(base: Script, mine: Script, theirs: Script) -> Merge:
    return merge_of("s-1", base, mine, there(theirs))


# --- identities ----------------------------------------------------------------------------------


def test_words_changed_there_keep_the_looks_the_voice_and_the_identity_known_here() -> None:
    theirs = rewritten(BASE, "b", narration=BASE.chapters[0].scenes[1].narration + " 꼭 그렇게 합니다")
    found = with_identities(there(theirs), DRESSED)
    assert uids(found) == uids(BASE)
    assert [chapter.uid for chapter in found.chapters] == ["c-하나", "c-둘"]
    ours, before = found.chapters[0].scenes[1], DRESSED.chapters[0].scenes[1]
    assert ours.narration.endswith("꼭 그렇게 합니다")
    assert (ours.visual_spec, ours.voice, ours.meant) == (before.visual_spec, before.voice, before.meant)
    assert found.title == BASE.title, "the title is not shared"


def test_a_scene_rewritten_beyond_likeness_in_its_place_is_still_that_scene() -> None:
    found = with_identities(there(rewritten(BASE, "b", narration="Quite another matter.")), DRESSED)
    assert uids(found) == uids(BASE)
    assert found.chapters[0].scenes[1].voice is not None


def test_scenes_in_another_order_there_are_the_same_scenes() -> None:
    theirs = script(("둘", [scene("e"), scene("d")]), ("하나", [scene("c"), scene("a"), scene("b")]))
    found = with_identities(there(theirs), DRESSED)
    assert uids(found) == ["e", "d", "c", "a", "b"]
    assert [chapter.uid for chapter in found.chapters] == ["c-둘", "c-하나"]


@pytest.mark.parametrize(
    ("here", "told", "kept"), [(12.5, 12.0, 12.5), (12.5, 13.0, 12.5), (12.5, 20.0, 20.0)]
)
def test_a_length_that_the_backend_only_rounded_stays_as_it_was(
    here: float, told: float, kept: float
) -> None:
    known = rewritten(BASE, "a", duration_sec=here)
    found = with_identities(there(rewritten(BASE, "a", duration_sec=told)), known)
    assert found.chapters[0].scenes[0].duration_sec == kept


def test_no_length_and_a_length_of_nothing_are_the_same_words() -> None:
    assert same_words(BASE, rewritten(BASE, "a", duration_sec=0.0))
    assert words_sha256(BASE) == words_sha256(rewritten(BASE, "a", duration_sec=-1.0))
    assert words_sha256(BASE) == words_sha256(DRESSED)
    assert words_sha256(BASE) != words_sha256(rewritten(BASE, "a", caption="자막"))


# --- one of two ----------------------------------------------------------------------------------


def test_disjoint_changes_merge_without_a_choice() -> None:
    mine = rewritten(DRESSED, "a", narration="내가 고친 첫 장면입니다.")
    theirs = rewritten(BASE, "d", caption="그들의 자막")
    found = merge(BASE, mine, theirs)
    assert found.open_choices == ()
    assert {part.uid: part.changed_by for part in found.scenes if part.is_change} == {
        "a": ChangedBy.ME,
        "d": ChangedBy.THEM,
    }
    both = merged(found, {})
    assert both == rewritten(mine, "d", caption="그들의 자막")


def test_what_both_changed_alike_needs_no_choice() -> None:
    found = merge(BASE, rewritten(BASE, "a", caption="같음"), rewritten(BASE, "a", caption="같음"))
    assert found.open_choices == ()
    assert not any(part.is_change for part in found.scenes)


def test_what_both_changed_waits_for_a_choice_and_takes_it() -> None:
    mine = rewritten(DRESSED, "b", narration="나는 이렇게 썼습니다.")
    theirs = rewritten(BASE, "b", narration="그들은 저렇게 썼습니다.")
    found = merge(BASE, mine, theirs)
    assert found.open_choices == ("b",)
    with pytest.raises(BadInput, match="2"):
        merged(found, {})
    assert merged(found, {"b": Side.MINE}) == mine
    taken = merged(found, {"b": Side.THEIRS}).chapters[0].scenes[1]
    assert taken.narration == "그들은 저렇게 썼습니다."
    assert taken.voice is not None, "the looks stay"


def test_my_looks_and_their_words_of_one_scene_merge() -> None:
    theirs = rewritten(BASE, "b", caption="그들의 자막")
    found = merge(BASE, DRESSED, theirs)
    assert found.open_choices == ()
    assert merged(found, {}) == rewritten(DRESSED, "b", caption="그들의 자막")


def test_a_scene_they_took_out_goes_unless_somebody_worked_on_it_here() -> None:
    theirs = script(("하나", [scene("a"), scene("c")]), ("둘", [scene("d"), scene("e")]))
    assert uids(merged(merge(BASE, BASE, theirs), {})) == ["a", "c", "d", "e"]
    found = merge(BASE, DRESSED, theirs)
    assert found.open_choices == ("b",), "it was given a voice and a picture here"
    assert uids(merged(found, {"b": Side.THEIRS})) == ["a", "c", "d", "e"]
    assert merged(found, {"b": Side.MINE}) == DRESSED


def test_a_scene_i_took_out_stays_out_unless_they_rewrote_it() -> None:
    mine = script(("하나", [scene("a"), scene("c")]), ("둘", [scene("d"), scene("e")]))
    assert uids(merged(merge(BASE, mine, BASE), {})) == ["a", "c", "d", "e"]
    found = merge(BASE, mine, rewritten(BASE, "b", caption="고침"))
    (open_,) = found.open_choices
    assert uids(merged(found, {open_: Side.MINE})) == ["a", "c", "d", "e"]
    assert [one.caption for _, _, one in merged(found, {open_: Side.THEIRS}).scenes()][1] == "고침"


def test_scenes_added_on_both_sides_stand_where_they_were_put_mine_first() -> None:
    mine = script(
        ("하나", [scene("a"), scene("x"), scene("b"), scene("c")]), ("둘", [scene("d"), scene("e")])
    )
    theirs = script(
        ("하나", [scene("a"), scene("n1", "그들이 더한 것"), scene("b"), scene("c")]),
        ("둘", [scene("d"), scene("e"), scene("n2", "마지막 말")]),
    )
    found = merged(merge(BASE, mine, theirs), {})
    names = [one.narration if one.uid not in uids(mine) else one.uid for _, _, one in found.scenes()]
    assert names == ["a", "x", "그들이 더한 것", "b", "c", "d", "e", "마지막 말"]
    assert [len(chapter.scenes) for chapter in found.chapters] == [5, 3]


def test_their_order_and_my_words_merge() -> None:
    theirs = script(("하나", [scene("c"), scene("a"), scene("b")]), ("둘", [scene("e"), scene("d")]))
    mine = rewritten(BASE, "a", narration="내가 고쳤습니다.")
    found = merged(merge(BASE, mine, theirs), {})
    assert uids(found) == ["c", "a", "b", "e", "d"]
    assert found.chapters[0].scenes[1].narration == "내가 고쳤습니다."


def test_a_scene_moved_into_another_chapter_by_one_side_goes_there() -> None:
    theirs = script(("하나", [scene("a"), scene("b")]), ("둘", [scene("d"), scene("c"), scene("e")]))
    found = merged(merge(BASE, rewritten(BASE, "a", caption="나"), theirs), {})
    assert [[one.uid for one in chapter.scenes] for chapter in found.chapters] == [
        ["a", "b"],
        ["d", "c", "e"],
    ]


def test_a_chapter_split_there_takes_along_what_i_added_behind_its_scenes() -> None:
    theirs = script(
        ("하나", [scene("a")]), ("새 장", [scene("b"), scene("c")]), ("둘", [scene("d"), scene("e")])
    )
    mine = script(
        ("하나", [scene("a"), scene("b"), scene("c"), scene("x")]), ("둘", [scene("d"), scene("e")])
    )
    found = merged(merge(BASE, mine, theirs), {})
    assert [chapter.title for chapter in found.chapters] == ["하나", "새 장", "둘"]
    assert [[one.uid for one in chapter.scenes] for chapter in found.chapters] == [
        ["a"],
        ["b", "c", "x"],
        ["d", "e"],
    ]


def test_what_i_added_behind_the_scene_that_they_made_a_chapter_of_goes_along() -> None:
    theirs = script(
        ("하나", [scene("a"), scene("b")]), ("새 장", [scene("c")]), ("둘", [scene("d"), scene("e")])
    )
    mine = script(
        ("하나", [scene("a"), scene("b"), scene("c"), scene("x")]), ("둘", [scene("d"), scene("e")])
    )
    found = merged(merge(BASE, mine, theirs), {})
    assert [(chapter.title, [one.uid for one in chapter.scenes]) for chapter in found.chapters] == [
        ("하나", ["a", "b"]),
        ("새 장", ["c", "x"]),
        ("둘", ["d", "e"]),
    ]


def test_a_scene_that_both_put_elsewhere_waits_for_a_choice() -> None:
    mine = script(("하나", [scene("a"), scene("b")]), ("둘", [scene("c"), scene("d"), scene("e")]))
    theirs = script(("하나", [scene("c"), scene("a"), scene("b")]), ("둘", [scene("d"), scene("e")]))
    found = merge(BASE, mine, theirs)
    assert found.open_choices == ("c",)
    assert merged(found, {"c": Side.MINE}) == mine
    assert uids(merged(found, {"c": Side.THEIRS})) == ["c", "a", "b", "d", "e"]


def test_headings_merge_as_scenes_do() -> None:
    def named(words: Script, n: int, title: str) -> Script:
        chapters = list(words.chapters)
        chapters[n] = chapters[n].model_copy(update={"title": title})
        return words.model_copy(update={"chapters": tuple(chapters)})

    found = merge(BASE, named(BASE, 0, "시작"), named(BASE, 1, "끝"))
    assert found.open_choices == ()
    assert [chapter.title for chapter in merged(found, {}).chapters] == ["시작", "끝"]
    found = merge(BASE, named(BASE, 0, "시작"), named(BASE, 0, "처음"))
    assert found.open_choices == ("c-하나",)
    assert merged(found, {"c-하나": Side.THEIRS}).chapters[0].title == "처음"


def test_without_a_common_base_only_what_differs_waits_for_a_choice() -> None:
    theirs = rewritten(BASE, "b", caption="다름")
    found = merge(Script(title="보안"), DRESSED, theirs)
    assert found.open_choices == ("b",)
    assert merged(found, {"b": Side.MINE}) == DRESSED


def test_chapters_of_one_title_that_are_no_neighbours_stay_apart() -> None:
    base = Script(
        title="t",
        chapters=tuple(
            Chapter(uid=f"c{n}", title=title, scenes=(scene(f"s{n}"),)) for n, title in enumerate("ABA")
        ),
    )
    theirs = rewritten(base, "s2", caption="끝")
    found = merged(merge(base, base, theirs), {})
    assert [chapter.uid for chapter in found.chapters] == ["c0", "c1", "c2"]
    assert said(found) == said(theirs)


# --- whatever both did ---------------------------------------------------------------------------


@st.composite
def edited(draw: st.DrawFn, base: Script, who: str) -> Script:
    """Take scenes out, rewrite, add and move some, and put the chapters' borders elsewhere."""
    scenes = [one for _, _, one in base.scenes() if draw(st.integers(0, 5))]
    scenes = [
        one.model_copy(update={"narration": f"{who} {draw(st.sampled_from(WORDS))} {n}"})
        if draw(st.integers(0, 4)) == 0
        else one
        for n, one in enumerate(scenes)
    ]
    for n in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(scenes)))
        scenes.insert(at, scene(f"{who}-{n}", f"{who}의 새 장면 {n} {draw(st.sampled_from(WORDS))}"))
    for _ in range(draw(st.integers(0, 2))):
        if scenes:
            one = scenes.pop(draw(st.integers(0, len(scenes) - 1)))
            scenes.insert(draw(st.integers(0, len(scenes))), one)
    scenes = scenes or [scene(f"{who}-last", "남은 것")]
    chapters: list[Chapter] = []
    rest = list(scenes)
    titles = [chapter.title for chapter in base.chapters] + [f"{who} 장"]
    while rest:
        size = draw(st.integers(1, len(rest)))
        n = len(chapters)
        known = n < len(base.chapters)
        uid = base.chapters[n].uid if known else f"c-{who}-{n}"
        title = draw(st.sampled_from(titles)) if draw(st.integers(0, 3)) == 0 else f"장 {n}"
        chapters.append(Chapter(uid=uid, title=title, scenes=tuple(rest[:size])))
        rest = rest[size:]
    return base.model_copy(update={"chapters": tuple(chapters)})


bases = st.integers(1, 7).map(
    lambda n: (
        script(("장 0", [scene(f"s{i}") for i in range((n + 1) // 2)]), ("장 1", [scene("z")]))
        if n % 2
        else script(("장 0", [scene(f"s{i}") for i in range(n)]))
    )
)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_all_mine_is_mine_and_all_theirs_is_theirs(data: st.DataObject) -> None:
    base = data.draw(bases)
    mine, theirs = data.draw(edited(base, "나")), data.draw(edited(base, "그들"))
    found = merge(base, mine, theirs)
    assert merged(found, found.all_of(Side.MINE)) == mine
    taken = merged(found, found.all_of(Side.THEIRS))
    assert said(taken) == said(theirs)
    assert taken == found.theirs


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_every_mixture_has_each_chosen_scene_once_and_nothing_else(data: st.DataObject) -> None:
    base = data.draw(bases)
    mine, theirs = data.draw(edited(base, "나")), data.draw(edited(base, "그들"))
    found = merge(base, mine, theirs)
    choices = {
        uid: data.draw(st.sampled_from(Side))
        for uid in found.all_of(Side.MINE)
        if uid in found.open_choices or data.draw(st.booleans())
    }
    mixed = merged(found, choices)
    assert len(set(uids(mixed))) == len(uids(mixed))
    assert len({chapter.uid for chapter in mixed.chapters}) == len(mixed.chapters)
    assert all(chapter.scenes for chapter in mixed.chapters)
    for part in found.scenes:
        if part.uid not in choices:
            continue
        chosen = part.mine if choices[part.uid] is Side.MINE else part.theirs
        there_now = {one.uid: one for _, _, one in mixed.scenes()}
        assert there_now.get(part.uid) == chosen


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_what_only_one_side_changed_is_that_side(data: st.DataObject) -> None:
    base = data.draw(bases)
    after = data.draw(edited(base, "하나"))
    assert merged(merge(base, after, base), {}) == after
    assert said(merged(merge(base, base, after), {})) == said(after)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_the_same_three_states_give_the_same_merge(data: st.DataObject) -> None:
    base = data.draw(bases)
    mine, theirs = data.draw(edited(base, "나")), data.draw(edited(base, "그들"))
    remote = there(theirs)
    assert merge_of("s", base, mine, remote) == merge_of("s", base, mine, remote)


def test_two_thousand_scenes_are_merged() -> None:
    base = script(*((f"장 {c}", [scene(f"s{c}-{n}") for n in range(100)]) for c in range(20)))
    mine = rewritten(base, "s3-7", narration="나")
    theirs = rewritten(base, "s15-2", narration="그들")
    found = merged(merge(base, mine, theirs), {})
    assert found.scene_count == 2000
    assert {one.narration for _, _, one in found.scenes()} >= {"나", "그들"}
