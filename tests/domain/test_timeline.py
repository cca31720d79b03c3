import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.domain.script import Transition
from studio.domain.speech import SAMPLE_RATE, SPEECH_GRID
from studio.domain.timeline import FRAME_RATES, SceneTiming, Timeline, build_timeline

TIMINGS = st.builds(
    SceneTiming,
    minimum_sec=st.one_of(st.floats(0, 30), st.sampled_from([0.0, 0.001, 1 / 24, 0.1, 5.0])),
    speech_samples=st.one_of(st.just(0), st.integers(1, 20 * SAMPLE_RATE)),
    transition=st.sampled_from(Transition),
)


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    return build_timeline(
        draw(st.lists(TIMINGS, min_size=1, max_size=8)),
        fps=draw(st.sampled_from(FRAME_RATES)),
        lead_in_sec=draw(st.floats(0, 1)),
        tail_sec=draw(st.floats(0, 1)),
        transition_sec=draw(st.floats(0, 3)),
    )


def _built(*scenes: SceneTiming, fps: int = 24, fade: float = 0.5) -> Timeline:
    return build_timeline(scenes, fps=fps, lead_in_sec=0.4, tail_sec=0.6, transition_sec=fade)


def _still(seconds: float, transition: Transition = Transition.FADE) -> SceneTiming:
    return SceneTiming(minimum_sec=seconds, transition=transition)


@given(timelines())
def test_scenes_lie_end_to_end(timeline: Timeline):
    at = 0
    for span in timeline.spans:
        assert span.start_frame == at
        assert span.frame_count >= 1
        at = span.end_frame
    assert timeline.frame_count == at
    assert timeline.sample_count == at * SAMPLE_RATE // timeline.fps
    assert timeline.seconds == pytest.approx(timeline.sample_count / SAMPLE_RATE)


@given(timelines())
def test_speech_lies_within_its_scene(timeline: Timeline):
    for span in timeline.spans:
        if span.speech_sample_count:
            assert span.start_frame * timeline.samples_per_frame <= span.speech_sample
            end = span.speech_sample + span.speech_sample_count
            assert end <= span.end_frame * timeline.samples_per_frame


@given(st.lists(TIMINGS, min_size=1, max_size=8), st.sampled_from(FRAME_RATES))
def test_speech_begins_on_the_grid_as_near_to_its_lead_in_as_can_be(scenes: list[SceneTiming], fps: int):
    for span in _built(*scenes, fps=fps).spans:
        if span.speech_sample_count:
            begin = span.start_frame * SAMPLE_RATE // fps
            assert span.speech_sample % SPEECH_GRID == 0
            assert abs(span.speech_sample - begin - round(0.4 * SAMPLE_RATE)) <= SPEECH_GRID // 2


def test_speech_without_room_begins_where_its_scene_does():
    scenes = [SceneTiming(minimum_sec=0, speech_samples=3 * 2000)] * 2
    timeline = build_timeline(scenes, fps=24, lead_in_sec=0, tail_sec=0, transition_sec=0)
    assert [span.speech_sample for span in timeline.spans] == [0, 6000]


@given(timelines())
def test_pieces_cover_every_frame_once(timeline: Timeline):
    at = 0
    for piece in timeline.pieces():
        assert piece.first_frame == at
        assert piece.frame_count >= 1
        at += piece.frame_count
    assert at == timeline.frame_count


@given(timelines())
def test_pieces_and_shots_agree(timeline: Timeline):
    for piece in timeline.pieces():
        for frame in (piece.first_frame, piece.first_frame + piece.frame_count - 1):
            shot = timeline.shot_at(frame)
            if piece.kind == "transition":
                assert (shot.scene, shot.incoming) == (piece.scene - 1, piece.scene)
                assert 0 < shot.mix < 1
                assert shot.incoming_local_frame == frame - timeline.spans[piece.scene].start_frame
            else:
                assert (shot.scene, shot.incoming) == (piece.scene, None)
            assert shot.local_frame == frame - timeline.spans[shot.scene].start_frame


