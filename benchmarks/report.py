"""Tables, JSON and a picture of the results."""

import json
import os
import platform
from collections.abc import Sequence
from pathlib import Path

import imageio_ffmpeg  # pyright: ignore[reportMissingTypeStubs]
import PySide6

import studio
from benchmarks.results import Goal, Result, Results
from benchmarks.rows import COLD

HEAD = (
    "| what | seconds, median (least) | against cold | processor s | peak MB | film MB | SSIM | VMAF |\n"
    "| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |"
)


def markdown(lengths: Sequence[Results], jitter: dict[str, float], goals: Sequence[Goal]) -> str:
    """Lay all figures out."""
    parts = [_machine(), ""]
    for results in lengths:
        parts += [f"### {results.scenes} scenes, {results.film_sec / 60:.1f} minutes, 720p24", "", HEAD]
        parts += [_line(results, result) for result in results.done] + [""]
    if jitter:
        parts += ["### Motion jitter", "", "| whose zoom | px/frame^2 |", "| --- | ---: |"]
        parts += [f"| {name} | {figure:.3f} |" for name, figure in jitter.items()] + [""]
    if goals:
        parts += ["### Goals", "", "| goal | promised | measured | met |", "| --- | --- | ---: | --- |"]
        parts += [f"| {g.what} | {g.promised} | {g.seen} | {'yes' if g.met else '**no**'} |" for g in goals]
        parts += [""]
    return "\n".join(parts)


def as_json(lengths: Sequence[Results], jitter: dict[str, float], goals: Sequence[Goal]) -> str:
    """Return every single figure."""
    return json.dumps(
        {
            "machine": _machine(),
            "films": [
                {
                    "scenes": results.scenes,
                    "frames": results.frames,
                    "rows": [_figures(result) for result in results.done],
                }
                for results in lengths
            ],
            "jitter_px_per_frame2": jitter,
            "goals": [{"goal": g.what, "promised": g.promised, "seen": g.seen, "met": g.met} for g in goals],
        },
        indent=2,
        ensure_ascii=False,
    )


def _line(results: Results, result: Result) -> str:
    row, quality = result.row, result.quality
    cold = results.find(COLD, row.style)
    ratio = f"{result.against(cold):.2f}" if cold and result.runs.keys() & cold.runs.keys() else "-"
    film = f"{result.film_bytes / 1e6:.1f}" if result.film_bytes else "-"
    ssim, vmaf = (f"{quality.ssim:.4f}", f"{quality.vmaf:.1f}") if quality else ("-", "-")
    return (
        f"| {row.title} | {result.wall_sec:.2f} ({result.fastest_sec:.2f}) | {ratio} | {result.cpu_sec:.1f} "
        f"| {result.peak_bytes / 1e6:.0f} | {film} | {ssim} | {vmaf} |"
    )


def _figures(result: Result) -> dict[str, object]:
    quality = result.quality
    return {
        "row": result.row.title,
        "film": result.row.film,
        "wall_sec": [round(run.wall_sec, 3) for run in result.runs.values()],
        "cpu_sec": [round(run.cpu_sec, 2) for run in result.runs.values()],
        "peak_bytes": result.peak_bytes,
        "film_bytes": result.film_bytes,
        "quality": quality and {"ssim": quality.ssim, "vmaf": quality.vmaf, "frames": quality.frames},
    }


def _machine() -> str:
    return (
        f"CTRLF Studio {studio.__version__}, Qt {PySide6.__version__}, "
        f"ffmpeg {imageio_ffmpeg.get_ffmpeg_version()}, Python {platform.python_version()}, "
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    )


def write(
    folder: Path, lengths: Sequence[Results], jitter: dict[str, float], goals: Sequence[Goal]
) -> list[Path]:
    """Write results.md, results.json and results.png, and return their paths."""
    from benchmarks.plot import plot

    folder.mkdir(exist_ok=True)
    table, figures, picture = (folder / f"results.{ending}" for ending in ("md", "json", "png"))
    table.write_text(markdown(lengths, jitter, goals), encoding="utf-8")
    figures.write_text(as_json(lengths, jitter, goals) + "\n", encoding="utf-8")
    plot(lengths, picture)
    return [table, figures, picture]
