"""A voice of a service on the network: the text goes there in portions, the sound comes back."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from studio.domain.cancel import CancelToken
from studio.domain.speech import SILENT_CLIP, Clip
from studio.speech.chunks import portions
from studio.speech.lexicon import Reader
from studio.speech.spoken import Spoken
from studio.speech.takes import Takes


@dataclass(frozen=True, slots=True)
class Sounding:
    """Mono 16-bit samples at `rate`, and the (character said, sample) pairs a service knows of."""

    pcm: bytes
    rate: int
    events: Sequence[tuple[int, int]]


class Service(Protocol):
    """One voice of a service."""

    def fits(self, said: str) -> bool:
        """Tell whether several sentences may be asked for together."""
        ...

    def fetch(self, said: str, cancel: CancelToken) -> Sounding:
        """Return the sound of some sentences; raises `OnlineTrouble` or `Canceled`."""
        ...


class OnlineVoice:
    """Speaks through a service; what came of a text that was not finished is thrown away."""

    def __init__(
        self, fingerprint: str, speed: float, reader: Reader, open_service: Callable[[], Service]
    ) -> None:
        self._fingerprint = fingerprint
        self._speed = speed
        self._reader = reader
        self._open_service = open_service
        self._service: Service | None = None
        self._turn = threading.Lock()

    @property
    def fingerprint(self) -> str:
        """Everything the sound depends on besides the text; no key is among it."""
        return self._fingerprint

    def speak(self, text: str, cancel: CancelToken) -> Clip:
        """Return the speech of `text`; raises `OnlineTrouble`, or `Canceled` within a second."""
        cancel.check()
        if not self._reader.spell_out(text).text:
            return SILENT_CLIP
        takes = Takes(text, self._speed)
        with self._turn:
            service = self._service = self._service or self._open_service()
            for start, end, said, is_last in self._together(text, service):
                got = service.fetch(said.text, cancel)
                takes.add(start, end, said, got.pcm, got.rate, got.events, ends_sentence=is_last)
        return takes.clip()

    def close(self) -> None:
        """Forget who was signed in; the voice may speak again."""
        with self._turn:
            self._service = None

    def _together(self, text: str, service: Service) -> Iterator[tuple[int, int, Spoken, bool]]:
        """Yield what is asked for in one go: as many sentences as fit."""
        open_: tuple[int, int, Spoken, bool] | None = None
        for start, end, is_last in portions(text):
            if open_ is not None:
                longer = self._reader.spell_out(text[open_[0] : end], open_[0])
                if service.fits(longer.text):
                    open_ = (open_[0], end, longer, is_last)
                    continue
                yield open_
            said = self._reader.spell_out(text[start:end], start)
            open_ = (start, end, said, is_last) if said.text else None
        if open_ is not None:
            yield open_
