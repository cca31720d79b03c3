"""A studio over a data directory, with a small pipeline in the real one's place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.services.studio import Studio, open_studio
from tests.fakes.pipeline import FakePipeline

FLAT = '{"scenes": [{"scene_id": 1, "text": "첫 장면입니다."}, {"scene_id": 2, "text": "둘째 장면입니다."}]}'


@pytest.fixture
def pipeline(data_dir: Path) -> FakePipeline:
    return FakePipeline(data_dir / "films")


@pytest.fixture
def studio(data_dir: Path, pipeline: FakePipeline) -> Iterator[Studio]:
    opened = open_studio(data_dir, {}, render=pipeline)
    yield opened
    opened.close()


@pytest.fixture
def other(studio: Studio, data_dir: Path, pipeline: FakePipeline) -> Iterator[Studio]:
    """A second studio over the same data directory."""
    opened = open_studio(data_dir, {}, render=pipeline)
    yield opened
    opened.close()


@pytest.fixture
def script_id(studio: Studio) -> str:
    """A script somebody has approved."""
    record = studio.scripts.import_bytes(FLAT.encode(), name="교육")
    return studio.scripts.approve(record.script_id).script_id


@pytest.fixture
def draft_id(studio: Studio) -> str:
    """A script nobody has decided on."""
    return studio.scripts.create("초안").script_id
