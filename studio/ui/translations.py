"""The language of the window: our own texts and those of Qt's dialogs, switched while it runs."""

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
        self._installed: list[QTranslator] = []

    def choose(self, language: Language) -> None:
        """Speak `language` from now on."""
        self.clear()
        QLocale.setDefault(QLocale(_LOCALES[language]))
        qt_folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, folder in (
            (f"qtbase_{language.value}", qt_folder),  # absent in a slim build: Qt then speaks English
            (f"studio_{language.value}", str(resource_path("translations"))),
        ):
            translator = QTranslator()
            if translator.load(name, folder):
                QCoreApplication.installTranslator(translator)
                self._installed.append(translator)

    def clear(self) -> None:
        """Speak the language of the source again."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed.clear()
