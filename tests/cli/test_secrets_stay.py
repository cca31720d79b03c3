"""No token and no key is found outside the hands it was given to: all that was written is searched."""

from __future__ import annotations

import json
import os
import subprocess
import threading
from pathlib import Path

import psutil
import pytest

from studio.domain.drafting import DraftOptions
from studio.domain.errors import StudioError
from studio.domain.shapes import Shape, read_document, write_script
from studio.services.secrets import Secret
from studio.services.studio import open_studio
from tests.cli.conftest import SMALL, command_of, environment
from tests.fakes import backend as stand_in
from tests.fakes.model import FakeModel, answering

TOKENS = {
    "BACKEND_INTERNAL_TOKEN": "tok-internal-7f3a91c2",
    "BACKEND_API_TOKEN": "tok-api-55b0de18",
    "BACKEND_SERVICE_TOKEN": "tok-service-90aa1e47",
    "LLM_API_KEY": "key-model-3c4d5e6f",
    "AWS_ACCESS_KEY_ID": "AKIA0STAYSHERE01",
    "AWS_SECRET_ACCESS_KEY": "key-bucket-8b1f0c77",
    "GOOGLE_API_KEY": "key-google-aa61f2d3",
    "PICTURES_API_KEY": "key-pictures-1d2c3b4a",
    "REDIS_URL": "redis://:key-redis-44e0c9@127.0.0.1:1/0",
}
SOUGHT = tuple(value.encode() for value in TOKENS.values())


def spec_of(script_id: str) -> object:
    script = read_document(
        json.dumps(
            {"chapters": [{"title": "장", "scenes": [{"narration": "안녕하세요.", "duration_sec": 1}] * 3}]}
        ).encode(),
        name="과정",
    ).script
    return json.loads(write_script(script, Shape.RENDER_SPEC, script_id=script_id, video_id="video-1"))


def found_in(folder: Path) -> list[str]:
    """Return the files that hold a secret, plain or in UTF-16 as some formats have it."""
    hits: list[str] = []
    for file in folder.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            hits += [
                f"{file}: {secret!r}"
                for secret in SOUGHT
                if secret in data or secret.decode().encode("utf-16-le") in data
            ]
    return hits


class Watch:
    """Reads the command line of every process below this one while something runs."""

    def __init__(self) -> None:
        self.lines: set[str] = set()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        me = psutil.Process()
        while not self._over.wait(0.02):
            for child in me.children(recursive=True):
                try:
                    self.lines.add(" ".join(child.cmdline()))
                except psutil.Error:
                    continue


def test_a_full_run_with_its_troubles_writes_no_secret(data_dir: Path) -> None:
    backend = stand_in.Backend(
        token=TOKENS["BACKEND_INTERNAL_TOKEN"], specs={"script-1": spec_of("script-1")}
    )
    said: list[bytes] = []
    with stand_in.serving(backend), Watch() as watch:
        variables = {
            **TOKENS,
            "BACKEND_BASE_URL": backend.url,
            "STORAGE_PROVIDER": "backend_presigned",
            "PYTHONFAULTHANDLER": "1",
        }

        def run(*typed: str | Path) -> int:
            done = subprocess.run(
                command_of(data_dir, *typed),
                capture_output=True,
                env=environment(**variables),
                timeout=180,
                check=False,
            )
            said.extend((done.stdout, done.stderr))
            return done.returncode

        backend.break_next("render-spec", stand_in.status(401, "who"))
        assert run("render", "--script-id", "script-1", "--upload", "--json", *SMALL) == 1
        backend.break_next("/put/", stand_in.status(403, "no"))
        assert run("render", "--script-id", "script-1", "--upload", "--json", *SMALL) != 0
        assert run("render", "--script-id", "script-1", "--upload", "--json", *SMALL) == 0
        run("outbox", "--json")
        run("outbox", "flush", "--json")
        run("doctor", "--json")
        run("jobs", "--json")

    assert any(seen.headers.get("X-Internal-Token") for seen in backend.requests), "the token was really used"
    everything = b"\n".join(said)
    assert not [secret for secret in SOUGHT if secret in everything]
    assert found_in(data_dir) == []
    assert watch.lines, "processes were watched"
    assert not [line for line in watch.lines for secret in SOUGHT if secret.decode() in line]


def test_secrets_typed_in_the_window_are_in_no_file_and_in_no_report(data_dir: Path) -> None:
    """What is sent to whoever helps holds the log's end, but none of the secrets."""
    model = FakeModel("not a script")
    with answering(model):
        environ = {**os.environ, "LLM_BASE_URL": model.url}
        studio = open_studio(data_dir, environ)
        try:
            for secret, value in zip(Secret, TOKENS.values(), strict=True):
                studio.secrets.set(secret, value)
            with pytest.raises(StudioError) as refused:
                studio.authoring.draft("개인정보를 지키는 방법을 설명합니다. " * 5, DraftOptions())
            text = studio.support_text()
        finally:
            studio.close()
    assert model.keys
    assert model.keys[0] == f"Bearer {studio_key()}"
    shown = text + str(refused.value) + repr(refused.value)
    assert not [secret for secret in SOUGHT if secret.decode() in shown]
    assert found_in(data_dir) == []


def studio_key() -> str:
    return dict(zip(Secret, TOKENS.values(), strict=True))[Secret.MODEL_KEY]
