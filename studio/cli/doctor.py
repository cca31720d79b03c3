"""`ctrlf-studio doctor` and `self-test`: what is here, and whether it makes a film."""

import argparse
import tempfile
from pathlib import Path

from studio import __version__
from studio.cli.console import Console
from studio.cli.foreground import EXIT_FAILED, EXIT_OK
from studio.cli.progress import ProgressLine
from studio.cli.signals import beside_the_signals, canceled_by_signals
from studio.domain.text import Text
from studio.services.diagnostics import Check
from studio.services.studio import Studio


def doctor(checks: list[Check], console: Console) -> int:
    """Print what was looked at; return 1 when something is not well."""
    well = all(check.ok for check in checks)
    if console.as_json:
        console.json({"ok": well, "version": __version__, "checks": [_as_json(c, console) for c in checks]})
        return EXIT_OK if well else EXIT_FAILED
    for check in checks:
        console.say(
            f"{'ok  ' if check.ok else 'FAIL'}  {console.translated(check.name)}: "
            f"{console.translated(check.detail)}"
        )
        if not check.ok and check.next_step is not None:
            console.say(f"      → {console.translated(check.next_step)}")
    return EXIT_OK if well else EXIT_FAILED


def self_test(studio: Studio, console: Console, arguments: argparse.Namespace) -> int:
    """Make a two-second film with everything a real one needs; return 0 when it plays."""
    with tempfile.TemporaryDirectory(prefix="ctrlf-self-test-") as work, canceled_by_signals() as brake:
        line = ProgressLine(console)
        try:
            outcome = beside_the_signals(lambda: studio.diagnostics.self_test(Path(work), line, brake.token))
        finally:
            line.clear()
        seconds = outcome.assets.duration_sec
    if console.as_json:
        console.json({"ok": True, "version": __version__, "duration_sec": seconds})
    console.say(
        Text(
            ko=f"정상: {seconds:.1f}초짜리 영상을 만들고 확인했습니다.",
            en=f"All is well: a film of {seconds:.1f} s was made and verified.",
        )
    )
    return EXIT_OK


def _as_json(check: Check, console: Console) -> dict[str, object]:
    return {
        "id": check.id,
        "name": console.translated(check.name),
        "ok": check.ok,
        "detail": console.translated(check.detail),
        "next_step": None if check.ok or check.next_step is None else console.translated(check.next_step),
    }
