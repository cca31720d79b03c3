"""A clip is a scene's as a picture is: dropped, seen to move on the preview, looped or held, taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from studio.domain.image import ClipEnd
from tests.fakes.clips import clip_file
from tests.ui.inspector.hands import Hands


@pytest.fixture
def dropped(hands: Hands, tmp_path: Path) -> Hands:
    """The inspector after a clip of ten frames at ten a second was dropped on the first scene."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(clip_file(tmp_path / "현장.mp4")))])
    assert hands.drop(hands.panel.scene.picture.zone, data)
    return hands


def seen(hands: Hands, frame: int) -> int:
    """How light the preview is where the clip is, in a frame of the film."""
    picture = hands.preview.picture
    hands.session.move_playhead(frame)
    hands.qtbot.waitUntil(lambda: picture.is_settled, timeout=10_000)
    image = picture.image
    return image.pixelColor(image.width() * 9 // 10, image.height() // 2).red()


def test_a_dropped_clip_is_kept_and_seen_to_move(dropped: Hands) -> None:
    assert dropped.visual.image.startswith("clip:")
    assert not dropped.panel.scene.picture.zone.image.isNull()
    film = dropped.session.film
    assert film is not None
    assert film.slides[0].has_clip
    first, later = seen(dropped, 0), seen(dropped, 20)
    assert later > first + 60
    assert seen(dropped, 0) == first
    dropped.session.undo()
    dropped.settle()
    assert dropped.visual.image == ""


def test_it_begins_again_or_its_last_frame_stays(dropped: Hands) -> None:
    field = dropped.panel.scene.picture
    assert field.end.isVisible()
    last, again = seen(dropped, 23), seen(dropped, 25)
    assert again < last - 60
    dropped.click(field.end.buttons[ClipEnd.HOLD])
    assert dropped.visual.image_end is ClipEnd.HOLD
    dropped.settle()
    assert abs(seen(dropped, 25) - last) <= 2
    dropped.click(field.remove)
    assert dropped.visual.image_end is ClipEnd.LOOP
    assert field.end.isHidden()


def test_a_clip_that_is_missing_is_seen_to_be(dropped: Hands) -> None:
    file = dropped.studio.pictures.find(dropped.visual.image)
    assert file is not None
    file.unlink()
    dropped.session.select("s2")
    dropped.settle()
    dropped.session.select("s1")
    dropped.settle()
    assert "missing" in dropped.panel.scene.picture.zone.text
