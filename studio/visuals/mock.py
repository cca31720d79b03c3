"""A stand-in for services that make pictures: works offline, always alike, and says that it is one."""

from __future__ import annotations

import colorsys
import hashlib
import struct
import threading
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from studio.domain.cancel import CancelToken
from studio.domain.visuals import STAND_IN, JobState, JobView, VisualKind, VisualOptions
from studio.resources import resource_path
from studio.visuals import troubles
from studio.visuals.provider import OnBytes

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFont import FreeTypeFont

MARK: Final = "견본 그림 · STAND-IN"
_STEPS: Final = (
    JobView(JobState.QUEUED),
    JobView(JobState.RUNNING, 0.4),
    JobView(JobState.RUNNING, 0.8),
)
CLIP_FPS: Final = 12
CLIP_SEC: Final = 3
_WORDS: Final = 90
"""Characters of the prompt that stand in the picture."""


class StandIn:
    """Paints hills under a sky in colours of the prompt; the same words give the same bytes."""

    name = STAND_IN
    model = ""

    def __init__(self) -> None:
        self._jobs: dict[str, tuple[str, VisualOptions]] = {}
        self._polls: dict[str, int] = {}
        self._guard = threading.Lock()

    def submit(self, prompt: str, options: VisualOptions, cancel: CancelToken) -> str:
        """Take a job; its id is a digest of what was asked."""
        cancel.check()
        asked = f"{prompt}\n{options.ratio}\n{options.take}\n{options.kind}"
        job_id = hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()
        with self._guard:
            self._jobs[job_id], self._polls[job_id] = (prompt, options), 0
        return job_id

    def poll(self, job_id: str, cancel: CancelToken) -> JobView:
        """Be a little further with every look."""
        cancel.check()
        with self._guard:
            if job_id not in self._jobs:
                raise troubles.refused(404, "")
            step = self._polls[job_id]
            self._polls[job_id] += 1
        if step < len(_STEPS):
            return _STEPS[step]
        return JobView(JobState.DONE, 1.0, job_id)

    def download(self, address: str, target: Path, on_bytes: OnBytes, cancel: CancelToken) -> None:
        """Paint the picture."""
        with self._guard:
            prompt, options = self._jobs.pop(address)
            del self._polls[address]
        if options.kind is VisualKind.CLIP:
            write_clip(target, prompt, options, bytes.fromhex(address), cancel)
        else:
            _painted(prompt, options, bytes.fromhex(address)).save(target, "PNG")
        cancel.check()
        size = target.stat().st_size
        on_bytes(size, size)


def _painted(prompt: str, options: VisualOptions, seed: bytes, moved: float = 0.0) -> Image:
    """Return the picture, or one of a clip in which the sun has moved so far (0 to 1)."""
    from PIL import Image, ImageDraw

    width, height = options.size
    hue = seed[0] / 255
    sky = Image.linear_gradient("L").resize((width, height))
    image = Image.composite(
        Image.new("RGB", (width, height), _color(hue, 0.28, 0.97)),
        Image.new("RGB", (width, height), _color(hue + 0.08, 0.55, 0.72)),
        sky,
    )
    draw = ImageDraw.Draw(image)
    sun = min(width, height) * (0.07 + seed[1] / 255 * 0.06)
    x, y = width * ((0.15 + seed[2] / 255 * 0.7 + moved) % 1.0), height * (0.16 + seed[3] / 255 * 0.18)
    draw.ellipse((x - sun, y - sun, x + sun, y + sun), fill=_color(hue + 0.5, 0.18, 1.0))
    for layer in range(3):
        heights = [seed[4 + layer * 6 + step] / 255 for step in range(6)]
        base = height * (0.52 + layer * 0.13)
        points = [
            (width * step / 5, base - height * 0.16 * rise / (layer + 1)) for step, rise in enumerate(heights)
        ]
        shade = _color(hue + 0.04 * layer, 0.45 + 0.1 * layer, 0.62 - 0.14 * layer)
        draw.polygon([(0, height), *_rounded(points), (width, height)], fill=shade)
    _label(image, prompt)
    return image


