"""Two states of a script side by side: what was added, removed, moved, and which words changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from studio.domain.comparison import Comparison, SceneRow
from studio.domain.errors import EnvironmentTrouble, ErrorCode, StudioError
from studio.domain.kept import KeptState
from studio.domain.restoring import with_row_restored
from studio.domain.review import ScriptStatus
from studio.domain.text import Text
from studio.ui.empty import EmptyState
from studio.ui.review.comparison_foot import ComparisonFoot, Possible
from studio.ui.review.comparison_model import ComparisonModel
from studio.ui.review.comparison_rows import ComparisonRows
from studio.ui.review.controls import CheckBox
from studio.ui.review.report import as_html, as_text
from studio.ui.review.states import NOW, Compared, StateReader
from studio.ui.review.texts import ReviewTexts
from studio.ui.settings.controls import ComboBox
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Label, Surface, ToolButton, hairline, is_language_change
from studio.ui.workers import Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio
    from studio.ui.session import EditorSession

_FOLLOW_MS: Final = 400
"""After so long without another change the text in the editor is compared anew."""
_SHARE: Final = 0.92
"""Of the window, so that one sees what lies behind."""


class ComparisonView(QDialog):
    """A sheet over the window that does not lock it: what is edited meanwhile is compared anew."""

    scene_wanted = Signal(str)
    """Uid of a scene to go to in the editor."""
    restore_wanted = Signal(str)
    """Id of a state that is to take the place of the present text."""
    open_wanted = Signal(str)
    """Id of a state to look at."""
    approve_wanted = Signal()
    reject_wanted = Signal()
    failed = Signal(object)

    def __init__(self, studio: Studio, session: EditorSession, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._studio = studio
        self._session = session
        self._theme = theme
        self._texts = ReviewTexts(self)
        self._workers = Workers(1, self)
        self._reader = StateReader(studio, self._workers)
        self._script_id = ""
        self._older, self._newer = NOW, NOW
        self._states: tuple[KeptState, ...] = ()
        self.model = ComparisonModel(self)
        self._follow = QTimer(self)
        self._follow.setSingleShot(True)
        self._follow.setInterval(_FOLLOW_MS)
        self._follow.timeout.connect(self._read)
        self._build()
        self._connect()
        self._retranslate()

    # --- putting together ------------------------------------------------------------------------

    def _build(self) -> None:
        theme = self._theme
        self.older_box, self.newer_box = ComboBox(theme), ComboBox(theme)
        self._older_label, self._newer_label = (
            Label(theme, Type.SECONDARY, "muted"),
            Label(theme, Type.SECONDARY, "muted"),
        )
        heads = QHBoxLayout()
        heads.setSpacing(GRID * 4)
        for label, box in ((self._older_label, self.older_box), (self._newer_label, self.newer_box)):
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(12)
            label.setBuddy(box)
            half = QHBoxLayout()
            half.setSpacing(GRID * 2)
            half.addWidget(label)
            half.addWidget(box, 1)
            heads.addLayout(half, 1)
        self.summary = Label(theme, Type.BODY, weight=QFont.Weight.DemiBold)
        self.summary.setWordWrap(True)
        self._where = Label(theme, Type.SECONDARY, "muted", tabular=True)
        self._back = ToolButton(theme, "arrow-up")
        self._on = ToolButton(theme, "arrow-down")
        self.only_changes = CheckBox(theme)
        self.only_changes.setChecked(True)
        line = QHBoxLayout()
        line.setSpacing(GRID * 2)
        line.addWidget(self.summary, 1)
        for widget in (self._where, self._back, self._on, self.only_changes):
            line.addWidget(widget)
        self.list = ComparisonRows(self.model, theme)
        self._same = EmptyState(theme, "check")
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._same)
        top = Surface("panel")
        column = QVBoxLayout(top)
        column.setContentsMargins(GRID * 4, GRID * 3, GRID * 4, GRID * 3)
        column.setSpacing(GRID * 3)
        column.addLayout(heads)
        column.addLayout(line)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(top)
        whole.addWidget(hairline())
        whole.addWidget(body, 1)
        whole.addWidget(hairline())
        self.foot = ComparisonFoot()
        whole.addWidget(self.foot)

    def _connect(self) -> None:
        self.older_box.activated.connect(self._on_chosen)
        self.newer_box.activated.connect(self._on_chosen)
        self.only_changes.toggled.connect(self._on_only_changes)
        self._back.clicked.connect(self.previous_change)
        self._on.clicked.connect(self.next_change)
        self.list.selectionModel().currentChanged.connect(self._show_possible)
        self.list.activated.connect(self._on_activated)
        self.list.link_clicked.connect(self._on_link)
        foot = self.foot
        foot.go.clicked.connect(self.go_to_scene)
        foot.other_place.clicked.connect(lambda: self._on_link(self.list.currentIndex()))
        foot.restore_scene.clicked.connect(self._on_restore_scene)
        foot.restore_all.clicked.connect(self._on_restore_all)
        foot.look.clicked.connect(lambda: self.open_wanted.emit(self._older))
        foot.copy.triggered.connect(self.copy)
        foot.save.triggered.connect(self.ask_save)
        foot.approve.clicked.connect(self.approve_wanted)
        foot.send_back.clicked.connect(self._on_send_back)
        foot.close_.clicked.connect(self.close)
        self._session.script_changed.connect(self._on_script_changed)
        self._session.record_changed.connect(self._on_record_changed)
        for keys, act in (("F7", self.next_change), ("Shift+F7", self.previous_change)):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    # --- what is compared ------------------------------------------------------------------------

    def compare(self, older: str, newer: str = NOW) -> None:
        """Show the open script as it was in state `older` beside `newer`, and come to the front."""
        record = self._session.record
        if record is None:
            return
        if record.script_id != self._script_id:
            self._script_id = record.script_id
            self._reader.forget()
        self._older, self._newer = older, newer
        self.model.show(None)
        self._show_outcome()
        self._read()
        if not self.isVisible() and (window := self.parentWidget()) is not None:
            size = window.size() * _SHARE
            self.resize(size)
            corner = window.mapToGlobal(QPoint(0, 0))
            gap = (window.size() - size) / 2
            self.move(corner + QPoint(gap.width(), gap.height()))
        self.show()
        self.raise_()
        self.activateWindow()
        self.list.setFocus()

    @property
    def is_settled(self) -> bool:
        """Tell whether everything asked for is shown."""
        return self._workers.is_idle and not self._follow.isActive()

    @property
    def shown(self) -> tuple[str, str]:
        """Ids of the older and the newer state."""
        return self._older, self._newer

    @Slot()
    def _read(self) -> None:
        script = self._session.script
        if script is not None and self._script_id:
            self._reader.compare(
                self._script_id,
                self._older,
                self._newer,
                script,
                on_result=self._on_compared,
                on_error=self._on_failed,
            )

    def _on_compared(self, compared: Compared) -> None:
        self._states = compared.states
        kept = self._current_uid()
        position = self.list.verticalScrollBar().value()
        first, was = self.model.comparison is None, self.list.currentIndex().row()
        self.list.delegate.forget()
        self.model.show(compared.comparison)
        self._fill_boxes()
        self._show_outcome()
        changes = self.model.changes()
        if first and changes:
            self.list.go_to(changes[0])
        elif (row := self.model.row_of_scene(kept)) >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            self.list.verticalScrollBar().setValue(position)
        elif changes:  # what stood there is a change no more: on to the next
            self.list.go_to(next((row for row in changes if row >= was), changes[-1]))
        self._show_possible()

    def _on_failed(self, error: StudioError) -> None:
        self.failed.emit(error)
        self.close()

    def _fill_boxes(self) -> None:
        record = self._session.record
        if record is None:
            return
        for box, chosen in ((self.older_box, self._older), (self.newer_box, self._newer)):
            box.clear()
            box.addItem(self._texts.present(record), NOW)
            for state in self._states:
                box.addItem(self._texts.state(state), state.state_id)
            box.setCurrentIndex(max(0, box.findData(chosen)))

    @Slot()
    def _on_chosen(self) -> None:
        self._older = str(self.older_box.currentData())
        self._newer = str(self.newer_box.currentData())
        self.model.show(None)
        self._show_outcome()
        self._read()

    @Slot()
    def _on_script_changed(self) -> None:
        if self.isVisible() and NOW in (self._older, self._newer):
            self._follow.start()
            self._show_possible()

    @Slot()
    def _on_record_changed(self) -> None:
        record = self._session.record
        if record is None or record.script_id != self._script_id:
            self.close()
        elif self.isVisible():
            self._follow.start()
            self._show_possible()

    # --- going about -----------------------------------------------------------------------------

    @Slot()
    def next_change(self) -> None:
        """Go to the next change."""
        current = self.list.currentIndex().row()
        self.list.go_to(next((row for row in self.model.changes() if row > current), -1))

    @Slot()
    def previous_change(self) -> None:
        """Go to the change before."""
        current = self.list.currentIndex().row()
        self.list.go_to(next((row for row in reversed(self.model.changes()) if row < current), -1))

    @Slot(bool)
    def _on_only_changes(self, only: bool) -> None:
        uid = self._current_uid()
        self.model.show_only_changes(only)
        self._show_outcome()
        self.list.go_to(self.model.row_of_scene(uid))

    @Slot(QModelIndex)
    def _on_link(self, index: QModelIndex) -> None:
        self.list.go_to(self.model.other_end(index.row()))

    @Slot(QModelIndex)
    def _on_activated(self, _index: QModelIndex) -> None:
        self.go_to_scene()

    @Slot()
    def go_to_scene(self) -> None:
        """Show the scene of the current row in the editor."""
        if uid := self._scene_now():
            self.scene_wanted.emit(uid)

    def _current_row(self) -> SceneRow | None:
        index = self.list.currentIndex()
        item = self.model.items[index.row()] if index.isValid() else None
        return item if isinstance(item, SceneRow) else None

    def _current_uid(self) -> str:
        row = self._current_row()
        placed = (row.after or row.before) if row is not None else None
        return placed.scene.uid if placed is not None else ""

    def _scene_now(self) -> str:
        """Return the uid of the current row's scene where the editor has it."""
        row, script = self._current_row(), self._session.script
        if row is None or script is None:
            return ""
        there = {scene.uid for _, _, scene in script.scenes()}
        uids = [placed.scene.uid for placed in (row.after, row.before) if placed is not None]
        return next((uid for uid in uids if uid in there), "")

    # --- restoring -------------------------------------------------------------------------------

    @property
    def _may_restore_scenes(self) -> bool:
        """Only what is compared is changed: not what was typed since."""
        comparison = self.model.comparison
        is_present = comparison is not None and comparison.after is self._session.script
        return self._newer == NOW and is_present and self._session.is_editable

    @Slot()
    def _on_restore_scene(self) -> None:
        row, comparison = self._current_row(), self.model.comparison
        if row is not None and comparison is not None and self._may_restore_scenes:
            self._session.apply(with_row_restored(comparison, row), self.tr("Restore scene"))

    @Slot()
    def _on_restore_all(self) -> None:
        if self._older != NOW:
            self.restore_wanted.emit(self._older)

    @Slot()
    def _on_send_back(self) -> None:
        """The reason is written where the text is read."""
        self.close()
        self.reject_wanted.emit()

    # --- handing out -----------------------------------------------------------------------------

    def _names(self) -> tuple[str, str]:
        return self.older_box.currentText(), self.newer_box.currentText()

    @Slot()
    def copy(self) -> None:
        """Copy what changed as text."""
        if (comparison := self.model.comparison) is not None:
            QGuiApplication.clipboard().setText(as_text(comparison, *self._names()))

    @Slot()
    def ask_save(self) -> None:
        """Ask where to write the comparison."""
        dialog = QFileDialog(self, self.tr("Save the comparison"))
        dialog.setObjectName("save-comparison")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("Web page (*.html)"), self.tr("Text (*.txt)")])
        dialog.setDefaultSuffix("html")
        dialog.fileSelected.connect(self.save)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def save(self, path: str) -> None:
        """Write the comparison: as text where the name ends so, else as a page."""
        comparison = self.model.comparison
        if comparison is None:
            return
        write = as_text if path.lower().endswith(".txt") else as_html
        try:
            Path(path).write_text(write(comparison, *self._names()), encoding="utf-8", newline="\n")
        except OSError as error:
            self.failed.emit(_not_written(path, error))

    # --- showing ---------------------------------------------------------------------------------

    def _show_outcome(self) -> None:
        comparison: Comparison | None = self.model.comparison
        self.summary.setText("" if comparison is None else self._texts.summary(comparison))
        nothing = comparison is not None and comparison.is_empty and self.model.only_changes
        self._stack.setCurrentIndex(1 if nothing else 0)
        self._show_possible()

    @Slot()
    def _show_possible(self) -> None:
        row, comparison = self._current_row(), self.model.comparison
        changes = self.model.changes()
        current = self.list.currentIndex().row()
        place = sum(1 for change in changes if change <= current)
        self._where.setText(f"{place} / {len(changes)}" if changes else "")
        self._on.setEnabled(any(change > current for change in changes))
        self._back.setEnabled(any(change < current for change in changes))
        record = self._session.record
        there, older = comparison is not None, self._older != NOW
        in_review = record is not None and record.status is ScriptStatus.REVIEW_REQUESTED
        refusal = self._studio.scripts.why_not_approve(record) if record is not None else None
        can = Possible(
            go=bool(self._scene_now()),
            other_place=self.model.other_end(current) >= 0,
            restore_scene=self._may_restore_scenes and row is not None and row.is_change,
            restore_all=there and older and not in_review,
            in_review=in_review,
            present=self._may_restore_scenes,
            hand_out=there,
            look=there and older,
            decide=in_review and self._newer == NOW,
            why_not_decide=refusal.what.to(self._studio.language) if refusal is not None else "",
        )
        self.foot.show_possible(can)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Compare"))
        self._older_label.setText(self.tr("Older"))
        self._newer_label.setText(self.tr("Newer"))
        self.older_box.setAccessibleName(self.tr("Older state"))
        self.newer_box.setAccessibleName(self.tr("Newer state"))
        self.list.setAccessibleName(self.tr("Changes, older left and newer right"))
        self._back.set_name(self.tr("Previous change (Shift+F7)"))
        self._on.set_name(self.tr("Next change (F7)"))
        self.only_changes.set_text(self.tr("Only changes"))
        self._same.set_texts(self.tr("No difference"), self.tr("Both states say the same, word for word."))
        self.list.delegate.forget()
        self._fill_boxes()
        self._show_outcome()

    def close_workers(self) -> None:
        """Stop what is being read."""
        self._follow.stop()
        self._workers.close()


def _not_written(path: str, error: OSError) -> EnvironmentTrouble:
    return EnvironmentTrouble(
        ErrorCode.FILE_NOT_WRITABLE,
        Text(
            ko=f"파일을 쓸 수 없습니다: {path} ({error.strerror}).",
            en=f"The file cannot be written: {path} ({error.strerror}).",
        ),
        Text(ko="쓸 수 있는 폴더를 고르십시오.", en="Choose a folder that can be written."),
    )
