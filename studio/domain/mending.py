"""What one click does about a problem: each takes a script and returns the next one."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from studio.domain import edits
from studio.domain.errors import NotFound
from studio.domain.problem import Field, Fix, Problem
from studio.domain.script import Chapter, Scene, Script, VisualSpec
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice
from studio.domain.wording import closed, letters, tidied

_TITLE_LIMIT: Final = 40
_EMPTY_BRACKETS: Final = re.compile(r"[(\[（「『《〈]\s*[)\]）」』》〉]")


def mended(script: Script, problem: Problem, voice: VoiceChoice, fix: Fix | None = None) -> Script:
    """Do what a fix (the problem's first, or another of its own) does; `voice` is who speaks the film.

    A script that has changed too much since the problem was found is returned as it is.
    """
    fix = fix or problem.fix
    if fix is None or fix.asks:
        return script
    if not problem.scene_uid:
        return _of_script(script, fix)
    try:
        scene = edits.scene_of(script, problem.scene_uid)
    except NotFound:
        return script
    if fix is Fix.SPLIT:
        at = problem.at or 0
        within = 0 < at < len(scene.narration)
        return edits.split_scene(script, scene.uid, at) if within else script
    if fix is Fix.DELETE_SCENE:
        return edits.delete_scene(script, scene.uid)
    if fix is Fix.NAME_CHAPTER:
        c, _ = edits.place_of(script, scene.uid)
        chapter = script.chapters[c]
        return edits.with_chapter_title(script, chapter.uid, _title_for(chapter, c + 1, script.language))
    if fix is Fix.SLOWER:
        speaks = scene.voice or voice
        slower = speaks.model_copy(update={"speed": problem.to})
        return edits.with_scene(script, scene.model_copy(update={"voice": slower}))
    return edits.with_scene(script, _SCENE_FIXES[fix](scene, problem))


def all_mended(script: Script, problems: Iterable[Problem], voice: VoiceChoice) -> Script:
    """Do for many problems what one click does for each, from the end of a text to its beginning."""
    for problem in sorted(problems, key=lambda p: p.span or (0, 0), reverse=True):
        script = mended(script, problem, voice)
    return script


def meant(script: Script, problem: Problem) -> Script:
    """Note that what looked doubtful is meant so."""
    scene = edits.scene_of(script, problem.scene_uid)
    said = tuple(dict.fromkeys((*scene.meant, problem.meaning)))
    return edits.with_scene(script, scene.model_copy(update={"meant": said}))


def doubted(script: Script, scene_uid: str) -> Script:
    """Take back whatever was said to be meant so in a scene."""
    scene = edits.scene_of(script, scene_uid)
    return edits.with_scene(script, scene.model_copy(update={"meant": ()}))


def _of_script(script: Script, fix: Fix) -> Script:
    if fix is Fix.ADD_SCENE:
        return edits.insert_scene(script, None, Scene())
    if fix is Fix.OTHER_THEME:
        return script.model_copy(update={"theme": ""})
    return script.model_copy(update={"voice": None}) if fix is Fix.FILM_VOICE else script


def _with_text(scene: Scene, field: Field, change: Callable[[str], str]) -> Scene:
    name = "on_screen_text" if field is Field.ON_SCREEN_TEXT else "narration"
    text: str = getattr(scene, name)
    return scene.model_copy(update={name: change(text)})


def _looking(scene: Scene, **changes: object) -> Scene:
    """Return a scene that looks otherwise; without any wish left it has no visual spec."""
    visual = (scene.visual_spec or VisualSpec()).model_copy(update=changes)
    return scene.model_copy(update={"visual_spec": None if visual == VisualSpec() else visual})


def _without_characters(scene: Scene, problem: Problem) -> Scene:
    unwanted = frozenset(str(problem.to or ""))

    def change(text: str) -> str:
        kept = "".join(character for character in text if character not in unwanted)
        return tidied(_EMPTY_BRACKETS.sub("", kept)).strip()

    return _with_text(scene, problem.field, change)


def _without_term(scene: Scene, problem: Problem) -> Scene:
    terms = scene.visual_spec.highlight_terms if scene.visual_spec else ()
    return _looking(scene, highlight_terms=tuple(term for term in terms if term != problem.detail))


def _closed(scene: Scene, problem: Problem) -> Scene:
    at = problem.at or 0

    def change(text: str) -> str:
        return closed(text, at) if text[at : at + 1] == problem.detail else text

    return _with_text(scene, problem.field, change)


def _spelled_alike(scene: Scene, problem: Problem) -> Scene:
    first, end = problem.span or (0, 0)
    wanted = str(problem.to or "")

    def change(text: str) -> str:
        is_it = letters(text[first:end]) == letters(wanted)
        return f"{text[:first]}{wanted}{text[end:]}" if is_it else text

    return _with_text(scene, problem.field, change)


_SCENE_FIXES: Final[dict[Fix, Callable[[Scene, Problem], Scene]]] = {
    Fix.SET_LENGTH: lambda scene, problem: scene.model_copy(update={"duration_sec": problem.to}),
    Fix.NO_LENGTH: lambda scene, _: scene.model_copy(update={"duration_sec": None}),
    Fix.REMOVE_CHARACTERS: _without_characters,
    Fix.OTHER_LAYOUT: lambda scene, problem: _looking(scene, type=problem.to),
    Fix.NO_LAYOUT: lambda scene, _: _looking(scene, type=""),
    Fix.REMOVE_PICTURE: lambda scene, _: _looking(scene, image=""),
    Fix.OTHER_THEME: lambda scene, problem: _looking(scene, theme=problem.to),
    Fix.FILM_VOICE: lambda scene, _: scene.model_copy(update={"voice": None}),
    Fix.REMOVE_TERM: _without_term,
    Fix.TIDY: lambda scene, problem: _with_text(scene, problem.field, tidied),
    Fix.CLOSE: _closed,
    Fix.SAME_SPELLING: _spelled_alike,
}


def _title_for(chapter: Chapter, number: int, language: Language) -> str:
    """Return what a chapter is about: what its first scene shows, else its number."""
    shown = chapter.scenes[0].on_screen_text.strip().splitlines() if chapter.scenes else []
    if shown and len(shown[0]) <= _TITLE_LIMIT:
        return shown[0]
    return f"{number}장" if language is Language.KOREAN else f"Chapter {number}"
