"""What a model answers is data: a script is found in it, or it is told what is wrong."""

from __future__ import annotations

import json

import pytest

from studio.domain.drafting import DraftOptions
from studio.domain.text import Language
from studio.writer.reading import SHAPE, BadAnswer, script_in

SCRIPT = {
    "title": "Mail",
    "chapters": [{"title": "Look", "scenes": [{"narration": "Read it.", "on_screen_text": "Read"}]}],
}
TEXT = json.dumps(SCRIPT)
SCENE = {"narration": "Read it."}


def one(**changes: object) -> str:
    return json.dumps({"chapters": [{"title": "a", "scenes": [{**SCENE, **changes}]}]})


OPTIONS = DraftOptions(language=Language.ENGLISH, target_minutes=1, max_chapters=2, max_scenes_per_chapter=2)


@pytest.mark.parametrize(
    "answer",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"```\n{TEXT}\n```",
        f"Here you are:\n```JSON\n{TEXT}\n```\nAnything else?",
        f"Certainly! {TEXT} I hope that helps.",
        f"```json\nnot this\n```\n{TEXT}",
        f'```json\n{{"ok": true}}\n```\n```json\n{TEXT}\n```',
        f"<think>Perhaps {{this}}? No.</think>{TEXT}",
    ],
)
def test_a_script_is_found_wherever_it_stands(answer: str) -> None:
    assert script_in(answer, OPTIONS).chapters[0].scenes[0].narration == "Read it."


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ("I am sorry, but I cannot do that.", "no JSON"),
        ('{"chapters": [', "no JSON"),
        ('{"chapters": []}', "chapters"),
        ('{"chapters": [{"title": "", "scenes": []}]}', "chapters[0]"),
        ('{"chapters": [{"title": "a", "scenes": [{"narration": 5}]}]}', "narration"),
        ("[" * 100_000, "no JSON"),
        ("x" * 500_000, "longer"),
        (json.dumps({"chapters": SCRIPT["chapters"] * 3}), "3 chapters"),
        (json.dumps({"chapters": [{"title": "a", "scenes": [{"narration": "b"}] * 3}]}), "3 scenes"),
        (json.dumps({"chapters": [{"title": "a", "scenes": [{"narration": "b" * 1_600}]}]}), "1600"),
        (one(on_screen_text="b" * 300), "on-screen text of scene 1 is too long"),
        (one(narration="\u200b"), "no narration"),
        (one(narration="개인정보는 꼭 필요한 만큼만 모으고 다 쓴 뒤에는 지웁니다"), "not written in English"),
        (json.dumps({"chapters": [{"title": "t" * 200, "scenes": [SCENE]}]}), "title of chapter 1"),
        (json.dumps({"scenes": [{"text": "b"}]}), "chapters"),
        (SHAPE, "example"),
        (f"MARK-1\n{TEXT}", "repeats the line"),
    ],
)
def test_what_is_no_script_is_told(answer: str, why: str) -> None:
    with pytest.raises(BadAnswer) as raised:
        script_in(answer, OPTIONS, mark="MARK-1")
    assert why in raised.value.why.en


def test_of_an_answer_nothing_but_words_is_taken() -> None:
    answer = one(
        on_screen_text="Read \u202eit",
        purpose="HACK",
        duration_sec=1e9,
        voice={"provider": "gtts"},
        visual_spec={"type": "FULL_IMAGE", "image": "/etc/passwd"},
        meant=["everything"],
    )
    scene = script_in(answer, OPTIONS).chapters[0].scenes[0]
    assert scene.on_screen_text == "Read it"
    assert (scene.purpose, scene.duration_sec, scene.voice, scene.visual_spec) == ("", None, None, None)
    assert scene.meant == ()


def test_a_script_without_a_title_is_called_as_its_first_chapter() -> None:
    assert script_in(one(), OPTIONS).title == "a"
