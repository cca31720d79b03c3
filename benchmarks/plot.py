"""The results as a picture: one bar per row, on a scale where each step is ten times the one before."""

import math
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from benchmarks.results import Results
from studio.picture import prepare_qt

WIDTH, LABELS, VALUES, LINE, HEAD = 1200, 400, 150, 34, 60
PAPER, INK, FAINT, OURS, THEIRS = "#ffffff", "#1c2330", "#d8dce4", "#2f6fed", "#9aa3b2"


def plot(lengths: Sequence[Results], target: Path) -> None:
    """Paint a PNG of the seconds of every row."""
    prepare_qt()
    height = sum(HEAD + LINE * len(results.done) for results in lengths) + LINE
    image = QImage(WIDTH, max(height, HEAD), QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0.0
        for results in lengths:
            top = _film(painter, results, top)
    image.save(str(target))


def _film(painter: QPainter, results: Results, top: float) -> float:
    seconds = [result.wall_sec for result in results.done]
    if not seconds:
        return top
    low, high = math.floor(math.log10(min(seconds))), math.ceil(math.log10(max(seconds)))
    room = WIDTH - LABELS - VALUES

    def reach(value: float) -> float:
        return max(2.0, room * (math.log10(value) - low) / max(1, high - low))

    _text(
        painter, QRectF(24, top, WIDTH, HEAD), f"{results.scenes} scenes: seconds to the film", 18, bold=True
    )
    top += HEAD
    bottom = top + LINE * len(results.done)
    for power in range(low, high + 1):
        x = LABELS + reach(10.0**power)
        painter.fillRect(QRectF(x, top - 6, 1, bottom - top), QColor(FAINT))
        _text(painter, QRectF(x + 4, top - 24, 80, 18), f"{10.0**power:g} s", 10)
    for result in results.done:
        ours = result.row.contestant.startswith("studio")
        _text(painter, QRectF(24, top, LABELS - 36, LINE), result.row.title, 12)
        bar = QRectF(LABELS, top + 6, reach(result.wall_sec), LINE - 14)
        painter.fillRect(bar, QColor(OURS if ours else THEIRS))
        _text(painter, QRectF(bar.right() + 8, top, VALUES, LINE), f"{result.wall_sec:.2f} s", 12)
        top += LINE
    return top


def _text(painter: QPainter, box: QRectF, text: str, size: int, *, bold: bool = False) -> None:
    font = QFont("Pretendard")
    font.setPixelSize(size + 4)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(QColor(INK))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
