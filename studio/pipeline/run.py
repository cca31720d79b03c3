"""The order of the seven steps."""

import logging
from collections.abc import Callable

from studio.domain.cancel import CancelToken
from studio.domain.disk import disk_full, is_disk_full
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.text import Text
from studio.pipeline.outcome import RenderOutcome, Report, Tools
from studio.pipeline.pictures import canvas_for, without_missing
from studio.pipeline.steps.compose_video import compose_video
from studio.pipeline.steps.finalize import finalize
from studio.pipeline.steps.generate_subtitle import generate_subtitle
from studio.pipeline.steps.generate_tts import generate_tts
from studio.pipeline.steps.render_slides import render_slides
from studio.pipeline.steps.upload_assets import upload_assets
from studio.pipeline.steps.validate_script import validate_script
from studio.pipeline.timing import slides_for, timeline_of
from studio.pipeline.workspace import sweep_dead, workspace

_log = logging.getLogger(__name__)


def render(job_id: str, spec: RenderSpec, tools: Tools, report: Report, cancel: CancelToken) -> RenderOutcome:
    """Turn a snapshot into a verified, stored film.

    However it ends, no child process and no scratch file is left.
    Raises `StudioError` for every trouble that has a name; anything else that comes out is a bug.
    """

    def telling(step: Step) -> Callable[[float, Text | None], None]:
        cancel.check()
        report(step, 0.0, None)
        return lambda fraction, detail=None: report(step, fraction, detail)

    try:
        with workspace(tools.scratch_dir, job_id) as folder, tools.pools.lend(tools.workers) as pool:
            warnings = validate_script(spec, tools, telling(Step.VALIDATE_SCRIPT))
            pool.warm_up(len(spec.scenes))
            speech = generate_tts(spec, tools, folder, telling(Step.GENERATE_TTS), cancel)
            timeline = timeline_of(spec, [clip.sample_count for clip in speech])
            slides, canvas = (
                without_missing(slides_for(spec, timeline), tools.pictures_dir),
                canvas_for(spec, tools.pictures_dir),
            )
            captions = generate_subtitle(
                spec, timeline, speech, folder, telling(Step.GENERATE_SUBTITLE), cancel
            )
            warnings += render_slides(
                canvas, slides, pool, telling(Step.RENDER_SLIDES), cancel, tools.pictures_dir
            )
            film = compose_video(
                spec, timeline, slides, speech, tools, pool, folder, telling(Step.COMPOSE_VIDEO), cancel
            )
            stored = upload_assets(job_id, spec, film, captions, tools, telling(Step.UPLOAD_ASSETS), cancel)
            assets = finalize(film, stored, timeline, tools, pool, telling(Step.FINALIZE), cancel)
            report(Step.FINALIZE, 1.0, None)
            return RenderOutcome(assets=assets, files=stored, warnings=tuple(warnings), timeline=timeline)
    except OSError as error:
        if is_disk_full(error):
            raise disk_full() from error
        raise


def sweep(tools: Tools) -> None:
    """Remove what jobs left behind whose process is gone."""
    if swept := sweep_dead(tools.scratch_dir):
        _log.info("removed the scratch folders of %d dead jobs", swept)
