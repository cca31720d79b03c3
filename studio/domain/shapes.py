"""The three JSON shapes a script may arrive in, read strictly and told about kindly; and how it leaves."""

import json
from enum import StrEnum
from itertools import groupby
from typing import Any, Final, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from studio.domain.drafting import Making
from studio.domain.errors import BadInput, ErrorCode
from studio.domain.fields import NAME_LIMIT, FieldReader
from studio.domain.ids import new_id
from studio.domain.script import Chapter, Scene, Script, guess_language
from studio.domain.text import Text

INPUT_LIMIT: Final = 16 * 1024 * 1024
"""Bytes of a script file above which it is refused unread."""
NARRATION_LIMIT: Final = 20_000
"""Characters of one scene's narration above which the script is refused."""
SCENE_LIMIT: Final = 2_000


class Shape(StrEnum):
    """What a script looks like as JSON."""

    CHAPTERS = "chapters"
    """Chapters of scenes: everything the author wrote."""
    FLAT = "flat"
    """One list of scenes with what is said in them; chapters and words on screen are lost."""
    RENDER_SPEC = "render-spec"
    """One list of scenes in the order of the film, as the backend exchanges it."""


GENERATED: Final = "generated"
"""Key under which a file says how its words were drafted."""


class Document(BaseModel):
    """A script as it came from outside, with the identities it brought along."""

    model_config = ConfigDict(frozen=True)

    script: Script
    script_id: str | None = None
    video_id: str | None = None
    making: Making | None = None
    """How the words were drafted, where the file says so."""


def read_document(data: bytes, *, name: str) -> Document:
    """Read a script from JSON bytes in any of the three shapes; `name` is the title when the shape has none.

    Raises `InvalidScript` with the path of each wrong field, or `BadInput` when it is not JSON at all.
    """
    if len(data) > INPUT_LIMIT:
        raise _not_a_script(
            name,
            Text(
                ko=f"파일이 너무 큽니다 ({len(data):,}바이트).",
                en=f"The file is too large ({len(data):,} bytes).",
            ),
        )
    try:
        value = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _not_a_script(name, Text(ko="UTF-8 글자가 아닙니다.", en="It is not UTF-8 text.")) from error
    except json.JSONDecodeError as error:
        where = Text(
            ko=f"JSON이 아닙니다: {error.lineno}행 {error.colno}열에서 막혔습니다.",
            en=f"It is not JSON: reading stopped at line {error.lineno}, column {error.colno}.",
        )
        raise _not_a_script(name, where) from error
    except RecursionError as error:
        raise _not_a_script(
            name, Text(ko="너무 깊게 중첩되어 있습니다.", en="It is nested too deeply.")
        ) from error
    return read_value(value, name=name)


def read_value(value: object, *, name: str) -> Document:
    """Read a script from decoded JSON; see `read_document`."""
    reader = FieldReader()
    root = reader.mapping(value, "") or {}
    reader.fail(name)
    if "chapters" in root:
        script = _from_chapters(reader, root, name)
    elif "scenes" in root and _looks_flat(root):
        script = _from_flat(reader, root, name)
    elif "scenes" in root:
        script = _from_spec(reader, root, name)
    else:
        reader.problem(
            "",
            Text(
                ko='"chapters" 또는 "scenes" 목록이 있어야 합니다',
                en='expected a list "chapters" or "scenes"',
            ),
            Text(ko="둘 다 없음", en="neither"),
        )
        script = Script(title=name)
    script_id = reader.identity(root, "script_id", "") or None
    video_id = reader.identity(root, "video_id", "") or None
    reader.fail(name)
    return Document(script=script, script_id=script_id, video_id=video_id, making=_making(root))


def _making(root: dict[str, Any]) -> Making | None:
    try:
        making = Making.model_validate(root.get(GENERATED))
    except ValidationError:  # none of ours, whatever it is
        return None
    return making if len(making.model) + len(making.source_name) <= NAME_LIMIT else None


