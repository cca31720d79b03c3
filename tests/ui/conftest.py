from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.settings import WindowTheme
from studio.domain.text import Language
from studio.services.studio import Studio, open_studio
from studio.ui.main_window import MainWindow
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from tests.fakes.pipeline import FakePipeline
from tests.ui.films import SETTINGS, course, opened_session


@pytest.fixture
def studio(data_dir: Path) -> Iterator[Studio]:
    studio = open_studio(data_dir, {}, render=FakePipeline(data_dir / "films"))
    studio.preferences.update(render=SETTINGS, language=Language.ENGLISH)
    yield studio
    studio.close()


@pytest.fixture
def session(studio: Studio, qtbot: QtBot) -> Iterator[EditorSession]:
    """A session with a course of four scenes open, voiced."""
    with opened_session(studio, qtbot, course()) as session:
        yield session


@pytest.fixture
def theme(qapp: object) -> Theme:
    theme = Theme(WindowTheme.DARK)
    theme.apply()
    return theme


@pytest.fixture
def translations(qapp: object) -> Iterator[Translations]:
    translations = Translations()
    yield translations
    translations.clear()


@pytest.fixture
def window(studio: Studio, translations: Translations, qtbot: QtBot) -> Iterator[MainWindow]:
    """A window over an empty data directory."""
    translations.choose(studio.language)
    theme = Theme(WindowTheme.DARK)
    theme.apply()
    window = MainWindow(studio, theme, translations, speak_ahead=False)
    window.show()
    window.begin()
    yield window
    window.queue.stop()
    qtbot.waitUntil(lambda: window.queue.is_idle, timeout=10_000)
    window.close()
    window.deleteLater()
