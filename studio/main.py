"""The composition root: reads what was typed, opens the studio, and picks a face."""

import gc
import os
import sys
import threading
from collections.abc import Sequence

from studio.cli.app import run_command, understand
from studio.cli.console import Console
from studio.cli.foreground import EXIT_FAILED, exit_code_of
from studio.domain.errors import StudioError
from studio.domain.text import Language, Text
from studio.services.logs import logged
from studio.services.studio import open_studio, system_language


def run(typed: Sequence[str] | None = None) -> int:
    """Run the program with what was typed after its name; return the exit code."""
    words = list(sys.argv[1:] if typed is None else typed)
    if words[:1] == ["--worker"]:
        return _work(words[1:])
    try:
        arguments, code = understand(words, os.environ)
        if arguments is None:
            return code
        if arguments.command is None:
            return _open_window(arguments.data_dir)
        return run_command(arguments, os.environ)
    except KeyboardInterrupt:  # before anything was begun
        return 130


def _open_window(data_dir: "os.PathLike[str] | None") -> int:
    from pathlib import Path

    console = Console(system_language(os.environ))
    if not _has_display():
        console.tell(
            Text(
                ko="화면이 없습니다: DISPLAY와 WAYLAND_DISPLAY가 설정되어 있지 않습니다. "
                "데스크톱 세션에서 실행하거나 'xvfb-run -a ctrlf-studio'를 쓰십시오. "
                "창 없이 쓰려면 'ctrlf-studio --help'를 보십시오.",
                en="There is no display: DISPLAY and WAYLAND_DISPLAY are not set. "
                "Run it from a desktop session, or use 'xvfb-run -a ctrlf-studio'. "
                "To work without a window see 'ctrlf-studio --help'.",
            )
        )
        return EXIT_FAILED
    try:
        studio = open_studio(None if data_dir is None else Path(data_dir))
    except StudioError as error:
        console.trouble(error)
        _show(error, system_language(os.environ))
        return exit_code_of(error)
    try:
        # The keyring is slow: who is signed in is asked for while the window is loaded, not by the window.
        threading.Thread(target=studio.identity.current, name="sign-in", daemon=True).start()
        gc.disable()  # until the window stands: what is loaded now stays, so there is nothing to collect
        from studio.ui.app import run_window  # only here: the terminal never loads a widget

        return run_window(studio, [])
    except StudioError as error:
        console.trouble(error)
        return EXIT_FAILED
    except Exception as error:
        console.trouble(logged(error))
        return EXIT_FAILED
    finally:
        studio.close()


def _show(error: StudioError, language: Language) -> None:
    """Tell somebody who started the program with a click, and has no terminal, why no window opens."""
    from PySide6.QtWidgets import QApplication, QMessageBox

    app = QApplication(["ctrlf-studio"])
    if app.platformName() not in ("offscreen", "minimal"):  # where nobody can press OK
        QMessageBox.critical(None, "CTRLF Studio", f"{error.message(language)}\n\n({error.code})")


def _has_display() -> bool:
    """Tell whether a window can be shown; where none can, Qt would end the program at once."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _work(words: list[str]) -> int:
    """Serve as a child process of the packaged program."""
    from studio import worker

    return worker.run(words)
