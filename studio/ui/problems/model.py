"""The list of problems as Qt's views see it: headings, and under each its problems."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from studio.domain.problem import Field, Problem, Severity, Topic
from studio.domain.script import Script
from studio.ui.problems.texts import fix_text, kind_name, problem_text, severity_name

ROW_ROLE: Final = Qt.ItemDataRole.UserRole + 1
EXCERPT: Final = 60
"""Characters of the words concerned that are shown."""

_CONTEXT: Final = 12

Index = QModelIndex | QPersistentModelIndex


class Grouping(StrEnum):
    """What headings stand over problems."""

    SCENE = "scene"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Shown:
    """Which problems are wanted, and under which headings."""

    severity: Severity | None = None
    topic: Topic | None = None
    grouping: Grouping = Grouping.SCENE

    def lets_through(self, problem: Problem) -> bool:
        """Tell whether a problem is among those wanted."""
        return self.severity in (None, problem.severity) and self.topic in (None, problem.kind.topic)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a heading over `count` problems, or a problem."""

    heading: str = ""
    count: int = 0
    problem: Problem | None = None
    number: int = 0
    """Number of the scene, from 1; 0 for what concerns the whole script."""
    says_scene: bool = False
    """Whether the line itself names the scene, because its heading does not."""
    excerpt: str = ""
    """The words concerned; of a scene, how it begins."""


def rows_of(problems: Sequence[Problem], script: Script | None, shown: Shown) -> list[Row]:
    """Return the lines of the list: problems in film order under their headings."""
    numbers: dict[str, int] = {}
    words: dict[str, tuple[str, str]] = {}
    for number, (_, _, scene) in enumerate(script.scenes() if script is not None else (), start=1):
        numbers[scene.uid] = number
        words[scene.uid] = scene.narration, scene.on_screen_text
    by_scene = shown.grouping is Grouping.SCENE
    groups: dict[str, list[Row]] = {}
    about: dict[str, str] = {}
    for problem in problems:
        if not shown.lets_through(problem):
            continue
        key = problem.scene_uid if by_scene else problem.kind.value
        number = numbers.get(problem.scene_uid, 0)
        said = words.get(problem.scene_uid, ("", ""))
        if by_scene:
            about[key] = " ".join((said[1] or said[0]).split())[:EXCERPT]
        groups.setdefault(key, []).append(
            Row(problem=problem, number=number, says_scene=not by_scene, excerpt=_excerpt(problem, said))
        )
    rows: list[Row] = []
    for key, members in groups.items():
        heading = _heading(members[0], by_scene=by_scene)
        rows.append(Row(heading=heading, count=len(members), excerpt=about.get(key, "")))
        rows += members
    return rows


def scene_name(number: int) -> str:
    """Name a scene by its number; 0 is the script as a whole."""
    if not number:
        return QCoreApplication.translate("problems", "Whole script")
    return QCoreApplication.translate("problems", "Scene %1").replace("%1", str(number))


def _heading(row: Row, *, by_scene: bool) -> str:
    return scene_name(row.number) if by_scene or row.problem is None else kind_name(row.problem.kind)


def _excerpt(problem: Problem, words: tuple[str, str]) -> str:
    if problem.span is None or problem.field not in (Field.NARRATION, Field.ON_SCREEN_TEXT):
        return ""
    text = words[1] if problem.field is Field.ON_SCREEN_TEXT else words[0]
    first, end = problem.span
    start = first
    if end - first < _CONTEXT:  # a word or two say more among those before them
        start = text.rfind(" ", 0, max(0, first - _CONTEXT)) + 1
    stop = max(end, start + EXCERPT)
    said = " ".join(text[start:stop].split())
    goes_on = len(said) > EXCERPT or bool(text[stop:].strip())
    return f"{'…' if start else ''}{said[:EXCERPT].rstrip()}{'…' if goes_on else ''}"


class ProblemsModel(QAbstractListModel):
    """The lines; what stayed the same keeps its place, so that selection and scrolling stay too."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    @property
    def rows(self) -> list[Row]:
        """All lines."""
        return self._rows

    def show_rows(self, rows: list[Row]) -> None:
        """Show other lines; only those between what is alike at both ends change."""
        before = self._rows
        least = min(len(before), len(rows))
        head = next((i for i in range(least) if before[i] != rows[i]), least)
        tail = next((i for i in range(least - head) if before[-1 - i] != rows[-1 - i]), least - head)
        gone, come = len(before) - head - tail, len(rows) - head - tail
        same = min(gone, come)
        if gone > same:
            self.beginRemoveRows(QModelIndex(), head + same, head + gone - 1)
            self._rows = before[: head + same] + before[head + gone :]
            self.endRemoveRows()
        elif come > same:
            self.beginInsertRows(QModelIndex(), head + same, head + come - 1)
            self._rows = before[: head + same] + rows[head + same : head + come] + before[head + same :]
            self.endInsertRows()
        self._rows = rows
        if same:
            self.dataChanged.emit(self.index(head), self.index(head + same - 1))

    def retell(self) -> None:
        """Say everything anew, in another language or size."""
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row_of(self, problem: Problem) -> int:
        """Return the line of a problem, -1 where it is not shown."""
        return next((i for i, row in enumerate(self._rows) if row.problem == problem), -1)

    def find(self, start: int, step: int, wanted: Callable[[Row], bool]) -> int:
        """Return the next line (round and round, in the direction of `step`) that is wanted, else -1."""
        count = len(self._rows)
        places = ((start + step * i) % count for i in range(1, count + 1))
        return next((place for place in places if wanted(self._rows[place])), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let problems be chosen, headings only be seen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        is_problem = self._rows[index.row()].problem is not None
        return flags | Qt.ItemFlag.ItemIsSelectable if is_problem else Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the line itself, its words, or what a screen reader says."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return told(row)
        return None


def told(row: Row) -> str:
    """Say a line as a screen reader does."""
    problem = row.problem
    if problem is None:
        return f"{row.heading}, {row.count}"
    parts = [severity_name(problem.severity), scene_name(row.number), problem_text(problem), row.excerpt]
    if text := fix_text(problem):
        parts.append(QCoreApplication.translate("problems", "Space: %1").replace("%1", text))
    return ", ".join(part for part in parts if part)
