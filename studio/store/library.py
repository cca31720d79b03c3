"""Scripts and the last of their jobs, read for a list; scripts found by what they say."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from studio.domain.cancel import CancelToken
from studio.domain.library import FilmState, LibraryEntry, holds
from studio.store.database import Database
from studio.store.scripts import Scripts

# Word for word the condition of the index: by any other, every snapshot of every job would be read past.
_ENDED: Final = (
    "SELECT script_id, status, max(finished_at) FROM render_jobs INDEXED BY render_jobs_ended "
    "WHERE status IN ('SUCCEEDED', 'FAILED', 'CANCELED') AND status <> 'CANCELED' GROUP BY script_id"
)
_ACTIVE: Final = "SELECT script_id FROM render_jobs WHERE status IN ('PENDING', 'RUNNING')"


class Library:
    """Reads what the library shows."""

    def __init__(self, database: Database) -> None:
        self._db = database
        self._scripts = Scripts(database)

    def stamp(self) -> int:
        """Return a number that changes whenever somebody else stored something; the same thread must ask."""
        with self._db.read() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])

    def entries(self) -> list[LibraryEntry]:
        """Return every script without its words, the most recently changed first."""
        films = self._films()
        return [
            LibraryEntry(summary=summary, film=films.get(summary.script_id, FilmState.NONE))
            for summary in self._scripts.list()
        ]

    def saying(self, words: Sequence[str], cancel: CancelToken) -> set[str]:
        """Return the ids of the scripts that say every one of `words`; raises `Canceled`."""
        found: set[str] = set()
        for script_id, text in self._candidates(words):
            cancel.check()
            if holds(json.loads(text), words):
                found.add(script_id)
        return found

    def _candidates(self, words: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Yield scripts whose stored text has the words, be it in the names of fields."""
        likes = [_pattern(word) for word in words if _is_found_by_like(word)]
        where = "".join(r" AND raw_json LIKE ? ESCAPE '!'" for _ in likes)
        with self._db.read() as connection:
            rows = connection.execute(
                f"SELECT script_id, raw_json FROM scripts WHERE deleted_at IS NULL{where}", likes
            )
            for row in rows:
                yield row["script_id"], row["raw_json"]

    def _films(self) -> dict[str, FilmState]:
        with self._db.read() as connection:
            ended = connection.execute(_ENDED).fetchall()
            active = connection.execute(_ACTIVE).fetchall()
        films = {
            row["script_id"]: FilmState.MADE if row["status"] == "SUCCEEDED" else FilmState.FAILED
            for row in ended
        }
        return films | {row["script_id"]: FilmState.MAKING for row in active}


def _is_found_by_like(word: str) -> bool:
    """Tell whether LIKE, which knows only the small and capital letters of English, can find a word."""
    return all(letter.isascii() or letter.upper() == letter.lower() for letter in word)


def _pattern(word: str) -> str:
    """Return the pattern of a word as it stands in JSON."""
    written = json.dumps(word, ensure_ascii=False)[1:-1]
    for mark in "!%_":
        written = written.replace(mark, f"!{mark}")
    return f"%{written}%"
