"""What is painted for a scene: its words and picture, arranged but not yet measured in pixels."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from studio.domain.bold import bold_parts, bold_spans
from studio.domain.brand import BRAND_THEME, BrandKit
from studio.domain.cues import Cue
from studio.domain.image import ImageMotion, MotionKind, is_clip, picture_hash
from studio.domain.script import Layout, VisualSpec
from studio.domain.sentences import sentences
from studio.domain.settings import RenderSettings, VisualStyle
from studio.domain.slide import Canvas, Motion, Slide, SlideImage
from studio.domain.slide_captions import captions_of
from studio.domain.slide_lists import Listing, read_items, read_lines, read_steps
from studio.domain.slide_words import (
    Group,
    body_of,
    split_groups,
    split_number,
    split_tag,
    spoken_headline,
    typographic,
    warns,
    without_repeated_aside,
)
from studio.domain.spec import RenderScene, RenderSpec
from studio.domain.text import Language, Text
from studio.domain.timeline import Timeline
from studio.domain.visual_plan import HIGHLIGHT_LIMIT, highlight_terms, plan, without_marks

__all__ = [
    "Canvas",
    "Group",
    "Motion",
    "Place",
    "Slide",
    "SlideImage",
    "canvas_of",
    "placed_slide",
    "places_of",
    "slide_of",
    "slides_of",
    "with_captions",
]


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
        brand=_kit(settings, settings.theme),
    )


@dataclass(frozen=True, slots=True)
class Place:
    """Where a scene stands: all that its slide knows of the film around it."""

    index: int
    """Its place in its chapter, from 0."""
    count: int
    """How many scenes its chapter has."""
    is_numbered: bool
    """Whether there are several chapters, so that they are counted."""


def places_of(spec: RenderSpec) -> tuple[Place, ...]:
    """Return the place of every scene.

    Progress and motion are counted within the chapter: a new scene changes none in other chapters, so their
    finished pictures can be used again.
    """
    chapters = Counter(scene.chapter_order for scene in spec.scenes)
    before: Counter[int] = Counter()
    places: list[Place] = []
    for chapter in (scene.chapter_order for scene in spec.scenes):
        places.append(Place(before[chapter], chapters[chapter], len(chapters) > 1))
        before[chapter] += 1
    return tuple(places)


def slides_of(spec: RenderSpec, frame_counts: list[int]) -> tuple[Slide, ...]:
    """Return the slide of every scene; `frame_counts` are the scenes' lengths on the timeline."""
    return tuple(
        placed_slide(spec, scene, place, frames)
        for scene, place, frames in zip(spec.scenes, places_of(spec), frame_counts, strict=True)
    )


def placed_slide(spec: RenderSpec, scene: RenderScene, place: Place, frame_count: int) -> Slide:
    """Return the slide of one scene; of the spec only settings and language have a say in it."""
    return slide_of(
        scene,
        progress=round((place.index + 1) / place.count, 4),
        motion=_motion(spec.settings, place.index, frame_count, scene.visual_spec),
        frame_count=frame_count,
        language=spec.language,
        numbered_chapters=place.is_numbered,
    ).model_copy(update=_own_theme(spec.settings, scene.visual_spec))


def _own_theme(settings: RenderSettings, visual: VisualSpec | None) -> dict[str, object]:
    """Return what a slide says of its theme; one in the theme of the film says nothing."""
    theme = visual.theme if visual else ""
    if not theme or theme == settings.theme:
        return {}
    return {"theme": theme, "brand": _kit(settings, theme)}


def _kit(settings: RenderSettings, theme: str) -> BrandKit | None:
    return settings.brand if theme == BRAND_THEME else None


