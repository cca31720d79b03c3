"""Lengths of clips, and the estimate before there is one."""

import pytest

from studio.domain.speech import SAMPLE_RATE, SILENT_CLIP, Clip, estimate_seconds
from studio.domain.timeline import FRAME_RATES


def test_a_clip_counts_samples_of_two_bytes() -> None:
    assert Clip(bytes(2 * SAMPLE_RATE)).sample_count == SAMPLE_RATE
    assert SILENT_CLIP.sample_count == 0
    assert SILENT_CLIP.words == ()


def test_a_frame_is_a_whole_number_of_samples_at_every_rate() -> None:
    assert [SAMPLE_RATE % fps for fps in FRAME_RATES] == [0] * len(FRAME_RATES)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("", 1.0),
        ("네", 1.0),
        ("가" * 25, 10.0),
        ("가 나 " * 5, 4.0),
        ("a" * 75, 10.0),
        ("가나다라마 abcdefghijklmno", 4.0),
    ],
)
def test_the_estimate(text: str, seconds: float) -> None:
    assert estimate_seconds(text) == pytest.approx(seconds)
