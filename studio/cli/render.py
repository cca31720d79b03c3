"""`ctrlf-studio render`: a script file, or a script of the backend, becomes a film."""

import argparse
from pathlib import Path

from studio.cli.console import Console
from studio.cli.delivering import hand_over
from studio.cli.foreground import exit_code_of, print_refusal, result_of, run_in_foreground
from studio.cli.picture_options import fps_typed, frame_size_typed
from studio.cli.signals import beside_the_signals, canceled_by_signals
from studio.domain.errors import ErrorCode, Refused, StudioError
from studio.domain.job import JobStatus, RenderJob
from studio.domain.records import ScriptRecord
from studio.domain.review import ScriptStatus
from studio.domain.settings import RenderSettings
from studio.domain.text import Text
from studio.services.refusals import draft_stays_here, duplicate
from studio.services.studio import Studio


def render(studio: Studio, console: Console, arguments: argparse.Namespace) -> int:
    """Import (or have fetched), approve where asked, and render in the foreground; return the exit code."""
    out = out_dir(studio, arguments.out)
    settings = _settings(studio, arguments)
    if arguments.upload:
        studio.uploading.require()  # before any work
    if arguments.script_id is not None:
        return _from_backend(studio, console, arguments, settings, out)
    record = studio.scripts.import_file(arguments.script, video_id=arguments.video_id)
    if arguments.approve:
        record = studio.scripts.approve(record.script_id)
    draft = record.status is not ScriptStatus.APPROVED
    if draft and arguments.upload:
        raise draft_stays_here()
    if draft:
        console.tell(
            Text(
                ko="승인되지 않은 대본이라 워터마크가 있는 초안을 만듭니다 (납품용은 --approve).",
                en="The script is not approved: this makes a watermarked draft (--approve for delivery).",
            )
        )
    job = _job(studio, console, record, draft=draft, settings=settings)
    started = studio.rendering.start(job.job_id)
    if started.note is not None:
        raise duplicate(started.job)
    for warning in started.warnings:
        console.tell(warning)
    return run_in_foreground(studio, console, started.job, out, upload=arguments.upload)


def _from_backend(
    studio: Studio,
    console: Console,
    arguments: argparse.Namespace,
    settings: RenderSettings,
    out: Path | None,
) -> int:
    """Have a job fetch its words, and render it; a fetch that fails is told to the backend as well."""
    created = studio.rendering.create_for_backend(
        arguments.script_id, video_id=arguments.video_id, settings=settings
    )
    job = created.job
    if not created.created and not (
        job.status is JobStatus.PENDING
        and studio.rendering.is_of_backend_script(job, arguments.script_id)
        and not studio.rendering.is_promised_elsewhere(job.job_id)
    ):
        raise _taken(job)
    with canceled_by_signals() as brake:
        try:
            started = beside_the_signals(lambda: studio.rendering.start(job.job_id, brake.token))
        except StudioError as error:
            ended = studio.rendering.get(job.job_id)
            if ended.status is not JobStatus.PENDING:
                hand_over(studio, console, ended, upload=False, cancel=brake.token)
            print_refusal(console, error, result_of(ended))
            return exit_code_of(error)
    if started.note is not None:
        raise duplicate(started.job)
    for warning in started.warnings:
        console.tell(warning)
    return run_in_foreground(studio, console, started.job, out, upload=arguments.upload)


def out_dir(studio: Studio, asked: Path | None) -> Path | None:
    """Return the folder for the finished files, made sure before any work that it can be written."""
    setting = studio.preferences.get().output_dir
    chosen = asked or (Path(setting) if setting else None)
    return studio.publishing.ready(chosen.expanduser()) if chosen is not None else None


def _job(
    studio: Studio, console: Console, record: ScriptRecord, *, draft: bool, settings: RenderSettings
) -> RenderJob:
    """Return a new job, or one that a studio which is gone left waiting for the same film."""
    created = studio.rendering.create(record.script_id, draft=draft, settings=settings)
    job = created.job
    if created.created:
        return job
    if (
        job.status is JobStatus.PENDING
        and job.script_id == record.script_id
        and not studio.rendering.is_promised_elsewhere(job.job_id)
        and studio.rendering.would_make_the_same(job, draft=draft, settings=settings)
    ):
        console.tell(
            Text(
                ko=f"기다리던 작업을 이어서 합니다: {job.job_id}",
                en=f"Going on with the waiting job {job.job_id}",
            )
        )
        return job
    raise _taken(job)


def _taken(job: RenderJob) -> Refused:
    return Refused(
        ErrorCode.DUPLICATE_JOB,
        Text(
            ko=f"이 영상의 작업이 이미 있습니다: {job.job_id} (상태 {job.status}).",
            en=f"The video already has a job: {job.job_id} (status {job.status}).",
        ),
        Text(
            ko=f"끝나기를 기다리거나 취소하십시오: ctrlf-studio jobs cancel {job.job_id}",
            en=f"Wait until it has ended, or cancel it: ctrlf-studio jobs cancel {job.job_id}",
        ),
    )


def _settings(studio: Studio, arguments: argparse.Namespace) -> RenderSettings:
    changes: dict[str, object] = {}
    if arguments.style is not None:
        changes["style"] = arguments.style
    if (size := frame_size_typed(studio.preferences.get().render, arguments)) is not None:
        changes["width"], changes["height"] = size
    if arguments.fps is not None:
        changes["fps"] = fps_typed(arguments.fps)
    if arguments.captions is not None:
        changes["captions"] = arguments.captions.replace("-", "_")
    if arguments.theme is not None:
        changes["theme"] = studio.diagnostics.theme_named(arguments.theme)
    if arguments.voice is not None:
        changes["voice"] = studio.diagnostics.voice_named(arguments.voice)
    if arguments.music is not None:
        changes["music"] = studio.music.take_in(arguments.music)
    return studio.preferences.render_settings(**changes)
