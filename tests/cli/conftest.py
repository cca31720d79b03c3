"""The program as a person starts it: a process with pipes, an exit code and a data directory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from studio import main

SMALL = ("--size", "160x120", "--voice", "mock")
SCRIPT = {"chapters": [{"title": "장", "scenes": [{"narration": "안녕하세요.", "duration_sec": 1}] * 2}]}


@dataclass(frozen=True)
class Said:
    """What the program printed, and what it ended with."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The last line of standard output."""
        return json.loads(self.out.splitlines()[-1])


Run = Callable[..., Said]


def command_of(data_dir: Path, *typed: str | Path) -> list[str]:
    return [sys.executable, "-X", "utf8", "-m", "studio", "--data-dir", str(data_dir), *map(str, typed)]


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "error", **changes}


@pytest.fixture
def run(data_dir: Path) -> Run:
    """Run `ctrlf-studio` to its end; keywords are environment variables."""

    def run_it(*typed: str | Path, **variables: str) -> Said:
        done = subprocess.run(
            command_of(data_dir, *typed),
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=environment(**variables),
            timeout=120,
            check=False,
        )
        assert "Traceback" not in done.stderr, done.stderr
        return Said(done.returncode, done.stdout, done.stderr)

    return run_it


@pytest.fixture
def here(data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The same within this process, for what needs no process of its own."""

    def run_here(*typed: str | Path, **variables: str) -> Said:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        try:
            code = main.run(["--data-dir", str(data_dir), *map(str, typed)])
        except SystemExit as done:  # argparse's own, after --help
            code = int(done.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run_here


@pytest.fixture
def script(tmp_path: Path) -> Path:
    """A script file of two short scenes."""
    path = tmp_path / "보안 교육.json"
    path.write_text(json.dumps(SCRIPT), encoding="utf-8")
    return path
