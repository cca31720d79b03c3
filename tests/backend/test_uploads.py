"""Where files may be put: never to another scheme, nor into this machine unless the backend is here too."""

import pytest

from studio.backend.uploads import AddressRefused, checked_address

COMPANY = "https://backend.example"
HERE = "http://127.0.0.1:8080"


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://store.example/film?signature=x", COMPANY),
        ("https://store.example/film", "http://backend.example"),
        ("http://store.example/film", "http://backend.example"),
        ("http://127.0.0.1:9000/film", HERE),
        ("https://localhost/film", HERE),
    ],
)
def test_addresses_that_may_be_used(url: str, base: str) -> None:
    assert checked_address(url, base) == url


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://store.example/film", "http:"),
        ("file:///etc/passwd", "file:"),
        ("//store.example/film", "no scheme"),
        ("https:///film", "no host"),
        ("https://localhost/film", "this machine"),
        ("https://127.0.0.1/film", "this machine"),
        ("https://[::1]/film", "this machine"),
        ("https://0.0.0.0/film", "this machine"),
        ("https://169.254.169.254/latest/meta-data", "this machine"),
    ],
)
def test_addresses_that_may_not(url: str, reason: str) -> None:
    with pytest.raises(AddressRefused) as raised:
        checked_address(url, COMPANY)
    assert reason in raised.value.reason
