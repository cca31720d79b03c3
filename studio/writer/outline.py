"""An outline without any model: the source's own sentences, in chapters and scenes. Deterministic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from studio.domain.drafting import DraftOptions
from studio.domain.script import Chapter, Scene, Script
from studio.domain.sentences import sentences
from studio.domain.text import Language
from studio.domain.visual_plan import without_marks
from studio.writer.structure import Section, Unit, read_sections

_SCENE_CHARACTERS: Final = {Language.KOREAN: 90, Language.ENGLISH: 360}
"""Narration of a scene that is about half a minute."""
_TITLE_LIMIT: Final = 40
_TOPIC_LIMIT: Final = 24
_SCREEN_LIMIT: Final = 40
_LIST_LIMIT: Final = 200
"""Characters of a list on the screen; of a longer one every item is shortened."""
_OPENING: Final = '「『《〈“‘"(['
_CLOSING: Final = '」』》〉”’")]'
_TOPIC: Final = re.compile(
    r"(?P<topic>.*?[가-힣A-Za-z0-9)」』])"
    r"(?:이란|란|(?:에게|에서|에|로)는|(?<![하되있없내키치오쓰않으])는|(?<![받높많같작넓좋않깊짧얇늦찾남모])은)(?=\s)"
)
"""What a Korean sentence is about: what stands before the first topic particle that is no verb's ending."""


def outline(source: str, options: DraftOptions, title: str = "") -> Script:
    """Return a script of the source's sentences, as many as the wished length holds.

    Sentences are taken from every paragraph in turn, so that a long beginning does not push the end out.
    Lists and questions are kept whole.
    """
    heading, found = read_sections(source)
    kept = _within(found, options.target_characters)
    chapters = _chapters(kept, options)
    return Script(
        title=title or heading or chapters[0].title, language=options.language, chapters=tuple(chapters)
    )


def _within(found: Sequence[Section], characters: int) -> list[Section]:
    """Return the first units of every paragraph, as many rounds as there is room for."""
    paragraphs = [paragraph for section in found for paragraph in section.paragraphs]
    taken = [0] * len(paragraphs)
    room = characters
    for depth in range(max(map(len, paragraphs))):
        if room <= 0:
            break
        for place, paragraph in enumerate(paragraphs):
            # Behind a sentence that was left out none is taken: what is said stays connected.
            if depth < len(paragraph) and taken[place] == depth:
                length = len(paragraph[depth].spoken)
                if room >= length or not any(taken):
                    taken[place] = depth + 1
                    room -= length
    counts = iter(taken)
    sections = [
        Section(s.title, [p[:count] for p, count in zip(s.paragraphs, counts, strict=False) if count])
        for s in found
    ]
    return [section for section in sections if section.paragraphs]


def _chapters(found: Sequence[Section], options: DraftOptions) -> list[Chapter]:
    size = _SCENE_CHARACTERS[options.language] * options.max_scenes_per_chapter
    parts = [part for section in _headed(found) for part in _parted(section, size)]
    groups = _grouped(parts, options.max_chapters)
    chapters: list[Chapter] = []
    for number, group in enumerate(groups):
        scenes = _scenes(group, options)
        if number == 0:
            scenes[0] = scenes[0].model_copy(update={"purpose": "hook"})
        ends = number == len(groups) - 1 and len(scenes) + number > 1
        if ends and scenes[-1].purpose != "example":
            scenes[-1] = scenes[-1].model_copy(update={"purpose": "summary"})
        title = group[0].title or _topic(group[0].paragraphs[0][0].spoken)
        chapters.append(Chapter(title=title, scenes=tuple(scenes)))
    return chapters


def _headed(found: Sequence[Section]) -> list[Section]:
    """Return sections that may become chapters: without any heading every paragraph may."""
    if any(section.title for section in found):
        return list(found)
    return [Section("", [paragraph]) for section in found for paragraph in section.paragraphs]


def _parted(section: Section, size: int) -> list[Section]:
    """Cut a section that a chapter has no room for; what goes on has no heading of its own."""
    parts = [Section(section.title, [[]])]
    for unit in (unit for paragraph in section.paragraphs for unit in paragraph):
        if parts[-1].paragraphs[0] and parts[-1].characters + len(unit.spoken) > size:
            parts.append(Section("", [[]]))
        parts[-1].paragraphs[0].append(unit)
    return parts


