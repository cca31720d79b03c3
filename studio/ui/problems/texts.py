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
    return {
        Fix.SPLIT: QCoreApplication.translate("problems", "Split"),
        Fix.SLOWER: QCoreApplication.translate("problems", "Speak slower"),
        Fix.SET_LENGTH: QCoreApplication.translate("problems", "Set the length"),
        Fix.NO_LENGTH: QCoreApplication.translate("problems", "As long as needed"),
        Fix.REMOVE_CHARACTERS: QCoreApplication.translate("problems", "Remove them"),
        Fix.OTHER_LAYOUT: QCoreApplication.translate("problems", "Roomier layout"),
        Fix.NO_LAYOUT: QCoreApplication.translate("problems", "Choose automatically"),
        Fix.REMOVE_PICTURE: QCoreApplication.translate("problems", "Remove the picture"),
        Fix.CHOOSE_PICTURE: QCoreApplication.translate("problems", "Choose a picture..."),
        Fix.OTHER_THEME: QCoreApplication.translate("problems", "Other theme"),
        Fix.FILM_VOICE: QCoreApplication.translate("problems", "Use the usual voice"),
        Fix.REMOVE_TERM: QCoreApplication.translate("problems", "Remove the term"),
        Fix.TIDY: QCoreApplication.translate("problems", "Tidy up"),
        Fix.CLOSE: QCoreApplication.translate("problems", "Close it"),
        Fix.SAME_SPELLING: QCoreApplication.translate("problems", "Write it alike"),
        Fix.NAME_CHAPTER: QCoreApplication.translate("problems", "Give it a title"),
        Fix.DELETE_SCENE: QCoreApplication.translate("problems", "Delete this scene"),
        Fix.ADD_SCENE: QCoreApplication.translate("problems", "Add a scene"),
        Fix.SETTINGS: QCoreApplication.translate("problems", "Open the settings"),
    }[fix]


def severity_name(severity: Severity) -> str:
    """Name how grave a problem is."""
    return (
        QCoreApplication.translate("problems", "Wrong")
        if severity is Severity.WRONG
        else QCoreApplication.translate("problems", "Doubtful")
    )


def severity_look(severity: Severity) -> tuple[str, str]:
    """Return (icon, colour role) of a severity."""
    return ("circle-x", "wrong") if severity is Severity.WRONG else ("triangle-alert", "doubt")


def topic_name(topic: Topic) -> str:
    """Name what problems are looked through by."""
    return {
        Topic.SCRIPT: QCoreApplication.translate("problems", "Script"),
        Topic.CAPTIONS: QCoreApplication.translate("problems", "Speech and captions"),
        Topic.PICTURE: QCoreApplication.translate("problems", "Picture"),
        Topic.WORDS: QCoreApplication.translate("problems", "Wording"),
    }[topic]


def kind_name(kind: ProblemKind) -> str:
    """Name a kind of problem, as a heading over several."""
    return {
        ProblemKind.EMPTY: QCoreApplication.translate("problems", "No scenes"),
        ProblemKind.ENDLESS: QCoreApplication.translate("problems", "Film too long"),
        ProblemKind.UNKNOWN_THEME: QCoreApplication.translate("problems", "Unknown theme"),
        ProblemKind.MUTE_VOICE: QCoreApplication.translate("problems", "Voice cannot speak"),
        ProblemKind.OTHER_VOICE: QCoreApplication.translate("problems", "Another voice speaks"),
        ProblemKind.MISSING_MUSIC: QCoreApplication.translate("problems", "Missing music"),
        ProblemKind.MISSING_LOGO: QCoreApplication.translate("problems", "Missing logo"),
        ProblemKind.UNTITLED_CHAPTER: QCoreApplication.translate("problems", "Chapter without a title"),
        ProblemKind.SILENT: QCoreApplication.translate("problems", "Silent scene"),
        ProblemKind.LONG: QCoreApplication.translate("problems", "Long narration"),
        ProblemKind.BAD_LENGTH: QCoreApplication.translate("problems", "Impossible length"),
        ProblemKind.SHORT: QCoreApplication.translate("problems", "Too short to read"),
        ProblemKind.IDLE: QCoreApplication.translate("problems", "Long silence"),
        ProblemKind.UNKNOWN_LAYOUT: QCoreApplication.translate("problems", "Unknown layout"),
        ProblemKind.UNSAID: QCoreApplication.translate("problems", "Not spoken"),
        ProblemKind.FAST_CAPTION: QCoreApplication.translate("problems", "Caption too fast"),
        ProblemKind.SHORT_CAPTION: QCoreApplication.translate("problems", "Caption too short"),
        ProblemKind.LONG_CAPTION: QCoreApplication.translate("problems", "Caption stays too long"),
        ProblemKind.WIDE_CAPTION: QCoreApplication.translate("problems", "Caption line too wide"),
        ProblemKind.TALL_CAPTION: QCoreApplication.translate("problems", "Caption of many lines"),
        ProblemKind.CROWDED_CAPTION: QCoreApplication.translate("problems", "No gap between captions"),
        ProblemKind.MISSING_PICTURE: QCoreApplication.translate("problems", "Missing picture"),
        ProblemKind.SMALL_PICTURE: QCoreApplication.translate("problems", "Picture too small"),
        ProblemKind.CUT_TEXT: QCoreApplication.translate("problems", "Text cut off"),
        ProblemKind.LEFT_OUT: QCoreApplication.translate("problems", "Items left out"),
        ProblemKind.SMALL_TEXT: QCoreApplication.translate("problems", "Text too small"),
        ProblemKind.LONG_TITLE: QCoreApplication.translate("problems", "Title too long"),
        ProblemKind.ORPHAN: QCoreApplication.translate("problems", "Lone word"),
        ProblemKind.MISSING_GLYPH: QCoreApplication.translate("problems", "Missing glyph"),
        ProblemKind.LOW_CONTRAST: QCoreApplication.translate("problems", "Low contrast"),
        ProblemKind.DUPLICATE: QCoreApplication.translate("problems", "Duplicate scene"),
        ProblemKind.LOST_TERM: QCoreApplication.translate("problems", "Highlight not found"),
        ProblemKind.READ_OUT: QCoreApplication.translate("problems", "Slide read out"),
        ProblemKind.OTHER_SPELLING: QCoreApplication.translate("problems", "Different spelling"),
        ProblemKind.OTHER_NUMBER: QCoreApplication.translate("problems", "Different number"),
        ProblemKind.SPACES: QCoreApplication.translate("problems", "Stray spaces"),
        ProblemKind.UNCLOSED: QCoreApplication.translate("problems", "Not closed"),
    }[kind]


