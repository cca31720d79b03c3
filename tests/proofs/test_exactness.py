"""Half a minute of film under the same measures as an hour, and the measures themselves."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.domain.speech import SAMPLE_RATE, Clip, WordTime
from studio.pipeline import run
from studio.pipeline.outcome import RenderOutcome
from tests.proofs import heard, proof, seen, told
from tests.proofs.__main__ import table, tools_in
from tests.proofs.films import film_of
from tests.proofs.proof import Figure, prove

SPEC = film_of(4, short=True, width=240, height=136)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the film is rendered once."""
    return tmp_path_factory.mktemp("proof")


def test_picture_sound_and_captions_lie_where_the_timeline_says(work: Path):
    proved = prove(SPEC, tools_in(work))
    assert proved.holds, table(proved)
    assert 0.3 < proved.minutes < 1
    assert {figure.what for figure in proved.figures} >= {"cuts", "middles of cross-fades", "clips of speech"}
    by_ear = next(figure for figure in proved.figures if "by ear" in figure.what)
    assert by_ear.count >= len(SPEC.scenes)


@pytest.mark.parametrize(
    ("field", "by", "wrong"),
    [
        ("start_frame", 2, ("cuts", "middles of cross-fades")),
        ("speech_sample", 48, ("clips of speech", "the last clip")),
    ],
)
def test_a_film_that_is_off_is_found_out(
    work: Path, monkeypatch: pytest.MonkeyPatch, field: str, by: int, wrong: tuple[str, ...]
):
    """A timeline that is two frames, or a thousandth of a second, off does not pass."""

    def shifted(*arguments: object) -> RenderOutcome:
        outcome = run.render(*arguments)  # type: ignore[arg-type]
        timeline = outcome.timeline
        spans = [span.model_copy(update={field: getattr(span, field) + by}) for span in timeline.spans]
        rest = timeline.frame_count - spans[-1].start_frame
        spans[-1] = spans[-1].model_copy(update={"frame_count": rest})
        return replace(outcome, timeline=timeline.model_copy(update={"spans": tuple(spans)}))

    monkeypatch.setattr(proof, "render", shifted)
    failed = {figure.what for figure in prove(SPEC, tools_in(work)).figures if not figure.holds}
    assert failed == set(wrong)


@pytest.mark.parametrize("length", [0, 1, 12, 30])
@pytest.mark.parametrize("at", [60, 61])
def test_a_change_is_found_at_its_middle(length: int, at: int):
    places = np.arange(160) + 0.5
    mix = np.clip((places - at) / max(length, 1e-6) + 0.5, 0, 1)
    figures = 20 + 60 * mix + 0.5 * np.sin(places / 9)
    (found,) = seen.boundaries(figures, 60 if length > 16 else 24)
    assert found == pytest.approx(at, abs=0.2)


def test_a_late_clip_is_found_to_the_sample():
    random = np.random.default_rng(3)
    clip = (random.normal(size=SAMPLE_RATE) * 4000).astype(np.int16)
    sound = (random.normal(size=5 * SAMPLE_RATE) * 50).astype(np.int16)
    sound[70_007 : 70_007 + len(clip)] += clip // 2
    late, likeness = heard.clip_offset(sound, clip, 70_000)
    assert late == 7
    assert likeness > 0.95
    assert heard.clip_offset(sound[: 2 * SAMPLE_RATE], clip[::-1], 70_000)[1] < 0.2


def test_sound_after_silence_is_heard():
    sound = np.zeros(SAMPLE_RATE, np.int16)
    sound[30_000:40_000] = 5000
    assert heard.onset(sound, 29_000, 4_800) == pytest.approx(30_000, abs=48)
    assert heard.onset(sound, 10_000, 4_800) is None
    assert heard.onset(np.full(SAMPLE_RATE, 5000, np.int16), 24_000, 4_800) is None


def test_captions_are_read_and_laid_against_the_words():
    captions = told.read_srt(
        "1\n00:00:01,000 --> 00:00:02,000\n첫 말\n둘째 줄\n\n2\n01:00:00,500 --> 01:00:01,000\n끝\n"
    )
    assert captions == [told.Told(1000, "첫말둘째줄"), told.Told(3_600_500, "끝")]
    clip = Clip(b"\0\0" * SAMPLE_RATE, (WordTime(0, 1, 480), WordTime(9, 10, 24_000)))
    assert told.first_words(captions, ["첫 말 둘째 줄 끝"], [clip], [48_000]) == [1010.0, 1500.0]
    with pytest.raises(ValueError, match="where"):
        told.first_words(captions, ["첫 말 둘째 줄 틀"], [clip], [0])
    with pytest.raises(ValueError, match="more captions"):
        told.first_words([*captions, *captions], ["첫 말 둘째 줄 끝"], [clip], [0])


def test_what_was_not_looked_at_does_not_hold():
    assert Figure("a", 3, 1.0, 1.0, "ms").holds
    assert not Figure("a", 3, 1.1, 1.0, "ms").holds
    assert not Figure("a", 0, 0.0, 1.0, "ms").holds
