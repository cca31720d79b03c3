"""Films of every usual size and shape come out in it, with a thumbnail of the same shape."""

import re

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.formats import Aspect, frame_size
from studio.domain.settings import VisualStyle
from studio.film.verify import Expected, verify
from tests.film.kit import Probe
from tests.pipeline.kit import Bench, spec_of

FORMATS = [*((720, aspect) for aspect in Aspect), (2160, Aspect.TALL)]


@pytest.mark.parametrize(("lines", "aspect"), FORMATS)
def test_a_film_has_the_size_that_was_asked_for(bench: Bench, lines: int, aspect: Aspect):
    width, height = frame_size(lines, aspect)
    spec = spec_of(["", ""], seconds=0.1, style=VisualStyle.BASIC)
    settings = spec.settings.model_copy(update={"width": width, "height": height, "fps": 60})
    outcome = bench.render(spec.model_copy(update={"settings": settings}))
    film, thumbnail = outcome.files["video.mp4"].path, outcome.files["thumb.jpg"].path
    assert film is not None
    assert thumbnail is not None
    assert f"{width}x{height}" in Probe(film).said()
    verify(
        film,
        Expected(12, 12 * 800, audible=False),
        on_progress=lambda _: None,
        cancel=CancelToken(),
    )
    found = re.search(r"Video: mjpeg.*?, (\d+)x(\d+)", Probe(thumbnail).said())
    assert found is not None
    assert int(found[1]) == 640
    assert int(found[1]) / int(found[2]) == pytest.approx(width / height, rel=0.01)
