"""A film that is looked at is the one that was made, and says who approved its very words."""

from __future__ import annotations

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.edits import with_title
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.job import RenderJob
from studio.domain.progress import ProgressEvent
from studio.domain.settings import CaptionMode, RenderSettings
from studio.services.screening import Screening
from studio.services.studio import Studio


def ignore(_: ProgressEvent) -> None:
    pass


def made(studio: Studio, script_id: str, *, draft: bool = False) -> RenderJob:
    job = studio.rendering.create(script_id, draft=draft).job
    studio.rendering.start(job.job_id)
    return studio.rendering.run(job.job_id, ignore)


def opened(studio: Studio, job: RenderJob) -> Screening:
    return studio.screenings.open(job.job_id, CancelToken())


def test_a_film_says_who_approved_its_very_words(studio: Studio, script_id: str) -> None:
    studio.preferences.update(profile_name="Lee")
    record = studio.scripts.get(script_id)
    studio.scripts.save(script_id, with_title(record.script, "제목 2"))
    second = studio.scripts.approve(script_id)
    job = made(studio, script_id)
    studio.preferences.update(profile_name="Park")
    studio.scripts.save(script_id, with_title(record.script, "제목 3"))
    studio.scripts.approve(script_id)
    film = opened(studio, job)
    assert film.approved_by == "Lee"
    assert film.approved_at == second.approved_at
    assert film.job.spec_sha256 == job.spec_sha256
    assert film.files.video.read_bytes() == b"film"
    assert film.bytes == 4


def test_a_draft_is_approved_by_nobody(studio: Studio, script_id: str) -> None:
    assert opened(studio, made(studio, script_id, draft=True)).approved_by is None


def test_a_film_of_a_script_that_was_deleted_can_still_be_seen(studio: Studio, script_id: str) -> None:
    job = made(studio, script_id)
    studio.scripts.delete(script_id)
    assert opened(studio, job).approved_by is None


def test_burnt_captions_are_told(studio: Studio, script_id: str) -> None:
    studio.preferences.update(render=RenderSettings(captions=CaptionMode.BURNED_IN, fps=30))
    film = opened(studio, made(studio, script_id))
    assert film.captions_in_picture
    assert film.canvas.fps == 30


@pytest.mark.parametrize("content", [b"filx", b"film and more", None])
def test_a_film_that_was_changed_or_taken_away_is_refused(
    studio: Studio, script_id: str, content: bytes | None
) -> None:
    job = made(studio, script_id)
    film = studio.publishing.files(job).video
    film.unlink()
    if content is not None:
        film.write_bytes(content)
    with pytest.raises(StudioError) as error:
        opened(studio, job)
    assert error.value.code is ErrorCode.FILE_NOT_READABLE
    assert str(film) in error.value.what.en
    assert error.value.next_step is not None


def test_a_job_without_a_film_is_refused(studio: Studio, script_id: str) -> None:
    job = studio.rendering.create(script_id, draft=True).job
    with pytest.raises(StudioError) as error:
        opened(studio, job)
    assert error.value.code is ErrorCode.JOB_NOT_FOUND
