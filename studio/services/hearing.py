"""The sound of a previewed film: its speech where the timeline puts it, as loud as in the film, its music.

What is heard is the film's sound before it is encoded. Clips are made ready one by one, around the place
where somebody listens, and kept in memory as long as they fit; what is not ready yet is silent.
"""

from __future__ import annotations

import tempfile
from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from studio.domain.cancel import CancelToken
from studio.domain.music import MusicBed
from studio.domain.speech import SAMPLE_RATE, Clip
from studio.services.logs import bugs_are_logged, log
from studio.services.previewing import FilmPreview, fingerprints

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.film.stretch import Bed

    Samples = NDArray[np.int16]

# numpy is imported where it is used: listing jobs in a terminal must not wait for it.

SLOWEST: Final = 0.5
FASTEST: Final = 2.0
"""Speeds at which speech can still be followed; beyond them nothing is heard."""

_BYTES: Final = 96 * 1024**2
_MUSIC_BLOCK: Final = 5 * SAMPLE_RATE
_FULL_SCALE: Final = 32_768
_LIMITS: Final = (-32_768, 32_767)


@dataclass(frozen=True, slots=True)
class _Said:
    """A clip in the sound that is heard: its first sample there, the one after its last, what it is."""

    first: int
    end: int
    fingerprint: str
    text: str


