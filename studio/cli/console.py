"""What the terminal is told: results on standard output, everything else on standard error."""

import contextlib
import json
import os
import sys
from typing import TextIO

from studio.domain.errors import StudioError
from studio.domain.text import Language, Text


class Console:
    """Speaks one language to one person (or program) at the other end of the pipes."""

    def __init__(
        self,
        language: Language,
        *,
        out: TextIO | None = None,
        err: TextIO | None = None,
        as_json: bool = False,
        tells_events: bool = False,
    ) -> None:
        self.language = language
        self.as_json = as_json
        self.tells_events = tells_events
        self._out = _forgiving(out or sys.stdout)
        self._err = _forgiving(err or sys.stderr)

    @property
    def is_terminal(self) -> bool:
        """Tell whether standard error is a terminal on which a line can be redrawn."""
        return self._err is not None and self._err.isatty() and os.environ.get("TERM") != "dumb"

    def can_draw(self, text: str) -> bool:
        """Tell whether standard error has characters for a text."""
        try:
            text.encode((self._err.encoding if self._err else None) or "ascii")
        except (UnicodeEncodeError, LookupError):
            return False
        return True

    def say(self, text: Text | str) -> None:
        """Print a line of the result; where a program reads along, people's lines go to standard error."""
        line = text.to(self.language) if isinstance(text, Text) else text
        _print(self._err if self.as_json or self.tells_events else self._out, line)

    def tell(self, text: Text | str) -> None:
        """Print a line beside the result."""
        _print(self._err, text.to(self.language) if isinstance(text, Text) else text)

    def draw(self, text: str) -> None:
        """Write to standard error as it is, without a line break."""
        _print(self._err, text, end="")

    def json(self, value: object) -> None:
        """Print one line of JSON on standard output, in characters its encoding has."""
        line = json.dumps(value, ensure_ascii=False)
        try:
            line.encode((self._out.encoding if self._out else None) or "ascii")
        except (UnicodeEncodeError, LookupError):
            line = json.dumps(value)
        _print(self._out, line)

    def trouble(self, error: StudioError) -> None:
        """Tell what went wrong, with its code, and what to do."""
        self.tell(f"{error.code}: {error.message(self.language)}")

    def translated(self, text: Text) -> str:
        """Return a text in the language of this console."""
        return text.to(self.language)


def _forgiving(stream: TextIO | None) -> TextIO | None:
    """Let a stream replace characters its encoding lacks instead of failing on them."""
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="backslashreplace")  # type: ignore[attr-defined]
    return stream


def _print(stream: TextIO | None, text: str, end: str = "\n") -> None:
    """Write and flush; nobody reading any more is no reason to stop working."""
    if stream is None or stream.closed:
        return
    try:
        stream.write(text + end)
        stream.flush()
    except BrokenPipeError:
        _forget(stream)


def _forget(stream: TextIO) -> None:
    """Point a stream nobody reads at nothing, so that the interpreter's last flush does not complain."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)
