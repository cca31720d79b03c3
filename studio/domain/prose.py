"""Prose that was written elsewhere, read as chapters and scenes; and text from outside, cleaned.

A paragraph becomes a scene, a heading a chapter, a line `[화면] …` or `Screen: …` the text on the screen, and
what is too long to be one scene is cut between sentences.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from studio.domain.fields import printable
from studio.domain.ids import new_id
from studio.domain.script import Chapter, Scene, Script
from studio.domain.sentences import sentences

PROSE_LIMIT: Final = 2_000_000
"""Characters above which pasted text is refused: more than any film's script, and the window stays quick."""
SCENE_CHARACTERS: Final = 300
"""Characters of narration a scene is cut to: two minutes of Korean speech, 40 seconds of English."""
_TITLE_LIMIT: Final = 80
"""A longer line is no heading, whatever it begins with."""
_FIELD_LIMIT: Final = 5_000
"""Characters of on-screen text, as files of scripts may hold them."""

_INVISIBLE: Final = dict.fromkeys(
    (
        *range(0x202A, 0x202F),  # embedding and override of the writing direction
        *range(0x2066, 0x206A),  # isolates
        0x200E, 0x200F, 0x061C,  # marks of the writing direction
        0x00AD, 0x200B, 0x2060, 0xFEFF, 0xFFFC, 0xFFFE, 0xFFFF,
    )
)  # fmt: skip
_SPACES: Final = {0x00A0: " ", 0x202F: " ", 0x2007: " ", 0x3000: " ", 0x0009: " "}
_BREAKS: Final = {0x2028: "\n", 0x2029: "\n\n", 0x000B: "\n", 0x000C: "\n\n", 0x0085: "\n"}
_SURROGATE: Final = re.compile("[\ud800-\udfff]")

_MARKDOWN: Final = re.compile(r"#{1,6}[ \t]+(?P<title>.+?)[ \t]*#*")
_NAMED: Final = re.compile(
    r"(?:제\s*\d+\s*(?:장|부|편|강|과|화)|(?:chapter|part|section|module|lesson)\s+(?:\d+|[ivxlc]+))"
    r"(?![^\s.:)\]·—–-])[\s.:)\]·—–-]*(?P<title>.*)",
    re.IGNORECASE,
)
_KOREAN_ORDINAL: Final = re.compile(r"\d+\s*장(?:[.:)·—–-]+|\s)\s*(?P<title>\S.*)")
_NUMBERED: Final = re.compile(r"(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[IVX]{1,5}\.)\s+(?P<title>\S.*)")
_UNDERLINE: Final = re.compile(r"(?:=|-){3,}")
_SCREEN: Final = re.compile(
    r"(?:[\[(【<]\s*(?:화면|자막|슬라이드|screen|on[ -]?screen|slide)\s*[\])】>]\s*:?|"
    r"(?:화면|슬라이드|screen|on[ -]?screen(?: text)?|slide)\s*[::])\s*(?P<text>.*)",
    re.IGNORECASE,
)
_ENDS_SENTENCE: Final = re.compile(r"[.!?…。！？][\"'”’)\]]*$|(?:다|요|까|죠)$")
_RULE: Final = re.compile(r"[-*_=~]{3,}")
_BULLET: Final = re.compile(r"[-*•·▪◦]\s+")


@dataclass(frozen=True, slots=True)
class ProseChapter:
    """Scenes under a heading; None where the text begins without one."""

    title: str | None
    scenes: tuple[Scene, ...]


def cleaned(text: str) -> str:
    """Return text from outside as one line after another of printable characters.

    Composed (NFC); control characters, unpaired surrogates and invisible marks are gone, line ends of every
    kind are `\\n`, tabs and unusual spaces are spaces.
    """
    whole = _SURROGATE.sub("", text) if _SURROGATE.search(text) else text
    return printable(whole.translate(_BREAKS)).translate(_INVISIBLE).translate(_SPACES)


def storable(text: str) -> str:
    """Return text without what no file can hold; the usual text comes back as it is, at no cost."""
    try:
        text.encode()
    except UnicodeEncodeError:
        text = _SURROGATE.sub("", text)
    return text.replace("\x00", "") if "\x00" in text else text


