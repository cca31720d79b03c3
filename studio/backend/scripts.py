"""Scripts between the backend's JSON and ours. What is read has its names in snake_case already."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Final, cast

from studio.backend.dialects import snake
from studio.backend.pages import identity_of, moment_of, text_of
from studio.domain.errors import BadInput, ErrorCode
from studio.domain.fields import FieldReader, printable
from studio.domain.review import ScriptStatus
from studio.domain.script import Chapter, Scene, Script, VisualSpec, guess_language
from studio.domain.shapes import NARRATION_LIMIT, SCENE_LIMIT
from studio.domain.sync import RemoteCopy, RemoteScript
from studio.domain.text import Text

_WRITTEN_BY: Final = ("updated_by", "modified_by", "author", "writer", "created_by", "creator_name")
_DECIDED_BY: Final = ("decided_by", "reviewed_by", "approved_by", "rejected_by", "reviewer", "approver")
_DECIDED_AT: Final = ("decided_at", "reviewed_at", "approved_at", "rejected_at")
_REASON: Final = ("reject_reason", "rejection_reason", "rejected_reason", "reason")


def read_head(fields: Mapping[str, object]) -> RemoteScript | None:
    """Return a script as it is listed, None where it has no identity."""
    script_id = identity_of(fields, "script_id", "id")
    if not script_id:
        return None
    said = text_of(fields, "status", "script_status")
    version = fields.get("version")
    return RemoteScript(
        script_id=script_id,
        video_id=identity_of(fields, "video_id"),
        title=text_of(fields, "title", "script_title", "video_title", "name"),
        status=_status(said),
        status_text=said,
        version=version if isinstance(version, int) and not isinstance(version, bool) else None,
        updated_at=moment_of(fields, "updated_at", "modified_at", "last_modified_at"),
        written_by=text_of(fields, *_WRITTEN_BY),
        decided_by=text_of(fields, *_DECIDED_BY),
        decided_at=moment_of(fields, *_DECIDED_AT),
        reason=text_of(fields, *_REASON),
    )


def _status(said: str) -> ScriptStatus | None:
    try:
        return ScriptStatus.read(said)
    except ValueError:
        return None


def read_copy(value: object, script_id: str) -> RemoteCopy:
    """Return a script with its words; raises `InvalidScript` with the path of each wrong field.

    A chapter without a title is named by its number; a scene may be silent.
    """
    reader = FieldReader()
    fields = reader.mapping(value, "") or {}
    reader.fail(script_id)
    head = read_head({**fields, "script_id": script_id})
    assert head is not None
    chapters: list[Chapter] = []
    looks: list[bool] = []
    for c, (chapter, where) in enumerate(_in_order(reader, fields, "chapters", ""), start=1):
        scenes: list[Scene] = []
        for scene, at in _in_order(reader, chapter, "scenes", where):
            scenes.append(_scene(reader, scene, at, f"{script_id} {c} {len(scenes)}"))
            looks.append(isinstance(scene.get("visual"), dict))
        title = reader.text(chapter, "title", where).strip() or str(c)
        if scenes:
            uid = _uid("chapter", script_id, c, title)
            chapters.append(Chapter(uid=uid, title=title, scenes=tuple(scenes)))
    if len(looks) > SCENE_LIMIT:
        reader.problem(
            "chapters",
            Text(ko=f"장면은 {SCENE_LIMIT:,}개까지입니다", en=f"expected at most {SCENE_LIMIT:,} scenes"),
            Text(ko=f"{len(looks):,}개", en=f"{len(looks):,}"),
        )
    reader.fail(script_id)
    if not chapters:
        raise _empty(head)
    said = " ".join(scene.narration for chapter in chapters for scene in chapter.scenes)
    script = Script(title=head.title or script_id, chapters=tuple(chapters), language=guess_language(said))
    return RemoteCopy(head=head, script=script, draws_objects=any(looks))


def _in_order(
    reader: FieldReader, owner: dict[str, Any], key: str, path: str
) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the entries of a list by their `index`, in the order they came where they have none."""
    if owner.get(key) is None:
        return
    found = reader.items(owner, key, path, may_be_empty=True)
    numbers = [entry.get("index") for entry, _ in found]
    if all(isinstance(number, int) for number in numbers):
        order = sorted(range(len(found)), key=lambda n: cast("int", numbers[n]))
        found = [found[n] for n in order]
    yield from found


def _scene(reader: FieldReader, scene: dict[str, Any], path: str, place: str) -> Scene:
    narration = reader.text(scene, "narration", path, limit=NARRATION_LIMIT)
    length = reader.seconds(scene, "duration_sec", path, least=None)
    visual = scene.get("visual")
    spec: VisualSpec | None = None
    if isinstance(visual, dict):
        fields = {_known(str(name)): v for name, v in cast("dict[object, object]", visual).items()}
        spec = reader.visual_spec({"visual_spec": fields}, path)
        shown = text_of(fields, "on_screen_text", "title")
    else:
        shown = reader.text(scene, "visual", path)
    return Scene(
        uid=_uid("scene", place, narration),
        scene_id=reader.identity(scene, "scene_id", path),
        narration=narration,
        on_screen_text=shown,
        caption=reader.text(scene, "caption", path),
        purpose=reader.text(scene, "purpose", path),
        duration_sec=length if length is not None and length > 0 else None,
        visual_spec=spec,
    )


def _known(name: str) -> str:
    return snake(name) if snake(name) in {*VisualSpec.model_fields, "on_screen_text"} else name


def _uid(kind: str, *parts: object) -> str:
    """Return the same identity for the same thing in the same place, so that two readings agree."""
    text = "\n".join(printable(str(part)) for part in parts)
    return f"{kind}-{hashlib.sha256(text.encode()).hexdigest()[:32]}"


def _empty(head: RemoteScript) -> BadInput:
    name = f"“{head.title}” ({head.script_id})" if head.title else head.script_id
    return BadInput(
        ErrorCode.EMPTY_RENDER_SPEC,
        Text(
            ko=f"백엔드의 대본에 장면이 없습니다: {name}.",
            en=f"The script at the backend has no scenes: {name}.",
        ),
        Text(ko="백엔드에서 대본을 확인하십시오.", en="Look at the script at the backend."),
    )


def chapters_body(
    script: Script, looks: Mapping[str, VisualSpec | None] | None = None
) -> list[dict[str, object]]:
    """Return the chapters as the backend takes them, in camelCase.

    With `looks` it takes objects for visuals: those of its own by scene, ours for scenes it does not know.
    """
    return [
        {
            "index": c,
            "title": chapter.title,
            "durationSec": _whole(sum(scene.duration_sec or 0 for scene in chapter.scenes)),
            "scenes": [_scene_body(s, scene, looks) for s, scene in enumerate(chapter.scenes)],
        }
        for c, chapter in enumerate(script.chapters)
    ]


def _scene_body(index: int, scene: Scene, looks: Mapping[str, VisualSpec | None] | None) -> dict[str, object]:
    visual: object = scene.on_screen_text
    if looks is not None:
        spec = looks.get(scene.uid, scene.visual_spec)
        own = spec.model_dump(mode="json", exclude_defaults=True) if spec is not None else {}
        visual = {**own, "on_screen_text": scene.on_screen_text}
    return {
        "index": index,
        "purpose": scene.purpose,
        "narration": scene.narration,
        "caption": scene.caption,
        "visual": visual,
        "durationSec": None if scene.duration_sec is None else _whole(scene.duration_sec),
    }


def _whole(seconds: float) -> float:
    return int(seconds) if seconds == int(seconds) else round(seconds, 3)
