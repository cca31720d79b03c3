"""The problems of the open script, followed as it changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from studio.domain import edits
from studio.domain.problem import Fix, Problem
from studio.ui.problems.checks import problems_of
from studio.ui.session import EditorSession


class ProblemSource(QObject):
    """Knows what is wrong with the open script, and mends it where one click can."""

    changed = Signal(object)
    """tuple[Problem, ...] in film order."""

    def __init__(self, session: EditorSession) -> None:
        super().__init__(session)
        self._session = session
        self._problems: tuple[Problem, ...] = ()
        session.script_changed.connect(self._find)
        session.film_changed.connect(self._find)
        session.record_changed.connect(self._find)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All problems, in film order."""
        return self._problems

    def of_scene(self, uid: str) -> tuple[Problem, ...]:
        """Return the problems of one scene, the gravest first."""
        return tuple(problem for problem in self._problems if problem.scene_uid == uid)

    def mend(self, problem: Problem) -> None:
        """Do what one click can do about a problem, as one undoable step."""
        script = self._session.script
        if script is None or not self._session.is_editable:
            return
        if problem.fix is Fix.SPLIT and problem.at is not None:
            changed = edits.split_scene(script, problem.scene_uid, problem.at)
            c, s = edits.place_of(changed, problem.scene_uid)
            second = changed.chapters[c].scenes[s + 1].uid
            self._session.apply(changed, self.tr("Split scene"), select=second)

    @Slot()
    def _find(self) -> None:
        script = self._session.script
        found = problems_of(script, self._session.film) if script is not None else ()
        if found != self._problems:
            self._problems = found
            self.changed.emit(found)
