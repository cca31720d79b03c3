"""Making a picture or clip of the selected scene: words, progress, what came of them, one chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.brand import BRAND_THEME
from studio.domain.prompts import proposed_prompt
from studio.domain.text import Language
from studio.domain.visuals import JobState, VisualKind, VisualOptions
from studio.ui.inspector.controls import Segments
from studio.ui.inspector.maker_parts import Bar, Prompt, TryTile
from studio.ui.inspector.tiles import Tiles
from studio.ui.settings.controls import FlowLayout
from studio.ui.settings.row import Note
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label, is_language_change

if TYPE_CHECKING:
    from studio.services.studio import Studio
    from studio.ui.inspector.orders import Order, Orders
    from studio.ui.session import EditorSession

_LINES: Final = 6
"""Lines of the prompt in sight."""
_TICK_MS: Final = 500


class Maker(QWidget):
    """Shows the order of the selected scene."""

    settings_wanted = Signal()
    came = Signal()
    """What was asked for is there while somebody waits for it here."""

    def __init__(self, studio: Studio, session: EditorSession, orders: Orders, theme: Theme) -> None:
        super().__init__()
        self._studio = studio
        self._session = session
        self._orders = orders
        self._theme = theme
        self._uid = ""
        self._language: Language | None = None
        self.note = Note(theme)
        self.settings = Button()
        self.prompt = Prompt()
        self.language = Segments(tuple(Language))
        self.kind = Segments(tuple(VisualKind))
        self.make = Button("lead")
        self.cancel = Button()
        self.bar = Bar(theme)
        self.state = Label(theme, Type.SECONDARY, "muted", tabular=True)
        self.tries = Tiles()
        self.use = Button("lead")
        self.discard = Button()
        self.trouble = Note(theme)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self._say_progress)
        self._build()
        self._connect()
        self._retranslate()

    def _build(self) -> None:
        self.state.setWordWrap(True)
        self._orders_row = _flow(self.make, self.cancel, self.kind, self.language)
        self._tries_row = _flow(self.use, self.discard)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        for widget in (
            self.note,
            self.settings,
            self.prompt,
            self._orders_row,
            self.bar,
            self.state,
            self.trouble,
            self.tries,
            self._tries_row,
        ):
            if widget is self.settings:
                column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
            else:
                column.addWidget(widget)
        self.setFocusProxy(self.prompt)

    def _connect(self) -> None:
        self.settings.clicked.connect(self.settings_wanted)
        self.prompt.textChanged.connect(self._on_typed)
        self.language.chosen.connect(self._on_language)
        self.kind.chosen.connect(self._on_kind)
        self.make.clicked.connect(self._on_make)
        self.cancel.clicked.connect(self._on_cancel)
        self.tries.chosen.connect(self._on_marked)
        self.use.clicked.connect(self._on_use)
        self.discard.clicked.connect(self._on_discard)
        self._orders.changed.connect(self._on_order_changed)
        self._theme.changed.connect(self._size_prompt)

    # --- what is shown ---------------------------------------------------------------------------

    def show_scene(self, uid: str) -> None:
        """Show the order of a scene; what was written for another one stays with that one."""
        is_other = uid != self._uid
        self._uid = uid
        if is_other:
            self._propose()
        self.refresh()

    def refresh(self) -> None:
        """Show what holds now."""
        if not self._uid:
            return
        order, service = self._orders.of(self._uid), self._studio.made_pictures
        if not order.prompt and not self.prompt.hasFocus():
            self._propose()  # the scene may say something else by now
        ready, editable = service.is_configured, self._session.is_editable
        if not ready:
            self.note.say("circle-help", "doubt", self.tr("No service that makes pictures is set up yet."))
        elif service.is_stand_in:
            text = self.tr("The stand-in only paints samples: choose a service in the settings.")
            self.note.say("info", "muted", text)
        else:
            self.note.hide()
        self.settings.setVisible(not ready or service.is_stand_in)
        self.language.show_value(self._prompt_language)
        for widget in (self.prompt, self._orders_row):
            widget.setVisible(ready)
        self.kind.setVisible(service.offers_clips)
        if not service.offers_clips:
            order.kind = VisualKind.PICTURE
        self.kind.show_value(order.kind)
        again = order.asked(self.prompt.toPlainText()) > 0
        self.make.set_text(self.tr("Make another one") if again else self.tr("Make"), self._why_not(order))
        self.make.setEnabled(editable and not order.is_under_way and not order.is_full and self._has_words)
        self.make.setVisible(not order.is_under_way)
        self.cancel.setVisible(order.is_under_way)
        self._show_tries(order)
        self.use.setEnabled(editable)
        self.make.set_kind("plain" if order.tries else "lead")
        self._tries_row.setVisible(bool(order.tries))
        self.tries.setVisible(bool(order.tries))
        self._say_trouble(order)
        self._say_progress()
        if order.is_under_way != self._timer.isActive():
            (self._timer.start if order.is_under_way else self._timer.stop)()

    def _why_not(self, order: Order) -> str:
        if order.is_full:
            return self.tr("Four pictures are here: discard one first")
        return ""

    @property
    def _has_words(self) -> bool:
        return bool(self.prompt.toPlainText().strip())

    @property
    def said(self) -> str:
        """What is said about the picture under way."""
        return self.state.text() if not self.state.isHidden() else ""

    @Slot()
    def _say_progress(self) -> None:
        order = self._orders.of(self._uid) if self._uid else None
        if order is None or not order.is_under_way:
            self.bar.hide()
            one = order.marked if order is not None else None
            kept = one is not None and one.made.was_kept
            self.state.setText(self.tr("Made before from the same words, so nobody was asked."))
            self.state.setVisible(kept)
            return
        seconds = self.tr("%1 s", "elapsed").replace("%1", str(int(order.elapsed_sec)))
        told = order.progress
        fraction = told.fraction if told is not None else None
        percent = f"{fraction * 100:.0f} %" if fraction is not None else ""
        if told is None or told.state is JobState.QUEUED:
            words = self.tr("Queued")
        elif told.state is JobState.DONE:
            words = self.tr("Being fetched")
        else:
            words = self.tr("Being made")
        self.bar.show_fraction(fraction)
        self.bar.show()
        self.state.setText(" · ".join(filter(None, (words, percent, seconds))))
        self.state.show()

    def _say_trouble(self, order: Order) -> None:
        if order.error is None:
            self.trouble.hide()
            return
        self.trouble.say("circle-alert", "wrong", order.error.message(self._studio.language))

    def _show_tries(self, order: Order) -> None:
        shown = {tile.value for tile in self.tries.tiles}
        wanted = {str(one.number) for one in order.tries}
        if shown != wanted or any(tile.uid != self._uid for tile in self._tiles):
            self.tries.clear()
            for one in order.tries:
                self.tries.add(TryTile(self._theme, self._uid, one))
        for place, tile in enumerate(self._tiles, start=1):
            name = self.tr("Clip %1") if tile.is_clip else self.tr("Picture %1")
            tile.set_words(name.replace("%1", str(place)), self.tr("Made for the scene"))
        self.tries.show_value(str(order.chosen) if order.chosen is not None else None)

    @property
    def _tiles(self) -> list[TryTile]:
        return [tile for tile in self.tries.tiles if isinstance(tile, TryTile)]

    # --- the words -------------------------------------------------------------------------------

    @property
    def _prompt_language(self) -> Language:
        script = self._session.script
        return self._language or (script.language if script is not None else Language.KOREAN)

    def _proposed(self) -> str:
        script = self._session.script
        scene = self._session.selected_scene
        if script is None or scene is None:
            return ""
        render = self._studio.preferences.get().render
        own = scene.visual_spec.theme if scene.visual_spec is not None else ""
        theme = own or script.theme or render.theme
        color = render.brand.primary if render.brand is not None and theme == BRAND_THEME else ""
        return proposed_prompt(scene, self._prompt_language, theme=theme, color=color)

    def _propose(self) -> None:
        """Show what was written for the scene, or what it says itself where nobody wrote anything."""
        words = self._orders.of(self._uid).prompt or self._proposed()
        if words != self.prompt.toPlainText():
            self.prompt.blockSignals(True)
            self.prompt.setPlainText(words)
            self.prompt.blockSignals(False)

    @Slot()
    def _on_typed(self) -> None:
        if self._uid:
            self._orders.of(self._uid).prompt = self.prompt.toPlainText()
            self.refresh()

    @Slot(object)
    def _on_language(self, language: Language) -> None:
        """Propose anew in another language; what stood there comes back with Ctrl+Z."""
        self._language = language
        self.prompt.replace(self._proposed())
        self.refresh()

    # --- what is wanted --------------------------------------------------------------------------

    @Slot()
    def _on_make(self) -> None:
        render = self._studio.preferences.get().render

        kind = self._orders.of(self._uid).kind

        def options(take: int) -> VisualOptions:
            return VisualOptions(render.width, render.height, take, kind)

        self._orders.begin(self._uid, self.prompt.toPlainText(), options)
        self.cancel.setFocus()  # the button that was pressed goes

    @Slot(object)
    def _on_kind(self, kind: VisualKind) -> None:
        self._orders.choose_kind(self._uid, kind)

    @Slot()
    def _on_cancel(self) -> None:
        self._orders.cancel(self._uid)

    @Slot(str)
    def _on_marked(self, number: str) -> None:
        self._orders.mark(self._uid, int(number))

    @Slot()
    def _on_use(self) -> None:
        self._orders.use(self._uid)

    @Slot()
    def _on_discard(self) -> None:
        self._orders.discard(self._uid)
        if not self._orders.of(self._uid).tries:
            self.prompt.setFocus()  # the buttons go

    @Slot(str)
    def _on_order_changed(self, uid: str) -> None:
        if uid != self._uid:
            return
        had_focus = self.cancel.hasFocus()
        self.refresh()
        if had_focus and self.cancel.isHidden():
            has_come = self._orders.of(uid).error is None and bool(self.tries.tiles)
            (self.use if has_come else self.make).setFocus()
            if has_come:
                self.came.emit()

    @Slot()
    def _size_prompt(self) -> None:
        around = 2 * round(self.prompt.document().documentMargin()) + 2 * GRID + 2
        self.prompt.setFixedHeight(_LINES * self.prompt.fontMetrics().lineSpacing() + around)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the size of the text."""
        if is_language_change(event):
            self._retranslate()
        elif event.type() is QEvent.Type.FontChange:
            self._size_prompt()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.settings.set_text(self.tr("Settings..."), self.tr("Choose who makes pictures"))
        self.prompt.setAccessibleName(self.tr("What the picture shows"))
        self.prompt.setPlaceholderText(self.tr("Say what the picture is to show"))
        self.language.set_words(self.tr("Propose in"), ("한국어", "English"))
        self.kind.set_words(self.tr("What is made"), (self.tr("Picture"), self.tr("Clip")))
        self.cancel.set_text(self.tr("Cancel"), self.tr("Stop making this picture"))
        self.use.set_text(self.tr("Use"), self.tr("Make it the picture of the scene"))
        self.discard.set_text(self.tr("Discard"), self.tr("Give this one up"))
        self._size_prompt()
        self.refresh()


def _flow(*widgets: QWidget) -> QWidget:
    holder = QWidget()
    flow = FlowLayout(2 * GRID)
    holder.setLayout(flow)
    for widget in widgets:
        flow.addWidget(widget)
    return holder
