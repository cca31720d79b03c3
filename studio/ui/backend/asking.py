"""What is known of the backend, and asking it: beside the window, quietly, given up at will."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Signal

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.instants import utc_now
from studio.domain.review import Profile
from studio.domain.sync import SyncRow
from studio.domain.video import ReviewItem
from studio.ui.backend.filters import QueueQuery
from studio.ui.backend.head import Contact, SignIn
from studio.ui.workers import Progress, Task, Workers

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.services.studio import Studio

log = logging.getLogger(__name__)

STALE_AFTER: Final = timedelta(minutes=5)
"""Whoever looks after so long sees the backend asked anew."""
_NOT_FOR_ALL: Final = (ErrorCode.PERMISSION_DENIED, ErrorCode.BACKEND_REFUSED, ErrorCode.VIDEO_NOT_FOUND)
"""Not everybody who may work on scripts may list videos, nor does every backend know how to."""
_NOT_LISTED: Final = ErrorCode.BACKEND_REFUSED
"""A backend that lists no scripts still takes them: what is here can be pushed."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known without asking, and whom it is for."""

    rows: list[SyncRow]
    contact: Contact
    profile: Profile


class Asking(QObject):
    """Keeps what is known; every answer and every trouble is told once."""

    contact_changed = Signal(object)
    """`Contact`."""
    rows_known = Signal(object)
    """List of `SyncRow`: what is known now, asked for or not."""
    queue_known = Signal(object)
    """List of `ReviewItem`."""
    failed = Signal(object)
    """`StudioError` of what a person asked for."""

    def __init__(self, studio: Studio, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._asking, self._reading = Workers(1, self), Workers(1, self)
        self._asked: Task[list[SyncRow]] | None = None
        self._queue_asked: Task[list[ReviewItem]] | None = None
        self._waits = 0
        self.contact = Contact()
        self.profile = Profile(name="", roles=frozenset())
        self.trouble: StudioError | None = None
        """Why the backend could not be asked the last time."""

    @property
    def is_set_up(self) -> bool:
        """Tell whether there is a backend to ask."""
        return self._studio.backends.is_configured

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing is asked or read."""
        return self._asking.is_idle and self._reading.is_idle

    @property
    def is_stale(self) -> bool:
        """Tell whether it is time to ask anew by oneself."""
        if self._asked is not None or (self.trouble is not None and self.trouble.code is _NOT_LISTED):
            return False  # under way, or it would only say so again
        at = self.contact.asked_at
        return at is None or utc_now() - at > STALE_AFTER

    @property
    def has_nothing_to_show(self) -> bool:
        """Tell whether the backend could not be asked in a way that says nothing of what is here either."""
        return self.trouble is not None and self.trouble.code is not _NOT_LISTED

    def begin_anew(self) -> None:
        """Forget what was said by the backend before: it may be another one, or another person, now."""
        self.cancel()
        self.trouble = None
        url = self._studio.preferences.get().backend.base_url
        self._put(Contact(host=urlsplit(url).netloc, is_asking=self._waits > 0))

    # --- without asking --------------------------------------------------------------------------

    def read(self, then: Callable[[list[SyncRow]], None] | None = None) -> None:
        """Read what is known; it is told as `rows_known`, and to `then` afterwards."""

        def show(known: _Known) -> None:
            self.profile = known.profile
            asked_at = self.contact.asked_at or known.contact.asked_at
            told = replace(known.contact, asked_at=asked_at)
            now = self.contact
            self._put(replace(told, dialect=now.dialect, is_asking=now.is_asking, is_offline=now.is_offline))
            self.rows_known.emit(known.rows)
            if then is not None:
                then(known.rows)

        self._reading.run(lambda _token, _progress: self._known(), on_result=show, on_error=self.failed.emit)

    def _known(self) -> _Known:
        """Read on a worker, since the desktop's keyring may take its time."""
        studio = self._studio
        host = urlsplit(studio.preferences.get().backend.base_url).netloc
        profile, signed_in = studio.profile, studio.identity.current()
        sign_in = SignIn.LOCAL
        if signed_in is not None:
            sign_in = SignIn.EXPIRED if signed_in.is_expired else SignIn.VALID
        contact = Contact(host=host, who=profile.name, sign_in=sign_in, asked_at=studio.sync.known_at())
        return _Known(studio.sync.known(), contact, profile)

    # --- asking ----------------------------------------------------------------------------------

    def ask(self, *, quiet: bool = False) -> None:
        """Ask what the backend has; `quiet` keeps a trouble to the line that says whether it answers."""
        if self._asked is not None:
            return
        studio = self._studio

        def work(token: CancelToken, progress: Progress) -> list[SyncRow]:
            progress(studio.backends.open().dialect(token).value)
            studio.sync.rows(token)
            try:
                studio.videos.list(token)
            except StudioError as error:
                if error.code not in _NOT_FOR_ALL:
                    raise
                log.info("the backend's videos are not listed: %s", error)
            return studio.sync.known()

        def end() -> None:
            if self._asked is task:
                self._asked = None
            self.wait(-1)

        self.wait(+1)
        task = self._asked = self._asking.run(
            work,
            on_progress=lambda dialect: self._put(replace(self.contact, dialect=str(dialect))),
            on_result=self._on_asked,
            on_error=lambda error: self._on_not_asked(error, quiet=quiet),
            on_end=end,
        )

    def _on_asked(self, rows: list[SyncRow]) -> None:
        self.trouble = None
        self._put(replace(self.contact, asked_at=utc_now(), is_offline=False))
        self.rows_known.emit(rows)

    def _on_not_asked(self, error: StudioError, *, quiet: bool) -> None:
        self.trouble = error
        self.note(error)
        if not quiet:
            self.failed.emit(error)
        self.read()

    def ask_queue(self, query: QueueQuery) -> None:
        """Ask which videos wait for a review; an earlier question is given up."""
        if self._queue_asked is not None:
            self._queue_asked.cancel()
        status = query.status.value if query.status is not None else ""
        videos = self._studio.videos

        def work(token: CancelToken, _progress: Progress) -> list[ReviewItem]:
            return videos.review_queue(token, stage=query.stage, status=status, search=query.text)

        self.wait(+1)
        self._queue_asked = self._asking.run(
            work,
            on_result=self.queue_known.emit,
            on_error=self.failed.emit,
            on_end=lambda: self.wait(-1),
        )

    def note(self, error: StudioError) -> None:
        """Note that the backend did not answer, whatever it was asked for."""
        if error.code is ErrorCode.BACKEND_UNREACHABLE:
            self._put(replace(self.contact, is_offline=True))

    def wait(self, more: int) -> None:
        """Count what is waited for."""
        self._waits += more
        self._put(replace(self.contact, is_asking=self._waits > 0))

    def cancel(self) -> None:
        """Wait for no answer any more; what is known stays."""
        self._asked = None
        self._asking.cancel_all()

    def _put(self, contact: Contact) -> None:
        self.contact = contact
        self.contact_changed.emit(contact)

    def close(self) -> None:
        """Ask and read nothing any more; a call under way is stopped."""
        self._asking.close()
        self._reading.close()
