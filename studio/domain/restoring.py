"""Bringing one scene of an older state back into a script, without touching the rest."""

from studio.domain import edits
from studio.domain.comparison import Comparison, RowKind, SceneRow
from studio.domain.ids import new_id
from studio.domain.script import Chapter, Scene, Script


def with_row_restored(comparison: Comparison, row: SceneRow) -> Script:
    """Return the newer script with one row as it was in the older.

    What was added goes, what was removed comes back to its place, what changed says again what it said, what
    was moved goes back; a scene that was split or merged comes back with all of its parts.
    """
    rows = [r for r in comparison.rows if isinstance(r, SceneRow)]
    whole = next((r for r in rows if r.before and r.after and _is_of(row, r)), None)
    if whole is not None:
        return _whole_restored(comparison, rows, whole)
    if row.before is None:
        assert row.after is not None
        return edits.delete_scene(comparison.after, row.after.scene.uid)
    return _brought_back(comparison.after, rows, row.before.scene, row.before.number)


def _is_of(row: SceneRow, whole: SceneRow) -> bool:
    assert whole.before is not None
    assert whole.after is not None
    match row.kind:
        case RowKind.GONE:
            return row.before == whole.before
        case RowKind.SPLIT:
            return whole.before.number == row.partner
        case RowKind.MERGED:
            return whole.after.number == row.partner
        case _:
            return row == whole


def _whole_restored(comparison: Comparison, rows: list[SceneRow], whole: SceneRow) -> Script:
    assert whole.before is not None
    assert whole.after is not None
    uid = whole.after.scene.uid
    script = edits.with_scene(comparison.after, whole.before.scene.model_copy(update={"uid": uid}))
    for part in rows:
        if part.kind is RowKind.SPLIT and part.partner == whole.before.number and part.after is not None:
            script = edits.delete_scene(script, part.after.scene.uid)
    for part in rows:
        if part.kind is RowKind.MERGED and part.partner == whole.after.number and part.before is not None:
            script = _brought_back(script, rows, part.before.scene, part.before.number)
    if whole.moved:
        scene = edits.scene_of(script, uid)
        script = _brought_back(edits.delete_scene(script, uid), rows, scene, whole.before.number)
    return script


def _brought_back(script: Script, rows: list[SceneRow], scene: Scene, number: int) -> Script:
    """Put a scene behind the nearest one that stood before it and is still there, or at the very start."""
    there = {s.uid for _, _, s in script.scenes()}
    if scene.uid in there:
        scene = scene.model_copy(update={"uid": new_id("scene")})
    before: tuple[int, str] = (0, "")
    for row in rows:
        if row.before is None or row.before.number >= number or row.kind is RowKind.GONE:
            continue
        uid = row.after.scene.uid if row.after is not None else row.before.scene.uid
        if uid in there:
            before = max(before, (row.before.number, uid))
    if before[1]:
        return edits.insert_scene(script, before[1], scene)
    if not script.chapters:
        return edits.insert_scene(script, None, scene)
    first: Chapter = script.chapters[0]
    opened = first.model_copy(update={"scenes": (scene, *first.scenes)})
    return script.model_copy(update={"chapters": (opened, *script.chapters[1:])})
