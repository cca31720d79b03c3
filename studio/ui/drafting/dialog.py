"""The window that has a script drafted: the source at the left, what is asked of it at the right."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QDialog, QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.drafting import SOURCE_LEAST, SOURCE_LIMIT, DraftOptions, Written
from studio.domain.errors import StudioError
from studio.domain.records import ScriptRecord
from studio.domain.script import guess_language
from studio.ui import words
from studio.ui.drafting.options import OptionsForm
from studio.ui.drafting.source_field import SourceField, files_in
from studio.ui.drafting.strips import Calmly, FailureStrip, WritingStrip
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, ElidedLabel, Label, Surface, hairline, is_language_change
from studio.ui.workers import Progress, Task, Workers

if TYPE_CHECKING:
    from studio.services.authoring import Draft
    from studio.services.studio import Studio

_WIDTH, _HEIGHT, _SIDE = 860, 600, 260
"""Of the whole and of its right side, in pixels at the size at which text was designed."""
_TEXT_HEIGHT: Final = 16
_ANY_WIDTH: Final = 16_777_215
_GUESSED: Final = 4_000
"""Characters of a source from which its language is guessed."""
_AN_ANSWER: Final = 1.8
"""How much longer than its narration a script is as a model writes it, roughly."""


class DraftDialog(QDialog):
    """Stays beside the window while a model writes; closing it ends the writing."""

    drafted = Signal(object)
    """ScriptRecord that is new."""
    settings_wanted = Signal()

    def __init__(self, studio: Studio, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("draft")
        self.setAcceptDrops(True)
        self._studio = studio
        self._workers = Workers(1, self)
        self._task: Task[Draft] | None = None
        self._name = ""
        self.source = SourceField()
        self.options = OptionsForm(theme)
        self.open_file = Button()
        self._file = ElidedLabel(theme, Type.SECONDARY, "muted")
        self._count = Label(theme, Type.SECONDARY, "muted", tabular=True)
        self._remark = Label(theme, Type.SECONDARY, "doubt")
        self._who = Label(theme, Type.SECONDARY)
        self._who_more = Label(theme, Type.META, "muted")
        self.set_up = Button("link")
        self.set_up.setProperty("edge", "left")
        self.again = Button("lead")
        self.outline_instead = Button()
        self.failure = FailureStrip(theme, self.again, self.outline_instead)
        self.writing = WritingStrip(theme)
        self._hint = Label(theme, Type.META, "muted")
        self.cancel_button = Button()
        self.draft_button = Button("primary")
        self._build(theme)
        self._connect()
        self._retranslate()
        self._size_to_text()
        self.options.suggest_language(studio.language)

    # --- putting together ------------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        self._title = Label(theme, Type.TITLE)
        self._title.setBuddy(self.source)
        head = QHBoxLayout()
        head.setSpacing(2 * GRID)
        head.addWidget(self._title)
        head.addWidget(self._file, 1)
        head.addWidget(self.open_file)
        for label in (self._remark, self._who, self._who_more, self._hint):
            label.setWordWrap(True)
        self._remark.hide()
        left = QVBoxLayout()
        left.setSpacing(2 * GRID)
        left.addLayout(head)
        left.addWidget(self.source, 1)
        left.addWidget(self._remark)
        left.addWidget(self._count)
        self._right = QWidget()
        right = QVBoxLayout(self._right)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GRID)
        right.addWidget(self.options)
        right.addSpacing(3 * GRID)
        right.addWidget(hairline())
        right.addSpacing(2 * GRID)
        right.addWidget(self._who)
        right.addWidget(self._who_more)
        right.addWidget(self.set_up, 0, Qt.AlignmentFlag.AlignLeft)
        right.addStretch(1)
        page = Surface("panel")
        self._sides = QBoxLayout(QBoxLayout.Direction.LeftToRight, page)
        self._sides.setContentsMargins(6 * GRID, 5 * GRID, 6 * GRID, 5 * GRID)
        self._sides.setSpacing(6 * GRID)
        self._sides.addLayout(left, 1)
        self._sides.addWidget(self._right)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(page)
        foot = Surface("status")
        bar = QHBoxLayout(foot)
        bar.setContentsMargins(6 * GRID, 3 * GRID, 6 * GRID, 3 * GRID)
        bar.setSpacing(3 * GRID)
        bar.addWidget(self._hint, 1)
        bar.addWidget(self.writing, 1)
        bar.addWidget(self.cancel_button)
        bar.addWidget(self.draft_button)
        self.writing.hide()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._area, 1)
        whole.addWidget(self.failure)
        whole.addWidget(foot)

    def _connect(self) -> None:
        self.source.textChanged.connect(self._on_text)
        self.source.file_wanted.connect(self.read_file)
        self.source.shortened.connect(self._on_shortened)
        self.options.changed.connect(self._show_what_can_be_done)
        self.open_file.clicked.connect(self._ask_file)
        self.set_up.clicked.connect(self.settings_wanted)
        self.draft_button.clicked.connect(self.begin)
        self.again.clicked.connect(self.begin)
        self.outline_instead.clicked.connect(self._on_outline)
        self.cancel_button.clicked.connect(self._on_cancel)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.draft_button.click)
        QShortcut(QKeySequence.StandardKey.Close, self).activated.connect(self.close)

    def _size_to_text(self) -> None:
        """Be as large as the text asks for, and no larger than the screen."""
        scale = max(1.0, self.fontMetrics().height() / _TEXT_HEIGHT)
        wanted = QSize(round(_WIDTH * scale), round(_HEIGHT * scale))
        screen = self.screen()
        self.resize(wanted.boundedTo(screen.availableSize() * 0.92) if screen is not None else wanted)

    # --- what the window asks --------------------------------------------------------------------

    def show_ready(self) -> None:
        """Show the dialog with what was written into it last, ready to go on."""
        self.follow_settings()
        self.show()
        self.raise_()
        self.activateWindow()
        self.source.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def is_writing(self) -> bool:
        """Tell whether a draft is being made."""
        return self._task is not None

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is read or written."""
        return self._workers.is_idle

    @Slot()
    def follow_settings(self) -> None:
        """Say which model writes, now that the settings may be others."""
        name = self._studio.authoring.model_name
        self.options.show_model(has_model=bool(name))
        if name:
            self._who.setText(self.tr("Written by %1").replace("%1", name))
            self._who_more.setText(self.tr("The source is sent to the server of this model."))
            self.set_up.set_text(self.tr("Change the model..."))
        else:
            self._who.setText(self.tr("No language model is set up"))
            self._who_more.setText(
                self.tr("An outline is made of the source's own sentences, on this computer.")
            )
            self.set_up.set_text(self.tr("Set up a model..."))
        self.outline_instead.setVisible(bool(name))
        self._show_what_can_be_done()

    @Slot(object)
    def read_file(self, path: Path) -> None:
        """Read a file into the field, beside the window."""

        def work(_token: CancelToken, _progress: Progress) -> str:
            return self._studio.authoring.read(path)

        def show(text: str) -> None:
            self._name = path.name
            self._file.setText(path.name)
            self._remark.hide()
            self.failure.hide()
            self.source.fill(text)

        self._file.setText(self.tr("Reading %1...").replace("%1", path.name))
        self._workers.run(work, on_result=show, on_error=self._on_unreadable)

    # --- drafting --------------------------------------------------------------------------------

    @Slot()
    def begin(self) -> None:
        """Have a script drafted by the model, or as an outline where there is none."""
        self._begin(as_outline=False)

    @Slot()
    def _on_outline(self) -> None:
        self._begin(as_outline=True)

    def _begin(self, *, as_outline: bool) -> None:
        options = self.options.options
        if options is None or self.is_writing or self._why_not():
            return
        source, name, authoring = self.source.text, self._name, self._studio.authoring
        self.failure.hide()

        def work(token: CancelToken, progress: Progress) -> Draft:
            calmly = Calmly(progress)
            return authoring.draft(
                source, options, source_name=name, as_outline=as_outline, on_written=calmly, cancel=token
            )

        self._task = self._workers.run(
            work,
            on_result=self._on_drafted,
            on_error=self._on_failed,
            on_progress=self._on_progress,
            on_end=self._on_ended,
        )
        self._show_writing(options)

    def _show_writing(self, options: DraftOptions | None) -> None:
        is_writing = options is not None
        self.source.setReadOnly(is_writing)
        for widget in (self.options, self.open_file, self.set_up):
            widget.setEnabled(not is_writing)
        self._hint.setVisible(not is_writing)
        if options is not None:
            self.writing.begin(round(options.target_characters * _AN_ANSWER))
            self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.writing.end()
        self._show_what_can_be_done()

    def _on_progress(self, written: object) -> None:
        if isinstance(written, Written):
            self.writing.show_written(written)

    def _on_drafted(self, draft: Draft) -> None:
        """Keep what was drafted; a cancel comes too late from here on."""

        def work(_token: CancelToken, _progress: Progress) -> ScriptRecord:
            return self._studio.authoring.keep(draft)

        self._workers.run(work, on_result=self._on_kept, on_error=self._on_failed)

    def _on_kept(self, record: ScriptRecord) -> None:
        self._name = ""
        self.source.clear()
        self.close()
        self.drafted.emit(record)

    def _on_failed(self, error: StudioError) -> None:
        self.failure.tell(error, self._studio.language)

    def _on_ended(self) -> None:
        self._task = None
        self._show_writing(None)
        (self.again if self.failure.isVisible() else self.source).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()
        else:
            self.close()

    # --- the source ------------------------------------------------------------------------------

    @Slot()
    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Source of the script"))
        dialog.setObjectName("source file")
        dialog.setNameFilters([self.tr("Texts (*.txt *.md *.docx *.pptx *.pdf)"), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self.read_file(Path(path))

    def _on_unreadable(self, error: StudioError) -> None:
        self._file.setText(self._name)
        self._remark.setText(error.message(self._studio.language))
        self._remark.show()

    @Slot(int)
    def _on_shortened(self, count: int) -> None:
        text = self.tr("The text has %1; only its beginning was taken.")
        self._remark.setText(text.replace("%1", words.characters(count)))
        self._remark.show()

    @Slot()
    def _on_text(self) -> None:
        text = self.source.text
        if not text.strip():
            self._name = ""
            self._file.setText("")
        else:
            self.options.suggest_language(guess_language(text[:_GUESSED]))
        self._show_what_can_be_done()

    def _why_not(self) -> str:
        count = len(self.source.text.strip())
        if count < SOURCE_LEAST:
            return self.tr("At least %n character(s) of source text are needed.", "", SOURCE_LEAST)
        if count > SOURCE_LIMIT:
            limit = words.characters(SOURCE_LIMIT)
            return self.tr("At most %1 of source text: take out what the film does not need.").replace(
                "%1", limit
            )
        if self.options.options is None:
            return self.tr("Write how the script is to speak.")
        return ""

    @Slot()
    def _show_what_can_be_done(self) -> None:
        count = len(self.source.text.strip())
        self._count.setText(words.characters(count))
        self._count.set_role("wrong" if count > SOURCE_LIMIT else "muted")
        why = self._why_not()
        self._hint.setText(
            why if count or self.is_writing else self.tr("Paste a text, or open or drop a file.")
        )
        self.draft_button.setEnabled(not why and not self.is_writing)
        self.draft_button.setToolTip(why)
        self.again.setEnabled(not why and not self.is_writing)
        self.outline_instead.setEnabled(not why and not self.is_writing)
        has_model = bool(self._studio.authoring.model_name)
        self.draft_button.set_text(
            self.tr("Draft the script") if has_model else self.tr("Make the outline"), why
        )
        self.cancel_button.set_text(self.tr("Cancel") if self.is_writing else self.tr("Close"))

    # --- the window ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is asked under the source where both beside each other would be narrow."""
        super().resizeEvent(event)
        scale = max(1.0, self.fontMetrics().height() / _TEXT_HEIGHT)
        is_narrow = self.width() < 2.2 * _SIDE * scale
        direction = QBoxLayout.Direction
        self._sides.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)
        side = round(_SIDE * scale)
        self._right.setMinimumWidth(0 if is_narrow else side)
        self._right.setMaximumWidth(_ANY_WIDTH if is_narrow else side)
        self.source.setMinimumHeight(round(140 * scale))

    def reject(self) -> None:
        """Close, and end what is being written; what was put in stays for the next time."""
        if self._task is not None:
            self._task.cancel()
        super().reject()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file wherever it is held over the dialog."""
        if files_in(event.mimeData()) and not self.is_writing:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped."""
        if (files := files_in(event.mimeData())) and not self.is_writing:
            event.acceptProposedAction()
            self.read_file(files[0])

    def close_workers(self) -> None:
        """Stop what is read and written, and wait for it."""
        self._workers.close()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Draft a script"))
        self._title.setText(self.tr("Source text"))
        self.source.setAccessibleName(self.tr("Source text"))
        self.source.setPlaceholderText(
            self.tr("Rules, notices, a handbook: paste what is to be taught, or drop a file here.")
        )
        self.open_file.set_text(self.tr("Open a file..."), ".txt .md .docx .pptx .pdf")
        self.again.set_text(self.tr("Try again"))
        self.outline_instead.set_text(
            self.tr("Make an outline instead"), self.tr("Of the source's own sentences, without a model")
        )
        self.follow_settings()
