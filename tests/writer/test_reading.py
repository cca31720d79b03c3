"""What a model answers is data: a script is found in it, or it is told what is wrong."""

from __future__ import annotations

import json

import pytest

from studio.domain.drafting import DraftOptions
from studio.writer.reading import BadAnswer, script_in

SCRIPT = {
    "title": "Mail",
    "chapters": [{"title": "Look", "scenes": [{"narration": "Read it.", "on_screen_text": "Read"}]}],
}
TEXT = json.dumps(SCRIPT)
OPTIONS = DraftOptions(target_minutes=1, max_chapters=2, max_scenes_per_chapter=2)


@pytest.mark.parametrize(
    "answer",
    [
        TEXT,
        f"```json\n{TEXT}\n```",
        f"```\n{TEXT}\n```",
        f"Here you are:\n```JSON\n{TEXT}\n```\nAnything else?",
        f"Certainly! {TEXT} I hope that helps.",
        f"```json\nnot this\n```\n{TEXT}",
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
        (json.dumps({"chapters": [{"title": "a", "scenes": [{"narration": "b" * 400}]}]}), "400"),
    ],
)
def test_what_is_no_script_is_told(answer: str, why: str) -> None:
    with pytest.raises(BadAnswer) as raised:
        script_in(answer, OPTIONS)
    assert why in raised.value.why
