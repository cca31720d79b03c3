"""Stores on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.fakes.store import Gate, gate_to, moto_server


@pytest.fixture(scope="session", autouse=True)  # its threads stand before any test counts them
def moto() -> Iterator[str]:
    """Host and port of a store that speaks S3."""
    pytest.importorskip("moto", reason="moto is not installed (pip install ctrlf-studio[dev])")
    with moto_server() as store:
        yield store


@pytest.fixture
def gate(moto: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    """An empty store behind a gate that checks signatures; nobody's own keys are about."""
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    monkeypatch.setenv("AWS_CONFIG_FILE", "/nowhere")
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "/nowhere")
    with gate_to(moto) as gate:
        yield gate
        assert not gate.wrongly_signed
