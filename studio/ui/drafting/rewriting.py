"""Having words of the open script written anew: which, why not, and one step of the history where taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import count
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.domain.cancel import CancelToken
from studio.domain.drafting import Written
from studio.domain.errors import ChangedElsewhere, ErrorCode
from studio.domain.records import ScriptRecord
from studio.domain.rewriting import (
    CHOSEN,
    Passage,
    Wish,
    chosen_passage,
    other_language,
    scene_passages,
    script_passages,
    still_says,
    with_passages,
)
from studio.domain.script import Script
from studio.domain.text import Language, Text
from studio.ui.drafting.rewrite_dialog import RewriteDialog
from studio.ui.history import Place
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio
    from studio.ui.script.panel import ScriptPanel
    from studio.ui.session import EditorSession
    from studio.ui.theme import Theme

EDITS: Final = (
    "rewrite_scenes", "rewrite_chapter", "rewrite_shorten", "rewrite_lengthen", "rewrite_simplify",
    "rewrite_translate",
)  # fmt: skip
"""Actions that change the open script."""
COPY: Final = "rewrite_copy"
"""The action that translates the open script into one of its own."""


class Rewriter(QObject):
    """Opens the dialog for what is chosen, and applies what a person took."""

    brought_in = Signal(object)
    """ScriptRecord of a translated copy."""

    def __init__(
        self,
        studio: Studio,
        session: EditorSession,
        script: ScriptPanel,
        notices: Notices,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._studio = studio
        self._session = session
        self._panel = script
        self._notices = notices
        self._theme = theme
        self._window = window
        self._workers = Workers(1, self)
        self._dialogs: dict[int, RewriteDialog] = {}
        """By number, the newest last: one that was given up goes when its model has stopped."""
        self._numbers = count()

    @property
    def dialog(self) -> RewriteDialog | None:
        """The dialog that was opened last, until it is gone."""
        return next(reversed(self._dialogs.values()), None)

    def why_not(self, action: str) -> str:
        """Say why an action is not to be had now, empty where it is."""
        refusal = self._studio.authoring.model.why_not
        if self._session.script is None:
            return self.tr("No script is open.")
        if refusal is not None:
            return refusal.what.to(self._studio.language)
        if action != COPY and not self._session.is_editable:
            return self.tr("The text is locked: withdraw it from the review, or begin a new draft.")
        return ""

    # --- what a person asks ----------------------------------------------------------------------

    @Slot()
    def regenerate(self) -> None:
        """Have the chosen scenes said anew."""
        script = self._editable()
        if script is not None:
            self._rewrite_scenes(script, Wish.REGENERATE)

    @Slot()
    def regenerate_chapter(self) -> None:
        """Have all scenes of the chapter said anew."""
        script, uid = self._editable(), self._panel.writing.chapter_uid
        chapter = next((c for c in script.chapters if c.uid == uid), None) if script is not None else None
        if script is not None and chapter is not None:
            passages = scene_passages(script, {s.uid for s in chapter.scenes}, Wish.REGENERATE)
            title = self.tr("Write chapter “%1” anew").replace("%1", chapter.title)
            self._ask(title, passages, Wish.REGENERATE, partial(self._take, Wish.REGENERATE))

    @Slot()
    def shorten(self) -> None:
        """Have the chosen scenes, or words, said in less."""
        self._rewrite_chosen(Wish.SHORTEN)

    @Slot()
    def lengthen(self) -> None:
        """Have the chosen scenes, or words, said in more."""
        self._rewrite_chosen(Wish.LENGTHEN)

    @Slot()
    def simplify(self) -> None:
        """Have the chosen scenes, or words, said in plain words."""
        self._rewrite_chosen(Wish.SIMPLIFY)

    @Slot()
    def translate(self) -> None:
        """Have the chosen scenes, or words, said in the other language."""
        self._rewrite_chosen(Wish.TRANSLATE)

    @Slot()
    def translate_copy(self) -> None:
        """Have all of the script said in the other language, in a script of its own."""
        script = self._session.script
        if script is None or self.why_not(COPY):
            return
        passages = script_passages(script)
        language = other_language(passages)
        title = self.tr("Translate “%1” into a script of its own: %2").replace("%1", script.title)
        self._ask(
            title.replace("%2", _LANGUAGES[language]),
            passages,
            Wish.TRANSLATE,
            partial(self._take_copy, script, language),
        )

    def close(self) -> None:
        """End what is being written or kept, and wait for it."""
        for dialog in list(self._dialogs.values()):
            dialog.close_workers()
            dialog.close()
        self._workers.finish()

    # --- within ----------------------------------------------------------------------------------

    def _editable(self) -> Script | None:
        field = self._panel.view.text_field_with_focus()
        if field is not None:
            field.finish_composing()
        return None if self.why_not(EDITS[0]) else self._session.script

    def _rewrite_chosen(self, wish: Wish) -> None:
        script = self._editable()
        if script is None:
            return
        place = self._panel.view.place
        if place is not None and place.field != "title" and place.anchor != place.position:
            start, end = sorted((place.anchor, place.position))
            passage = chosen_passage(script, place.uid, place.field, start, end)
            if passage is not None:
                self._ask(self._name_of_words(wish), (passage,), wish, partial(self._take_words, wish))
                return
        self._rewrite_scenes(script, wish)

    def _rewrite_scenes(self, script: Script, wish: Wish) -> None:
        passages = scene_passages(script, self._session.selected_uids, wish)
        self._ask(self._name_of_scenes(wish, len(passages)), passages, wish, partial(self._take, wish))

    def _ask(
        self,
        title: str,
        passages: Sequence[Passage],
        wish: Wish,
        take: Callable[[Sequence[Passage]], None],
    ) -> None:
        record, script = self._session.record, self._session.script
        if record is None or script is None:
            return
        if not passages:
            what = self.tr("The chosen scenes hold no words to rewrite.")
            self._notices.tell(Notice(Tone.DOUBT, what, self.tr("Write something first."), key="rewrite"))
            return
        authoring, script_id = self._studio.authoring, record.script_id

        def rewrite(on_written: Callable[[Written], None], cancel: CancelToken) -> Sequence[Passage]:
            return authoring.rewrite(
                passages, wish, script=script, script_id=script_id, on_written=on_written, cancel=cancel
            )

        dialog = RewriteDialog(self._studio, self._theme, title, passages, wish, rewrite, self._window)
        dialog.taken.connect(take)
        number = next(self._numbers)
        dialog.given_up.connect(partial(self._on_gone, number))
        self._dialogs[number] = dialog
        dialog.open()
        dialog.begin()

    def _on_gone(self, number: int) -> None:
        self._dialogs.pop(number, None)

    def _take(self, wish: Wish, found: Sequence[Passage]) -> None:
        uids = [passage.uid for passage in found]
        if (script := self._unchanged(found)) is not None:
            label = self._name_of_scenes(wish, len(uids))
            selected = self._session.selected_uid
            select = selected if selected in uids else uids[0]
            self._panel.writing.apply(with_passages(script, found), label, select, chosen=uids)

    def _take_words(self, wish: Wish, found: Sequence[Passage]) -> None:
        if (script := self._unchanged(found)) is not None:
            words = found[0]
            end = words.start + len(words.texts[CHOSEN])
            place = Place(words.uid, words.field, end, words.start)
            changed = with_passages(script, found)
            self._panel.writing.apply(changed, self._name_of_words(wish), words.uid, place)

    def _unchanged(self, found: Sequence[Passage]) -> Script | None:
        """Return the script where it still says what was rewritten, and close the dialog."""
        script, dialog = self._session.script, self.dialog
        if dialog is None or script is None:
            return None
        if not still_says(script, dialog.passages) or not self._session.is_editable:
            dialog.tell(
                ChangedElsewhere(
                    ErrorCode.NOT_EDITABLE,
                    Text(
                        ko="그사이 대본이 바뀌어 새 글을 넣을 수 없습니다.",
                        en="The script was changed meanwhile: the new words no longer fit.",
                    ),
                    Text(ko="닫고 다시 맡기십시오.", en="Close this and ask once more."),
                )
            )
            return None
        dialog.close()
        return script

    def _take_copy(self, script: Script, language: Language, found: Sequence[Passage]) -> None:
        copy = with_passages(script, found).model_copy(update={"language": language})
        if (dialog := self.dialog) is not None:
            dialog.close()

        def work(_token: CancelToken, _progress: Progress) -> ScriptRecord:
            return self._studio.scripts.create(copy.title, copy)

        self._workers.run(work, on_result=self.brought_in.emit, on_error=self._notices.tell_error)

    def _name_of_scenes(self, wish: Wish, count: int) -> str:
        match wish:
            case Wish.REGENERATE:
                return self.tr("Write %n scene(s) anew", "", count)
            case Wish.SHORTEN:
                return self.tr("Shorten %n scene(s)", "", count)
            case Wish.LENGTHEN:
                return self.tr("Lengthen %n scene(s)", "", count)
            case Wish.SIMPLIFY:
                return self.tr("Simplify %n scene(s)", "", count)
            case Wish.TRANSLATE:
                return self.tr("Translate %n scene(s)", "", count)

    def _name_of_words(self, wish: Wish) -> str:
        return {
            Wish.SHORTEN: self.tr("Shorten the chosen words"),
            Wish.LENGTHEN: self.tr("Lengthen the chosen words"),
            Wish.SIMPLIFY: self.tr("Simplify the chosen words"),
            Wish.TRANSLATE: self.tr("Translate the chosen words"),
        }[wish]


_LANGUAGES: Final = {Language.KOREAN: "한국어", Language.ENGLISH: "English"}
