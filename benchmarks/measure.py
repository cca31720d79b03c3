"""Time and memory of one piece of work in a process of its own, its children included."""

import json
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

import psutil

SAMPLING_SEC = 0.02
PREPARED = "prepared"


@dataclass(frozen=True, slots=True)
class Measured:
    """One run of one contestant.

    `wall_sec` and `cpu_sec` (user and system, children included) are of the work alone, without preparation;
    `peak_bytes` is the highest sum of resident memory over the process and all below it, so memory that they
    share counts several times.
    """

    wall_sec: float
    cpu_sec: float
    peak_bytes: int
    film: Path
    film_bytes: int


class ContestantFailed(RuntimeError):
    """A contestant could not make its film; it has said why itself."""


def measure(contestant: str, options: dict[str, object], place: Path, run: str) -> Measured:
    """Prepare and run a contestant of `benchmarks.contestants` in a fresh process; raises `ContestantFailed`.

    `place` is shared by all runs of this contestant, `run` names this one.
    """
    place.mkdir(parents=True, exist_ok=True)
    task = json.dumps({"contestant": contestant, "options": options, "place": str(place), "run": run})
    command = [sys.executable, "-m", "benchmarks.contestants", task]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = process.stdout.readline().strip()
        peak = Peak(process.pid) if told == PREPARED else None
        answer = process.stdout.read()
        peak_bytes = peak.stop() if peak else 0
    if process.returncode:
        raise ContestantFailed(f"{contestant} failed with exit code {process.returncode}")
    figures = json.loads(answer.splitlines()[-1])
    film = Path(figures["film"])
    return Measured(figures["wall_sec"], figures["cpu_sec"], peak_bytes, film, film.stat().st_size)


class Peak:
    """Watches the resident memory of a process tree until it is stopped."""

    def __init__(self, pid: int) -> None:
        self._root = psutil.Process(pid)
        self._highest = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self._thread.start()

    def stop(self) -> int:
        """Return the highest sum that was seen, in bytes."""
        self._over.set()
        self._thread.join()
        return self._highest

    def _watch(self) -> None:
        while not self._over.wait(SAMPLING_SEC):
            self._highest = max(self._highest, _tree_bytes(self._root))


def _tree_bytes(root: psutil.Process) -> int:
    total = 0
    try:
        for member in (root, *root.children(recursive=True)):
            try:
                total += member.memory_info().rss
            except psutil.Error:  # it ended between two looks
                continue
    except psutil.NoSuchProcess:
        pass
    return total
