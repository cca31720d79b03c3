"""What is wrong or doubtful about a script and its film: checked scene by scene, kept until it changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studio.domain.cancel import CancelToken
from studio.domain.checks import scene_problems, script_problems
from studio.domain.problem import Problem, Severity
from studio.domain.script import Scene, Script
from studio.domain.text import Language
from studio.services.logs import bugs_are_logged
from studio.speech.online import NO_NETWORK, Online

if TYPE_CHECKING:
    from pathlib import Path

    from studio.services.film_checks import FilmChecks
    from studio.services.previewing import FilmPreview

Tell = Callable[[tuple[Problem, ...]], None]
TELL_EVERY: Final = 50
"""Scenes newly looked at after which what was found so far is told."""


@dataclass(slots=True)
class _Known:
    """What a scene's words came to."""

    scene: Scene
    language: Language
    problems: tuple[Problem, ...]


class Checking:
    """Checks one script after another; what was found of a scene is kept until something it says changes.

    One thread at a time may call.
    """

    def __init__(self, pictures: Path, music: Path, online: Online = NO_NETWORK) -> None:
        self._folders = pictures, music
        self._online = online
        self._words: dict[str, _Known] = {}
        self._film: FilmChecks | None = None

    def check(
        self, script: Script, film: FilmPreview | None, cancel: CancelToken, tell: Tell | None = None
    ) -> tuple[Problem, ...]:
        """Return everything wrong or doubtful in film order, without what its author means so.

        `film` is the film of this script or, while its author types, of the one shortly before: what it says
        of scenes that were changed since is left as it was. `tell` gets what is known while more is looked
        for. Raises `Canceled`.
        """
        with bugs_are_logged():
            alone = self._of_words(script, cancel)
            across = tuple(script_problems(script))
            if film is None:
                return _in_order(script, across, alone, {})
            scenes = {scene.uid: scene for _, _, scene in script.scenes()}
            if tell is not None and (self._film is None or self._film.known.keys().isdisjoint(scenes)):
                tell(_in_order(script, across, alone, {}))  # of a script just opened, the words come first
            checks = self._film_checks()
            across = (*checks.of_film(script, film), *across)
            found: dict[str, tuple[Problem, ...]] = {}
            fresh = 0
            for uid, problems, is_new in checks.of_scenes(scenes, film, cancel):
                found[uid] = problems
                fresh += is_new
                if tell is not None and is_new and not fresh % TELL_EVERY:
                    tell(_in_order(script, across, alone, {**checks.known, **found}))
            return _in_order(script, across, alone, found)

    def _film_checks(self) -> FilmChecks:
        if self._film is None:  # what paints is loaded when the first film is looked at
            from studio.services.film_checks import FilmChecks

            self._film = FilmChecks(*self._folders, self._online)
        return self._film

    def _of_words(self, script: Script, cancel: CancelToken) -> dict[str, tuple[Problem, ...]]:
        from studio.speech.checks import unsaid_problems

        known: dict[str, _Known] = {}
        for _, _, scene in script.scenes():
            before = self._words.get(scene.uid)
            if before is None or before.scene is not scene or before.language is not script.language:
                cancel.check()
                unsaid = unsaid_problems(scene.uid, scene.narration, script.language)
                before = _Known(scene, script.language, (*scene_problems(scene), *unsaid))
                self._words[scene.uid] = before
            known[scene.uid] = before
        self._words = known
        return {uid: scene.problems for uid, scene in known.items()}


def _in_order(
    script: Script,
    across: tuple[Problem, ...],
    alone: dict[str, tuple[Problem, ...]],
    in_film: dict[str, tuple[Problem, ...]],
) -> tuple[Problem, ...]:
    """Put everything in film order: first what concerns the whole, in each scene the gravest first."""
    found: list[Problem] = [problem for problem in across if not problem.scene_uid]
    others: dict[str, list[Problem]] = {}
    for problem in across:
        others.setdefault(problem.scene_uid, []).append(problem)
    for _, _, scene in script.scenes():
        mine = [*others.get(scene.uid, ()), *alone.get(scene.uid, ()), *in_film.get(scene.uid, ())]
        told = [p for p in mine if p.severity is Severity.WRONG or p.meaning not in scene.meant]
        found += sorted(told, key=lambda problem: problem.severity is Severity.DOUBT)
    return tuple(found)
