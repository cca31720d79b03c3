"""`ctrlf-studio scripts pull|push`: words brought over from and to the backend, never over other words."""

import argparse
from collections.abc import Callable
from typing import Final, TypeVar

from studio.cli.console import Console
from studio.cli.foreground import EXIT_FAILED, EXIT_OK, EXIT_WAITING
from studio.cli.signals import beside_the_signals, canceled_by_signals
from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.records import ScriptRecord
from studio.domain.script import Scene
from studio.domain.sync import ChangedBy, Merge, SceneMerge, Side, SyncRow, SyncState
from studio.domain.text import Text
from studio.services.studio import Studio
from studio.services.sync_refusals import HandedOverLater

T = TypeVar("T")
Tell = Callable[[ScriptRecord, Text], None]

STATES: Final = {
    SyncState.ONLY_HERE: Text(ko="여기에만", en="only here"),
    SyncState.ONLY_THERE: Text(ko="백엔드에만", en="only at the backend"),
    SyncState.SAME: Text(ko="같음", en="same"),
    SyncState.CHANGED_HERE: Text(ko="여기서 바뀜", en="changed here"),
    SyncState.CHANGED_THERE: Text(ko="백엔드에서 바뀜", en="changed there"),
    SyncState.CHANGED_BOTH: Text(ko="양쪽에서 바뀜", en="changed on both sides"),
    SyncState.GONE_THERE: Text(ko="백엔드에서 지워짐", en="gone there"),
}
_WIDTH: Final = 100
"""Characters of a scene that are shown."""


def pull(studio: Studio, console: Console, arguments: argparse.Namespace, tell: Tell) -> int:
    """Bring a script over, or merge it by what was chosen; a conflict is laid out scene by scene."""
    remote_id = studio.sync.remote_id_of(arguments.script_id)
    side = Side.MINE if arguments.mine else Side.THEIRS if arguments.theirs else None

    def work(cancel: CancelToken) -> ScriptRecord:
        if side is None and not arguments.merge:
            return studio.sync.pull(remote_id, cancel)
        script_id = studio.sync.script_id_of(remote_id)
        merge = studio.sync.merge(script_id, cancel)
        choices = {} if side is None else dict.fromkeys(merge.open_choices, side)
        return studio.sync.resolve(script_id, merge, choices)

    try:
        record = _in_the_foreground(work)
    except StudioError as error:
        if error.code is not ErrorCode.SYNC_CONFLICT:
            raise
        return _conflict(studio, console, remote_id, error)
    tell(record, Text(ko="가져왔습니다", en="Pulled"))
    return EXIT_OK


def push(studio: Studio, console: Console, arguments: argparse.Namespace, tell: Tell) -> int:
    """Bring the words here to the backend."""
    try:
        record = _in_the_foreground(lambda cancel: studio.sync.push(arguments.script_id, cancel))
    except HandedOverLater as error:
        console.trouble(error)
        if console.as_json:
            told = {"error_code": error.code.value, "error_message": error.stored_message(console.language)}
            console.json({"script_id": arguments.script_id, **told})
        return EXIT_WAITING
    except StudioError as error:
        if error.code is not ErrorCode.SYNC_CONFLICT:
            raise
        return _conflict(studio, console, studio.sync.remote_id_of(arguments.script_id), error)
    tell(record, Text(ko="올렸습니다", en="Pushed"))
    return EXIT_OK


def asked_rows(studio: Studio) -> list[SyncRow]:
    """Ask the backend how all scripts stand."""
    return _in_the_foreground(studio.sync.rows)


def _in_the_foreground(work: Callable[[CancelToken], T]) -> T:
    with canceled_by_signals() as brake:
        return beside_the_signals(lambda: work(brake.token))


def _conflict(studio: Studio, console: Console, remote_id: str, error: StudioError) -> int:
    """Tell of a conflict and of every scene in it, as far as both sides can be had."""
    console.trouble(error)
    merge = _merge(studio, remote_id)
    numbered = list(enumerate(merge.scenes, start=1)) if merge is not None else []
    changed = [(number, part) for number, part in numbered if part.is_change]
    if console.as_json:
        console.json(
            {
                "error_code": error.code.value,
                "error_message": error.stored_message(console.language),
                "script_id": merge.script_id if merge is not None else None,
                "changes": [_as_json(number, part) for number, part in changed],
            }
        )
        return EXIT_FAILED
    for number, part in changed:
        _lay_out(console, number, part)
    if merge is None or not changed:
        return EXIT_FAILED
    command = f"ctrlf-studio scripts pull {merge.script_id}"
    if merge.open_choices:
        console.tell(
            Text(
                ko=f"양쪽에서 바뀐 곳을 모두 한쪽으로 정하려면: {command} --mine 또는 --theirs\n"
                "장면마다 고르려면 창의 백엔드 보기를 여십시오. 이전 상태는 이력에 남습니다.",
                en=f"To decide for all that both changed: {command} --mine or --theirs\n"
                "To choose scene by scene, open the backend view of the window. "
                "The state before stays in the history.",
            )
        )
    else:
        console.tell(
            Text(
                ko=f"부딪치는 장면은 없습니다. 합치려면: {command} --merge",
                en=f"No scene was changed on both sides. To merge them: {command} --merge",
            )
        )
    return EXIT_FAILED


def _merge(studio: Studio, remote_id: str) -> Merge | None:
    """Return both sides laid out, None where that fails: the conflict itself has been told."""
    try:
        script_id = studio.sync.script_id_of(remote_id)
        return _in_the_foreground(lambda cancel: studio.sync.merge(script_id, cancel))
    except StudioError:
        return None


def _lay_out(console: Console, number: int, part: SceneMerge) -> None:
    t = console.translated
    by = {
        ChangedBy.ME: Text(ko="여기서 바뀜", en="changed here"),
        ChangedBy.THEM: Text(ko="백엔드에서 바뀜", en="changed there"),
        ChangedBy.BOTH: Text(ko="양쪽에서 바뀜", en="changed on both sides"),
        ChangedBy.NOBODY: Text(ko="옮겨짐", en="moved"),
    }[ChangedBy.BOTH if part.needs_choice else part.changed_by]
    mine, theirs = Text(ko="여기  ", en="mine  "), Text(ko="백엔드", en="theirs")
    console.tell(f"{'!' if part.needs_choice else ' '} {number:>3}. {part.chapter_title}: {t(by)}")
    if part.changed_by is not ChangedBy.NOBODY:
        console.tell(f"       {t(mine)}  {_words(console, part.mine)}")
        console.tell(f"       {t(theirs)}  {_words(console, part.theirs)}")


def _words(console: Console, scene: Scene | None) -> str:
    if scene is None:
        return console.translated(Text(ko="(없음)", en="(not there)"))
    shown = " / ".join(
        " ".join(text.split()) for text in (scene.narration, scene.on_screen_text, scene.caption) if text
    )
    return shown if len(shown) <= _WIDTH else shown[: _WIDTH - 1] + "…"


def _as_json(number: int, part: SceneMerge) -> dict[str, object]:
    sides = {"base": part.base, "mine": part.mine, "theirs": part.theirs}
    shared = {"narration", "on_screen_text", "caption", "purpose", "duration_sec"}
    return {
        "number": number,
        "uid": part.uid,
        "chapter_title": part.chapter_title,
        "changed_by": part.changed_by.value,
        "moved_by": part.moved_by.value,
        "needs_choice": part.needs_choice,
        **{
            side: None if scene is None else scene.model_dump(include=shared) for side, scene in sides.items()
        },
    }
