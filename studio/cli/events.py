"""Progress for programs: one JSON object per line on standard output, from PENDING to the end.

With `--json` the result follows as the last line, after the event of the end.
"""

import threading

from studio.cli.console import Console
from studio.domain.instants import utc_now
from studio.domain.job import RenderJob
from studio.domain.progress import ProgressEvent


class EventLines:
    """Listens to a render; prints a line per change, never one that goes back."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._told: ProgressEvent | None = None
        self._guard = threading.Lock()

    def __call__(self, event: ProgressEvent) -> None:
        """Print an event, unless nobody asked for events or it says what the last one said."""
        if not self._console.tells_events:
            return
        with self._guard:
            last = self._told
            if last is not None:
                event = event.model_copy(update={"progress": max(event.progress, last.progress)})
                if event == last.model_copy(update={"timestamp": event.timestamp}):
                    return
            self._told = event
            self._console.json(event.as_json())

    def of(self, job: RenderJob) -> None:
        """Print how a job is: before it begins, and once it has ended."""
        self(ProgressEvent.of(job, utc_now()))
