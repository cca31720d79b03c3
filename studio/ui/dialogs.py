"""The two small dialogs: what the keys do, and what this program is."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

import studio
from studio.ui.icons import app_icon
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Chip, Label

_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeySheet(QDialog):
    """Every key on one sheet, in two columns."""

    def __init__(self, theme: Theme, actions: Iterable[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("keys")
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        rows = [
            (
                action.text().removesuffix("..."),
                action.shortcut().toString(_NATIVE),
            )
            for action in actions
            if not action.shortcut().isEmpty()
        ]
        rows += [
            (self.tr("Play or pause (preview, timeline)"), "Space, K"),
            (self.tr("Slower and back, faster"), "J, L"),
            (self.tr("One frame, one second"), "← →, Shift+← →"),
            (self.tr("Start and end of the film"), "Home, End"),
            (self.tr("Previous and next scene (preview)"), "↑ ↓, Ctrl+← →"),
            (self.tr("Repeat the scene, safe areas (preview)"), "R, S"),
            (self.tr("Captions, mute (preview)"), "C, M"),
            (self.tr("Write where to go (preview)"), "G"),
            (self.tr("Merge at the start of a narration"), "Ctrl+Backspace"),
        ]
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        half = (len(rows) + 1) // 2
        for number, (text, keys) in enumerate(rows):
            name = Label(theme)
            name.setText(text)
            chip = Chip(theme)
            chip.show_state(keys)
            column = 0 if number < half else 2
            grid.addWidget(name, number % half, column)
            grid.addWidget(chip, number % half, column + 1, Qt.AlignmentFlag.AlignLeft)
        _finish(self, grid)


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


def _finish(dialog: QDialog, content: QGridLayout | QHBoxLayout) -> None:
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 24, 24, 16)
    column.setSpacing(20)
    column.addLayout(content)
    column.addWidget(buttons)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
