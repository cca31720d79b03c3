"""The environment variables that win over the settings file."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from pydantic import ValidationError

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.settings import RenderSettings, Settings, StorageProvider, VideoEncoder, VisualStyle
from studio.domain.text import Text
from studio.domain.timeline import FRAME_RATES
from studio.domain.voice import VoiceProvider

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
    "VIDEO_ENCODER": ("encoder", VideoEncoder),
    "STORAGE_PROVIDER": ("storage", StorageProvider),
    "STORAGE_LOCAL_DIR": ("storage_local_dir", str),
    "STORAGE_PUBLIC_BASE_URL": ("storage_public_base_url", str),
}
_VOICE: Final = "TTS_PROVIDER"


_PATHS: Final = {
    **{variable: (f"render.{field}",) for variable, (field, _) in _RENDER.items()},
    **{variable: (field,) for variable, (field, _) in _STUDIO.items()},
    _VOICE: ("render.voice.provider", "render.voice.name"),
}
"""Which settings a variable decides, by dotted path."""


class BadSetting(BadInput):
    """A value that a setting cannot have; `expected` says which it can."""

    def __init__(self, name: str, value: object, expected: Text) -> None:
        self.expected = expected
        super().__init__(
            ErrorCode.INVALID_SETTING,
            Text(
                ko=f"{name} 값을 쓸 수 없습니다: “{value}” ({expected.ko}).",
                en=f"{name} cannot be used: “{value}” ({expected.en}).",
            ),
            Text(ko="값을 고치고 다시 시도하십시오.", en="Mend the value and try again."),
        )


def variable_over(path: str, environ: Mapping[str, str]) -> str:
    """Return the environment variable that decides a setting (`render.fps`), empty where none does."""
    return next((v for v, paths in _PATHS.items() if path in paths and environ.get(v, "").strip()), "")


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


def bad_value(name: str, value: object, error: ValueError) -> BadSetting:
    """Return the refusal of a setting, naming it and what was expected."""
    return BadSetting(name, value, _expected(name, error))


def _expected(name: str, error: ValueError) -> Text:
    """Say what a value should have been; the libraries' own words only where they are the best there are."""
    if not isinstance(error, ValidationError):
        return _kind_expected(name)
    first = error.errors()[0]
    bounds = first.get("ctx", {})
    match first["type"]:
        case "greater_than_equal":
            return Text(ko=f"{bounds['ge']:g} 이상이어야 합니다", en=f"expected at least {bounds['ge']:g}")
        case "greater_than":
            return Text(ko=f"{bounds['gt']:g}보다 커야 합니다", en=f"expected more than {bounds['gt']:g}")
        case "less_than_equal":
            return Text(ko=f"{bounds['le']:g} 이하여야 합니다", en=f"expected at most {bounds['le']:g}")
        case "multiple_of":
            of = bounds["multiple_of"]
            return Text(ko=f"{of}의 배수여야 합니다", en=f"expected a multiple of {of}")
        case "string_pattern_mismatch":
            return Text(ko="#1A2B3C 같은 색이어야 합니다", en="expected a colour such as #1A2B3C")
        case "value_error":
            choices = ", ".join(str(rate) for rate in FRAME_RATES)
            return Text(ko=f"{choices} 가운데 하나여야 합니다", en=f"expected one of {choices}")
        case _:
            message = first["msg"]
            return Text(ko=message, en=message)


def _kind_expected(variable: str) -> Text:
    reads = {**_RENDER, **_STUDIO, _VOICE: ("voice", VoiceProvider)}
    kind = reads[variable][1] if variable in reads else None
    if kind is int:
        return Text(ko="정수가 와야 합니다", en="expected a whole number")
    if kind is float:
        return Text(ko="숫자가 와야 합니다", en="expected a number")
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        choices = ", ".join(kind)
        return Text(ko=f"{choices} 가운데 하나여야 합니다", en=f"expected one of {choices}")
    return Text(ko="쓸 수 없는 값", en="not a value that can be used")


def _changed(settings: Settings, **changes: object) -> Settings:
    return Settings.model_validate({**_shallow(settings), **changes})


def _shallow(model: Settings | RenderSettings) -> dict[str, Any]:
    return {name: getattr(model, name) for name in type(model).model_fields}
