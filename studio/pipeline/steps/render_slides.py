"""Step 4: every slide is laid out once, so that what does not fit is known before an hour of encoding."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from studio.domain.cancel import CancelToken
from studio.domain.text import Text
from studio.pipeline.engine import picture_engine
from studio.pipeline.outcome import Tools
from studio.pipeline.pool import Pool
from studio.pipeline.prepared import Prepared
from studio.pipeline.tasks import Result, SlideTask


def render_slides(
    film: Prepared,
    tools: Tools,
    pool: Pool,
    folder: Path,
    tell: Callable[[float, Text | None], None],
    cancel: CancelToken,
) -> list[Text]:
    """Return what the painter remarks on the slides; raises what the painter cannot paint at all."""
    kept = _KeptNotes(film, tools, folder)
    results = [kept.of(task) for task in kept.tasks]
    unknown = [index for index, result in enumerate(results) if result is None]
    laid_out = len(results) - len(unknown)

    def on_done(index: int) -> None:
        nonlocal laid_out
        laid_out += 1
        tell(laid_out / len(results), _slide_detail(laid_out, len(results)))

    made = pool.run([kept.tasks[index] for index in unknown], cancel, on_done=on_done)
    for index, result in zip(unknown, made, strict=True):
        results[index] = result
        kept.keep(kept.tasks[index], result)
    return [
        Text(ko=f"장면 {number}: {ko}", en=f"Scene {number}: {en}")
        for number, result in enumerate(results, start=1)
        for ko, en in (result.notes if result is not None else ())
    ]


class _KeptNotes:
    """Remarks made before on the very same slides."""

    def __init__(self, film: Prepared, tools: Tools, folder: Path) -> None:
        self._cache = tools.caches.notes
        self._file = folder / "notes.json"
        self._engine = picture_engine()
        # How long a slide is shown, what moves and comes on it: nothing of that changes what fits on it.
        self.tasks = [SlideTask(canvas=film.canvas, slide=slide.wording()) for slide in film.slides]

    def of(self, task: SlideTask) -> Result | None:
        if not self._cache.fetch(self._key(task), self._file):
            return None
        return Result(notes=tuple((ko, en) for ko, en in json.loads(self._file.read_text("utf-8"))))

    def keep(self, task: SlideTask, result: Result) -> None:
        self._file.unlink(missing_ok=True)
        self._file.write_text(json.dumps(result.notes), "utf-8")
        self._cache.keep(self._key(task), self._file)

    def _key(self, task: SlideTask) -> str:
        return hashlib.sha256(f"{self._engine}\n{task.model_dump_json()}".encode()).hexdigest()


def _slide_detail(number: int, count: int) -> Text:
    return Text(ko=f"슬라이드 {number}/{count}", en=f"slide {number}/{count}")
