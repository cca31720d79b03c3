"""The history: who did what when, what is in force, and every state to compare, open or restore."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.domain import edits
from studio.services.history import EntryKind, HistoryEntry
from studio.services.studio import Studio
from studio.ui.review.history_model import DayItem, HistoryModel
from studio.ui.review.history_panel import HistoryPanel
from studio.ui.review.texts import ReviewTexts
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from tests.ui.films import course, opened_session


def rewritten(studio: Studio, script_id: str, words: str) -> None:
    script = studio.scripts.get(script_id).script
    scene = edits.scene_of(script, "s1")
    studio.scripts.save(script_id, edits.with_scene(script, scene.model_copy(update={"narration": words})))


@pytest.fixture
def script_id(studio: Studio) -> str:
    """Submitted with a note, sent back, corrected, approved by somebody else, filmed, and drafted on."""
    studio.preferences.update(profile_name="Kim")
    created = studio.scripts.create("Course").script_id
    studio.scripts.save(created, course())
    studio.scripts.submit(created, "Only scene 1 is new.")
    studio.preferences.update(profile_name="Park")
    studio.scripts.reject(created, "Name the source.")
    studio.preferences.update(profile_name="Kim")
    rewritten(studio, created, "The source is named.")
    studio.scripts.submit(created)
    studio.preferences.update(profile_name="Park")
    studio.scripts.approve(created)
    for draft in (False, True):
        job = studio.rendering.create(created, draft=draft).job
        studio.rendering.start(job.job_id)
        studio.rendering.run(job.job_id, lambda _: None)
    studio.preferences.update(profile_name="Kim")
    rewritten(studio, created, "A later thought.")
    studio.revisions.keep(created)
    return created


def test_a_decision_that_the_backend_has_recorded_says_so(studio: Studio, translations: Translations) -> None:
    translations.choose(studio.language)
    script_id = studio.scripts.create("Course", course()).script_id
    studio.scripts.submit(script_id, "Only scene 1 is new.", at_backend=True)
    studio.scripts.approve(script_id, at_backend=True)
    told = [ReviewTexts().entry_note(e) for e in studio.history.of(script_id).entries if e.is_decision]
    assert told == ["also at the backend", "“Only scene 1 is new.” · also at the backend"]


@pytest.fixture
def session(studio: Studio, qtbot: QtBot) -> Iterator[EditorSession]:
    with opened_session(studio, qtbot, None) as session:
        yield session


@pytest.fixture
def panel(
    studio: Studio, session: EditorSession, theme: Theme, translations: Translations, qtbot: QtBot
) -> Iterator[HistoryPanel]:
    translations.choose(studio.language)
    panel = HistoryPanel(studio, session, theme)
    panel.resize(360, 600)
    panel.show()
    yield panel
    panel.close_workers()
    panel.close()
    panel.tools.deleteLater()
    panel.deleteLater()


def shown(panel: HistoryPanel, session: EditorSession, script_id: str, qtbot: QtBot) -> HistoryPanel:
    session.open(script_id)
    qtbot.waitUntil(lambda: panel.is_settled and panel.model.history is not None)
    return panel


def kinds(panel: HistoryPanel) -> list[EntryKind]:
    return [item.kind for item in panel.model.items if isinstance(item, HistoryEntry)]


def choose(panel: HistoryPanel, kind: EntryKind) -> HistoryEntry:
    row = next(n for n, i in enumerate(panel.model.items) if isinstance(i, HistoryEntry) and i.kind is kind)
    panel.list.setCurrentIndex(panel.model.index(row))
    item = panel.model.items[row]
    assert isinstance(item, HistoryEntry)
    return item


def test_an_auditors_question_is_answered_at_a_glance(
    panel: HistoryPanel, session: EditorSession, script_id: str, studio: Studio, qtbot: QtBot
) -> None:
    shown(panel, session, script_id, qtbot)
    assert panel.in_force.text().startswith("Approved: revision 2, by Park, ")
    digests = [job.spec_sha256 for job in studio.rendering.list()]
    assert panel.carried.text().startswith("2 films carry these words: ")
    assert all((digest or "")[:12] in panel.carried.text() for digest in digests)


def test_who_did_what_is_said_in_words(
    panel: HistoryPanel, session: EditorSession, script_id: str, qtbot: QtBot
) -> None:
    shown(panel, session, script_id, qtbot)
    role = Qt.ItemDataRole.AccessibleTextRole
    said = [str(panel.model.index(row).data(role)) for row in range(panel.model.rowCount())]
    assert said[0] == "Today" or isinstance(panel.model.items[0], DayItem)
    assert any(
        line.startswith("Revision 1 sent back, Park, ") and "Name the source." in line for line in said
    )
    assert any(line.startswith("Revision 1 submitted, Kim, ") and "Only scene 1" in line for line in said)
    assert any(line.startswith("Film made for delivery, ") and "words of revision 2" in line for line in said)


def test_decisions_only(panel: HistoryPanel, session: EditorSession, script_id: str, qtbot: QtBot) -> None:
    shown(panel, session, script_id, qtbot)
    qtbot.mouseClick(panel.only_decisions, Qt.MouseButton.LeftButton)
    assert set(kinds(panel)) == {
        EntryKind.SUBMITTED,
        EntryKind.REJECTED,
        EntryKind.APPROVED,
        EntryKind.FILM,
    }
    assert kinds(panel).count(EntryKind.FILM) == 1, "a draft is no delivery"


def test_what_was_kept_can_be_compared_opened_and_restored(
    panel: HistoryPanel, session: EditorSession, script_id: str, qtbot: QtBot
) -> None:
    shown(panel, session, script_id, qtbot)
    rejected = choose(panel, EntryKind.REJECTED)
    assert rejected.state is not None
    state_id = rejected.state.state_id
    with qtbot.waitSignal(panel.compare_wanted) as asked:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert asked.args == [state_id, ""]
    with qtbot.waitSignal(panel.compare_wanted) as asked:
        panel.compare_approved.click()
    assert asked.args == [state_id, f"2@{script_id}"], "the older of the two at the left"
    with qtbot.waitSignal(panel.open_wanted) as asked:
        panel.look.click()
    assert asked.args == [state_id]
    with qtbot.waitSignal(panel.restore_wanted) as asked:
        panel.restore.click()
    assert asked.args == [state_id]


def test_what_carries_no_words_offers_nothing(
    panel: HistoryPanel, session: EditorSession, script_id: str, qtbot: QtBot
) -> None:
    shown(panel, session, script_id, qtbot)
    choose(panel, EntryKind.REOPENED)
    assert not any(b.isEnabled() for b in (panel.compare_now, panel.look, panel.restore))
    choose(panel, EntryKind.APPROVED)
    assert panel.compare_now.isEnabled()
    assert not panel.compare_approved.isEnabled(), "it is the approved one"


def test_under_review_nothing_is_restored_and_the_reason_is_said(
    panel: HistoryPanel, session: EditorSession, script_id: str, studio: Studio, qtbot: QtBot
) -> None:
    studio.scripts.submit(script_id)
    shown(panel, session, script_id, qtbot)
    choose(panel, EntryKind.REJECTED)
    assert not panel.restore.isEnabled()
    assert "in review" in panel.restore.toolTip()


def test_it_follows_what_happens(
    panel: HistoryPanel, session: EditorSession, script_id: str, studio: Studio, qtbot: QtBot
) -> None:
    shown(panel, session, script_id, qtbot)
    chosen = choose(panel, EntryKind.REJECTED)
    session.review(studio.scripts.submit)
    qtbot.waitUntil(lambda: kinds(panel).count(EntryKind.SUBMITTED) == 3)
    assert panel.model.items[panel.list.currentIndex().row()] == chosen


def test_without_a_script_it_says_what_to_do(panel: HistoryPanel, qtbot: QtBot) -> None:
    panel.refresh()
    qtbot.waitUntil(lambda: panel.is_settled)
    assert not panel.list.isVisible()
    assert panel.model.rowCount() == 0


def test_another_script_shows_nothing_of_the_first(
    panel: HistoryPanel, session: EditorSession, script_id: str, studio: Studio, qtbot: QtBot
) -> None:
    shown(panel, session, script_id, qtbot)
    other = studio.scripts.create("Other").script_id
    session.open(other)
    qtbot.waitUntil(lambda: kinds(panel) == [EntryKind.CREATED])
    assert panel.in_force.text() == "No revision is approved."
    assert not panel.carried.isVisible()


def test_the_model_keeps_the_rules(studio: Studio, script_id: str, qtbot: QtBot) -> None:
    model = HistoryModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(studio.history.of(script_id))
    model.show_only_decisions(True)
    model.show(None)
    assert tester.model() is model


def test_every_control_is_named(
    panel: HistoryPanel, session: EditorSession, script_id: str, qtbot: QtBot
) -> None:
    shown(panel, session, script_id, qtbot)
    controls = [w for w in panel.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [w for w in controls if w.isVisible() and not w.accessibleName()] == []
