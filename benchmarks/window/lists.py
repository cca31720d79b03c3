"""How the window bears a great deal: 10,000 jobs, 1,000 scripts, a script of 500 scenes.

`python -m benchmarks.window.lists`. A figure is the time until what was asked for is there; beside it stands
the longest time for which the window's own thread was busy at a stretch.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from benchmarks.window.playback import Pulse
from benchmarks.window.stage import add_script, course, live, opened_window, wait
from studio.services.studio import Studio
from studio.store.database import Database
from studio.ui.main_window import MainWindow

JOBS: Final = 10_000
SCRIPTS: Final = 1_000
SCENES: Final = 500
_WHEELS: Final = 40


def main() -> None:
    """Open a window over a filled data directory, and print how long opening, scrolling, filtering take."""
    print(f"{'':<44} {'until seen':>10} {'busy':>8}   goal", flush=True)
    with opened_window(fill=_fill) as window:
        jobs, library = window.jobs, window.library
        rows = library.list.model()
        _tell(
            window,
            f"{JOBS:,} jobs and {SCRIPTS:,} scripts: open",
            100,
            lambda: None,
            lambda: jobs.model.rowCount() > 0 and rows.rowCount() == SCRIPTS,
        )
        live(3000)  # small pictures and lengths of what is in sight
        _tell_scrolling(window, f"{JOBS:,} jobs: scroll a turn", jobs.list)
        found, all_jobs = jobs.filters.search, jobs.model.rowCount()
        _tell(
            window,
            "    filter",
            100,
            lambda: found.setText("교육 77"),
            lambda: jobs.model.rowCount() != all_jobs,
        )
        _tell_scrolling(window, f"{SCRIPTS:,} scripts: scroll a turn", library.list)
        _tell(
            window,
            "    filter",
            100,
            lambda: library.search.setText("교육 777"),
            lambda: library.is_idle and rows.rowCount() < SCRIPTS,
        )
        library.search.clear()
        long = add_script(window.studio, course(SCENES, "긴 교육"))
        _tell(
            window,
            f"a script of {SCENES} scenes: open",
            500,
            lambda: window.session.open(long),
            lambda: window.session.film is not None and window.preview.picture.is_settled,
        )
        live(2000)
        _tell_scrolling(window, "    scroll a turn", window.script.view)


def _fill(studio: Studio) -> None:
    """Write scripts through the services, and jobs that ended long ago as rows."""
    ids = [add_script(studio, course(12, f"교육 {number}")) for number in range(SCRIPTS)]
    database = Database(studio.data_dir / "studio.db")
    try:
        with database.write() as connection:
            connection.executemany(
                "INSERT INTO render_jobs (job_id, video_id, script_id, created_at, updated_at, started_at, "
                "finished_at, title, render_spec_json, status, progress, created_by, style, draft, "
                "attempt, settings_json) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'SUCCEEDED', 100, 'Kim', 'animated', 1, 1, "
                '\'{"width": 1280, "height": 720, "fps": 24}\')',
                (_job(number, ids[number % SCRIPTS]) for number in range(JOBS)),
            )
    finally:
        database.close()


def _job(number: int, script_id: str) -> tuple[object, ...]:
    moment = f"2026-{1 + number // 1000 % 10:02d}-{1 + number // 40 % 25:02d}T{number % 24:02d}:00:00.000Z"
    title = f"교육 {number % SCRIPTS}"
    return (f"job-{number}", f"video-{number}", script_id, *[moment] * 4, title, "{}" + " " * 20_000)


def _tell(
    window: MainWindow, name: str, goal_ms: int, ask: Callable[[], object], seen: Callable[[], bool]
) -> None:
    pulse = Pulse(window)
    live(50)
    pulse.gaps.clear()
    began = time.perf_counter()
    ask()
    wait(seen)
    took = (time.perf_counter() - began) * 1000
    live(300)
    print(f"{name:<44} {took:7.0f} ms {max(pulse.gaps) * 1000:5.0f} ms   {goal_ms} ms", flush=True)
    pulse.deleteLater()
    live(10)


def _tell_scrolling(window: MainWindow, name: str, area: QAbstractScrollArea) -> None:
    pulse, slowest = Pulse(window), 0.0
    view = area.viewport()
    at = QPointF(view.rect().center())
    none = Qt.MouseButton.NoButton
    for turn in range(_WHEELS):
        down = QPoint(0, -120 if turn < _WHEELS // 2 else 120)
        event = QWheelEvent(
            at, view.mapToGlobal(at), QPoint(), down, none, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        began = time.perf_counter()
        QApplication.sendEvent(view, event)
        QApplication.processEvents()
        slowest = max(slowest, time.perf_counter() - began)
        live(5)
    print(f"{name:<44} {slowest * 1000:7.0f} ms {max(pulse.gaps) * 1000:5.0f} ms   100 ms", flush=True)
    pulse.deleteLater()
    live(10)


if __name__ == "__main__":
    main()
