"""The problems of the open script, followed beside the window as it changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, cast

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.domain.errors import StudioError
from studio.domain.mending import all_mended, doubted, meant, mended
from studio.domain.problem import Fix, Problem, Severity
from studio.domain.script import Script
from studio.domain.voice import VoiceChoice
from studio.ui.problems.texts import fix_name
from studio.ui.session import EditorSession
from studio.ui.workers import Progress, Task, Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio

CHECK_AFTER_MS: Final = 80
"""From a change to its check; the film, of which much is checked, is computed meanwhile."""
Found = tuple[Problem, ...]


class ProblemSource(QObject):
    """Knows what is wrong with the open script, and mends it where one click can.

    The latest text wins: a check of an older one is stopped, and what it found is not told.
    """

    changed = Signal(object)
    """tuple[Problem, ...] in film order."""
    choice_wanted = Signal(object)
    """Problem whose fix needs an answer first: which picture, which setting."""
    failed = Signal(object)
    """StudioError."""

    def __init__(self, session: EditorSession, studio: Studio) -> None:
        super().__init__(session)
        self._session = session
        self._studio = studio
        self._problems: Found = ()
        self._by_scene: dict[str, Found] = {}
        self._workers = Workers(1, self)
        self._task: Task[Found] | None = None
        self._is_stale = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHECK_AFTER_MS)
        self._timer.timeout.connect(self._check)
        session.script_changed.connect(self._on_changed)
        session.film_changed.connect(self._on_changed)
        session.record_changed.connect(self._on_record_changed)

    # --- what is wrong ---------------------------------------------------------------------------

    @property
    def problems(self) -> Found:
        """All problems, in film order, the gravest of a scene first."""
        return self._problems

    def of_scene(self, uid: str) -> Found:
        """Return the problems of one scene, the gravest first."""
        return self._by_scene.get(uid, ())

    def count(self, severity: Severity) -> int:
        """Return how many problems are that grave."""
        return sum(1 for problem in self._problems if problem.severity is severity)

    def alike(self, problem: Problem) -> Found:
        """Return the problems of a kind that the same fix mends without asking, this one included."""
        if problem.fix is None or problem.fix.asks:
            return ()
        return tuple(p for p in self._problems if p.kind is problem.kind and p.fix is problem.fix)

    @property
    def has_meant(self) -> bool:
        """Tell whether the author said of anything that it is meant so."""
        script = self._session.script
        return script is not None and any(scene.meant for _, _, scene in script.scenes())

    # --- what can be done ------------------------------------------------------------------------

    def mend(self, problem: Problem, fix: Fix | None = None) -> None:
        """Do what one click can do about a problem, as one undoable step; the first fix, or another one."""
        fix = fix or problem.fix
        if fix is None or not self._session.is_editable:
            return
        if fix.asks:
            self.choice_wanted.emit(problem)
            return
        self._apply(lambda script: mended(script, problem, self._voice(script), fix), fix_name(fix))

    def mend_alike(self, problem: Problem) -> None:
        """Do for all problems of a kind what one click does for this one, as one undoable step."""
        found = self.alike(problem)
        if found and problem.fix is not None:
            self._apply(lambda script: all_mended(script, found, self._voice(script)), fix_name(problem.fix))

    def accept(self, problem: Problem) -> None:
        """Note, undoably and in the script itself, that something doubtful is meant so."""
        if problem.may_be_meant:
            self._apply(lambda script: meant(script, problem), self.tr("Meant so"))

    def doubt_again(self) -> None:
        """Tell again what was said to be meant so, in all scenes."""

        def again(script: Script) -> Script:
            for _, _, scene in script.scenes():
                script = doubted(script, scene.uid) if scene.meant else script
            return script

        self._apply(again, self.tr("Show what is meant so"))

    def _apply(self, change: Callable[[Script], Script], label: str) -> None:
        script = self._session.script
        if script is None or not self._session.is_editable:
            return
        changed = change(script)
        before = {scene.uid for _, _, scene in script.scenes()}
        added = [scene.uid for _, _, scene in changed.scenes() if scene.uid not in before]
        self._session.apply(changed, label, select=added[0] if len(added) == 1 else None)

    def _voice(self, script: Script) -> VoiceChoice:
        return script.voice or self._studio.preferences.get().render.voice

    # --- following -------------------------------------------------------------------------------

    @Slot()
    def _on_record_changed(self) -> None:
        if self._session.record is None:
            self._tell(())
        self._on_changed()

    @Slot()
    def look_again(self) -> None:
        """Check anew: something outside the script has changed, such as a key of a voice."""
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        if self._task is not None:
            self._is_stale = True
            self._task.cancel()
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _check(self) -> None:
        session = self._session
        script, film, checking = session.script, session.film, self._studio.checking
        self._is_stale = False
        if script is None:
            self._tell(())
            return

        def check(token: CancelToken, progress: Progress) -> Found:
            return checking.check(script, film, token, progress)

        self._task = self._workers.run(
            check,
            on_progress=lambda found: self._on_found(found, script),
            on_result=lambda found: self._on_found(found, script),
            on_error=self._on_failed,
            on_end=self._on_ended,
        )

    def _on_found(self, found: object, script: Script) -> None:
        if script is self._session.script:
            self._tell(cast("Found", found))

    def _on_failed(self, error: StudioError) -> None:
        if not self._is_stale:
            self.failed.emit(error)

    def _on_ended(self) -> None:
        self._task = None
        if self._is_stale:
            self._timer.start()

    def _tell(self, found: Found) -> None:
        if found == self._problems:
            return
        self._problems = found
        by_scene: dict[str, list[Problem]] = {}
        for problem in found:
            by_scene.setdefault(problem.scene_uid, []).append(problem)
        self._by_scene = {uid: tuple(mine) for uid, mine in by_scene.items()}
        self.changed.emit(found)

    # --- the end ---------------------------------------------------------------------------------

    @property
    def is_idle(self) -> bool:
        """Tell whether what is known is of the text as it stands."""
        return not self._timer.isActive() and self._workers.is_idle

    def close_workers(self) -> None:
        """Stop checking, and wait for it."""
        self._timer.stop()
        self._workers.close()
