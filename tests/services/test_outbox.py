"""The outbox: nothing is lost, nothing overtakes, nothing is delivered twice."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Generator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.delivery import Delivery, DeliveryKind, DeliveryStatus
from studio.domain.errors import Canceled, EnvironmentTrouble, ErrorCode, Refused, StudioError, UploadTrouble
from studio.domain.text import Language, Text
from studio.services.outbox import Flushed, Outbox
from studio.store.database import Database
from studio.store.outbox import OutboxRows

JOB_DONE, UPLOAD = DeliveryKind.JOB_DONE, DeliveryKind.UPLOAD


class World:
    """A clock and a backend that takes what it is given, unless told otherwise."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
        self.arrived: list[str] = []
        self.trouble: dict[str, BaseException] = {}
        self.dead: set[str] = set()

    def send(self, delivery: Delivery, _cancel: CancelToken, _listener: object) -> None:
        if (error := self.trouble.get(delivery.once)) is not None:
            raise error
        self.arrived.append(delivery.once)

    def later(self, **time: float) -> None:
        self.now += timedelta(**time)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database(tmp_path / "studio.db")


@pytest.fixture
def outbox(world: World, database: Database) -> Outbox:
    return outbox_of(world, database)


def outbox_of(world: World, database: Database, studio: str = "here") -> Outbox:
    senders = dict.fromkeys(DeliveryKind, world.send)
    return Outbox(
        database,
        senders,
        studio=studio,
        is_alive=lambda name: name not in world.dead,
        language=lambda: Language.ENGLISH,
        now=lambda: world.now,
    )


def unreachable() -> StudioError:
    return EnvironmentTrouble(ErrorCode.BACKEND_UNREACHABLE, Text(ko="없음", en="nobody there"))


def refusal() -> StudioError:
    return Refused(ErrorCode.BACKEND_REFUSED, Text(ko="거절", en="no"))


def states(outbox: Outbox) -> dict[str, str]:
    return {d.once: d.status.value for d in outbox.list()}


def test_what_is_added_goes_out_in_order_and_once(outbox: Outbox, world: World) -> None:
    for key in ("a", "b", "a"):
        outbox.add(JOB_DONE, f"job-{key}", key, {"status": "COMPLETED"})
    assert outbox.flush() == Flushed(delivered=2)
    assert outbox.flush() == Flushed()
    outbox.add(JOB_DONE, "job-a", "a", {})
    assert outbox.flush() == Flushed(), "an outcome that was delivered is not delivered again"
    assert world.arrived == ["a", "b"]


def test_it_survives_a_restart(world: World, tmp_path: Path) -> None:
    first = Database(tmp_path / "studio.db")
    outbox_of(world, first).add(JOB_DONE, "job-a", "a", {"duration": 1.5})
    first.close()
    again = outbox_of(world, Database(tmp_path / "studio.db"))
    assert again.list()[0].payload == {"duration": 1.5}
    assert again.flush().delivered == 1


def test_without_a_network_everything_waits_longer_each_time(outbox: Outbox, world: World) -> None:
    outbox.add(JOB_DONE, "job-a", "a", {})
    outbox.add(JOB_DONE, "job-b", "b", {})
    world.trouble["a"] = unreachable()
    waits: list[timedelta] = []
    for _ in range(12):
        assert outbox.flush() == Flushed(waiting=2)
        waiting = outbox.list()[0]
        waits.append(waiting.next_try_at - world.now)
        world.now = waiting.next_try_at
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=5)
    assert waits[-1] == timedelta(minutes=15)
    assert world.arrived == [], "what is behind it waits as well: nobody is there"
    world.trouble.clear()
    assert outbox.flush() == Flushed(delivered=2)
    assert world.arrived == ["a", "b"]


def test_nothing_is_tried_before_its_time_unless_a_person_asks(outbox: Outbox, world: World) -> None:
    outbox.add(JOB_DONE, "job-a", "a", {})
    world.trouble["a"] = unreachable()
    outbox.flush()
    world.trouble.clear()
    assert outbox.flush() == Flushed(waiting=1)
    assert outbox.flush(also_early=True) == Flushed(delivered=1)


def test_a_refusal_holds_back_only_what_is_about_the_same_thing(outbox: Outbox, world: World) -> None:
    outbox.add(UPLOAD, "job-a", "upload-a", {})
    outbox.add(JOB_DONE, "job-a", "done-a", {})
    outbox.add(JOB_DONE, "job-b", "done-b", {})
    world.trouble["upload-a"] = refusal()
    assert outbox.flush() == Flushed(delivered=1, refused=1, waiting=1)
    assert states(outbox) == {"upload-a": "REFUSED", "done-a": "WAITING", "done-b": "DELIVERED"}
    refused = outbox.list(status=DeliveryStatus.REFUSED)[0]
    assert (refused.error_code, refused.error_message) == (ErrorCode.BACKEND_REFUSED, "no")

    world.trouble.clear()
    outbox.retry(refused.delivery_id)
    assert outbox.flush() == Flushed(delivered=2)
    assert world.arrived == ["done-b", "upload-a", "done-a"]


