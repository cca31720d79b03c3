"""Pasting into the document: words as words, prose as scenes, scenes as scenes; too much is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QMimeData, QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from studio.domain import edits
from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, ErrorCode
from studio.domain.prose import PROSE_LIMIT, ProseChapter, cleaned, insert_prose, is_prose, read_prose
from studio.domain.script import Scene
from studio.domain.shapes import NARRATION_LIMIT, SCENE_LIMIT
from studio.domain.text import Text
from studio.ui import words
from studio.ui.history import Place
from studio.ui.notices import Notice, Tone
from studio.ui.script.clipping import offer, scenes_in
from studio.ui.script.view import ScriptView
from studio.ui.script.writing import Writing
from studio.ui.session import EditorSession
from studio.ui.workers import Progress, Workers

AT_ONCE: Final = 20_000
"""Characters that are read without a worker: a few milliseconds."""
ON_SCREEN_LIMIT: Final = 5_000
NOTICE: Final = "pasted"


@dataclass(frozen=True, slots=True)
class _Read:
    text: str
    prose: tuple[ProseChapter, ...]


class Pasting(QObject):
    """Cuts, copies and pastes; each is one step of the history."""

    told = Signal(object)
    """Notice."""
    untold = Signal(str)
    """Key of a notice that no longer holds."""

    def __init__(self, session: EditorSession, view: ScriptView, writing: Writing) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._writing = writing
        self._workers = Workers(1, self)
        self._pasted_at = -1
        session.undo_stack.indexChanged.connect(self._on_history_changed)

    # --- scenes ----------------------------------------------------------------------------------

    @Slot()
    def copy_scenes(self) -> None:
        """Put the chosen scenes on the clipboard."""
        script, chosen = self._session.script, set(self._writing.chosen)
        if script is not None and chosen:
            scenes = [scene for _, _, scene in script.scenes() if scene.uid in chosen]
            offer(scenes)

    @Slot()
    def cut_scenes(self) -> None:
        """Put the chosen scenes on the clipboard, and take them out."""
        if self._session.is_editable:
            self.copy_scenes()
            count = len(self._writing.chosen)
            label = self.tr("Cut scene") if count == 1 else self.tr("Cut %n scene(s)", "", count)
            self._writing.remove(self._writing.chosen, label)

    @Slot()
    def paste_scenes(self) -> None:
        """Put what the clipboard holds behind the chosen scenes, as scenes."""
        data = QGuiApplication.clipboard().mimeData()
        if data is None or self._session.script is None or not self._session.is_editable:
            return
        if scenes := scenes_in(data):
            self._put_scenes(scenes)
        elif data.hasText() and data.text().strip():
            self._read(data.text(), self._paste_behind)

    def _put_scenes(self, scenes: list[Scene]) -> None:
        script = self._session.script
        if script is None or not self._has_room(len(scenes)):
            return
        after = self._writing.chosen[-1] if self._writing.chosen else None
        changed = edits.insert_scenes(script, after, scenes)
        label = self.tr("Paste %n scene(s)", "", len(scenes))
        uids = [scene.uid for scene in scenes]
        self._writing.apply(changed, label, uids[0], chosen=uids)
        self._session.select_many(uids, uids[0])
        self._view.choose_scenes()

    def _paste_behind(self, read: _Read) -> None:
        script = self._session.script
        if script is None:
            return
        scene = Scene()
        after = self._writing.chosen[-1] if self._writing.chosen else None
        with_room = edits.insert_scene(script, after, scene)
        prose = read.prose or (ProseChapter(None, (Scene(narration=read.text),)),)
        if self._has_room(sum(len(chapter.scenes) for chapter in prose)):
            changed, last = insert_prose(with_room, scene.uid, (0, 0), prose)
            self._writing.apply(changed, self.tr("Paste prose"), last)

    # --- text ------------------------------------------------------------------------------------

    @Slot(str, str, QMimeData)
    def paste(self, uid: str, field: str, data: QMimeData) -> None:
        """Put something in at the cursor of a text: several paragraphs of narration become scenes."""
        if not self._session.is_editable:
            return
        if scenes := scenes_in(data):
            self._put_scenes(scenes)
        elif field == "narration":
            self._read(data.text(), lambda read: self._put(uid, read))
        else:
            self._read(data.text(), lambda read: self._put_plain(uid, field, read.text, ON_SCREEN_LIMIT))

    @Slot()
    def paste_plain(self) -> None:
        """Put what the clipboard holds in at the cursor as it is, paragraphs and all."""
        data, place = QGuiApplication.clipboard().mimeData(), self._view.place
        if data is None or place is None or place.field == "title" or not self._session.is_editable:
            return
        limit = NARRATION_LIMIT if place.field == "narration" else ON_SCREEN_LIMIT
        self._read(data.text(), lambda read: self._put_plain(place.uid, place.field, read.text, limit))

    def _read(self, text: str, then: Callable[[_Read], None]) -> None:
        """Clean and read text, on a worker where there is much of it, and hand it to `then`."""
        if len(text) > PROSE_LIMIT:
            self._refuse(
                Text(
                    ko=f"붙여 넣을 글이 너무 깁니다 ({len(text):,}자).",
                    en=f"The text is too long to paste ({len(text):,} characters).",
                ),
                Text(
                    ko=f"{PROSE_LIMIT:,}자까지 붙여 넣을 수 있습니다. 나누어 붙여 넣으십시오.",
                    en=f"At most {PROSE_LIMIT:,} characters can be pasted: paste it in parts.",
                ),
            )
            return
        if len(text) <= AT_ONCE:
            then(_read(text))
            return
        record = self._session.record

        def work(_token: CancelToken, _progress: Progress) -> _Read:
            return _read(text)

        def put(read: _Read) -> None:
            now = self._session.record
            if record is not None and now is not None and now.script_id == record.script_id:
                then(read)

        self._workers.run(work, on_result=put, on_error=self._session.failed.emit)

    def _put(self, uid: str, read: _Read) -> None:
        if not read.prose:
            self._put_plain(uid, "narration", read.text.strip("\n"), NARRATION_LIMIT)
            return
        script, card = self._session.script, self._view.card(uid)
        count = sum(len(chapter.scenes) for chapter in read.prose)
        if script is None or card is None or not self._has_room(count):
            return
        at = card.narration.chosen
        changed, last = insert_prose(script, uid, at, read.prose)
        end = len(edits.scene_of(changed, last).narration)
        self._writing.apply(changed, self.tr("Paste prose"), last, Place(last, "narration", end, end))
        self._pasted_at = self._session.undo_stack.index()
        titles = sum(1 for chapter in read.prose if chapter.title is not None)
        made = words.scenes(count) if not titles else f"{words.chapters(titles)} · {words.scenes(count)}"
        self.told.emit(
            Notice(
                Tone.DONE,
                self.tr("Pasted as %1.").replace("%1", made),
                actions=((self.tr("Paste as plain text instead"), lambda: self._plain_instead(uid, read)),),
                key=NOTICE,
            )
        )

    def _plain_instead(self, uid: str, read: _Read) -> None:
        if self._pasted_at == self._session.undo_stack.index():
            self._session.undo()
            self._put_plain(uid, "narration", read.text, NARRATION_LIMIT)

    def _put_plain(self, uid: str, field: str, text: str, limit: int) -> None:
        card = self._view.card(uid)
        if card is None:
            return
        editor = card.text_field(field)
        start, end = editor.chosen
        length = len(editor.text) - (end - start) + len(text)
        if length > limit:
            self._refuse(
                Text(
                    ko=f"한 장면에 담기에는 너무 깁니다 ({length:,}자).",
                    en=f"That is too long for one scene ({length:,} characters).",
                ),
                Text(
                    ko=f"한 장면에는 {limit:,}자까지 담을 수 있습니다. 여러 장면으로 붙여 넣으십시오.",
                    en=f"A scene holds at most {limit:,} characters here: paste it as several scenes.",
                ),
            )
            return
        editor.setFocus()
        editor.insert(text)

    # --- limits ----------------------------------------------------------------------------------

    def _has_room(self, count: int) -> bool:
        script = self._session.script
        total = count + (script.scene_count if script is not None else 0)
        if total <= SCENE_LIMIT:
            return True
        self._refuse(
            Text(
                ko=f"장면이 너무 많아집니다 ({total:,}개).",
                en=f"The script would have too many scenes ({total:,}).",
            ),
            Text(
                ko=f"대본에는 장면을 {SCENE_LIMIT:,}개까지 담을 수 있습니다. 여러 대본으로 나누십시오.",
                en=f"A script holds at most {SCENE_LIMIT:,} scenes: make several scripts of it.",
            ),
        )
        return False

    def _refuse(self, what: Text, next_step: Text) -> None:
        self._session.failed.emit(BadInput(ErrorCode.INVALID_SCRIPT, what, next_step))

    @Slot(int)
    def _on_history_changed(self, index: int) -> None:
        if self._pasted_at >= 0 and index != self._pasted_at:
            self._pasted_at = -1
            self.untold.emit(NOTICE)

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is being read."""
        return self._workers.is_idle

    def close_workers(self) -> None:
        """Stop what is being read, and wait for it."""
        self._workers.close()


def _read(text: str) -> _Read:
    tidy = cleaned(text)
    return _Read(tidy, read_prose(tidy) if is_prose(tidy) else ())
