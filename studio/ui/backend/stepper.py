"""The life of a video as steps from left to right: what is done, where it is, what lies ahead."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.domain.video import ReviewStage, Video, VideoStatus
from studio.ui.backend.life import LifeStep, Stand, steps_of
from studio.ui.backend.texts import BackendTexts
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import is_language_change, plain_tip

_DISC: Final = 16
_TO_WORDS: Final = 6
_LINK: Final = 20
"""Room of the line between two steps, with the gaps at its ends."""
_BETWEEN_PARTS: Final = 28
_ROW_GAP: Final = 6


@dataclass(frozen=True, slots=True)
class _Placed:
    """A step, where it is painted, and whether a line leads to it from the step before."""

    step: LifeStep
    area: QRect
    linked: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    captions: tuple[tuple[ReviewStage, QRect], ...]
    steps: tuple[_Placed, ...]
    height: int


class LifeStepper(QWidget):
    """Two groups of steps, side by side where there is room, else one under the other; steps wrap."""

    def __init__(self, theme: Theme, texts: BackendTexts) -> None:
        super().__init__()
        self._theme = theme
        self._texts = texts
        self._video: Video | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._on_theme_changed)
        self._on_theme_changed()

    def show_video(self, video: Video | None) -> None:
        """Show where a video is; None shows nothing."""
        self._video = video
        self.setVisible(video is not None)
        self._say()
        self.updateGeometry()
        self.update()

    def _say(self) -> None:
        video = self._video
        if video is None:
            return
        self.setAccessibleName(self.tr("Life of the video: %1").replace("%1", self._texts.video(video)))
        steps = steps_of(video.status)
        self.setAccessibleDescription(", ".join(self._texts.step(step) for step in steps))

    # --- places ----------------------------------------------------------------------------------

    def hasHeightForWidth(self) -> bool:
        """Steps wrap: a narrow place makes the stepper higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that is needed in a width."""
        return self._lay_out(width).height

    def sizeHint(self) -> QSize:
        """Ask for a usual panel's width."""
        return QSize(360, self._lay_out(self.width() or 360).height)

    def minimumSizeHint(self) -> QSize:
        """Take any width in which the longest words of a step fit."""
        longest = max((self._width_of(step) for step in self._steps()), default=80)
        return QSize(longest, self._line_height)

    def _steps(self) -> tuple[LifeStep, ...]:
        return steps_of(self._video.status) if self._video is not None else ()

    def _width_of(self, step: LifeStep) -> int:
        metrics = self._now_metrics if step.stand is Stand.NOW else self._metrics
        return self._disc + _TO_WORDS + metrics.horizontalAdvance(self._texts.status(step.status)) + 2

    @property
    def _line_height(self) -> int:
        return max(self._disc, self._metrics.height()) + 2

    def _lay_out(self, width: int) -> _Layout:
        steps = self._steps()
        top = self._line_height + _ROW_GAP if self._is_disabled else 0
        groups = [(part, [s for s in steps if s.part is part]) for part in ReviewStage]
        widths = [sum(map(self._width_of, group)) + _LINK * (len(group) - 1) for _, group in groups]
        beside = sum(widths) + _BETWEEN_PARTS <= width
        captions: list[tuple[ReviewStage, QRect]] = []
        placed: list[_Placed] = []
        left, y, lowest = 0, top, top
        for (part, group), whole in zip(groups, widths, strict=True):
            room = whole if beside else width
            captions.append((part, QRect(left, y, room, self._caption_metrics.height())))
            bottom = self._flow(group, left, y + self._caption_metrics.height() + GRID, room, placed)
            lowest = max(lowest, bottom)
            if beside:
                left += whole + _BETWEEN_PARTS
            else:
                y = bottom + 2 * _ROW_GAP
        return _Layout(tuple(captions), tuple(placed), lowest)

    def _flow(self, group: list[LifeStep], left: int, top: int, room: int, placed: list[_Placed]) -> int:
        """Place steps in lines of a width; return where the last line ends."""
        x, y, high = left, top, self._line_height
        for number, step in enumerate(group):
            width = min(self._width_of(step), room)
            wraps = number > 0 and x + _LINK + width > left + room
            if wraps:
                x, y = left, y + high + _ROW_GAP
            elif number:
                x += _LINK
            placed.append(_Placed(step, QRect(x, y, width, high), linked=number > 0 and not wraps))
            x += width
        return y + high

    # --- painting --------------------------------------------------------------------------------

    @property
    def _is_disabled(self) -> bool:
        return self._video is not None and self._video.status is VideoStatus.DISABLED

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the steps; what a colour says, a sign and the weight of the words say as well."""
        if self._video is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self._lay_out(self.width())
        if self._is_disabled:
            self._paint_disabled(painter)
        painter.setFont(self._theme.font(Type.META))
        painter.setPen(self._theme.colors.muted)
        for part, area in layout.captions:
            painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), self._texts.part(part))
        for placed in layout.steps:
            self._paint_step(painter, placed)

    def _paint_disabled(self, painter: QPainter) -> None:
        """A disabled video stands on no step: it has left the way, from wherever it was."""
        ratio = self.devicePixelRatioF()
        painter.drawPixmap(0, 1, self._theme.pixmap("ban", "wrong", self._disc, ratio))
        painter.setFont(self._now_font)
        painter.setPen(self._theme.colors.text)
        area = QRect(self._disc + _TO_WORDS, 0, self.width(), self._line_height)
        text = self.tr("Disabled: it is not shown to anybody any more.")
        shown = self._now_metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width() - area.left())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_step(self, painter: QPainter, placed: _Placed) -> None:
        colors, step, area = self._theme.colors, placed.step, placed.area
        painter.setOpacity(0.5 if self._is_disabled else 1.0)
        disc = QRectF(
            area.left() + 1, area.center().y() - self._disc / 2 + 1.5, self._disc - 2, self._disc - 2
        )
        if placed.linked:
            role = colors.line if step.stand is Stand.AHEAD else colors.good
            painter.setPen(QPen(role, 1.5))
            painter.drawLine(
                QPointF(area.left() - _LINK + 5, disc.center().y()),
                QPointF(area.left() - 4, disc.center().y()),
            )
        match step.stand:
            case Stand.DONE:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colors.good)
                painter.drawEllipse(disc)
                side = self._disc - 6
                tick = self._theme.pixmap("check", "panel", side, self.devicePixelRatioF())
                painter.drawPixmap(disc.center() - QPointF(side / 2, side / 2), tick)
            case Stand.NOW:
                painter.setPen(QPen(colors.accent, 2))
                painter.setBrush(colors.accent_surface)
                painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colors.accent)
                inner = self._disc * 0.18
                painter.drawEllipse(disc.center(), inner, inner)
            case Stand.AHEAD:
                painter.setPen(QPen(colors.muted, 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawEllipse(disc.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setOpacity(1.0)  # signs may be faint, words may not
        now = step.stand is Stand.NOW
        painter.setFont(self._now_font if now else self._font)
        is_quiet = self._is_disabled or step.stand is Stand.AHEAD
        painter.setPen(colors.muted if is_quiet else colors.text)
        words = area.adjusted(self._disc + _TO_WORDS, 0, 0, 0)
        metrics = self._now_metrics if now else self._metrics
        text = self._texts.status(step.status)
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def event(self, event: QEvent) -> bool:
        """Say of a step under the mouse whether it is done."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            layout = self._lay_out(self.width())
            found = next((p.step for p in layout.steps if p.area.contains(event.pos())), None)
            tip = plain_tip(self._texts.step(found)) if found is not None else ""
            QToolTip.showText(event.globalPos(), tip, self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._say()
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._font = self._theme.font(Type.SECONDARY)
        self._now_font = self._theme.font(Type.SECONDARY, QFont.Weight.DemiBold)
        self._metrics, self._now_metrics = QFontMetrics(self._font), QFontMetrics(self._now_font)
        self._caption_metrics = QFontMetrics(self._theme.font(Type.META))
        self._disc = max(_DISC, self._metrics.height() - 2)
        self.updateGeometry()
        self.update()
