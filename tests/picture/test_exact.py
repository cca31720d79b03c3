"""The words of a slide are the same bytes whatever was painted before them, and in every process."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QImage, QPainter

from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide
from studio.picture.brand import theme_of
from studio.picture.brush import Brush
from studio.picture.foreground import mood_of
from studio.picture.layouts import compose
from studio.picture.lettering import LARGE, Line, line_of
from studio.picture.qt import font_of, prepare_qt
from tests.picture.kit import canvas, slide

ROOT = Path(__file__).parents[2]
SIZES = [(1280, 720), (1920, 1080), (3840, 2160)]
WORDS = ("숨기지 말고, 바로 신고", "Don't hide it: 24시간 이내", "الإبلاغ أولاً 🎣 怪しいメール ☎")


def tasks() -> list[tuple[Canvas, Slide]]:
    """Every layout of a draft in three sizes, in several scripts."""
    return [
        (
            canvas(*size, watermark="초안" if index % 2 else "DRAFT"),
            slide(layout, WORDS[index % 3], WORDS[(index + 1) % 3], terms=("신고", "24시간")),
        )
        for size in SIZES
        for index, layout in enumerate(Layout)
    ]


def digest(on: Canvas, what: Slide) -> str:
    """Paint the words afresh, past every layer that is kept."""
    buffer = bytearray(on.width * on.height * 4)
    layer = QImage(buffer, on.width, on.height, on.width * 4, QImage.Format.Format_ARGB32_Premultiplied)
    with QPainter(layer) as painter:
        Brush(painter, mood_of(on, what), theme_of(on).families).paint(compose(on, what))
    return hashlib.blake2b(buffer, digest_size=8).hexdigest()


def digests(order: int) -> dict[str, str]:
    """Paint all tasks in an order of its own."""
    prepare_qt()
    numbered = list(enumerate(tasks()))
    random.Random(order).shuffle(numbered)
    return {str(number): digest(*task) for number, task in numbered}


def test_the_words_of_a_draft_are_the_same_bytes_in_every_order_and_process() -> None:
    here = digests(1)
    assert digests(2) == here
    for order in (3, 4):
        code = (
            f"import json; from tests.picture.test_exact import digests; print(json.dumps(digests({order})))"
        )
        command = [sys.executable, "-c", code]
        fresh = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        assert json.loads(fresh.stdout) == here


@pytest.mark.parametrize("text", ["신고합니다", "Report it", "الإبلاغ أولاً"])
@pytest.mark.parametrize("size", [LARGE - 1, LARGE + 1, 2.4 * LARGE])
def test_large_letters_are_those_of_qt_give_or_take_a_rounding(text: str, size: float) -> None:
    font = font_of(("Pretendard",), size, QFont.Weight.Bold, -2.0)
    line = line_of(text, font)
    assert line is not None
    ours, theirs = inked(line, own=True), inked(line, own=False)
    off = [abs(a - b) for a, b in zip(ours, theirs, strict=True)]
    assert sum(ours) > 20_000
    assert sum(off) < 0.01 * sum(ours)


def inked(line: Line, *, own: bool) -> bytes:
    buffer = bytearray(1200 * 240 * 4)
    image = QImage(buffer, 1200, 240, 4800, QImage.Format.Format_ARGB32_Premultiplied)
    at = QPointF(10, 20)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if own:
            line.paint(painter, at, QColor("#FFFFFF"))
        else:
            painter.setPen(QColor("#FFFFFF"))
            line.layout.draw(painter, at)
    return bytes(buffer[3::4])