def write_clip(target: Path, prompt: str, options: VisualOptions, seed: bytes, cancel: CancelToken) -> None:
    """Write a clip as an AVI of JPEG frames: the one form that needs no other program."""
    import io

    frames: list[bytes] = []
    count, (width, height) = CLIP_FPS * CLIP_SEC, options.size
    for number in range(count):
        cancel.check()
        small = _painted(prompt, options, seed, number / count).resize((width // 2, height // 2))
        file = io.BytesIO()
        small.save(file, "JPEG", quality=85, subsampling=2)
        frames.append(file.getvalue())
    target.write_bytes(_avi(frames, width // 2, height // 2))


def _avi(frames: Sequence[bytes], width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)

    def listed(name: bytes, *chunks: bytes) -> bytes:
        return chunk(b"LIST", name + b"".join(chunks))

    size, count = max(map(len, frames)), len(frames)
    main = struct.pack(
        "<14I", 1_000_000 // CLIP_FPS, size * CLIP_FPS, 0, 0x10, count, 0, 1, size, width, height, 0, 0, 0, 0
    )
    stream = struct.pack(
        "<4s4sIHHIIIIIIiI4h", b"vids", b"MJPG", 0, 0, 0, 0, 1, CLIP_FPS, 0, count, size, -1, 0,
        0, 0, width, height,
    )  # fmt: skip
    form = struct.pack("<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0)
    heads = listed(
        b"hdrl", chunk(b"avih", main), listed(b"strl", chunk(b"strh", stream), chunk(b"strf", form))
    )
    index, at = b"", 4
    for frame in frames:
        index += struct.pack("<4sIII", b"00dc", 0x10, at, len(frame))
        at += 8 + len(frame) + len(frame) % 2
    movie = listed(b"movi", *(chunk(b"00dc", frame) for frame in frames))
    return chunk(b"RIFF", b"AVI " + heads + movie + chunk(b"idx1", index))


def _rounded(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return a ridge that runs softly from point to point."""
    from math import cos, pi

    soft: list[tuple[float, float]] = []
    for (x0, y0), (x1, y1) in pairwise(points):
        for step in range(24):
            way = step / 24
            soft.append((x0 + (x1 - x0) * way, y0 + (y1 - y0) * (1 - cos(pi * way)) / 2))
    return [*soft, points[-1]]


def _label(image: Image, prompt: str) -> None:
    """Write that it is a stand-in, and for which words: where no crop cuts it off and no words will stand."""
    from PIL import ImageDraw

    unit = min(image.size) / 1080
    words = " ".join(prompt.split())
    words = words if len(words) <= _WORDS else f"{words[: _WORDS - 1]}…"
    draw = ImageDraw.Draw(image, "RGBA")
    big, small = _font("Pretendard-Bold.otf", 46 * unit), _font("Pretendard-Regular.otf", 30 * unit)
    lines = _lines(words, small, 520 * unit)
    wide, high = 310 * unit, (110 + 42 * len(lines)) * unit
    x, y = image.width / 2, image.height * 0.3 - high / 2
    draw.rounded_rectangle((x - wide, y, x + wide, y + high), 20 * unit, fill=(16, 18, 26, 205))
    draw.text((x, y + 56 * unit), MARK, font=big, fill=(255, 214, 102, 255), anchor="mm")
    for row, line in enumerate(lines):
        place = (x, y + (112 + 42 * row) * unit)
        draw.text(place, line, font=small, fill=(236, 239, 245, 255), anchor="mm")


def _lines(words: str, font: FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = []
    for word in words.split():
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and font.getlength(joined) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines[:3]


def _font(name: str, size: float) -> FreeTypeFont:
    from PIL import ImageFont

    return ImageFont.truetype(str(resource_path("fonts", name)), size)


def _color(hue: float, saturation: float, value: float) -> tuple[int, int, int]:
    red, green, blue = colorsys.hsv_to_rgb(hue % 1, saturation, max(0.0, min(1.0, value)))
    return round(red * 255), round(green * 255), round(blue * 255)
