"""Services that take jobs, against real sockets: every way a picture comes, and every way it does not."""

from __future__ import annotations

import io
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, StudioError
from studio.domain.text import Language
from studio.domain.visuals import ApiForm, JobState, VisualOptions, VisualProvider, VisualSettings
from studio.visuals import jobs
from studio.visuals.jobs import JobService
from studio.visuals.making import MakingState, Patience, make
from tests.fakes import pictures as fake
from tests.fakes.pictures import PictureService, serving

WIDE = VisualOptions(1280, 720)
QUICK = Patience(attempts=3, retry_delay_sec=0.01, longest_sec=20, first_poll_sec=0.01)


@pytest.fixture
def service() -> Iterator[PictureService]:
    with serving(PictureService()) as service:
        yield service


def settings(service: PictureService, **more: Any) -> VisualSettings:
    return VisualSettings.model_validate(
        {"provider": VisualProvider.HTTP, "base_url": service.url, "timeout_sec": 5, **more}
    )


def made(
    service: PictureService, target: Path, patience: Patience = QUICK, key: str = "", **more: Any
) -> list[MakingState]:
    states: list[MakingState] = []
    provider = JobService(settings(service, **more), key or service.key)
    make(provider, "장면", WIDE, target, patience, on_state=states.append, cancel=CancelToken())
    return states


def refusal(service: PictureService, folder: Path, **more: Any) -> StudioError:
    target = folder / "picture.part"
    with pytest.raises(StudioError) as raised:
        made(service, target, **more)
    assert not target.exists(), "nothing is left behind"
    error = raised.value
    assert error.next_step is not None
    for language in Language:
        assert service.key not in error.message(language)
    return error


def test_a_picture_is_ordered_waited_for_and_fetched(service: PictureService, tmp_path: Path) -> None:
    service.polls = 3
    target = tmp_path / "picture"
    states = made(service, target, model="m-1", extra={"seconds": 5, "style.name": "photo"})
    assert target.read_bytes() == fake.png()
    assert service.submitted == [
        {"ratio": "16:9", "seconds": 5, "style": {"name": "photo"}, "model": "m-1", "prompt": "장면"}
    ]
    assert [state.state for state in states[:2]] == [JobState.QUEUED, JobState.QUEUED]
    fractions = [state.fraction for state in states if state.state is JobState.RUNNING]
    assert fractions == sorted(fractions, key=lambda f: f or 0)
    assert fractions[-1] == pytest.approx(0.5)
    assert service.requests[0].headers["Idempotency-Key"]


def test_an_id_is_one_part_of_the_path(service: PictureService, tmp_path: Path) -> None:
    made(service, tmp_path / "picture")
    polled = [path for path in service.paths("GET") if path.startswith("/v1/")]
    assert set(polled) == {"/v1/generations/job%2F1%20%EA%B0%80"}


@pytest.mark.parametrize(
    "output",
    [
        lambda address: address,
        lambda address: [address, "https://x.example/2"],
        lambda address: {"url": address},
        lambda address: {"images": [{"url": address}]},
        lambda address: [{"url": address}],
    ],
)
def test_the_address_is_found_however_it_is_said(
    service: PictureService, tmp_path: Path, output: Any
) -> None:
    service.output = output
    made(service, tmp_path / "picture")
    assert (tmp_path / "picture").exists()


def test_another_form_of_api_is_spoken_by_its_settings(service: PictureService, tmp_path: Path) -> None:
    service.submit_faults = [fake.said({"data": {"task": 7}})]
    service.poll_faults = [
        fake.said({"data": {"state": "Working", "percent": "40 %"}}),
        fake.said({"data": {"state": "Fertig"}}),
        fake.said({"result": {"files": [f"{service.url}/files/1.png"]}}),
    ]
    states = made(
        service,
        tmp_path / "picture",
        submit_path="/tasks",
        poll_path="/tasks/{id}/state",
        result_path="/tasks/{id}/result",
        prompt_field="input.text",
        id_field="data.task",
        status_field="data.state",
        progress_field="data.percent",
        output_field="result.files.0",
        done="fertig, done",
        extra='{"ratio": null, "size": "{width}x{height}", "width": "{width}"}',
        key_header="X-Api-Key",
    )
    asked = service.requests
    assert [one.path for one in asked] == [
        "/tasks", "/tasks/7/state", "/tasks/7/state", "/tasks/7/result", "/files/1.png",
    ]  # fmt: skip
    assert asked[0].body == {"size": "1920x1080", "width": 1920, "input": {"text": "장면"}}
    assert asked[0].headers["X-Api-Key"] == service.key
    assert MakingState(JobState.RUNNING, 0.4) in states


