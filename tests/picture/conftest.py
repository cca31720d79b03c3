"""Qt made ready once for all tests of the picture."""

from __future__ import annotations

import pytest

from studio.picture import prepare_qt


@pytest.fixture(scope="session", autouse=True)
def _qt(_one_application: None) -> None:
    prepare_qt()
