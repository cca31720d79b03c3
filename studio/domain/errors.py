"""What can go wrong, as types: the user's trouble apart from our own bugs.

StudioError                 carries a code, what happened and what to do next
├── BadInput                a script, an argument or a setting that cannot be used
│   └── InvalidScript       … with the path of each field that is wrong
├── Refused                 a rule of the studio says no (state, role, duplicate, expiry)
│   ├── ChangedElsewhere    somebody else changed meanwhile what was to be stored
│   └── NotFound            the thing asked for is not there
├── StepFailed              a step of a render could not do its work
│   └── UploadTrouble       … a file did not reach its store; tells whether that passes by itself
├── EnvironmentTrouble      disk, database, programs and files around us
├── Canceled                somebody asked to stop
└── InternalError           our bug, with a reference into the log
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from studio.domain.text import Language, Text

ERROR_MESSAGE_LIMIT: Final = 500
"""Characters of an error message that are stored and sent."""


class ErrorCode(StrEnum):
    """Every code the studio stores, shows or sends."""

    JOB_NOT_FOUND = "JOB_NOT_FOUND"
    SCRIPT_NOT_FOUND = "SCRIPT_NOT_FOUND"
    SCRIPT_FETCH_UNAUTHORIZED = "SCRIPT_FETCH_UNAUTHORIZED"
    SCRIPT_FETCH_FORBIDDEN = "SCRIPT_FETCH_FORBIDDEN"
    SCRIPT_FETCH_SERVER_ERROR = "SCRIPT_FETCH_SERVER_ERROR"
    SCRIPT_FETCH_TIMEOUT = "SCRIPT_FETCH_TIMEOUT"
    BACKEND_NOT_CONFIGURED = "BACKEND_NOT_CONFIGURED"
    EMPTY_RENDER_SPEC = "EMPTY_RENDER_SPEC"
    NO_RENDER_SPEC = "NO_RENDER_SPEC"
    NO_RENDER_SPEC_FOR_RETRY = "NO_RENDER_SPEC_FOR_RETRY"
    INVALID_SCRIPT = "INVALID_SCRIPT"
    PERMISSION_DENIED = "PERMISSION_DENIED"
    EDU_EXPIRED = "EDU_EXPIRED"
    DUPLICATE_JOB = "DUPLICATE_JOB"
    CANNOT_CANCEL = "CANNOT_CANCEL"
    NOT_EDITABLE = "NOT_EDITABLE"
    STORAGE_UPLOAD_FAILED = "STORAGE_UPLOAD_FAILED"
    SCRIPT_GENERATION_FAILED = "SCRIPT_GENERATION_FAILED"
    CANCELED = "CANCELED"
    INTERRUPTED = "INTERRUPTED"
    TTS_FAILED = "TTS_FAILED"
    COMPOSE_FAILED = "COMPOSE_FAILED"
    DISK_FULL = "DISK_FULL"
    INTERNAL_ERROR = "INTERNAL_ERROR"
    # Troubles with the backend that no code of the contract names.
    BACKEND_UNREACHABLE = "BACKEND_UNREACHABLE"
    BACKEND_UNAUTHORIZED = "BACKEND_UNAUTHORIZED"
    BACKEND_REFUSED = "BACKEND_REFUSED"
    BACKEND_ANSWER_UNREADABLE = "BACKEND_ANSWER_UNREADABLE"
    SYNC_CONFLICT = "SYNC_CONFLICT"
    VIDEO_NOT_FOUND = "VIDEO_NOT_FOUND"
    # Troubles with whoever makes pictures.
    PICTURES_NOT_CONFIGURED = "PICTURES_NOT_CONFIGURED"
    PICTURE_FAILED = "PICTURE_FAILED"
    # Troubles of this laptop that happen before there is a job to carry a code.
    INVALID_ARGUMENT = "INVALID_ARGUMENT"
    INVALID_SETTING = "INVALID_SETTING"
    DATABASE_LOCKED = "DATABASE_LOCKED"
    DATABASE_DAMAGED = "DATABASE_DAMAGED"
    DATABASE_NEWER = "DATABASE_NEWER"
    FILE_NOT_READABLE = "FILE_NOT_READABLE"
    FILE_NOT_WRITABLE = "FILE_NOT_WRITABLE"


class BadValue(ValueError):
    """A value that a setting cannot have, with what was expected instead."""

    def __init__(self, expected: Text) -> None:
        super().__init__(expected.en)
        self.expected = expected


class StudioError(Exception):
    """Something went wrong that we can name: a code, what happened, and the next step."""

    def __init__(self, code: ErrorCode, what: Text, next_step: Text | None = None) -> None:
        super().__init__(what.en)
        self.code = code
        self.what = what
        self.next_step = next_step

    def message(self, language: Language) -> str:
        """Return what happened and what to do, in `language`."""
        parts = [self.what.to(language)]
        if self.next_step is not None:
            parts.append(self.next_step.to(language))
        return " ".join(parts)

    def stored_message(self, language: Language) -> str:
        """Return the message cut to what a job record holds."""
        text = self.message(language)
        return text if len(text) <= ERROR_MESSAGE_LIMIT else text[: ERROR_MESSAGE_LIMIT - 1] + "…"


class BadInput(StudioError):
    """What was handed to the studio cannot be used as it is."""


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One field that is not what was expected; `path` reads like `chapters[0].title`."""

    path: str
    expected: Text
    found: Text


