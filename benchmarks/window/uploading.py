"""What the window feels of an upload: a large film over a slow line while somebody works.

`python -m benchmarks.window.uploading`. The stand-in backend, a process of its own, reads as fast as the line
is. A stall is the time from one turn of the window's event loop to the next; letters are typed all the while,
so the idle window and the uploading one do the same work.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psutil
from PySide6.QtCore import QTimer

from benchmarks.window.playback import Pulse, Typist
from benchmarks.window.stage import add_script, course, live, opened_window, wait
from benchmarks.window.typing import percentile
from studio.domain.cancel import CancelToken
from studio.domain.job import JobAssets, JobStatus
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.timeline import Timeline
from studio.pipeline.outcome import RenderOutcome, Report
from studio.services.secrets import Secret
from studio.storage.local import LocalStorage
from studio.storage.storage import StoredObject, object_key
from studio.ui.jobs.texts import JobAction
from studio.ui.main_window import MainWindow

MIB: Final = 1024 * 1024
TOKEN: Final = "internal-secret"
SCENES: Final = 60


@dataclass(frozen=True, slots=True)
class Felt:
    """What was felt in the window for a while."""

    p99_ms: float
    longest_ms: float
    peak_bytes: int


def main() -> None:
    """Work in an idle window, then while a film is uploaded, and print both side by side."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.window.uploading", description=__doc__)
    parser.add_argument("--mib", type=int, default=100, help="length of the film (default: 100)")
    parser.add_argument("--pace", type=float, default=8, help="MiB a second that the line takes")
    parser.add_argument("--every", type=int, default=150, help="milliseconds from one letter to the next")
    chosen = parser.parse_args()
    film = _LargeFilm(chosen.mib * MIB)
    with _backend(chosen.pace * MIB) as url, opened_window(render=film) as window:
        film.storage = LocalStorage(window.studio.data_dir / "films")
        job_id = _prepare(window, url)
        typist = Typist(window, chosen.every)
        seconds = chosen.mib / chosen.pace
        live(2000)
        idle = _feel(window, lambda: False, seconds)
        memory = psutil.Process().memory_info().rss
        moments: list[float] = []
        window.courier.progressed.connect(lambda _: moments.append(time.perf_counter()))
        window.films.act(job_id, JobAction.UPLOAD)
        sent = _feel(window, lambda: _has_arrived(window, job_id), 20 * seconds + 60)
        typist.deleteLater()
    print(f"{chosen.mib} MiB at {chosen.pace:g} MiB/s, a letter every {chosen.every} ms, {SCENES} scenes")
    print(f"{'':<24} {'stall p99':>10} {'longest':>9} {'memory':>10}   goals: p99 16 ms, 100 ms, +30 MB")
    grown = (sent.peak_bytes - memory) / 1e6
    for name, felt, used in (
        ("window idle", idle, f"{idle.peak_bytes / 1e6:.0f} MB"),
        ("while the film goes out", sent, f"{grown:+.1f} MB"),
    ):
        print(f"{name:<24} {felt.p99_ms:7.1f} ms {felt.longest_ms:6.0f} ms {used:>10}")
    took = moments[-1] - moments[0]
    print(
        f"progress: {len(moments) / took:.1f} a second, at least {_least(moments)} in any second "
        f"(goal 2); {took:.1f} s of sending"
    )


def _prepare(window: MainWindow, url: str) -> str:
    """Set the backend up, make the film, open a script to type in; return the job."""
    studio = window.studio
    studio.secrets.set(Secret.BACKEND_INTERNAL, TOKEN)
    window.settings.change({"backend.base_url": url})
    script_id = add_script(studio, course(SCENES))
    studio.scripts.approve(script_id)
    created = studio.rendering.create(script_id, draft=False)
    studio.rendering.start(created.job.job_id)
    window.queue.wake()
    wait(lambda: studio.rendering.get(created.job.job_id).status is JobStatus.SUCCEEDED)
    window.session.open(add_script(studio, course(SCENES, "다른 교육")))
    wait(lambda: window.session.film is not None)
    uid = window.session.film.scene_uids[3] if window.session.film is not None else ""
    window.session.select(uid)
    window.script.view.focus_scene(uid)
    card = window.script.view.card(uid)
    assert card is not None
    card.on_screen.setFocus()
    wait(lambda: window.courier.is_idle)
    live(1500)
    return created.job.job_id


def _has_arrived(window: MainWindow, job_id: str) -> bool:
    row = window.jobs.model.job(job_id)
    return row is not None and row.parcel.state.is_uploaded


def _feel(window: MainWindow, done: Callable[[], bool], seconds: float) -> Felt:
    """Let the window live until it is done or the time is over."""
    pulse, process, peaks = Pulse(window), psutil.Process(), [0]
    watch = QTimer(window)
    watch.timeout.connect(lambda: peaks.append(process.memory_info().rss))
    watch.start(250)
    until = time.perf_counter() + seconds
    while not done() and time.perf_counter() < until:
        live(100)
    watch.stop()
    felt = Felt(percentile(pulse.gaps, 99) * 1000, max(pulse.gaps) * 1000, max(peaks))
    pulse.deleteLater()
    watch.deleteLater()
    return felt


def _least(moments: list[float]) -> int:
    """Return the least number of moments in any second between the first and the last."""
    begins = [moments[0] + 0.1 * n for n in range(int((moments[-1] - moments[0] - 1) * 10) + 1)]
    return min((sum(begin <= m < begin + 1 for m in moments) for begin in begins), default=len(moments))


@contextmanager
def _backend(bytes_per_sec: float) -> Generator[str]:
    """Run the stand-in backend in a process of its own."""
    command = [sys.executable, "-m", "tests.fakes.backend", "--port", "0", "--dialect", "doc"]
    with subprocess.Popen(
        [*command, "--slow", str(bytes_per_sec)], stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if found := re.search(r"BACKEND_BASE_URL=(\S+)", line):
                    yield found.group(1)
                    break
        finally:
            process.kill()


class _LargeFilm:
    """Stands for the pipeline: “makes” a film of a length by writing noise."""

    def __init__(self, size: int) -> None:
        self._size = size
        self.storage: LocalStorage | None = None

    def __call__(self, job_id: str, spec: RenderSpec, report: Report, cancel: CancelToken) -> RenderOutcome:
        assert self.storage is not None
        for step in Step:
            report(step, 1.0, None)
        files = {
            name: self._stored(job_id, spec, name, size)
            for name, size in (
                ("video.mp4", self._size),
                ("subtitles.srt", 100),
                ("subtitles.vtt", 100),
                ("thumb.jpg", 1000),
            )
        }
        assets = JobAssets(
            video_url=files["video.mp4"].url,
            subtitle_url=files["subtitles.srt"].url,
            thumbnail_url=files["thumb.jpg"].url,
            duration_sec=60.0,
        )
        return RenderOutcome(assets=assets, files=files, warnings=(), timeline=Timeline(fps=24, spans=()))

    def _stored(self, job_id: str, spec: RenderSpec, name: str, size: int) -> StoredObject:
        assert self.storage is not None
        with tempfile.TemporaryDirectory() as folder:
            source = Path(folder, name)
            with source.open("wb") as file:
                for begin in range(0, size, MIB):
                    file.write(os.urandom(min(MIB, size - begin)))
            key = object_key(spec.video_id, spec.script_id, job_id, name)
            return self.storage.put(source, key, "", on_bytes=lambda _: None, cancel=CancelToken())


if __name__ == "__main__":
    main()