def write_script(
    script: Script, shape: Shape = Shape.CHAPTERS, *, script_id: str = "", video_id: str = ""
) -> str:
    """Write a script, indented; all but the flat shape can be read again without loss.

    Only the shape of the backend names the script and its video: elsewhere, who reads it makes it their own.
    """
    document: dict[str, object] = {"title": script.title}
    if shape is Shape.RENDER_SPEC:
        document = {"script_id": script_id, "video_id": video_id, **document}
        document["total_duration_sec"] = round(sum(map(_least_sec, script.scenes())), 3)
    else:
        document["language"] = script.language.value
    if script.voice is not None:
        document["voice"] = script.voice.model_dump(mode="json")
    if script.theme:
        document["theme"] = script.theme
    document.update(_WRITERS[shape](script))
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _least_sec(entry: tuple[int, Chapter, Scene]) -> float:
    return max(0.0, entry[2].duration_sec or 0.0)


def _as_chapters(script: Script) -> dict[str, object]:
    chapters = [
        {
            "chapter_id": c,
            "title": chapter.title,
            "scenes": [_scene_as_json(s, scene) for s, scene in enumerate(chapter.scenes, start=1)],
        }
        for c, chapter in enumerate(script.chapters, start=1)
    ]
    return {"chapters": chapters}


def _as_flat(script: Script) -> dict[str, object]:
    return {
        "scenes": [
            {"scene_id": number, **_spoken_as_json(scene, "text"), **_look_as_json(scene)}
            for number, (_, _, scene) in enumerate(script.scenes(), start=1)
        ]
    }


def _as_spec(script: Script) -> dict[str, object]:
    return {
        "scenes": [
            {
                **_scene_as_json(number, scene),
                "scene_order": number,
                "chapter_order": chapter_index + 1,
                "chapter_title": chapter.title,
            }
            for number, (chapter_index, chapter, scene) in enumerate(script.scenes(), start=1)
        ]
    }


_WRITERS: Final = {Shape.CHAPTERS: _as_chapters, Shape.FLAT: _as_flat, Shape.RENDER_SPEC: _as_spec}


def _scene_as_json(number: int, scene: Scene) -> dict[str, object]:
    written: dict[str, object] = {"scene_id": number, **_spoken_as_json(scene, "narration")}
    for key in ("on_screen_text", "caption", "purpose"):
        if text := getattr(scene, key):
            written[key] = text
    if scene.duration_sec is not None and scene.duration_sec >= 0:
        written["duration_sec"] = scene.duration_sec
    if scene.meant:
        written["meant"] = list(scene.meant)
    return written | _look_as_json(scene)


def _spoken_as_json(scene: Scene, key: str) -> dict[str, object]:
    written: dict[str, object] = {key: scene.narration}
    if not scene.narration.strip():
        written["silent"] = True
    if scene.voice is not None:
        written["voice"] = scene.voice.model_dump(mode="json")
    return written


def _look_as_json(scene: Scene) -> dict[str, object]:
    if scene.visual_spec is None:
        return {}
    return {"visual_spec": scene.visual_spec.model_dump(mode="json", exclude_defaults=True)}


_SPEC_ONLY: Final = frozenset(("narration", "scene_order", "chapter_title", "caption", "on_screen_text"))


def _looks_flat(root: dict[str, Any]) -> bool:
    """Tell the flat shape from a spec: none of its scenes has what only scenes of a spec have."""
    value: object = root["scenes"]
    if not isinstance(value, list) or not value:
        return False
    scenes = cast("list[object]", value)
    return not any(isinstance(s, dict) and _SPEC_ONLY & s.keys() for s in scenes)


def _from_flat(reader: FieldReader, root: dict[str, Any], name: str) -> Script:
    scenes = [
        Scene(
            scene_id=reader.identity(scene, "scene_id", path),
            narration=reader.text(
                scene,
                "text",
                path,
                required=not reader.flag(scene, "silent", path),
                limit=NARRATION_LIMIT,
            ),
            visual_spec=reader.visual_spec(scene, path),
            voice=reader.voice(scene, path),
        )
        for scene, path in reader.items(root, "scenes", "")
    ]
    return _script(reader, root, name, [Chapter(title=_title(reader, root, name), scenes=tuple(scenes))])


