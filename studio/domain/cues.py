"""A caption: what is shown, and from when to when."""

from pydantic import BaseModel, ConfigDict


class Cue(BaseModel):
    """One caption of at most two lines, shown between whole milliseconds from the film's beginning."""

    model_config = ConfigDict(frozen=True)

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    scene: int

    def later(self, milliseconds: int) -> "Cue":
        """Return the caption at another time."""
        return self.model_copy(
            update={"start_ms": self.start_ms + milliseconds, "end_ms": self.end_ms + milliseconds}
        )

    @property
    def text(self) -> str:
        """The caption on one line."""
        return " ".join(self.lines)
