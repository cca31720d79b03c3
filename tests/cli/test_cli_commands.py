"""The other commands: scripts, jobs, doctor, self-test; languages, encodings and broken pipes."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from studio import __version__
from tests.cli.conftest import SMALL, Run, command_of, environment


def test_version(run: Run) -> None:
    assert run("--version").out == f"ctrlf-studio {__version__}\n"


@pytest.mark.parametrize(
    "typed", [[], ["render"], ["jobs"], ["jobs", "retry"], ["scripts", "import"], ["doctor"], ["self-test"]]
)
def test_help_in_both_languages(here: Run, typed: list[str]) -> None:
    for language in ("C.UTF-8", "ko_KR.UTF-8"):
        said = here(*typed, "--help", LC_ALL=language)
        assert said.code == 0
        assert "--data-dir" in said.out


@pytest.mark.parametrize(
    "typed", [["frobnicate"], ["jobs", "show"], ["jobs", "dance", "x"], ["scripts", "reject", "x"]]
)
def test_bad_usage(here: Run, typed: list[str]) -> None:
    said = here(*typed)
    assert said.code == 2
    assert "INVALID_ARGUMENT" in said.err
    assert said.out == ""


def test_a_script_through_its_review(here: Run, script: Path, tmp_path: Path) -> None:
    record = here("scripts", "import", script, "--json").json
    assert (record["title"], record["status"], record["scene_count"]) == ("보안 교육", "DRAFT", 2)
    script_id = record["script_id"]
    assert here("scripts", "approve", script_id, "--json").json["status"] == "APPROVED"
    assert here("scripts", "--json").json[0]["approved_revision"] == 1
    assert "보안 교육" in here("scripts").out
    exported = here("scripts", "export", script_id, tmp_path / "out.json")
    assert exported.out.strip() == str(tmp_path / "out.json")
    assert "안녕하세요." in (tmp_path / "out.json").read_text(encoding="utf-8")
    here("scripts", "export", script_id, tmp_path / "spec.json", "--shape", "render-spec")
    assert json.loads((tmp_path / "spec.json").read_text(encoding="utf-8"))["script_id"] == script_id
    said = here("scripts", "reject", script_id, "--reason", "늦었음", "--json")
    assert (said.code, said.json["error_code"]) == (1, "NOT_EDITABLE")


def test_a_rejection_is_told(here: Run, script: Path) -> None:
    script_id = here("scripts", "import", script, "--json").json["script_id"]
    assert here("scripts", "reject", script_id, "--reason", "틀림", "--json").json["status"] == "REJECTED"
    assert here("scripts", "reject", script_id, "--reason", " ").code == 1


def test_nothing_there(here: Run) -> None:
    for typed, code in (
        (["jobs", "show", "x"], "JOB_NOT_FOUND"),
        (["jobs", "cancel", "x"], "JOB_NOT_FOUND"),
        (["jobs", "log", "x"], "JOB_NOT_FOUND"),
        (["jobs", "retry", "x"], "JOB_NOT_FOUND"),
        (["scripts", "approve", "x"], "SCRIPT_NOT_FOUND"),
        (["scripts", "export", "x", "y.json"], "SCRIPT_NOT_FOUND"),
    ):
        said = here(*typed, "--json")
        assert (said.code, said.json["error_code"]) == (2, code)
    assert here("jobs").code == 0
    assert here("jobs", "--json").json == []


def test_what_an_ended_job_refuses(run: Run, script: Path) -> None:
    job_id = run("render", script, "--json", *SMALL).json["job_id"]
    log = run("jobs", "log", job_id)
    assert "attempt 1: " in log.out
    assert "FINALIZE" in log.out
    assert run("jobs", "log", job_id, "--json").json["log"] == log.out.splitlines()
    canceled = run("jobs", "cancel", job_id, "--json")
    assert (canceled.code, canceled.json["error_code"]) == (1, "CANNOT_CANCEL")
    retried = run("jobs", "retry", job_id, "--json")
    assert (retried.code, retried.json["error_code"], retried.json["job_id"]) == (1, "NOT_EDITABLE", None)
    assert "has made its film already" in retried.json["error_message"]
    assert "PENDING" not in retried.json["error_message"]
    shown = run("jobs", "show", job_id)
    assert "SUCCEEDED" in shown.out
    assert "video.mp4" in shown.out


def test_doctor(here: Run) -> None:
    said = here("doctor", "--json")
    assert said.code == 0, said.out
    assert said.json["ok"]
    assert all(set(check) == {"id", "name", "ok", "detail", "next_step"} for check in said.json["checks"])
    assert "ffmpeg" in here("doctor").out


def test_self_test(run: Run) -> None:
    said = run("self-test")
    assert said.code == 0, said.err
    assert run("jobs", "--json").json == []


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are never bytes there")
def test_bytes_of_another_encoding(run: Run, tmp_path: Path, script: Path) -> None:
    said = run("jobs", "show", "\udcff", "--json")
    assert (said.code, said.json["error_code"]) == (2, "INVALID_ARGUMENT")
    strange = script.rename(tmp_path / "\udcff교육.json")
    assert run("scripts", "import", strange, "--json").json["title"] == "?교육"


def test_korean(here: Run) -> None:
    said = here("jobs", "show", "x", LC_ALL="ko_KR.UTF-8")
    assert "작업이 없습니다" in said.err


def test_an_output_without_hangul_still_gets_words_and_json(data_dir: Path) -> None:
    done = subprocess.run(
        [sys.executable, *command_of(data_dir, "jobs", "show", "교육", "--json")[3:]],
        capture_output=True,
        env=environment(LC_ALL="ko_KR.UTF-8", PYTHONIOENCODING="ascii"),
        check=False,
    )
    assert done.returncode == 2
    assert done.stdout.isascii()
    assert b"JOB_NOT_FOUND" in done.stdout
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_nobody_reads_any_more(data_dir: Path, script: Path, run: Run) -> None:
    run("scripts", "import", script)
    process = subprocess.Popen(
        command_of(data_dir, "scripts", "--json"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    with process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_without_a_display_the_window_says_how(run: Run) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("a display is always there")
    said = run(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    assert said.code == 1
    assert "xvfb-run" in said.err


def test_a_bug_is_a_reference_not_a_traceback(data_dir: Path) -> None:
    program = (
        "import sys\n"
        "from studio.services.rendering import Rendering\n"
        "def broken(self, **_): raise ZeroDivisionError('a bug')\n"
        "Rendering.list = broken\n"
        "from studio.main import run\n"
        f"sys.exit(run(['--data-dir', {str(data_dir)!r}, 'jobs', '--json']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, env=environment(), check=False
    )
    assert done.returncode == 1
    assert "INTERNAL_ERROR" in done.stdout
    assert "Traceback" not in done.stderr
    reference = done.stdout.split("reference ")[1].split(")")[0]
    assert reference in (data_dir / "logs" / "studio.log").read_text(encoding="utf-8")
