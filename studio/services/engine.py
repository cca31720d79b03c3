"""What services ask of the pipeline, so that tests can put a small one in its place."""

import os
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.domain.settings import RenderSettings, Settings
from studio.domain.spec import RenderSpec
from studio.film.hardware import Verdict
from studio.pipeline.encoders import NAMES, Encoders
from studio.pipeline.memory import workers_within
from studio.pipeline.outcome import RenderOutcome, Report, Send, Tools
from studio.pipeline.pools import Pools
from studio.pipeline.workspace import workspace
from studio.speech.online import NO_NETWORK, Online
from studio.storage.local import LocalStorage

Render = Callable[[str, RenderSpec, Report, CancelToken], RenderOutcome]
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
        self.clips = self.cache / "clips"
        self.scratch = data_dir / "scratch"
        self.films = data_dir / "films"
        self.pictures = data_dir / "pictures"
        self.music = data_dir / "music"

    def storage_root(self, settings: Settings) -> Path:
        """Return the folder of the local storage."""
        chosen = settings.storage_local_dir
        return Path(chosen).expanduser().absolute() if chosen else self.films


def tools_of(folders: Folders, settings: Settings) -> Tools:
    """Return what a render works with. Films are always stored on this machine, wherever else they go."""
    return Tools(
        cache_dir=folders.cache,
        scratch_dir=folders.scratch,
        storage=LocalStorage(folders.storage_root(settings), settings.storage_public_base_url),
        workers=settings.workers or os.cpu_count() or 1,
        pictures_dir=folders.pictures,
        cache_limit_bytes=round(settings.cache_limit_gb * 1e9),
        music_dir=folders.music,
        encoder=settings.encoder,
    )


_IDLE_KEEP_SEC: Final = 30.0
"""How long children that encode ahead wait for the next edit: they have painted, so they hold some memory."""


class Engine:
    """The pipeline over a data directory; loading it waits for the first film."""

    def __init__(
        self,
        folders: Folders,
        settings: Callable[[], Settings],
        send: Callable[[], Send | None] = lambda: None,
        online: Online = NO_NETWORK,
    ) -> None:
        self._folders = folders
        self._settings = settings
        self._send = send
        self._online = online
        self._pools = Pools()
        self._idle_pools = Pools(keep_sec=_IDLE_KEEP_SEC, idle=True)
        self._encoders = Encoders()
        self._change = threading.Condition()
        self._renders = 0
        self._ahead: CancelToken | None = None
        self._closing = CancelToken()

    def render(self, job_id: str, spec: RenderSpec, report: Report, cancel: CancelToken) -> RenderOutcome:
        """Make the film of a job; what was being encoded ahead gives way."""
        from studio.pipeline import run

        with self._rendering():
            return run.render(job_id, spec, self._tools(spec.settings), report, cancel)

    def encode_ahead(self, spec: RenderSpec, stop: CancelToken) -> bool:
        """Make the parts of a film that nobody asked for yet; tell whether all are there.

        A render that begins meanwhile stops it, and so does `stop`. For one thread only.
        """
        from studio.pipeline.ahead import encode_ahead

        with self._change:
            if self._renders or self._closing.is_canceled:
                return False
            self._ahead = stop
        try:
            tools = self._tools(spec.settings)
            with self._idle_pools.lend(tools.workers) as pool:
                complete = encode_ahead(spec, tools, pool, stop, self._closing)
            if complete:
                tools.pools.warm_up(tools.workers, 1)  # joining the film is all that is left
            return complete
        except Canceled:
            return False
        finally:
            with self._change:
                self._ahead = None
                self._change.notify_all()

    def try_encoders(self, cancel: CancelToken | None = None) -> list[Verdict]:
        """Return of every kind of hardware whether it encodes films as they are set up now; takes seconds.

        Raises COMPOSE_FAILED where there is no ffmpeg, and `Canceled`.
        """
        token = cancel or self._closing
        render = self._settings().render
        tools = self._tools(render)
        size = (render.width, render.height, render.fps)
        with (
            workspace(tools.scratch_dir, "encoders") as folder,
            tools.pools.lend(tools.workers) as pool,
        ):
            return [self._encoders.verdict(kind, size, pool, folder, token) for kind in NAMES]

    def close(self) -> None:
        """End all processes that wait for work."""
        self._closing.cancel()
        with self._change:
            if self._ahead is not None:  # it may still be speaking, which listens to its own token only
                self._ahead.cancel()
            self._change.wait_for(lambda: self._ahead is None)
        self._pools.close()
        self._idle_pools.close()

    @contextmanager
    def _rendering(self) -> Generator[None]:
        with self._change:
            self._renders += 1
            if self._ahead is not None:
                self._ahead.cancel()
        try:
            yield
        finally:
            with self._change:
                self._renders -= 1

    def _tools(self, render: RenderSettings) -> Tools:
        tools = tools_of(self._folders, self._settings())
        workers = workers_within(tools.workers, render.width, render.height)
        return replace(
            tools,
            workers=workers,
            pools=self._pools,
            encoders=self._encoders,
            send=self._send(),
            online=self._online,
        )
