"""One scene on the screen: narration, on-screen text, length, layout, and what is doubtful about it."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.domain.problem import Fix, Problem, ProblemKind
from studio.domain.script import Scene
from studio.ui.script import blocks
from studio.ui.script.fields import Measures, SecondsField, TextField
from studio.ui.theme import RADIUS_CARD, Theme, Type
from studio.ui.widgets import Button, Label, ToolButton, is_language_change


@dataclass(frozen=True, slots=True)
class CardState:
    """Everything a card shows."""

    scene: Scene
    number: int
    selected: bool
    editable: bool
    length: str
    layout: str
    problem: Problem | None


class SceneCard(QWidget):
    """A card with the scene's number in the gutter at its left; fields are edited in place."""

    edited = Signal(str, str, object)
    """Scene uid, field name, new value."""
    entered = Signal(str)
    left = Signal(str, str, int)
    """Scene uid, field, and the direction (-1, +1) in which the arrows left it."""
    merge_wanted = Signal(str)
    mend_wanted = Signal(object)
    """Problem."""
    menu_wanted = Signal(str, object)
    """Scene uid and the global position."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._state: CardState | None = None
        self._measures: Measures | None = None
        self.narration = TextField(theme, Type.BODY, self)
        self.on_screen = TextField(theme, Type.SECONDARY, self)
        self._screen_label = Label(theme, Type.SECONDARY, "muted")
        self._screen_label.setParent(self)
        self._screen_label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.minimum = SecondsField()
        self.minimum.setProperty("role", "muted")
        self._length = Label(theme, Type.META, "muted", tabular=True)
        self._layout_name = Label(theme, Type.META, "muted")
        self._problem = Label(theme, Type.META, "doubt")
        self._problem_icon = Label(theme, Type.META, "doubt")
        self._mend = Button("link")
        self._more = ToolButton(theme, "ellipsis")
        self._meta = QWidget(self)
        row = QHBoxLayout(self._meta)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._length)
        row.addWidget(self.minimum)
        row.addWidget(self._layout_name)
        doubt = QHBoxLayout()
        doubt.setSpacing(4)
        for widget in (self._problem_icon, self._problem, self._mend):
            doubt.addWidget(widget)
        row.addLayout(doubt)
        row.addStretch(1)
        row.addWidget(self._more)
        self._connect()
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)
        self._retranslate()

    def _connect(self) -> None:
        self.narration.edited.connect(partial(self._tell, "narration"))
        self.on_screen.edited.connect(partial(self._tell, "on_screen_text"))
        self.minimum.valueChanged.connect(self._on_minimum)
        for field in (self.narration, self.on_screen, self.minimum):
            field.entered.connect(lambda: self.entered.emit(self.uid))
        for name, field in (("narration", self.narration), ("on_screen", self.on_screen)):
            field.left_upwards.connect(lambda name=name: self.left.emit(self.uid, name, -1))
            field.left_downwards.connect(lambda name=name: self.left.emit(self.uid, name, +1))
        self.narration.merge_wanted.connect(lambda: self.merge_wanted.emit(self.uid))
        self._mend.clicked.connect(self._on_mend)
        self._more.clicked.connect(self._on_more)

    @property
    def uid(self) -> str:
        """Identity of the scene shown."""
        return self._state.scene.uid if self._state is not None else ""

    @property
    def all_fields(self) -> list[QWidget]:
        """Everything that can have the focus, shown or not."""
        return [self.narration, self.on_screen, self.minimum, self._mend, self._more]

    @property
    def fields(self) -> list[QWidget]:
        """What Tab visits, in order."""
        mend = [self._mend] if self._mend.isVisibleTo(self) else []
        return [self.narration, self.on_screen, self.minimum, *mend, self._more]

    def show_state(self, state: CardState) -> None:
        """Show a scene."""
        if state == self._state:
            return
        before, self._state = self._state, state
        scene = state.scene
        if before is None or before.scene is not scene or before.number != state.number:
            self._show_scene(scene)
        self._length.setText(state.length)
        self._layout_name.setText(state.layout)
        self.narration.setReadOnly(not state.editable)
        self.on_screen.setReadOnly(not state.editable)
        self.minimum.setEnabled(state.editable)
        self._show_problem(state.problem)
        self._arrange()
        self.update()

    def _show_scene(self, scene: Scene) -> None:
        self.narration.show_text(scene.narration)
        self.on_screen.show_text(scene.on_screen_text)
        self.minimum.blockSignals(True)
        self.minimum.setValue(scene.duration_sec or 0.0)
        self.minimum.blockSignals(False)
        self._name_fields()

    def _show_problem(self, problem: Problem | None) -> None:
        texts = {
            ProblemKind.SILENT: self.tr("No narration: a silent scene"),
            ProblemKind.LONG: self.tr("%1 characters of narration"),
            ProblemKind.FAST_CAPTION: self.tr("Caption %1 chars/s"),
        }
        shown = problem is not None
        for widget in (self._problem_icon, self._problem):
            widget.setVisible(shown)
        self._mend.setVisible(problem is not None and problem.fix is Fix.SPLIT)
        if problem is not None:
            amount = (
                f"{problem.amount:.1f}"
                if problem.kind is ProblemKind.FAST_CAPTION
                else f"{problem.amount:,.0f}"
            )
            self._problem.setText(texts[problem.kind].replace("%1", amount))
            ratio = self.devicePixelRatioF()
            self._problem_icon.setPixmap(self._theme.pixmap("triangle-alert", "doubt", 14, ratio))

    # --- layout --------------------------------------------------------------------------------

    @staticmethod
    def label_text() -> str:
        """Return what stands before the on-screen text."""
        return QCoreApplication.translate("SceneCard", "Screen")

    @staticmethod
    def height_for(measures: Measures, scene: Scene, width: int) -> int:
        """Return the height of a card (gutter included in `width`) for a scene."""
        inner = width - blocks.GUTTER - 2 * blocks.CARD_PADDING
        narration = measures.narration.height(scene.narration, inner)
        on_screen = measures.on_screen.height(scene.on_screen_text, inner - measures.label_width)
        around = 2 * blocks.CARD_PADDING + 2 * blocks.ROW_GAP - 4
        return around + narration + on_screen + measures.facts_height

    def arrange(self, measures: Measures) -> None:
        """Place the fields for the card's size."""
        self._measures = measures
        self._arrange()

    def _arrange(self) -> None:
        measures = self._measures
        if measures is None or self._state is None:
            return
        scene, pad = self._state.scene, blocks.CARD_PADDING
        left = blocks.GUTTER + pad
        inner = self.width() - left - pad
        height = measures.narration.height(scene.narration, inner)
        self.narration.setGeometry(left, pad, inner, height)
        top = pad + height + blocks.ROW_GAP
        label = measures.label_width
        height = measures.on_screen.height(scene.on_screen_text, inner - label)
        self._screen_label.setGeometry(left, top, label - 8, measures.on_screen.height("", inner))
        self.on_screen.setGeometry(left + label, top, inner - label, height)
        top += height + blocks.ROW_GAP
        self.minimum.setFixedHeight(measures.facts_height)
        self._meta.setGeometry(left, top, inner, measures.facts_height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the fields anew."""
        super().resizeEvent(event)
        self._arrange()

    # --- what a person sees and does -----------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the number and the card's border; the selected one has a ring in the accent."""
        if self._state is None:
            return
        painter, colors = QPainter(self), self._theme.colors
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = self._state.selected
        bold = QFont.Weight.DemiBold if selected else QFont.Weight.Normal
        font = self._theme.time_font(Type.SECONDARY)
        font.setWeight(bold)
        painter.setFont(font)
        painter.setPen(colors.accent if selected else colors.muted)
        gutter = QRectF(0, blocks.CARD_PADDING, blocks.GUTTER - 20, 20)
        flags = Qt.AlignmentFlag.AlignRight | Qt.TextFlag.TextDontClip
        painter.drawText(gutter, int(flags), str(self._state.number))
        thick = 1.5 if selected else 1.0
        ring = QRectF(self.rect()).adjusted(blocks.GUTTER + thick / 2, thick / 2, -thick / 2, -thick / 2)
        painter.setPen(QPen(colors.accent if selected else colors.line, thick))
        painter.setBrush(colors.panel)
        painter.drawRoundedRect(ring, RADIUS_CARD, RADIUS_CARD)

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

    @Slot(float)
    def _on_minimum(self, value: float) -> None:
        self._tell("duration_sec", value or None)

    @Slot()
    def _on_mend(self) -> None:
        problem = self._state.problem if self._state is not None else None
        if problem is not None and problem.fix is not None:
            self.mend_wanted.emit(problem)

    @Slot()
    def _on_more(self) -> None:
        corner = QPointF(0, self._more.height())
        self.entered.emit(self.uid)
        self.menu_wanted.emit(self.uid, self._more.mapToGlobal(corner).toPoint())

    @Slot()
    def _on_theme_changed(self) -> None:
        self.minimum.setFont(self._theme.time_font(Type.META))
        self._mend.setFont(self._theme.font(Type.META))
        self.update()

    def _name_fields(self) -> None:
        number = str(self._state.number) if self._state is not None else ""
        self.setAccessibleName(self.tr("Scene %1").replace("%1", number))
        self.narration.setAccessibleName(self.tr("Narration of scene %1").replace("%1", number))
        self.on_screen.setAccessibleName(self.tr("On-screen text of scene %1").replace("%1", number))
        self.minimum.setAccessibleName(self.tr("Minimum length of scene %1").replace("%1", number))
        self._more.set_name(self.tr("More for scene %1").replace("%1", number))

    def _retranslate(self) -> None:
        self._screen_label.setText(self.label_text())
        self.narration.setPlaceholderText(self.tr("What is said"))
        self.on_screen.setPlaceholderText(self.tr("What is shown"))
        self.minimum.setPrefix(self.tr("at least ", "before seconds"))
        self.minimum.setSuffix(self.tr(" s", "seconds"))
        self.minimum.setSpecialValueText(self.tr("no minimum"))
        self.minimum.setToolTip(self.tr("The least this scene lasts, even where less is said"))
        self._mend.set_text(self.tr("Split"), self.tr("Split the scene between two sentences"))
        self._name_fields()
        if self._state is not None:
            self._show_problem(self._state.problem)
