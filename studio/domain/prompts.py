"""Words with which a picture of a scene is asked for, proposed from what the scene says."""

from typing import Final

from studio.domain.script import Scene
from studio.domain.sentences import sentences
from studio.domain.text import Language, Text
from studio.domain.visual_plan import plan, shorten, without_marks

_SAID_LIMIT: Final = 220
"""Characters of the narration that are taken along."""
_STYLES: Final = {
    "dawn": Text(ko="짙은 남색에 어울리는 차분하고 부드러운 빛", en="calm, soft light on deep blue"),
    "paper": Text(ko="밝은 종이에 어울리는 깨끗하고 밝은 색", en="clean, bright colours on a light ground"),
    "contrast": Text(ko="명암이 뚜렷한 단순한 구도", en="a simple composition with strong contrast"),
}
_USUAL: Final = Text(ko="차분하고 현실적인 색", en="calm, realistic colours")
_FRAME: Final = Text(
    ko="사내 교육 영상의 한 장면: {about}\n{style}. 사진처럼 사실적으로, 글자와 로고 없이.",
    en="A scene of a workplace training film: {about}\n"
    "Photographic, {style}. No text, no logos, no watermarks.",
)
_BRAND: Final = Text(ko="주된 색은 {color}", en="with {color} as the main colour")


def proposed_prompt(scene: Scene, language: Language, *, theme: str = "", color: str = "") -> str:
    """Return a prompt for a scene: its title, what is said, and the style of the film's theme.

    `color` is the main one of a brand (`#rrggbb`). The scene's own words stay in their language.
    """
    shown = scene.visual_spec.text if scene.visual_spec and scene.visual_spec.text else scene.on_screen_text
    said = " ".join(sentences(without_marks(scene.narration)))
    title = " ".join(plan(shown, scene.caption, scene.narration).title.split())
    parts = [] if said.startswith(title.rstrip("…")) else [title]
    if said:
        parts.append(shorten(said, _SAID_LIMIT))
    about = " ".join(part if part[-1:] in ".!?…" else f"{part}." for part in parts if part)
    style = _STYLES.get(theme, _USUAL).to(language)
    if color:
        style = _BRAND.to(language).replace("{color}", color)
    return _FRAME.to(language).replace("{style}", style).replace("{about}", about).strip()
