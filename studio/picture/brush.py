"""Paints the elements of a slide."""

import math
from collections.abc import Iterator, Sequence
from typing import assert_never

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPen,
)

from studio.domain.bold import Span
from studio.picture.breaks import reads_right_to_left
from studio.picture.elements import (
    Align,
    Box,
    Composition,
    Element,
    Plate,
    Role,
    Scrim,
    Sign,
    SignKind,
    Stamp,
    Words,
)
from studio.picture.lettering import Line, Part, line_of
from studio.picture.marks import marked_spans, spans_in_line
from studio.picture.qt import font_of
from studio.picture.themes import Mood

Spans = Sequence[Span]

MARKER_TOP, MARKER_END = -0.20, 0.15
"""From the baseline, in sizes: the lower third of a word."""
MARKER_REACH = 0.05
STAMP_STRENGTH = 0.05
STAMP_ANGLE = -24.0
SCRIM_STEPS = 16
"""Colours from which a smooth fade is put together."""
SCRIM_LEAST = 0.55
"""What is left of a veil at the far end of the words."""


class Brush:
    """Paints elements in the colours of one mood."""

    def __init__(self, painter: QPainter, mood: Mood, families: tuple[str, ...]) -> None:
        self._painter = painter
        self._mood = mood
        self._families = families

    def paint(self, composition: Composition) -> None:
        """Paint every element in order."""
        self._painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        for element in composition.elements:
            self._painter.save()
            self._paint(element)
            self._painter.restore()

    def _paint(self, element: Element) -> None:
        match element:
            case Words():
                self._words(element)
            case Plate():
                self._plate(element)
            case Sign():
                self._sign(element)
            case Stamp():
                self._stamp(element)
            case Scrim():
                self._scrim(element)
            case _:
                assert_never(element)

    def _color(self, role: Role) -> QColor:
        return color_of(self._mood, role)

    def _plate(self, plate: Plate) -> None:
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._color(plate.fill))
        self._painter.drawRoundedRect(rect_of(plate.box), plate.radius, plate.radius)
        if plate.line is not None:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.setPen(QPen(self._color(plate.line), 1.0))
            self._painter.drawRoundedRect(rect_of(plate.box.inset(0.5, 0.5)), plate.radius, plate.radius)

    def _words(self, words: Words) -> None:
        setting = words.setting
        strokes = marked_spans(setting.text, words.marked)
        to_left = reads_right_to_left(setting.text)
        for index, (text, start) in enumerate(zip(setting.lines, setting.starts, strict=True)):
            marked = spans_in_line(strokes, start, text)
            bold = spans_in_line(setting.bold, start, text)
            parts = sorted(self._parts(words, bold, marked), key=lambda part: part.span)
            line = line_of(text, setting.face.font(setting.size), to_left=to_left, parts=parts)
            if line is not None:
                self._line(line, words, words.box.y + index * setting.line_height, to_left, marked)

    def _parts(self, words: Words, bold: Spans, marked: Spans) -> Iterator[Part]:
        """Yield what is bold: heavier and never muted; in a headline, which is heavy, in the accent's colour.

        There a word with a marker stroke is set off already; elsewhere it is not muted either, for on its
        stroke it could not be read.
        """
        face, size = words.setting.face, words.setting.size
        if not face.is_heavy:
            role = Role.TEXT if words.role is Role.MUTED else words.role
            yield from (Part(span, face.bolder().font(size), self._color(role)) for span in bold)
            if words.role is Role.MUTED:
                yield from (Part(s, face.font(size), self._color(role)) for s in _without(marked, bold))
            return
        for span in bold:
            if not any(span[0] < end and start < span[1] for start, end in marked):
                yield Part(span, face.font(size), self._color(Role.LABEL))

    def _line(self, line: Line, words: Words, top: float, to_left: bool, marked: Spans) -> None:
        # A right-to-left line stands at the right end of its endless width; its own left edge counts.
        natural = line.natural
        free = words.box.width - natural.width()
        shift = free / 2 if words.align is Align.CENTER else free if to_left else 0.0
        x = words.box.x + shift - natural.x()
        size = words.setting.size
        baseline = top + baseline_in(words)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(self._color(Role.MARKER))
        for first, last in marked:
            a, b = line.x_of(first), line.x_of(last)
            left, right = min(a, b) - MARKER_REACH * size, max(a, b) + MARKER_REACH * size
            stroke = QRectF(
                x + left, baseline + MARKER_TOP * size, right - left, (MARKER_END - MARKER_TOP) * size
            )
            self._painter.drawRoundedRect(stroke, 0.04 * size, 0.04 * size)
        line.paint(self._painter, QPointF(x, baseline - line.ascent), self._color(words.role))

    def _sign(self, sign: Sign) -> None:
        box = sign.box
        color = self._color(sign.role)
        if sign.kind is SignKind.WARNING:
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(color)
            self._painter.drawPath(_exclamation(box))
            return
        pen = QPen(color, box.height * 0.115)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self._painter.setPen(pen)
        for stroke in _STROKES[sign.kind]:
            points = [QPointF(box.x + px * box.width, box.y + py * box.height) for px, py in stroke]
            self._painter.drawPolyline(points)

    def _stamp(self, stamp: Stamp) -> None:
        color = self._color(stamp.role)
        color.setAlphaF(STAMP_STRENGTH)
        self._painter.translate(stamp.box.x + stamp.box.width / 2, stamp.box.y + stamp.box.height / 2)
        self._painter.rotate(STAMP_ANGLE)
        line = line_of(stamp.text, font_of(self._families, stamp.size, QFont.Weight.Bold, 6))
        if line is not None:
            line.paint(self._painter, -line.natural.center(), color)

    def _scrim(self, scrim: Scrim) -> None:
        box = scrim.box
        width, height = math.ceil(box.right + scrim.beside), math.ceil(box.height + scrim.above)
        veil = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
        veil.fill(Qt.GlobalColor.transparent)
        color = color_of(self._mood, Role.SCRIM)
        strength = color.alphaF()
        upright, across = QLinearGradient(0, 0, 0, scrim.above), QLinearGradient(box.right, 0, width, 0)
        for step in range(SCRIM_STEPS + 1):
            t = step / SCRIM_STEPS
            soft = t * t * (3 - 2 * t)
            color.setAlphaF(strength * soft)
            upright.setColorAt(t, color)
            across.setColorAt(t, QColor(0, 0, 0, round(255 * (1 - (1 - SCRIM_LEAST) * soft))))
        with QPainter(veil) as painter:
            painter.fillRect(veil.rect(), QBrush(upright))
            if scrim.beside > 0:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
                painter.fillRect(veil.rect(), QBrush(across))
        self._painter.drawImage(QPointF(box.x, math.floor(box.y - scrim.above)), veil)


