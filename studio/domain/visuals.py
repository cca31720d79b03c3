"""Who makes pictures of scenes when asked, how that service is spoken to, and what is known of its work."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Final, cast

from pydantic import BaseModel, ConfigDict, Field, field_validator

from studio.domain.addresses import web_address
from studio.domain.errors import BadValue
from studio.domain.text import Text

PROMPT_LIMIT: Final = 2_000
"""Characters of a prompt above which it is refused: hosted models read no more than that."""
STAND_IN: Final = "stand-in"
"""What the stand-in is called in records."""
TRIES_AT_ONCE: Final = 4
"""Pictures of one scene among which a person chooses."""


class VisualProvider(StrEnum):
    """Who makes pictures: nobody, a stand-in on this machine, or a service that takes jobs over HTTP."""

    NONE = "none"
    MOCK = "mock"
    HTTP = "http"


class VisualKind(StrEnum):
    """What is made: a picture that stands still, or a short clip."""

    PICTURE = "picture"
    CLIP = "clip"


class ApiForm(StrEnum):
    """A form in which such services are known to speak; every part of it can be changed."""

    PLAIN = "plain"
    RUNWAY = "runway"
    REPLICATE = "replicate"


_DONE: Final = ("succeeded", "success", "completed", "complete", "done", "finished", "ready")
_FAILED: Final = ("failed", "failure", "error", "canceled", "cancelled", "rejected", "expired")


class JobApi(BaseModel):
    """How a job is submitted, asked for and read. Fields of answers and bodies are named by dotted paths."""

    model_config = ConfigDict(frozen=True)

    base_url: str = ""
    model: str = ""
    submit_path: str = "/v1/generations"
    poll_path: str = "/v1/generations/{id}"
    result_path: str = ""
    """Where the finished picture's address is asked for; empty: it stands in the last poll's answer."""
    prompt_field: str = "prompt"
    model_field: str = "model"
    """Empty: the model stands in a path, as `{model}`."""
    id_field: str = "id"
    status_field: str = "status"
    progress_field: str = "progress"
    output_field: str = "output"
    error_field: str = "error"
    done: tuple[str, ...] = _DONE
    """Values of the status that mean the picture is there; upper and lower case are the same."""
    failed: tuple[str, ...] = _FAILED
    extra: dict[str, Any] = {"ratio": "{ratio}"}
    """More of the body by dotted path; `{ratio}`, `{width}`, `{height}` and `{model}` are filled in."""
    clip_submit_path: str = ""
    """Where clips are ordered; empty: only pictures are made."""
    clip_model: str = ""
    clip_extra: dict[str, Any] = {"ratio": "{ratio}", "seconds": "{seconds}"}
    """In place of `extra` for clips."""
    headers: dict[str, str] = {}
    key_header: str = "Authorization: Bearer"
    """The header that carries the key, and after a colon what stands before the key in it."""


FORMS: Final[Mapping[ApiForm, JobApi]] = {
    ApiForm.PLAIN: JobApi(),
    ApiForm.RUNWAY: JobApi(
        base_url="https://api.dev.runwayml.com",
        model="gen4_image",
        submit_path="/v1/text_to_image",
        poll_path="/v1/tasks/{id}",
        prompt_field="promptText",
        error_field="failure",
        extra={"ratio": "{width}:{height}"},
        clip_submit_path="/v1/text_to_video",
        clip_model="veo3.1_fast",
        clip_extra={"ratio": "{width}:{height}", "duration": "{seconds}"},
        headers={"X-Runway-Version": "2024-11-06"},
    ),
    ApiForm.REPLICATE: JobApi(
        base_url="https://api.replicate.com",
        model="black-forest-labs/flux-schnell",
        submit_path="/v1/models/{model}/predictions",
        poll_path="/v1/predictions/{id}",
        prompt_field="input.prompt",
        model_field="",
        extra={"input.aspect_ratio": "{ratio}", "input.output_format": "png"},
        clip_submit_path="/v1/models/{model}/predictions",
        clip_model="wan-video/wan-2.2-t2v-fast",
        clip_extra={"input.aspect_ratio": "{ratio}"},
    ),
}

_TOKEN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+(: ?[\x21-\x7e]*)?")
_FIELD: Final = re.compile(r"[^\s.]+(\.[^\s.]+)*")


class VisualSettings(BaseModel):
    """Which service makes pictures; its key is kept elsewhere. What is empty is as the form has it."""

    model_config = ConfigDict(frozen=True)

    provider: VisualProvider = VisualProvider.NONE
    form: ApiForm = ApiForm.PLAIN
    base_url: str = ""
    model: str = ""
    submit_path: str = ""
    poll_path: str = ""
    result_path: str = ""
    prompt_field: str = ""
    id_field: str = ""
    status_field: str = ""
    progress_field: str = ""
    output_field: str = ""
    error_field: str = ""
    done: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    extra: dict[str, Any] = {}
    """Laid over what the form has; null takes a field of the form away."""
    clip_submit_path: str = ""
    clip_model: str = ""
    clip_extra: dict[str, Any] = {}
    clip_sec: Annotated[int, Field(ge=1, le=60)] = 4
    """How long a clip is to be."""
    key_header: str = ""
    timeout_sec: Annotated[float, Field(gt=0, le=600)] = 30.0
    """How long the service may be silent."""
    attempts: Annotated[int, Field(ge=1, le=10)] = 3
    """How often a request that got no answer is made before that is told."""
    retry_delay_sec: Annotated[float, Field(ge=0, le=120)] = 2.0
    """Before the second attempt; twice as long before each further one."""
    longest_sec: Annotated[float, Field(gt=0, le=7200)] = 300.0
    """How long one picture may take as a whole."""
    ca_file: str = ""
    """A file of certificates (PEM) that are trusted besides the system's."""

    @field_validator("base_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        return web_address("visuals.base_url", url)

    @field_validator("submit_path", "poll_path", "result_path", "clip_submit_path")
    @classmethod
    def _is_a_path(cls, path: str) -> str:
        path = path.strip()
        if path and (not path.startswith("/") or path.startswith("//") or any(c.isspace() for c in path)):
            raise BadValue(Text(ko="/로 시작하는 경로여야 합니다", en="expected a path that begins with /"))
        return path

    @field_validator("poll_path", "result_path")
    @classmethod
    def _names_the_job(cls, path: str) -> str:
        if path and "{id}" not in path:
            raise BadValue(Text(ko="경로에 {id}가 있어야 합니다", en="expected {id} in the path"))
        return path

    @field_validator(
        "prompt_field", "id_field", "status_field", "progress_field", "output_field", "error_field"
    )
    @classmethod
    def _names_a_field(cls, field: str) -> str:
        field = field.strip()
        if field and not _FIELD.fullmatch(field):
            raise BadValue(
                Text(
                    ko="data.task.id처럼 점으로 이은 필드 이름이어야 합니다",
                    en="expected the name of a field, such as data.task.id",
                )
            )
        return field

    @field_validator("done", "failed", mode="before")
    @classmethod
    def _are_words(cls, words: object) -> object:
        """Read `succeeded, completed` as people write it."""
        if isinstance(words, str):
            return tuple(word for part in words.split(",") if (word := part.strip()))
        return words

    @field_validator("extra", "clip_extra", mode="before")
    @classmethod
    def _is_an_object(cls, extra: object) -> object:
        """Read a JSON object as people write it."""
        if not isinstance(extra, str):
            return extra
        try:
            read: object = json.loads(extra) if extra.strip() else {}
        except (ValueError, RecursionError):
            read = None
        if not isinstance(read, dict):
            raise BadValue(
                Text(
                    ko='{"seconds": 5} 같은 JSON 객체여야 합니다',
                    en='expected a JSON object, such as {"seconds": 5}',
                )
            )
        return cast("dict[str, Any]", read)

    @field_validator("key_header")
    @classmethod
    def _is_a_header(cls, header: str) -> str:
        header = header.strip()
        if header and not _TOKEN.fullmatch(header):
            raise BadValue(
                Text(
                    ko="X-Api-Key나 Authorization: Bearer 같은 헤더 이름이어야 합니다",
                    en="expected the name of a header, such as X-Api-Key or Authorization: Bearer",
                )
            )
        return header

    @property
    def api(self) -> JobApi:
        """How the service is spoken to: the form, with what was said otherwise over it."""
        form = FORMS[self.form]
        own = {name: value for name in JobApi.model_fields if (value := getattr(self, name, None))}
        laid_over = {
            "extra": _over(form.extra, self.extra),
            "clip_extra": _over(form.clip_extra, self.clip_extra),
        }
        return form.model_copy(update={**own, **laid_over})

    @property
    def is_usable(self) -> bool:
        """Tell whether there is somebody to ask."""
        match self.provider:
            case VisualProvider.NONE:
                return False
            case VisualProvider.MOCK:
                return True
            case VisualProvider.HTTP:
                return bool(self.api.base_url)

    @property
    def offers_clips(self) -> bool:
        """Tell whether whoever is asked makes clips, too."""
        is_service = self.provider is VisualProvider.HTTP and bool(self.api.clip_submit_path)
        return self.is_usable and (is_service or self.provider is VisualProvider.MOCK)


def _over(form: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**form, **own}.items() if value is not None}


