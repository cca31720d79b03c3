"""What is doubtful about the scenes of a film, and what would mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from studio.domain.problem import Fix, Problem, ProblemKind
from studio.domain.script import Script
from studio.domain.sentences import split_sentences
from studio.domain.spec import LONG_NARRATION
from studio.domain.text import Language

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview

FASTEST_READING: Final = {Language.KOREAN: 14.0, Language.ENGLISH: 21.0}
"""Characters of caption a second that can still be read."""


def problems_of(script: Script, film: FilmPreview | None) -> tuple[Problem, ...]:
    """Return what is doubtful about a film, in film order."""
    fastest = _fastest_captions(film)
    limit = FASTEST_READING[script.language]
    found: list[Problem] = []
    for _, _, scene in script.scenes():
        speed = fastest.get(scene.uid, 0.0)
        if not scene.narration.strip():
            found.append(Problem(ProblemKind.SILENT, scene.uid))
        elif len(scene.narration) > LONG_NARRATION:
            at = middle(scene.narration)
            fix = Fix.SPLIT if at is not None else None
            found.append(Problem(ProblemKind.LONG, scene.uid, amount=len(scene.narration), fix=fix, at=at))
        elif speed > limit:
            found.append(Problem(ProblemKind.FAST_CAPTION, scene.uid, amount=speed))
    return tuple(found)


def middle(narration: str) -> int | None:
    """Return where the sentence nearest the middle begins, None where there is only one."""
    begins = [start for start, _ in split_sentences(narration)][1:]
    return min(begins, key=lambda at: abs(at - len(narration) / 2), default=None)


def _fastest_captions(film: FilmPreview | None) -> dict[str, float]:
    if film is None:
        return {}
    fastest: dict[str, float] = {}
    for cue in film.cues:
        seconds = (cue.end_ms - cue.start_ms) / 1000
        if seconds <= 0 or cue.scene >= len(film.scene_uids) or not film.voiced[cue.scene]:
            continue
        uid = film.scene_uids[cue.scene]
        fastest[uid] = max(fastest.get(uid, 0.0), len(cue.text) / seconds)
    return fastest
