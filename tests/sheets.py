"""Contact sheets of slides for people to look at: `python -m tests.sheets [folder] [--only WORDS]`.

Every layout with short, long and hostile words, with and without pictures, in every theme, shape of frame and
language, arranged and painted as the film does it. `--only` takes words that the names of the sheets must
contain, such as `dawn 720x1280 ko`.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import math
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from studio.domain.brand import BrandKit
from studio.domain.image import ImageFit
from studio.domain.script import VisualSpec
from studio.domain.slides import Canvas, Motion, Slide, slide_of
from studio.domain.spec import RenderScene
from studio.domain.text import Language
from studio.domain.timeline import Shot
from studio.picture import paint_shot, prepare_qt, report_on

FORMATS = ((1280, 720), (720, 1280), (720, 720))
LOOKS: dict[str, tuple[str, BrandKit | None]] = {
    "dawn": ("dawn", None),
    "paper": ("paper", None),
    "contrast": ("contrast", None),
    "brand-coral": ("brand", BrandKit(primary="#E4572E", background="#FFF6F0", logo="logo")),
    "brand-green": ("brand", BrandKit(primary="#0F9D58", logo="logo")),
}
GAP = 16
SHEET_WIDTH = 2000


@dataclass(frozen=True)
class Case:
    """A scene as an author writes it."""

    name: str
    shown: str
    narration: str = ""
    kind: str = ""
    picture: str = ""
    fit: ImageFit = ImageFit.COVER
    order: int = 2
    terms: tuple[str, ...] = ()


WORDS: dict[str, dict[str, str]] = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
"""What the slides say, by language."""


def cases(language: Language) -> list[Case]:
    """Return the scenes of a sheet."""
    t = WORDS[language.value]
    items, short = t["items"].split("|"), t["short"].split("|")

    def listed(count: int, words: list[str], mark: str = "") -> str:
        lines = [f"{mark or f'{n}.'} {word}" for n, word in enumerate(words[:count], start=1)]
        return t["list"].format(n=count) + "\n".join(lines)

    say = t["say"]
    return [
        Case("title", t["hero"], order=1),
        Case("title, one word", t["word"], order=1),
        Case("title, long", t["long"], say, order=1),
        Case("highlight", t["bold"], say),
        Case("highlight, number", t["point"], say),
        Case("highlight, long", t["long"], say),
        Case("two", listed(2, items)),
        Case("three", listed(3, items)),
        Case("four", listed(4, items)),
        Case("five", listed(5, items)),
        Case("six", listed(6, items)),
        Case("four short", listed(4, short)),
        Case("six short", listed(6, short)),
        Case("bullets", listed(4, items, "-")),
        Case("ticks", t["ticks"]),
        Case("long items", listed(3, [t["long"]] * 3, "-")),
        Case("comparison", t["versus"]),
        Case("comparison, short", "\n".join(t["versus"].split("\n")[i] for i in (0, 1, 4))),
        Case("steps", t["steps"]),
        Case("diagram", t["four"], kind="DIAGRAM"),
        Case("case", t["case"], say),
        Case("case, long", t["case"] + ", " + t["long"], say),
        Case("warning", t["warn"], say),
        Case("warning, list", t["warnlist"]),
        Case("warning, number", "2. " + t["warn"], say, kind="WARNING"),
        Case("silent", "", ""),
        Case("full, photo", t["bold"], say, kind="FULL_IMAGE", picture="photo"),
        Case("full, white", t["warn"], say, kind="FULL_IMAGE", picture="white"),
        Case("full, noise", t["long"], kind="FULL_IMAGE", picture="noise"),
        Case("full, list", listed(3, items), kind="FULL_IMAGE", picture="photo"),
        Case("full, none", t["bold"], say, kind="FULL_IMAGE"),
        Case("photo, highlight", t["bold"], say, picture="photo"),
        Case("photo, title", t["hero"], picture="photo", order=1),
        Case("photo, list", listed(3, items), picture="photo"),
        Case("photo, six", listed(6, items), picture="photo"),
        Case("photo, comparison", t["versus"], picture="photo"),
        Case("photo, steps", t["steps"], picture="photo"),
        Case("photo, case", t["case"], say, picture="portrait"),
        Case("photo, warning", t["warn"], say, picture="portrait"),
        Case("contain", t["bold"], say, picture="portrait", fit=ImageFit.CONTAIN),
        Case("contain, wide", listed(4, items), picture="photo", fit=ImageFit.CONTAIN),
        Case("missing", t["bold"], say, picture="missing"),
        Case("Japanese", "怪しいメールは開かないでください\n添付ファイルも同じです。"),
        Case("Arabic", "لا تفتح الرسائل المشبوهة\nتحقق من عنوان المرسل أولاً."),
        Case("emoji", "📧 ☎ ✔ " + t["bold"], say),
    ]


def slide_for(case: Case, language: Language, pictures: dict[str, str]) -> Slide:
    """Arrange a scene as the film does."""
    visual = None
    if case.kind or case.picture or case.terms:
        image = f"picture:{pictures[case.picture]}" if case.picture else ""
        visual = VisualSpec(type=case.kind, image=image, image_fit=case.fit, highlight_terms=case.terms)
    scene = RenderScene(
        scene_id="s",
        scene_order=case.order,
        chapter_order=2,
        chapter_title=WORDS[language.value]["chapter"],
        narration=case.narration,
        on_screen_text=case.shown,
        visual_spec=visual,
    )
    return slide_of(scene, progress=0.4, motion=Motion(), frame_count=240, language=language)


def lay_down(folder: Path) -> dict[str, str]:
    """Make the pictures of the sheets; return their names by what they show."""
    random = np.random.default_rng(3)
    noise = random.integers(0, 2, (360, 640, 1), np.uint8).repeat(3, 2) * np.uint8(255)
    made = {
        "photo": photo(1600, 1000),
        "portrait": photo(900, 1500),
        "white": Image.new("RGB", (640, 360), "white"),
        "noise": Image.fromarray(noise),
        "logo": logo(),
    }
    names = {"missing": "0" * 64}
    for name, image in made.items():
        file = io.BytesIO()
        image.save(file, "PNG")
        names[name] = hashlib.sha256(file.getvalue()).hexdigest()
        (folder / f"{names[name]}.png").write_bytes(file.getvalue())
    return names


def photo(width: int, height: int) -> Image.Image:
    """Return something like a photograph: a bright window, a desk, a screen, out of focus at the back."""
    rows = np.linspace(0, 1, height)[:, None, None]
    wall = np.array([214, 224, 232]) * (1 - rows) + np.array([120, 128, 140]) * rows
    image = Image.fromarray(np.broadcast_to(wall, (height, width, 3)).astype(np.uint8).copy())
    draw = ImageDraw.Draw(image)
    for i in range(4):
        x = width * (0.06 + 0.13 * i)
        draw.rectangle((x, height * 0.08, x + width * 0.1, height * 0.5), fill=(250, 250, 244))
    draw.rectangle((0, height * 0.74, width, height), fill=(150, 104, 72))
    image = image.filter(ImageFilter.GaussianBlur(width / 120))
    draw = ImageDraw.Draw(image)
    draw.rectangle((width * 0.52, height * 0.36, width * 0.92, height * 0.72), fill=(32, 36, 44))
    draw.rectangle((width * 0.535, height * 0.38, width * 0.905, height * 0.69), fill=(90, 140, 220))
    draw.rectangle((width * 0.69, height * 0.72, width * 0.75, height * 0.82), fill=(40, 44, 52))
    draw.ellipse((width * 0.12, height * 0.66, width * 0.22, height * 0.82), fill=(230, 70, 60))
    return image


def logo() -> Image.Image:
    """Return a logo with a clear ground."""
    image = Image.new("RGBA", (600, 160), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, 150, 150), fill=(228, 87, 46, 255))
    draw.rounded_rectangle((190, 50, 590, 110), 30, fill=(120, 130, 150, 255))
    return image


def sheet(on: Canvas, language: Language, folder: Path, pictures: dict[str, str]) -> QImage:
    """Return all scenes side by side, each with its name and what the studio would warn of."""
    shown = cases(language)
    columns = {True: 4, False: 6}[on.width > on.height] if on.width != on.height else 5
    cell = (SHEET_WIDTH - (columns + 1) * GAP) / columns
    high = cell * on.height / on.width
    rows = math.ceil(len(shown) / columns)
    whole = QImage(SHEET_WIDTH, round(rows * (high + 22 + GAP) + GAP), QImage.Format.Format_RGB32)
    whole.fill(QColor("#3A3A40"))
    with QPainter(whole) as painter:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for index, case in enumerate(shown):
            row, column = divmod(index, columns)
            x, y = GAP + column * (cell + GAP), GAP + row * (high + 22 + GAP)
            what = slide_for(case, language, pictures)
            frame = QImage(on.width, on.height, QImage.Format.Format_RGB32)
            with QPainter(frame) as inner:
                paint_shot(inner, on, (what,), Shot(scene=0, local_frame=0), folder)
            scaled = frame.scaledToWidth(round(cell), Qt.TransformationMode.SmoothTransformation)
            painter.drawImage(round(x), round(y), scaled)
            report = report_on(on, what, folder)
            found = {
                "cut": report.cut,
                "left out": report.left_out,
                "no glyph": report.missing,
                "faint": report.faint,
            }
            notes = ", ".join(name for name, told in found.items() if told)
            painter.setPen(QColor("#FFB0A0" if notes else "#D0D0D8"))
            painter.drawText(QRectF(x, y + high, cell, 22), 0, f"{case.name}  {notes}")
    return whole


def main() -> int:
    """Paint the sheets that were asked for; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", default="shots/slides")
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    target = Path(asked.folder)
    target.mkdir(parents=True, exist_ok=True)
    prepare_qt()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        pictures = lay_down(folder)
        for look, (theme, kit) in LOOKS.items():
            if kit is not None:
                kit = kit.model_copy(update={"logo": f"picture:{pictures['logo']}"})
            for width, height in FORMATS:
                for language in Language:
                    name = f"{look}-{width}x{height}-{language.value}"
                    if all(word in name for word in asked.only.split()):
                        on = Canvas(width=width, height=height, fps=24, theme=theme, brand=kit)
                        path = target / f"{name}.png"
                        sheet(on, language, folder, pictures).save(str(path))
                        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
