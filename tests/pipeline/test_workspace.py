import subprocess
import sys
from pathlib import Path

import pytest

from studio.domain.errors import EnvironmentTrouble, ErrorCode
from studio.pipeline.workspace import sweep_dead, workspace


def _left(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir()]


def test_a_folder_lives_as_long_as_the_work(tmp_path: Path):
    with workspace(tmp_path / "scratch", "job-1") as folder:
        (folder / "deep").mkdir()
        (folder / "deep" / "file").write_text("x")
        assert folder.parent == tmp_path / "scratch"
    assert not _left(tmp_path / "scratch")


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt])
def test_a_folder_goes_however_the_work_ends(tmp_path: Path, error: type[BaseException]):
    def work() -> None:
        with workspace(tmp_path, "job-1") as folder:
            (folder / "file").write_text("x")
            raise error

    with pytest.raises(error):
        work()
    assert not _left(tmp_path)


@pytest.mark.parametrize("job_id", ["../../x", "/etc/passwd", "한글", "..", "", "a/b\\c", "x" * 500])
def test_ids_never_lead_out(tmp_path: Path, job_id: str):
    with workspace(tmp_path / "scratch", job_id) as folder:
        assert folder.resolve().parent == (tmp_path / "scratch").resolve()


def test_two_attempts_of_a_job_do_not_meet(tmp_path: Path):
    with workspace(tmp_path, "job-1") as one, workspace(tmp_path, "job-1") as two:
        assert one != two


def test_the_living_are_not_swept(tmp_path: Path):
    with workspace(tmp_path, "job-1") as folder:
        (folder / "file").write_text("x")
        assert sweep_dead(tmp_path) == 0
        assert (folder / "file").exists()


def test_the_dead_are_swept(tmp_path: Path):
    program = (
        "import os, sys, pathlib; from studio.pipeline.workspace import workspace\n"
        "with workspace(pathlib.Path(sys.argv[1]), 'job-1') as folder:\n"
        "    (folder / 'file').write_text('x'); os._exit(9)\n"
    )
    subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=False)
    assert any(p.is_dir() for p in tmp_path.iterdir())
    assert sweep_dead(tmp_path) == 1
    assert not _left(tmp_path)


def test_a_folder_without_a_lock_is_swept(tmp_path: Path):
    (tmp_path / "job-old-12345678").mkdir()
    assert sweep_dead(tmp_path) == 1
    assert not _left(tmp_path)


def test_nothing_to_sweep_is_no_trouble(tmp_path: Path):
    assert sweep_dead(tmp_path / "none") == 0


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path):
    (tmp_path / "scratch").write_text("a file")
    with pytest.raises(EnvironmentTrouble) as caught, workspace(tmp_path / "scratch", "job-1"):
        pass
    assert caught.value.code is ErrorCode.FILE_NOT_WRITABLE
    assert "scratch" in caught.value.what.ko
