"""The line at the foot of a card: how long, how much, what for, and what is doubtful about the scene."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.domain.problem import Fix, Problem
from studio.domain.script import Scene
from studio.ui.problems.texts import fix_text, problem_text, severity_look
from studio.ui.script.small_fields import PurposeField, SecondsField
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Button, ElidedLabel, Label, ToolButton, plain_tip

GAP: Final = 12
ICON: Final = 14
_LEAST_PROBLEM: Final = 80
"""Pixels of a problem's words below which only its icon is shown."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the line says of a scene."""

    length: str
    is_voiced: bool
    characters: str
    layout: str
    problems: tuple[Problem, ...]


class FactsLine(QWidget):
    """Lays itself out by hand: where room is short, what the inspector shows as well goes first."""

    mend_wanted = Signal(object)
    """Problem."""
    minimum_changed = Signal(object)
    """Seconds, or None."""
    menu_wanted = Signal(object)
    """Global position."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: Facts | None = None
        self._length = Label(theme, Type.META, "muted", tabular=True)
        self._characters = Label(theme, Type.META, "muted", tabular=True)
        self._layout_name = Label(theme, Type.META, "muted")
        self._icon = Label(theme, Type.META)
        self._problem = ElidedLabel(theme, Type.META, "doubt")
        self.purpose = PurposeField(theme, self)
        self.minimum = SecondsField(self)
        self.mend = Button("link", self)
        self.more = ToolButton(theme, "ellipsis", parent=self)
        for widget in (self._length, self._characters, self._layout_name, self._icon, self._problem):
            widget.setParent(self)
        self.minimum.setProperty("role", "muted")
        self.minimum.valueChanged.connect(self._on_minimum)
        self.minimum.lineEdit().textChanged.connect(self._arrange)
        self.purpose.line.textChanged.connect(self._arrange)
        self.mend.clicked.connect(self._on_mend)
        self.more.clicked.connect(self._on_more)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()
        self.retranslate()

    @property
    def problem_text(self) -> str:
        """What is said about a problem, empty where there is none."""
        return self._problem.text() if self._facts is not None and self._facts.problems else ""

    def show_scene(self, scene: Scene) -> None:
        """Show what is the scene's own."""
        self.minimum.blockSignals(True)
        self.minimum.setValue(scene.duration_sec or 0.0)
        self.minimum.blockSignals(False)
        if self.purpose.current != scene.purpose:
            self.purpose.show_purpose(scene.purpose)

    def show_facts(self, facts: Facts, *, editable: bool) -> None:
        """Show what is known about the scene."""
        self.minimum.setEnabled(editable)
        self.purpose.setEnabled(editable)
        before, self._facts = self._facts, facts
        if before == facts:
            return
        self._length.setText(facts.length)
        self._length.setToolTip(
            self.tr("How long the scene lasts, with its speech")
            if facts.is_voiced
            else self.tr("Estimated: the speech is not made yet")
        )
        self._characters.setText(facts.characters)
        self._layout_name.setText(facts.layout)
        self._show_problem()
        self._arrange()

    def _show_problem(self) -> None:
        problems = self._facts.problems if self._facts is not None else ()
        for widget in (self._icon, self._problem):
            widget.setVisible(bool(problems))
        fix = fix_text(problems[0]) if problems else ""
        self.mend.setVisible(bool(fix))
        if not problems:
            return
        name, role = severity_look(problems[0].severity)
        said = problem_text(problems[0])
        self._problem.setText(said if len(problems) == 1 else f"{said} (+{len(problems) - 1})")
        self._problem.set_role(role)
        tip = plain_tip("\n".join(problem_text(problem) for problem in problems))
        self._icon.setToolTip(tip)
        self._icon.setAccessibleName(said)
        self._icon.setPixmap(self._theme.pixmap(name, role, ICON, self.devicePixelRatioF()))
        tip = self.tr("Split the scene between two sentences") if problems[0].fix is Fix.SPLIT else said
        self.mend.set_text(fix, tip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        height, x = self.height(), 0
        more = self.more.sizeHint().width()
        room = self.width() - more - GAP
        self.more.setGeometry(self.width() - more, 0, more, height)
        problems = self._facts.problems if self._facts is not None else ()
        mend = self.mend.sizeHint().width() if problems and fix_text(problems[0]) else 0
        needed = (ICON + 4 + _LEAST_PROBLEM + mend + GAP) if problems else 0
        fields = [self.purpose, self.minimum]
        widths: dict[QWidget, int] = {w: w.sizeHint().width() for w in (self._length, *fields)}
        left = room - sum(widths.values()) - len(widths) * GAP - needed
        for label in (self._characters, self._layout_name):
            width = label.sizeHint().width()
            shown = bool(label.text()) and width + GAP <= left
            label.setVisible(shown)
            if shown:
                widths[label] = width
                left -= width + GAP
        for widget in (self._length, self._characters, self.purpose, self.minimum, self._layout_name):
            if widget in widths:
                widget.setGeometry(QRect(x, 0, widths[widget], height))
                x += widths[widget] + GAP
        if problems:
            self._icon.setGeometry(x, 0, ICON, height)
            x += ICON + 4
            wanted = self._problem.sizeHint().width() + 4
            width = max(0, min(wanted, room - x - (mend + 4 if mend else 0)))
            self._problem.setGeometry(x, 0, width, height)
            self._problem.setToolTip(self._icon.toolTip())  # the label knows only of its own words
            self.mend.setGeometry(x + width + 4, 0, mend, height)

    @Slot(float)
    def _on_minimum(self, value: float) -> None:
        self.minimum_changed.emit(value or None)

    @Slot()
    def _on_mend(self) -> None:
        if self._facts is not None and self._facts.problems:
            self.mend_wanted.emit(self._facts.problems[0])

    @Slot()
    def _on_more(self) -> None:
        self.menu_wanted.emit(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    @Slot()
    def _on_theme_changed(self) -> None:
        for field in (self.minimum, self.minimum.lineEdit()):
            field.setFont(self._theme.time_font(Type.META))
        for widget in (self.purpose, self.purpose.line):
            widget.setFont(self._theme.font(Type.META))
        self.mend.setFont(self._theme.font(Type.META))
        self._show_problem()
        self._arrange()

    def retranslate(self) -> None:
        """Say everything in the language of the window."""
        self.minimum.setPrefix(self.tr("at least ", "before seconds"))
        self.minimum.setSuffix(self.tr(" s", "seconds"))
        self.minimum.setSpecialValueText(self.tr("no minimum"))
        self.minimum.setToolTip(self.tr("The least this scene lasts, even where less is said"))
        self.purpose.retranslate()
        self._show_problem()
        self._arrange()

    def name_fields(self, number: str) -> None:
        """Tell a screen reader which scene the fields belong to."""
        self.minimum.setAccessibleName(self.tr("Minimum length of scene %1").replace("%1", number))
        self.purpose.setAccessibleName(self.tr("Purpose of scene %1").replace("%1", number))
        self.more.set_name(self.tr("More for scene %1").replace("%1", number))
