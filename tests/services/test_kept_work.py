from pathlib import Path

from studio.services.engine import Folders
from studio.services.kept_work import KeptWork


def test_parts_of_films_are_counted_and_cleared_and_speech_stays(tmp_path: Path):
    folders = Folders(tmp_path)
    segment, clip = folders.cache / "segments" / "ab" / "x.mp4", folders.clips / "cd" / "y.clip"
    for path in (segment, clip):
        path.parent.mkdir(parents=True)
        path.write_bytes(bytes(1000))
    kept = KeptWork(folders)
    assert kept.size_bytes() == 1000
    assert kept.clear() == 1000
    assert kept.size_bytes() == 0
    assert clip.is_file()
    assert not segment.exists()


def test_a_studio_that_made_nothing_keeps_nothing(tmp_path: Path):
    kept = KeptWork(Folders(tmp_path))
    assert kept.size_bytes() == 0
    assert kept.clear() == 0
