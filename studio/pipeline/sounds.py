"""The film's sound as stretches that are found or made like its pictures, and then laid end to end."""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np

from studio.domain.cancel import CancelToken
from studio.domain.music import MusicBed
from studio.domain.spec import RenderSpec
from studio.domain.speech import SAMPLE_RATE
from studio.domain.timeline import Timeline
from studio.film import m4a
from studio.film.aac import PACKET
from studio.film.loudness import Energies, integrated
from studio.film.music import ATTACK, RELEASE, merged, spoken
from studio.film.sound import (
    REACH,
    WANTED,
    StretchSound,
    fits,
    packets_of,
    silence,
)
from studio.film.stretch import MUSIC_CEILING_DB, SPEECH_CEILING_DB, Bed, ClipInStretch, Stretch
from studio.pipeline.engine import sound_engine
from studio.pipeline.music import music_of, plain_files
from studio.pipeline.outcome import Tools
from studio.pipeline.parts import Part, fetch_or_make, unheard
from studio.pipeline.pool import Pool
from studio.pipeline.speech_files import SpokenScene
from studio.pipeline.tasks import MusicFiles, SoundTask

_LONGEST: Final = 60 * SAMPLE_RATE // PACKET
"""Packets of a stretch at most, so that it fits into little memory."""
_TOLERANCE_LU: Final = 0.4
_ATTEMPTS: Final = 3
_LEAST_SLOPE: Final = 0.25
"""Loudness gained for a decibel of gain; where the limiter takes more of it away, more would only crush."""
_MOST_BED_DOWN_DB: Final = 8
_MOST_RAISED_DB: Final = 2.0
"""How much louder narration may get for the sake of a film in which there is far more music than speech."""
_CEILING_STEP_DB: Final = 0.5
_LOWEST_CEILING_DB: Final = -9.0
_PACKET_WEIGHT: Final = 0.1
"""What a packet costs, measured in frames to encode."""


@dataclass(frozen=True, slots=True)
class _Clip:
    """Speech to be heard, and the samples [first, end) of the film where it lies."""

    file: Path
    sha256: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class _Run:
    """Packets [first, end) that are encoded together, and the ceiling of their true peaks."""

    first: int
    end: int
    ceiling_db: float


