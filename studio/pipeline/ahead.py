"""Making the parts of a film before anybody asks for it."""

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled
from studio.domain.spec import RenderSpec
from studio.pipeline.encoding import with_encoder
from studio.pipeline.names import require_voices
from studio.pipeline.outcome import Tools
from studio.pipeline.parts import fetch_or_make, unheard
from studio.pipeline.pool import Pool
from studio.pipeline.prepared import prepare
from studio.pipeline.steps.compose_video import parts_of
from studio.pipeline.steps.generate_tts import asks_a_service
from studio.pipeline.steps.render_slides import render_slides
from studio.pipeline.workspace import workspace


def encode_ahead(spec: RenderSpec, tools: Tools, pool: Pool, stop: CancelToken, cancel: CancelToken) -> bool:
    """Speak, paint and encode what a film of this snapshot needs, into the caches; tell whether all is there.

    `stop` lets what was begun be finished, so that nothing is done twice; `cancel` ends it at once.
    Raises what a render would raise, and `Canceled` for `cancel`.
    """
    require_voices(spec, tools.online)
    if asks_a_service(spec, tools):
        return False  # whoever pauses has not asked for that
    try:
        with workspace(tools.scratch_dir, "ahead") as folder:
            film = prepare(spec, tools, folder, lambda _: lambda _fraction, _detail=None: None, stop)
            render_slides(film, tools, pool, folder, lambda _fraction, _detail: None, stop)
            film, _ = with_encoder(film, tools, pool, folder, cancel)
            parts = parts_of(film, tools, folder, stop)
            missing = [part for part in parts.all if not part.cache.has(part.key)]
            needed = [*parts.sound.parts, *missing]
            if not fetch_or_make(needed, pool, cancel, unheard, lambda: not stop.is_canceled):
                return False
            parts.sound.finish(pool, cancel)  # makes anew what turns out too quiet or too loud
            return True
    except Canceled:
        cancel.check()
        return False