def of_same_kind(count: int) -> str:
    """Say how many problems of a kind there are."""
    return _ProblemCounts().same_kind(count)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED_LIMIT else f"{flat[: _QUOTED_LIMIT - 1]}…"


def _texts() -> dict[ProblemKind, str]:
    return {
        ProblemKind.EMPTY: QCoreApplication.translate("problems", "The script has no scenes"),
        ProblemKind.ENDLESS: QCoreApplication.translate("problems", "The film would last %1 hours"),
        ProblemKind.UNKNOWN_THEME: QCoreApplication.translate("problems", "There is no theme “%2”"),
        ProblemKind.MUTE_VOICE: QCoreApplication.translate("problems", "The voice “%2” cannot speak here"),
        ProblemKind.OTHER_VOICE: QCoreApplication.translate(
            "problems", "Another voice will speak: “%2” cannot here"
        ),
        ProblemKind.MISSING_MUSIC: QCoreApplication.translate(
            "problems", "The music file is missing or damaged"
        ),
        ProblemKind.MISSING_LOGO: QCoreApplication.translate(
            "problems", "The brand's logo is missing or damaged"
        ),
        ProblemKind.UNTITLED_CHAPTER: QCoreApplication.translate("problems", "Chapter %1 has no title"),
        ProblemKind.SILENT: QCoreApplication.translate("problems", "No narration: a silent scene"),
        ProblemKind.LONG: QCoreApplication.translate("problems", "%1 characters of narration"),
        ProblemKind.BAD_LENGTH: QCoreApplication.translate("problems", "A length of %1 s is not possible"),
        ProblemKind.SHORT: QCoreApplication.translate("problems", "Reading the screen takes %1 s"),
        ProblemKind.IDLE: QCoreApplication.translate("problems", "Nothing is said for %1 s"),
        ProblemKind.UNKNOWN_LAYOUT: QCoreApplication.translate("problems", "There is no layout “%2”"),
        ProblemKind.UNSAID: QCoreApplication.translate("problems", "Not spoken: %2"),
        ProblemKind.FAST_CAPTION: QCoreApplication.translate("problems", "Caption %1 chars/s"),
        ProblemKind.SHORT_CAPTION: QCoreApplication.translate("problems", "Caption of only %1 s"),
        ProblemKind.LONG_CAPTION: QCoreApplication.translate("problems", "Caption stays %1 s"),
        ProblemKind.WIDE_CAPTION: QCoreApplication.translate("problems", "Caption line too wide: “%2”"),
        ProblemKind.TALL_CAPTION: QCoreApplication.translate("problems", "Caption of %1 lines"),
        ProblemKind.CROWDED_CAPTION: QCoreApplication.translate("problems", "No gap between two captions"),
        ProblemKind.MISSING_PICTURE: QCoreApplication.translate(
            "problems", "The picture is missing or damaged"
        ),
        ProblemKind.SMALL_PICTURE: QCoreApplication.translate("problems", "Picture enlarged %1 times"),
        ProblemKind.CUT_TEXT: QCoreApplication.translate("problems", "Cut off on screen: “%2”"),
        ProblemKind.SMALL_TEXT: QCoreApplication.translate("problems", "Text on screen shrinks to %1 px"),
        ProblemKind.LONG_TITLE: QCoreApplication.translate("problems", "Title of %1 lines"),
        ProblemKind.ORPHAN: QCoreApplication.translate("problems", "“%2” stands alone on its line"),
        ProblemKind.MISSING_GLYPH: QCoreApplication.translate("problems", "No font can draw %2"),
        ProblemKind.LOW_CONTRAST: QCoreApplication.translate("problems", "Contrast of “%2” only %1:1"),
        ProblemKind.DUPLICATE: QCoreApplication.translate("problems", "The same as scene %1"),
        ProblemKind.LOST_TERM: QCoreApplication.translate("problems", "Highlighted “%2” is in no words here"),
        ProblemKind.READ_OUT: QCoreApplication.translate(
            "problems", "The screen shows what is said, word for word"
        ),
        ProblemKind.OTHER_SPELLING: QCoreApplication.translate("problems", "On screen it is written “%2”"),
        ProblemKind.OTHER_NUMBER: QCoreApplication.translate("problems", "On screen it says “%2”"),
        ProblemKind.SPACES: QCoreApplication.translate("problems", "Spaces too many"),
        ProblemKind.UNCLOSED: QCoreApplication.translate("problems", "%2 is not closed"),
    }
