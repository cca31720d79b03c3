"""`ctrlf-studio scripts`: bring scripts in and out, and decide on them."""

import argparse

from studio.cli.console import Console
from studio.cli.foreground import EXIT_OK
from studio.domain.instants import to_text
from studio.domain.records import ScriptRecord, ScriptSummary
from studio.domain.shapes import Shape
from studio.domain.text import Text
from studio.services.studio import Studio


def scripts(studio: Studio, console: Console, arguments: argparse.Namespace) -> int:
    """Carry out one of the actions; return the exit code."""
    match arguments.action:
        case "import":
            record = studio.scripts.import_file(arguments.script, video_id=arguments.video_id)
            _tell(console, record, Text(ko="가져왔습니다", en="Imported"))
        case "export":
            path = studio.scripts.export(arguments.script_id, arguments.file, Shape(arguments.shape))
            if console.as_json:
                console.json({"script_id": arguments.script_id, "file": str(path.absolute())})
            else:
                console.say(str(path.absolute()))
        case "approve":
            record = studio.scripts.approve(arguments.script_id)
            _tell(console, record, Text(ko="승인했습니다", en="Approved"))
        case "reject":
            record = studio.scripts.reject(arguments.script_id, arguments.reason)
            _tell(console, record, Text(ko="반려했습니다", en="Rejected"))
        case _:
            _list(console, studio.scripts.list())
    return EXIT_OK


def record_of(script: ScriptSummary | ScriptRecord) -> dict[str, object]:
    """Return a script, without its words, under the names of its columns; moments with a Z."""
    is_record = isinstance(script, ScriptRecord)
    return {
        "script_id": script.script_id,
        "video_id": script.video_id,
        "title": script.title,
        "status": script.status.value,
        "revision": script.revision,
        "scene_count": script.script.scene_count if is_record else script.scene_count,
        "created_at": to_text(script.created_at),
        "updated_at": to_text(script.updated_at),
        "approved_revision": script.approved_revision,
    }


def _tell(console: Console, record: ScriptRecord, done: Text) -> None:
    if console.as_json:
        console.json(record_of(record))
        return
    console.say(f"{done.to(console.language)}: {record.title}")
    console.say(f"  {record.script_id}  {record.status}  (video {record.video_id})")


def _list(console: Console, found: list[ScriptSummary]) -> None:
    if console.as_json:
        console.json([record_of(script) for script in found])
        return
    if not found:
        console.say(Text(ko="대본이 없습니다.", en="There are no scripts."))
    for script in found:
        scenes = Text(ko=f"장면 {script.scene_count}개", en=f"{script.scene_count} scenes").to(
            console.language
        )
        console.say(
            f"{script.script_id}  {script.status:<16}  r{script.revision}  {script.title}  ({scenes})"
        )
