"""Source texts are read from the files people have, and bad ones are refused by name, cause and way out."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from studio.domain.errors import StudioError
from studio.domain.text import Language
from studio.writer import sources
from studio.writer.sources import read_source

WORD = """<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:body><w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>개인정보 보호</w:t></w:r></w:p>
<w:p><w:r><w:t>필요한 것만 </w:t></w:r><w:r><w:t>수집합니다.</w:t></w:r></w:p><w:p/></w:body></w:document>"""
SLIDE = """<?xml version="1.0"?><p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:p><a:r><a:t>{0}</a:t></a:r></a:p>
<a:p><a:r><a:t>{1}</a:t></a:r></a:p></p:sld>"""


def zipped(path: Path, **parts: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("suffix", [".txt", ".md", ".TXT"])
def test_plain_text_in_any_usual_encoding(tmp_path: Path, encoding: str, suffix: str) -> None:
    file = tmp_path / f"원문{suffix}"
    file.write_bytes("개인정보를 지킵니다.\n".encode(encoding))
    assert read_source(file).strip() == "개인정보를 지킵니다."


def test_word_with_its_headings(tmp_path: Path) -> None:
    file = zipped(tmp_path / "a.docx", **{"word/document.xml": WORD})
    assert read_source(file) == "# 개인정보 보호\n\n필요한 것만 수집합니다."


def word(*paragraphs: str) -> str:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return f'<?xml version="1.0"?><w:document {space}><w:body>{"".join(paragraphs)}</w:body></w:document>'


def said(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_a_korean_word_names_its_headings_in_its_styles_and_keeps_its_lists(tmp_path: Path) -> None:
    item = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    document = word(
        said("수집", '<w:pStyle w:val="1"/>'),
        said("알려야 할 것:"),
        said("목적", item),
        said("항목", item),
        said("끝."),
    )
    styles = word('<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>')
    file = zipped(tmp_path / "a.docx", **{"word/document.xml": document, "word/styles.xml": styles})
    assert read_source(file) == "# 수집\n\n알려야 할 것:\n\n- 목적\n- 항목\n\n끝."


def test_words_in_boxes_are_read_once(tmp_path: Path) -> None:
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = said("상자 안")
    document = word(
        f'<w:p><w:r><w:t>밖</w:t></w:r><mc:AlternateContent xmlns:mc="{space}"><mc:Choice>{box}</mc:Choice>'
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:p>"
    )
    assert read_source(zipped(tmp_path / "a.docx", **{"word/document.xml": document})) == "상자 안\n\n밖"


def test_a_document_nested_without_end_is_read_at_once(tmp_path: Path) -> None:
    depth = 100_000
    document = word("<w:p>" * depth + "<w:r><w:t>deep enough</w:t></w:r>" + "</w:p>" * depth)
    assert read_source(zipped(tmp_path / "a.docx", **{"word/document.xml": document})) == "deep enough"


def test_a_slide_has_a_title_and_a_list_and_its_number_is_left_out(tmp_path: Path) -> None:
    def box(kind: str, *lines: str) -> str:
        paragraphs = "".join(f"<a:p><a:r><a:t>{line}</a:t></a:r></a:p>" for line in lines)
        place = f"<p:nvSpPr><p:nvPr><p:ph {kind}/></p:nvPr></p:nvSpPr>"
        return f"<p:sp>{place}<p:txBody>{paragraphs}</p:txBody></p:sp>"

    slide = (
        '<p:sld xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        + box('type="title"', "수집할 때")
        + box('idx="1"', "목적을 알립니다", "동의를 받습니다")
        + box('type="sldNum"', "12")
        + "</p:sld>"
    )
    file = zipped(tmp_path / "a.pptx", **{"ppt/slides/slide1.xml": slide})
    assert read_source(file) == "# 수집할 때\n\n- 목적을 알립니다\n- 동의를 받습니다"


def test_slides_in_their_order(tmp_path: Path) -> None:
    parts = {f"ppt/slides/slide{n}.xml": SLIDE.format(f"제목 {n}", f"내용 {n}") for n in (10, 2, 1)}
    text = read_source(zipped(tmp_path / "a.pptx", **parts))
    assert text.split("\n\n") == ["제목 1\n내용 1", "제목 2\n내용 2", "제목 10\n내용 10"]


def test_a_pdf(tmp_path: Path, qapp: object) -> None:
    from PySide6.QtGui import QFont, QPainter, QPdfWriter

    file = tmp_path / "a.pdf"
    writer = QPdfWriter(str(file))
    painter = QPainter(writer)
    painter.setFont(QFont("DejaVu Sans", 12))
    painter.drawText(200, 400, "Collect only what is needed.")
    painter.end()
    assert "Collect only what is needed." in read_source(file)


def refusal(file: Path) -> str:
    with pytest.raises(StudioError) as raised:
        read_source(file)
    assert raised.value.next_step is not None
    assert file.name in raised.value.what.en
    return raised.value.message(Language.ENGLISH)


@pytest.mark.parametrize("name", ["a.hwp", "a.exe", "noending"])
def test_other_kinds_are_refused_with_those_that_are_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"x")
    assert ".docx" in refusal(tmp_path / name)


@pytest.mark.parametrize("name", ["a.docx", "a.pptx", "a.pdf"])
@pytest.mark.parametrize("data", [b"", b"not that", b"PK\x03\x04 half", b"%PDF-1.7 half"])
def test_damaged_files_are_told(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    refusal(tmp_path / name)


def test_a_document_may_not_define_entities(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
    assert "damaged" in refusal(zipped(tmp_path / "a.docx", **{"word/document.xml": bomb}))


def test_a_document_that_unpacks_to_far_more_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "PART_LIMIT", 10_000)
    file = zipped(tmp_path / "a.docx", **{"word/document.xml": "<x>" + " " * 1_000_000 + "</x>"})
    assert "too large" in refusal(file)


def test_a_file_that_is_too_large_is_not_opened(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as sparse:
        sparse.truncate(sources.FILE_LIMIT + 1)
    assert "too large" in refusal(file)


def test_a_file_without_words_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("  \n\n ")
    assert "no text" in refusal(tmp_path / "a.txt")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refusal(tmp_path / "gone.txt")
