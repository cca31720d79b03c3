"""The environment variables that win over the settings file."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from studio.domain.backend import Dialect
from studio.domain.errors import BadInput, BadValue, ErrorCode
from studio.domain.settings import RenderSettings, Settings, StorageProvider, VideoEncoder, VisualStyle
from studio.domain.text import Text
from studio.domain.timeline import FRAME_RATES
from studio.domain.visuals import ApiForm, VisualProvider
from studio.domain.voice import VoiceProvider


def _flag(value: str) -> bool:
    """Read yes or no as people write it into a variable."""
    try:
        return _FLAGS[value.lower()]
    except KeyError as error:
        raise ValueError(value) from error


_FLAGS: Final = {"1": True, "true": True, "yes": True, "on": True} | dict.fromkeys(
    ("0", "false", "no", "off"), False
)
_READERS: Final[Mapping[str, tuple[str, Callable[[str], object]]]] = {
    "VIDEO_VISUAL_STYLE": ("render.style", VisualStyle),
    "VIDEO_WIDTH": ("render.width", int),
    "VIDEO_HEIGHT": ("render.height", int),
    "VIDEO_FPS": ("render.fps", int),
    "VIDEO_FADE_DURATION": ("render.fade_sec", float),
    "VIDEO_KENBURNS_ZOOM": ("render.zoom", float),
    "SCENE_DEFAULT_DURATION_SEC": ("render.default_scene_sec", float),
    "RENDER_OUTPUT_DIR": ("output_dir", str),
    "VIDEO_ENCODER": ("encoder", VideoEncoder),
    "STORAGE_PROVIDER": ("storage", StorageProvider),
    "STORAGE_LOCAL_DIR": ("storage_local_dir", str),
    "STORAGE_PUBLIC_BASE_URL": ("storage_public_base_url", str),
    "STORAGE_ETAG_OPTIONAL": ("storage_etag_optional", _flag),
    "STORAGE_UPLOAD_LIMIT_MIB": ("upload_limit_mib", float),
    "AWS_S3_BUCKET": ("bucket.name", str),
    "AWS_S3_REGION": ("bucket.region", str),
    "S3_ENDPOINT_URL": ("bucket.endpoint_url", str),
    "MINIO_BUCKET": ("bucket.name", str),
    "MINIO_ENDPOINT": ("bucket.endpoint_url", str),
    "BACKEND_BASE_URL": ("backend.base_url", str),
    "BACKEND_DIALECT": ("backend.dialect", Dialect),
    "BACKEND_TIMEOUT_SEC": ("backend.timeout_sec", float),
    "BACKEND_CA_FILE": ("backend.ca_file", str),
    "LLM_BASE_URL": ("model.base_url", str),
    "LLM_MODEL_NAME": ("model.name", str),
    "PICTURES_PROVIDER": ("visuals.provider", VisualProvider),
    "PICTURES_FORM": ("visuals.form", ApiForm),
    "PICTURES_BASE_URL": ("visuals.base_url", str),
    "PICTURES_MODEL": ("visuals.model", str),
    "PICTURES_SUBMIT_PATH": ("visuals.submit_path", str),
    "PICTURES_POLL_PATH": ("visuals.poll_path", str),
    "PICTURES_RESULT_PATH": ("visuals.result_path", str),
    "PICTURES_PROMPT_FIELD": ("visuals.prompt_field", str),
    "PICTURES_ID_FIELD": ("visuals.id_field", str),
    "PICTURES_STATUS_FIELD": ("visuals.status_field", str),
    "PICTURES_PROGRESS_FIELD": ("visuals.progress_field", str),
    "PICTURES_OUTPUT_FIELD": ("visuals.output_field", str),
    "PICTURES_ERROR_FIELD": ("visuals.error_field", str),
    "PICTURES_DONE": ("visuals.done", str),
    "PICTURES_FAILED": ("visuals.failed", str),
    "PICTURES_EXTRA": ("visuals.extra", str),
    "PICTURES_CLIP_SUBMIT_PATH": ("visuals.clip_submit_path", str),
    "PICTURES_CLIP_MODEL": ("visuals.clip_model", str),
    "PICTURES_CLIP_EXTRA": ("visuals.clip_extra", str),
    "PICTURES_CLIP_SEC": ("visuals.clip_sec", int),
    "PICTURES_KEY_HEADER": ("visuals.key_header", str),
    "PICTURES_TIMEOUT_SEC": ("visuals.timeout_sec", float),
    "PICTURES_RETRY_ATTEMPTS": ("visuals.attempts", int),
    "PICTURES_RETRY_DELAY_SEC": ("visuals.retry_delay_sec", float),
    "PICTURES_LONGEST_SEC": ("visuals.longest_sec", float),
    "PICTURES_CA_FILE": ("visuals.ca_file", str),
    "TTS_PROVIDER": ("render.voice.provider", VoiceProvider),
}
"""What a variable decides, by dotted path, and how it is read."""
_ALSO: Final = {"TTS_PROVIDER": {"render.voice.name": ""}}
"""What must not stay as it was where a variable decides: the voice of another engine."""


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
    decided = {variable: (decides, *_ALSO.get(variable, {})) for variable, (decides, _) in _READERS.items()}
    return next((v for v, paths in decided.items() if path in paths and environ.get(v, "").strip()), "")


def overlaid(settings: Settings, environ: Mapping[str, str]) -> Settings:
    """Return `settings` with the environment's values over them; raises `BadInput` naming a bad one."""
    for variable in (name for name in _READERS if environ.get(name, "").strip()):
        settings = _with(settings, variable, environ[variable].strip())
    return settings


