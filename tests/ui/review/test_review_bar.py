"""The bar above a script: its state, what may be done about it, and why not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.domain.review import ScriptStatus
from studio.ui.review.review_bar import ReviewBar
from studio.ui.theme import Theme


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> Iterator[ReviewBar]:
    bar = ReviewBar(theme)
    bar.resize(700, 120)
    bar.show_review(ScriptStatus.REVIEW_REQUESTED, editable=False, may_approve=True)
    yield bar
    bar.close()
    bar.deleteLater()


def button(bar: ReviewBar, text: str) -> QPushButton:
    return next(b for b in bar.findChildren(QPushButton) if b.text() == text and b.isVisibleTo(bar))


def said(bar: ReviewBar) -> str:
    return "\n".join(label.text() for label in (bar._text, bar._more) if label.isVisibleTo(bar))


def test_a_reviewer_reads_the_note_and_what_changed(bar: ReviewBar, qtbot: QtBot) -> None:
    bar.tell(note="New figures.", changes="3 words changed")
    assert "Note: New figures." in said(bar)
    assert "Since the approved revision: 3 words changed" in said(bar)
    with qtbot.waitSignal(bar.compare_wanted):
        button(bar, "Compare...").click()


def test_who_may_not_decide_is_told_why(bar: ReviewBar) -> None:
    bar.tell(why_not="Somebody other than the author approves.")
    for name in ("Approve", "Send back..."):
        assert not button(bar, name).isEnabled()
        assert "other than the author" in button(bar, name).toolTip()
        assert "other than the author" in button(bar, name).accessibleDescription()
    assert "other than the author" in said(bar), "a disabled button takes no focus: the bar says it too"
    assert button(bar, "Withdraw").isEnabled()


def test_a_rejection_needs_words(bar: ReviewBar, qtbot: QtBot) -> None:
    button(bar, "Send back...").click()
    assert not button(bar, "Send back").isEnabled()
    QTest.keyClicks(bar.reason, "  ")
    assert not button(bar, "Send back").isEnabled()
    QTest.keyClicks(bar.reason, "Name the source. ")
    with qtbot.waitSignal(bar.reject_wanted) as asked:
        QTest.keyClick(bar.reason, Qt.Key.Key_Return)
    assert asked.args == ["Name the source."]


@pytest.mark.parametrize("note", ["", "Only scene 2."])
def test_a_submission_may_carry_a_note(bar: ReviewBar, qtbot: QtBot, note: str) -> None:
    bar.show_review(ScriptStatus.DRAFT, editable=True, may_approve=True)
    assert bar.isHidden()
    bar.ask_note()
    assert not bar.isHidden()
    assert bar.reason.accessibleName() == "Note to the reviewer"
    QTest.keyClicks(bar.reason, note)
    with qtbot.waitSignal(bar.submit_wanted) as asked:
        button(bar, "Submit").click()
    assert asked.args == [note]
    assert bar.isHidden()


def test_changing_ones_mind_closes_the_question(bar: ReviewBar) -> None:
    bar.show_review(ScriptStatus.DRAFT, editable=True, may_approve=True)
    bar.ask_note()
    button(bar, "Cancel").click()
    assert bar.isHidden()


def test_another_state_forgets_the_note(bar: ReviewBar) -> None:
    bar.tell(note="New figures.", changes="3 words changed")
    bar.show_review(ScriptStatus.APPROVED, editable=False, may_approve=True)
    assert said(bar) == "Approved: this text is kept as it is."


def test_in_a_narrow_place_what_can_be_done_stands_below(bar: ReviewBar) -> None:
    bar.show()
    text, approve = bar._text, button(bar, "Approve")
    assert approve.y() < text.y() + text.height()
    bar.resize(330, 240)
    QTest.qWait(1)
    assert approve.y() >= text.geometry().bottom()
