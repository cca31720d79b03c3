"""The rows of the table: who makes which film, and what its frames should ideally be."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import ideal
from benchmarks.films import film_of, timeline_for
from benchmarks.quality import Matrix, Quality, quality

COLD = "studio, cold"
COLD_SPOKEN = "studio, cold, espeak voice"
EDITED = "studio, one scene edited"
EDITED_SPOKEN = "studio, one scene edited, espeak voice"
AHEAD = "studio, after encoding ahead"
_COMPARED_SCENES, _MOVIEPY_SCENES = 12, 3
"""The longest films that the others make within minutes, and whose raw frames a common disk holds."""
FLOOR = "floor: x264 alone"
RECIPE = "ffmpeg recipe"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    name: str
    contestant: str
    film: dict[str, object]
    compare: Callable[[Path, Path], Quality] | None = field(default=None, compare=False)
    """Gets the folder of the contestant and its film."""

    @property
    def style(self) -> str:
        """Whether the film moves."""
        return str(self.film["style"])

    @property
    def title(self) -> str:
        """Name and style."""
        return f"{self.style}: {self.name}"


def rows_for(scenes: int) -> list[Row]:
    """Return everything that is measured for one length of film."""
    animated: dict[str, object] = {"scenes": scenes, "style": "animated"}
    basic: dict[str, object] = {"scenes": scenes, "style": "basic"}
    spoken: dict[str, object] = {**animated, "voice": "espeak"}

    def of_studio(film: dict[str, object]) -> Callable[[Path, Path], Quality]:
        return lambda _place, made: _against_painter(film, [made])

    def of_stills(alternating: bool) -> Callable[[Path, Path], Quality]:
        return lambda place, made: _against_stills(animated, place, made, alternating=alternating)

    ours = [
        Row(COLD, "studio_cold", animated, of_studio(animated)),
        Row(EDITED, "studio_edited", animated),
        Row("studio, one scene edited, started anew", "studio_edited_anew", animated),
        Row(AHEAD, "studio_ahead", animated),
        Row("studio, nothing changed", "studio_cached", animated),
        Row(COLD_SPOKEN, "studio_cold", spoken),
        Row(EDITED_SPOKEN, "studio_edited", spoken),
        Row("studio, canceled while encoding", "studio_cancel", animated),
        Row(COLD, "studio_cold", basic, of_studio(basic)),
        Row("studio, cold, twice as long", "studio_cold", {**basic, "stretch": 2.0}),
        Row(EDITED, "studio_edited", basic),
    ]
    theirs = [
        Row(FLOOR, "x264_alone", animated, lambda _, made: _against_painter(animated, _parts(made))),
        Row(RECIPE, "ffmpeg_recipe", animated, of_stills(alternating=True)),
        Row(RECIPE, "ffmpeg_recipe", basic),
    ]
    slowest = [Row("MoviePy", "moviepy", animated, of_stills(alternating=False))]
    return (
        ours + (theirs if scenes <= _COMPARED_SCENES else []) + (slowest if scenes <= _MOVIEPY_SCENES else [])
    )


def long_row(scenes: int) -> Row:
    """Return the row of a long film: what a scene costs in it, and how much memory it needs."""
    return Row(COLD, "studio_cold", {"scenes": scenes, "style": "animated"})


def _parts(together: Path) -> list[Path]:
    return sorted(together.parent.glob("*.mp4"))


def _against_painter(film: dict[str, object], made: list[Path]) -> Quality:
    spec = film_of(**film)  # type: ignore[arg-type]
    return _compared(made, ideal.studio(spec, timeline_for(spec)), film, "bt709")


def _against_stills(film: dict[str, object], place: Path, made: Path, *, alternating: bool) -> Quality:
    timeline = timeline_for(film_of(**film))  # type: ignore[arg-type]
    stills = sorted(place.glob("*.png"))
    return _compared([made], ideal.zoomed_stills(timeline, stills, alternating=alternating), film, "bt601")


def _compared(
    made: list[Path], frames: Iterator[memoryview], film: dict[str, object], matrix: Matrix
) -> Quality:
    settings = film_of(**film).settings  # type: ignore[arg-type]
    return quality(
        made, frames, width=settings.width, height=settings.height, fps=settings.fps, matrix=matrix
    )