_STROKES = {
    SignKind.CROSS: (((0.2, 0.2), (0.8, 0.8)), ((0.8, 0.2), (0.2, 0.8))),
    SignKind.TICK: (((0.12, 0.54), (0.39, 0.8), (0.88, 0.22)),),
    SignKind.ARROW: (((0.08, 0.5), (0.92, 0.5)), ((0.58, 0.18), (0.92, 0.5), (0.58, 0.82))),
    SignKind.ARROW_DOWN: (((0.5, 0.08), (0.5, 0.92)), ((0.18, 0.58), (0.5, 0.92), (0.82, 0.58))),
}


def _without(spans: Spans, others: Spans) -> Iterator[Span]:
    """Yield what is left of `spans` outside of `others`; both are in order and apart."""
    for start, end in spans:
        for first, last in others:
            if first < end and start < last:
                if start < first:
                    yield start, first
                start = last
        if start < end:
            yield start, end


def color_of(mood: Mood, role: Role) -> QColor:
    """Return the colour of a role, see-through where the theme says `#RRGGBBAA`."""
    value: str = getattr(mood, role)
    color = QColor(value[:7])
    if len(value) == 9:
        color.setAlpha(int(value[7:], 16))
    return color


def rect_of(box: Box) -> QRectF:
    """Return a box as Qt knows it."""
    return QRectF(box.x, box.y, box.width, box.height)


def baseline_in(words: Words) -> float:
    """Return how far the first baseline lies below the top of the box: letters sit in the middle of lines."""
    size = words.setting.size
    return words.setting.line_height / 2 + BASELINE_SHARE * size


BASELINE_SHARE = 0.355
"""Half the height of a Korean syllable or a capital letter, in sizes."""


def _exclamation(box: Box) -> QPainterPath:
    w, h, cx = box.width, box.height, box.x + box.width / 2
    path = QPainterPath()
    top, foot = box.y + 0.22 * h, box.y + 0.60 * h
    path.moveTo(cx - 0.062 * w, top)
    path.lineTo(cx + 0.062 * w, top)
    path.lineTo(cx + 0.045 * w, foot)
    path.lineTo(cx - 0.045 * w, foot)
    path.closeSubpath()
    path.addEllipse(QPointF(cx, box.y + 0.725 * h), 0.062 * w, 0.062 * h)
    return path
