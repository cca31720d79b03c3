"""Both sides of a script side by side by scene; whoever looks chooses, and nothing is overwritten unseen."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QListView, QStackedLayout, QVBoxLayout, QWidget

from studio.domain.sync import Merge, Side
from studio.ui.backend.choices import Choices, is_change
from studio.ui.backend.conflict_model import ConflictModel
from studio.ui.backend.conflict_paint import ConflictDelegate
from studio.ui.backend.conflict_texts import ConflictTexts
from studio.ui.empty import EmptyState
from studio.ui.review.controls import CheckBox
from studio.ui.settings.controls import FlowLayout
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label, Surface, ToolButton, hairline, is_language_change

_AGAIN_MS: Final = 60
_SHARE: Final = 0.92
_EDGE: Final = GRID * 4


class ConflictRows(QListView):
    """The rows; Left and Right take a side, as does a click on its column."""

    side_wanted = Signal(int, object)
    """Row and Side."""

    def __init__(self, model: ConflictModel, theme: Theme, texts: ConflictTexts) -> None:
        super().__init__()
        self._rows = model
        self.setModel(model)
        self.delegate = ConflictDelegate(theme, texts, self)
        self.setItemDelegate(self.delegate)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._lay_out_again)
        theme.changed.connect(self.doItemsLayout)

    def go_to(self, row: int) -> None:
        """Make a row the current one and bring it into sight; -1 leaves everything as it is."""
        if row >= 0:
            index = self._rows.index(row)
            self.setCurrentIndex(index)
            self.scrollTo(index, QListView.ScrollHint.EnsureVisible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a side with the arrow that points to it."""
        sides = {Qt.Key.Key_Left: Side.MINE, Qt.Key.Key_Right: Side.THEIRS}
        side = sides.get(Qt.Key(event.key()))
        if side is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.side_wanted.emit(self.currentIndex().row(), side)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the side that was clicked."""
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        index = self.indexAt(spot)
        if event.button() is Qt.MouseButton.LeftButton and index.isValid():
            side = self.delegate.side_at(index, spot)
            if side is not None:
                self.side_wanted.emit(index.row(), side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew once the width stands."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._again.start()

    @Slot()
    def _lay_out_again(self) -> None:
        self.doItemsLayout()
        self.go_to(self.currentIndex().row())


class ConflictView(QDialog):
    """A sheet over the window that does not lock it."""

    applied = Signal(object, object)
    """Merge and the choices (dict of uid to Side)."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("conflict")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._theme = theme
        self._texts = ConflictTexts(self)
        self._choices: Choices | None = None
        self._is_busy = False
        self.model = ConflictModel(self._texts, self)
        self.list = ConflictRows(self.model, theme, self._texts)
        self._build()
        self._connect()
        self._retranslate()

    # --- putting together ------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        self._title = Label(theme, Type.HEADING)
        self._title.setWordWrap(True)
        self.summary = Label(theme, Type.SECONDARY, "muted")
        self.summary.setWordWrap(True)
        self.only_changes = CheckBox(theme)
        self.only_changes.setChecked(True)
        self._where = Label(theme, Type.SECONDARY, "muted", tabular=True)
        self._back, self._on = ToolButton(theme, "arrow-up"), ToolButton(theme, "arrow-down")
        line = QHBoxLayout()
        line.setSpacing(GRID * 2)
        line.addWidget(self.summary, 1)
        for widget in (self._where, self._back, self._on, self.only_changes):
            line.addWidget(widget)
        top = Surface("panel")
        column = QVBoxLayout(top)
        column.setContentsMargins(_EDGE, GRID * 3, _EDGE, GRID * 3)
        column.setSpacing(GRID * 2)
        column.addWidget(self._title)
        column.addLayout(line)
        self._names = [Label(theme, Type.SECONDARY, "muted", weight=QFont.Weight.DemiBold) for _ in range(3)]
        names = QHBoxLayout()
        scroll = self.list.verticalScrollBar().sizeHint().width()
        names.setContentsMargins(_EDGE, GRID * 2, _EDGE + scroll, GRID * 2)
        names.setSpacing(GRID * 2)
        for name in self._names:
            name.setWordWrap(True)
            names.addWidget(name, 1)
        self._same = EmptyState(theme, "check")
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._same)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(hairline())
        whole.addLayout(names)
        whole.addWidget(hairline())
        whole.addWidget(body, 1)
        whole.addWidget(hairline())
        whole.addWidget(self._build_foot())

    def _build_foot(self) -> QWidget:
        foot = Surface("panel")
        self._count_icon = QLabel()
        self.count = Label(self._theme, Type.BODY, weight=QFont.Weight.DemiBold)
        self.count.setWordWrap(True)
        self._outcome = Label(self._theme, Type.SECONDARY, "muted")
        self._outcome.setWordWrap(True)
        self.all_mine, self.all_theirs = Button(), Button()
        self.apply, self.leave = Button("primary"), Button()
        said = QHBoxLayout()
        said.setSpacing(GRID + 2)
        said.addWidget(self._count_icon)
        said.addWidget(self.count, 1)
        rest = FlowLayout(GRID * 2)
        rest.addWidget(self.all_mine)
        rest.addWidget(self.all_theirs)
        ends = QHBoxLayout()
        ends.setSpacing(GRID * 2)
        ends.addLayout(rest, 1)
        ends.addWidget(self.leave)
        ends.addWidget(self.apply)
        column = QVBoxLayout(foot)
        column.setContentsMargins(_EDGE, GRID * 3, _EDGE, GRID * 3)
        column.setSpacing(GRID * 2)
        column.addLayout(said)
        column.addWidget(self._outcome)
        column.addLayout(ends)
        return foot

    def _connect(self) -> None:
        self.only_changes.toggled.connect(self._on_only_changes)
        self._back.clicked.connect(self.previous_conflict)
        self._on.clicked.connect(self.next_conflict)
        self.list.side_wanted.connect(self._on_side)
        self.list.selectionModel().currentChanged.connect(self._show_state)
        self.all_mine.clicked.connect(lambda: self._choose_rest(Side.MINE))
        self.all_theirs.clicked.connect(lambda: self._choose_rest(Side.THEIRS))
        self.apply.clicked.connect(self._on_apply)
        self.leave.clicked.connect(self.close)
        self._theme.changed.connect(self._show_state)
        for keys, act in (("F7", self.next_conflict), ("Shift+F7", self.previous_conflict)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # --- what is shown ---------------------------------------------------------------------------

    @property
    def merge(self) -> Merge | None:
        """What is shown."""
        return self._choices.merge if self._choices is not None else None

    @property
    def choices(self) -> Choices | None:
        """What was chosen so far."""
        return self._choices

    def compare(self, merge: Merge) -> None:
        """Show both sides; what was chosen stays chosen where both still say what they said then."""
        self._choices = self.list.delegate.choices = Choices(merge, self._still_meant(merge))
        self._title.setText(merge.title)
        self._come_up()  # first: its lines are broken once, for the width that it has then
        self.set_busy(False)
        self.list.delegate.forget()
        self.model.show(self._choices)
        self._show_state()
        self.next_conflict(from_start=True)
        self.list.setFocus()

    def _come_up(self) -> None:
        if not self.isVisible() and (window := self.parentWidget()) is not None:
            size = window.size() * _SHARE
            self.resize(size)
            gap = (window.size() - size) / 2
            self.move(window.mapToGlobal(QPoint(0, 0)) + QPoint(gap.width(), gap.height()))
        self.show()
        self.raise_()
        self.activateWindow()

    def _still_meant(self, merge: Merge) -> dict[str, Side]:
        before = self._choices
        if before is None or before.merge.script_id != merge.script_id:
            return {}
        seen = {part.uid: part for part in before.parts}
        parts = (*merge.chapters, *merge.scenes)
        return {p.uid: before.made[p.uid] for p in parts if p.uid in before.made and seen.get(p.uid) == p}

    def set_busy(self, busy: bool) -> None:
        """Tell whether what was chosen is being stored."""
        self._is_busy = busy
        self._show_state()

    # --- going about -----------------------------------------------------------------------------

    @Slot()
    def next_conflict(self, *, from_start: bool = False) -> None:
        """Go to the next place where somebody has to choose still, else where sides differ at all."""
        here = -1 if from_start else self.list.currentIndex().row()
        self.list.go_to(next((row for row in self._stops() if row > here), -1))

    @Slot()
    def previous_conflict(self) -> None:
        """Go to the place before."""
        here = self.list.currentIndex().row()
        self.list.go_to(next((row for row in reversed(self._stops()) if row < here), -1))

    def _stops(self) -> list[int]:
        return self.model.conflicts() or self.model.changes()

    @Slot(bool)
    def _on_only_changes(self, only: bool) -> None:
        part = self.model.part(self.list.currentIndex().row())
        self.list.delegate.forget()
        self.model.show_only_changes(only)
        self.list.go_to(self.model.row_of(part.uid) if part is not None else -1)
        self._show_state()

    @Slot(int, object)
    def _on_side(self, row: int, side: Side) -> None:
        self.model.choose(row, side)
        self._show_state()

    def _choose_rest(self, side: Side) -> None:
        self.model.choose_rest(side)
        self._show_state()

    @Slot()
    def _on_apply(self) -> None:
        choices = self._choices
        if choices is not None and not choices.open_count and not self._is_busy:
            self.set_busy(True)
            self.applied.emit(choices.merge, choices.made)

    # --- state -----------------------------------------------------------------------------------

    @Slot()
    def _show_state(self, *_: QModelIndex) -> None:
        choices = self._choices
        left = choices.open_count if choices is not None else 0
        differs = choices is not None and any(is_change(part) for part in choices.parts)
        stops, here = self._stops(), self.list.currentIndex().row()
        place = sum(1 for row in stops if row <= here)
        self._where.setText(f"{place} / {len(stops)}" if stops else "")
        self._back.setEnabled(any(row < here for row in stops))
        self._on.setEnabled(any(row > here for row in stops))
        self.summary.setText(self._texts.summary(choices) if choices is not None else "")
        self._stack.setCurrentIndex(0 if self.model.items and (differs or not self._is_folded) else 1)
        icon, role = ("triangle-alert", "doubt") if left else ("circle-check", "good")
        side = max(16, self.count.fontMetrics().ascent())
        self._count_icon.setPixmap(self._theme.pixmap(icon, role, side, self.devicePixelRatioF()))
        self.count.setText(
            self.tr("%n place(s) still to be chosen", "scenes and headings", left)
            if left
            else self.tr("Everything is decided.")
        )
        for button in (self.all_mine, self.all_theirs):
            button.setEnabled(bool(left) and not self._is_busy)
        self.apply.setEnabled(choices is not None and not left and not self._is_busy)

    @property
    def _is_folded(self) -> bool:
        return self.only_changes.isChecked()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Compare with the backend"))
        for label, text in zip(
            self._names,
            (self.tr("When both were the same"), self.tr("Mine, here"), self.tr("Theirs, at the backend")),
            strict=True,
        ):
            label.setText(text)
        self.list.setAccessibleName(self.tr("Differences by scene: before, mine, theirs"))
        self.list.setAccessibleDescription(self.tr("Left takes mine, Right takes theirs."))
        self._back.set_name(self.tr("Previous conflict (Shift+F7)"))
        self._on.set_name(self.tr("Next conflict (F7)"))
        self.only_changes.set_text(self.tr("Only changes"))
        self.all_mine.set_text(
            self.tr("Mine for the rest"), self.tr("Take mine wherever nothing is chosen yet")
        )
        self.all_theirs.set_text(
            self.tr("Theirs for the rest"), self.tr("Take theirs wherever nothing is chosen yet")
        )
        self._outcome.setText(
            self.tr(
                "Your script becomes the next draft with these words. What it says now stays in its history; "
                "the backend keeps its own until you push."
            )
        )
        self.apply.set_text(self.tr("Apply"))
        self.leave.set_text(self.tr("Cancel"))
        self._same.set_texts(self.tr("No difference"), self.tr("Both sides say the same, word for word."))
        self.list.delegate.forget()
        self._show_state()
