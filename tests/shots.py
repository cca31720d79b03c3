"""Pictures of the real window for people to look at: `make shots`, or `python -m tests.shots [folder]`.

Every state in light and dark, Korean and English, made by the real program over a data directory of its own.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QElapsedTimer, QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.settings import RenderSettings, WindowTheme
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.text import Language, Text
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.pipeline.outcome import RenderOutcome, Report
from studio.resources import resource_path
from studio.services.studio import Studio, open_studio
from studio.ui.main_window import MainWindow
from studio.ui.settings.setting import Section
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from tests.fakes.pipeline import FakePipeline

PATIENCE_MS = 60_000
NAMES = {
    Language.KOREAN: ("개인정보 보호", "직장 내 괴롭힘 예방", "산업안전 기초"),
    Language.ENGLISH: ("Personal data", "Respect at work", "Safe lifting"),
}


class StagedPipeline:
    """Succeeds, fails or stops midway by the title of the film, so that every row can be seen at once."""

    def __init__(self, films: Path, language: Language) -> None:
        self._works = FakePipeline(films)
        self._running, _, self._failing = NAMES[language]
        self.stopped_midway = False

    def __call__(self, job_id: str, spec: RenderSpec, report: Report, cancel: CancelToken) -> RenderOutcome:
        """Make, or break, one film."""
        if spec.title == self._failing:
            report(Step.VALIDATE_SCRIPT, 1.0, None)
            report(Step.GENERATE_TTS, 0.3, None)
            raise StepFailed(
                ErrorCode.TTS_FAILED,
                Text(ko="음성 서비스가 응답하지 않습니다.", en="The voice service does not answer."),
                Text(ko="오프라인 목소리로 다시 시도하십시오.", en="Choose the offline voice and retry."),
            )
        if spec.title == self._running:
            report(Step.COMPOSE_VIDEO, 0.4, Text(ko="장면 6/8", en="scene 6 of 8"))
            self.stopped_midway = True
            while not cancel.wait(0.05):
                pass
            cancel.check()
        return self._works(job_id, spec, report, cancel)


class Camera:
    """One window in one look; takes pictures of it."""

    def __init__(self, folder: Path, data: Path, language: Language, theme: WindowTheme, scale: str) -> None:
        self._folder = folder
        self._name = f"{theme.value}-{language.value}{scale}"
        self.pipeline = StagedPipeline(data / "films", language)
        self.studio: Studio = open_studio(data, {}, render=self.pipeline)
        voice = VoiceChoice(provider=VoiceProvider.ESPEAK)
        self.studio.preferences.update(
            language=language, window_theme=theme, profile_name="Kim", render=RenderSettings(voice=voice)
        )
        self._translations = Translations()
        self._translations.choose(language)
        self._theme = Theme(theme)
        self._theme.apply()
        self.window = MainWindow(self.studio, self._theme, self._translations)
        self.window.resize(1440, 900)
        self.window.show()
        self.window.begin()
        self.window.script.setFocus()

    def wait(self, seen: Callable[[], bool]) -> None:
        """Let the window live until something is seen."""
        clock = QElapsedTimer()
        clock.start()
        while not seen():
            if clock.elapsed() > PATIENCE_MS:
                raise TimeoutError("the window never came to the state that was to be pictured")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)

    def settle(self, milliseconds: int = 400) -> None:
        """Let late painting happen."""
        clock = QElapsedTimer()
        clock.start()
        self.wait(lambda: clock.elapsed() > milliseconds)

    def take(self, state: str, widget: QWidget | None = None) -> None:
        """Save a picture of the window, or of another one, as it is."""
        self.settle()
        path = self._folder / f"{state}-{self._name}.png"
        (widget or self.window).grab().save(str(path))
        print(path)

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


def picture_all(camera: Camera, language: Language) -> None:
    """Go through the states in an order in which each leads to the next."""
    window, studio = camera.window, camera.studio
    camera.take("empty")
    window.scripts.open_sample()
    camera.wait(lambda: window.session.film is not None and all(window.session.film.voiced))
    camera.wait(lambda: bool(window.session.film and window.session.film.cues))
    window.notices.take_back("imported")
    uids = window.session.film.scene_uids if window.session.film else ()
    window.session.select(uids[5])
    window.script.view.focus_scene(uids[5], at_end=True)
    camera.take("script")

    sample = resource_path("samples", f"phishing.{language.value}.json").read_bytes()
    for number, name in enumerate(NAMES[language], start=1):
        # A space more each time: the same bytes would be the same script.
        record = studio.scripts.import_bytes(sample + b" " * number, name=name, video_id=f"video-{number}")
        studio.scripts.save(record.script_id, record.script.model_copy(update={"title": name}))
        if name != NAMES[language][2]:
            studio.scripts.approve(record.script_id)
        else:
            studio.scripts.reject(record.script_id, "…")
    ids = {row.title: row.script_id for row in studio.scripts.list()}
    for name in reversed(NAMES[language]):
        job = studio.rendering.create(ids[name], draft=name == NAMES[language][2]).job
        studio.rendering.start(job.job_id)
    window.queue.wake()
    camera.wait(lambda: camera.pipeline.stopped_midway)
    window.library.refresh()
    camera.settle(2500)
    camera.take("rendering")
    failed = [row.job for row in window.jobs.model.rows if row.job.status.value == "FAILED"]
    assert failed
    for key in [row.job.job_id for row in window.jobs.model.rows if row.job not in failed]:
        window.notices.take_back(key)
    camera.take("failed")
    window.scripts.approve()
    camera.wait(lambda: window.session.record is not None and window.session.record.approved_by is not None)
    for key in [row.job.job_id for row in window.jobs.model.rows]:
        window.notices.take_back(key)
    window.choose_preset("time")
    camera.take("time")
    window.choose_preset("review")
    camera.take("approved")


def picture_settings(camera: Camera) -> None:
    """Take the settings: every section, what is found, what is refused, and text of twice the size."""
    window = camera.window
    window.open_settings()
    dialog = window.settings_dialog
    assert dialog is not None
    dialog.resize(920, 680)
    camera.wait(lambda: dialog.is_settled)
    for section in Section:
        dialog.open_at(section)
        camera.wait(lambda: dialog.is_settled)
        camera.take(f"settings-{section}", dialog)
    transition = dialog.rows["transition"].editor
    transition.edited.emit(9.0)
    dialog.search.setText(dialog.rows["transition"].name.text())
    camera.take("settings-refused", dialog)
    dialog.rows["transition"].reset.click()
    dialog.search.setText("xyz")
    camera.take("settings-nothing", dialog)
    camera.write(200)
    dialog.resize(800, 760)
    for section in (Section.FILM, Section.BRAND, Section.RENDERING):
        dialog.open_at(section)
        camera.wait(lambda: dialog.is_settled)
        camera.take(f"settings-large-{section}", dialog)
    camera.write(100)
    dialog.close()


def main() -> int:
    """Take all pictures; return the exit code."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "shots")
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication([])
    scale = (
        f"@{app.devicePixelRatio():g}x"
        if isinstance(app, QApplication) and app.devicePixelRatio() > 1
        else ""
    )
    for language in Language:
        for theme in (WindowTheme.DARK, WindowTheme.LIGHT):
            with tempfile.TemporaryDirectory() as data:
                camera = Camera(folder, Path(data), language, theme, scale)
                picture_all(camera, language)
                picture_settings(camera)
                camera.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
