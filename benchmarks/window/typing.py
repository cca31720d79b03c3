"""How soon what is typed is seen in a long script: `python -m benchmarks.window.typing`.

Somebody types on-screen text, a letter at a time. A letter counts as seen in the editor when the field has
been painted after it, and in the preview when the picture at the playhead has been painted anew. Letters come
every `--every` milliseconds. What it cost the processor is told as well, which a busy machine changes less.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import time
from typing import Final

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.window.stage import add_script, course, live, opened_window, type_letter, wait
from studio.domain.cancel import CancelToken
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.ui.main_window import MainWindow

_TEXT: Final = "보낸사람을확인합니다"
_WARM_UP: Final = 12
_GOALS: Final = {"preview": "p95 <= 50", "glyph": "p99 <= 16", "processor": "of the above, to the preview"}


class PaintWatch(QObject):
    """Notices that a widget is painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.painted = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count paint events."""
        if event.type() is QEvent.Type.Paint:
            self.painted += 1
        return False


def main() -> None:
    """Type, and print how long it took until it was seen."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenes", type=int, default=300)
    parser.add_argument("--letters", type=int, default=200)
    parser.add_argument("--every", type=int, default=120, help="milliseconds from one letter to the next")
    parser.add_argument("--profile", action="store_true", help="also tell where the window's thread spends")
    chosen = parser.parse_args()
    with opened_window() as window:
        open_spoken(window, chosen.scenes)
        uid = window.session.film.scene_uids[chosen.scenes // 3] if window.session.film else ""
        window.session.select(uid)
        window.script.view.focus_scene(uid)
        field = window.script.view.card(uid).on_screen
        field.setFocus()
        field.moveCursor(QTextCursor.MoveOperation.End)
        wait(lambda: window.preview.picture.is_settled and window.session.is_idle)
        _type(window, _WARM_UP, chosen.every)
        profile = cProfile.Profile() if chosen.profile else None
        figures = _type(window, chosen.letters, chosen.every, profile)
    print(f"{chosen.scenes} scenes, {chosen.letters} letters, one every {chosen.every} ms")
    print(f"{'milliseconds':<12} {'p50':>7} {'p95':>7} {'p99':>7} {'max':>7}   goal")
    for name, seconds in figures.items():
        shares = [percentile(seconds, share) * 1000 for share in (50, 95, 99, 100)]
        told = " ".join(f"{value:7.1f}" for value in shares)
        print(f"{name:<12} {told}   {_GOALS[name]}")
    if profile is not None:
        pstats.Stats(profile).sort_stats("cumulative").print_stats(45)


def open_spoken(window: MainWindow, scenes: int) -> None:
    """Open a course in which every scene has been spoken, by a voice that costs nothing."""
    window.studio.preferences.change({"render.voice": VoiceChoice(provider=VoiceProvider.MOCK)})
    script = course(scenes)
    window.studio.previewing.voice(script, cancel=CancelToken())
    window.session.open(add_script(window.studio, script))
    wait(lambda: window.session.film is not None and all(window.session.film.voiced))
    live(500)


def _type(
    window: MainWindow, letters: int, every_ms: int, profile: cProfile.Profile | None = None
) -> dict[str, list[float]]:
    """Type letters; return the seconds until each was seen in the preview and in the editor."""
    picture, field = window.preview.picture, window.focusWidget()
    assert field is not None
    area = getattr(field, "viewport", lambda: field)()
    watch = PaintWatch(area)
    figures: dict[str, list[float]] = {"glyph": [], "preview": [], "processor": []}
    if profile is not None:
        profile.enable()
    for number in range(letters):
        before, painted = picture.image.cacheKey(), watch.painted
        began, used = time.perf_counter(), time.process_time()
        type_letter(field, _TEXT[number % len(_TEXT)])
        is_written = is_shown = False
        while not (is_written and is_shown):
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            now = time.perf_counter() - began
            if not is_written and watch.painted > painted:
                figures["glyph"].append(now)
                is_written = True
            if not is_shown and picture.image.cacheKey() != before and picture.is_settled:
                figures["preview"].append(now)
                figures["processor"].append(time.process_time() - used)
                is_shown = True
            if now > 5:
                raise TimeoutError("a letter was never seen")
        live(max(1, every_ms - round((time.perf_counter() - began) * 1000)))
        if number % len(_TEXT) == len(_TEXT) - 1:
            window.session.undo()  # so that the text does not grow over the edge of the picture
            live(every_ms)
    if profile is not None:
        profile.disable()
    return figures


def percentile(values: list[float], share: float) -> float:
    """Return the value below which so many percent lie."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share / 100))]


if __name__ == "__main__":
    main()
