"""The log file of a data directory, and the references by which a person can name an entry."""

import logging
import secrets
from collections.abc import Generator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Final

from studio.domain.errors import InternalError, StudioError

LOG_BYTES: Final = 1_000_000
LOG_FILES: Final = 5

log = logging.getLogger("studio")


class LogFile:
    """Writes what the studio logs into `logs/studio.log` until closed; old files are kept up to a limit."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "studio.log"
        folder.mkdir(parents=True, exist_ok=True)
        self._handler = RotatingFileHandler(
            self.path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
        )
        self._handler.setFormatter(
            logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
        )
        log.setLevel(logging.INFO)
        log.addHandler(self._handler)

    def close(self) -> None:
        """Stop writing."""
        log.removeHandler(self._handler)
        self._handler.close()


def logged(error: BaseException) -> InternalError:
    """Write our own bug into the log, whole, and return what a person is told about it."""
    reference = secrets.token_hex(4)
    log.error("reference %s", reference, exc_info=error)
    return InternalError(reference)


@contextmanager
def bugs_are_logged() -> Generator[None]:
    """Let the troubles we can name pass; anything else is logged and becomes `InternalError`."""
    try:
        yield
    except StudioError:
        raise
    except Exception as error:
        raise logged(error) from error
