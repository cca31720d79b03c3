"""Films of the backend's scripts in the terminal: fetched, made, delivered; and the outbox by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from studio.services.studio import Studio, open_studio
from tests.cli.conftest import SMALL, Run
from tests.fakes import backend as fake
from tests.fakes.backend import Backend, serving
from tests.services.connected import SCRIPT, digest, spec, told


@pytest.fixture
def backend() -> Iterator[Backend]:
    with serving(Backend(specs={SCRIPT: spec("안녕하세요.", "반갑습니다.")})) as backend:
        yield backend


@contextmanager
def opened(data_dir: Path, environ: dict[str, str]) -> Iterator[Studio]:
    studio = open_studio(data_dir, environ)
    yield studio
    studio.close()


def towards(backend: Backend, **more: str) -> dict[str, str]:
    """The environment that leads to a backend."""
    return {
        "BACKEND_BASE_URL": backend.url,
        "BACKEND_INTERNAL_TOKEN": backend.token,
        "BACKEND_TIMEOUT_SEC": "5",
        **more,
    }


def test_a_script_of_the_backend_is_fetched_rendered_and_delivered(
    run: Run, backend: Backend, data_dir: Path
) -> None:
    said = run("render", "--script-id", SCRIPT, "--upload", "--json", *SMALL, **towards(backend))
    result = said.json
    assert (said.code, result["status"], result["uploaded"], result["waiting"]) == (0, "SUCCEEDED", True, 0)
    film = next(upload for upload in backend.uploads.values() if upload.key.endswith("video.mp4"))
    assert film.completed
    assert film.body_sha256 == digest(Path(result["video"]).read_bytes())
    assert result["video_url"] == f"https://films.example/{film.key}"
    assert [(one["status"], one["videoUrl"]) for one in told(backend)] == [("COMPLETED", result["video_url"])]
    assert backend.token not in said.err + said.out
    kept = [path for path in data_dir.rglob("*") if path.is_file()]
    assert not [path for path in kept if backend.token.encode() in path.read_bytes()]


def test_without_a_network_it_is_done_here_and_waits(run: Run, backend: Backend) -> None:
    environ = towards(backend, STORAGE_PROVIDER="backend_presigned")
    backend.break_next("presign-put", fake.gone)
    said = run("render", "--script-id", SCRIPT, "--json", *SMALL, **environ)
    assert (said.code, said.json["status"], said.json["waiting"]) == (3, "SUCCEEDED", 2)
    assert (said.json["uploaded"], said.json["video_url"], said.json["error_code"]) == (False, None, None)
    assert Path(said.json["video"]).stat().st_size > 0
    waiting = run("outbox", "--json", **environ).json
    assert [(one["kind"], one["status"]) for one in waiting] == [
        ("UPLOAD", "WAITING"),
        ("JOB_DONE", "WAITING"),
    ]
    assert waiting[0]["error_code"] == "BACKEND_UNREACHABLE"
    assert run("outbox", "flush", **environ).code == 3
    backend.come_back()
    flushed = run("outbox", "flush", "--json", **environ)
    assert (flushed.code, flushed.json) == (0, {"delivered": 2, "refused": 0, "waiting": 0})
    assert [one["status"] for one in told(backend)] == ["COMPLETED"]
    assert "Nothing waits" in run("outbox", **environ).out


@pytest.mark.parametrize("storage", ["local", "backend_presigned"])
def test_a_file_is_approved_made_and_uploaded(run: Run, backend: Backend, script: Path, storage: str) -> None:
    environ = towards(backend, STORAGE_PROVIDER=storage)
    said = run("render", script, "--approve", "--upload", "--json", *SMALL, **environ)
    assert (said.code, said.json["uploaded"]) == (0, True)
    assert [one["status"] for one in told(backend)] == ["COMPLETED"]


def test_a_script_the_backend_does_not_have(here: Run, backend: Backend) -> None:
    said = here("render", "--script-id", "nobody", "--json", **towards(backend))
    assert (said.code, said.json["error_code"], said.json["status"]) == (2, "SCRIPT_NOT_FOUND", "FAILED")
    assert [(one["status"], one["errorCode"]) for one in told(backend)] == [("FAILED", "SCRIPT_NOT_FOUND")]
    assert (
        here("jobs", "retry", said.json["job_id"], "--json").json["error_code"] == "NO_RENDER_SPEC_FOR_RETRY"
    )


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "either a script file or --script-id"),
        (("a.json", "--script-id", "x"), "either a script file or --script-id"),
        (("--script-id", "x", "--approve"), "--approve is for script files"),
    ],
)
def test_a_film_is_made_of_one_thing(here: Run, words: tuple[str, ...], why: str) -> None:
    said = here("render", *words)
    assert said.code == 2
    assert why in said.err


def test_what_cannot_be_uploaded_is_refused_before_any_work(
    here: Run, backend: Backend, script: Path
) -> None:
    nowhere = here("render", script, "--approve", "--upload", "--json")
    assert (nowhere.code, nowhere.json["error_code"]) == (1, "BACKEND_NOT_CONFIGURED")
    draft = here("render", script, "--upload", "--json", **towards(backend))
    assert (draft.code, draft.json["error_code"]) == (1, "PERMISSION_DENIED")
    assert here("jobs", "--json").json == []


def test_the_outbox_by_hand(here: Run, backend: Backend) -> None:
    backend.break_next("/complete", *[fake.status(400, "not so")] * 3)
    environ = towards(backend)
    refused = here("render", "--script-id", "nobody", **environ)
    assert refused.code == 2
    listed = here("outbox", "--json").json
    assert [(one["kind"], one["status"], one["attempts"]) for one in listed] == [("JOB_DONE", "REFUSED", 1)]
    delivery_id = str(listed[0]["delivery_id"])
    shown = here("outbox").out
    assert "refused" in shown
    assert "not so" in shown
    assert here("outbox", "flush").code == 1, "it waits for a person"
    again = here("outbox", "retry", delivery_id, "--json")
    assert (again.code, again.json) == (1, {"delivered": 0, "refused": 1, "waiting": 0})
    assert here("outbox", "drop", delivery_id, "--json").json == {"dropped": int(delivery_id)}
    assert here("outbox", "--json").json == []
    assert [one["status"] for one in here("outbox", "--all", "--json").json] == ["DROPPED"]
    assert here("outbox", "flush").code == 0
    assert told(backend) == []
    missing = here("outbox", "drop", "999", "--json")
    assert (missing.code, missing.json["error_code"]) == (2, "INVALID_ARGUMENT")


def test_a_waiting_job_is_taken_up_and_that_of_another_script_is_not(
    here: Run, backend: Backend, data_dir: Path
) -> None:
    backend.specs.clear()
    environ = towards(backend)
    with opened(data_dir, environ) as studio:
        waiting = studio.rendering.create_for_backend(SCRIPT, video_id="v").job.job_id
    other = here("render", "--script-id", "other", "--video-id", "v", "--json", **environ)
    assert (other.code, other.json["error_code"]) == (1, "DUPLICATE_JOB")
    same = here("render", "--script-id", SCRIPT, "--video-id", "v", "--json", **environ)
    assert (same.json["job_id"], same.json["error_code"]) == (waiting, "SCRIPT_NOT_FOUND")


def test_both_languages_help(here: Run) -> None:
    assert "전달" not in here("outbox", "--help").out
    korean = here("outbox", "--help", LC_ALL="ko_KR.UTF-8").out
    assert "하나를 포기하기" in korean