@pytest.mark.parametrize(("passes", "status"), [(True, "WAITING"), (False, "REFUSED")])
def test_only_an_upload_that_may_pass_is_tried_again_by_itself(
    outbox: Outbox, world: World, passes: bool, status: str
) -> None:
    outbox.add(UPLOAD, "job-a", "a", {})
    world.trouble["a"] = UploadTrouble(Text(ko="실패", en="it failed"), passes=passes)
    outbox.flush()
    assert states(outbox) == {"a": status}


def test_our_own_bug_holds_up_nothing_else(outbox: Outbox, world: World) -> None:
    outbox.add(UPLOAD, "job-a", "a", {})
    outbox.add(UPLOAD, "job-b", "b", {})
    world.trouble["a"] = ZeroDivisionError()
    assert outbox.flush() == Flushed(delivered=1, refused=1)
    refused = outbox.list(status=DeliveryStatus.REFUSED)[0]
    assert refused.error_code is ErrorCode.INTERNAL_ERROR
    assert "reference" in (refused.error_message or "")


def test_an_interrupt_leaves_it_waiting(outbox: Outbox, world: World) -> None:
    outbox.add(UPLOAD, "job-a", "a", {})
    world.trouble["a"] = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        outbox.flush()
    world.trouble.clear()
    assert outbox.flush() == Flushed(delivered=1)


def test_what_was_dropped_can_be_asked_for_again_in_its_old_place(outbox: Outbox, world: World) -> None:
    upload = outbox.add(UPLOAD, "job-a", "upload-a", {})
    outbox.add(JOB_DONE, "job-a", "done-a", {"needs_upload": True})
    outbox.drop(upload.delivery_id)
    assert states(outbox) == {"upload-a": "DROPPED", "done-a": "DROPPED"}, "one is worth nothing without"
    outbox.add(JOB_DONE, "job-a", "done-a", {"needs_upload": True})
    outbox.add(UPLOAD, "job-a", "upload-a", {})
    assert outbox.flush() == Flushed(delivered=2)
    assert world.arrived == ["upload-a", "done-a"]
    outbox.drop(upload.delivery_id)
    assert states(outbox) == {"upload-a": "DELIVERED", "done-a": "DELIVERED"}, "too late"


def test_only_what_is_about_one_thing_is_delivered_where_that_is_wanted(outbox: Outbox, world: World) -> None:
    for job in ("job-a", "job-b"):
        outbox.add(UPLOAD, job, f"upload-{job}", {})
    assert outbox.flush(about="job-b") == Flushed(delivered=1)
    assert world.arrived == ["upload-job-b"]
    assert outbox.flush() == Flushed(delivered=1)


def test_a_hurry_leaves_what_is_on_its_way_with_whoever_delivers_it(
    outbox: Outbox, world: World, database: Database
) -> None:
    entry = outbox.add(UPLOAD, "job-a", "a", {})
    OutboxRows(database).take_next("there", world.now, 0, also_early=False)
    outbox.retry(entry.delivery_id)
    assert outbox.flush(also_early=True) == Flushed(waiting=1), "not sent twice at once"


def test_what_is_dropped_is_never_sent_and_frees_what_is_behind_it(outbox: Outbox, world: World) -> None:
    dropped = outbox.add(UPLOAD, "job-a", "upload-a", {})
    outbox.add(JOB_DONE, "job-a", "done-a", {})
    outbox.drop(dropped.delivery_id)
    outbox.flush()
    assert world.arrived == ["done-a"]
    assert states(outbox)["upload-a"] == "DROPPED"


def test_a_studio_that_dies_while_it_delivers_leaves_it_to_others_at_once(
    world: World, database: Database
) -> None:
    here, there = outbox_of(world, database), outbox_of(world, database, "there")
    here.add(JOB_DONE, "job-a", "a", {})
    # What a process leaves behind that is killed in the middle of it.
    OutboxRows(database).take_next("here", world.now, 0, also_early=False)
    assert there.flush() == Flushed(waiting=1), "somebody is at it"
    world.later(hours=5)
    assert there.flush() == Flushed(waiting=1), "it lives: an upload may take hours"
    world.dead.add("here")
    assert there.flush() == Flushed(delivered=1)


