"""What is encoded while the author pauses, and what keeps it from being."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode, StepFailed
from studio.domain.script import Chapter, Scene, Script
from studio.domain.settings import Settings
from studio.domain.spec import RenderSpec
from studio.domain.text import Text
from studio.services.ahead import AheadState, EncodingAhead


def _script(text: str) -> Script:
    scene = Scene(uid="scene-1", narration=text)
    return Script(title="교육", chapters=(Chapter(uid="chapter-1", title="첫 장", scenes=(scene,)),))


class _Encoder:
    """Notes what it is asked to encode; works until it is let go, or told to stop."""

    def __init__(self) -> None:
        self.asked: list[RenderSpec] = []
        self.go_on = threading.Event()
        self.go_on.set()
        self.error: Exception | None = None
        self.refuse = False

    def __call__(self, spec: RenderSpec, stop: CancelToken) -> bool:
        self.asked.append(spec)
        if self.error is not None:
            raise self.error
        while not self.go_on.wait(0.01):
            if stop.is_canceled:
                return False
        return not self.refuse

    @property
    def texts(self) -> list[str]:
        return [spec.scenes[0].narration for spec in self.asked]


class _Machine:
    def __init__(self) -> None:
        self.encoder = _Encoder()
        self.settings = Settings()
        self.battery = False
        self.states: list[AheadState] = []
        self.ahead = EncodingAhead(self.encoder, lambda: self.settings, lambda: self.battery, pause_sec=0.05)
        self.ahead.on_change(self.states.append)


def _until(what: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not what():
        assert time.monotonic() < until, "it never happened"
        time.sleep(0.005)


@pytest.fixture
def machine() -> Iterator[_Machine]:
    made = _Machine()
    yield made
    made.ahead.close()


def test_a_script_that_rests_is_encoded(machine: _Machine):
    machine.ahead.follow(_script("하나"), draft=True)
    _until(lambda: machine.ahead.state is AheadState.READY)
    assert machine.encoder.texts == ["하나"]
    assert machine.encoder.asked[0].draft
    assert machine.states == [AheadState.WORKING, AheadState.READY]


def test_while_somebody_types_nothing_is_begun(machine: _Machine):
    for number in range(20):
        machine.ahead.follow(_script(str(number)))
        time.sleep(0.01)
    _until(lambda: machine.ahead.state is AheadState.READY)
    assert machine.encoder.texts == ["19"]


def test_an_edit_stops_what_is_being_encoded_and_the_new_script_follows(machine: _Machine):
    machine.encoder.go_on.clear()
    machine.ahead.follow(_script("하나"))
    _until(lambda: machine.encoder.texts == ["하나"])
    machine.ahead.follow(_script("둘"))
    _until(lambda: machine.encoder.texts == ["하나", "둘"])
    machine.encoder.go_on.set()
    _until(lambda: machine.ahead.state is AheadState.READY)
    assert machine.encoder.texts == ["하나", "둘"]


def test_when_a_render_is_in_the_way_it_tries_again(machine: _Machine):
    machine.encoder.refuse = True
    machine.ahead.follow(_script("하나"))
    _until(lambda: len(machine.encoder.asked) >= 3)
    assert AheadState.WAITING in machine.states
    machine.encoder.refuse = False
    _until(lambda: machine.ahead.state is AheadState.READY)


def test_the_setting_and_the_battery_keep_it_from_working(machine: _Machine):
    machine.battery = True
    machine.ahead.follow(_script("하나"))
    time.sleep(0.2)
    assert not machine.encoder.asked
    machine.settings = Settings(encode_ahead_on_battery=True)
    machine.ahead.follow(_script("둘"))
    _until(lambda: machine.ahead.state is AheadState.READY)
    machine.settings = Settings(encode_ahead=False)
    machine.ahead.follow(_script("셋"))
    _until(lambda: machine.ahead.state is AheadState.OFF)
    assert machine.encoder.texts == ["둘"]


def test_no_script_and_an_empty_one_need_nothing(machine: _Machine):
    machine.ahead.follow(_script("하나"))
    machine.ahead.follow(None)
    machine.ahead.follow(Script(title="비었음"))
    time.sleep(0.2)
    assert not machine.encoder.asked


@pytest.mark.parametrize(
    "error", [StepFailed(ErrorCode.TTS_FAILED, Text(ko="음성", en="voice")), RuntimeError("a bug")]
)
def test_what_cannot_be_encoded_is_not_tried_again_until_it_changes(machine: _Machine, error: Exception):
    machine.encoder.error = error
    machine.ahead.follow(_script("하나"))
    _until(lambda: bool(machine.encoder.asked) and machine.ahead.state is AheadState.OFF)
    time.sleep(0.2)
    assert machine.encoder.texts == ["하나"]
    machine.encoder.error = None
    machine.ahead.follow(_script("둘"))
    _until(lambda: machine.ahead.state is AheadState.READY)


def test_closing_ends_the_work(machine: _Machine):
    machine.encoder.go_on.clear()
    machine.ahead.follow(_script("하나"))
    _until(lambda: bool(machine.encoder.asked))
    machine.ahead.close()
    machine.ahead.follow(_script("둘"))
    assert machine.encoder.texts == ["하나"]
