"""What is doubtful about the scenes of a film, and what would mend it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from studio.domain.script import Script
from studio.domain.sentences import split_sentences
from studio.domain.spec import LONG_NARRATION
from studio.domain.text import Language

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview

FASTEST_READING: Final = {Language.KOREAN: 14.0, Language.ENGLISH: 21.0}
"""Characters of caption a second that can still be read."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One doubt about a scene; splitting at character `split_at` mends it, None where it would not."""

    scene_uid: str
    kind: str
    amount: float = 0.0
    split_at: int | None = None


def problems_of(script: Script, film: "FilmPreview | None") -> dict[str, Problem]:
    """Return the gravest problem of every scene that has one, by scene uid."""
    fastest = _fastest_captions(film)
    limit = FASTEST_READING[script.language]
    found: dict[str, Problem] = {}
    for _, _, scene in script.scenes():
        speed = fastest.get(scene.uid, 0.0)
        if not scene.narration.strip():
            found[scene.uid] = Problem(scene.uid, "silent")
        elif len(scene.narration) > LONG_NARRATION:
            found[scene.uid] = Problem(scene.uid, "long", len(scene.narration), middle(scene.narration))
        elif speed > limit:
            found[scene.uid] = Problem(scene.uid, "fast_caption", speed)
    return found


def middle(narration: str) -> int | None:
    """Return where the sentence nearest the middle begins, None where there is only one."""
    begins = [start for start, _ in split_sentences(narration)][1:]
    return min(begins, key=lambda at: abs(at - len(narration) / 2), default=None)


def _fastest_captions(film: "FilmPreview | None") -> dict[str, float]:
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
