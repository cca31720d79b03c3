import pytest

from studio.pipeline.memory import workers_within

GIB = 1024**3


@pytest.mark.parametrize(
    ("workers", "size", "memory", "wanted"),
    [
        (8, (1280, 720), 16 * GIB, 8),
        (8, (1920, 1080), 8 * GIB, 8),
        (8, (3840, 2160), 8 * GIB, 3),
        (8, (2160, 3840), 8 * GIB, 3),
        (16, (3840, 2160), 16 * GIB, 6),
        (8, (4096, 4096), 1 * GIB, 1),
        (1, (3840, 2160), 64 * GIB, 1),
    ],
)
def test_large_frames_get_no_more_processes_than_there_is_memory_for(
    workers: int, size: tuple[int, int], memory: int, wanted: int
):
    assert workers_within(workers, *size, memory=memory) == wanted


def test_this_machine_has_room_for_one_at_least():
    assert workers_within(2, 160, 90) in (1, 2)
