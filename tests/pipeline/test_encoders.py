import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, EnvironmentTrouble
from studio.domain.settings import VideoEncoder
from studio.domain.text import Text
from studio.film.hardware import CODECS
from studio.pipeline import encoders
from studio.pipeline.encoders import NAMES, Encoders, candidates
from studio.pipeline.pool import Pool
from tests.film.stand_in import Behaviour, put_in_place
from tests.pipeline.kit import children

SIZE = (320, 180, 24)


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(1) as pool:
        yield pool
    assert not children()


def test_every_kind_has_a_name_and_a_codec():
    kinds = set(VideoEncoder) - {VideoEncoder.SOFTWARE, VideoEncoder.AUTO}
    assert set(NAMES) == set(CODECS) == kinds


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32", "freebsd13"])
def test_the_best_there_is_depends_on_the_system(platform: str):
    found = candidates(VideoEncoder.AUTO, platform)
    assert found
    assert (VideoEncoder.VIDEOTOOLBOX in found) == (platform == "darwin")
    assert candidates(VideoEncoder.SOFTWARE, platform) == ()
    assert candidates(VideoEncoder.AMF, platform) == (VideoEncoder.AMF,)


def test_a_trial_is_made_once_for_each_size(pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    stand_in, known = put_in_place(tmp_path, monkeypatch), Encoders()
    for size in (SIZE, SIZE, (180, 320, 24)):
        found = known.verdict(VideoEncoder.NVENC, size, pool, tmp_path, CancelToken())
        assert found.hardware is not None
    assert len(stand_in.encoded) == 4


def test_what_is_not_there_stays_so(pool: Pool, tmp_path: Path):
    known = Encoders()
    first = known.verdict(VideoEncoder.AMF, SIZE, pool, tmp_path, CancelToken())
    if first.hardware is not None:
        pytest.skip("this machine has it")
    assert known.verdict(VideoEncoder.AMF, SIZE, pool, tmp_path, CancelToken()) is first


def test_what_failed_in_a_film_is_not_tried_again(
    pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    stand_in, known = put_in_place(tmp_path, monkeypatch), Encoders()
    known.lose(VideoEncoder.NVENC, Text(ko="끝", en="lost"))
    found = known.verdict(VideoEncoder.NVENC, SIZE, pool, tmp_path, CancelToken())
    assert found.hardware is None
    assert found.why_not == Text(ko="끝", en="lost")
    assert stand_in.encoded == []


def test_a_driver_that_hangs_is_given_up(pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put_in_place(tmp_path, monkeypatch, Behaviour.HANGS)
    monkeypatch.setattr(encoders, "PATIENCE_SEC", 1.5)
    found = Encoders().verdict(VideoEncoder.NVENC, SIZE, pool, tmp_path, CancelToken())
    assert found.why_not is not None
    assert "answer" in found.why_not.en
    assert not children()


def test_a_trial_can_be_canceled(pool: Pool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put_in_place(tmp_path, monkeypatch, Behaviour.HANGS)
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Canceled):
        Encoders().verdict(VideoEncoder.NVENC, SIZE, pool, tmp_path, cancel)
    assert not children()


CHILD = """
import json, os, signal, sys
for line in sys.stdin:
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_driver_that_takes_its_process_along_is_a_verdict(tmp_path: Path):
    with Pool(1, [sys.executable, "-S", "-E", "-c", CHILD]) as pool:
        found = Encoders().verdict(VideoEncoder.QSV, SIZE, pool, tmp_path, CancelToken())
    assert found.why_not is not None
    assert "ended twice" in found.why_not.en


def test_no_ffmpeg_is_not_the_encoders_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "none"))
    with Pool(1) as pool, pytest.raises(EnvironmentTrouble):
        Encoders().verdict(VideoEncoder.QSV, SIZE, pool, tmp_path, CancelToken())
