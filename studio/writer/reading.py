"""What a language model answered: JSON in a fence, between braces or bare; and a script of it, checked.

An answer is data that somebody else's text may have steered. Of a script it gives words and nothing else: no
picture, voice, length or setting is taken from it, whatever it holds.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Final, TypeVar, cast

from studio.domain.drafting import DraftOptions
from studio.domain.errors import BadInput
from studio.domain.prose import cleaned
from studio.domain.script import Chapter, Scene, Script, guess_language
from studio.domain.shapes import read_value
from studio.domain.text import Language, Text

ANSWER_LIMIT: Final = 400_000
"""Characters of an answer that are looked at: a script of half an hour is a tenth of it."""
TITLE_LIMIT: Final = 100
SCREEN_LIMIT: Final = 200
SHAPE: Final = (
    '{"title": "…", "chapters": [{"title": "…", "scenes": [{"narration": "…what is said…", '
    '"on_screen_text": "…at most 50 characters…", "purpose": "hook|explanation|example|summary"}]}]}'
)
"""A script as a model is asked for it."""
LANGUAGE_NAMES: Final = {Language.KOREAN: "Korean", Language.ENGLISH: "English"}
_FENCE: Final = re.compile(r"```(?:json)?[^\S\n]*\n(.*?)```", re.DOTALL | re.IGNORECASE)
_THOUGHT: Final = re.compile(r"^.*</think>", re.DOTALL)
"""What some models say to themselves first."""
_TOO_LONG: Final = 2.0
"""How much longer than asked a script may be before it is sent back."""
_PURPOSES: Final = ("hook", "explanation", "example", "summary")
_SCENE_KEYS: Final = ("narration", "on_screen_text", "purpose")
_LETTERS: Final = 20
"""Letters from which on a language can be told."""

Read = TypeVar("Read")


class BadAnswer(Exception):
    """What a model answered is not what was asked for; `why` is told to the model, in the end to a person."""

    def __init__(self, why: Text) -> None:
        super().__init__(why.en)
        self.why = why


def script_in(answer: str, options: DraftOptions, *, mark: str = "") -> Script:
    """Return the script in a model's answer; raises `BadAnswer`. `mark` must not be repeated in it."""
    return value_in(answer, lambda value: _script_of(value, options), mark=mark)


def value_in(answer: str, read: Callable[[object], Read], *, mark: str = "") -> Read:
    """Return what `read` makes of the JSON of an answer: of a fenced block, the outermost braces, or all.

    The first that `read` can use counts; raises `BadAnswer` where there is none.
    """
    if len(answer) > ANSWER_LIMIT:
        raise _bad(
            f"답이 {ANSWER_LIMIT:,}자보다 깁니다.", f"The answer is longer than {ANSWER_LIMIT} characters."
        )
    if mark and mark in answer:
        raise _bad(
            "답이 원문의 경계 표시를 되풀이했습니다.", "The answer repeats the line that marks the source."
        )
    answer = _THOUGHT.sub("", answer)
    candidates = [match.group(1) for match in _FENCE.finditer(answer)]
    first, last = answer.find("{"), answer.rfind("}")
    if 0 <= first < last:
        candidates.append(answer[first : last + 1])
    candidates.append(answer)
    refused: BadAnswer | None = None
    unread = ""
    for candidate in dict.fromkeys(candidates):
        try:
            return read(json.loads(candidate))
        except BadAnswer as error:
            refused = refused or error
        except (ValueError, RecursionError) as error:
            unread = unread or str(error)
    raise refused or _bad(
        "정해진 형식(JSON)으로 답하지 않았습니다.",
        f"The answer holds no JSON object that can be read ({unread}).",
    )


def require_language(text: str, language: Language) -> None:
    """Raise `BadAnswer` where words are in another language than asked for."""
    if sum(map(str.isalpha, text)) >= _LETTERS and guess_language(text) is not language:
        names = {Language.KOREAN: "한국어", Language.ENGLISH: "영어"}
        raise _bad(
            f"{names[language]}로 쓰지 않았습니다.",
            f"It is not written in {LANGUAGE_NAMES[language]}.",
        )


