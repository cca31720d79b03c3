"""What is said when a job may not be made, started, moved or run: the rules of the queue in words."""

from studio.domain.errors import ErrorCode, NotFound, Refused
from studio.domain.job import JobStatus, RenderJob
from studio.domain.records import ScriptRecord
from studio.domain.text import Text


def no_such_job(job_id: str) -> NotFound:
    """Return the refusal of an identity that no job has."""
    return NotFound(
        ErrorCode.JOB_NOT_FOUND,
        Text(ko=f"작업이 없습니다: {job_id}.", en=f"There is no job {job_id}."),
        Text(ko="작업 목록에서 다시 고르십시오.", en="Choose one from the list of jobs."),
    )


def duplicate(job: RenderJob) -> Refused:
    """Return the refusal of a second job for a video."""
    return Refused(
        ErrorCode.DUPLICATE_JOB,
        Text(
            ko=f"이 영상의 작업이 이미 있습니다: {job.job_id} (상태 {job.status}).",
            en=f"The video already has a job: {job.job_id} (status {job.status}).",
        ),
        Text(ko="그 작업이 끝나기를 기다리거나 취소하십시오.", en="Wait until it has ended, or cancel it."),
    )


def of_another_video(record: ScriptRecord, video_id: str) -> Refused:
    """Return the refusal of a script that was asked for in the name of another video."""
    return Refused(
        ErrorCode.INVALID_SCRIPT,
        Text(
            ko=f"대본 {record.script_id}은(는) 영상 {video_id}이(가) 아니라 {record.video_id}의 것입니다.",
            en=f"Script {record.script_id} belongs to video {record.video_id}, not {video_id}.",
        ),
        Text(ko="그 영상의 대본을 고르십시오.", en="Choose a script of that video."),
    )


def no_snapshot() -> Refused:
    """Return the refusal of a job that was never started."""
    return Refused(
        ErrorCode.NO_RENDER_SPEC,
        Text(ko="이 작업에는 아직 스냅샷이 없습니다.", en="This job has no snapshot yet."),
        Text(ko="먼저 작업을 시작하십시오.", en="Start the job first."),
    )


def not_approved() -> Refused:
    """Return the refusal of a film for delivery whose words nobody approved."""
    return Refused(
        ErrorCode.PERMISSION_DENIED,
        Text(
            ko="승인된 대본만 납품용으로 렌더링할 수 있습니다.",
            en="Only an approved script may be rendered for delivery.",
        ),
        Text(
            ko="대본을 승인하거나 초안으로 렌더링하십시오.",
            en="Approve the script, or render a draft.",
        ),
    )


def does_not_wait(job: RenderJob) -> Refused:
    """Return the refusal of another place in the queue for a job that does not wait in it."""
    return Refused(
        ErrorCode.NOT_EDITABLE,
        Text(
            ko=f"대기 중이 아닌 작업은 순서를 바꿀 수 없습니다: {job.job_id} (상태 {job.status}).",
            en=f"Job {job.job_id} does not wait in the queue (status {job.status}): its place is fixed.",
        ),
        Text(ko="대기 중인 작업만 옮기십시오.", en="Move jobs that still wait."),
    )


def not_pending(job: RenderJob) -> Text:
    """Say why a start did nothing."""
    return Text(
        ko=f"이미 시작된 작업입니다 (상태 {job.status}). 아무것도 바꾸지 않았습니다.",
        en=f"The job was already started (status {job.status}). Nothing was changed.",
    )


def draft_stays_here() -> Refused:
    """Return the refusal of the upload of a draft."""
    return Refused(
        ErrorCode.PERMISSION_DENIED,
        Text(ko="초안 영상은 올릴 수 없습니다.", en="A draft is never uploaded."),
        Text(
            ko="대본을 승인하고 납품용으로 만드십시오.",
            en="Approve the script and make a film for delivery.",
        ),
    )


def no_film_yet(job_id: str, status: JobStatus) -> Refused:
    """Return the refusal of the upload of a film that is not there."""
    return Refused(
        ErrorCode.NOT_EDITABLE,
        Text(
            ko=f"작업 {job_id}에는 완성된 영상이 없습니다 (상태 {status}).",
            en=f"Job {job_id} has no finished film (status {status}).",
        ),
        Text(ko="작업이 끝난 뒤 올리십시오.", en="Upload it when the job has succeeded."),
    )


def uploaded_already(url: str) -> Refused:
    """Return the refusal of a second upload of the same film."""
    return Refused(
        ErrorCode.NOT_EDITABLE,
        Text(ko=f"이미 올린 영상입니다: {url}.", en=f"The film was uploaded already: {url}."),
    )


def not_uploaded() -> Refused:
    """Return the refusal to announce a film that only this machine can open."""
    return Refused(
        ErrorCode.STORAGE_UPLOAD_FAILED,
        Text(
            ko="영상이 아직 올라가지 않아 완료를 알릴 수 없습니다.",
            en="The film is not uploaded, so its completion cannot be told.",
        ),
        Text(ko="먼저 영상을 올리십시오.", en="Upload the film first."),
    )


def spec_of_another_video(script_id: str, asked: str, named: str) -> Refused:
    """Return the refusal of a spec that is of another video than the one asked for."""
    return Refused(
        ErrorCode.INVALID_SCRIPT,
        Text(
            ko=f"video_id: 대본 {script_id}은(는) 영상 {asked}이(가) 아니라 {named}의 것입니다.",
            en=f"video_id: script {script_id} belongs to video {named}, not {asked}.",
        ),
        Text(ko="그 영상의 대본을 고르십시오.", en="Choose a script of that video."),
    )
