"""A script: chapters of scenes, as the author writes them. Values only; `edits` changes them."""

from collections.abc import Iterator
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field, field_validator

from studio.domain.ids import new_id
from studio.domain.image import CLIP, PICTURE, ClipEnd, ImageFit, ImageMotion, Point, is_clip, picture_hash
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice


class Layout(StrEnum):
    """How the text and picture of a scene are arranged."""

    TITLE_SLIDE = "TITLE_SLIDE"
    KEY_POINTS = "KEY_POINTS"
    COMPARISON = "COMPARISON"
    DIAGRAM = "DIAGRAM"
    EXAMPLE = "EXAMPLE"
    WARNING = "WARNING"
    SUMMARY = "SUMMARY"
    TEXT_HIGHLIGHT = "TEXT_HIGHLIGHT"
    FULL_IMAGE = "FULL_IMAGE"


class Transition(StrEnum):
    """How a scene comes in after the one before it."""

    FADE = "fade"
    SLIDE = "slide"
    ZOOM = "zoom"
    NONE = "none"


class VisualSpec(BaseModel):
    """What the author (or the backend) asked the picture of a scene to be; unknown keys are kept."""

    model_config = ConfigDict(frozen=True, extra="allow")

    type: str = ""
    text: str = ""
    highlight_terms: tuple[str, ...] = ()
    transition: Transition | None = None
    image: str = ""
    """A path as it was written, or `picture:` (`clip:`) and a SHA-256 once it was taken in."""
    image_fit: ImageFit = ImageFit.COVER
    image_end: ClipEnd = ClipEnd.LOOP
    """What a scene shows that is longer than its clip."""
    focus: Point | None = None
    """What must stay in sight of the picture."""
    motion: ImageMotion | None = None
    theme: str = ""
    """Another theme for this scene; empty: that of the film."""

    @field_validator("theme", mode="before")
    @classmethod
    def _only_a_name(cls, theme: object) -> str:
        """Read what was kept under this name before it meant anything: it meant nothing."""
        return theme if isinstance(theme, str) else ""

    @field_validator("image_end", mode="before")
    @classmethod
    def _only_a_known_end(cls, end: object) -> object:
        """Read what was kept under this name before it meant anything: it meant nothing."""
        return end if end in tuple(ClipEnd) else ClipEnd.LOOP

    def without_paths(self) -> "VisualSpec":
        """Return the spec as a snapshot keeps it: its picture named by content, or known to be missing."""
        found = picture_hash(self.image)
        kind = CLIP if is_clip(self.image) else PICTURE
        return self if found is None else self.model_copy(update={"image": f"{kind}{found}"})


class Scene(BaseModel):
    """One picture and what is said over it; `duration_sec` is the author's minimum, None the default."""

    model_config = ConfigDict(frozen=True)

    uid: str = Field(default_factory=lambda: new_id("scene"))
    scene_id: str = ""
    narration: str = ""
    on_screen_text: str = ""
    caption: str = ""
    purpose: str = ""
    duration_sec: float | None = None
    visual_spec: VisualSpec | None = None
    voice: VoiceChoice | None = None
    """Who speaks this scene; None: who speaks the film."""
    meant: tuple[str, ...] = ()
    """What looked doubtful and is meant so: the `meaning` of problems that are not told any more."""


class Chapter(BaseModel):
    """Scenes under one heading."""

    model_config = ConfigDict(frozen=True)

    uid: str = Field(default_factory=lambda: new_id("chapter"))
    title: str
    scenes: tuple[Scene, ...] = ()


class Script(BaseModel):
    """What an author writes: a title and chapters of scenes."""

    model_config = ConfigDict(frozen=True)

    title: str
    language: Language = Language.KOREAN
    chapters: tuple[Chapter, ...] = ()
    voice: VoiceChoice | None = None
    """Who speaks this film; None: whom the settings name."""
    theme: str = ""
    """Theme of this film; empty: that of the settings."""

    def scenes(self) -> Iterator[tuple[int, Chapter, Scene]]:
        """Yield every scene in film order with its chapter and the chapter's index (from 0)."""
        for index, chapter in enumerate(self.chapters):
            for scene in chapter.scenes:
                yield index, chapter, scene

    @property
    def scene_count(self) -> int:
        """How many scenes the script has."""
        return sum(len(chapter.scenes) for chapter in self.chapters)

    @property
    def character_count(self) -> int:
        """Characters of narration, as editors count them."""
        return sum(len(scene.narration) for _, _, scene in self.scenes())


def guess_language(text: str) -> Language:
    """Return Korean when a tenth of the letters are Hangul, else English."""
    letters = [c for c in text if c.isalpha()]
    hangul = sum(1 for c in letters if "가" <= c <= "힣" or "ㄱ" <= c <= "ㆎ")
    return Language.KOREAN if not letters or hangul * 10 >= len(letters) else Language.ENGLISH
