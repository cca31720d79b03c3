"""What a measured slide means for its author: where in the words the trouble lies, and what would mend it."""

import math
from collections.abc import Iterator
from typing import Final

from studio.captions.checks import reading_seconds
from studio.domain.problem import Field, Fix, Problem, ProblemKind, Severity
from studio.domain.script import Layout, Scene, VisualSpec
from studio.domain.slides import Slide, placed_slide, places_of
from studio.domain.speech import SAMPLE_RATE
from studio.domain.wording import fields_of, find_words
from studio.picture.checks import READABLE, SlideReport, fit_of
from studio.services.previewing import FilmPreview

_IDLE_SEC: Final = 10.0
"""Seconds without a word, and with nothing left to read, that make one wonder."""
_HURRY: Final = 0.8
"""The part of its reading time below which a screen goes before it is read."""
_TITLE_LINES: Final = 3
_TALL_TITLE_LINES: Final = 5
_NAMED: Final = 8
_ROOMY: Final = (
    Layout.KEY_POINTS,
    Layout.TEXT_HIGHLIGHT,
    Layout.SUMMARY,
    Layout.EXAMPLE,
    Layout.TITLE_SLIDE,
)
"""Layouts that are tried where words have too little room, in this order."""

_COMFORT: Final = (0, 0, 0.0)
"""The `discomfort` of words that fit."""

Place = tuple[Field, tuple[int, int] | None]


def fit_problems(scene: Scene, film: FilmPreview, index: int, report: SlideReport) -> Iterator[Problem]:
    """Yield what of a scene's words does not fit its slide."""
    layout = _roomier(film, index) if report.discomfort > _COMFORT else None
    fix = Fix.OTHER_LAYOUT if layout else None
    if report.cut:
        field, span = place_of_words(scene, report.cut)
        grave = Severity.WRONG if report.title_is_cut else Severity.DOUBT
        text = report.cut
        yield Problem(ProblemKind.CUT_TEXT, scene.uid, grave, field, span, detail=text, fix=fix, to=layout)
    elif report.left_out:
        yield Problem(
            ProblemKind.LEFT_OUT,
            scene.uid,
            Severity.WRONG,
            Field.ON_SCREEN_TEXT,
            amount=report.left_out,
            fix=fix,
            to=layout,
        )
    elif report.smallest < READABLE:
        field, span = place_of_words(scene, report.smallest_text)
        size = math.floor(report.smallest)
        yield Problem(
            ProblemKind.SMALL_TEXT, scene.uid, field=field, span=span, amount=size, fix=fix, to=layout
        )
    canvas = film.canvas
    most = _TALL_TITLE_LINES if canvas.height > canvas.width else _TITLE_LINES
    if report.title_lines > most:
        field, span = place_of_words(scene, film.slides[index].title)
        yield Problem(ProblemKind.LONG_TITLE, scene.uid, field=field, span=span, amount=report.title_lines)
    elif report.orphan:
        field, span = place_of_words(scene, report.orphan)
        yield Problem(ProblemKind.ORPHAN, scene.uid, field=field, span=span, detail=report.orphan)


def glyph_problems(scene: Scene, report: SlideReport) -> Iterator[Problem]:
    """Yield the characters of a slide that no font can draw, by the field they were written in."""
    if not report.missing:
        return
    for field, text in fields_of(scene):
        found = [cluster for cluster in report.missing if cluster in text]
        if found:
            first = text.index(found[0])
            yield Problem(
                ProblemKind.MISSING_GLYPH,
                scene.uid,
                Severity.WRONG,
                field,
                (first, first + len(found[0])),
                amount=len(found),
                detail=" ".join(found[:_NAMED]),
                fix=Fix.REMOVE_CHARACTERS,
                to="".join(found),
            )
    written = "".join(text for _, text in fields_of(scene))
    if missing := [cluster for cluster in report.missing if cluster not in written]:
        yield Problem(
            ProblemKind.MISSING_GLYPH,
            scene.uid,
            Severity.WRONG,
            Field.TITLE if report.missing_in_label else Field.PICTURE,
            detail=" ".join(missing[:_NAMED]),
        )


def length_problems(scene: Scene, film: FilmPreview, index: int) -> Iterator[Problem]:
    """Yield where a scene goes before it is read, or stays with nothing left to hear or read."""
    span, slide = film.timeline.spans[index], film.slides[index]
    seconds = span.frame_count / film.timeline.fps
    reading = reading_seconds(" ".join(_shown(slide)), film.spec.language)
    if seconds < _HURRY * reading:
        yield Problem(
            ProblemKind.SHORT,
            scene.uid,
            field=Field.LENGTH,
            amount=math.ceil(reading),
            fix=Fix.SET_LENGTH,
            to=float(math.ceil(reading)),
        )
    speech = span.speech_sample_count / SAMPLE_RATE
    settings = film.spec.settings
    idle = seconds - settings.lead_in_sec - max(speech, reading)
    if speech and film.voiced[index] and scene.duration_sec is not None and idle > _IDLE_SEC:
        silent = round(seconds - settings.lead_in_sec - speech)
        yield Problem(ProblemKind.IDLE, scene.uid, field=Field.LENGTH, amount=silent, fix=Fix.NO_LENGTH)


def place_of_words(scene: Scene, words: str) -> Place:
    """Return in which field words that are shown were written, and where; what is said is shown as well."""
    for field, text in (*fields_of(scene)[1:], *fields_of(scene)[:1]):
        if (span := find_words(text, words.rstrip("…"))) is not None:
            return field, span
    return Field.ON_SCREEN_TEXT if scene.on_screen_text.strip() else Field.NARRATION, None


def _shown(slide: Slide) -> Iterator[str]:
    yield from (slide.title, slide.body, *slide.items)
    for group in slide.groups:
        yield group.label
        yield from group.items


def _roomier(film: FilmPreview, index: int) -> str | None:
    """Return the first layout in which the words of a scene fit, None where none of those tried has room."""
    spec, frozen = film.spec, film.spec.scenes[index]
    place, frames = places_of(spec)[index], film.timeline.spans[index].frame_count
    visual = frozen.visual_spec or VisualSpec()
    for layout in _ROOMY:
        if layout is film.slides[index].layout:
            continue
        tried = frozen.model_copy(update={"visual_spec": visual.model_copy(update={"type": layout.value})})
        if fit_of(film.canvas, placed_slide(spec, tried, place, frames)).discomfort == _COMFORT:
            return layout.value
    return None
