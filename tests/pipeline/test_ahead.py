"""Encoding ahead leaves a render nothing to do but to join."""

import shutil
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, ErrorCode, StudioError
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.voice import VoiceProvider
from studio.pipeline import ahead
from studio.pipeline.pool import Pool
from studio.pipeline.tasks import JoinTask, SegmentTask, Task, VerifyTask
from tests.pipeline.kit import SILENT, Bench, spec_of


def _ahead(bench: Bench, spec: RenderSpec, stop: CancelToken | None = None) -> bool:
    with Pool(1) as pool:
        return ahead.encode_ahead(spec, bench.tools, pool, stop or CancelToken(), CancelToken())


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[Task]:
    """What children are asked to do from now on."""
    asked: list[Task] = []
    run = Pool.run

    def watched(pool: Pool, tasks: list[Task], *more: object, **named: object) -> object:
        asked.extend(tasks)
        return run(pool, tasks, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(Pool, "run", watched)
    return asked


def test_after_it_a_render_only_joins_and_checks(bench: Bench, work: list[Task]):
    spec = spec_of(["가나다", "", "라마바"], voice=VoiceProvider.ESPEAK)
    assert _ahead(bench, spec)
    assert any(isinstance(task, SegmentTask) for task in work)
    work.clear()
    bench.render(spec)
    assert [type(task) for task in work] == [JoinTask, VerifyTask]


def test_the_film_is_the_same_as_without(bench: Bench, tmp_path: Path):
    spec = spec_of(SILENT)
    assert _ahead(bench, spec)
    assert bench.film(spec) == Bench(tmp_path / "other").film(spec)


def test_it_encodes_only_what_changed(bench: Bench, work: list[Task]):
    spec = spec_of(SILENT, seconds=3.0)
    assert _ahead(bench, spec)
    scenes = list(spec.scenes)
    scenes[2] = scenes[2].model_copy(update={"on_screen_text": "새 글"})
    work.clear()
    assert _ahead(bench, spec.model_copy(update={"scenes": tuple(scenes)}))
    segments = [task for task in work if isinstance(task, SegmentTask)]
    assert [len(task.spec.slides) for task in segments] == [1, 2]
    work.clear()
    assert _ahead(bench, spec)
    assert not work


def test_told_to_stop_it_begins_nothing_more_and_leaves_no_trace(bench: Bench, work: list[Task]):
    stop = CancelToken()
    stop.cancel()
    assert not _ahead(bench, spec_of(SILENT), stop)
    assert not work
    assert not bench.leftovers()


def test_it_can_be_ended_at_once(bench: Bench):
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Canceled), Pool(1) as pool:
        ahead.encode_ahead(spec_of(SILENT), bench.tools, pool, CancelToken(), cancel)
    assert not bench.leftovers()


def test_a_cache_that_goes_during_the_work_is_made_anew(bench: Bench):
    """Somebody empties the cache folder while a film is made: the film is made all the same."""
    spec = spec_of(["가나다", "라마", "바"], voice=VoiceProvider.ESPEAK)
    expected = bench.film(spec)

    def lose(step: Step, fraction: float) -> None:
        shutil.rmtree(bench.root / "cache", ignore_errors=True)

    bench.render(spec, on_report=lose)
    film = bench.render(spec, job_id="again", on_report=lose).files["video.mp4"].path
    assert film is not None
    assert film.read_bytes() == expected


def test_the_voice_that_fails_is_told_as_by_a_render(bench: Bench, monkeypatch: pytest.MonkeyPatch):
    spec = spec_of(["가나다"], voice=VoiceProvider.POLLY)
    with pytest.raises(StudioError) as caught:
        _ahead(bench, spec)
    assert caught.value.code is ErrorCode.TTS_FAILED
    assert not bench.leftovers()
