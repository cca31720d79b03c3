"""Paths of one's own for the calls of the backend: what is usual, and what can be none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from studio.backend.dialects import ROUTES
from studio.domain.backend import Call, Dialect
from studio.domain.text import Text


@dataclass(frozen=True, slots=True)
class UsualPath:
    """Where a call goes in the dialect that is chosen; `{names}` stand for ids."""

    method: str
    path: str
    is_spoken: bool = True
    """False where the dialect does not know the call: then the path is that of the other one."""


def usual_paths(dialect: Dialect) -> Mapping[Call, UsualPath]:
    """Return where every call goes without a path of one's own; `auto` shows spring, which knows them all."""
    chosen = Dialect.DOC if dialect is Dialect.DOC else Dialect.SPRING
    found: dict[Call, UsualPath] = {}
    for call in Call:
        is_spoken = call in ROUTES[chosen]
        route = ROUTES[chosen if is_spoken else Dialect.SPRING][call]
        found[call] = UsualPath(route.method, route.path, is_spoken)
    return found


def why_no_path(call: Call, path: str) -> Text | None:
    """Return why something typed can be no path of a call, None where it can be one (or is empty)."""
    if not path:
        return None
    if not path.startswith("/") or path.startswith("//"):
        return Text(ko="‘/’로 시작하는 경로만 넣으십시오", en="it must be a path that begins with “/”")
    if re.search(r"[\s?#\\]|(^|/)\.\.?(/|$)", path):
        return Text(
            ko="공백, ?, #, 역슬래시, ..은 쓸 수 없습니다", en="spaces, ?, #, backslashes and .. are not used"
        )
    known = {name for routes in ROUTES.values() if call in routes for name in _names(routes[call].path)}
    left_over = re.search(r"[{}]", re.sub(r"\{\w+\}", "", path))
    if left_over or _names(path) - known:
        offered = ", ".join(sorted(f"{{{name}}}" for name in known))
        if not known:
            return Text(ko="이 요청에는 {이름}이 없습니다", en="this call knows no {names}")
        return Text(ko=f"쓸 수 있는 이름은 {offered}뿐입니다", en=f"the only name it knows is {offered}")
    return None


def _names(path: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", path))
