"""Render specs that the backend hands out: read like any script, and believed no further than that."""

from __future__ import annotations

import json
from itertools import count
from typing import Final, cast

from studio.domain.errors import BadInput, ErrorCode, FieldProblem, InvalidScript
from studio.domain.script import Script
from studio.domain.shapes import Document, read_value
from studio.domain.text import Text

DEEPEST: Final = 32
"""Lists and objects within each other; a spec has six, what is kept of unknown pictures may add some."""
ID_LIMIT: Final = 200
SCENE_CHARACTERS: Final = 100_000
"""Of JSON in one scene; its narration may have 20,000."""


def read_spec(value: object, *, script_id: str) -> Document:
    """Read a fetched spec, whose names are in snake_case; nulls stand for what is not there.

    The same spec gives the same words with the same identities, so that its snapshot is the same, too.

    Raises `InvalidScript` with the path of each wrong field, and EMPTY_RENDER_SPEC.
    """
    _require_shallow(value, script_id)
    if _is_empty(value):
        raise BadInput(
            ErrorCode.EMPTY_RENDER_SPEC,
            Text(
                ko=f"백엔드의 렌더 스펙에 장면이 없습니다 ({script_id}).",
                en=f"The backend's render spec has no scenes ({script_id}).",
            ),
            Text(ko="백엔드에서 대본을 확인하십시오.", en="Look at the script at the backend."),
        )
    document = read_value(value, name=script_id)
    problems = [
        *_id_problems("script_id", document.script_id, expected=script_id),
        *_id_problems("video_id", document.video_id),
        *_large_scenes(value),
    ]
    if problems:
        raise InvalidScript(problems, source=script_id)
    return document.model_copy(update={"script": _numbered(document.script)})


def _numbered(script: Script) -> Script:
    """Return a script whose chapters and scenes are identified by their places."""
    numbers = count(1)
    chapters = tuple(
        chapter.model_copy(
            update={
                "uid": f"chapter-{c}",
                "scenes": tuple(
                    scene.model_copy(update={"uid": f"scene-{next(numbers)}"}) for scene in chapter.scenes
                ),
            }
        )
        for c, chapter in enumerate(script.chapters, start=1)
    )
    return script.model_copy(update={"chapters": chapters})


def _is_empty(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    fields = cast("dict[str, object]", value)
    scenes = fields.get("scenes")
    nothing = scenes is None or (isinstance(scenes, list) and not cast("list[object]", scenes))
    return nothing and not fields.get("chapters")


def _large_scenes(value: object) -> list[FieldProblem]:
    """Name the scenes that bring more than a scene can need: all of a scene is kept in the snapshot."""
    scenes = cast("dict[str, object]", value).get("scenes") if isinstance(value, dict) else None
    found: list[FieldProblem] = []
    for number, scene in enumerate(cast("list[object]", scenes) if isinstance(scenes, list) else []):
        size = len(json.dumps(scene, ensure_ascii=False))
        if size > SCENE_CHARACTERS:
            limit = Text(
                ko=f"장면 하나는 {SCENE_CHARACTERS:,}자까지입니다",
                en=f"expected at most {SCENE_CHARACTERS:,} characters of JSON in a scene",
            )
            found.append(FieldProblem(f"scenes[{number}]", limit, Text(ko=f"{size:,}자", en=f"{size:,}")))
    return found


def _id_problems(path: str, found: str | None, *, expected: str | None = None) -> list[FieldProblem]:
    if found is None:
        return []
    shown = Text(ko=f"글 “{found[:20]}”", en=f"the text “{found[:20]}”")
    if len(found) > ID_LIMIT or not found.isprintable():
        wanted = Text(
            ko=f"{ID_LIMIT}자 이내의 글이 와야 합니다",
            en=f"expected printable text of at most {ID_LIMIT} characters",
        )
        return [FieldProblem(path, wanted, shown)]
    if expected is not None and found != expected:
        wanted = Text(ko=f"“{expected}”이(가) 와야 합니다", en=f"expected “{expected}”")
        return [FieldProblem(path, wanted, shown)]
    return []


def _require_shallow(value: object, source: str) -> None:
    """Refuse what is nested so deeply that walking through it is no use; walked without recursion."""
    rest: list[tuple[object, str, int]] = [(value, "", 0)]
    while rest:
        inner, path, depth = rest.pop()
        if depth > DEEPEST:
            expected = Text(
                ko=f"{DEEPEST}단계까지만 중첩할 수 있습니다", en=f"expected at most {DEEPEST} levels"
            )
            raise InvalidScript(
                [FieldProblem(path[:100], expected, Text(ko="더 깊음", en="more"))], source=source
            )
        if isinstance(inner, dict):
            named = cast("dict[str, object]", inner)
            rest += ((v, f"{path}.{k[:40]}" if path else k[:40], depth + 1) for k, v in named.items())
        elif isinstance(inner, list):
            entries = cast("list[object]", inner)
            rest += ((v, f"{path}[{i}]", depth + 1) for i, v in enumerate(entries))
