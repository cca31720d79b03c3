"""Captions that were written are read back the same."""

from studio.captions.formats import to_srt
from studio.captions.reading import from_srt
from studio.domain.cues import Cue

CUES = (
    Cue(start_ms=0, end_ms=1_500, lines=("첫째 줄", "둘째 줄"), scene=0),
    Cue(start_ms=3_661_250, end_ms=3_662_000, lines=("<b>not bold</b> --> 5 {\\an8}",), scene=0),
)


def test_what_is_written_is_read() -> None:
    assert from_srt(to_srt(CUES)) == CUES


def test_other_line_ends_and_what_is_no_caption_are_no_trouble() -> None:
    text = "\ufeff1\r\n00:00:01.000 --> 00:00:02.000 X1:40\r\nHello\r\n\r\nrubbish\r\n\r\n2\r\n"
    assert [cue.lines for cue in from_srt(text)] == [("Hello",)]
    assert from_srt("") == ()