def _from_chapters(reader: FieldReader, root: dict[str, Any], name: str) -> Script:
    chapters: list[Chapter] = []
    for chapter, path in reader.items(root, "chapters", ""):
        title = reader.text(chapter, "title", path, required=True)
        scenes = [
            _scene(reader, scene, where, narration_required=True)
            for scene, where in reader.items(chapter, "scenes", path)
        ]
        chapters.append(Chapter(title=title, scenes=tuple(scenes)))
    return _script(reader, root, name, chapters)


def _from_spec(reader: FieldReader, root: dict[str, Any], name: str) -> Script:
    found: list[tuple[int, tuple[int, str], Scene]] = []
    for position, (scene, path) in enumerate(reader.items(root, "scenes", "", may_be_empty=True), start=1):
        order = reader.whole(scene, "scene_order", path, default=position, least=1)
        number = reader.whole(scene, "chapter_order", path, default=0, least=0)
        title = reader.text(scene, "chapter_title", path)
        found.append((order, (number, title), _scene(reader, scene, path, narration_required=False)))
    found.sort(key=lambda entry: entry[0])
    chapters = [
        Chapter(title=title or name, scenes=tuple(scene for _, _, scene in scenes))
        for (_, title), scenes in groupby(found, key=lambda entry: entry[1])
    ]
    if not found:
        reader.fail(name)
        raise BadInput(
            ErrorCode.EMPTY_RENDER_SPEC,
            Text(ko=f"장면이 없습니다 ({name}).", en=f"There are no scenes ({name})."),
            Text(ko='"scenes"에 장면을 하나 이상 넣으십시오.', en='Put at least one scene into "scenes".'),
        )
    return _script(reader, root, name, chapters)


def _scene(reader: FieldReader, scene: dict[str, Any], path: str, *, narration_required: bool) -> Scene:
    return Scene(
        scene_id=reader.identity(scene, "scene_id", path),
        narration=reader.text(
            scene,
            "narration",
            path,
            required=narration_required and not reader.flag(scene, "silent", path),
            limit=NARRATION_LIMIT,
        ),
        on_screen_text=reader.text(scene, "on_screen_text", path),
        caption=reader.text(scene, "caption", path),
        purpose=reader.text(scene, "purpose", path),
        duration_sec=reader.seconds(scene, "duration_sec", path, least=0 if narration_required else None),
        visual_spec=reader.visual_spec(scene, path),
        voice=reader.voice(scene, path),
        meant=reader.texts(scene, "meant", path),
    )


def _title(reader: FieldReader, root: dict[str, Any], name: str) -> str:
    return reader.text(root, "title", "").strip() or name


def _script(reader: FieldReader, root: dict[str, Any], name: str, chapters: list[Chapter]) -> Script:
    script = Script(
        title=_title(reader, root, name),
        chapters=tuple(chapters),
        voice=reader.voice(root, ""),
        theme=reader.text(root, "theme", "", limit=NAME_LIMIT),
    )
    if script.scene_count > SCENE_LIMIT:
        reader.problem(
            "scenes",
            Text(ko=f"장면은 {SCENE_LIMIT:,}개까지입니다", en=f"expected at most {SCENE_LIMIT:,} scenes"),
            Text(ko=f"{script.scene_count:,}개", en=f"{script.scene_count:,}"),
        )
    said = " ".join(scene.narration for _, _, scene in script.scenes())
    return script.model_copy(update={"language": guess_language(said)})


def _not_a_script(name: str, why: Text) -> BadInput:
    return BadInput(
        ErrorCode.INVALID_SCRIPT,
        Text(
            ko=f"대본을 읽을 수 없습니다 ({name}): {why.ko}",
            en=f"The script cannot be read ({name}): {why.en}",
        ),
        Text(ko="UTF-8로 된 JSON 대본 파일을 고르십시오.", en="Choose a script file of JSON in UTF-8."),
    )


def new_script(title: str) -> Script:
    """Return a script to begin with: one chapter with one empty scene."""
    return Script(title=title, chapters=(Chapter(uid=new_id("chapter"), title=title, scenes=(Scene(),)),))
