"""A caption: what is shown, and from when to when."""

from pydantic import BaseModel, ConfigDict


class Cue(BaseModel):
    """One caption of at most two lines, shown between whole milliseconds from the film's beginning."""

    model_config = ConfigDict(frozen=True)

    start_ms: int
    end_ms: int
    lines: tuple[str, ...]
    scene: int

    @property
    def text(self) -> str:
        """The caption on one line."""
        return " ".join(self.lines)
