"""What is said where both sides of a script are compared, in the language of the window."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QObject

from studio.domain.scene_details import Aspect, Detail, scene_details
from studio.domain.script import Scene
from studio.domain.sync import ChangedBy, SceneMerge, Side
from studio.domain.word_diff import WordDiff, diff_words
from studio.ui.backend.choices import Choices, Part, is_change
from studio.ui.review.texts import ReviewTexts

_SAID_APART = (Aspect.CAPTION,)
"""These stand in the columns as words of their own."""


class ConflictTexts(QObject):
    """The words; plurals need an object that translates."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = ReviewTexts(self)

    def side(self, side: Side) -> str:
        """Name a side."""
        return self.tr("Mine") if side is Side.MINE else self.tr("Theirs")

    def unchanged(self, count: int) -> str:
        """Say how many scenes are the same on both sides."""
        return self._review.unchanged(count)

    @property
    def on_screen(self) -> str:
        """What stands before the text of a slide."""
        return self._review.on_screen

    @property
    def caption(self) -> str:
        """What stands before a caption."""
        return self.tr("Caption") + "  "

    def who(self, part: Part) -> str:
        """Say who changed a scene or heading, and in which way; empty where nobody did."""
        if isinstance(part, SceneMerge):
            parts = [self._changed(part), self._moved(part.moved_by)]
            return ", ".join(text for text in parts if text)
        return {
            ChangedBy.NOBODY: "",
            ChangedBy.ME: self.tr("renamed here"),
            ChangedBy.THEM: self.tr("renamed at the backend"),
            ChangedBy.BOTH: self.tr("renamed on both sides"),
        }[part.changed_by]

    def _changed(self, scene: SceneMerge) -> str:
        by = scene.changed_by
        if by is ChangedBy.BOTH:
            if scene.mine is None:
                return self.tr("deleted here, changed at the backend")
            if scene.theirs is None:
                return self.tr("changed here, deleted at the backend")
            return self.tr("changed on both sides")
        added = scene.base is None
        if by is ChangedBy.ME:
            if scene.mine is None:
                return self.tr("deleted here")
            return self.tr("new here") if added else self.tr("changed here")
        if by is ChangedBy.THEM:
            if scene.theirs is None:
                return self.tr("deleted at the backend")
            return self.tr("new at the backend") if added else self.tr("changed at the backend")
        return ""

    def _moved(self, by: ChangedBy) -> str:
        return {
            ChangedBy.NOBODY: "",
            ChangedBy.ME: self.tr("moved here"),
            ChangedBy.THEM: self.tr("moved at the backend"),
            ChangedBy.BOTH: self.tr("moved on both sides"),
        }[by]

    def decision(self, part: Part, choices: Choices) -> str:
        """Say what becomes of a change; empty where there is none."""
        if not is_change(part):
            return ""
        if choices.is_open(part):
            return self.tr("choose a side")
        side = choices.side_of(part)
        if side is None:
            return self.tr("both are taken over")
        if choices.is_declined(part):
            return self.tr("not taken over")
        if not part.needs_choice:
            return self.tr("taken over")
        return self.tr("mine is taken") if side is Side.MINE else self.tr("theirs is taken")

    def absent(self, part: SceneMerge, side: Side | None) -> str:
        """Say why a column is empty; None: the column of what both said last."""
        if side is None:
            return self.tr("There was no such scene.")
        if part.base is None:
            return self.tr("Not there on this side.")
        return self.tr("Deleted here.") if side is Side.MINE else self.tr("Deleted at the backend.")

    def details(self, before: Scene | None, after: Scene) -> list[str]:
        """Say what changed of a scene besides its words: length, picture, voice and such."""
        if before is None:
            return []
        narration = compared(before.narration, after.narration)
        on_screen = compared(before.on_screen_text, after.on_screen_text)
        found = scene_details(before, after, narration, on_screen)
        return [self._review.detail(detail) for detail in found if detail.aspect not in _SAID_APART]

    def facts(self, scene: Scene, base: Scene | None = None) -> str:
        """Say how long a scene lasts at least and which picture it shows, as far as that is as in `base`."""
        like = scene if base is None else base
        told: list[Detail] = []
        if scene.duration_sec is not None and scene.duration_sec == like.duration_sec:
            told.append(Detail(Aspect.LENGTH, "", f"{scene.duration_sec:g}"))
        if scene.visual_spec is not None and scene.visual_spec == like.visual_spec:
            found = scene_details(Scene(uid=""), scene, _SAME, _SAME) if scene.visual_spec.image else ()
            told += [detail for detail in found if detail.aspect is Aspect.PICTURE]
        named = (f"{self._review.aspect(d)} {self._review.value(d, d.after)}" for d in told)
        return " · ".join(named)

    def spoken(self, part: Part, number: int, choices: Choices) -> str:
        """Say all of a row, for who cannot see it."""
        if isinstance(part, SceneMerge):
            head = self.tr("Scene %1").replace("%1", str(number))
            states = [
                (self.tr("Before"), part.base.narration if part.base else self.absent(part, None)),
                (self.side(Side.MINE), part.mine.narration if part.mine else self.absent(part, Side.MINE)),
                (
                    self.side(Side.THEIRS),
                    part.theirs.narration if part.theirs else self.absent(part, Side.THEIRS),
                ),
            ]
        else:
            head = self.tr("Chapter")
            states = [
                (self.tr("Before"), part.base or ""),
                (self.side(Side.MINE), part.mine or ""),
                (self.side(Side.THEIRS), part.theirs or ""),
            ]
        parts = [head, self.who(part), self.decision(part, choices)]
        parts += [f"{name}: {text}" for name, text in states if text]
        return ". ".join(text for text in parts if text)

    def summary(self, choices: Choices) -> str:
        """Say how much both sides changed, and how much came by itself."""
        parts = choices.parts
        both = sum(1 for part in parts if part.needs_choice)
        alone = sum(1 for part in parts if is_change(part) and not part.needs_choice)
        texts = [self.tr("%n place(s) changed on both sides", "scenes and headings", both)] if both else []
        if alone:
            texts.append(
                self.tr("%n place(s) changed on one side and taken over", "scenes and headings", alone)
            )
        return ", ".join(texts) or self.tr("Both sides say the same.")


@lru_cache(maxsize=4096)
def compared(before: str, after: str) -> WordDiff:
    """Compare two texts; the same ones are asked for by what is painted, marked and said of them."""
    return diff_words(before, after)


_SAME = WordDiff((), (), 0)