def test_the_well_known_forms_have_all_that_is_needed() -> None:
    runway = VisualSettings(provider=VisualProvider.HTTP, form=ApiForm.RUNWAY)
    assert runway.is_usable
    assert runway.api.headers["X-Runway-Version"]
    replicate = VisualSettings(provider=VisualProvider.HTTP, form=ApiForm.REPLICATE, model="a/b").api
    assert replicate.model == "a/b"
    assert "{model}" in replicate.submit_path
    assert not VisualSettings(provider=VisualProvider.HTTP).is_usable


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (fake.status(401, "bad key"), "key (HTTP 401, bad key)"),
        (fake.status(403), "does not accept the key"),
        (fake.status(402, "no credits"), "quota"),
        (fake.status(422, "the words are not allowed " * 30), "refused the request (HTTP 422, the words"),
        (fake.status(404), "no such path"),
        (fake.html, "HTML"),
        (fake.broken_json, "no JSON"),
        (fake.said(["x"]), "no field “id”"),
        (fake.said({"id": None}), "no field “id”"),
        (fake.said({"id": "x" * 500}), "“id”"),
        (fake.endless, "16 MB"),
        (fake.elsewhere("http://127.0.0.1:1/steal"), "a redirect elsewhere"),
        (fake.cut, "the connection was cut"),
    ],
)
def test_every_trouble_of_an_order_is_told(
    service: PictureService, tmp_path: Path, fault: fake.Fault, words: str
) -> None:
    service.submit_faults = [fault]
    error = refusal(service, tmp_path)
    assert words in error.what.en
    assert len(error.what.en) < 320
    assert len(service.submitted) == 1, "what may have been taken is not ordered twice"


def test_a_key_that_is_echoed_is_not_shown(service: PictureService, tmp_path: Path) -> None:
    wrong = "another-key-0987654321"
    with pytest.raises(StudioError) as raised:
        made(service, tmp_path / "p", key=wrong)
    assert "invalid key" in raised.value.what.en
    assert wrong not in raised.value.message(Language.KOREAN) + raised.value.message(Language.ENGLISH)
    assert wrong not in repr(JobService(settings(service), wrong))


def test_too_often_is_waited_out(service: PictureService, tmp_path: Path) -> None:
    service.submit_faults = [fake.status(429, Retry_After="0"), fake.status(503)]
    service.poll_faults = [fake.status(429), fake.status(500), fake.said({"status": "running"})]
    service.file_faults = [fake.status(503), fake.cut]
    made(service, tmp_path / "picture")
    assert (tmp_path / "picture").read_bytes() == fake.png()
    assert len(service.submitted) == 3
    keys = {asked.headers["Idempotency-Key"] for asked in service.requests if asked.method == "POST"}
    assert len(keys) == 1, "an order is known again when it is sent again"


def test_too_often_too_often_is_told(service: PictureService, tmp_path: Path) -> None:
    service.submit_faults = [fake.status(429, "slow down")] * 3
    assert "slow down" in refusal(service, tmp_path).what.en
    assert len(service.submitted) == 3


def test_a_job_that_fails_says_why_in_brief(service: PictureService, tmp_path: Path) -> None:
    service.fails = "blocked by the safety\nfilter " * 40
    error = refusal(service, tmp_path)
    assert "blocked by the safety filter" in error.what.en
    assert len(error.what.en) < 320


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (fake.said({"progress": 1}), "no field “status”"),
        (fake.said({"status": "succeeded"}), "no field “output”"),
        (fake.said({"status": "succeeded", "output": "ftp://x.example/a"}), "ftp:"),
        (fake.said({"status": "succeeded", "output": "https:///a"}), "no host"),
        (fake.said({"status": "succeeded", "output": "http://[::1"}), "no address"),
        (fake.html, "HTML"),
    ],
)
def test_every_trouble_of_a_poll_is_told(
    service: PictureService, tmp_path: Path, fault: fake.Fault, words: str
) -> None:
    service.poll_faults = [fault]
    assert words in refusal(service, tmp_path).what.en


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (fake.file_of(b"<html>not here</html>", "image/png"), "no picture"),
        (fake.file_of(b"", "image/png"), "no picture"),
        (fake.file_of(b"GIF89a" + bytes(60), "image/png"), "no picture"),
        (fake.status(403), "HTTP 403"),
        (fake.status(404), "HTTP 404"),
    ],
)
def test_what_comes_is_looked_at(
    service: PictureService, tmp_path: Path, fault: fake.Fault, words: str
) -> None:
    service.file_faults = [fault]
    assert words in refusal(service, tmp_path).what.en


