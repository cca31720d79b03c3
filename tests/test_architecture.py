"""The rooms keep to their rows: the contracts of pyproject.toml, run as a test."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def test_rooms_import_only_what_lies_below() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    done = subprocess.run(
        [*command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, errors="replace", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_terminal_loads_no_qt_and_no_pipeline_to_list_jobs(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from studio.main import run\n"
        f"assert run(['--data-dir', {str(tmp_path)!r}, 'jobs']) == 0\n"
        "heavy = [m for m in ('PySide6', 'numpy', 'studio.picture', 'studio.ui') if m in sys.modules]\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
    assert done.returncode == 0, done.stderr
