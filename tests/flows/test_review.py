"""A review from submission to approval and on: sent back, corrected, compared, approved, restored."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from studio.domain.kept import KeptWhy
from studio.domain.review import ReviewAction, ScriptStatus
from studio.services.history import EntryKind, HistoryEntry
from studio.ui.review.comparison_view import ComparisonView
from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import OpenWindow
from tests.flows.person import Person, import_script


@pytest.fixture
def person(open_window: OpenWindow, pipeline: FakePipeline, script_file: Path) -> Person:
    person = open_window(render=pipeline)
    import_script(person, script_file)
    person.wait(lambda: person.window.session.is_idle)
    return person


def becomes(person: Person, name: str) -> None:
    """Somebody else sits down at the studio."""
    person.window.settings.change({"profile_name": name})


def comparison(person: Person) -> ComparisonView:
    person.wait(lambda: person.window.review.view is not None)
    view = person.window.review.view
    assert view is not None
    person.wait(lambda: view.isVisible() and view.model.comparison is not None and view.is_settled)
    return view


def status(person: Person) -> ScriptStatus | None:
    record = person.window.session.record
    return record.status if record is not None else None


def leave(person: Person, view: ComparisonView) -> None:
    press_in(view, "Close")
    person.window.activateWindow()  # a screen without a window manager gives the focus to nobody
    person.wait(person.window.isActiveWindow)


def press_in(view: ComparisonView, name: str) -> None:
    button = next(b for b in view.findChildren(QAbstractButton) if b.text() == name and b.isVisible())
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_from_a_rejection_to_an_approval_and_back_again(person: Person) -> None:
    window, studio = person.window, person.window.studio
    window.settings.change({"four_eyes": True})
    record = window.session.record
    assert record is not None

    # Kim hands in with a note; Kim may not decide, and reads why.
    person.choose("Film", "Submit with a note...")
    person.type_into("Note to the reviewer", "Please check scene 3.")
    person.click("Submit")
    person.wait(lambda: person.sees("Note: Please check scene 3."))
    assert not person.find("Approve").isEnabled()
    assert person.sees("somebody other than the author approves")

    # Park sends it back.
    becomes(person, "Park")
    person.click("Send back...")
    person.type_into("Reason for sending back", "Say to whom.")
    person.click("Send back")
    person.wait(lambda: person.sees("Sent back: Say to whom."))

    # Kim corrects; the comparison with what was sent back shows the words.
    becomes(person, "Kim")
    person.type_into("Narration of scene 3", " To the help desk.")
    person.wait(lambda: status(person) is ScriptStatus.DRAFT and window.session.is_idle)
    person.choose("Film", "Compare with approved...")
    view = comparison(person)
    assert view.summary.text() == "4 words changed"
    leave(person, view)
    person.click("Submit for review")
    person.wait(lambda: status(person) is ScriptStatus.REVIEW_REQUESTED)

    # Park approves.
    becomes(person, "Park")
    person.click("Approve")
    person.wait(lambda: status(person) is ScriptStatus.APPROVED)
    assert person.find("Narration of scene 3").isReadOnly()

    # Kim drafts on; the bar and the comparison tell what became of the approved words.
    becomes(person, "Kim")
    person.click("Edit as new draft")
    person.type_into("Narration of scene 1", " Breathe.")
    person.wait(lambda: status(person) is ScriptStatus.DRAFT and window.session.is_idle)
    person.click("Submit for review")
    person.wait(lambda: person.sees("Since the approved revision: 1 word changed"))
    person.click("Withdraw")
    person.wait(lambda: status(person) is ScriptStatus.DRAFT)

    # And puts the approved words back: undo would bring the draft again.
    QTest.keyClick(window, Qt.Key.Key_F7)
    view = comparison(person)
    assert view.shown[0] == f"2@{record.script_id}"
    press_in(view, "Restore the older text")
    person.wait(lambda: view.summary.text() == "Both states say the same.")
    person.wait(lambda: person.sees("The older state is in its place again."))
    leave(person, view)
    approved = studio.scripts.approved(record.script_id)
    assert approved is not None
    assert window.session.script == approved.script
    newest = studio.revisions.list(record.script_id)[0]
    assert "Breathe." in studio.revisions.words(newest.state_id).model_dump_json(), "the draft is kept"

    done = [(r.action, r.by) for r in studio.scripts.history(record.script_id)]
    assert done == [
        (ReviewAction.CREATED, "Kim"),
        (ReviewAction.SUBMITTED, "Kim"),
        (ReviewAction.REJECTED, "Park"),
        (ReviewAction.REOPENED, "Kim"),
        (ReviewAction.SUBMITTED, "Kim"),
        (ReviewAction.APPROVED, "Park"),
        (ReviewAction.REOPENED, "Kim"),
        (ReviewAction.SUBMITTED, "Kim"),
        (ReviewAction.WITHDRAWN, "Kim"),
        (ReviewAction.RESTORED, "Kim"),
    ]


def test_the_history_leads_to_every_state_and_its_film(person: Person) -> None:
    window = person.window
    person.click("Approve")
    person.wait(lambda: status(person) is ScriptStatus.APPROVED)
    person.click("Make film")
    person.choose("Film", "History")
    history = window.history
    person.wait(lambda: "1 film carries these words" in history.carried.text())
    row = next(
        n
        for n, item in enumerate(history.model.items)
        if isinstance(item, HistoryEntry) and item.kind is EntryKind.APPROVED
    )
    history.list.setCurrentIndex(history.model.index(row))
    person.click("Open this state")
    person.wait(lambda: window.review.reading is not None)
    reading = window.review.reading
    assert reading is not None
    person.wait(lambda: reading.session.film is not None and reading.session.is_idle)
    assert "Read. Think." in reading.text.toPlainText()
    assert not reading.session.is_editable
    reading.close()
    assert window.review.reading is None


def test_what_was_typed_before_quitting_is_a_state_after_the_next_start(
    person: Person, open_window: OpenWindow, pipeline: FakePipeline
) -> None:
    record = person.window.session.record
    assert record is not None
    person.type_into("Narration of scene 1", " Typed last.")
    person.wait(lambda: person.window.session.is_idle)
    person.window.close()
    again = open_window(render=pipeline)
    again.wait(lambda: again.window.session.record is not None and again.window.session.is_idle)
    states = again.window.studio.revisions.list(record.script_id)
    assert [state.why for state in states] == [KeptWhy.SESSION, KeptWhy.IMPORT]
    words = again.window.studio.revisions.words(states[0].state_id)
    assert words.chapters[0].scenes[0].narration == "Read. Think. Typed last."
