"""The preview counts with the film's own clock: estimates until there is speech, then real lengths."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.edits import with_scene
from studio.domain.errors import BadInput, Canceled, ErrorCode
from studio.domain.script import Chapter, Scene, Script
from studio.domain.settings import CaptionMode, RenderSettings
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.previewing import Previewing
from studio.services.studio import Studio
from studio.speech.clips import ClipStore

MOCK = RenderSettings(width=320, height=180, voice=VoiceChoice(provider=VoiceProvider.MOCK))


def test_before_there_is_speech_lengths_are_estimated(studio: Studio, script_id: str) -> None:
    script = studio.scripts.get(script_id).script
    film = studio.previewing.film(script, MOCK)
    assert film.voiced == (False, False)
    assert film.cues == ()
    assert film.timeline.frame_count > 0
    assert film.scene_uids == tuple(s.uid for _, _, s in script.scenes())
    assert film.scene_index(film.scene_uids[1]) == 1
    assert film.scene_index("nowhere") is None
    assert (film.canvas.width, len(film.slides)) == (320, 2)


def test_speech_gives_real_lengths_and_captions(studio: Studio, script_id: str) -> None:
    script = studio.scripts.get(script_id).script
    heard: list[int] = []
    voiced = studio.previewing.voice(script, MOCK, on_scene=heard.append)
    assert heard == [0, 1]
    assert voiced.voiced == (True, True)
    assert len(voiced.cues) >= 2
    film = studio.previewing.film(script, MOCK)
    assert film.voiced == (True, True)
    assert film.timeline == voiced.timeline


def test_items_enter_with_their_words_before_the_sound_is_read_again(studio: Studio) -> None:
    listed = b"""{"chapters": [{"title": "Signs", "scenes": [{"scene_id": 1, "narration":
        "Check three things, all of them with great care: the sender, the link and the attachment.",
        "on_screen_text": "Check: sender / link / attachment"}]}]}"""
    script = studio.scripts.get(studio.scripts.import_bytes(listed, name="signs").script_id).script
    before = studio.previewing.film(script, MOCK)
    voiced = studio.previewing.voice(script, MOCK)
    assert [len(slide.entrances) for slide in voiced.slides] == [3]
    assert studio.previewing.film(script, MOCK).slides == voiced.slides
    assert len(before.slides[0].entrances) == 3


def test_captions_stand_in_the_picture_where_the_settings_want_them(studio: Studio, script_id: str) -> None:
    script = studio.scripts.get(script_id).script
    film = studio.previewing.voice(script, MOCK)
    assert not film.has_captions_in_picture
    assert not any(slide.captions for slide in film.slides)
    burnt = studio.previewing.voice(script, MOCK.model_copy(update={"captions": CaptionMode.BURNED_IN}))
    assert burnt.has_captions_in_picture
    shown = [caption.text for slide in burnt.slides for caption in slide.captions]
    assert shown == ["\n".join(cue.lines) for cue in burnt.cues]
    assert burnt.with_cues(()).slides == film.slides


def test_a_silent_scene_needs_no_speech(studio: Studio, draft_id: str) -> None:
    assert studio.previewing.film(studio.scripts.get(draft_id).script, MOCK).voiced == (True,)


def test_a_voice_that_cannot_speak_here_is_estimated(studio: Studio, script_id: str) -> None:
    cloud = RenderSettings(voice=VoiceChoice(provider=VoiceProvider.POLLY))
    assert studio.previewing.film(studio.scripts.get(script_id).script, cloud).voiced == (False, False)


def test_only_the_scene_whose_voice_cannot_speak_here_is_estimated(studio: Studio, script_id: str) -> None:
    script = studio.scripts.get(script_id).script
    first, second = (scene for _, _, scene in script.scenes())
    studio.previewing.voice(script, MOCK)
    cloud = VoiceChoice(provider=VoiceProvider.POLLY)
    mixed = with_scene(script, second.model_copy(update={"voice": cloud}))
    assert studio.previewing.film(mixed, MOCK).voiced == (True, False)
    slow = with_scene(
        script, first.model_copy(update={"voice": MOCK.voice.model_copy(update={"speed": 0.5})})
    )
    assert studio.previewing.film(slow, MOCK).voiced == (False, True)
    lengths = [span.speech_sample_count for span in studio.previewing.voice(slow, MOCK).timeline.spans]
    plain = [span.speech_sample_count for span in studio.previewing.voice(script, MOCK).timeline.spans]
    assert lengths == [2 * plain[0], plain[1]]


def test_nothing_to_show(studio: Studio, draft_id: str) -> None:
    empty = studio.scripts.get(draft_id).script.model_copy(update={"chapters": ()})
    with pytest.raises(BadInput) as error:
        studio.previewing.film(empty, MOCK)
    assert error.value.code is ErrorCode.EMPTY_RENDER_SPEC


def test_voicing_can_be_canceled(studio: Studio, script_id: str) -> None:
    token = CancelToken()
    token.cancel()
    with pytest.raises(Canceled):
        studio.previewing.voice(studio.scripts.get(script_id).script, MOCK, token)


# --- an edit costs one scene ---------------------------------------------------------------------


def course(*, changed: str = "Stop. Then think.") -> Script:
    scenes = tuple(
        Scene(
            uid=f"s{n}", narration=changed if n == 2 else f"Read line {n} and stop.", on_screen_text="A / B"
        )
        for n in range(6)
    )
    chapters = (Chapter(title="One", scenes=scenes[:3]), Chapter(title="Two", scenes=scenes[3:]))
    return Script(title="Course", language=Language.ENGLISH, chapters=chapters)


def test_only_the_changed_scene_is_computed_again(studio: Studio) -> None:
    before = studio.previewing.voice(course(), MOCK)
    after = studio.previewing.film(course(changed="Stop. Then think about all of it for a good while."), MOCK)
    assert [a is b for a, b in zip(before.slides, after.slides, strict=True)] == [i != 2 for i in range(6)]
    assert after.voiced == tuple(i != 2 for i in range(6))


@pytest.mark.parametrize("captions", [CaptionMode.TRACK, CaptionMode.BURNED_IN])
def test_what_is_kept_is_what_would_be_computed(
    studio: Studio, data_dir: Path, captions: CaptionMode
) -> None:
    settings = MOCK.model_copy(update={"captions": captions})
    texts = (
        "Stop.",
        "Stop, and think about every one of these lines for a very long time.",
        "",
        "Go.",
    )
    for text in texts:
        studio.previewing.voice(course(changed=text), settings)
    for text in texts:
        fresh = Previewing(data_dir / "cache" / "clips", studio.preferences.get, data_dir / "pictures")
        assert studio.previewing.film(course(changed=text), settings) == fresh.film(
            course(changed=text), settings
        )


def test_the_same_text_again_is_the_very_same_film(studio: Studio) -> None:
    film = studio.previewing.voice(course(), MOCK)
    assert studio.previewing.film(course(), MOCK) is film
    assert studio.previewing.film(course(), MOCK.model_copy(update={"zoom": 1.3})) is not film


def test_captions_stay_and_move_along_while_a_scene_is_not_spoken_anew(studio: Studio) -> None:
    before = studio.previewing.voice(course(), MOCK)
    after = studio.previewing.film(course(changed="Stop. " * 20), MOCK)
    assert {cue.scene for cue in after.cues} == {0, 1, 3, 4, 5}
    moved = {cue.scene: cue.start_ms for cue in reversed(after.cues)}
    for cue in before.cues:
        if cue.scene > 2:
            start = after.timeline.spans[cue.scene].start_frame - before.timeline.spans[cue.scene].start_frame
            assert moved[cue.scene] - next(c.start_ms for c in before.cues if c.scene == cue.scene) == (
                pytest.approx(start * 1000 / 24, abs=25)
            )


def test_a_keystroke_reads_no_speech_of_other_scenes(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    studio.previewing.voice(course(), MOCK)
    looked_for: list[str] = []
    timing = ClipStore.timing

    def watched(self: ClipStore, fingerprint: str, text: str) -> object:
        looked_for.append(text)
        return timing(self, fingerprint, text)

    monkeypatch.setattr(ClipStore, "timing", watched)
    studio.previewing.film(course(changed="Stop. Then think!"), MOCK)
    assert looked_for == ["Stop. Then think!"]


def test_speech_another_made_meanwhile_is_found(studio: Studio, other: Studio, monkeypatch) -> None:
    from studio.services import scene_work

    monkeypatch.setattr(scene_work, "_LOOK_AGAIN_SEC", 0.0)
    assert not any(studio.previewing.film(course(), MOCK).voiced)
    other.previewing.voice(course(), MOCK)
    assert all(studio.previewing.film(course(), MOCK).voiced)


def test_the_scene_where_somebody_is_is_spoken_first(studio: Studio) -> None:
    spoken: list[int] = []
    studio.previewing.voice(course(), MOCK, on_scene=spoken.append, first="s4")
    assert spoken == [4, 5, 0, 1, 2, 3]


def test_only_what_is_missing_is_spoken(studio: Studio) -> None:
    studio.previewing.voice(course(), MOCK)
    spoken: list[int] = []
    studio.previewing.voice(course(changed="Something new."), MOCK, on_scene=spoken.append)
    assert spoken == [2]