class JobState(StrEnum):
    """How far a picture is at the service that makes it."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class JobView:
    """What a poll tells of a job."""

    state: JobState
    fraction: float | None = None
    """How much is done, 0 to 1; None where the service does not say."""
    address: str = ""
    """Where the picture lies, once it is done."""
    said: str = ""
    """The service's own words on why it failed."""


@dataclass(frozen=True, slots=True)
class VisualOptions:
    """What a picture is to be like, besides its words."""

    width: int
    height: int
    """Of the film's frames, in pixels: what is asked for has their ratio."""
    take: int = 0
    """0 for the first picture of a prompt, 1 for another one …"""
    kind: VisualKind = VisualKind.PICTURE
    seconds: int = 0
    """Of a clip."""

    @property
    def ratio(self) -> str:
        """Width to height in the smallest whole numbers, such as `16:9`."""
        from math import gcd

        common = gcd(self.width, self.height)
        return f"{self.width // common}:{self.height // common}"

    @property
    def size(self) -> tuple[int, int]:
        """Pixels that are asked for: the shorter side has 1080, of a clip 720."""
        factor = (720 if self.kind is VisualKind.CLIP else 1080) / min(self.width, self.height)
        return round(self.width * factor / 2) * 2, round(self.height * factor / 2) * 2


@dataclass(frozen=True, slots=True)
class MadeRecord:
    """What is known of a picture that somebody else's machine made."""

    sha256: str
    provider: str
    model: str
    prompt: str
    made_by: str
    """The person who asked for it."""
    made_at: datetime

    @property
    def maker(self) -> str:
        """Name who made it."""
        return f"{self.provider} ({self.model})" if self.model else self.provider
