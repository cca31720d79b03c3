import shutil
import signal
import sys
import time
from collections import namedtuple
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import psutil
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, Canceled, ErrorCode, StudioError
from studio.domain.steps import Step
from studio.domain.voice import VoiceProvider
from studio.film import disk
from studio.pipeline.run import sweep
from studio.storage.storage import StoredObject
from tests.pipeline.kit import SILENT, Bench, children, spec_of


def _refused(bench: Bench, **changes: object) -> StudioError:
    with pytest.raises(StudioError) as caught:
        bench.render(spec_of(SILENT, **changes))  # type: ignore[arg-type]
    assert not bench.leftovers()
    assert not bench.stored()
    assert caught.value.what.ko
    return caught.value


class _Stop:
    """Cancels at a step as soon as `fraction` of it is done, and remembers when."""

    def __init__(self, step: Step, fraction: float) -> None:
        self.cancel = CancelToken()
        self.at = 0.0
        self._step, self._fraction = step, fraction

    def __call__(self, step: Step, fraction: float) -> None:
        if step is self._step and fraction >= self._fraction and not self.at:
            self.at = time.monotonic()
            self.cancel.cancel()


@pytest.mark.parametrize("step", Step)
@pytest.mark.parametrize("fraction", [0, 0.3])
def test_cancel_at_any_step_leaves_nothing(bench: Bench, step: Step, fraction: float):
    stop = _Stop(step, fraction)
    spec = spec_of(["가나다", "라마", "바"], voice=VoiceProvider.ESPEAK)
    with pytest.raises(Canceled):
        bench.render(spec, cancel=stop.cancel, on_report=stop)
    assert time.monotonic() - stop.at < 1
    assert not bench.leftovers()
    assert not bench.stored()


def test_cancel_in_the_middle_of_encoding_is_quick(bench: Bench):
    stop = _Stop(Step.COMPOSE_VIDEO, 0.01)
    with pytest.raises(Canceled):
        bench.render(spec_of([""], seconds=120), cancel=stop.cancel, on_report=stop)
    assert time.monotonic() - stop.at < 1
    assert not bench.leftovers()


def test_what_was_finished_before_a_cancel_is_used_again(bench: Bench):
    spec = spec_of([""] * 4, seconds=2)
    stop = _Stop(Step.UPLOAD_ASSETS, 0)
    with pytest.raises(Canceled):
        bench.render(spec, cancel=stop.cancel, on_report=stop)
    finished = bench.cached_segments()
    assert len(finished) == 7
    bench.render(spec)
    assert bench.cached_segments() == finished


def test_segments_are_kept_as_they_are_finished(bench: Bench):
    """A long film canceled near its end has lost next to nothing."""
    stop = _Stop(Step.COMPOSE_VIDEO, 0.6)
    with pytest.raises(Canceled):
        bench.render(spec_of([""] * 12, seconds=2), cancel=stop.cancel, on_report=stop)
    assert len(bench.cached_segments()) >= 8


def test_an_interrupt_leaves_nothing(bench: Bench):
    def interrupt(step: Step, fraction: float) -> None:
        if step is Step.COMPOSE_VIDEO and fraction > 0:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        bench.render(spec_of([""], seconds=30), on_report=interrupt)
    assert not bench.leftovers()


def _kill_once(bench: Bench, name: str) -> Callable[[Step, float], None]:
    killed: list[int] = []

    def kill(step: Step, fraction: float) -> None:
        if step is Step.COMPOSE_VIDEO and fraction > 0 and not killed:
            for process in psutil.Process().children(recursive=True):
                if name in process.name():
                    killed.append(process.pid)
                    process.send_signal(signal.SIGKILL)
                    return

    return kill


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
@pytest.mark.parametrize("name", ["python", "ffmpeg"])
def test_a_killed_helper_costs_no_film(tmp_path: Path, name: str):
    spec = spec_of(["", ""], seconds=15)
    undisturbed = Bench(tmp_path / "a").film(spec)
    bench = Bench(tmp_path / "b", workers=2)
    assert bench.film(spec, on_report=_kill_once(bench, name)) == undisturbed
    assert not bench.leftovers()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ffmpeg_killed_again_and_again_is_a_clear_failure(bench: Bench):
    done = False

    def hunt() -> None:
        while not done:
            for process in psutil.Process().children(recursive=True):
                try:
                    if "ffmpeg" in process.name():
                        process.send_signal(signal.SIGKILL)
                except psutil.Error:
                    continue
            time.sleep(0.01)

    hunter = Thread(target=hunt)
    hunter.start()
    try:
        error = _refused(bench)
    finally:
        done = True
        hunter.join()
    assert error.code is ErrorCode.COMPOSE_FAILED
    assert error.next_step is not None


