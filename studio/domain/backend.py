"""How the company backend is reached: address, dialect, patience, and paths of one's own."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from studio.domain.addresses import one_spelling, web_address


class Dialect(StrEnum):
    """Which of the backend's two forms is spoken; `auto` finds out by trying."""

    AUTO = "auto"
    DOC = "doc"
    SPRING = "spring"


class Call(StrEnum):
    """Something that is asked of the backend."""

    FETCH_SPEC = "fetch_spec"
    SCRIPT_DONE = "script_done"
    JOB_DONE = "job_done"
    PRESIGN = "presign"
    UPLOADED = "uploaded"
    LIST_SCRIPTS = "list_scripts"
    LOOKUP_SCRIPT = "lookup_script"
    GET_SCRIPT = "get_script"
    PUT_SCRIPT = "put_script"
    APPROVE_SCRIPT = "approve_script"
    REJECT_SCRIPT = "reject_script"
    LIST_VIDEOS = "list_videos"
    GET_VIDEO = "get_video"
    CREATE_VIDEO = "create_video"
    REQUEST_REVIEW = "request_review"
    APPROVE_VIDEO = "approve_video"
    REJECT_VIDEO = "reject_video"
    REVIEW_QUEUE = "review_queue"
    CREATE_JOB = "create_job"
    GET_JOB = "get_job"


class BackendSettings(BaseModel):
    """Where the backend is and how it is spoken to; tokens are kept elsewhere."""

    model_config = ConfigDict(frozen=True)

    base_url: str = ""
    """Begins with http:// or https://; empty: there is no backend."""
    dialect: Dialect = Dialect.AUTO
    timeout_sec: Annotated[float, Field(gt=0, le=600)] = 30.0
    ca_file: str = ""
    """A file of certificates (PEM) that are trusted besides the system's; empty: the system's alone."""
    paths: dict[Call, str] = {}
    """Other paths than the dialect's, with the same `{names}` in braces."""

    @field_validator("base_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        return web_address("base_url", url)

    @property
    def address(self) -> str:
        """The base address in one spelling: what is known of one backend is kept under it."""
        return one_spelling(self.base_url)
