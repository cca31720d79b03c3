"""A script that is open in a session with a silent voice, for the panels that show a film."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.domain.script import Chapter, Scene, Script
from studio.domain.settings import RenderSettings
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.studio import Studio
from studio.ui.session import EditorSession

SETTINGS = RenderSettings(width=320, height=180, voice=VoiceChoice(provider=VoiceProvider.MOCK))


def course(scenes: int = 4) -> Script:
    """A script whose scenes are called s1, s2, …, in chapters of three."""
    made = [
        Scene(
            uid=f"s{n}",
            narration=f"Read line number {n} to its very end. Then stop and think about it for a while.",
            on_screen_text=f"Line {n}: read · stop · think",
            duration_sec=6.0,
        )
        for n in range(1, scenes + 1)
    ]
    return Script(
        title="Course",
        language=Language.ENGLISH,
        chapters=tuple(
            Chapter(uid=f"c{i // 3}", title=f"Part {i // 3 + 1}", scenes=tuple(made[i : i + 3]))
            for i in range(0, scenes, 3)
        ),
    )


@contextmanager
def opened_session(
    studio: Studio, qtbot: QtBot, script: Script | None, *, voiced: bool = True
) -> Iterator[EditorSession]:
    """Open a script in a session whose film is computed, from real speech or from estimates."""
    parent = QObject()
    session = EditorSession(studio, speak_ahead=False, parent=parent)
    if script is not None:
        record = studio.scripts.create(script.title)
        studio.scripts.save(record.script_id, script)
        if voiced:
            studio.previewing.voice(script)
        session.open(record.script_id)
        qtbot.waitUntil(lambda: session.film is not None)
    try:
        yield session
    finally:
        session.close()
