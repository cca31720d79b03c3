"""Whether hardware can really encode: pictures are sent through it, joined, decoded and looked at.

What ffmpeg lists it was only compiled with. The trial goes the way of a film: the same frames, the same
arguments, two runs of different length that must fit together.
"""

import hashlib
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.settings import VideoEncoder
from studio.domain.text import Text
from studio.film import ffmpeg, mp4
from studio.film.causes import cause_of
from studio.film.encoder import BIT_EXACT, EncoderSettings, encode_frames
from studio.film.hardware import Hardware, Verdict, hardware_of
from studio.film.join import Segment, concat_list
from studio.film.progress import FfmpegProgress

_log = logging.getLogger(__name__)

_RUNS: Final = (13, 6)
"""Frames of the two runs that are encoded apart."""
_COARSE: Final = 16
"""Pixels of a side that are looked at as one: encoders that get a size wrong are off by as much."""
_MOST_ERROR: Final = 12.0
"""Mean error in levels up to which a decoded picture is the one that was sent."""
_NODES: Final = "renderD*"
_FIRST_NODE: Final = "/dev/dri/renderD128"
_DOING: Final = Text(ko="인코더 시험", en="trying an encoder")

Picture = NDArray[np.uint8]


def try_encoder(
    kind: VideoEncoder, *, width: int, height: int, fps: int, folder: Path, cancel: CancelToken
) -> Verdict:
    """Try one kind of hardware at one size, with files in `folder`.

    Where there are several graphics devices, the first that works is taken.
    Raises what is not the encoder's fault: `Canceled`, DISK_FULL, COMPOSE_FAILED where there is no ffmpeg.
    """
    why_not: Text | None = None
    for device in _devices(kind):
        untried = hardware_of(kind, width=width, height=height, fps=fps, device=device)
        try:
            sets = _parameter_sets(untried, width, height, fps, folder, cancel)
            return Verdict(kind=kind, hardware=untried.model_copy(update={"parameter_sets": sets}))
        except ffmpeg.ToolFailed as error:
            why_not = cause_of(error.said)
        except StepFailed as error:
            why_not = error.what
        _log.info("%s does not work: %s", device or kind, why_not.en)
    return Verdict(kind=kind, why_not=why_not)


def require_playable(segment: Path, hardware: Hardware, frame_count: int, cancel: CancelToken) -> None:
    """Decode a segment that hardware made; raises COMPOSE_FAILED when it is not what the trial promised.

    Software makes the same of the same frames every time, hardware is known to do worse on a bad day; and a
    cache would keep for good what is believed once.
    """
    if _digest(segment) != hardware.parameter_sets:
        raise _not_good(
            Text(
                ko="인코더가 시험 때와 다른 설정으로 인코딩했습니다",
                en="the encoder set its pictures up otherwise than in its trial",
            )
        )
    decoded = 0

    def watch(progress: FfmpegProgress) -> None:
        nonlocal decoded
        decoded = progress.frames

    arguments = [
        "-xerror",
        "-err_detect",
        "explode",
        "-i",
        str(segment),
        "-map",
        "0:v:0",
        "-fps_mode",
        "passthrough",
    ]
    ffmpeg.run([*arguments, "-f", "null", "-"], doing=_DOING, cancel=cancel, on_progress=watch)
    _require_count(decoded, frame_count)


def _parameter_sets(
    untried: Hardware, width: int, height: int, fps: int, folder: Path, cancel: CancelToken
) -> str:
    """Send pictures through an encoder; return the digest of how its pictures are set up."""
    settings = EncoderSettings(hardware=untried)
    runs = [folder / f"trial-{number}.mp4" for number in range(len(_RUNS))]
    sent = [_Wave(width, height, number) for number in range(sum(_RUNS))]
    first = 0
    for run, count in zip(runs, _RUNS, strict=True):
        encode_frames(
            (wave.frame() for wave in sent[first : first + count]),
            run,
            width=width,
            height=height,
            fps=fps,
            settings=settings,
            on_frame=lambda _: None,
            cancel=cancel,
        )
        first += count
    sets = {_digest(run) for run in runs}
    if len(sets) > 1:
        raise _not_good(
            Text(ko="인코딩한 장면들이 서로 이어지지 않습니다", en="what it encodes cannot be joined")
        )
    seen = _decoded(_joined(runs, folder, cancel), width, height, cancel)
    _require_count(len(seen), len(sent))
    error = max(
        float(np.abs(wave.coarse() - picture).mean()) for wave, picture in zip(sent, seen, strict=True)
    )
    if error > _MOST_ERROR:
        raise _not_good(
            Text(
                ko="인코딩한 화면이 보낸 화면과 다릅니다",
                en="the pictures it encodes are not those that were sent",
            )
        )
    return sets.pop()


