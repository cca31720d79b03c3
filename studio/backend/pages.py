"""Lists that come in pages, and fields as one backend or another names them; names in snake_case."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final, cast

from studio.backend.client import Backend
from studio.backend.troubles import unreadable
from studio.domain.backend import Call
from studio.domain.cancel import CancelToken
from studio.domain.fields import FieldReader, printable
from studio.domain.moments import read_moment

SIZE: Final = 100
"""Entries that are asked for at once."""
PAGES: Final = 100
"""Pages after which no more are asked for."""
_LISTS: Final = ("content", "items", "data", "results", "scripts", "videos", "list")
_TEXT_LIMIT: Final = 1_000

Fields = dict[str, object]


def all_pages(
    backend: Backend,
    call: Call,
    query: Mapping[str, str | int] | None = None,
    cancel: CancelToken | None = None,
) -> Iterator[Fields]:
    """Yield the entries of all pages of a list, each once.

    Ends with the last page, one that brings nothing new, or after `PAGES`.
    """
    seen: set[str] = set()
    for number in range(PAGES):
        if cancel is not None:
            cancel.check()
        asked = {**(query or {}), "page": number, "size": SIZE}
        page = backend.ask(call, query=asked, cancel=cancel)
        entries = _entries(page)
        if entries is None:
            raise unreadable(call, "no list")
        fresh = [entry for entry in entries if _key(entry) not in seen]
        seen.update(map(_key, fresh))
        yield from fresh
        if not fresh or _is_last(page, number, len(entries), len(seen)):
            return


def _entries(page: object) -> list[Fields] | None:
    found: object = page
    for _ in range(2):  # a page may lie in an envelope: {"data": {"content": […]}}
        if isinstance(found, dict):
            fields = cast("Fields", found)
            found = next((fields[name] for name in _LISTS if isinstance(fields.get(name), list | dict)), None)
    if not isinstance(found, list):
        return None
    return [cast("Fields", entry) for entry in cast("list[object]", found) if isinstance(entry, dict)]


def _key(entry: Fields) -> str:
    return next(
        (f"{name} {entry[name]}" for name in ("id", "script_id", "video_id") if entry.get(name)), repr(entry)
    )


def _is_last(page: object, number: int, count: int, seen: int) -> bool:
    if not isinstance(page, dict):
        return True
    fields = cast("Fields", page)
    if isinstance(fields.get("last"), bool):
        return fields["last"] is True
    pages, total = fields.get("total_pages"), fields.get("total_elements", fields.get("total"))
    if isinstance(pages, int):
        return number + 1 >= pages
    if isinstance(total, int):
        return seen >= total
    return count < SIZE


def text_of(fields: Mapping[str, object], *names: str) -> str:
    """Return the first text under one of the names, cut to what is shown; empty where there is none."""
    found = (fields.get(name) for name in names)
    return next((printable(value)[:_TEXT_LIMIT] for value in found if isinstance(value, str) and value), "")


def identity_of(fields: Mapping[str, object], *names: str) -> str:
    """Return the first identity (text or a number) under one of the names; empty where there is none."""
    reader = FieldReader()
    return next((found for name in names if (found := reader.identity(dict(fields), name, ""))), "")


def moment_of(fields: Mapping[str, object], *names: str) -> datetime | None:
    """Return the first moment under one of the names."""
    return next((at for name in names if (at := read_moment(fields.get(name))) is not None), None)