def _with(settings: Settings, variable: str, value: str) -> Settings:
    path, read = _READERS[variable]
    try:
        values = {path: read(value), **_ALSO.get(variable, {})}
        return Settings.model_validate(replaced(settings, values))
    except ValueError as error:
        raise bad_value(variable, value, error) from error


def replaced(model: BaseModel, values: Mapping[str, object]) -> dict[str, object]:
    """Return the fields of a model with some replaced by dotted path; raises KeyError for an unknown one."""
    fields: dict[str, object] = {name: getattr(model, name) for name in type(model).model_fields}
    below: dict[str, dict[str, object]] = {}
    for path, value in values.items():
        name, _, rest = path.partition(".")
        if name not in fields:
            raise KeyError(path)
        if rest:
            below.setdefault(name, {})[rest] = value
        else:
            fields[name] = value
    for name, inner in below.items():
        part = fields[name]
        fields[name] = replaced(part, inner) if isinstance(part, BaseModel) else inner
    return fields


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
        case "value_error" if isinstance(why := bounds.get("error"), BadValue):
            return why.expected
        case "value_error" if name not in _FRAME_RATE_NAMES:
            why = str(bounds.get("error", first["msg"]))
            return Text(ko="http://나 https://로 시작하는 주소여야 합니다", en=why)
        case "value_error":
            choices = ", ".join(str(rate) for rate in FRAME_RATES)
            return Text(ko=f"{choices} 가운데 하나여야 합니다", en=f"expected one of {choices}")
        case _:
            message = first["msg"]
            return Text(ko=message, en=message)


_FRAME_RATE_NAMES: Final = ("VIDEO_FPS", "render.fps", "fps")


def _kind_expected(variable: str) -> Text:
    kind = _READERS[variable][1] if variable in _READERS else None
    if kind is int:
        return Text(ko="정수가 와야 합니다", en="expected a whole number")
    if kind is float:
        return Text(ko="숫자가 와야 합니다", en="expected a number")
    if kind is _flag:
        return Text(ko="true나 false가 와야 합니다", en="expected true or false")
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        choices = ", ".join(kind)
        return Text(ko=f"{choices} 가운데 하나여야 합니다", en=f"expected one of {choices}")
    return Text(ko="쓸 수 없는 값", en="not a value that can be used")


def _shallow(model: RenderSettings) -> dict[str, Any]:
    return {name: getattr(model, name) for name in type(model).model_fields}
