"""What proves to the backend who asks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """Never logged, stored or shown."""

    internal: str = ""
    """Sent as `X-Internal-Token`."""
    bearer: str = ""

    @property
    def can_be_sent(self) -> bool:
        """Tell whether they hold only what fits into one line of a request."""
        return all(token.isascii() and token.isprintable() for token in (self.internal, self.bearer))

    def headers(self) -> dict[str, str]:
        """Return the headers that carry the tokens."""
        found = {"X-Internal-Token": self.internal} if self.internal else {}
        return found | ({"Authorization": f"Bearer {self.bearer}"} if self.bearer else {})

    def blanked(self, said: str) -> str:
        """Return words of another machine without the tokens: a backend may repeat what it was sent."""
        for token in filter(None, (self.internal, self.bearer)):
            said = said.replace(token, "…")
        return said

    def __repr__(self) -> str:
        return "Tokens(…)"
