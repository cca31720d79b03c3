from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.settings import WindowTheme
from studio.services.studio import Studio
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from tests.ui.preview.films import course, opened_session, opened_studio


@pytest.fixture
def studio(tmp_path: Path) -> Iterator[Studio]:
    with opened_studio(tmp_path / "data") as studio:
        yield studio


@pytest.fixture
def session(studio: Studio, qtbot: QtBot) -> Iterator[EditorSession]:
    with opened_session(studio, qtbot, course()) as session:
        yield session


@pytest.fixture
def theme(qapp: object) -> Theme:
    theme = Theme(WindowTheme.DARK)
    theme.apply()
    return theme
