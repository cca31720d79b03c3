import signal
import stat
import sys
import time
from pathlib import Path
from threading import Thread, Timer

import psutil
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, EnvironmentTrouble, ErrorCode, StepFailed
from studio.domain.text import Text
from studio.film import ffmpeg
from studio.film.ffmpeg import Ffmpeg, ToolKilled, failure, find_ffmpeg, run
from studio.film.progress import FfmpegProgress, ProgressReader

DOING = Text(ko="시험", en="testing")
ENDLESS = ["-loglevel", "error", "-re", "-f", "lavfi", "-i", "anullsrc", "-f", "null", "-"]


def test_progress_is_read_block_by_block():
    reader = ProgressReader()
    lines = ["frame=12", "fps=0.00", "out_time_us=500000", "out_time=00:00:00.500000", "progress=continue"]
    found = [reader.read(line) for line in lines]
    assert found[:-1] == [None] * 4
    assert found[-1] == FfmpegProgress(frames=12, seconds=0.5, ended=False)


@pytest.mark.parametrize(
    "line", ["", "no sense", "frame=N/A", "out_time_us=N/A", "speed= 12x", "=", "frame=-"]
)
def test_a_line_without_sense_counts_nothing(line: str):
    reader = ProgressReader()
    assert reader.read(line) is None
    assert reader.read("progress=end\n") == FfmpegProgress(frames=0, seconds=0.0, ended=True)


def test_a_time_before_the_beginning_counts_as_the_beginning():
    reader = ProgressReader()
    reader.read("out_time_us=-21333")
    assert reader.read("progress=continue") == FfmpegProgress(frames=0, seconds=0.0, ended=False)


def test_values_of_one_block_do_not_leak_into_the_next():
    reader = ProgressReader()
    for line in ("frame=7", "progress=continue"):
        reader.read(line)
    assert reader.read("progress=end") == FfmpegProgress(frames=0, seconds=0.0, ended=True)


def test_progress_reaches_the_caller():
    seen: list[FfmpegProgress] = []
    arguments = ["-loglevel", "error", "-f", "lavfi", "-i", "testsrc=s=64x64:r=24:d=2", "-f", "null", "-"]
    run(arguments, doing=DOING, cancel=CancelToken(), on_progress=seen.append)
    assert seen[-1].ended
    assert seen[-1].frames == 48


def test_the_program_named_by_the_environment_is_used(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(tmp_path / "nowhere" / "ffmpeg"))
    with pytest.raises(EnvironmentTrouble) as caught:
        find_ffmpeg()
    assert caught.value.code is ErrorCode.COMPOSE_FAILED
    assert "nowhere" in caught.value.what.en
    assert caught.value.what.en.endswith(".")
    assert caught.value.what.ko.endswith(".")
    assert caught.value.next_step is not None
    assert "IMAGEIO_FFMPEG_EXE" in caught.value.next_step.ko


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no execute permission")
def test_a_program_without_any_execute_bit_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    program = tmp_path / "ffmpeg"
    program.write_text("#!/bin/sh\n")
    program.chmod(stat.S_IRUSR | stat.S_IWUSR)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(program))
    with pytest.raises(EnvironmentTrouble) as caught:
        find_ffmpeg()
    assert caught.value.code is ErrorCode.COMPOSE_FAILED


def test_a_file_that_is_no_program_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    program = tmp_path / "ffmpeg"
    program.write_bytes(b"\x00not a program")
    program.chmod(0o755)
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", str(program))
    with pytest.raises(EnvironmentTrouble) as caught:
        run(["-version"], doing=DOING, cancel=CancelToken())
    assert caught.value.code is ErrorCode.COMPOSE_FAILED


def test_what_ffmpeg_says_goes_to_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture):
    with pytest.raises(StepFailed) as caught:
        run(["-i", str(tmp_path / "missing.mp4"), "-f", "null", "-"], doing=DOING, cancel=CancelToken())
    assert caught.value.code is ErrorCode.COMPOSE_FAILED
    assert "missing.mp4" not in caught.value.what.en + caught.value.what.ko
    assert "missing.mp4" in caplog.text


def test_no_room_is_told_apart_from_other_failures():
    error = failure(1, ["av_interleaved_write_frame(): No space left on device"], DOING)
    assert error.code is ErrorCode.DISK_FULL


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_disk_full():
    arguments = ["-loglevel", "error", "-y", "-f", "lavfi", "-i", "testsrc=s=640x360:d=3"]
    arguments += ["-c:v", "rawvideo", "-f", "nut", "/dev/full"]
    with pytest.raises(EnvironmentTrouble) as caught:
        run(arguments, doing=DOING, cancel=CancelToken())
    assert caught.value.code is ErrorCode.DISK_FULL


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_ffmpeg_is_named_as_killed():
    with Ffmpeg(ENDLESS, doing=DOING) as running:
        (child,) = [p for p in psutil.Process().children() if "ffmpeg" in p.name()]
        child.send_signal(signal.SIGKILL)
        with pytest.raises(ToolKilled) as caught:
            running.finish(CancelToken())
    assert caught.value.code is ErrorCode.COMPOSE_FAILED


def test_cancel_ends_ffmpeg_within_a_second():
    cancel = CancelToken()
    timer = Timer(0.2, cancel.cancel)
    timer.start()
    began = time.monotonic()
    with pytest.raises(Canceled):
        run(ENDLESS, doing=DOING, cancel=cancel)
    assert time.monotonic() - began < 1.2
    assert not [p for p in psutil.Process().children() if "ffmpeg" in p.name()]
    timer.join()


@pytest.mark.skipif(sys.platform != "linux", reason="PR_SET_PDEATHSIG")
def test_ffmpeg_dies_with_whoever_started_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ffmpeg.processes, "has_window", lambda: False)  # as in a worker

    def start_and_leave() -> None:
        started.append(ffmpeg.processes.start_tool([find_ffmpeg(), *ENDLESS]))

    started: list[object] = []
    thread = Thread(target=start_and_leave)
    thread.start()
    thread.join()
    process = started[0]
    assert process.wait(timeout=5) == -signal.SIGKILL  # type: ignore[attr-defined]
    process.stderr.close()  # type: ignore[attr-defined]
