from studio.domain.cues import Cue
from studio.domain.script import Chapter, Scene, Script, Transition
from studio.domain.settings import RenderSettings
from studio.domain.slides import canvas_of, slides_of
from studio.domain.spec import freeze
from studio.domain.speech import SAMPLE_RATE
from studio.domain.timeline import SceneTiming, build_timeline
from studio.services.previewing import FilmPreview
from studio.ui.timeline.model import Strip, strip_of, trim


def laid_out(*, speech_sec: float = 4.0) -> Strip:
    script = Script(
        title="Course",
        chapters=(
            Chapter(title="A", scenes=(Scene(uid="a1", narration="One."), Scene(uid="a2", narration="Two."))),
            Chapter(title="B", scenes=(Scene(uid="b1", narration="Three."),)),
            Chapter(title="A", scenes=(Scene(uid="a3"),)),
        ),
    )
    spec, _ = freeze(script, script_id="s", video_id="v", settings=RenderSettings(), draft=True)
    timings = [
        SceneTiming(
            minimum_sec=scene.duration_sec or 0,
            speech_samples=round(speech_sec * SAMPLE_RATE) if scene.narration else 0,
            transition=Transition.FADE,
        )
        for scene in spec.scenes
    ]
    timeline = build_timeline(timings, fps=24, lead_in_sec=0.4, tail_sec=0.6, transition_sec=0.5)
    cues = (
        Cue(start_ms=400, end_ms=2000, lines=("One.",), scene=0),
        Cue(start_ms=2000, end_ms=4400, lines=("More", "lines"), scene=0),
        Cue(start_ms=5400, end_ms=9400, lines=("Two.",), scene=1),
    )
    return strip_of(
        FilmPreview(
            spec=spec,
            timeline=timeline,
            slides=slides_of(spec, [span.frame_count for span in timeline.spans]),
            canvas=canvas_of(spec),
            voiced=(True, True, False, True),
            cues=cues,
        )
    )


def test_scenes_lie_end_to_end_and_keep_their_identity():
    strip = laid_out()

    assert [b.uid for b in strip.blocks] == ["a1", "a2", "b1", "a3"]
    assert all(a.end == b.start for a, b in zip(strip.blocks, strip.blocks[1:], strict=False))
    assert [b.voiced for b in strip.blocks] == [True, True, False, True]


def test_equal_chapter_titles_stay_apart():
    strip = laid_out()

    assert [band.title for band in strip.bands] == ["A", "B", "A"]
    assert strip.bands[0].end == strip.bands[1].start == strip.blocks[2].start


def test_least_length_is_lead_in_speech_and_tail():
    strip = laid_out(speech_sec=6.0)

    assert strip.blocks[0].least == 7 * 24
    assert strip.blocks[0].frame_count == 7 * 24
    assert strip.blocks[3].least == 12  # silent: half a second


def test_captions_are_found_by_stretch_and_by_frame():
    strip = laid_out()

    assert [c.text for c in strip.captions_between(30, 60)] == ["One.", "More lines"]
    assert strip.caption_at(50) == 1
    assert strip.caption_at(5) is None
    assert list(strip.captions_between(5000, 6000)) == []


def test_only_scenes_in_sight_are_named():
    strip = laid_out()

    assert list(strip.blocks_between(130, 250)) == [1, 2]
    assert list(strip.blocks_between(-50, 1)) == [0]
    assert list(Strip().blocks_between(0, 100)) == []


def test_another_length_moves_everything_behind_it():
    before = laid_out()

    after = before.with_length(0, before.blocks[0].frame_count + 48)

    assert after.blocks[0].start == 0
    assert after.blocks[1].start == before.blocks[1].start + 48
    assert after.frame_count == before.frame_count + 48
    assert after.bands[0].end == before.bands[0].end + 48
    assert after.bands[1].start == before.bands[1].start + 48
    assert [c.start - b.start for c, b in zip(after.captions, before.captions, strict=True)] == [0, 0, 48]


def test_a_trim_is_whole_tenths_and_never_cuts_the_narration():
    block = laid_out(speech_sec=6.0).blocks[0]  # seven seconds with its silence

    assert trim(block, 200.3, 24, default_sec=5.0) == (8.3, 200)
    assert trim(block, 10, 24, default_sec=5.0) == (None, block.least)


def test_a_short_narration_keeps_a_length_of_its_own_below_the_default():
    block = laid_out(speech_sec=2.0).blocks[0]

    seconds, frames = trim(block, 0, 24, default_sec=5.0)

    assert seconds == 3.0
    assert frames == block.least == 72
