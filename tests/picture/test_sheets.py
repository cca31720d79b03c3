"""The scenes of the contact sheets fit every shape of page, and nothing stands on anything else."""

from __future__ import annotations

from itertools import combinations

import pytest

from studio.domain.slides import Canvas
from studio.domain.text import Language
from studio.picture import fit_of
from studio.picture.elements import Box, Plate, Scrim, Sign, Stamp, Words
from tests.picture.kit import canvas
from tests.picture.test_layouts import check, ink
from tests.sheets import cases, slide_for

PAGES = [
    (1280, 720),
    (720, 1280),
    (720, 720),
    (1024, 768),
    (1080, 1350),
    (2560, 1080),
    (640, 360),
    (3840, 2160),
]
HOPELESS = {("case, long", (720, 720)), ("photo, six", (1080, 1350))}
"""Scenes that say more than such a page holds; the author is told."""
PICTURES = dict.fromkeys(("photo", "portrait", "white", "noise", "missing"), "0" * 64)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("size", PAGES, ids=str)
def test_every_scene_fits_every_page(size: tuple[int, int], language: Language) -> None:
    on = canvas(*size, watermark="초안")
    for case in cases(language):
        what = slide_for(case, language, PICTURES)
        made = check(on, what)
        fit = fit_of(on, what)
        fits = not fit.cut and not fit.left_out
        assert fits or (case.name, size) in HOPELESS, (case.name, fit)
        apart([e for e in made.elements if isinstance(e, Words)], case.name)
        marks_keep_clear(on, made.elements, case.name)


def apart(texts: list[Words], name: str) -> None:
    """What is written never covers what else is written."""
    for one, other in combinations(texts, 2):
        if "number" not in (one.name, other.name):
            for a in ink(one):
                assert not any(a.overlaps(b) for b in ink(other)), (name, one.name, other.name)


def marks_keep_clear(on: Canvas, elements: tuple[object, ...], name: str) -> None:
    """Discs, signs and bullets stand on the page and on no words but their own."""
    page = Box(0, 0, on.width, on.height)
    words = [e for e in elements if isinstance(e, Words) and e.name in ("title", "body", "item", "label")]
    for element in elements:
        if isinstance(element, Stamp | Scrim) or not isinstance(element, Plate | Sign):
            continue
        assert page.contains(element.box), (name, element.name)
        if element.name in (
            "disc",
            "bullet",
            "item sign",
            "sign",
            "sign plate",
            "tag plate",
            "rail",
            "arrow",
        ):
            for text in words:
                assert not element.box.overlaps(text.box), (name, element.name, text.name)
