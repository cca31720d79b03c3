"""Hardware is believed only after it has shown what it can; here there is none, so x264 stands in for it."""

import logging
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.settings import VideoEncoder
from studio.film import mp4
from studio.film.causes import cause_of
from studio.film.encoder import EncoderSettings, encode_frames
from studio.film.hardware import CODECS, Verdict, codec_arguments, hardware_of
from studio.film.still import encode_still
from studio.film.trial import require_playable, try_encoder
from tests.film.kit import FPS, HEIGHT, WIDTH, Probe, frames
from tests.film.stand_in import Behaviour, put_in_place

KINDS = list(CODECS)


def _tried(kind: VideoEncoder, folder: Path, width: int = 320, height: int = 180) -> Verdict:
    return try_encoder(kind, width=width, height=height, fps=FPS, folder=folder, cancel=CancelToken())


@pytest.mark.parametrize("kind", KINDS)
def test_hardware_that_is_not_there_is_found_out(tmp_path: Path, kind: VideoEncoder):
    """The very ffmpeg of the studio: it lists some of these encoders, and can use none of them here."""
    if (verdict := _tried(kind, tmp_path)).hardware is not None:
        pytest.skip("this machine has it")
    assert verdict.why_not is not None
    assert verdict.why_not.ko
    assert "log" not in verdict.why_not.en, "the cause is not told"


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("width", "height"), [(320, 180), (180, 320), (322, 242)])
def test_hardware_that_works_passes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: VideoEncoder, width: int, height: int
):
    put_in_place(tmp_path, monkeypatch)
    verdict = _tried(kind, tmp_path, width, height)
    assert verdict.why_not is None
    assert verdict.hardware is not None
    assert verdict.hardware.kind is kind
    assert len(verdict.hardware.parameter_sets) == 64


@pytest.mark.parametrize(
    ("behaviour", "word"),
    [
        (Behaviour.BLACK, "not those that were sent"),
        (Behaviour.LOSES_FRAMES, "frames"),
        (Behaviour.GROWS, "another size"),
        (Behaviour.NEVER_THE_SAME, "cannot be joined"),
        (Behaviour.CRASHES, "signal 11"),
    ],
)
def test_hardware_that_does_its_work_badly_does_not_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behaviour: Behaviour, word: str
):
    put_in_place(tmp_path, monkeypatch, behaviour)
    verdict = _tried(VideoEncoder.NVENC, tmp_path)
    assert verdict.hardware is None
    assert verdict.why_not is not None
    assert word in verdict.why_not.en


def test_what_hardware_encodes_is_as_exact_as_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put_in_place(tmp_path, monkeypatch)
    hardware = hardware_of(VideoEncoder.VAAPI, width=WIDTH, height=HEIGHT, fps=FPS, device="/dev/dri/x")
    film = tmp_path / "a.mp4"
    (picture,) = frames(1)
    encode_still(
        picture,
        120,
        film,
        width=WIDTH,
        height=HEIGHT,
        fps=FPS,
        settings=EncoderSettings(hardware=hardware),
        on_frame=lambda _: None,
        cancel=CancelToken(),
    )
    assert Probe(film).frame_times() == [i * 512 for i in range(120)]
    assert Probe(film).decoded_frames() == 120


def test_a_segment_that_hardware_spoilt_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put_in_place(tmp_path, monkeypatch)
    found = _tried(VideoEncoder.NVENC, tmp_path, WIDTH, HEIGHT).hardware
    assert found is not None
    film = tmp_path / "a.mp4"
    encode_frames(
        frames(30),
        film,
        width=WIDTH,
        height=HEIGHT,
        fps=FPS,
        settings=EncoderSettings(hardware=found),
        on_frame=lambda _: None,
        cancel=CancelToken(),
    )
    require_playable(film, found, 30, CancelToken())
    with pytest.raises(StepFailed, match="31 frames"):
        require_playable(film, found, 31, CancelToken())
    with pytest.raises(StepFailed, match="trial"):
        require_playable(film, found.model_copy(update={"parameter_sets": "other"}), 30, CancelToken())
    content = bytearray(film.read_bytes())
    begin = content.index(b"mdat") + 1500
    content[begin : begin + 200] = bytes(200)
    film.write_bytes(content)
    with pytest.raises(StepFailed) as caught:
        require_playable(film, found, 30, CancelToken())
    assert caught.value.code is ErrorCode.COMPOSE_FAILED
    film.write_bytes(b"")
    with pytest.raises(StepFailed):
        require_playable(film, found, 30, CancelToken())


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_asked_for_frames_in_order(kind: VideoEncoder):
    arguments = codec_arguments(hardware_of(kind, width=1280, height=720, fps=24))
    assert arguments[arguments.index("-c:v") + 1] == CODECS[kind]
    assert arguments[arguments.index("-bf") + 1] == "0"
    assert EncoderSettings(hardware=hardware_of(kind, width=2, height=2, fps=24)).name == CODECS[kind]


def test_a_rate_grows_with_the_picture_and_only_where_a_quality_cannot_be_kept():
    def kbits(kind: VideoEncoder, width: int, height: int, fps: int) -> int:
        return hardware_of(kind, width=width, height=height, fps=fps).kbits

    small, large = (kbits(VideoEncoder.VIDEOTOOLBOX, *size) for size in ((1280, 720, 24), (3840, 2160, 60)))
    assert small == 2_000
    assert 15_000 < large < 25_000
    assert kbits(VideoEncoder.NVENC, 1280, 720, 24) == 0


def test_an_unknown_complaint_leads_to_the_log():
    assert "log" in cause_of("[h264_nvenc] something new").en


def test_the_stand_in_is_x264(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    caplog.set_level(logging.INFO)
    stand_in = put_in_place(tmp_path, monkeypatch)
    assert _tried(VideoEncoder.QSV, tmp_path).hardware is not None
    assert stand_in.encoded == ["trial-0.mp4", "trial-1.mp4"]
    assert mp4.parameter_sets(tmp_path / "trial.mp4")
