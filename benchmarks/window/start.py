"""How soon the studio is usable, beside an empty QMainWindow: `python -m benchmarks.window.start`.

Each start is a process of its own, timed from outside until its first picture is painted and it
answers keys; the two take turns.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Final

_SAID: Final = "usable"
_EMPTY: Final = f"""
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1440, 900)
window.show()
app.processEvents()
print("{_SAID}", flush=True)
"""
_STUDIO: Final = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from studio.services.studio import open_studio
from studio.ui import app
studio = open_studio(Path(sys.argv[1]))
def tell():
    print("{_SAID}", flush=True)
    QApplication.closeAllWindows()
QTimer.singleShot(0, tell)  # the first thing after the window was shown and its first events were handled
app.run_window(studio, [])
studio.close()
"""


def main() -> None:
    """Time both, in turns, and print the medians and their ratio."""
    rounds = _rounds()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _start(_STUDIO, place)  # compiles modules and makes the database, as an installation does
        times: dict[str, list[float]] = {"an empty QMainWindow": [], "the studio": []}
        for _ in range(rounds):
            times["an empty QMainWindow"].append(_start(_EMPTY, place))
            times["the studio"].append(_start(_STUDIO, place))
    medians = {name: statistics.median(seconds) for name, seconds in times.items()}
    for name, seconds in medians.items():
        print(f"{name:<24} {seconds * 1000:7.0f} ms")
    empty, studio = medians.values()
    print(f"{'ratio (goal 1.5)':<24} {studio / empty:7.2f}")


def _start(program: str, place: Path) -> float:
    """Return the seconds from starting a process to its word that it is usable."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": str(place / "compiled")}
    environment = {**os.environ, **environment}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", program, str(place / "data")],
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if line.strip() == _SAID:
                took = time.perf_counter() - began
                process.stdout.read()
                return took
    raise RuntimeError(f"a start failed with exit code {process.returncode}")


def _rounds() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="starts of each (default: 7)")
    rounds: int = parser.parse_args().rounds
    return rounds


if __name__ == "__main__":
    main()