def test_a_cancel_leaves_it_waiting_without_blame(outbox: Outbox, world: World) -> None:
    outbox.add(JOB_DONE, "job-a", "a", {})
    world.trouble["a"] = Canceled()
    with pytest.raises(Canceled):
        outbox.flush()
    waiting = outbox.list()[0]
    assert (waiting.status, waiting.error_code) == (DeliveryStatus.WAITING, None)
    world.trouble.clear()
    assert outbox.flush().delivered == 1


def test_an_entry_that_is_not_there_is_named(outbox: Outbox) -> None:
    for act in (outbox.retry, outbox.drop):
        with pytest.raises(StudioError, match="999"):
            act(999)


@pytest.fixture
def impatient(tmp_path: Path) -> Database:
    """A database that gives up at once where somebody else keeps it locked."""
    return Database(tmp_path / "studio.db", busy_sec=0.05)


@contextmanager
def locked_by_somebody(database: Database) -> Generator[None]:
    other = sqlite3.connect(database.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.mark.parametrize("trouble", [None, unreachable()])
def test_an_end_that_cannot_be_stored_is_not_held_for_ever(
    world: World, impatient: Database, trouble: StudioError | None
) -> None:
    """The studio lives on, so nobody would free what it believed to be delivering."""
    with ExitStack() as locks:

        def send(delivery: Delivery, *_: object) -> None:
            if delivery.attempts == 1:
                locks.enter_context(locked_by_somebody(impatient))
                if trouble is not None:
                    raise trouble
            world.arrived.append(delivery.once)

        senders = dict.fromkeys(DeliveryKind, send)
        outbox = Outbox(
            impatient, senders, studio="here", is_alive=lambda _: True, language=lambda: Language.ENGLISH
        )
        outbox.add(JOB_DONE, "job-a", "a", {})
        with pytest.raises(StudioError) as raised:
            outbox.flush()
        assert raised.value.code is ErrorCode.DATABASE_LOCKED
    assert outbox.flush(also_early=True) == Flushed(delivered=1)
    assert states(outbox) == {"a": "DELIVERED"}


def test_what_another_thread_of_the_same_studio_delivers_is_not_freed(
    world: World, database: Database
) -> None:
    began, may_end = threading.Event(), threading.Event()

    def send(delivery: Delivery, *_: object) -> None:
        began.set()
        may_end.wait(10)
        world.arrived.append(delivery.once)

    senders = dict.fromkeys(DeliveryKind, send)
    outbox = Outbox(
        database, senders, studio="here", is_alive=lambda _: True, language=lambda: Language.ENGLISH
    )
    outbox.add(JOB_DONE, "job-a", "a", {})
    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(outbox.flush)
        assert began.wait(10)
        assert outbox.flush(also_early=True) == Flushed(waiting=1)
        may_end.set()
        assert first.result() == Flushed(delivered=1)
    assert world.arrived == ["a"]


def test_a_database_that_is_busy_for_a_moment_refuses_nothing(outbox: Outbox, world: World) -> None:
    outbox.add(UPLOAD, "job-a", "a", {})
    world.trouble["a"] = EnvironmentTrouble(ErrorCode.DATABASE_LOCKED, Text(ko="잠김", en="locked"))
    assert outbox.flush() == Flushed(waiting=1)
    world.trouble.clear()
    world.later(minutes=1)
    assert outbox.flush() == Flushed(delivered=1)


def test_a_clock_that_was_ahead_holds_nothing_up(outbox: Outbox, world: World, database: Database) -> None:
    world.later(days=3)
    outbox.add(JOB_DONE, "job-a", "a", {})
    world.trouble["a"] = unreachable()
    outbox.flush()
    world.trouble.clear()
    assert not OutboxRows(database).summary().is_due(world.now)
    world.later(days=-3)
    assert OutboxRows(database).summary().is_due(world.now)
    assert outbox.flush() == Flushed(delivered=1)


def test_films_for_another_store_go_out_while_the_backend_is_away(database: Database) -> None:
    asked: list[str] = []

    def send(delivery: Delivery, *_: object) -> None:
        asked.append(delivery.once)
        if delivery.kind is JOB_DONE:
            raise unreachable()

    outbox = Outbox(
        database,
        dict.fromkeys(DeliveryKind, send),
        studio="here",
        is_alive=lambda _: True,
        language=lambda: Language.ENGLISH,
        without_backend=lambda: (UPLOAD,),
    )
    for job in ("job-a", "job-b"):
        outbox.add(JOB_DONE, job, f"done-{job}", {})
    for job in ("job-c", "job-d"):
        outbox.add(UPLOAD, job, f"upload-{job}", {})
    outbox.add(JOB_DONE, "job-d", "done-job-d", {})
    assert outbox.flush(also_early=True) == Flushed(delivered=2, waiting=3)
    assert asked == ["done-job-a", "upload-job-c", "upload-job-d"], "nobody is there: that is asked once"
