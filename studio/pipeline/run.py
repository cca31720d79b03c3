"""The order of the seven steps."""

import logging
from collections.abc import Callable

from studio.domain.cancel import CancelToken
from studio.domain.disk import disk_full, is_disk_full
from studio.domain.spec import RenderSpec
from studio.domain.steps import Step
from studio.domain.text import Text
from studio.pipeline.encoding import compose
from studio.pipeline.outcome import RenderOutcome, Report, Tools
from studio.pipeline.prepared import prepare
from studio.pipeline.steps.finalize import finalize, verify
from studio.pipeline.steps.render_slides import render_slides
from studio.pipeline.steps.upload_assets import STORED, VERIFIED, send_assets, share, upload_assets
from studio.pipeline.steps.validate_script import validate_script
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
        with (
            workspace(tools.scratch_dir, job_id) as folder,
            tools.pools.lend(tools.workers) as pool,
        ):
            warnings = validate_script(spec, tools, telling(Step.VALIDATE_SCRIPT))
            film = prepare(spec, tools, folder, telling, cancel)
            warnings += film.remarks
            warnings += render_slides(film, tools, pool, folder, telling(Step.RENDER_SLIDES), cancel)
            composed, notices = compose(film, tools, pool, folder, telling(Step.COMPOSE_VIDEO), cancel)
            warnings += notices
            tell = telling(Step.UPLOAD_ASSETS)
            send = None if spec.draft else tools.send
            stored = upload_assets(
                job_id, spec, composed, film.captions, tools, share(tell, 0, STORED if send else 1), cancel
            )
            sent = None
            if send is not None:
                verifying = share(tell, STORED, VERIFIED)
                composed = verify(composed, stored, film.timeline, tools, pool, verifying, cancel)
                sent = send_assets(job_id, stored, tools, send, share(tell, VERIFIED, 1), cancel)
            assets = finalize(composed, stored, film.timeline, tools, pool, telling(Step.FINALIZE), cancel)
            report(Step.FINALIZE, 1.0, None)
            return RenderOutcome(
                assets=assets,
                files=stored,
                warnings=tuple(warnings),
                timeline=film.timeline,
                voices=film.voices,
                sent=sent,
            )
    except OSError as error:
        if is_disk_full(error):
            raise disk_full() from error
        raise


def sweep(tools: Tools) -> None:
    """Remove what jobs left behind whose process is gone."""
    if swept := sweep_dead(tools.scratch_dir):
        _log.info("removed the scratch folders of %d dead jobs", swept)
