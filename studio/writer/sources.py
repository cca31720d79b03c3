"""The text of a file somebody wants a script made of: plain text, Markdown, Word, PowerPoint, PDF.

What comes in is data from outside: sizes are bounded before anything is unpacked, and no document may bring
definitions of its own.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import Final

from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode, StudioError
from studio.domain.text import Text
from studio.writer import office

FILE_LIMIT: Final = 50 * 1024 * 1024
PART_LIMIT: Final = 30 * 1024 * 1024
"""Bytes of one unpacked part of a document."""
PAGE_LIMIT: Final = 500
TEXT_LIMIT: Final = 2_000_000
"""Characters after which no further page is read: ten times what a source may have."""
SUFFIXES: Final = (".txt", ".md", ".docx", ".pptx", ".pdf")
_ENCODINGS: Final = ("utf-8-sig", "cp949")
_STYLES: Final = "word/styles.xml"
_SLIDE: Final = re.compile(r"ppt/slides/slide(\d+)\.xml")


def read_source(file: Path) -> str:
    """Return the text of a file; paragraphs are apart by an empty line, headings begin with `# `.

    Raises `BadInput` for a kind that is not read, a damaged or too large file, `EnvironmentTrouble` for one
    that cannot be opened.
    """
    kind = file.suffix.lower()
    if kind not in SUFFIXES:
        raise _unusable(
            file,
            Text(
                ko=f"{kind or '확장자 없는'} 파일은 읽지 않습니다", en=f"{kind or 'such'} files are not read"
            ),
        )
    try:
        size = file.stat().st_size
        if size > FILE_LIMIT:
            raise _too_large(file, size)
        text = _READERS[kind](file)
    except office.NotXml as error:
        raise _damaged(file) from error
    except OSError as error:
        raise EnvironmentTrouble(
            ErrorCode.FILE_NOT_READABLE,
            Text(
                ko=f"파일을 읽을 수 없습니다: {file} ({error.strerror}).",
                en=f"The file cannot be read: {file} ({error.strerror}).",
            ),
            Text(ko="경로와 권한을 확인하십시오.", en="Check the path and its permissions."),
        ) from error
    if not text.strip():
        raise _unusable(
            file,
            Text(
                ko="글자가 없습니다 (그림으로만 된 문서일 수 있습니다)",
                en="it holds no text (perhaps only pictures of pages)",
            ),
        )
    return text


def _plain(file: Path) -> str:
    data = file.read_bytes()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise _unusable(file, Text(ko="글자를 알 수 없습니다", en="its letters are in no encoding that is known"))


def _word(file: Path) -> str:
    with _opened(file) as archive:
        return office.word_text(
            _part(file, archive, "word/document.xml"),
            _part(file, archive, _STYLES) if _STYLES in archive.namelist() else b"",
        )


def _slides(file: Path) -> str:
    with _opened(file) as archive:
        names = [(int(m[1]), m[0]) for n in archive.namelist() if (m := _SLIDE.fullmatch(n))]
        return "\n\n".join(
            office.slide_text(_part(file, archive, name)) for _, name in sorted(names)[:PAGE_LIMIT]
        )


def _pages(file: Path) -> str:
    from pypdf import PdfReader  # only who reads such a file waits for it

    found: list[str] = []
    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _unusable(file, Text(ko="암호가 걸려 있습니다", en="it is locked with a password"))
        for page in reader.pages[:PAGE_LIMIT]:
            found.append(page.extract_text().replace("\t", " ").strip())
            if sum(map(len, found)) > TEXT_LIMIT:
                break
    except (StudioError, OSError):
        raise
    except Exception as error:  # a damaged file makes the reader stumble in ways nobody has listed
        raise _damaged(file) from error
    return "\n\n".join(found)


_READERS: Final = {".txt": _plain, ".md": _plain, ".docx": _word, ".pptx": _slides, ".pdf": _pages}


def _opened(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        raise _damaged(file) from error


def _part(file: Path, archive: zipfile.ZipFile, name: str) -> bytes:
    """Return one part of a document, whole; it may not be larger than `PART_LIMIT` nor define anything."""
    try:
        with archive.open(name) as part:
            data = part.read(PART_LIMIT + 1)
    except (KeyError, zipfile.BadZipFile, RuntimeError, zlib.error) as error:
        raise _damaged(file) from error
    if len(data) > PART_LIMIT:
        raise _too_large(file, len(data))
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _damaged(file)
    return data


def _too_large(file: Path, size: int) -> BadInput:
    return _unusable(
        file,
        Text(ko=f"너무 큽니다 ({size / 1e6:.0f} MB)", en=f"it is too large ({size / 1e6:.0f} MB)"),
    )


def _damaged(file: Path) -> BadInput:
    return _unusable(
        file,
        Text(ko="손상되었거나 확장자와 다른 파일입니다", en="it is damaged, or not what its name says"),
    )


def _unusable(file: Path, why: Text) -> BadInput:
    return BadInput(
        ErrorCode.FILE_NOT_READABLE,
        Text(
            ko=f"원문을 읽을 수 없습니다 ({file.name}): {why.ko}.",
            en=f"The source cannot be read ({file.name}): {why.en}.",
        ),
        Text(
            ko=f"{', '.join(SUFFIXES)} 파일을 고르거나 글을 붙여 넣으십시오.",
            en=f"Choose a file of {', '.join(SUFFIXES)}, or paste the text.",
        ),
    )