def _grouped(found: list[Section], most: int) -> list[list[Section]]:
    """Put neighbours together until there are few enough, the shortest pair first."""
    groups = [[section] for section in found]
    lengths = [section.characters for section in found]
    while len(groups) > most:
        pairs = [one + other for one, other in pairwise(lengths)]
        at = pairs.index(min(pairs))
        lengths[at : at + 2] = [pairs[at]]
        groups[at : at + 2] = [groups[at] + groups[at + 1]]
    return groups


def _scenes(group: Sequence[Section], options: DraftOptions) -> list[Scene]:
    """Join units to scenes of a good length, and more closely where there would be too many."""
    most = options.max_scenes_per_chapter
    streams: list[tuple[str, list[Unit]]] = [("", [])]
    for number, section in enumerate(group):
        if number and section.title:
            streams.append((section.title, []))
        streams[-1][1].extend(unit for paragraph in section.paragraphs for unit in paragraph)
    found = _fitted(streams, most, options)
    if len(found) > most:  # more headings than scenes: they are spoken over
        found = _fitted([("", [unit for _, units in streams for unit in units])], most, options)
    rest = [unit for _, units in found[most - 1 :] for unit in units]
    if len(found) > most:  # more lists than scenes
        found = [*found[: most - 1], ("", rest)]
    return [_scene(title, units) for title, units in found]


def _fitted(
    streams: Sequence[tuple[str, list[Unit]]], most: int, options: DraftOptions
) -> list[tuple[str, list[Unit]]]:
    """Return scenes of streams of units, longer and longer until there are few enough, or none is longer."""
    size = _SCENE_CHARACTERS[options.language]
    total = sum(len(unit.spoken) + 1 for _, units in streams for unit in units)
    while True:
        found = [
            (title if not place else "", units)
            for title, stream in streams
            for place, units in enumerate(_joined(stream, size))
        ]
        if len(found) <= most or size > 2 * total:
            return found
        size = size * 5 // 4


def _joined(units: Sequence[Unit], size: int) -> list[list[Unit]]:
    scenes: list[list[Unit]] = []
    for unit in units:
        length = sum(len(u.spoken) + 1 for u in scenes[-1]) if scenes else 0
        # A list or a question ends its scene, and hardly anything goes before it: it is what is shown.
        room = size // 2 if unit.shown else size
        if scenes and not scenes[-1][-1].shown and length + len(unit.spoken) <= room:
            scenes[-1].append(unit)
        else:
            scenes.append([unit])
    return scenes


def _scene(title: str, units: Sequence[Unit]) -> Scene:
    shown = next((unit.shown for unit in units if unit.shown), "")
    narration = " ".join(unit.spoken for unit in units)
    if shown:
        on_screen = _shown_list(shown) if "\n" in shown else _short(shown, _SCREEN_LIMIT)
    else:
        on_screen = title or _short(units[0].spoken, _SCREEN_LIMIT)
    is_question = any(unit.is_question for unit in units)
    return Scene(
        narration=narration,
        on_screen_text=on_screen,
        purpose="example" if is_question else "explanation",
    )


def _shown_list(shown: str) -> str:
    if len(shown) <= _LIST_LIMIT:
        return shown
    return "\n".join(_cut(line, _SCREEN_LIMIT) for line in shown.splitlines())


def _topic(sentence: str) -> str:
    """Return what a sentence is about, as a heading: its topic where it has one, else its beginning."""
    whole = _first(sentence)
    if len(whole) <= _TOPIC_LIMIT:
        return whole
    match = _TOPIC.match(whole)
    if match and 2 <= len(match["topic"]) <= _TOPIC_LIMIT:
        return match["topic"]
    return _cut(whole, _TITLE_LIMIT)


def _short(text: str, limit: int) -> str:
    """Return the first sentence, cut between words where it is too long."""
    return _cut(_first(text), limit)


def _first(text: str) -> str:
    found = sentences(text)
    return without_marks(found[0] if found else text).rstrip(" .。") or text.strip()


def _cut(text: str, limit: int) -> str:
    """Cut between words, and never within what stands in quotes or brackets, as names of laws do."""
    if len(text) <= limit:
        return text
    end = limit - 1
    if " " in text[limit // 2 : end]:
        end = text.rfind(" ", 0, end)
    opened = [i for i, c in enumerate(text[:end]) if c in _OPENING and _closing(text, i) >= end]
    if opened and opened[0] >= limit // 4:
        end = opened[0]
    elif opened and _closing(text, opened[0]) < 2 * limit:
        end = _closing(text, opened[0]) + 1
    return text if end >= len(text) else text[:end].rstrip(" ,.") + "…"


def _closing(text: str, at: int) -> int:
    """Return where what opens at `at` is closed, -1 where it is not."""
    return text.find(_CLOSING[_OPENING.index(text[at])], at + 1)