class InvalidScript(BadInput):
    """A script or spec that does not have one of the shapes the studio reads."""

    SHOWN: Final = 3

    def __init__(
        self,
        problems: Sequence[FieldProblem],
        *,
        source: str = "",
        code: ErrorCode = ErrorCode.INVALID_SCRIPT,
    ) -> None:
        self.problems = tuple(problems)
        super().__init__(
            code,
            Text(ko=self._sentence(Language.KOREAN, source), en=self._sentence(Language.ENGLISH, source)),
            Text(ko="이 필드를 고친 뒤 다시 시도하십시오.", en="Mend the field and try again."),
        )

    def _sentence(self, language: Language, source: str) -> str:
        korean = language is Language.KOREAN
        lines = [
            f"{p.path or '$'}: {p.expected.to(language)}"
            + (f" (지금 값: {p.found.ko})." if korean else f" (found {p.found.en}).")
            for p in self.problems[: self.SHOWN]
        ]
        more = len(self.problems) - self.SHOWN
        if more > 0:
            lines.append(f"그 밖에 {more}개." if korean else f"And {more} more.")
        head = "대본을 읽을 수 없습니다" if korean else "The script cannot be read"
        return f"{head}{f' ({source})' if source else ''}: {' '.join(lines)}"


class Refused(StudioError):
    """A rule of the studio forbids what was asked."""


class ChangedElsewhere(Refused):
    """What was to be stored is based on a state that somebody else has changed meanwhile."""


class NotFound(Refused):
    """The script, job or asset that was asked for does not exist."""


class StepFailed(StudioError):
    """A step of a render could not do its work."""


class UploadTrouble(StepFailed):
    """A file did not reach its store.

    `passes` tells whether the same upload may succeed later with nothing changed here: the network or the
    store was away. What does not pass waits for a person: a refusal, wrong keys, a file that is too large.
    """

    def __init__(self, what: Text, next_step: Text | None = None, *, passes: bool) -> None:
        super().__init__(ErrorCode.STORAGE_UPLOAD_FAILED, what, next_step)
        self.passes = passes


class EnvironmentTrouble(StudioError):
    """The machine around us refuses: disk, database, files, programs."""


class Canceled(StudioError):
    """Somebody asked the work to stop."""

    def __init__(self) -> None:
        super().__init__(ErrorCode.CANCELED, Text(ko="작업이 취소되었습니다.", en="The job was canceled."))


class InternalError(StudioError):
    """Our own bug; `reference` finds the traceback in the log."""

    def __init__(self, reference: str) -> None:
        self.reference = reference
        super().__init__(
            ErrorCode.INTERNAL_ERROR,
            Text(
                ko=f"스튜디오 내부 오류입니다 (참조 {reference}).",
                en=f"The studio has a bug (reference {reference}).",
            ),
            Text(
                ko="다시 시도하고, 되풀이되면 로그와 함께 알려 주십시오.",
                en="Try again; if it comes back, send us the log with this reference.",
            ),
        )
