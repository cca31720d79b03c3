"""The backend's client against real sockets: both dialects, every status, every way an answer goes wrong."""

from __future__ import annotations

import threading
import time
import traceback
from collections.abc import Iterator

import pytest

from studio.backend.client import Backend as Client
from studio.backend.client import Ended
from studio.backend.tokens import Tokens
from studio.domain.backend import BackendSettings, Call, Dialect
from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, ErrorCode, StudioError
from studio.domain.settings import Settings
from studio.services.backends import Backends
from studio.services.secrets import Secrets
from tests.fakes import backend as fake
from tests.fakes.backend import Backend, serving

SPEC = {
    "script_id": "s-1",
    "video_id": "v-1",
    "title": "Mail",
    "scenes": [{"scene_id": 1, "narration": None}],
}


@pytest.fixture(params=[Dialect.DOC, Dialect.SPRING])
def backend(request: pytest.FixtureRequest) -> Iterator[Backend]:
    with serving(Backend(dialect=request.param, specs={"s-1": SPEC})) as backend:
        yield backend


def client(
    backend: Backend, dialect: Dialect = Dialect.AUTO, *, timeout: float = 5, **more: object
) -> Client:
    settings = BackendSettings.model_validate(
        {"base_url": backend.url, "dialect": dialect, "timeout_sec": timeout, **more}
    )
    return Client(settings, Tokens(internal=backend.token))


def code_of(raised: pytest.ExceptionInfo[StudioError]) -> ErrorCode:
    return raised.value.code


def test_a_spec_is_fetched_with_the_token_in_one_request(backend: Backend) -> None:
    assert client(backend).render_spec("s-1") == SPEC
    assert backend.paths() == ["/internal/scripts/s-1/render-spec"]
    assert backend.requests[0].headers["X-Internal-Token"] == backend.token


def test_names_in_camel_case_read_alike_and_pictures_keep_theirs(backend: Backend) -> None:
    visual = {"type": "KEY_POINTS", "madeBy": {"toolName": "x"}}
    backend.specs["s-2"] = {"scriptId": "s-2", "scenes": [{"sceneOrder": 1, "visualSpec": visual}]}
    spec = client(backend).render_spec("s-2")
    assert spec == {"script_id": "s-2", "scenes": [{"scene_order": 1, "visual_spec": visual}]}


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (fake.status(401), ErrorCode.SCRIPT_FETCH_UNAUTHORIZED),
        (fake.status(403), ErrorCode.SCRIPT_FETCH_FORBIDDEN),
        (fake.status(404), ErrorCode.SCRIPT_NOT_FOUND),
        (fake.status(500), ErrorCode.SCRIPT_FETCH_SERVER_ERROR),
        (fake.status(503), ErrorCode.SCRIPT_FETCH_SERVER_ERROR),
        (fake.html, ErrorCode.SCRIPT_FETCH_SERVER_ERROR),
        (fake.wrong_json, ErrorCode.SCRIPT_FETCH_SERVER_ERROR),
        (fake.endless, ErrorCode.SCRIPT_FETCH_SERVER_ERROR),
        (fake.cut, ErrorCode.BACKEND_UNREACHABLE),
        (fake.elsewhere("http://127.0.0.1:1/steal"), ErrorCode.SCRIPT_FETCH_SERVER_ERROR),
    ],
)
def test_every_trouble_of_a_fetch_has_its_code(backend: Backend, fault: fake.Fault, code: ErrorCode) -> None:
    backend.break_next("render-spec", fault)
    with pytest.raises(StudioError) as raised:
        client(backend).render_spec("s-1")
    assert code_of(raised) is code
    assert raised.value.next_step is not None
    assert backend.token not in str(raised.value)


def test_the_backends_own_words_are_handed_on(backend: Backend) -> None:
    backend.break_next("render-spec", fake.status(403, "the course of 2024 is closed"))
    with pytest.raises(StudioError, match="the course of 2024 is closed"):
        client(backend).render_spec("s-1")


