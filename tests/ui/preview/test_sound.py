"""The film is heard: sample by sample where the timeline puts it, and the picture follows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.domain.cancel import CancelToken
from studio.domain.edits import scene_of, with_scene
from studio.domain.script import Chapter, Scene, Script
from studio.domain.settings import RenderSettings
from studio.domain.speech import SAMPLE_RATE
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.studio import Studio
from studio.ui.preview.outlet import SoundTrouble
from studio.ui.preview.player import Player
from studio.ui.preview.sound import STALLED_SEC, Sound
from studio.ui.session import EditorSession
from tests.ui.films import opened_session
from tests.ui.preview.loudspeakers import Loudspeakers, nothing_there
from tests.ui.preview.test_player import Clock

SPF = SAMPLE_RATE // 24
SPOKEN = RenderSettings(width=320, height=180, voice=VoiceChoice(provider=VoiceProvider.ESPEAK))


def script() -> Script:
    scenes = tuple(
        Scene(uid=f"s{n}", narration=f"This is line number {n}, and it is heard.", duration_sec=4.0)
        for n in range(1, 5)
    )
    return Script(
        title="Heard", language=Language.ENGLISH, chapters=(Chapter(title="A", uid="c", scenes=scenes),)
    )


@pytest.fixture
def spoken(studio: Studio, qtbot: QtBot) -> Iterator[EditorSession]:
    studio.preferences.update(render=SPOKEN)
    with opened_session(studio, qtbot, script()) as session:
        yield session


@pytest.fixture
def speakers() -> Loudspeakers:
    return Loudspeakers()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sound(spoken: EditorSession, studio: Studio, speakers: Loudspeakers, clock: Clock) -> Iterator[Sound]:
    sound = Sound(studio.hearing, QObject(spoken), lambda: speakers, clock)
    yield sound
    sound.close()


@pytest.fixture
def player(spoken: EditorSession, sound: Sound, clock: Clock) -> Player:
    return Player(spoken, spoken, clock, sound)


def make_ready(studio: Studio, session: EditorSession, rate: float = 1.0) -> np.ndarray:
    """Make all of the film's sound ready, and return it."""
    sound = studio.hearing.sound(session.film, rate)
    sound.prepare(0, sound.sample_count, CancelToken())
    return sound.read(0, sound.sample_count)


def after(player: Player, speakers: Loudspeakers, clock: Clock, seconds: float) -> None:
    """Let time pass for the device; the clock on the wall goes wrong by a tenth."""
    speakers.play(seconds)
    clock.now += seconds * 1.1
    player.tick()


def test_the_picture_follows_what_is_heard_not_the_wall_clock(player, speakers, clock, spoken):
    player.play()
    for _ in range(200):
        after(player, speakers, clock, 1 / 41)
        assert spoken.playhead == int(speakers.played / SPF + 1e-6)
    assert spoken.playhead > 100


def test_what_is_heard_is_the_film_from_where_it_was_begun_to_the_sample(
    player, speakers, clock, spoken, studio
):
    whole = make_ready(studio, spoken)
    spoken.move_playhead(53)
    player.play()

    after(player, speakers, clock, 6.0)

    heard = speakers.heard()
    assert len(heard) == 6 * SAMPLE_RATE
    assert np.array_equal(heard, whole[53 * SPF :][: len(heard)])
    assert np.abs(heard).max() > 3000


def test_devices_with_two_channels_get_both(spoken, studio, clock):
    speakers = Loudspeakers(channels=2)
    whole = make_ready(studio, spoken)
    sound = Sound(studio.hearing, spoken, lambda: speakers, clock)
    player = Player(spoken, spoken, clock, sound)
    player.play()
    after(player, speakers, clock, 2.0)
    assert np.array_equal(speakers.heard()[0::2], whole[: 2 * SAMPLE_RATE])
    assert np.array_equal(speakers.heard()[1::2], whole[: 2 * SAMPLE_RATE])
    player.pause()
    sound.close()


@pytest.mark.parametrize("rate", [0.5, 1.5, 2.0])
def test_at_another_speed_words_and_picture_go_together(player, speakers, clock, spoken, studio, rate):
    whole = make_ready(studio, spoken, rate)
    player.set_speed(rate)
    player.play()

    after(player, speakers, clock, 2.0)

    assert spoken.playhead == int(2.0 * rate * 24)
    assert np.array_equal(speakers.heard(), whole[: 2 * SAMPLE_RATE])


@pytest.mark.parametrize("steps", [(-1,), (1, 1, 1)])
def test_backwards_and_very_fast_it_is_silent_and_goes_by_the_clock(player, speakers, clock, spoken, steps):
    spoken.move_playhead(150)
    for step in steps:
        player.shuttle(step)
    assert not speakers.is_running

    clock.now += 0.5
    player.tick()

    assert spoken.playhead == 150 + int(0.5 * player.rate * 24)


