"""A chapter's heading on the screen: its number, its title edited in place, and how much is in it."""

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from studio.domain.script import Chapter
from studio.ui.script import blocks
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Label, is_language_change


class ChapterHeading(QWidget):
    """The heading of one chapter."""

    renamed = Signal(str, str)
    """Chapter uid and new title."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._chapter: Chapter | None = None
        self._number = 0
        self._ordinal = Label(theme, Type.HEADING)
        self.title = QLineEdit()
        self.title.setProperty("kind", "bare")
        self._meta = Label(theme, Type.SECONDARY, "muted", tabular=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(blocks.GUTTER, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._ordinal)
        row.addWidget(self.title)
        row.addWidget(self._meta)
        row.addStretch(1)
        self.title.textEdited.connect(self._on_edited)
        self.title.textChanged.connect(self._fit)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @property
    def uid(self) -> str:
        """Identity of the chapter shown."""
        return self._chapter.uid if self._chapter is not None else ""

    def show_chapter(self, chapter: Chapter, number: int, meta: str, *, editable: bool) -> None:
        """Show a chapter; `meta` tells how many scenes and how long."""
        self._chapter, self._number = chapter, number
        if self.title.text() != chapter.title:
            self.title.setText(chapter.title)
        self.title.setReadOnly(not editable)
        self._meta.setText(meta)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        if self._chapter is not None:
            self.renamed.emit(self._chapter.uid, text)

    @Slot()
    def _fit(self) -> None:
        shown = self.title.text() or self.title.placeholderText()
        self.title.setFixedWidth(self.title.fontMetrics().horizontalAdvance(shown) + 12)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.title.setFont(self._theme.font(Type.HEADING, QFont.Weight.Bold))
        self._fit()

    def _retranslate(self) -> None:
        self._ordinal.setText(self.tr("%1", "number of a chapter").replace("%1", str(self._number)))
        name = self.tr("Title of chapter %1").replace("%1", str(self._number))
        self.title.setAccessibleName(name)
        self.title.setPlaceholderText(self.tr("Chapter title"))
        self._fit()
