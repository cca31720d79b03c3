"""The library at work: what it shows, what it finds, and what is done with its rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from studio.domain.library import FilmState
from studio.domain.progress import ProgressEvent
from studio.domain.review import ScriptStatus
from studio.domain.script import Chapter, Scene, Script
from studio.domain.shapes import Shape, read_document
from studio.services.studio import Studio
from studio.ui.library.model import PICTURE_ROLE, LibraryFilter, LibraryModel, Order
from studio.ui.library.panel import LibraryPanel
from studio.ui.main_window import MainWindow
from studio.ui.session import EditorSession
from studio.ui.theme import Theme
from studio.ui.translations import Translations

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def course(words: str) -> Script:
    return Script(
        title="",
        chapters=(Chapter(title="Start", scenes=(Scene(narration="Hello."), Scene(narration=words))),),
    )


@pytest.fixture
def ids(studio: Studio) -> dict[str, str]:
    """Three scripts; the last one was changed last."""
    scripts = {
        "Phishing mail": "Look at the sender.",
        "safe lifting": "Bend your knees.",
        "Audit": "Keep notes.",
    }
    return {title: studio.scripts.create(title, course(said)).script_id for title, said in scripts.items()}


@pytest.fixture
def panel(
    studio: Studio, ids: dict[str, str], theme: Theme, translations: Translations, qtbot: QtBot
) -> Iterator[LibraryPanel]:
    assert ids
    translations.choose(studio.language)
    session = EditorSession(studio, speak_ahead=False)
    panel = LibraryPanel(studio, session, theme)
    panel.resize(300, 500)
    panel.show()
    qtbot.waitUntil(lambda: panel.is_idle and panel.model.rowCount() > 0)
    yield panel
    panel.close_workers()
    session.close()
    panel.deleteLater()


def shown(panel: LibraryPanel) -> list[str]:
    model = panel.list.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def line(panel: LibraryPanel, title: str) -> str:
    model = panel.list.model()
    row = shown(panel).index(title)
    return str(model.index(row, 0).data(ACCESSIBLE))


def ignore(_: ProgressEvent) -> None:
    """A listener that does not care."""


# --- what is shown ------------------------------------------------------------------------------


def test_what_was_changed_last_comes_first_and_a_row_says_all_there_is_to_know(
    panel: LibraryPanel, studio: Studio, ids: dict[str, str], qtbot: QtBot
) -> None:
    assert shown(panel) == ["Audit", "safe lifting", "Phishing mail"]
    qtbot.waitUntil(lambda: "0:10" in line(panel, "Audit"))
    assert line(panel, "Audit") == "Audit, Draft · 2 scenes · 0:10"
    studio.scripts.approve(ids["Audit"])
    job = studio.rendering.create(ids["Audit"], draft=False).job
    studio.rendering.start(job.job_id)
    panel.refresh()
    qtbot.waitUntil(lambda: line(panel, "Audit").endswith("film being made"))
    studio.rendering.run(job.job_id, ignore)
    panel.refresh()
    qtbot.waitUntil(lambda: line(panel, "Audit").endswith("film ready"))
    assert "Approved" in line(panel, "Audit")


def test_a_row_has_a_picture_of_its_film_and_another_one_when_that_changes(
    panel: LibraryPanel, studio: Studio, ids: dict[str, str], qtbot: QtBot
) -> None:
    def picture(title: str) -> object:
        pixmap = panel.list.model().index(shown(panel).index(title), 0).data(PICTURE_ROLE)
        return None if pixmap is None else pixmap.toImage()

    qtbot.waitUntil(lambda: picture("Audit") is not None and picture("safe lifting") is not None)
    qtbot.waitUntil(lambda: panel.is_idle)
    before = picture("Audit")
    assert before != picture("safe lifting")
    studio.scripts.save(ids["Audit"], course("Something else is on the slide now."))
    panel.refresh()
    qtbot.waitUntil(lambda: "" in shown(panel) and picture("") not in (None, before))


def test_an_empty_script_and_one_without_scenes_are_shown_too(
    panel: LibraryPanel, studio: Studio, qtbot: QtBot
) -> None:
    script_id = studio.scripts.create("Nothing").script_id
    studio.scripts.save(script_id, course("x").model_copy(update={"title": "Nothing", "chapters": ()}))
    panel.refresh()
    qtbot.waitUntil(lambda: "Nothing" in shown(panel))
    qtbot.waitUntil(lambda: panel.is_idle)
    assert line(panel, "Nothing") == "Nothing, Draft · 0 scenes"
    assert not panel.grab().isNull()


def test_rows_that_come_go_and_move_keep_the_rules_of_qt_and_what_is_current(
    studio: Studio, panel: LibraryPanel, ids: dict[str, str]
) -> None:
    model = LibraryModel(panel.looks, lambda _: None)
    ordered = LibraryFilter(model)
    testers = [
        QAbstractItemModelTester(m, QAbstractItemModelTester.FailureReportingMode.Fatal)
        for m in (model, ordered)
    ]
    entries = studio.library.entries()
    model.show_entries(entries)
    selection = QItemSelectionModel(model)
    selection.setCurrentIndex(model.index(2), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    kept = model.index(2).data()
    model.show_entries(list(reversed(entries)))
    assert selection.currentIndex().data() == kept
    studio.scripts.create("New")
    studio.scripts.delete(ids["safe lifting"])
    model.show_entries(studio.library.entries())
    assert selection.currentIndex().data() == kept
    assert [model.index(n).data() for n in range(model.rowCount())] == ["New", "Audit", "Phishing mail"]
    ordered.show_order(Order.TITLE)
    assert [ordered.index(n, 0).data() for n in range(3)] == ["Audit", "New", "Phishing mail"]
    model.show_entries([])
    assert model.rowCount() == 0
    assert testers


# --- finding ------------------------------------------------------------------------------------


def test_words_are_found_in_titles_and_in_what_is_said(panel: LibraryPanel, qtbot: QtBot) -> None:
    QTest.keyClicks(panel.search, "KNEES bend")
    qtbot.waitUntil(lambda: shown(panel) == ["safe lifting"])
    panel.search.setText("mail sender")
    qtbot.waitUntil(lambda: shown(panel) == ["Phishing mail"])
    panel.search.setText("narration")
    qtbot.waitUntil(lambda: shown(panel) == [])
    panel.search.clear()
    qtbot.waitUntil(lambda: len(shown(panel)) == 3)


def test_what_is_written_while_one_searches_is_found_as_well(
    panel: LibraryPanel, studio: Studio, ids: dict[str, str], qtbot: QtBot
) -> None:
    panel.search.setText("ladder")
    qtbot.waitUntil(lambda: shown(panel) == [])
    studio.scripts.save(ids["Audit"], course("Hold the ladder.").model_copy(update={"title": "Audit"}))
    panel.refresh()
    qtbot.waitUntil(lambda: shown(panel) == ["Audit"])


def test_the_list_can_be_filtered_by_state_and_put_in_order(
    panel: LibraryPanel, studio: Studio, ids: dict[str, str], qtbot: QtBot
) -> None:
    studio.scripts.submit(ids["Audit"])
    job = studio.rendering.create(ids["safe lifting"], draft=True).job
    studio.rendering.start(job.job_id)
    panel.refresh()
    qtbot.waitUntil(lambda: "being made" in line(panel, "safe lifting"))
    state, order = panel.choices.state, panel.choices.order
    state.setCurrentIndex(state.findData(ScriptStatus.REVIEW_REQUESTED))
    assert shown(panel) == ["Audit"]
    state.setCurrentIndex(state.findData(FilmState.MAKING))
    assert shown(panel) == ["safe lifting"]
    state.setCurrentIndex(state.findData(ScriptStatus.REJECTED))
    assert shown(panel) == []
    panel.show_everything()
    assert len(shown(panel)) == 3
    order.setCurrentIndex(order.findData(Order.TITLE))
    assert shown(panel) == ["Audit", "Phishing mail", "safe lifting"]
    order.setCurrentIndex(order.findData(Order.CHANGED))
    assert shown(panel)[-1] == "Phishing mail"


# --- keys, names, menus -------------------------------------------------------------------------


def test_everything_can_be_done_with_keys(panel: LibraryPanel, ids: dict[str, str], qtbot: QtBot) -> None:
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.list.hasFocus()
    QTest.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.open_wanted) as opened:
        QTest.keyClick(panel.list, Qt.Key.Key_Return)
    assert opened.args == [ids["safe lifting"]]
    with qtbot.waitSignal(panel.delete_wanted) as deleted:
        QTest.keyClick(panel.list, Qt.Key.Key_Delete)
    assert deleted.args == [ids["safe lifting"]]
    QTest.keyClick(panel.list, Qt.Key.Key_F2)
    editor = panel.list.findChild(QLineEdit)
    assert editor is not None
    assert (editor.text(), editor.accessibleName()) == ("safe lifting", "Title of the script")
    editor.setText("Safer lifting")
    with qtbot.waitSignal(panel.rename_wanted) as renamed:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert renamed.args == [ids["safe lifting"], "Safer lifting"]


def test_the_menu_key_opens_the_menu_of_the_current_row(
    panel: LibraryPanel, ids: dict[str, str], qtbot: QtBot
) -> None:
    panel.list.setCurrentIndex(panel.list.model().index(2, 0))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    with qtbot.waitSignal(panel.list.menu_wanted) as wanted:
        panel.list.contextMenuEvent(event)
    assert wanted.args is not None
    menu = panel.menu_of(wanted.args[0])
    names = [action.text().partition("\t")[0] for action in menu.actions()]
    assert names == ["Open", "Rename", "Duplicate", "Export...", "Delete"]
    with qtbot.waitSignal(panel.duplicate_wanted) as duplicated:
        menu.actions()[2].trigger()
    assert duplicated.args == [ids["Phishing mail"]]


def test_walking_through_the_list_is_not_disturbed_by_what_is_stored(
    panel: LibraryPanel, studio: Studio, ids: dict[str, str], qtbot: QtBot
) -> None:
    panel.list.setCurrentIndex(panel.list.model().index(1, 0))
    studio.scripts.rename(ids["Phishing mail"], "Phishing, again")
    panel.refresh()
    qtbot.waitUntil(lambda: shown(panel)[0] == "Phishing, again")
    assert panel.list.currentIndex().data() == "safe lifting"


def test_a_row_is_dragged_out_as_a_file_that_can_be_read_again(
    panel: LibraryPanel, ids: dict[str, str]
) -> None:
    model = panel.list.model()
    data = model.mimeData([model.index(shown(panel).index("Audit"), 0)])
    file = Path(data.urls()[0].toLocalFile())
    assert file.name == "Audit.json"
    document = read_document(file.read_bytes(), name="x")
    assert [s.narration for _, _, s in document.script.scenes()] == ["Hello.", "Keep notes."]
    panel.close_workers()
    assert not file.exists()
    assert ids


# --- in the window ------------------------------------------------------------------------------


def titles(studio: Studio) -> list[str]:
    return [summary.title for summary in studio.scripts.list()]


def told(window: MainWindow) -> str:
    return " ".join(window.notices.texts)


def press(window: MainWindow, name: str) -> None:
    from PySide6.QtWidgets import QPushButton

    next(b for b in window.notices.findChildren(QPushButton) if b.text() == name).click()


def dropped(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def test_a_deleted_script_comes_back_with_undo_also_the_open_one_with_what_was_just_typed(
    window: MainWindow, studio: Studio, ids: dict[str, str], qtbot: QtBot
) -> None:
    window.session.open(ids["Audit"])
    script = window.session.script
    assert script is not None
    window.session.apply(script.model_copy(update={"title": "Audit!"}), "Title")
    window.scripts.delete(ids["Audit"])
    qtbot.waitUntil(lambda: "Deleted “Audit!”" in told(window))
    assert len(titles(studio)) == 2
    assert window.session.record is None
    press(window, "Undo")
    qtbot.waitUntil(lambda: window.session.record is not None)
    assert "Audit!" in titles(studio)
    window.scripts.delete(ids["safe lifting"])
    qtbot.waitUntil(lambda: "Deleted “safe lifting”" in told(window))
    press(window, "Undo")
    qtbot.waitUntil(lambda: len(titles(studio)) == 3)
    assert window.session.record is not None
    assert window.session.record.script_id == ids["Audit"]


def test_a_new_title_of_the_open_script_can_be_undone_and_another_one_is_stored(
    window: MainWindow, studio: Studio, ids: dict[str, str], qtbot: QtBot
) -> None:
    window.session.open(ids["Audit"])
    window.scripts.rename(ids["Audit"], "Audits")
    qtbot.waitUntil(lambda: "Audits" in titles(studio))
    window.session.undo()
    qtbot.waitUntil(lambda: "Audit" in titles(studio))
    window.scripts.rename(ids["safe lifting"], "Lifting")
    qtbot.waitUntil(lambda: "Lifting" in titles(studio))
    window.session.review(studio.scripts.submit)
    qtbot.waitUntil(lambda: not window.session.is_editable)
    window.scripts.rename(ids["Audit"], "Sneaked in")
    assert "cannot be changed now" in told(window)


def test_a_copy_has_the_words_on_the_screen_and_is_opened(
    window: MainWindow, studio: Studio, ids: dict[str, str], qtbot: QtBot
) -> None:
    window.session.open(ids["Audit"])
    window.session.apply(course("Just typed.").model_copy(update={"title": "Audit"}), "Typing")
    window.scripts.duplicate(ids["Audit"])
    qtbot.waitUntil(
        lambda: window.session.record is not None and window.session.record.title == "Audit (copy)"
    )
    assert window.session.script is not None
    assert [s.narration for _, _, s in window.session.script.scenes()] == ["Hello.", "Just typed."]


def test_files_of_all_three_shapes_dropped_together_are_imported(
    window: MainWindow, studio: Studio, ids: dict[str, str], qtbot: QtBot, tmp_path: Path
) -> None:
    paths = [studio.scripts.export(ids["Audit"], tmp_path / f"{shape}.json", shape) for shape in Shape]
    window.scripts.importer.drop(dropped(*paths))
    qtbot.waitUntil(lambda: titles(studio).count("Audit") == 4)
    qtbot.waitUntil(lambda: "Imported 3 scripts." in told(window))
    assert window.session.record is not None


def test_what_cannot_be_a_script_is_told_with_cause_and_next_step(
    window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "courses"
    folder.mkdir()
    large, document, broken = tmp_path / "large.json", tmp_path / "plan.docx", tmp_path / "broken.json"
    with large.open("wb") as file:
        file.truncate(500 * 1024**2)
    document.write_bytes(b"PK")
    broken.write_text('{"scenes": [', encoding="utf-8")
    for path, cause, step in (
        (folder, "it is a folder", "Open the folder"),
        (large, "500 MB of at most 16 MB", "Choose a script file"),
        (document, "it is a document", "paragraphs become scenes"),
        (broken, "It is not JSON", "Choose a script file"),
    ):
        window.scripts.importer.drop(dropped(path))
        qtbot.waitUntil(lambda cause=cause: cause in told(window))
        assert step in told(window)
    assert titles(studio) == []


def test_several_refusals_are_told_together_and_what_could_be_read_is_there(
    window: MainWindow, studio: Studio, qtbot: QtBot, tmp_path: Path
) -> None:
    good = tmp_path / "good.json"
    good.write_text(json.dumps({"scenes": [{"text": "a"}]}), encoding="utf-8")
    bad = [tmp_path / f"{n}.txt" for n in range(5)]
    for path in bad:
        path.write_text("x", encoding="utf-8")
    window.scripts.importer.drop(dropped(*bad, good))
    qtbot.waitUntil(lambda: "5 files could not be imported" in told(window))
    assert "And 2 more." in told(window)
    assert titles(studio) == ["good"]


def test_a_drop_without_files_says_what_to_do(window: MainWindow) -> None:
    data = QMimeData()
    data.setText("Some prose from a browser.")
    window.scripts.importer.drop(data)
    assert "not a file of this computer" in told(window)
    assert "paste" in told(window)


@pytest.mark.parametrize("shape", Shape)
def test_the_shape_is_chosen_where_one_exports(
    window: MainWindow, ids: dict[str, str], qtbot: QtBot, tmp_path: Path, shape: Shape
) -> None:
    window.scripts.export_other(ids["Audit"])
    dialog = window.findChild(QFileDialog, "export")
    assert dialog is not None
    dialog.selectNameFilter(dialog.nameFilters()[list(Shape).index(shape)])
    target = tmp_path / "out.json"
    name = dialog.findChild(QLineEdit)
    assert name is not None
    assert name.text() == "Audit.json"
    name.setText(str(target))
    dialog.accept()
    qtbot.waitUntil(target.exists)
    written = json.loads(target.read_text(encoding="utf-8"))
    assert {"chapters": "chapters" in written, "flat": "text" in written.get("scenes", [{}])[0]}.get(
        shape.value, "script_id" in written
    )
