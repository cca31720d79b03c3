"""Everything wrong or doubtful about the open script, with a way there and, where possible, a way out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFontMetrics, QIcon
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QToolButton, QVBoxLayout, QWidget

from studio.domain.problem import Fix, Problem, Severity, Topic
from studio.ui.empty import EmptyState
from studio.ui.problems.delegate import ProblemDelegate
from studio.ui.problems.list import ProblemList
from studio.ui.problems.model import ROW_ROLE, Grouping, ProblemsModel, Row, Shown, rows_of
from studio.ui.problems.source import ProblemSource
from studio.ui.problems.texts import fix_name, severity_look, severity_name, topic_name
from studio.ui.session import EditorSession
from studio.ui.theme import Theme, Type
from studio.ui.widgets import Button, Surface, ToolButton, hairline, is_language_change

Value = TypeVar("Value")


class ProblemsPanel(Surface):
    """The list of problems; `tools` belongs at the right of the dock's title."""

    jump_wanted = Signal(object)
    """Problem to go to: its scene, its field, its words."""

    def __init__(self, source: ProblemSource, session: EditorSession, theme: Theme) -> None:
        super().__init__("panel")
        self._source = source
        self._session = session
        self._theme = theme
        self._shown = Shown()
        self.model = ProblemsModel(self)
        self.list = ProblemList()
        self.delegate = ProblemDelegate(theme, self.list)
        self.list.setModel(self.model)
        self.list.setItemDelegate(self.delegate)
        self._severities: dict[Severity | None, Button] = {}
        self.tools = self._build_tools()
        self._mend_all, self._accept = Button("link"), Button("link")
        self._foot = self._build_foot()
        self._nothing = EmptyState(theme, "circle-check")
        self._filtered = EmptyState(theme, "search")
        self._closed = EmptyState(theme, "list-checks")
        lists = QWidget()
        self._stack = QStackedLayout(lists)
        for widget in (self.list, self._nothing, self._filtered, self._closed):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(lists, 1)
        column.addWidget(self._foot)
        self._connect()
        self._retranslate()

    def _build_tools(self) -> QWidget:
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addStretch(1)
        for severity in (None, *Severity):
            button = Button("tab")
            button.setCheckable(True)
            button.clicked.connect(partial(self._on_severity, severity))
            self._severities[severity] = button
            row.addWidget(button)
        self._menu_button = ToolButton(self._theme, "sliders-horizontal")
        self._menu_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self._menu_button)
        self._groupings = _choices(menu, list(Grouping), self._on_grouping)
        menu.addSeparator()
        self._topics = _choices(menu, [None, *Topic], self._on_topic)
        menu.addSeparator()
        self._doubt_again = menu.addAction("")
        self._doubt_again.triggered.connect(self._source.doubt_again)
        menu.aboutToShow.connect(
            lambda: self._doubt_again.setEnabled(self._source.has_meant and self._session.is_editable)
        )
        self._menu_button.setMenu(menu)
        row.addWidget(self._menu_button)
        return tools

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        row = QHBoxLayout()
        row.setContentsMargins(8, 2, 20, 2)
        row.setSpacing(8)
        row.addWidget(self._mend_all)
        row.addStretch(1)
        row.addWidget(self._accept)
        column.addLayout(row)
        return foot

    def _connect(self) -> None:
        self._source.changed.connect(self.refresh)
        self._session.record_changed.connect(self.refresh)
        self._theme.changed.connect(self._on_theme_changed)
        self.delegate.mend_wanted.connect(self._source.mend)
        self.list.activated.connect(self._on_activated)
        self.list.mend_wanted.connect(self._on_mend_key)
        self.list.accept_wanted.connect(self._on_accept)
        self.list.current_changed.connect(self._show_foot)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self._mend_all.clicked.connect(self._on_mend_all)
        self._accept.clicked.connect(self._on_accept)

    # --- what is shown -----------------------------------------------------------------------------

    @property
    def current(self) -> Problem | None:
        """The problem chosen in the list."""
        index = self.list.currentIndex()
        row: Row | None = index.data(ROW_ROLE) if index.isValid() else None
        return row.problem if row is not None else None

    @Slot()
    def refresh(self) -> None:
        """Show the problems as they are now; the chosen one stays chosen while it is there."""
        chosen = self.current
        self.delegate.let_mend(self._session.is_editable)
        self.model.show_rows(rows_of(self._source.problems, self._session.script, self._shown))
        row = self.model.row_of(chosen) if chosen is not None else -1
        if row >= 0 and row != self.list.currentIndex().row():
            self.list.setCurrentIndex(self.model.index(row))
        elif chosen is not None and row < 0 and self.current is None:
            self.list.choose_near()
        self._show_counts()
        self._show_foot()
        self.list.viewport().update()

    def _show_counts(self) -> None:
        problems = self._source.problems
        counts = {severity: self._source.count(severity) for severity in Severity}
        side = max(14, QFontMetrics(self._theme.font(Type.META)).ascent())
        for severity, button in self._severities.items():
            count = len(problems) if severity is None else counts[severity]
            name = self.tr("All") if severity is None else severity_name(severity)
            # In a narrow dock there is no room for all words: a severity is its icon, and its name a tip.
            button.set_text(f"{name} {count}" if severity is None else str(count), name)
            button.setAccessibleName(f"{name} {count}")
            if severity is not None:
                icon, role = severity_look(severity)
                button.setIcon(QIcon(self._theme.pixmap(icon, role, side, self.devicePixelRatioF())))
                button.setIconSize(QSize(side, side))
            button.setChecked(severity is self._shown.severity)
            button.setFont(self._theme.time_font(Type.META))
            button.setMinimumHeight(button.fontMetrics().height() + 6)
        if self._session.script is None:
            self._stack.setCurrentWidget(self._closed)
        elif self.model.rowCount():
            self._stack.setCurrentWidget(self.list)
        else:
            self._stack.setCurrentWidget(self._filtered if problems else self._nothing)
        for button in self._severities.values():
            button.setVisible(bool(problems))

    @Slot()
    def _show_foot(self) -> None:
        problem, editable = self.current, self._session.is_editable
        alike = len(self._source.alike(problem)) if problem is not None else 0
        self._mend_all.setVisible(editable and alike > 1)
        self._accept.setVisible(
            editable
            and problem is not None
            and problem.severity is Severity.DOUBT
            and bool(problem.scene_uid)
        )
        if problem is not None and problem.fix is not None:
            pattern = self.tr("%1: all %2")
            text = pattern.replace("%1", fix_name(problem.fix)).replace("%2", str(alike))
            self._mend_all.setFont(self._theme.font(Type.SECONDARY))
            self._mend_all.set_text(text, self.tr("Do this for every problem of this kind, in one step"))
        self._accept.setFont(self._theme.font(Type.SECONDARY))
        shown = self._mend_all.isVisibleTo(self._foot) or self._accept.isVisibleTo(self._foot)
        self._foot.setVisible(shown and self._stack.currentWidget() is self.list)

    # --- what a person does --------------------------------------------------------------------------

    def choose(self, problem: Problem) -> None:
        """Choose a problem in the list, whatever was filtered."""
        if self.model.row_of(problem) < 0:
            self.show_only()
        if (row := self.model.row_of(problem)) >= 0:
            self.list.setCurrentIndex(self.model.index(row))

    def go(self, step: int) -> None:
        """Go to the next problem (or the one before, with -1) after the one chosen, else the scene chosen."""
        row = self.list.currentIndex().row()
        if self.current is None or self.current.scene_uid != self._session.selected_uid:
            row = self._row_before_scene(step)
        found = self.model.find(row, step, lambda line: line.problem is not None)
        if found >= 0:
            self.list.setCurrentIndex(self.model.index(found))
            self.list.scrollTo(self.model.index(found))
            if (problem := self.current) is not None:
                self.jump_wanted.emit(problem)

    def _row_before_scene(self, step: int) -> int:
        """Return the line from which the first step leads to a problem of the chosen scene, or past it."""
        script, rows = self._session.script, self.model.rows
        order = [scene.uid for _, _, scene in script.scenes()] if script is not None else []
        if self._session.selected_uid not in order:
            return -1 if step > 0 else 0
        chosen = order.index(self._session.selected_uid)
        places = {uid: at for at, uid in enumerate(order)}
        ahead = [
            at
            for at, row in enumerate(rows)
            if row.problem is not None and step * places.get(row.problem.scene_uid, -step) >= step * chosen
        ]
        if not ahead:
            return -1 if step > 0 else 0
        return ahead[0] - 1 if step > 0 else ahead[-1] + 1

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        row: Row = index.data(ROW_ROLE)
        if row.problem is not None:
            self.jump_wanted.emit(row.problem)

    @Slot()
    def _on_mend_key(self) -> None:
        if (problem := self.current) is not None:
            self._source.mend(problem)

    @Slot()
    def _on_mend_all(self) -> None:
        if (problem := self.current) is not None:
            self._source.mend_alike(problem)

    @Slot()
    def _on_accept(self) -> None:
        if (problem := self.current) is not None:
            self._source.accept(problem)

    @Slot(QPoint)
    def _on_menu(self, position: QPoint) -> None:
        if (problem := self.current) is None:
            return
        menu = self.menu_of(problem)
        menu.exec(self.list.viewport().mapToGlobal(position))

    def menu_of(self, problem: Problem) -> QMenu:
        """Return what can be done about a problem."""
        menu, icon = QMenu(self), self._theme.icon
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        go = menu.addAction(icon("external-link"), self.tr("Go there"))
        go.triggered.connect(lambda: self.jump_wanted.emit(problem))
        if not self._session.is_editable:
            return menu
        for fix in (problem.fix, problem.other_fix):
            if fix is not None:
                entry = menu.addAction(icon("sparkles"), fix_name(fix))
                entry.triggered.connect(partial(self._do, fix=fix, problem=problem))
        if (count := len(self._source.alike(problem))) > 1 and problem.fix is not None:
            pattern = self.tr("%1: all %2")
            text = pattern.replace("%1", fix_name(problem.fix)).replace("%2", str(count))
            menu.addAction(icon("list-checks"), text).triggered.connect(
                lambda: self._source.mend_alike(problem)
            )
        if problem.may_be_meant:
            entry = menu.addAction(icon("thumbs-up"), self.tr("Meant so"))
            entry.triggered.connect(lambda: self._source.accept(problem))
        return menu

    def _do(self, _checked: bool = False, *, fix: Fix, problem: Problem) -> None:
        self._source.mend(problem, fix)

    # --- filters -------------------------------------------------------------------------------------

    def show_only(
        self, severity: Severity | None = None, topic: Topic | None = None, grouping: Grouping | None = None
    ) -> None:
        """Choose which problems are listed, and under which headings."""
        self._shown = Shown(severity, topic, grouping or self._shown.grouping)
        self._groupings[self._shown.grouping].setChecked(True)
        self._topics[topic].setChecked(True)
        self.refresh()

    def _on_severity(self, severity: Severity | None, _checked: bool = False) -> None:
        self.show_only(severity, self._shown.topic)

    def _on_topic(self, topic: Topic | None) -> None:
        self.show_only(self._shown.severity, topic)

    def _on_grouping(self, grouping: Grouping) -> None:
        self.show_only(self._shown.severity, self._shown.topic, grouping)

    # --- look ------------------------------------------------------------------------------------------

    @Slot()
    def _on_theme_changed(self) -> None:
        self._show_counts()
        self._show_foot()
        self.model.retell()
        self.list.scheduleDelayedItemsLayout()
        self.list.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("Problems"))
        self.list.setAccessibleDescription(
            self.tr("Enter goes to the words, Space mends, Delete says that it is meant so.")
        )
        self._accept.set_text(self.tr("Meant so"), self.tr("Do not tell this again in this scene (Delete)"))
        self._menu_button.set_name(self.tr("Group and filter"))
        self._groupings[Grouping.SCENE].setText(self.tr("By scene"))
        self._groupings[Grouping.KIND].setText(self.tr("By kind"))
        for topic, action in self._topics.items():
            action.setText(self.tr("All topics") if topic is None else topic_name(topic))
        self._doubt_again.setText(self.tr("Show what is meant so again"))
        self._nothing.set_texts(
            self.tr("No problems"),
            self.tr(
                "Checked as you write: structure and length, speech and captions, text that does not fit, "
                "characters, contrast, pictures and wording."
            ),
        )
        self._filtered.set_texts(self.tr("Nothing of this kind"), self.tr("Other problems are filtered out."))
        self._closed.set_texts(
            self.tr("No script is open"), self.tr("What is wrong or doubtful about a script stands here.")
        )
        self.refresh()
        self.model.retell()


def _choices(menu: QMenu, values: list[Value], choose: Callable[[Value], None]) -> dict[Value, QAction]:
    group = QActionGroup(menu)
    actions: dict[Value, QAction] = {}
    for value in values:
        action = menu.addAction("")
        action.setCheckable(True)
        action.setChecked(not actions)
        action.triggered.connect(lambda _=False, value=value: choose(value))
        group.addAction(action)
        actions[value] = action
    return actions
