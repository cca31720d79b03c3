"""A picture is made in the inspector: words, progress, tries, one of them used; it stays with its scene."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from studio.domain.edits import delete_scenes, with_scene
from studio.domain.errors import StudioError
from studio.domain.text import Language
from studio.domain.visuals import VisualKind, VisualProvider
from studio.services.secrets import Secret
from studio.ui.inspector.maker import Maker
from studio.ui.notices import Notice
from tests.fakes import pictures as fake
from tests.fakes.clips import clip_file
from tests.fakes.pictures import PictureService, serving
from tests.ui.inspector.hands import Hands


@pytest.fixture
def service() -> Iterator[PictureService]:
    colors = ("#C02060", "#20C060", "#2060C0", "#C0C020", "#808080")
    with serving(PictureService(pictures=[fake.png(color) for color in colors])) as service:
        yield service


@pytest.fixture
def maker(hands: Hands, service: PictureService) -> Maker:
    """The maker, open, with the service set up."""
    hands.studio.preferences.change(
        {"visuals.provider": VisualProvider.HTTP, "visuals.base_url": service.url}
    )
    hands.studio.secrets.set(Secret.PICTURES_KEY, service.key)
    hands.click(hands.panel.scene.picture.make)
    return hands.panel.scene.maker


def wait_made(hands: Hands, count: int, uid: str = "s1") -> None:
    def made() -> None:
        order = hands.panel.orders.of(uid)
        assert not order.is_under_way
        assert len(order.tries) == count

    hands.qtbot.waitUntil(made, timeout=10_000)


def shown(hands: Hands) -> str:
    """Colour of the picture of the selected scene."""
    file = hands.studio.pictures.find(hands.visual.image)
    assert file is not None
    return QImage(str(file)).pixelColor(3, 3).name().upper()


def test_words_are_proposed_and_a_picture_is_made_and_used(
    hands: Hands, maker: Maker, service: PictureService
) -> None:
    assert maker.isVisible()
    assert maker.prompt.hasFocus()
    narration = hands.scene.narration.split(".")[0]
    assert narration in maker.prompt.toPlainText()
    hands.click(maker.make)
    wait_made(hands, 1)
    assert hands.visual.image == "", "it becomes the scene's only when it is chosen"
    assert service.submitted[0]["prompt"] == maker.prompt.toPlainText()
    assert service.submitted[0]["ratio"] == "16:9"
    hands.click(maker.use)
    assert shown(hands) == "#C02060"
    assert hands.steps == 1
    note = hands.panel.scene._picture_row.note  # type: ignore[reportPrivateUsage]
    assert "Made by 127.0.0.1" in note.text
    assert hands.studio.profile.name in note.text
    hands.session.undo()
    hands.settle()
    assert hands.visual.image == ""
    assert note.text == ""


def test_up_to_four_tries_to_choose_from(hands: Hands, maker: Maker, service: PictureService) -> None:
    for count in range(1, 5):
        hands.click(maker.make)
        wait_made(hands, count)
    assert [tile.isChecked() for tile in maker.tries.tiles] == [False, False, False, True]
    assert not maker.make.isEnabled()
    assert "discard one" in maker.make.toolTip()
    hands.click(maker.tries.tile("2"))
    hands.click(maker.use)
    assert shown(hands) == "#20C060"
    hands.click(maker.discard)
    assert len(maker.tries.tiles) == 3
    assert maker.tries.tile("3").isChecked()
    hands.click(maker.use)
    assert shown(hands) == "#2060C0"
    assert hands.steps == 2
    assert maker.make.isEnabled()
    assert len(service.submitted) == 4


def test_the_same_words_are_not_asked_twice_by_another_scene(
    hands: Hands, maker: Maker, service: PictureService
) -> None:
    maker.prompt.setPlainText("a lock")
    hands.click(maker.make)
    wait_made(hands, 1)
    assert maker.make.text() == "Make another one"
    hands.session.select("s2")
    hands.settle()
    maker.prompt.setPlainText("a lock")
    assert maker.make.text() == "Make"
    hands.click(maker.make)
    wait_made(hands, 1, "s2")
    assert len(service.submitted) == 1
    assert "Made before" in maker.said


def test_the_picture_goes_to_the_scene_it_was_asked_for(
    hands: Hands, maker: Maker, service: PictureService
) -> None:
    told: list[Notice] = []
    hands.panel.news.connect(told.append)
    maker.prompt.setPlainText("of the first")
    hands.click(maker.make)
    hands.session.select("s3")
    hands.settle()
    assert "of the first" not in maker.prompt.toPlainText()
    assert maker.tries.isHidden()
    wait_made(hands, 1)
    hands.qtbot.waitUntil(lambda: len(told) == 1)
    assert "scene 1" in told[0].what
    ((_, show),) = told[0].actions
    show()
    hands.settle()
    assert hands.session.selected_uid == "s1"
    assert maker.prompt.toPlainText() == "of the first"
    hands.click(maker.use)
    assert hands.visual_of("s1").image.startswith("picture:")
    assert hands.visual_of("s3").image == ""


def test_a_scene_that_is_gone_is_told(hands: Hands, maker: Maker, service: PictureService) -> None:
    service.polls = 5
    hands.click(maker.make)
    script = hands.session.script
    assert script is not None
    with hands.qtbot.waitSignal(hands.panel.failed, timeout=10_000) as caught:
        hands.session.apply(delete_scenes(script, ["s1"]), "gone")
    (error,) = caught.args or [None]
    assert isinstance(error, StudioError)
    assert "no longer in the script" in error.what.en


def test_progress_is_told_and_a_cancel_is_heard(hands: Hands, maker: Maker, service: PictureService) -> None:
    service.polls = 10**6
    hands.click(maker.make)
    hands.qtbot.waitUntil(lambda: "Being made" in maker.said, timeout=10_000)
    assert maker.cancel.hasFocus()
    assert maker.make.isHidden()
    hands.click(maker.cancel)
    hands.qtbot.waitUntil(lambda: hands.panel.orders.is_idle, timeout=10_000)
    assert maker.said == ""
    assert maker.make.isVisible()
    assert maker.make.hasFocus()
    assert maker.trouble.text == ""


def test_what_goes_wrong_is_told_in_place(hands: Hands, maker: Maker, service: PictureService) -> None:
    service.fails = "not allowed"
    hands.click(maker.make)
    hands.qtbot.waitUntil(lambda: "not allowed" in maker.trouble.text, timeout=10_000)
    assert "other words" in maker.trouble.text
    service.fails = ""
    hands.click(maker.make)
    wait_made(hands, 1)
    assert maker.trouble.text == ""


def test_without_a_service_the_way_to_the_settings_is_shown(hands: Hands) -> None:
    hands.click(hands.panel.scene.picture.make)
    maker = hands.panel.scene.maker
    assert "set up" in maker.note.text
    assert not maker.make.isVisible()
    with hands.qtbot.waitSignal(hands.panel.picture_settings_wanted):
        hands.click(maker.settings)


def test_the_words_are_proposed_in_either_language(hands: Hands, maker: Maker) -> None:
    hands.click(maker.language.buttons[Language.ENGLISH])
    assert "workplace training film" in maker.prompt.toPlainText()
    hands.click(maker.language.buttons[Language.KOREAN])
    assert "사내 교육 영상" in maker.prompt.toPlainText()
    maker.prompt.setFocus()
    hands.key(maker.prompt, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "workplace training film" in maker.prompt.toPlainText()


def test_several_scenes_are_not_made_at_once(hands: Hands, maker: Maker) -> None:
    hands.session.select_many(("s1", "s2"), "s1")
    hands.settle()
    assert not maker.isVisible()
    assert not hands.panel.scene.picture.make.isEnabled()
    hands.session.select("s1")
    hands.settle()
    assert maker.isVisible()


def test_a_script_in_review_gets_no_picture(hands: Hands, maker: Maker, service: PictureService) -> None:
    hands.click(maker.make)
    wait_made(hands, 1)
    hands.session.review(hands.studio.scripts.submit)
    hands.qtbot.waitUntil(lambda: not hands.session.is_editable)
    hands.settle()
    assert not maker.use.isEnabled()
    assert not maker.make.isEnabled()
    hands.panel.orders.use("s1")
    hands.settle()
    assert hands.visual.image == ""


def test_everything_in_it_has_a_name(hands: Hands, maker: Maker, service: PictureService) -> None:
    hands.click(maker.make)
    wait_made(hands, 1)
    for widget in (maker.prompt, maker.make, maker.use, maker.discard, maker.tries.tiles[0]):
        assert widget.accessibleName()


def test_a_clip_is_made_where_clips_are_offered(
    hands: Hands, maker: Maker, service: PictureService, tmp_path: Path
) -> None:
    assert maker.kind.isHidden()
    hands.studio.preferences.change({"visuals.clip_submit_path": "/v1/clips"})
    service.pictures = [clip_file(tmp_path / "a.mp4").read_bytes()]
    maker.refresh()
    hands.click(maker.kind.buttons[VisualKind.CLIP])
    hands.click(maker.make)
    wait_made(hands, 1)
    assert service.paths("POST") == ["/v1/clips"]
    assert maker.tries.tiles[0].text() == "Clip 1"
    hands.click(maker.use)
    assert hands.visual.image.startswith("clip:")
    film = hands.session.film
    assert film is not None
    assert film.slides[0].has_clip


def test_words_nobody_wrote_follow_the_scene(hands: Hands, maker: Maker) -> None:
    script = hands.session.script
    assert script is not None
    hands.window.setFocus()
    maker.prompt.clearFocus()
    changed = hands.scene.model_copy(update={"narration": "문을 잠급니다."})
    hands.session.apply(with_scene(script, changed), "words")
    hands.settle()
    assert "문을 잠급니다." in maker.prompt.toPlainText()
    maker.prompt.setPlainText("my own words")
    changed = hands.scene.model_copy(update={"narration": "창을 닫습니다."})
    script = hands.session.script
    assert script is not None
    hands.session.apply(with_scene(script, changed), "words")
    hands.settle()
    assert maker.prompt.toPlainText() == "my own words"
