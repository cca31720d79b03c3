"""Words for people, in both languages of the studio, written side by side where they arise."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language the studio speaks; also the language of a script's narration."""

    KOREAN = "ko"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence in every language of the studio, so that none can be forgotten."""

    ko: str
    en: str

    def to(self, language: Language) -> str:
        """Return the sentence in `language`."""
        return self.ko if language is Language.KOREAN else self.en

    def __str__(self) -> str:
        return self.en
