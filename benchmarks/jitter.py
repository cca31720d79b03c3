"""How evenly a zoom moves, measured on finished films of a test picture full of small discs.

Every disc is found in every decoded frame as the centre of gravity of its light. A zoom at an even pace
moves it by the same amount from frame to frame, so the second difference of its positions should be nothing:
what is left (root mean square over discs and frames, both axes together) is the jitter, in px per frame
squared. The studio's motion sets in softly, so everybody is judged in the middle 60 % of the way.
"""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from benchmarks import moviepy_film, recipe
from benchmarks.silence import write_silence
from studio.domain.cancel import CancelToken
from studio.domain.script import Layout
from studio.domain.slides import Canvas, Motion, Slide
from studio.domain.timeline import SceneSpan, Timeline
from studio.film.encoder import EncoderSettings, encode_frames
from studio.film.ffmpeg import find_ffmpeg
from studio.picture import prepare_qt
from studio.picture.shots import paint_behind

FRAMES, FPS, ZOOM = 120, 24, 1.1
WIDTH, HEIGHT = recipe.WIDTH, recipe.HEIGHT
RADIUS, SPACING, REACH = 6.0, 80, 12
Pictures = NDArray[np.uint8]
Positions = NDArray[np.float64]

PLATE, LIGHT = "#20283c", "#f0f0f0"


def jitter_of_all() -> dict[str, float]:
    """Return px/frame^2 by contestant; `not encoded` tells what the measuring itself adds."""
    prepare_qt()
    with tempfile.TemporaryDirectory(prefix="bench-jitter-") as folder:
        place = Path(folder)
        still, span = (
            place / "discs.png",
            SceneSpan(start_frame=0, frame_count=FRAMES, speech_sample=0, speech_sample_count=0),
        )
        _discs(WIDTH, HEIGHT).save(str(still))
        timeline = Timeline(fps=FPS, spans=(span,))
        films: dict[str, Callable[[Path], object]] = {
            "studio": _studio_film,
            "recipe": lambda film: recipe.animated(timeline, [still], None, film),
            "MoviePy": lambda film: moviepy_film.animated(
                timeline, [still], write_silence(timeline, place), film
            ),
        }
        figures = {"not encoded": jitter(np.stack([grey(frame) for frame in studio_frames()]))}
        for name, make in films.items():
            film = place / f"{name}.mp4"
            make(film)
            figures[name] = jitter(_decoded(film))
    return figures


def jitter(frames: Pictures) -> float:
    """Return the jitter of the discs in grey frames (count, height, width)."""
    tracks = np.array([_track(frames, x, y) for x, y in _centres() if _stays_inside(x, y)])
    middle = tracks[:, len(frames) // 5 : len(frames) * 4 // 5]
    uneven = middle[:, 2:] - 2 * middle[:, 1:-1] + middle[:, :-2]
    return float(np.sqrt((uneven**2).sum(axis=2).mean()))


def _studio_film(film: Path) -> None:
    encode_frames(
        studio_frames(),
        film,
        width=WIDTH,
        height=HEIGHT,
        fps=FPS,
        settings=EncoderSettings().for_moving_detail(),
        on_frame=lambda _: None,
        cancel=CancelToken(),
    )


def studio_frames() -> Iterator[memoryview]:
    """Yield the test picture moved by the studio's own motion, the way it moves a scene's background."""
    canvas = Canvas(width=WIDTH, height=HEIGHT, fps=FPS, theme="dawn")
    motion = Motion(zoom_from=1.0, zoom_to=ZOOM)
    slide = Slide(layout=Layout.TITLE_SLIDE, title="", motion=motion, frame_count=FRAMES)
    behind = _discs(WIDTH, HEIGHT)
    buffer = bytearray(WIDTH * HEIGHT * 4)
    image = QImage(buffer, WIDTH, HEIGHT, WIDTH * 4, QImage.Format.Format_RGB32)
    for number in range(FRAMES):
        with QPainter(image) as painter:
            paint_behind(painter, canvas, behind, slide, number)
        yield memoryview(buffer)


def _discs(width: int, height: int) -> QImage:
    picture = QImage(width, height, QImage.Format.Format_RGB32)
    picture.fill(QColor(PLATE))
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(LIGHT))
        for x, y in _centres():
            painter.drawEllipse(QPointF(x, y), RADIUS, RADIUS)
    return picture


def _centres() -> list[tuple[float, float]]:
    half = SPACING / 2
    return [(x + half, y + half) for x in range(0, WIDTH, SPACING) for y in range(0, HEIGHT, SPACING)]


def _stays_inside(x: float, y: float) -> bool:
    margin = 2 * REACH
    far = [ZOOM * (x - WIDTH / 2) + WIDTH / 2, ZOOM * (y - HEIGHT / 2) + HEIGHT / 2]
    return margin < far[0] < WIDTH - margin and margin < far[1] < HEIGHT - margin


def _track(frames: Pictures, x: float, y: float) -> Positions:
    """Follow one disc from frame to frame; pixel centres lie at halves."""
    dark = float(frames[0, 0, 0])
    found = np.empty((len(frames), 2))
    offsets = np.arange(-REACH, REACH + 1)
    for number, frame in enumerate(frames):
        column, row = int(x), int(y)
        window = frame[row - REACH : row + REACH + 1, column - REACH : column + REACH + 1].astype(np.float64)
        light = np.clip(window - dark - 8, 0, None)
        total = light.sum()
        x = column + 0.5 + float((light.sum(axis=0) * offsets).sum() / total)
        y = row + 0.5 + float((light.sum(axis=1) * offsets).sum() / total)
        found[number] = x, y
    return found


def grey(frame: memoryview) -> Pictures:
    """Return what the discs are found in: the green of a BGRA frame."""
    return np.frombuffer(frame, np.uint8).reshape(HEIGHT, WIDTH, 4)[..., 1].copy()


def _decoded(film: Path) -> Pictures:
    command = [find_ffmpeg(), "-v", "error", "-i", str(film), "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    raw = subprocess.run(command, check=True, capture_output=True).stdout
    return np.frombuffer(raw, np.uint8).reshape(-1, HEIGHT, WIDTH)


if __name__ == "__main__":
    for who, figure in jitter_of_all().items():
        print(f"{who:<8} {figure:.3f} px/frame^2")
