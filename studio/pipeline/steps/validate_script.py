"""Step 1: is there something to render, and room for it."""

from collections.abc import Callable
from typing import Final

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.spec import RenderSpec
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Text
from studio.film.disk import require_room
from studio.film.ffmpeg import find_ffmpeg
from studio.pipeline.music import lacks_music, music_refused, music_remark
from studio.pipeline.names import require_themes, require_voices
from studio.pipeline.outcome import Tools
from studio.pipeline.pictures import LOGO_REMARK, lacks_logo, logo_refused, missing_pictures, refused, remark
from studio.pipeline.timing import timeline_of

_FILM_BYTES_PER_SEC: Final = 2_000_000 // 8
_SPARE_BYTES: Final = 64 * 1024**2
SECONDS_AT_MOST: Final = 24 * 3600
"""Longest film that is made."""


def validate_script(spec: RenderSpec, tools: Tools, tell: Callable[[float, Text | None], None]) -> list[Text]:
    """Return what is missing of a draft; what is doubtful about its words was told when it was frozen.

    Raises EMPTY_RENDER_SPEC, INVALID_SCRIPT, TTS_FAILED for a voice that cannot speak here, DISK_FULL, or
    COMPOSE_FAILED where there is no ffmpeg.
    """
    if not spec.scenes:
        raise BadInput(
            ErrorCode.EMPTY_RENDER_SPEC,
            Text(ko="렌더링할 장면이 없습니다.", en="There is no scene to render."),
            Text(ko="장면을 하나 이상 쓰고 다시 시도하십시오.", en="Write at least one scene and try again."),
        )
    require_themes(spec)
    require_voices(spec, tools.online)
    missing = missing_pictures(spec, tools.pictures_dir)
    if missing and not spec.draft:
        raise refused(missing)
    no_logo = lacks_logo(spec, tools.pictures_dir)
    if no_logo and not spec.draft:
        raise logo_refused()
    no_music = lacks_music(spec, tools.music_dir)
    if no_music and not spec.draft:
        raise music_refused(spec)
    find_ffmpeg()
    timeline = timeline_of(spec, [None] * len(spec.scenes))
    if timeline.seconds > SECONDS_AT_MOST:
        raise BadInput(
            ErrorCode.INVALID_SCRIPT,
            Text(
                ko=f"영상이 {timeline.seconds / 3600:.1f}시간으로 너무 깁니다.",
                en=f"The film would last {timeline.seconds / 3600:.1f} hours, which is too long.",
            ),
            Text(ko="장면 길이를 줄이거나 대본을 나누십시오.", en="Shorten the scenes or split the script."),
        )
    tell(0.5, None)
    pcm = int(timeline.seconds * SAMPLE_RATE * 2)
    film = int(timeline.seconds * _FILM_BYTES_PER_SEC)
    require_room(tools.scratch_dir, 3 * pcm + 2 * film + _SPARE_BYTES)
    require_room(tools.cache_dir, film + _SPARE_BYTES)
    tell(1.0, None)
    return [
        *(remark(scene) for scene in missing),
        *[LOGO_REMARK] * no_logo,
        *[music_remark(spec)] * no_music,
    ]
