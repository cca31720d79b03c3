"""The environment variables that win over the settings file."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic import ValidationError

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.settings import RenderSettings, Settings, StorageProvider, VisualStyle, VoiceProvider
from studio.domain.text import Text

_RENDER: Final[dict[str, tuple[str, Callable[[str], object]]]] = {
    "VIDEO_VISUAL_STYLE": ("style", VisualStyle),
    "VIDEO_WIDTH": ("width", int),
    "VIDEO_HEIGHT": ("height", int),
    "VIDEO_FPS": ("fps", int),
    "VIDEO_FADE_DURATION": ("fade_sec", float),
    "VIDEO_KENBURNS_ZOOM": ("zoom", float),
    "SCENE_DEFAULT_DURATION_SEC": ("default_scene_sec", float),
}
_STUDIO: Final[dict[str, tuple[str, Callable[[str], object]]]] = {
    "RENDER_OUTPUT_DIR": ("output_dir", str),
    "STORAGE_PROVIDER": ("storage", StorageProvider),
    "STORAGE_LOCAL_DIR": ("storage_local_dir", str),
    "STORAGE_PUBLIC_BASE_URL": ("storage_public_base_url", str),
}
_VOICE: Final = "TTS_PROVIDER"


def overlaid(settings: Settings, environ: Mapping[str, str]) -> Settings:
    """Return `settings` with the environment's values over them; raises `BadInput` naming a bad one."""
    for variable in (name for name in (*_RENDER, *_STUDIO, _VOICE) if environ.get(name, "").strip()):
        settings = _with(settings, variable, environ[variable].strip())
    return settings


def _with(settings: Settings, variable: str, value: str) -> Settings:
    try:
        if variable in _STUDIO:
            field, read = _STUDIO[variable]
            return _changed(settings, **{field: read(value)})
        if variable == _VOICE:
            voice = {"provider": VoiceProvider(value), "name": "", "speed": settings.render.voice.speed}
            return _changed(settings, render=render_with(settings.render, voice=voice))
        field, read = _RENDER[variable]
        return _changed(settings, render=render_with(settings.render, **{field: read(value)}))
    except ValueError as error:
        raise bad_value(variable, value, error) from error


def render_with(render: RenderSettings, **changes: object) -> RenderSettings:
    """Return render settings with some fields replaced; raises pydantic's `ValidationError`."""
    return RenderSettings.model_validate({**_shallow(render), **changes})


def bad_value(name: str, value: object, error: ValueError) -> BadInput:
    """Return the refusal of a setting, naming it and what was expected."""
    expected = _expected(error)
    return BadInput(
        ErrorCode.INVALID_SETTING,
        Text(
            ko=f"{name} 값을 쓸 수 없습니다: “{value}” ({expected}).",
            en=f"{name} cannot be used: “{value}” ({expected}).",
        ),
        Text(ko="값을 고치고 다시 시도하십시오.", en="Mend the value and try again."),
    )


def _expected(error: ValueError) -> str:
    if isinstance(error, ValidationError):
        return str(error.errors()[0]["msg"]).removeprefix("Value error, ")
    return str(error)


def _changed(settings: Settings, **changes: object) -> Settings:
    return Settings.model_validate({**_shallow(settings), **changes})


def _shallow(model: Settings | RenderSettings) -> dict[str, Any]:
    return {name: getattr(model, name) for name in type(model).model_fields}
