"""What is painted for a scene: its words and picture, arranged but not yet measured in pixels."""

import re
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.script import Layout
from studio.domain.settings import VisualStyle
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.text import Language
from studio.domain.visual_plan import highlight_terms, plan, without_marks


class Motion(BaseModel):
    """A slow zoom over the length of a scene about a focus point (fractions of width and height)."""

    model_config = ConfigDict(frozen=True)

    zoom_from: float = 1.0
    zoom_to: float = 1.0
    focus_x: float = 0.5
    focus_y: float = 0.5

    @property
    def is_still(self) -> bool:
        """Tell whether nothing moves."""
        return self.zoom_from == self.zoom_to


class Slide(BaseModel):
    """One scene's picture as data. Depends on nothing that changes when another scene's words change."""

    model_config = ConfigDict(frozen=True)

    layout: Layout
    title: str
    body: str = ""
    items: tuple[str, ...] = ()
    highlight_terms: tuple[str, ...] = ()
    kicker: str = ""
    """The chapter label above the title."""
    progress: float = 0.0
    """How far along the film this scene is, 0 to 1: a mark, so it stands still within a scene."""
    motion: Motion = Motion()
    frame_count: int = 1
    """Length of the scene in frames, over which the motion runs."""
    language: Language = Language.KOREAN


class Canvas(BaseModel):
    """What all slides of a film are painted on."""

    model_config = ConfigDict(frozen=True)

    width: int
    height: int
    fps: int
    theme: str
    watermark: str = ""
    """Text laid over a draft; empty on a film for delivery."""


def canvas_of(spec: RenderSpec) -> Canvas:
    """Return the canvas of a snapshot."""
    settings = spec.settings
    mark = ("초안" if spec.language is Language.KOREAN else "DRAFT") if spec.draft else ""
    return Canvas(
        width=settings.width, height=settings.height, fps=settings.fps, theme=settings.theme, watermark=mark
    )


def slides_of(spec: RenderSpec, frame_counts: list[int]) -> tuple[Slide, ...]:
    """Return the slide of every scene; `frame_counts` are the scenes' lengths on the timeline."""
    last = len(spec.scenes)
    return tuple(
        slide_of(
            scene,
            progress=round((index + 1) / last, 4),
            motion=_motion(spec, index),
            frame_count=frames,
            language=spec.language,
        )
        for index, (scene, frames) in enumerate(zip(spec.scenes, frame_counts, strict=True))
    )


def slide_of(
    scene: RenderScene, *, progress: float, motion: Motion, frame_count: int, language: Language
) -> Slide:
    """Arrange one scene's words: by its visual spec where there is one, else by the visual plan."""
    shown = scene.visual_spec.text if scene.visual_spec and scene.visual_spec.text else scene.on_screen_text
    words = plan(shown, scene.caption, scene.narration)
    marked = scene.visual_spec.highlight_terms if scene.visual_spec else ()
    title, items = split_items(words.title)
    return Slide(
        layout=_layout(scene, title, items),
        title=title,
        body="" if items else words.body,
        items=items,
        highlight_terms=marked or highlight_terms(shown) or words.highlight_terms,
        kicker=_kicker(scene, language),
        progress=progress,
        motion=motion,
        frame_count=frame_count,
        language=language,
    )


_SEPARATORS: Final = re.compile(r"\s+[·•→|/]\s+|\n+[-–•·*\d.)\s]*")
_HEADING: Final = re.compile(r"^(?P<head>[^:：\n]{1,30})[:：]\s+(?P<rest>.+)$", re.DOTALL)
_PURPOSE_LAYOUTS: Final = {
    "hook": Layout.TITLE_SLIDE,
    "example": Layout.EXAMPLE,
    "summary": Layout.SUMMARY,
}


def split_items(text: str) -> tuple[str, tuple[str, ...]]:
    """Split `Heading: a · b · c` (or lines) into the heading and its items; plain text has no items."""
    heading = _HEADING.match(text.strip())
    head, rest = (heading["head"].strip(), heading["rest"]) if heading else ("", text.strip())
    items = tuple(part.strip() for part in _SEPARATORS.split(rest) if part.strip())
    if len(items) < 2 or (not head and len(items) < 3 and "\n" not in rest):
        return text.strip(), ()
    if not head and "\n" in rest:
        return items[0], items[1:]
    return head, items


def _layout(scene: RenderScene, title: str, items: tuple[str, ...]) -> Layout:
    asked = scene.visual_spec.type.upper() if scene.visual_spec else ""
    if asked in Layout.__members__:
        return Layout[asked]
    if items:
        return Layout.SUMMARY if scene.purpose == "summary" else Layout.KEY_POINTS
    if re.match(r"(사례|예시|예|case|example)\s*[:：]", title, re.IGNORECASE):
        return Layout.EXAMPLE
    if scene.scene_order == 1:
        return Layout.TITLE_SLIDE
    return _PURPOSE_LAYOUTS.get(scene.purpose, Layout.TEXT_HIGHLIGHT)


def _kicker(scene: RenderScene, language: Language) -> str:
    if not scene.chapter_title:
        return ""
    number = f"{scene.chapter_order}장" if language is Language.KOREAN else f"{scene.chapter_order}"
    return f"{number} · {without_marks(scene.chapter_title)}"


def _motion(spec: RenderSpec, index: int) -> Motion:
    if spec.settings.style is VisualStyle.BASIC or spec.settings.zoom == 1.0:
        return Motion()
    near, far = spec.settings.zoom, 1.0
    return Motion(zoom_from=far, zoom_to=near) if index % 2 == 0 else Motion(zoom_from=near, zoom_to=far)