def _script_of(value: object, options: DraftOptions) -> Script:
    if not isinstance(value, dict) or "chapters" not in value:
        raise _bad('"chapters"가 없습니다.', 'There is no object with "chapters".')
    try:
        script = read_value(_words_alone(cast("object", value)), name="draft").script
    except BadInput as error:
        raise BadAnswer(error.what) from error
    script = _tidied(script)
    _check_caps(script, options)
    _check_lengths(script, options)
    said = " ".join(scene.narration for _, _, scene in script.scenes())
    if "…what is said…" in said:
        raise _bad("예시를 그대로 되풀이했습니다.", "That is the example; write the script of the source.")
    require_language(said, options.language)
    return script.model_copy(update={"language": options.language})


def _words_alone(root: object) -> object:
    """Return what a script's words are read from; what has another type is left for the reader to name."""
    found = _only(root, ("title", "chapters"))
    found["chapters"] = _each(found.get("chapters"), _chapter_alone)
    return found


def _chapter_alone(value: object) -> object:
    if not isinstance(value, dict):
        return value
    found = _only(cast("object", value), ("title", "scenes"))
    found["scenes"] = _each(found.get("scenes"), _scene_alone)
    return found


def _scene_alone(value: object) -> object:
    return _only(cast("object", value), _SCENE_KEYS) if isinstance(value, dict) else value


def _only(value: object, keys: tuple[str, ...]) -> dict[str, object]:
    given = cast("Mapping[str, object]", value)
    return {key: given[key] for key in keys if key in given}


def _each(value: object, change: Callable[[object], object]) -> object:
    return [change(item) for item in cast("list[object]", value)] if isinstance(value, list) else value


def _tidied(script: Script) -> Script:
    chapters = tuple(
        Chapter(title=_line(chapter.title), scenes=tuple(map(_tidied_scene, chapter.scenes)))
        for chapter in script.chapters
    )
    title = _line(script.title)
    return Script(title=chapters[0].title if title in ("", "draft") else title, chapters=chapters)


def _tidied_scene(scene: Scene) -> Scene:
    narration = cleaned(scene.narration).strip()
    if not narration:
        raise _bad("내레이션이 빈 장면이 있습니다.", "A scene has no narration.")
    purpose = scene.purpose.strip().lower()
    return Scene(
        narration=narration,
        on_screen_text=cleaned(scene.on_screen_text).strip(),
        purpose=purpose if purpose in _PURPOSES else "",
    )


def _line(text: str) -> str:
    return " ".join(cleaned(text).split())


def _check_caps(script: Script, options: DraftOptions) -> None:
    count, most = len(script.chapters), options.max_chapters
    if count > most:
        raise _bad(
            f"장이 {count}개입니다 (최대 {most}개).",
            f"There are {count} chapters; at most {most} are allowed.",
        )
    most = options.max_scenes_per_chapter
    for number, chapter in enumerate(script.chapters, start=1):
        count = len(chapter.scenes)
        if count > most:
            raise _bad(
                f"{number}장에 장면이 {count}개 있습니다 (최대 {most}개).",
                f"Chapter {number} has {count} scenes; at most {most} are allowed.",
            )


def _check_lengths(script: Script, options: DraftOptions) -> None:
    for text, limit, ko, en in _limited(script):
        if len(text) > limit:
            raise _bad(
                f"{ko}이(가) 너무 깁니다 ({len(text)}자, 최대 {limit}자).",
                f"{en} is too long ({len(text)} characters, at most {limit}).",
            )
        if not text and limit == TITLE_LIMIT:
            raise _bad(f"{ko}이(가) 비어 있습니다.", f"{en} is empty.")
    count, wanted = script.character_count, options.target_characters
    if count > wanted * _TOO_LONG:
        raise _bad(
            f"내레이션이 {count}자입니다 (요청한 길이 약 {wanted}자).",
            f"The narration has {count} characters; about {wanted} were asked for.",
        )


def _limited(script: Script) -> list[tuple[str, int, str, str]]:
    found: list[tuple[str, int, str, str]] = []
    for number, chapter in enumerate(script.chapters, start=1):
        found.append((chapter.title, TITLE_LIMIT, f"{number}장 제목", f"The title of chapter {number}"))
    for number, (_, _, scene) in enumerate(script.scenes(), start=1):
        found.append(
            (
                scene.on_screen_text,
                SCREEN_LIMIT,
                f"장면 {number}의 화면 문구",
                f"The on-screen text of scene {number}",
            )
        )
    return [*found, (script.title, TITLE_LIMIT, "제목", "The title")]


def _bad(ko: str, en: str) -> BadAnswer:
    return BadAnswer(Text(ko=ko, en=en))
