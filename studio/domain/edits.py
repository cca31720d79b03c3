"""Changes to a script: each takes a script and returns the next one; scenes keep their identity."""

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
    c, s = place_of(script, scene_uid)
    scene = script.chapters[c].scenes[s]
    target = s + step
    without = _with_scenes(script, c, _replaced(script.chapters[c].scenes, s, ()))
    if 0 <= target < len(script.chapters[c].scenes):
        rest = without.chapters[c].scenes
        return _with_scenes(without, c, (*rest[:target], scene, *rest[target:]))
    neighbour = c + step
    if not 0 <= neighbour < len(script.chapters):
        return script
    there = without.chapters[neighbour].scenes
    placed = (*there, scene) if step < 0 else (scene, *there)
    return _drop_empty(_with_scenes(without, neighbour, placed))


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
