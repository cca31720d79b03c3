"""A real window over a data directory of its own, and courses of any length, to be measured."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.domain.script import Chapter, Scene, Script
from studio.domain.settings import WindowTheme
from studio.domain.text import Language
from studio.services.engine import Render
from studio.services.studio import Studio, open_studio
from studio.ui.interpreter import Collector, leave_started_alone, serve_window
from studio.ui.main_window import MainWindow
from studio.ui.theme import Theme
from studio.ui.translations import Translations

PATIENCE_MS = 300_000
_SAYINGS = (
    "보낸 사람의 주소를 끝까지 읽으십시오. 화면에 보이는 이름은 누구나 바꿀 수 있습니다.",
    "링크는 누르기 전에 확인합니다. 보이는 글자와 실제로 가는 곳은 다를 수 있습니다.",
    "의심스러우면 열지 말고 신고하십시오. 24시간 안에 신고하면 피해를 막을 수 있습니다.",
    "첨부 파일은 열기 전에 확인자를 살펴봅니다. 이중 확장자는 위험 신호입니다.",
)


def course(scenes: int, title: str = "보안 교육", *, to_a_chapter: int = 12) -> Script:
    """Return a course with scenes that all say something else."""
    made = [
        Scene(narration=f"{number}. {_SAYINGS[number % 4]}", on_screen_text=f"{number}번 항목을 확인합니다")
        for number in range(1, scenes + 1)
    ]
    chapters = tuple(
        Chapter(title=f"{at // to_a_chapter + 1}부", scenes=tuple(made[at : at + to_a_chapter]))
        for at in range(0, scenes, to_a_chapter)
    )
    return Script(title=title, chapters=chapters)


@contextmanager
def opened_window(
    *,
    speak_ahead: bool = False,
    fill: Callable[[Studio], object] | None = None,
    render: Render | None = None,
) -> Generator[MainWindow]:
    """Show a window over a data directory, empty or filled first, and put everything away afterwards."""
    serve_window()
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    with tempfile.TemporaryDirectory() as folder:
        studio = open_studio(Path(folder), {}, render=render)
        studio.preferences.change({"language": Language.KOREAN, "encode_ahead": False})
        if fill is not None:
            fill(studio)
        translations = Translations()
        translations.choose(Language.KOREAN)
        theme = Theme(WindowTheme.DARK)
        theme.apply()
        window = MainWindow(studio, theme, translations, speak_ahead=speak_ahead)
        window.show()
        window.begin()
        leave_started_alone()
        Collector(window)
        try:
            yield window
        finally:
            window.queue.stop()
            wait(lambda: window.queue.is_idle)
            window.close()
            translations.clear()
            studio.close()


def add_script(studio: Studio, script: Script) -> str:
    """Put a script into the library; return its id."""
    record = studio.scripts.create(script.title)
    studio.scripts.save(record.script_id, script)
    return record.script_id


def wait(seen: Callable[[], bool]) -> None:
    """Let the window live until something is seen."""
    clock = QElapsedTimer()
    clock.start()
    while not seen():
        if clock.elapsed() > PATIENCE_MS:
            raise TimeoutError("the window never came to the state that was to be measured")
        live(10)


def live(milliseconds: int) -> None:
    """Let the window live for a while; it sleeps where nothing happens, as it does in life."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def type_letter(widget: QWidget, letter: str) -> None:
    """Type one letter of any language, as an input method hands it over."""
    event = QInputMethodEvent("", [])
    event.setCommitString(letter)
    QApplication.sendEvent(widget, event)
