"""The inside of a child process that paints and encodes: takes tasks from its input until that closes."""

import queue
import sys
import traceback
from collections.abc import Callable
from threading import Thread
from typing import IO

from studio.domain.cancel import CancelToken
from studio.domain.disk import disk_full, is_disk_full
from studio.domain.errors import StudioError
from studio.film import join, processes, sound, verify
from studio.film.sessions import encoding
from studio.film.trial import try_encoder
from studio.pipeline.music import make_plain
from studio.pipeline.segments import encode_segment
from studio.pipeline.tasks import (
    Answer,
    Failure,
    JoinTask,
    Request,
    Result,
    SegmentTask,
    SlideTask,
    SoundTask,
    Task,
    ThumbnailTask,
    TrialTask,
    VerifyTask,
)

Progress = Callable[[float], None]


def serve(stdin: IO[bytes], stdout: IO[bytes]) -> None:
    """Work off tasks, one JSON line each; when the parent goes, so do this process and all it started."""
    requests: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    Thread(target=_read, args=(stdin, requests), daemon=True).start()
    while (line := requests.get()) is not None:
        request = Request.model_validate_json(line)
        _answer(stdout, _worked_off(request, stdout))


def perform(task: Task, on_progress: Progress, cancel: CancelToken) -> Result:
    """Do one task in this process."""
    match task:
        case SegmentTask():
            count = task.spec.frame_count
            with encoding(task.spec.encoder.hardware, task.target, count, cancel):
                encode_segment(
                    task.spec, task.target, lambda done: on_progress(done / count), cancel, task.pictures
                )
        case SlideTask():
            return _inspect(task)
        case ThumbnailTask():
            from studio.picture import jpeg_of

            task.target.write_bytes(
                jpeg_of(task.canvas, task.slides, task.shot, width=task.width, pictures=task.pictures)
            )
        case SoundTask():
            if task.music is not None:
                make_plain(task.music, cancel)
            plain = task.music.plain if task.music is not None else None
            sound.make_stretch(task.stretch, task.clips, plain, task.target, cancel)
        case JoinTask():
            join.join(
                [join.Segment(s.file, s.times) for s in task.segments],
                task.sound,
                task.target,
                tags=join.FilmTags(task.title, task.comment, task.language, task.chapters),
                frame_count=task.frame_count,
                fps=task.fps,
                captions=task.captions,
                on_progress=on_progress,
                cancel=cancel,
            )
        case VerifyTask():
            expected = verify.Expected(task.frames, task.samples, task.audible)
            verify.verify(task.film, expected, on_progress=on_progress, cancel=cancel)
        case TrialTask():
            return Result(
                verdict=try_encoder(
                    task.encoder,
                    width=task.width,
                    height=task.height,
                    fps=task.fps,
                    folder=task.folder,
                    cancel=cancel,
                )
            )
    return Result()


def _inspect(task: SlideTask) -> Result:
    from studio.pipeline.remarks import remarks_on

    return Result(notes=tuple((remark.ko, remark.en) for remark in remarks_on(task.canvas, task.slide)))


def _worked_off(request: Request, stdout: IO[bytes]) -> Answer:
    number = request.number
    last = 0.0

    def on_progress(fraction: float) -> None:
        nonlocal last
        if fraction - last >= 0.02:
            last = fraction
            _answer(stdout, Answer(number=number, progress=fraction))

    try:
        return Answer(number=number, result=perform(request.task, on_progress, CancelToken()))
    except StudioError as error:
        return Answer(number=number, failure=Failure.of(error))
    except OSError as error:
        if is_disk_full(error):
            return Answer(number=number, failure=Failure.of(disk_full()))
        return Answer(number=number, crash=traceback.format_exc())
    except Exception:  # the parent raises it: nothing is swallowed
        return Answer(number=number, crash=traceback.format_exc())


def _answer(stdout: IO[bytes], answer: Answer) -> None:
    stdout.write(answer.model_dump_json(exclude_none=True).encode() + b"\n")
    stdout.flush()


def _read(stdin: IO[bytes], requests: "queue.SimpleQueue[bytes | None]") -> None:
    for line in stdin:
        requests.put(line)
    processes.end_own_tree()


def main(*, idle: bool) -> None:
    """Serve over this process's own input and output, behind what a person waits for or behind everything."""
    processes.die_with_parent()
    processes.lower_priority(idle=idle)
    serve(sys.stdin.buffer, sys.stdout.buffer)
