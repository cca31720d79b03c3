"""Everything about the selected scenes that is not their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from studio.domain.image import ClipEnd, ImageFit, ImageMotion, MotionKind
from studio.domain.script import Scene, Transition, VisualSpec
from studio.domain.settings import VisualStyle
from studio.domain.slides import Motion, Slide, slide_of
from studio.domain.speech import SAMPLE_RATE
from studio.domain.voice import VoiceChoice
from studio.ui.inspector import layouts, themes
from studio.ui.inspector.controls import Choice, ChoiceBox
from studio.ui.inspector.form import Page
from studio.ui.inspector.layouts import LayoutPicker
from studio.ui.inspector.made_by import made_by
from studio.ui.inspector.maker import Maker
from studio.ui.inspector.motion import DRAWN, MotionField, with_kind, with_zoom
from studio.ui.inspector.picture import PictureField
from studio.ui.inspector.selection import Mixed, Selection, visual_of, with_visual
from studio.ui.inspector.terms import TermsField
from studio.ui.inspector.themes import ThemePicker
from studio.ui.inspector.voice import VoiceField
from studio.ui.inspector.words_fields import LengthField, PurposeBox
from studio.ui.preview.frames import Frames, Part, visual_with
from studio.ui.settings.row import Note
from studio.ui.theme import GRID
from studio.ui.widgets import is_language_change

if TYPE_CHECKING:
    from studio.domain.visuals import MadeRecord
    from studio.services.previewing import FilmPreview
    from studio.services.studio import Studio
    from studio.ui.inspector.intake import PictureIntake
    from studio.ui.inspector.orders import Orders
    from studio.ui.session import EditorSession
    from studio.ui.theme import Theme


class ScenePage(Page):
    """Shows what the selected scenes have in common; each change is one step for all of them."""

    framing_wanted = Signal(bool)
    picture_settings_wanted = Signal()

    def __init__(
        self, studio: Studio, session: EditorSession, theme: Theme, intake: PictureIntake, orders: Orders
    ) -> None:
        super().__init__(theme)
        self._studio = studio
        self._session = session
        self._selection = Selection(session)
        self.layouts = LayoutPicker(theme)
        self.themes = ThemePicker(theme, of_scene=True)
        self.picture = PictureField(
            theme, studio.pictures, studio.made_pictures, intake, lambda: session.selected_uids
        )
        self.maker = Maker(studio, session, orders, theme)
        self._facts: MadeRecord | None = None
        self.motion = MotionField(theme)
        self.transition = ChoiceBox(theme)
        self.voice = VoiceField(studio, theme, of_scene=True)
        self.length = LengthField(theme)
        self.terms = TermsField(theme)
        self.purpose = PurposeBox(theme)
        form = self.form
        self._layout_row = form.add(self.layouts)
        self._theme_row = form.add(self.themes)
        form.add_line()
        self._picture_row = form.add(self.picture)
        self._maker_row = form.add(self.maker)
        self._maker_row.hide()
        self._motion_row = form.add(self.motion)
        self._transition_row = form.add(self.transition)
        form.add_line()
        self._voice_row = form.add(self.voice)
        self._length_row = form.add(self.length)
        form.add_line()
        self._terms_row = form.add(self.terms)
        self._purpose_row = form.add(self.purpose)
        self._connect()
        self._retranslate()

    def _connect(self) -> None:
        self.layouts.chosen.connect(self._on_layout)
        self.themes.chosen.connect(self._on_theme)
        self.picture.fit_chosen.connect(self._on_fit)
        self.picture.end_chosen.connect(self._on_end)
        self.picture.remove_wanted.connect(self._on_picture_removed)
        self.picture.making_wanted.connect(self._on_making)
        self.picture.facts_found.connect(self._on_facts)
        self.maker.settings_wanted.connect(self.picture_settings_wanted)
        self.maker.came.connect(lambda: self._reveal(self.maker.use))
        self.motion.kind_chosen.connect(self._on_kind)
        self.motion.zoom_chosen.connect(self._on_zoom)
        self.motion.framing_wanted.connect(self.framing_wanted)
        self.transition.chosen.connect(self._on_transition)
        self.voice.chosen.connect(self._on_voice)
        self.length.changed_to.connect(self._on_length)
        self.terms.changed_to.connect(self._on_terms)
        self.purpose.chosen.connect(self._on_purpose)

    # --- what is shown ---------------------------------------------------------------------------

    def refresh(self) -> None:
        """Show what holds now."""
        scene, film = self._session.selected_scene, self._session.film
        if scene is None:
            return
        editable = self._session.is_editable
        slide = self._slide(film, scene)
        plain = self._plain_slide(film, scene)
        alone = len(self._session.selected_uids) <= 1
        self.picture.make.setEnabled(alone)
        self._maker_row.setVisible(alone and self.picture.make.isChecked())
        self.maker.show_scene(scene.uid)
        self._show_look(plain if alone else None, editable=editable)
        self._show_picture(slide if alone else None, editable=editable)
        self._show_voice(editable=editable)
        common = self._selection.common
        self.length.show_length(
            common(lambda s: s.duration_sec or None),
            self._needed(film, scene) if alone else None,
            editable=editable,
        )
        self.terms.show_terms(
            common(lambda s: visual_of(s).highlight_terms),
            slide if alone else None,
            plain.highlight_terms if plain is not None and alone else (),
            editable=editable,
        )
        self.purpose.show_purpose(common(lambda s: s.purpose))
        self.purpose.setEnabled(editable)
        self.form.align()

    def show_framing(self, on: bool) -> None:
        """Show whether frames are being drawn."""
        self.motion.show_framing(on)
        self._note_motion()

    def close_workers(self) -> None:
        """Stop what is done beside the window, and wait for it."""
        self.picture.close_workers()

    def _show_look(self, plain: Slide | None, *, editable: bool) -> None:
        common = self._selection.common
        asked = common(lambda s: visual_of(s).type)
        self.layouts.show_layout(asked, plain.layout if plain is not None else None)
        self.layouts.setEnabled(editable)
        note = self._layout_row.note
        if isinstance(asked, str) and not layouts.is_known(asked):
            text = self.tr("“%1” is no layout of the studio: it is kept, and laid out automatically.")
            note.say("circle-help", "doubt", text.replace("%1", asked.strip()))
        elif asked == layouts.AUTOMATIC and self.layouts.automatic_text:
            note.say("sparkles", "muted", self.layouts.automatic_text)
        else:
            note.hide()
        theme = common(lambda s: visual_of(s).theme)
        settings = self._studio.preferences.get().render
        script = self._session.script
        inherited = (script.theme if script is not None else "") or settings.theme
        self.themes.show_theme(theme, inherited, settings.brand)
        self.themes.setEnabled(editable)
        note_theme(self._theme_row.note, theme, self.tr("There is no theme “%1” here: choose another."))

    def _show_picture(self, slide: Slide | None, *, editable: bool) -> None:
        common = self._selection.common
        image = common(lambda s: visual_of(s).image.strip())
        fit, end = common(lambda s: visual_of(s).image_fit), common(lambda s: visual_of(s).image_end)
        self.picture.show_picture(image, fit, end, editable=editable)
        asked = common(lambda s: visual_of(s).motion)
        self.motion.show_motion(
            asked, slide.motion if slide is not None else None, editable=editable, may_frame=slide is not None
        )
        self._note_motion()
        self._offer_transitions()
        self.transition.show_value(common(lambda s: visual_of(s).transition))
        self.transition.setEnabled(editable)

    def _note_motion(self) -> None:
        is_drawing, text = self.motion.framing.isChecked(), ""
        asked = self._selection.common(lambda s: visual_of(s).motion)
        is_still = isinstance(asked, ImageMotion) and asked.kind is MotionKind.NONE
        if self._is_basic:
            text = self.tr("Films in the basic style stand still: settings decide the style.")
        elif len(self._session.selected_uids) > 1:
            text = self.tr("Select one scene to draw its frames.")
        elif is_drawing and not is_still:
            text = self.tr(
                "A is the start, B the end, the cross what must stay in sight. Drag them, or use the "
                "arrows, + and −; Tab goes on, Esc leaves."
            )
        if is_drawing and (is_still or self._is_basic):
            cross = self.tr("The cross is what must stay in sight: drag it, or use the arrows; Esc leaves.")
            text = f"{text} {cross}".strip()
        if is_drawing and not self._moves_picture:
            background = self.tr("Here it is the background that moves.")
            text = f"{text} {background}".strip()
        note = self._motion_row.note
        if text:
            note.say("info", "muted", text)
        else:
            note.hide()

    @property
    def _moves_picture(self) -> bool:
        """Tell whether the scene that is shown has a picture that fills its place."""
        scene = self._session.selected_scene
        visual = visual_of(scene) if scene is not None else VisualSpec()
        return bool(visual.image.strip()) and visual.image_fit is ImageFit.COVER

    def _show_voice(self, *, editable: bool) -> None:
        settings, script = self._studio.preferences.get().render, self._session.script
        film_voice = (script.voice if script is not None else None) or settings.voice
        own = self._selection.common(lambda s: s.voice)
        self.voice.show_voice(own, film_voice)
        self.voice.set_editable(editable)
        if trouble := self.voice.trouble:
            self._voice_row.note.say("triangle-alert", "doubt", trouble)
        elif own is not None and (remark := self.voice.remark):
            self._voice_row.note.say("info", "muted", remark)
        else:
            self._voice_row.note.hide()

    @property
    def _is_basic(self) -> bool:
        return self._studio.preferences.get().render.style is VisualStyle.BASIC

    def _offer_transitions(self) -> None:
        automatic = self.tr("Automatic: cut") if self._is_basic else self.tr("Automatic: fade")
        self.transition.offer(
            [
                Choice(None, automatic),
                Choice(Transition.FADE, self.tr("Fade")),
                Choice(Transition.SLIDE, self.tr("Slide")),
                Choice(Transition.ZOOM, self.tr("Zoom")),
                Choice(Transition.NONE, self.tr("Cut")),
            ]
        )

    @staticmethod
    def _slide(film: FilmPreview | None, scene: Scene) -> Slide | None:
        index = film.scene_index(scene.uid) if film is not None else None
        return film.slides[index] if film is not None and index is not None else None

    @staticmethod
    def _plain_slide(film: FilmPreview | None, scene: Scene) -> Slide | None:
        """Return the slide if nothing were chosen for it: its layout, and the terms it would mark."""
        index = film.scene_index(scene.uid) if film is not None else None
        if film is None or index is None:
            return None
        frozen = film.spec.scenes[index]
        if frozen.visual_spec is not None:
            plain = frozen.visual_spec.model_copy(update={"type": "", "highlight_terms": ()})
            frozen = frozen.model_copy(update={"visual_spec": plain})
        return slide_of(frozen, progress=0, motion=Motion(), frame_count=1, language=film.spec.language)

    @staticmethod
    def _needed(film: FilmPreview | None, scene: Scene) -> tuple[float, float, bool] | None:
        index = film.scene_index(scene.uid) if film is not None else None
        if film is None or index is None:
            return None
        span, settings = film.timeline.spans[index], film.spec.settings
        spoken = span.speech_sample_count / SAMPLE_RATE
        around = settings.lead_in_sec + settings.tail_sec if spoken else 0.0
        return spoken + around, span.frame_count / film.timeline.fps, not film.voiced[index]

    # --- what is chosen --------------------------------------------------------------------------

    @Slot(str)
    def _on_layout(self, name: str) -> None:
        self._selection.change_visual(self.tr("Change the layout"), type=name)

    @Slot(str)
    def _on_theme(self, name: str) -> None:
        self._selection.change_visual(self.tr("Change the theme of the scene"), theme=name)

    @Slot(object)
    def _on_fit(self, fit: ImageFit) -> None:
        self._selection.change_visual(self.tr("Fit the picture"), image_fit=fit)

    @Slot(object)
    def _on_end(self, end: ClipEnd) -> None:
        self._selection.change_visual(self.tr("Change the end of the clip"), image_end=end)

    @Slot(object)
    def _on_transition(self, transition: Transition | None) -> None:
        self._selection.change_visual(self.tr("Change the transition"), transition=transition)

    @Slot(object)
    def _on_terms(self, terms: tuple[str, ...]) -> None:
        self._selection.change_visual(self.tr("Change the highlights"), highlight_terms=terms)

    @Slot()
    def _on_picture_removed(self) -> None:
        self._selection.change_visual(self.tr("Remove the picture"), image="", image_end=ClipEnd.LOOP)

    @Slot(bool)
    def _on_making(self, on: bool) -> None:
        self._maker_row.setVisible(on and len(self._session.selected_uids) <= 1)
        if on:
            self.maker.refresh()
            self.maker.setFocus()
            self._reveal(self.maker)

    def _reveal(self, widget: QWidget) -> None:
        """Scroll to something once it has its place."""
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(widget, 0, 4 * GRID))

    @Slot(object)
    def _on_facts(self, facts: MadeRecord | None) -> None:
        self._facts = facts
        self._note_picture()

    def _note_picture(self) -> None:
        """Say who made the picture, where another machine did."""
        note = self._picture_row.note
        if self._facts is None:
            note.hide()
        else:
            note.say("sparkles", "muted", made_by(self._facts))

    @Slot(object)
    def _on_kind(self, kind: MotionKind | str | None) -> None:
        label = self.tr("Change the motion")
        if isinstance(kind, MotionKind | None):
            self._selection.change(
                label, lambda s: with_visual(s, motion=with_kind(visual_of(s).motion, kind))
            )
            return
        assert kind == DRAWN
        film = self._session.film
        if film is None:
            return

        def drawn(scene: Scene) -> Scene:
            slide = self._slide(film, scene)
            if slide is None:
                return scene
            frames = Frames.of(slide.motion, visual_of(scene).focus)
            return scene.model_copy(
                update={"visual_spec": visual_with(scene.visual_spec, frames, Part.FIRST)}
            )

        self._selection.change(label, drawn)
        if len(self._session.selected_uids) == 1:
            self.framing_wanted.emit(True)

    @Slot(object)
    def _on_zoom(self, zoom: float | None) -> None:
        self._selection.change(
            self.tr("Change the zoom"),
            lambda s: with_visual(s, motion=with_zoom(visual_of(s).motion, zoom)),
            typing="zoom",
        )

    @Slot(object, bool)
    def _on_voice(self, choice: VoiceChoice | None, is_speed: bool) -> None:
        script = self._session.script
        film_voice = (script.voice if script is not None else None) or (
            self._studio.preferences.get().render.voice
        )

        def spoken(scene: Scene) -> Scene:
            if is_speed and choice is not None:
                own = scene.voice or film_voice
                return scene.model_copy(update={"voice": own.model_copy(update={"speed": choice.speed})})
            return scene.model_copy(update={"voice": choice})

        label = self.tr("Change the speed of the voice") if is_speed else self.tr("Change the voice")
        self._selection.change(label, spoken, typing="speed" if is_speed else "")

    @Slot(object)
    def _on_length(self, seconds: float | None) -> None:
        self._selection.change(
            self.tr("Change the minimum length"),
            lambda s: s.model_copy(update={"duration_sec": seconds}),
            typing="length",
        )

    @Slot(object)
    def _on_purpose(self, purpose: str) -> None:
        self._selection.change(
            self.tr("Change the purpose"), lambda s: s.model_copy(update={"purpose": purpose})
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for row, name in (
            (self._layout_row, self.tr("Layout")),
            (self._theme_row, self.tr("Theme")),
            (self._picture_row, self.tr("Picture")),
            (self._motion_row, self.tr("Motion")),
            (self._transition_row, self.tr("Transition")),
            (self._voice_row, self.tr("Voice")),
            (self._length_row, self.tr("At least")),
            (self._terms_row, self.tr("Highlights")),
            (self._purpose_row, self.tr("Purpose")),
        ):
            row.set_name(name)
        self.transition.setAccessibleName(self.tr("Transition into the scene"))
        self.purpose.setAccessibleName(self.tr("Purpose of the scene"))
        self.purpose.retranslate()
        self._offer_transitions()
        self._note_picture()
        self.refresh()


def note_theme(note: Note, theme: str | Mixed, pattern: str) -> None:
    """Say that a theme is not known here, where it is not."""
    if isinstance(theme, str) and not themes.is_known(theme):
        note.say("circle-help", "doubt", pattern.replace("%1", theme))
    else:
        note.hide()
