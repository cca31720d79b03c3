"""The library: every script with its state, found by words, with a look at its film."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.library import LibraryEntry, words_of
from studio.domain.script import Layout, Script
from studio.domain.settings import Settings
from studio.domain.slides import Canvas, Slide, canvas_of, placed_slide, places_of
from studio.domain.spec import RenderSpec, freeze
from studio.domain.timeline import Timeline
from studio.services.logs import bugs_are_logged
from studio.services.previewing import fingerprints
from studio.services.scripts import Scripts
from studio.store import library as store
from studio.store.database import Database

_LOOKED_THROUGH: Final = 4
"""Scenes among which one is looked for that shows more than a title."""


@dataclass(frozen=True, slots=True)
class Look:
    """What a film is recognised by: its length, and a slide of it."""

    seconds: float
    canvas: Canvas
    slide: Slide
    pictures: Path | None
    """Where pictures lie that the slide names by content."""


class Library:
    """Reads only. Any thread may call."""

    def __init__(
        self,
        database: Database,
        scripts: Scripts,
        settings: Callable[[], Settings],
        *,
        speech_folder: Path,
        pictures: Path,
    ) -> None:
        self._rows = store.Library(database)
        self._scripts = scripts
        self._settings = settings
        self._speech_folder = speech_folder
        self._pictures = pictures

    def stamp(self) -> int:
        """Return a number that changes when another window or thread stored something: cheap to ask often.

        Only numbers asked for on the same thread can be compared.
        """
        return self._rows.stamp()

    def entries(self) -> list[LibraryEntry]:
        """Return every script with what became of its film, the most recently changed first."""
        return self._rows.entries()

    def search(self, query: str, cancel: CancelToken | None = None) -> set[str] | None:
        """Return the ids of the scripts whose title or words hold every word of `query`; None: all of them.

        Reads all scripts, so it is for a worker. Raises `Canceled`.
        """
        words = words_of(query)
        return self._rows.saying(words, cancel or CancelToken()) if words else None

    def look(self, script_id: str) -> Look | None:
        """Return what the film of a script is recognised by, None for a script without scenes.

        Raises `SCRIPT_NOT_FOUND`.
        """
        with bugs_are_logged():
            script = self._scripts.get(script_id).script
            return self._look_of(script) if script.scene_count else None

    def _look_of(self, script: Script) -> Look:
        settings = self._settings().render
        spec, _ = freeze(script, script_id="look", video_id="look", settings=settings, draft=False)
        timeline = self._timeline(spec)
        canvas, slide = canvas_of(spec), _telling(spec, timeline)
        return Look(timeline.seconds, canvas, slide.complete(), self._pictures)

    def _timeline(self, spec: RenderSpec) -> Timeline:
        from studio.pipeline.timing import timeline_of
        from studio.speech.clips import ClipStore

        voices, clips = fingerprints(spec), ClipStore(self._speech_folder)
        samples: list[int | None] = []
        for scene in spec.scenes:
            fingerprint = voices[spec.voice_of(scene)]
            timing = clips.timing(fingerprint, scene.narration) if fingerprint else None
            samples.append(timing[0] if timing else None if scene.narration.strip() else 0)
        return timeline_of(spec, samples)


def _telling(spec: RenderSpec, timeline: Timeline) -> Slide:
    """Return the first slide that shows more than a title, which stands beside the picture anyway."""
    slides = [
        placed_slide(spec, scene, place, span.frame_count)
        for scene, place, span in list(zip(spec.scenes, places_of(spec), timeline.spans, strict=True))[
            :_LOOKED_THROUGH
        ]
    ]
    return next((slide for slide in slides if slide.layout is not Layout.TITLE_SLIDE), slides[0])
