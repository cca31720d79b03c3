import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.pipeline import cache as cache_module
from studio.pipeline.cache import FileCache

KEY = hashlib.sha256(b"key").hexdigest()
OTHER = hashlib.sha256(b"other").hexdigest()


@pytest.fixture
def cache(tmp_path: Path) -> FileCache:
    return FileCache(tmp_path / "cache", ".mp4")


@pytest.fixture
def made(tmp_path: Path) -> Path:
    path = tmp_path / "made.mp4"
    path.write_bytes(b"frames" * 1000)
    return path


def _entries(tmp_path: Path) -> list[Path]:
    return [p for p in (tmp_path / "cache").rglob("*") if p.is_file()]


def test_what_was_kept_is_found_again(cache: FileCache, made: Path, tmp_path: Path):
    assert not cache.fetch(KEY, tmp_path / "got.mp4")
    cache.keep(KEY, made)
    assert cache.fetch(KEY, tmp_path / "got.mp4")
    assert (tmp_path / "got.mp4").read_bytes() == made.read_bytes()
    assert not cache.fetch(OTHER, tmp_path / "other.mp4")


def test_keeping_twice_keeps_one(cache: FileCache, made: Path, tmp_path: Path):
    cache.keep(KEY, made)
    cache.keep(KEY, made)
    assert len(_entries(tmp_path)) == 1


@pytest.mark.parametrize("damage", [b"", b"frames", b"frames" * 999 + b"framex", b"frames" * 1001])
def test_a_damaged_entry_is_dropped_and_can_be_made_again(
    cache: FileCache, made: Path, tmp_path: Path, damage: bytes
):
    cache.keep(KEY, made)
    (entry,) = _entries(tmp_path)
    entry.unlink()  # not written in place: it may be a link to the source
    entry.write_bytes(damage)
    assert not cache.fetch(KEY, tmp_path / "got.mp4")
    assert not (tmp_path / "got.mp4").exists()
    assert not _entries(tmp_path)
    cache.keep(KEY, made)
    assert cache.fetch(KEY, tmp_path / "got.mp4")


def test_what_was_fetched_stays_when_the_cache_goes(cache: FileCache, made: Path, tmp_path: Path):
    cache.keep(KEY, made)
    made.unlink()
    assert cache.fetch(KEY, tmp_path / "got.mp4")
    for entry in _entries(tmp_path):
        entry.unlink()
    assert (tmp_path / "got.mp4").read_bytes() == b"frames" * 1000


def test_another_disk_is_served_by_copies(
    cache: FileCache, made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def refused(*_: object) -> None:
        raise OSError("links do not cross disks")

    monkeypatch.setattr(cache_module.os, "link", refused)
    cache.keep(KEY, made)
    assert cache.fetch(KEY, tmp_path / "got.mp4")


def test_the_least_recently_used_go_first(tmp_path: Path, made: Path):
    cache = FileCache(tmp_path / "cache", ".mp4", limit_bytes=3 * 6000)
    keys = [hashlib.sha256(bytes([i])).hexdigest() for i in range(5)]
    for age, key in enumerate(keys):
        cache.keep(key, made)
        (entry,) = (tmp_path / "cache").rglob(f"{key}*")
        copy = entry.read_bytes()  # links share one time
        entry.unlink()
        entry.write_bytes(copy)
        os.utime(entry, (1_000_000 + age, 1_000_000 + age))
    assert cache.fetch(keys[0], tmp_path / "got.mp4")
    assert cache.trim() == 2
    assert [k for k in keys if any((tmp_path / "cache").rglob(f"{k}*"))] == [keys[0], keys[3], keys[4]]
    assert cache.trim() == 0


def test_a_cache_that_does_not_exist_yet_is_empty(cache: FileCache, tmp_path: Path):
    assert cache.trim() == 0
    assert not cache.fetch(KEY, tmp_path / "got.mp4")


def test_forgotten_parts_are_swept(cache: FileCache, made: Path, tmp_path: Path):
    cache.keep(KEY, made)
    stale = _entries(tmp_path)[0].with_name("x.part")
    stale.write_bytes(b"half")
    os.utime(stale, (1_000_000, 1_000_000))
    cache.trim()
    assert not stale.exists()


SHARING = """
import hashlib, pathlib, sys
from studio.pipeline.cache import FileCache
folder, number = pathlib.Path(sys.argv[1]), sys.argv[2]
cache = FileCache(folder / "cache", ".mp4", limit_bytes=40_000)
source = folder / f"source-{number}.mp4"
for turn in range(60):
    key = hashlib.sha256(bytes([turn % 7])).hexdigest()
    content = key.encode() * 100
    source.unlink(missing_ok=True)
    source.write_bytes(content)
    cache.keep(key, source)
    got = folder / f"got-{number}-{turn}.mp4"
    if cache.fetch(key, got):
        assert got.read_bytes() == content, f"wrong bytes in turn {turn}"
    cache.trim()
"""


def test_two_processes_share_a_cache(tmp_path: Path):
    workers = [subprocess.Popen([sys.executable, "-c", SHARING, str(tmp_path), str(n)]) for n in range(2)]
    assert [worker.wait(timeout=30) for worker in workers] == [0, 0]
