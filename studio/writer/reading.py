"""A script found in what a language model answered: fenced, between braces, or bare; and checked."""

from __future__ import annotations

import json
import re
from typing import Final

from studio.domain.drafting import DraftOptions
from studio.domain.errors import BadInput
from studio.domain.script import Script
from studio.domain.shapes import read_value
from studio.domain.text import Language

ANSWER_LIMIT: Final = 400_000
"""Characters of an answer that are looked at: a script of half an hour is a tenth of it."""
_FENCE: Final = re.compile(r"```(?:json)?[^\S\n]*\n(.*?)```", re.DOTALL | re.IGNORECASE)
_TOO_LONG: Final = 2.0
"""How much longer than asked a script may be before it is sent back."""


class BadAnswer(Exception):
    """What a model answered is no script as asked for; `why` is what the model is told, in English."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def script_in(answer: str, options: DraftOptions) -> Script:
    """Return the script in a model's answer; raises `BadAnswer`."""
    if len(answer) > ANSWER_LIMIT:
        raise BadAnswer(f"The answer is longer than {ANSWER_LIMIT} characters.")
    value = _json_in(answer)
    try:
        script = read_value(value, name="draft").script
    except BadInput as error:
        raise BadAnswer(error.message(Language.ENGLISH)) from error
    _check_caps(script, options)
    return script.model_copy(update={"language": options.language})


def _json_in(answer: str) -> object:
    """Return the JSON of an answer: of a fenced block, else of the outermost braces, else of all of it."""
    candidates = [match.group(1) for match in _FENCE.finditer(answer)]
    first, last = answer.find("{"), answer.rfind("}")
    if 0 <= first < last:
        candidates.append(answer[first : last + 1])
    candidates.append(answer)
    why = "no JSON"
    for candidate in candidates:
        try:
            return json.loads(candidate)
        except (ValueError, RecursionError) as error:
            why = str(error)
    raise BadAnswer(f"The answer holds no JSON object that can be read ({why}).")


def _check_caps(script: Script, options: DraftOptions) -> None:
    if len(script.chapters) > options.max_chapters:
        raise BadAnswer(
            f"There are {len(script.chapters)} chapters; at most {options.max_chapters} are allowed."
        )
    for chapter in script.chapters:
        if len(chapter.scenes) > options.max_scenes_per_chapter:
            raise BadAnswer(
                f"The chapter “{chapter.title}” has {len(chapter.scenes)} scenes; "
                f"at most {options.max_scenes_per_chapter} are allowed."
            )
    if script.character_count > options.target_characters * _TOO_LONG:
        raise BadAnswer(
            f"The narration has {script.character_count} characters; "
            f"about {options.target_characters} were asked for."
        )
