"""How a moment of the film is written: minutes, seconds, frames."""


def timecode(frame: int, fps: int) -> str:
    """Write a frame as `01:07.04` (mm:ss.ff), from an hour on as `1:01:07.04`."""
    seconds, rest = divmod(max(0, frame), fps)
    return f"{clock(seconds)}.{rest:02d}"


def clock(seconds: int) -> str:
    """Write whole seconds as `01:07`, from an hour on as `1:01:07`."""
    minutes, second = divmod(seconds, 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}:{minute:02d}:{second:02d}" if hours else f"{minute:02d}:{second:02d}"
