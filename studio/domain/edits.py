"""Changes to a script: each takes a script and returns the next one; scenes keep their identity."""

from collections.abc import Collection, Mapping, Sequence

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


def with_lengths(script: Script, lengths: Mapping[str, float | None]) -> Script:
    """Give scenes (by identity) other minimum lengths in seconds; None leaves them to the default."""
    chapters = tuple(
        chapter.model_copy(
            update={
                "scenes": tuple(
                    scene.model_copy(update={"duration_sec": lengths[scene.uid]})
                    if scene.uid in lengths
                    else scene
                    for scene in chapter.scenes
                )
            }
        )
        for chapter in script.chapters
    )
    return script.model_copy(update={"chapters": chapters})


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
    joined = _joined(before, scene)
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


def delete_scenes(script: Script, uids: Collection[str]) -> Script:
    """Take scenes out; a chapter left empty goes with them."""
    chapters = (
        c.model_copy(update={"scenes": tuple(s for s in c.scenes if s.uid not in uids)})
        if any(s.uid in uids for s in c.scenes)
        else c
        for c in script.chapters
    )
    return _drop_empty(script.model_copy(update={"chapters": tuple(chapters)}))


def insert_scenes(script: Script, after_uid: str | None, scenes: Sequence[Scene]) -> Script:
    """Put scenes, in order, behind `after_uid` or at the very end; an empty script gains a chapter."""
    for scene in scenes:
        script = insert_scene(script, after_uid, scene)
        after_uid = scene.uid
    return script


def duplicate_scenes(script: Script, uids: Collection[str]) -> tuple[Script, tuple[str, ...]]:
    """Put copies of scenes, together and in film order, behind the last of them; return their identities."""
    originals = [scene for _, _, scene in script.scenes() if scene.uid in uids]
    copies = [scene.model_copy(update={"uid": new_id("scene")}) for scene in originals]
    if not copies:
        return script, ()
    return insert_scenes(script, originals[-1].uid, copies), tuple(copy.uid for copy in copies)


def merge_scenes(script: Script, uids: Collection[str]) -> Script:
    """Join scenes, in film order, onto the first of them, also out of other chapters."""
    parts = [scene for _, _, scene in script.scenes() if scene.uid in uids]
    if len(parts) < 2:
        return script
    joined = parts[0]
    for part in parts[1:]:
        joined = _joined(joined, part)
    return with_scene(delete_scenes(script, {part.uid for part in parts[1:]}), joined)


def split_chapter(script: Script, scene_uid: str, title: str, *, before: bool = False) -> Script:
    """Begin a new chapter behind a scene (or `before` it): the rest of its chapter's scenes go along.

    Where there is no rest, the new chapter has an empty scene; the first scene of a chapter is never taken
    from it, so that no chapter is left without scenes.
    """
    c, s = place_of(script, scene_uid)
    chapter = script.chapters[c]
    at = s if before and s > 0 else s + 1
    begun = Chapter(title=title, scenes=chapter.scenes[at:] or (Scene(),))
    kept = chapter.model_copy(update={"scenes": chapter.scenes[:at]})
    return script.model_copy(
        update={"chapters": (*script.chapters[:c], kept, begun, *script.chapters[c + 1 :])}
    )


def delete_chapter(script: Script, chapter_uid: str) -> Script:
    """Take a chapter out with all its scenes."""
    return script.model_copy(update={"chapters": tuple(c for c in script.chapters if c.uid != chapter_uid)})


def merge_chapter(script: Script, chapter_uid: str) -> Script:
    """Take a chapter's heading away: its scenes go on in the chapter before; the first stays as it is."""
    index = next((i for i, c in enumerate(script.chapters) if c.uid == chapter_uid), 0)
    if index == 0:
        return script
    before, chapter = script.chapters[index - 1 : index + 1]
    joined = before.model_copy(update={"scenes": (*before.scenes, *chapter.scenes)})
    return script.model_copy(
        update={"chapters": (*script.chapters[: index - 1], joined, *script.chapters[index + 1 :])}
    )


def shift_chapter(script: Script, chapter_uid: str, step: int) -> Script:
    """Move a chapter with its scenes one place up (-1) or down (+1)."""
    uids = [c.uid for c in script.chapters]
    if chapter_uid not in uids:
        return script
    index = uids.index(chapter_uid)
    target = index + step
    if not 0 <= target < len(uids):
        return script
    before = target if step < 0 else target + 1
    return move_chapter(script, chapter_uid, uids[before] if before < len(uids) else None)


def _with_scenes(script: Script, chapter_index: int, scenes: tuple[Scene, ...]) -> Script:
    chapter = script.chapters[chapter_index].model_copy(update={"scenes": scenes})
    chapters = script.chapters
    return script.model_copy(
        update={"chapters": (*chapters[:chapter_index], chapter, *chapters[chapter_index + 1 :])}
    )


def _joined(before: Scene, scene: Scene) -> Scene:
    lengths = [d for d in (before.duration_sec, scene.duration_sec) if d is not None]
    return before.model_copy(
        update={
            "narration": " ".join(t for t in (before.narration, scene.narration) if t),
            "on_screen_text": before.on_screen_text or scene.on_screen_text,
            "duration_sec": sum(lengths) if lengths else None,
        }
    )


def _replaced(scenes: tuple[Scene, ...], index: int, by: tuple[Scene, ...]) -> tuple[Scene, ...]:
    return (*scenes[:index], *by, *scenes[index + 1 :])


def _drop_empty(script: Script) -> Script:
    return script.model_copy(update={"chapters": tuple(c for c in script.chapters if c.scenes)})
