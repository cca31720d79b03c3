"""A sound device that takes samples at the pace a test gives it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QIODevice

from studio.domain.speech import SAMPLE_RATE
from studio.ui.preview.outlet import NoSound, SoundTrouble

BUFFER = SAMPLE_RATE // 5


class Loudspeakers:
    """Takes a buffer's worth ahead of what it has played, as devices do."""

    def __init__(self, channels: int = 1) -> None:
        self.channels = channels
        self.taken: list[NDArray[np.int16]] = []
        self.played = 0
        self.volume = 1.0
        self.is_running = False
        self.starts = 0
        self._stream: QIODevice | None = None

    def start(self, stream: QIODevice) -> None:
        self._stream, self.taken, self.played, self.is_running = stream, [], 0, True
        self.starts += 1
        self.play(0.0)

    def stop(self) -> None:
        self._stream, self.is_running = None, False

    def play(self, seconds: float) -> None:
        """Let so much be heard."""
        assert self._stream is not None
        self.played += round(seconds * SAMPLE_RATE)
        while (wanted := self.played + BUFFER - sum(map(len, self.taken)) // self.channels) > 0:
            data = self._stream.read(min(wanted, 1700) * 2 * self.channels)
            self.taken.append(np.frombuffer(data.data(), "<i2"))

    def heard(self) -> NDArray[np.int16]:
        """What was played since `start`."""
        return np.concatenate(self.taken)[: self.played * self.channels]

    def heard_sec(self) -> float:
        return self.played / SAMPLE_RATE

    def set_volume(self, volume: float) -> None:
        self.volume = volume


def nothing_there(trouble: SoundTrouble = SoundTrouble.NO_DEVICE) -> Callable[[], Loudspeakers]:
    def refuse() -> Loudspeakers:
        raise NoSound(trouble)

    return refuse