def test_a_jump_is_heard_from_there(player, speakers, clock, spoken, studio):
    whole = make_ready(studio, spoken)
    player.play()
    after(player, speakers, clock, 1.0)

    spoken.move_playhead(200)
    after(player, speakers, clock, 0.5)

    assert spoken.playhead == 212
    assert np.array_equal(speakers.heard(), whole[200 * SPF :][: SAMPLE_RATE // 2])


def test_while_a_hand_looks_for_a_place_it_is_silent_and_then_heard(
    player, speakers, clock, spoken, studio, qtbot
):
    whole = make_ready(studio, spoken)
    player.play()
    after(player, speakers, clock, 0.5)
    started = speakers.starts
    for frame in range(60, 160, 10):
        spoken.move_playhead(frame)
    assert speakers.starts == started + 1
    assert not speakers.is_running

    qtbot.waitUntil(lambda: speakers.is_running)
    begun = spoken.playhead
    after(player, speakers, clock, 0.5)
    assert spoken.playhead == begun + 12
    assert np.array_equal(speakers.heard(), whole[begun * SPF :][: SAMPLE_RATE // 2])


def test_a_scene_goes_round_without_a_gap(player, speakers, clock, spoken, studio):
    whole = make_ready(studio, spoken)
    span = spoken.film.timeline.spans[1]
    spoken.move_playhead(span.start_frame + 10)
    player.set_loops(True)
    player.play()

    length = span.frame_count / 24
    for _ in range(24):
        after(player, speakers, clock, length / 12)
        assert span.start_frame <= spoken.playhead < span.end_frame
    assert player.is_playing
    assert spoken.playhead == span.start_frame + 10

    scene = whole[span.start_frame * SPF : span.end_frame * SPF]
    round_and_round = np.concatenate([scene[10 * SPF :], scene, scene])
    assert np.array_equal(speakers.heard(), round_and_round[: len(speakers.heard())])


def test_the_loop_follows_a_jump_and_ends_when_it_is_switched_off(player, speakers, clock, spoken):
    player.set_loops(True)
    player.play()
    third = spoken.film.timeline.spans[2]
    spoken.move_playhead(third.end_frame - 2)
    after(player, speakers, clock, 0.5)
    assert spoken.playhead == third.start_frame + 10

    player.set_loops(False)
    after(player, speakers, clock, third.frame_count / 24)
    assert spoken.playhead == third.end_frame + 10


def test_one_scene_is_heard_and_then_it_stops(player, speakers, clock, spoken):
    player.play_scene(2)
    span = spoken.film.timeline.spans[2]
    assert spoken.playhead == span.start_frame
    after(player, speakers, clock, span.frame_count / 24 - 0.5)
    assert player.is_playing
    after(player, speakers, clock, 1.0)
    assert not player.is_playing
    assert spoken.playhead == span.end_frame - 1
    assert not speakers.is_running


def test_pause_is_silent_at_once(player, speakers, clock):
    player.play()
    after(player, speakers, clock, 1.0)
    player.pause()
    assert not speakers.is_running


def test_a_scene_rewritten_while_it_plays_is_heard_as_it_is_now(
    player, speakers, clock, spoken, studio, qtbot
):
    player.play()
    after(player, speakers, clock, 0.5)
    last = spoken.film.timeline.spans[3]

    scene = scene_of(spoken.script, "s2").model_copy(update={"duration_sec": 9.0})
    spoken.apply(with_scene(spoken.script, scene), "Edit")
    qtbot.waitUntil(lambda: spoken.film.timeline.spans[3].start_frame > last.start_frame)
    whole = make_ready(studio, spoken)

    after(player, speakers, clock, spoken.film.timeline.seconds - 2)
    heard = speakers.heard()
    where = spoken.film.timeline.spans[3].speech_sample
    assert np.array_equal(heard[where : where + SAMPLE_RATE], whole[where : where + SAMPLE_RATE])
    assert heard[where : where + SAMPLE_RATE].any()


def test_the_sound_under_the_playhead_is_made_ready_while_it_rests(sound, spoken, studio, qtbot):
    sound.show(spoken.film, 0)
    ready = studio.hearing.sound(spoken.film)
    qtbot.waitUntil(lambda: ready.is_ready(0, 8 * SAMPLE_RATE))


# --- without sound ---------------------------------------------------------------------------------


@pytest.mark.parametrize("trouble", list(SoundTrouble))
def test_where_nothing_can_be_heard_the_film_runs_by_the_clock(spoken, studio, clock, trouble):
    sound = Sound(studio.hearing, spoken, nothing_there(trouble), clock)
    told: list[object] = []
    sound.trouble_changed.connect(told.append)
    player = Player(spoken, spoken, clock, sound)
    for _ in range(3):
        player.play()
        clock.now += 0.5
        player.tick()
        player.pause()
    assert spoken.playhead == 36
    assert told == [trouble]  # once, not with every play
    sound.close()


def test_a_device_that_is_pulled_out_leaves_the_film_running(player, sound, speakers, clock, spoken):
    player.play()
    after(player, speakers, clock, 1.0)
    speakers.is_running = False
    clock.now += 0.01
    player.tick()
    clock.now += 1.0
    player.tick()
    assert player.is_playing
    assert spoken.playhead == 48
    assert sound.trouble is SoundTrouble.FAILED


def test_a_device_that_plays_nothing_is_given_up(player, sound, clock, spoken):
    player.play()
    clock.now += STALLED_SEC + 0.1
    player.tick()
    clock.now += 1.0
    player.tick()
    assert spoken.playhead == 24
    assert sound.trouble is SoundTrouble.FAILED


def test_a_device_that_comes_back_is_heard(spoken, studio, speakers, clock):
    there: list[bool] = []

    def look() -> Loudspeakers:
        return speakers if there else nothing_there()()

    sound = Sound(studio.hearing, spoken, look, clock)
    player = Player(spoken, spoken, clock, sound)
    player.play()
    player.pause()
    there.append(True)
    player.play()
    assert speakers.is_running
    assert sound.trouble is None
    player.pause()
    sound.close()


# --- how loud --------------------------------------------------------------------------------------


def test_volume_and_mute_reach_the_device(player, sound, speakers, clock):
    sound.set_volume(0.5)
    player.play()
    assert speakers.volume == pytest.approx(0.25)
    sound.set_volume(0.5, muted=True)
    assert speakers.volume == 0
    sound.set_volume(1.0)
    assert speakers.volume == 1
