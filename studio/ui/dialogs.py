"""The two small dialogs: what the keys do, and what this program is."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

import studio
from studio.ui import words
from studio.ui.icons import app_icon
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Chip, Label, Surface

_Row = tuple[str, str]
"""What is done, and the keys that do it."""


class KeySheet(QDialog):
    """Every key on one sheet: those of the window at the left, those of its panels at the right."""

    def __init__(self, theme: Theme, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        everywhere = [
            (action.text().removesuffix("..."), words.keys(action.shortcut()))
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        sheet = Surface("panel")
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, 12, 0)
        columns.setSpacing(40)
        for groups in (
            ((self.tr("Everywhere"), everywhere),),
            (
                (self.tr("Preview and timeline"), self._playing()),
                (self.tr("Preview"), self._preview()),
                (self.tr("Timeline"), self._timeline()),
                (self.tr("Script"), [(self.tr("Merge at the start of a narration"), "Ctrl+Backspace")]),
                (self.tr("Job queue"), self._jobs()),
                (self.tr("A finished film"), self._film()),
            ),
        ):
            columns.addLayout(_column(theme, groups))
        area = QScrollArea()
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        area.setWidgetResizable(True)
        if sheet.sizeHint().width() > parent.window().width() * 9 // 10:
            columns.setDirection(QHBoxLayout.Direction.TopToBottom)  # large text
        area.setAccessibleName(self.windowTitle())
        area.setMinimumWidth(sheet.sizeHint().width() + area.verticalScrollBar().sizeHint().width())
        room = parent.window().height() * 4 // 5
        area.setMinimumHeight(min(sheet.sizeHint().height(), room))
        _finish(self, area)

    def _playing(self) -> list[_Row]:
        return [
            (self.tr("Play or pause"), "Space, K"),
            (self.tr("Slower and back, faster"), "J, L"),
            (self.tr("One frame, one second"), "← →, Shift+← →"),
            (self.tr("Previous and next scene"), "↑ ↓, Ctrl+← →"),
            (self.tr("Start and end of the film"), "Home, End"),
            (self.tr("Repeat the scene"), "R"),
        ]

    def _preview(self) -> list[_Row]:
        return [
            (self.tr("Captions, mute, safe areas"), "C, M, S"),
            (self.tr("Write where to go"), "G"),
        ]

    def _timeline(self) -> list[_Row]:
        return [
            (self.tr("Select more scenes"), "Shift+↑ ↓, Shift+Home, Shift+End"),
            (self.tr("Select all, the chapter, one"), "Ctrl+A, Ctrl+Shift+A, Esc"),
            (self.tr("Move scenes, the chapter"), "Alt+← →, Alt+Shift+← →"),
            (self.tr("Shorter and longer, a lot"), "[ ], Shift+[ ]"),
            (self.tr("Automatic length"), "A"),
            (self.tr("Zoom, to the selection, the whole film"), "+ −, Z, 0"),
            (self.tr("Go to the text, delete"), "Enter, Del"),
            (self.tr("Menu of the scene"), "Shift+F10"),
        ]

    def _jobs(self) -> list[_Row]:
        return [
            (self.tr("Open, retry or start; cancel"), "Enter, Del"),
            (self.tr("Earlier and later in the queue"), "Alt+↑ ↓"),
            (self.tr("Show folder, open in another program"), "Ctrl+Enter, Shift+Enter"),
            (self.tr("Make once more, log, copy error"), "Ctrl+D, Ctrl+L, Ctrl+C"),
            (self.tr("Search and filter, menu of the job"), "Ctrl+F, Shift+F10"),
        ]

    def _film(self) -> list[_Row]:
        return [
            (self.tr("Previous and next chapter"), "↑ ↓, Ctrl+← →"),
            (self.tr("Captions, mute, louder and softer"), "C, M, Shift+↑ ↓"),
            (self.tr("Whole screen, close"), "F11, Esc"),
        ]


def _column(theme: Theme, groups: Iterable[tuple[str, list[_Row]]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for title, rows in groups:
        heading = Label(theme, Type.TITLE)
        heading.setText(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(0, 1)
        for number, (text, keys) in enumerate(rows):
            name = Label(theme)
            name.setText(text)
            chip = Chip(theme)
            chip.show_state(keys)
            grid.addWidget(name, number, 0)
            grid.addWidget(chip, number, 1, Qt.AlignmentFlag.AlignRight)
        column.addWidget(heading)
        column.addLayout(grid)
        column.addSpacing(12)
    column.addStretch(1)
    return column


class About(QDialog):
    """Name, version, licence."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About CTRLF Studio"))
        mark = QLabel()
        mark.setPixmap(app_icon().pixmap(48, 48))
        column = QVBoxLayout()
        column.setSpacing(4)
        what = self.tr("Training scripts become narrated, captioned films, offline.")
        licence = self.tr("Free software under the GNU General Public License, version 3 or later.")
        thanks = self.tr("Speech by eSpeak NG, pictures by Qt, film by FFmpeg, letters by Pretendard.")
        for text, kind, role in (
            (f"CTRLF Studio {studio.__version__}", Type.HEADING, "text"),
            (what, Type.BODY, "text"),
            (licence, Type.SECONDARY, "muted"),
            (thanks, Type.SECONDARY, "muted"),
        ):
            label = Label(theme, kind, role)
            label.setText(text)
            column.addWidget(label)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column)
        _finish(self, row)


def _finish(dialog: QDialog, content: QWidget | QHBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 16)
    column.setSpacing(20)
    if isinstance(content, QWidget):
        column.addWidget(content, 1)
    else:
        column.addLayout(content)
    column.addWidget(buttons)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
