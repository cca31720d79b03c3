from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.script import Chapter, Scene, Script, VisualSpec
from studio.domain.text import Language
from studio.services.studio import Studio
from studio.ui.problems.panel import ProblemsPanel
from studio.ui.problems.source import ProblemSource
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from tests.ui.films import opened_session


def troubled() -> Script:
    """A course in which much is wrong: s1 and s4 have stray spaces, s2 is silent, s3 misses its picture."""
    scenes = (
        Scene(uid="s1", narration="Read  it to the very end.", on_screen_text="Read"),
        Scene(uid="s2", narration="", on_screen_text="Quiet"),
        Scene(
            uid="s3",
            narration="Look at the picture.",
            on_screen_text="Look",
            visual_spec=VisualSpec(image="gone.png"),
        ),
        Scene(uid="s4", narration="Then  tell somebody (at once.", on_screen_text="Tell"),
    )
    first, second = (
        Chapter(uid="c1", title="One", scenes=scenes[:2]),
        Chapter(uid="c2", title="Two", scenes=scenes[2:]),
    )
    return Script(title="Course", language=Language.ENGLISH, chapters=(first, second))


@pytest.fixture
def session(studio: Studio, qtbot: QtBot) -> Iterator[EditorSession]:
    with opened_session(studio, qtbot, troubled()) as session:
        yield session


@pytest.fixture
def source(session: EditorSession, studio: Studio, qtbot: QtBot) -> Iterator[ProblemSource]:
    source = ProblemSource(session, studio)
    session.refresh_film()
    session.tell_record()
    qtbot.waitUntil(lambda: source.is_idle and bool(source.problems), timeout=10_000)
    yield source
    source.close_workers()


@pytest.fixture
def panel(
    source: ProblemSource,
    session: EditorSession,
    theme: Theme,
    translations: Translations,
    studio: Studio,
    qtbot: QtBot,
) -> ProblemsPanel:
    translations.choose(studio.language)
    panel = ProblemsPanel(source, session, theme)
    qtbot.addWidget(panel.tools)
    qtbot.addWidget(panel)
    panel.resize(600, 400)
    panel.show()
    return panel
