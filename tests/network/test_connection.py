"""Requests over real sockets: certificates, proxies, silence, and cancels that are heard."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.network.bodies import CHUNK, chunks_of
from studio.network.connection import Connection, Endpoint, Unreachable, Unreadable
from studio.network.session import Session
from tests.fakes.certificates import Company, company_in


class Site(BaseHTTPRequestHandler):
    """Says what was asked of it, and counts who comes."""

    protocol_version = "HTTP/1.1"
    seen: list[str]
    visitors: list[object]

    def setup(self) -> None:
        super().setup()
        self.visitors.append(self.client_address)

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.seen.append(f"{self.command} {self.path} {len(self.rfile.read(length))}")
        body = b'{"ok": true}'
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_PUT = do_GET  # noqa: N815 - the server calls it by this name


@contextmanager
def site(company: Company | None = None) -> Iterator[tuple[str, Any]]:
    """Run a site; yields its address and its handler."""
    handler = type("BoundSite", (Site,), {"seen": [], "visitors": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    if company is not None:
        server.socket = company.server_context().wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        scheme = "http" if company is None else "https"
        yield f"{scheme}://127.0.0.1:{server.server_address[1]}", handler
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(autouse=True)
def _no_proxies_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    return company_in(tmp_path_factory.mktemp("company"))


def get(url: str, **endpoint: Any) -> object:
    return Connection(Endpoint(url, **({"timeout_sec": 5} | endpoint))).send("GET", "/x").value()


# --- certificates ----------------------------------------------------------------------------------


def test_a_company_s_certificate_is_believed_only_where_its_file_is_named(company: Company) -> None:
    with site(company) as (url, handler):
        with pytest.raises(Unreachable, match="certificate is not trusted"):
            get(url)
        assert handler.seen == []
        assert get(url, ca_file=str(company.ca)) == {"ok": True}


def test_a_certificate_of_another_host_is_not_believed(company: Company) -> None:
    with site(company) as (url, _), pytest.raises(Unreachable, match="certificate is not trusted"):
        get(url.replace("127.0.0.1", "localhost"), ca_file=str(company.ca))


def test_the_variable_of_the_platform_names_certificates(
    company: Company, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(company.ca))
    with site(company) as (url, _):
        assert get(url) == {"ok": True}


def test_with_a_file_of_one_s_own_the_usual_ones_are_still_believed(company: Company) -> None:
    from studio.network.trust import trust

    own, usual = trust(str(company.ca)), trust()
    subjects = {str(one["subject"]) for one in own.get_ca_certs()}
    assert {str(one["subject"]) for one in usual.get_ca_certs()} < subjects
    assert any("A company" in subject for subject in subjects)


@pytest.mark.parametrize("content", [None, "no certificates"])
def test_a_file_that_holds_no_certificates_is_named(tmp_path: Path, content: str | None) -> None:
    file = tmp_path / "ca.pem"
    if content is not None:
        file.write_text(content)
    with site() as (url, _), pytest.raises(Unreachable, match=r"ca\.pem"):
        get(url, ca_file=str(file))


def test_a_file_of_certificates_that_changed_is_read_again(company: Company, tmp_path: Path) -> None:
    file = tmp_path / "ca.pem"
    file.write_bytes(company_in(tmp_path).ca.read_bytes())
    with site(company) as (url, _):
        with pytest.raises(Unreachable):
            get(url, ca_file=str(file))
        file.write_bytes(company.ca.read_bytes())
        assert get(url, ca_file=str(file)) == {"ok": True}


# --- proxies ---------------------------------------------------------------------------------------


def test_the_platform_s_proxy_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    with site() as (proxy, handler):
        monkeypatch.setenv("HTTP_PROXY", proxy)
        assert get("http://films.example") == {"ok": True}
        assert handler.seen == ["GET http://films.example/x 0"]


def test_what_needs_no_proxy_goes_straight(monkeypatch: pytest.MonkeyPatch) -> None:
    with site() as (url, handler):
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        assert get(url) == {"ok": True}
        assert handler.seen == ["GET /x 0"]


# --- silence, cuts and cancels -----------------------------------------------------------------------


def test_a_silent_other_side_is_given_up() -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as deaf, pytest.raises(Unreachable) as raised:
        get(f"http://127.0.0.1:{deaf.getsockname()[1]}", timeout_sec=0.2)
    assert raised.value.timed_out


@pytest.mark.parametrize("url", ["http://" + "a" * 70 + ".example", "http://exa mple"])
def test_a_host_that_cannot_be_one_is_no_bug_of_ours(url: str) -> None:
    with pytest.raises((Unreadable, Unreachable)):
        get(url)


def test_a_cancel_is_heard_while_a_name_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    answered, looking = threading.Event(), threading.Event()

    def look_up(*_: object, **__: object) -> Any:
        looking.set()
        answered.wait(30)
        raise socket.gaierror(-3, "no name server")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    token = CancelToken()

    def person() -> None:
        looking.wait(30)
        token.cancel()

    thread = threading.Thread(target=person)
    thread.start()
    with pytest.raises(Canceled):
        Connection(Endpoint("http://films.example", timeout_sec=60)).send("GET", "/x", cancel=token)
    assert not answered.is_set(), "nobody waited for the name server"
    answered.set()
    thread.join()


# --- several requests in a row ---------------------------------------------------------------------


def test_requests_in_a_row_share_a_connection(company: Company, tmp_path: Path) -> None:
    file = tmp_path / "f"
    file.write_bytes(b"x" * (CHUNK * 2 + 1))
    told: list[int] = []
    with (
        site(company) as (url, handler),
        Session(timeout_sec=5, ca_file=str(company.ca)) as session,
        file.open("rb") as opened,
    ):
        session.send("GET", f"{url}/a", {}, b"")
        length = {"Content-Length": str(file.stat().st_size)}
        session.send("PUT", f"{url}/b", length, lambda: chunks_of(opened, told.append))
        session.send("GET", f"{url}/c", {}, b"")
    assert handler.seen == ["GET /a 0", f"PUT /b {CHUNK * 2 + 1}", "GET /c 0"]
    assert told == [CHUNK, CHUNK * 2, CHUNK * 2 + 1]
    assert len(handler.visitors) == 1


def test_a_session_goes_on_after_a_cancel(company: Company) -> None:
    token = CancelToken()
    token.cancel()
    with (
        closing(socket.create_server(("127.0.0.1", 0))) as deaf,
        site() as (url, _),
        Session(timeout_sec=60) as session,
    ):
        with pytest.raises(Canceled):
            session.send("GET", f"http://127.0.0.1:{deaf.getsockname()[1]}/", {}, b"", cancel=token)
        assert session.send("GET", f"{url}/x", {}, b"").is_good
