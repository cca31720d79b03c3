"""A person makes a scene look and sound as wished, draws frames on the preview, takes all of it back."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from studio.domain.image import MotionKind
from studio.domain.script import Scene, Script
from studio.domain.settings import VisualStyle
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.ui.preview.frames import Part
from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import SMALL, OpenWindow
from tests.flows.person import Person, import_script


@pytest.fixture
def person(open_window: OpenWindow, script_file: Path, pipeline: FakePipeline) -> Person:
    person = open_window(render=pipeline)
    animated = SMALL.model_copy(update={"style": VisualStyle.ANIMATED})
    person.window.studio.preferences.update(render=animated)
    import_script(person, script_file)
    person.window.resize(1500, 1400)  # so that nothing has to be scrolled to
    settle(person)
    return person


def settle(person: Person) -> None:
    def still() -> None:
        assert person.window.session.film is not None
        assert person.window.session.is_idle
        assert person.window.inspector.is_settled

    person.wait(still)


def script_of(person: Person) -> Script:
    script = person.window.session.script
    assert script is not None
    return script


def first(person: Person) -> Scene:
    return next(scene for _, _, scene in script_of(person).scenes())


def drop(target: QWidget, file: Path, place: QPoint | None = None) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    place, copy = place or target.rect().center(), Qt.DropAction.CopyAction
    left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(target, QDragEnterEvent(place, copy, data, left, plain))
    QApplication.sendEvent(target, QDropEvent(QPointF(place), copy, data, left, plain))


def picture_file(folder: Path) -> Path:
    file = folder / "현장.png"
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#406080"))
    image.save(str(file))
    return file


def images(person: Person) -> list[bool]:
    """Which scenes have a picture."""
    scenes = [scene for _, _, scene in script_of(person).scenes()]
    return [scene.visual_spec is not None and bool(scene.visual_spec.image) for scene in scenes]


def test_a_picture_is_dropped_framed_and_taken_back(person: Person, tmp_path: Path) -> None:
    before = script_of(person)
    photo = picture_file(tmp_path)
    drop(person.find("Picture of the scene"), photo)
    settle(person)
    visual = first(person).visual_spec
    assert visual is not None
    assert visual.image.startswith("picture:")

    person.find("Motion").activated.emit(3)  # pan across
    settle(person)
    person.click("Draw frames")
    view = person.window.inspector.framing.view
    person.wait(lambda: view.isVisible() and view.frame_rect(Part.LAST).width() > 0)
    settle(person)
    view.choose(Part.LAST)
    end = view.frame_rect(Part.LAST)
    corner = end.topLeft()
    there = corner + QPointF(end.width() * 0.4, end.height() * 0.4)
    steps = person.window.session.undo_stack.index()
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=corner.toPoint())
    for share in (0.3, 0.6, 1.0):
        QTest.mouseMove(view, (corner + (there - corner) * share).toPoint())
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=there.toPoint())
    settle(person)
    assert person.window.session.undo_stack.index() == steps + 1
    visual = first(person).visual_spec
    assert visual is not None
    assert visual.motion is not None
    assert visual.motion.kind is MotionKind.IN
    assert visual.motion.zooms is not None
    assert visual.motion.zooms[1] > 1.3 * visual.motion.zooms[0]
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()

    while person.window.session.undo_stack.canUndo():
        person.press("Ctrl+Z")
    settle(person)
    assert script_of(person) == before
    assert person.find("Motion").currentText().startswith("Automatic")


def test_a_voice_for_the_whole_script_reaches_its_scenes(person: Person) -> None:
    person.click("Show: Whole script")
    settle(person)
    voice = person.find("Voice", QComboBox)
    row = next(row for row in range(voice.count()) if "en-gb" in voice.itemText(row))
    voice.activated.emit(row)
    settle(person)
    assert script_of(person).voice == VoiceChoice(provider=VoiceProvider.ESPEAK, name="en-gb")
    person.click("Show: Scene")
    settle(person)
    assert "en-gb" in person.find("Voice", QComboBox).currentText()
    record = person.window.session.record
    assert record is not None
    stored = person.window.studio.scripts.get(record.script_id).script
    assert stored.voice == script_of(person).voice
    person.press("Ctrl+Z")
    settle(person)
    assert script_of(person).voice is None


def test_several_scenes_are_changed_at_once(person: Person) -> None:
    uids = [scene.uid for _, _, scene in script_of(person).scenes()]
    person.window.session.select_many(uids[:2], uids[0])
    settle(person)
    assert person.sees("2 scenes")
    person.click("Layout: Warning")
    settle(person)
    types = [s.visual_spec.type if s.visual_spec else "" for _, _, s in script_of(person).scenes()]
    assert types == ["WARNING", "WARNING", ""]
    assert person.window.session.undo_stack.undoText() == "Change the layout"
    person.press("Ctrl+Z")
    settle(person)
    assert all(scene.visual_spec is None for _, _, scene in script_of(person).scenes())


def test_pictures_are_dropped_where_their_scenes_are(person: Person, tmp_path: Path) -> None:
    photo = picture_file(tmp_path)
    view = person.window.script.view
    card = person.find("Scene 2")
    drop(view.viewport(), photo, card.geometry().center())
    settle(person)
    assert images(person) == [False, True, False]
    strip = person.window.timeline.strip
    last = strip.strip.blocks[2]
    place = QPoint(round(strip.view.x_of((last.start + last.end) / 2)), strip.viewport().height() // 2)
    drop(strip.viewport(), photo, place)
    settle(person)
    assert images(person) == [False, True, True]
    drop(view.viewport(), photo, QPoint(view.viewport().width() // 2, view.viewport().height() - 2))
    settle(person)
    assert images(person) == [False, True, True]
    person.wait(lambda: any("no scene where" in text for text in person.window.notices.texts))


def test_the_inspector_and_the_frames_are_reached_with_keys(person: Person) -> None:
    person.window.choose_preset("time")
    person.press("Ctrl+I")
    person.wait(lambda: person.window.inspector.scene.layouts.tiles[0].hasFocus())
    uids = [scene.uid for _, _, scene in script_of(person).scenes()]
    person.window.session.select_many(uids[:2], uids[1])
    settle(person)
    person.press("Ctrl+Shift+I")
    settle(person)
    view = person.window.inspector.framing.view
    assert view.isVisible()
    assert view.hasFocus()
    assert person.window.session.selected_uids == (uids[1],)
    person.press("Ctrl+Shift+I")
    assert not view.isVisible()
