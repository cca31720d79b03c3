"""What happened to a job, attempt by attempt: a small text file of its own, for people and for helpers.

It holds steps, times, warnings and errors, and never what a script says.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from studio.domain.errors import EnvironmentTrouble, ErrorCode, StudioError
from studio.domain.ids import path_part
from studio.domain.instants import to_text, utc_now
from studio.domain.job import RenderJob
from studio.domain.spec import RenderSpec
from studio.domain.text import Language, Text
from studio.domain.voice import SpokenBy
from studio.film.ffmpeg import ToolFailed
from studio.services.logs import log

LOG_BYTES: Final = 256 * 1024
"""How large a log may grow; a job that is retried a thousand times says so and is silent after that."""
KEPT_LOGS: Final = 5_000
"""How many logs stay; the ones written to last."""
LINE_LIMIT: Final = 500
TOOL_LINES: Final = 40
"""Last lines of what ffmpeg said that are kept."""

_FULL: Final = "(the log is full)\n"


class JobLogs:
    """The logs of a data directory's jobs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, job_id: str) -> Path:
        """Return where the log of a job lies, whether or not there is one yet."""
        return self._folder / f"{path_part(job_id)}.log"

    def read(self, job_id: str) -> str:
        """Return all that was written about a job, empty when nothing was; raises `FILE_NOT_READABLE`."""
        path = self.path(job_id)
        try:
            return path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise EnvironmentTrouble(
                ErrorCode.FILE_NOT_READABLE,
                Text(
                    ko=f"작업 로그를 읽을 수 없습니다: {path} ({error.strerror}).",
                    en=f"The log of the job cannot be read: {path} ({error.strerror}).",
                ),
                Text(ko="파일의 권한을 확인하십시오.", en="Check the permissions of the file."),
            ) from error

    def note(self, job_id: str, *lines: str) -> None:
        """Add lines, each with the moment; a log that cannot be written never stops a render."""
        stamp = to_text(utc_now())
        text = "".join(f"{stamp}  {_one_line(line)}\n" for line in lines)
        path = self.path(job_id)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with path.open("a", encoding="utf-8", newline="\n", errors="replace") as file:
                room = LOG_BYTES - file.tell()
                if len(text.encode("utf-8", "replace")) <= room:
                    file.write(text)
                elif room > 0:
                    file.write(_FULL.rjust(room) if room < len(_FULL) else _FULL + " " * (room - len(_FULL)))
        except OSError as error:
            log.warning("job %s: its log cannot be written: %s", job_id, error)

    def sweep(self) -> None:
        """Remove the oldest logs beyond the limit."""
        try:
            logs = sorted(self._folder.glob("*.log"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
            for path in logs[KEPT_LOGS:]:
                path.unlink(missing_ok=True)
        except OSError as error:
            log.warning("old job logs cannot be removed: %s", error)


def told_of(job: RenderJob, spec: RenderSpec) -> str:
    """Say what an attempt sets out to make."""
    made = spec.settings
    kind = "draft" if job.draft else "for delivery"
    return (
        f"attempt {job.attempt}: {kind}, {made.style.value}, {made.width}x{made.height}, {made.fps} fps, "
        f"{len(spec.scenes)} scenes, snapshot {(job.spec_sha256 or '')[:12]}"
    )


def told_of_error(error: StudioError, language: Language) -> list[str]:
    """Say what went wrong, with the last words of the tool that failed, wherever in the chain it stands."""
    lines = [f"{error.code.value}: {error.message(language)}"]
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ToolFailed) and cause.said:
            lines += [f"ffmpeg: {line}" for line in cause.said.splitlines()[-TOOL_LINES:] if line.strip()]
            break
        cause = cause.__cause__
    return lines


def warnings_of(warnings: Iterable[Text], language: Language) -> list[str]:
    """Say what was doubtful."""
    return [f"warning: {warning.to(language)}" for warning in warnings]


def told_of_voices(voices: Iterable[SpokenBy]) -> list[str]:
    """Say who spoke how many scenes, and in whose place."""
    said = Counter((by.voice, by.instead_of) for by in voices if by.voice is not None)
    return [
        f"voice: {voice.label} x{voice.speed:g}, {count} scene{'s'[: count > 1]}"
        + (f", in place of {chosen.label}" if chosen is not None else "")
        for (voice, chosen), count in said.items()
        if voice is not None
    ]


def _one_line(text: str) -> str:
    line = " ".join(text.splitlines())
    return line if len(line) <= LINE_LIMIT else line[: LINE_LIMIT - 1] + "…"
