"""How the picture of a scene moves: the kind, how far, and a switch to draw its frames on the preview."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.domain.image import ZOOM_LIMIT, ImageMotion, MotionKind
from studio.domain.slides import Motion
from studio.ui.inspector.controls import Amount, Choice, ChoiceBox
from studio.ui.inspector.selection import Mixed
from studio.ui.settings.controls import FlowLayout
from studio.ui.theme import GRID, Theme
from studio.ui.widgets import Button, is_language_change

DRAWN: Final = "drawn"
"""Stands for frames of the author's own, among the kinds."""
_AUTOMATIC: Final = 0.95
"""One step below no zoom at all: lets the studio choose."""


class MotionField(QWidget):
    """Shows how a picture moves and tells of another way."""

    kind_chosen = Signal(object)
    """MotionKind, None for automatic, or DRAWN."""
    zoom_chosen = Signal(object)
    """A number, None for automatic."""
    framing_wanted = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._now: Motion | None = None
        self.kind = ChoiceBox(theme)
        self.zoom = Amount(theme, _AUTOMATIC, ZOOM_LIMIT, 0.05, 2)
        self.framing = Button()
        self.framing.setCheckable(True)
        below = QWidget()
        flow = FlowLayout(2 * GRID)
        below.setLayout(flow)
        flow.addWidget(self.zoom)
        flow.addWidget(self.framing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.kind)
        column.addWidget(below)
        self.setFocusProxy(self.kind)
        self.kind.chosen.connect(self.kind_chosen)
        self.zoom.changed_to.connect(self.zoom_chosen)
        self.framing.toggled.connect(self.framing_wanted)
        theme.changed.connect(self._draw_icon)
        self._retranslate()

    def show_motion(
        self, asked: ImageMotion | Mixed | None, now: Motion | None, *, editable: bool, may_frame: bool
    ) -> None:
        """Show what is asked for; `now` is what the film makes of it in the scene that is shown."""
        self._now = now
        self._offer()
        if isinstance(asked, Mixed):
            kind: object = asked
            zoom: float | Mixed | None = asked
        else:
            kind, zoom = kind_of(asked), asked.zoom if asked else None
        self.kind.show_value(kind)
        self.zoom.show_value(zoom)
        self.kind.setEnabled(editable)
        self.zoom.setVisible(kind not in (DRAWN, MotionKind.NONE))
        self.zoom.setEnabled(editable)
        self.framing.setEnabled(may_frame)

    def show_framing(self, on: bool) -> None:
        """Show whether frames are being drawn."""
        self.framing.blockSignals(True)
        self.framing.setChecked(on)
        self.framing.blockSignals(False)
        self._name_framing()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _offer(self) -> None:
        now = self._now
        automatic = self.tr("Automatic")
        kinds = {
            MotionKind.IN: self.tr("Move in"),
            MotionKind.OUT: self.tr("Move out"),
            MotionKind.PAN: self.tr("Pan across"),
            MotionKind.NONE: self.tr("Stand still"),
        }
        drawn = self.tr("Own frames")
        if now is not None:
            drawn = f"{drawn} · {now.zoom_from:.2f} → {now.zoom_to:.2f}"
            automatic = self.tr("Automatic · %1 → %2")
            automatic = automatic.replace("%1", f"{now.zoom_from:.2f}").replace("%2", f"{now.zoom_to:.2f}")
        self.kind.offer(
            [
                Choice(None, automatic),
                *(Choice(kind, name) for kind, name in kinds.items()),
                Choice(DRAWN, drawn),
            ]
        )

    @Slot()
    def _draw_icon(self) -> None:
        self.framing.setIcon(self._theme.icon("check" if self.framing.isChecked() else "scan", "text"))

    def _name_framing(self) -> None:
        name = self.tr("Draw frames")
        self.framing.set_text(name, self.tr("Drag the start, the end and the focus point on the preview"))
        if self.framing.isChecked():
            self.framing.setText(self.tr("End drawing"))
        self._draw_icon()

    def _retranslate(self) -> None:
        self.kind.setAccessibleName(self.tr("Motion"))
        self.zoom.setAccessibleName(self.tr("How far the picture is enlarged"))
        self.zoom.set_none(self.tr("Zoom: automatic"))
        self.zoom.setPrefix(self.tr("Zoom "))
        self.zoom.setSuffix(" ×")
        self._name_framing()
        self._offer()


def kind_of(asked: ImageMotion | None) -> object:
    """Return which of the choices an asked motion is."""
    if asked is None:
        return None
    return DRAWN if asked.zooms is not None and asked.kind is not MotionKind.NONE else asked.kind


def with_kind(asked: ImageMotion | None, kind: MotionKind | None) -> ImageMotion | None:
    """Return the motion of another kind, without the frames that were drawn; None where nothing is asked."""
    fields = {"kind": kind, "start": None, "end": None, "zoom_from": None, "zoom_to": None}
    motion = (asked or ImageMotion()).model_copy(update=fields)
    return motion if motion != ImageMotion() else None


def with_zoom(asked: ImageMotion | None, zoom: float | None) -> ImageMotion | None:
    """Return the motion with another zoom."""
    motion = (asked or ImageMotion()).model_copy(update={"zoom": zoom})
    return motion if motion != ImageMotion() else None
