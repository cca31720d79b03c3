"""Music under a film: which file, how loud it is, and how far it steps back for the narration."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

MUSIC: Final = "music:"
"""Begins the name of music that was taken in; its SHA-256 follows."""


class MusicBed(BaseModel):
    """Music that was taken in; it is repeated over the whole film, and fades in and out at its ends."""

    model_config = ConfigDict(frozen=True)

    file: Annotated[str, Field(pattern=rf"^{MUSIC}[0-9a-f]{{64}}$")]
    title: str = ""
    """What people call it: the name of the file it came from."""
    level_db: Annotated[float, Field(ge=-40, le=0)] = -14.0
    """How it lies to the narration where nobody speaks; in a film without any it is as loud as one."""
    duck_db: Annotated[float, Field(ge=0, le=30)] = 8.0
    """How much further it goes down while somebody speaks."""
    fade_sec: Annotated[float, Field(ge=0, le=30)] = 2.0

    @property
    def sha256(self) -> str:
        """Hex digest of the file that was taken in."""
        return self.file.removeprefix(MUSIC)
