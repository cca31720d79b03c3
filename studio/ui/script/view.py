"""The document: all blocks are placed, only those in sight are widgets, so 300 scenes scroll like 3."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from studio.domain.script import Script
from studio.ui.script import blocks
from studio.ui.script.blocks import HEADING_HEIGHT, META_HEIGHT, Block
from studio.ui.script.card import CardState, SceneCard
from studio.ui.script.fields import Measures, TextMeasure
from studio.ui.script.heading import ChapterHeading
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import is_language_change

OVERSCAN: Final = 400
"""Pixels above and below the sight in which blocks are kept ready."""


class ScriptView(QAbstractScrollArea):
    """Shows the blocks of a script; what the panel knows about each comes through two callables."""

    card_made = Signal(object)
    """A SceneCard that has just been built and wants its signals connected."""
    heading_made = Signal(object)

    def __init__(
        self,
        theme: Theme,
        card_state: Callable[[Block], CardState],
        heading_meta: Callable[[Block], tuple[str, bool]],
        entry: Callable[[], str],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._card_state = card_state
        self._heading_meta = heading_meta
        self._entry = entry
        self._blocks: list[Block] = []
        self._by_uid: dict[str, Block] = {}
        self._document_height = 0
        self._cards: dict[str, SceneCard] = {}
        self._headings: dict[str, ChapterHeading] = {}
        self._spare_cards: list[SceneCard] = []
        self._spare_headings: list[ChapterHeading] = []
        self.setProperty("kind", "plain")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.verticalScrollBar().setSingleStep(24)
        self._measures = self._new_measures()
        theme.changed.connect(self._on_theme_changed)

    # --- content -------------------------------------------------------------------------------

    def show_script(self, script: Script | None) -> None:
        """Lay out a script; what is in sight keeps its place."""
        self._blocks = blocks.blocks_of(script) if script is not None else []
        self._by_uid = {block.uid: block for block in self._blocks}
        self._lay_out()

    def refresh(self) -> None:
        """Ask anew what the blocks in sight show (selection, lengths, problems)."""
        self._realise()

    def scroll_to_top(self) -> None:
        """Go to the beginning."""
        self.verticalScrollBar().setValue(0)

    def card(self, uid: str) -> SceneCard | None:
        """Return the card of a scene, brought into sight."""
        if uid not in self._by_uid:
            return None
        self.ensure_visible(uid)
        self._realise()
        return self._cards.get(uid)

    def scene_with_focus(self) -> str:
        """Return the scene in which the cursor is, empty for none."""
        focused = QApplication.focusWidget()
        if focused is None:
            return ""
        return next((uid for uid, card in self._cards.items() if card.isAncestorOf(focused)), "")

    def focus_scene(self, uid: str, *, field: str = "narration", at_end: bool = False, at: int = -1) -> None:
        """Put the cursor into a scene's narration (or `on_screen`): at the start, the end, or at `at`."""
        card = self.card(uid)
        if card is None:
            return
        editor = card.on_screen if field == "on_screen" else card.narration
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = editor.textCursor()
        if at >= 0:
            cursor.setPosition(min(at, len(editor.toPlainText())))
        else:
            cursor.movePosition(cursor.MoveOperation.End if at_end else cursor.MoveOperation.Start)
        editor.setTextCursor(cursor)

    def ensure_visible(self, uid: str) -> None:
        """Scroll as little as needed to bring a block into sight."""
        block = self._by_uid.get(uid)
        if block is None:
            return
        bar, sight = self.verticalScrollBar(), self.viewport().height()
        top, bottom = block.top - blocks.BLOCK_GAP, block.top + block.height + blocks.BLOCK_GAP
        if top < bar.value() or block.height > sight:
            bar.setValue(top)
        elif bottom > bar.value() + sight:
            bar.setValue(bottom - sight)

    # --- layout --------------------------------------------------------------------------------

    @property
    def _column(self) -> tuple[int, int]:
        """Left edge and width of the column of blocks, the gutter included."""
        room = self.viewport().width() - blocks.MARGIN
        width = min(room, blocks.WIDEST_CARD + blocks.GUTTER)
        return max(0, (room - width) // 2), width

    def _lay_out(self) -> None:
        _, width = self._column
        for block in self._blocks:
            if block.scene is not None:
                block.height = SceneCard.height_for(self._measures, block.scene, width)
            else:
                block.height = self._measures.heading_height
        self._document_height = blocks.place(self._blocks, blocks.CHAPTER_GAP)
        sight = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(sight)
        bar.setRange(0, max(0, self._document_height - sight))
        self._realise()

    def _realise(self) -> None:
        offset, sight = self.verticalScrollBar().value(), self.viewport().height()
        left, width = self._column
        shown = [
            block
            for block in self._blocks
            if block.top + block.height > offset - OVERSCAN and block.top < offset + sight + OVERSCAN
        ]
        focused = self._focused_uid()
        if focused in self._by_uid and self._by_uid[focused] not in shown:
            shown.append(self._by_uid[focused])  # never take the field away under the cursor
        uids = {block.uid for block in shown}
        self._retire(uids)
        for block in shown:
            widget = self._card_for(block) if block.scene is not None else self._heading_for(block)
            widget.setGeometry(left, block.top - offset, width, block.height)
            if isinstance(widget, SceneCard):
                widget.arrange(self._measures)
            widget.show()

    def _retire(self, wanted: set[str]) -> None:
        for uid in [u for u in self._cards if u not in wanted]:
            card = self._cards.pop(uid)
            card.hide()
            self._spare_cards.append(card)
        for uid in [u for u in self._headings if u not in wanted]:
            heading = self._headings.pop(uid)
            heading.hide()
            self._spare_headings.append(heading)

    def _card_for(self, block: Block) -> SceneCard:
        card = self._cards.get(block.uid)
        if card is None:
            card = self._spare_cards.pop() if self._spare_cards else self._new_card()
            self._cards[block.uid] = card
        card.show_state(self._card_state(block))
        return card

    def _heading_for(self, block: Block) -> ChapterHeading:
        heading = self._headings.get(block.uid)
        if heading is None:
            heading = self._spare_headings.pop() if self._spare_headings else self._new_heading()
            self._headings[block.uid] = heading
        meta, editable = self._heading_meta(block)
        heading.show_chapter(block.chapter, block.chapter_number, meta, editable=editable)
        return heading

    def _new_card(self) -> SceneCard:
        card = SceneCard(self._theme, self.viewport())
        for field in card.all_fields:
            self._take_tab_of(field)
        self.card_made.emit(card)
        return card

    def _new_heading(self) -> ChapterHeading:
        heading = ChapterHeading(self._theme, self.viewport())
        self._take_tab_of(heading.title)
        self.heading_made.emit(heading)
        return heading

    def _take_tab_of(self, field: QWidget) -> None:
        """Fields come and go in any order, so Tab is led by the document and not by Qt's chain."""
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field.installEventFilter(self)

    def _new_measures(self) -> Measures:
        small = self._theme.font(Type.SECONDARY)
        label = QFontMetrics(small).horizontalAdvance(SceneCard.label_text())
        return Measures(
            narration=TextMeasure(self._theme.font(Type.BODY)),
            on_screen=TextMeasure(small),
            label_width=label + 3 * GRID,
            facts_height=max(META_HEIGHT, self._line(Type.META) + GRID),
            heading_height=max(HEADING_HEIGHT, self._line(Type.HEADING) + 2 * GRID),
        )

    def _line(self, kind: Type) -> int:
        return QFontMetrics(self._theme.font(kind)).height()

    def _focused_uid(self) -> str:
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if isinstance(widget, SceneCard):
                return widget.uid
            widget = widget.parentWidget()
        return ""

    # --- events --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap everything to the new width."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language: labels change their width."""
        super().changeEvent(event)
        if is_language_change(event):
            self._on_theme_changed()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Move the blocks, and build those that come into sight."""
        self._realise()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab walk through the whole document, also where the next block is not built yet."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            backwards = event.key() == Qt.Key.Key_Backtab
            if (backwards or event.key() == Qt.Key.Key_Tab) and isinstance(watched, QWidget):
                return self._walk(watched, -1 if backwards else 1)
        return super().eventFilter(watched, event)

    def _walk(self, widget: QWidget, step: int) -> bool:
        owner = widget
        while not isinstance(owner, SceneCard | ChapterHeading):
            parent = owner.parentWidget()
            if parent is None:
                return False
            owner = parent
        fields: list[QWidget] = owner.fields if isinstance(owner, SceneCard) else [owner.title]
        index = fields.index(widget) + step if widget in fields else -1
        if 0 <= index < len(fields):
            fields[index].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        place = next((i for i, b in enumerate(self._blocks) if b.uid == owner.uid), -1) + step
        if place < 0 or place >= len(self._blocks):
            return self._leave(step)
        block = self._blocks[place]
        self.ensure_visible(block.uid)
        self._realise()
        following = self._cards.get(block.uid) or self._headings.get(block.uid)
        if following is None:
            return False
        fields = following.fields if isinstance(following, SceneCard) else [following.title]
        fields[0 if step > 0 else -1].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _leave(self, step: int) -> bool:
        """Give the focus to what comes after the document, or before it."""
        widget: QWidget | None = self
        while True:
            widget = widget.nextInFocusChain() if step > 0 else widget.previousInFocusChain()
            if widget is None or widget is self:
                return False
            takes_tab = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
            if takes_tab and widget.isVisible() and widget.isEnabled() and not self.isAncestorOf(widget):
                reason = Qt.FocusReason.TabFocusReason if step > 0 else Qt.FocusReason.BacktabFocusReason
                widget.setFocus(reason)
                return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead who comes with Tab to the selected scene."""
        super().focusInEvent(event)
        if self._blocks:
            self.focus_scene(self._entry())

    def block_at(self, position: QPoint) -> Block | None:
        """Return the block under a point of the viewport."""
        y = position.y() + self.verticalScrollBar().value()
        return next((b for b in self._blocks if b.top <= y < b.top + b.height), None)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._measures = self._new_measures()
        self._lay_out()
