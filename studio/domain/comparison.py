"""What became of a script: scene beside scene, older and newer, with the words and settings that changed."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from studio.domain.scene_details import Aspect, Detail, detail, scene_details, voice_name
from studio.domain.scene_match import Matches, match_scenes
from studio.domain.script import Chapter, Scene, Script
from studio.domain.word_diff import Mark, Run, Runs, WordDiff, diff_parts, diff_words


@dataclass(frozen=True, slots=True)
class Placed:
    """A scene and where it stands."""

    scene: Scene
    number: int
    """In film order, from 1."""
    chapter: int
    """Index of its chapter, from 0."""


class RowKind(StrEnum):
    """What became of a scene."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    SPLIT = "split"
    """The newer scene was a part of the older scene `partner`."""
    MERGED = "merged"
    """The older scene became a part of the newer scene `partner`."""
    GONE = "gone"
    """The place from which a scene was moved to `partner`; its words stand there."""


_NOTHING: Final = WordDiff((), (), 0)


@dataclass(frozen=True, slots=True)
class SceneRow:
    """A scene as it was beside the scene as it is."""

    kind: RowKind
    before: Placed | None = None
    after: Placed | None = None
    moved: bool = False
    partner: int = 0
    narration: WordDiff = _NOTHING
    on_screen: WordDiff = _NOTHING
    details: tuple[Detail, ...] = ()

    @property
    def is_change(self) -> bool:
        """Tell whether there is anything to see."""
        return self.moved or self.kind is not RowKind.SAME

    @property
    def words(self) -> int:
        """How many words changed."""
        return self.narration.words + self.on_screen.words


@dataclass(frozen=True, slots=True)
class ChapterRow:
    """A heading; None on the side where there is no such chapter."""

    before: str | None
    after: str | None
    title: WordDiff = _NOTHING

    @property
    def is_change(self) -> bool:
        """Tell whether the chapter was added, removed or renamed."""
        return self.before != self.after


Row = SceneRow | ChapterRow


@dataclass(frozen=True, slots=True)
class Counts:
    """How much changed."""

    added: int = 0
    removed: int = 0
    moved: int = 0
    split: int = 0
    merged: int = 0
    changed: int = 0
    """Scenes on both sides whose words or settings changed."""
    words: int = 0
    chapters: int = 0


@dataclass(frozen=True)
class Comparison:
    """Two states of a script, row by row in the order of the newer one."""

    before: Script
    after: Script
    rows: tuple[Row, ...]
    details: tuple[Detail, ...]
    """What changed for the whole film: title, language, voice, theme."""
    counts: Counts = field(default_factory=Counts)

    @property
    def is_empty(self) -> bool:
        """Tell whether both say the same."""
        return not self.details and not any(row.is_change for row in self.rows)


def compare(before: Script, after: Script) -> Comparison:
    """Compare an older state of a script with a newer one. Pure, and the same each time."""
    old, new = _placed(before), _placed(after)
    matches = match_scenes([p.scene for p in old], [p.scene for p in new])
    chapters = _match_chapters(before, after, old, new, matches)
    weaver = _Weaver(before, after, old, new, matches, chapters)
    rows = tuple(weaver.rows())
    details = (
        *detail(Aspect.TITLE, before.title, after.title),
        *detail(Aspect.LANGUAGE, before.language.value, after.language.value),
        *detail(Aspect.THEME, before.theme, after.theme),
        *detail(Aspect.VOICE, voice_name(before), voice_name(after)),
    )
    return Comparison(before, after, rows, details, _count(rows))


def _placed(script: Script) -> list[Placed]:
    return [Placed(scene, n, chapter) for n, (chapter, _, scene) in enumerate(script.scenes(), start=1)]


def _count(rows: Sequence[Row]) -> Counts:
    scenes = [row for row in rows if isinstance(row, SceneRow)]

    def of(kind: RowKind) -> int:
        return sum(1 for row in scenes if row.kind is kind)

    return Counts(
        added=of(RowKind.ADDED),
        removed=of(RowKind.REMOVED),
        moved=sum(1 for row in scenes if row.moved),
        split=of(RowKind.SPLIT),
        merged=of(RowKind.MERGED),
        changed=of(RowKind.CHANGED),
        words=sum(row.words for row in scenes),
        chapters=sum(1 for row in rows if isinstance(row, ChapterRow) and row.is_change),
    )


