"""Where files may be put and fetched: never to another scheme, nor into this machine."""

import asyncio
from collections.abc import Sequence

import pytest

from studio.network.targets import AddressRefused, checked_address, refuse_here, refuse_inside

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
        ("https://127.1/film", "this machine"),
        ("https://2130706433/film", "this machine"),
        ("https://0x7f.0.0.1/film", "this machine"),
        ("https://017700000001/film", "this machine"),
        ("https://0/film", "this machine"),
        ("https://127.0.0.1./film", "this machine"),
        ("https://localhost./film", "this machine"),
        ("https://store@127.0.0.1/film", "this machine"),
        ("https://[::ffff:127.0.0.1]/film", "this machine"),
        ("https://[::ffff:a9fe:a9fe]/film", "this machine"),
    ],
)
def test_addresses_that_may_not(url: str, reason: str) -> None:
    with pytest.raises(AddressRefused) as raised:
        checked_address(url, COMPANY)
    assert reason in raised.value.reason


NAMES = {
    "pictures.example": ("93.184.215.14",),
    "cdn.example": ("93.184.215.15", "2606:2800:21f:cb07::1"),
    "sneaky.example": ("93.184.215.15", "10.0.0.7"),
    "mapped.example": ("::ffff:192.168.1.1",),
    "linked.example": ("fe80::1%eth0",),
    "2130706433": ("127.0.0.1",),
    "store.corp": ("10.1.2.3",),
    "localtest.example": ("127.0.0.1",),
    "both.example": ("93.184.215.15", "::1"),
    "metadata.example": ("169.254.169.254",),
    "backend.corp": ("10.1.2.4",),
}


async def numbers(host: str) -> Sequence[str]:
    return NAMES.get(host, (host,) if host[0].isdigit() else ())


@pytest.mark.parametrize(
    ("url", "base"),
    [
        ("https://cdn.example/p.png", "https://pictures.example"),
        ("https://unknown.example/p.png", "https://pictures.example"),
        ("https://store.corp/p.png", "https://backend.corp"),
        ("https://backend.corp/p.png", "https://backend.corp"),
        ("http://127.0.0.1:9/p.png", "http://127.0.0.1:8"),
    ],
)
def test_names_that_may_be_asked(url: str, base: str) -> None:
    asyncio.run(refuse_inside(url, base, numbers))


@pytest.mark.parametrize(
    "host", ["sneaky.example", "mapped.example", "2130706433", "192.168.0.1", "linked.example", "localhost"]
)
def test_names_that_lead_into_this_network(host: str) -> None:
    with pytest.raises(AddressRefused):
        asyncio.run(refuse_inside(f"https://{host}/p.png", "https://pictures.example", numbers))


@pytest.mark.parametrize(
    "host", ["store.corp", "cdn.example", "unknown.example", "192.168.0.1", "backend.example"]
)
def test_films_may_go_to_a_store_within_the_walls(host: str) -> None:
    asyncio.run(refuse_here(f"https://{host}/film", COMPANY, numbers))


@pytest.mark.parametrize(
    "host", ["localtest.example", "both.example", "metadata.example", "127.1", "localhost"]
)
def test_films_never_go_to_a_name_of_this_machine(host: str) -> None:
    with pytest.raises(AddressRefused):
        asyncio.run(refuse_here(f"https://{host}/film", COMPANY, numbers))
    asyncio.run(refuse_here(f"https://{host}/film", "https://localtest.example", numbers))
