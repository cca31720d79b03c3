"""The text of a file somebody wants a script made of: plain text, Markdown, Word, PowerPoint, PDF.

What comes in is data from outside: sizes are bounded before anything is unpacked, and no document may bring
definitions of its own.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.etree import ElementTree

from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode
from studio.domain.text import Text

FILE_LIMIT: Final = 50 * 1024 * 1024
PART_LIMIT: Final = 30 * 1024 * 1024
"""Bytes of one unpacked part of a document."""
PAGE_LIMIT: Final = 500
SUFFIXES: Final = (".txt", ".md", ".docx", ".pptx", ".pdf")
_ENCODINGS: Final = ("utf-8-sig", "cp949")
_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
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
        root = _parsed(file, archive, "word/document.xml")
    return "\n\n".join(_word_paragraphs(root))


def _word_paragraphs(root: ElementTree.Element) -> Iterator[str]:
    for paragraph in root.iter(f"{_W}p"):
        text = "".join(part.text or "" for part in paragraph.iter(f"{_W}t")).strip()
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = style.get(f"{_W}val", "") if style is not None else ""
        if text:
            yield f"# {text}" if name.lower().startswith(("heading", "title", "제목")) else text


def _slides(file: Path) -> str:
    with _opened(file) as archive:
        names = [(int(m[1]), m[0]) for n in archive.namelist() if (m := _SLIDE.fullmatch(n))]
        pages = [_parsed(file, archive, name) for _, name in sorted(names)[:PAGE_LIMIT]]
    return "\n\n".join("\n".join(_slide_lines(page)) for page in pages)


def _slide_lines(page: ElementTree.Element) -> Iterator[str]:
    for paragraph in page.iter(f"{_A}p"):
        if text := "".join(part.text or "" for part in paragraph.iter(f"{_A}t")).strip():
            yield text


def _pages(file: Path) -> str:
    from pypdf import PdfReader  # only who reads such a file waits for it
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(file)
        if reader.is_encrypted and not reader.decrypt(""):
            raise _unusable(file, Text(ko="암호가 걸려 있습니다", en="it is locked with a password"))
        pages = reader.pages[:PAGE_LIMIT]
        return "\n\n".join(page.extract_text().replace("\t", " ").strip() for page in pages)
    except (PyPdfError, ValueError, KeyError, RecursionError) as error:
        raise _damaged(file) from error


_READERS: Final = {".txt": _plain, ".md": _plain, ".docx": _word, ".pptx": _slides, ".pdf": _pages}


def _opened(file: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(file)
    except zipfile.BadZipFile as error:
        raise _damaged(file) from error


def _parsed(file: Path, archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    try:
        with archive.open(name) as part:
            data = part.read(PART_LIMIT + 1)
    except (KeyError, zipfile.BadZipFile, RuntimeError) as error:
        raise _damaged(file) from error
    if len(data) > PART_LIMIT:
        raise _too_large(file, len(data))
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _damaged(file)
    try:
        return ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        raise _damaged(file) from error


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
