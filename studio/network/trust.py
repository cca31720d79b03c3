"""Which certificates are believed."""

from __future__ import annotations

import os
import ssl
from functools import lru_cache
from pathlib import Path


def trust(ca_file: str = "") -> ssl.SSLContext:
    """Return what certificates are checked against: the system's, the usual ones, and those of a file (PEM).

    Where SSL_CERT_FILE or SSL_CERT_DIR is set, it stands for the system's and the usual ones, as everywhere.
    Raises OSError or ssl.SSLError for a file that holds no certificates.
    """
    path = Path(ca_file).expanduser() if ca_file else None
    changed_at = path.stat().st_mtime_ns if path is not None else 0
    named = tuple(os.environ.get(name, "") for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"))
    return _made(path, changed_at, named)


@lru_cache(maxsize=8)
def _made(path: Path | None, _changed_at: int, named: tuple[str, ...]) -> ssl.SSLContext:
    """Make the context once: reading all certificates takes longer than a request."""
    import certifi

    context = ssl.create_default_context()
    if not any(named):
        context.load_verify_locations(certifi.where())  # the system may have none, or not at the usual place
    if path is not None:
        context.load_verify_locations(path)
    return context