def test_a_slow_answer_is_a_timeout(backend: Backend) -> None:
    backend.break_next("render-spec", fake.slow(2))
    with pytest.raises(StudioError) as raised:
        client(backend, timeout=0.2).render_spec("s-1")
    assert code_of(raised) is ErrorCode.SCRIPT_FETCH_TIMEOUT


def test_a_cancel_ends_a_request_that_waits(backend: Backend) -> None:
    backend.break_next("render-spec", fake.slow(20))
    token = CancelToken()
    threading.Timer(0.2, token.cancel).start()
    began = time.monotonic()
    with pytest.raises(Canceled):
        client(backend, timeout=30).render_spec("s-1", token)
    assert time.monotonic() - began < 10, "it did not wait for the other side"


def test_nobody_there_is_told(backend: Backend) -> None:
    settings = BackendSettings(base_url="http://127.0.0.1:1")
    with pytest.raises(StudioError) as raised:
        Client(settings, Tokens()).render_spec("s-1")
    assert code_of(raised) is ErrorCode.BACKEND_UNREACHABLE


def test_without_an_address_there_is_no_backend() -> None:
    with pytest.raises(StudioError) as raised:
        Client(BackendSettings(), Tokens()).render_spec("s-1")
    assert code_of(raised) is ErrorCode.BACKEND_NOT_CONFIGURED


@pytest.mark.parametrize("identity", ["../../admin", "a/b?c=d#e", "..", "한글 id", "%2e%2e"])
def test_an_id_is_one_part_of_a_path_whatever_it_holds(backend: Backend, identity: str) -> None:
    with pytest.raises(StudioError):
        client(backend).render_spec(identity)
    path = backend.paths()[0]
    assert path.startswith("/internal/scripts/")
    assert path.count("/") == 4


def test_a_path_of_ones_own_is_used(backend: Backend) -> None:
    with pytest.raises(StudioError):
        client(backend, paths={Call.FETCH_SPEC: "/v2/specs/{script_id}"}).render_spec("s-1")
    assert backend.paths() == ["/v2/specs/s-1"]


def test_the_dialect_is_found_by_trying_once(backend: Backend) -> None:
    one = client(backend)
    assert one.dialect() is backend.dialect
    assert one.dialect() is backend.dialect
    assert len(backend.requests) == 1


def test_a_job_is_told_in_the_words_of_the_dialect(backend: Backend) -> None:
    one = client(backend)
    one.job_done(Ended("job-1", succeeded=True, video_url="https://f/1", duration_sec=158.04), once="k1")
    one.job_done(Ended("job-2", succeeded=False, error_code="CANCELED"), once="k2")
    done, failed = backend.completions["job-1"][0], backend.completions["job-2"][0]
    assert (done["status"], done["videoUrl"]) == ("COMPLETED", "https://f/1")
    assert done["duration"] == (158 if backend.dialect is Dialect.SPRING else 158.04)
    assert (failed["status"], failed["errorCode"]) == ("FAILED", "CANCELED")


def test_an_outcome_told_twice_is_known_again_by_its_key(backend: Backend) -> None:
    one, ended = client(backend), Ended("job-1", succeeded=True, video_url="u", duration_sec=1)
    backend.break_next("/complete", fake.lost_answer)
    with pytest.raises(StudioError):
        one.job_done(ended, once="key")
    one.job_done(ended, once="key")
    assert len(backend.completions["job-1"]) == 1


def test_where_to_upload_is_asked_in_either_casing(backend: Backend) -> None:
    found = client(backend).presign("videos/v/s/j/video.mp4", "video/mp4", 1234)
    assert found.upload_url.startswith(backend.url)
    assert found.public_url == "https://films.example/videos/v/s/j/video.mp4"
    assert found.headers == {"x-amz-acl": "private"}
    assert found.expires_sec == backend.presign_lives_sec


def test_what_only_spring_knows_is_refused_in_words_elsewhere(backend: Backend) -> None:
    backend.scripts["s-1"] = {"scriptId": "s-1", "videoId": "v-1", "chapters": []}
    one = client(backend)
    if backend.dialect is Dialect.SPRING:
        assert one.ask(Call.GET_SCRIPT, {"script_id": "s-1"}) == {
            "script_id": "s-1", "video_id": "v-1", "chapters": [],
        }  # fmt: skip
        return
    with pytest.raises(StudioError) as raised:
        one.ask(Call.GET_SCRIPT, {"script_id": "s-1"})
    assert code_of(raised) is ErrorCode.BACKEND_REFUSED


