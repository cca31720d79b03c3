"""The dialog takes a source from the keyboard, the clipboard or a file, says what is missing, and drafts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QDoubleSpinBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from studio.domain.drafting import SOURCE_LIMIT, STYLES, DraftOptions, ModelSettings
from studio.domain.records import ScriptRecord
from studio.domain.text import Language
from studio.services.studio import Studio
from studio.ui.drafting.dialog import DraftDialog
from studio.ui.drafting.source_field import TAKEN
from studio.ui.theme import Theme
from tests.fakes.model import FakeModel, answering

SOURCE = "Data\n\nCollect only what is needed. Ask first.\n\nDestroy it when its time is over."
ANSWER = json.dumps(
    {
        "title": "By a model",
        "chapters": [{"title": "Collect", "scenes": [{"narration": "Ask people first."}]}],
    }
)


@pytest.fixture
def dialog(studio: Studio, theme: Theme, qtbot: QtBot) -> Iterator[DraftDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = DraftDialog(studio, theme, window)
    dialog.show_ready()
    yield dialog
    dialog.close()
    dialog.close_workers()


def use(studio: Studio, model: FakeModel, dialog: DraftDialog) -> None:
    studio.preferences.update(model=ModelSettings(base_url=model.url, name="m-1", timeout_sec=5))
    dialog.follow_settings()


def hint(dialog: DraftDialog) -> str:
    return dialog.draft_button.toolTip()


def test_without_a_model_an_outline_is_offered_and_said_to_be_one(dialog: DraftDialog, qtbot: QtBot) -> None:
    assert not dialog.draft_button.isEnabled()
    QTest.keyClicks(dialog.source, "too short")
    assert not dialog.draft_button.isEnabled()
    assert "10" in hint(dialog)
    dialog.source.fill(SOURCE)
    assert dialog.draft_button.isEnabled()
    assert dialog.draft_button.text() == "Make the outline"
    assert not dialog.options.style_box.isVisible(), "an outline speaks as its source does"
    made: list[ScriptRecord] = []
    dialog.drafted.connect(made.append)
    with qtbot.waitSignal(dialog.drafted):
        dialog.draft_button.click()
    assert made[0].title == "Data"
    assert not dialog.isVisible()
    assert dialog.source.text == ""


def test_a_source_that_is_too_long_is_told_before_it_is_sent(dialog: DraftDialog) -> None:
    dialog.source.fill("word " * (SOURCE_LIMIT // 5 + 10))
    assert not dialog.draft_button.isEnabled()
    assert f"{SOURCE_LIMIT:,}" in hint(dialog)


def test_of_a_book_only_the_beginning_is_taken_and_that_is_said(dialog: DraftDialog) -> None:
    dialog.source.fill("word " * 300_000)
    assert len(dialog.source.text) <= TAKEN
    assert "1,500,000" in dialog._remark.text()
    data = QMimeData()
    data.setText("more " * 100)
    dialog.source.insertFromMimeData(data)
    assert len(dialog.source.text) <= TAKEN


def drop(dialog: DraftDialog, path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.source.dropEvent(event)


def test_a_file_is_dropped_shown_and_trimmed(dialog: DraftDialog, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "원문.txt"
    file.write_text(SOURCE, encoding="utf-8")
    drop(dialog, file)
    qtbot.waitUntil(lambda: dialog.source.text == SOURCE)
    assert dialog._file.text() == "원문.txt"
    assert not dialog.source.isReadOnly()
    dialog.source.clear()
    assert dialog._file.text() == "", "what is written now comes from no file"


def test_a_file_is_taken_wherever_it_falls_on_the_dialog(
    dialog: DraftDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "a.md"
    file.write_text(SOURCE, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    dialog.dropEvent(
        QDropEvent(
            QPointF(300, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
    )
    qtbot.waitUntil(lambda: dialog.source.text == SOURCE)


def test_a_file_that_cannot_be_read_is_named_and_the_text_stays(
    dialog: DraftDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.source.fill(SOURCE)
    file = tmp_path / "a.docx"
    file.write_bytes(b"no document")
    drop(dialog, file)
    qtbot.waitUntil(lambda: dialog._remark.isVisible())
    assert "a.docx" in dialog._remark.text()
    assert dialog.source.text == SOURCE


def test_every_option_of_the_contract_is_asked_for(studio: Studio, dialog: DraftDialog, qtbot: QtBot) -> None:
    with answering(FakeModel(ANSWER)) as model:
        use(studio, model, dialog)
        dialog.source.fill(SOURCE)
        form = dialog.options
        assert form.options == DraftOptions(language=Language.ENGLISH), "the language is that of the source"
        form.minutes.setValue(7)
        form.chapters.setValue(2)
        form.scenes.setValue(99)
        form.style_box.setCurrentIndex(len(STYLES))
        form.style_box.activated.emit(len(STYLES))
        assert not dialog.draft_button.isEnabled(), "a style of one's own needs words"
        form.own_style.setText("like a friend")
        assert form.options == DraftOptions(
            language=Language.ENGLISH,
            target_minutes=7,
            max_chapters=2,
            max_scenes_per_chapter=15,
            style="like a friend",
        )
        with qtbot.waitSignal(dialog.drafted):
            dialog.draft_button.click()
    assert "like a friend" in model.asked[0]["messages"][0]["content"]


def test_a_language_that_was_chosen_stays_whatever_the_source(dialog: DraftDialog) -> None:
    form = dialog.options
    form.language.setCurrentIndex(0)
    form.language.activated.emit(0)
    dialog.source.fill(SOURCE)
    assert form.options is not None
    assert form.options.language is Language.KOREAN


def test_a_failure_says_why_and_offers_two_ways_out(
    studio: Studio, dialog: DraftDialog, qtbot: QtBot
) -> None:
    with answering(FakeModel("a poem", "a poem", "a poem", ANSWER)) as model:
        use(studio, model, dialog)
        dialog.source.fill(SOURCE)
        dialog.draft_button.click()
        qtbot.waitUntil(lambda: dialog.failure.isVisible() and not dialog.is_writing)
        assert "SCRIPT_GENERATION_FAILED" in dialog.failure.text
        assert studio.scripts.list() == [], "no outline is made in silence"
        assert dialog.source.text == SOURCE
        with qtbot.waitSignal(dialog.drafted):
            dialog.again.click()
    assert [s.title for s in studio.scripts.list()] == ["By a model"]


def test_the_outline_after_a_failure_is_one(studio: Studio, dialog: DraftDialog, qtbot: QtBot) -> None:
    with answering(FakeModel("a poem")) as model:
        use(studio, model, dialog)
        dialog.source.fill(SOURCE)
        dialog.draft_button.click()
        qtbot.waitUntil(lambda: dialog.failure.isVisible() and not dialog.is_writing)
        with qtbot.waitSignal(dialog.drafted) as told:
            dialog.outline_instead.click()
    source = studio.authoring.source_of(told.args[0].script_id)
    assert source is not None
    assert source.making.model == ""


def test_writing_is_seen_and_canceled(studio: Studio, dialog: DraftDialog, qtbot: QtBot) -> None:
    fake = FakeModel(ANSWER * 50)
    fake.pause_sec = 0.05
    with answering(fake) as model:
        use(studio, model, dialog)
        dialog.source.fill(SOURCE)
        dialog.draft_button.click()
        qtbot.waitUntil(lambda: "The model is writing" in dialog.writing.text)
        assert dialog.source.isReadOnly()
        assert not dialog.draft_button.isEnabled()
        assert dialog.cancel_button.text() == "Cancel"
        dialog.cancel_button.click()
        qtbot.waitUntil(lambda: not dialog.is_writing)
    assert dialog.isVisible()
    assert dialog.source.text == SOURCE
    assert not dialog.failure.isVisible(), "a cancel is no failure"
    assert dialog.draft_button.isEnabled()
    assert studio.scripts.list() == []


def test_closing_ends_the_writing(studio: Studio, dialog: DraftDialog, qtbot: QtBot) -> None:
    fake = FakeModel(ANSWER)
    fake.silent_sec = 20
    with answering(fake) as model:
        use(studio, model, dialog)
        dialog.source.fill(SOURCE)
        dialog.draft_button.click()
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: dialog.is_settled)
    assert studio.scripts.list() == []


def test_everything_has_a_name_and_a_place_in_the_tab_order(studio: Studio, dialog: DraftDialog) -> None:
    with answering(FakeModel(ANSWER)) as model:
        use(studio, model, dialog)
        dialog.source.fill(SOURCE)
        kinds = (QAbstractButton, QComboBox, QDoubleSpinBox, QPlainTextEdit)
        controls = [w for kind in kinds for w in dialog.findChildren(kind) if w.isVisible()]
        assert len(controls) >= 9
        for control in controls:
            assert control.accessibleName(), control
        visited: set[QWidget] = set()
        widget: QWidget = dialog.source
        while widget not in visited:
            visited.add(widget)
            widget = widget.nextInFocusChain()
        missing = [c for c in controls if c not in visited and not isinstance(c, QLineEdit)]
        assert not missing


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("width", [560, 1200])
def test_nothing_is_cut_however_large_the_text(
    studio: Studio, dialog: DraftDialog, theme: Theme, qtbot: QtBot, percent: int, width: int
) -> None:
    theme.choose_text(percent)
    try:
        dialog.resize(width, 700)
        qtbot.waitUntil(lambda: dialog.width() >= width)
        dialog.source.fill(SOURCE)
        qtbot.wait(20)
        for button in (dialog.draft_button, dialog.cancel_button, dialog.open_file, dialog.set_up):
            assert button.width() >= button.minimumSizeHint().width(), button.text()
        assert dialog._right.width() <= dialog._area.viewport().width()
    finally:
        theme.choose_text(100)
