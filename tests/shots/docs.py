"""The pictures of README and guide: dark in Korean, light in English."""

from __future__ import annotations

import io
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from studio.domain import edits
from studio.domain.settings import WindowTheme
from studio.domain.text import Language
from studio.ui.script.find_bar import FindBar
from tests.shots.camera import REST_MS, Camera, Studios
from tests.shots.company import COURSES, company, exchange
from tests.shots.connected import choose, compare_sides, sending, show_draft, show_states
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


@contextmanager
def backend(camera: Camera) -> Generator[QWidget | None]:
    """Scripts of both sides in every state, and how far the video of one is."""
    window = camera.window
    with company(camera) as there:
        show_states(camera, there)
        window.docks["backend"].come_forward()
        docks = [window.docks["timeline"], window.docks["backend"]]
        window.resizeDocks(docks, [560, 880], Qt.Orientation.Horizontal)
        window.resizeDocks([window.docks["script"], docks[1]], [390, 470], Qt.Orientation.Vertical)
        choose(camera, COURSES[camera.look.language][1])
        window.backend.open_detail()
        window.backend.list.scrollToTop()
        camera.put_notices_away()
        yield None


@contextmanager
def deciding(camera: Camera) -> Generator[QWidget | None]:
    """Both sides of a script: one place is still to be chosen."""
    with company(camera) as there:
        exchange(camera, there)
        sheet = compare_sides(camera)
        sheet.resize(1440, 900)
        yield sheet


@contextmanager
def outbox(camera: Camera) -> Generator[QWidget | None]:
    """Films on their way out beside what waits."""
    window = camera.window
    with company(camera) as there, sending(camera, there):
        window.actions_["outbox"].trigger()
        window.splitDockWidget(window.docks["timeline"], window.docks["jobs"], Qt.Orientation.Horizontal)
        window.docks["timeline"].hide()
        docks = [window.docks["jobs"], window.docks["outbox"]]
        window.resizeDocks(docks, [760, 680], Qt.Orientation.Horizontal)
        window.resizeDocks([window.docks["script"], docks[0]], [400, 460], Qt.Orientation.Vertical)
        camera.let_live(600)
        window.outbox.list.scrollToTop()
        yield None


@contextmanager
def draft(camera: Camera) -> Generator[QWidget | None]:
    """A drafted script beside the text it was drafted from."""
    window = camera.window
    show_draft(camera)
    window.docks["library"].hide()
    docks = [window.docks["script"], window.docks["preview"]]
    window.resizeDocks(docks, [960, 480], Qt.Orientation.Horizontal)
    camera.settle()
    window.script.beside.share_out()
    camera.show_scene(2)
    yield None


CONNECTED: Final[dict[str, Callable[[Camera], AbstractContextManager[QWidget | None]]]] = {
    "guide-backend": backend,
    "guide-conflict": deciding,
    "guide-outbox": outbox,
    "guide-draft": draft,
}
"""Stages that stand only while others serve; each gives what is pictured, None for the window."""


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
    for name, scene in CONNECTED.items():
        if only in (full := f"{name}-{look.language}"):
            with studios.opened() as camera, scene(camera) as widget:
                camera.let_live(REST_MS)
                keep((widget or camera.window).grab().toImage(), folder / f"{full}.png")


def keep(image: QImage, path: Path) -> None:
    """Write a small PNG without changing a pixel: a palette would draw bands into gradients."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    Image.open(io.BytesIO(bytes(buffer.data().data()))).convert("RGB").save(path, optimize=True)
    print(path, f"{path.stat().st_size / 1000:.0f} kB", flush=True)
