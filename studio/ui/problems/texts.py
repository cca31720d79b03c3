"""The words for problems: what is wrong, what one click does, how grave it is."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject

from studio.domain.problem import Fix, Problem, ProblemKind, Severity, Topic

_QUOTED_LIMIT: Final = 24
_DECIMALS: Final = {
    ProblemKind.ENDLESS: 1,
    ProblemKind.FAST_CAPTION: 1,
    ProblemKind.SHORT_CAPTION: 1,
    ProblemKind.LONG_CAPTION: 1,
    ProblemKind.SMALL_PICTURE: 1,
    ProblemKind.LOW_CONTRAST: 1,
}


class _ProblemCounts(QObject):
    """Numbered sentences: Qt's extractor knows plurals only in `tr` of an object."""

    def left_out(self, count: int) -> str:
        return self.tr("No room for %n of the items", "", count)

    def same_kind(self, count: int) -> str:
        return self.tr("%n problem(s) of this kind", "", count)


def problem_text(problem: Problem) -> str:
    """Say in a few words what is wrong; fits a line of a card."""
    if problem.kind is ProblemKind.LEFT_OUT:
        return _ProblemCounts().left_out(round(problem.amount))
    amount = f"{problem.amount:,.{_DECIMALS.get(problem.kind, 0)}f}"
    return _texts()[problem.kind].replace("%1", amount).replace("%2", _shortened(problem.detail))


def fix_text(problem: Problem) -> str:
    """Say in a word or two what one click does about a problem; empty where it can do nothing."""
    return fix_name(problem.fix) if problem.fix is not None else ""


def fix_name(fix: Fix) -> str:
    """Name a fix."""
    tr = QCoreApplication.translate
    return {
        Fix.SPLIT: tr("problems", "Split"),
        Fix.SLOWER: tr("problems", "Speak slower"),
        Fix.SET_LENGTH: tr("problems", "Set the length"),
        Fix.NO_LENGTH: tr("problems", "Use the default"),
        Fix.REMOVE_CHARACTERS: tr("problems", "Remove them"),
        Fix.OTHER_LAYOUT: tr("problems", "Roomier layout"),
        Fix.NO_LAYOUT: tr("problems", "Choose automatically"),
        Fix.REMOVE_PICTURE: tr("problems", "Remove the picture"),
        Fix.CHOOSE_PICTURE: tr("problems", "Choose a picture..."),
        Fix.OTHER_THEME: tr("problems", "Readable theme"),
        Fix.FILM_VOICE: tr("problems", "Use the usual voice"),
        Fix.REMOVE_TERM: tr("problems", "Remove the term"),
        Fix.TIDY: tr("problems", "Tidy up"),
        Fix.CLOSE: tr("problems", "Close it"),
        Fix.SAME_SPELLING: tr("problems", "Write it alike"),
        Fix.NAME_CHAPTER: tr("problems", "Give it a title"),
        Fix.DELETE_SCENE: tr("problems", "Delete this scene"),
        Fix.ADD_SCENE: tr("problems", "Add a scene"),
        Fix.SETTINGS: tr("problems", "Open the settings"),
    }[fix]


def severity_name(severity: Severity) -> str:
    """Name how grave a problem is."""
    tr = QCoreApplication.translate
    return tr("problems", "Wrong") if severity is Severity.WRONG else tr("problems", "Doubtful")


def severity_look(severity: Severity) -> tuple[str, str]:
    """Return (icon, colour role) of a severity."""
    return ("circle-x", "wrong") if severity is Severity.WRONG else ("triangle-alert", "doubt")


def topic_name(topic: Topic) -> str:
    """Name what problems are looked through by."""
    tr = QCoreApplication.translate
    return {
        Topic.SCRIPT: tr("problems", "Script"),
        Topic.CAPTIONS: tr("problems", "Speech and captions"),
        Topic.PICTURE: tr("problems", "Picture"),
        Topic.WORDS: tr("problems", "Wording"),
    }[topic]