@given(timelines())
def test_a_transition_takes_at_most_half_of_either_neighbour(timeline: Timeline):
    for before, span in zip(timeline.spans, timeline.spans[1:], strict=False):
        assert span.transition_frames % 2 == 0
        assert span.transition_frames <= before.frame_count
        assert span.transition_frames <= span.frame_count
        assert before.start_frame <= span.transition_start
        assert span.transition_end <= span.end_frame


@given(st.lists(st.integers(1, 300), min_size=1, max_size=6), st.sampled_from(FRAME_RATES))
def test_transitions_never_change_a_length(frames: list[int], fps: int):
    scenes = [_still(count / fps) for count in frames]
    with_fades, cut = _built(*scenes, fps=fps), _built(*scenes, fps=fps, fade=0)
    assert [s.frame_count for s in with_fades.spans] == [s.frame_count for s in cut.spans] == frames


@pytest.mark.parametrize("fps", FRAME_RATES)
def test_a_frame_is_a_whole_number_of_samples(fps: int):
    assert SAMPLE_RATE % fps == 0
    assert _built(_still(1.0), fps=fps).sample_count == SAMPLE_RATE


@pytest.mark.parametrize(
    ("minimum", "speech", "frames"),
    [
        (12.0, 2 * SAMPLE_RATE, 288),  # the author's minimum
        (1.0, 2 * SAMPLE_RATE, 72),  # lead-in, speech and tail
        (1.0, 2 * SAMPLE_RATE + 1, 73),  # one sample more begins a frame
        (1.0001, 0, 25),
        (0.1 + 0.2 + 0.7, 0, 24),  # sums of floats do not add a frame
        (0.0, 0, 1),
    ],
)
def test_how_long_a_scene_lasts(minimum: float, speech: int, frames: int):
    assert _built(SceneTiming(minimum_sec=minimum, speech_samples=speech)).frame_count == frames


def test_the_first_scene_never_fades_in():
    assert _built(_still(5), _still(5)).spans[0].transition_frames == 0


def test_a_mix_goes_evenly_from_one_scene_to_the_next():
    timeline = _built(_still(5), _still(5))
    mixes = [timeline.shot_at(frame).mix for frame in range(114, 126)]
    assert mixes == pytest.approx([(i + 0.5) / 12 for i in range(12)])
    assert timeline.shot_at(113).incoming is None
    assert timeline.shot_at(126).incoming is None
    assert timeline.shot_at(126).scene == 1


def test_the_outgoing_scene_moves_on_while_it_leaves():
    shot = _built(_still(5), _still(5)).shot_at(122)
    assert shot.local_frame == 122
    assert shot.incoming_local_frame == 2
    before = _built(_still(5), _still(5)).shot_at(118)
    assert before.incoming_local_frame == -2


def test_frames_outside_the_film_are_held_at_its_ends():
    timeline = _built(_still(1), _still(1, Transition.NONE))
    assert timeline.scene_at(-5) == 0
    assert timeline.scene_at(10_000) == 1


def test_two_scenes_of_one_frame_have_no_room_for_a_fade():
    timeline = _built(_still(0.01), _still(0.01))
    assert timeline.spans[1].transition_frames == 0
    assert timeline.spans[1].transition is Transition.NONE
    assert len(timeline.pieces()) == 2


def test_a_scene_may_be_nothing_but_transitions():
    """Half of a short scene belongs to the fade in, the other half to the fade out."""
    timeline = _built(_still(5), _still(0.5), _still(5))
    kinds = [(p.kind, p.scene, p.frame_count) for p in timeline.pieces()]
    assert kinds == [("body", 0, 114), ("transition", 1, 12), ("transition", 2, 12), ("body", 2, 114)]


def test_an_empty_film_has_no_length():
    timeline = Timeline(fps=24, spans=())
    assert (timeline.frame_count, timeline.sample_count, timeline.pieces()) == (0, 0, [])
