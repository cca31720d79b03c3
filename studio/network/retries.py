"""How often, and after which waits, an upload that failed is tried again: one policy for every store."""

import random
from collections.abc import Sequence
from typing import Final

from studio.domain.cancel import CancelToken

Waits = Sequence[tuple[float, float]]
"""Before each retry some moment between the two is waited, in seconds."""
UPLOAD_WAITS: Final[Waits] = ((1.0, 2.0), (2.0, 4.0), (4.0, 8.0))
"""Chance is in it so that many laptops do not knock together when a store comes back."""


class Retries:
    """The retries of one piece of work."""

    def __init__(self, waits: Waits = UPLOAD_WAITS) -> None:
        self._left = iter(waits)

    def wait(self, cancel: CancelToken, at_least: float = 0.0) -> bool:
        """Wait before the next retry and tell whether there is one; raises `Canceled`.

        `at_least` are seconds the other side asked for.
        """
        between = next(self._left, None)
        if between is None:
            return False
        cancel.wait(max(at_least, random.uniform(*between)))
        cancel.check()
        return True
