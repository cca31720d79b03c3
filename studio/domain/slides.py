"""What is painted for a scene: its words and picture, arranged but not yet measured in pixels."""

import re
from collections.abc import Sequence
from typing import Final

from pydantic import BaseModel, ConfigDict

from studio.domain.brand import BRAND_THEME, BrandKit
from studio.domain.entrances import Entrance
from studio.domain.image import ImageFit, ImageMotion, MotionKind, picture_hash
from studio.domain.script import Layout, VisualSpec
from studio.domain.sentences import sentences
from studio.domain.settings import RenderSettings, VisualStyle
from studio.domain.slide_words import (
    Group,
    body_of,
    split_groups,
    split_items,
    split_number,
    split_steps,
    split_tag,
    spoken_headline,
    typographic,
    warns,
    without_repeated_aside,
)
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.text import Language, Text
from studio.domain.visual_plan import HIGHLIGHT_LIMIT, highlight_terms, plan, without_marks

__all__ = [
    "Canvas",
    "Group",
    "Motion",
    "Slide",
    "SlideCaption",
    "SlideImage",
    "canvas_of",
    "slide_of",
    "slides_of",
    "split_items",
]


class Motion(BaseModel):
    """A slow zoom over the length of a scene about a focus point (fractions of width and height).

    With a second focus point it is a pan: what is seen travels from the one to the other.
    """

    model_config = ConfigDict(frozen=True)

    zoom_from: float = 1.0
    zoom_to: float = 1.0
    focus_x: float = 0.5
    focus_y: float = 0.5
    pan_to: tuple[float, float] | None = None

    @property
    def is_still(self) -> bool:
        """Tell whether nothing moves."""
        return self.zoom_from == self.zoom_to and self.pan_to in (None, (self.focus_x, self.focus_y))


class SlideImage(BaseModel):
    """A picture of the author's own on a slide."""

    model_config = ConfigDict(frozen=True)

    sha256: str
    """Names the file among the pictures taken in; empty where it is missing and a placeholder is shown."""
    fit: ImageFit = ImageFit.COVER


class SlideCaption(BaseModel):
    """A caption in the picture itself, in local frames of its scene; its lines are parted by line breaks."""

    model_config = ConfigDict(frozen=True)

    first_frame: int
    end_frame: int
    text: str


