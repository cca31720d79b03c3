"""Who is measured. Run by `measure` as `python -m benchmarks.contestants TASK`, TASK being JSON.

Each contestant prepares what it would be unfair to measure and returns the work itself; that alone is timed.
The studio's own children work at low priority, so everybody else does too.
"""

import contextlib
import json
import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from benchmarks import floor, moviepy_film, recipe
from benchmarks.films import film_of, slides_for, timeline_for
from benchmarks.measure import PREPARED
from benchmarks.silence import write_silence
from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.domain.settings import VisualStyle
from studio.domain.slides import canvas_of
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.pipeline.ahead import encode_ahead
from studio.pipeline.outcome import Report, Tools
from studio.pipeline.pools import Pools
from studio.pipeline.run import render
from studio.storage.local import LocalStorage

Work = Callable[[], Path]
"""Makes a film and returns where it is."""

NICE = 10
CHILD_START_SEC = 2.0
"""Long enough for a child to have started."""


def studio_cold(place: Path, run: str, **film: Any) -> Work:
    """The studio with nothing made before."""
    return lambda: _render(film_of(**film), place / run, place / f"cache-{run}", "cold")


def studio_edited(place: Path, run: str, **film: Any) -> Work:
    """A studio that has made the film and was left open, after one scene was rewritten."""
    cache = _warm_cache(place, run, film)
    pools = _after_a_render(film, place / run, cache)
    return lambda: _render(film_of(**film, edited=True), place / run, cache, "edited", pools=pools)


def studio_edited_anew(place: Path, run: str, **film: Any) -> Work:
    """The same in a studio that was started only now."""
    cache = _warm_cache(place, run, film)
    return lambda: _render(film_of(**film, edited=True), place / run, cache, "edited")


def studio_cached(place: Path, run: str, **film: Any) -> Work:
    """The studio asked for a film that it has made before."""
    cache = _warm_cache(place, run, film)
    return lambda: _render(film_of(**film), place / run, cache, "again")


def studio_ahead(place: Path, run: str, **film: Any) -> Work:
    """A studio that encoded ahead while its author paused: the film is all that is left to make."""
    cache, folder, pools = place / f"cache-{run}", place / run, Pools()
    tools = _tools(folder, cache, pools)
    with Pools(idle=True).lend(0) as pool:
        assert encode_ahead(film_of(**film), tools, pool, CancelToken(), CancelToken())
        pool.close()
    pools.warm_up(0, 1)
    time.sleep(CHILD_START_SEC)
    return lambda: _render(film_of(**film), folder, cache, "film", pools=pools)


def studio_cancel(place: Path, run: str, **film: Any) -> Work:
    """The studio in the middle of encoding: the work is to stop, until the last child is gone."""
    cancel, encoding = CancelToken(), threading.Event()

    def report(step: Step, fraction: float, _detail: object) -> None:
        if step is Step.COMPOSE_VIDEO and fraction >= 0.3:
            encoding.set()

    def until_canceled() -> None:
        with contextlib.suppress(Canceled):
            _render(film_of(**film), place / run, place / f"cache-{run}", "canceled", report, cancel)

    rendering = threading.Thread(target=until_canceled)
    rendering.start()
    encoding.wait()

    def work() -> Path:
        cancel.cancel()
        rendering.join()
        psutil.wait_procs(psutil.Process().children(recursive=True))
        nothing = place / f"{run}.txt"
        nothing.touch()
        return nothing

    return work


def ffmpeg_recipe(place: Path, run: str, **film: Any) -> Work:
    """The ffmpeg command lines people commonly use; the pictures are painted beforehand for free."""
    os.nice(NICE)
    spec = film_of(**film)
    timeline, sound = timeline_for(spec), write_silence(timeline_for(spec), place)
    target = place / f"{run}.mp4"
    if spec.settings.style is VisualStyle.BASIC:
        return lambda: recipe.basic(spec, timeline, sound, target)
    stills = recipe.save_stills(canvas_of(spec), slides_for(spec), place)
    return lambda: recipe.animated(timeline, stills, sound, target)


def moviepy(place: Path, run: str, **film: Any) -> Work:
    """MoviePy doing the same, from the same pictures."""
    os.nice(NICE)
    spec = film_of(**film)
    timeline, sound = timeline_for(spec), write_silence(timeline_for(spec), place)
    stills = recipe.save_stills(canvas_of(spec), slides_for(spec), place)
    return lambda: moviepy_film.animated(timeline, stills, sound, place / f"{run}.mp4")


def x264_alone(place: Path, run: str, **film: Any) -> Work:
    """The encoder with the studio's settings, one process per core, on frames that lie ready."""
    os.nice(NICE)
    parts = floor.prepare(film_of(**film), place)
    return lambda: floor.encode(parts, place / run)


CONTESTANTS: dict[str, Callable[..., Work]] = {
    work.__name__: work
    for work in (
        studio_cold,
        studio_edited,
        studio_edited_anew,
        studio_cached,
        studio_ahead,
        studio_cancel,
        ffmpeg_recipe,
        moviepy,
        x264_alone,
    )
}


def _render(
    spec: RenderSpec,
    folder: Path,
    cache: Path,
    job_id: str,
    report: Report = lambda _step, _fraction, _detail: None,
    cancel: CancelToken | None = None,
    pools: Pools | None = None,
) -> Path:
    tools = _tools(folder, cache, pools)
    outcome = render(job_id, spec, tools, report, cancel or CancelToken())
    path = outcome.files["video.mp4"].path
    assert path is not None
    return path


def _tools(folder: Path, cache: Path, pools: Pools | None) -> Tools:
    return Tools(
        cache_dir=cache,
        scratch_dir=folder / "scratch",
        storage=LocalStorage(folder / "films"),
        pools=pools or Pools(keep_sec=0),
    )


def _after_a_render(film: dict[str, Any], folder: Path, cache: Path) -> Pools:
    """Return the children that the render of another film leaves behind, which makes nothing of this one."""
    pools = Pools()
    other = {**film, "scenes": 2}
    _render(film_of(**other), folder, cache.with_name(cache.name + "-other"), "before", pools=pools)
    return pools


def _warm_cache(place: Path, run: str, film: dict[str, Any]) -> Path:
    warm, mine = place / "warm", place / f"cache-{run}"
    if not warm.exists():
        _render(film_of(**film), place / "before", place / "warming", "before")
        (place / "warming").rename(warm)
    shutil.copytree(warm, mine)
    return mine


def _cpu_sec() -> float:
    """Return what this process and all it started have used; those that still run are asked themselves."""
    used = os.times()
    total = used.user + used.system + used.children_user + used.children_system
    for child in psutil.Process().children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):
            total += sum(child.cpu_times()[:4])
    return total


def main() -> None:
    """Prepare, say so, work, and tell how long that took."""
    task = json.loads(sys.argv[1])
    work = CONTESTANTS[task["contestant"]](Path(task["place"]), task["run"], **task["options"])
    print(PREPARED, flush=True)
    cpu, begin = _cpu_sec(), time.perf_counter()
    film = work()
    wall = time.perf_counter() - begin
    cpu = max(0.0, _cpu_sec() - cpu)  # children that were killed take their time along
    print(json.dumps({"wall_sec": wall, "cpu_sec": cpu, "film": str(film)}), flush=True)
    for child in psutil.Process().children():  # left open on purpose
        child.kill()


if __name__ == "__main__":
    main()
