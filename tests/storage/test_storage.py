"""What every storage must do; a new one joins by a name in the fixture `storage`."""

import errno
import hashlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import unquote, urlparse
from urllib.request import url2pathname

import pytest

from studio.domain.bucket import Bucket
from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, ErrorCode, StudioError
from studio.storage import local
from studio.storage.local import LocalStorage
from studio.storage.s3 import S3Storage
from studio.storage.storage import Storage, object_key
from tests.fakes.store import BUCKET, KEY_ID, Gate
from tests.fakes.store import KEY as BUCKET_KEY

KEY = "videos/v/s/j/video.mp4"
NO_WAITS = ((0.0, 0.0),) * 3


@pytest.fixture(params=["local", "s3"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    if request.param == "local":
        return LocalStorage(tmp_path / "films")
    gate: Gate = request.getfixturevalue("gate")
    bucket = Bucket(name=BUCKET, endpoint_url=gate.url)
    return S3Storage(bucket, key_id=KEY_ID, key=BUCKET_KEY, limit_bytes=1 << 30, waits=NO_WAITS)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "source.bin"
    path.write_bytes(os.urandom(3_000_000))
    return path


def _put(storage: Storage, source: Path, key: str = KEY, on_bytes: Callable[[int], None] = lambda _: None):
    return storage.put(source, key, "video/mp4", on_bytes=on_bytes, cancel=CancelToken())


def _files(folder: Path) -> list[Path]:
    return [p for p in folder.rglob("*") if p.is_file()]


# --- every storage -----------------------------------------------------------------------------


def test_what_was_stored_is_told(storage: Storage, source: Path):
    stored = _put(storage, source)
    assert stored.key == KEY
    assert stored.bytes == 3_000_000
    assert stored.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert stored.url


def test_bytes_are_counted_as_they_go(storage: Storage, source: Path):
    seen: list[int] = []
    _put(storage, source, on_bytes=seen.append)
    assert seen == sorted(seen)
    assert len(seen) > 1
    assert seen[-1] == 3_000_000


def test_storing_again_replaces(storage: Storage, source: Path):
    _put(storage, source)
    source.write_bytes(b"new")
    assert _put(storage, source).bytes == 3


def test_an_empty_file_can_be_stored(storage: Storage, source: Path):
    source.write_bytes(b"")
    assert _put(storage, source).bytes == 0


def test_cancel_leaves_nothing(storage: Storage, source: Path):
    cancel = CancelToken()
    with pytest.raises(Canceled):
        storage.put(source, KEY, "video/mp4", on_bytes=lambda _: cancel.cancel(), cancel=cancel)
    stored = _put(storage, source, "videos/v/s/j/other.mp4")
    if stored.path is not None:
        assert _files(stored.path.parents[4]) == [stored.path]


def test_removing_what_is_not_there_is_no_error(storage: Storage, source: Path):
    storage.remove(KEY)
    stored = _put(storage, source)
    storage.remove(KEY)
    storage.remove(KEY)
    if stored.path is not None:
        assert not stored.path.exists()


@pytest.mark.parametrize("key", ["", "../out", "videos/../../out", "/etc/x", "a\\..\\b", "C:/x", "a/b\0c"])
def test_a_key_that_leads_elsewhere_is_refused(storage: Storage, source: Path, key: str):
    with pytest.raises(StudioError) as caught:
        _put(storage, source, key)
    assert caught.value.code is ErrorCode.STORAGE_UPLOAD_FAILED


# --- the local one -----------------------------------------------------------------------------


def test_a_file_url_leads_to_the_file(tmp_path: Path, source: Path):
    storage = LocalStorage(tmp_path / "한글 & 빈칸's" / "films")
    url = urlparse(_put(storage, source).url)
    assert url.scheme == "file"
    assert Path(url2pathname(unquote(url.path))).read_bytes() == source.read_bytes()


@pytest.mark.parametrize("base", ["https://cdn.example.com/a", "https://cdn.example.com/a/"])
def test_a_public_address_is_used_where_there_is_one(tmp_path: Path, source: Path, base: str):
    stored = _put(LocalStorage(tmp_path / "films", base), source, "videos/가/s/j/video.mp4")
    assert stored.url == "https://cdn.example.com/a/videos/%EA%B0%80/s/j/video.mp4"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, source: Path):
    (tmp_path / "films").write_text("a file where the folder should be")
    with pytest.raises(StudioError) as caught:
        _put(LocalStorage(tmp_path / "films"), source)
    assert caught.value.code is ErrorCode.STORAGE_UPLOAD_FAILED
    assert "films" in caught.value.what.ko
    assert caught.value.next_step is not None


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nobody is refused here")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path, source: Path):
    root = tmp_path / "films"
    root.mkdir(mode=0o500)
    with pytest.raises(StudioError) as caught:
        _put(LocalStorage(root), source)
    assert caught.value.code is ErrorCode.STORAGE_UPLOAD_FAILED


def test_a_full_disk_is_disk_full_and_leaves_nothing(
    tmp_path: Path, source: Path, monkeypatch: pytest.MonkeyPatch
):
    def full(_file: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(local.os, "fsync", full)
    with pytest.raises(StudioError) as caught:
        _put(LocalStorage(tmp_path / "films"), source)
    assert caught.value.code is ErrorCode.DISK_FULL
    assert not _files(tmp_path / "films")


def test_half_a_file_is_never_seen(tmp_path: Path, source: Path):
    storage = LocalStorage(tmp_path / "films")
    target = tmp_path / "films" / KEY

    def look(_count: int) -> None:
        assert not target.exists()

    _put(storage, source, on_bytes=look)
    assert target.exists()


def test_removing_takes_empty_folders_but_not_neighbours(tmp_path: Path, source: Path):
    storage = LocalStorage(tmp_path / "films")
    _put(storage, source)
    _put(storage, source, "videos/v/s/j2/video.mp4")
    storage.remove(KEY)
    assert not (tmp_path / "films/videos/v/s/j").exists()
    assert (tmp_path / "films/videos/v/s/j2/video.mp4").exists()


# --- keys --------------------------------------------------------------------------------------


def test_a_key_has_the_shape_of_the_contract():
    assert object_key("v1", "s1", "job-1", "video.mp4") == "videos/v1/s1/job-1/video.mp4"


@pytest.mark.parametrize("identity", ["../../etc", "a/b", "..", "", "CON", "한글", "x" * 300, "a\0b"])
def test_ids_never_become_paths(tmp_path: Path, source: Path, identity: str):
    key = object_key(identity, identity, identity, "video.mp4")
    assert len(key.split("/")) == 5
    stored = _put(LocalStorage(tmp_path / "films"), source, key)
    assert stored.path is not None
    assert (tmp_path / "films" / "videos") in stored.path.parents
