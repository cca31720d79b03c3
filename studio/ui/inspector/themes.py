"""The themes to choose from, each a swatch in its own colours."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath

from studio.domain.brand import BRAND_THEME, BrandKit
from studio.domain.slides import Canvas
from studio.picture import theme_names
from studio.picture.brand import theme_of
from studio.picture.themes import Mood
from studio.ui import words
from studio.ui.inspector.selection import Mixed
from studio.ui.inspector.tiles import Tile, Tiles
from studio.ui.theme import RADIUS_BLOCK, Theme
from studio.ui.widgets import is_language_change

INHERITED: Final = ""
_ORDER: Final = ("dawn", "paper", "contrast", "brand")


class ThemeTile(Tile):
    """A theme as its ground, its accent and its words; an unknown one as a question."""

    def __init__(self, theme: Theme, value: str) -> None:
        super().__init__(theme, value)
        self._mood: Mood | None = None

    def show_mood(self, mood: Mood | None) -> None:
        """Show other colours."""
        if mood is not self._mood:
            self._mood = mood
            self.update()

    def paint_drawing(self, painter: QPainter, place: QRectF) -> None:
        """Draw the swatch."""
        mood = self._mood
        if mood is None:
            painter.setPen(self.theme.colors.muted)
            painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), "?")
            return
        shape = QPainterPath()
        shape.addRoundedRect(place, RADIUS_BLOCK, RADIUS_BLOCK)
        painter.setClipPath(shape)
        ground = QLinearGradient(place.topLeft(), place.bottomRight())
        ground.setColorAt(0, QColor(mood.start))
        ground.setColorAt(1, QColor(mood.end))
        painter.fillRect(place, ground)
        painter.setPen(Qt.PenStyle.NoPen)
        for x, y, w, h, color in (
            (7, 7, 12, 2, mood.label),
            (7, 12, 28, 4, mood.text),
            (7, 20, 18, 2.5, mood.muted),
        ):
            painter.setBrush(QColor(color[:7]))
            painter.drawRoundedRect(QRectF(place.x() + x, place.y() + y, w, h), h / 2, h / 2)
        painter.setBrush(QColor(mood.accent[:7]))
        painter.drawEllipse(QRectF(place.right() - 13, place.bottom() - 12, 7, 7))


class ThemePicker(Tiles):
    """One tile for each theme, first the one that comes from the film or the settings."""

    def __init__(self, theme: Theme, *, of_scene: bool) -> None:
        super().__init__()
        self._of_scene = of_scene
        self._inherited = ""
        names = sorted(theme_names(), key=_place)
        for value in (INHERITED, *names):
            self.add(ThemeTile(theme, value))
        self._foreign = ThemeTile(theme, "?")
        self._foreign.hide()
        self.add(self._foreign)
        self._retranslate()

    def show_theme(self, chosen: str | Mixed, inherited: str, brand: BrandKit | None) -> None:
        """Mark the theme that holds; `inherited` holds where none is chosen."""
        self._inherited = inherited
        known = theme_names()
        foreign = isinstance(chosen, str) and chosen not in (INHERITED, *known)
        self._foreign.setVisible(foreign)
        if isinstance(chosen, str) and foreign:
            self._foreign.value = chosen
            self._foreign.set_words(chosen, self.accessibleName())
        for tile in self.tiles:
            name = tile.value or inherited
            if isinstance(tile, ThemeTile) and name in known:
                tile.show_mood(_mood(name, brand))
        self.show_value(None if isinstance(chosen, Mixed) else chosen)
        self._name_inherited()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _name_inherited(self) -> None:
        tile = self.tiles[0]
        name = self.tr("As the film") if self._of_scene else self.tr("As in settings")
        tile.set_words(name, self.accessibleName())
        if self._inherited:
            told = f"{name} ({words.theme_name(self._inherited)})"
            tile.setToolTip(told)
            tile.setAccessibleName(f"{self.accessibleName()}: {told}")

    def _retranslate(self) -> None:
        about = self.tr("Theme")
        self.setAccessibleName(about)
        for tile in self.tiles[1:]:
            tile.set_words(words.theme_name(tile.value), about)
        self._name_inherited()


def is_known(theme: str) -> bool:
    """Tell whether there is such a theme here."""
    return theme in (INHERITED, *theme_names())


def _mood(name: str, brand: BrandKit | None) -> Mood:
    kit = brand if name == BRAND_THEME else None
    return theme_of(Canvas(width=16, height=9, fps=24, theme=name, brand=kit)).moods.default


def _place(theme: str) -> int:
    return _ORDER.index(theme) if theme in _ORDER else len(_ORDER)
