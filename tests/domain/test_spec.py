"""The snapshot: normalised, canonical, and the same for the same words."""

from __future__ import annotations

import pytest

from studio.domain.errors import BadInput, ErrorCode
from studio.domain.script import Chapter, Scene, Script, VisualSpec
from studio.domain.settings import RenderSettings
from studio.domain.spec import RenderScene, RenderSpec, SpecWarning, freeze, normalise
from studio.domain.voice import ESPEAK, Narrator, VoiceChoice, VoiceProvider


def spec_of(*scenes: RenderScene, **fields: object) -> RenderSpec:
    return RenderSpec.model_validate(
        {"script_id": "s", "video_id": "v", "title": "t", "scenes": scenes, **fields}
    )


def scene(order: int, **fields: object) -> RenderScene:
    base = {"scene_id": f"s{order}", "scene_order": order, "chapter_order": 1, "narration": "말"}
    return RenderScene.model_validate({**base, **fields})


def normalised(*scenes: RenderScene) -> tuple[RenderSpec, tuple[SpecWarning, ...]]:
    return normalise(spec_of(*scenes))


def test_nothing_to_render() -> None:
    with pytest.raises(BadInput) as error:
        normalised()
    assert error.value.code is ErrorCode.EMPTY_RENDER_SPEC


def test_scenes_are_put_in_order() -> None:
    spec, _ = normalised(scene(3, duration_sec=1), scene(1, duration_sec=1), scene(2, duration_sec=1))
    assert [s.scene_order for s in spec.scenes] == [1, 2, 3]


def test_a_silent_scene_is_kept_with_a_warning() -> None:
    spec, warnings = normalised(scene(1, narration="  ", duration_sec=3))
    assert spec.scenes[0].duration_sec == 3
    assert [w.scene_order for w in warnings] == [1]
    assert "silent" in warnings[0].text.en


@pytest.mark.parametrize("seconds", [0, -2.5])
def test_a_length_that_cannot_be_becomes_the_default_with_a_warning(seconds: float) -> None:
    spec, warnings = normalised(scene(1, duration_sec=seconds))
    assert spec.scenes[0].duration_sec == 5.0
    assert len(warnings) == 1


def test_without_a_length_the_default_is_used() -> None:
    spec, _ = normalised(scene(1, duration_sec=None))
    assert spec.scenes[0].duration_sec == 5.0


def test_the_default_is_a_setting() -> None:
    spec, _ = normalise(spec_of(scene(1, duration_sec=None), settings=RenderSettings(default_scene_sec=2.5)))
    assert spec.scenes[0].duration_sec == 2.5


def test_the_total_is_computed_anew() -> None:
    spec, _ = normalise(spec_of(scene(1, duration_sec=1.25), scene(2, duration_sec=2), total_duration_sec=99))
    assert spec.total_duration_sec == 3.25


def test_a_long_narration_is_better_split() -> None:
    _, warnings = normalised(scene(1, narration="가" * 5_000, duration_sec=5))
    assert "5,000" in warnings[0].text.en


def test_a_frozen_script_keeps_its_words_and_order() -> None:
    script = Script(
        title="제목",
        chapters=(
            Chapter(title="하나", scenes=(Scene(narration="a"), Scene(narration="b"))),
            Chapter(title="둘", scenes=(Scene(narration="c", on_screen_text="글"),)),
        ),
    )
    spec, _ = freeze(script, script_id="s", video_id="v", settings=RenderSettings(), draft=True)
    assert [(s.scene_order, s.chapter_order, s.narration) for s in spec.scenes] == [
        (1, 1, "a"),
        (2, 1, "b"),
        (3, 2, "c"),
    ]
    assert [s.scene_id for s in spec.scenes] == [s.uid for _, _, s in script.scenes()]
    assert (spec.title, spec.draft, spec.script_id, spec.video_id) == ("제목", True, "s", "v")


def test_the_same_words_have_the_same_digest_and_others_another() -> None:
    one, same, other = spec_of(scene(1)), spec_of(scene(1)), spec_of(scene(1, narration="다른 말"))
    assert one.sha256 == same.sha256 != other.sha256
    assert len(one.sha256) == 64


