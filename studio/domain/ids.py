"""Identities: made here, or received from outside and never trusted as part of a path."""

import hashlib
import re
import uuid

_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def new_id(kind: str) -> str:
    """Return a fresh identity such as `job-3f2a…`, safe in a file name."""
    return f"{kind}-{uuid.uuid4().hex}"


def path_part(identity: str) -> str:
    """Return `identity` as one harmless path component; different identities stay different.

    Plain identities pass unchanged. Anything else (`../../x`, spaces, Hangul, device names) keeps its
    harmless characters for the reader and gains a digest of the whole.
    """
    if _SAFE.fullmatch(identity) and identity.upper() not in _WINDOWS_DEVICES:
        return identity
    kept = re.sub(r"[^A-Za-z0-9]+", "-", identity).strip("-")[:40] or "id"
    digest = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"{kept}-{digest}"


_WINDOWS_DEVICES = {"CON", "PRN", "AUX", "NUL"} | {f"{n}{i}" for n in ("COM", "LPT") for i in range(10)}
