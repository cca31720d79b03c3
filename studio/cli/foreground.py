"""A render in the foreground: from a waiting job to its end, with progress, Ctrl-C and the result."""

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from studio.cli.console import Console
from studio.cli.delivering import hand_over, tell_handed
from studio.cli.events import EventLines
from studio.cli.progress import ProgressLine
from studio.cli.signals import beside_the_signals, canceled_by_signals
from studio.domain.errors import BadInput, Canceled, EnvironmentTrouble, ErrorCode, NotFound, StudioError
from studio.domain.job import JobStatus, RenderJob
from studio.domain.text import Text
from studio.services.studio import Studio

EXIT_OK: Final = 0
EXIT_FAILED: Final = 1
EXIT_BAD_INPUT: Final = 2
EXIT_WAITING: Final = 3
"""Done on this machine; a delivery waits in the outbox."""
EXIT_CANCELED: Final = 130

_INPUT_CODES: Final = (ErrorCode.FILE_NOT_READABLE, ErrorCode.FILE_NOT_WRITABLE)


@dataclass
class Result:
    """What a render prints with `--json`; the names are the keys."""

    job_id: str | None = None
    status: str | None = None
    video: str | None = None
    subtitle: str | None = None
    thumbnail: str | None = None
    duration_sec: float | None = None
    spec_sha256: str | None = None
    error_code: str | None = None
    error_message: str | None = None
    uploaded: bool = False
    video_url: str | None = None
    """Where the film is found outside this machine."""
    waiting: int = 0
    """Deliveries of this job that wait in the outbox, those refused included."""


def exit_code_of(error: StudioError) -> int:
    """Return what a refused command ends with: 2 when the person can type it better, else 1."""
    if isinstance(error, Canceled):
        return EXIT_CANCELED
    if isinstance(error, BadInput | NotFound) or (
        isinstance(error, EnvironmentTrouble) and error.code in _INPUT_CODES
    ):
        return EXIT_BAD_INPUT
    return EXIT_FAILED


def run_in_foreground(
    studio: Studio, console: Console, job: RenderJob, out: Path | None, *, upload: bool = False
) -> int:
    """Render a waiting job to its end, deliver the film, print the result; return the exit code."""
    line, events = ProgressLine(console), EventLines(console)
    listener = events if console.tells_events else line
    events.of(job)
    with canceled_by_signals() as brake:
        try:
            job_id = job.job_id
            job = beside_the_signals(lambda: studio.rendering.run(job_id, listener, brake.token))
            events.of(job)
        finally:
            line.clear()
        result = result_of(job)
        trouble: StudioError | None = None
        if job.status is JobStatus.SUCCEEDED:
            try:
                _add_files(studio, result, job, out)
            except StudioError as error:
                trouble = error
                result.error_code = error.code.value
                result.error_message = error.stored_message(console.language)
        handed = hand_over(studio, console, job, upload=upload, cancel=brake.token)
    result.uploaded, result.video_url = handed.uploaded, handed.video_url
    result.waiting = handed.waiting + handed.refused
    if handed.trouble is not None:
        result.error_code = handed.trouble.code.value
        result.error_message = handed.trouble.stored_message(console.language)
    _print(console, job, result, trouble)
    tell_handed(console, handed, told=job.message)
    if console.as_json:
        console.json(asdict(result))
    if job.status is JobStatus.CANCELED:
        return EXIT_CANCELED if brake.was_pulled else EXIT_FAILED
    if job.status is not JobStatus.SUCCEEDED or trouble or handed.trouble or handed.refused:
        return EXIT_FAILED
    return EXIT_WAITING if handed.waiting else EXIT_OK


def result_of(job: RenderJob) -> Result:
    """Return what a job's record says about its render."""
    return Result(
        job_id=job.job_id,
        status=job.status.value,
        duration_sec=job.assets.duration_sec if job.assets else None,
        spec_sha256=job.spec_sha256,
        error_code=job.error_code.value if job.error_code else None,
        error_message=job.error_message,
    )


def print_refusal(console: Console, error: StudioError, result: Result | None = None) -> None:
    """Tell why nothing was rendered, and with `--json` print the record with nulls where nothing is known."""
    console.trouble(error)
    if console.as_json:
        told = result or Result()
        told.error_code = error.code.value
        told.error_message = error.stored_message(console.language)
        console.json(asdict(told))


def _add_files(studio: Studio, result: Result, job: RenderJob, out: Path | None) -> None:
    files = studio.publishing.files(job) if out is None else studio.publishing.deliver(job, out)
    result.video = str(files.video.absolute())
    result.subtitle = str(files.subtitle_srt.absolute())
    result.thumbnail = str(files.thumbnail.absolute())


def _print(console: Console, job: RenderJob, result: Result, trouble: StudioError | None) -> None:
    if trouble is not None:
        console.trouble(trouble)
    elif job.status is JobStatus.SUCCEEDED:
        minutes, seconds = divmod(round(result.duration_sec or 0), 60)
        kind = (
            Text(ko="초안 영상 (워터마크)", en="Draft, watermarked")
            if job.draft
            else Text(ko="영상", en="Film")
        )
        console.say(f"{kind.to(console.language)}: {job.title} ({minutes}:{seconds:02d})")
        console.say(f"  {result.video}")
        console.say(f"  {result.subtitle}")
        console.say(f"  {result.thumbnail}")
        if (notes := job.message.partition(" ")[2]) and not notes.isspace():
            console.tell(notes)
    else:
        console.tell(f"{job.error_code}: {job.error_message}")
        console.tell(
            Text(
                ko=f"이어서 하려면: ctrlf-studio jobs retry {job.job_id}",
                en=f"To continue: ctrlf-studio jobs retry {job.job_id}",
            )
        )
