"""When the items of a slide enter, one after another with the words that say them."""

from pydantic import BaseModel, ConfigDict

__all__ = ["Entrance"]


class Entrance(BaseModel):
    """Local frames in which an item is on its way in: not there before them, in its place after them."""

    model_config = ConfigDict(frozen=True)

    first_frame: int
    end_frame: int

    def done(self, frame: int) -> float:
        """Return how much of the time of the way has passed in a frame, 0 to 1."""
        count = self.end_frame - self.first_frame
        return min(1.0, max(0.0, (frame - self.first_frame + 1) / (count + 1)))
