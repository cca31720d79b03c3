"""Whole films by hardware, for which x264 stands in: from the trial to the verified film, and failures."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import EnvironmentTrouble, ErrorCode, StudioError
from studio.domain.settings import VideoEncoder, VisualStyle
from studio.domain.spec import RenderSpec
from studio.domain.text import Text
from studio.film.verify import Expected, verify
from studio.pipeline.outcome import RenderOutcome, Tools
from studio.pipeline.run import render
from studio.pipeline.steps import compose_video
from tests.film.kit import Probe
from tests.film.stand_in import Behaviour, put_in_place
from tests.pipeline.kit import Bench, spec_of

SPEC = spec_of([""] * 3, seconds=2)
Make = Callable[..., RenderOutcome]


@pytest.fixture
def make(bench: Bench) -> Make:
    """Render with an encoder, in one session."""
    session: list[Tools] = []

    def made(
        encoder: VideoEncoder, spec: RenderSpec = SPEC, *, job_id: str = "job-1", workers: int = 2
    ) -> RenderOutcome:
        if not session:
            session.append(bench.tools)
        tools = replace(session[0], encoder=encoder, workers=workers)
        return render(job_id, spec, tools, lambda *_: None, CancelToken())

    return made


def _film(outcome: RenderOutcome) -> Path:
    path = outcome.files["video.mp4"].path
    assert path is not None
    return path


def _assert_exact(outcome: RenderOutcome) -> None:
    film, timeline = _film(outcome), outcome.timeline
    expected = Expected(timeline.frame_count, timeline.sample_count, audible=False)
    verify(film, expected, on_progress=lambda _: None, cancel=CancelToken())
    probe = Probe(film)
    assert probe.frame_times() == [i * 512 for i in range(timeline.frame_count)]
    assert probe.decoded_frames() == timeline.frame_count
    assert len(probe.pcm()) == timeline.sample_count


def _assert_fell_back(outcome: RenderOutcome, software: bytes, *words: str) -> None:
    (notice,) = outcome.warnings[-1:]
    for word in words:
        assert word in notice.en
    assert "소프트웨어" in notice.ko
    assert notice.en.endswith(".")
    assert not notice.en.endswith("..")
    assert _film(outcome).read_bytes() == software


def _others(outcome: RenderOutcome) -> list[Text]:
    return [warning for warning in outcome.warnings if "encoder" in warning.en]


@pytest.fixture(scope="module")
def software(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The film as software encodes it."""
    return Bench(tmp_path_factory.mktemp("software"), workers=2).film(SPEC)


@pytest.mark.parametrize(
    ("kind", "style"),
    [(VideoEncoder.NVENC, VisualStyle.ANIMATED), (VideoEncoder.VAAPI, VisualStyle.BASIC)],
)
def test_a_film_by_hardware_is_whole_and_says_so(
    make: Make,
    bench: Bench,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: VideoEncoder,
    style: VisualStyle,
):
    stand_in = put_in_place(tmp_path, monkeypatch)
    outcome = make(kind, spec_of([""] * 3, seconds=2, style=style))
    _assert_exact(outcome)
    assert _others(outcome) == []
    assert len(stand_in.encoded) == 2 + len(bench.cached_segments())
    assert f"encoder h264_{kind}" in Probe(_film(outcome)).said()
    assert not bench.leftovers()


def test_hardware_and_software_know_other_segments(
    make: Make, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, software: bytes
):
    put_in_place(tmp_path, monkeypatch)
    make(VideoEncoder.NVENC)
    first = bench.cached_segments()
    assert _film(make(VideoEncoder.SOFTWARE, job_id="job-2")).read_bytes() == software
    assert len(bench.cached_segments()) == 2 * len(first)
    assert make(VideoEncoder.NVENC, job_id="job-3").warnings == make(VideoEncoder.SOFTWARE).warnings
    assert len(bench.cached_segments()) == 2 * len(first)


def test_an_edit_is_encoded_by_the_same_hardware(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stand_in = put_in_place(tmp_path, monkeypatch)
    make(VideoEncoder.NVENC)
    before = len(stand_in.encoded)
    scenes = (*SPEC.scenes[:2], SPEC.scenes[2].model_copy(update={"on_screen_text": "새 글"}))
    outcome = make(VideoEncoder.NVENC, SPEC.model_copy(update={"scenes": scenes}), job_id="job-2")
    _assert_exact(outcome)
    assert 0 < len(stand_in.encoded) - before < before - 2


def test_hardware_that_is_not_there_is_told_and_software_takes_its_place(make: Make, software: bytes):
    outcome = make(VideoEncoder.NVENC)
    if not _others(outcome):
        pytest.skip("this machine has it")
    _assert_fell_back(outcome, software, "NVENC", "no NVIDIA card")


def test_the_best_there_is_may_be_software_without_a_word(make: Make, software: bytes):
    outcome = make(VideoEncoder.AUTO)
    assert _others(outcome) == []
    if b"encoder libx264" in _film(outcome).read_bytes():
        assert _film(outcome).read_bytes() == software


def test_the_best_there_is_is_found(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put_in_place(tmp_path, monkeypatch)
    assert b"encoder h264_" in _film(make(VideoEncoder.AUTO)).read_bytes()


@pytest.mark.parametrize(
    ("behaviour", "word"),
    [
        (Behaviour.FAILS_LATER, "the log holds the details"),
        (Behaviour.CHANGES_LATER, "trial"),
        (Behaviour.LOSES_LATER, "frames"),
    ],
)
def test_hardware_that_fails_in_the_middle_costs_no_film(
    make: Make,
    bench: Bench,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    software: bytes,
    behaviour: Behaviour,
    word: str,
):
    """The whole film is software's then, and the hardware is not asked again in this session."""
    stand_in = put_in_place(tmp_path, monkeypatch, behaviour)
    _assert_fell_back(make(VideoEncoder.NVENC), software, "NVENC", "on the way", word)
    encoded = len(stand_in.encoded)
    assert encoded >= 3
    again = make(VideoEncoder.NVENC, job_id="job-2")
    _assert_fell_back(again, software, "cannot be used", "middle of a film")
    assert len(stand_in.encoded) == encoded
    assert not bench.leftovers()


def test_other_trouble_is_not_blamed_on_the_hardware(
    make: Make, bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    put_in_place(tmp_path, monkeypatch)

    def no_room(*_: object) -> None:
        raise EnvironmentTrouble(ErrorCode.DISK_FULL, Text(ko="가득", en="full"))

    monkeypatch.setattr(compose_video, "require_room", no_room)
    with pytest.raises(StudioError) as caught:
        make(VideoEncoder.NVENC)
    assert caught.value.code is ErrorCode.DISK_FULL
    assert not bench.leftovers()
