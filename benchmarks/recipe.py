"""The ffmpeg recipe people commonly use for such films: what the studio is compared against.

Animated: every picture looped, scaled to twice its size, zoomed with `zoompan`, joined with `xfade`.
Basic: a colour with `drawtext` for every scene. Both: libx264 medium at 2 Mbit/s.
"""

import subprocess
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtGui import QImage

from studio.domain.slides import Canvas, Slide
from studio.domain.spec import RenderSpec
from studio.domain.timeline import Shot, Timeline
from studio.film.ffmpeg import find_ffmpeg
from studio.picture import FramePainter
from studio.resources import resource_path

ENCODER = ("-c:v", "libx264", "-preset", "medium", "-b:v", "2M", "-pix_fmt", "yuv420p", "-c:a", "aac")
FADE_SEC = 0.5
GROWTH = 0.1
WIDTH, HEIGHT = 1280, 720


def save_stills(canvas: Canvas, slides: Sequence[Slide], folder: Path) -> list[Path]:
    """Paint every slide once as a PNG, as the recipe expects its pictures; done once, they are kept."""
    paths = [folder / f"{index:04d}.png" for index in range(len(slides))]
    painter = FramePainter(canvas, [slide.complete() for slide in slides])
    for index, path in enumerate(paths):
        if not path.exists():
            frame = bytearray(painter.paint(Shot(scene=index, local_frame=0)))
            image = QImage(frame, canvas.width, canvas.height, canvas.width * 4, QImage.Format.Format_RGB32)
            image.save(str(path))
    return paths


def frames_shown(timeline: Timeline, index: int) -> int:
    """Return for how many frames a picture is needed: its scene, and the fade into the next one."""
    fade = round(FADE_SEC * timeline.fps) if index < len(timeline.spans) - 1 else 0
    return timeline.spans[index].frame_count + fade


def animated(timeline: Timeline, stills: Sequence[Path], sound: Path | None, target: Path) -> Path:
    """Make the film the usual way, with moving pictures and cross-fades, and return its path."""
    fps = timeline.fps
    inputs: list[str] = []
    filters: list[str] = []
    for index, still in enumerate(stills):
        frames = frames_shown(timeline, index)
        zoom = f"1+{GROWTH}*on/{frames}" if index % 2 == 0 else f"{1 + GROWTH}-{GROWTH}*on/{frames}"
        inputs += ["-loop", "1", "-framerate", str(fps), "-t", f"{frames / fps:.6f}", "-i", str(still)]
        filters.append(
            f"[{index}:v]scale={2 * WIDTH}:{2 * HEIGHT},zoompan=z='{zoom}':x='iw/2-(iw/zoom/2)'"
            f":y='ih/2-(ih/zoom/2)':d=1:s={WIDTH}x{HEIGHT}:fps={fps},format=yuv420p[v{index}]"
        )
    label = "v0"
    for index in range(1, len(stills)):
        offset = timeline.spans[index].start_frame / fps
        filters.append(f"[{label}][v{index}]xfade=duration={FADE_SEC}:offset={offset:.6f}[x{index}]")
        label = f"x{index}"
    return _run(inputs, filters, label, sound, target)


def basic(spec: RenderSpec, timeline: Timeline, sound: Path, target: Path) -> Path:
    """Make the film the usual way, with standing text on a colour, and return its path."""
    font = resource_path("fonts", "Pretendard-Bold.otf")
    inputs: list[str] = []
    filters: list[str] = []
    for index, (scene, span) in enumerate(zip(spec.scenes, timeline.spans, strict=True)):
        words = target.parent / f"{index:04d}.txt"
        words.write_text(scene.on_screen_text, encoding="utf-8")
        color = f"color=c=0x10182c:s={WIDTH}x{HEIGHT}:r={timeline.fps}"
        inputs += ["-f", "lavfi", "-t", f"{span.frame_count / timeline.fps:.6f}", "-i", color]
        filters.append(
            f"[{index}:v]drawtext=fontfile='{font}':textfile='{words}':fontcolor=white:fontsize=48"
            f":expansion=none:x=(w-text_w)/2:y=(h-text_h)/2,format=yuv420p[v{index}]"
        )
    joined = "".join(f"[v{index}]" for index in range(len(timeline.spans)))
    filters.append(f"{joined}concat=n={len(timeline.spans)}:v=1:a=0[all]")
    return _run(inputs, filters, "all", sound, target)


def _run(inputs: list[str], filters: list[str], label: str, sound: Path | None, target: Path) -> Path:
    graph = target.with_suffix(".graph")
    graph.write_text(";\n".join(filters), encoding="utf-8")
    number = sum(1 for argument in inputs if argument == "-i")
    heard = ["-i", str(sound)] if sound else []
    mapped = ["-map", f"{number}:a"] if sound else []
    command = [
        *(find_ffmpeg(), "-y", "-v", "error", *inputs, *heard, "-/filter_complex", str(graph)),
        *("-map", f"[{label}]", *mapped, *ENCODER, "-movflags", "+faststart", str(target)),
    ]
    subprocess.run(command, check=True)
    return target
