"""Reading and writing fields of JSON by dotted paths, such as `data.task.id` or `output.0`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, cast

_DEPTH: Final = 6
_ADDRESS_KEYS: Final = ("url", "uri", "href", "address", "images", "image", "output", "outputs")
_WORD_KEYS: Final = ("message", "detail", "error", "reason", "failure", "title")


def at(value: object, path: str) -> object:
    """Return what stands at a path, None where there is nothing."""
    for name in path.split(".") if path else ():
        if isinstance(value, Mapping):
            value = cast("Mapping[str, object]", value).get(name)
        elif isinstance(value, list) and name.isdecimal() and int(name) < len(cast("list[object]", value)):
            value = cast("list[object]", value)[int(name)]
        else:
            return None
    return value


def put(body: dict[str, Any], path: str, value: object) -> None:
    """Put a value at a path; objects on the way are made."""
    *way, name = path.split(".")
    for step in way:
        inner = body.get(step)
        if not isinstance(inner, dict):
            inner = body[step] = {}
        body = cast("dict[str, Any]", inner)
    body[name] = value


def filled(value: object, names: Mapping[str, object]) -> object:
    """Return a copy with `{names}` in its texts filled in; a text that is a name alone becomes its value."""
    if isinstance(value, str):
        if value[:1] == "{" and value[-1:] == "}" and value[1:-1] in names:
            return names[value[1:-1]]
        for name, found in names.items():
            value = value.replace(f"{{{name}}}", str(found))
        return value
    if isinstance(value, Mapping):
        return {key: filled(inner, names) for key, inner in cast("Mapping[str, object]", value).items()}
    if isinstance(value, list):
        return [filled(inner, names) for inner in cast("list[object]", value)]
    return value


def address_in(value: object, depth: int = _DEPTH) -> str:
    """Return the first address in what a service calls its output: a text, a list of them, or objects."""
    if isinstance(value, str):
        return value.strip()
    if depth and isinstance(value, list):
        return next(filter(None, (address_in(v, depth - 1) for v in cast("list[object]", value))), "")
    if depth and isinstance(value, Mapping):
        found = cast("Mapping[str, object]", value)
        return next(filter(None, (address_in(found.get(key), depth - 1) for key in _ADDRESS_KEYS)), "")
    return ""


def words_in(value: object, depth: int = _DEPTH) -> str:
    """Return what a service says about a trouble, in whichever of the usual fields it stands."""
    if isinstance(value, str):
        return value
    if depth and isinstance(value, Mapping):
        found = cast("Mapping[str, object]", value)
        return next(filter(None, (words_in(found.get(key), depth - 1) for key in _WORD_KEYS)), "")
    if depth and isinstance(value, Sequence):
        return next(filter(None, (words_in(v, depth - 1) for v in cast("Sequence[object]", value))), "")
    return ""


def fraction_in(value: object) -> float | None:
    """Return how much is done, 0 to 1, from `0.4`, `40`, `"40"` or `"40 %"`; None where nothing is said."""
    if isinstance(value, str):
        text = value.strip()
        is_percent = text.endswith("%")
        try:
            number = float(text.rstrip("% "))
        except ValueError:
            return None
        return _bounded(number / 100 if is_percent or number > 1 else number)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _bounded(value / 100 if value > 1 else float(value))
    return None


def _bounded(number: float) -> float | None:
    return min(1.0, max(0.0, number)) if number == number else None