class Slide(BaseModel):
    """One scene's picture as data. Depends on nothing that changes when another scene's words change."""

    model_config = ConfigDict(frozen=True)

    layout: Layout
    title: str
    body: str = ""
    items: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    """The two sides of a comparison, what not to do first; empty elsewhere."""
    number: str = ""
    """The number the author gave this thought, shown as a sign beside it."""
    tag: str = ""
    """A label over the words, such as 사례."""
    highlight_terms: tuple[str, ...] = ()
    kicker: str = ""
    """The chapter label above the title."""
    progress: float = 0.0
    """How far along the film this scene is, 0 to 1: a mark, so it stands still within a scene."""
    image: SlideImage | None = None
    motion: Motion = Motion()
    frame_count: int = 1
    """Length of the scene in frames, over which the motion runs."""
    language: Language = Language.KOREAN
    entrances: tuple[Entrance, ...] = ()
    """When each of the `entering` items comes in, in order; empty: they are there from the start."""
    absent: int = 0
    """How many of the `entering`, counted from the last, are not there and never come: see `at_rest`."""
    captions: tuple[SlideCaption, ...] = ()
    """Captions in the picture itself, in order, never two at once; empty where captions are elsewhere."""
    caption: str = ""
    """A caption that never goes: see `at_rest`."""

    @property
    def entering(self) -> tuple[str, ...]:
        """What comes in one after another in an animated film: items, one side's before the other's."""
        if self.layout is Layout.COMPARISON and len(self.groups) == 2:
            return tuple(item for group in self.groups for item in group.items)
        return self.items

    @property
    def has_moving_detail(self) -> bool:
        """Tell whether something sharp moves all the time, not only a soft background."""
        image = self.image
        covers = image is not None and bool(image.sha256) and image.fit is ImageFit.COVER
        return covers and not self.motion.is_still

    @property
    def changes(self) -> tuple[tuple[int, int], ...]:
        """Runs of the scene's frames (first, end) in which words or marks change, in order and apart.

        Outside of them only the background and the picture move. An empty run is a change from one frame to
        the next.
        """
        edges = {edge for caption in self.captions for edge in (caption.first_frame, caption.end_frame)}
        runs = [(entrance.first_frame, entrance.end_frame) for entrance in self.entrances]
        apart: list[tuple[int, int]] = []
        for first, end in sorted([*runs, *((edge, edge) for edge in edges)]):
            if apart and first <= apart[-1][1]:
                apart[-1] = (apart[-1][0], max(end, apart[-1][1]))
            else:
                apart.append((first, end))
        return tuple(apart)

    def presence(self, index: int, frame: int) -> float:
        """Return how far one of the `entering` has come by a frame: 0 is not there, 1 is in its place."""
        if index >= len(self.entering) - self.absent:
            return 0.0
        return self.entrances[index].done(frame) if self.entrances else 1.0

    def caption_at(self, frame: int) -> str:
        """Return the caption in the picture of a frame, empty where there is none."""
        shown = (c.text for c in self.captions if c.first_frame <= frame < c.end_frame)
        return next(shown, self.caption)

    def at_rest(self, frame: int) -> "Slide":
        """Return the slide with its words and marks as they are at a frame, for good; its motion goes on.

        The value is the same for all frames between two of the `changes`. The pipeline shows it there, so
        the length of the scene and its motion (`frame_count`, `motion`) must be kept as they are.
        """
        coming = sum(entrance.first_frame > frame for entrance in self.entrances)
        return self.model_copy(
            update={
                "entrances": (),
                "absent": max(self.absent, coming),
                "captions": (),
                "caption": self.caption_at(frame),
            }
        )

    def complete(self) -> "Slide":
        """Return the slide with everything there from the start, without captions: for small pictures."""
        return self.model_copy(update={"entrances": (), "absent": 0, "captions": (), "caption": ""})

    def without_picture(self) -> "Slide":
        """Return the slide with a placeholder where its picture would be."""
        if self.image is None:
            return self
        return self.model_copy(update={"image": self.image.model_copy(update={"sha256": ""})})


class Canvas(BaseModel):
    """What all slides of a film are painted on."""

    model_config = ConfigDict(frozen=True)

    width: int
    height: int
    fps: int
    theme: str
    brand: BrandKit | None = None
    watermark: str = ""
    """Text laid over a draft; empty on a film for delivery."""


def canvas_of(spec: RenderSpec) -> Canvas:
    """Return the canvas of a snapshot."""
    settings = spec.settings
    mark = ("초안" if spec.language is Language.KOREAN else "DRAFT") if spec.draft else ""
    return Canvas(
        width=settings.width,
        height=settings.height,
        fps=settings.fps,
        theme=settings.theme,
        watermark=mark,
        brand=settings.brand if settings.theme == BRAND_THEME else None,
    )


def slides_of(spec: RenderSpec, frame_counts: list[int]) -> tuple[Slide, ...]:
    """Return the slide of every scene; `frame_counts` are the scenes' lengths on the timeline."""
    last = len(spec.scenes)
    several = len({scene.chapter_order for scene in spec.scenes}) > 1
    return tuple(
        slide_of(
            scene,
            progress=round((index + 1) / last, 4),
            motion=_motion(spec.settings, index, frames, scene.visual_spec),
            frame_count=frames,
            language=spec.language,
            numbered_chapters=several,
        )
        for index, (scene, frames) in enumerate(zip(spec.scenes, frame_counts, strict=True))
    )


def slide_of(
    scene: RenderScene,
    *,
    progress: float,
    motion: Motion,
    frame_count: int,
    language: Language,
    numbered_chapters: bool = True,
) -> Slide:
    """Arrange one scene's words: by its visual spec where there is one, else by the visual plan."""
    arranged = _set(_arranged(scene, language))
    kicker = _kicker(scene, language, numbered_chapters)
    return arranged.model_copy(
        update={
            "highlight_terms": _terms(scene, arranged),
            "kicker": "" if without_marks(scene.chapter_title) == arranged.title else kicker,
            "image": _image(scene.visual_spec),
            "progress": progress,
            "motion": motion,
            "frame_count": frame_count,
        }
    )


