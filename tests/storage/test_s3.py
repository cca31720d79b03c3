"""S3 and MinIO: whole or not at all, retried, resumed, canceled, and no secret told."""

from __future__ import annotations

import hashlib
import logging
import os
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from studio.domain.bucket import Bucket
from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, ErrorCode, UploadTrouble
from studio.domain.text import Language
from studio.services.logs import LogFile
from studio.storage import pieces, s3_calls
from studio.storage.s3 import S3Storage
from studio.storage.storage import StoredObject
from tests.fakes import store as fake
from tests.fakes.certificates import company_in
from tests.fakes.store import BUCKET, KEY, KEY_ID, REGION, Gate

FILM = "videos/v/s/j/video.mp4"
PART = 5 * 1024 * 1024
NO_WAITS = ((0.0, 0.0),) * 3


@pytest.fixture(autouse=True)
def _last_words_are_heard(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that does ten things at once may need longer for the last word than a person waits."""
    monkeypatch.setattr(s3_calls, "_LAST_SEC", 30.0)


def storage(gate: Gate, **changes: Any) -> S3Storage:
    bucket = Bucket(name=BUCKET, endpoint_url=gate.url)
    given = {"key_id": KEY_ID, "key": KEY, "limit_bytes": 1 << 30, "part_bytes": PART, "waits": NO_WAITS}
    return S3Storage(changes.pop("bucket", bucket), **(given | changes))


def put(
    store: S3Storage,
    film: Path,
    on_bytes: Callable[[int], None] = lambda _: None,
    cancel: CancelToken | None = None,
) -> StoredObject:
    return store.put(film, FILM, "video/mp4", on_bytes=on_bytes, cancel=cancel or CancelToken())


def boto(gate: Gate) -> Any:
    import boto3

    return boto3.client(
        "s3",
        endpoint_url=f"http://{gate.store}",
        region_name=REGION,
        aws_access_key_id=KEY_ID,
        aws_secret_access_key=KEY,
    )


def stored(gate: Gate, key: str = FILM) -> bytes | None:
    """What somebody else finds under the key."""
    client = boto(gate)
    try:
        found: bytes = client.get_object(Bucket=BUCKET, Key=key)["Body"].read()
    except client.exceptions.NoSuchKey:
        return None
    finally:
        client.close()
    return found


def open_uploads(gate: Gate) -> int:
    client = boto(gate)
    try:
        return len(client.list_multipart_uploads(Bucket=BUCKET).get("Uploads", ()))
    finally:
        client.close()


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "subtitles.srt"
    path.write_bytes(os.urandom(200_000))
    return path


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """Three parts and a bit."""
    path = tmp_path / "video.mp4"
    path.write_bytes(os.urandom(3 * PART + 1000))
    return path


# --- what arrives ----------------------------------------------------------------------------------


def test_a_small_file_goes_with_one_request_and_is_looked_at(gate: Gate, small: Path) -> None:
    done = put(storage(gate), small)
    assert stored(gate) == small.read_bytes()
    assert gate.calls() == ["PUT", "HEAD"]
    assert done.url == f"{gate.url}/{BUCKET}/{FILM}"
    assert done.etag == f'"{hashlib.md5(small.read_bytes()).hexdigest()}"'


def test_a_large_file_goes_in_parts_over_one_connection(gate: Gate, film: Path) -> None:
    told: list[int] = []
    done = put(storage(gate), film, told.append)
    assert stored(gate) == film.read_bytes()
    assert [call for call in gate.calls() if "part" in call] == [f"PUT part {n}" for n in (1, 2, 3, 4)]
    assert done.sha256 == hashlib.sha256(film.read_bytes()).hexdigest()
    assert done.etag.endswith('-4"')
    assert told == sorted(set(told))
    assert told[-1] == film.stat().st_size
    assert gate.connections == 1
    assert open_uploads(gate) == 0


def test_it_is_stored_as_what_it_is(gate: Gate, film: Path, small: Path) -> None:
    put(storage(gate), film)
    storage(gate).put(small, "videos/v/s/j/s.vtt", "text/vtt", on_bytes=lambda _: None, cancel=CancelToken())
    client = boto(gate)
    kinds = [client.head_object(Bucket=BUCKET, Key=k)["ContentType"] for k in (FILM, "videos/v/s/j/s.vtt")]
    client.close()
    assert kinds == ["video/mp4", "text/vtt"]


def test_a_public_address_is_used_where_there_is_one(gate: Gate, small: Path) -> None:
    done = put(storage(gate, public_base_url="https://films.example/a/"), small)
    assert done.url == f"https://films.example/a/{FILM}"


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("films", f"https://films.s3.{REGION}.amazonaws.com/{FILM}"),
        ("films.example", f"https://s3.{REGION}.amazonaws.com/films.example/{FILM}"),
    ],
)
def test_at_amazon_the_bucket_is_the_host(gate: Gate, name: str, url: str) -> None:
    store = storage(gate, bucket=Bucket(name=name))
    assert store.url_of(FILM) == url


def test_a_file_that_is_too_large_is_refused_before_anything_is_asked(gate: Gate, film: Path) -> None:
    with pytest.raises(UploadTrouble, match="larger") as raised:
        put(storage(gate, limit_bytes=1000), film)
    assert not raised.value.passes
    assert gate.asked == []


def test_a_file_that_is_gone_is_named(gate: Gate, tmp_path: Path) -> None:
    with pytest.raises(UploadTrouble, match=r"gone\.mp4") as raised:
        put(storage(gate), tmp_path / "gone.mp4")
    assert not raised.value.passes


def test_removing_takes_an_object_away(gate: Gate, small: Path) -> None:
    put(storage(gate), small)
    storage(gate).remove(FILM)
    storage(gate).remove(FILM)
    assert stored(gate) is None


def test_a_file_of_many_parts_has_parts_large_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "MOST_PARTS", 4)
    path = tmp_path / "f"
    path.write_bytes(os.urandom(103))
    with path.open("rb") as file:
        cut = pieces.pieces_of(file, 103, 10, CancelToken())
    assert [piece.length for piece in cut.all] == [26, 26, 26, 25]
    assert [piece.offset for piece in cut.all] == [0, 26, 52, 78]


# --- trouble on the way ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "fault",
    [
        fake.error(500, "InternalError"),
        fake.error(503, "SlowDown"),
        fake.error(400, "RequestTimeout"),
        fake.cut_after(100_000),
        fake.lost_answer,
    ],
)
@pytest.mark.parametrize("call", ["POST uploads", "PUT part 2", "POST uploadId", "HEAD"])
def test_trouble_that_passes_is_waited_for(gate: Gate, film: Path, call: str, fault: fake.Fault) -> None:
    gate.break_next(call, fault)
    told: list[int] = []
    put(storage(gate), film, told.append)
    assert not gate.faults
    assert stored(gate) == film.read_bytes()
    assert told == sorted(set(told)), "a part that is sent again is told of once"


def test_after_three_retries_it_is_given_up(gate: Gate, small: Path) -> None:
    gate.break_next("PUT", *[fake.error(500, "InternalError")] * 4)
    with pytest.raises(UploadTrouble) as raised:
        put(storage(gate), small)
    assert raised.value.passes
    assert raised.value.code is ErrorCode.STORAGE_UPLOAD_FAILED
    assert gate.calls() == ["PUT"] * 4


def test_the_waits_are_those_of_the_contract(
    gate: Gate, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(CancelToken, "wait", lambda _, seconds: waited.append(seconds))
    gate.break_next("PUT", *[fake.error(503, "SlowDown")] * 4)
    bucket = Bucket(name=BUCKET, endpoint_url=gate.url)
    store = S3Storage(bucket, key_id=KEY_ID, key=KEY, limit_bytes=1 << 30)
    with pytest.raises(UploadTrouble):
        put(store, small)
    assert [int(seconds) in pair for seconds, pair in zip(waited, ((1,), (2, 3), (4, 5, 6, 7)), strict=True)]


@pytest.mark.parametrize(
    ("status", "code", "said", "passes"),
    [
        (404, "NoSuchBucket", "no bucket “films”", False),
        (403, "InvalidAccessKeyId", "does not accept the access keys", False),
        (403, "SignatureDoesNotMatch", "does not accept the access keys", False),
        (403, "AccessDenied", "no right", False),
        (403, "RequestTimeTooSkewed", "clock", True),
        (400, "ExpiredToken", "run out", True),
        (400, "AuthorizationHeaderMalformed", "region", False),
        (400, "BadDigest", "not what was sent", True),
        (400, "EntityTooLarge", "EntityTooLarge", False),
        (429, "TooManyRequests", "TooManyRequests", True),
        (404, "", "does not speak S3", False),
        (405, "", "does not speak S3", False),
    ],
)
def test_a_refusal_is_final_and_says_why(
    gate: Gate, small: Path, status: int, code: str, said: str, passes: bool
) -> None:
    gate.break_next("PUT", fake.error(status, code))
    with pytest.raises(UploadTrouble, match=said) as raised:
        put(storage(gate), small)
    assert raised.value.passes is passes
    assert raised.value.next_step is not None
    assert len([call for call in gate.calls() if call == "PUT"]) == 1
    for language in Language:
        assert KEY_ID not in raised.value.message(language)
    assert stored(gate) is None


def test_a_bucket_that_is_not_there_is_named(gate: Gate, film: Path) -> None:
    elsewhere = storage(gate, bucket=Bucket(name="no-such-films", endpoint_url=gate.url))
    with pytest.raises(UploadTrouble, match="no bucket “no-such-films”"):
        put(elsewhere, film)


def test_wrong_keys_are_found_out(gate: Gate, small: Path) -> None:
    with pytest.raises(UploadTrouble, match="access keys") as raised:
        put(storage(gate, key="another-secret"), small)
    assert gate.wrongly_signed
    gate.wrongly_signed.clear()
    assert "another-secret" not in repr(raised.value)


@pytest.mark.parametrize("given", [{"key_id": "", "key": ""}, {"key_id": KEY_ID, "key": ""}])
def test_missing_keys_are_asked_for(gate: Gate, small: Path, given: dict[str, str]) -> None:
    with pytest.raises(UploadTrouble, match="no access keys"):
        put(storage(gate, **given), small)
    assert gate.asked == []


def test_keys_of_the_environment_are_used_where_none_are_given(
    gate: Gate, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY_ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", KEY)
    put(storage(gate, key_id="", key=""), small)
    assert stored(gate) == small.read_bytes()


def test_a_store_that_is_away_is_named_and_passes(gate: Gate, small: Path) -> None:
    with pytest.raises(UploadTrouble, match=r"http://127\.0\.0\.1:9 \(no connection\)") as raised:
        put(storage(gate, bucket=Bucket(name=BUCKET, endpoint_url="http://127.0.0.1:9")), small)
    assert raised.value.passes


def test_a_store_that_says_nothing_is_given_up(gate: Gate, small: Path) -> None:
    gate.break_next("PUT", *[fake.silent] * 4)
    with pytest.raises(UploadTrouble, match="timed out") as raised:
        put(storage(gate, timeout_sec=0.2), small)
    assert raised.value.passes


@pytest.mark.parametrize("call", ["POST uploads", "PUT part 2", "HEAD"])
def test_a_page_for_people_is_no_store(gate: Gate, film: Path, call: str) -> None:
    gate.break_next(call, *[fake.page] * 9)
    with pytest.raises(UploadTrouble):
        put(storage(gate), film)
    assert stored(gate) is None


def test_no_bucket_no_upload(small: Path) -> None:
    with pytest.raises(UploadTrouble, match="no bucket is set"):
        put(S3Storage(Bucket(), key_id="", key="", limit_bytes=1 << 30), small)


def test_what_vanished_before_it_was_looked_at_is_sent_again_later(gate: Gate, small: Path) -> None:
    gate.break_next("HEAD", fake.error(404, ""))
    with pytest.raises(UploadTrouble, match="not what was sent") as raised:
        put(storage(gate), small)
    assert raised.value.passes


def test_what_arrived_otherwise_than_it_was_sent_is_taken_away(gate: Gate, small: Path) -> None:
    def change(handler: fake.Handler) -> bool:
        handler.hand_on()
        client = boto(gate)
        client.put_object(Bucket=BUCKET, Key=FILM, Body=b"something else")
        client.close()
        return True

    gate.break_next("PUT", change)
    with pytest.raises(UploadTrouble, match="not what was sent"):
        put(storage(gate), small)
    assert stored(gate) is None


def test_over_tls_a_company_s_certificate_is_believed_where_it_is_named(
    gate: Gate, film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    company = company_in(tmp_path)
    with fake.gate_to(gate.store, company) as behind_tls:
        with pytest.raises(UploadTrouble, match="certificate is not trusted") as raised:
            put(storage(behind_tls), film)
        assert raised.value.passes, "a hotel's sign-in page goes away"
        put(storage(behind_tls, ca_file=str(company.ca)), film)
        monkeypatch.setenv("AWS_CA_BUNDLE", str(company.ca))
        storage(behind_tls).remove(FILM)
        put(storage(behind_tls), film)
        assert stored(behind_tls) == film.read_bytes()
        assert not behind_tls.wrongly_signed


# --- cut, resumed, canceled --------------------------------------------------------------------------


def test_after_a_cut_only_the_rest_is_sent(gate: Gate, film: Path) -> None:
    gate.break_next("PUT part 3", *[fake.cut_after(1_000_000)] * 4)
    with pytest.raises(UploadTrouble) as raised:
        put(storage(gate), film)
    assert raised.value.passes
    assert stored(gate) is None, "half a film is never seen"
    gate.asked.clear()
    told: list[int] = []
    put(storage(gate), film, told.append)
    assert [call for call in gate.calls() if "part" in call] == ["PUT part 3", "PUT part 4"]
    assert told[0] >= PART, "what was there already counts"
    assert stored(gate) == film.read_bytes()
    assert open_uploads(gate) == 0


def test_another_file_under_the_same_key_begins_anew(gate: Gate, film: Path) -> None:
    gate.break_next("PUT part 2", *[fake.cut_after(0)] * 4)
    with pytest.raises(UploadTrouble):
        put(storage(gate), film)
    film.write_bytes(os.urandom(2 * PART + 5))
    put(storage(gate), film)
    assert stored(gate) == film.read_bytes()
    assert open_uploads(gate) == 0, "the stale one is aborted"


def test_a_film_that_arrived_though_nobody_heard_is_not_sent_again(gate: Gate, film: Path) -> None:
    gate.break_next("POST uploadId", *[fake.lost_answer] * 2, *[fake.cut_after(0)] * 2)
    with pytest.raises(UploadTrouble):
        put(storage(gate), film)
    gate.asked.clear()
    put(storage(gate), film)
    assert gate.calls() == ["HEAD"]


def test_a_store_that_lists_nothing_still_takes_films(gate: Gate, film: Path) -> None:
    gate.break_next("GET uploads", fake.error(403, "AccessDenied"))
    put(storage(gate), film)
    assert stored(gate) == film.read_bytes()


def test_a_refusal_in_the_middle_leaves_nothing(gate: Gate, film: Path) -> None:
    gate.break_next("PUT part 2", fake.error(403, "AccessDenied"))
    with pytest.raises(UploadTrouble):
        put(storage(gate), film)
    assert open_uploads(gate) == 0


@pytest.mark.parametrize("call", ["PUT part 2", "POST uploadId"])
def test_a_cancel_is_heard_at_once_and_leaves_nothing(gate: Gate, film: Path, call: str) -> None:
    gate.break_next(call, fake.silent)
    token = CancelToken()

    def cancel() -> None:
        while gate.faults:
            time.sleep(0.01)
        token.cancel()

    person = threading.Thread(target=cancel)
    person.start()
    with pytest.raises(Canceled):
        put(storage(gate, timeout_sec=600), film, cancel=token)
    gate.gone.set()
    person.join()
    assert not gate.waited_out, "heard while the store was silent"
    assert stored(gate) is None
    assert open_uploads(gate) == 0


def test_a_cancel_while_it_waits_for_a_retry_is_heard(gate: Gate, film: Path) -> None:
    gate.break_next("PUT part 1", *[fake.error(500, "InternalError")] * 4)
    token = CancelToken()

    def cancel() -> None:
        while len(gate.faults) == 4:
            time.sleep(0.01)
        token.cancel()

    person = threading.Thread(target=cancel)
    person.start()
    with pytest.raises(Canceled):
        put(storage(gate, waits=((600.0, 600.0),)), film, cancel=token)
    person.join()
    assert open_uploads(gate) == 0


def test_nothing_is_told_to_a_log(
    gate: Gate, film: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = LogFile(tmp_path)
    monkeypatch.setattr(logging.getLogger("studio"), "level", logging.DEBUG)
    names = ("botocore", "boto3", "httpx", "httpcore", "urllib3")
    for name in names:
        monkeypatch.setattr(logging.getLogger(name), "level", logging.DEBUG)
    try:
        gate.break_next("PUT part 3", *[fake.error(403, "InvalidAccessKeyId")])
        with pytest.raises(UploadTrouble):
            put(storage(gate), film)
        put(storage(gate), film)
    finally:
        kept.close()
    text = "".join(path.read_text() for path in tmp_path.glob("*.log"))
    for word in (KEY_ID, KEY, "Signature", "Authorization", *names):
        assert word not in text
