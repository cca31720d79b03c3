"""Terms to mark on a slide: chips to take away or mend, a line for another one, what the studio suggests."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from studio.domain.slide import Slide
from studio.domain.slide_words import typographic
from studio.domain.visual_plan import HIGHLIGHT_LIMIT
from studio.ui.inspector.controls import mixed_text
from studio.ui.inspector.selection import Mixed
from studio.ui.settings.controls import FlowLayout
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label, Surface, ToolButton, is_language_change

LONGEST: Final = 60
"""Characters of a term; a longer one would mark a whole line."""


class TermChip(Surface):
    """One term: press it to mend it, or the cross to take it away; a sign tells that it marks nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("chip")
        self._theme = theme
        self.term = ""
        self.is_doubtful = False
        self.text = Button("link")
        self.remove = ToolButton(theme, "x")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, 2, 0)
        row.setSpacing(2)
        row.addWidget(self.text)
        row.addWidget(self.remove)

    def show_term(self, term: str, *, doubtful: bool) -> None:
        """Show a term."""
        self.term, self.is_doubtful = term, doubtful
        self.text.setText(term)
        self.text.setFont(self._theme.font(Type.SECONDARY))
        self.text.setIcon(self._theme.icon("triangle-alert", "doubt") if doubtful else QIcon())


