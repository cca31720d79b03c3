"""Progress on a terminal: one calm line that is redrawn, or a line per step where nothing can be redrawn."""

import shutil
import time
import unicodedata
from typing import Final

from studio.cli.console import Console
from studio.domain.drafting import Written
from studio.domain.progress import ProgressEvent
from studio.domain.steps import Step
from studio.domain.text import Text

REDRAW_SEC: Final = 0.1
BAR_WIDTH: Final = 24


class ProgressLine:
    """Listens to a render and shows it."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._drawn_at = 0.0
        self._step: Step | None = None
        self._is_drawn = False
        self._full, self._empty = "█░" if console.can_draw("█░") else "#."

    def __call__(self, event: ProgressEvent) -> None:
        """Show an event; cheap enough for every one of them."""
        is_new_step = event.step is not self._step
        self._step = event.step
        if not event.status.is_active:
            self.clear()
        elif self._console.is_terminal:
            if is_new_step or time.monotonic() - self._drawn_at >= REDRAW_SEC:
                self._drawn_at = time.monotonic()
                self._console.draw(f"\r{_fitted(self._bar(event))}\x1b[K")
                self._is_drawn = True
        elif is_new_step and event.step is not None:
            self._console.tell(f"[{event.progress:3d}%] {event.step.message.to(self._console.language)}")

    def clear(self) -> None:
        """Take the line away."""
        if self._is_drawn:
            self._console.draw("\r\x1b[K")
            self._is_drawn = False

    def _bar(self, event: ProgressEvent) -> str:
        full = event.progress * BAR_WIDTH // 100
        bar = self._full * full + self._empty * (BAR_WIDTH - full)
        return f"{bar} {event.progress:3d}%  {event.message}"


class WritingLine:
    """Listens to a model that writes and shows how far it is; a line per attempt where none is redrawn."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._drawn_at = 0.0
        self._told = (0, False)
        self._is_drawn = False

    def __call__(self, written: Written) -> None:
        """Show how far it is; cheap enough for every piece that comes."""
        told = (written.attempt, written.waiting_sec > 0)
        is_new, self._told = told != self._told, told
        if self._console.is_terminal:
            if is_new or time.monotonic() - self._drawn_at >= REDRAW_SEC:
                self._drawn_at = time.monotonic()
                self._console.draw(f"\r{_fitted(self._console.translated(_writing(written)))}\x1b[K")
                self._is_drawn = True
        elif is_new:
            self._console.tell(_writing(written))

    def clear(self) -> None:
        """Take the line away."""
        if self._is_drawn:
            self._console.draw("\r\x1b[K")
            self._is_drawn = False


def _writing(written: Written) -> Text:
    again = Text(ko=f" ({written.attempt}번째 시도)", en=f" (attempt {written.attempt})")
    if written.attempt == 1:
        again = Text(ko="", en="")
    if written.waiting_sec:
        return Text(
            ko=f"언어 모델이 바쁩니다. {written.waiting_sec:.0f}초 뒤 다시 시도합니다{again.ko}...",
            en=f"The model is busy. Asking again in {written.waiting_sec:.0f} s{again.en}...",
        )
    return Text(
        ko=f"언어 모델이 쓰는 중: {written.characters:,}자{again.ko}",
        en=f"The model is writing: {written.characters:,} characters{again.en}",
    )


def _fitted(text: str) -> str:
    """Return `text` cut to the terminal's width, in which a Hangul syllable takes two columns."""
    room = shutil.get_terminal_size().columns - 1
    kept: list[str] = []
    for character in text:
        room -= 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if room < 0:
            break
        kept.append(character)
    return "".join(kept)
