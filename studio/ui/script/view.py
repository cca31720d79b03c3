"""The document: all blocks are placed, only those in sight are widgets, so 300 scenes scroll like 3."""

from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLineEdit, QWidget

from studio.domain.script import Script
from studio.ui.history import Place
from studio.ui.script import blocks
from studio.ui.script.blocks import GUTTER, HEADING_HEIGHT, META_HEIGHT, Block, Blocks
from studio.ui.script.card import CardState, SceneCard
from studio.ui.script.drag import BlockDrag
from studio.ui.script.fields import TextField
from studio.ui.script.grip import ICON
from studio.ui.script.heading import ChapterHeading, HeadingState
from studio.ui.script.measure import Measures, TextMeasure
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import is_language_change

OVERSCAN: Final = 400
"""Pixels above and below the sight in which blocks are kept ready."""
_SURELY_SCROLLS: Final = 40
"""Blocks that no screen shows at once."""
_TAB_REASONS: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
Owner = SceneCard | ChapterHeading


class ScriptView(QAbstractScrollArea):
    """Shows the blocks of a script; what the panel knows about each comes through two callables.

    It takes the focus itself while whole scenes are chosen rather than written in.
    """

    card_made = Signal(object)
    """A SceneCard that has just been built and wants its signals connected."""
    heading_made = Signal(object)
    scene_key_pressed = Signal(object)
    """QKeyEvent while whole scenes are chosen; accepted by who did something about it."""
    focus_changed = Signal()
    """Whole scenes are chosen now, or no longer."""
    hidden_wanted = Signal(str)
    """Scene that is to be shown although its chapter is folded."""
    pressed_beside = Signal()
    """Somebody clicked where there is no block."""

    def __init__(
        self,
        theme: Theme,
        card_state: Callable[[Block], CardState],
        heading_state: Callable[[Block], HeadingState],
        entry: Callable[[], str],
    ) -> None:
        super().__init__()
        self._theme = theme
        self._card_state = card_state
        self._heading_state = heading_state
        self._entry = entry
        self._blocks = Blocks()
        self._cards: dict[str, SceneCard] = {}
        self._headings: dict[str, ChapterHeading] = {}
        self._spare_cards: list[SceneCard] = []
        self._spare_headings: list[ChapterHeading] = []
        self._cursor_is_lost = False
        self.setProperty("kind", "plain")
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.verticalScrollBar().setSingleStep(24)
        self.drag = BlockDrag(self, theme)
        self._measures = self._new_measures()
        theme.changed.connect(self._on_theme_changed)

    # --- content -------------------------------------------------------------------------------

    def show_script(self, script: Script | None, folded: Collection[str] = ()) -> None:
        """Lay out a script; what is in sight keeps its place. A few changed words cost next to nothing."""
        changed = self._blocks.show(script, folded)
        if changed is None:
            is_long = len(self._blocks.list) > _SURELY_SCROLLS
            policy = Qt.ScrollBarPolicy
            # Otherwise everything would be wrapped once without the bar, and once more beside it.
            bar = policy.ScrollBarAlwaysOn if is_long else policy.ScrollBarAsNeeded
            self.setVerticalScrollBarPolicy(bar)
            self._lay_out()
        else:
            self._show_changed(changed)

    def _show_changed(self, changed: list[Block]) -> None:
        is_moved = False
        for block in changed:
            widget = self._cards.get(block.uid) or self._headings.get(block.uid)
            if isinstance(widget, SceneCard):
                widget.show_state(self._card_state(block))
            elif widget is not None:
                widget.show_state(self._heading_state(block))
            height = self._height_of(block)
            is_moved = is_moved or height != block.height
            block.height = height
        if is_moved:
            self._blocks.place()
            self._fit_bar()
            self._realise()

    def refresh(self) -> None:
        """Ask anew what the blocks in sight show (selection, lengths, problems)."""
        for uid, card in self._cards.items():
            if (block := self._blocks.by_uid.get(uid)) is not None:
                card.show_state(self._card_state(block))
        for uid, heading in self._headings.items():
            if (block := self._blocks.by_uid.get(uid)) is not None:
                heading.show_state(self._heading_state(block))

    def scroll_to_top(self) -> None:
        """Go to the beginning."""
        self.verticalScrollBar().setValue(0)

    @property
    def blocks(self) -> list[Block]:
        """What is laid out, in order."""
        return self._blocks.list

    def card(self, uid: str) -> SceneCard | None:
        """Return the card of a scene, brought into sight; None where its chapter is folded."""
        return self._cards.get(uid) if self._bring(uid) else None

    def heading(self, uid: str) -> ChapterHeading | None:
        """Return the heading of a chapter, brought into sight."""
        return self._headings.get(uid) if self._bring(uid) else None

    def _bring(self, uid: str) -> bool:
        if uid not in self._blocks.by_uid:
            self.hidden_wanted.emit(uid)
        if uid not in self._blocks.by_uid:
            return False
        self.ensure_visible(uid)
        self._realise()
        return True

    # --- the cursor ----------------------------------------------------------------------------

    @property
    def is_choosing(self) -> bool:
        """Tell whether whole scenes are chosen, rather than written in."""
        return self.hasFocus()

    @property
    def has_cursor(self) -> bool:
        """Tell whether the cursor is in a text of the document, or was until its block went away."""
        return self._cursor_is_lost or self.owner_with_focus() is not None

    def choose_scenes(self) -> None:
        """Take the cursor out of the text: what keys do now is done to whole scenes."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def owner_with_focus(self) -> Owner | None:
        """Return the card or heading in which the cursor is."""
        widget = QApplication.focusWidget()
        while widget is not None and widget is not self:
            if isinstance(widget, SceneCard | ChapterHeading):
                return widget if self.isAncestorOf(widget) else None
            widget = widget.parentWidget()
        return None

    def scene_with_focus(self) -> str:
        """Return the scene in which the cursor is, empty for none."""
        owner = self.owner_with_focus()
        return owner.uid if isinstance(owner, SceneCard) else ""

    def text_field_with_focus(self) -> TextField | None:
        """Return the text in which the cursor is."""
        widget = QApplication.focusWidget()
        return widget if isinstance(widget, TextField) and self.isAncestorOf(widget) else None

    @property
    def place(self) -> Place | None:
        """Where the cursor is, None where it is in no text of the document."""
        owner, widget = self.owner_with_focus(), QApplication.focusWidget()
        if isinstance(owner, SceneCard) and isinstance(widget, TextField):
            field = "on_screen_text" if widget is owner.on_screen else "narration"
            return Place(owner.uid, field, *widget.place)
        if isinstance(owner, ChapterHeading) and isinstance(widget, QLineEdit):
            at = widget.cursorPosition()
            return Place(owner.uid, "title", at, at)
        return None

    def go_to(self, place: Place, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Put the cursor where it was."""
        if place.field == "title":
            heading = self.heading(place.uid)
            if heading is not None:
                heading.title.setFocus(reason)
                heading.title.setCursorPosition(place.position)
                if place.anchor != place.position:
                    start = min(place.anchor, place.position)
                    heading.title.setSelection(start, abs(place.anchor - place.position))
            return
        card = self.card(place.uid)
        if card is not None:
            field = card.text_field(place.field)
            field.setFocus(reason)
            field.go_to(place.position, place.anchor if place.anchor != place.position else None)

    def focus_scene(self, uid: str, *, field: str = "narration", at_end: bool = False, at: int = -1) -> None:
        """Put the cursor into a text of a scene: at the start, the end, or behind `at` characters."""
        card = self.card(uid)
        if card is None:
            return
        editor = card.text_field(field)
        position = min(at, len(editor.text)) if at >= 0 else len(editor.text) if at_end else 0
        self.go_to(Place(uid, field, position, position))

    def focus_title(self, uid: str, *, select: bool = False) -> None:
        """Put the cursor into a chapter's title."""
        heading = self.heading(uid)
        if heading is not None:
            heading.title.setFocus(Qt.FocusReason.OtherFocusReason)
            if select:
                heading.title.selectAll()

    def ensure_visible(self, uid: str) -> None:
        """Scroll as little as needed to bring a block into sight."""
        block = self._blocks.by_uid.get(uid)
        if block is None:
            return
        bar, sight = self.verticalScrollBar(), self.viewport().height()
        top, bottom = block.top - blocks.BLOCK_GAP, block.top + block.height + blocks.BLOCK_GAP
        if top < bar.value() or (block.height > sight and bar.value() > block.top):
            bar.setValue(top)
        elif bottom > bar.value() + sight:
            bar.setValue(min(bottom - sight, top))

    # --- layout --------------------------------------------------------------------------------

    @property
    def _column(self) -> tuple[int, int]:
        """Left edge and width of the column of blocks, the gutter included."""
        room = self.viewport().width() - blocks.MARGIN
        gutter = self._measures.gutter
        width = min(room, blocks.WIDEST_CARD + gutter)
        return max(0, (room - width) // 2), width

    @property
    def card_column(self) -> tuple[int, int]:
        """Left edge and width of the cards themselves, pixels of the viewport."""
        left, width = self._column
        return left + self._measures.gutter, width - self._measures.gutter

    def _height_of(self, block: Block) -> int:
        if block.scene is None:
            return self._measures.heading_height
        _, width = self._column
        card = self._cards.get(block.uid)
        if card is not None:
            return card.natural_height(self._measures, width)
        return SceneCard.height_for(self._measures, block.scene, width)

    def _lay_out(self) -> None:
        _, width = self._column
        measures = self._measures
        self._blocks.measure(
            lambda block: (
                SceneCard.height_for(measures, block.scene, width)
                if block.scene is not None
                else measures.heading_height
            )
        )
        self._fit_bar()
        self._realise()

    def _fit_bar(self) -> None:
        sight = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setPageStep(sight)
        bar.setRange(0, max(0, self._blocks.height - sight))

    def _realise(self) -> None:
        offset, sight = self.verticalScrollBar().value(), self.viewport().height()
        left, width = self._column
        shown = self._blocks.between(offset - OVERSCAN, offset + sight + OVERSCAN)
        owner = self.owner_with_focus()
        focused = self._blocks.by_uid.get(owner.uid) if owner is not None else None
        if focused is not None and focused not in shown:
            shown.append(focused)  # never take the field away under the cursor
        self._retire({block.uid for block in shown})
        for block in shown:
            widget = self._card_for(block) if block.scene is not None else self._heading_for(block)
            widget.setGeometry(left, block.top - offset, width, block.height)
            widget.arrange(self._measures)
            widget.show()

    def _retire(self, wanted: set[str]) -> None:
        owner = self.owner_with_focus()
        if owner is not None and owner.uid not in wanted:
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # or Qt would give it to anybody
            self._cursor_is_lost = True
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
        heading.show_state(self._heading_state(block))
        return heading

    def _new_card(self) -> SceneCard:
        card = SceneCard(self._theme, self.viewport())
        for field in card.all_fields:
            self._take_tab_of(field)
        card.height_changed.connect(self._on_height_changed)
        self.card_made.emit(card)
        return card

    def _new_heading(self) -> ChapterHeading:
        heading = ChapterHeading(self._theme, self.viewport())
        for field in heading.fields:
            self._take_tab_of(field)
        self.heading_made.emit(heading)
        return heading

    def _take_tab_of(self, field: QWidget) -> None:
        """Fields come and go in any order, so Tab is led by the document and not by Qt's chain."""
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field.installEventFilter(self)

    @Slot(str)
    def _on_height_changed(self, uid: str) -> None:
        block = self._blocks.by_uid.get(uid)
        if block is not None:
            self._show_changed([block])

    def _new_measures(self) -> Measures:
        body, small = self._theme.font(Type.BODY), self._theme.font(Type.SECONDARY)
        label = QFontMetrics(small).horizontalAdvance(SceneCard.label_text())
        number = QFontMetrics(small).horizontalAdvance("888")
        return Measures(
            narration=TextMeasure(body),
            on_screen=TextMeasure(small),
            label_width=label + 3 * GRID,
            facts_height=max(META_HEIGHT, self._line(Type.META) + GRID),
            heading_height=max(HEADING_HEIGHT, self._line(Type.HEADING) + 2 * GRID),
            narration_line=round(self._line(Type.BODY) * 1.3),
            gutter=max(GUTTER, number + ICON + 3 * GRID),
        )

    def _line(self, kind: Type) -> int:
        return QFontMetrics(self._theme.font(kind)).height()

    # --- events --------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap everything to the new width."""
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            self._fit_bar()
            self._realise()
        else:
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language: labels change their width."""
        super().changeEvent(event)
        if is_language_change(event):
            self._on_theme_changed()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Move the blocks, and build those that come into sight."""
        self._realise()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have keys do something to the chosen scenes; what nobody wants, scrolls."""
        event.ignore()
        if self.is_choosing:  # keys that a field in a card leaves over come here too
            self.scene_key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the cursor out of the text where somebody clicks beside it."""
        self.pressed_beside.emit()
        super().mousePressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Tab walk through the whole document, also where the next block is not built yet."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            backwards = event.key() == Qt.Key.Key_Backtab
            is_tab = (backwards or event.key() == Qt.Key.Key_Tab) and not (
                event.modifiers() & Qt.KeyboardModifier.ControlModifier
            )
            if is_tab and isinstance(watched, QWidget):
                return self._walk(watched, -1 if backwards else 1)
        return super().eventFilter(watched, event)

    def _walk(self, widget: QWidget, step: int) -> bool:
        owner = self.owner_with_focus()
        if owner is None:
            return False
        fields = owner.fields
        index = fields.index(widget) + step if widget in fields else -1
        reason = _TAB_REASONS[0 if step > 0 else 1]
        if 0 <= index < len(fields):
            fields[index].setFocus(reason)
            return True
        place = self._blocks.index(owner.uid) + step
        if place < 0 or place >= len(self._blocks.list):
            return self._leave(step)
        block = self._blocks.list[place]
        self._bring(block.uid)
        following = self._cards.get(block.uid) or self._headings.get(block.uid)
        if following is None:
            return False
        following.fields[0 if step > 0 else -1].setFocus(reason)
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
                widget.setFocus(_TAB_REASONS[0 if step > 0 else 1])
                return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead who comes with Tab to the selected scene."""
        super().focusInEvent(event)
        if event.reason() in _TAB_REASONS and self._blocks.list:
            uid = self._entry()
            if uid in self._blocks.by_uid:
                self.focus_scene(uid)
            else:
                self.focus_title(self._blocks.list[0].uid)
            return
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that scenes are no longer chosen as wholes."""
        super().focusOutEvent(event)
        self._cursor_is_lost = False
        self.focus_changed.emit()

    def block_at(self, position: QPoint) -> Block | None:
        """Return the block under a point of the viewport."""
        return self._blocks.at(position.y() + self.verticalScrollBar().value())

    @Slot()
    def _on_theme_changed(self) -> None:
        self._measures = self._new_measures()
        self._lay_out()