@pytest.mark.parametrize("url", ["ftp://x", "example.com", "https://", "https://u:p@host", "https://h?x=1"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="base_url"):
        BackendSettings(base_url=url)


def test_tokens_show_themselves_to_nobody() -> None:
    assert "secret" not in repr(Tokens(internal="secret", bearer="secret"))


@pytest.mark.parametrize("fault", [fake.status(503), fake.status(429), fake.html, fake.cut])
def test_a_backend_in_trouble_is_not_taken_for_one_of_the_other_dialect(
    backend: Backend, fault: fake.Fault
) -> None:
    one = client(backend)
    backend.break_next("/scripts", fault)
    with pytest.raises(StudioError) as raised:
        one.dialect()
    assert code_of(raised) in (ErrorCode.BACKEND_UNREACHABLE, ErrorCode.BACKEND_ANSWER_UNREADABLE)
    assert one.dialect() is backend.dialect


def test_whoever_waits_for_the_dialect_that_another_thread_asks_for_can_cancel(backend: Backend) -> None:
    one = client(backend, timeout=20)
    backend.break_next("/scripts", fake.slow(15), fake.slow(15))
    cancel, ended = CancelToken(), threading.Event()
    first = CancelToken()

    def ask(token: CancelToken) -> None:
        with pytest.raises(Canceled):
            one.dialect(token)

    def ask_second() -> None:
        ask(cancel)
        ended.set()

    threads = [threading.Thread(target=ask, args=(first,)), threading.Thread(target=ask_second)]
    threads[0].start()
    while not backend.requests:
        time.sleep(0.01)
    threads[1].start()
    time.sleep(0.1)
    cancel.cancel()
    was_heard = ended.wait(5)
    first.cancel()
    for thread in threads:
        thread.join()
    assert was_heard


@pytest.mark.parametrize("status", [408, 429])
def test_an_outcome_that_cannot_be_taken_just_now_is_no_refusal(backend: Backend, status: int) -> None:
    one = client(backend, backend.dialect)
    backend.break_next("/complete", fake.status(status))
    with pytest.raises(StudioError) as raised:
        one.job_done(Ended("job-1", succeeded=False, error_code="TTS_FAILED"), once="k")
    assert code_of(raised) is ErrorCode.BACKEND_UNREACHABLE


@pytest.mark.parametrize("token", ["비밀-token", "line one\nline-two-of-a-secret"])
def test_what_cannot_be_sent_as_a_token_is_in_no_trouble(backend: Backend, token: str) -> None:
    """Whoever prints a trouble prints what caused it, too."""
    settings = BackendSettings(base_url=backend.url, timeout_sec=5)
    with pytest.raises(StudioError) as raised:
        Client(settings, Tokens(internal=token)).render_spec("s-1")
    printed = "".join(traceback.format_exception(raised.value))
    error: BaseException | None = raised.value
    while error is not None:
        printed += repr(error)
        error = error.__cause__
    assert token.split("\n")[-1] not in printed
    assert "secret" not in printed

    secrets = Secrets({"BACKEND_INTERNAL_TOKEN": token}, lambda: None)
    with pytest.raises(StudioError, match="token") as refused:
        Backends(lambda: Settings(backend=settings), secrets).open()
    assert code_of(refused) is ErrorCode.BACKEND_UNAUTHORIZED


def test_a_backend_in_trouble_has_not_refused(backend: Backend) -> None:
    """Its address and the network are fine: nobody is sent to look there."""
    one = client(backend, backend.dialect)
    backend.break_next("/complete", fake.status(503, "overloaded"))
    with pytest.raises(StudioError) as raised:
        one.job_done(Ended("job-1", succeeded=False, error_code="TTS_FAILED"), once="k")
    error = raised.value
    assert "refused" not in error.what.en
    assert "HTTP 503" in error.what.en
    assert error.next_step is not None
    assert "network" not in error.next_step.en
