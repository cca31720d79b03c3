from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.domain.script import Script
from studio.services.studio import Studio
from studio.ui.problems.source import ProblemSource
from studio.ui.script.panel import ScriptPanel
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from tests.ui.films import course, opened_session
from tests.ui.script.desk import Desk


@pytest.fixture
def script() -> Script:
    """Seven scenes s1 … s7 in chapters c0, c1, c2 of three, three and one."""
    return course(7)


@pytest.fixture
def session(studio: Studio, script: Script, qtbot: QtBot) -> Iterator[EditorSession]:
    with opened_session(studio, qtbot, script, voiced=False) as session:
        yield session


@pytest.fixture
def desk(
    studio: Studio, session: EditorSession, theme: Theme, translations: Translations, qtbot: QtBot
) -> Iterator[Desk]:
    """The panel over the session, shown, with the cursor at the start of the first scene."""
    translations.choose(studio.language)
    problems = ProblemSource(session, studio)
    panel = ScriptPanel(studio, session, problems, theme)
    qtbot.addWidget(panel)
    panel.resize(700, 900)
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.begin_writing()
    yield Desk(qtbot, session, panel)
    QApplication.clipboard().clear()
    panel.close_workers()
    problems.close_workers()
