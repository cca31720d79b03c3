"""SubRip and WebVTT as players read them."""

from studio.captions.formats import to_srt, to_vtt
from studio.domain.cues import Cue

CUES = (
    Cue(start_ms=400, end_ms=2_400, lines=("첫 줄", "둘째 줄"), scene=0),
    Cue(start_ms=3_661_001, end_ms=3_662_000, lines=("끝",), scene=1),
)


def test_subrip() -> None:
    assert to_srt(CUES) == (
        "1\n00:00:00,400 --> 00:00:02,400\n첫 줄\n둘째 줄\n\n2\n01:01:01,001 --> 01:01:02,000\n끝\n"
    )


def test_webvtt() -> None:
    assert to_vtt(CUES) == (
        "WEBVTT\n\n00:00:00.400 --> 00:00:02.400\n첫 줄\n둘째 줄\n\n01:01:01.001 --> 01:01:02.000\n끝\n"
    )


def test_no_captions() -> None:
    assert to_srt([]) == ""
    assert to_vtt([]) == "WEBVTT\n"


def cue(text: str) -> Cue:
    return Cue(start_ms=0, end_ms=1_000, lines=(text,), scene=0)


def test_an_arrow_in_the_text_is_no_timing() -> None:
    srt = to_srt([cue("a --> b")])
    assert srt.count("-->") == 1
    assert "a --\u2060> b" in srt
    assert to_vtt([cue("a --> b")]).count("-->") == 1


def test_markup_in_the_text_is_shown() -> None:
    assert to_vtt([cue("<b> & </b>")]).endswith("\n&lt;b&gt; &amp; &lt;/b&gt;\n")
    assert to_srt([cue("<b> {\\an8} a < b {1}")]).endswith("\n<\u2060b> {\u2060\\an8} a < b {1}\n")


def test_right_to_left_marks_and_quotes_stay() -> None:
    text = "\u202eשלום\u202c 'a' \"b\" 100% C:\\x"
    assert text in to_srt([cue(text)])
    assert text in to_vtt([cue(text)])


def test_a_backslash_never_breaks_a_line() -> None:
    assert to_srt([cue("C:\\New")]).endswith("\nC:\\\u2060New\n")
    assert to_vtt([cue("C:\\New")]).endswith("\nC:\\New\n")
