"""What the window keeps after two hours of work, done faster: `python -m benchmarks.window.memory`.

A minute of work is what somebody does in one: a sentence typed, scenes divided, joined, moved and undone, the
film watched for a moment, another script opened now and then. 120 of them follow each other without pauses.
"""

from __future__ import annotations

import argparse
import gc
import random
import statistics
from typing import Final

import psutil

from benchmarks.window.stage import add_script, course, live, opened_window, type_letter, wait
from studio.ui.main_window import MainWindow

WARM_UP: Final = 30
"""Minutes after which everything that is kept on purpose is there."""
_SENTENCE: Final = "메일을 열기 전에 보낸 사람을 한 번 더 확인하십시오. "


def main() -> None:
    """Work, and print the memory of the process every ten minutes and what became of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=int, default=120)
    parser.add_argument("--scenes", type=int, default=60)
    chosen = parser.parse_args()
    if chosen.minutes < WARM_UP + 10:
        parser.error(f"it takes {WARM_UP + 10} minutes at least to tell growth from warming up")
    dice, process = random.Random(20), psutil.Process()
    used: list[float] = []
    with opened_window(speak_ahead=True) as window:
        scripts = [add_script(window.studio, course(chosen.scenes, f"교육 {n}")) for n in range(1, 4)]
        for minute in range(chosen.minutes):
            if minute % 10 == 0:
                window.session.open(scripts[minute // 10 % len(scripts)])
                wait(lambda: window.session.film is not None)
            _work_a_minute(window, dice)
            gc.collect()
            used.append(process.memory_info().rss / 1e6)
            if minute % 10 == 9:
                print(f"after {minute + 1:>3} minutes {used[-1]:7.0f} MB", flush=True)
    warm, late = statistics.median(used[WARM_UP - 10 : WARM_UP]), statistics.median(used[-10:])
    print(f"growth after warm-up (goal 10 %): {(late / warm - 1) * 100:+.1f} %")


def _work_a_minute(window: MainWindow, dice: random.Random) -> None:
    session, script = window.session, window.script.writing
    film = session.film
    assert film is not None
    uid = dice.choice(film.scene_uids)
    session.select(uid)
    window.script.view.focus_scene(uid, at_end=True)
    for letter in _SENTENCE:
        type_letter(window.focusWidget(), letter)
        live(5)
    script.split_at_cursor()
    live(30)
    script.merge_selected()
    script.duplicate_selected()
    live(30)
    script.move_up()
    script.delete_selected()
    live(30)
    for _ in range(dice.randrange(4)):
        session.undo()
        live(10)
    window.preview.player.play()
    live(500)
    window.preview.player.pause()
    wait(lambda: session.is_idle)


if __name__ == "__main__":
    main()
