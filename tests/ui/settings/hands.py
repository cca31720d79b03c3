"""What a person does in the settings: go to one, press, choose, type, turn the wheel, pick a file."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from studio.domain.settings import RenderSettings, Settings
from studio.ui.main_window import MainWindow
from studio.ui.settings.controls import ComboBox
from studio.ui.settings.dialog import SettingsDialog
from studio.ui.settings.row import Row

W = TypeVar("W", bound=QWidget)


def settings_of(dialog: SettingsDialog) -> Settings:
    """What holds now."""
    window = dialog.parentWidget()
    assert isinstance(window, MainWindow)
    return window.studio.preferences.get()


def render(dialog: SettingsDialog) -> RenderSettings:
    """What films are made with now."""
    return settings_of(dialog).render


def go_to(dialog: SettingsDialog, setting: str) -> Row:
    """Go to the section of a setting."""
    dialog.open_at(dialog.rows[setting].setting.section)
    assert dialog.rows[setting].isVisible()
    return dialog.rows[setting]


def control(row: Row, kind: type[W]) -> W:
    """Return the control of a setting."""
    return next(found for found in row.editor.findChildren(kind) if found.isVisible())


def button(row: Row, words: str) -> QAbstractButton:
    """Return the button of a setting that says this."""
    shown = [b for b in row.editor.findChildren(QAbstractButton) if b.isVisible()]
    found = next((b for b in shown if b.text() == words), None)
    assert found is not None, [b.text() for b in shown]
    return found


def press(row: Row, words: str) -> None:
    """Press a button with the keyboard."""
    pressed = button(row, words)
    pressed.setFocus()
    QTest.keyClick(pressed, Qt.Key.Key_Space)


def choose(row: Row, words: str) -> None:
    """Choose from a list with the arrow keys."""
    combo = control(row, ComboBox)
    combo.setFocus()
    while words not in combo.currentText():
        index = combo.findText(words, Qt.MatchFlag.MatchContains)
        assert index >= 0, [combo.itemText(i) for i in range(combo.count())]
        QTest.keyClick(combo, Qt.Key.Key_Down if combo.currentIndex() < index else Qt.Key.Key_Up)


def type_into(line: QWidget, text: str) -> None:
    """Write over what stands in a line, and press Enter."""
    line.setFocus()
    QTest.keySequence(line, "Ctrl+A")
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def turn_wheel(widget: QWidget) -> None:
    """Turn the wheel of the mouse over a control."""
    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(widget.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def pick_file(row: Row, words: str, path: Path) -> None:
    """Press the button that asks for a file, and pick one."""
    press(row, words)
    chooser = row.editor.findChild(QFileDialog)
    assert chooser is not None
    chooser.fileSelected.emit(str(path))
    chooser.setParent(None)
    chooser.reject()


def brightness(image: QImage) -> float:
    """Return the mean lightness of a picture, 0 to 255."""
    small = image.scaled(
        8, 8, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    return sum(small.pixelColor(x, y).lightness() for x in range(8) for y in range(8)) / 64
