"""A connection is tried against stand-ins that answer, refuse, hang and say nonsense."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.domain.backend import BackendSettings, Dialect
from studio.domain.bucket import Bucket
from studio.domain.cancel import CancelToken
from studio.domain.drafting import ModelSettings
from studio.domain.errors import Canceled
from studio.domain.settings import StorageProvider
from studio.services.connection_check import ConnectionChecks, Finding, Peer
from studio.services.preferences import Preferences
from studio.services.secrets import Secret, Secrets
from tests.fakes import model as models
from tests.fakes.backend import Backend, html, serving, slow, status


class Desk:
    """Settings and secrets of a data directory, and the checks over them."""

    def __init__(self, folder: Path) -> None:
        self.preferences = Preferences(folder / "settings.json", {})
        self.secrets = Secrets({}, lambda: None)
        self.films = folder / "films"
        self.checks = ConnectionChecks(self.preferences.get, self.secrets, {}, lambda _: self.films)

    def check(self, peer: Peer) -> list[Finding]:
        return self.checks.check(peer)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


@pytest.fixture(params=list(Dialect)[1:])
def backend(request: pytest.FixtureRequest) -> Iterator[Backend]:
    with serving(Backend(dialect=request.param)) as backend:
        yield backend


def connect(desk: Desk, backend: Backend, **changes: object) -> None:
    fields = {"base_url": backend.url, "timeout_sec": 5.0, **changes}
    desk.preferences.update(backend=BackendSettings.model_validate(fields))
    desk.secrets.set(Secret.BACKEND_INTERNAL, backend.token)


def said(findings: list[Finding]) -> str:
    return " ".join(finding.what.en for finding in findings)


# --- the backend -----------------------------------------------------------------------------------


def test_a_backend_that_answers_tells_its_dialect_and_takes_the_token(desk: Desk, backend: Backend) -> None:
    connect(desk, backend)
    findings = desk.check(Peer.BACKEND)
    assert all(finding.ok for finding in findings), findings
    assert f"Dialect: {backend.dialect} (found by trying)" in said(findings)
    assert "token is accepted" in said(findings)
    assert {seen.method for seen in backend.requests} == {"GET"}, "nothing is changed there"


def test_a_wrong_token_is_told_apart_from_a_backend_that_is_not_there(desk: Desk, backend: Backend) -> None:
    connect(desk, backend)
    desk.secrets.set(Secret.BACKEND_INTERNAL, "wrong")
    answers, refusal = desk.check(Peer.BACKEND)
    assert answers.ok
    assert not refusal.ok
    assert "401" in refusal.what.en
    assert refusal.next_step is not None
    assert "token" in refusal.next_step.en
    backend.go_away()
    (silence,) = desk.check(Peer.BACKEND)
    assert "no connection" in silence.what.en
    assert silence.next_step is not None


@pytest.mark.parametrize("fault", [html, status(500)])
def test_nonsense_is_a_finding(desk: Desk, backend: Backend, fault: object) -> None:
    connect(desk, backend, dialect=backend.dialect)
    backend.break_next("/render-spec", fault)  # pyright: ignore[reportArgumentType]
    findings = desk.check(Peer.BACKEND)
    assert not findings[-1].ok


def test_it_can_be_stopped(desk: Desk, backend: Backend) -> None:
    connect(desk, backend, timeout_sec=60.0, dialect=backend.dialect)
    backend.break_next("/render-spec", slow(30))
    token = CancelToken()
    threading.Timer(0.2, token.cancel).start()
    with pytest.raises(Canceled):
        desk.checks.check(Peer.BACKEND, token)


def test_whoever_is_in_a_hurry_waits_no_longer(desk: Desk, backend: Backend) -> None:
    connect(desk, backend, timeout_sec=60.0, dialect=backend.dialect)
    backend.break_next("/render-spec", slow(30))
    began = time.monotonic()
    (finding,) = desk.checks.check(Peer.BACKEND, at_most_sec=0.3)
    assert not finding.ok
    assert "timed out" in finding.what.en
    assert time.monotonic() - began < 20, "far less than the patience of the settings"


def test_nothing_is_asked_where_nothing_is_set_up(desk: Desk) -> None:
    assert [desk.checks.is_set_up(peer) for peer in Peer] == [False, False, False]
    for peer in (Peer.BACKEND, Peer.MODEL):
        (finding,) = desk.check(peer)
        assert not finding.ok
        assert finding.next_step is not None


# --- where films go --------------------------------------------------------------------------------


def test_a_folder_is_tried_and_left_as_it_was(desk: Desk) -> None:
    (finding,) = desk.check(Peer.STORAGE)
    assert finding.ok
    assert list(desk.films.rglob("*")) == []


def test_a_folder_that_cannot_be_written_is_named(desk: Desk) -> None:
    desk.films.write_text("a file, no folder")
    (finding,) = desk.check(Peer.STORAGE)
    assert not finding.ok
    assert "films" in finding.what.en
    assert finding.next_step is not None


def test_through_the_backend_an_address_is_asked_for_and_nothing_uploaded(
    desk: Desk, backend: Backend
) -> None:
    connect(desk, backend)
    desk.preferences.update(storage=StorageProvider.BACKEND_PRESIGNED)
    (finding,) = desk.check(Peer.STORAGE)
    assert finding.ok
    assert backend.uploads == {}
    assert "PUT" not in {seen.method for seen in backend.requests}


def test_an_upload_address_that_leads_elsewhere_is_a_finding(desk: Desk, backend: Backend) -> None:
    connect(desk, backend)
    desk.preferences.update(storage=StorageProvider.BACKEND_PRESIGNED)
    backend.url = "ftp://elsewhere.example"
    (finding,) = desk.check(Peer.STORAGE)
    assert not finding.ok
    assert "may not be used" in finding.what.en


class TestABucket:
    @pytest.fixture
    def store(self) -> Iterator[object]:
        pytest.importorskip("boto3", reason="the extra [aws] is not installed")
        pytest.importorskip("moto", reason="moto is not installed")
        from tests.fakes.store import gate_to, moto_server

        with moto_server() as host, gate_to(host) as gate:
            yield gate

    def connect(self, desk: Desk, store: object, key: str) -> None:
        from tests.fakes.store import BUCKET, KEY_ID

        bucket = Bucket(name=BUCKET, endpoint_url=store.url)  # pyright: ignore[reportAttributeAccessIssue]
        desk.preferences.update(storage=StorageProvider.S3, bucket=bucket)
        desk.secrets.set(Secret.BUCKET_KEY_ID, KEY_ID)
        desk.secrets.set(Secret.BUCKET_KEY, key)

    def test_a_tiny_file_is_put_and_removed(self, desk: Desk, store: object) -> None:
        from tests.fakes.store import KEY

        self.connect(desk, store, KEY)
        (finding,) = desk.check(Peer.STORAGE)
        assert finding.ok, finding
        calls = [asked.method for asked in store.asked]  # pyright: ignore[reportAttributeAccessIssue]
        assert calls[0] == "PUT"
        assert calls[-1] == "DELETE"

    def test_a_wrong_key_is_a_finding(self, desk: Desk, store: object) -> None:
        self.connect(desk, store, "wrong")
        (finding,) = desk.check(Peer.STORAGE)
        assert not finding.ok
        assert finding.next_step is not None


# --- the language model ----------------------------------------------------------------------------


def test_a_model_is_asked_for_a_word(desk: Desk) -> None:
    with models.answering(models.FakeModel("ready")) as model:
        desk.preferences.update(model=ModelSettings(base_url=model.url, name="m1"))
        desk.secrets.set(Secret.MODEL_KEY, "sk-1")
        (finding,) = desk.check(Peer.MODEL)
        assert finding.ok
        assert finding.what.en == "The model m1 answered: “ready”"
        assert model.keys == ["Bearer sk-1"]
        model.status = 403
        (refusal,) = desk.check(Peer.MODEL)
        assert not refusal.ok
        assert "403" in refusal.what.en
