"""Reading the fields of decoded JSON: typed, bounded, and told by path what is wrong with them."""

import math
import unicodedata
from collections.abc import Collection
from enum import Enum
from typing import Any, Final, TypeVar, cast

from studio.domain.errors import FieldProblem, InvalidScript
from studio.domain.image import ClipEnd, ImageFit, ImageMotion, MotionKind, Point
from studio.domain.script import Transition, VisualSpec
from studio.domain.text import Text
from studio.domain.voice import FASTEST, SLOWEST, VoiceChoice, VoiceProvider

NAME_LIMIT: Final = 200
"""Characters of the name of a theme or a voice."""
DEPTH_LIMIT: Final = 32
"""Levels of lists and objects within each other that are kept of what nobody here knows."""
SECONDS_LIMIT: Final = 36_000
"""Longest scene that is believed."""

C = TypeVar("C", bound=Enum)


class FieldReader:
    """Picks fields out of decoded JSON and remembers, by path, everything that was not as expected."""

    def __init__(self) -> None:
        self._problems: list[FieldProblem] = []

    def problem(self, path: str, expected: Text, found: Text) -> None:
        """Remember that the field at `path` is not what was expected."""
        self._problems.append(FieldProblem(path, expected, found))

    def fail(self, name: str) -> None:
        """Raise `InvalidScript` about the source `name` when anything was wrong."""
        if self._problems:
            raise InvalidScript(self._problems, source=name)

    def mapping(self, value: object, path: str) -> dict[str, Any] | None:
        """Return `value` if it is an object."""
        if isinstance(value, dict):
            return cast("dict[str, Any]", value)
        self.problem(path, Text(ko="객체 {…}가 와야 합니다", en="expected an object {…}"), _kind(value))
        return None

    def items(
        self, owner: dict[str, Any], key: str, path: str, *, may_be_empty: bool = False
    ) -> list[tuple[dict[str, Any], str]]:
        """Return the objects of the list `key`, each with its path."""
        where = _join(path, key)
        value: object = owner.get(key)
        if not isinstance(value, list) or not (value or may_be_empty):
            self.problem(
                where,
                Text(
                    ko="하나 이상 든 목록 […]이 와야 합니다", en="expected a list […] with at least one entry"
                ),
                Text(ko="빈 목록", en="an empty list") if value == [] else _kind(cast("object", value)),
            )
            return []
        entries = cast("list[object]", value)
        mapped = ((self.mapping(entry, f"{where}[{i}]"), f"{where}[{i}]") for i, entry in enumerate(entries))
        return [(entry, at) for entry, at in mapped if entry is not None]

    def text(
        self, owner: dict[str, Any], key: str, path: str, *, required: bool = False, limit: int = 5_000
    ) -> str:
        """Return the text `key` of at most `limit` characters; null and absent read as empty."""
        value: object = owner.get(key)
        where = _join(path, key)
        if value is None and not required:
            return ""
        if not isinstance(value, str):
            self.problem(where, Text(ko="글이 와야 합니다", en="expected text"), _kind(value))
            return ""
        text = printable(value)
        if required and not text.strip():
            self.problem(
                where,
                Text(ko="비어 있지 않은 글이 와야 합니다", en="expected text that is not empty"),
                Text(ko="빈 글", en="empty text"),
            )
        if len(text) > limit:
            self.problem(
                where,
                Text(ko=f"{limit:,}자까지입니다", en=f"expected at most {limit:,} characters"),
                Text(ko=f"{len(text):,}자", en=f"{len(text):,}"),
            )
        return text

    def texts(self, owner: dict[str, Any], key: str, path: str) -> tuple[str, ...]:
        """Return the texts of the list `key`; null and absent read as none."""
        value: object = owner.get(key) or []
        if not isinstance(value, list) or not all(isinstance(t, str) for t in cast("list[object]", value)):
            self.problem(
                _join(path, key),
                Text(ko="글의 목록이 와야 합니다", en="expected a list of texts"),
                _kind(cast("object", value)),
            )
            return ()
        return tuple(printable(text) for text in cast("list[str]", value))

    def flag(self, owner: dict[str, Any], key: str, path: str) -> bool:
        """Return the truth `key`; absent reads as false."""
        value: object = owner.get(key, False)
        if not isinstance(value, bool):
            self.problem(
                _join(path, key),
                Text(ko="true나 false가 와야 합니다", en="expected true or false"),
                _kind(value),
            )
        return value is True

    def identity(self, owner: dict[str, Any], key: str, path: str) -> str:
        """Return the identity `key`, given as text or as a number; absent reads as empty."""
        value: object = owner.get(key)
        if value is None:
            return ""
        if isinstance(value, str) and len(value) <= 200:
            return printable(value)
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        self.problem(
            _join(path, key),
            Text(
                ko="숫자나 200자 이내의 글이 와야 합니다",
                en="expected a number or text of at most 200 characters",
            ),
            _kind(value),
        )
        return ""

    def whole(self, owner: dict[str, Any], key: str, path: str, *, default: int, least: int) -> int:
        """Return the whole number `key`, not below `least`."""
        value: object = owner.get(key)
        if value is None:
            return default
        if isinstance(value, int) and not isinstance(value, bool) and value >= least:
            return value
        self.problem(
            _join(path, key),
            Text(ko=f"{least} 이상의 정수가 와야 합니다", en=f"expected a whole number of at least {least}"),
            _kind(value),
        )
        return default

    def seconds(self, owner: dict[str, Any], key: str, path: str, *, least: float | None) -> float | None:
        """Return the seconds `key`, or None; without `least` negative ones pass too."""
        value: object = owner.get(key)
        if value is None:
            return None
        if (
            isinstance(value, int | float)
            and not isinstance(value, bool)
            and (-SECONDS_LIMIT if least is None else least) <= value <= SECONDS_LIMIT
        ):
            return float(value)
        self.problem(
            _join(path, key),
            Text(ko="0에서 36000 사이의 초가 와야 합니다", en="expected seconds between 0 and 36000"),
            _kind(value),
        )
        return None

    def visual_spec(self, owner: dict[str, Any], path: str) -> VisualSpec | None:
        """Return the scene's visual spec, keys we do not know included."""
        value: object = owner.get("visual_spec")
        where = _join(path, "visual_spec")
        if value is None:
            return None
        fields = self.mapping(value, where)
        if fields is None:
            return None
        transition = self.choice(fields, "transition", where, tuple(Transition))
        fit = self.choice(fields, "image_fit", where, tuple(ImageFit))
        end = self.choice(fields, "image_end", where, tuple(ClipEnd))
        kept = self.kept(fields, where, VisualSpec.model_fields)
        return VisualSpec(
            type=self.text(fields, "type", where),
            text=self.text(fields, "text", where),
            highlight_terms=self.texts(fields, "highlight_terms", where),
            transition=transition,
            image=self.text(fields, "image", where, limit=1_000),
            image_fit=fit or ImageFit.COVER,
            image_end=end or ClipEnd.LOOP,
            focus=self.point(fields, "focus", where),
            motion=self.image_motion(fields, where),
            theme=self.text(fields, "theme", where, limit=NAME_LIMIT),
            **kept,
        )

    def voice(self, owner: dict[str, Any], path: str) -> VoiceChoice | None:
        """Return who speaks: an engine, one of its voices, how fast; None where nobody is named."""
        value: object = owner.get("voice")
        where = _join(path, "voice")
        if value is None:
            return None
        fields = self.mapping(value, where)
        if fields is None:
            return None
        plain = VoiceChoice()
        speed = self.number(fields, "speed", where, least=SLOWEST, most=FASTEST)
        return VoiceChoice(
            provider=self.choice(fields, "provider", where, tuple(VoiceProvider)) or plain.provider,
            name=self.text(fields, "name", where, limit=NAME_LIMIT),
            speed=plain.speed if speed is None else speed,
        )

    def image_motion(self, owner: dict[str, Any], path: str) -> ImageMotion | None:
        """Return how the picture of a visual spec moves, keys we do not know included."""
        value: object = owner.get("motion")
        where = _join(path, "motion")
        if value is None:
            return None
        fields = self.mapping(value, where)
        if fields is None:
            return None
        known: dict[str, Any] = {
            "kind": self.choice(fields, "kind", where, tuple(MotionKind)),
            "zoom": self.number(fields, "zoom", where, least=1, most=3),
            "from": self.point(fields, "from", where),
            "to": self.point(fields, "to", where),
            "zoom_from": self.number(fields, "zoom_from", where, least=1, most=3),
            "zoom_to": self.number(fields, "zoom_to", where, least=1, most=3),
        }
        return ImageMotion.model_validate({**self.kept(fields, where, known), **known})

    def kept(self, fields: dict[str, Any], path: str, known: Collection[str]) -> dict[str, Any]:
        """Return the fields that nobody here knows, as far as they can be stored and read again."""
        found: dict[str, Any] = {}
        for name, value in fields.items():
            if name in known:
                continue
            try:
                found[printable(name)] = _plain(value, DEPTH_LIMIT)
            except RecursionError:
                self.problem(
                    _join(path, printable(name)[:40]),
                    Text(
                        ko=f"{DEPTH_LIMIT}단계까지만 중첩할 수 있습니다",
                        en=f"expected at most {DEPTH_LIMIT} levels within each other",
                    ),
                    Text(ko="더 깊은 값", en="more"),
                )
        return found

    def choice(self, owner: dict[str, Any], key: str, path: str, choices: tuple[C, ...]) -> C | None:
        """Return the one of `choices` that `key` names, or None."""
        value: object = owner.get(key)
        if value is None:
            return None
        for one in choices:
            if value == one.value:
                return one
        names = [str(one.value) for one in choices]
        self.problem(
            _join(path, key),
            Text(
                ko=f"{', '.join(names)} 가운데 하나여야 합니다",
                en=f"expected {', '.join(names[:-1])} or {names[-1]}",
            ),
            _kind(value),
        )
        return None

    def number(
        self, owner: dict[str, Any], key: str, path: str, *, least: float, most: float
    ) -> float | None:
        """Return the number `key` between `least` and `most`, or None."""
        value: object = owner.get(key)
        if value is None or _is_number(value, least, most):
            return cast("float | None", value)
        self.problem(
            _join(path, key),
            Text(ko=f"{least:g}에서 {most:g} 사이의 수가 와야 합니다", en=f"expected {least:g} to {most:g}"),
            _kind(value),
        )
        return None

    def point(self, owner: dict[str, Any], key: str, path: str) -> Point | None:
        """Return the point `key` ([x, y], each 0 to 1), or None."""
        value: object = owner.get(key)
        if value is None:
            return None
        if isinstance(value, list):
            entries = cast("list[object]", value)
            if len(entries) == 2 and all(_is_number(entry, 0, 1) for entry in entries):
                x, y = cast("list[float]", entries)
                return float(x), float(y)
        self.problem(
            _join(path, key),
            Text(ko="0에서 1 사이의 두 수 [x, y]가 와야 합니다", en="expected [x, y], both between 0 and 1"),
            _kind(cast("object", value)),
        )
        return None


