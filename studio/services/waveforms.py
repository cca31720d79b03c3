"""How loud the speech of a film is over time, ready to be drawn, from the clips that are kept."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from studio.domain.errors import StepFailed
from studio.services.logs import bugs_are_logged

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from studio.services.previewing import FilmPreview

SAMPLES_PER_BIN: Final = 128
"""Samples of the finest level: less than a pixel at the deepest zoom of 24 frames a second."""
BINS_PER_BIN: Final = 4
"""Bins of a level that are one bin of the next, coarser one."""
_BINS_A_STRETCH: Final = 4
"""Bins of which a stretch is put together at least, but at the finest level."""
KEPT_BYTES: Final = 32 * 1024 * 1024
"""Peaks beyond this are forgotten, the longest unused first; an hour of speech takes about 4 MB."""

_Key = tuple[str, str]
"""Fingerprint of the voice, and what it says: what a clip is kept by."""


@dataclass(frozen=True, slots=True)
class Peaks:
    """The lowest and highest sample of every stretch of a clip, -128 to 127, at several resolutions."""

    sample_count: int
    levels: tuple[NDArray[Any], ...]
    """Each of shape (bins, 2); a bin of level n is `SAMPLES_PER_BIN * BINS_PER_BIN ** n` samples."""
    lowest: int = 0
    highest: int = 0
    """Of the whole clip."""

    @property
    def byte_count(self) -> int:
        """Memory taken."""
        return sum(level.nbytes for level in self.levels)

    def columns(self, first: float, step: float, count: int) -> tuple[list[int], list[int]]:
        """Return (lowest, highest) of `count` stretches of `step` samples from the sample `first` on.

        A stretch shorter than a bin gets the bin it begins in, others begin and end where a bin does: no
        sample is lost, and none is told more than a quarter of a stretch early. Outside it is silent.
        """
        import numpy as np

        if not self.sample_count or count <= 0:
            return [0] * max(0, count), [0] * max(0, count)
        level, size = self.levels[0], SAMPLES_PER_BIN
        for coarser in self.levels[1:]:
            if size * BINS_PER_BIN * _BINS_A_STRETCH > step:
                break
            level, size = coarser, size * BINS_PER_BIN
        edges = np.floor((first + step * np.arange(count + 1)) / size).astype(np.int64)
        inside = (edges[:-1] < len(level)) & (np.maximum(edges[1:], edges[:-1] + 1) > 0)
        starts = np.clip(edges, 0, len(level) - 1)
        # The last stretch must end where its own end is, not at the end of the clip.
        level = level[: max(int(edges[-1]), int(starts[-2]) + 1, 1)]
        starts = np.minimum(starts[:-1], len(level) - 1)
        lowest = np.where(inside, np.minimum.reduceat(level[:, 0], starts), 0)
        highest = np.where(inside, np.maximum.reduceat(level[:, 1], starts), 0)
        return lowest.tolist(), highest.tolist()


SILENCE: Final = Peaks(0, ())


class Waveforms:
    """Peaks of the speech of films; may be asked from several threads."""

    def __init__(self, speech_folder: Path, limit: int = KEPT_BYTES) -> None:
        self._folder = speech_folder
        self._limit = limit
        self._lock = Lock()
        self._kept: OrderedDict[_Key, Peaks] = OrderedDict()
        self._bytes = 0

    def known(self, film: FilmPreview, scene: int) -> Peaks | None:
        """Return the peaks of a scene's speech if they need not be computed, else None; at once."""
        if not film.spec.scenes[scene].narration.strip():
            return SILENCE
        key = _key(film, scene)
        with self._lock:
            if key is None or key not in self._kept:
                return None
            self._kept.move_to_end(key)
            return self._kept[key]

    def of(self, film: FilmPreview, scene: int) -> Peaks | None:
        """Return the peaks of a scene's speech, `SILENCE` where nothing is said.

        None: the speech is not made yet, or is not kept any more. Takes milliseconds; for workers.
        """
        with bugs_are_logged():
            found = self.known(film, scene)
            key = _key(film, scene) if found is None else None
            if key is None:
                return found
            from studio.speech.clips import ClipStore

            clip = ClipStore(self._folder).kept(*key)
            if clip is None:
                return None
            peaks = peaks_of(clip.pcm)
            self._keep(key, peaks)
            return peaks

    def _keep(self, key: _Key, peaks: Peaks) -> None:
        with self._lock:
            if (before := self._kept.pop(key, None)) is not None:
                self._bytes -= before.byte_count
            self._kept[key] = peaks
            self._bytes += peaks.byte_count
            while self._bytes > self._limit and len(self._kept) > 1:
                _, dropped = self._kept.popitem(last=False)
                self._bytes -= dropped.byte_count


def peaks_of(pcm: bytes) -> Peaks:
    """Return the peaks of mono signed 16-bit little-endian sound."""
    import numpy as np

    samples = np.frombuffer(pcm, dtype="<i2")
    if not len(samples):
        return SILENCE
    size = SAMPLES_PER_BIN
    padded = np.append(samples, np.zeros(-len(samples) % size, samples.dtype)).reshape(-1, size)
    both = np.stack([padded.min(axis=1), padded.max(axis=1)], axis=1).astype(np.int32)
    levels = [np.clip((both + 128) >> 8, -128, 127).astype(np.int8)]
    while len(levels[-1]) > BINS_PER_BIN:
        fine = levels[-1]
        starts = np.arange(0, len(fine), BINS_PER_BIN)
        lowest = np.minimum.reduceat(fine[:, 0], starts)
        highest = np.maximum.reduceat(fine[:, 1], starts)
        levels.append(np.stack([lowest, highest], axis=1))
    return Peaks(len(samples), tuple(levels), int(levels[-1].min()), int(levels[-1].max()))


def _key(film: FilmPreview, scene: int) -> _Key | None:
    """Return what the clip of a scene is kept by; None where its voice cannot speak here."""
    from studio.speech.engines import voice_fingerprint

    spoken = film.spec.scenes[scene]
    try:
        return voice_fingerprint(film.spec.voice_of(spoken), film.spec.language), spoken.narration
    except StepFailed:
        return None
