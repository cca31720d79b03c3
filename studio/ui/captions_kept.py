"""Captions of scenes whose words did not change, moved along when scenes before them change their length."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.domain.cues import Cue
    from studio.services.previewing import FilmPreview


def with_captions_of(film: FilmPreview, before: FilmPreview | None) -> FilmPreview:
    """Return `film` with the captions that still hold from `before`, until its own are known."""
    if before is None or film.cues:
        return film
    places = {uid: index for index, uid in enumerate(film.scene_uids)}
    kept: list[Cue] = []
    for cue in before.cues:
        old = cue.scene
        new = places.get(before.scene_uids[old])
        if new is None or film.spec.scenes[new].narration != before.spec.scenes[old].narration:
            continue
        now, then = film.timeline.spans[new], before.timeline.spans[old]
        if now.speech_sample_count != then.speech_sample_count:
            continue
        moved = cue.later(_origin_ms(film, new) - _origin_ms(before, old))
        kept.append(moved.model_copy(update={"scene": new}))
    return film.with_cues(sorted(kept, key=lambda c: c.start_ms))


def _origin_ms(film: FilmPreview, scene: int) -> int:
    return film.timeline.speech_origin_ms(scene, film.spec.settings.lead_in_sec)
