"""What is wrong or doubtful about a film: its captions, slides and pictures, its voices and its length."""

import math
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from studio.captions.checks import caption_problems
from studio.domain.cancel import CancelToken
from studio.domain.cues import Cue
from studio.domain.errors import BadInput, StepFailed
from studio.domain.image import picture_hash
from studio.domain.problem import Field, Fix, Problem, ProblemKind, Severity
from studio.domain.script import Scene, Script
from studio.domain.slides import Canvas, Slide
from studio.domain.spec import RenderScene
from studio.domain.voice import VoiceChoice
from studio.picture.checks import enlargement, report_on
from studio.picture.photos import photo_file
from studio.pipeline.music import lacks_music
from studio.pipeline.pictures import lacks_logo, picture_is_there
from studio.pipeline.steps.validate_script import SECONDS_AT_MOST
from studio.resources import theme_names
from studio.services.previewing import FilmPreview
from studio.services.slide_problems import fit_problems, glyph_problems, length_problems, place_of_words
from studio.speech.engines import require_voice
from studio.speech.online import NO_NETWORK, Online

_ENLARGED: Final = 1.5
"""How many times its size a picture may be shown before it looks soft."""
_LONGEST_REST_SEC: Final = 0.03
_Stamp = tuple[int, int] | None
"""What tells one state of a file from the next: when it was changed, and its size."""


@dataclass(slots=True)
class _Seen:
    """What a scene came to, and all that it depends on."""

    of: tuple[object, ...]
    problems: tuple[Problem, ...]
    slide: Slide | None = None
    """The very slide that was looked at last: where it is the same, nothing needs comparing."""


