"""What is wrong or doubtful about a script before anything is spoken or painted."""

from collections.abc import Iterator
from typing import Final

from studio.domain.problem import Field, Fix, Problem, ProblemKind, Severity
from studio.domain.script import Layout, Scene, Script
from studio.domain.sentences import split_sentences
from studio.domain.spec import has_no_length, is_long, is_silent
from studio.domain.wording import wording_problems

_TELLING_LETTERS: Final = 12
"""Letters from which on two scenes of the same words are taken for one written twice."""


def scene_problems(scene: Scene) -> tuple[Problem, ...]:
    """Return what can be said of a scene by itself."""
    return (*_structure(scene), *wording_problems(scene))


def script_problems(script: Script) -> Iterator[Problem]:
    """Yield what only shows when all scenes are looked at; cheap enough to do for every change."""
    if not script.scene_count:
        yield Problem(ProblemKind.EMPTY, "", Severity.WRONG, fix=Fix.ADD_SCENE)
    for number, chapter in enumerate(script.chapters, start=1):
        if chapter.scenes and not chapter.title.strip():
            yield Problem(
                ProblemKind.UNTITLED_CHAPTER,
                chapter.scenes[0].uid,
                Severity.WRONG,
                Field.TITLE,
                amount=number,
                fix=Fix.NAME_CHAPTER,
            )
    yield from _duplicates(script)


def split_place(narration: str) -> int | None:
    """Return where the sentence nearest the middle begins, None where there is only one."""
    begins = [start for start, _ in split_sentences(narration)][1:]
    return min(begins, key=lambda at: abs(at - len(narration) / 2), default=None)


def _structure(scene: Scene) -> Iterator[Problem]:
    if is_silent(scene):
        yield Problem(ProblemKind.SILENT, scene.uid)
    elif is_long(scene):
        at = split_place(scene.narration)
        fix = Fix.SPLIT if at is not None else None
        yield Problem(ProblemKind.LONG, scene.uid, amount=len(scene.narration), fix=fix, at=at)
    if scene.duration_sec is not None and has_no_length(scene):
        yield Problem(
            ProblemKind.BAD_LENGTH,
            scene.uid,
            field=Field.LENGTH,
            amount=scene.duration_sec,
            fix=Fix.NO_LENGTH,
        )
    asked = scene.visual_spec.type.strip() if scene.visual_spec else ""
    if asked and asked.upper() not in Layout.__members__:
        yield Problem(
            ProblemKind.UNKNOWN_LAYOUT, scene.uid, field=Field.PICTURE, detail=asked, fix=Fix.NO_LAYOUT
        )


def _duplicates(script: Script) -> Iterator[Problem]:
    first: dict[tuple[str, str], int] = {}
    for number, (_, _, scene) in enumerate(script.scenes(), start=1):
        if len(scene.narration) < _TELLING_LETTERS:
            continue
        key = scene.narration.strip(), scene.on_screen_text.strip()
        if (earlier := first.setdefault(key, number)) != number:
            yield Problem(ProblemKind.DUPLICATE, scene.uid, amount=earlier, fix=Fix.DELETE_SCENE)