def is_prose(text: str) -> bool:
    """Tell whether cleaned text is more than one paragraph, a heading, or too long for one scene."""
    lines = [line.strip() for line in text.split("\n")]
    if len("".join(lines)) > 4 * SCENE_CHARACTERS:
        return True
    return len(blocks(text)) > 1 or any(_SCREEN.fullmatch(line) for line in lines)


def read_prose(text: str, *, scene_characters: int = SCENE_CHARACTERS) -> tuple[ProseChapter, ...]:
    """Read cleaned text as chapters of scenes; only the first may have no title, none is without scenes."""
    chapters: list[tuple[str | None, list[Scene]]] = [(None, [])]
    screen: list[str] = []
    for block in blocks(text):
        if isinstance(block, Heading):
            _finish_screen(chapters[-1][1], screen)
            chapters.append((block.title, []))
            continue
        spoken, shown_before = _parted(block, screen)
        if not spoken:
            _attach_screen(chapters[-1][1], screen)
            continue
        pieces = _pieces(spoken, scene_characters)
        shown, screen = _limited(shown_before), []
        for number, piece in enumerate(pieces):
            chapters[-1][1].append(Scene(narration=piece, on_screen_text=shown if number == 0 else ""))
    _finish_screen(chapters[-1][1], screen)
    return tuple(
        ProseChapter(title, tuple(scenes) or (Scene(),))
        for title, scenes in chapters
        if title is not None or scenes
    )


def insert_prose(
    script: Script, scene_uid: str, at: tuple[int, int], prose: Sequence[ProseChapter]
) -> tuple[Script, str]:
    """Put prose into a script in place of the characters `at` [first, end) of a scene's narration.

    What stands before them stays in the scene, what stands behind becomes a scene of its own behind the
    prose; an empty scene is filled. A heading takes the rest of the chapter along; at the very beginning of
    a chapter that holds nothing yet, it names the chapter. Returns the uid of the last scene of the prose.
    """
    chapters = list(script.chapters)
    c = next(i for i, chapter in enumerate(chapters) if any(s.uid == scene_uid for s in chapter.scenes))
    chapter = chapters[c]
    s = next(i for i, scene in enumerate(chapter.scenes) if scene.uid == scene_uid)
    scene = chapter.scenes[s]
    head, tail = scene.narration[: at[0]].rstrip(), scene.narration[at[1] :].lstrip()
    is_blank = not head and not tail and not scene.on_screen_text
    before, after = list(chapter.scenes[:s]), list(chapter.scenes[s + 1 :])
    if tail:
        kept = scene.model_copy(update={"uid": new_id("scene") if head else scene.uid, "narration": tail})
        after.insert(0, kept.model_copy(update={"on_screen_text": ""}) if head else kept)
    if head or (scene.on_screen_text and not tail):
        before.append(scene.model_copy(update={"narration": head}))
    parts = [(part.title, list(part.scenes)) for part in prose]
    if is_blank:  # the scene keeps its identity, and with it what was chosen for it
        title, scenes = parts[0]
        first = {"narration": scenes[0].narration, "on_screen_text": scenes[0].on_screen_text}
        parts[0] = (title, [scene.model_copy(update=first), *scenes[1:]])
    last = parts[-1][1][-1].uid
    parts[-1][1].extend(after)
    made: list[Chapter] = []
    title, scenes = parts[0]
    if title is None:
        made.append(chapter.model_copy(update={"scenes": (*before, *scenes)}))
        parts = parts[1:]
    elif before:
        made.append(chapter.model_copy(update={"scenes": tuple(before)}))
    elif not after:
        made.append(chapter.model_copy(update={"title": title, "scenes": tuple(scenes)}))
        parts = parts[1:]
    made += [Chapter(title=title or chapter.title, scenes=tuple(scenes)) for title, scenes in parts]
    return script.model_copy(update={"chapters": (*chapters[:c], *made, *chapters[c + 1 :])}), last