class FilmChecks:
    """Checks films; what was found of a scene is kept until something it depends on changes."""

    def __init__(self, pictures: Path, music: Path, online: Online = NO_NETWORK) -> None:
        self._pictures, self._music = pictures, music
        self._online = online
        self._slides: dict[str, _Seen] = {}
        self._captions: dict[str, _Seen] = {}
        self._last: dict[str, tuple[Problem, ...]] = {}
        self._whole: dict[object, bool] = {}
        self._voices: dict[object, bool] = {}

    @property
    def known(self) -> Mapping[str, tuple[Problem, ...]]:
        """What was found last of every scene."""
        return self._last

    def of_scenes(
        self, scenes: Mapping[str, Scene], film: FilmPreview, cancel: CancelToken
    ) -> Iterator[tuple[str, tuple[Problem, ...], bool]]:
        """Yield uid and problems of every scene of a script, and whether they had to be looked for.

        Scenes that were changed since the film was made keep what was known of them.
        """
        cues = _by_scene(film)
        last = self._last
        now: dict[str, tuple[Problem, ...]] = {}
        for index, frozen in enumerate(film.spec.scenes):
            scene = scenes.get(frozen.scene_id)
            if scene is None:
                continue
            if not _is_of(frozen, scene):
                problems, is_new = last.get(scene.uid, ()), False
            else:
                cancel.check()
                begun = time.perf_counter()
                seen, is_new = self._slide(scene, film, index)
                if is_new:  # leave the interpreter to whoever is typing for as long as it was taken
                    cancel.wait(min(time.perf_counter() - begun, _LONGEST_REST_SEC))
                captions = self._caption(frozen, film, cues.get(index, ()))
                problems = (*length_problems(scene, film, index), *captions, *seen)
            last[scene.uid] = now[scene.uid] = problems
            yield scene.uid, problems, is_new
        self._last = now
        for kept in (self._slides, self._captions):
            for uid in kept.keys() - now.keys():
                del kept[uid]

    def of_film(self, script: Script, film: FilmPreview) -> tuple[Problem, ...]:
        """Return what concerns the film as a whole, and the voices and themes its scenes name."""
        return (*self._settings(script, film), *self._mute(script, film))

    # --- the whole film --------------------------------------------------------------------------

    def _settings(self, script: Script, film: FilmPreview) -> Iterator[Problem]:
        spec = film.spec
        wrong = Severity.WRONG
        if film.timeline.seconds > SECONDS_AT_MOST:
            yield Problem(ProblemKind.ENDLESS, "", wrong, Field.LENGTH, amount=film.timeline.seconds / 3600)
        if spec.settings.theme not in theme_names():
            fix = Fix.OTHER_THEME if script.theme else Fix.SETTINGS
            name = spec.settings.theme
            yield Problem(ProblemKind.UNKNOWN_THEME, "", wrong, Field.PICTURE, detail=name, fix=fix, to="")
        music = spec.settings.music
        if music is not None and self._once(
            ("music", music.sha256, _stamp(self._music / music.sha256)),
            lambda: lacks_music(spec, self._music),
        ):
            yield Problem(ProblemKind.MISSING_MUSIC, "", wrong, fix=Fix.SETTINGS)
        brand = film.canvas.brand
        logo = picture_hash(brand.logo) if brand is not None else None
        if logo is not None and self._once(
            ("logo", logo, self._picture_stamp(logo)), lambda: lacks_logo(spec, self._pictures)
        ):
            yield Problem(ProblemKind.MISSING_LOGO, "", wrong, Field.PICTURE, fix=Fix.SETTINGS)

    def _mute(self, script: Script, film: FilmPreview) -> Iterator[Problem]:
        told = False
        for scene in film.spec.scenes:
            voice = film.spec.voice_of(scene)
            if not scene.narration.strip() or self._can_speak(voice, film):
                continue
            name = voice.name or voice.provider.value
            replaced = any(self._can_speak(other, film) for other in film.spec.voices_for(voice))
            kind = ProblemKind.OTHER_VOICE if replaced else ProblemKind.MUTE_VOICE
            severity = Severity.DOUBT if replaced else Severity.WRONG
            if scene.voice is not None:
                yield Problem(kind, scene.scene_id, severity, detail=name, fix=Fix.FILM_VOICE)
            elif not told:
                told = True
                fix = Fix.FILM_VOICE if script.voice is not None else Fix.SETTINGS
                yield Problem(kind, "", severity, detail=name, fix=fix)

    def _can_speak(self, voice: VoiceChoice, film: FilmPreview) -> bool:
        language = film.spec.language

        def ask() -> bool:
            try:
                require_voice(voice, language, self._online)
            except StepFailed:
                return False
            return True

        # Keys come and go while the studio runs; engines and voices do not.
        return self._once((voice, language, self._online.why_not(voice.provider) is None), ask)

    # --- one scene -------------------------------------------------------------------------------

    def _caption(self, scene: RenderScene, film: FilmPreview, cues: Sequence[Cue]) -> tuple[Problem, ...]:
        origin = cues[0].start_ms if cues else 0
        speed = film.spec.voice_of(scene).speed
        shown = tuple((cue.start_ms - origin, cue.end_ms - origin, cue.lines) for cue in cues)
        of = scene.narration, shown, speed, film.spec.language
        known = self._captions.get(scene.scene_id)
        if known is None or known.of != of:
            language = film.spec.language
            found = caption_problems(scene.scene_id, scene.narration, cues, language, voice_speed=speed)
            known = self._captions[scene.scene_id] = _Seen(of, found)
        return known.problems

    def _slide(self, scene: Scene, film: FilmPreview, index: int) -> tuple[tuple[Problem, ...], bool]:
        slide = film.slides[index]
        image = slide.image
        stamp = self._picture_stamp(image.sha256) if image is not None and image.sha256 else None
        known = self._slides.get(scene.uid)
        around = film.canvas, stamp, scene.narration, scene.on_screen_text
        if known is not None and known.slide is slide and known.of[:-1] == around:
            return known.problems, False
        of = *around, _looks(slide)
        if known is not None and known.of == of:
            known.slide = slide
            return known.problems, False
        try:
            problems = tuple(self._look(scene, film, index, stamp))
        except BadInput:  # a theme that does not exist: told by itself
            theme = slide.theme or film.canvas.theme
            problems = (_no_theme(scene, theme),) if slide.theme else ()
        self._slides[scene.uid] = _Seen(of, problems, slide)
        return problems, True

    def _look(self, scene: Scene, film: FilmPreview, index: int, stamp: _Stamp) -> Iterator[Problem]:
        slide, canvas = film.slides[index], film.canvas
        report = report_on(canvas, slide, self._pictures)
        yield from self._picture(scene, canvas, slide, stamp)
        yield from fit_problems(scene, film, index, report)
        yield from glyph_problems(scene, report)
        if report.faint:
            theme = self._readable_theme(film, index)
            field, span = place_of_words(scene, report.faint)
            yield Problem(
                ProblemKind.LOW_CONTRAST,
                scene.uid,
                Severity.WRONG,
                field,
                span,
                amount=math.floor(report.contrast * 10) / 10,
                detail=report.faint,
                fix=Fix.OTHER_THEME if theme else None,
                to=theme,
            )

    def _picture(self, scene: Scene, canvas: Canvas, slide: Slide, stamp: _Stamp) -> Iterator[Problem]:
        if slide.image is None:
            return
        digest = slide.image.sha256
        whole = self._once(("picture", digest, stamp), lambda: picture_is_there(self._pictures, digest))
        larger = enlargement(canvas, slide, self._pictures) if whole else None
        if larger is None:
            yield Problem(
                ProblemKind.MISSING_PICTURE,
                scene.uid,
                Severity.WRONG,
                Field.PICTURE,
                fix=Fix.REMOVE_PICTURE,
                other_fix=Fix.CHOOSE_PICTURE,
            )
        elif larger > _ENLARGED:
            kind, field = ProblemKind.SMALL_PICTURE, Field.PICTURE
            yield Problem(kind, scene.uid, field=field, amount=larger, fix=Fix.CHOOSE_PICTURE)

    def _readable_theme(self, film: FilmPreview, index: int) -> str | None:
        slide = film.slides[index]
        for name in theme_names():
            tried = slide.model_copy(update={"theme": name, "brand": None})
            if name != "brand" and not report_on(film.canvas, tried, self._pictures).faint:
                return name
        return None

    # --- files -----------------------------------------------------------------------------------

    def _picture_stamp(self, digest: str) -> _Stamp:
        file = photo_file(self._pictures, digest)
        return _stamp(file) if file is not None else None

    def _once(self, key: object, ask: Callable[[], bool]) -> bool:
        if key not in self._whole:
            self._whole[key] = ask()
        return self._whole[key]


def _stamp(file: Path) -> _Stamp:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _is_of(frozen: RenderScene, scene: Scene) -> bool:
    """Tell whether a scene of a film says and shows what the script says now."""
    visual = scene.visual_spec.without_paths() if scene.visual_spec else None
    return (
        frozen.narration == scene.narration
        and frozen.on_screen_text == scene.on_screen_text
        and frozen.caption == scene.caption
        and frozen.visual_spec == visual
    )


def _by_scene(film: FilmPreview) -> dict[int, list[Cue]]:
    found: dict[int, list[Cue]] = {}
    for cue in film.cues:
        found.setdefault(cue.scene, []).append(cue)
    return found


def _looks(slide: Slide) -> Slide:
    """Return what the words and pictures of a slide depend on, its motion only where a picture moves."""
    looks = slide.complete() if slide.image is not None else slide.wording()
    return looks.model_copy(update={"progress": 0.0})


def _no_theme(scene: Scene, name: str) -> Problem:
    kind, wrong = ProblemKind.UNKNOWN_THEME, Severity.WRONG
    return Problem(kind, scene.uid, wrong, Field.PICTURE, detail=name, fix=Fix.OTHER_THEME, to="")
