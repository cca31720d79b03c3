"""How a moment of the film is written, and read: minutes, seconds, frames."""

import re
from typing import Final

_WRITTEN: Final = re.compile(
    r"(?P<sign>[+-]?)\s*(?:(?:(?P<hours>\d{1,3}):)?(?P<minutes>\d{1,4}):)?(?P<seconds>\d{0,6})(?:[.;](?P<frames>\d{1,3}))?"
)


def timecode(frame: int, fps: int) -> str:
    """Write a frame as `01:07.04` (mm:ss.ff), from an hour on as `1:01:07.04`."""
    seconds, rest = divmod(max(0, frame), fps)
    return f"{clock(seconds)}.{rest:02d}"


def clock(seconds: int) -> str:
    """Write whole seconds as `01:07`, from an hour on as `1:01:07`."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute:02d}:{second:02d}"


def frame_of(written: str, fps: int, here: int) -> int | None:
    """Read a moment as a person writes it; None where it is none.

    `67`, `1:07`, `1:07.04` and `.12` are counted from the beginning (after the point stand frames), `+2` and
    `-1:00` from the frame `here`.
    """
    found = _WRITTEN.fullmatch(written.strip())
    if found is None or not any(found[part] for part in ("minutes", "seconds", "frames")):
        return None
    hours, minutes, seconds, frames = (
        int(found[part] or 0) for part in ("hours", "minutes", "seconds", "frames")
    )
    count = ((hours * 60 + minutes) * 60 + seconds) * fps + frames
    match found["sign"]:
        case "+":
            return here + count
        case "-":
            return here - count
        case _:
            return count


def scene_number_of(written: str) -> int | None:
    """Read `#12` as the twelfth scene; None where it is none."""
    found = re.fullmatch(r"#\s*(\d{1,5})", written.strip())
    return int(found[1]) if found else None
