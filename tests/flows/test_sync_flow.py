"""Scripts shared with the backend, as a person does it: over real sockets, mostly with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from studio.domain.backend import BackendSettings, Dialect
from studio.domain.review import ScriptStatus
from studio.domain.sync import SyncState
from studio.services.secrets import Secret
from studio.ui.backend.conflict_view import ConflictView
from studio.ui.backend.filters import Page
from studio.ui.backend.rows import SyncAction
from studio.ui.settings.setting import Section
from tests.fakes import backend as fake
from tests.fakes import office
from tests.fakes.backend import Backend, serving
from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import OpenWindow
from tests.flows.person import Person

SAYS = ("Read every address to its end.", "Never give a password away.", "Report what looks wrong.")


@pytest.fixture
def backend() -> Iterator[Backend]:
    one = office.script("s-1", *SAYS, video_id="v-1", title="Safe mail")
    made = Backend(scripts={"s-1": one}, videos={"v-1": office.video("v-1")})
    with serving(made):
        yield made


@pytest.fixture
def person(open_window: OpenWindow, pipeline: FakePipeline, backend: Backend) -> Person:
    person = open_window(render=pipeline)
    person.window.settings.change({"backend": settings_of(backend)})
    return person


def settings_of(backend: Backend, *, seconds: float = 20.0) -> BackendSettings:
    return BackendSettings(base_url=backend.url, dialect=Dialect.SPRING, timeout_sec=seconds)


def lines(person: Person) -> list[str]:
    """What the rows of the dock say."""
    model, role = person.window.backend.model, Qt.ItemDataRole.AccessibleTextRole
    return [str(model.index(row).data(role)) for row in range(model.rowCount())]


def sees_line(person: Person, *texts: str) -> None:
    """Wait until a row says all of these, and nothing is waited for."""

    def look() -> None:
        assert any(all(text in line for text in texts) for line in lines(person)), lines(person)
        assert not person.window.backend.head.contact.is_asking

    person.wait(look)


def state(person: Person) -> SyncState:
    return person.window.backend.model.rows[0].state


def show(person: Person) -> None:
    """Bring the dock up and choose its first row."""
    person.choose("File", "Backend")
    person.wait(lambda: bool(lines(person)))
    sees_line(person, "")
    person.window.backend.list.setCurrentIndex(person.window.backend.model.index(0))
    person.window.backend.list.setFocus()


def press_in_list(person: Person, key: Qt.Key) -> None:
    person.wait(lambda: not person.window.backend.model.is_busy("there:s-1"))
    person.window.backend.list.setFocus()
    QTest.keyClick(person.window.backend.list, key)


def narrations(person: Person) -> list[str]:
    script = person.window.session.script
    assert script is not None
    return [scene.narration for _, _, scene in script.scenes()]


def remote(backend: Backend) -> list[str]:
    return [scene["narration"] for scene in backend.scripts["s-1"]["chapters"][0]["scenes"]]


def pulled_and_open(person: Person) -> None:
    show(person)
    press_in_list(person, Qt.Key.Key_Return)
    sees_line(person, "Safe mail", "Same on both sides")
    press_in_list(person, Qt.Key.Key_Return)
    person.wait(lambda: person.window.session.film is not None)


def changed_on_both_sides(person: Person, backend: Backend) -> None:
    """Pull, type here, and have somebody else write there."""
    pulled_and_open(person)
    person.type_into("Narration of scene 2", " Not even to me.")
    office.changed(backend, "s-1", SAYS[0], "Never tell anybody a password.", "Report it within an hour.")
    press_in_list(person, Qt.Key.Key_F5)
    sees_line(person, "Safe mail", "Changed on both sides")


def conflict(person: Person) -> ConflictView:
    person.wait(lambda: (view := person.window.backend_desk.conflicts.view) is not None and view.isVisible())
    view = person.window.backend_desk.conflicts.view
    assert view is not None
    return view


def test_pull_edit_conflict_choose_push(person: Person, backend: Backend) -> None:
    changed_on_both_sides(person, backend)
    person.wait(lambda: person.sees("Changed on both sides"))
    press_in_list(person, Qt.Key.Key_Return)
    view = conflict(person)
    assert view.count.text() == "1 place still to be chosen"
    assert not view.apply.isEnabled()
    QTest.keyClick(view.list, Qt.Key.Key_Left)
    assert view.count.text() == "Everything is decided."
    QTest.mouseClick(view.apply, Qt.MouseButton.LeftButton)
    merged = [SAYS[0], SAYS[1] + " Not even to me.", "Report it within an hour."]
    person.wait(lambda: narrations(person) == merged)
    assert not view.isVisible()
    assert remote(backend)[1] == "Never tell anybody a password.", "nothing was pushed yet"
    sees_line(person, "Safe mail", "Changed here")
    press_in_list(person, Qt.Key.Key_Return)
    sees_line(person, "Safe mail", "Same on both sides")
    assert remote(backend) == merged


def test_what_was_chosen_is_taken_back_with_one_click(person: Person, backend: Backend) -> None:
    changed_on_both_sides(person, backend)
    mine = narrations(person)
    press_in_list(person, Qt.Key.Key_Return)
    view = conflict(person)
    QTest.mouseClick(view.all_theirs, Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.apply, Qt.MouseButton.LeftButton)
    person.wait(lambda: narrations(person)[1] == "Never tell anybody a password.")
    texts = person.window.notices.texts
    assert any("Safe mail" in text and "kept in its history" in text for text in texts)
    assert not any("another window" in text for text in texts), "it was this one"
    undo = next(b for b in person.window.notices.findChildren(QPushButton) if b.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    person.wait(lambda: narrations(person) == mine)


def test_what_is_typed_while_a_conflict_is_open_is_not_lost(person: Person, backend: Backend) -> None:
    changed_on_both_sides(person, backend)
    press_in_list(person, Qt.Key.Key_Return)
    view = conflict(person)
    person.window.activateWindow()
    person.wait(person.window.isActiveWindow)
    person.type_into("Narration of scene 1", " Twice.")
    QTest.keyClick(view.list, Qt.Key.Key_Right)
    QTest.mouseClick(view.apply, Qt.MouseButton.LeftButton)
    person.wait(lambda: "Twice." in str(view.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole)))
    assert view.isVisible(), "laid out anew, with what was typed"
    person.wait(view.apply.isEnabled)
    QTest.mouseClick(view.apply, Qt.MouseButton.LeftButton)
    merged = [SAYS[0] + " Twice.", "Never tell anybody a password.", "Report it within an hour."]
    person.wait(lambda: narrations(person) == merged)


def test_a_pull_under_the_open_script_shows_the_new_words(person: Person, backend: Backend) -> None:
    pulled_and_open(person)
    office.changed(backend, "s-1", SAYS[0], SAYS[1], "Report it within an hour.")
    press_in_list(person, Qt.Key.Key_F5)
    sees_line(person, "Safe mail", "Changed at the backend")
    person.wait(lambda: person.sees("Changed at the backend"))
    press_in_list(person, Qt.Key.Key_Return)
    person.wait(lambda: narrations(person)[2] == "Report it within an hour.")
    sees_line(person, "Safe mail", "Same on both sides")
    assert not any("another window" in text for text in person.window.notices.texts)
    undo = next(b for b in person.window.notices.findChildren(QPushButton) if b.text() == "Undo")
    QTest.mouseClick(undo, Qt.MouseButton.LeftButton)
    person.wait(lambda: narrations(person) == list(SAYS))


def test_unsaved_typing_is_stored_before_it_is_pushed(person: Person, backend: Backend) -> None:
    pulled_and_open(person)
    person.type_into("Narration of scene 3", " Now.")
    person.window.actions_["backend_push"].trigger()
    person.wait(lambda: remote(backend)[2] == "Report what looks wrong. Now.")
    sees_line(person, "Safe mail", "Same on both sides")


def test_a_push_over_words_nobody_has_seen_leads_to_both_of_them(person: Person, backend: Backend) -> None:
    pulled_and_open(person)
    person.type_into("Narration of scene 3", " Now.")
    office.changed(backend, "s-1", SAYS[0], SAYS[1], "Report it within an hour.")
    person.window.actions_["backend_push"].trigger()
    person.wait(lambda: any("SYNC_CONFLICT" in text for text in person.window.notices.texts))
    assert remote(backend)[2] == "Report it within an hour."
    button = next(b for b in person.window.notices.findChildren(QPushButton) if b.text() == "Compare...")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert conflict(person).choices is not None


def test_a_script_that_is_only_here_cannot_be_pulled(person: Person) -> None:
    person.window.scripts.new_script()
    person.wait(lambda: person.window.session.record is not None)
    person.window.actions_["backend_pull"].trigger()
    person.wait(lambda: any("is not at the backend" in text for text in person.window.notices.texts))


def test_the_documents_dialect_lists_no_scripts_but_takes_them(
    open_window: OpenWindow, pipeline: FakePipeline
) -> None:
    backend = Backend(dialect=Dialect.DOC)
    with serving(backend):
        person = open_window(render=pipeline)
        record = person.window.studio.scripts.create("Clean desk")
        settings = BackendSettings(base_url=backend.url, dialect=Dialect.DOC)
        person.window.settings.change({"backend": settings})
        person.choose("File", "Backend")
        sees_line(person, "Clean desk", "Only here")
        person.window.backend_desk.act(f"here:{record.script_id}", SyncAction.PUSH)
        person.wait(lambda: "/video/script/complete" in backend.paths("POST"))
        sees_line(person, "Clean desk", "Same on both sides")


def test_a_review_is_asked_for_and_decided_in_both_places(person: Person, backend: Backend) -> None:
    pulled_and_open(person)
    desk, record = person.window.backend_desk, person.window.session.record
    assert record is not None
    desk.act("there:s-1", SyncAction.SUBMIT)
    person.wait(lambda: backend.videos["v-1"]["status"] == "SCRIPT_REVIEW_REQUESTED")
    person.wait(lambda: status(person) is ScriptStatus.REVIEW_REQUESTED)
    sees_line(person, "In review", "Script in review")
    panel = person.window.backend
    panel.open_detail()
    send_back = next(button for button in panel.detail.buttons if button.text() == "Send back...")
    QTest.mouseClick(send_back, Qt.MouseButton.LeftButton)
    assert not panel.detail.reason.confirm.isEnabled(), "nothing goes back without a reason"
    QTest.keyClicks(QApplication.focusWidget(), "Say why it matters.")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    person.wait(lambda: status(person) is ScriptStatus.REJECTED)
    assert backend.scripts["s-1"]["rejectReason"] == "Say why it matters."


def status(person: Person) -> ScriptStatus | None:
    return person.window.scripts.status


def test_the_review_queue_is_gone_through(person: Person, backend: Backend) -> None:
    backend.videos = {
        "v-1": office.video("v-1", "SCRIPT_REVIEW_REQUESTED", title="Safe mail"),
        "v-2": office.video("v-2", "FINAL_REVIEW_REQUESTED", title="Clean desk"),
    }
    show(person)
    panel = person.window.backend
    panel.filters.choose_page(Page.REVIEWS)
    person.wait(lambda: len(panel.queue.items) == 2)
    panel.queue_list.setFocus()
    panel.queue_list.setCurrentIndex(panel.queue.index(panel.queue.place("v-2")))
    QTest.keyClick(panel.queue_list, Qt.Key.Key_Space)
    publish = next(button for button in panel.detail.buttons if button.text() == "Approve and publish")
    QTest.mouseClick(publish, Qt.MouseButton.LeftButton)
    person.wait(lambda: backend.videos["v-2"]["status"] == "PUBLISHED")
    person.wait(lambda: [item.video.video_id for item in panel.queue.items] == ["v-1"])


def test_a_script_in_the_queue_that_is_here_is_approved_in_both_places(
    person: Person, backend: Backend
) -> None:
    pulled_and_open(person)
    person.window.backend_desk.act("there:s-1", SyncAction.SUBMIT)
    person.wait(lambda: status(person) is ScriptStatus.REVIEW_REQUESTED)
    panel = person.window.backend
    panel.filters.choose_page(Page.REVIEWS)
    person.wait(lambda: len(panel.queue.items) == 1)
    panel.queue_list.setCurrentIndex(panel.queue.index(0))
    panel.open_detail()
    approve = next(button for button in panel.detail.buttons if button.text() == "Approve script")
    person.wait(approve.isEnabled)
    QTest.mouseClick(approve, Qt.MouseButton.LeftButton)
    person.wait(lambda: status(person) is ScriptStatus.APPROVED)
    assert backend.scripts["s-1"]["status"] == "APPROVED"
    person.wait(lambda: not panel.queue.items)


def test_offline_what_is_known_stays_in_sight(person: Person, backend: Backend) -> None:
    pulled_and_open(person)
    backend.go_away()
    press_in_list(person, Qt.Key.Key_F5)
    head = person.window.backend.head
    person.wait(lambda: head.contact.is_offline and not head.contact.is_asking)
    assert "Offline" in head.when.text()
    assert any("Same on both sides" in line for line in lines(person))
    assert any("Check the network" in text for text in person.window.notices.texts)
    person.wait(lambda: person.sees("does not answer"))
    backend.come_back()
    press_in_list(person, Qt.Key.Key_F5)
    person.wait(lambda: not head.contact.is_offline and not head.contact.is_asking)


def test_a_refused_token_is_told_with_the_way_to_the_settings(person: Person, backend: Backend) -> None:
    backend.bearer = "another"
    person.choose("File", "Backend")
    person.wait(lambda: any("BACKEND_UNAUTHORIZED" in text for text in person.window.notices.texts))
    person.wait(lambda: person.sees("Nothing is known of the backend yet"))
    button = next(b for b in person.window.notices.findChildren(QPushButton) if b.text() == "Open settings")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    dialog = person.window.settings_dialog
    assert dialog is not None
    person.wait(dialog.isVisible)


def test_without_a_backend_the_dock_leads_to_the_settings(
    open_window: OpenWindow, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    wanted: list[object] = []
    person.window.open_settings = lambda section=None, setting="": wanted.append(section)  # type: ignore[method-assign]
    person.choose("File", "Backend")
    person.click("Set up the connection...")
    assert wanted == [Section.CONNECTIONS]


def test_closing_gives_up_what_is_asked(person: Person, backend: Backend) -> None:
    pulled_and_open(person)
    backend.break_next("/scripts", fake.slow(60))
    press_in_list(person, Qt.Key.Key_F5)
    person.wait(lambda: backend.paths().count("/scripts") > 1)
    assert person.window.backend.head.contact.is_asking
    person.window.close()
    assert not person.window.isVisible()


def test_waiting_is_given_up_with_one_click(person: Person, backend: Backend) -> None:
    pulled_and_open(person)
    backend.break_next("/scripts", fake.slow(60))
    press_in_list(person, Qt.Key.Key_F5)
    person.wait(lambda: person.window.backend.head.contact.is_asking)
    person.click("Stop waiting")
    person.wait(lambda: not person.window.backend.head.contact.is_asking)
    assert any("Same on both sides" in line for line in lines(person)), "what is known stays"


def test_another_backend_is_asked_at_once_whatever_the_first_was_asked(
    person: Person, backend: Backend
) -> None:
    show(person)
    backend.break_next("/scripts", fake.slow(60))
    press_in_list(person, Qt.Key.Key_F5)
    person.wait(lambda: backend.paths().count("/scripts") > 1)
    other = Backend(scripts={"s-9": office.script("s-9", "Lock it.", title="Clean desk")})
    with serving(other):
        person.window.settings.change({"backend": settings_of(other)})
        sees_line(person, "Clean desk", "Only at the backend")
        assert not any("Safe mail" in line for line in lines(person))
        assert other.url.removeprefix("http://") in person.window.status_line.backend.text()


def test_a_film_of_the_backends_words_is_put_into_the_queue(person: Person, backend: Backend) -> None:
    one = backend.scripts["s-1"]
    one["status"] = "APPROVED"
    backend.specs["s-1"] = {
        "script_id": "s-1",
        "video_id": "v-1",
        "title": "Safe mail",
        "scenes": [{"scene_id": "1", "scene_order": 1, "chapter_title": "One", "narration": SAYS[0]}],
    }
    person.window.studio.secrets.set(Secret.BACKEND_INTERNAL, backend.token)
    show(person)
    person.window.backend_desk.act("there:s-1", SyncAction.MAKE_FILM)
    person.wait(lambda: [job.title for job in person.jobs()] == ["Safe mail"])
