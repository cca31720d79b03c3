"""The menu of a text: what every editor offers, in the language of the window."""

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu

from studio.ui.script.fields import TextField

_NATIVE = QKeySequence.SequenceFormat.NativeText


class TextMenu(QMenu):
    """Cut, copy, paste and select all, and `rewrite`, for the text in which it was opened."""

    def __init__(self, field: TextField, rewrite: QMenu | None = None) -> None:
        super().__init__(field)
        has_chosen = field.textCursor().hasSelection()
        data = QGuiApplication.clipboard().mimeData()
        can_paste = not field.isReadOnly() and data is not None and field.canInsertFromMimeData(data)
        standard = QKeySequence.StandardKey
        entries = (
            (self.tr("Cut"), standard.Cut, field.cut, has_chosen and not field.isReadOnly()),
            (self.tr("Copy"), standard.Copy, field.copy, has_chosen),
            (self.tr("Paste"), standard.Paste, field.paste, can_paste),
            (self.tr("Select all"), standard.SelectAll, field.selectAll, bool(field.text)),
        )
        for text, keys, do, enabled in entries:
            shown = QKeySequence(keys).toString(_NATIVE)
            action = self.addAction(f"{text}\t{shown}", do)
            action.setEnabled(enabled)
        if rewrite is not None:
            self.addSeparator()
            self.addMenu(rewrite)
        self.aboutToHide.connect(self.deleteLater)
