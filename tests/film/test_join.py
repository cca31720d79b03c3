from collections.abc import Callable
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.text import Language
from studio.film import m4a
from studio.film.encoder import TICKS_PER_FRAME
from studio.film.join import FilmTags, Segment, concat_list, join, quoted
from studio.film.sound import silence
from studio.film.verify import Expected, verify
from tests.film.kit import FPS, Probe, write_sound

SAMPLES_PER_FRAME = 2000
HOSTILE = "It's 100% 'quoted': \\ \"two\"\nlines = 한글 🎬 \u202eabc [x]; #1"


@pytest.fixture
def film(tmp_path: Path, encode: Callable[..., Path], speech: Callable[..., Path]) -> Callable[..., Path]:
    """Join segments of 30, 3 times 12 and 7 frames, with a clip of sound."""

    def joined(folder: str = "film", title: str = "제목", comment: str = "") -> Path:
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        segments = [Segment(encode(f"{folder}/a.mp4", 30, 20))]
        segments += [
            Segment(encode(f"{folder}/b.mp4", 12, 80), 3),
            Segment(encode(f"{folder}/c.mp4", 7, 140)),
        ]
        write_sound(speech("clip.pcm", 60_000), 9_600, 73 * SAMPLES_PER_FRAME, place / "s.m4a")
        join(
            segments,
            place / "s.m4a",
            place / "f.mp4",
            tags=FilmTags(title, comment, Language.KOREAN),
            frame_count=73,
            fps=FPS,
            on_progress=lambda _: None,
            cancel=CancelToken(),
        )
        return place / "f.mp4"

    return joined


def test_no_frame_is_lost_and_every_step_is_equal(film: Callable[..., Path], probe: type[Probe]):
    joined = probe(film())
    assert joined.frame_times() == [i * TICKS_PER_FRAME for i in range(73)]
    assert joined.decoded_frames() == 73
    assert len(joined.pcm()) == 73 * SAMPLES_PER_FRAME


def test_segments_of_one_or_two_frames_are_decoded_in_step_with_the_others(
    tmp_path: Path, encode: Callable[..., Path], speech: Callable[..., Path], probe: type[Probe]
):
    lengths = [2, 12, 1, 30, 2, 3, 1, 1, 20, 1]
    count = sum(lengths)
    write_sound(speech("clip.pcm", 20_000), 9_600, count * SAMPLES_PER_FRAME, tmp_path / "s.m4a")
    join(
        [Segment(encode(f"{n}.mp4", length, 20 * n)) for n, length in enumerate(lengths)],
        tmp_path / "s.m4a",
        tmp_path / "f.mp4",
        tags=FilmTags("제목", "", Language.KOREAN),
        frame_count=count,
        fps=FPS,
        on_progress=lambda _: None,
        cancel=CancelToken(),
    )
    film = probe(tmp_path / "f.mp4")
    assert film.frame_times() == [i * TICKS_PER_FRAME for i in range(count)]
    assert film.decode_times() == [(i - 2) * TICKS_PER_FRAME for i in range(count)]
    shown = film.said("-map", "0:v", "-fps_mode", "cfr", "-f", "null", "-")
    assert f"frame={count:5d} " in shown
    assert f"{FPS} fps" in shown


def test_the_same_parts_give_the_same_bytes_and_no_date(film: Callable[..., Path], probe: type[Probe]):
    first, second = film("one"), film("two")
    assert first.read_bytes() == second.read_bytes()
    said = probe(first).said()
    assert "creation_time" not in said
    assert "Lavf" not in said


def test_the_index_comes_first(film: Callable[..., Path]):
    content = film().read_bytes()
    assert 0 < content.index(b"moov") < content.index(b"mdat")


@pytest.mark.parametrize("folder", ["한글 폴더", "with space", "it's 'here'", "100% #1; [a]=b & $c", "-dash"])
def test_any_folder_will_do(film: Callable[..., Path], folder: str):
    verify(
        film(folder),
        Expected(73, 73 * SAMPLES_PER_FRAME, audible=True),
        on_progress=lambda _: None,
        cancel=CancelToken(),
    )


