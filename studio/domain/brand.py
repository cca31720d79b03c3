"""A house's own look: its colours, its typeface and its logo."""

from typing import Annotated, Final

from pydantic import BaseModel, ConfigDict, Field

BRAND_THEME: Final = "brand"
"""The theme that a kit colours."""

Hex = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]


class BrandKit(BaseModel):
    """What the theme `brand` is coloured with; everything else follows from it, readable on any colour."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    primary: Hex
    background: Hex | None = None
    """Dark or light; None derives a dark one from the primary colour."""
    family: str = ""
    """A typeface installed here; letters it lacks are taken from the studio's own."""
    logo: str = ""
    """`picture:` and the SHA-256 of a picture taken in; empty for none."""
