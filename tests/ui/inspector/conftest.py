from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.services.studio import Studio
from studio.ui.inspector.panel import InspectorPanel
from studio.ui.preview.panel import PreviewPanel
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from tests.ui.inspector.hands import Hands


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture file of three by two, blue at the left and red at the right."""
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#2040C0"))
    for x in range(150, 300):
        for y in range(200):
            image.setPixelColor(x, y, QColor("#C02020"))
    file = tmp_path / "현장 사진.png"
    image.save(str(file))
    return file


@pytest.fixture
def hands(studio: Studio, session: EditorSession, theme: Theme, qtbot: QtBot) -> Iterator[Hands]:
    """The inspector under a preview, over a session with a course of four scenes."""
    preview = PreviewPanel(session, theme)
    panel = InspectorPanel(studio, session, preview, theme)
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    preview.setFixedHeight(360)
    for widget in (preview, panel.tools, panel):
        column.addWidget(widget)
    window.resize(480, 1400)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hands = Hands(qtbot, studio, session, preview, panel, window)
    hands.settle()
    yield hands
    panel.close_workers()
    preview.close_workers()
    window.close()
    window.deleteLater()
