"""Step six with a store outside: the film is stored here first, found right, and only then sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.delivery import Sent, UploadProgress
from studio.domain.errors import Canceled, EnvironmentTrouble, ErrorCode, StudioError, UploadTrouble
from studio.domain.steps import Step
from studio.domain.text import Text
from studio.storage.storage import StoredObject
from tests.pipeline.kit import SILENT, Bench, spec_of


class Away:
    """Somewhere else: remembers what it was sent, or does what it is told instead."""

    def __init__(self, error: Exception | None = None, waits: StudioError | None = None) -> None:
        self.got: dict[str, bytes] = {}
        self._error, self._waits = error, waits

    def __call__(
        self,
        job_id: str,
        files: Mapping[str, StoredObject],
        on_progress: Callable[[UploadProgress], None],
        cancel: CancelToken,
    ) -> Sent:
        for name, file in files.items():
            assert file.path is not None
            self.got[name] = file.path.read_bytes()
        on_progress(UploadProgress(job_id, "video.mp4", 5_000_000, 10_000_000))
        if self._error is not None:
            raise self._error
        return Sent({} if self._waits else {name: f"https://away/{name}" for name in files}, self._waits)


def test_a_film_is_stored_here_and_sent_as_it_is(bench: Bench) -> None:
    bench.send = away = Away()
    outcome = bench.render(spec_of(SILENT))
    assert outcome.sent == Sent({name: f"https://away/{name}" for name in outcome.files})
    assert outcome.assets.video_url.startswith("file:"), "what plays here is what lies here"
    for name, file in outcome.files.items():
        assert file.path is not None
        assert away.got[name] == file.path.read_bytes()
    sending = [told for told in bench.reports if told[0] is Step.UPLOAD_ASSETS]
    fractions = [fraction for _, fraction, _ in sending]
    assert fractions == sorted(fractions)
    step, fraction, detail = sending[-1]
    assert (step, fraction) == (Step.UPLOAD_ASSETS, pytest.approx(0.3 + 0.7 / 2))
    assert detail == Text(ko="5.0/10.0 MB", en="5.0 of 10.0 MB")


@pytest.mark.parametrize("made_before", [False, True])
def test_no_byte_leaves_of_a_film_that_is_not_right(
    bench: Bench, monkeypatch: pytest.MonkeyPatch, made_before: bool
) -> None:
    if made_before:
        bench.render(spec_of(SILENT), job_id="job-0")
    bench.send = away = Away()

    def harm(step: Step, fraction: float) -> None:
        if step is Step.UPLOAD_ASSETS and fraction == pytest.approx(0.1):
            for path in bench.stored():
                if path.suffix == ".mp4" and "job-1" in path.parts:
                    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    with pytest.raises(StudioError) as caught:
        bench.render(spec_of(SILENT), on_report=harm)
    assert caught.value.code is ErrorCode.STORAGE_UPLOAD_FAILED
    assert away.got == {}
    assert not [path for path in bench.stored() if "job-1" in path.parts]


def test_a_draft_is_never_sent(bench: Bench) -> None:
    bench.send = away = Away()
    outcome = bench.render(spec_of(SILENT, draft=True))
    assert (outcome.sent, away.got) == (None, {})


@pytest.mark.parametrize(
    "error", [UploadTrouble(Text(ko="거절", en="refused"), passes=False), Canceled(), RuntimeError("a bug")]
)
def test_what_is_refused_stays_nowhere(bench: Bench, error: Exception) -> None:
    bench.send = Away(error)
    with pytest.raises(type(error)):
        bench.render(spec_of(SILENT))
    assert not bench.stored()
    assert not bench.leftovers()
    bench.send = None
    assert bench.render(spec_of(SILENT)).assets.duration_sec > 0, "and is made again in no time"


def test_what_waits_is_done_here(bench: Bench) -> None:
    trouble = EnvironmentTrouble(ErrorCode.BACKEND_UNREACHABLE, Text(ko="없음", en="nobody there"))
    bench.send = Away(waits=trouble)
    outcome = bench.render(spec_of(SILENT))
    assert outcome.sent is not None
    assert outcome.sent.waits is trouble
    assert len(bench.stored()) == 4
