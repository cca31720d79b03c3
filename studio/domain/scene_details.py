"""What of a scene or a script changed besides the words that are read and shown, each aspect by its name."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from studio.domain.image import ClipEnd, is_clip, picture_hash
from studio.domain.script import Scene, Script, VisualSpec
from studio.domain.word_diff import WordDiff


class Aspect(StrEnum):
    """What of a scene, or of a script, changed besides the words that are read and shown."""

    TITLE = "title"
    LANGUAGE = "language"
    CHAPTER = "chapter"
    CAPTION = "caption"
    PURPOSE = "purpose"
    LENGTH = "length"
    LAYOUT = "layout"
    SLIDE_TEXT = "slide_text"
    TERMS = "terms"
    TRANSITION = "transition"
    PICTURE = "picture"
    FIT = "fit"
    FOCUS = "focus"
    MOTION = "motion"
    THEME = "theme"
    VOICE = "voice"
    SPACING = "spacing"
    PARTS = "parts"
    """A scene was split or scenes were merged: the numbers of its parts."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Detail:
    """One aspect, as it was and as it is; empty where nothing was said. `name` tells which other one."""

    aspect: Aspect
    before: str
    after: str
    name: str = ""


def scene_details(
    one: Scene, other: Scene, narration: WordDiff, on_screen: WordDiff, *, whole: bool = True
) -> tuple[Detail, ...]:
    """Return what changed of a scene besides its words; white space between them counts as spacing.

    Not so where one is but a part of the other (`whole` is false): the rest of its words lies elsewhere.
    """
    if one == other:
        return ()
    spaced = whole and (
        (one.narration != other.narration and narration.is_same)
        or (one.on_screen_text != other.on_screen_text and on_screen.is_same)
    )
    before, after = _aspects(one), _aspects(other)
    found: list[Detail] = [Detail(Aspect.SPACING, "", "")] if spaced else []
    for aspect in Aspect:
        found += detail(aspect, before.get(aspect, ""), after.get(aspect, ""))
    olds, news = _others(one), _others(other)
    for name in sorted(olds.keys() | news.keys()):
        found += detail(Aspect.OTHER, olds.get(name, ""), news.get(name, ""), name)
    return tuple(found)


def detail(aspect: Aspect, before: str, after: str, name: str = "") -> tuple[Detail, ...]:
    """Return one aspect where it changed."""
    return () if before == after else (Detail(aspect, before, after, name),)


def _aspects(scene: Scene) -> dict[Aspect, str]:
    spec = scene.visual_spec
    told = {
        Aspect.CAPTION: scene.caption,
        Aspect.PURPOSE: scene.purpose,
        Aspect.LENGTH: "" if scene.duration_sec is None else f"{scene.duration_sec:g}",
        Aspect.VOICE: voice_name(scene),
    }
    if spec is not None:
        told |= {
            Aspect.LAYOUT: spec.type,
            Aspect.SLIDE_TEXT: spec.text,
            Aspect.TERMS: ", ".join(spec.highlight_terms),
            Aspect.TRANSITION: spec.transition.value if spec.transition else "",
            Aspect.PICTURE: _picture(spec.image),
            Aspect.FIT: _fit(spec),
            Aspect.FOCUS: "" if spec.focus is None else " ".join(f"{part:g}" for part in spec.focus),
            Aspect.MOTION: "" if spec.motion is None else spec.motion.model_dump_json(exclude_none=True),
            Aspect.THEME: spec.theme,
        }
    return told


def _others(scene: Scene) -> dict[str, str]:
    """Return what this table knows nothing of: keys kept from elsewhere, and what scenes learn later."""
    known = _KNOWN_OF_SCENES
    told = {name: value for name, value in scene if name not in known and value not in (None, "", ())}
    if scene.visual_spec is not None:
        told |= {
            name: value
            for name, value in scene.visual_spec
            if name not in _KNOWN_OF_SPECS and value not in (None, "", ())
        }
    return {name: str(value) for name, value in told.items()}


_KNOWN_OF_SCENES: Final = {
    "uid", "scene_id", "narration", "on_screen_text", "caption", "purpose", "duration_sec", "visual_spec",
    "voice",
}  # fmt: skip
_KNOWN_OF_SPECS: Final = {
    "type", "text", "highlight_terms", "transition", "image", "image_fit", "image_end", "focus", "motion",
    "theme",
}  # fmt: skip


def voice_name(of: Scene | Script) -> str:
    """Name who speaks: engine, voice and speed."""
    if of.voice is None:
        return ""
    named = f"{of.voice.provider.value}:{of.voice.name}".rstrip(":")
    return named if of.voice.speed == 1 else f"{named} ×{of.voice.speed:g}"


def _fit(spec: VisualSpec) -> str:
    """Name how a picture fills its place, and of a clip whose end stays that it does."""
    held = is_clip(spec.image) and spec.image_end is ClipEnd.HOLD
    return f"{spec.image_fit.value}{f', {spec.image_end.value}' if held else ''}" if spec.image else ""


def _picture(image: str) -> str:
    """Name a picture briefly: one that was taken in by the beginning of its digest."""
    digest = picture_hash(image)
    return f"#{digest[:8]}" if digest else image
