"""Finding and replacing in the document: the bar, what was found, and going there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from studio.domain.finding import FoundIn, Hit, Query
from studio.ui.history import Place
from studio.ui.script.find_bar import FindBar
from studio.ui.script.folds import Folds
from studio.ui.script.search import Search
from studio.ui.script.view import ScriptView
from studio.ui.script.writing import Writing
from studio.ui.session import EditorSession


class Finding(QObject):
    """Connects the bar with the search and the document."""

    def __init__(
        self,
        session: EditorSession,
        search: Search,
        bar: FindBar,
        view: ScriptView,
        writing: Writing,
        folds: Folds,
    ) -> None:
        super().__init__(view)
        self._session = session
        self._search = search
        self._bar = bar
        self._view = view
        self._writing = writing
        self._folds = folds
        self._start: Place | None = None
        bar.query_changed.connect(self._on_query_changed)
        bar.step_wanted.connect(self.step)
        bar.replace_wanted.connect(self._on_replace_wanted)
        bar.replace_all_wanted.connect(self._on_replace_all_wanted)
        bar.closed.connect(self._on_closed)
        search.changed.connect(self._on_changed)

    @Slot()
    def open(self) -> None:
        """Look for what is chosen in the text, or for what was looked for last."""
        self._open(replacing=False)

    @Slot()
    def open_replacing(self) -> None:
        """Look for something and put something else in its place."""
        self._open(replacing=True)

    def _open(self, *, replacing: bool) -> None:
        if self._session.script is None:
            return
        chosen = ""
        field = self._view.text_field_with_focus()
        if field is not None:
            field.finish_composing()
            start, end = field.chosen
            chosen = field.text[start:end].split("\n")[0]
        self._start = self._view.place or self._place_of_selected()
        if self._start is not None:
            at = min(self._start.position, self._start.anchor)
            self._start = Place(self._start.uid, self._start.field, at, at)
        self._bar.open(chosen, replacing=replacing)

    def _place_of_selected(self) -> Place | None:
        uid = self._session.selected_uid
        return Place(uid, FoundIn.NARRATION.value, 0, 0) if uid else None

    @Slot()
    def next(self) -> None:
        """Go to the next place; without a bar, open it first."""
        self.step(1)

    @Slot()
    def previous(self) -> None:
        """Go to the place before."""
        self.step(-1)

    @Slot(int)
    def step(self, step: int) -> None:
        """Go to the next (+1) or previous (-1) place."""
        if not self._bar.isVisible():
            self.open()
            return
        self._go(self._search.step(step))

    def _go(self, hit: Hit | None) -> None:
        if hit is None:
            return
        self._start = Place(hit.uid, hit.field.value, hit.start, hit.start)
        if hit.field is FoundIn.TITLE:
            self._view.ensure_visible(hit.uid)
            return
        self._writing.reveal(hit.uid)
        self._session.select(hit.uid)
        self._view.ensure_visible(hit.uid)
        card = self._view.card(hit.uid)
        if card is not None:
            field = card.text_field(hit.field.value)
            if not field.hasFocus():
                field.go_to(hit.start)

    @Slot(object)
    def _on_query_changed(self, query: Query) -> None:
        self._search.look_for(query, self._start)
        start = self._start
        self._go(self._search.current)
        self._start = start  # what is typed on is looked for from where one began

    @Slot()
    def _on_changed(self) -> None:
        found = self._search
        self._bar.show_found(found.position, len(found.hits), editable=self._session.is_editable)

    @Slot(str)
    def _on_replace_wanted(self, by: str) -> None:
        hit, changed = self._search.current, self._search.replaced(by)
        if hit is None or changed is None or not self._session.is_editable:
            return
        self._session.apply(changed, self.tr("Replace"), places=(_chosen(hit), _behind(hit, by)))
        self._search.go_behind(hit, len(by))
        self._go(self._search.current)

    @Slot(str)
    def _on_replace_all_wanted(self, by: str) -> None:
        replaced = self._search.all_replaced(by)
        if replaced is None or not self._session.is_editable:
            return
        changed, count = replaced
        place = self._view.place
        self._session.apply(changed, self.tr("Replace all (%n)", "", count), places=(place, place))
        self._bar.show_replaced(count)

    @Slot()
    def _on_closed(self) -> None:
        hit = self._search.current
        self._search.stop()
        if hit is not None:
            self._view.go_to(_chosen(hit))
        elif self._session.selected_uid:
            self._view.focus_scene(self._session.selected_uid)


def _chosen(hit: Hit) -> Place:
    return Place(hit.uid, hit.field.value, hit.end, hit.start)


def _behind(hit: Hit, by: str) -> Place:
    end = hit.start + len(by)
    return Place(hit.uid, hit.field.value, end, end)
