"""Which running studio a job belongs to: each holds a lock file for as long as it lives, however it ends."""

from pathlib import Path

from filelock import FileLock, Timeout

from studio.domain.ids import new_id, path_part


class Owner:
    """This running studio, among others over the same data directory; a crash lets go of its lock."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.id = new_id("studio")
        self._lock = FileLock(self._file(self.id), thread_local=False)
        self._lock.acquire(blocking=False)

    def is_alive(self, owner_id: str | None) -> bool:
        """Tell whether the studio that made a promise still runs."""
        if owner_id is None:
            return False
        if owner_id == self.id:
            return self._lock.is_locked
        path = self._file(owner_id)
        if not path.exists():
            return False
        probe = FileLock(path, thread_local=False)
        try:
            probe.acquire(blocking=False)
        except Timeout:
            return True
        probe.release()
        path.unlink(missing_ok=True)
        return False

    def sweep(self) -> None:
        """Remove the lock files of studios that are gone."""
        for path in self._folder.glob("studio-*.lock"):
            self.is_alive(path.stem)

    def release(self) -> None:
        """Say good-bye: whatever this studio promised may be taken over."""
        self._lock.release()
        self._file(self.id).unlink(missing_ok=True)

    def _file(self, owner_id: str) -> Path:
        return self._folder / f"{path_part(owner_id)}.lock"
