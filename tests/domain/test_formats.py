import pytest

from studio.domain.formats import RESOLUTIONS, Aspect, aspect_of, frame_size
from studio.domain.settings import RenderSettings


@pytest.mark.parametrize(
    ("lines", "aspect", "size"),
    [
        (720, Aspect.WIDE, (1280, 720)),
        (1080, Aspect.WIDE, (1920, 1080)),
        (1440, Aspect.WIDE, (2560, 1440)),
        (2160, Aspect.WIDE, (3840, 2160)),
        (720, Aspect.TALL, (720, 1280)),
        (2160, Aspect.TALL, (2160, 3840)),
        (1080, Aspect.SQUARE, (1080, 1080)),
        (480, Aspect.WIDE, (854, 480)),
    ],
)
def test_sizes_have_their_usual_numbers(lines: int, aspect: Aspect, size: tuple[int, int]):
    assert frame_size(lines, aspect) == size
    assert aspect_of(*size) is aspect


@pytest.mark.parametrize("lines", RESOLUTIONS)
@pytest.mark.parametrize("aspect", Aspect)
def test_every_format_can_be_set(lines: int, aspect: Aspect):
    width, height = frame_size(lines, aspect)
    settings = RenderSettings.model_validate({"width": width, "height": height})
    assert min(settings.width, settings.height) == lines


def test_other_shapes_have_no_name():
    assert aspect_of(1000, 700) is None
