"""One small studio per test."""

from pathlib import Path

import pytest

from tests.pipeline.kit import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)