_LABELS: Final = (
    Text(ko="하지 마십시오", en="Don't"),
    Text(ko="이렇게 하십시오", en="Do"),
)
_EXAMPLE_TAG: Final = Text(ko="사례", en="Example")
_PURPOSE_LAYOUTS: Final = {
    "hook": Layout.TITLE_SLIDE,
    "example": Layout.EXAMPLE,
    "summary": Layout.SUMMARY,
}
_LISTS: Final = (Layout.KEY_POINTS, Layout.SUMMARY, Layout.DIAGRAM)
_COUNTED: Final = re.compile(
    r"\d[\d,.]*\s?[십백천만억조]*\s?(?:통|원|달러|가지|번|곳|대|년|월|주|배|점|단계|명|건|분|시간|일|회|초|개|%)"
    r"|\d[\d,.]*\s?(?:million|billion|thousand|percent|minutes|hours|days|won)(?:\s(?:won|dollars))?"
    r"|\d{3,}",
    re.IGNORECASE,
)


def _arranged(scene: RenderScene, language: Language) -> Slide:
    """Return the slide's words and layout, without what comes from the film around it."""
    asked = _asked_layout(scene)
    words = plan(_shown(scene), scene.caption, scene.narration)
    title = words.title.strip() or without_marks(scene.chapter_title).strip() or _nameless(scene, language)
    spoken = sentences(without_marks(scene.narration))
    further = spoken[1:] if len(spoken) > 1 or not (_shown(scene) or scene.caption.strip()) else spoken

    labels = (_LABELS[0].to(language), _LABELS[1].to(language))
    head, groups = split_groups(title, labels, asked=asked is Layout.COMPARISON)
    if groups:
        head = head or spoken_headline(scene.narration, [i for g in groups for i in g.items])
        name = head or without_marks(scene.chapter_title) or _nameless(scene, language)
        return Slide(layout=Layout.COMPARISON, title=name, groups=groups, language=language)

    number, plain = split_number(title)
    tag, plain, alarm = split_tag(plain)
    if asked is None or asked in _LISTS or asked is Layout.WARNING:
        listed = _listed(scene, plain, asked, further)
        if listed is not None:
            return listed.model_copy(update={"number": number, "tag": tag, "language": language})

    layout = asked or _layout_of_thought(scene, plain, is_example=bool(tag) and not alarm, is_alarm=alarm)
    if layout is Layout.EXAMPLE and not tag:
        tag = _EXAMPLE_TAG.to(language)
    lines = plain.splitlines()
    body = body_of(further, plain)
    if len(lines) == 2:  # two lines written by the author are a headline and what supports it
        plain, body = lines[0], lines[1]
    return Slide(layout=layout, title=_headline(plain), body=body, number=number, tag=tag, language=language)


def _set(slide: Slide) -> Slide:
    """Return the slide with the quotation marks of a typesetter."""
    groups = tuple(
        group.model_copy(update={"label": typographic(group.label), "items": _all_set(group.items)})
        for group in slide.groups
    )
    return slide.model_copy(
        update={
            "title": typographic(slide.title),
            "body": typographic(slide.body),
            "items": _all_set(slide.items),
            "groups": groups,
        }
    )