def test_no_ffmpeg_is_said_before_any_work(bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "none"))
    error = _refused(bench)
    assert error.code is ErrorCode.COMPOSE_FAILED
    assert {step for step, _, _ in bench.reports} == {Step.VALIDATE_SCRIPT}


def test_ffmpeg_gone_in_the_middle_is_a_clear_failure(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    def lose(step: Step, _fraction: float) -> None:
        if step is Step.GENERATE_TTS:
            monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "none"))

    monkeypatch.setattr("studio.pipeline.pool.Pool.warm_up", _late(lose))
    with pytest.raises(StudioError) as caught:
        bench.render(spec_of(SILENT), on_report=lose)
    assert caught.value.code is ErrorCode.COMPOSE_FAILED
    assert not bench.leftovers()


def _late(_lose: object) -> Callable[..., None]:
    from studio.pipeline.pool import Pool

    warm_up = Pool.warm_up
    calls = 0

    def only_when_needed(pool: Pool, count: int) -> None:
        nonlocal calls
        calls += 1
        if calls > 1:
            warm_up(pool, count)

    return only_when_needed


def test_no_scenes_are_refused(bench: Bench):
    with pytest.raises(BadInput) as caught:
        bench.render(spec_of(SILENT).model_copy(update={"scenes": ()}))
    assert caught.value.code is ErrorCode.EMPTY_RENDER_SPEC
    assert not bench.leftovers()


def test_an_unknown_theme_is_refused_before_encoding(bench: Bench):
    spec = spec_of(SILENT)
    spec = spec.model_copy(update={"settings": spec.settings.model_copy(update={"theme": "no-such-theme"})})
    with pytest.raises(BadInput):
        bench.render(spec)
    assert Step.COMPOSE_VIDEO not in {step for step, _, _ in bench.reports}
    assert not bench.leftovers()


Usage = namedtuple("Usage", "total used free")


def test_a_disk_that_will_not_do_is_refused_at_once(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(disk.shutil, "disk_usage", lambda _: Usage(10**9, 10**9 - 10**6, 10**6))
    error = _refused(bench)
    assert error.code is ErrorCode.DISK_FULL
    assert "MiB" in error.what.ko
    assert {step for step, _, _ in bench.reports} == {Step.VALIDATE_SCRIPT}


def test_a_storage_that_refuses_is_named_and_nothing_stays(bench: Bench):
    (bench.root / "films").parent.mkdir(parents=True, exist_ok=True)
    (bench.root / "films").write_text("a file")
    with pytest.raises(StudioError) as caught:
        bench.render(spec_of(SILENT))
    assert caught.value.code is ErrorCode.STORAGE_UPLOAD_FAILED
    assert not bench.leftovers()


def test_a_film_that_was_harmed_in_the_storage_is_no_success(bench: Bench):
    def harm(step: Step, _fraction: float) -> None:
        if step is Step.FINALIZE:
            for path in bench.stored():
                if path.suffix == ".mp4":
                    path.write_bytes(b"")

    with pytest.raises(StudioError) as caught:
        bench.render(spec_of(SILENT), on_report=harm)
    assert caught.value.code is ErrorCode.STORAGE_UPLOAD_FAILED
    assert not bench.stored()
    assert not bench.leftovers()


def test_a_film_of_zero_bytes_is_no_success(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    """Even a storage that is content with what it got does not make a film of nothing."""

    def forgetful(*arguments: object, **_named: object) -> StoredObject:
        source = arguments[1]
        assert isinstance(source, Path)
        empty = bench.root / source.name
        empty.touch()
        nothing = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        return StoredObject(source.name, empty.as_uri(), 0, nothing, empty)

    monkeypatch.setattr("studio.storage.local.LocalStorage.put", forgetful)
    with pytest.raises(StudioError) as caught:
        bench.render(spec_of(SILENT))
    assert caught.value.code is ErrorCode.COMPOSE_FAILED
    assert "empty" in caught.value.what.en


def test_a_cache_that_vanishes_in_the_middle_costs_nothing(bench: Bench):
    def vanish(step: Step, fraction: float) -> None:
        if step is Step.COMPOSE_VIDEO and fraction > 0.2:
            shutil.rmtree(bench.root / "cache", ignore_errors=True)

    spec = spec_of(SILENT)
    first = bench.film(spec)
    assert bench.film(spec, job_id="job-2", on_report=vanish) == first
    assert not bench.leftovers()


def test_a_new_start_sweeps_what_a_dead_job_left(bench: Bench):
    (bench.root / "scratch" / "job-9-deadbeef").mkdir(parents=True)
    sweep(bench.tools)
    assert not bench.leftovers()
    assert not children()
