"""The film's sound while it is played: made ready ahead, taken by the device, the clock of the picture."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.domain.errors import StudioError
from studio.domain.speech import SAMPLE_RATE
from studio.ui.preview.outlet import NoSound, Outlet, SoundTrouble, open_outlet
from studio.ui.preview.run import Run
from studio.ui.workers import Progress, Task, Workers

if TYPE_CHECKING:
    import numpy as np

    from studio.services.hearing import FilmSound, Hearing
    from studio.services.previewing import FilmPreview

AHEAD_SEC: Final = 20
ENOUGH_SEC: Final = 8
"""With so much ready ahead of what is heard, nothing more is made."""
SETTLE_MS: Final = 150
"""Rest of the playhead after which the sound under it is made ready."""
STALLED_SEC: Final = 3.0
"""After which a device that plays nothing is given up."""
_MOST_AT_ONCE: Final = SAMPLE_RATE
_SAMPLE_BYTES: Final = 2


class SoundStream(QIODevice):
    """The sound of a run as the device takes it: without an end, round and round where the run is."""

    def __init__(self, sound: FilmSound, run: Run, samples_per_frame: int, channels: int) -> None:
        super().__init__()
        self._sound = sound
        self._channels = channels

        def heard_at(frame: int) -> int:
            return round(frame * samples_per_frame / run.rate)

        self._at = heard_at(run.start)
        self._loop = None if run.loop is None else (heard_at(run.loop[0]), heard_at(run.loop[1]))
        self.open(QIODevice.OpenModeFlag.ReadOnly)

    def exchange(self, sound: FilmSound) -> None:
        """Go on with the sound of a film that was changed."""
        self._sound = sound

    @property
    def position(self) -> int:
        """The sample that is taken next, counted in what is heard."""
        return self._at

    def isSequential(self) -> bool:  # noqa: N802 - Qt calls it
        """Nobody can go back in it."""
        return True

    def bytesAvailable(self) -> int:
        """There is always more."""
        return _MOST_AT_ONCE * self._channels * _SAMPLE_BYTES

    def readData(self, maxlen: int) -> bytes:
        """Give the next samples to the device."""
        import numpy as np  # loaded by whoever made the sound ready; the window opens without it

        left = min(maxlen // (self._channels * _SAMPLE_BYTES), _MOST_AT_ONCE)
        parts: list[np.ndarray[tuple[int], np.dtype[np.int16]]] = []
        while left > 0:
            count = left
            if self._loop is not None:
                if self._at >= self._loop[1]:
                    self._at = self._loop[0]
                count = min(left, self._loop[1] - self._at)
            parts.append(np.asarray(self._sound.read(self._at, count), np.int16))
            self._at += count
            left -= count
        if not parts:
            return b""
        return np.repeat(np.concatenate(parts), self._channels).astype("<i2").tobytes()


class Sound(QObject):
    """Plays the sound of runs, where there is a device for it; else the film runs silently."""

    trouble_changed = Signal(object)
    """SoundTrouble | None, when it becomes known."""
    volume_changed = Signal()

    def __init__(
        self,
        hearing: Hearing,
        parent: QObject | None = None,
        open_way: Callable[[], Outlet] = open_outlet,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._hearing = hearing
        self._open_way = open_way
        self._clock = clock
        self._outlet: Outlet | None = None
        self._stream: SoundStream | None = None
        self._film: FilmPreview | None = None
        self._frame = 0
        self._rate = 1.0
        self._sound: FilmSound | None = None
        self._trouble: SoundTrouble | None = None
        self._volume, self._muted = 1.0, False
        self._moved = (0.0, 0.0)
        self._maker = Workers(1, self)
        self._making: Task[None] | None = None
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLE_MS)
        self._settled.timeout.connect(self.prepare)

    # --- what is heard -------------------------------------------------------------------------

    @property
    def trouble(self) -> SoundTrouble | None:
        """Why nothing was heard when something should have been; None where all is well, or not yet tried."""
        return self._trouble

    @property
    def volume(self) -> float:
        """How loud, 0 to 1, as it is felt."""
        return self._volume

    @property
    def is_muted(self) -> bool:
        """Tell whether nothing is to be heard for now."""
        return self._muted

    def set_volume(self, volume: float, *, muted: bool = False) -> None:
        """Change how loud it is, now and later."""
        volume = min(1.0, max(0.0, volume))
        if (volume, muted) != (self._volume, self._muted):
            self._volume, self._muted = volume, muted
            if self._outlet is not None:
                self._outlet.set_volume(self._factor)
            self.volume_changed.emit()

    @property
    def _factor(self) -> float:
        return 0.0 if self._muted else self._volume**2  # the ear hears ratios

    def show(self, film: FilmPreview | None, frame: int) -> None:
        """Know what would be heard next; what is playing goes on with a film that was changed."""
        if film is not self._film:
            self._film, self._sound = film, None
            if self._stream is not None and film is not None:
                self._stream.exchange(self._sound_of(film, self._rate))
        self._frame = frame
        if self._stream is None and film is not None:
            self._settled.start()

    def begin(self, run: Run) -> None:
        """Let a run of the film be heard, where it can be followed and there is a device."""
        from studio.services.hearing import FASTEST, SLOWEST

        self.end()
        if self._film is None or not SLOWEST <= run.rate <= FASTEST:
            return
        self._rate, self._frame = run.rate, run.start
        sound = self._sound_of(self._film, run.rate)
        try:
            outlet = self._open_way()
            outlet.set_volume(self._factor)
            spf = self._film.timeline.samples_per_frame
            stream = SoundStream(sound, run, spf, outlet.channels)
            outlet.start(stream)
        except NoSound as error:
            self._tell(error.trouble)
            return
        self._outlet, self._stream = outlet, stream
        self._moved = (0.0, self._clock())
        self._tell(None)
        self.prepare()

    def end(self) -> None:
        """Let nothing be heard any more."""
        if self._outlet is not None:
            self._outlet.stop()
        self._outlet = self._stream = None

    def heard_sec(self) -> float | None:
        """Return how many seconds of the run have been heard; None while it is silent."""
        if self._outlet is None or self._stream is None:
            return None
        heard, now = self._outlet.heard_sec(), self._clock()
        before, at = self._moved
        if heard > before:
            self._moved = (heard, now)
        elif not self._outlet.is_running or now - at > STALLED_SEC:
            self.end()
            self._tell(SoundTrouble.FAILED)
            return None
        if self._sound is not None and not self._sound.is_ready(
            self._stream.position, ENOUGH_SEC * SAMPLE_RATE
        ):
            self.prepare()
        return max(heard, before)

    def _tell(self, trouble: SoundTrouble | None) -> None:
        if trouble is not self._trouble:
            self._trouble = trouble
            self.trouble_changed.emit(trouble)

    # --- making ready --------------------------------------------------------------------------

    def _sound_of(self, film: FilmPreview, rate: float) -> FilmSound:
        if self._sound is None or self._sound.rate != rate:
            self._sound = self._hearing.sound(film, rate)
        return self._sound

    @Slot()
    def prepare(self) -> None:
        """Make ready, beside the window, what is heard next; while that is done nothing else is begun."""
        if self._film is None or self._making is not None:
            return
        sound = self._sound_of(self._film, self._rate)
        if self._stream is not None:
            first = self._stream.position
        else:
            first = round(self._frame * self._film.timeline.samples_per_frame / self._rate)
        if sound.is_ready(first, ENOUGH_SEC * SAMPLE_RATE):
            return

        def make(token: CancelToken, _progress: Progress) -> None:
            sound.prepare(first, AHEAD_SEC * SAMPLE_RATE, token)

        self._making = self._maker.run(make, on_error=self._on_error, on_end=self._on_made)

    def _on_error(self, _error: StudioError) -> None:
        """Say that nothing is heard; the log holds why."""
        self._tell(SoundTrouble.FAILED)

    def _on_made(self) -> None:
        # While something that was asked for cannot be made (speech that is still to come), it is asked
        # again only after a rest.
        QTimer.singleShot(SETTLE_MS, self, self._on_rested)

    @Slot()
    def _on_rested(self) -> None:
        self._making = None

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is being made ready."""
        return self._maker.is_idle and not self._settled.isActive()

    def close(self) -> None:
        """Stop, and wait for it."""
        self._settled.stop()
        self.end()
        self._maker.close()
