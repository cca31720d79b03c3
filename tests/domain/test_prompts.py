"""Prompts say what the scene says, in the style of the film, and never more than is read."""

import pytest

from studio.domain.prompts import proposed_prompt
from studio.domain.script import Scene, VisualSpec
from studio.domain.text import Language
from studio.domain.visuals import PROMPT_LIMIT


def test_title_narration_and_style_are_in_it() -> None:
    scene = Scene(narration="**링크**를 누르기 전에 주소를 확인합니다.", on_screen_text="주소 확인")
    prompt = proposed_prompt(scene, Language.KOREAN, theme="paper")
    assert "주소 확인. 링크를 누르기 전에 주소를 확인합니다." in prompt
    assert "밝은 종이" in prompt
    assert "글자와 로고 없이" in prompt


def test_what_is_said_is_not_said_twice() -> None:
    prompt = proposed_prompt(Scene(narration="Lock the door. Then go."), Language.ENGLISH)
    assert prompt.count("Lock the door.") == 1


def test_the_text_of_the_slide_counts_before_others() -> None:
    scene = Scene(narration="Go.", on_screen_text="Old", visual_spec=VisualSpec(text="New"))
    assert "New. Go." in proposed_prompt(scene, Language.ENGLISH)


def test_a_brand_gives_its_colour() -> None:
    assert "#1A2B3C" in proposed_prompt(Scene(narration="Go."), Language.ENGLISH, color="#1A2B3C")


@pytest.mark.parametrize(
    "scene", [Scene(), Scene(narration="길" * 10_000), Scene(on_screen_text="{about}{style}")]
)
@pytest.mark.parametrize("language", Language)
def test_any_scene_has_a_prompt_that_can_be_sent(scene: Scene, language: Language) -> None:
    assert 0 < len(proposed_prompt(scene, language)) <= PROMPT_LIMIT