def _joined(runs: list[Path], folder: Path, cancel: CancelToken) -> Path:
    listing, joined = folder / "trial.ffconcat", folder / "trial.mp4"
    listing.write_text(concat_list([Segment(run) for run in runs]), encoding="utf-8")
    arguments = ["-loglevel", "error", "-y", "-f", "concat", "-safe", "0", "-i", str(listing), "-c", "copy"]
    ffmpeg.run([*arguments, *BIT_EXACT, "-f", "mp4", str(joined)], doing=_DOING, cancel=cancel)
    return joined


def _decoded(film: Path, width: int, height: int, cancel: CancelToken) -> Picture:
    """Return coarse pictures (count, rows, columns, RGB) of a film that has the expected size."""
    raw = film.with_suffix(".rgb")
    shrunk = f"scale=iw/{_COARSE}:ih/{_COARSE}:flags=area,format=rgb24"
    arguments = ["-loglevel", "error", "-xerror", "-y", "-i", str(film), "-fps_mode", "passthrough"]
    ffmpeg.run([*arguments, "-vf", shrunk, "-f", "rawvideo", str(raw)], doing=_DOING, cancel=cancel)
    shape = (height // _COARSE, width // _COARSE, 3)
    seen = np.fromfile(raw, np.uint8)
    if seen.size % int(np.prod(shape)):
        raise _not_good(
            Text(ko="인코딩한 화면의 크기가 다릅니다", en="the pictures it encodes have another size")
        )
    return seen.reshape(-1, *shape)


class _Wave:
    """A soft pattern in all colours that is another one in every frame."""

    def __init__(self, width: int, height: int, number: int) -> None:
        self._rows = [_slope(height, number, channel) for channel in range(3)]
        self._columns = [_slope(width, number, channel + 3) for channel in range(3)]

    def frame(self) -> memoryview:
        """Return the picture as BGRA."""
        picture = np.full((len(self._rows[0]), len(self._columns[0]), 4), 255, np.uint8)
        for channel, (rows, columns) in enumerate(zip(self._rows, self._columns, strict=True)):
            np.add(rows[:, None], columns[None, :], out=picture[..., 2 - channel])
        return memoryview(picture.reshape(-1).data)

    def coarse(self) -> NDArray[np.float64]:
        """Return the picture as it is looked at: RGB, every 16 pixels as one."""
        channels = [
            _shrunk(rows)[:, None] + _shrunk(columns)[None, :]
            for rows, columns in zip(self._rows, self._columns, strict=True)
        ]
        return np.stack(channels, axis=-1)


def _slope(length: int, number: int, phase: int) -> Picture:
    """Return levels from 30 to 100 along one side, half a wave that moves on from frame to frame."""
    at = np.pi * np.arange(length) / length + 0.5 * number + phase
    return np.rint(65 + 35 * np.sin(at)).astype(np.uint8)


def _shrunk(levels: Picture) -> NDArray[np.float64]:
    count = len(levels) // _COARSE
    centres = (np.arange(count) + 0.5) * len(levels) / count - 0.5
    return np.interp(centres, np.arange(len(levels)), levels.astype(np.float64))


def _digest(segment: Path) -> str:
    try:
        return hashlib.sha256(mp4.parameter_sets(segment)).hexdigest()
    except ValueError as error:
        raise _not_good(Text(ko="인코더가 만든 것이 없습니다", en="it encodes nothing")) from error


def _require_count(found: int, wanted: int) -> None:
    if found != wanted:
        raise _not_good(
            Text(
                ko=f"프레임 {wanted}개를 보냈는데 {found}개가 나왔습니다",
                en=f"of {wanted} frames that were sent {found} came out",
            )
        )


def _not_good(what: Text) -> StepFailed:
    return StepFailed(ErrorCode.COMPOSE_FAILED, what)


def _devices(kind: VideoEncoder) -> Iterator[str]:
    """Yield where to look for a kind of hardware; VA-API is asked even where no device is to be seen."""
    if kind is not VideoEncoder.VAAPI:
        yield ""
        return
    nodes = sorted(str(node) for node in Path(_FIRST_NODE).parent.glob(_NODES))
    yield from nodes or [_FIRST_NODE]
