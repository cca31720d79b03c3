"""A brand colours a theme; whatever its colours, every word stays readable, and the logo has its place."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest

from studio.domain.brand import BrandKit
from studio.domain.errors import StepFailed
from studio.domain.script import Layout
from studio.domain.settings import RenderSettings
from studio.domain.slides import canvas_of
from studio.domain.spec import RenderSpec
from studio.domain.timeline import Shot
from studio.picture import FramePainter
from studio.picture.brand import theme_of
from studio.picture.elements import Words
from studio.picture.layouts import compose, page_of
from tests.picture.kit import SIZES, canvas, keep, pictured, slide
from tests.picture.test_contrast import require_contrast

PRIMARIES = (
    "#000000",
    "#FFFFFF",
    "#777777",
    "#FFE600",
    "#FF0000",
    "#00FF00",
    "#0000FF",
    "#0B5FFF",
    "#E4572E",
)
GROUNDS = (None, "#FFFFFF", "#000000", "#808080", "#F3EEF8", "#1B2A49")


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("primary", PRIMARIES)
def test_every_brand_is_readable(primary: str, ground: str | None, tmp_path: Path) -> None:
    kit = BrandKit(primary=primary, background=ground)
    on = canvas(640, 360, theme="brand", watermark="초안").model_copy(update={"brand": kit})
    white = keep(tmp_path, np.full((90, 160, 3), 255, np.uint8))
    words = "숨기지 말고, 바로 신고"
    for layout in (Layout.KEY_POINTS, Layout.COMPARISON, Layout.EXAMPLE, Layout.WARNING):
        require_contrast(on, slide(layout, words, terms=("신고",)), 0)
    require_contrast(on, pictured(slide(Layout.FULL_IMAGE, words, terms=("신고",)), white), 0, tmp_path)


def test_the_kit_colours_only_the_theme_brand() -> None:
    kit = BrandKit(primary="#0B5FFF", family="Noto Serif")
    for theme, wanted in (("brand", kit), ("paper", None)):
        settings = RenderSettings(theme=theme, brand=kit)
        assert (
            canvas_of(RenderSpec(script_id="s", video_id="v", title="t", settings=settings)).brand == wanted
        )
    own = theme_of(canvas(theme="brand").model_copy(update={"brand": kit}))
    assert own.families == ("Noto Serif", "Pretendard")
    assert own != theme_of(canvas(theme="brand"))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_logo_is_seen_and_stands_on_nothing(size: tuple[int, int], tmp_path: Path) -> None:
    pixels = np.zeros((60, 300, 3), np.uint8)
    pixels[:] = (255, 0, 255)
    logo = keep(tmp_path, pixels)
    kit = BrandKit(primary="#0B5FFF", logo=f"picture:{logo}")
    on = canvas(*size, theme="brand", watermark="초안").model_copy(update={"brand": kit})
    for layout in Layout:
        what = slide(layout, "숨기지 말고, 바로 신고")
        place = page_of(on, what).logo
        assert place is not None
        words = [w for w in compose(on, what).elements if isinstance(w, Words)]
        assert not any(place.overlaps(w.box) for w in words)
        for one, other in combinations([w for w in words if w.name in ("kicker", "badge")], 2):
            assert not one.box.overlaps(other.box)
    frame = FramePainter(on, (slide(Layout.EXAMPLE, "신고"),), tmp_path).paint(Shot(scene=0, local_frame=0))
    seen = np.frombuffer(frame, np.uint8).reshape(on.height, on.width, 4)
    magenta = (seen[..., 2] > 240) & (seen[..., 1] < 15) & (seen[..., 0] > 240)
    rows, columns = np.nonzero(magenta)
    assert columns.max() < on.width - 40
    assert magenta.sum() > 2_000
    assert rows.max() < 112
    (tmp_path / f"{logo}.png").unlink()
    with pytest.raises(StepFailed):
        FramePainter(on, (slide(Layout.EXAMPLE, "신고"),), tmp_path)
