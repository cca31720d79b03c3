"""The way out to the loudspeakers; QtMultimedia is loaded when something is first to be heard."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QIODevice

from studio.domain.speech import SAMPLE_RATE

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat

_BUFFER_MS: Final = 500
"""What waits for the loudspeakers: the window may be busy that long before anybody hears it."""


class SoundTrouble(Enum):
    """Why nothing is heard."""

    NO_LIBRARY = "library"
    """QtMultimedia cannot be loaded: on Linux it needs libpulse."""
    NO_DEVICE = "device"
    FAILED = "failed"
    """A device is there, but plays nothing."""


class NoSound(Exception):
    """Nothing can be heard here; `trouble` tells why."""

    def __init__(self, trouble: SoundTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


class Outlet(Protocol):
    """Where 16-bit samples at `SAMPLE_RATE` go; it takes them from a stream at its own pace."""

    @property
    def channels(self) -> int:
        """How many samples belong to one moment."""
        ...

    def start(self, stream: QIODevice) -> None:
        """Begin to take samples; raises `NoSound`."""
        ...

    def stop(self) -> None:
        """Stop at once, and forget what was taken."""
        ...

    @property
    def is_running(self) -> bool:
        """Tell whether the device still plays; it may have been pulled out."""
        ...

    def heard_sec(self) -> float:
        """Return how much of the stream has been heard since `start`."""
        ...

    def set_volume(self, volume: float) -> None:
        """Set the factor for all samples, 0 to 1."""
        ...


def open_outlet() -> Outlet:
    """Return the way to the system's loudspeakers as they are now; raises `NoSound`."""
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError as error:
        raise NoSound(SoundTrouble.NO_LIBRARY) from error
    device = QMediaDevices.defaultAudioOutput()
    if device.isNull():
        raise NoSound(SoundTrouble.NO_DEVICE)
    return _Loudspeakers(device)


class _Loudspeakers:
    """The system's sound device."""

    def __init__(self, device: QAudioDevice) -> None:
        from PySide6.QtMultimedia import QAudioSink, QtAudio

        self._no_error = QtAudio.Error.NoError
        self._stopped = QtAudio.State.StoppedState
        self._format = _format_for(device)
        self._sink = QAudioSink(device, self._format)
        self._sink.setBufferSize(self._format.bytesForDuration(_BUFFER_MS * 1000))

    @property
    def channels(self) -> int:
        return self._format.channelCount()

    def start(self, stream: QIODevice) -> None:
        self._sink.start(stream)
        if self._sink.error() is not self._no_error:
            raise NoSound(SoundTrouble.FAILED)

    def stop(self) -> None:
        self._sink.reset()

    @property
    def is_running(self) -> bool:
        return self._sink.state() is not self._stopped

    def heard_sec(self) -> float:
        # What the device itself has played: neither Qt's buffer nor the sound server's counts.
        return self._sink.processedUSecs() / 1e6

    def set_volume(self, volume: float) -> None:
        self._sink.setVolume(volume)


def _format_for(device: QAudioDevice) -> QAudioFormat:
    """Return the film's own format, in as many channels as the device wants."""
    from PySide6.QtMultimedia import QAudioFormat

    chosen = QAudioFormat()
    chosen.setSampleRate(SAMPLE_RATE)
    chosen.setSampleFormat(QAudioFormat.SampleFormat.Int16)
    for channels in (1, 2):
        chosen.setChannelCount(channels)
        if device.isFormatSupported(chosen):
            return chosen
    raise NoSound(SoundTrouble.FAILED)
