"""A film file that plays: Qt's own player behind what a transport needs, in frames of the film."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot

from studio.ui.preview.player import SHUTTLE

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame

BACKWARDS_MS: Final = 125
"""Qt's player only runs forwards: backwards it is led by jumps, so often."""


def why_not() -> str:
    """Return why films cannot be played inside the studio on this machine; empty where they can."""
    try:
        importlib.import_module("PySide6.QtMultimedia")
    except ImportError as error:  # Linux without libpulse0
        return str(error)
    return ""


class Playback(QObject):
    """Plays one film; positions are frames. Only to be made where `why_not` says nothing."""

    playing_changed = Signal(bool)
    rate_changed = Signal(float)
    """How fast, in film seconds a second; negative runs backwards."""
    frame_moved = Signal(int)
    """Frame that is shown."""
    pictured = Signal(object)
    """QVideoFrame that is to be shown; always a valid one."""
    loaded = Signal()
    failed = Signal(str)
    """What the player says about a file that it cannot play."""

    def __init__(self, film: Path, fps: int, duration_sec: float, parent: QObject | None = None) -> None:
        super().__init__(parent)
        from PySide6.QtMultimedia import QAudioOutput, QMediaDevices, QMediaPlayer, QVideoSink

        self.fps = fps
        self.frame_count = max(1, round(duration_sec * fps))
        self.has_sound_device = not QMediaDevices.defaultAudioOutput().isNull()
        self._states = QMediaPlayer.PlaybackState
        self._statuses = QMediaPlayer.MediaStatus
        self._frame = 0
        self._speed = self._rate = 1.0
        self._wants_to_play = False
        self._player = QMediaPlayer(self)
        self._sound = QAudioOutput(self)
        self._sink = QVideoSink(self)
        self._player.setAudioOutput(self._sound)
        self._player.setVideoSink(self._sink)
        self._backwards = QTimer(self)
        self._backwards.setInterval(BACKWARDS_MS)
        self._backwards.timeout.connect(self._on_backwards)
        self._sink.videoFrameChanged.connect(self._on_frame)
        self._player.mediaStatusChanged.connect(self._on_status)
        self._player.playbackStateChanged.connect(self._on_state)
        self._player.errorOccurred.connect(self._on_error)
        self._film = film

    def load(self) -> None:
        """Read the file and show its first frame; `loaded` or `failed` follows."""
        self._player.setSource(QUrl.fromLocalFile(str(self._film)))

    # --- where we are ----------------------------------------------------------------------------

    @property
    def frame(self) -> int:
        """The frame that is shown."""
        return self._frame

    @property
    def is_playing(self) -> bool:
        """Tell whether the film runs, whichever way."""
        return self._backwards.isActive() or self._player.playbackState() == self._states.PlayingState

    @property
    def rate(self) -> float:
        """Film seconds a second while it runs; negative backwards."""
        return self._rate

    @property
    def speed(self) -> float:
        """How fast `play` runs."""
        return self._speed

    @property
    def volume(self) -> float:
        """How loud, 0 to 1."""
        return self._sound.volume()

    @property
    def is_muted(self) -> bool:
        """Tell whether the sound is off."""
        return self._sound.isMuted()

    # --- what a person asks ----------------------------------------------------------------------

    @Slot()
    def toggle(self) -> None:
        """Play, or pause."""
        if self.is_playing:
            self.pause()
        else:
            self.play()

    @Slot()
    def play(self) -> None:
        """Play from here, from the beginning when the film is at its end."""
        if self._frame >= self.frame_count - 1:
            self.move_to(0)
        self._run(self._speed)

    @Slot()
    def pause(self) -> None:
        """Stop where we are."""
        was_backwards = self._backwards.isActive()
        self._backwards.stop()
        self._player.pause()
        if was_backwards:
            self.playing_changed.emit(False)

    def set_speed(self, speed: float) -> None:
        """Choose how fast to play, now and later."""
        self._speed = speed
        if self.is_playing:
            self._run(speed)
        else:
            self._set_rate(speed)

    def shuttle(self, direction: int) -> None:
        """Run faster in a direction (1 on, -1 back); against it, first slower, then the other way."""
        if not self.is_playing:
            self._run(float(direction))
        elif direction > 0:
            self._run(next((r for r in SHUTTLE if r > self._rate), SHUTTLE[-1]))
        else:
            self._run(next((r for r in reversed(SHUTTLE) if r < self._rate), SHUTTLE[0]))

    def step(self, frames: int) -> None:
        """Go some frames on or back, standing still afterwards."""
        self.pause()
        self.move_to(self._frame + frames)

    def move_to(self, frame: int) -> None:
        """Show a frame, held within the film."""
        frame = min(max(0, frame), self.frame_count - 1)
        self._show_at(frame)
        # The middle of the frame: its first millisecond may be rounded into the one before.
        self._player.setPosition(round((frame + 0.5) * 1000 / self.fps))

    def set_volume(self, volume: float) -> None:
        """Set how loud, 0 to 1; any sound ends being muted."""
        self._sound.setVolume(volume)
        self._sound.setMuted(volume == 0)

    def set_muted(self, muted: bool) -> None:
        """Switch the sound off, or on again."""
        self._sound.setMuted(muted)

    def close(self) -> None:
        """Let go of the file."""
        self._backwards.stop()
        self.blockSignals(True)
        self._player.stop()
        self._player.setSource(QUrl())

    # --- within ----------------------------------------------------------------------------------

    def _run(self, rate: float) -> None:
        was = self.is_playing
        self._set_rate(rate)
        if rate < 0:
            self._player.pause()
            self._backwards.start()
        else:
            self._backwards.stop()
            self._player.setPlaybackRate(rate)
            self._player.play()
        if self.is_playing != was or rate < 0:
            self.playing_changed.emit(self.is_playing)

    def _set_rate(self, rate: float) -> None:
        if rate != self._rate:
            self._rate = rate
            self.rate_changed.emit(rate)

    def _show_at(self, frame: int) -> None:
        if frame != self._frame:
            self._frame = frame
            self.frame_moved.emit(frame)

    @Slot()
    def _on_backwards(self) -> None:
        self.move_to(self._frame + round(self._rate * self.fps * BACKWARDS_MS / 1000))
        if self._frame <= 0:
            self.pause()

    @Slot(object)
    def _on_frame(self, picture: QVideoFrame) -> None:
        if not picture.isValid():  # what comes at the end: the last picture stays
            return
        if self._player.playbackState() == self._states.PlayingState:
            start = picture.startTime()  # microseconds
            self._show_at(min(self.frame_count - 1, round(start * self.fps / 1_000_000)))
        self.pictured.emit(picture)

    @Slot(object)
    def _on_status(self, status: QMediaPlayer.MediaStatus) -> None:
        if status == self._statuses.LoadedMedia and not self._wants_to_play:
            self._wants_to_play = True
            self._player.pause()  # shows the first frame
            self.loaded.emit()
        elif status == self._statuses.EndOfMedia:
            self._player.pause()
            self._show_at(self.frame_count - 1)

    def _on_error(self, _code: object, text: str) -> None:
        self.failed.emit(text)

    @Slot(object)
    def _on_state(self, _state: QMediaPlayer.PlaybackState) -> None:
        if not self._backwards.isActive():
            self.playing_changed.emit(self.is_playing)
