"""Rewritten words go back where they came from, and nothing else changes."""

from __future__ import annotations

from studio.domain.image import ImageFit
from studio.domain.rewriting import (
    CHOSEN,
    Wish,
    chosen_passage,
    other_language,
    scene_passages,
    script_passages,
    still_says,
    with_passages,
)
from studio.domain.script import Chapter, Scene, Script, VisualSpec
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider

SCENE = Scene(
    uid="s1",
    scene_id="7",
    narration="Read every line of it.",
    on_screen_text="Read it",
    caption="Read",
    purpose="hook",
    duration_sec=8.0,
    visual_spec=VisualSpec(
        type="KEY_POINTS", text="Lines", highlight_terms=("line",), image_fit=ImageFit.CONTAIN
    ),
    voice=VoiceChoice(provider=VoiceProvider.MOCK),
    meant=("x",),
)
OTHER = Scene(uid="s2", narration="Then ask.")
SCRIPT = Script(title="Mail", chapters=(Chapter(uid="c1", title="Look", scenes=(SCENE, OTHER)),))


def test_only_the_words_change() -> None:
    passages = scene_passages(SCRIPT, {"s1"}, Wish.SHORTEN)
    texts = {key: key.upper() for key in passages[0].texts}
    changed = with_passages(SCRIPT, [passages[0].saying(texts)])
    scene = changed.chapters[0].scenes[0]
    assert (scene.narration, scene.on_screen_text, scene.caption) == (
        "NARRATION",
        "ON_SCREEN_TEXT",
        "CAPTION",
    )
    same = {"narration": SCENE.narration, "on_screen_text": SCENE.on_screen_text, "caption": SCENE.caption}
    assert scene.model_copy(update=same) == SCENE
    assert changed.chapters[0].scenes[1] is OTHER


def test_a_translation_takes_the_words_of_the_picture_along() -> None:
    (passage,) = scene_passages(SCRIPT, {"s1"}, Wish.TRANSLATE)
    changed = with_passages(
        SCRIPT, [passage.saying({**passage.texts, "picture_text": "줄", "picture_terms": "줄"})]
    )
    spec = changed.chapters[0].scenes[0].visual_spec
    assert spec is not None
    assert (spec.text, spec.highlight_terms, spec.image_fit) == ("줄", ("줄",), ImageFit.CONTAIN)


def test_a_whole_script_with_its_titles() -> None:
    passages = [p.saying({k: f"<{t}>" for k, t in p.texts.items()}) for p in script_passages(SCRIPT)]
    changed = with_passages(SCRIPT, passages)
    assert (changed.title, changed.chapters[0].title) == ("<Mail>", "<Look>")
    assert [s.narration for _, _, s in changed.scenes()] == ["<Read every line of it.>", "<Then ask.>"]


def test_chosen_words_are_put_in_their_place() -> None:
    passage = chosen_passage(SCRIPT, "s1", "narration", 5, 15)
    assert passage is not None
    changed = with_passages(SCRIPT, [passage.saying({CHOSEN: "all"})])
    assert changed.chapters[0].scenes[0].narration == "Read all of it."
    assert chosen_passage(SCRIPT, "s1", "narration", 4, 5) is None, "a space is no word"
    assert chosen_passage(SCRIPT, "gone", "narration", 0, 4) is None


def test_it_is_known_whether_the_words_are_still_there() -> None:
    passages = scene_passages(SCRIPT, {"s1", "s2"}, Wish.SHORTEN)
    words = chosen_passage(SCRIPT, "s2", "narration", 0, 4)
    assert words is not None
    assert still_says(SCRIPT, passages)
    assert still_says(SCRIPT, [words])
    other = OTHER.model_copy(update={"narration": "Then wait."})
    moved = SCRIPT.model_copy(update={"chapters": (Chapter(title="x", scenes=(other, SCENE)),)})
    assert still_says(moved, passages[:1]), "a scene that was moved says the same"
    assert not still_says(moved, passages)
    assert not still_says(moved, [words])
    assert not still_says(SCRIPT.model_copy(update={"chapters": ()}), passages)


def test_the_other_language() -> None:
    assert other_language(script_passages(SCRIPT)) is Language.KOREAN
    korean = Script(title="메일", chapters=(Chapter(title="읽기", scenes=(Scene(narration="읽으십시오."),)),))
    assert other_language(script_passages(korean)) is Language.ENGLISH
