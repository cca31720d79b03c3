"""Characters as people and Python count them, and the UTF-16 units in which Qt counts."""


def common_start(one: str, other: str) -> int:
    """Return how many characters two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while low + 1 < high:  # comparing slices is far quicker than looking at each character
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low if one[low : low + 1] != other[low : low + 1] else low + 1


def difference(before: str, after: str, cursor: int | None = None) -> tuple[int, int, str]:
    """Return what leads from one text to the next: at which character, how many go, and what comes.

    Among equal letters only `cursor`, behind what came, tells which of them was typed.
    """
    if cursor is not None and before.endswith(after[cursor:]):
        kept = len(after) - cursor
        start = common_start(before[: len(before) - kept], after[:cursor])
        return start, len(before) - kept - start, after[start:cursor]
    start = common_start(before, after)
    end = common_start(before[start:][::-1], after[start:][::-1])
    return start, len(before) - start - end, after[start : len(after) - end]


def to_units(text: str, characters: int) -> int:
    """Return the cursor position (UTF-16 units) behind that many characters."""
    if text.isascii():
        return min(characters, len(text))
    return len(text[:characters].encode("utf-16-le", "surrogatepass")) // 2


def to_characters(text: str, units: int) -> int:
    """Return how many characters stand before a cursor position (UTF-16 units)."""
    if text.isascii():
        return min(units, len(text))
    return len(text.encode("utf-16-le", "surrogatepass")[: units * 2].decode("utf-16-le", "replace"))