@dataclass(frozen=True, slots=True)
class Heading:
    """A line that names what follows it."""

    title: str


def blocks(text: str) -> list[Heading | list[str]]:
    """Return the headings and paragraphs (as their lines) of cleaned text, in order."""
    found: list[Heading | list[str]] = []
    lines = [line.strip() for line in text.split("\n")]
    paragraph: list[str] = []

    def close() -> None:
        if paragraph:
            found.append(list(paragraph))
            paragraph.clear()

    for index, line in enumerate(lines):
        alone = not paragraph
        following = lines[index + 1] if index + 1 < len(lines) else ""
        if not line or (alone and _RULE.fullmatch(line)):
            close()
        elif len(paragraph) == 1 and _UNDERLINE.fullmatch(line) and len(paragraph[0]) <= _TITLE_LIMIT:
            found.append(Heading(paragraph.pop()))
        elif (title := _heading(line, alone=alone, followed=bool(following))) is not None:
            close()
            found.append(Heading(title))
        else:
            paragraph.append(line)
    close()
    return found


def _heading(line: str, *, alone: bool, followed: bool) -> str | None:
    """Return the title a line gives, None where it is no heading."""
    if len(line) > _TITLE_LIMIT:
        return None
    if match := _MARKDOWN.fullmatch(line):
        return match["title"].strip("*_ ") or None
    if _ENDS_SENTENCE.search(line):
        return None
    for pattern in (_NAMED, _KOREAN_ORDINAL):
        if match := pattern.fullmatch(line):
            return match["title"].strip() or line
    # `1. …` is a heading only as a line of its own: within a paragraph, and before more, it counts items.
    if alone and not followed and (match := _NUMBERED.fullmatch(line)):
        return match["title"].strip()
    return None


def _parted(lines: list[str], screen: list[str]) -> tuple[list[str], list[str]]:
    """Part a paragraph into what is said and what is shown; the latter is added to `screen`."""
    spoken: list[str] = []
    for line in lines:
        if match := _SCREEN.fullmatch(line):
            if match["text"].strip():
                screen.append(match["text"].strip())
        else:
            spoken.append(line)
    return spoken, screen


def _attach_screen(scenes: list[Scene], screen: list[str]) -> None:
    """Show what stands in a paragraph of its own with the scene before it, where that shows nothing yet."""
    if screen and scenes and not scenes[-1].on_screen_text:
        scenes[-1] = scenes[-1].model_copy(update={"on_screen_text": _limited(screen)})
        screen.clear()


def _finish_screen(scenes: list[Scene], screen: list[str]) -> None:
    """What is left to be shown and has nothing said to it becomes a silent scene."""
    if screen:
        _attach_screen(scenes, screen)
    if screen:
        scenes.append(Scene(on_screen_text=_limited(screen)))
        screen.clear()


def _limited(screen: list[str]) -> str:
    return "\n".join(screen)[:_FIELD_LIMIT]


def _pieces(lines: list[str], limit: int) -> list[str]:
    """Return what is said as one text, or as several where it is too long for one scene."""
    if any(_BULLET.match(line) for line in lines):
        text = "\n".join(_BULLET.sub("", line) for line in lines)
    else:
        text = " ".join(lines)  # lines that an editor wrapped
    if len(text) <= limit * 3 // 2:  # a little too long is better than a crumb of a scene
        return [text]
    pieces: list[str] = []
    for sentence in sentences(text):
        for part in cut_endless(sentence, limit * 2):
            if pieces and len(pieces[-1]) + 1 + len(part) <= limit:
                pieces[-1] = f"{pieces[-1]} {part}"
            else:
                pieces.append(part)
    return pieces


def cut_endless(sentence: str, limit: int) -> list[str]:
    """Cut an endless sentence between words, or anywhere where there are none."""
    parts: list[str] = []
    while len(sentence) > limit:
        at = sentence.rfind(" ", limit // 2, limit)
        at = at if at > 0 else limit
        parts.append(sentence[:at].rstrip())
        sentence = sentence[at:].lstrip()
    return [*parts, sentence] if sentence else parts
