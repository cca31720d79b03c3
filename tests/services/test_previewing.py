"""The preview counts with the film's own clock: estimates until there is speech, then real lengths."""

from __future__ import annotations

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, Canceled, ErrorCode
from studio.domain.settings import CaptionMode, RenderSettings
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.studio import Studio

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
