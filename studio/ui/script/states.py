"""What the document shows of each scene and chapter, put together from film, problems and what was found."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from studio.domain.finding import FoundIn
from studio.domain.problem import Field, Problem
from studio.domain.script import Chapter, Scene, Script
from studio.domain.settings import RenderSettings
from studio.domain.speech import estimate_seconds
from studio.ui import words
from studio.ui.problems.source import ProblemSource
from studio.ui.problems.texts import problem_text, severity_look
from studio.ui.script.blocks import Block
from studio.ui.script.card import CardState, Marked
from studio.ui.script.facts import Facts
from studio.ui.script.fields import Highlight, Mark
from studio.ui.script.folds import Folds
from studio.ui.script.heading import HeadingState
from studio.ui.script.search import Search
from studio.ui.session import EditorSession

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview
    from studio.services.studio import Studio


class States:
    """Answers the document's questions; asked for what is in sight only."""

    def __init__(
        self, studio: Studio, session: EditorSession, problems: ProblemSource, folds: Folds, search: Search
    ) -> None:
        self._studio = studio
        self._session = session
        self._problems = problems
        self._folds = folds
        self._search = search
        self._film: FilmPreview | None = None
        self._places: dict[str, int] = {}
        self._sums: dict[str, tuple[Chapter, tuple[int, float, bool]]] = {}
        self._settings: RenderSettings = studio.preferences.get().render
        self.is_choosing = False

    def take_film(self, film: FilmPreview | None) -> None:
        """Follow another film."""
        self._film = film
        self._places = {uid: i for i, uid in enumerate(film.scene_uids)} if film is not None else {}
        self._settings = self._studio.preferences.get().render
        self._sums.clear()

    def card(self, block: Block) -> CardState:
        """Return what a card shows."""
        scene = cast(Scene, block.scene)
        seconds, is_voiced = self._length(scene)
        index = self._places.get(scene.uid)
        film = self._film
        problems = self._problems.of_scene(scene.uid)
        chosen = self._session.selected_uids
        return CardState(
            scene=scene,
            number=block.number,
            shown=scene.uid == self._session.selected_uid,
            chosen=scene.uid in chosen and (self.is_choosing or len(chosen) > 1),
            editable=self._session.is_editable,
            facts=Facts(
                length=words.seconds(seconds, estimated=not is_voiced),
                is_voiced=is_voiced,
                characters=words.characters(len(scene.narration)),
                layout=words.layout_name(film.slides[index].layout) if film and index is not None else "",
                problems=problems,
            ),
            narration=self._marked(scene.uid, FoundIn.NARRATION, Field.NARRATION, problems),
            on_screen=self._marked(scene.uid, FoundIn.ON_SCREEN_TEXT, Field.ON_SCREEN_TEXT, problems),
        )

    def heading(self, block: Block) -> HeadingState:
        """Return what a heading shows."""
        chapter = block.chapter
        characters, seconds, is_real = self._sum(chapter)
        span = words.span(seconds) if is_real else f"≈ {words.span(seconds)}"
        parts = (words.scenes(len(chapter.scenes)), words.characters(characters), span)
        return HeadingState(
            chapter=chapter,
            number=block.chapter_number,
            meta=" · ".join(parts),
            editable=self._session.is_editable,
            folded=chapter.uid in self._folds.folded,
            highlights=self._found(chapter.uid, FoundIn.TITLE),
        )

    def totals(self, script: Script) -> str:
        """Say how much there is in the whole film, and how long it lasts."""
        sums = [self._sum(chapter) for chapter in script.chapters]
        parts = [
            words.chapters(len(script.chapters)),
            words.scenes(script.scene_count),
            words.characters(sum(characters for characters, _, _ in sums)),
        ]
        if self._film is not None:
            is_real = all(self._film.voiced)
            span = words.span(self._film.timeline.seconds)
            parts.append(span if is_real else f"≈ {span}")
        return " · ".join(parts)

    # --- parts -----------------------------------------------------------------------------------

    def _length(self, scene: Scene) -> tuple[float, bool]:
        """Return how long a scene lasts in seconds, and whether its speech says so."""
        index, film = self._places.get(scene.uid), self._film
        if film is not None and index is not None:
            return film.timeline.spans[index].frame_count / film.timeline.fps, film.voiced[index]
        settings = self._settings
        spoken = estimate_seconds(scene.narration) if scene.narration.strip() else 0.0
        around = settings.lead_in_sec + settings.tail_sec
        return max(scene.duration_sec or settings.default_scene_sec, spoken + around), False

    def _sum(self, chapter: Chapter) -> tuple[int, float, bool]:
        """Return characters and seconds of a chapter, and whether its speech says how long it lasts."""
        known = self._sums.get(chapter.uid)
        if known is None or known[0] is not chapter:
            characters = sum(len(scene.narration) for scene in chapter.scenes)
            lengths = [self._length(scene) for scene in chapter.scenes]
            seconds = sum(seconds for seconds, _ in lengths)
            known = (chapter, (characters, seconds, all(is_voiced for _, is_voiced in lengths)))
            self._sums[chapter.uid] = known
        return known[1]

    def _marked(self, uid: str, found_in: FoundIn, field: Field, problems: tuple[Problem, ...]) -> Marked:
        marks = tuple(
            Mark(*problem.span, severity_look(problem.severity)[1], problem_text(problem))
            for problem in problems
            if problem.field is field and problem.span is not None
        )
        return marks, self._found(uid, found_in)

    def _found(self, uid: str, field: FoundIn) -> tuple[Highlight, ...]:
        current = self._search.current
        return tuple(
            Highlight(hit.start, hit.end, hit == current)
            for hit in self._search.hits_of(uid)
            if hit.field is field
        )
