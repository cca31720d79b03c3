"""Files a person hands the studio as scripts: what cannot be one is refused before it is read."""

import stat
from pathlib import Path
from typing import Final

from studio.domain.errors import BadInput, EnvironmentTrouble, ErrorCode
from studio.domain.shapes import INPUT_LIMIT
from studio.domain.text import Text

_PROSE: Final = frozenset((".txt", ".md", ".rtf", ".doc", ".docx", ".odt", ".hwp", ".hwpx", ".pdf"))
"""Files of text that people write scripts in."""


def read_script_file(path: Path) -> bytes:
    """Return what is in a script file.

    Raises `BadInput` for a document of another program or a file that is too large, `EnvironmentTrouble` for
    a folder, a device or what cannot be read.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise EnvironmentTrouble(ErrorCode.FILE_NOT_READABLE, _cannot(path, _FOLDER), _OPEN_IT)
        if not stat.S_ISREG(found.st_mode):
            raise EnvironmentTrouble(ErrorCode.FILE_NOT_READABLE, _cannot(path, _NO_FILE), _CHOOSE_JSON)
        if path.suffix.lower() in _PROSE:
            raise BadInput(ErrorCode.INVALID_SCRIPT, _cannot(path, _DOCUMENT), _PASTE)
        if found.st_size > INPUT_LIMIT:
            raise BadInput(ErrorCode.INVALID_SCRIPT, _cannot(path, _too_large(found.st_size)), _CHOOSE_JSON)
        with path.open("rb") as file:
            return file.read(INPUT_LIMIT + 1)
    except OSError as error:
        raise unreadable(path, error) from error


def unreadable(path: Path, error: OSError) -> EnvironmentTrouble:
    """Return the trouble with a file that cannot be read."""
    return EnvironmentTrouble(
        ErrorCode.FILE_NOT_READABLE,
        Text(
            ko=f"파일을 읽을 수 없습니다: {path} ({error.strerror}).",
            en=f"The file cannot be read: {path} ({error.strerror}).",
        ),
        Text(ko="경로와 권한을 확인하십시오.", en="Check the path and its permissions."),
    )


def unwritable(path: Path, error: OSError) -> EnvironmentTrouble:
    """Return the trouble with a file that cannot be written."""
    return EnvironmentTrouble(
        ErrorCode.FILE_NOT_WRITABLE,
        Text(
            ko=f"파일을 쓸 수 없습니다: {path} ({error.strerror}).",
            en=f"The file cannot be written: {path} ({error.strerror}).",
        ),
        Text(ko="쓸 수 있는 폴더를 고르십시오.", en="Choose a folder that can be written."),
    )


_FOLDER: Final = Text(ko="폴더입니다", en="it is a folder")
_OPEN_IT: Final = Text(
    ko="폴더를 열어 그 안의 JSON 파일을 고르거나 끌어다 놓으십시오.",
    en="Open the folder and choose or drop the JSON files in it.",
)
_NO_FILE: Final = Text(ko="보통 파일이 아닙니다", en="it is no ordinary file")
_CHOOSE_JSON: Final = Text(ko="JSON 대본 파일을 고르십시오.", en="Choose a script file of JSON.")
_DOCUMENT: Final = Text(ko="JSON 대본이 아니라 문서입니다", en="it is a document, not a script of JSON")
_PASTE: Final = Text(
    ko="문서를 열어 글을 복사한 뒤 대본 편집기에 붙여 넣으십시오. 문단이 장면이 됩니다.",
    en="Open it, copy its text and paste it into the script editor: paragraphs become scenes.",
)


def _too_large(size: int) -> Text:
    limit = INPUT_LIMIT // 1024**2
    return Text(
        ko=f"{size / 1024**2:,.0f} MB로 너무 큽니다 (최대 {limit} MB)",
        en=f"it is too large: {size / 1024**2:,.0f} MB of at most {limit} MB",
    )


def _cannot(path: Path, why: Text) -> Text:
    name = path.name or str(path)
    return Text(
        ko=f"“{name}”을(를) 가져올 수 없습니다: {why.ko}.", en=f"“{name}” cannot be imported: {why.en}."
    )