class FilmSound:
    """The sound of a film at one speed, in samples of what is heard; any thread may read it."""

    def __init__(self, film: FilmPreview, rate: float, kept: _Kept) -> None:
        self._kept = kept
        self.rate = rate
        self.sample_count = round(film.timeline.sample_count / rate)
        voices = fingerprints(film.spec)
        self._said: list[_Said] = []
        for scene, span in zip(film.spec.scenes, film.timeline.spans, strict=True):
            fingerprint = voices.get(film.spec.voice_of(scene))
            if span.speech_sample_count and fingerprint is not None:
                first = round(span.speech_sample / rate)
                end = first + round(span.speech_sample_count / rate)
                self._said.append(_Said(first, end, fingerprint, scene.narration))
        music = film.spec.settings.music
        # Slowed down, music falls apart; who listens at another speed listens to the words.
        self._bed = self._bed_of(film, music) if music is not None and rate == 1.0 else None

    def read(self, first: int, count: int) -> Samples:
        """Return samples [first, first + count); silent where there is no sound, or none that is ready."""
        import numpy as np

        mix = np.zeros(count, np.int32)
        for at, sound in self._ready(first, first + count):
            lower, upper = max(at, first), min(at + len(sound), first + count)
            if lower < upper:
                mix[lower - first : upper - first] += sound[lower - at : upper - at]
        return np.clip(mix, *_LIMITS).astype(np.int16)

    def prepare(self, first: int, count: int, cancel: CancelToken) -> None:
        """Make everything ready that is heard in [first, first + count); raises `StudioError`."""
        with bugs_are_logged():
            for said in self._said_in(first, first + count):
                cancel.check()
                self._kept.make_speech(said.fingerprint, said.text, self.rate, cancel)
            for block in self._blocks_in(first, first + count):
                cancel.check()
                self._kept.make_music(self._bed_there(), block, cancel)

    def is_ready(self, first: int, count: int) -> bool:
        """Tell whether everything that is heard in [first, first + count) is there."""
        wanted = sum(1 for _ in self._keys(first, first + count))
        return sum(1 for _ in self._ready(first, first + count)) == wanted

    def _keys(self, first: int, end: int) -> Iterator[tuple[int, Hashable]]:
        for said in self._said_in(first, end):
            yield said.first, _speech_key(said.fingerprint, said.text, self.rate)
        for block in self._blocks_in(first, end):
            yield block * _MUSIC_BLOCK, (self._bed, block)

    def _ready(self, first: int, end: int) -> Iterator[tuple[int, Samples]]:
        for at, key in self._keys(first, end):
            if (sound := self._kept.get(key)) is not None:
                yield at, sound

    def _said_in(self, first: int, end: int) -> list[_Said]:
        return self._said[
            bisect_right(self._said, first, key=lambda said: said.end) :
            bisect_left(self._said, end, key=lambda said: said.first)
        ]  # fmt: skip

    def _blocks_in(self, first: int, end: int) -> range:
        if self._bed is None:
            return range(0)
        return range(max(0, first) // _MUSIC_BLOCK, -(-min(end, self.sample_count) // _MUSIC_BLOCK))

    def _bed_there(self) -> Bed:
        assert self._bed is not None
        return self._bed

    def _bed_of(self, film: FilmPreview, music: MusicBed) -> Bed:
        from studio.film.music import merged
        from studio.film.sound import WANTED
        from studio.film.stretch import Bed

        return Bed(
            sha256=music.sha256,
            begin=0,
            left=film.timeline.sample_count,
            lufs=WANTED.lufs + (music.level_db if self._said else 0.0),
            duck_db=music.duck_db,
            fade=min(round(music.fade_sec * SAMPLE_RATE), film.timeline.sample_count // 2),
            speech=tuple(merged((said.first, said.end) for said in self._said)),
        )


class Hearing:
    """Films to be listened to before they are made."""

    def __init__(self, clips: Path, music: Path, cache: Path) -> None:
        self._kept = _Kept(clips, music, cache)

    def sound(self, film: FilmPreview, rate: float = 1.0) -> FilmSound:
        """Return the sound of a film at a speed between `SLOWEST` and `FASTEST`."""
        return FilmSound(film, rate, self._kept)

    def close(self) -> None:
        """Give back what was kept for listening."""
        self._kept.close()


def _speech_key(fingerprint: str, text: str, rate: float) -> Hashable:
    return fingerprint, text, rate


class _Kept:
    """Sounds that were made ready, the least used going first."""

    def __init__(self, clips: Path, music: Path, cache: Path) -> None:
        self._clips, self._music, self._cache = clips, music, cache
        self._sounds: OrderedDict[Hashable, Samples] = OrderedDict()
        self._lock = Lock()
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def get(self, key: Hashable) -> Samples | None:
        with self._lock:
            if (sound := self._sounds.get(key)) is not None:
                self._sounds.move_to_end(key)
            return sound

    def make_speech(self, fingerprint: str, text: str, rate: float, cancel: CancelToken) -> None:
        """Make the speech of a text ready at a speed; without its clip it stays silent."""
        import numpy as np

        from studio.film.tempo import stretched
        from studio.speech.clips import ClipStore

        key = _speech_key(fingerprint, text, rate)
        if self.get(key) is not None:
            return
        if rate != 1.0:
            self.make_speech(fingerprint, text, 1.0, cancel)
            usual = self.get(_speech_key(fingerprint, text, 1.0))
            if usual is not None:
                self._keep(
                    key, _as_samples(stretched(usual.astype(np.float32) / np.float32(_FULL_SCALE), rate))
                )
            return
        clip = ClipStore(self._clips).kept(fingerprint, text)
        if clip is None:
            return  # not spoken yet: the film is told anew when it is
        self._keep(key, _mastered(clip, self._scratch(), cancel))

    def make_music(self, bed: Bed, block: int, cancel: CancelToken) -> None:
        """Make a block of a film's music ready; music whose file is gone stays silent, as in a draft."""
        from studio.film.music import played
        from studio.pipeline.music import make_plain, plain_files

        key = (bed, block)
        if self.get(key) is not None:
            return
        wanted = MusicBed(file=f"music:{bed.sha256}")
        plain = self._scratch() / bed.sha256
        if not plain.exists():
            if not (self._music / bed.sha256).exists():
                log.info("preview without music: its file is missing")
                return
            make_plain(plain_files(wanted, self._music, self._cache, plain), cancel)
        self._keep(key, _as_samples(played(bed, plain, block * _MUSIC_BLOCK, _MUSIC_BLOCK)))

    def close(self) -> None:
        with self._lock:
            self._sounds.clear()
            if self._folder is not None:
                self._folder.cleanup()
                self._folder = None

    def _keep(self, key: Hashable, sound: Samples) -> None:
        with self._lock:
            self._sounds[key] = sound
            while len(self._sounds) > 1 and sum(s.nbytes for s in self._sounds.values()) > _BYTES:
                self._sounds.popitem(last=False)

    def _scratch(self) -> Path:
        with self._lock:
            if self._folder is None:
                self._folder = tempfile.TemporaryDirectory(prefix="ctrlf-hearing-")
            return Path(self._folder.name)


def _mastered(clip: Clip, folder: Path, cancel: CancelToken) -> Samples:
    from studio.film.sound import mastered

    with tempfile.NamedTemporaryFile(dir=folder, suffix=".pcm", delete=False) as file:
        file.write(clip.pcm)
    try:
        return _as_samples(mastered(Path(file.name), cancel)[: clip.sample_count])
    finally:
        Path(file.name).unlink(missing_ok=True)


def _as_samples(signal: NDArray[np.float32]) -> Samples:
    import numpy as np

    return np.clip(np.rint(signal * _FULL_SCALE), *_LIMITS).astype(np.int16)
