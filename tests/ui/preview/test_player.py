import pytest

from studio.ui.preview.player import Player
from studio.ui.session import EditorSession


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def player(session: EditorSession, clock: Clock) -> Player:
    return Player(session, session, clock)


def after(player: Player, clock: Clock, seconds: float) -> None:
    clock.now += seconds
    player.tick()


def test_the_playhead_follows_the_clock_without_drift(player, clock, session):
    player.play()

    for _ in range(400):
        after(player, clock, 1 / 93)  # no multiple of a frame

    assert session.playhead == int(400 / 93 * 24)


def test_frames_that_come_too_late_are_dropped(player, clock, session):
    seen: list[int] = []
    session.playhead_changed.connect(seen.append)
    player.play()

    after(player, clock, 0.1)
    after(player, clock, 1.4)

    assert seen == [2, 36]


def test_a_jump_while_playing_goes_on_from_there(player, clock, session):
    player.play()
    after(player, clock, 1.0)

    session.move_playhead(200)
    after(player, clock, 0.5)

    assert session.playhead == 212
    assert player.is_playing


def test_it_stops_at_the_end_and_begins_anew(player, clock, session):
    last = session.film.timeline.frame_count - 1
    session.move_playhead(last - 10)
    player.play()

    after(player, clock, 5)

    assert session.playhead == last
    assert not player.is_playing
    player.play()
    assert session.playhead == 0


def test_speed_changes_without_a_jump(player, clock, session):
    player.play()
    after(player, clock, 1.0)

    player.set_speed(2.0)
    after(player, clock, 1.0)

    assert session.playhead == 24 + 48


def test_shuttle_runs_back_and_forth(player, clock, session):
    session.move_playhead(100)
    player.shuttle(-1)
    after(player, clock, 1.0)
    assert session.playhead == 76

    player.shuttle(-1)
    assert player.rate == -2
    player.shuttle(1)
    player.shuttle(1)
    assert player.rate == 1
    after(player, clock, 1.0)
    assert session.playhead == 100


def test_running_back_stops_at_the_beginning(player, clock, session):
    session.move_playhead(10)
    player.shuttle(-1)

    after(player, clock, 3.0)

    assert session.playhead == 0
    assert not player.is_playing


def test_pause_stays_where_it_is(player, clock, session):
    player.play()
    after(player, clock, 1.0)

    player.toggle()
    after(player, clock, 1.0)

    assert session.playhead == 24