def test_a_file_too_large_is_not_fetched_on(
    service: PictureService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jobs, "DOWNLOAD_LIMIT", 1024 * 1024)
    service.pictures = [fake.png() + bytes(2 * 1024 * 1024)]
    assert "larger than 1 MB" in refusal(service, tmp_path).what.en
    service.file_faults = [fake.endless]
    assert "larger than 1 MB" in refusal(service, tmp_path).what.en


def test_a_picture_that_never_ends_is_given_up(service: PictureService, tmp_path: Path) -> None:
    service.file_faults = [fake.dripping] * 3
    patience = Patience(attempts=1, longest_sec=20, first_poll_sec=0.01)
    error = refusal(service, tmp_path, patience=patience, longest_sec=0.5)
    assert "timed out" in error.what.en


def test_a_job_that_never_ends_is_given_up(service: PictureService, tmp_path: Path) -> None:
    service.polls = 10**9
    error = refusal(service, tmp_path, patience=Patience(longest_sec=0.3, first_poll_sec=0.05))
    assert "0.3 seconds" in error.what.en


def test_a_redirect_to_another_host_never_carries_the_key(service: PictureService, tmp_path: Path) -> None:
    with serving(PictureService(pictures=[fake.png("#102030")])) as other:
        service.file_faults = [fake.elsewhere(f"{other.url}/files/a.png")]
        made(service, tmp_path / "picture")
        assert (tmp_path / "picture").read_bytes() == fake.png("#102030")
        assert "Authorization" not in other.requests[0].headers
        at_home = [asked for asked in service.requests if asked.path.startswith("/files/")]
        assert at_home[0].headers["Authorization"] == f"Bearer {service.key}"


def test_an_address_of_another_host_never_gets_the_key(service: PictureService, tmp_path: Path) -> None:
    with serving(PictureService()) as other:
        service.file_address = f"{other.url}/files/a.png"
        made(service, tmp_path / "picture")
        assert "Authorization" not in other.requests[0].headers


def test_a_redirect_round_and_round_is_told(service: PictureService, tmp_path: Path) -> None:
    service.file_faults = [fake.elsewhere("/files/again.png")] * 9
    assert "one redirect after another" in refusal(service, tmp_path).what.en


def test_a_redirect_to_another_scheme_is_refused(service: PictureService, tmp_path: Path) -> None:
    service.file_faults = [fake.elsewhere("file:///etc/passwd")]
    assert "file:" in refusal(service, tmp_path).what.en


@pytest.mark.parametrize("stage", ["submit_faults", "poll_faults", "file_faults", "between", "retry"])
def test_a_cancel_is_heard_at_every_stage(service: PictureService, tmp_path: Path, stage: str) -> None:
    if stage == "between":
        service.polls = 10**9
    elif stage == "retry":
        service.submit_faults = [fake.status(429, Retry_After="50")] * 3
    else:
        setattr(service, stage, [fake.slow(30)])
    token, target = CancelToken(), tmp_path / "picture"
    threading.Timer(0.4, token.cancel).start()
    provider = JobService(settings(service, timeout_sec=30), service.key)
    patience = Patience(retry_delay_sec=30, first_poll_sec=30 if stage == "between" else 0.01)
    began = time.monotonic()
    with pytest.raises(Canceled):
        make(provider, "장면", WIDE, target, patience, cancel=token)
    assert time.monotonic() - began < 15, "it did not wait for the other side"
    assert not target.exists()


def test_nobody_there_is_told(tmp_path: Path) -> None:
    nobody = VisualSettings(provider=VisualProvider.HTTP, base_url="http://127.0.0.1:1")
    with pytest.raises(StudioError) as raised:
        make(JobService(nobody, ""), "x", WIDE, tmp_path / "p", QUICK, cancel=CancelToken())
    assert "no connection" in raised.value.what.en
    assert "연결할 수 없음" in raised.value.what.ko


def test_webp_and_jpeg_are_pictures_too(service: PictureService, tmp_path: Path) -> None:
    for kind in ("WEBP", "JPEG"):
        file = io.BytesIO()
        Image.new("RGB", (64, 36), "#108040").save(file, kind)
        service.pictures = [file.getvalue()]
        made(service, tmp_path / "picture")
        assert (tmp_path / "picture").read_bytes() == file.getvalue()
