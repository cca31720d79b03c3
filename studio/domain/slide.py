"""A scene's picture as data, and what it is painted on."""

from typing import Any

from pydantic import BaseModel, ConfigDict, SerializerFunctionWrapHandler, model_serializer

from studio.domain.brand import BrandKit
from studio.domain.entrances import Entrance
from studio.domain.image import ClipEnd, ImageFit
from studio.domain.script import Layout
from studio.domain.slide_captions import SlideCaption
from studio.domain.slide_words import Group
from studio.domain.text import Language

__all__ = ["Canvas", "Motion", "Slide", "SlideImage"]


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
    clip: ClipEnd | None = None
    """What a clip shows once it is over; None for a picture that stands still."""

    @model_serializer(mode="wrap")
    def _as_it_was(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Leave out that a picture is no clip: what was made of it before there were clips stays known."""
        fields: dict[str, Any] = handler(self)
        return fields if self.clip is not None else {k: v for k, v in fields.items() if k != "clip"}


class Slide(BaseModel):
    """One scene's picture as data. Depends on nothing that changes when another scene's words change."""

    model_config = ConfigDict(frozen=True)

    layout: Layout
    title: str
    body: str = ""
    items: tuple[str, ...] = ()
    item_marks: tuple[str, ...] = ()
    """What stands before each item: a number or letter, a tick or cross, "" for a bullet.

    Empty where the author wrote nothing there: they are counted.
    """
    groups: tuple[Group, ...] = ()
    """The two sides of a comparison, what not to do first; empty elsewhere."""
    number: str = ""
    """The number the author gave this thought, shown as a sign beside it."""
    tag: str = ""
    """A label over the words, such as 사례."""
    highlight_terms: tuple[str, ...] = ()
    bold: tuple[str, ...] = ()
    """Parts the author set bold, each between asterisks in the word around it: `**신고**가`."""
    kicker: str = ""
    """The chapter label above the title."""
    progress: float = 0.0
    """How far along its chapter this scene is, 0 to 1: a mark, so it stands still within a scene."""
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
    theme: str = ""
    """Theme of this scene alone; empty: that of the canvas."""
    brand: BrandKit | None = None
    """What colours that theme, where it is the brand's."""

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
        return self.has_clip or (covers and not self.motion.is_still)

    @property
    def has_clip(self) -> bool:
        """Tell whether a clip is seen, so that every frame is another picture."""
        return self.image is not None and bool(self.image.sha256) and self.image.clip is not None

    @property
    def is_still(self) -> bool:
        """Tell whether nothing behind the words moves."""
        return self.motion.is_still and not self.has_clip

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

    def wording(self) -> "Slide":
        """Return what its words depend on: the same in a scene that is longer or moves otherwise."""
        return self.complete().model_copy(update={"motion": Motion(), "frame_count": 1})

    def without_picture(self) -> "Slide":
        """Return the slide with a placeholder where its picture would be."""
        if self.image is None:
            return self
        return self.model_copy(update={"image": self.image.model_copy(update={"sha256": "", "clip": None})})


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

    def under(self, slide: Slide) -> "Canvas":
        """Return the canvas as it is under a slide: in the theme of that slide, where it has its own."""
        if not slide.theme:
            return self
        return self.model_copy(update={"theme": slide.theme, "brand": slide.brand})
