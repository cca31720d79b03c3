"""`ctrlf-studio generate`: a script drafted from a source text."""

import argparse
import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from studio.cli.console import Console
from studio.cli.progress import WritingLine
from studio.cli.signals import beside_the_signals, canceled_by_signals
from studio.domain.drafting import DraftOptions
from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode
from studio.domain.script import guess_language
from studio.domain.shapes import GENERATED, write_script
from studio.domain.text import Text
from studio.services.authoring import Draft
from studio.services.studio import Studio


def generate(studio: Studio, console: Console, arguments: argparse.Namespace) -> int:
    """Draft a script from a file and write it; return the exit code."""
    source = studio.authoring.read(arguments.source)
    options = _options(source, arguments)
    draft = _drafted(studio, console, source, options, arguments.source.name)
    _write(arguments.script_out, _marked(draft))
    if console.as_json:
        console.json(
            {
                "script": str(arguments.script_out),
                "title": draft.script.title,
                "chapters": len(draft.script.chapters),
                "scenes": draft.script.scene_count,
                "model": draft.model or None,
            }
        )
        return 0
    count = draft.script.scene_count
    console.tell(draft.note)
    console.tell(
        Text(
            ko=f"{arguments.script_out}: {len(draft.script.chapters)}장 {count}장면.",
            en=f"{arguments.script_out}: {len(draft.script.chapters)} chapters, {count} scenes.",
        )
    )
    return 0


def _drafted(studio: Studio, console: Console, source: str, options: DraftOptions, name: str) -> Draft:
    """Draft in the foreground: progress on standard error, Ctrl-C within a moment."""
    line = WritingLine(console)
    with canceled_by_signals() as brake:
        try:
            return beside_the_signals(
                lambda: studio.authoring.draft(
                    source, options, source_name=name, on_written=line, cancel=brake.token
                )
            )
        finally:
            line.clear()


def _options(source: str, arguments: argparse.Namespace) -> DraftOptions:
    asked: dict[str, Any] = {
        "target_minutes": arguments.minutes,
        "max_chapters": arguments.chapters,
        "max_scenes_per_chapter": arguments.scenes,
        "style": arguments.draft_style,
    }
    given = {name: value for name, value in asked.items() if value is not None}
    try:
        return DraftOptions(language=guess_language(source), **given)
    except ValidationError as error:
        first = error.errors()[0]
        name = str(first["loc"][0])
        raise BadInput(
            ErrorCode.INVALID_ARGUMENT,
            Text(ko=f"{name} 값을 쓸 수 없습니다: {first['msg']}.", en=f"{name}: {first['msg']}."),
            Text(ko="'ctrlf-studio generate --help'를 보십시오.", en="See 'ctrlf-studio generate --help'."),
        ) from error


def _marked(draft: Draft) -> str:
    """Return the script as a file has it, and in it what drafted it from what."""
    document: dict[str, Any] = json.loads(write_script(draft.script))
    return (
        json.dumps(
            {GENERATED: draft.making.model_dump(mode="json"), **document}, ensure_ascii=False, indent=2
        )
        + "\n"
    )


def _write(path: Path, text: str) -> None:
    half = path.with_name(path.name + ".part")
    try:
        half.write_text(text, encoding="utf-8", newline="\n")
        half.replace(path)
    except OSError as error:
        half.unlink(missing_ok=True)
        raise EnvironmentTrouble(
            ErrorCode.FILE_NOT_WRITABLE,
            Text(
                ko=f"파일을 쓸 수 없습니다: {path} ({error.strerror}).",
                en=f"The file cannot be written: {path} ({error.strerror}).",
            ),
            Text(ko="쓸 수 있는 폴더를 고르십시오.", en="Choose a folder that can be written."),
        ) from error
