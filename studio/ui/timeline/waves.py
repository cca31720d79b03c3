"""The peaks of the film's speech: what is known at once, the rest from a worker."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.domain.text import Language
    from studio.domain.voice import VoiceChoice
    from studio.services.previewing import FilmPreview
    from studio.services.waveforms import Peaks, Waveforms

BATCH: Final = 6
"""Scenes whose peaks are computed in one piece of work, so that they arrive soon and not one by one."""

_Words = tuple[str, "VoiceChoice", "Language"]
_Found = list[tuple[int, "Peaks | None"]]


class Waves(QObject):
    """Gives the peaks of scenes of one film; what is looked at last is computed first."""

    arrived = Signal()

    def __init__(self, waveforms: Waveforms, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waveforms = waveforms
        self._film: FilmPreview | None = None
        self._peaks: dict[int, Peaks | None] = {}
        self._spoken: dict[str, tuple[_Words, Peaks]] = {}
        """Peaks by scene, whatever film it is in: an edit leaves those of all other scenes as they were."""
        self._waiting: dict[int, None] = {}
        self._busy = False
        self._workers = Workers(1, self)

    def follow(self, film: FilmPreview | None) -> None:
        """Give the peaks of another film from now on."""
        self._film = film
        self._peaks.clear()
        self._waiting.clear()
        if film is None:  # another script
            self._spoken.clear()

    def find(self, scene: int) -> Peaks | None:
        """Return the peaks of a scene, or None: there is no speech yet, or it is being looked at."""
        film = self._film
        if film is None or not film.voiced[scene]:
            return None
        if scene in self._peaks:
            return self._peaks[scene]
        uid, words = _words(film, scene)
        spoken = self._spoken.get(uid)
        if spoken is not None and spoken[0] == words:
            self._peaks[scene] = spoken[1]
            return spoken[1]
        if scene not in self._waiting:
            known = self._waveforms.known(film, scene)
            if known is not None:
                self._keep(film, scene, known)
                return known
            self._waiting[scene] = None
            self._compute()
        return None

    def _keep(self, film: FilmPreview, scene: int, peaks: Peaks | None) -> None:
        self._peaks[scene] = peaks
        if peaks is not None:
            uid, words = _words(film, scene)
            self._spoken[uid] = (words, peaks)

    @property
    def is_idle(self) -> bool:
        """Tell whether all peaks that were asked for are there."""
        return not self._busy and not self._waiting

    def close(self) -> None:
        """Stop, and wait for the thread."""
        self._waiting.clear()
        self._workers.close()

    @Slot()
    def _compute(self) -> None:
        film = self._film
        if self._busy or not self._waiting or film is None:
            return
        batch = list(self._waiting)[-BATCH:]
        self._busy = True

        def keep(found: _Found) -> None:
            if film is self._film:
                for scene, peaks in found:
                    self._keep(film, scene, peaks)
                self.arrived.emit()

        def end() -> None:
            self._busy = False
            if film is self._film:
                for scene in batch:
                    self._waiting.pop(scene, None)
            self._compute()

        def give_up(_error: object) -> None:
            if film is self._film:
                self._peaks.update((scene, None) for scene in batch)  # asking again would not help

        self._workers.run(looking(self._waveforms, film, batch), on_result=keep, on_error=give_up, on_end=end)


def _words(film: FilmPreview, scene: int) -> tuple[str, _Words]:
    """Return the identity of a scene, and what its sound depends on."""
    spoken = film.spec.scenes[scene]
    return spoken.scene_id, (spoken.narration, film.spec.voice_of(spoken), film.spec.language)


def looking(
    waveforms: Waveforms, film: FilmPreview, scenes: list[int]
) -> Callable[[CancelToken, Progress], _Found]:
    """Return the work that computes the peaks of some scenes; safe on any thread."""

    def look(token: CancelToken, _progress: Progress) -> _Found:
        found: _Found = []
        for scene in scenes:
            token.check()
            found.append((scene, waveforms.of(film, scene)))
        return found

    return look
