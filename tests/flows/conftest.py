from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from studio.domain.settings import RenderSettings, VisualStyle, WindowTheme
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.engine import Render
from studio.services.studio import Studio, open_studio
from studio.ui.main_window import MainWindow
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from tests.fakes.pipeline import FakePipeline
from tests.flows.person import Person

SMALL = RenderSettings(
    style=VisualStyle.BASIC,
    width=320,
    height=180,
    default_scene_sec=1.0,
    voice=VoiceChoice(provider=VoiceProvider.MOCK),
)

OpenWindow = Callable[..., Person]


@pytest.fixture
def script_file(tmp_path: Path) -> Path:
    """A course of three short scenes in two chapters."""

    def scene(number: int, words: str) -> dict[str, object]:
        return {
            "scene_id": number,
            "narration": words,
            "on_screen_text": f"Point {number}",
            "duration_sec": 1,
        }

    path = tmp_path / "Safe mail.json"
    chapters = [
        {"chapter_id": 1, "title": "Look", "scenes": [scene(1, "Read. Think."), scene(2, "Ask.")]},
        {"chapter_id": 2, "title": "Act", "scenes": [scene(1, "Report it.")]},
    ]
    path.write_text(json.dumps({"chapters": chapters}), encoding="utf-8")
    return path


@pytest.fixture
def pipeline(data_dir: Path) -> FakePipeline:
    return FakePipeline(data_dir / "films")


@pytest.fixture
def open_window(data_dir: Path, qtbot: QtBot) -> Iterator[OpenWindow]:
    """Open a window over the test's data directory; with `render`, films are made by that instead."""
    opened: list[tuple[MainWindow, Studio, Translations]] = []

    def open_one(render: Render | None = None) -> Person:
        studio = open_studio(data_dir, {}, render=render)
        studio.preferences.update(
            render=SMALL, language=Language.ENGLISH, window_theme=WindowTheme.DARK, profile_name="Kim"
        )
        translations = Translations()
        translations.choose(studio.language)
        theme = Theme(WindowTheme.DARK)
        theme.apply()
        window = MainWindow(studio, theme, translations, speak_ahead=False)
        opened.append((window, studio, translations))
        window.show()
        window.begin()
        qtbot.waitUntil(window.isActiveWindow)
        return Person(qtbot, window)

    yield open_one
    for window, studio, translations in opened:
        leave(qtbot, window)
        window.deleteLater()
        translations.clear()
        studio.close()


def leave(qtbot: QtBot, window: MainWindow) -> None:
    """Close a window whatever it does."""
    window.queue.stop()
    qtbot.waitUntil(lambda: window.queue.is_idle, timeout=10_000)
    window.close()


class Desktop(QObject):
    """Stands for the desktop: remembers which files it was asked to open."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def desktop(qapp: object) -> Iterator[Desktop]:
    desktop = Desktop()
    QDesktopServices.setUrlHandler("file", desktop, "open")
    yield desktop
    QDesktopServices.unsetUrlHandler("file")
