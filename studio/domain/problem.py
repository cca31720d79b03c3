"""Something wrong or doubtful about a script, where exactly, and what would mend it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Severity(StrEnum):
    """How grave a problem is: `wrong` breaks the film or a rule, `doubt` may be meant."""

    WRONG = "wrong"
    DOUBT = "doubt"


class Topic(StrEnum):
    """What problems are looked through by."""

    SCRIPT = "script"
    CAPTIONS = "captions"
    PICTURE = "picture"
    WORDS = "words"


class ProblemKind(StrEnum):
    """What a problem is about."""

    EMPTY = "empty"
    ENDLESS = "endless"
    """`amount`: hours of the film."""
    UNKNOWN_THEME = "unknown_theme"
    """`detail`: its name."""
    MUTE_VOICE = "mute_voice"
    """`detail`: name of the voice or its engine."""
    OTHER_VOICE = "other_voice"
    """`detail`: name of a voice in whose place another one speaks."""
    MISSING_MUSIC = "missing_music"
    MISSING_LOGO = "missing_logo"
    UNTITLED_CHAPTER = "untitled_chapter"
    """The scene is the chapter's first; `amount`: number of the chapter, from 1."""
    SILENT = "silent"
    LONG = "long"
    """`amount`: characters."""
    BAD_LENGTH = "bad_length"
    """`amount`: seconds."""
    SHORT = "short"
    """`amount`: seconds that reading takes."""
    IDLE = "idle"
    """`amount`: seconds in which nothing is said."""
    UNKNOWN_LAYOUT = "unknown_layout"
    """`detail`: its name."""

    UNSAID = "unsaid"
    """`detail`: the characters that have no sound."""
    FAST_CAPTION = "fast_caption"
    """`amount`: characters a second."""
    SHORT_CAPTION = "short_caption"
    """`amount`: seconds."""
    LONG_CAPTION = "long_caption"
    """`amount`: seconds."""
    WIDE_CAPTION = "wide_caption"
    """`detail`: the line."""
    TALL_CAPTION = "tall_caption"
    """`amount`: lines."""
    CROWDED_CAPTION = "crowded_caption"

    MISSING_PICTURE = "missing_picture"
    SMALL_PICTURE = "small_picture"
    """`amount`: how many times its size it is shown."""
    CUT_TEXT = "cut_text"
    """`detail`: how it begins."""
    LEFT_OUT = "left_out"
    """`amount`: items for which there is no room."""
    SMALL_TEXT = "small_text"
    """`amount`: type size in pixels of a film 720 lines high."""
    LONG_TITLE = "long_title"
    """`amount`: lines."""
    ORPHAN = "orphan"
    """`detail`: the word that stands alone."""
    MISSING_GLYPH = "missing_glyph"
    """`detail`: the characters without a shape."""
    LOW_CONTRAST = "low_contrast"
    """`amount`: contrast; `detail`: how the words begin."""

    DUPLICATE = "duplicate"
    """`amount`: number of the scene it is like, from 1."""
    LOST_TERM = "lost_term"
    """`detail`: the term."""
    READ_OUT = "read_out"
    OTHER_SPELLING = "other_spelling"
    """`detail`: how the other text writes it."""
    OTHER_NUMBER = "other_number"
    """`detail`: what the other text says."""
    SPACES = "spaces"
    UNCLOSED = "unclosed"
    """`detail`: the bracket or quotation mark."""

    @property
    def topic(self) -> Topic:
        """What this kind belongs to."""
        return _TOPICS[self]


_TOPIC_KINDS: Final = {
    Topic.SCRIPT: "empty endless unknown_theme mute_voice other_voice missing_music missing_logo "
    "untitled_chapter silent long bad_length short idle unknown_layout duplicate",
    Topic.CAPTIONS: "unsaid fast_caption short_caption long_caption wide_caption tall_caption "
    "crowded_caption",
    Topic.PICTURE: "missing_picture small_picture cut_text left_out small_text long_title orphan "
    "missing_glyph low_contrast",
    Topic.WORDS: "lost_term read_out other_spelling other_number spaces unclosed",
}
_TOPICS: Final = {ProblemKind(k): topic for topic, kinds in _TOPIC_KINDS.items() for k in kinds.split()}


class Field(StrEnum):
    """Which part of a scene (or of the script) a problem lies in."""

    NARRATION = "narration"
    ON_SCREEN_TEXT = "on_screen_text"
    PICTURE = "picture"
    LENGTH = "length"
    TITLE = "title"


class Fix(StrEnum):
    """What one click can do about a problem."""

    SPLIT = "split"
    SLOWER = "slower"
    SET_LENGTH = "set_length"
    NO_LENGTH = "no_length"
    REMOVE_CHARACTERS = "remove_characters"
    OTHER_LAYOUT = "other_layout"
    NO_LAYOUT = "no_layout"
    REMOVE_PICTURE = "remove_picture"
    CHOOSE_PICTURE = "choose_picture"
    OTHER_THEME = "other_theme"
    FILM_VOICE = "film_voice"
    REMOVE_TERM = "remove_term"
    TIDY = "tidy"
    CLOSE = "close"
    SAME_SPELLING = "same_spelling"
    NAME_CHAPTER = "name_chapter"
    DELETE_SCENE = "delete_scene"
    ADD_SCENE = "add_scene"
    SETTINGS = "settings"

    @property
    def asks(self) -> bool:
        """Tell whether the fix needs an answer first, so that it is never done for many at once."""
        return self in (Fix.CHOOSE_PICTURE, Fix.SETTINGS)


_REFUSED_ALWAYS: Final = (
    ProblemKind.EMPTY,
    ProblemKind.ENDLESS,
    ProblemKind.UNKNOWN_THEME,
    ProblemKind.MUTE_VOICE,
)
_REFUSED_FOR_DELIVERY: Final = (
    *_REFUSED_ALWAYS,
    ProblemKind.MISSING_MUSIC,
    ProblemKind.MISSING_LOGO,
    ProblemKind.MISSING_PICTURE,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem of one scene, or of the whole script where `scene_uid` is empty."""

    kind: ProblemKind
    scene_uid: str
    severity: Severity = Severity.DOUBT
    field: Field = Field.NARRATION
    span: tuple[int, int] | None = None
    """Characters [first, end) of the field that are meant; None: all of it."""
    amount: float = 0.0
    """What was measured, in the unit of the kind."""
    detail: str = ""
    """A name or word the problem is about."""
    fix: Fix | None = None
    other_fix: Fix | None = None
    """A second way out."""
    at: int | None = None
    """Character of the narration at which `Fix.SPLIT` cuts."""
    to: str | float | None = None
    """What the fix puts in: seconds, speed, the name of a layout or theme, words."""

    def stops_film(self, *, draft: bool) -> bool:
        """Tell whether a film is refused because of this; drafts do without what is missing."""
        return self.kind in (_REFUSED_ALWAYS if draft else _REFUSED_FOR_DELIVERY)

    @property
    def may_be_meant(self) -> bool:
        """Tell whether a person may say that it is meant so."""
        return self.severity is Severity.DOUBT and bool(self.scene_uid)

    @property
    def meaning(self) -> str:
        """What a person confirms who says that it is meant so; other words are asked about again."""
        return f"{self.kind}:{self.detail}" if self.detail else self.kind.value
