"""The look of the window by role: colours, type, spacing; light, dark, or as the system has it."""

from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QIcon, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from studio.domain.settings import WindowTheme
from studio.resources import resource_path
from studio.ui.icons import IconSet
from studio.ui.stylesheet import stylesheet

FAMILY: Final = "Pretendard"
GRID: Final = 4
"""Every distance is a multiple of this, in pixels."""
RADIUS_BLOCK: Final = 4
RADIUS_CONTROL: Final = 6
RADIUS_CARD: Final = 8
ICON: Final = 16
"""Side of an icon in a button, in pixels, beside text as it was designed."""


@dataclass(frozen=True)
class Colors:
    """The tokens; what each is for, not what it looks like."""

    background: QColor
    panel: QColor
    raised: QColor
    line: QColor
    text: QColor
    muted: QColor
    accent: QColor
    accent_surface: QColor
    good: QColor
    doubt: QColor
    wrong: QColor
    on_accent: QColor

    def by_role(self, role: str) -> QColor:
        """Return the colour of a role by its name; raises AttributeError where there is none."""
        color: QColor = getattr(self, role)
        return color

    def as_hex(self) -> dict[str, str]:
        """Return every token as `#rrggbb`, for style sheets."""
        return {field.name: self.by_role(field.name).name() for field in fields(self)}


def _colors(*values: str) -> Colors:
    return Colors(*(QColor(value) for value in values))


DARK: Final = _colors(
    "#14161B", "#1B1E25", "#242832", "#2E333E", "#E7E9EE", "#98A1B0",
    "#7C9CFF", "#2A3557", "#4CC38A", "#E5B454", "#EF6A6A", "#0F1218",
)  # fmt: skip
LIGHT: Final = _colors(
    "#EEF0F3", "#FFFFFF", "#F6F7F9", "#DDE1E7", "#1A1E26", "#5B6675",
    "#3355D6", "#E4EAFF", "#18794E", "#8F5B00", "#C0352B", "#FFFFFF",
)  # fmt: skip


class Type(StrEnum):
    """What a text is, which decides its size and weight."""

    BODY = "body"
    SECONDARY = "secondary"
    META = "meta"
    TITLE = "title"
    HEADING = "heading"


_SIZES: Final = {
    Type.BODY: (13.0, QFont.Weight.Normal),
    Type.SECONDARY: (12.0, QFont.Weight.Normal),
    Type.META: (11.5, QFont.Weight.Normal),
    Type.TITLE: (14.0, QFont.Weight.DemiBold),
    Type.HEADING: (16.0, QFont.Weight.DemiBold),
}


class Theme(QObject):
    """The colours, fonts and icons in force; every panel is handed this one and repaints on `changed`."""

    changed = Signal()

    def __init__(
        self,
        choice: WindowTheme = WindowTheme.SYSTEM,
        parent: QObject | None = None,
        *,
        text_percent: int = 100,
    ) -> None:
        super().__init__(parent)
        self._icons = IconSet()
        self._choice = choice
        self._family = _bundled_family()
        self._text_scale = text_percent / 100
        self._colors = self._resolve()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def colors(self) -> Colors:
        """The tokens in force."""
        return self._colors

    @property
    def choice(self) -> WindowTheme:
        """What the person chose."""
        return self._choice

    @property
    def is_dark(self) -> bool:
        """Tell whether the dark tokens are in force."""
        return self._colors is DARK

    def choose(self, choice: WindowTheme) -> None:
        """Change the look of the running window."""
        self._choice = choice
        self.apply()

    def choose_text(self, percent: int) -> None:
        """Write everything in the running window larger; 100 is as it was designed."""
        self._text_scale = percent / 100
        self.apply()

    def apply(self) -> None:
        """Dress the application in the tokens in force."""
        self._colors = self._resolve()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setStyle("Fusion")
            app.setFont(self.font(Type.BODY))
            app.setPalette(self._palette())
            app.setStyleSheet(stylesheet(self._colors.as_hex()))
        self.changed.emit()

    def font(self, kind: Type = Type.BODY, weight: QFont.Weight | None = None) -> QFont:
        """Return the font of a kind of text."""
        size, usual = _SIZES[kind]
        font = QFont(self._family)
        # 96 dots an inch: the pixel sizes of the design, and Qt still scales them with the screen.
        font.setPointSizeF(size * self._text_scale * 72 / _dots_per_inch())
        font.setWeight(usual if weight is None else weight)
        return font

    def time_font(self, kind: Type = Type.SECONDARY) -> QFont:
        """Return a font whose figures are all equally wide, so that a running clock stands still."""
        font = self.font(kind)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    @property
    def icon_side(self) -> int:
        """Side of an icon in a button, in pixels: it grows half as much as text, and rows keep their room."""
        return ICON + 2 * round(ICON * (self._text_scale - 1) / 4)

    def icon(self, name: str, role: str = "muted") -> QIcon:
        """Return an icon of `resources/icons` in the colour of a role."""
        return self._icons.icon(name, self._colors.by_role(role), self._colors.line)

    def pixmap(self, name: str, role: str = "muted", side: int = 16, ratio: float = 1.0) -> QPixmap:
        """Return a drawing of `resources/icons` for painting, `side` device-independent pixels square."""
        return self._icons.pixmap(name, self._colors.by_role(role), side, ratio)

    def _resolve(self) -> Colors:
        if self._choice is WindowTheme.SYSTEM:
            dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
            return DARK if dark else LIGHT
        return DARK if self._choice is WindowTheme.DARK else LIGHT

    def _palette(self) -> QPalette:
        c, role = self._colors, QPalette.ColorRole
        palette = QPalette()
        for which, color in (
            (role.Window, c.panel),
            (role.Base, c.panel),
            (role.AlternateBase, c.raised),
            (role.Button, c.raised),
            (role.WindowText, c.text),
            (role.Text, c.text),
            (role.ButtonText, c.text),
            (role.ToolTipBase, c.raised),
            (role.ToolTipText, c.text),
            (role.PlaceholderText, c.muted),
            (role.Highlight, c.accent),
            (role.HighlightedText, c.on_accent),
            (role.Link, c.accent),
            (role.Mid, c.line),
            (role.Dark, c.line),
            (role.Accent, c.accent),
        ):
            palette.setColor(which, color)
        for which in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, c.muted)
        return palette

    @Slot()
    def _on_system_changed(self) -> None:
        if self._choice is WindowTheme.SYSTEM:
            self.apply()


def _dots_per_inch() -> float:
    screen = QGuiApplication.primaryScreen()
    return screen.logicalDotsPerInch() if screen is not None else 96.0


def _bundled_family() -> str:
    if FAMILY not in QFontDatabase.families():
        for file in sorted(resource_path("fonts").glob("Pretendard-*.otf")):
            QFontDatabase.addApplicationFont(str(file))
    return FAMILY
