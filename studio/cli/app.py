"""One command from what was typed to its exit code; a person reads sentences, never a traceback."""

import argparse
from collections.abc import Mapping, Sequence

from studio.cli import arguments as words
from studio.cli.console import Console
from studio.cli.doctor import doctor, self_test
from studio.cli.foreground import EXIT_BAD_INPUT, EXIT_CANCELED, EXIT_FAILED, exit_code_of, print_refusal
from studio.cli.generate import generate
from studio.cli.jobs import jobs
from studio.cli.outbox import outbox
from studio.cli.render import render
from studio.cli.scripts import scripts
from studio.domain.errors import Canceled, StudioError
from studio.services.diagnostics import Check, trouble_report
from studio.services.logs import logged
from studio.services.studio import Studio, open_studio, system_language


def understand(typed: Sequence[str], environ: Mapping[str, str]) -> tuple[argparse.Namespace | None, int]:
    """Return what was typed, or None and the exit code after telling what is wrong with it."""
    language = system_language(environ)
    try:
        return words.parse(typed, language), 0
    except StudioError as error:
        print_refusal(Console(language, as_json="--json" in typed), error)
        return None, EXIT_BAD_INPUT


def run_command(arguments: argparse.Namespace, environ: Mapping[str, str]) -> int:
    """Carry out a command; return its exit code."""
    events = getattr(arguments, "events", False)
    console = Console(system_language(environ), as_json=arguments.json, tells_events=events)
    if getattr(arguments, "encoder", None) is not None:
        environ = {**environ, "VIDEO_ENCODER": arguments.encoder}
    try:
        with_studio = open_studio(arguments.data_dir, environ)
    except StudioError as error:
        if arguments.command == "doctor":
            return doctor(trouble_report(error), console)
        _refuse(console, arguments, error)
        return exit_code_of(error)
    try:
        console = Console(with_studio.language, as_json=arguments.json, tells_events=events)
        return _guarded(with_studio, console, arguments)
    finally:
        with_studio.close()


def _guarded(studio: Studio, console: Console, arguments: argparse.Namespace) -> int:
    try:
        return _carry_out(studio, console, arguments)
    except StudioError as error:
        _refuse(console, arguments, error)
        return exit_code_of(error)
    except KeyboardInterrupt:
        _refuse(console, arguments, Canceled())
        return EXIT_CANCELED
    except Exception as error:
        _refuse(console, arguments, logged(error))
        return EXIT_FAILED


def _carry_out(studio: Studio, console: Console, arguments: argparse.Namespace) -> int:
    if (notice := studio.preferences.notice) is not None:
        console.tell(notice)
    match arguments.command:
        case "doctor":
            return doctor(_checks(studio), console)
        case "self-test":
            return self_test(studio, console, arguments)
        case "scripts":
            return scripts(studio, console, arguments)
        case "generate":
            return generate(studio, console, arguments)
        case "outbox":
            studio.rendering.recover()  # what was interrupted has to be told, too
            return outbox(studio, console, arguments)
        case "jobs":
            studio.rendering.recover()
            return jobs(studio, console, arguments)
        case _:
            studio.rendering.recover()
            return render(studio, console, arguments)


def _checks(studio: Studio) -> list[Check]:
    """Look at everything; a database that breaks meanwhile is a check that failed."""
    try:
        return studio.diagnostics.report()
    except StudioError as error:
        return trouble_report(error)


def _refuse(console: Console, arguments: argparse.Namespace, error: StudioError) -> None:
    """Tell what is wrong; whatever renders answers with the keys of a render."""
    renders = arguments.command == "render" or getattr(arguments, "action", None) == "retry"
    if renders or not console.as_json:
        print_refusal(console, error)
        return
    console.trouble(error)
    console.json({"error_code": error.code.value, "error_message": error.stored_message(console.language)})
