"""The pictures of README and guide: dark in Korean, light in English."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from studio.domain import edits
from studio.domain.settings import WindowTheme
from studio.domain.text import Language
from studio.ui.script.find_bar import FindBar
from tests.shots.camera import Camera, Studios
from tests.shots.states import approve_and_rewrite, compare, enlarge_preview, frame_picture

FOLDER: Final = Path(__file__).parents[2] / "docs" / "images"
THEMES: Final = {Language.KOREAN: WindowTheme.DARK, Language.ENGLISH: WindowTheme.LIGHT}


def window_(camera: Camera) -> None:
    """The window as it is worked in."""
    camera.show_scene(5)
    camera.put_notices_away()


def write(camera: Camera) -> None:
    """Words are looked for, and one of them breaks a rule."""
    language = camera.look.language
    scene = edits.scene_of(camera.script, camera.scenes[5])
    korean = language is Language.KOREAN
    term = ("24시간 이내", "48시간 이내") if korean else ("Within 24 hours", "Within 48 hours")
    assert term[0] in scene.on_screen_text
    changed = scene.model_copy(update={"on_screen_text": scene.on_screen_text.replace(*term)})
    camera.window.session.apply(edits.with_scene(camera.script, changed), "…")
    camera.show_scene(5)
    camera.put_notices_away()
    camera.window.problem_desk.show_list()
    camera.window.script.finding.open()
    bar = camera.window.script.findChild(FindBar)
    assert bar is not None
    bar.words.setText("시간" if korean else "hours")


def framing(camera: Camera) -> None:
    """The first and the last frame are drawn on a picture."""
    enlarge_preview(camera)
    frame_picture(camera, 3)
    camera.put_notices_away()


def time(camera: Camera) -> None:
    """Several scenes are chosen on a large timeline."""
    camera.window.choose_preset("time")
    camera.show_scene(5)
    camera.put_notices_away()
    camera.window.session.select_many(camera.scenes[4:7], camera.scenes[5])


def comparing(camera: Camera) -> None:
    """What became of the approved words."""
    approve_and_rewrite(camera)
    compare(camera).resize(1440, 900)


GUIDE: Final[dict[str, Callable[[Camera], None]]] = {
    "guide-write": write,
    "guide-framing": framing,
    "guide-time": time,
    "guide-compare": comparing,
}


def take_docs(studios: Studios, folder: Path = FOLDER, only: str = "") -> None:
    """Make the pictures of one language again."""
    look = studios.look
    names = {f"window-{look.theme}-{look.language}": window_}
    names |= {f"{name}-{look.language}": stage for name, stage in GUIDE.items()}
    folder.mkdir(parents=True, exist_ok=True)
    for name, stage in names.items():
        if only not in name:
            continue
        with studios.opened() as camera:
            stage(camera)
            sheet = camera.window.review.view
            keep(camera.picture(sheet), folder / f"{name}.png")


def keep(image: QImage, path: Path) -> None:
    """Write a small PNG without changing a pixel: a palette would draw bands into gradients."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB").save(path, optimize=True)
    print(path, f"{path.stat().st_size / 1000:.0f} kB", flush=True)
