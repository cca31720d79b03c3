"""What SQLite complains about, in words that name the file and the next step."""

import shutil
import sqlite3
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from studio.domain.disk import disk_full
from studio.domain.errors import EnvironmentTrouble, ErrorCode
from studio.domain.text import Text

_ROOM_FOR_SHARED_MEMORY: Final = 64 * 1024
"""Bytes that SQLite needs beside a database to open it at all."""


@contextmanager
def told_kindly(path: Path) -> Generator[None]:
    """Turn SQLite's errors about a file into `EnvironmentTrouble`; broken rules of a table pass."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except sqlite3.DatabaseError as error:
        trouble = _trouble(error, path)
        if trouble is None:
            raise
        raise trouble from error


def backups_of(path: Path) -> list[Path]:
    """Return the backups that lie beside a database, the newest first."""
    return sorted(path.parent.glob(f"{path.stem}-backup-*{path.suffix}"), reverse=True)


def damaged(path: Path) -> EnvironmentTrouble:
    """Return the trouble of a file that cannot be read as our database; nothing was written to it."""
    backups = backups_of(path)
    names = ", ".join(backup.name for backup in backups[:3])
    return EnvironmentTrouble(
        ErrorCode.DATABASE_DAMAGED,
        Text(
            ko=f"데이터베이스 파일이 손상되었습니다: {path}. 아무것도 덮어쓰지 않았습니다.",
            en=f"The database file is damaged: {path}. Nothing was overwritten.",
        ),
        Text(
            ko=f"같은 폴더의 백업({names})을 그 이름으로 복사하고 다시 여십시오.",
            en=f"Copy a backup from the same folder ({names}) to that name and open the studio again.",
        )
        if backups
        else Text(
            ko="백업이 없습니다. 파일을 다른 곳으로 옮기면 빈 데이터베이스로 시작합니다.",
            en="There is no backup beside it. Move the file away and the studio begins with an empty one.",
        ),
    )


def newer(path: Path, found: int, known: int) -> EnvironmentTrouble:
    """Return the refusal of a database that a later version of the studio has written."""
    return EnvironmentTrouble(
        ErrorCode.DATABASE_NEWER,
        Text(
            ko=f"더 새로운 버전이 만든 데이터베이스입니다 (형식 {found}, 이 프로그램은 {known}까지): {path}.",
            en=f"The database was made by a newer version (format {found}, this one reads {known}): {path}.",
        ),
        Text(
            ko="CTRLF Studio를 업데이트하거나 다른 데이터 폴더를 쓰십시오 (--data-dir).",
            en="Update CTRLF Studio, or use another data directory (--data-dir).",
        ),
    )


def foreign(path: Path) -> EnvironmentTrouble:
    """Return the refusal of an SQLite file that another program has written."""
    return EnvironmentTrouble(
        ErrorCode.DATABASE_DAMAGED,
        Text(
            ko=f"다른 프로그램의 데이터베이스입니다: {path}. 아무것도 바꾸지 않았습니다.",
            en=f"This is the database of another program: {path}. Nothing was changed.",
        ),
        Text(
            ko="다른 데이터 폴더를 쓰십시오 (--data-dir).",
            en="Use another data directory (--data-dir).",
        ),
    )


def locked(path: Path) -> EnvironmentTrouble:
    """Return the trouble of a database that another process has held for too long."""
    return EnvironmentTrouble(
        ErrorCode.DATABASE_LOCKED,
        Text(
            ko=f"다른 프로그램이 데이터베이스를 잠그고 있습니다: {path}.",
            en=f"Another program keeps the database locked: {path}.",
        ),
        Text(
            ko="다른 스튜디오나 백업·동기화 프로그램을 닫고 다시 시도하십시오.",
            en="Close other studios and backup or sync programs, then try again.",
        ),
    )


def _trouble(error: sqlite3.DatabaseError, path: Path) -> EnvironmentTrouble | None:
    match error.sqlite_errorcode & 0xFF if hasattr(error, "sqlite_errorcode") else None:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return locked(path)
        case sqlite3.SQLITE_FULL:
            return disk_full(path.parent)
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path)
        case sqlite3.SQLITE_IOERR if _has_no_room(path.parent):
            return disk_full(path.parent)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_PERM:
            return not_writable(path, error)
        case _:
            return None


def _has_no_room(folder: Path) -> bool:
    """Tell whether the disk is full: SQLite calls shared memory that cannot grow an I/O error."""
    return shutil.disk_usage(folder).free < _ROOM_FOR_SHARED_MEMORY


def not_writable(path: Path, error: Exception) -> EnvironmentTrouble:
    """Return the trouble of a data directory in which nothing can be written."""
    return EnvironmentTrouble(
        ErrorCode.FILE_NOT_WRITABLE,
        Text(
            ko=f"데이터베이스에 쓸 수 없습니다: {path} ({error}).",
            en=f"The database cannot be written: {path} ({error}).",
        ),
        Text(
            ko="폴더의 권한과 디스크를 확인하거나 다른 데이터 폴더를 쓰십시오 (--data-dir).",
            en="Check the folder's permissions and the disk, or use another data directory (--data-dir).",
        ),
    )