def kind_name(kind: ProblemKind) -> str:
    """Name a kind of problem, as a heading over several."""
    tr = QCoreApplication.translate
    return {
        ProblemKind.EMPTY: tr("problems", "No scenes"),
        ProblemKind.ENDLESS: tr("problems", "Film too long"),
        ProblemKind.UNKNOWN_THEME: tr("problems", "Unknown theme"),
        ProblemKind.MUTE_VOICE: tr("problems", "Voice cannot speak"),
        ProblemKind.MISSING_MUSIC: tr("problems", "Missing music"),
        ProblemKind.MISSING_LOGO: tr("problems", "Missing logo"),
        ProblemKind.UNTITLED_CHAPTER: tr("problems", "Chapter without a title"),
        ProblemKind.SILENT: tr("problems", "Silent scene"),
        ProblemKind.LONG: tr("problems", "Long narration"),
        ProblemKind.BAD_LENGTH: tr("problems", "Impossible length"),
        ProblemKind.SHORT: tr("problems", "Too short to read"),
        ProblemKind.IDLE: tr("problems", "Long silence"),
        ProblemKind.UNKNOWN_LAYOUT: tr("problems", "Unknown layout"),
        ProblemKind.UNSAID: tr("problems", "Not spoken"),
        ProblemKind.FAST_CAPTION: tr("problems", "Caption too fast"),
        ProblemKind.SHORT_CAPTION: tr("problems", "Caption too short"),
        ProblemKind.LONG_CAPTION: tr("problems", "Caption stays too long"),
        ProblemKind.WIDE_CAPTION: tr("problems", "Caption line too wide"),
        ProblemKind.TALL_CAPTION: tr("problems", "Caption of many lines"),
        ProblemKind.CROWDED_CAPTION: tr("problems", "No gap between captions"),
        ProblemKind.MISSING_PICTURE: tr("problems", "Missing picture"),
        ProblemKind.SMALL_PICTURE: tr("problems", "Picture too small"),
        ProblemKind.CUT_TEXT: tr("problems", "Text cut off"),
        ProblemKind.LEFT_OUT: tr("problems", "Items left out"),
        ProblemKind.SMALL_TEXT: tr("problems", "Text too small"),
        ProblemKind.LONG_TITLE: tr("problems", "Title too long"),
        ProblemKind.ORPHAN: tr("problems", "Lone word"),
        ProblemKind.MISSING_GLYPH: tr("problems", "Missing glyph"),
        ProblemKind.LOW_CONTRAST: tr("problems", "Low contrast"),
        ProblemKind.DUPLICATE: tr("problems", "Duplicate scene"),
        ProblemKind.LOST_TERM: tr("problems", "Highlight not found"),
        ProblemKind.READ_OUT: tr("problems", "Slide read out"),
        ProblemKind.OTHER_SPELLING: tr("problems", "Different spelling"),
        ProblemKind.OTHER_NUMBER: tr("problems", "Different number"),
        ProblemKind.SPACES: tr("problems", "Stray spaces"),
        ProblemKind.UNCLOSED: tr("problems", "Not closed"),
    }[kind]


def of_same_kind(count: int) -> str:
    """Say how many problems of a kind there are."""
    return _ProblemCounts().same_kind(count)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED_LIMIT else f"{flat[: _QUOTED_LIMIT - 1]}…"


def _texts() -> dict[ProblemKind, str]:
    tr = QCoreApplication.translate
    return {
        ProblemKind.EMPTY: tr("problems", "The script has no scenes"),
        ProblemKind.ENDLESS: tr("problems", "The film would last %1 hours"),
        ProblemKind.UNKNOWN_THEME: tr("problems", "There is no theme “%2”"),
        ProblemKind.MUTE_VOICE: tr("problems", "The voice “%2” cannot speak here"),
        ProblemKind.MISSING_MUSIC: tr("problems", "The music file is missing or damaged"),
        ProblemKind.MISSING_LOGO: tr("problems", "The brand's logo is missing or damaged"),
        ProblemKind.UNTITLED_CHAPTER: tr("problems", "Chapter %1 has no title"),
        ProblemKind.SILENT: tr("problems", "No narration: a silent scene"),
        ProblemKind.LONG: tr("problems", "%1 characters of narration"),
        ProblemKind.BAD_LENGTH: tr("problems", "A length of %1 s is not possible"),
        ProblemKind.SHORT: tr("problems", "Reading the screen takes %1 s"),
        ProblemKind.IDLE: tr("problems", "Nothing is said for %1 s"),
        ProblemKind.UNKNOWN_LAYOUT: tr("problems", "There is no layout “%2”"),
        ProblemKind.UNSAID: tr("problems", "Not spoken: %2"),
        ProblemKind.FAST_CAPTION: tr("problems", "Caption %1 chars/s"),
        ProblemKind.SHORT_CAPTION: tr("problems", "Caption of only %1 s"),
        ProblemKind.LONG_CAPTION: tr("problems", "Caption stays %1 s"),
        ProblemKind.WIDE_CAPTION: tr("problems", "Caption line too wide: “%2”"),
        ProblemKind.TALL_CAPTION: tr("problems", "Caption of %1 lines"),
        ProblemKind.CROWDED_CAPTION: tr("problems", "No gap between two captions"),
        ProblemKind.MISSING_PICTURE: tr("problems", "The picture is missing or damaged"),
        ProblemKind.SMALL_PICTURE: tr("problems", "Picture enlarged %1 times"),
        ProblemKind.CUT_TEXT: tr("problems", "Cut off on screen: “%2”"),
        ProblemKind.SMALL_TEXT: tr("problems", "Text on screen shrinks to %1 px"),
        ProblemKind.LONG_TITLE: tr("problems", "Title of %1 lines"),
        ProblemKind.ORPHAN: tr("problems", "“%2” stands alone on its line"),
        ProblemKind.MISSING_GLYPH: tr("problems", "No font can draw %2"),
        ProblemKind.LOW_CONTRAST: tr("problems", "Contrast of “%2” only %1:1"),
        ProblemKind.DUPLICATE: tr("problems", "The same as scene %1"),
        ProblemKind.LOST_TERM: tr("problems", "Highlighted “%2” is not on screen"),
        ProblemKind.READ_OUT: tr("problems", "The screen shows what is said, word for word"),
        ProblemKind.OTHER_SPELLING: tr("problems", "On screen it is written “%2”"),
        ProblemKind.OTHER_NUMBER: tr("problems", "On screen it says “%2”"),
        ProblemKind.SPACES: tr("problems", "Spaces too many"),
        ProblemKind.UNCLOSED: tr("problems", "%2 is not closed"),
    }