def _all_set(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(typographic(text) for text in texts)


def _listed(scene: RenderScene, text: str, asked: Layout | None, further: Sequence[str]) -> Slide | None:
    """Return the slide of words that are steps or a list, or None when they are neither."""
    head, items = split_steps(text)
    layout = Layout.SUMMARY
    if not items:
        head, items = split_items(text)
        layout = Layout.SUMMARY if scene.purpose == "summary" else Layout.KEY_POINTS
    if not items and asked is Layout.KEY_POINTS and len(further) >= 2:
        head, items = text, tuple(sentence.rstrip(".。") for sentence in further[:4])
    if not items:
        return None
    head = head or spoken_headline(scene.narration, items)
    if not head:
        return None
    return Slide(layout=asked or layout, title=_headline(head), items=without_repeated_aside(items, head))


def _layout_of_thought(scene: RenderScene, title: str, *, is_example: bool, is_alarm: bool) -> Layout:
    if is_example:
        return Layout.EXAMPLE
    if is_alarm:
        return Layout.WARNING
    if scene.scene_order == 1:
        return Layout.TITLE_SLIDE
    if warns(title):
        return Layout.WARNING
    return _PURPOSE_LAYOUTS.get(scene.purpose, Layout.TEXT_HIGHLIGHT)


def _asked_layout(scene: RenderScene) -> Layout | None:
    name = scene.visual_spec.type.strip().upper() if scene.visual_spec else ""
    return Layout[name] if name in Layout.__members__ else None


def _shown(scene: RenderScene) -> str:
    asked = scene.visual_spec.text.strip() if scene.visual_spec else ""
    return asked or scene.on_screen_text.strip()


def _terms(scene: RenderScene, slide: Slide) -> tuple[str, ...]:
    """Return the terms to mark, only such as are shown; a mark under a whole title would mark nothing."""
    sides = [item for group in slide.groups for item in group.items]
    thought = f"{slide.title} \n{slide.body}"
    shown = " \n".join((thought, *slide.items, *sides))
    marked = [typographic(term) for term in scene.visual_spec.highlight_terms] if scene.visual_spec else []
    if any(term.strip() and term in shown for term in marked):
        return tuple(term for term in marked if term.strip() and term in shown)
    planned = highlight_terms(f"{_shown(scene)} \n{scene.caption} \n{scene.narration}")
    counted = _COUNTED.findall(slide.title)
    found = dict.fromkeys(typographic(term.strip()) for term in (*planned, *counted))
    most = 0.8 * len(slide.title)
    fit = [t for t in found if t in thought and not (t in slide.title and len(t) > most)]
    return tuple(fit[:HIGHLIGHT_LIMIT])


def _headline(text: str) -> str:
    flat = " ".join(text.split())
    return flat[:-1] if flat.endswith((".", "。")) and not flat.endswith("..") else flat


def _nameless(scene: RenderScene, language: Language) -> str:
    return Text(ko=f"장면 {scene.scene_order}", en=f"Scene {scene.scene_order}").to(language)


def _kicker(scene: RenderScene, language: Language, numbered: bool) -> str:
    title = without_marks(scene.chapter_title).strip()
    if not title or not numbered:
        return title
    number = f"{scene.chapter_order}장" if language is Language.KOREAN else f"{scene.chapter_order}"
    return f"{number} · {title}"


_CALM: Final = 0.025
"""The most a zoom may grow in a second, so that a short scene does not rush."""
_PAN_ZOOM: Final = 1.15
"""The least a picture is enlarged for a pan, so that there is somewhere to go."""
_FOCUSES: Final = ((0.62, 0.40), (0.40, 0.56), (0.56, 0.44), (0.46, 0.60))


def _motion(
    settings: RenderSettings, index: int, frame_count: int, visual: VisualSpec | None = None
) -> Motion:
    asked = visual.motion if visual and visual.motion else ImageMotion()
    if settings.style is VisualStyle.BASIC or asked.kind is MotionKind.NONE:
        return Motion()
    near = asked.zoom or min(settings.zoom, 1.0 + _CALM * frame_count / settings.fps)
    focus = visual.focus if visual and visual.focus else _FOCUSES[index % len(_FOCUSES)]
    if asked.kind is MotionKind.PAN:
        near = asked.zoom or max(settings.zoom, _PAN_ZOOM)
        (x, y), end = asked.start or (0.0, focus[1]), asked.end or (1.0, focus[1])
        return Motion(zoom_from=near, zoom_to=near, focus_x=x, focus_y=y, pan_to=end)
    if near == 1.0 and asked.end is None:
        return Motion()
    inward = asked.kind is MotionKind.IN or (asked.kind is None and index % 2 == 0)
    ends = (1.0, near) if inward else (near, 1.0)
    x, y = asked.start or focus
    return Motion(zoom_from=ends[0], zoom_to=ends[1], focus_x=x, focus_y=y, pan_to=asked.end)


def _image(visual: VisualSpec | None) -> SlideImage | None:
    found = picture_hash(visual.image) if visual else None
    return SlideImage(sha256=found, fit=visual.image_fit) if visual and found is not None else None
