"""One scene on the screen: narration, on-screen text, and the line of what is known about it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPoint, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from studio.domain.script import Scene
from studio.ui.script import blocks
from studio.ui.script.facts import Facts, FactsLine
from studio.ui.script.fields import Highlight, Mark, TextChange, TextField
from studio.ui.script.grip import Grip
from studio.ui.script.measure import Measures
from studio.ui.theme import RADIUS_CARD, Theme, Type
from studio.ui.widgets import Label, is_language_change

Marked = tuple[tuple[Mark, ...], tuple[Highlight, ...]]
NOTHING_MARKED: Marked = ((), ())


@dataclass(frozen=True, slots=True)
class CardState:
    """Everything a card shows."""

    scene: Scene
    number: int
    shown: bool
    """It is the scene that all panels show."""
    chosen: bool
    """It is among those chosen as whole scenes, not to be written in."""
    editable: bool
    facts: Facts
    narration: Marked = NOTHING_MARKED
    on_screen: Marked = NOTHING_MARKED


class SceneCard(QWidget):
    """A card with the scene's number in the gutter at its left; fields are edited in place."""

    written = Signal(str, str, object)
    """Scene uid, field name, TextChange."""
    edited = Signal(str, str, object)
    """Scene uid, field name, new value of what is not text."""
    entered = Signal(str)
    left = Signal(str, str, int)
    """Scene uid, field, and the direction (-1, +1) in which the arrows left it."""
    merge_wanted = Signal(str)
    removal_wanted = Signal(str)
    split_wanted = Signal(str)
    escaped = Signal(str)
    pasted = Signal(str, str, QMimeData)
    """Scene uid, field, what is to be put in."""
    mend_wanted = Signal(object)
    """Problem."""
    menu_wanted = Signal(str, object)
    """Scene uid and the global position."""
    text_menu_wanted = Signal(object, object)
    """TextField and the global position."""
    height_changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: CardState | None = None
        self._measures: Measures | None = None
        self.grip = Grip(theme, self)
        self.narration = TextField(theme, Type.BODY, self)
        self.on_screen = TextField(theme, Type.SECONDARY, self)
        self._screen_label = Label(theme, Type.SECONDARY, "muted")
        self._screen_label.setParent(self)
        self._screen_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.facts = FactsLine(theme, self)
        self._connect()
        theme.changed.connect(self._on_theme_changed)
        self._retranslate()

    def _connect(self) -> None:
        for name, field in (("narration", self.narration), ("on_screen_text", self.on_screen)):
            field.edited.connect(partial(self._tell_written, name))
            field.left_upwards.connect(lambda name=name: self.left.emit(self.uid, name, -1))
            field.left_downwards.connect(lambda name=name: self.left.emit(self.uid, name, +1))
            field.pasted.connect(partial(self._on_pasted, name))
            field.menu_wanted.connect(partial(self.text_menu_wanted.emit, field))
            field.escaped.connect(lambda: self.escaped.emit(self.uid))
            field.height_changed.connect(lambda: self.height_changed.emit(self.uid))
        for field in (self.narration, self.on_screen, self.facts.purpose, self.facts.minimum):
            field.entered.connect(lambda: self.entered.emit(self.uid))
        self.narration.merge_wanted.connect(lambda: self.merge_wanted.emit(self.uid))
        self.narration.removal_wanted.connect(self._on_removal_wanted)
        self.narration.split_wanted.connect(lambda: self.split_wanted.emit(self.uid))
        self.on_screen.split_wanted.connect(lambda: self.on_screen.insert("\n"))
        self.facts.minimum_changed.connect(partial(self._tell, "duration_sec"))
        self.facts.purpose.purpose_chosen.connect(partial(self._tell, "purpose"))
        self.facts.mend_wanted.connect(self.mend_wanted)
        self.facts.menu_wanted.connect(self._on_more)
        self.grip.menu_wanted.connect(self._on_more)

    @property
    def uid(self) -> str:
        """Identity of the scene shown."""
        return self._state.scene.uid if self._state is not None else ""

    @property
    def all_fields(self) -> list[QWidget]:
        """Everything that can have the focus, shown or not."""
        facts = self.facts
        return [self.narration, self.on_screen, facts.purpose, facts.minimum, facts.mend, facts.more]

    @property
    def fields(self) -> list[QWidget]:
        """What Tab visits, in order."""
        return [field for field in self.all_fields if field.isVisibleTo(self) and field.isEnabled()]

    def text_field(self, name: str) -> TextField:
        """Return the field of a text by the name it has in a scene."""
        return self.on_screen if name == "on_screen_text" else self.narration

    def show_state(self, state: CardState) -> None:
        """Show a scene."""
        if state == self._state:
            return
        before, self._state = self._state, state
        scene = state.scene
        if before is None or before.scene is not scene:
            self.narration.show_text(scene.narration)
            self.on_screen.show_text(scene.on_screen_text)
            self.facts.show_scene(scene)
        if before is None or before.number != state.number:
            self._name_fields()
        if before is None or before.editable != state.editable:
            self.narration.setReadOnly(not state.editable)
            self.on_screen.setReadOnly(not state.editable)
        self.facts.show_facts(state.facts, editable=state.editable)
        self.narration.show_marks(*state.narration)
        self.on_screen.show_marks(*state.on_screen)
        self.grip.show_block(str(state.number), chosen=state.shown or state.chosen, may_drag=state.editable)
        self._arrange()
        if before is None or (before.shown, before.chosen) != (state.shown, state.chosen):
            self.update()

    # --- layout --------------------------------------------------------------------------------

    @staticmethod
    def label_text() -> str:
        """Return what stands before the on-screen text."""
        return QCoreApplication.translate("SceneCard", "Screen")

    @staticmethod
    def height_for(measures: Measures, scene: Scene, width: int) -> int:
        """Return the height of a card (gutter included in `width`) for a scene."""
        inner = width - measures.gutter - 2 * blocks.CARD_PADDING
        narration = measures.narration.height(scene.narration, inner)
        on_screen = measures.on_screen.height(scene.on_screen_text, inner - measures.label_width)
        return _around(measures) + narration + on_screen

    def natural_height(self, measures: Measures, width: int) -> int:
        """Return the height the card needs for what its fields show now, with what is being composed."""
        inner = width - measures.gutter - 2 * blocks.CARD_PADDING
        is_placed = self.narration.width() == inner and self.on_screen.width() == inner - measures.label_width
        if self._state is None or not is_placed:
            return self.height_for(measures, self._state.scene, width) if self._state is not None else 0
        fields = self.narration, self.on_screen
        return _around(measures) + sum(field.height_at(field.width()) for field in fields)

    def arrange(self, measures: Measures) -> None:
        """Place the fields for the card's size."""
        self._measures = measures
        self._arrange()

    def _arrange(self) -> None:
        measures = self._measures
        if measures is None or self._state is None:
            return
        pad, gutter = blocks.CARD_PADDING, measures.gutter
        left = gutter + pad
        inner = self.width() - left - pad
        label = measures.label_width
        facts = measures.facts_height
        self.grip.text_top, self.grip.text_height = pad - 2, measures.narration_line
        self.grip.setGeometry(0, 0, gutter - 4, self.height())
        on_screen = self._height_of(self.on_screen, inner - label)
        bottom = self.height() - pad + 4
        self.facts.setGeometry(left, bottom - facts, inner, facts)
        top = bottom - facts - blocks.ROW_GAP - on_screen
        self._screen_label.setGeometry(left, top, label - 8, on_screen)
        self.on_screen.setGeometry(left + label, top, inner - label, on_screen)
        self.narration.setGeometry(left, pad, inner, max(1, top - blocks.ROW_GAP - pad))

    def _height_of(self, field: TextField, width: int) -> int:
        if field.width() != width:
            field.resize(width, field.height())
        return field.height_at(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the fields anew."""
        super().resizeEvent(event)
        self._arrange()

    # --- what a person sees and does -----------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card's border: a ring in the accent where it is shown, a ground where it is chosen."""
        if self._state is None or self._measures is None:
            return
        painter, colors = QPainter(self), self._theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ringed = self._state.shown or self._state.chosen
        thick = 1.5 if ringed else 1.0
        left = self._measures.gutter + thick / 2
        ring = QRectF(self.rect()).adjusted(left, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(colors.accent if ringed else colors.line, thick))
        painter.setBrush(colors.accent_surface if self._state.chosen else colors.panel)
        painter.drawRoundedRect(ring, RADIUS_CARD, RADIUS_CARD)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the grip."""
        self.grip.set_hovered(True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the grip."""
        self.grip.set_hovered(False)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the scene, and put the cursor into its narration."""
        self.entered.emit(self.uid)
        self.narration.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the scene."""
        self.menu_wanted.emit(self.uid, event.globalPos())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _tell(self, field: str, value: object) -> None:
        if self._state is not None:
            self.edited.emit(self.uid, field, value)

    def _tell_written(self, field: str, change: TextChange) -> None:
        if self._state is not None:
            self.written.emit(self.uid, field, change)

    def _on_pasted(self, field: str, data: QMimeData) -> None:
        self.pasted.emit(self.uid, field, data)

    @Slot()
    def _on_removal_wanted(self) -> None:
        if not self.on_screen.text:
            self.removal_wanted.emit(self.uid)

    @Slot(object)
    def _on_more(self, position: QPoint) -> None:
        self.menu_wanted.emit(self.uid, position)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.update()

    def _name_fields(self) -> None:
        number = str(self._state.number) if self._state is not None else ""
        self.setAccessibleName(self.tr("Scene %1").replace("%1", number))
        self.narration.setAccessibleName(self.tr("Narration of scene %1").replace("%1", number))
        self.on_screen.setAccessibleName(self.tr("On-screen text of scene %1").replace("%1", number))
        self.facts.name_fields(number)

    def _retranslate(self) -> None:
        self._screen_label.setText(self.label_text())
        self.narration.setPlaceholderText(self.tr("What is said"))
        self.on_screen.setPlaceholderText(self.tr("What is shown"))
        self.facts.retranslate()
        self._name_fields()


def _around(measures: Measures) -> int:
    return 2 * blocks.CARD_PADDING + 2 * blocks.ROW_GAP - 4 + measures.facts_height
