"""Whoever is signed in at the backend is named where the name of the local profile stands."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.domain.text import Language
from studio.services.studio import Studio, open_studio
from studio.ui.settings.dialog import SettingsDialog
from tests.fakes.pipeline import FakePipeline
from tests.ui.settings.hands import go_to


def token(**claims: object) -> str:
    claims = {"sub": "3f2504e0-4f89-41d3-9a0c-0305e82c3301", "name": "박검토", **claims}
    payload = base64.urlsafe_b64encode(json.dumps(claims).encode()).decode().rstrip("=")
    return f"e30.{payload}.sig"


@pytest.fixture(params=[None, 0])
def expires(request: pytest.FixtureRequest) -> int | None:
    found: int | None = request.param
    return found


@pytest.fixture
def studio(data_dir: Path, expires: int | None) -> Iterator[Studio]:
    environ = {
        "BACKEND_BASE_URL": "http://127.0.0.1:1",
        "BACKEND_API_TOKEN": token(roles=["REVIEWER"], **({} if expires is None else {"exp": expires})),
    }
    studio = open_studio(data_dir, environ, render=FakePipeline(data_dir / "films"))
    studio.preferences.update(language=Language.ENGLISH)
    yield studio
    studio.close()


def test_name_and_roles_say_who_is_signed_in(dialog: SettingsDialog, expires: int | None) -> None:
    for setting in ("profile_name", "profile_roles"):
        row = go_to(dialog, setting)
        assert "박검토" in row.note
        assert ("(Author, Reviewer)" in row.note) is (expires is None)
        assert ("expired" in row.note) is (expires is not None)
        assert row.editor.isEnabled(), "it holds again without a sign-in"
    assert go_to(dialog, "four_eyes").note == ""
