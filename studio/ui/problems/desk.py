"""What is done with problems all over the window: going there, asking what a fix needs, warning of a film."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog

from studio.domain.edits import place_of
from studio.domain.errors import NotFound
from studio.domain.problem import Field, Problem, ProblemKind
from studio.domain.review import ScriptStatus
from studio.ui.history import Place
from studio.ui.inspector.intake import Offered
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.problems.panel import ProblemsPanel
from studio.ui.problems.source import ProblemSource
from studio.ui.problems.texts import problem_text
from studio.ui.session import EditorSession
from studio.ui.settings.setting import Section

if TYPE_CHECKING:
    from studio.ui.docks import Dock
    from studio.ui.inspector.panel import InspectorPanel
    from studio.ui.script.panel import ScriptPanel

_SECTIONS: Final = {
    ProblemKind.UNKNOWN_THEME: Section.FILM,
    ProblemKind.MUTE_VOICE: Section.VOICE,
    ProblemKind.OTHER_VOICE: Section.VOICE,
    ProblemKind.MISSING_MUSIC: Section.MUSIC,
    ProblemKind.MISSING_LOGO: Section.BRAND,
}


class Places(Protocol):
    """The parts of the window a problem may lie in."""

    docks: dict[str, Dock]
    script: ScriptPanel
    inspector: InspectorPanel

    def open_settings(self, section: Section | None = None, setting: str = "") -> None:
        """Show the settings."""
        ...


class ProblemDesk(QObject):
    """Stands between the list of problems and the panels they lie in."""

    def __init__(
        self,
        source: ProblemSource,
        panel: ProblemsPanel,
        session: EditorSession,
        notices: Notices,
        places: Places,
    ) -> None:
        super().__init__(panel)
        self._source = source
        self._panel = panel
        self._session = session
        self._notices = notices
        self._places = places
        panel.jump_wanted.connect(self.go_to)
        source.choice_wanted.connect(self._ask)
        source.failed.connect(notices.tell_error)
        source.changed.connect(self.show_count)

    @Slot()
    def show_count(self) -> None:
        """Name the dock, with how many problems there are."""
        dock = self._places.docks.get("problems")
        if dock is not None:
            count = len(self._source.problems)
            name = self.tr("Problems")
            dock.set_name(f"{name} {count}" if count else name)

    def go_next(self) -> None:
        """Go to the next problem."""
        self._panel.go(+1)

    def go_back(self) -> None:
        """Go to the problem before."""
        self._panel.go(-1)

    @Slot()
    def show_list(self) -> None:
        """Bring the list forward, with the next problem chosen."""
        self._places.docks["problems"].come_forward()
        self._panel.go(+1)

    @Slot(object)
    def go_to(self, problem: Problem) -> None:
        """Select the scene of a problem and put the cursor to the words that are meant."""
        script, uid = self._session.script, problem.scene_uid
        if not uid or script is None:
            self._show_inspector(whole=True)
            return
        try:
            chapter, _ = place_of(script, uid)
        except NotFound:
            return  # gone meanwhile
        self._session.select(uid)
        view = self._places.script.view
        match problem.field:
            case Field.PICTURE:
                view.ensure_visible(uid)
                self._show_inspector(whole=False)
            case Field.TITLE:
                self._places.docks["script"].come_forward()
                view.focus_title(script.chapters[chapter].uid)
            case Field.LENGTH:
                self._places.docks["script"].come_forward()
                if (card := view.card(uid)) is not None:
                    card.facts.minimum.setFocus()
            case _:
                self._places.docks["script"].come_forward()
                first, end = problem.span or (0, 0)
                view.go_to(Place(uid, problem.field.value, end, first))

    def _show_inspector(self, *, whole: bool) -> None:
        self._places.docks["inspector"].come_forward()
        self._places.inspector.show_whole(whole)

    # --- fixes that ask --------------------------------------------------------------------------

    @Slot(object)
    def _ask(self, problem: Problem) -> None:
        if problem.kind in _SECTIONS:
            self._places.open_settings(_SECTIONS[problem.kind])
            return
        self._session.select(problem.scene_uid)
        dialog = QFileDialog(self._panel, self.tr("Choose a picture"))
        dialog.setObjectName("problem_picture")
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.avif)")
        dialog.setNameFilters([kinds, self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(partial(self._take, problem.scene_uid))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take(self, scene_uid: str, path: str) -> None:
        self._places.inspector.intake.take(Offered(files=(Path(path),)), (scene_uid,))

    # --- films -----------------------------------------------------------------------------------

    def make_film(self, make: Callable[[], None]) -> None:
        """Have a film made, unless it is known already why it would be refused: then tell, and lead there.

        Doubts never stop a film, and of a draft nothing that can be done without.
        """
        record = self._session.record
        draft = record is None or record.status is not ScriptStatus.APPROVED
        stopping = [problem for problem in self._source.problems if problem.stops_film(draft=draft)]
        if not stopping:
            make()
            return
        first = stopping[0]
        what = self.tr("The film cannot be made: %1.").replace("%1", problem_text(first))
        if len(stopping) > 1:
            what += " " + self.tr("%n more problem(s) stop it.", "", len(stopping) - 1)
        self._notices.tell(
            Notice(
                Tone.WRONG,
                what,
                self.tr("Mend what is wrong, then make the film again."),
                ((self.tr("Show"), lambda: self._lead_to(first)),),
                key="film",
            )
        )

    def _lead_to(self, problem: Problem) -> None:
        self._places.docks["problems"].come_forward()
        self._panel.choose(problem)
        self.go_to(problem)
