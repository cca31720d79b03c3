"""The words and signs of the library: what became of a film, and what one may filter and sort by."""

from PySide6.QtCore import QCoreApplication

from studio.domain.library import FilmState


def film_name(film: FilmState) -> str:
    """Say what became of the film of a script; nothing where there is none."""
    return {
        FilmState.NONE: "",
        FilmState.MAKING: QCoreApplication.translate("Library", "film being made"),
        FilmState.MADE: QCoreApplication.translate("Library", "film ready"),
        FilmState.FAILED: QCoreApplication.translate("Library", "film failed"),
    }[film]


def film_look(film: FilmState) -> tuple[str, str]:
    """Return (icon, colour role) of what became of a film; no icon where there is none."""
    return {
        FilmState.NONE: ("", "muted"),
        FilmState.MAKING: ("loader-circle", "accent"),
        FilmState.MADE: ("film", "good"),
        FilmState.FAILED: ("circle-alert", "wrong"),
    }[film]
