"""Paths of one's own are checked before anything is sent to them."""

from __future__ import annotations

import pytest

from studio.domain.backend import Call, Dialect
from studio.services.backend_paths import usual_paths, why_no_path


def test_every_call_has_a_usual_path_in_every_dialect() -> None:
    for dialect in Dialect:
        paths = usual_paths(dialect)
        assert set(paths) == set(Call)
        assert all(why_no_path(call, usual.path) is None for call, usual in paths.items())
    assert usual_paths(Dialect.DOC)[Call.JOB_DONE].path == "/video/job/{job_id}/complete"
    assert not usual_paths(Dialect.DOC)[Call.LIST_SCRIPTS].is_spoken


@pytest.mark.parametrize("path", ["", "/v2/jobs/{job_id}/done", "/done", "/a-b_c.d/~x"])
def test_a_path_of_ones_own_may_be_anything_plain(path: str) -> None:
    assert why_no_path(Call.JOB_DONE, path) is None


@pytest.mark.parametrize(
    "path",
    [
        "jobs/{job_id}",
        "//elsewhere.example/x",
        "https://elsewhere.example/x",
        "/a/../b",
        "/a b",
        "/a?x=1",
        "/a#b",
        "/a\\b",
        "/{script_id}",
        "/{job_id",
        "/job_id}",
        "/{}",
    ],
)
def test_what_leads_elsewhere_or_names_nothing_known_is_refused(path: str) -> None:
    why = why_no_path(Call.JOB_DONE, path)
    assert why is not None
    assert why.ko
    assert why.en


def test_the_names_that_are_known_are_told() -> None:
    why = why_no_path(Call.JOB_DONE, "/x/{jobId}")
    assert why is not None
    assert "{job_id}" in why.en
