"""What is told of a picture that another machine made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from studio.domain.visual_plan import shorten
from studio.domain.visuals import STAND_IN
from studio.ui import words

if TYPE_CHECKING:
    from studio.domain.visuals import MadeRecord

_PROMPT_SHOWN: Final = 90
"""Characters of a prompt that are told."""


def made_by(record: MadeRecord) -> str:
    """Say who made a picture from which words, when, and who asked for it."""
    when = words.day(record.made_at.astimezone().date())
    maker = record.maker
    if record.provider == STAND_IN:
        maker = QCoreApplication.translate("Inspector", "the stand-in")
    text = QCoreApplication.translate("Inspector", "Made by %1 from “%2”, %3, by %4")
    # The prompt last: what stands in it is nobody's place to fill.
    told = {"%1": maker, "%3": when, "%4": record.made_by, "%2": shorten(record.prompt, _PROMPT_SHOWN)}
    for mark, said in told.items():
        text = text.replace(mark, said)
    return text
