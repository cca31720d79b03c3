"""Who spoke in a film, in words: the voices that were chosen, and those that had to stand in."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QObject

from studio.domain.voice import Narrator, SpokenBy
from studio.ui.settings.options import engine_name, narrator_name


class _VoiceCounts(QObject):
    """Numbered sentences: Qt's extractor knows plurals only in `tr` of an object."""

    def stood_in(self, count: int) -> str:
        return self.tr("%1 spoke %n scene(s) in place of %2.", "", count)


def who_spoke(voices: Sequence[SpokenBy]) -> str:
    """Name everybody who speaks in a film; empty for a silent one, or where no record says so."""
    narrators = dict.fromkeys(said.voice.narrator for said in voices if said.voice is not None)
    if not narrators:
        return ""
    named = ", ".join(map(_named, narrators))
    return QCoreApplication.translate("Screening", "Voice: %1").replace("%1", named)


def who_stood_in(voices: Sequence[SpokenBy]) -> str:
    """Say who had to speak in whose place; empty where whoever was chosen spoke."""
    pairs = Counter(
        (said.voice.narrator, said.instead_of.narrator)
        for said in voices
        if said.voice is not None and said.instead_of is not None
    )
    counts = _VoiceCounts()
    return " ".join(
        counts.stood_in(count).replace("%1", _named(spoke)).replace("%2", _named(chosen))
        for (spoke, chosen), count in pairs.items()
    )


def _named(narrator: Narrator) -> str:
    """Name a voice; the engine alone where it chose the voice itself."""
    return narrator_name(narrator) if narrator.name else engine_name(narrator.provider)
