"""Reads the `key=value` lines that ffmpeg writes with `-progress`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FfmpegProgress:
    """How far ffmpeg is: frames written (0 when there is no picture), seconds written, whether it ended."""

    frames: int
    seconds: float
    ended: bool


class ProgressReader:
    """Collects lines until a block is complete; anything it does not know is passed over."""

    def __init__(self) -> None:
        self._values: dict[str, str] = {}

    def read(self, line: str) -> FfmpegProgress | None:
        """Take one line; return the state of things when it closes a block."""
        key, equals, value = line.strip().partition("=")
        if not equals:
            return None
        if key != "progress":
            self._values[key] = value.strip()
            return None
        progress = FfmpegProgress(
            frames=_whole(self._values.get("frame", "")),
            seconds=max(0, _whole(self._values.get("out_time_us", ""))) / 1_000_000,
            ended=value.strip() == "end",
        )
        self._values.clear()
        return progress


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:  # ffmpeg writes N/A where it knows nothing
        return 0
