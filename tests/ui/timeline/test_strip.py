import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.domain.edits import scene_of, with_scene
from studio.domain.script import Transition, VisualSpec
from studio.services.studio import Studio
from studio.ui.session import EditorSession
from studio.ui.timeline.geometry import Lane, hit_test
from studio.ui.timeline.strip import TimelineStrip
from tests.ui.films import course, opened_session

LEFT = Qt.MouseButton.LeftButton


def point(strip: TimelineStrip, frame: float, lane: Lane) -> QPoint:
    return QPoint(round(strip.view.x_of(frame)), round(lane.top + lane.height / 2))


def start_of(session: EditorSession, index: int) -> int:
    assert session.film is not None
    return session.film.timeline.spans[index].start_frame


def wheel(strip: TimelineStrip, x: float, steps: int, modifiers: Qt.KeyboardModifier) -> None:
    at = QPointF(x, 80)
    event = QWheelEvent(
        at,
        strip.viewport().mapToGlobal(at),
        QPoint(),
        QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(strip.viewport(), event)


# --- selection and playhead ----------------------------------------------------------------------


def test_a_click_selects_the_scene_and_moves_the_playhead_there(strip, session, qtbot):
    frame = start_of(session, 2) + 30

    qtbot.mouseClick(strip.viewport(), LEFT, pos=point(strip, frame, strip.lanes.thumbs))

    assert session.selected_uid == "s3"
    assert abs(session.playhead - frame) <= 1 / strip.view.scale + 1


def test_dragging_on_the_ruler_scrubs_and_selects_on_the_way(strip, session, qtbot):
    seen: list[str] = []
    session.selection_changed.connect(seen.append)
    ruler = strip.lanes.ruler

    qtbot.mousePress(strip.viewport(), LEFT, pos=point(strip, start_of(session, 0) + 10, ruler))
    qtbot.mouseMove(strip.viewport(), pos=point(strip, start_of(session, 1) + 10, ruler))
    qtbot.mouseMove(strip.viewport(), pos=point(strip, start_of(session, 2) + 10, ruler))
    qtbot.mouseRelease(strip.viewport(), LEFT, pos=point(strip, start_of(session, 2) + 10, ruler))

    assert seen == ["s2", "s3"]
    assert abs(session.playhead - start_of(session, 2) - 10) <= 2
    assert not session.undo_stack.canUndo()


def test_a_click_on_a_chapter_goes_to_its_beginning(strip, session, qtbot):
    qtbot.mouseClick(
        strip.viewport(), LEFT, pos=point(strip, start_of(session, 3) + 40, strip.lanes.chapters)
    )

    assert session.selected_uid == "s4"
    assert session.playhead == start_of(session, 3)


def test_keys_move_by_frame_second_scene_and_to_the_ends(strip, session, qtbot):
    film = session.film
    strip.setFocus()

    qtbot.keyClick(strip, Qt.Key.Key_Right)
    assert session.playhead == 1
    qtbot.keyClick(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert session.playhead == 1 + film.timeline.fps
    qtbot.keyClick(strip, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert session.selected_uid == "s2"
    assert session.playhead == start_of(session, 1)
    qtbot.keyClick(strip, Qt.Key.Key_End)
    assert session.playhead == film.timeline.frame_count - 1
    qtbot.keyClick(strip, Qt.Key.Key_PageUp)
    assert session.playhead == start_of(session, 3)
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    assert session.playhead == 0


def test_a_selection_made_elsewhere_comes_into_sight(strip, session, qtbot):
    strip.set_zoom(0.8)
    assert strip.view.x_of(start_of(session, 3)) > strip.width_px

    session.select("s4")

    assert 0 <= strip.view.x_of(session.playhead) <= strip.width_px


def test_the_page_is_turned_when_the_playhead_runs_out_of_sight(strip, session):
    strip.set_zoom(0.6)
    session.move_playhead(200)
    offset, last = strip.view.offset, int(strip.view.frame_at(strip.width_px))

    for frame in range(200, last + 3, 2):  # as it plays
        session.move_playhead(frame)

    assert strip.view.offset > offset + strip.width_px / 2
    assert 0 <= strip.view.x_of(session.playhead) < strip.width_px / 4


def test_what_is_wrong_with_a_scene_is_marked_and_told(studio, make_panel, qtbot):
    script = course()
    silent = scene_of(script, "s2").model_copy(update={"narration": ""})
    with opened_session(studio, qtbot, with_scene(script, silent)) as session:
        strip = make_panel(session).strip
        strip.fit()
        block = strip.base.blocks[1]
        left = round(strip.view.x_of(block.start))
        head = QRect(left + 4, round(strip.lanes.scenes.top) + 2, 60, round(strip.lanes.scene_head) - 4)
        before = strip.viewport().grab(head).toImage()

        session.tell_record()  # has it checked

        qtbot.waitUntil(lambda: strip.viewport().grab(head).toImage() != before)

        at = QPointF(left + 40, head.center().y())
        assert "narration" in strip.tip_of(hit_test(strip.base, strip.view, strip.lanes, at.x(), at.y()))


def test_a_cut_and_a_transition_look_different(studio, make_panel, qtbot):
    pictures = []
    for transition in (Transition.NONE, Transition.FADE):
        script = course()
        visual = VisualSpec(transition=transition)
        faded = scene_of(script, "s2").model_copy(update={"visual_spec": visual})
        with opened_session(studio, qtbot, with_scene(script, faded)) as session:
            strip = make_panel(session).strip
            strip.set_zoom(0.5)
            start = strip.base.blocks[1].start
            strip.reveal(start - 30, start + 30)
            strip.viewport().grab()
            qtbot.waitUntil(lambda strip=strip: strip.is_settled)
            lane = strip.lanes.thumbs
            left = round(strip.view.x_of(start)) - 4
            cut = QRect(left, round(lane.top + lane.height / 2) - 4, 8, 8)
            pictures.append(strip.viewport().grab(cut).toImage())
            strip.close_worker()
    assert pictures[0] != pictures[1]


# --- zoom ----------------------------------------------------------------------------------------


def test_ctrl_wheel_keeps_the_moment_under_the_mouse(strip, session):
    before = strip.view.frame_at(600)
    scale = strip.view.scale

    for _ in range(4):
        wheel(strip, 600, 1, Qt.KeyboardModifier.ControlModifier)

    assert strip.view.scale > 2 * scale
    assert strip.view.frame_at(600) == pytest.approx(before, abs=0.5 / strip.view.scale)


def test_the_wheel_scrolls_in_time(strip):
    strip.set_zoom(0.8)

    wheel(strip, 600, -3, Qt.KeyboardModifier.NoModifier)

    assert strip.view.offset > 0
    assert strip.horizontalScrollBar().value() == round(strip.view.offset)


def test_dragging_the_scroll_bar_moves_through_the_film(strip):
    strip.set_zoom(0.8)
    bar = strip.horizontalScrollBar()
    assert bar.maximum() > 0

    bar.setValue(bar.maximum() // 2)

    assert strip.view.offset == bar.maximum() // 2
    assert bar.height() > 0


def test_fit_shows_everything_and_keeps_doing_so(strip, panel, session, qtbot):
    strip.set_zoom(0.9)

    strip.fit()
    panel.resize(600, 220)

    last = session.film.timeline.frame_count
    assert strip.view.x_of(0) >= 0
    assert strip.view.x_of(last) <= strip.width_px
    assert strip.zoom == 0


def test_the_slider_and_the_strip_follow_each_other(panel, qtbot):
    panel.tools.slider.setValue(700)
    assert panel.strip.zoom == pytest.approx(0.7, abs=0.01)

    panel.strip.fit()
    assert panel.tools.slider.value() == 0


# --- lengths -------------------------------------------------------------------------------------


def drag_edge(strip: TimelineStrip, qtbot: QtBot, index: int, frames: float) -> None:
    end = strip.strip.blocks[index].end
    lane = strip.lanes.thumbs
    qtbot.mousePress(strip.viewport(), LEFT, pos=point(strip, end, lane))
    qtbot.mouseMove(strip.viewport(), pos=point(strip, end + frames / 2, lane))
    qtbot.mouseMove(strip.viewport(), pos=point(strip, end + frames, lane))
    qtbot.mouseRelease(strip.viewport(), LEFT, pos=point(strip, end + frames, lane))


def test_dragging_an_edge_lengthens_the_scene_in_one_step(strip, session, qtbot):
    before = session.film.timeline.spans[1].frame_count

    drag_edge(strip, qtbot, 1, 72)

    wanted = scene_of(session.script, "s2").duration_sec
    assert wanted == pytest.approx((before + 72) / 24, abs=0.15)
    assert session.undo_stack.count() == 1
    qtbot.waitUntil(lambda: session.film.timeline.spans[1].frame_count >= before + 66)
    assert session.film.timeline.spans[1].frame_count == strip.strip.blocks[1].frame_count

    session.undo()
    assert scene_of(session.script, "s2").duration_sec == 6.0
    qtbot.waitUntil(lambda: session.film.timeline.spans[1].frame_count == before)


def test_a_scene_never_becomes_shorter_than_its_narration(strip, session, qtbot):
    least = strip.strip.blocks[1].least

    drag_edge(strip, qtbot, 1, 96)
    qtbot.waitUntil(lambda: session.is_idle)
    drag_edge(strip, qtbot, 1, -2000)
    qtbot.waitUntil(lambda: session.is_idle)

    assert session.film.timeline.spans[1].frame_count == least


def test_while_dragging_what_follows_moves_along(strip, session, qtbot):
    end, lane = strip.strip.blocks[0].end, strip.lanes.thumbs
    before = strip.strip.frame_count

    qtbot.mousePress(strip.viewport(), LEFT, pos=point(strip, end, lane))
    qtbot.mouseMove(strip.viewport(), pos=point(strip, end + 48, lane))

    assert strip.strip.frame_count > before + 40
    assert not session.undo_stack.canUndo()
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    qtbot.mouseRelease(strip.viewport(), LEFT, pos=point(strip, end + 48, lane))
    assert strip.strip.frame_count == before
    assert not session.undo_stack.canUndo()


def test_brackets_change_the_length_from_the_keyboard(strip, session, qtbot):
    strip.setFocus()
    session.select("s2")
    before = strip.strip.blocks[1].frame_count

    qtbot.keyClick(strip, Qt.Key.Key_BracketRight)

    assert strip.strip.blocks[1].frame_count == pytest.approx(before + 12, abs=2)
    assert session.undo_stack.count() == 1


def test_an_approved_script_is_not_lengthened(strip, session, studio: Studio, qtbot):
    script_id = session.record.script_id
    session.review(studio.scripts.submit)
    session.review(studio.scripts.approve)
    qtbot.waitUntil(lambda: session.is_idle)
    assert not session.is_editable

    drag_edge(strip, qtbot, 1, 72)

    assert studio.scripts.get(script_id).script == session.script
    assert not session.undo_stack.canUndo()


# --- pictures ------------------------------------------------------------------------------------


def test_pictures_arrive_from_a_worker_and_are_kept(strip, qtbot):
    qtbot.waitUntil(lambda: strip.is_settled)
    y = round(strip.lanes.thumbs.top + strip.lanes.thumbs.height / 2)
    x = round(strip.view.x_of(strip.strip.blocks[0].start)) + 20

    shown = strip.viewport().grab().toImage()
    colors = {shown.pixel(x + dx, y + dy) for dx in range(0, 40, 4) for dy in range(0, 8, 4)}

    assert len(colors) > 3  # a picture, not a plain area
    strip.viewport().update()
    strip.viewport().grab()
    assert strip.is_settled


def test_five_hundred_scenes_are_painted_a_screenful_at_a_time(studio, make_panel, qtbot):
    with opened_session(studio, qtbot, course(500), voiced=False) as session:
        panel = make_panel(session)
        qtbot.waitUntil(lambda: panel.strip.is_settled)
        asked = panel.strip.pictures_kept

        panel.strip.fit()
        panel.strip.viewport().grab()

        assert asked < 60
        assert panel.strip.pictures_kept < 60
        panel.close_workers()  # nothing follows the session when it goes


# --- words ---------------------------------------------------------------------------------------


def test_a_screen_reader_is_told_where_the_playhead_is(strip, session, qtbot):
    session.move_playhead(start_of(session, 1) + 5)

    qtbot.waitUntil(lambda: "Scene 2 of 4" in strip.accessibleDescription())
    interface = QAccessible.queryAccessibleInterface(strip)
    assert interface.text(QAccessible.Text.Name) == "Scene timeline"


def test_every_control_has_a_name(panel):
    for widget in panel.tools.controls:
        assert widget.accessibleName()
        assert widget.toolTip()


def test_without_a_script_it_says_what_to_do(studio, make_panel, qtbot):
    with opened_session(studio, qtbot, None) as session:
        panel = make_panel(session)
        qtbot.mouseClick(panel.strip.viewport(), LEFT, pos=QPoint(50, 50))

        assert panel.strip.accessibleDescription() == "No scenes yet."
        assert "Open or import a script" in panel.strip.hint


def test_space_and_shuttle_keys_ask_for_playback(strip, qtbot):
    with qtbot.waitSignal(strip.play_asked):
        qtbot.keyClick(strip, Qt.Key.Key_Space)
    with qtbot.waitSignal(strip.shuttle_asked) as asked:
        qtbot.keyClick(strip, Qt.Key.Key_J)
    assert asked.args == [-1]


@pytest.mark.parametrize("width", [1000, 300, 160])
def test_a_caption_never_looks_empty_however_narrow(panel, strip, session, studio, width):
    session.film_changed.emit(studio.previewing.voice(course()))
    panel.resize(width, 220)
    strip.fit()
    captions = strip.strip.captions
    assert captions
    image = strip.viewport().grab().toImage()
    lane = strip.lanes.captions
    for caption in captions:
        left, right = strip.view.x_of(caption.start), strip.view.x_of(caption.end)
        xs = range(round(left) + 3, round(right) - 4)
        ys = range(round(lane.top) + 3, round(lane.top + lane.height) - 3)
        shades = {image.pixel(x, y) for x in xs for y in ys}
        assert len(shades) > 1 or not xs, f"nothing in {right - left:.0f} pixels"
