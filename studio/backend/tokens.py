"""What proves to the backend who asks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Never logged, stored or shown."""

    internal: str = ""
    """Sent as `X-Internal-Token`."""
    bearer: str = ""

    def headers(self) -> dict[str, str]:
        """Return the headers that carry the tokens."""
        found = {"X-Internal-Token": self.internal} if self.internal else {}
        return found | ({"Authorization": f"Bearer {self.bearer}"} if self.bearer else {})

    def __repr__(self) -> str:
        return "Tokens(…)"
