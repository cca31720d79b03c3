"""The clipboard outlives the interpreter; nothing that was made in Python may be left on it."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from studio.domain.script import Scene
from studio.ui.script.clipping import SCENES, leave_text_behind, offer


def test_at_the_end_scenes_on_the_clipboard_become_text(qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    offer([Scene(narration="Read the address.", on_screen_text="Read")])
    assert clipboard.mimeData().hasFormat(SCENES)
    leave_text_behind()
    assert not clipboard.mimeData().hasFormat(SCENES)
    assert clipboard.text() == "[화면] Read\nRead the address."


def test_what_was_put_there_since_stays(qtbot: QtBot) -> None:
    clipboard = QGuiApplication.clipboard()
    offer([Scene(narration="Read the address.")])
    other = QMimeData()
    other.setHtml("<b>bold</b>")
    clipboard.setMimeData(other)
    leave_text_behind()
    assert clipboard.mimeData().html() == "<b>bold</b>"
