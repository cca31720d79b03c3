from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from studio.domain.edits import scene_of, with_scene
from studio.picture import FramePainter
from studio.services.studio import Studio
from studio.ui.preview.panel import PreviewPanel
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from tests.ui.films import SETTINGS, opened_session


@pytest.fixture
def panel(session: EditorSession, theme: Theme, qtbot: QtBot) -> Iterator[PreviewPanel]:
    panel = PreviewPanel(session, theme)
    qtbot.addWidget(panel)
    panel.resize(520, 380)
    panel.show()
    qtbot.waitExposed(panel)
    yield panel
    panel.close_workers()


def settle(panel: PreviewPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.picture.is_settled)


def approve(session: EditorSession, studio: Studio, qtbot: QtBot) -> None:
    session.review(studio.scripts.submit)
    session.review(studio.scripts.approve)
    qtbot.waitUntil(lambda: session.record.status == "APPROVED")


# --- the picture ---------------------------------------------------------------------------------


@pytest.mark.parametrize("where", ["first", "middle", "transition", "last"])
def test_what_is_seen_is_what_is_encoded(panel, session, studio, qtbot, where):
    approve(session, studio, qtbot)
    film = session.film
    timeline = film.timeline
    frame = {
        "first": 0,
        "middle": timeline.spans[1].start_frame + 60,
        "transition": timeline.spans[2].start_frame + 2,
        "last": timeline.frame_count - 1,
    }[where]
    panel.set_captions(False)
    panel.picture.setFixedSize(film.canvas.width, film.canvas.height)

    session.move_playhead(frame)
    settle(panel, qtbot)

    encoded = FramePainter(film.canvas, film.slides).paint(timeline.shot_at(frame))
    assert panel.picture.image.size() == QSize(film.canvas.width, film.canvas.height)
    width, height = film.canvas.width, film.canvas.height
    assert panel.picture.image == QImage(bytes(encoded), width, height, QImage.Format.Format_RGB32)


def test_the_picture_keeps_its_shape_in_any_room(panel):
    panel.picture.resize(600, 200)
    rect = panel.picture.picture_rect()

    assert rect.width() == pytest.approx(200 * 16 / 9, abs=0.5)  # at whole pixels, so that it is sharp
    assert rect.width() == round(rect.width())
    assert rect.height() == pytest.approx(200)
    assert rect.center().x() == pytest.approx(300, abs=0.5)


def test_an_edit_is_seen_at_once(panel, session, qtbot):
    settle(panel, qtbot)
    before = panel.picture.image

    scene = scene_of(session.script, "s1").model_copy(update={"on_screen_text": "Something else"})
    session.apply(with_scene(session.script, scene), "Edit")
    qtbot.waitUntil(lambda: session.is_idle)
    settle(panel, qtbot)

    assert panel.picture.image != before


def test_a_draft_is_marked_exactly_while_a_render_would_be(panel, session, studio, qtbot):
    settle(panel, qtbot)
    draft = panel.picture.image

    approve(session, studio, qtbot)
    settle(panel, qtbot)
    approved = panel.picture.image

    session.reopen()
    scene = scene_of(session.script, "s4").model_copy(update={"purpose": "example"})
    session.apply(with_scene(session.script, scene), "Edit")
    qtbot.waitUntil(lambda: session.is_idle)
    settle(panel, qtbot)

    assert draft != approved
    assert panel.picture.image == draft


def test_captions_are_laid_over_the_picture_or_not(panel, session, studio, qtbot):
    film = studio.previewing.voice(session.script)
    panel.picture.show_film(film)
    cue = film.cues[0]
    frame = cue.start_ms * 24 // 1000 + 2
    panel.picture.show_frame(frame)
    settle(panel, qtbot)
    with_caption = panel.picture.image
    assert panel.picture.caption_at(frame) == "\n".join(cue.lines)

    qtbot.mouseClick(panel.transport.captions_button, Qt.MouseButton.LeftButton)
    settle(panel, qtbot)

    assert panel.picture.image != with_caption


def test_a_picture_that_cannot_be_painted_says_why(panel, session, studio, qtbot):
    studio.preferences.update(render=SETTINGS.model_copy(update={"theme": "no-such-theme"}))
    session.refresh_film()

    qtbot.waitUntil(lambda: "no-such-theme" in panel.picture.said)

    studio.preferences.update(render=SETTINGS)
    session.refresh_film()
    qtbot.waitUntil(lambda: panel.picture.said == "")
    settle(panel, qtbot)


# --- transport -----------------------------------------------------------------------------------


def test_the_clock_tells_minutes_seconds_frames(panel, session):
    session.move_playhead(24 * 7 + 4)

    length = session.film.timeline.frame_count
    assert panel.transport.time_text == f"00:07.04 / 00:{length // 24:02d}.{length % 24:02d}"


def test_playing_moves_the_playhead(panel, session, qtbot):
    qtbot.keyClick(panel, Qt.Key.Key_Space)
    assert panel.player.is_playing
    assert panel.transport.play_button.accessibleName() == "Pause"

    qtbot.waitUntil(lambda: session.playhead > 2)

    qtbot.mouseClick(panel.transport.play_button, Qt.MouseButton.LeftButton)
    assert not panel.player.is_playing


def test_scene_buttons_go_to_starts(panel, session, qtbot):
    starts = [span.start_frame for span in session.film.timeline.spans]

    qtbot.mouseClick(panel.transport.next_button, Qt.MouseButton.LeftButton)
    assert session.playhead == starts[1]
    session.move_playhead(starts[2] + 50)
    qtbot.mouseClick(panel.transport.previous_button, Qt.MouseButton.LeftButton)
    assert session.playhead == starts[2]
    qtbot.mouseClick(panel.transport.previous_button, Qt.MouseButton.LeftButton)
    assert session.playhead == starts[1]
    assert session.selected_uid == "s2"


def test_full_size_shows_the_same_frame_and_escape_returns(panel, session, qtbot):
    session.move_playhead(50)
    qtbot.keyClick(panel, Qt.Key.Key_F11)
    full = panel.full_size
    assert full is not None

    qtbot.keyClick(full, Qt.Key.Key_Right)
    assert session.playhead == 51
    qtbot.keyClick(full, Qt.Key.Key_Escape)
    assert panel.full_size is None


def test_the_title_tells_size_rate_and_theme(panel):
    assert panel.tools.text() == "320×180 · 24 fps · theme “Dawn”"


def test_every_control_has_a_name_and_a_tool_tip(panel):
    for widget in panel.transport.controls:
        assert widget.accessibleName()
        assert widget.toolTip()


def test_without_a_script_it_says_what_to_do(studio, theme, qtbot):
    with opened_session(studio, qtbot, None) as session:
        panel = PreviewPanel(session, theme)
        qtbot.addWidget(panel)
        panel.show()

        assert "Open or import a script" in panel.picture.said
        assert not panel.transport.play_button.isEnabled()
        panel.close_workers()
