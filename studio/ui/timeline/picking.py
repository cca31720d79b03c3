"""Which scenes are selected after a click or a key, as in any list. No Qt."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pick:
    """Scenes selected together, and the one of them that all panels show."""

    uids: tuple[str, ...]
    shown: str


def toggled(order: Sequence[str], selected: Collection[str], shown: str, uid: str) -> Pick:
    """Take a scene in, or out again; the last one stays."""
    if uid not in selected:
        return Pick(tuple(u for u in order if u in selected or u == uid), uid)
    rest = tuple(u for u in order if u in selected and u != uid)
    if not rest:
        return Pick((uid,), uid)
    at = order.index(uid)
    return Pick(rest, shown if shown in rest else min(rest, key=lambda u: abs(order.index(u) - at)))


def ranged(order: Sequence[str], anchor: str, uid: str) -> Pick:
    """Select everything from the anchor to a scene."""
    first, last = sorted((order.index(anchor if anchor in order else uid), order.index(uid)))
    return Pick(tuple(order[first : last + 1]), uid)


def added(order: Sequence[str], selected: Collection[str], more: Collection[str], shown: str) -> Pick:
    """Select more scenes; the one that is shown stays shown where it is among them."""
    uids = tuple(u for u in order if u in selected or u in more)
    return Pick(uids, shown if shown in uids else uids[0])
