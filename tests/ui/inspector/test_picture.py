"""Pictures come in by drop, by paste and by choice; what is no picture is told with a way out."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QLineEdit

from studio.domain.errors import ErrorCode
from studio.domain.image import ImageFit
from studio.domain.script import VisualSpec
from studio.ui.inspector.intake import Offered
from tests.ui.inspector.hands import Hands


def files(*paths: Path | str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_dropped_picture_is_kept_and_shown(hands: Hands, photo: Path) -> None:
    field = hands.panel.scene.picture
    assert "Drop a picture" in field.zone.text
    assert hands.drop(field.zone, files(photo))
    assert hands.visual.image.startswith("picture:")
    assert hands.studio.pictures.find(hands.visual.image) is not None
    assert not field.zone.image.isNull()
    assert field.zone.text == ""
    photo.unlink()  # it was taken in
    film = hands.session.film
    assert film is not None
    assert film.slides[0].image is not None
    hands.session.undo()
    hands.settle()
    assert hands.visual.image == ""
    assert "Drop a picture" in field.zone.text


def test_a_picture_dropped_on_the_preview_is_of_the_scene_that_is_seen(hands: Hands, photo: Path) -> None:
    hands.session.select("s3")
    assert hands.drop(hands.preview.picture, files(photo))
    assert hands.visual_of("s3").image.startswith("picture:")
    assert hands.visual_of("s1").image == ""


def test_a_script_dropped_on_the_preview_is_left_to_the_window(hands: Hands, tmp_path: Path) -> None:
    assert not hands.drop(hands.preview.picture, files(tmp_path / "course.json"))
    text = QMimeData()
    text.setText("words")
    assert not hands.drop(hands.panel.scene.picture.zone, text)


def test_all_selected_scenes_get_the_picture_in_one_step(hands: Hands, photo: Path) -> None:
    hands.session.select_many(("s1", "s2", "s4"), "s1")
    hands.drop(hands.panel.scene.picture.zone, files(photo))
    images = {uid: hands.visual_of(uid).image for uid in ("s1", "s2", "s3", "s4")}
    assert images["s1"] == images["s2"] == images["s4"] != ""
    assert images["s3"] == ""
    assert hands.steps == 1


def test_a_picture_is_pasted_from_the_clipboard(hands: Hands) -> None:
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(QColor("#108040"))
    QGuiApplication.clipboard().setImage(image)
    zone = hands.panel.scene.picture.zone
    zone.setFocus()
    hands.key(zone, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    hands.settle()
    found = hands.studio.pictures.find(hands.visual.image)
    assert found is not None
    assert QImage(str(found)).pixelColor(5, 5) == QColor("#108040")


def test_a_copied_file_is_pasted(hands: Hands, photo: Path) -> None:
    QGuiApplication.clipboard().setMimeData(files(photo))
    hands.click(hands.panel.scene.picture.paste)
    assert hands.visual.image.startswith("picture:")


def test_a_file_is_chosen_with_the_keyboard(hands: Hands, photo: Path) -> None:
    zone = hands.panel.scene.picture.zone
    zone.setFocus()
    hands.key(zone, Qt.Key.Key_Return)
    dialog = hands.panel.findChild(QFileDialog, "scene_picture")
    assert dialog is not None
    line = dialog.findChild(QLineEdit)
    assert line is not None
    line.setText(str(photo))
    dialog.accept()
    hands.qtbot.waitUntil(lambda: hands.visual.image != "")


def test_a_picture_is_fitted_and_removed(hands: Hands, photo: Path) -> None:
    field = hands.panel.scene.picture
    hands.drop(field.zone, files(photo))
    hands.click(field.fit.buttons[ImageFit.CONTAIN])
    assert hands.visual.image_fit is ImageFit.CONTAIN
    assert field.fit.buttons[ImageFit.CONTAIN].isChecked()
    hands.click(field.remove)
    assert hands.visual.image == ""
    assert not field.remove.isVisible()
    assert field.zone.hasFocus()
    assert hands.steps == 3


def test_what_is_no_picture_is_told(hands: Hands, tmp_path: Path) -> None:
    text = tmp_path / "notes.png"
    text.write_text("no picture")
    zone = hands.panel.scene.picture.zone
    error = hands.refusal(lambda: hands.drop(zone, files(text)))
    assert "notes.png" in error.what.en
    assert error.next_step is not None
    assert hands.visual.image == ""


def test_a_folder_is_told_apart(hands: Hands, tmp_path: Path) -> None:
    folder = tmp_path / "사진들"
    folder.mkdir()
    error = hands.refusal(lambda: hands.drop(hands.panel.scene.picture.zone, files(folder)))
    assert "사진들" in error.what.en
    assert "folder" in error.what.en


def test_several_files_are_not_taken_for_one(hands: Hands, photo: Path, tmp_path: Path) -> None:
    zone = hands.panel.scene.picture.zone
    error = hands.refusal(lambda: hands.drop(zone, files(photo, tmp_path / "b.png")))
    assert "2 files" in error.what.en
    assert hands.visual.image == ""


def test_a_picture_dropped_where_no_scene_is_says_where_to_drop_it(hands: Hands, photo: Path) -> None:
    error = hands.refusal(lambda: hands.panel.intake.take(Offered(files=(photo,)), ()))
    assert "no scene" in error.what.en
    assert error.next_step is not None


def test_a_file_too_large_is_refused_unread(
    hands: Hands, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("studio.services.pictures.FILE_LIMIT", 1_000)
    large = tmp_path / "large.png"
    large.write_bytes(b"\x89PNG" + bytes(5_000))
    error = hands.refusal(lambda: hands.drop(hands.panel.scene.picture.zone, files(large)))
    assert "too large" in error.what.en


def test_an_address_in_the_web_is_not_fetched(hands: Hands) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://example.com/cat.png")])
    error = hands.refusal(lambda: hands.drop(hands.panel.scene.picture.zone, data))
    assert "https://example.com/cat.png" in error.what.en
    assert error.next_step is not None
    assert "Save the picture" in error.next_step.en


def test_a_picture_that_a_browser_hands_over_is_taken(hands: Hands) -> None:
    image = QImage(20, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("#663399"))
    data = QMimeData()
    data.setUrls([QUrl("https://example.com/cat.png")])
    data.setImageData(image)
    assert hands.drop(hands.panel.scene.picture.zone, data)
    assert hands.visual.image.startswith("picture:")


def test_an_empty_clipboard_says_what_to_do(hands: Hands) -> None:
    QGuiApplication.clipboard().setText("words")
    error = hands.refusal(hands.panel.scene.picture.paste.click)
    assert "clipboard" in error.what.en


def test_a_script_in_review_takes_no_picture(hands: Hands, photo: Path) -> None:
    hands.session.review(hands.studio.scripts.submit)
    hands.qtbot.waitUntil(lambda: not hands.session.is_editable)
    hands.settle()
    offered = Offered(files=(photo,))
    error = hands.refusal(lambda: hands.panel.intake.take(offered, ("s1",)))
    assert error.code is ErrorCode.NOT_EDITABLE
    assert hands.visual.image == ""
    assert not hands.panel.scene.picture.choose.isEnabled()


def test_a_missing_picture_is_seen_to_be_missing(hands: Hands, photo: Path) -> None:
    hands.drop(hands.panel.scene.picture.zone, files(photo))
    found = hands.studio.pictures.find(hands.visual.image)
    assert found is not None
    found.unlink()
    hands.session.select("s2")
    hands.settle()
    hands.session.select("s1")
    hands.settle()
    assert "missing" in hands.panel.scene.picture.zone.text
    path = VisualSpec(image="사진/없음.jpg")
    hands.session.apply(_with_visual(hands, path), "test")
    hands.settle()
    assert "사진/없음.jpg" in hands.panel.scene.picture.zone.text


def _with_visual(hands: Hands, visual: VisualSpec):
    from studio.domain.edits import with_scene

    script = hands.session.script
    assert script is not None
    return with_scene(script, hands.scene.model_copy(update={"visual_spec": visual}))
