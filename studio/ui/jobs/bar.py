"""The bar of seven parts: how wide each is, how full, and in which role's colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from studio.domain.job import JobStatus
from studio.domain.steps import Step
from studio.ui.jobs.row import JobRow
from studio.ui.theme import Theme

BAR_HEIGHT: Final = 6
BAR_GAP: Final = 2
STEPS: Final = tuple(Step)


@dataclass(frozen=True, slots=True)
class Part:
    """A seventh of the bar: where it is (fractions of the bar), how full, and in which role's colour."""

    begin: float
    end: float
    filled: float
    role: str


def parts_of(row: JobRow) -> list[Part]:
    """Return the seven parts of a job's bar: green when all is done, red from where it failed."""
    job = row.job
    broken = job.status in (JobStatus.FAILED, JobStatus.CANCELED)
    parts: list[Part] = []
    for step in STEPS:
        begin, end = step.span
        filled = min(1.0, max(0.0, (job.progress - begin) / (end - begin)))
        role = "accent"
        if job.status is JobStatus.SUCCEEDED:
            filled, role = 1.0, "good"
        elif broken and job.step is step:
            filled, role = max(filled, 0.5), "wrong" if job.status is JobStatus.FAILED else "muted"
        elif broken and job.status is JobStatus.CANCELED:
            role = "muted"
        parts.append(Part(begin / 100, end / 100, filled, role))
    return parts


def step_at(bar: QRectF, x: float) -> Step:
    """Return the step whose part of the bar lies at `x`."""
    percent = 100 * (x - bar.left()) / max(1.0, bar.width())
    return next((step for step in STEPS if percent < step.span[1]), STEPS[-1])


def paint_bar(painter: QPainter, bar: QRectF, row: JobRow, theme: Theme) -> None:
    """Paint the seven parts; while a film goes out, one bar of what is sent."""
    painter.setPen(Qt.PenStyle.NoPen)
    if (sent := row.parcel.sent) is not None:
        share = min(1.0, sent.sent_bytes / max(1, sent.total_bytes))
        _slot(painter, bar, theme, "line")
        _slot(painter, QRectF(bar.left(), bar.top(), bar.width() * share, bar.height()), theme, "accent")
        return
    for part in parts_of(row):
        left = bar.left() + part.begin * bar.width()
        width = (part.end - part.begin) * bar.width() - (BAR_GAP if part.end < 1 else 0)
        _slot(painter, QRectF(left, bar.top(), width, bar.height()), theme, "line")
        if part.filled:
            _slot(painter, QRectF(left, bar.top(), width * part.filled, bar.height()), theme, part.role)


def _slot(painter: QPainter, area: QRectF, theme: Theme, role: str) -> None:
    painter.setBrush(theme.colors.by_role(role))
    painter.drawRoundedRect(area, 2, 2)
