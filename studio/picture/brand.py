"""A theme coloured by a brand kit: whatever the colours, every word stays readable."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from studio.domain.brand import BrandKit
from studio.domain.slides import Canvas
from studio.picture.themes import Light, Mood, Moods, Shape, Theme, load_theme

Rgb = tuple[float, float, float]

READABLE: Final = 5.0
"""Contrast asked of every derived colour; half a point above what is promised."""
VISIBLE: Final = 3.0
"""Contrast asked of discs, signs and lines: they stay as close to the brand's own colour as they can."""
WHITE: Final = (255.0, 255.0, 255.0)
BLACK: Final = (0.0, 0.0, 0.0)
_INK: Final = (20.0, 24.0, 31.0)
_STEPS: Final = 40


def theme_of(canvas: Canvas) -> Theme:
    """Return the theme of a canvas, in the colours of its brand where it has one."""
    theme = load_theme(canvas.theme)
    return theme if canvas.brand is None else _branded(canvas.theme, canvas.brand.model_dump_json())


@lru_cache(maxsize=32)
def _branded(name: str, kit: str) -> Theme:
    return branded(load_theme(name), BrandKit.model_validate_json(kit))


def branded(theme: Theme, kit: BrandKit) -> Theme:
    """Return a theme in the colours and the typeface of a brand."""
    primary = _rgb(kit.primary)
    ground = _rgb(kit.background) if kit.background else _mixed(primary, (4.0, 6.0, 12.0), 0.86)
    dark = _contrast(ground, WHITE) >= _contrast(ground, BLACK)
    base = load_theme("dawn" if dark else "paper").moods
    ink = WHITE if dark else _INK
    if _contrast(ground, ink) < 12:  # a colour of middle brightness leaves no room for anything to stand out
        ground = _moved(ground, BLACK if dark else WHITE, (ink,), 12)
    glow = _moved(_mixed(ground, primary, 0.26), ground, (ink,), 11)
    card = _mixed(glow, ink, 0.08) if dark else glow
    behind = (ground, glow, card)
    accent = _moved(primary, ink, behind, VISIBLE)
    label = _moved(primary, ink, behind, READABLE)
    muted = _moved(_mixed(ink, ground, 0.26), ink, behind, READABLE + 0.8)
    marker = _moved(_mixed(ground, primary, 0.55), ground, (ink, muted), READABLE - 0.3)
    mood = base.default.model_copy(
        update={
            "text": _hex(ink),
            "muted": _hex(muted),
            "accent": _hex(accent),
            "label": _hex(label),
            "on_accent": _hex(_on(accent)),
            "card": _hex(ink) + "14" if dark else "#FFFFFFB8",
            "card_line": _hex(ink) + "18",
            "track": _hex(ink) + "26",
            "marker": _hex(marker),
            "good": _hex(_moved(_rgb(base.default.good), ink, behind, READABLE)),
            "wrong": _hex(_moved(_rgb(base.default.wrong), ink, behind, READABLE)),
            "start": _hex(ground),
            "end": _hex(_mixed(ground, BLACK if dark else WHITE, 0.25)),
            "lights": (Light(x=0.86, y=-0.04, radius=0.6, color=_hex(glow), strength=0.9),),
            "shapes": tuple(
                Shape(x=x, y=y, radius=radius, edge=0.05, color=_hex(accent), strength=0.035)
                for x, y, radius in ((0.95, 0.04, 0.4), (0.08, 1.24, 0.52))
            ),
        }
    )
    families = (kit.family, *theme.families) if kit.family else theme.families
    moods = Moods(default=mood, warning=base.warning, picture=_on_pictures(base.picture, primary))
    return theme.model_copy(update={"families": families, "moods": moods})


def _on_pictures(mood: Mood, primary: Rgb) -> Mood:
    veil = _rgb(mood.scrim)
    lightest = _mixed(WHITE, veil, int(mood.scrim[7:], 16) / 255)
    lightest = _mixed(lightest, WHITE, 0.05)  # under the mark of a draft
    accent = _moved(primary, WHITE, (lightest,), VISIBLE)
    label = _moved(primary, WHITE, (lightest,), READABLE)
    marker = _moved(primary, BLACK, (WHITE, _rgb(mood.muted)), READABLE)
    return mood.model_copy(
        update={
            "accent": _hex(accent),
            "label": _hex(label),
            "on_accent": _hex(_on(accent)),
            "marker": _hex(marker),
        }
    )


def _moved(color: Rgb, towards: Rgb, against: Iterable[Rgb], wanted: float) -> Rgb:
    """Return a colour, moved towards another until it stands out against all the given ones."""
    others = tuple(against)
    for step in range(_STEPS + 1):
        tried = _mixed(color, towards, step / _STEPS)
        if all(_contrast(tried, other) >= wanted for other in others):
            return tried
    return towards


def _on(color: Rgb) -> Rgb:
    """Return what to write with on a colour: white wherever it can be read."""
    white = _contrast(color, WHITE)
    return WHITE if white >= READABLE - 0.4 or white >= _contrast(color, BLACK) else BLACK


def _contrast(one: Rgb, other: Rgb) -> float:
    a, b = sorted((_luminance(one), _luminance(other)))
    return (b + 0.05) / (a + 0.05)


def _luminance(color: Rgb) -> float:
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in color)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    red, green, blue = (a + (b - a) * share for a, b in zip(one, other, strict=True))
    return red, green, blue


def _rgb(color: str) -> Rgb:
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def _hex(color: Rgb) -> str:
    return "#" + "".join(f"{round(c):02X}" for c in color)
