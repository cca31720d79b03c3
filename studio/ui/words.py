"""How times, counts and states are written for people, in the language of the window."""

import re
import sys
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject, QTime
from PySide6.QtGui import QKeySequence

from studio.domain.drafting import STYLES, Making
from studio.domain.review import ScriptStatus
from studio.domain.script import Layout


class _Counts(QObject):
    """Numbered nouns: Qt's extractor knows plurals only in `tr` of an object."""

    def scenes(self, count: int) -> str:
        return self.tr("%n scene(s)", "", count)

    def chapters(self, count: int) -> str:
        return self.tr("%n chapter(s)", "", count)


def seconds(value: float, *, estimated: bool = False) -> str:
    """Write a scene's length: `14.2 s`, or `≈ 11.8 s` where the speech is not made yet."""
    return f"≈ {value:.1f} s" if estimated else f"{value:.1f} s"


def span(value: float) -> str:
    """Write a length to read: `54.9 s`, `2 min 51 s`."""
    if value < 60:
        return QCoreApplication.translate("words", "%1 s").replace("%1", f"{value:.1f}")
    minutes, rest = divmod(round(value), 60)
    pattern = QCoreApplication.translate("words", "%1 min %2 s")
    return pattern.replace("%1", str(minutes)).replace("%2", str(rest))


def clock(value: float) -> str:
    """Write a length to compare: `2:51`, `1:02:03`."""
    minutes, rest = divmod(round(value), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def scenes(count: int) -> str:
    """Write how many scenes."""
    return _Counts().scenes(count)


def chapters(count: int) -> str:
    """Write how many chapters."""
    return _Counts().chapters(count)


def characters(count: int) -> str:
    """Write how many characters, with separators."""
    return QCoreApplication.translate("words", "%1 chars").replace("%1", f"{count:,}")


def remaining(value: float) -> str:
    """Write how long something still takes, roughly."""
    if value < 60:
        pattern = QCoreApplication.translate("words", "%1 s left")
        return pattern.replace("%1", str(max(1, round(value))))
    pattern = QCoreApplication.translate("words", "%1 min left")
    return pattern.replace("%1", str(round(value / 60)))


def moment(when: datetime, now: datetime | None = None) -> str:
    """Write when something happened: `17:20` today, `yesterday 17:20`, else the date."""
    local = when.astimezone()
    today = (now or datetime.now(local.tzinfo)).astimezone().date()
    time = QLocale().toString(QTime(local.hour, local.minute), "HH:mm")
    days = (today - local.date()).days
    if days == 0:
        return time
    if days == 1:
        return QCoreApplication.translate("words", "yesterday %1").replace("%1", time)
    return day(local.date())


def day(of: date) -> str:
    """Write a day with its whole year: `2026. 11. 20.`, `20 Nov 2026`."""
    pattern = QCoreApplication.translate("words", "d MMM yyyy", "a day, in the letters of QLocale")
    return QLocale().toString(QDate(of.year, of.month, of.day), pattern)


def status_name(status: ScriptStatus) -> str:
    """Name the state of a script."""
    names = {
        ScriptStatus.DRAFT: QCoreApplication.translate("words", "Draft"),
        ScriptStatus.REVIEW_REQUESTED: QCoreApplication.translate("words", "In review"),
        ScriptStatus.APPROVED: QCoreApplication.translate("words", "Approved"),
        ScriptStatus.REJECTED: QCoreApplication.translate("words", "Rejected"),
    }
    return names[status]


def status_look(status: ScriptStatus) -> tuple[str, str]:
    """Return (icon, colour role) of the state of a script."""
    return {
        ScriptStatus.DRAFT: ("pencil", "doubt"),
        ScriptStatus.REVIEW_REQUESTED: ("eye", "accent"),
        ScriptStatus.APPROVED: ("circle-check", "good"),
        ScriptStatus.REJECTED: ("circle-x", "wrong"),
    }[status]


def layout_name(layout: Layout) -> str:
    """Name how a slide is arranged."""
    names = {
        Layout.TITLE_SLIDE: QCoreApplication.translate("words", "Title"),
        Layout.KEY_POINTS: QCoreApplication.translate("words", "Key points"),
        Layout.COMPARISON: QCoreApplication.translate("words", "Comparison"),
        Layout.DIAGRAM: QCoreApplication.translate("words", "Diagram"),
        Layout.EXAMPLE: QCoreApplication.translate("words", "Example"),
        Layout.WARNING: QCoreApplication.translate("words", "Warning"),
        Layout.SUMMARY: QCoreApplication.translate("words", "Summary"),
        Layout.TEXT_HIGHLIGHT: QCoreApplication.translate("words", "Highlighted text"),
        Layout.FULL_IMAGE: QCoreApplication.translate("words", "Full picture"),
    }
    return names[layout]


def theme_name(theme: str) -> str:
    """Name a theme of films."""
    names = {
        "dawn": QCoreApplication.translate("words", "Dawn"),
        "paper": QCoreApplication.translate("words", "Paper"),
        "contrast": QCoreApplication.translate("words", "Contrast"),
        "brand": QCoreApplication.translate("words", "Brand"),
    }
    return names.get(theme, theme.capitalize())


def style_name(style: str) -> str:
    """Name how a draft speaks: one of the named ways, or somebody's own words."""
    names: dict[str, str] = dict(
        zip(
            STYLES,
            (
                QCoreApplication.translate("words", "Friendly, as to colleagues"),
                QCoreApplication.translate("words", "Formal, as a rule book"),
                QCoreApplication.translate("words", "Lively, with cases and questions"),
            ),
            strict=True,
        )
    )
    return names.get(style, style)


NO_BREAK: Final = "\u00a0"
"""Between a number and its unit, where a line may end."""


def making(how: Making) -> str:
    """Write what drafted a script from what, with which options."""
    options = how.options
    minutes = QCoreApplication.translate("words", "%1 min").replace("%1", f"{options.target_minutes:g}")
    limits = QCoreApplication.translate("words", "up to %1 × %2 scenes", "chapters, scenes in each")
    parts = [
        how.model or QCoreApplication.translate("words", "Outline without a language model"),
        how.source_name or QCoreApplication.translate("words", "Pasted text"),
        characters(how.source_characters).replace(" ", NO_BREAK),
        minutes.replace(" ", NO_BREAK),
        limits.replace("%1", str(options.max_chapters)).replace("%2", str(options.max_scenes_per_chapter)),
        *([style_name(options.style)] if how.model else []),
    ]
    return " · ".join(parts)


_KEY_CAPS: Final = {"Up": "↑", "Down": "↓", "Left": "←", "Right": "→", "Return": "Enter"}


def keys(sequence: QKeySequence) -> str:
    """Write keys as they stand on the keyboard: `Ctrl+Enter`, `Alt+↑`; on a Mac with its signs."""
    if sys.platform == "darwin":
        return sequence.toString(QKeySequence.SequenceFormat.NativeText)
    text = sequence.toString(QKeySequence.SequenceFormat.PortableText)
    return re.sub(r"(?<![A-Za-z])(Up|Down|Left|Right|Return)(?![A-Za-z])", lambda m: _KEY_CAPS[m[0]], text)
