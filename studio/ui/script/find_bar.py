"""The bar over the document with which one finds words, and puts others in their place."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from studio.domain.finding import Query
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Button, Label, Surface, ToolButton, is_language_change

_LIMIT = 500
"""Characters of what can be looked for."""


class FindBar(Surface):
    """Two lines at most: what is looked for, and (where asked) what is put in its place."""

    query_changed = Signal(object)
    """Query."""
    step_wanted = Signal(int)
    replace_wanted = Signal(str)
    replace_all_wanted = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("bar", parent)
        self._found: tuple[int, int] = (0, 0)
        self._replaced: int | None = None
        self._may_replace = True
        self.words = QLineEdit()
        self.put = QLineEdit()
        self.count = Label(theme, Type.SECONDARY, "muted", tabular=True)
        self.match_case = ToolButton(theme, "case-sensitive", "text")
        self.whole_word = ToolButton(theme, "whole-word", "text")
        self.previous = ToolButton(theme, "chevron-up", "text")
        self.next = ToolButton(theme, "chevron-down", "text")
        self.more = ToolButton(theme, "replace", "text")
        self.close_button = ToolButton(theme, "x")
        self.replace = Button()
        self.replace_all = Button()
        for line in (self.words, self.put):
            line.setMaxLength(_LIMIT)
            line.installEventFilter(self)
            line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            line.setMinimumWidth(96)
        for toggle in (self.match_case, self.whole_word, self.more):
            toggle.setCheckable(True)
        self._build()
        self._connect()
        self.hide()
        self._retranslate()

    def _build(self) -> None:
        tools, acts = QHBoxLayout(), QHBoxLayout()
        for row in (tools, acts):
            row.setSpacing(4)
        for widget in (self.count, self.match_case, self.whole_word, self.previous, self.next, self.more):
            tools.addWidget(widget)
        tools.addWidget(self.close_button)
        acts.addWidget(self.replace)
        acts.addWidget(self.replace_all)
        acts.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 8, 8)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        grid.addWidget(self.words, 0, 0)
        grid.addLayout(tools, 0, 1)
        grid.addWidget(self.put, 1, 0)
        grid.addLayout(acts, 1, 1)
        grid.setColumnStretch(0, 1)

    def _connect(self) -> None:
        self.words.textChanged.connect(self._tell)
        self.match_case.toggled.connect(self._tell)
        self.whole_word.toggled.connect(self._tell)
        self.previous.clicked.connect(lambda: self.step_wanted.emit(-1))
        self.next.clicked.connect(lambda: self.step_wanted.emit(1))
        self.more.toggled.connect(self._show_replacing)
        self.close_button.clicked.connect(self.leave)
        self.replace.clicked.connect(lambda: self.replace_wanted.emit(self.put.text()))
        self.replace_all.clicked.connect(lambda: self.replace_all_wanted.emit(self.put.text()))

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(self.words.text(), self.match_case.isChecked(), self.whole_word.isChecked())

    def open(self, text: str, *, replacing: bool) -> None:
        """Show the bar, looking for `text` where it is not empty."""
        self._replaced = None
        self.show()
        if replacing:
            self.more.setChecked(True)
        self._show_replacing(self.more.isChecked())
        if text:
            self.words.setText(text)
        line = self.put if replacing and self.words.text() else self.words
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        line.selectAll()
        self._tell()

    @Slot()
    def leave(self) -> None:
        """Hide the bar; nothing is marked as found any more."""
        self.hide()
        self.closed.emit()

    def show_found(self, position: int, count: int, *, editable: bool) -> None:
        """Say which of how many places is the current one."""
        self._found, self._may_replace = (position, count), editable
        self._show_count()

    def show_replaced(self, count: int) -> None:
        """Say how much was replaced, until something else is looked for."""
        self._replaced = count
        self._show_count()

    @property
    def said(self) -> str:
        """What the bar says about what was found."""
        return self.count.text()

    def _show_count(self) -> None:
        position, count = self._found
        if self._replaced is not None:
            text = self.tr("%n replaced", "", self._replaced)
        elif not self.words.text():
            text = ""
        elif count:
            text = self.tr("%1 of %2").replace("%1", str(position)).replace("%2", f"{count:,}")
        else:
            text = self.tr("Not found")
        self.count.setText(text)
        self.count.set_role(
            "doubt" if self.words.text() and not count and self._replaced is None else "muted"
        )
        for button in (self.previous, self.next):
            button.setEnabled(count > 0)
        for button in (self.replace, self.replace_all):
            button.setEnabled(count > 0 and self._may_replace)

    @Slot()
    def _tell(self) -> None:
        self._replaced = None
        self.query_changed.emit(self.query)

    @Slot(bool)
    def _show_replacing(self, shown: bool) -> None:
        for widget in (self.put, self.replace, self.replace_all):
            widget.setVisible(shown)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter go to the next place (with Shift to the one before), and Escape leave."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not (
                event.modifiers() & Qt.KeyboardModifier.ControlModifier
            ):
                if watched is self.put and not is_back:
                    self.replace.click()
                else:
                    self.step_wanted.emit(-1 if is_back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.words.setPlaceholderText(self.tr("Find in the script"))
        self.words.setAccessibleName(self.tr("Find in the script"))
        self.put.setPlaceholderText(self.tr("Replace with"))
        self.put.setAccessibleName(self.tr("Replace with"))
        self.match_case.set_name(self.tr("Match case"))
        self.whole_word.set_name(self.tr("Whole words"))
        self.previous.set_name(self.tr("Previous (Shift+F3)"))
        self.next.set_name(self.tr("Next (F3)"))
        self.more.set_name(self.tr("Replace (Ctrl+H)"))
        self.close_button.set_name(self.tr("Close the search"))
        self.replace.set_text(self.tr("Replace"))
        self.replace_all.set_text(self.tr("Replace all"))
        self._show_count()
