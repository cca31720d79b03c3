"""The whole picture of a scene with the frames on it: where they lie, and how they are painted."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.domain.image import Point
from studio.domain.slides import Canvas, Slide
from studio.picture.framing import Moving
from studio.ui.preview.frames import Frame, Frames, Part, window_of
from studio.ui.theme import DARK, GRID, RADIUS_BLOCK, Theme, Type

CORNERS: Final = (QPointF(0, 0), QPointF(1, 0), QPointF(0, 1), QPointF(1, 1))
_MARGIN: Final = 14
"""Room around the picture, so that frames at its very edge can be taken hold of."""
_GRIP: Final = 9.0
_GROUND: Final = QColor("#0B0D12")
_INK: Final = QColor("#FFFFFF")
_ACCENT: Final = DARK.accent
"""The ground is dark in either look of the window."""
_WAYS: Final = (QPointF(-1, 0), QPointF(1, 0), QPointF(0, -1), QPointF(0, 1))


@dataclass(frozen=True, slots=True)
class FramedScene:
    """The scene that is framed: as the film has it, and what the author asked to stay in sight."""

    canvas: Canvas
    slide: Slide
    folder: Path | None
    focus: Point | None
    can_move: bool
    """Whether the film moves this scene at all: not in the basic style, nor where the author wants none."""
    is_editable: bool

    @property
    def picture_key(self) -> object:
        """Everything its picture depends on."""
        return self.canvas, self.slide.wording(), self.folder


class FramedPicture(QWidget):
    """Shows a scene's whole picture, dimmed but for the frames A (first) and B (last) on it.

    Within the frame that is being worked on, the picture and the words stand as they will in the film.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._scene: FramedScene | None = None
        self._moving: Moving | None = None
        self._frames = Frames(Frame(1, 0.5, 0.5), Frame(1, 0.5, 0.5), (0.5, 0.5))
        self._part = Part.FIRST
        self._words: tuple[QSize | None, QImage] = (None, QImage())
        self._guides: tuple[float | None, float | None] = (None, None)
        theme.changed.connect(self.update)

    @property
    def frames(self) -> Frames:
        """The frames as they are drawn."""
        return self._frames

    @property
    def part(self) -> Part:
        """What keys move."""
        return self._part

    @property
    def is_still(self) -> bool:
        """Tell whether the scene shows the same part of its picture all the time."""
        return self._scene is not None and not self._scene.can_move

    def show_moving(self, moving: Moving | None) -> None:
        """Show another picture."""
        self._moving, self._words = moving, (None, QImage())
        self.update()

    # --- where everything lies -------------------------------------------------------------------

    def picture_area(self) -> QRectF:
        """Return where the whole picture lies in the widget."""
        room = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        if self._moving is None:
            return room
        scale = min(room.width() / self._moving.shape, room.height())
        area = QRectF(0, 0, scale * self._moving.shape, scale)
        area.moveCenter(room.center())
        return area

    def frame_rect(self, part: Part) -> QRectF:
        """Return where a frame lies in the widget."""
        if self._moving is None or self._scene is None:
            return QRectF()
        window = window_of(self._frames.frame(part), self._moving, self._scene.slide)
        area = self.picture_area()
        return QRectF(
            area.x() + window.x() * area.width(),
            area.y() + window.y() * area.height(),
            window.width() * area.width(),
            window.height() * area.height(),
        )

    def focus_place(self) -> QPointF:
        """Return where the focus point lies in the widget."""
        area, (x, y) = self.picture_area(), self._frames.focus
        return QPointF(area.x() + x * area.width(), area.y() + y * area.height())

    def fraction(self, place: QPointF) -> QPointF:
        area = self.picture_area()
        return QPointF((place.x() - area.x()) / area.width(), (place.y() - area.y()) / area.height())

    # --- painting --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the whole picture, dimmed but for the frames, and what can be taken hold of."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_GROUND)
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS_BLOCK, RADIUS_BLOCK)
        moving = self._moving
        if moving is None or self._scene is None:
            return
        area = self.picture_area()
        painter.setOpacity(0.38)
        painter.drawImage(area, moving.picture)
        ends = (Part.FIRST,) if self.is_still else (Part.FIRST, Part.LAST)
        active = self._part if self._part in ends else ends[0]
        for part in sorted(ends, key=lambda part: part is active):
            self._paint_content(painter, moving, part, is_active=part is active)
        painter.setOpacity(1.0)
        self._paint_guides(painter, area)
        for part in sorted(ends, key=lambda part: part is active):
            self._paint_frame(painter, part)
        self._paint_focus(painter)

    def _paint_content(self, painter: QPainter, moving: Moving, part: Part, *, is_active: bool) -> None:
        rect, area = self.frame_rect(part), self.picture_area()
        painter.save()
        painter.setClipRect(rect)
        painter.setOpacity(1.0 if is_active else 0.5)
        painter.drawImage(area, moving.picture)
        if is_active and not moving.words.isNull():
            painter.drawImage(rect.topLeft(), self._words_in(moving, rect))
        painter.restore()

    def _words_in(self, moving: Moving, rect: QRectF) -> QImage:
        """Return the words as small as they stand in a frame: letters made small while painting fray."""
        ratio = self.devicePixelRatioF()
        size = (rect.size() * ratio).toSize().expandedTo(QSize(1, 1))
        if self._words[0] != size:
            small = moving.words.scaled(
                size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            small.setDevicePixelRatio(ratio)
            self._words = (size, small)
        return self._words[1]

    def _pen(self, part: Part, *, is_active: bool) -> QPen:
        color = _ACCENT if part is Part.LAST else _INK
        pen = QPen(color, 2.0 if is_active else 1.4)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if part is Part.LAST:
            pen.setDashPattern([4, 3])
        return pen

    def _paint_frame(self, painter: QPainter, part: Part) -> None:
        rect, is_active = self.frame_rect(part), part is self._part
        painter.setBrush(Qt.BrushStyle.NoBrush)
        under = QPen(QColor(0, 0, 0, 150), 4.0)
        under.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(under)  # so that the line is seen on anything
        painter.drawRect(rect)
        pen = self._pen(part, is_active=is_active)
        painter.setPen(pen)
        painter.drawRect(rect)
        if self.is_still:
            return
        if is_active:
            painter.setPen(QPen(_GROUND, 1))
            painter.setBrush(pen.color())
            for corner in CORNERS:
                grip = QRectF(0, 0, _GRIP, _GRIP)
                grip.moveCenter(corner_of(rect, corner))
                painter.drawRoundedRect(grip, 2, 2)
        self._paint_label(painter, part, pen.color())

    def _label(self, part: Part) -> str:
        name = self.tr("A start") if part is Part.FIRST else self.tr("B end")
        return f"{name} · {self._frames.frame(part).zoom:.2f}×"

    def label_rect(self, part: Part) -> QRectF:
        """Return the place of a frame's name: A at its upper left, B at its lower right, so both are read."""
        metrics = QFontMetricsF(self._theme.font(Type.META, QFont.Weight.DemiBold))
        size = QRectF(0, 0, metrics.horizontalAdvance(self._label(part)) + 3 * GRID, metrics.height() + GRID)
        rect = self.frame_rect(part)
        inset = QPointF(_GRIP, _GRIP)
        if part is Part.FIRST:
            size.moveTopLeft(rect.topLeft() + inset)
        else:
            size.moveBottomRight(rect.bottomRight() - inset)
        return size

    def _paint_label(self, painter: QPainter, part: Part, color: QColor) -> None:
        place, is_active = self.label_rect(part), part is self._part
        painter.setPen(self._pen(part, is_active=False) if not is_active else Qt.PenStyle.NoPen)
        painter.setBrush(color if is_active else _GROUND)
        painter.drawRoundedRect(place, RADIUS_BLOCK, RADIUS_BLOCK)
        painter.setFont(self._theme.font(Type.META, QFont.Weight.DemiBold))
        painter.setPen(_GROUND if is_active else color)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), self._label(part))

    def _paint_focus(self, painter: QPainter) -> None:
        at, is_active = self.focus_place(), self._part is Part.FOCUS
        for color, width in ((QColor(0, 0, 0, 170), 4.0), (_INK, 2.0 if is_active else 1.4)):
            painter.setPen(QPen(color, width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, 7, 7)
            for way in _WAYS:
                painter.drawLine(at + way * 4, at + way * 13)
        if is_active:
            painter.setPen(QPen(_ACCENT, 2))
            painter.drawEllipse(at, 16, 16)

    def _paint_guides(self, painter: QPainter, area: QRectF) -> None:
        painter.setPen(QPen(_ACCENT, 1))
        across, down = self._guides
        if across is not None:
            x = area.x() + across * area.width()
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        if down is not None:
            y = area.y() + down * area.height()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))


def corner_of(rect: QRectF, corner: QPointF) -> QPointF:
    """Return a corner (0 or 1, across and down) of a rectangle."""
    return QPointF(rect.x() + corner.x() * rect.width(), rect.y() + corner.y() * rect.height())
