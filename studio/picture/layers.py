"""Painted layers kept for the next frame, as long as they fit into a fixed amount of memory."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from threading import Lock
from typing import ParamSpec, cast

from PySide6.QtGui import QImage

P = ParamSpec("P")


def kept(*, megabytes: int) -> Callable[[Callable[P, QImage]], Callable[P, QImage]]:
    """Keep the pictures a pure function returns, the least used going first; the newest one always stays.

    Arguments must be hashable values. Pictures are shared: never paint on one.
    """

    def decorate(paint: Callable[P, QImage]) -> Callable[P, QImage]:
        pictures: OrderedDict[Hashable, QImage] = OrderedDict()
        lock = Lock()  # the window paints in one thread and makes thumbnails in others

        @wraps(paint)
        def painted(*args: P.args, **kwargs: P.kwargs) -> QImage:
            key = cast("Hashable", (args, tuple(sorted(kwargs.items()))))
            with lock:
                if key in pictures:
                    pictures.move_to_end(key)
                    return pictures[key]
            picture = paint(*args, **kwargs)
            with lock:
                pictures[key] = picture
                while len(pictures) > 1 and sum(p.sizeInBytes() for p in pictures.values()) > megabytes << 20:
                    pictures.popitem(last=False)
            return picture

        return painted

    return decorate
