from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from studio.services.studio import Studio
from studio.ui.problems.source import ProblemSource
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from studio.ui.timeline.panel import TimelinePanel
from studio.ui.timeline.strip import TimelineStrip

MakePanel = Callable[[EditorSession], TimelinePanel]


@pytest.fixture
def make_panel(studio: Studio, theme: Theme, qtbot: QtBot) -> Iterator[MakePanel]:
    """Makes panels over sessions, closed in the end."""
    made: list[tuple[TimelinePanel, ProblemSource]] = []

    def make(session: EditorSession) -> TimelinePanel:
        problems = ProblemSource(session, studio)
        panel = TimelinePanel(studio, session, problems, theme)
        made.append((panel, problems))
        qtbot.addWidget(panel)
        panel.resize(1000, 260)
        panel.show()
        qtbot.waitExposed(panel)
        return panel

    yield make
    for panel, problems in made:
        panel.close_workers()
        if isValid(problems):  # it goes with its session
            problems.close_workers()


@pytest.fixture
def panel(session: EditorSession, make_panel: MakePanel) -> TimelinePanel:
    """The timeline of a course of four scenes."""
    return make_panel(session)


@pytest.fixture
def strip(panel: TimelinePanel) -> TimelineStrip:
    return panel.strip
