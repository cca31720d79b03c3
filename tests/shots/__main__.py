"""Takes the pictures; each look in a process of its own, as many at once as there are cores."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QApplication

from studio.domain.settings import WindowTheme
from studio.domain.text import Language
from tests.shots.camera import Look, Studios
from tests.shots.connected import CONNECTED
from tests.shots.docs import THEMES, take_docs
from tests.shots.states import FINE, PARTS

THEMES_SHOWN: Final = (WindowTheme.DARK, WindowTheme.LIGHT)
AT_ONCE: Final = 4
ALL: Final = PARTS | CONNECTED


def main() -> int:
    """Take what was asked for; return the exit code."""
    asked = _arguments()
    folder = Path(asked.folder).absolute()
    folder.mkdir(parents=True, exist_ok=True)
    if asked.look:
        return take_look(folder, asked)
    looks = [f"{THEMES[language].value}-{language.value}" for language in Language] if asked.docs else [
        f"{theme.value}-{language.value}" for language in Language for theme in THEMES_SHOWN
    ]  # fmt: skip
    runs = [(look, scale) for scale in ((1,) if asked.docs else (1, 2)) for look in looks]
    with ThreadPoolExecutor(min(os.cpu_count() or 1, AT_ONCE)) as pool:
        codes = list(pool.map(lambda run: _in_process(*run), runs))
    return max(codes)


def take_look(folder: Path, asked: argparse.Namespace) -> int:
    """Take all pictures in one look, in this process."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setCursorFlashTime(0)  # a cursor that blinks would be there or not
    scale = round(app.devicePixelRatio())
    theme, language = asked.look.split("-")
    look = Look(folder, WindowTheme(theme), Language(language), f"@{scale}x" if scale > 1 else "")
    parts = {name: part for name, part in ALL.items() if asked.only in name}
    if scale > 1:
        parts = {name: part for name, part in parts.items() if name in FINE}
    if not parts and not asked.docs:
        return 0
    with tempfile.TemporaryDirectory() as data:
        studios = Studios(look, Path(data))
        if asked.docs:
            take_docs(studios, only=asked.only)
            return 0
        for part in parts.values():
            part(studios)
    return 0


def _in_process(look: str, scale: int) -> int:
    environment = {**os.environ, "QT_SCALE_FACTOR": str(scale)}
    command = [sys.executable, "-m", "tests.shots", *sys.argv[1:], "--look", look]
    return subprocess.run(command, env=environment, check=False).returncode


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.shots", description="Pictures of the window.")
    parser.add_argument("folder", nargs="?", default="shots", help="where they go (default: shots)")
    parser.add_argument("--only", default="", metavar="NAME", help=f"a part: {', '.join(ALL)}")
    parser.add_argument("--look", default="", metavar="LOOK", help="one look, such as dark-ko")
    parser.add_argument("--docs", action="store_true", help="the pictures of README and guide instead")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
