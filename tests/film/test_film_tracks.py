"""What a player finds in a film besides picture and sound: chapters, captions and tags, read with ffmpeg."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.captions.formats import to_srt
from studio.domain.cancel import CancelToken
from studio.domain.cues import Cue
from studio.domain.text import Language
from studio.film import m4a, mp4
from studio.film.join import ChapterMark, FilmTags, Segment, join
from studio.film.sound import silence
from studio.film.verify import Expected, verify
from tests.film.kit import FPS, Probe

FRAMES = 5 * FPS
CUES = (
    Cue(start_ms=0, end_ms=916, lines=("안녕하세요.",), scene=0),
    Cue(start_ms=1041, end_ms=2403, lines=('It\'s 100% "a" & <b>', "둘째 줄 {x}"), scene=0),
    Cue(start_ms=2487, end_ms=4999, lines=("C:\\Nothing <> {\\an8} -->",), scene=1),
)
CHAPTERS = (
    ChapterMark("첫 장 = ; # \\ 'x' \"y\"", 0, 37),
    ChapterMark("둘째\n장 🎬", 37, 38),
    ChapterMark("가" * 300, 38, FRAMES),
)


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A picture and a sound of five seconds."""
    from studio.film.encoder import EncoderSettings, encode_frames
    from tests.film.kit import HEIGHT, WIDTH, frames

    folder = tmp_path_factory.mktemp("parts")
    encode_frames(
        frames(FRAMES),
        folder / "a.mp4",
        width=WIDTH,
        height=HEIGHT,
        fps=FPS,
        settings=EncoderSettings(),
        on_frame=lambda _: None,
        cancel=CancelToken(),
    )
    samples = FRAMES * 2000
    m4a.write(folder / "s.m4a", [silence(m4a.packet_count(samples))], samples)
    return folder / "a.mp4", folder / "s.m4a"


Make = Callable[..., Path]


@pytest.fixture
def make(tmp_path: Path, parts: tuple[Path, Path]) -> Make:
    def made(
        name: str = "한글 'film'.mp4",
        cues: tuple[Cue, ...] | None = CUES,
        chapters: tuple[ChapterMark, ...] = CHAPTERS,
        language: Language = Language.KOREAN,
    ) -> Path:
        captions = tmp_path / "subtitles.srt"
        captions.write_bytes(to_srt(cues or ()).encode())
        join(
            [Segment(parts[0])],
            parts[1],
            tmp_path / name,
            tags=FilmTags("개인정보 보호 교육", "CTRLF Studio", language, chapters),
            frame_count=FRAMES,
            fps=FPS,
            captions=captions if cues is not None else None,
            on_progress=lambda _: None,
            cancel=CancelToken(),
        )
        return tmp_path / name

    return made


def _chapters(film: Path) -> list[tuple[str, int, int, str]]:
    said = Probe(film).said("-f", "ffmetadata", "-")
    return [
        (m[1], int(m[2]), int(m[3]), re.sub(r"\\(.)", r"\1", m[4]))
        for m in re.finditer(r"\[CHAPTER\]\nTIMEBASE=(.+)\nSTART=(\d+)\nEND=(\d+)\ntitle=(.*)", said)
    ]


def test_chapters_begin_and_end_at_their_very_frame(make: Make):
    samples = 48_000 // FPS
    assert [(base, start, end) for base, start, end, _ in _chapters(make())] == [
        ("1/48000", c.first_frame * samples, c.end_frame * samples) for c in CHAPTERS
    ]


def test_chapters_are_called_as_they_were_written(make: Make):
    titles = [title for *_, title in _chapters(make())]
    assert titles == ["첫 장 = ; # \\ 'x' \"y\"", "둘째 장 🎬", "가" * 85]


def test_a_film_without_chapters_has_none(make: Make):
    film = make(chapters=())
    assert _chapters(film) == []
    assert "Data:" not in Probe(film).said()


def test_captions_come_back_cue_for_cue(make: Make, tmp_path: Path):
    said = Probe(make()).said("-loglevel", "error", "-map", "0:s:0", "-f", "srt", "-")
    assert said.strip() == (tmp_path / "subtitles.srt").read_text("utf-8").strip()


def test_captions_are_offered_and_not_forced(make: Make):
    said = Probe(make()).said()
    line = next(line for line in said.splitlines() if "Subtitle:" in line)
    assert "(kor)" in line
    assert "mov_text" in line
    assert "(default)" not in line
    assert "(forced)" not in line
    assert re.search(r"name +: 한국어", said)


def test_the_language_of_every_track_is_told(make: Make):
    said = Probe(make(language=Language.ENGLISH)).said()
    tracks = re.findall(r"Stream #0:\d+\[\w+\]\((\w+)\): (\w+)", said)
    assert tracks == [("eng", kind) for kind in ("Video", "Audio", "Subtitle", "Data")]
    assert re.search(r"name +: English", said)


@pytest.mark.parametrize("cues", [None, ()])
def test_without_captions_there_is_no_track(make: Make, cues: tuple[Cue, ...] | None):
    assert "Subtitle:" not in Probe(make(cues=cues)).said()


def test_neither_chapters_nor_captions_change_picture_or_sound(make: Make):
    film = Probe(make())
    assert film.frame_times() == [i * 512 for i in range(FRAMES)]
    assert len(film.pcm()) == FRAMES * 2000
    verify(
        film.path,
        Expected(FRAMES, FRAMES * 2000, audible=False),
        on_progress=lambda _: None,
        cancel=CancelToken(),
    )


def test_the_same_film_is_the_same_bytes_again(make: Make):
    films = [make(f"{number}.mp4").read_bytes() for number in range(4)]
    assert len(set(films)) == 1
    assert b"Lavf" not in films[0]


def test_the_index_still_comes_first(make: Make):
    content = make().read_bytes()
    assert 0 < content.index(b"moov") < content.index(b"mdat")


def test_nothing_is_left_beside_the_film(make: Make, tmp_path: Path):
    film = make()
    assert {p.name for p in tmp_path.iterdir()} == {film.name, "subtitles.srt"}


def test_the_korean_title_stays_korean(make: Make):
    assert re.search(r"title +: 개인정보 보호 교육\n", Probe(make()).said())


def test_segments_of_one_encoder_are_set_up_alike(encode: Callable[..., Path]):
    short, long = encode("a.mp4", 1), encode("b.mp4", 130, 90)
    assert mp4.parameter_sets(short) == mp4.parameter_sets(long)


@pytest.mark.parametrize("content", [b"", b"not a film", b"\0\0\0\x08moov", b"\xff" * 64])
def test_what_is_no_film_has_no_tables(tmp_path: Path, content: bytes):
    (tmp_path / "x.mp4").write_bytes(content)
    with pytest.raises(ValueError):
        mp4.parameter_sets(tmp_path / "x.mp4")
