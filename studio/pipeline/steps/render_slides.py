"""Step 4: every slide is laid out once, so that what does not fit is known before an hour of encoding."""

from collections.abc import Callable, Sequence
from pathlib import Path

from studio.domain.cancel import CancelToken
from studio.domain.slides import Canvas, Slide
from studio.domain.text import Text
from studio.pipeline.pool import Pool
from studio.pipeline.tasks import SlideTask


def render_slides(
    canvas: Canvas,
    slides: Sequence[Slide],
    pool: Pool,
    tell: Callable[[float, Text | None], None],
    cancel: CancelToken,
    pictures: Path | None = None,
) -> list[Text]:
    """Return what the painter remarks on the slides; raises what the painter cannot paint at all."""
    done: set[int] = set()

    def on_progress(index: int, fraction: float) -> None:
        if fraction >= 1:
            done.add(index)
            tell(
                len(done) / len(slides),
                Text(ko=f"슬라이드 {len(done)}/{len(slides)}", en=f"slide {len(done)}/{len(slides)}"),
            )

    tasks = [SlideTask(canvas=canvas, slide=slide, pictures=pictures) for slide in slides]
    results = pool.run(tasks, cancel, on_progress)
    return [
        Text(ko=f"장면 {number}: {ko}", en=f"Scene {number}: {en}")
        for number, result in enumerate(results, start=1)
        for ko, en in result.notes
    ]
