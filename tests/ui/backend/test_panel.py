"""The dock: what it shows, what keys and clicks ask for, and that nothing of it is cut off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.domain.instants import utc_now
from studio.domain.review import ScriptStatus
from studio.domain.sync import SyncState
from studio.domain.text import Language
from studio.domain.video import ReviewItem, ReviewStage, VideoStatus
from studio.ui.backend.filters import Page
from studio.ui.backend.head import Contact
from studio.ui.backend.life import VideoAction
from studio.ui.backend.model import SyncModel
from studio.ui.backend.panel import BackendPanel
from studio.ui.backend.rows import Query, Shown, SyncAction, key_of
from studio.ui.theme import Theme
from studio.ui.translations import Translations
from studio.ui.widgets import Button
from tests.ui.backend.made_up import AUTHOR, REVIEWER, made_video, one_of_each, row

ROLE = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def panel(theme: Theme, translations: Translations, qtbot: QtBot) -> Iterator[BackendPanel]:
    translations.choose(Language.ENGLISH)
    panel = BackendPanel(theme)
    panel.resize(420, 300)
    panel.show_contact(Contact("lms.example", "spring", "Kim", utc_now()), REVIEWER)
    panel.show_rows(one_of_each())
    panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    yield panel
    panel.close()
    panel.deleteLater()


def choose(panel: BackendPanel, state: SyncState) -> str:
    found = next(one for one in panel.model.all_rows if one.state is state)
    panel.choose(key_of(found))
    panel.list.setFocus()
    return key_of(found)


def acted(panel: BackendPanel) -> list[tuple[str, SyncAction]]:
    seen: list[tuple[str, SyncAction]] = []
    panel.acted.connect(lambda key, action: seen.append((key, action)))
    return seen


def said(panel: BackendPanel) -> list[str]:
    return [str(panel.model.index(n).data(ROLE)) for n in range(panel.model.rowCount())]


def test_every_row_says_in_words_where_it_is(panel: BackendPanel) -> None:
    lines = said(panel)
    for text in (
        "Changed on both sides", "Changed at the backend", "No longer at the backend", "Changed here",
        "Only at the backend", "Only here", "Same on both sides",
    ):  # fmt: skip
        assert sum(text in line for line in lines) == 1, text
    assert "here: Draft, rev 2" in lines[0]
    assert "backend: Draft, v4" in lines[0]


def test_the_model_keeps_the_rules(panel: BackendPanel, qtbot: QtBot) -> None:
    model = SyncModel(panel.texts)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(one_of_each())
    model.look_for(Query(Shown.CHANGED))
    model.set_busy(key_of(model.rows[0]), "Pulling…")
    model.show_rows([])
    tester.deleteLater()


def test_return_does_what_is_offered_first(panel: BackendPanel) -> None:
    seen = acted(panel)
    key = choose(panel, SyncState.CHANGED_THERE)
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert seen == [(key, SyncAction.PULL)]


def test_nothing_is_asked_for_twice(panel: BackendPanel) -> None:
    seen = acted(panel)
    key = choose(panel, SyncState.CHANGED_THERE)
    panel.set_busy(key, "Pulling…")
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert not seen
    panel.set_busy(key, "")
    QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert seen


def test_a_click_on_the_button_of_a_row_does_it(panel: BackendPanel) -> None:
    seen = acted(panel)
    first = panel.model.rows[0]
    rect = panel.list.visualRect(panel.model.index(0))
    spot = panel.delegate.layout_of(rect, first).button.center()
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert seen == [(key_of(first), SyncAction.COMPARE)]


def test_a_click_on_the_row_itself_does_nothing_but_choose(panel: BackendPanel) -> None:
    seen = acted(panel)
    rect = panel.list.visualRect(panel.model.index(1))
    spot = rect.topLeft() + QPoint(40, 20)
    QTest.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert panel.chosen == panel.model.rows[1]
    assert not seen


def test_the_menu_offers_all_that_can_be_done(panel: BackendPanel) -> None:
    choose(panel, SyncState.CHANGED_HERE)
    assert panel.chosen is not None
    menu = panel.menu_of(panel.chosen)
    names = [entry.text() for entry in menu.actions() if not entry.isSeparator()]
    assert names == ["Push", "Compare and choose...", "Open", "Show details"]
    menu.deleteLater()


def test_f5_asks_the_backend_wherever_one_is(panel: BackendPanel, qtbot: QtBot) -> None:
    for widget in (panel.list, panel.filters.tabs[Page.SCRIPTS], panel.head.button):
        widget.setFocus()
        with qtbot.waitSignal(panel.refresh_wanted):
            QTest.keyClick(widget, Qt.Key.Key_F5)


def test_typing_in_the_list_searches_it(panel: BackendPanel, qtbot: QtBot) -> None:
    panel.list.setFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_6)
    assert panel.filters.search.hasFocus()
    qtbot.waitUntil(lambda: len(panel.model.rows) == 1)
    QTest.keyClick(panel.filters.search, Qt.Key.Key_Escape)
    QTest.keyClick(panel.filters.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(panel.model.rows) == 7)
    assert panel.list.hasFocus()


def test_what_is_left_out_can_be_shown_again(panel: BackendPanel, qtbot: QtBot) -> None:
    panel.filters.begin_search("nowhere")
    qtbot.waitUntil(lambda: not panel.model.rows)
    button = next(b for b in panel.findChildren(Button) if b.text() == "Show all scripts")
    assert button.isVisible()
    button.click()
    qtbot.waitUntil(lambda: len(panel.model.rows) == 7)


def test_the_chosen_row_stays_chosen_while_its_state_changes(panel: BackendPanel) -> None:
    key = choose(panel, SyncState.CHANGED_THERE)
    number = int(key.rpartition("-")[2])
    others = [one for one in one_of_each() if key_of(one) != key]
    panel.show_rows([*others, row(number, SyncState.SAME)])
    assert panel.chosen is not None
    assert (key_of(panel.chosen), panel.chosen.state) == (key, SyncState.SAME)


# --- the detail ----------------------------------------------------------------------------------


def test_in_a_small_panel_the_detail_takes_the_place_of_the_list(panel: BackendPanel) -> None:
    choose(panel, SyncState.CHANGED_BOTH)
    assert panel.list.isVisible()
    assert not panel.detail.isVisible()
    QTest.keyClick(panel.list, Qt.Key.Key_Space)
    assert panel.detail.isVisible()
    assert not panel.list.isVisible()
    assert panel.detail.buttons[0].hasFocus()
    QTest.keyClick(panel.detail.buttons[0], Qt.Key.Key_Escape)
    assert panel.list.isVisible()
    assert panel.list.hasFocus()


def test_in_a_large_panel_both_are_seen(panel: BackendPanel) -> None:
    panel.resize(1000, 500)
    choose(panel, SyncState.CHANGED_BOTH)
    assert panel.list.isVisible()
    assert panel.detail.isVisible()
    assert not panel.detail.back.isVisible()


def test_a_script_goes_back_only_with_a_reason(panel: BackendPanel, qtbot: QtBot) -> None:
    panel.show_rows([row(1, SyncState.SAME, status=ScriptStatus.REVIEW_REQUESTED)])
    panel.resize(900, 500)
    choose(panel, SyncState.SAME)
    next(b for b in panel.detail.buttons if b.text() == "Send back...").click()
    assert panel.detail.reason.field.hasFocus()
    QTest.keyClick(panel.detail.reason.field, Qt.Key.Key_Return)
    assert panel.detail.reason.isVisible(), "an empty reason is none"
    QTest.keyClicks(panel.detail.reason.field, "Too long")
    with qtbot.waitSignal(panel.rejected) as told:
        QTest.keyClick(panel.detail.reason.field, Qt.Key.Key_Return)
    assert told.args == ["there:r-1", "Too long"]


def offered(panel: BackendPanel) -> list[str]:
    return [button.text() for button in panel.detail.buttons if button.isVisible()]


def test_what_is_offered_for_a_video_depends_on_who_asks(panel: BackendPanel) -> None:
    panel.resize(900, 500)
    panel.show_rows([row(1, SyncState.SAME, video=VideoStatus.FINAL_REVIEW_REQUESTED)])
    choose(panel, SyncState.SAME)
    assert "Approve and publish" in offered(panel)
    panel.show_contact(Contact("lms.example"), AUTHOR)
    assert "Approve and publish" not in offered(panel)
    panel.show_rows([row(1, SyncState.SAME, video=VideoStatus.READY)])
    assert "Request review" in offered(panel)


def test_what_is_about_a_script_that_is_here_is_offered_once(panel: BackendPanel) -> None:
    panel.resize(900, 500)
    panel.show_rows([row(1, SyncState.SAME, video=VideoStatus.SCRIPT_REVIEW_REQUESTED)])
    choose(panel, SyncState.SAME)
    assert offered(panel) == ["Open", "Approve", "Send back..."]
    panel.show_rows([row(1, SyncState.ONLY_THERE, video=VideoStatus.SCRIPT_REVIEW_REQUESTED)])
    assert "Approve script" in offered(panel)


def test_rows_that_stay_in_their_places_are_only_painted_anew(panel: BackendPanel, qtbot: QtBot) -> None:
    rows = one_of_each()
    here = rows[0].here
    assert here is not None
    later = rows[0].model_copy(update={"here": here.model_copy(update={"revision": 9})})
    with qtbot.assertNotEmitted(panel.model.modelReset):
        panel.show_rows([later, *rows[1:]])
    assert "rev 9" in said(panel)[-1]


def test_a_course_that_has_ended_is_said_in_words(panel: BackendPanel) -> None:
    ended = utc_now() - timedelta(days=3)
    panel.show_rows([row(1, SyncState.SAME, video=VideoStatus.PUBLISHED, end_at=ended)])
    assert "course ended" in said(panel)[0]


# --- the review queue ----------------------------------------------------------------------------


def test_the_review_queue_is_asked_for_when_it_is_shown(panel: BackendPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.queue_wanted):
        panel.filters.tabs[Page.REVIEWS].click()
    items = [
        ReviewItem(video=made_video(1, VideoStatus.SCRIPT_REVIEW_REQUESTED), requested_by="Lee"),
        ReviewItem(video=made_video(2, VideoStatus.FINAL_REVIEW_REQUESTED)),
    ]
    panel.show_queue(items)
    assert panel.filters.tabs[Page.REVIEWS].text() == "Review queue 2"
    assert "Lee" in str(panel.queue.index(0).data(ROLE))
    with qtbot.waitSignal(panel.queue_wanted):
        panel.filters._stages[ReviewStage.FILM].trigger()
    assert panel.filters.queue_query.stage is ReviewStage.FILM
    panel.queue_list.setCurrentIndex(panel.queue.index(1))
    QTest.keyClick(panel.queue_list, Qt.Key.Key_Return)
    publish = next(b for b in panel.detail.buttons if b.text() == "Approve and publish")
    with qtbot.waitSignal(panel.video_acted) as told:
        publish.click()
    assert told.args == ["v-2", VideoAction.PUBLISH]


# --- look ----------------------------------------------------------------------------------------


def test_everything_that_takes_the_focus_has_a_name(panel: BackendPanel) -> None:
    panel.show_rows([row(1, SyncState.SAME, status=ScriptStatus.REVIEW_REQUESTED, video=VideoStatus.READY)])
    panel.resize(900, 500)
    choose(panel, SyncState.SAME)
    panel.filters.begin_search()
    panel.detail.ask_reason()
    nameless = [
        type(widget).__name__
        for widget in panel.findChildren(QWidget)
        if widget.isVisible()
        and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and not (widget.accessibleName() or (widget.parentWidget() or panel).accessibleName())
    ]
    assert not nameless


def test_what_is_said_of_the_backend_follows_it(panel: BackendPanel) -> None:
    assert panel.head.facts.text() == "lms.example · spring · Kim, local profile"
    panel.show_contact(Contact("lms.example", is_asking=True), REVIEWER)
    assert panel.head.when.text() == "Asking…"
    assert panel.head.button.accessibleName() == "Stop waiting"
    panel.show_contact(Contact("lms.example", is_offline=True), REVIEWER)
    assert panel.head.when.text() == "Offline"


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("language", list(Language))
def test_no_words_of_the_detail_are_cut(
    panel: BackendPanel,
    theme: Theme,
    translations: Translations,
    qtbot: QtBot,
    language: Language,
    percent: int,
) -> None:
    translations.choose(language)
    theme.choose_text(percent)
    panel.show_rows([row(1, SyncState.CHANGED_THERE, video=VideoStatus.FINAL_REVIEW_REQUESTED)])
    panel.resize(460 * percent // 100, 300)
    choose(panel, SyncState.CHANGED_THERE)
    panel.open_detail()
    qtbot.waitUntil(lambda: panel.detail.height() > 100)
    for button in panel.detail.buttons:
        assert button.width() >= button.sizeHint().width(), button.text()
        right = button.mapTo(panel.detail, QPoint(button.width(), 0)).x()
        assert right <= panel.detail.width(), button.text()
    stepper = panel.detail.stepper
    assert stepper.height() >= stepper.heightForWidth(stepper.width())
    theme.choose_text(100)


def test_a_thousand_rows_are_shown_without_measuring_each(panel: BackendPanel) -> None:
    asked: list[int] = []
    measure = panel.delegate.sizeHint
    panel.delegate.sizeHint = lambda option, index: asked.append(index.row()) or measure(option, index)  # type: ignore[method-assign, func-returns-value]
    panel.show_rows([row(number, SyncState.SAME) for number in range(1_000)])
    panel.list.grab()
    assert panel.model.rowCount() == 1_000
    assert len(asked) < 50
