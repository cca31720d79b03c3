"""Changes to a script: each takes a script and returns the next one; scenes keep their identity."""

from collections.abc import Collection

from studio.domain.errors import ErrorCode, NotFound
from studio.domain.ids import new_id
from studio.domain.script import Chapter, Scene, Script
from studio.domain.text import Text


def place_of(script: Script, scene_uid: str) -> tuple[int, int]:
    """Return (chapter index, scene index within it) of a scene."""
    for c, chapter in enumerate(script.chapters):
        for s, scene in enumerate(chapter.scenes):
            if scene.uid == scene_uid:
                return c, s
    raise NotFound(
        ErrorCode.INVALID_SCRIPT,
        Text(ko="대본에 없는 장면입니다.", en=f"The script has no scene {scene_uid}."),
    )


def scene_of(script: Script, scene_uid: str) -> Scene:
    """Return a scene by its identity."""
    c, s = place_of(script, scene_uid)
    return script.chapters[c].scenes[s]


def with_title(script: Script, title: str) -> Script:
    """Rename the script."""
    return script.model_copy(update={"title": title})


def with_chapter_title(script: Script, chapter_uid: str, title: str) -> Script:
    """Rename a chapter."""
    return script.model_copy(
        update={
            "chapters": tuple(
                c.model_copy(update={"title": title}) if c.uid == chapter_uid else c for c in script.chapters
            )
        }
    )


def with_scene(script: Script, scene: Scene) -> Script:
    """Put `scene` in place of the one with the same identity."""
    c, s = place_of(script, scene.uid)
    return _with_scenes(script, c, _replaced(script.chapters[c].scenes, s, (scene,)))


def insert_scene(script: Script, after_uid: str | None, scene: Scene) -> Script:
    """Put a new scene behind `after_uid`, or at the very end; an empty script gains a chapter."""
    if not script.chapters:
        return script.model_copy(update={"chapters": (Chapter(title=script.title, scenes=(scene,)),)})
    if after_uid is None:
        last = len(script.chapters) - 1
        return _with_scenes(script, last, (*script.chapters[last].scenes, scene))
    c, s = place_of(script, after_uid)
    scenes = script.chapters[c].scenes
    return _with_scenes(script, c, (*scenes[: s + 1], scene, *scenes[s + 1 :]))


def duplicate_scene(script: Script, scene_uid: str) -> Script:
    """Put a copy with an identity of its own behind a scene."""
    copy = scene_of(script, scene_uid).model_copy(update={"uid": new_id("scene")})
    return insert_scene(script, scene_uid, copy)


def delete_scene(script: Script, scene_uid: str) -> Script:
    """Take a scene out; a chapter left empty goes with it."""
    c, s = place_of(script, scene_uid)
    return _drop_empty(_with_scenes(script, c, _replaced(script.chapters[c].scenes, s, ())))


def split_scene(script: Script, scene_uid: str, at: int) -> Script:
    """Cut a scene's narration at character `at`: the rest becomes a scene of its own behind it."""
    c, s = place_of(script, scene_uid)
    scene = script.chapters[c].scenes[s]
    first = scene.model_copy(update={"narration": scene.narration[:at].rstrip(), "duration_sec": None})
    second = Scene(narration=scene.narration[at:].lstrip(), purpose=scene.purpose)
    return _with_scenes(script, c, _replaced(script.chapters[c].scenes, s, (first, second)))


def merge_with_previous(script: Script, scene_uid: str) -> Script:
    """Join a scene onto the one before it in the same chapter; the first of a chapter stays as it is."""
    c, s = place_of(script, scene_uid)
    if s == 0:
        return script
    before, scene = script.chapters[c].scenes[s - 1], script.chapters[c].scenes[s]
    lengths = [d for d in (before.duration_sec, scene.duration_sec) if d is not None]
    joined = before.model_copy(
        update={
            "narration": " ".join(t for t in (before.narration, scene.narration) if t),
            "on_screen_text": before.on_screen_text or scene.on_screen_text,
            "duration_sec": sum(lengths) if lengths else None,
        }
    )
    scenes = script.chapters[c].scenes
    return _with_scenes(script, c, (*scenes[: s - 1], joined, *scenes[s + 1 :]))


