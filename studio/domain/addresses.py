"""Addresses of other machines, as a person or a variable gives them."""

from typing import Final
from urllib.parse import urlsplit

_SCHEMES: Final = ("http", "https")
_PORTS: Final = {"http": ":80", "https": ":443"}


def web_address(name: str, url: str) -> str:
    """Return the base address `url` without a slash at its end, empty for none.

    Raises ValueError, about the setting `name`, for what is no plain http or https address.
    """
    plain = url.strip().rstrip("/")
    if not plain:
        return ""
    parts = urlsplit(plain)
    if parts.scheme not in _SCHEMES or not parts.hostname:
        raise ValueError(f"{name} must begin with http:// or https:// and name a host")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ValueError(f"{name} must hold no user, password, query or fragment")
    return plain


def one_spelling(url: str) -> str:
    """Return a base address in the one spelling by which it is known again, empty for none."""
    plain = url.strip().rstrip("/")
    if not plain:
        return ""
    parts = urlsplit(plain)
    host = parts.netloc.lower()
    port = _PORTS.get(parts.scheme, "")
    return f"{parts.scheme}://{host.removesuffix(port).removesuffix(':')}{parts.path}"