def test_the_canonical_text_is_read_back_to_the_same() -> None:
    spec = spec_of(scene(1, narration='it\'s 100% \\ "한글" 😀', visual_spec={"type": "X", "zoom": 1.5}))
    again = RenderSpec.model_validate_json(spec.as_json())
    assert again == spec
    assert again.sha256 == spec.sha256


def test_a_scripts_own_voice_and_theme_win_and_are_the_snapshots_settings() -> None:
    own, other = VoiceChoice(name="ko+f2"), VoiceChoice(name="en-us")
    script = Script(
        title="t",
        voice=own,
        theme="paper",
        chapters=(Chapter(title="c", scenes=(Scene(narration="a"), Scene(narration="b", voice=other))),),
    )
    settings = RenderSettings(theme="dawn", voice=VoiceChoice(speed=2))
    spec, _ = freeze(script, script_id="s", video_id="v", settings=settings, draft=False)
    assert (spec.settings.voice, spec.settings.theme) == (own, "paper")
    assert [spec.voice_of(s) for s in spec.scenes] == [own, other]
    plain = script.model_copy(update={"voice": None, "theme": ""})
    spec, _ = freeze(plain, script_id="s", video_id="v", settings=settings, draft=False)
    assert spec.settings == settings


STORED = (
    '{"draft":false,"language":"ko","scenes":[{"caption":"","chapter_order":1,"chapter_title":"장",'
    '"duration_sec":5.0,"narration":"말","on_screen_text":"","purpose":"","scene_id":"s1","scene_order":1,'
    '"visual_spec":{"focus":null,"highlight_terms":[],"image":"","image_fit":"cover","motion":null,"text":"",'
    '"transition":null,"type":"WARNING","zoom":1.5}}],"script_id":"s","settings":{"brand":null,'
    '"captions":"track","default_scene_sec":5.0,"fade_sec":0.5,"fps":24,"height":720,"lead_in_sec":0.4,'
    '"music":null,"style":"animated","tail_sec":0.6,"theme":"dawn","voice":{"name":"","provider":"espeak",'
    '"speed":1.0},"width":1280,"zoom":1.1},"title":"t","total_duration_sec":5.0,"video_id":"v"}'
)
"""A snapshot from before scenes had voices and themes of their own."""


def test_a_snapshot_stored_before_a_field_came_keeps_its_text_and_so_its_hash() -> None:
    assert RenderSpec.model_validate_json(STORED).as_json() == STORED


def test_what_a_new_field_says_is_part_of_the_hash() -> None:
    plain = spec_of(scene(1, visual_spec={}))
    voiced = spec_of(scene(1, visual_spec={}, voice=VoiceChoice()))
    themed = spec_of(scene(1, visual_spec={"theme": "paper"}))
    assert len({plain.sha256, voiced.sha256, themed.sha256}) == 3
    for spec in (voiced, themed):
        assert RenderSpec.model_validate_json(spec.as_json()) == spec


def test_what_stood_under_the_name_of_the_theme_before_it_was_one_is_read_as_none() -> None:
    assert VisualSpec.model_validate({"theme": {"palette": "red"}}).theme == ""


def test_a_warning_names_its_scene() -> None:
    _, warnings = normalised(scene(7, narration="", duration_sec=1))
    assert warnings[0].text.ko.startswith("장면 7: ")
    assert warnings[0].text.en.startswith("Scene 7: ")


def test_who_speaks_in_its_place_is_part_of_a_snapshot_only_where_somebody_does() -> None:
    spec = RenderSpec.model_validate_json(STORED)
    assert "fallback" not in spec.as_json()
    gtts = Narrator(provider=VoiceProvider.GTTS)
    named = spec.model_copy(
        update={"settings": spec.settings.model_copy(update={"voice_fallback": gtts, "espeak_at_last": True})}
    )
    assert RenderSpec.model_validate_json(named.as_json()) == named
    assert named.sha256 != spec.sha256
    polly = VoiceChoice(provider=VoiceProvider.POLLY, speed=1.2)
    assert spec.voices_for(polly) == (polly,)
    assert named.voices_for(polly) == (polly, polly.by(gtts), polly.by(ESPEAK))
    assert {voice.speed for voice in named.voices_for(polly)} == {1.2}
    assert named.voices_for(polly.by(ESPEAK)) == (polly.by(ESPEAK), polly.by(gtts))
