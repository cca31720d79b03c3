"""What services ask of the pipeline, so that tests can put a small one in its place."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from studio.domain.cancel import CancelToken
from studio.domain.job import JobAssets
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.text import Text

Report = Callable[[Step, float, Text | None], None]
"""The step, the fraction of it that is done, and a detail for people."""


class Stored(Protocol):
    """A file in the storage."""

    @property
    def url(self) -> str: ...
    @property
    def bytes(self) -> int: ...
    @property
    def sha256(self) -> str: ...


class Outcome(Protocol):
    """A film that was made and verified."""

    @property
    def assets(self) -> JobAssets: ...
    @property
    def files(self) -> Mapping[str, Stored]: ...
    @property
    def warnings(self) -> Sequence[Text]: ...


Render = Callable[[str, RenderSpec, Report, CancelToken], Outcome]
"""Makes the film of a job from its snapshot; raises `StudioError` only."""


class Folders:
    """Where things lie in a data directory."""

    def __init__(self, data_dir: Path) -> None:
        self.data = data_dir
        self.database = data_dir / "studio.db"
        self.settings = data_dir / "settings.json"
        self.logs = data_dir / "logs"
        self.owners = data_dir / "owners"
        self.cache = data_dir / "cache"
        self.scratch = data_dir / "scratch"
        self.films = data_dir / "films"
