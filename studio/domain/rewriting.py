"""Words of a script that are to be said otherwise: which, how, and how they come back into the script."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from studio.domain.script import Chapter, Scene, Script, VisualSpec, guess_language
from studio.domain.text import Language, Text


class Wish(StrEnum):
    """How words are to be written anew."""

    REGENERATE = "regenerate"
    SHORTEN = "shorten"
    LENGTHEN = "lengthen"
    SIMPLIFY = "simplify"
    TRANSLATE = "translate"


CHOSEN: Final = "text"
"""Key of words chosen in a field, which are rewritten alone."""
_SPOKEN: Final = ("narration", "on_screen_text", "caption")
_PICTURE_TEXT: Final = "picture_text"
_PICTURE_TERMS: Final = "picture_terms"
"""One term a line."""
_TITLE: Final = "title"
_SCRIPT: Final = "script"
"""Identity of the passage that is the title of the whole script."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Texts of one scene, heading or field, by the names a model sees; none of them is empty."""

    uid: str
    """Identity of the scene or chapter in the script."""
    name: Text
    """As a person calls it: `scene 3`."""
    texts: Mapping[str, str]
    field: str = ""
    """Of words chosen in a field: its name, and where they stand in it."""
    start: int = 0
    end: int = 0
    around: str = ""
    """Of chosen words: all of their field, so that they fit into it."""

    @property
    def characters(self) -> int:
        """Characters of all texts."""
        return sum(map(len, self.texts.values()))

    def saying(self, texts: Mapping[str, str]) -> Passage:
        """Return the passage with other words."""
        return replace(self, texts=texts)


def scene_passages(script: Script, uids: Collection[str], wish: Wish) -> tuple[Passage, ...]:
    """Return what is to be rewritten of scenes, in film order; scenes without words are left out."""
    found = (
        Passage(scene.uid, _scene_name(number), _texts_of(scene, wish))
        for number, (_, _, scene) in enumerate(script.scenes(), start=1)
        if scene.uid in uids
    )
    return tuple(passage for passage in found if passage.texts)


def script_passages(script: Script) -> tuple[Passage, ...]:
    """Return all words of a script, its titles too, to be translated."""
    scenes = {
        p.uid: p for p in scene_passages(script, {s.uid for _, _, s in script.scenes()}, Wish.TRANSLATE)
    }
    found = [Passage(_SCRIPT, Text(ko="제목", en="the title"), {_TITLE: script.title})]
    for number, chapter in enumerate(script.chapters, start=1):
        name = Text(ko=f"{number}장 제목", en=f"the title of chapter {number}")
        found.append(Passage(chapter.uid, name, {_TITLE: chapter.title}))
        found += [scenes[scene.uid] for scene in chapter.scenes if scene.uid in scenes]
    return tuple(p for p in found if any(text.strip() for text in p.texts.values()))


def chosen_passage(script: Script, scene_uid: str, field: str, start: int, end: int) -> Passage | None:
    """Return the words chosen in a field of a scene, None where they are no words."""
    for number, (_, _, scene) in enumerate(script.scenes(), start=1):
        if scene.uid == scene_uid:
            whole: str = getattr(scene, field)
            chosen = whole[start:end]
            if not any(map(str.isalnum, chosen)):
                return None
            return Passage(scene_uid, _scene_name(number), {CHOSEN: chosen}, field, start, end, whole)
    return None


def with_passages(script: Script, passages: Iterable[Passage]) -> Script:
    """Put rewritten words into a script; everything but those words stays, identities too."""
    by_uid = {passage.uid: passage for passage in passages}
    chapters: list[Chapter] = []
    for chapter in script.chapters:
        scenes = tuple(_with_texts(s, by_uid[s.uid]) if s.uid in by_uid else s for s in chapter.scenes)
        title = by_uid[chapter.uid].texts[_TITLE] if chapter.uid in by_uid else chapter.title
        chapters.append(chapter.model_copy(update={"title": title, "scenes": scenes}))
    title = by_uid[_SCRIPT].texts[_TITLE] if _SCRIPT in by_uid else script.title
    return script.model_copy(update={"title": title, "chapters": tuple(chapters)})


def other_language(passages: Sequence[Passage]) -> Language:
    """Return the language that passages are not in."""
    said = " ".join(text for passage in passages for text in passage.texts.values())
    return Language.ENGLISH if guess_language(said) is Language.KOREAN else Language.KOREAN


def still_says(script: Script, passages: Iterable[Passage]) -> bool:
    """Tell whether a script still says what was to be rewritten of it."""
    said = {scene.uid: scene for _, _, scene in script.scenes()}
    for passage in passages:
        scene = said.get(passage.uid)
        if passage.field:
            if scene is None or getattr(scene, passage.field) != passage.around:
                return False
        elif scene is None or any(_all_texts(scene).get(k) != t for k, t in passage.texts.items()):
            return False
    return True


def _scene_name(number: int) -> Text:
    return Text(ko=f"장면 {number}", en=f"scene {number}")


def _texts_of(scene: Scene, wish: Wish) -> dict[str, str]:
    texts = _all_texts(scene)
    wanted = texts if wish is Wish.TRANSLATE else _SPOKEN
    return {key: texts[key] for key in wanted if texts[key].strip()}


def _all_texts(scene: Scene) -> dict[str, str]:
    spec = scene.visual_spec or VisualSpec()
    return {
        **{key: getattr(scene, key) for key in _SPOKEN},
        _PICTURE_TEXT: spec.text,
        _PICTURE_TERMS: "\n".join(spec.highlight_terms),
    }


def _with_texts(scene: Scene, passage: Passage) -> Scene:
    if passage.field:
        around = passage.around
        whole = around[: passage.start] + passage.texts[CHOSEN] + around[passage.end :]
        return scene.model_copy(update={passage.field: whole})
    texts = passage.texts
    changes: dict[str, object] = {key: texts[key] for key in _SPOKEN if key in texts}
    pictured: dict[str, object] = {}
    if _PICTURE_TEXT in texts:
        pictured["text"] = texts[_PICTURE_TEXT]
    if _PICTURE_TERMS in texts:
        pictured["highlight_terms"] = tuple(texts[_PICTURE_TERMS].splitlines())
    if pictured and scene.visual_spec is not None:
        changes["visual_spec"] = scene.visual_spec.model_copy(update=pictured)
    return scene.model_copy(update=changes)
