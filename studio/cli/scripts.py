"""`ctrlf-studio scripts`: bring scripts in and out, and decide on them."""

import argparse

from studio.cli.console import Console
from studio.cli.foreground import EXIT_OK
from studio.cli.sync import STATES, asked_rows, pull, push
from studio.domain.instants import to_text
from studio.domain.records import ScriptRecord, ScriptSummary
from studio.domain.shapes import Shape
from studio.domain.sync import RemoteScript, SyncRow, SyncState
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
        case "pull":
            return pull(studio, console, arguments, lambda record, done: _tell(console, record, done))
        case "push":
            return push(studio, console, arguments, lambda record, done: _tell(console, record, done))
        case _:
            rows = asked_rows(studio) if arguments.remote else studio.sync.known()
            _list(console, rows, with_theirs=arguments.remote)
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


def _list(console: Console, rows: list[SyncRow], *, with_theirs: bool) -> None:
    """List what is here and, where the backend was ever asked, how it stands to what is there."""
    here = [(row.here, row) for row in rows if row.here is not None]
    there = [row.there for row in rows if with_theirs and row.here is None and row.there is not None]
    asked = any(row.state is not SyncState.ONLY_HERE for row in rows)
    if console.as_json:
        listed = [record_of(script) | _sync_of(row, asked=asked) for script, row in here]
        console.json([*listed, *(_remote_of(head) for head in there)])
        return
    if not here and not there:
        console.say(Text(ko="대본이 없습니다.", en="There are no scripts."))
    for script, row in here:
        scenes = console.translated(
            Text(ko=f"장면 {script.scene_count}개", en=f"{script.scene_count} scenes")
        )
        state = f"  [{console.translated(STATES[row.state])}]" if asked else ""
        console.say(
            f"{script.script_id}  {script.status:<16}  r{script.revision}  {script.title}  ({scenes}){state}"
        )
    for head in there:
        state = console.translated(STATES[SyncState.ONLY_THERE])
        console.say(f"{head.script_id}  {head.status_text:<16}  {head.title}  [{state}]")


def _sync_of(row: SyncRow, *, asked: bool) -> dict[str, object]:
    return {
        "sync_state": row.state.value if asked else None,
        "remote_status": row.there.status_text if row.there is not None else None,
        "synced_at": to_text(row.synced_at) if row.synced_at is not None else None,
    }


def _remote_of(head: RemoteScript) -> dict[str, object]:
    return {
        "script_id": head.script_id,
        "video_id": head.video_id,
        "title": head.title,
        "status": None,
        "sync_state": SyncState.ONLY_THERE.value,
        "remote_status": head.status_text,
        "synced_at": None,
    }
