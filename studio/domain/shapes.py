"""The three JSON shapes a script may arrive in, read strictly and told about kindly; and how it leaves."""

import json
import math
from typing import Any, Final, cast

from pydantic import BaseModel, ConfigDict

from studio.domain.errors import BadInput, ErrorCode, FieldProblem, InvalidScript
from studio.domain.ids import new_id
from studio.domain.script import Chapter, Scene, Script, Transition, VisualSpec, guess_language
from studio.domain.text import Text

INPUT_LIMIT: Final = 16 * 1024 * 1024
"""Bytes of a script file above which it is refused unread."""
NARRATION_LIMIT: Final = 20_000
"""Characters of one scene's narration above which the script is refused."""
SCENE_LIMIT: Final = 2_000


class Document(BaseModel):
    """A script as it came from outside, with the identities it brought along."""

    model_config = ConfigDict(frozen=True)

    script: Script
    script_id: str | None = None
    video_id: str | None = None


def read_document(data: bytes, *, name: str) -> Document:
    """Read a script from JSON bytes in any of the three shapes; `name` is the title when the shape has none.

    Raises `InvalidScript` with the path of each field that is wrong, or `BadInput` when it is not JSON at all.
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
    reader = _Reader()
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
    return Document(script=script, script_id=script_id, video_id=video_id)


def write_script(script: Script) -> str:
    """Write a script in the chapters shape, indented, ready to be read again without loss."""
    chapters = [
        {
            "chapter_id": c,
            "title": chapter.title,
            "scenes": [_scene_as_json(s, scene) for s, scene in enumerate(chapter.scenes, start=1)],
        }
        for c, chapter in enumerate(script.chapters, start=1)
    ]
    document = {"title": script.title, "language": script.language.value, "chapters": chapters}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _scene_as_json(number: int, scene: Scene) -> dict[str, object]:
    written: dict[str, object] = {"scene_id": number, "narration": scene.narration}
    for key in ("on_screen_text", "caption", "purpose"):
        if text := getattr(scene, key):
            written[key] = text
    if scene.duration_sec is not None:
        written["duration_sec"] = scene.duration_sec
    if scene.visual_spec is not None:
        written["visual_spec"] = scene.visual_spec.model_dump(mode="json", exclude_defaults=True)
    return written


def _looks_flat(root: dict[str, Any]) -> bool:
    scenes = root["scenes"]
    return (
        isinstance(scenes, list)
        and bool(cast("list[object]", scenes))
        and all(
            isinstance(s, dict) and "text" in s and "narration" not in s for s in cast("list[object]", scenes)
        )
    )


def _from_flat(reader: "_Reader", root: dict[str, Any], name: str) -> Script:
    scenes = [
        Scene(
            scene_id=reader.identity(scene, "scene_id", path),
            narration=reader.text(scene, "text", path, required=True, limit=NARRATION_LIMIT),
        )
        for scene, path in reader.items(root, "scenes", "")
    ]
    return _script(reader, root, name, [Chapter(title=_title(reader, root, name), scenes=tuple(scenes))])


def _from_chapters(reader: "_Reader", root: dict[str, Any], name: str) -> Script:
    chapters: list[Chapter] = []
    for chapter, path in reader.items(root, "chapters", ""):
        title = reader.text(chapter, "title", path, required=True)
        scenes = [
            _scene(reader, scene, where, narration_required=True)
            for scene, where in reader.items(chapter, "scenes", path)
        ]
        chapters.append(Chapter(title=title, scenes=tuple(scenes)))
    return _script(reader, root, name, chapters)


def _from_spec(reader: "_Reader", root: dict[str, Any], name: str) -> Script:
    found: list[tuple[int, str, Scene]] = []
    for position, (scene, path) in enumerate(reader.items(root, "scenes", "", may_be_empty=True), start=1):
        order = reader.whole(scene, "scene_order", path, default=position, least=1)
        title = reader.text(scene, "chapter_title", path)
        found.append((order, title, _scene(reader, scene, path, narration_required=False)))
    chapters: list[Chapter] = []
    for _, title, scene in sorted(found, key=lambda entry: entry[0]):
        if chapters and chapters[-1].title == (title or name):
            last = chapters[-1]
            chapters[-1] = last.model_copy(update={"scenes": (*last.scenes, scene)})
        else:
            chapters.append(Chapter(title=title or name, scenes=(scene,)))
    if not found:
        raise BadInput(
            ErrorCode.EMPTY_RENDER_SPEC,
            Text(ko=f"장면이 없습니다 ({name}).", en=f"There are no scenes ({name})."),
            Text(ko='"scenes"에 장면을 하나 이상 넣으십시오.', en='Put at least one scene into "scenes".'),
        )
    return _script(reader, root, name, chapters)


def _scene(reader: "_Reader", scene: dict[str, Any], path: str, *, narration_required: bool) -> Scene:
    return Scene(
        scene_id=reader.identity(scene, "scene_id", path),
        narration=reader.text(scene, "narration", path, required=narration_required, limit=NARRATION_LIMIT),
        on_screen_text=reader.text(scene, "on_screen_text", path),
        caption=reader.text(scene, "caption", path),
        purpose=reader.text(scene, "purpose", path),
        duration_sec=reader.seconds(scene, "duration_sec", path, least=0 if narration_required else None),
        visual_spec=reader.visual_spec(scene, path),
    )


def _title(reader: "_Reader", root: dict[str, Any], name: str) -> str:
    return reader.text(root, "title", "").strip() or name


def _script(reader: "_Reader", root: dict[str, Any], name: str, chapters: list[Chapter]) -> Script:
    script = Script(title=_title(reader, root, name), chapters=tuple(chapters))
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


class _Reader:
    """Picks fields out of decoded JSON and remembers, by path, everything that was not as expected."""

    def __init__(self) -> None:
        self._problems: list[FieldProblem] = []

    def problem(self, path: str, expected: Text, found: Text) -> None:
        self._problems.append(FieldProblem(path, expected, found))

    def fail(self, name: str) -> None:
        """Raise when anything was wrong."""
        if self._problems:
            raise InvalidScript(self._problems, source=name)

    def mapping(self, value: object, path: str) -> dict[str, Any] | None:
        if isinstance(value, dict):
            return cast("dict[str, Any]", value)
        self.problem(path, Text(ko="객체 {…}가 와야 합니다", en="expected an object {…}"), _kind(value))
        return None

    def items(
        self, owner: dict[str, Any], key: str, path: str, *, may_be_empty: bool = False
    ) -> list[tuple[dict[str, Any], str]]:
        where = _join(path, key)
        value: object = owner.get(key)
        if not isinstance(value, list) or not (value or may_be_empty):
            self.problem(
                where,
                Text(
                    ko="하나 이상 든 목록 […]이 와야 합니다", en="expected a list […] with at least one entry"
                ),
                Text(ko="빈 목록", en="an empty list") if value == [] else _kind(value),
            )
            return []
        entries = cast("list[object]", value)
        mapped = ((self.mapping(entry, f"{where}[{i}]"), f"{where}[{i}]") for i, entry in enumerate(entries))
        return [(entry, at) for entry, at in mapped if entry is not None]

    def text(
        self, owner: dict[str, Any], key: str, path: str, *, required: bool = False, limit: int = 5_000
    ) -> str:
        value: object = owner.get(key)
        where = _join(path, key)
        if value is None and not required:
            return ""
        if not isinstance(value, str):
            self.problem(where, Text(ko="글이 와야 합니다", en="expected text"), _kind(value))
            return ""
        text = _printable(value)
        if required and not text.strip():
            self.problem(
                where,
                Text(ko="비어 있지 않은 글이 와야 합니다", en="expected text that is not empty"),
                Text(ko="빈 글", en="empty text"),
            )
        if len(text) > limit:
            self.problem(
                where,
                Text(ko=f"{limit:,}자까지입니다", en=f"expected at most {limit:,} characters"),
                Text(ko=f"{len(text):,}자", en=f"{len(text):,}"),
            )
        return text

    def identity(self, owner: dict[str, Any], key: str, path: str) -> str:
        value: object = owner.get(key)
        if value is None:
            return ""
        if isinstance(value, str) and len(value) <= 200:
            return _printable(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        self.problem(
            _join(path, key),
            Text(
                ko="숫자나 200자 이내의 글이 와야 합니다",
                en="expected a number or text of at most 200 characters",
            ),
            _kind(value),
        )
        return ""

    def whole(self, owner: dict[str, Any], key: str, path: str, *, default: int, least: int) -> int:
        value: object = owner.get(key)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self.problem(
            _join(path, key),
            Text(ko=f"{least} 이상의 정수가 와야 합니다", en=f"expected a whole number of at least {least}"),
            _kind(value),
        )
        return default

    def seconds(self, owner: dict[str, Any], key: str, path: str, *, least: float | None) -> float | None:
        value: object = owner.get(key)
        if value is None:
            return None
        if (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and math.isfinite(value)
            and abs(value) <= 36_000
        ):
            if least is None or value >= least:
                return float(value)
        self.problem(
            _join(path, key),
            Text(ko="0에서 36000 사이의 초가 와야 합니다", en="expected seconds between 0 and 36000"),
            _kind(value),
        )
        return None

    def visual_spec(self, owner: dict[str, Any], path: str) -> VisualSpec | None:
        value: object = owner.get("visual_spec")
        where = _join(path, "visual_spec")
        if value is None:
            return None
        fields = self.mapping(value, where)
        if fields is None:
            return None
        terms: object = fields.get("highlight_terms") or []
        if not isinstance(terms, list) or not all(isinstance(t, str) for t in cast("list[object]", terms)):
            self.problem(
                _join(where, "highlight_terms"),
                Text(ko="글의 목록이 와야 합니다", en="expected a list of texts"),
                _kind(terms),
            )
            terms = []
        transition: object = fields.get("transition")
        if transition is not None and transition not in tuple(Transition):
            self.problem(
                _join(where, "transition"),
                Text(
                    ko="fade, slide, zoom, none 가운데 하나여야 합니다",
                    en="expected fade, slide, zoom or none",
                ),
                _kind(transition),
            )
            transition = None
        kept = {k: v for k, v in fields.items() if k not in VisualSpec.model_fields}
        return VisualSpec(
            type=self.text(fields, "type", where),
            text=self.text(fields, "text", where),
            highlight_terms=tuple(_printable(term) for term in cast("list[str]", terms)),
            transition=Transition(str(transition)) if transition is not None else None,
            **kept,
        )


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _printable(text: str) -> str:
    """Return `text` without what no voice can say and no database can hold: control characters, lone surrogates."""
    whole = text.encode("utf-8", "replace").decode("utf-8") if _has_surrogates(text) else text
    return "".join(c for c in whole.replace("\r\n", "\n").replace("\r", "\n") if c >= " " or c in "\n\t")


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)


def _kind(value: object) -> Text:
    """Say what kind of JSON value was found, showing small ones."""
    match value:
        case None:
            return Text(ko="없음", en="nothing")
        case bool():
            return Text(ko="참/거짓 값", en="true/false")
        case int() | float():
            return Text(ko=f"숫자 {str(value)[:20]}", en=f"the number {str(value)[:20]}")
        case str():
            return Text(ko=f"글 “{value[:20]}”", en=f"the text “{value[:20]}”")
        case list():
            return Text(ko="목록", en="a list")
        case _:
            return Text(ko="객체", en="an object")


def new_script(title: str) -> Script:
    """Return a script to begin with: one chapter with one empty scene."""
    return Script(title=title, chapters=(Chapter(uid=new_id("chapter"), title=title, scenes=(Scene(),)),))
