"""The language of the window: our own texts and those of Qt's dialogs, switched while it runs."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLibraryInfo, QLocale, QTranslator

from studio.domain.text import Language
from studio.resources import resource_path

LACKING: Final = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
)
"""What Qt's own dialogs say and Qt's Korean lacks: ours, asked first, has it."""

_LOCALES: Final = {Language.KOREAN: "ko_KR", Language.ENGLISH: "en_US"}


class Translations:
    """What is translated at the moment; choosing another language tells every widget (`LanguageChange`)."""

    def __init__(self) -> None:
        self._installed: list[tuple[QTranslator, bytes]] = []
        """With what each reads from: Qt copies nothing."""

    def choose(self, language: Language) -> None:
        """Speak `language` from now on."""
        self.clear()
        QLocale.setDefault(QLocale(_LOCALES[language]))
        qt_folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        for file in (
            qt_folder / f"qtbase_{language.value}.qm",  # absent in a slim build: Qt then speaks English
            resource_path("translations", f"studio_{language.value}.qm"),
        ):
            if file.is_file():
                self._install(file.read_bytes())

    def _install(self, said: bytes) -> None:
        """Speak from memory: Qt would map a file, and crash once an update writes another one over it."""
        translator = QTranslator()
        if translator.load(said):
            QCoreApplication.installTranslator(translator)
            self._installed.append((translator, said))

    def clear(self) -> None:
        """Speak the language of the source again."""
        for translator, _ in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()
