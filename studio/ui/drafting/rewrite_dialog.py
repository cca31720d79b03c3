"""The window in which a model rewrites words: before and after, and a person who takes them or not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.drafting import Written
from studio.domain.errors import StudioError
from studio.domain.rewriting import Passage, Wish
from studio.domain.word_diff import diff_words
from studio.ui import words
from studio.ui.drafting.before_after import BeforeAfter, Rewritten
from studio.ui.drafting.strips import Calmly, FailureStrip, WritingStrip
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, ElidedLabel, Label, Surface, is_language_change
from studio.ui.workers import Progress, Task, Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio

_WIDTH, _HEIGHT = 820, 560
_TEXT_HEIGHT: Final = 16
_AN_ANSWER: Final = 1.4
"""How much longer than its words an answer is, roughly."""

Rewrite = Callable[[Callable[[Written], None], CancelToken], Sequence[Passage]]


class RewriteDialog(QDialog):
    """Asks at once; nothing is changed before the new words are taken."""

    taken = Signal(object)
    """The rewritten passages."""
    given_up = Signal()
    """It is closed, nothing is written any more, and it goes now."""

    def __init__(
        self,
        studio: Studio,
        theme: Theme,
        title: str,
        passages: Sequence[Passage],
        wish: Wish,
        rewrite: Rewrite,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.setObjectName("rewrite")
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._studio = studio
        self.passages = passages
        """As they are."""
        self._wish = wish
        self._rewrite = rewrite
        self._found: Sequence[Passage] = ()
        self._workers = Workers(1, self)
        self._task: Task[Sequence[Passage]] | None = None
        self._title = Label(theme, Type.TITLE)
        self._title.setText(title)
        self._title.setWordWrap(True)
        self._who = ElidedLabel(theme, Type.SECONDARY, "muted")
        self.texts = BeforeAfter(theme)
        self.failed_again = Button("lead")
        self.failure = FailureStrip(theme, self.failed_again)
        self.writing = WritingStrip(theme)
        self._sum = Label(theme, Type.SECONDARY, "muted", tabular=True)
        self._sum.setWordWrap(True)
        self.discard = Button()
        self.again = Button()
        self.accept_button = Button("primary")
        self._build()
        self.setWindowTitle(title)
        self._connect()
        self._retranslate()
        scale = max(1.0, self.fontMetrics().height() / _TEXT_HEIGHT)
        wanted = QSize(round(_WIDTH * scale), round(_HEIGHT * scale))
        screen = self.screen()
        self.resize(wanted.boundedTo(screen.availableSize() * 0.92) if screen is not None else wanted)

    def _build(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(6 * GRID, 4 * GRID, 6 * GRID, 3 * GRID)
        head.setSpacing(GRID)
        head.addWidget(self._title)
        head.addWidget(self._who)
        page = QVBoxLayout()
        page.setContentsMargins(6 * GRID, 0, 6 * GRID, 4 * GRID)
        page.addWidget(self.texts)
        foot = Surface("status")
        bar = QHBoxLayout(foot)
        bar.setContentsMargins(6 * GRID, 3 * GRID, 6 * GRID, 3 * GRID)
        bar.setSpacing(3 * GRID)
        bar.addWidget(self._sum, 1)
        bar.addWidget(self.writing, 1)
        bar.addWidget(self.discard)
        bar.addWidget(self.again)
        bar.addWidget(self.accept_button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addLayout(page, 1)
        whole.addWidget(self.failure)
        whole.addWidget(foot)

    def _connect(self) -> None:
        self.discard.clicked.connect(self._on_discard)
        self.again.clicked.connect(self.begin)
        self.failed_again.clicked.connect(self.begin)
        self.accept_button.clicked.connect(self._on_accept)
        QShortcut(QKeySequence("Ctrl+Return"), self).activated.connect(self.accept_button.click)

    # --- writing ---------------------------------------------------------------------------------

    @property
    def is_writing(self) -> bool:
        """Tell whether the model is being asked."""
        return self._task is not None

    @Slot()
    def begin(self) -> None:
        """Have the words written anew."""
        if self.is_writing:
            return
        self._found = ()
        self.failure.hide()
        self.writing.begin(round(sum(p.characters for p in self.passages) * _AN_ANSWER))

        def work(token: CancelToken, progress: Progress) -> Sequence[Passage]:
            return self._rewrite(Calmly(progress), token)

        self._task = self._workers.run(
            work,
            on_result=self._on_written,
            on_error=self.tell,
            on_progress=self._on_progress,
            on_end=self._on_ended,
        )
        self._show()
        self.discard.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, error: StudioError) -> None:
        """Say why there are no new words, or why they cannot be taken."""
        self.failure.tell(error, self._studio.language)
        self.failed_again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_progress(self, written: object) -> None:
        if isinstance(written, Written):
            self.writing.show_written(written)

    def _on_written(self, found: Sequence[Passage]) -> None:
        self._found = found

    def _on_ended(self) -> None:
        self._task = None
        if not self.isVisible():
            self._go()
            return
        self.writing.end()
        self._show()
        if self._found:
            self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_discard(self) -> None:
        if self._task is not None:
            self._task.cancel()
        else:
            self.close()

    @Slot()
    def _on_accept(self) -> None:
        if self._found:
            self.taken.emit(self._found)

    # --- what is shown ---------------------------------------------------------------------------

    def _show(self) -> None:
        language = self._studio.language
        shown = Rewritten(self.passages, self._found, self._wish is Wish.TRANSLATE)
        self.texts.show_rewritten(shown, language)
        self._sum.setText(self._summed() if self._found else "")
        self._sum.setVisible(not self.is_writing)
        self.again.setVisible(not self.is_writing and not self.failure.isVisible())
        self.accept_button.setEnabled(bool(self._found))
        self.discard.set_text(
            self.tr("Cancel") if self.is_writing else self.tr("Discard") if self._found else self.tr("Close")
        )

    def _summed(self) -> str:
        before, after = (sum(p.characters for p in ps) for ps in (self.passages, self._found))
        said = f"{words.characters(before)} → {words.characters(after)}"
        if self._wish is Wish.TRANSLATE:
            return said
        changed = sum(
            diff_words(text, new.texts[key]).words
            for old, new in zip(self.passages, self._found, strict=True)
            for key, text in old.texts.items()
        )
        if not changed:
            return self.tr("The model changed nothing.")
        counted = self.tr("%n word(s) changed", "", changed)
        return f"{counted} · {said}"

    def reject(self) -> None:
        """Close; what is being written is ended first, and the dialog goes once it has."""
        if self._task is not None:
            self._task.cancel()
        else:
            self._go()
        super().reject()

    def _go(self) -> None:
        self.given_up.emit()
        self.deleteLater()

    def close_workers(self) -> None:
        """Stop what is being written, and wait for it."""
        self._workers.close()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        name = self._studio.authoring.model_name
        self._who.setText(
            self.tr("Written by %1; nothing is changed before you take it.").replace("%1", name)
        )
        self.again.set_text(self.tr("Try again"))
        self.failed_again.set_text(self.tr("Try again"))
        self.accept_button.set_text(self.tr("Take the new words"))
        self._show()
