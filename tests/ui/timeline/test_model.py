from studio.domain.cues import Cue
from studio.domain.script import Chapter, Scene, Script, Transition
from studio.domain.settings import RenderSettings
from studio.domain.slides import canvas_of, slides_of
from studio.domain.spec import freeze
from studio.domain.speech import SAMPLE_RATE
from studio.domain.timeline import SceneTiming, build_timeline
from studio.services.previewing import FilmPreview
from studio.ui.timeline.model import Strip, strip_of


def laid_out(*, speech_sec: float = 4.0) -> Strip:
    return strip_of(laid_out_film(speech_sec=speech_sec))


def laid_out_film(*, speech_sec: float = 4.0) -> FilmPreview:
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
    return FilmPreview(
        spec=spec,
        timeline=timeline,
        slides=slides_of(spec, [span.frame_count for span in timeline.spans]),
        canvas=canvas_of(spec),
        voiced=(True, True, False, True),
        cues=cues,
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


def test_speech_lies_where_the_film_has_it():
    strip = laid_out()
    timeline = laid_out_film().timeline

    for block, span in zip(strip.blocks, timeline.spans, strict=True):
        first = block.start * strip.samples_per_frame + block.speech_start
        assert (first, block.speech_samples) == (span.speech_sample, span.speech_sample_count)


def test_other_lengths_move_everything_behind_them():
    before = laid_out()
    lengths = {0: before.blocks[0].frame_count + 48, 2: before.blocks[2].frame_count - 5}

    after = before.with_lengths(lengths)

    moved = [a.start - b.start for a, b in zip(after.blocks, before.blocks, strict=True)]
    assert moved == [0, 48, 48, 43]
    assert after.frame_count == before.frame_count + 43
    assert after.bands[0].end == before.bands[0].end + 48
    assert [band.start for band in after.bands] == [after.blocks[i].start for i in (0, 2, 3)]
    assert [c.start - b.start for c, b in zip(after.captions, before.captions, strict=True)] == [0, 0, 48]
    assert before.with_lengths({}) == before


def test_another_order_keeps_scenes_as_they_are():
    before = laid_out()

    after = before.reordered([("B", ["b1"]), ("A", ["a2", "a3", "a1"]), ("Empty", [])])

    assert [(b.uid, b.number, b.chapter) for b in after.blocks] == [
        ("b1", 1, 0), ("a2", 2, 1), ("a3", 3, 1), ("a1", 4, 1),
    ]  # fmt: skip
    assert all(a.end == b.start for a, b in zip(after.blocks, after.blocks[1:], strict=False))
    assert {b.uid: b.frame_count for b in after.blocks} == {b.uid: b.frame_count for b in before.blocks}
    assert [(band.title, band.start, band.end) for band in after.bands] == [
        ("B", 0, after.blocks[0].end),
        ("A", after.blocks[0].end, after.frame_count),
    ]
    assert [(c.text, after.blocks[c.scene].uid) for c in after.captions] == [
        ("Two.", "a2"), ("One.", "a1"), ("More lines", "a1"),
    ]  # fmt: skip
    assert before.reordered([("A", ["a1"])]) is before
