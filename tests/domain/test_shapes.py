"""The three shapes of a script are read; everything else is refused by the path of the field."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.errors import BadInput, ErrorCode, InvalidScript, StudioError
from studio.domain.script import Chapter, Scene, Script, Transition, VisualSpec
from studio.domain.shapes import INPUT_LIMIT, Shape, new_script, read_document, read_value, write_script
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.resources import resource_path

FLAT = {"scenes": [{"scene_id": 1, "text": "첫 장면"}, {"scene_id": 2, "text": "둘째 장면"}]}
CHAPTERS = {
    "chapters": [
        {
            "chapter_id": 1,
            "title": "하나",
            "scenes": [
                {"scene_id": 1, "narration": "말", "on_screen_text": "글", "duration_sec": 15.0},
                {"scene_id": 2, "narration": "또 말"},
            ],
        },
        {"chapter_id": 2, "title": "둘", "scenes": [{"scene_id": 1, "narration": "끝말"}]},
    ]
}


def spec(*scenes: dict[str, Any]) -> dict[str, Any]:
    return {
        "script_id": "s-1",
        "video_id": "v-1",
        "title": "제목",
        "total_duration_sec": 1,
        "scenes": list(scenes),
    }


def spec_scene(order: int, **fields: Any) -> dict[str, Any]:
    base = {
        "scene_id": order,
        "scene_order": order,
        "chapter_title": "장",
        "purpose": "hook",
        "narration": f"말 {order}",
    }
    return {**base, "caption": "글", "duration_sec": 3, **fields}


def read(value: object) -> Script:
    return read_value(value, name="대본").script


def problems_of(value: object) -> list[str]:
    with pytest.raises(InvalidScript) as error:
        read_value(value, name="대본")
    assert error.value.code is ErrorCode.INVALID_SCRIPT
    return [problem.path for problem in error.value.problems]


def test_flat() -> None:
    script = read(FLAT)
    assert script.title == "대본"
    assert [(c.title, [s.narration for s in c.scenes]) for c in script.chapters] == [
        ("대본", ["첫 장면", "둘째 장면"])
    ]


def test_chapters() -> None:
    script = read(CHAPTERS)
    assert [(c.title, len(c.scenes)) for c in script.chapters] == [("하나", 2), ("둘", 1)]
    first = script.chapters[0].scenes[0]
    assert (first.narration, first.on_screen_text, first.duration_sec) == ("말", "글", 15.0)
    assert script.chapters[0].scenes[1].duration_sec is None


def test_every_scene_has_an_identity_of_its_own_though_ids_repeat() -> None:
    scenes = [scene for _, _, scene in read(CHAPTERS).scenes()]
    assert [s.scene_id for s in scenes] == ["1", "2", "1"]
    assert len({s.uid for s in scenes}) == 3


def test_spec_is_ordered_by_scene_order() -> None:
    document = read_value(spec(spec_scene(2), spec_scene(1)), name="x")
    assert [s.narration for _, _, s in document.script.scenes()] == ["말 1", "말 2"]
    assert (document.script_id, document.video_id, document.script.title) == ("s-1", "v-1", "제목")


def test_equal_chapter_titles_apart_stay_apart() -> None:
    titles = ["A", "A", "B", "A"]
    script = read(spec(*(spec_scene(n, chapter_title=t) for n, t in enumerate(titles, start=1))))
    assert [(c.title, len(c.scenes)) for c in script.chapters] == [("A", 2), ("B", 1), ("A", 1)]


def test_null_where_text_is_expected_reads_as_empty() -> None:
    scene = read(spec(spec_scene(1, narration=None, caption=None, chapter_title=None))).chapters[0].scenes[0]
    assert (scene.narration, scene.caption) == ("", "")


def test_a_spec_tolerates_odd_purposes_and_lengths() -> None:
    scenes = read(spec(spec_scene(1, purpose="intro", duration_sec=-3), spec_scene(2, duration_sec=None)))
    assert [s.duration_sec for _, _, s in scenes.scenes()] == [-3.0, None]


def test_visual_specs_keep_unknown_keys() -> None:
    visual = {
        "type": "TEXT_HIGHLIGHT",
        "text": "글",
        "highlight_terms": ["a"],
        "transition": "slide",
        "zoom": 1.2,
    }
    scene = read(spec(spec_scene(1, visual_spec=visual))).chapters[0].scenes[0]
    assert scene.visual_spec is not None
    assert scene.visual_spec.transition is Transition.SLIDE
    assert scene.visual_spec.model_extra == {"zoom": 1.2}


@pytest.mark.parametrize("value", [None, 5, "x", [], True])
def test_not_an_object(value: object) -> None:
    assert problems_of(value) == [""]


@pytest.mark.parametrize(
    ("value", "paths"),
    [
        ({}, [""]),
        ({"chapters": []}, ["chapters"]),
        ({"chapters": {}}, ["chapters"]),
        ({"chapters": [{"title": "", "scenes": [{"narration": "a"}]}]}, ["chapters[0].title"]),
        ({"chapters": [{"title": "a", "scenes": []}]}, ["chapters[0].scenes"]),
        ({"chapters": [{"title": "a", "scenes": [{"narration": " "}]}]}, ["chapters[0].scenes[0].narration"]),
        ({"chapters": [{"title": "a", "scenes": ["x"]}]}, ["chapters[0].scenes[0]"]),
        (
            {"chapters": [{"title": "a", "scenes": [{"narration": "a", "duration_sec": -1}]}]},
            ["chapters[0].scenes[0].duration_sec"],
        ),
        (
            {"chapters": [{"title": "a", "scenes": [{"narration": "a", "duration_sec": "long"}]}]},
            ["chapters[0].scenes[0].duration_sec"],
        ),
        ({"scenes": [{"scene_id": 1, "text": "a"}, {"scene_id": 2}]}, ["scenes[1].text"]),
        ({"scenes": [{"foo": "bar"}]}, ["scenes[0].text"]),
        ({"scenes": [{"text": 5}]}, ["scenes[0].text"]),
        ({"scenes": "x"}, ["scenes"]),
        (spec(spec_scene(0)), ["scenes[0].scene_order"]),
        (spec(spec_scene(1, visual_spec={"transition": "spin"})), ["scenes[0].visual_spec.transition"]),
        (
            spec(spec_scene(1, visual_spec={"highlight_terms": [1]})),
            ["scenes[0].visual_spec.highlight_terms"],
        ),
    ],
)
def test_wrong_shapes_are_refused_by_path(value: object, paths: list[str]) -> None:
    assert problems_of(value) == paths


def test_no_scenes_at_all() -> None:
    with pytest.raises(BadInput) as error:
        read(spec())
    assert error.value.code is ErrorCode.EMPTY_RENDER_SPEC


@pytest.mark.parametrize(
    "data", [b"", b"not json", b'{"scenes": [', b"\xff\xfe\x00", b"[" * 100_000, b" " * (INPUT_LIMIT + 1)]
)
def test_not_json(data: bytes) -> None:
    with pytest.raises(BadInput) as error:
        read_document(data, name="a.json")
    assert error.value.code is ErrorCode.INVALID_SCRIPT
    assert "a.json" in error.value.message(Language.KOREAN)


def test_a_byte_order_mark_is_no_trouble() -> None:
    assert read_document(b"\xef\xbb\xbf" + json.dumps(FLAT).encode(), name="x").script.scene_count == 2


def test_5000_characters_of_narration_are_read() -> None:
    assert read({"scenes": [{"text": "가" * 5_000}]}).character_count == 5_000


def test_too_much_is_refused() -> None:
    assert problems_of({"scenes": [{"text": "가" * 20_001}]}) == ["scenes[0].text"]
    assert "scenes" in problems_of({"scenes": [{"text": "가"}] * 2_001})


def test_awkward_characters_survive_and_unsayable_ones_go() -> None:
    text = 'it\'s 100% : \\ "quoted"\n줄 😀 שלום'
    assert read({"scenes": [{"text": text}]}).chapters[0].scenes[0].narration == text
    assert read({"scenes": [{"text": "a\x00b\x07c\r\nd\ud800"}]}).chapters[0].scenes[0].narration == "abc\nd?"


def test_hostile_ids_stay_data() -> None:
    document = read_value({**spec(spec_scene(1)), "video_id": "../../x", "script_id": 7}, name="x")
    assert (document.video_id, document.script_id) == ("../../x", "7")


def test_the_language_is_the_narrations() -> None:
    assert read(FLAT).language is Language.KOREAN
    assert read({"scenes": [{"text": "All in English here."}]}).language is Language.ENGLISH


@pytest.mark.parametrize("name", ["phishing.ko.json", "phishing.en.json"])
def test_the_samples_are_read(name: str) -> None:
    document = read_document(resource_path("samples", name).read_bytes(), name=name)
    assert document.script.scene_count == 12


def test_what_is_written_is_read_again_without_loss() -> None:
    script = read(CHAPTERS)
    again = read(json.loads(write_script(script)))
    assert again.title == script.title
    assert [(c.title, [_words(s) for s in c.scenes]) for c in again.chapters] == [
        (c.title, [_words(s) for s in c.scenes]) for c in script.chapters
    ]


YUNA = VoiceChoice(name="ko+f2", speed=1.2)
DRESSED = Script(
    title="두 목소리",
    voice=VoiceChoice(provider=VoiceProvider.MOCK),
    theme="paper",
    chapters=(
        Chapter(
            title="장", scenes=(Scene(narration="말", voice=YUNA), Scene(narration="둘", on_screen_text="글"))
        ),
        Chapter(
            title="장",
            scenes=(Scene(narration="셋", visual_spec=VisualSpec(theme="contrast", image="a.png")),),
        ),
    ),
)


@pytest.mark.parametrize("shape", Shape)
def test_voices_and_themes_survive_in_every_shape(shape: Shape) -> None:
    again = read(json.loads(write_script(DRESSED, shape)))
    assert (again.title, again.voice, again.theme) == (DRESSED.title, DRESSED.voice, DRESSED.theme)
    before, after = ([scene for _, _, scene in script.scenes()] for script in (DRESSED, again))
    assert [s.narration for s in after] == [s.narration for s in before]
    assert [s.voice for s in after] == [YUNA, None, None]
    assert [s.visual_spec for s in after] == [s.visual_spec for s in before]


@pytest.mark.parametrize("shape", [Shape.CHAPTERS, Shape.RENDER_SPEC])
def test_chapters_and_words_on_screen_survive_where_the_shape_has_room_for_them(shape: Shape) -> None:
    again = read(json.loads(write_script(DRESSED, shape)))
    assert [(c.title, len(c.scenes)) for c in again.chapters] == [("장", 2), ("장", 1)]
    assert [_words(s) for _, _, s in again.scenes()] == [_words(s) for _, _, s in DRESSED.scenes()]


def test_only_the_backends_shape_says_whose_it_is() -> None:
    written = [json.loads(write_script(DRESSED, shape, script_id="s", video_id="v")) for shape in Shape]
    assert [(w.get("script_id"), w.get("video_id")) for w in written] == [
        (None, None),
        (None, None),
        ("s", "v"),
    ]
    assert [s["scene_order"] for s in written[2]["scenes"]] == [1, 2, 3]


@pytest.mark.parametrize(
    ("voice", "path"),
    [
        ("ko", "voice"),
        ({"provider": "alexa"}, "voice.provider"),
        ({"name": 5}, "voice.name"),
        ({"speed": 9}, "voice.speed"),
        ({"speed": True}, "voice.speed"),
    ],
)
def test_a_voice_that_cannot_be_is_refused_by_path(voice: object, path: str) -> None:
    assert problems_of({**FLAT, "voice": voice}) == [path]
    assert problems_of({"scenes": [{"text": "가", "voice": voice}]}) == [f"scenes[0].{path}"]


def test_a_theme_is_a_name() -> None:
    assert problems_of({**FLAT, "theme": {"name": "dawn"}}) == ["theme"]
    assert problems_of(spec(spec_scene(1, visual_spec={"theme": 3}))) == ["scenes[0].visual_spec.theme"]


@pytest.mark.parametrize("shape", Shape)
def test_a_silent_scene_survives_the_way_out_and_in(shape: Shape) -> None:
    script = new_script("조용한 장면")
    again = read(json.loads(write_script(script, shape)))
    assert [scene.narration for _, _, scene in again.scenes()] == [""]


def _words(scene: Any) -> tuple[object, ...]:
    return (
        scene.narration,
        scene.on_screen_text,
        scene.caption,
        scene.purpose,
        scene.duration_sec,
        scene.visual_spec,
    )


def test_a_new_script_has_a_scene_to_write_in() -> None:
    assert (new_script("새 대본").title, new_script("새 대본").scene_count) == ("새 대본", 1)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["scenes", "chapters", "title", "narration", "text", "scene_order", "visual_spec"]
            ),
            inner,
        )
    ),
    max_leaves=12,
)


@given(JSON)
def test_whatever_comes_is_read_or_refused(value: object) -> None:
    message = "x"
    try:
        assert read(value).scene_count >= 1
    except StudioError as error:
        message = error.message(Language.KOREAN)
    assert message


def test_what_an_author_means_so_is_kept_when_a_script_is_written_and_read_again() -> None:
    scene = Scene(narration="", on_screen_text="조용히", meant=("silent", "orphan:다"))
    script = Script(title="교육", chapters=(Chapter(title="하나", scenes=(scene,)),))
    (again,) = (s for _, _, s in read(json.loads(write_script(script))).scenes())
    assert again.meant == ("silent", "orphan:다")
    broken = {"chapters": [{"title": "하나", "scenes": [{"narration": "글", "meant": [3]}]}]}
    assert problems_of(broken) == ["chapters[0].scenes[0].meant"]


@pytest.mark.parametrize("inside", ["x", "motion"])
@pytest.mark.parametrize("depth", [40, 200, 900])
def test_what_is_kept_unknown_is_not_too_deep_to_be_read_again(depth: int, inside: str) -> None:
    deep: object = []
    for _ in range(depth):
        deep = [deep]
    spec = {inside: deep} if inside == "x" else {"motion": {"own": deep}}
    scene = {"narration": "a", "visual_spec": spec}
    with pytest.raises(InvalidScript, match="levels"):
        read_value({"chapters": [{"title": "a", "scenes": [scene]}]}, name="t")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "\ud800", {"\ud800": [float("nan")]}, "a\x00"])
def test_what_is_kept_unknown_can_be_stored(value: object) -> None:
    scene = {"narration": "a", "visual_spec": {"own": value, "motion": {"own": value}}}
    script = read_value({"chapters": [{"title": "a", "scenes": [scene]}]}, name="t").script
    assert Script.model_validate_json(script.model_dump_json()) == script
