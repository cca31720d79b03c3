"""How a child process of the studio is started, from a checkout, a wheel or the packaged program."""

import sys
from typing import Literal

WorkerKind = Literal["render", "render_idle", "speech"]


def worker_command(kind: WorkerKind) -> list[str]:
    """Return the command line of a child that serves tasks of one kind over its standard input and output."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--worker", kind]
    return [sys.executable, "-m", "studio.worker", kind]