def move_scene(script: Script, scene_uid: str, step: int) -> Script:
    """Move a scene one place up (-1) or down (+1), across chapter borders too."""
    place_of(script, scene_uid)
    return shift_scenes(script, (scene_uid,), step)


def move_scenes(
    script: Script, uids: Collection[str], before_uid: str | None, chapter_uid: str = ""
) -> Script:
    """Move scenes, together and in film order, to stand before the scene `before_uid`.

    Without it they go to the end of the chapter `chapter_uid` (empty: the last one). Where `before_uid` is
    itself moved, they stand before the next scene of its chapter that stays. A chapter left empty goes.
    """
    moved = tuple(scene for _, _, scene in script.scenes() if scene.uid in uids)
    if not moved:
        return script
    if before_uid is not None:
        c, s = place_of(script, before_uid)
        stays = (scene.uid for scene in script.chapters[c].scenes[s:] if scene.uid not in uids)
        before_uid = next(stays, None)
    else:
        known = (i for i, chapter in enumerate(script.chapters) if chapter.uid == chapter_uid)
        c = next(known, len(script.chapters) - 1)
    chapters: list[Chapter] = []
    for index, chapter in enumerate(script.chapters):
        rest = tuple(scene for scene in chapter.scenes if scene.uid not in uids)
        if index == c:
            at = next((i for i, scene in enumerate(rest) if scene.uid == before_uid), len(rest))
            rest = (*rest[:at], *moved, *rest[at:])
        chapters.append(chapter.model_copy(update={"scenes": rest}))
    return _drop_empty(script.model_copy(update={"chapters": tuple(chapters)}))


def shift_scenes(script: Script, uids: Collection[str], step: int) -> Script:
    """Move scenes, gathered, one place up (-1) or down (+1), across chapter borders too."""
    places = [place_of(script, scene.uid) for _, _, scene in script.scenes() if scene.uid in uids]
    if not places:
        return script
    c, s = places[0] if step < 0 else places[-1]
    scenes = script.chapters[c].scenes
    if step < 0:
        if s > 0:
            return move_scenes(script, uids, scenes[s - 1].uid)
        return move_scenes(script, uids, None, script.chapters[c - 1].uid) if c > 0 else script
    if s + 1 < len(scenes):
        after = scenes[s + 2].uid if s + 2 < len(scenes) else None
        return move_scenes(script, uids, after, script.chapters[c].uid)
    if c + 1 < len(script.chapters):
        following = script.chapters[c + 1]
        first = next((scene.uid for scene in following.scenes), None)
        return move_scenes(script, uids, first, following.uid)
    return script


def move_chapter(script: Script, chapter_uid: str, before_uid: str | None) -> Script:
    """Move a chapter with its scenes to stand before the chapter `before_uid`, or at the end."""
    moved = next((c for c in script.chapters if c.uid == chapter_uid), None)
    if moved is None or before_uid == chapter_uid:
        return script
    rest = [c for c in script.chapters if c.uid != chapter_uid]
    at = next((i for i, c in enumerate(rest) if c.uid == before_uid), len(rest))
    return script.model_copy(update={"chapters": (*rest[:at], moved, *rest[at:])})


def insert_chapter(script: Script, after_uid: str | None, title: str) -> Script:
    """Put a new chapter with one empty scene behind the chapter `after_uid`, or at the end."""
    chapter = Chapter(title=title, scenes=(Scene(),))
    index = next((i for i, c in enumerate(script.chapters) if c.uid == after_uid), len(script.chapters) - 1)
    return script.model_copy(
        update={"chapters": (*script.chapters[: index + 1], chapter, *script.chapters[index + 1 :])}
    )


def _with_scenes(script: Script, chapter_index: int, scenes: tuple[Scene, ...]) -> Script:
    chapter = script.chapters[chapter_index].model_copy(update={"scenes": scenes})
    chapters = script.chapters
    return script.model_copy(
        update={"chapters": (*chapters[:chapter_index], chapter, *chapters[chapter_index + 1 :])}
    )


def _replaced(scenes: tuple[Scene, ...], index: int, by: tuple[Scene, ...]) -> tuple[Scene, ...]:
    return (*scenes[:index], *by, *scenes[index + 1 :])


def _drop_empty(script: Script) -> Script:
    return script.model_copy(update={"chapters": tuple(c for c in script.chapters if c.scenes)})