class TermsField(QWidget):
    """Shows the terms and tells of others."""

    changed_to = Signal(object)
    """A tuple of terms."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._terms: tuple[str, ...] | Mixed = ()
        self._shown_words = ""
        self._suggested: tuple[str, ...] = ()
        self._editable = True
        self._mending = ""
        self._drawn: object = None
        self._chip_row = QWidget()
        self._chip_flow = FlowLayout(GRID)
        self._chip_row.setLayout(self._chip_flow)
        self._chips: list[TermChip] = []
        self._buttons: list[Button] = []
        self._grow_chips(HIGHLIGHT_LIMIT)  # all that are usual at once: they come in order under Tab
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self._hint = Label(theme, Type.META, "muted")
        self._hint.setWordWrap(True)
        self._suggestion_row = QWidget()
        self._suggestion_flow = FlowLayout(GRID)
        self._suggestion_row.setLayout(self._suggestion_flow)
        self._grow_suggestions(HIGHLIGHT_LIMIT)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self._chip_row, self.line, self._hint, self._suggestion_row):
            column.addWidget(widget)
        self.line.returnPressed.connect(self._on_entered)
        self.line.editingFinished.connect(self._on_left)
        theme.changed.connect(self._redraw)
        self._retranslate()

    def show_terms(
        self, terms: tuple[str, ...] | Mixed, slide: Slide | None, suggested: Sequence[str], *, editable: bool
    ) -> None:
        """Show the terms of a slide; `suggested` are those the studio would mark by itself."""
        self._terms, self._editable = terms, editable
        self._shown_words = words_of(slide) if slide is not None else ""
        chosen = () if isinstance(terms, Mixed) else terms
        self._suggested = tuple(term for term in suggested if term not in chosen)
        key = (self._terms, self._shown_words, self._suggested, editable)
        if key != self._drawn:
            self._drawn = key
            self._draw()

    @property
    def chips(self) -> list[TermChip]:
        """The chips that are shown, in order."""
        return [chip for chip in self._chips if not chip.isHidden()]

    @property
    def suggestions(self) -> list[Button]:
        """The suggestions that are shown, in order."""
        return [button for button in self._buttons if not button.isHidden()]

    @property
    def doubtful(self) -> list[str]:
        """Terms that are not on the slide, so that nothing is marked."""
        return [chip.term for chip in self.chips if chip.is_doubtful]

    @property
    def hint(self) -> str:
        """What is said under the line."""
        return self._hint.text()

    @Slot()
    def _redraw(self) -> None:
        self._draw()

    def _draw(self) -> None:
        terms = () if isinstance(self._terms, Mixed) else self._terms
        had_focus = any(w.hasFocus() for chip in self._chips for w in (chip.text, chip.remove))
        offered = self._suggested if self._has_room and self._editable else ()
        self._grow_chips(len(terms))
        self._grow_suggestions(len(offered))
        for index, chip in enumerate(self._chips):
            chip.setVisible(index < len(terms))
            if index < len(terms):
                self._show_chip(chip, terms[index])
        for index, button in enumerate(self._buttons):
            button.setVisible(index < len(offered))
            if index < len(offered):
                self._show_suggestion(button, offered[index])
        self._chip_row.setVisible(bool(terms))
        self._suggestion_row.setVisible(bool(offered))
        self.line.setEnabled(self._editable and (self._has_room or bool(self._mending)))
        if had_focus:
            self.line.setFocus()
        self._say()
        self.updateGeometry()

    def _grow_chips(self, count: int) -> None:
        while len(self._chips) < count:
            chip = TermChip(self._theme)
            chip.hide()
            chip.text.clicked.connect(partial(self._on_mend, chip))
            chip.remove.clicked.connect(partial(self._on_remove, chip))
            self._chip_flow.addWidget(chip)
            self._chips.append(chip)

    def _grow_suggestions(self, count: int) -> None:
        while len(self._buttons) < count:
            button = Button("link")
            button.hide()
            button.clicked.connect(partial(self._on_suggestion, button))
            self._suggestion_flow.addWidget(button)
            self._buttons.append(button)

    def _show_chip(self, chip: TermChip, term: str) -> None:
        is_shown = not self._shown_words or typographic(term) in self._shown_words
        chip.show_term(term, doubtful=not is_shown)
        why = "" if is_shown else self.tr("It is not on the slide, so nothing is marked")
        about = self.tr("Mend the term %1").replace("%1", term)
        chip.text.setAccessibleName(". ".join(filter(None, (about, why))))
        chip.text.setToolTip(why)
        chip.remove.set_name(self.tr("Take away %1").replace("%1", term))
        for button in (chip.text, chip.remove):
            button.setEnabled(self._editable)

    def _show_suggestion(self, button: Button, term: str) -> None:
        button.set_text(term, self.tr("Marked by itself: press to keep it"))
        button.setAccessibleName(self.tr("Mark %1").replace("%1", term))
        button.setIcon(self._theme.icon("plus", "accent"))
        button.setFont(self._theme.font(Type.SECONDARY))

    @property
    def _has_room(self) -> bool:
        return isinstance(self._terms, Mixed) or len(self._terms) < HIGHLIGHT_LIMIT

    @property
    def _now(self) -> tuple[str, ...]:
        return () if isinstance(self._terms, Mixed) else self._terms

    def _change(self, terms: tuple[str, ...]) -> None:
        self.changed_to.emit(tuple(dict.fromkeys(terms)))

    def _on_suggestion(self, button: Button, _checked: bool = False) -> None:
        self._change((*self._now, button.text()))

    def _on_mend(self, chip: TermChip, _checked: bool = False) -> None:
        self._mending = chip.term
        self.line.setEnabled(True)
        self.line.setText(chip.term)
        self.line.setFocus()
        self.line.selectAll()

    def _on_remove(self, chip: TermChip, _checked: bool = False) -> None:
        self._change(tuple(term for term in self._now if term != chip.term))

    @Slot()
    def _on_entered(self) -> None:
        written, mending = " ".join(self.line.text().split()), self._mending
        self._mending = ""
        self.line.clear()
        now = self._now
        if mending in now and written != mending:
            swapped = tuple(written if one == mending else one for one in now)
            self._change(tuple(one for one in swapped if one))
        elif written and not mending:
            self._change((*now, written))
        else:
            self._draw()

    @Slot()
    def _on_left(self) -> None:
        if self.line.text().strip() or self._mending:
            self._on_entered()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the term away on which one stands; Esc lets what is being mended be."""
        chip = next((c for c in self.chips if c.text.hasFocus() or c.remove.hasFocus()), None)
        if chip is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._on_remove(chip)
        elif event.key() == Qt.Key.Key_Escape and (self._mending or self.line.text()):
            self._mending = ""
            self.line.clear()
            self._draw()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _say(self) -> None:
        if isinstance(self._terms, Mixed):
            hint = mixed_text()
        elif self.doubtful:
            hint = self.tr("Not on the slide, so not marked: %1").replace("%1", ", ".join(self.doubtful))
        elif not self._has_room:
            hint = self.tr("Five terms are the most.")
        elif self.suggestions:
            hint = (
                self.tr("Marked by itself while you choose none:")
                if not self._terms
                else self.tr("Also found in the text:")
            )
        else:
            hint = ""
        self._hint.setText(hint)
        self._hint.set_role("doubt" if self.doubtful else "muted")
        self._hint.setVisible(bool(hint))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Highlights"))
        self.line.setAccessibleName(self.tr("Another term to highlight"))
        self.line.setPlaceholderText(self.tr("Write a term and press Enter"))
        self._draw()


def words_of(slide: Slide) -> str:
    """Return every word in which a slide can mark something, in lines."""
    sides = [item for group in slide.groups for item in group.items]
    return " \n".join((slide.title, slide.body, *slide.items, *sides))
