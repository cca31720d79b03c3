"""Themes and voices that a script names: whether they exist here is known before anything is rendered."""

from collections.abc import Sequence
from typing import Final

from studio.domain.errors import BadInput, ErrorCode, StepFailed, StudioError
from studio.domain.spec import RenderSpec
from studio.domain.text import Text
from studio.domain.voice import VoiceChoice
from studio.resources import theme_names
from studio.speech.engines import require_voice
from studio.speech.online import NO_NETWORK, Online

_NAMED: Final = 3
"""Scenes that are named of all that are concerned."""


def require_themes(spec: RenderSpec) -> None:
    """Raise INVALID_SCRIPT for a theme that does not exist here, with the scenes that ask for it."""
    known = theme_names()
    choose = Text(
        ko=f"다음 가운데 하나를 고르십시오: {', '.join(known)}.", en=f"Choose one of: {', '.join(known)}."
    )
    if spec.settings.theme not in known:
        raise BadInput(ErrorCode.INVALID_SCRIPT, _no_theme(spec.settings.theme), choose)
    for scene in spec.scenes:
        theme = scene.visual_spec.theme if scene.visual_spec else ""
        if theme and theme not in known:
            same = [s.scene_order for s in spec.scenes if s.visual_spec and s.visual_spec.theme == theme]
            raise BadInput(ErrorCode.INVALID_SCRIPT, in_scenes(same, _no_theme(theme)), choose)


def require_voices(spec: RenderSpec, online: Online = NO_NETWORK) -> None:
    """Raise TTS_FAILED for a voice that does not exist here or cannot speak, with the scenes it should speak.

    Scenes that say nothing need no voice, and somebody else may be named to speak in its place.
    """
    speaking: dict[VoiceChoice, list[int]] = {}
    for scene in spec.scenes:
        if scene.narration.strip():
            speaking.setdefault(spec.voice_of(scene), []).append(scene.scene_order)
    for choice, orders in speaking.items():
        try:
            require_somebody(spec, choice, online)
        except StudioError as error:
            if choice == spec.settings.voice:
                raise
            raise StepFailed(error.code, in_scenes(orders, error.what), error.next_step) from error


def require_somebody(spec: RenderSpec, choice: VoiceChoice, online: Online) -> None:
    """Raise why a chosen voice cannot speak here where nobody in its place can either."""
    first: StudioError | None = None
    for candidate in spec.voices_for(choice):
        try:
            require_voice(candidate, spec.language, online)
        except StudioError as error:
            first = first or error
        else:
            return
    if first is not None:
        raise first


def _no_theme(name: str) -> Text:
    return Text(ko=f"테마 “{name}”이(가) 없습니다.", en=f"There is no theme “{name}”.")


def in_scenes(orders: Sequence[int], what: Text) -> Text:
    """Say what is wrong with some scenes, named by their numbers."""
    numbers = ", ".join(map(str, orders[:_NAMED]))
    more = len(orders) - _NAMED
    return Text(
        ko=f"장면 {numbers}{f' 외 {more}개' if more > 0 else ''}: {what.ko}",
        en=f"Scene {numbers}{f' and {more} more' if more > 0 else ''}: {what.en}",
    )
