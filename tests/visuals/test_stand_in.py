"""The stand-in works offline, is always alike, and says that it is one."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from studio.domain.cancel import CancelToken
from studio.domain.visuals import JobState, VisualOptions
from studio.visuals.making import MakingState, Patience, make
from studio.visuals.mock import StandIn

QUICK = Patience(first_poll_sec=0.0)


def picture(folder: Path, prompt: str, options: VisualOptions) -> bytes:
    make(StandIn(), prompt, options, folder / "p", QUICK, cancel=CancelToken())
    return (folder / "p").read_bytes()


def test_the_same_words_give_the_same_bytes(tmp_path: Path) -> None:
    wide = VisualOptions(1280, 720)
    first = picture(tmp_path, "사무실에서 메일을 읽는 사람", wide)
    assert picture(tmp_path, "사무실에서 메일을 읽는 사람", wide) == first
    assert picture(tmp_path, "a lock on a door", wide) != first
    assert picture(tmp_path, "사무실에서 메일을 읽는 사람", VisualOptions(1280, 720, take=1)) != first


def test_it_has_the_ratio_of_the_film(tmp_path: Path) -> None:
    for width, height in ((1280, 720), (720, 1280), (720, 720)):
        picture(tmp_path, "x", VisualOptions(width, height))
        with Image.open(tmp_path / "p") as image:
            assert image.width * height == image.height * width
            assert min(image.size) == 1080


def test_it_says_how_far_it_is(tmp_path: Path) -> None:
    states: list[MakingState] = []
    make(
        StandIn(),
        "x",
        VisualOptions(320, 180),
        tmp_path / "p",
        QUICK,
        on_state=states.append,
        cancel=CancelToken(),
    )
    assert [state.state for state in states] == [
        JobState.QUEUED, JobState.QUEUED, JobState.RUNNING, JobState.RUNNING, JobState.DONE, JobState.DONE,
    ]  # fmt: skip
