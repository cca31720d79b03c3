"""Finished films are found again and handed over whole, under names every system takes."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.domain.errors import EnvironmentTrouble, ErrorCode, NotFound
from studio.domain.job import RenderJob
from studio.services.publishing import safe_name
from studio.services.studio import Studio
from tests.fakes.pipeline import FILES


@pytest.fixture
def job(studio: Studio, script_id: str) -> RenderJob:
    waiting = studio.rendering.start(studio.rendering.create(script_id, draft=False).job.job_id).job
    return studio.rendering.run(waiting.job_id, lambda _: None)


def test_the_files_of_a_film(studio: Studio, job: RenderJob) -> None:
    files = studio.publishing.files(job)
    found = (files.video, files.subtitle_srt, files.subtitle_vtt, files.thumbnail)
    assert [path.read_bytes() for path in found] == list(FILES.values())


def test_files_are_found_by_key_where_the_address_is_no_file(studio: Studio, job: RenderJob) -> None:
    assert job.assets is not None
    elsewhere = job.assets.model_copy(update={"video_url": "https://films.example/videos/x/video.mp4"})
    files = studio.publishing.files(job.model_copy(update={"assets": elsewhere}))
    assert files == studio.publishing.files(job)


def test_a_job_without_a_film(studio: Studio, script_id: str) -> None:
    waiting = studio.rendering.create(script_id, draft=False).job
    with pytest.raises(NotFound):
        studio.publishing.files(waiting)


def test_a_film_that_was_taken_away(studio: Studio, job: RenderJob) -> None:
    studio.publishing.files(job).video.unlink()
    with pytest.raises(NotFound) as error:
        studio.publishing.files(job)
    assert error.value.code is ErrorCode.FILE_NOT_READABLE


def test_delivery_is_named_after_the_title(studio: Studio, job: RenderJob, tmp_path: Path) -> None:
    out = tmp_path / "결과" / "더 깊이"
    for _ in range(2):  # the second time it replaces the first
        files = studio.publishing.deliver(job, out)
    assert sorted(path.name for path in out.iterdir()) == ["교육.jpg", "교육.mp4", "교육.srt", "교육.vtt"]
    assert files.video.read_bytes() == FILES["video.mp4"]


def test_editing_what_was_delivered_leaves_the_stored_film_alone(
    studio: Studio, job: RenderJob, tmp_path: Path
) -> None:
    studio.publishing.deliver(job, tmp_path).video.write_bytes(b"edited")
    assert studio.publishing.files(job).video.read_bytes() == FILES["video.mp4"]


def test_a_folder_that_cannot_be_written(studio: Studio, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EnvironmentTrouble) as error:
        studio.publishing.ready(tmp_path / "file" / "out")
    assert error.value.code is ErrorCode.FILE_NOT_WRITABLE
    assert "out" in error.value.what.en


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("피싱 메일 대응", "피싱 메일 대응"),
        ("../../etc/passwd", "etc passwd"),
        ('a: "b" <c>|d?*', "a b c d"),
        ("끝점...", "끝점"),
        ("줄\n바꿈\x00", "줄 바꿈"),
        ("CON", "CON_"),
        ("nul.txt", "nul.txt_"),
        ("///", ""),
        ("가" * 200, "가" * 80),
    ],
)
def test_names_every_system_takes(title: str, name: str) -> None:
    assert safe_name(title) == name
    assert len(safe_name(title).encode()) < 250
