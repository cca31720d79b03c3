"""Whatever a backend answers is read into values of ours or refused with a code; nothing else comes out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from studio.backend.dialects import in_snake_case
from studio.backend.scripts import chapters_body, read_copy, read_head
from studio.backend.videos import read_video
from studio.domain.errors import BadInput
from studio.domain.recognition import same_words, with_identities
from studio.domain.script import Chapter, Scene, Script
from studio.domain.video import VideoStatus

NOW = datetime(2026, 11, 21, tzinfo=UTC)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)
SCENE_NAMES = st.sampled_from(
    ["index", "narration", "caption", "visual", "purpose", "durationSec", "duration_sec", "scene_id", "x"]
)


def loosely(names: st.SearchStrategy[str], values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(names, values, max_size=6)


SCENES = st.lists(loosely(SCENE_NAMES, JSON), max_size=3) | JSON
CHAPTERS = st.lists(
    st.fixed_dictionaries({"scenes": SCENES}, optional={"title": JSON, "index": JSON}), max_size=3
)
SCRIPTS = st.fixed_dictionaries(
    {"chapters": CHAPTERS | JSON},
    optional=dict.fromkeys(("status", "version", "title", "videoId", "updatedAt", "reviewedBy"), JSON),
)


@settings(max_examples=100, deadline=None)
@given(SCRIPTS | JSON)
def test_a_script_is_read_or_refused(value: object) -> None:
    try:
        copy = read_copy(in_snake_case(value), "s-1")
    except BadInput:
        return
    assert copy.script.scene_count > 0
    assert copy.head.script_id == "s-1"
    assert read_copy(in_snake_case(value), "s-1") == copy, "two readings agree, identities included"


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(["videoId", "id", "status", "endAt", "education", "title"]), JSON))
def test_a_video_is_read_or_passed_over(value: dict[str, Any]) -> None:
    fields: Any = in_snake_case(value)
    video = read_video(fields, NOW)
    assert video is None or (video.video_id and video.status in set(VideoStatus))
    head = read_head(fields)
    assert head is None or head.script_id


text = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=20)
lengths = st.none() | st.floats(0.001, 600).map(lambda seconds: round(seconds, 3))
scripts = st.lists(
    st.builds(
        Chapter,
        title=text.filter(str.strip).map(str.strip),
        scenes=st.lists(
            st.builds(
                Scene,
                narration=text,
                on_screen_text=text,
                caption=text,
                purpose=text,
                duration_sec=lengths,
            ),
            min_size=1,
            max_size=4,
        ).map(tuple),
    ),
    min_size=1,
    max_size=3,
).map(lambda chapters: Script(title="t", chapters=tuple(chapters)))


@settings(max_examples=60, deadline=None)
@given(scripts, st.booleans())
def test_what_is_written_for_the_backend_reads_back_the_same(script: Script, draws_objects: bool) -> None:
    body = {"chapters": chapters_body(script, {} if draws_objects else None)}
    found = with_identities(read_copy(in_snake_case(body), "s-1").script, script)
    normal = with_identities(script, script)
    assert same_words(found, _composed(normal))
    assert [scene.uid for _, _, scene in found.scenes()] == [scene.uid for _, _, scene in script.scenes()]


def _composed(script: Script) -> Script:
    """The same as any reading leaves it: composed Hangul, no control characters."""
    body = {"chapters": chapters_body(script)}
    return read_copy(in_snake_case(body), "s-1").script
