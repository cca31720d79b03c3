"""Slides to paint: every layout with short, long and hostile words, on every kind of canvas."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from studio.domain.image import ImageFit
from studio.domain.script import Layout
from studio.domain.slides import Canvas, Group, Motion, Slide, SlideImage

LONG = (
    "개인정보가 포함된 문서를 외부로 전송할 때에는 반드시 승인 절차를 거치고 "
    "암호를 설정한 뒤 수신자를 다시 확인해야 합니다"
)
HOSTILE = {
    "quotes": "It's 100% \"real\": C:\\temp\\x, isn't it?",
    "newlines": "첫 줄\n\n둘째 줄\r\n\t셋째 줄",
    "emoji": "피싱 🎣 조심 👨‍👩‍👧‍👦 e\u0301",
    "right to left": "مرحبا بالعالم: 100% آمن",
    "endless word": "가" * 5000,
    "endless text": "모든 메일은 의심한다 " * 450,
    "endless address": "https://example.com/" + "a1-" * 400,
    "japanese": "怪しいメールは開かないでください。添付ファイルも同じです。",
    "controls": "a\u0000b\u200b\u2028c\ufeff",
    "blank": "   ",
    "empty": "",
}
SIZES = [(1280, 720), (720, 1280), (720, 720)]
MOTION = Motion(zoom_from=1.0, zoom_to=1.1, focus_x=0.62, focus_y=0.4)


def canvas(width: int = 1280, height: int = 720, theme: str = "dawn", watermark: str = "") -> Canvas:
    return Canvas(width=width, height=height, fps=24, theme=theme, watermark=watermark)


def slide(
    layout: Layout, title: str, item: str = "", *, terms: tuple[str, ...] = (), count: int = 3
) -> Slide:
    """A slide of a layout with everything on it that the layout can show."""
    item = item or title
    listed = layout in (Layout.KEY_POINTS, Layout.SUMMARY, Layout.DIAGRAM)
    groups = (
        Group(label="하지 마십시오", items=(item,) * count, good=False),
        Group(label="이렇게 하십시오", items=(item,) * count, good=True),
    )
    return Slide(
        layout=layout,
        title=title,
        body="" if listed else item,
        items=(item,) * count if listed else (),
        groups=groups if layout is Layout.COMPARISON else (),
        number="2" if layout in (Layout.WARNING, Layout.KEY_POINTS, Layout.TEXT_HIGHLIGHT) else "",
        tag="사례" if layout is Layout.EXAMPLE else "",
        highlight_terms=terms,
        kicker="2장 · 의심해야 할 신호",
        progress=0.4,
        motion=MOTION,
        frame_count=240,
    )


def keep(folder: Path, pixels: NDArray[np.uint8]) -> str:
    """Lay a picture down as a studio that took it in would have; return its name."""
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    name = hashlib.sha256(file.getvalue()).hexdigest()
    (folder / f"{name}.png").write_bytes(file.getvalue())
    return name


def pictured(what: Slide, name: str, fit: ImageFit = ImageFit.COVER) -> Slide:
    """The same slide with a picture."""
    return what.model_copy(update={"image": SlideImage(sha256=name, fit=fit)})