def _plain(value: object, depth: int) -> object:
    """Return decoded JSON that can be written and read again; raises RecursionError for what is deeper."""
    match value:
        case str():
            return printable(value)
        case float():
            return value if math.isfinite(value) else None
        case list() | dict() if depth == 0:
            raise RecursionError
        case list():
            return [_plain(entry, depth - 1) for entry in cast("list[object]", value)]
        case dict():
            inner = cast("dict[str, object]", value)
            return {printable(name): _plain(entry, depth - 1) for name, entry in inner.items()}
        case _:
            return value


def _is_number(value: object, least: float, most: float) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= most


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def printable(text: str) -> str:
    """Return `text` composed (NFC), without control characters and lone surrogates."""
    whole = text.encode("utf-8", "replace").decode("utf-8") if _has_surrogates(text) else text
    lines = unicodedata.normalize("NFC", whole).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(c for c in lines if c in "\n\t" or unicodedata.category(c) != "Cc")


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in text)


def _kind(value: object) -> Text:
    """Say what kind of JSON value was found, showing small ones."""
    match value:
        case None:
            return Text(ko="없음", en="nothing")
        case bool():
            return Text(ko="참/거짓 값", en="true/false")
        case int() | float():
            return Text(ko=f"숫자 {str(value)[:20]}", en=f"the number {str(value)[:20]}")
        case str():
            return Text(ko=f"글 “{value[:20]}”", en=f"the text “{value[:20]}”")
        case list():
            return Text(ko="목록", en="a list")
        case _:
            return Text(ko="객체", en="an object")
