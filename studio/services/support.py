"""What to send along when asking for help: what is here and the end of the log, no names, no secrets."""

import getpass
import platform
import re
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from studio.services.diagnostics import Check

LOG_LINES: Final = 200
"""Lines of the log that are sent along."""
_SECRET_NAME: Final = re.compile(
    r"TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY|ACCESS_?KEY|CREDENTIAL", re.IGNORECASE
)
_SHORTEST_SECRET: Final = 6
"""Shorter values are not looked for: they would hit words."""
_GONE: Final = "[removed]"
_USER: Final = "[user]"
_PATTERNS: Final = (
    (re.compile(r"(?i)\b(bearer|basic)\s+[\w.~+/=-]{6,}"), rf"\1 {_GONE}"),
    (
        re.compile(r"(?i)([\w-]*(?:token|secret|password|passwd|api[_-]?key|access[_-]?key)[\w-]*)"
                   r"(['\"]?\s*[=:]\s*['\"]?)[^\s'\",;}]{3,}"),
        rf"\1\2{_GONE}",
    ),
    (re.compile(r"(https?://)[^\s/@]+@"), rf"\1{_GONE}@"),
    (re.compile(r"(https?://[^\s?'\"]+)\?[^\s'\"]+"), rf"\1?{_GONE}"),
    (re.compile(r"\beyJ[\w-]{8,}\.[\w-]+\.[\w-]*"), _GONE),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "[mail]"),
    (re.compile(r"((?:/home/|/Users/|(?i:[a-z]:\\+users\\+)))[^/\\\s'\"]+"), rf"\1{_USER}"),
)  # fmt: skip


def support_text(
    checks: Sequence[Check], log: Path, environ: Mapping[str, str], secrets: Iterable[str] = ()
) -> str:
    """Return a text for whoever helps, in English: they know it by its English words.

    `secrets` are those that are known, besides what variables of `environ` hold.
    """
    lines = ["CTRLF Studio diagnostics", ""]
    for check in checks:
        lines.append(f"{'ok  ' if check.ok else 'FAIL'} {check.name.en}: {check.detail.en}")
        if check.next_step is not None:
            lines.append(f"     -> {check.next_step.en}")
    lines += ["", f"The last lines of {log.name}:", *_last_lines(log)]
    known = {*secrets, *(value for name, value in environ.items() if _SECRET_NAME.search(name))}
    return without_names_and_secrets("\n".join(lines), known) + "\n"


def without_names_and_secrets(text: str, secrets: Iterable[str]) -> str:
    """Return a text in which nobody finds who sits here, at which machine, and what they keep secret."""
    for secret in sorted((s for s in secrets if len(s) >= _SHORTEST_SECRET), key=len, reverse=True):
        text = text.replace(secret, _GONE)
    home = str(Path.home())
    if len(home) > 1:
        text = text.replace(home, "~")
    for pattern, instead in _PATTERNS:
        text = pattern.sub(instead, text)
    for name in _names():
        text = re.sub(rf"(?<![\w-]){re.escape(name)}(?![\w-])", _USER, text, flags=re.IGNORECASE)
    return text


def _names() -> Iterable[str]:
    """Yield what this account and this machine are called, where that is a name and not a word."""
    try:
        account = getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in a container
        account = ""
    for name in (account, platform.node()):
        if len(name) > 2 and name.lower() not in ("root", "user", "admin", "localhost"):
            yield name


def _last_lines(log: Path) -> list[str]:
    try:
        with log.open(encoding="utf-8", errors="replace") as file:
            return [line.rstrip("\n") for line in deque(file, maxlen=LOG_LINES)]
    except FileNotFoundError:
        return ["(there is none yet)"]
    except OSError as error:
        return [f"(it cannot be read: {error.strerror})"]
