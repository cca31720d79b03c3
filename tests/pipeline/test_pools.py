import time
from collections.abc import Iterator

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide
from studio.pipeline.pool import Pool
from studio.pipeline.pools import Pools
from studio.pipeline.tasks import SlideTask
from tests.pipeline.kit import children

TASK = SlideTask(
    canvas=Canvas(width=320, height=180, fps=24, theme="dawn"),
    slide=Slide(layout=Layout.SUMMARY, title="요약"),
)


@pytest.fixture
def pools() -> Iterator[Pools]:
    made = Pools(keep_sec=60)
    yield made
    made.close()
    assert not children()


def _work(pool: Pool) -> None:
    pool.run([TASK], CancelToken())


def test_the_next_render_finds_the_children_of_the_last(pools: Pools):
    with pools.lend(1) as pool:
        _work(pool)
        first = children()
    assert first
    with pools.lend(1) as pool:
        _work(pool)
        assert children() == first


def test_renders_at_the_same_time_have_children_of_their_own(pools: Pools):
    with pools.lend(1) as one, pools.lend(1) as other:
        _work(one)
        _work(other)
        assert one is not other
        assert len(children()) == 2


def test_after_an_error_nothing_is_kept(pools: Pools):
    def fail() -> None:
        with pools.lend(1) as pool:
            _work(pool)
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert not children()


def test_children_go_when_nobody_needs_them_for_a_while():
    pools = Pools(keep_sec=0.3)
    with pools.lend(1) as pool:
        _work(pool)
    assert children()
    until = time.monotonic() + 10
    while children() and time.monotonic() < until:
        time.sleep(0.05)
    assert not children()
    pools.close()


def test_a_pool_that_comes_back_after_the_end_is_not_kept():
    pools = Pools(keep_sec=60)
    with pools.lend(1) as pool:
        _work(pool)
        pools.close()
    assert not children()


def test_what_is_no_more_wanted_is_not_begun():
    begun: list[int] = []
    with Pool(1) as pool:
        results = pool.run([TASK] * 5, CancelToken(), on_done=begun.append, wanted=lambda: len(begun) < 2)
    assert begun == [0, 1]
    assert len(results) == 2


def test_children_can_be_told_to_work_when_nobody_else_does():
    import psutil

    with Pool(1, idle=True) as pool:
        _work(pool)
        (child,) = psutil.Process().children()
        assert child.nice() == 19 or child.nice() == getattr(psutil, "IDLE_PRIORITY_CLASS", 19)
