"""How states, changes and what happened to a script are written for people."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, QObject

from studio.domain.comparison import ChapterRow, Comparison, Counts, Row, RowKind, SceneRow
from studio.domain.kept import KeptState, KeptWhy
from studio.domain.scene_details import Aspect, Detail
from studio.domain.script import Layout
from studio.domain.word_diff import Mark, Runs, WordDiff
from studio.services.history import EntryKind, HistoryEntry
from studio.ui import words

if TYPE_CHECKING:
    from studio.domain.records import ScriptRecord


class ReviewTexts(QObject):
    """The words of the review; plurals need an object that translates."""

    # --- states ----------------------------------------------------------------------------------

    def why(self, why: KeptWhy) -> str:
        """Name what made the studio keep a state."""
        return {
            KeptWhy.SESSION: self.tr("End of a session"),
            KeptWhy.WORKING: self.tr("While writing"),
            KeptWhy.FOUND: self.tr("Found at opening, not closed"),
            KeptWhy.BEFORE_RESTORE: self.tr("Before restoring"),
            KeptWhy.BEFORE_SYNC: self.tr("Before words came from the backend"),
            KeptWhy.IMPORT: self.tr("Imported"),
            KeptWhy.SUBMISSION: self.tr("Handed in"),
            KeptWhy.APPROVAL: self.tr("Approved"),
            KeptWhy.REJECTION: self.tr("Sent back"),
        }[why]

    def state(self, state: KeptState) -> str:
        """Name a state in one line: why, which revision, by whom and when."""
        text = self.tr("%1 · rev %2 · %3 · %4", "why, revision, who and when of a kept state")
        for mark, part in (
            ("%1", self.why(state.why)),
            ("%2", str(state.revision)),
            ("%3", state.by),
            ("%4", moment(state.at)),
        ):
            text = text.replace(mark, part, 1)
        return text

    def present(self, record: ScriptRecord) -> str:
        """Name the text as it stands in the editor."""
        text = self.tr("Now · %1 · rev %2", "state and revision of the present text")
        return text.replace("%1", words.status_name(record.status)).replace("%2", str(record.revision))

    # --- history ---------------------------------------------------------------------------------

    def entry(self, entry: HistoryEntry) -> str:
        """Say what happened."""
        if entry.kind is EntryKind.KEPT and entry.state is not None:
            return self.why(entry.state.why)
        if entry.kind is EntryKind.FILM and entry.job is not None:
            return self.tr("Draft film made") if entry.job.draft else self.tr("Film made for delivery")
        revision = str(entry.revision)
        return {
            EntryKind.CREATED: self.tr("Script created"),
            EntryKind.SUBMITTED: self.tr("Revision %1 submitted").replace("%1", revision),
            EntryKind.WITHDRAWN: self.tr("Revision %1 withdrawn").replace("%1", revision),
            EntryKind.APPROVED: self.tr("Revision %1 approved").replace("%1", revision),
            EntryKind.REJECTED: self.tr("Revision %1 sent back").replace("%1", revision),
            EntryKind.REOPENED: self.tr("Draft of revision %1 begun").replace("%1", revision),
            EntryKind.RESTORED: self.tr("Older state restored"),
            EntryKind.GENERATED: self.tr("Drafted from a source"),
        }[entry.kind]

    def entry_note(self, entry: HistoryEntry) -> str:
        """Say what more there is: the reason, the size of a state, whose words a film carries."""
        if entry.job is not None:
            digest = self.tr("snapshot %1").replace("%1", (entry.job.spec_sha256 or "")[:12])
            if entry.revision:
                carried = self.tr("words of revision %1", "which a film carries")
                return f"{carried.replace('%1', str(entry.revision))} · {digest}"
            return digest
        if entry.at_backend:
            told = self.tr("also at the backend")
            return f"“{entry.reason}” · {told}" if entry.reason else told
        if entry.making is not None:
            return words.making(entry.making)
        if entry.reason:
            return f"“{entry.reason}”"
        if entry.restored is not None:
            return self.state(entry.restored)
        if entry.state is not None:
            size = words.scenes(entry.state.scene_count)
            return f"{size} · {words.characters(entry.state.character_count)}"
        return ""

    def day(self, day: date, today: date) -> str:
        """Head the entries of a day."""
        if day == today:
            return self.tr("Today")
        if (today - day).days == 1:
            return self.tr("Yesterday")
        return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)

    def in_force(self, approval: HistoryEntry | None) -> str:
        """Answer an auditor's first question: who approved which words."""
        if approval is None:
            return self.tr("No revision is approved.")
        text = self.tr("Approved: revision %1, by %2, %3", "revision, who, when")
        parts = (("%1", str(approval.revision)), ("%2", approval.by), ("%3", moment(approval.at)))
        for mark, part in parts:
            text = text.replace(mark, part, 1)
        return text

    def carried(self, films: tuple[HistoryEntry, ...]) -> str:
        """Answer the second: which films carry those words."""
        if not films:
            return self.tr("No film carries these words yet.")
        told = [(film.job.spec_sha256 or "")[:12] for film in films if film.job is not None]
        return self.tr("%n film(s) carry these words: %1", "", len(films)).replace("%1", ", ".join(told))

    @property
    def on_screen(self) -> str:
        """What stands before the text of a slide."""
        return self.tr("Screen") + "  "

    # --- what changed ----------------------------------------------------------------------------

    def summary(self, comparison: Comparison) -> str:
        """Say in one line how much changed."""
        if comparison.is_empty:
            return self.tr("Both states say the same.")
        counts: Counts = comparison.counts
        parts = [
            text
            for count, text in (
                (counts.added, self.tr("%n scene(s) added", "", counts.added)),
                (counts.removed, self.tr("%n scene(s) removed", "", counts.removed)),
                (counts.moved, self.tr("%n scene(s) moved", "", counts.moved)),
                (counts.split, self.tr("%n scene(s) split off", "", counts.split)),
                (counts.merged, self.tr("%n scene(s) merged", "", counts.merged)),
                (counts.words, self.tr("%n word(s) changed", "", counts.words)),
                (counts.chapters, self.tr("%n chapter heading(s) changed", "", counts.chapters)),
            )
            if count
        ]
        settings = sum(
            1 for row in comparison.rows if isinstance(row, SceneRow) for d in row.details if _is_setting(d)
        ) + len(comparison.details)
        if settings:
            parts.append(self.tr("%n setting(s) changed", "", settings))
        return ", ".join(parts)

    def unchanged(self, count: int) -> str:
        """Say how many scenes are the same on both sides."""
        return self.tr("%n unchanged scene(s)", "", count)

    def row(self, row: SceneRow) -> str:
        """Say what became of a scene; empty where nothing did."""
        old = str(row.before.number) if row.before is not None else ""
        new = str(row.after.number) if row.after is not None else ""
        partner = str(row.partner)
        moved = self.tr("moved from %1 to %2").replace("%1", old).replace("%2", new) if row.moved else ""
        text = {
            RowKind.SAME: "",
            RowKind.CHANGED: self.tr("changed", "a scene"),
            RowKind.ADDED: self.tr("added", "a scene"),
            RowKind.REMOVED: self.tr("removed", "a scene"),
            RowKind.SPLIT: self.tr("split off from %1", "a scene, by number").replace("%1", partner),
            RowKind.MERGED: self.tr("merged into %1", "a scene, by number").replace("%1", partner),
            RowKind.GONE: self.tr("moved from %1 to %2").replace("%1", old).replace("%2", partner),
        }[row.kind]
        return ", ".join(part for part in (moved, text) if part)

    def aspect(self, detail: Detail) -> str:
        """Name an aspect of a scene."""
        return {
            Aspect.TITLE: self.tr("Title"),
            Aspect.LANGUAGE: self.tr("Language"),
            Aspect.CHAPTER: self.tr("Chapter"),
            Aspect.CAPTION: self.tr("Caption"),
            Aspect.PURPOSE: self.tr("Purpose"),
            Aspect.LENGTH: self.tr("Minimum length"),
            Aspect.LAYOUT: self.tr("Layout"),
            Aspect.SLIDE_TEXT: self.tr("Text of the slide"),
            Aspect.TERMS: self.tr("Highlighted terms"),
            Aspect.TRANSITION: self.tr("Transition"),
            Aspect.PICTURE: self.tr("Picture"),
            Aspect.FIT: self.tr("Fit of the picture"),
            Aspect.FOCUS: self.tr("Focus of the picture"),
            Aspect.MOTION: self.tr("Movement of the picture"),
            Aspect.THEME: self.tr("Theme"),
            Aspect.VOICE: self.tr("Voice"),
            Aspect.SPACING: self.tr("Spaces and line breaks"),
            Aspect.PARTS: self.tr("Scenes"),
            Aspect.OTHER: detail.name,
        }[detail.aspect]

    def detail(self, detail: Detail) -> str:
        """Say how an aspect changed."""
        name = self.aspect(detail)
        if detail.aspect is Aspect.SPACING:
            return self.tr("%1 changed", "an aspect of a scene").replace("%1", name)
        return f"{name}: {self.value(detail, detail.before)} → {self.value(detail, detail.after)}"

    def value(self, detail: Detail, value: str) -> str:
        """Write a value of an aspect for people."""
        if not value:
            return self.tr("none", "no value, or that of the film")
        if detail.aspect is Aspect.LENGTH:
            return words.seconds(float(value))
        if detail.aspect is Aspect.LAYOUT and value in Layout.__members__:
            return words.layout_name(Layout(value))
        if detail.aspect is Aspect.THEME:
            return words.theme_name(value)
        return value

    # --- for a screen reader, and as text --------------------------------------------------------

    def spoken(self, row: Row) -> str:
        """Say all of a row, changes in words."""
        if isinstance(row, ChapterRow):
            return self._spoken_heading(row)
        placed = row.after or row.before
        parts = [self.scene(placed.number)] if placed is not None else []
        if change := self.row(row):
            parts.append(change)
        for name, diff in (
            (self.tr("Narration"), row.narration),
            (self.tr("On-screen text"), row.on_screen),
        ):
            if said := self._spoken_words(diff):
                parts.append(f"{name}: {said}")
        parts += [self.detail(detail) for detail in row.details]
        return ". ".join(parts)

    def _spoken_heading(self, row: ChapterRow) -> str:
        if row.before is None:
            return self.tr("Chapter added: %1").replace("%1", row.after or "")
        if row.after is None:
            return self.tr("Chapter removed: %1").replace("%1", row.before)
        if row.before != row.after:
            text = self.tr("Chapter renamed from “%1” to “%2”")
            return text.replace("%1", row.before, 1).replace("%2", row.after, 1)
        return self.tr("Chapter: %1").replace("%1", row.after)

    def scene(self, number: int) -> str:
        """Name a scene by its number."""
        return self.tr("Scene %1").replace("%1", str(number))

    def _spoken_words(self, diff: WordDiff) -> str:
        if not diff.left or not diff.right or diff.is_same:
            return _text(diff.right or diff.left)
        removed = _pieces(diff.left, Mark.REMOVED)
        added = _pieces(diff.right, Mark.ADDED)
        parts = [_text(diff.right)]
        if removed:
            parts.append(self.tr("taken out: %1").replace("%1", removed))
        if added:
            parts.append(self.tr("put in: %1").replace("%1", added))
        return "; ".join(parts)


def time_of_day(at: datetime) -> str:
    """Write the time at which something happened, in the day under which it stands."""
    return f"{at.astimezone():%H:%M}"


def moment(at: datetime) -> str:
    """Write when something happened: `17:20` today, else the date with the time."""
    local = at.astimezone()
    now = datetime.now(local.tzinfo)
    text = words.moment(at)
    if (now.date() - local.date()).days < 2:
        return text
    return f"{text} {local:%H:%M}"


def _is_setting(detail: Detail) -> bool:
    return detail.aspect not in (Aspect.PARTS, Aspect.CHAPTER)


def _text(runs: Runs) -> str:
    return "".join(run.text for run in runs).strip()


def _pieces(runs: Runs, mark: Mark) -> str:
    return ", ".join(run.text.strip() for run in runs if run.mark is mark and run.text.strip())
