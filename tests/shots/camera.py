"""One window in one look over a data directory; takes pictures of it once it is at rest."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from studio.domain.script import Script
from studio.domain.settings import RenderSettings, WindowTheme
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.studio import Studio, open_studio
from studio.speech.online import Online
from studio.ui.main_window import MainWindow
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from tests.shots.stage import StagedPipeline, fill_library

PATIENCE_MS = 90_000
REST_MS = 150
"""How long nothing may be left to do before a picture is taken: what is begun late begins within it."""
VOICE = VoiceChoice(provider=VoiceProvider.ESPEAK)


@dataclass(frozen=True, slots=True)
class Look:
    """Colours and language of a window, and where its pictures go."""

    folder: Path
    theme: WindowTheme
    language: Language
    suffix: str = ""

    @property
    def name(self) -> str:
        """Ends the names of its pictures."""
        return f"{self.theme.value}-{self.language.value}{self.suffix}"


class Camera:
    """Opens the window and waits for it as a person would."""

    def __init__(
        self,
        look: Look,
        data: Path,
        *,
        settings: RenderSettings | None = None,
        welcome: bool = False,
        real: bool = False,
        online: Online | None = None,
    ) -> None:
        self.look = look
        self.pipeline = StagedPipeline(data / "films", look.language)
        self.studio: Studio = open_studio(data, {}, render=None if real else self.pipeline, online=online)
        self.studio.preferences.update(
            language=look.language,
            window_theme=look.theme,
            profile_name="Kim",
            render=settings or RenderSettings(voice=VOICE),
            encode_ahead=False,
        )
        self._translations = Translations()
        self._translations.choose(look.language)
        self._theme = Theme(look.theme)
        self._theme.apply()
        self.window = MainWindow(self.studio, self._theme, self._translations)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.begin(welcome=welcome)
        self.window.activateWindow()

    # --- waiting ---------------------------------------------------------------------------------

    def wait(self, seen: Callable[[], object]) -> None:
        """Let the window live until something is seen."""
        clock = QElapsedTimer()
        clock.start()
        while not seen():
            if clock.elapsed() > PATIENCE_MS:
                raise TimeoutError("the window never came to the state that was to be pictured")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    @property
    def busy_with(self) -> list[str]:
        """What is still being read, spoken or painted."""
        window, session = self.window, self.window.session
        film = session.film
        parts: list[tuple[str, QWidget | None, Callable[[], bool]]] = [
            ("session", None, lambda: session.is_idle),
            ("voices", None, lambda: film is None or film.waits_for_service or all(film.voiced)),
            ("preview", window.preview.picture, lambda: film is None or window.preview.picture.is_settled),
            ("timeline", window.timeline.strip, lambda: window.timeline.strip.is_settled),
            ("library", window.library, lambda: window.library.is_idle),
            ("inspector", window.inspector, lambda: window.inspector.is_settled),
            ("problems", None, lambda: window.problems.is_idle),
            ("history", window.history, lambda: window.history.is_settled),
            ("jobs", window.jobs, lambda: window.jobs.thumbs.is_idle),
        ]
        parts += [
            ("backend", window.backend, lambda: window.backend_desk.is_settled),
            ("outbox", window.outbox, lambda: window.outbox.is_settled),
            ("source", window.script.source_pane, lambda: window.script.source_pane.is_settled),
        ]
        if (view := window.review.view) is not None:
            parts.append(("comparison", view, lambda: view.is_settled))
        if (dialog := window.settings_dialog) is not None:
            parts.append(("settings", dialog, lambda: dialog.is_settled))
        return [
            name for name, widget, rests in parts if (widget is None or widget.isVisible()) and not rests()
        ]

    def settle(self) -> None:
        """Wait until everything is painted and nothing more comes."""
        clock = QElapsedTimer()
        clock.start()

        def rests() -> bool:
            if self.busy_with:
                clock.restart()
            return clock.elapsed() > REST_MS

        try:
            self.wait(rests)
        except TimeoutError as error:
            raise TimeoutError(f"{self.look.name}: still busy with {self.busy_with}") from error

    # --- taking ----------------------------------------------------------------------------------

    def picture(self, widget: QWidget | None = None) -> QImage:
        """Return a picture of the window, or of another one, at rest."""
        self.settle()
        return (widget or self.window).grab().toImage()

    def take(self, state: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of another one, at rest."""
        self.save(state, self.picture(widget))

    def take_busy(self, state: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of another one, as it is."""
        self.save(state, (widget or self.window).grab().toImage())

    def save(self, state: str, image: QImage) -> None:
        """Save a picture under the name of a state."""
        path = self.look.folder / f"{state}-{self.look.name}.png"
        if not image.save(str(path)):
            raise OSError(f"cannot write {path}")
        print(path, flush=True)

    # --- handling --------------------------------------------------------------------------------

    @property
    def script(self) -> Script:
        """The open script."""
        script = self.window.session.script
        assert script is not None, "no script is open"
        return script

    @property
    def scenes(self) -> list[str]:
        """The open script's scenes in their order."""
        return [scene.uid for _, _, scene in self.script.scenes()]

    def show_scene(self, number: int) -> None:
        """Select a scene, counted from 0, with the cursor at the end of its narration."""
        uid = self.scenes[number]
        self.window.session.select(uid)
        self.window.script.view.focus_scene(uid, at_end=True)
        self.settle()

    def do(self, action: str) -> None:
        """Do what a command of the window does."""
        assert self.window.actions_[action].isEnabled(), f"{action} is greyed out"
        self.window.actions_[action].trigger()

    def put_notices_away(self) -> None:
        """Close what the window has told."""
        self.put_away_now()
        self.settle()

    def put_away_now(self) -> None:
        """Close what the window has told, also while it never comes to rest."""
        for strip in self.window.notices.findChildren(QWidget):
            leave = getattr(strip, "leave", None)
            if leave is not None:
                leave()

    def let_live(self, milliseconds: int) -> None:
        """Let the window live for a while, as long as something in it goes on and on."""
        clock = QElapsedTimer()
        clock.start()
        self.wait(lambda: clock.elapsed() > milliseconds)

    def write(self, percent: int) -> None:
        """Write everything larger, or as it was designed."""
        self._theme.choose_text(percent)

    def close(self) -> None:
        """Put everything away."""
        self.window.queue.stop()
        self.wait(lambda: self.window.queue.is_idle)
        self.window.close()
        self._translations.clear()
        self.studio.close()


class Studios:
    """Data directories for windows in one look: each gets a copy of one in which everything is spoken."""

    def __init__(self, look: Look, folder: Path) -> None:
        self.look = look
        self._folder = folder
        self._full = folder / "full"
        camera = Camera(look, self._full)
        fill_library(camera.studio, look.language)
        camera.window.scripts.open_sample()
        camera.wait(lambda: camera.window.session.film is not None)
        camera.settle()
        camera.close()

    @contextmanager
    def opened(
        self,
        *,
        fresh: bool = False,
        welcome: bool = False,
        real: bool = False,
        settings: RenderSettings | None = None,
        online: Online | None = None,
    ) -> Iterator[Camera]:
        """Open a window with the sample and a full library, or (`fresh`) where nobody has worked before.

        `real` makes films indeed; `online` speaks in the place of services on the network.
        """
        data = Path(tempfile.mkdtemp(dir=self._folder)) / "studio"
        if not fresh:
            shutil.copytree(self._full, data)
        camera = Camera(self.look, data, settings=settings, welcome=welcome, real=real, online=online)
        try:
            yield camera
        finally:
            camera.close()
            shutil.rmtree(data.parent, ignore_errors=True)