def with_captions(
    slides: Sequence[Slide], timeline: Timeline, cues: Iterable[Cue], lead_in_sec: float
) -> tuple[Slide, ...]:
    """Return the slides of a film with its captions in the picture, instead of those they had."""
    return tuple(
        slide if slide.captions == captions else slide.model_copy(update={"captions": captions})
        for slide, captions in zip(slides, captions_of(timeline, cues, lead_in_sec), strict=True)
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
            "bold": _bold(scene, arranged),
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
    title = words.title.strip()
    if not title:
        name = without_marks(scene.chapter_title).strip() or _nameless(scene, language)
        return Slide(layout=asked or Layout.TITLE_SLIDE, title=name, language=language)
    spoken = sentences(without_marks(scene.narration))
    further = spoken[1:] if len(spoken) > 1 or not (_shown(scene) or scene.caption.strip()) else spoken

    labels = (_LABELS[0].to(language), _LABELS[1].to(language))
    head, groups = split_groups(title, labels, asked=asked is Layout.COMPARISON)
    if groups:
        head = head or spoken_headline(scene.narration, [i for g in groups for i in g.items])
        name = head or without_marks(scene.chapter_title) or _nameless(scene, language)
        return Slide(layout=Layout.COMPARISON, title=name, groups=groups, language=language)

    marked = read_lines(title)
    counts = marked is not None and not marked.head and marked.marks[0].isalnum()
    number, plain = ("", title) if counts else split_number(title)
    tag, plain, alarm = split_tag(plain)
    listed = _listed(scene, plain, asked, further, language)
    if listed is not None:
        layout = Layout.WARNING if alarm and asked is None else listed.layout
        told = {"layout": layout, "number": number, "tag": tag, "language": language}
        return listed.model_copy(update=told)

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


def _listed(
    scene: RenderScene, text: str, asked: Layout | None, further: Sequence[str], language: Language
) -> Slide | None:
    """Return the slide of words that are steps or a list, or None when they are neither."""
    found = read_lines(text)
    layout = Layout.SUMMARY if scene.purpose == "summary" else Layout.KEY_POINTS
    if found is not None:  # written as a list, so it is one whatever else was wished
        named = found.head or spoken_headline(scene.narration, found.items)
        head = named or without_marks(scene.chapter_title).strip() or _nameless(scene, language)
    elif asked is None or asked in _LISTS or asked is Layout.WARNING:
        found = read_steps(text)
        if found.items:
            layout = Layout.SUMMARY
        else:
            found = read_items(text)
        if not found.items and asked is Layout.KEY_POINTS and len(further) >= 2:
            found = Listing(text, tuple(sentence.rstrip(".。") for sentence in further[:4]))
        head = found.head or spoken_headline(scene.narration, found.items)
    else:
        return None
    if not found.items or not head:
        return None
    items = without_repeated_aside(found.items, head)
    return Slide(layout=asked or layout, title=_headline(head), items=items, item_marks=found.marks)


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


def _bold(scene: RenderScene, slide: Slide) -> tuple[str, ...]:
    """Return what is bold in the words that are shown."""
    sides = [item for group in slide.groups for item in group.items]
    shown = (slide.title, slide.body, *slide.items, *sides)
    parts = bold_parts(f"{_shown(scene)} \n{scene.caption} \n{scene.narration}")
    return tuple(part for part in parts if any(bold_spans(text, (part,)) for text in shown))


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
    moves_itself = visual is not None and is_clip(visual.image) and visual.motion is None
    if settings.style is VisualStyle.BASIC or asked.kind is MotionKind.NONE or moves_itself:
        return _standing(visual)
    near = asked.zoom or min(settings.zoom, 1.0 + _CALM * frame_count / settings.fps)
    focus = visual.focus if visual and visual.focus else _FOCUSES[index % len(_FOCUSES)]
    if asked.zooms is not None:
        (x, y), zooms = asked.start or focus, asked.zooms
        return Motion(zoom_from=zooms[0], zoom_to=zooms[1], focus_x=x, focus_y=y, pan_to=asked.end)
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


def _standing(visual: VisualSpec | None) -> Motion:
    """Return no motion; what must stay in sight of a picture decides what is cut off of it."""
    if visual is None or visual.focus is None or picture_hash(visual.image) is None:
        return Motion()
    return Motion(focus_x=visual.focus[0], focus_y=visual.focus[1])


def _image(visual: VisualSpec | None) -> SlideImage | None:
    found = picture_hash(visual.image) if visual else None
    if visual is None or found is None:
        return None
    clip = visual.image_end if is_clip(visual.image) else None
    return SlideImage(sha256=found, fit=visual.image_fit, clip=clip)