def test_any_title_will_do(film: Callable[..., Path], probe: type[Probe]):
    said = probe(film(title=HOSTILE, comment="spec 1234")).said()
    assert "It's 100% 'quoted': \\ \"two\" lines = 한글 🎬" in said
    assert "spec 1234" in said


def test_half_a_character_in_a_title_does_no_harm(film: Callable[..., Path]):
    assert film(title="a\ud800b\0c").is_file()


def test_the_language_of_the_sound_is_told(film: Callable[..., Path], probe: type[Probe]):
    assert "(kor): Audio: aac" in probe(film()).said()


def test_the_list_goes_with_the_work(film: Callable[..., Path]):
    assert not list(film().parent.glob("*.ffconcat"))


def test_paths_are_quoted_as_the_demuxer_reads_them():
    assert quoted("/a b/it's/한글") == r"'/a b/it'\''s/한글'"
    assert concat_list([Segment(Path("x.mp4"), 2)]).splitlines() == [
        "ffconcat version 1.0",
        *["file 'x.mp4'"] * 2,
    ]


def test_a_missing_segment_is_a_failure(tmp_path: Path, film: Callable[..., Path]):
    sound = film().with_name("s.m4a")
    with pytest.raises(StepFailed) as caught:
        join(
            [Segment(tmp_path / "gone.mp4")],
            sound,
            tmp_path / "x.mp4",
            tags=FilmTags("", "", Language.ENGLISH),
            frame_count=1,
            fps=FPS,
            on_progress=lambda _: None,
            cancel=CancelToken(),
        )
    assert caught.value.code is ErrorCode.COMPOSE_FAILED


def _refused(film: Path, expected: Expected) -> str:
    with pytest.raises(StepFailed) as caught:
        verify(film, expected, on_progress=lambda _: None, cancel=CancelToken())
    assert caught.value.code is ErrorCode.COMPOSE_FAILED
    assert caught.value.next_step is not None
    return caught.value.what.en


def test_what_is_wrong_with_a_film_is_named(film: Callable[..., Path]):
    right = film()
    samples = 73 * SAMPLES_PER_FRAME
    assert "73 frames instead of 74" in _refused(right, Expected(74, samples, True))
    assert "146000 samples instead of 148000" in _refused(right, Expected(73, samples + 2000, True))


def test_a_film_of_zero_bytes_never_passes(tmp_path: Path):
    (tmp_path / "f.mp4").touch()
    assert "empty" in _refused(tmp_path / "f.mp4", Expected(1, 1, False))
    assert "empty" in _refused(tmp_path / "none.mp4", Expected(1, 1, False))


def test_a_film_cut_short_never_passes(film: Callable[..., Path]):
    whole = film()
    whole.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    _refused(whole, Expected(73, 73 * SAMPLES_PER_FRAME, True))


def test_a_damaged_film_never_passes(film: Callable[..., Path]):
    whole = film()
    content = bytearray(whole.read_bytes())
    begin = content.index(b"mdat") + 1500
    content[begin : begin + 400] = bytes(400)
    whole.write_bytes(content)
    _refused(whole, Expected(73, 73 * SAMPLES_PER_FRAME, True))


def test_a_text_file_is_no_film(tmp_path: Path):
    (tmp_path / "f.mp4").write_text("not a film at all")
    assert "does not play" in _refused(tmp_path / "f.mp4", Expected(1, 1, False))


def test_a_film_must_be_heard_where_somebody_speaks(
    tmp_path: Path, encode: Callable[..., Path], speech: Callable[..., Path]
):
    silent = tmp_path / "s.m4a"
    samples = FPS * SAMPLES_PER_FRAME
    m4a.write(silent, [silence(m4a.packet_count(samples))], samples)
    join(
        [Segment(encode("a.mp4", FPS))],
        silent,
        tmp_path / "f.mp4",
        tags=FilmTags("", "", Language.KOREAN),
        frame_count=FPS,
        fps=FPS,
        on_progress=lambda _: None,
        cancel=CancelToken(),
    )
    verify(
        tmp_path / "f.mp4",
        Expected(FPS, FPS * SAMPLES_PER_FRAME, audible=False),
        on_progress=lambda _: None,
        cancel=CancelToken(),
    )
    assert "cannot be heard" in _refused(tmp_path / "f.mp4", Expected(FPS, FPS * SAMPLES_PER_FRAME, True))
