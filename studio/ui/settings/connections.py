"""Editors about other machines: paths of one's own, and whether a connection works."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.domain.backend import Call
from studio.domain.cancel import CancelToken
from studio.services.backend_paths import UsualPath, usual_paths, why_no_path
from studio.services.connection_check import Finding
from studio.ui.settings import kinds
from studio.ui.settings.editor import Desk, Editor
from studio.ui.settings.kinds import Known
from studio.ui.settings.note import Note
from studio.ui.theme import GRID, Type
from studio.ui.widgets import Button, Label
from studio.ui.workers import Progress, Task


class OwnPathsEditor(Editor):
    """One line for each call, in which the usual path stands in grey."""

    is_wide = True

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._paths: dict[Call, str] = {}
        self._usual = usual_paths(desk.model.settings.backend.dialect)
        self._name = self._about = ""
        self.fold = Button()
        self.fold.setCheckable(True)
        self.table = QWidget()
        self.lines = {call: QLineEdit() for call in Call}
        self._names = {call: Label(desk.theme, Type.SECONDARY) for call in Call}
        calls = QVBoxLayout(self.table)
        calls.setContentsMargins(0, 0, 0, 0)
        calls.setSpacing(2)
        for call, line in self.lines.items():
            self._names[call].setWordWrap(True)
            self._names[call].setBuddy(line)
            calls.addWidget(self._names[call])
            calls.addWidget(line)
            calls.addSpacing(GRID)
            line.editingFinished.connect(partial(self._on_finished, call))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.fold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.table)
        self.table.hide()
        self.setFocusProxy(self.fold)
        self.fold.toggled.connect(self.table.setVisible)
        self.fold.toggled.connect(self._say)

    def show_value(self, value: Any, known: Known) -> None:
        """Show the paths, unless one is being typed, and beneath them what is usual in the dialect."""
        self._paths = dict(value)
        self._usual = usual_paths(known.settings.backend.dialect)
        for call, line in self.lines.items():
            if not (line.hasFocus() and line.isModified()):
                line.setText(self._paths.get(call, ""))
        self._say()

    def set_words(self, name: str, about: str) -> None:
        """Name every line."""
        self._name, self._about = name, about
        self._say()

    @Slot()
    def _say(self) -> None:
        count = len(self._paths)
        own = self.tr("%n path(s) of your own", "", count) if count else self.tr("All as usual")
        verb = self.tr("Hide the calls") if self.fold.isChecked() else self.tr("Show the calls")
        self.fold.set_text(f"{verb} · {own}", self._about)
        self.fold.setAccessibleName(f"{self._name}: {self.fold.text()}")
        names = self._call_names()
        for call, line in self.lines.items():
            usual = self._usual[call]
            self._names[call].setText(f"{names[call]} · {usual.method}{self._unspoken(usual)}")
            line.setPlaceholderText(usual.path)
            line.setAccessibleName(f"{names[call]} ({usual.method})")
            line.setAccessibleDescription(usual.path)

    def _unspoken(self, usual: UsualPath) -> str:
        return "" if usual.is_spoken else f" ({self.tr('not in this dialect')})"

    def _on_finished(self, call: Call) -> None:
        line = self.lines[call]
        path = line.text().strip()
        line.setModified(False)
        if path == self._paths.get(call, ""):
            return
        if (why := why_no_path(call, path)) is not None:
            text = self.tr("“%1” is not used: %2.").replace("%2", why.to(self._desk.studio.language))
            self.refused.emit(text.replace("%1", path))
            return
        others = {c: p for c, p in self._paths.items() if c is not call}
        self.edited.emit({**others, call: path} if path else others)

    def _call_names(self) -> dict[Call, str]:
        return {
            Call.FETCH_SPEC: self.tr("Fetch a render spec"),
            Call.SCRIPT_DONE: self.tr("Hand over a script"),
            Call.JOB_DONE: self.tr("Tell how a job ended"),
            Call.PRESIGN: self.tr("Ask where to upload"),
            Call.UPLOADED: self.tr("Tell that a file is uploaded"),
            Call.LIST_SCRIPTS: self.tr("List scripts"),
            Call.LOOKUP_SCRIPT: self.tr("Find the script of a video"),
            Call.GET_SCRIPT: self.tr("Read a script"),
            Call.PUT_SCRIPT: self.tr("Replace a script"),
            Call.APPROVE_SCRIPT: self.tr("Approve a script"),
            Call.REJECT_SCRIPT: self.tr("Send a script back"),
            Call.LIST_VIDEOS: self.tr("List videos"),
            Call.GET_VIDEO: self.tr("Read a video"),
            Call.CREATE_VIDEO: self.tr("Create a video"),
            Call.REQUEST_REVIEW: self.tr("Submit a video for review"),
            Call.APPROVE_VIDEO: self.tr("Approve a video"),
            Call.REJECT_VIDEO: self.tr("Send a video back"),
            Call.REVIEW_QUEUE: self.tr("List what waits for review"),
            Call.CREATE_JOB: self.tr("Create a job"),
            Call.GET_JOB: self.tr("Read a job"),
        }


class ConnectionTestEditor(Editor):
    """A button that tries a connection; what was found holds until something is changed."""

    is_wide = True

    def __init__(self, kind: kinds.ConnectionTest, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._peer = kind.peer
        self._name = ""
        self._task: Task[list[Finding]] | None = None
        self._findings: Sequence[Finding] = ()
        self._was_stopped = False
        self.button = Button()
        self._busy = Note(desk.theme)
        self._results = QVBoxLayout()
        self._results.setSpacing(GRID)
        self.notes: list[Note] = []
        row = QHBoxLayout()
        row.setSpacing(3 * GRID)
        row.addWidget(self.button)
        row.addWidget(self._busy, 1)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addLayout(row)
        column.addLayout(self._results)
        self.setFocusProxy(self.button)
        self.button.clicked.connect(self._on_clicked)
        desk.model.changed.connect(self._on_changed)
        desk.model.secret_changed.connect(self._on_changed)

    def show_value(self, value: Any, known: Known) -> None:
        """Show nothing of the settings: only a trial tells whether they work."""

    def set_words(self, name: str, about: str) -> None:
        """Name the button."""
        self._name = name
        self._say()

    @property
    def texts(self) -> list[str]:
        """What was found, line by line."""
        return [note.text for note in self.notes if note.text]

    def _say(self) -> None:
        busy = self._task is not None
        self.button.set_text(self.tr("Stop") if busy else self.tr("Test connection"))
        self.button.setAccessibleName(f"{self._name}: {self.button.text()}")
        self._busy.hide()
        if busy:
            self._busy.say("loader-circle", "muted", self.tr("Waiting for an answer…"))
        elif self._was_stopped:
            self._busy.say("info", "muted", self.tr("Stopped."))
        language = self._desk.studio.language
        while len(self.notes) < len(self._findings):
            note = Note(self._desk.theme)
            self._results.addWidget(note)
            self.notes.append(note)
        for note in self.notes[len(self._findings) :]:
            note.hide()
        for note, finding in zip(self.notes, self._findings, strict=False):
            step = finding.next_step.to(language) if finding.next_step is not None else ""
            look = ("circle-check", "good") if finding.ok else ("circle-alert", "wrong")
            note.say(*look, f"{finding.what.to(language)} {step}".strip())
        self.button.setAccessibleDescription(" ".join(self.texts))

    @Slot()
    def _on_clicked(self) -> None:
        if self._task is not None:
            self._was_stopped = True
            self._task.cancel()
            return

        def work(token: CancelToken, _progress: Progress) -> list[Finding]:
            return self._desk.studio.connection_checks.check(self._peer, token)

        self._findings, self._was_stopped = (), False
        self._task = self._desk.workers.run(
            work, on_result=self._on_found, on_error=self._on_error, on_end=self._on_end
        )
        self._say()

    def _on_found(self, findings: list[Finding]) -> None:
        self._findings = findings

    def _on_error(self, error: Any) -> None:
        self._findings = [Finding(False, error.what, error.next_step)]

    def _on_end(self) -> None:
        self._task = None
        self._say()

    @Slot()
    def _on_changed(self) -> None:
        """What was found is of what was set up before."""
        if self._findings or self._was_stopped:
            self._findings, self._was_stopped = (), False
            self._say()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody waits for an answer any more."""
        super().hideEvent(event)
        if self._task is not None:
            self._task.cancel()
