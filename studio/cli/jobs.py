"""`ctrlf-studio jobs`: look at render jobs and their logs, run them again, cancel them."""

import argparse
import time
from typing import Final

from studio.cli.console import Console
from studio.cli.foreground import EXIT_FAILED, EXIT_OK, run_in_foreground
from studio.cli.render import out_dir
from studio.domain.instants import to_text
from studio.domain.job import JobStatus, RenderJob
from studio.domain.text import Text
from studio.services.refusals import duplicate
from studio.services.studio import Studio

CANCEL_WAIT_SEC: Final = 5.0
"""How long to wait for another process to stop; the promise is a second."""


def jobs(studio: Studio, console: Console, arguments: argparse.Namespace) -> int:
    """Carry out one of the actions; return the exit code."""
    match arguments.action:
        case "show":
            return _show(studio, console, arguments.job_id)
        case "retry":
            return _retry(studio, console, arguments)
        case "cancel":
            return _cancel(studio, console, arguments.job_id)
        case "log":
            return _log(studio, console, arguments.job_id)
        case _:
            return _list(studio, console)


def record_of(job: RenderJob) -> dict[str, object]:
    """Return a job under the names of its columns; moments with a Z."""
    record = job.model_dump(mode="json")
    for name in ("created_at", "updated_at", "started_at", "finished_at"):
        moment = getattr(job, name)
        record[name] = None if moment is None else to_text(moment)
    return record


def _list(studio: Studio, console: Console) -> int:
    found = studio.rendering.list()
    if console.as_json:
        console.json([record_of(job) for job in found])
        return EXIT_OK
    if not found:
        console.say(Text(ko="작업이 없습니다.", en="There are no jobs."))
    for job in found:
        mark = Text(ko=" (초안)", en=" (draft)").to(console.language) if job.draft else ""
        when = to_text(job.created_at)[:16].replace("T", " ")
        console.say(f"{job.job_id}  {job.status:<9}  {job.progress:3d}%  {when}  {job.title}{mark}")
    return EXIT_OK


def _show(studio: Studio, console: Console, job_id: str) -> int:
    job = studio.rendering.get(job_id)
    record = record_of(job)
    if console.as_json:
        console.json(record)
        return EXIT_OK
    shown = {name: value for name, value in record.items() if name not in ("render_spec_json", "assets")}
    if job.assets is not None:
        shown.update(job.assets.model_dump())
    width = max(len(name) for name in shown)
    for name, value in shown.items():
        if value not in (None, ""):
            console.say(f"{name:<{width}}  {value}")
    return EXIT_OK


def _log(studio: Studio, console: Console, job_id: str) -> int:
    text = studio.queue_view.log_of(job_id)
    if console.as_json:
        console.json({"job_id": job_id, "log": text.splitlines()})
    elif text:
        console.say(text.rstrip("\n"))
    else:
        console.say(Text(ko="이 작업의 로그는 없습니다.", en="No log was kept of this job."))
    return EXIT_OK


def _retry(studio: Studio, console: Console, arguments: argparse.Namespace) -> int:
    out = out_dir(studio, arguments.out)
    job = studio.rendering.get(arguments.job_id)
    if job.status is JobStatus.PENDING:  # left waiting by a studio that is gone
        started = studio.rendering.start(job.job_id)
        if not started.started:
            raise duplicate(started.job)
        job = started.job
    else:
        job = studio.rendering.retry(job.job_id)
    return run_in_foreground(studio, console, job, out)


def _cancel(studio: Studio, console: Console, job_id: str) -> int:
    job = studio.rendering.cancel(job_id)
    until = time.monotonic() + CANCEL_WAIT_SEC
    while job.status.is_active and time.monotonic() < until:
        time.sleep(0.1)
        job = studio.rendering.get(job_id)
    if console.as_json:
        console.json(record_of(job))
    if job.status is JobStatus.CANCELED:
        console.say(Text(ko=f"취소했습니다: {job.job_id}", en=f"Canceled: {job.job_id}"))
        return EXIT_OK
    console.tell(
        Text(
            ko=f"아직 취소되지 않았습니다: {job.job_id} (상태 {job.status})",
            en=f"Not canceled: {job.job_id} (status {job.status})",
        )
    )
    return EXIT_FAILED
