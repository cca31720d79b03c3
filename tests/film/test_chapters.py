"""Chapters are read as they were written, whatever stands in their titles."""

from studio.domain.text import Language
from studio.film.chapters import Chapter, parse_metadata
from studio.film.join import ChapterMark, FilmTags, metadata


def test_what_is_written_is_read() -> None:
    titles = ["1장 = 시작; #1", r"C:\temp", "두 줄\n제목"]
    marks = tuple(ChapterMark(title, n * 24, (n + 1) * 24) for n, title in enumerate(titles))
    written = metadata(FilmTags("t", "c", Language.KOREAN, marks), 24)
    read = parse_metadata(written)
    assert [chapter.start_ms for chapter in read] == [0, 1000, 2000]
    assert [chapter.title for chapter in read[:2]] == titles[:2]


def test_no_chapters_are_none() -> None:
    assert parse_metadata(";FFMETADATA1\ntitle=a\n") == ()


def test_a_chapter_may_have_no_title() -> None:
    text = ";FFMETADATA1\n[CHAPTER]\nTIMEBASE=1/12\nSTART=6\nEND=12\n[STREAM]\ntitle=other\n"
    assert parse_metadata(text) == (Chapter(500, ""),)
