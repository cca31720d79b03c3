"""The stand-in that a person plays with: what is furnished, typed and asked of it does what it says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from studio.domain.backend import Dialect
from studio.services.studio import open_studio
from tests.fakes.backend import Backend, serving
from tests.fakes.by_hand import FAULTS, Desk, fault_named, furnished, help_text


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[tuple[Desk, Backend]]:
    backend = furnished(Dialect.SPRING)
    made = Desk(backend, tmp_path)
    backend.by_hand, backend.on_upload = made.answer, made.take
    with serving(backend):
        yield made, backend


def test_everything_furnished_can_be_pulled_and_the_course_of_one_has_ended(
    desk: tuple[Desk, Backend], data_dir: Path
) -> None:
    _, backend = desk
    studio = open_studio(data_dir, {"BACKEND_BASE_URL": backend.url})
    try:
        for row in studio.sync.rows():
            assert row.there is not None
            studio.sync.pull(row.there.script_id)
        ended = [v.video_id for v in studio.videos.list() if v.end_at is not None]
        assert ended == ["video-4"]
        assert len({video.status for video in studio.videos.known()}) >= 4
    finally:
        studio.close()


def test_the_spec_says_what_the_script_says_now(desk: tuple[Desk, Backend]) -> None:
    at, backend = desk
    assert "version 2" in at.typed("change script-2 아주 새로운 말")
    headers = {"X-Internal-Token": backend.token}
    spec = httpx.get(f"{backend.url}/internal/scripts/script-2/render-spec", headers=headers).json()
    assert spec["scenes"][0]["narration"] == "아주 새로운 말"


@pytest.mark.parametrize("name", [*FAULTS, "503", "slow:0.1"])
def test_every_fault_has_a_name(name: str) -> None:
    assert callable(fault_named(name))


@pytest.mark.parametrize("name", ["", "200", "slow:x", "cutt"])
def test_what_is_no_fault_is_told(name: str) -> None:
    with pytest.raises(ValueError):
        fault_named(name)


def test_faults_are_switched_on_while_it_runs(desk: tuple[Desk, Backend]) -> None:
    at, backend = desk
    asked = {"path": "/scripts", "fault": "503", "times": 2}
    assert httpx.post(f"{backend.url}/_faults", json=asked).json() == {"/scripts": 2}
    assert [httpx.get(f"{backend.url}/scripts").status_code for _ in range(3)] == [503, 503, 200]
    at.typed("/scripts 404")
    at.typed("calm")
    assert httpx.get(f"{backend.url}/scripts").status_code == 200
    bad = httpx.post(f"{backend.url}/_faults", json={"path": "/put/", "fault": "fire"})
    assert (bad.status_code, "no fault is called 'fire'" in bad.text) == (400, True)
    assert httpx.post(f"{backend.url}/_faults", content=b"{").status_code == 400


def test_films_are_kept_whole_under_harmless_names(desk: tuple[Desk, Backend], tmp_path: Path) -> None:
    at, backend = desk
    backend.films_url = f"{backend.url}/films"
    backend.bytes_per_sec = 1_000_000
    film = bytes(range(256)) * 300
    headers = {"X-Internal-Token": backend.token}
    for key in ("videos/v/s/j/video.mp4", "videos/../../../etc/passwd.mp4"):
        asked = {"objectKey": key, "contentType": "video/mp4", "contentLength": len(film)}
        presigned = httpx.post(
            f"{backend.url}/internal/storage/presign-put", json=asked, headers=headers
        ).json()
        assert httpx.put(presigned["uploadUrl"], content=film).status_code == 200
    assert httpx.get(f"{backend.url}/films/videos/v/s/j/video.mp4").content == film
    assert {path.read_bytes() for path in at.films.values()} == {film}
    assert {path.parent for path in at.films.values()} == {tmp_path}
    assert "videos-v-s-j-video.mp4" in at.typed("films")


def test_whatever_is_typed_is_answered(desk: tuple[Desk, Backend]) -> None:
    at, backend = desk
    assert at.typed("") == ""
    assert "APPROVED" in at.typed("scripts")
    assert "PUBLISHED" in at.typed("videos")
    assert at.typed("what is this?") == help_text(backend.url)
    at.typed("/put/ cut 3")
    assert json.loads(at.typed("faults")) == {"/put/": 3}
    at.typed("slow 5000")
    assert backend.bytes_per_sec == 5000
