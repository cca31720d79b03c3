import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from threading import Timer

import psutil
import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import Canceled, EnvironmentTrouble, ErrorCode, StepFailed
from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide
from studio.pipeline.pool import Pool, WorkerBug
from studio.pipeline.tasks import SlideTask, Task
from tests.pipeline.kit import children

CANVAS = Canvas(width=160, height=90, fps=24, theme="dawn")

# A child without Qt that does what the title of a slide tells it.
CHILD = r"""
import json, os, pathlib, subprocess, sys, time
here = pathlib.Path(sys.argv[1])
for line in sys.stdin:
    request = json.loads(line)
    number, title = request["number"], request["task"]["slide"]["title"]
    word, _, rest = title.partition(" ")
    def answer(**what):
        print(json.dumps({"number": number, **what}), flush=True)
    answer(progress=0.5)
    if word == "sleep":
        subprocess.Popen(["sleep", "60"])
        (here / f"asleep-{number}").touch()
        time.sleep(60)
    if word == "die" or (word == "die-once" and not (here / rest).exists()):
        (here / rest).touch() if rest else None
        os.kill(os.getpid(), 9)
    if word == "complain":
        print("the driver is gone", file=sys.stderr, flush=True)
    if word == "exit":
        print("no library", file=sys.stderr); sys.exit(3)
    if word == "refuse":
        failure = {"code": "DISK_FULL", "ko": "가득", "en": "full", "next_ko": "비우기", "next_en": "free"}
        answer(failure={**failure, "kind": "environment"})
    elif word == "killed":
        answer(failure={"code": "COMPOSE_FAILED", "ko": "끝", "en": "ffmpeg was killed", "kind": "killed"})
    elif word == "bug":
        answer(crash="Traceback: a bug of ours")
    else:
        answer(result={"notes": [[title, str(os.getpid())]]})
"""


def _tasks(*titles: str) -> Sequence[Task]:
    return [SlideTask(canvas=CANVAS, slide=Slide(layout=Layout.SUMMARY, title=title)) for title in titles]


@pytest.fixture
def command(tmp_path: Path) -> list[str]:
    return [sys.executable, "-S", "-E", "-c", CHILD, str(tmp_path)]


@pytest.fixture
def pool(command: list[str]):
    with Pool(2, command) as pool:
        yield pool
    assert not children()


def test_results_come_in_the_order_of_the_tasks(pool: Pool):
    results = pool.run(_tasks(*"abcdefg"), CancelToken())
    assert [r.notes[0][0] for r in results] == list("abcdefg")


def test_what_a_child_complains_of_is_in_the_log(command: list[str], caplog: pytest.LogCaptureFixture):
    with Pool(1, command) as pool:
        pool.run(_tasks("complain"), CancelToken())
    assert "a child process: the driver is gone" in caplog.text


def test_the_work_is_shared_and_children_are_kept(pool: Pool):
    first = {r.notes[0][1] for r in pool.run(_tasks(*"abcdefghij"), CancelToken())}
    second = {r.notes[0][1] for r in pool.run(_tasks(*"abcdefghij"), CancelToken())}
    assert first | second == first
    assert 1 <= len(first) <= 2


def test_progress_tells_which_task(pool: Pool):
    seen: list[tuple[int, float]] = []
    pool.run(_tasks("a", "b"), CancelToken(), lambda index, fraction: seen.append((index, fraction)))
    assert sorted(seen) == [(0, 0.5), (0, 1.0), (1, 0.5), (1, 1.0)]


def test_finished_tasks_are_told_once(pool: Pool):
    done: list[int] = []
    pool.run(_tasks("a", "die-once mark", "b"), CancelToken(), on_done=done.append)
    assert sorted(done) == [0, 1, 2]


def test_no_tasks_need_no_child(pool: Pool):
    assert pool.run([], CancelToken()) == []
    assert not children()


def test_cancel_ends_children_and_grandchildren_within_a_second(pool: Pool, tmp_path: Path):
    cancel = CancelToken()
    began = 0.0

    def stop() -> None:
        nonlocal began
        began = time.monotonic()
        cancel.cancel()

    timer = Timer(0.5, stop)
    timer.start()
    with pytest.raises(Canceled):
        pool.run(_tasks("sleep", "sleep"), cancel)
    assert time.monotonic() - began < 1
    assert not children()
    assert not _running_in(tmp_path)
    timer.join()


def test_a_killed_child_is_replaced_and_its_task_done(pool: Pool):
    results = pool.run(_tasks("a", "die-once mark", "b"), CancelToken())
    assert [r.notes[0][0] for r in results] == ["a", "die-once mark", "b"]


def test_a_task_that_kills_twice_fails_clearly(pool: Pool):
    with pytest.raises(StepFailed) as caught:
        pool.run(_tasks("die", "a"), CancelToken())
    assert caught.value.code is ErrorCode.COMPOSE_FAILED
    assert caught.value.next_step is not None


def test_a_child_that_cannot_start_fails_clearly(pool: Pool, caplog: pytest.LogCaptureFixture):
    with pytest.raises(StepFailed) as caught:
        pool.run(_tasks("exit"), CancelToken())
    assert caught.value.code is ErrorCode.COMPOSE_FAILED
    assert "no library" in caplog.text
    assert "no library" not in caught.value.what.en


def test_an_error_arrives_as_it_was_and_ends_the_rest(pool: Pool):
    with pytest.raises(EnvironmentTrouble) as caught:
        pool.run(_tasks("refuse", "sleep"), CancelToken())
    assert caught.value.code is ErrorCode.DISK_FULL
    assert caught.value.what.ko == "가득"
    assert caught.value.next_step is not None
    assert caught.value.next_step.en == "free"
    assert not children()


def test_a_killed_ffmpeg_is_tried_once_more(pool: Pool):
    with pytest.raises(StepFailed) as caught:
        pool.run(_tasks("killed"), CancelToken())
    assert "killed" in caught.value.what.en


def test_a_bug_in_a_child_is_no_trouble_of_the_user(pool: Pool):
    with pytest.raises(WorkerBug, match="Traceback"):
        pool.run(_tasks("bug"), CancelToken())


def test_a_pool_can_be_used_after_a_failure(pool: Pool):
    with pytest.raises(EnvironmentTrouble):
        pool.run(_tasks("refuse"), CancelToken())
    assert len(pool.run(_tasks("a"), CancelToken())) == 1


def test_an_interrupt_leaves_no_child(command: list[str]):
    def interrupted(_index: int, _fraction: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), Pool(2, command) as pool:
        pool.run(_tasks("sleep", "sleep"), CancelToken(), interrupted)
    assert not children()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_the_real_children_die_with_a_killed_parent(tmp_path: Path):
    """The parent gets no chance to clean up; its children see their input close."""
    program = (
        "import time, sys\nfrom studio.pipeline.pool import Pool\n"
        "pool = Pool(2); pool.warm_up(2); print('ready', flush=True); time.sleep(60)\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE)
    assert parent.stdout is not None
    parent.stdout.readline()
    tree = psutil.Process(parent.pid).children(recursive=True)
    assert len(tree) == 2
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    _, alive = psutil.wait_procs(tree, timeout=5)
    assert not [p for p in alive if p.status() != psutil.STATUS_ZOMBIE]


def _running_in(folder: Path) -> list[str]:
    found: list[str] = []
    for process in psutil.process_iter():
        try:
            if str(folder) in " ".join(process.cmdline()) and process.pid != os.getpid():
                found.append(f"{process.pid} {process.cmdline()}")
        except psutil.Error:
            continue
    return found