def _match_chapters(
    before: Script, after: Script, old: Sequence[Placed], new: Sequence[Placed], matches: Matches
) -> dict[int, int]:
    """Match chapters by identity, then by title, then by the scenes they share; older to newer index."""
    pairs: dict[int, int] = {}

    def take(i: int, j: int) -> None:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j

    for same in (_same_uid, _same_title):
        for i, one in enumerate(before.chapters):
            for j, other in enumerate(after.chapters):
                if same(one, other):
                    take(i, j)
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    for i, j in matches.pairs.items():
        shared[old[i].chapter, new[j].chapter] += 1
    for i, j in sorted(shared, key=lambda ij: (-shared[ij], ij)):
        take(i, j)
    return pairs


def _same_uid(one: Chapter, other: Chapter) -> bool:
    return one.uid == other.uid


def _same_title(one: Chapter, other: Chapter) -> bool:
    return one.title == other.title


class _Weaver:
    """Lays both sides into one list of rows: the newer order, with what is gone where it was."""

    def __init__(
        self,
        before: Script,
        after: Script,
        old: Sequence[Placed],
        new: Sequence[Placed],
        matches: Matches,
        chapters: dict[int, int],
    ) -> None:
        self._before, self._after = before, after
        self._old, self._new = old, new
        self._matches = matches
        self._chapter_of = chapters
        self._old_of = {j: i for i, j in matches.pairs.items()}
        self._told = -1
        """The last newer chapter whose heading stands."""
        self._removed_told: set[int] = set()
        self._diffs = self._compare_words()

    def rows(self) -> Iterator[Row]:
        """Yield the rows, headings before their scenes."""
        olds = 0
        waiting: list[int] = []
        for j in range(len(self._new) + 1):
            anchor = self._old_of.get(j) if j < len(self._new) else len(self._old)
            if anchor is None or anchor in self._matches.moved:
                waiting.append(j)
                continue
            yield from self._between(list(range(olds, anchor)), waiting, j)
            olds, waiting = anchor + 1, []
            if j < len(self._new):
                yield from self._newer(j)
        yield from self._headings_to(len(self._after.chapters) - 1)
        for i in range(len(self._before.chapters)):
            yield from self._removed_heading(i)

    def _between(self, olds: list[int], news: list[int], anchor: int) -> Iterator[Row]:
        """Yield what stands between two scenes that kept their order, chapter by chapter."""
        news = list(news)
        for i in olds:
            chapter = self._chapter_of.get(self._old[i].chapter)
            while news and chapter is not None and chapter > max(self._told, self._chapter(news[0])):
                yield from self._newer(news.pop(0))
            upcoming = news[0] if news else anchor
            if chapter is not None and self._told < chapter == self._chapter(upcoming):
                yield from self._headings_to(chapter)
            yield from self._older(i)
        for j in news:
            yield from self._newer(j)

    def _chapter(self, j: int) -> int:
        return self._new[j].chapter if j < len(self._new) else len(self._after.chapters)

    def _headings_to(self, chapter: int) -> Iterator[Row]:
        back = {j: i for i, j in self._chapter_of.items()}
        for j in range(self._told + 1, chapter + 1):
            i = back.get(j)
            title = self._after.chapters[j].title
            was = None if i is None else self._before.chapters[i].title
            yield ChapterRow(was, title, diff_words(was or "", title))
        self._told = max(self._told, chapter)

    def _removed_heading(self, i: int) -> Iterator[Row]:
        if i not in self._chapter_of and i not in self._removed_told:
            self._removed_told.add(i)
            title = self._before.chapters[i].title
            yield ChapterRow(title, None, diff_words(title, ""))

    def _older(self, i: int) -> Iterator[Row]:
        placed = self._old[i]
        yield from self._removed_heading(placed.chapter)
        if (j := self._matches.pairs.get(i)) is not None:
            yield SceneRow(RowKind.GONE, before=placed, partner=self._new[j].number)
            return
        narration, on_screen = self._diffs.before[i]
        row = SceneRow(RowKind.REMOVED, before=placed, narration=narration, on_screen=on_screen)
        if (into := self._matches.merged.get(i)) is not None:
            row = replace(row, kind=RowKind.MERGED, partner=self._new[into].number)
        yield row

    def _newer(self, j: int) -> Iterator[Row]:
        placed = self._new[j]
        yield from self._headings_to(placed.chapter)
        narration, on_screen = self._diffs.after[j]
        i = self._old_of.get(j)
        if i is None:
            row = SceneRow(RowKind.ADDED, after=placed, narration=narration, on_screen=on_screen)
            if (out_of := self._matches.split.get(j)) is not None:
                row = replace(row, kind=RowKind.SPLIT, partner=self._old[out_of].number)
            yield row
            return
        before = self._old[i]
        parts = self._parts(i, j)
        details = scene_details(before.scene, placed.scene, narration, on_screen, whole=not parts) + parts
        moved = i in self._matches.moved
        changed = bool(details) or not (narration.is_same and on_screen.is_same)
        if self._chapter_of.get(before.chapter) != placed.chapter:
            was = self._before.chapters[before.chapter].title
            details += detail(Aspect.CHAPTER, was, self._after.chapters[placed.chapter].title)
            changed = changed or not moved
        yield SceneRow(
            RowKind.CHANGED if changed else RowKind.SAME,
            before=before,
            after=placed,
            moved=moved,
            narration=narration,
            on_screen=on_screen,
            details=details,
        )

    def _parts(self, i: int, j: int) -> tuple[Detail, ...]:
        """Return of which scenes a pair is made on either side, where that is more than one."""
        olds = sorted([i, *(n for n, into in self._matches.merged.items() if into == j)])
        news = sorted([j, *(n for n, out_of in self._matches.split.items() if out_of == i)])
        if len(olds) == len(news) == 1:
            return ()
        before = " + ".join(str(self._old[n].number) for n in olds)
        return (Detail(Aspect.PARTS, before, " + ".join(str(self._new[n].number) for n in news)),)

    def _compare_words(self) -> "_Diffs":
        diffs = _Diffs({}, {})
        parts_of_old: defaultdict[int, list[int]] = defaultdict(list)
        for j, i in self._matches.split.items():
            parts_of_old[i].append(j)
        parts_of_new: defaultdict[int, list[int]] = defaultdict(list)
        for i, j in self._matches.merged.items():
            parts_of_new[j].append(i)
        for i, j in self._matches.pairs.items():
            olds = sorted([i, *parts_of_new.get(j, ())])
            news = sorted([j, *parts_of_old.get(i, ())])
            one, other = self._old[i].scene, self._new[j].scene
            if len(olds) == len(news) == 1:
                pair = (
                    diff_words(one.narration, other.narration),
                    diff_words(one.on_screen_text, other.on_screen_text),
                )
                diffs.before[i] = diffs.after[j] = pair
                continue
            left, right, words = diff_parts(
                [self._old[n].scene.narration for n in olds], [self._new[n].scene.narration for n in news]
            )
            shown_left, shown_right, shown = diff_parts(
                [self._old[n].scene.on_screen_text for n in olds],
                [self._new[n].scene.on_screen_text for n in news],
            )
            for n, runs, shown_runs in zip(olds, left, shown_left, strict=True):
                diffs.before[n] = (WordDiff(runs, (), 0), WordDiff(shown_runs, (), 0))
            for n, runs, shown_runs in zip(news, right, shown_right, strict=True):
                diffs.after[n] = (WordDiff((), runs, 0), WordDiff((), shown_runs, 0))
            diffs.before[i] = diffs.after[j] = (
                WordDiff(left[olds.index(i)], right[news.index(j)], words),
                WordDiff(shown_left[olds.index(i)], shown_right[news.index(j)], shown),
            )
        for i, placed in enumerate(self._old):
            if i not in diffs.before:
                scene = placed.scene
                diffs.before[i] = (
                    WordDiff(_whole(Mark.REMOVED, scene.narration), (), 0),
                    WordDiff(_whole(Mark.REMOVED, scene.on_screen_text), (), 0),
                )
        for j, placed in enumerate(self._new):
            if j not in diffs.after:
                scene = placed.scene
                diffs.after[j] = (
                    WordDiff((), _whole(Mark.ADDED, scene.narration), 0),
                    WordDiff((), _whole(Mark.ADDED, scene.on_screen_text), 0),
                )
        return diffs


@dataclass(frozen=True, slots=True)
class _Diffs:
    """Narration and on-screen text of every scene of either side."""

    before: dict[int, tuple[WordDiff, WordDiff]]
    after: dict[int, tuple[WordDiff, WordDiff]]


def _whole(mark: Mark, text: str) -> Runs:
    return (Run(mark, text),) if text else ()
