"""An outline without any model: the source's own sentences, in chapters and scenes. Deterministic."""

from __future__ import annotations

import re
from typing import Final

from studio.domain.drafting import DraftOptions
from studio.domain.script import Chapter, Scene, Script
from studio.domain.sentences import sentences
from studio.domain.visual_plan import without_marks

_SCENE_CHARACTERS: Final = 90
"""Narration of a scene that is about half a minute of Korean."""
_TITLE_LIMIT: Final = 40
_SCREEN_LIMIT: Final = 50
_HEADING: Final = re.compile(r"^(?:#+\s*)?(?P<text>.{2,40})$")
_ENDS: Final = re.compile(r"[.!?…。]$|(?:다|요|까)$")


def outline(source: str, options: DraftOptions, title: str = "") -> Script:
    """Return a script of the source's sentences, as many as the wished length holds.

    Sentences are taken from every paragraph in turn, so that a long beginning does not push the end out.
    """
    heading, paragraphs = _read(source)
    kept = _within(paragraphs, options.target_characters)
    chapters = _chapters(kept, options)
    return Script(
        title=title or heading or _short(kept[0][0], _TITLE_LIMIT),
        language=options.language,
        chapters=tuple(chapters),
    )


def _read(source: str) -> tuple[str, list[list[str]]]:
    """Return the heading above the first paragraph, if any, and the sentences of each paragraph."""
    blocks = [block.strip() for block in re.split(r"\n\s*\n", source.replace("\r\n", "\n")) if block.strip()]
    heading = ""
    if len(blocks) > 1 and (match := _HEADING.match(blocks[0])) and not _ENDS.search(blocks[0]):
        heading = match["text"].strip()
        blocks = blocks[1:]
    found = [[" ".join(s.split()) for s in sentences(block)] for block in blocks]
    return heading, [paragraph for paragraph in found if paragraph]


def _within(paragraphs: list[list[str]], characters: int) -> list[list[str]]:
    """Return the first sentences of every paragraph, as many rounds as there is room for."""
    taken = [0] * len(paragraphs)
    room = characters
    for depth in range(max(len(p) for p in paragraphs)):
        for place, paragraph in enumerate(paragraphs):
            if depth < len(paragraph) and (room >= len(paragraph[depth]) or not any(taken)):
                taken[place] = depth + 1
                room -= len(paragraph[depth])
    return [p[:count] for p, count in zip(paragraphs, taken, strict=True) if count]


def _chapters(paragraphs: list[list[str]], options: DraftOptions) -> list[Chapter]:
    count = min(options.max_chapters, len(paragraphs))
    chapters: list[Chapter] = []
    for number in range(count):
        mine = paragraphs[number * len(paragraphs) // count : (number + 1) * len(paragraphs) // count]
        scenes = _scenes(mine, options.max_scenes_per_chapter)
        last = number == count - 1
        purposes = ["explanation"] * len(scenes)
        if number == 0:
            purposes[0] = "hook"
        if last and len(scenes) + number > 1:
            purposes[-1] = "summary"
        chapters.append(
            Chapter(
                title=_short(scenes[0], _TITLE_LIMIT),
                scenes=tuple(
                    Scene(narration=text, on_screen_text=_short(text, _SCREEN_LIMIT), purpose=purpose)
                    for text, purpose in zip(scenes, purposes, strict=True)
                ),
            )
        )
    return chapters


def _scenes(paragraphs: list[list[str]], most: int) -> list[str]:
    """Join sentences to scenes of a good length, and more closely where there would be too many."""
    size = _SCENE_CHARACTERS
    while True:
        scenes: list[str] = []
        for paragraph in paragraphs:
            scenes += _joined(paragraph, size)
        if len(scenes) <= most:
            return scenes
        if size > sum(len(s) for p in paragraphs for s in p):
            return [*scenes[: most - 1], " ".join(scenes[most - 1 :])]
        size = size * 3 // 2


def _joined(paragraph: list[str], size: int) -> list[str]:
    scenes = [paragraph[0]]
    for sentence in paragraph[1:]:
        if len(scenes[-1]) + 1 + len(sentence) <= size:
            scenes[-1] += f" {sentence}"
        else:
            scenes.append(sentence)
    return scenes


def _short(text: str, limit: int) -> str:
    """Return the first sentence, cut between words where it is too long."""
    first = without_marks(sentences(text)[0] if sentences(text) else text).rstrip(" .。") or text.strip()
    if len(first) <= limit:
        return first
    cut = first[: limit - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[limit // 2 :] else cut).rstrip(" ,.") + "…"
