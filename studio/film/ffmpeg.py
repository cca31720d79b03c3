"""Finding ffmpeg, running it with progress and cancel, and turning its failures into readable ones."""

import contextlib
import logging
import os
import queue
import shutil
import subprocess
from collections import deque
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import IO, Final, Self

from studio.domain.cancel import CancelToken
from studio.domain.disk import disk_full
from studio.domain.errors import EnvironmentTrouble, ErrorCode, StepFailed
from studio.domain.text import Text
from studio.film import processes
from studio.film.progress import FfmpegProgress, ProgressReader

_log = logging.getLogger(__name__)

PROGRAM_VARIABLE: Final = "IMAGEIO_FFMPEG_EXE"
"""Environment variable that names the program; looking for it runs ffmpeg once, which children are spared."""

TAIL_LINES: Final = 60
"""Lines of a tool's complaints that are kept."""

_LOOK_AROUND_SEC: Final = 0.1
_DISK_FULL_MARKS: Final = ("no space left on device", "not enough space on the disk", "disk quota exceeded")


class ToolFailed(StepFailed):
    """A program we need could not do what it was asked; `said` are its last words, for whoever knows it."""

    def __init__(self, code: ErrorCode, what: Text, next_step: Text | None = None) -> None:
        super().__init__(code, what, next_step)
        self.said = ""


class ToolKilled(StepFailed):
    """The system ended a program we need (often for lack of memory): worth one more try."""


def find_ffmpeg() -> str:
    """Return the path of the ffmpeg program; raises COMPOSE_FAILED when there is none that can be run."""
    import imageio_ffmpeg  # pyright: ignore[reportMissingTypeStubs] - what renders nothing need not load it

    try:
        path = imageio_ffmpeg.get_ffmpeg_exe()
    except RuntimeError as error:
        raise _missing("ffmpeg") from error
    path = shutil.which(path) or path  # a bare name where the system's own is used
    if not Path(path).is_file():
        raise _missing(path)
    if not os.access(path, os.X_OK):
        raise EnvironmentTrouble(
            ErrorCode.COMPOSE_FAILED,
            Text(ko=f"ffmpeg을 실행할 권한이 없습니다: {path}.", en=f"ffmpeg may not be run: {path}."),
            Text(
                ko="파일의 실행 권한을 켜거나 CTRLF Studio를 다시 설치하십시오.",
                en="Allow the file to be executed, or install CTRLF Studio again.",
            ),
        )
    return path


class Ffmpeg:
    """One run of ffmpeg, in a `with` block that leaves no process behind."""

    def __init__(self, arguments: Sequence[str], *, doing: Text, feed: bool = False) -> None:
        """Start ffmpeg; `doing` completes the sentence of its failure, `feed` opens its standard input."""
        self._doing = doing
        command = [find_ffmpeg(), "-hide_banner", "-nostats", *([] if feed else ["-nostdin"])]
        command += ["-progress", "pipe:1", "-stats_period", "0.2", *arguments]
        try:
            self._process = processes.start_tool(
                command, stdin=subprocess.PIPE if feed else subprocess.DEVNULL, stdout=subprocess.PIPE
            )
        except OSError as error:
            raise _missing(command[0]) from error
        self._tail: deque[str] = deque(maxlen=TAIL_LINES)
        self._reports: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        assert self._process.stderr is not None
        assert self._process.stdout is not None
        self._readers = (
            Thread(target=_drain, args=(self._process.stderr, self._tail.append), daemon=True),
            Thread(target=self._read_reports, args=(self._process.stdout,), daemon=True),
        )
        for reader in self._readers:
            reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()
        for reader in self._readers:
            reader.join()
        for pipe in (self._process.stdin, self._process.stdout, self._process.stderr):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):
                    pipe.close()

    @property
    def stdin(self) -> IO[bytes]:
        """The pipe into ffmpeg."""
        assert self._process.stdin is not None
        return self._process.stdin

    def finish(
        self, cancel: CancelToken, on_progress: Callable[[FfmpegProgress], None] | None = None
    ) -> list[str]:
        """Wait for the end and return the last lines of its log.

        Raises `Canceled`, DISK_FULL, or COMPOSE_FAILED when ffmpeg ended with an error.
        """
        if self._process.stdin is not None and not self._process.stdin.closed:
            self._process.stdin.close()
        reader = ProgressReader()
        while True:
            try:
                line = self._reports.get(timeout=_LOOK_AROUND_SEC)
            except queue.Empty:
                cancel.check()
                continue
            if line is None:
                break
            if (progress := reader.read(line)) is not None:
                cancel.check()
                if on_progress is not None:
                    on_progress(progress)
        code = self._process.wait()
        for thread in self._readers:
            thread.join()
        lines = list(self._tail)
        if code != 0:
            cancel.check()
            raise failure(code, lines, self._doing)
        return lines

    def _read_reports(self, stream: IO[bytes]) -> None:
        _drain(stream, self._reports.put)
        self._reports.put(None)


def run(
    arguments: Sequence[str],
    *,
    doing: Text,
    cancel: CancelToken,
    on_progress: Callable[[FfmpegProgress], None] | None = None,
) -> list[str]:
    """Run ffmpeg to its end and return the last lines of its log; errors as of `Ffmpeg.finish`."""
    with Ffmpeg(arguments, doing=doing) as ffmpeg:
        return ffmpeg.finish(cancel, on_progress)


def failure(code: int, lines: Sequence[str], doing: Text) -> StepFailed | EnvironmentTrouble:
    """Turn an ended ffmpeg into an error for people; what it said itself goes to the log."""
    _log.error("ffmpeg ended with %s while %s\n%s", code, doing.en, "\n".join(lines))
    said = "\n".join(lines).lower()
    if any(mark in said for mark in _DISK_FULL_MARKS):
        return disk_full()
    if code < 0:
        return ToolKilled(
            ErrorCode.COMPOSE_FAILED,
            Text(
                ko=f"{doing.ko} 중에 시스템이 ffmpeg을 종료했습니다 (신호 {-code}).",
                en=f"The system ended ffmpeg (signal {-code}) while {doing.en}.",
            ),
            Text(
                ko="다른 프로그램을 닫아 메모리를 확보한 뒤 다시 시도하십시오.",
                en="Close other programs to free memory and try again.",
            ),
        )
    failed = ToolFailed(
        ErrorCode.COMPOSE_FAILED,
        Text(ko=f"{doing.ko} 중에 ffmpeg이 실패했습니다.", en=f"ffmpeg failed while {doing.en}."),
        Text(
            ko="다시 시도하십시오. 자세한 원인은 로그에 있습니다.",
            en="Try again; the log holds the details.",
        ),
    )
    failed.said = "\n".join(lines)
    return failed


def _missing(path: str) -> EnvironmentTrouble:
    return EnvironmentTrouble(
        ErrorCode.COMPOSE_FAILED,
        Text(ko=f"ffmpeg을 찾거나 실행할 수 없습니다: {path}.", en=f"ffmpeg cannot be found or run: {path}."),
        Text(
            ko="CTRLF Studio를 다시 설치하거나 환경 변수 IMAGEIO_FFMPEG_EXE에 ffmpeg의 경로를 넣으십시오.",
            en="Install CTRLF Studio again, or put the path of ffmpeg into IMAGEIO_FFMPEG_EXE.",
        ),
    )


def _drain(stream: IO[bytes], keep: Callable[[str], None]) -> None:
    for line in stream:
        keep(line.decode("utf-8", "replace").rstrip())
