"""Items that enter and captions in the picture, as the preview shows them."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.domain.edits import scene_of, with_scene
from studio.domain.settings import CaptionMode
from studio.domain.slides import canvas_of
from studio.picture import FramePainter
from studio.services.previewing import FilmPreview
from studio.services.studio import Studio
from studio.ui.preview.panel import PreviewPanel
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from tests.ui.films import SETTINGS


@pytest.fixture
def panel(session: EditorSession, theme: Theme, qtbot: QtBot) -> Iterator[PreviewPanel]:
    panel = PreviewPanel(session, theme)
    qtbot.addWidget(panel)
    panel.show()
    qtbot.waitExposed(panel)
    panel.picture.setFixedSize(SETTINGS.width, SETTINGS.height)
    yield panel
    panel.close_workers()


def shown(panel: PreviewPanel, qtbot: QtBot) -> QImage:
    qtbot.waitUntil(lambda: panel.picture.is_settled)
    return panel.picture.image


def painted(film: FilmPreview, frame: int) -> QImage:
    pixels = bytes(FramePainter(film.canvas, film.slides).paint(film.timeline.shot_at(frame)))
    return QImage(pixels, film.canvas.width, film.canvas.height, QImage.Format.Format_RGB32)


def encoded(film: FilmPreview, frame: int, *, whole: bool = False) -> QImage:
    """The frame of a draft of the film, or of one whose items stand from the start."""
    slides = tuple(s.model_copy(update={"entrances": ()}) if whole else s for s in film.slides)
    draft = canvas_of(film.spec.model_copy(update={"draft": True}))
    return painted(replace(film, canvas=draft, slides=slides), frame)


def burnt(studio: Studio, session: EditorSession) -> FilmPreview:
    settings = SETTINGS.model_copy(update={"captions": CaptionMode.BURNED_IN})
    return studio.previewing.voice(session.script, settings)


def test_items_enter_in_the_preview_when_they_do_in_the_film(panel, session, qtbot):
    panel.set_captions(False)
    film = session.film
    start, (entrance, *_) = film.timeline.spans[1].start_frame, film.slides[1].entrances
    seen: list[QImage] = []
    for local in (entrance.first_frame - 1, entrance.first_frame + 2, entrance.end_frame):
        session.move_playhead(start + local)
        assert not panel.picture.is_whole
        seen.append(shown(panel, qtbot))
        assert seen[-1] == encoded(film, start + local)
    assert seen[0] != seen[1] != seen[2]


def test_a_scene_that_is_chosen_shows_all_its_items_until_the_playhead_moves(panel, session, qtbot):
    panel.set_captions(False)
    session.select("s3")
    at = session.playhead
    assert panel.picture.is_whole
    assert shown(panel, qtbot) == encoded(session.film, at, whole=True) != encoded(session.film, at)

    qtbot.keyClick(panel, Qt.Key.Key_Right)
    assert not panel.picture.is_whole
    assert shown(panel, qtbot) == encoded(session.film, at + 1)


def test_a_scene_that_is_written_shows_all_its_items(panel, session, qtbot):
    panel.set_captions(False)
    at = session.film.timeline.spans[1].transition_end
    session.move_playhead(at)
    assert not panel.picture.is_whole

    scene = scene_of(session.script, "s2").model_copy(update={"on_screen_text": "Line 2: write · see"})
    session.apply(with_scene(session.script, scene), "Edit")
    qtbot.waitUntil(lambda: session.is_idle)
    assert panel.picture.is_whole
    assert shown(panel, qtbot) == encoded(session.film, at, whole=True)


def test_captions_in_the_picture_are_painted_once_and_cannot_be_taken_away(panel, session, studio, qtbot):
    settings = SETTINGS.model_copy(update={"captions": CaptionMode.BURNED_IN})
    studio.preferences.update(render=settings)
    film = burnt(studio, session)
    session.refresh_film()
    qtbot.waitUntil(lambda: session.is_idle and session.film.has_captions_in_picture)
    assert not panel.transport.captions_button.isEnabled()

    panel.picture.show_film(film)
    frame = film.cues[0].start_ms * 24 // 1000 + 3
    panel.picture.show_frame(frame)
    assert panel.picture.caption_at(frame) == ""
    for key in (None, Qt.Key.Key_C):
        if key is not None:
            qtbot.keyClick(panel, key)
        assert shown(panel, qtbot) == painted(film, frame) != painted(film.with_cues(()), frame)


def test_the_switch_of_captions_comes_back_with_other_films(panel, session, studio):
    panel.transport.set_captions_fixed(True)
    assert "part of this film" in panel.transport.captions_button.toolTip()
    panel.transport.set_captions_fixed(False)
    assert panel.transport.captions_button.isEnabled()
    assert panel.transport.captions_button.toolTip() == "Captions (C)"