@dataclass(frozen=True)
class SoundPlan:
    """All that the sound of a film depends on, cut into stretches."""

    tools: Tools
    folder: Path
    sample_count: int
    clips: tuple[_Clip, ...]
    music: MusicBed | None
    speech: tuple[tuple[int, int], ...]
    """Where the music steps back."""
    runs: tuple[_Run, ...]
    """The packets of every stretch, in order; between them nothing is heard."""
    bed_down_db: int = 0
    """How much quieter than asked for the music is."""
    raise_db: float = 0.0
    raised: tuple[tuple[float, float], ...] = ()
    """What was tried to reach the loudness: by how many dB it was raised, and the LUFS that came of it."""

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The stretches, in order, as files to be found or made."""
        return tuple(self._part(self._stretch(run)) for run in self.runs)

    @cached_property
    def _files(self) -> dict[str, Path]:
        return {clip.sha256: clip.file for clip in self.clips}

    @property
    def file(self) -> Path:
        """Where the whole sound will lie."""
        return self.folder / "sound.m4a"

    @property
    def key(self) -> str:
        """A digest of everything the sound depends on."""
        digest = hashlib.sha256(f"{sound_engine()} {self.sample_count}".encode())
        for run, part in zip(self.runs, self.parts, strict=True):
            digest.update(f" {run.first} {part.key}".encode())
        return digest.hexdigest()

    def finish(self, pool: Pool, cancel: CancelToken) -> None:
        """Write the sound to `file` once its parts are there; what turns out not to be right is made anew.

        Raises COMPOSE_FAILED, DISK_FULL or `Canceled`.
        """
        plan = self
        while (better := plan._improved(sounds := plan._sounds())) is not None:
            plan = better
            fetch_or_make(plan.parts, pool, cancel, unheard)
        m4a.write(self.file, plan._packets(sounds, cancel), self.sample_count)

    def _improved(self, sounds: Sequence[StretchSound]) -> "SoundPlan | None":
        """Return a plan for what is not right yet: a seam, a peak, the loudness; None if all is."""
        known = dict(zip(self.runs, sounds, strict=True))
        for before, after in pairwise(self.runs):
            if before.end == after.first and not fits(known[before], known[after]):
                return replace(self, runs=tuple(_joined(self.runs, after.first)))
        loud = {run for run in self.runs if known[run].peak_dbtp > WANTED.peak_dbtp}
        if loud and min(run.ceiling_db for run in loud) > _LOWEST_CEILING_DB:
            return replace(self, runs=tuple(_lowered(self.runs, loud)))
        energies = self._energies(sounds)
        lufs = integrated(energies)
        if lufs is None or _is_right(lufs):
            return None
        return self._with_quieter_bed(energies) or self._louder(lufs)

    def _with_quieter_bed(self, energies: Energies) -> "SoundPlan | None":
        """Return the plan with music that is not in the way of the film's loudness; None where it is not.

        The meter takes long passages of music for a part of the programme, though a quiet one. To turn the
        narration up for their sake would be wrong; a little quieter, the meter's gate leaves them out.
        """
        if self.music is None or not self.clips or self.bed_down_db:
            return None
        alone = np.ones(len(energies), np.bool_)
        for first, end in self.speech:
            alone[first // PACKET : -(-end // PACKET)] = False
        for down in range(1, _MOST_BED_DOWN_DB + 1):
            lufs = integrated(np.where(alone, energies * 10 ** (-down / 10), energies))
            if lufs is not None and _is_right(lufs):
                return replace(self, bed_down_db=down)
        return None

    def _louder(self, lufs: float) -> "SoundPlan | None":
        """Return the plan raised (or lowered) to its loudness by what it has now, None if that cannot be."""
        slope = 1.0
        if self.raised:
            (raised, came_of_it) = self.raised[-1]
            slope = (lufs - came_of_it) / (self.raise_db - raised)
        if slope < _LEAST_SLOPE or len(self.raised) >= _ATTEMPTS:
            return None
        raise_db = round(self.raise_db + (WANTED.lufs - lufs) / min(1.0, slope), 1)
        if self.music is not None and self.clips:
            raise_db = min(raise_db, _MOST_RAISED_DB)
        if raise_db == self.raise_db:
            return None
        return replace(self, raise_db=raise_db, raised=(*self.raised, (self.raise_db, lufs)))

    def _sounds(self) -> list[StretchSound]:
        return [StretchSound.read(part.file) for part in self.parts]

    def _energies(self, sounds: Sequence[StretchSound]) -> Energies:
        energies = np.zeros(m4a.packet_count(self.sample_count))
        for run, sound in zip(self.runs, sounds, strict=True):
            energies[run.first : run.end] = sound.energies
        return energies[1:]  # the first packet only leads in

    def _packets(
        self, sounds: Sequence[StretchSound], cancel: CancelToken
    ) -> Iterator[tuple[bytes, Sequence[int]]]:
        at = 0
        for run, part, sound in zip(self.runs, self.parts, sounds, strict=True):
            cancel.check()
            yield silence(run.first - at)
            yield packets_of(part.file), sound.sizes
            at = run.end
        yield silence(m4a.packet_count(self.sample_count) - at)

    def _stretch(self, run: _Run) -> Stretch:
        begin = (run.first - 1) * PACKET
        end = run.end * PACKET + REACH
        clips = self.clips[
            bisect_right(self.clips, begin - REACH, key=lambda clip: clip.end) :
            bisect_left(self.clips, end, key=lambda clip: clip.first)
        ]  # fmt: skip
        return Stretch(
            packets=run.end - run.first,
            clips=tuple(ClipInStretch(sha256=clip.sha256, sample=clip.first - begin) for clip in clips),
            bed=self._bed(begin, end - begin),
            ceiling_db=run.ceiling_db,
            raise_db=self.raise_db,
        )

    def _bed(self, begin: int, end: int) -> Bed | None:
        """Return the music's part in a stretch that begins at a sample and is heard for so many."""
        music = self.music
        if music is None:
            return None
        fade = min(round(music.fade_sec * SAMPLE_RATE), self.sample_count // 2)
        limits = (-REACH - RELEASE, end + ATTACK)
        return Bed(
            sha256=music.sha256,
            begin=begin,
            left=min(self.sample_count - begin, end + fade),
            lufs=WANTED.lufs + (music.level_db - self.bed_down_db if self.clips else 0.0),
            duck_db=music.duck_db,
            fade=fade,
            speech=tuple(
                (max(limits[0], first - begin), min(limits[1], last - begin))
                for first, last in self.speech
                if first - begin < limits[1] and last - begin > limits[0]
            ),
        )

    def _part(self, stretch: Stretch) -> Part:
        key = stretch.key(sound_engine())
        task = SoundTask(
            stretch=stretch,
            clips={clip.sha256: self._files[clip.sha256] for clip in stretch.clips},
            music=self._music_files() if stretch.bed is not None else None,
            target=self.folder / "sound" / f"{key}.sound",
        )
        return Part(key, self.tools.caches.sounds, task, weight=_PACKET_WEIGHT * stretch.packets)

    def _music_files(self) -> MusicFiles:
        assert self.music is not None
        assert self.tools.music_dir is not None
        target = self.folder / "sound" / "music.pcm"
        return plain_files(self.music, self.tools.music_dir, self.tools.cache_dir, target)


def plan_sound(
    spec: RenderSpec,
    timeline: Timeline,
    speech: Sequence[SpokenScene],
    tools: Tools,
    folder: Path,
    cancel: CancelToken,
) -> SoundPlan:
    """Return the sound of a film as stretches whose files will lie below `folder`.

    Raises ValueError when clips overlap or reach beyond the film: the timeline they come from is wrong then.
    """
    clips = tuple(
        _Clip(spoken.pcm, spoken.sha256, span.speech_sample, span.speech_sample + spoken.sample_count)
        for span, spoken in zip(timeline.spans, speech, strict=True)
        if spoken.pcm is not None and spoken.audible
    )
    for before, after in pairwise(clips):
        if after.first < before.end:
            raise ValueError(f"a clip begins at sample {after.first}, the one before ends at {before.end}")
    if clips and clips[-1].end > timeline.sample_count:
        raise ValueError(f"speech ends at sample {clips[-1].end}, the film at {timeline.sample_count}")
    (folder / "sound").mkdir(exist_ok=True)
    music = music_of(spec, tools.music_dir)
    return SoundPlan(
        tools=tools,
        folder=folder,
        sample_count=timeline.sample_count,
        clips=clips,
        music=music,
        speech=_speech(clips, cancel) if music is not None else (),
        runs=tuple(
            _spoken(clips) if music is None else _everything(clips, m4a.packet_count(timeline.sample_count))
        ),
    )


def _speech(clips: Sequence[_Clip], cancel: CancelToken) -> tuple[tuple[int, int], ...]:
    heard = (
        (clip.first + first, clip.first + end) for clip in clips for first, end in spoken(clip.file, cancel)
    )
    return tuple(merged(heard))


def _is_right(lufs: float) -> bool:
    return abs(WANTED.lufs - lufs) <= _TOLERANCE_LU


def _spoken(clips: Sequence[_Clip]) -> Iterator[_Run]:
    """Yield the packets in which speech is: nothing else has to be encoded."""
    for index, clip in enumerate(clips):
        end = -(-clip.end // PACKET) + 1
        if index + 1 < len(clips):
            end = min(end, clips[index + 1].first // PACKET)
        yield from _cut(clip.first // PACKET, end, SPEECH_CEILING_DB)


def _everything(clips: Sequence[_Clip], packets: int) -> Iterator[_Run]:
    """Yield all packets of the film, cut in the middle between clips."""
    at = 0
    for before, after in pairwise(clips):
        middle = (before.end + after.first) // 2 // PACKET
        yield from _cut(at, middle, MUSIC_CEILING_DB)
        at = max(at, middle)
    yield from _cut(at, packets, MUSIC_CEILING_DB)


def _cut(first: int, end: int, ceiling_db: float) -> Iterator[_Run]:
    """Cut a run of packets into even pieces that are not too long."""
    count = -(-(end - first) // _LONGEST)
    places = [first + (end - first) * index // count for index in range(count + 1)] if count > 0 else []
    yield from (_Run(*ends, ceiling_db) for ends in pairwise(places))


def _joined(runs: Sequence[_Run], seam: int) -> Iterator[_Run]:
    """Yield the runs, those two in one piece that meet at a packet."""
    begin = next(run.first for run in runs if run.end == seam)
    for run in runs:
        if run.end != seam:
            yield replace(run, first=begin) if run.first == seam else run


def _lowered(runs: Sequence[_Run], loud: set[_Run]) -> Iterator[_Run]:
    """Yield the runs, those with a lower ceiling that are too loud, and all that they meet."""
    for chain in _chains(runs):
        lower = _CEILING_STEP_DB if loud.intersection(chain) else 0.0
        yield from (replace(run, ceiling_db=run.ceiling_db - lower) for run in chain)


def _chains(runs: Sequence[_Run]) -> list[list[_Run]]:
    """Return the runs in groups of those that meet one another."""
    chains: list[list[_Run]] = []
    for run in runs:
        if chains and chains[-1][-1].end == run.first:
            chains[-1].append(run)
        else:
            chains.append([run])
    return chains
