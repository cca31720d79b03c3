"""The film of the open script, computed beside the window: at once with estimates, then with real speech."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.script import Script
from studio.ui.workers import Progress, Task, Workers

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview, Previewing

FILM_AFTER_MS: Final = 4
"""After a change: what the editor paints of it comes first."""
SPOKEN_EVERY_MS: Final = 200
"""While many scenes are spoken one after another, the film is told this often, not with every scene."""
VOICE_AFTER_MS: Final = 700
"""Quiet time after which missing speech is made."""
ASK_AFTER_MS: Final = 4_000
"""Quiet time after which services on the network are asked for speech: a pause, not a breath."""
REST_MS: Final = 60_000
"""How long a service that failed is left alone, twice as long each time, unless a scene is to be heard."""
LONGEST_REST_MS: Final = 16 * REST_MS


class FilmSource(QObject):
    """Follows one text: the latest wins, and what is between is never computed."""

    film_changed = Signal(object)
    """FilmPreview | None."""
    failed = Signal(object)
    """StudioError; the same trouble is told once, until a film with speech has come."""
    voice_trouble_changed = Signal(object)
    """StudioError | None: why scenes stay estimated that a service would have to speak."""

    def __init__(
        self, previewing: Previewing, *, speak_ahead: bool, here: Callable[[], str], parent: QObject
    ) -> None:
        """Get ready; `here` tells the uid of the scene where somebody is, which is spoken first."""
        super().__init__(parent)
        self._here = here
        self._previewing = previewing
        self._speak_ahead = speak_ahead
        self._script: Script | None = None
        self._spoken: Script | None = None
        self._opened = 0
        self._film: FilmPreview | None = None
        self._previewer = Workers(1, self)
        self._speaker = Workers(1, self)
        self._film_task: Task[FilmPreview] | None = None
        self._voice_task: Task[FilmPreview] | None = None
        self._is_stale = False
        self._told: ErrorCode | None = None
        self._voice_trouble: StudioError | None = None
        self._hears = False
        self._is_worked_on = False
        self._rest_ms = REST_MS
        self._rested_at = 0.0
        self._film_timer = QTimer(self)
        self._spoken_timer = QTimer(self)
        self._voice_timer = QTimer(self)
        self._ask_timer = QTimer(self)
        for timer, milliseconds, slot in (
            (self._film_timer, FILM_AFTER_MS, self._compute),
            (self._spoken_timer, SPOKEN_EVERY_MS, self._compute),
            (self._voice_timer, VOICE_AFTER_MS, self._speak),
            (self._ask_timer, ASK_AFTER_MS, self._ask),
        ):
            timer.setSingleShot(True)
            timer.setInterval(milliseconds)
            timer.timeout.connect(slot)

    @property
    def film(self) -> FilmPreview | None:
        """The film as computed last; None before the first time and for a script without scenes."""
        return self._film

    @property
    def voice_trouble(self) -> StudioError | None:
        """Why scenes stay estimated that a service would have to speak; None where it has not failed."""
        return self._voice_trouble

    def open(self, script: Script | None) -> None:
        """Follow another text; nothing that was asked for the one before is told any more."""
        self._stop_speaking()
        self._opened += 1
        self._film = None
        self.film_changed.emit(None)
        self.follow(script)
        self._is_worked_on = False

    def follow(self, script: Script | None) -> None:
        """Compute the film of the text as it is now, soon; the same text again, where settings changed."""
        self._script, self._spoken = script, None
        self._is_worked_on = True
        self._ask_timer.stop()
        if not self._film_timer.isActive():
            self._film_timer.start()
        if self._speak_ahead:
            self._voice_timer.start()

    def hear(self) -> None:
        """Have services asked at once for the speech they owe: somebody wants to hear it."""
        if self._film is not None and self._film.waits_for_service and not self._hears:
            self._is_worked_on = True
            self._begin_speaking(asks=True, hears=True)

    @Slot()
    def _compute(self) -> None:
        if self._film_task is not None:
            self._is_stale = True
            return
        if self._script is None or self._script is self._spoken:
            return
        script, opened = self._script, self._opened

        def compute(_token: CancelToken, _progress: Progress) -> FilmPreview:
            return self._previewing.film(script)

        self._is_stale = False
        self._film_task = self._previewer.run(
            compute,
            on_result=lambda film: self._on_estimate(film, script, opened),
            on_error=self._on_failed,
            on_end=self._on_ended,
        )

    @Slot()
    def _speak(self) -> None:
        self._begin_speaking(asks=False)

    @Slot()
    def _ask(self) -> None:
        self._begin_speaking(asks=True)

    def _begin_speaking(self, *, asks: bool, hears: bool = False) -> None:
        """Have missing speech made, by services as well where `asks`; `hears`: somebody waits for it."""
        self._stop_speaking()
        if self._script is None or not self._script.scene_count:
            return
        script, here = self._script, self._here()
        self._hears = hears

        def speak(token: CancelToken, progress: Progress) -> FilmPreview:
            return self._previewing.voice(
                script, cancel=token, on_scene=progress, first=here, ask_services=asks
            )

        self._voice_task = task = self._speaker.run(
            speak,
            on_result=lambda film: self._on_spoken(film, script, asked=asks),
            on_error=lambda error: self._on_mute(error, script, asked=asks, heard=hears),
            on_progress=self._on_scene_spoken,
            on_end=lambda: self._on_said(task),
        )

    def _stop_speaking(self) -> None:
        for timer in (self._voice_timer, self._spoken_timer, self._ask_timer):
            timer.stop()
        self._hears = False
        if self._voice_task is not None:
            self._voice_task.cancel()
            self._voice_task = None

    def _ask_after_a_pause(self) -> None:
        if not self._is_worked_on:
            return  # whoever only opens a script sends nothing of it anywhere
        rested = (time.monotonic() - self._rested_at) * 1000 if self._rested_at else self._rest_ms
        self._ask_timer.start(max(ASK_AFTER_MS, round(self._rest_ms - rested)))

    def _on_scene_spoken(self, _scene: object) -> None:
        if not self._spoken_timer.isActive():
            self._spoken_timer.start()

    def _on_estimate(self, film: FilmPreview, script: Script, opened: int) -> None:
        if opened == self._opened and script is not self._spoken:
            self._tell(film)

    def _on_spoken(self, film: FilmPreview, script: Script, *, asked: bool) -> None:
        if script is not self._script:
            return
        self._told = None
        if asked or not film.waits_for_service:
            self._spoken = script
            self._rest_ms, self._rested_at = REST_MS, 0.0
            self._set_voice_trouble(None)
        else:
            self._ask_after_a_pause()
        self._tell(film)

    def _on_mute(self, error: StudioError, script: Script, *, asked: bool, heard: bool) -> None:
        """Say that a voice failed; of a service that was asked in a pause only quietly."""
        if not asked:
            self._on_failed(error)
        else:
            is_known = self._voice_trouble is not None and self._voice_trouble.what == error.what
            if heard and not (is_known and self._told is error.code):
                self._told = error.code
                self.failed.emit(error)
            if self._rested_at:
                self._rest_ms = min(2 * self._rest_ms, LONGEST_REST_MS)
            self._rested_at = time.monotonic()
            self._set_voice_trouble(error)
        if script is self._script and self._film is not None and self._film.waits_for_service:
            self._ask_after_a_pause()

    def _set_voice_trouble(self, error: StudioError | None) -> None:
        if error is not self._voice_trouble:
            self._voice_trouble = error
            self.voice_trouble_changed.emit(error)

    def _on_said(self, task: Task[FilmPreview]) -> None:
        if self._voice_task is task:
            self._voice_task, self._hears = None, False

    def _tell(self, film: FilmPreview | None) -> None:
        if film is None or film is not self._film:
            self._film = film
            self.film_changed.emit(film)

    def _on_failed(self, error: StudioError) -> None:
        if error.code is ErrorCode.EMPTY_RENDER_SPEC:
            self._tell(None)
        elif error.code is not self._told:
            self._told = error.code
            self.failed.emit(error)

    def _on_ended(self) -> None:
        self._film_task = None
        if self._is_stale:
            self._compute()

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is being computed or spoken."""
        is_waiting = self._film_timer.isActive() or self._spoken_timer.isActive()
        return not is_waiting and self._previewer.is_idle and self._speaker.is_idle

    def close(self) -> None:
        """Stop, and wait for it."""
        for timer in (self._film_timer, self._spoken_timer, self._voice_timer, self._ask_timer):
            timer.stop()
        self._speaker.close()
        self._previewer.close()
