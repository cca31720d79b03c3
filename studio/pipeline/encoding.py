"""Which encoder a film gets, and software for the whole of it where hardware lets us down."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.settings import VideoEncoder
from studio.domain.text import Text
from studio.film.encoder import EncoderSettings
from studio.pipeline.encoders import NAMES, candidates
from studio.pipeline.outcome import Tools
from studio.pipeline.pool import Pool
from studio.pipeline.prepared import Prepared
from studio.pipeline.steps.compose_video import ComposedFilm, compose_video


def with_encoder(
    film: Prepared, tools: Tools, pool: Pool, folder: Path, cancel: CancelToken
) -> tuple[Prepared, list[Text]]:
    """Return the film with the encoder that was asked for where it works, else with our own, and a notice.

    Who asked for the best there is (`auto`) is not told when that is software.
    Raises `Canceled`, DISK_FULL, and COMPOSE_FAILED where there is no ffmpeg.
    """
    size = (film.canvas.width, film.canvas.height, film.canvas.fps)
    notices: list[Text] = []
    for kind in candidates(tools.encoder):
        verdict = tools.encoders.verdict(kind, size, pool, folder, cancel)
        if verdict.hardware is not None:
            return replace(film, encoder=EncoderSettings(hardware=verdict.hardware)), []
        if verdict.why_not is not None and tools.encoder is not VideoEncoder.AUTO:
            notices.append(_unusable(kind, verdict.why_not))
    return film, notices


def compose(
    film: Prepared,
    tools: Tools,
    pool: Pool,
    folder: Path,
    tell: Callable[[float, Text | None], None],
    cancel: CancelToken,
) -> tuple[ComposedFilm, list[Text]]:
    """Make the film in `folder`, all of it with one encoder; return it and what there is to tell about that.

    When hardware fails on the way, the whole film is made again in software.
    Raises COMPOSE_FAILED, DISK_FULL or `Canceled`.
    """
    chosen, notices = with_encoder(film, tools, pool, folder, cancel)
    hardware = chosen.encoder.hardware
    try:
        return compose_video(chosen, tools, pool, folder, tell, cancel), notices
    except StepFailed as error:
        if hardware is None or error.code is not ErrorCode.COMPOSE_FAILED:
            raise
        why = error.what
    shutil.rmtree(folder / "segments")
    composed = compose_video(film, tools, pool, folder, tell, cancel)
    tools.encoders.lose(hardware.kind, _LOST)
    return composed, [*notices, _failed(hardware.kind, why)]


_LOST: Final = Text(ko="영상을 인코딩하다가 실패했습니다", en="it failed in the middle of a film")


def _unusable(kind: VideoEncoder, why_not: Text) -> Text:
    name, why = NAMES[kind], _sentence(why_not)
    return Text(
        ko=f"하드웨어 인코더({name})를 쓸 수 없어 소프트웨어로 인코딩했습니다: {why.ko}",
        en=f"The hardware encoder {name} cannot be used, so software encoded the film: {why.en}",
    )


def _failed(kind: VideoEncoder, why_not: Text) -> Text:
    name, why = NAMES[kind], _sentence(why_not)
    return Text(
        ko=f"하드웨어 인코더({name})가 도중에 실패해 영상 전체를 소프트웨어로 인코딩했습니다: {why.ko}",
        en=f"The hardware encoder {name} failed on the way, so software encoded all of the film: {why.en}",
    )


def _sentence(text: Text) -> Text:
    return Text(ko=f"{text.ko.rstrip('.')}.", en=f"{text.en.rstrip('.')}.")
