"""Qt made ready for painting: an application without a window where none exists, and the carried fonts."""

import os
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from studio.resources import resource_path

FAMILY: Final = "Pretendard"


def prepare_qt() -> None:
    """Make painting possible in this process; call it from the main thread, as often as you like.

    Without an application the offscreen platform is chosen, unless a face has already chosen a display.
    """
    if QGuiApplication.instance() is None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        QGuiApplication.setDesktopSettingsAware(False)  # fonts and scale of this desktop do not colour a film
        # Qt deletes nothing at exit when Python drops the wrapper first, so the application keeps itself.
        app = QGuiApplication(["ctrlf-studio"])
        app.setProperty("keeper", app)
    if FAMILY not in QFontDatabase.families():
        for path in sorted(resource_path("fonts").glob("*.otf")):
            QFontDatabase.addApplicationFont(str(path))


def font_of(families: tuple[str, ...], size: float, weight: QFont.Weight, tracking: float = 0.0) -> QFont:
    """Return a font of `size` pixels that looks the same everywhere; tracking is in percent."""
    font = QFont(list(families))
    font.setPixelSize(max(1, round(size)))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy(QFont.StyleStrategy.PreferAntialias))
    font.setKerning(True)
    if tracking:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 + tracking)
    return font
