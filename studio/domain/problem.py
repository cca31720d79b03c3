"""Something wrong or doubtful about a script, where exactly, and what would mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a problem is: `wrong` breaks the film or a rule, `doubt` may be meant."""

    WRONG = "wrong"
    DOUBT = "doubt"


class ProblemKind(StrEnum):
    """What a problem is about."""

    SILENT = "silent"
    LONG = "long"
    FAST_CAPTION = "fast_caption"


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
    at: int | None = None
    """Character of the narration at which `Fix.SPLIT` cuts."""
