"""A person drafts a script from a text, checks it against its source, has it said better, and starts anew."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from studio.domain.drafting import ModelSettings
from studio.services.history import EntryKind
from tests.fakes.model import FakeModel, answering
from tests.fakes.rewriting import Rewriting
from tests.flows.conftest import OpenWindow, leave
from tests.flows.person import Person

SOURCE = """Personal data

Personal data is any information about a living person. Collect only what you need for your purpose.

Data whose time is over is destroyed within 5 days, and that is written down."""
ANSWER = json.dumps(
    {
        "title": "Personal data at work",
        "chapters": [
            {
                "title": "What it is",
                "scenes": [
                    {
                        "narration": "Personal data is any information about a living person.",
                        "purpose": "hook",
                    },
                    {
                        "narration": "So collect only what you need for your purpose.",
                        "on_screen_text": "Only what you need",
                    },
                ],
            },
            {
                "title": "When it ends",
                "scenes": [{"narration": "Destroy data within 5 days when its time is over."}],
            },
        ],
    }
)


def paste_source(person: Person) -> None:
    """Open the dialog from the menu and type the source."""
    person.choose("File", "Draft a script...")
    person.wait(lambda: person.find("Source text", QPlainTextEdit).isVisible())
    person.find("Source text", QPlainTextEdit).insertPlainText(SOURCE)


def use_model(person: Person, model: FakeModel) -> None:
    """Set a model up, as the settings do."""
    person.window.settings.change({"model": ModelSettings(base_url=model.url, name="m-1", timeout_sec=5)})


def narrations(person: Person) -> list[str]:
    script = person.window.session.script
    assert script is not None
    return [scene.narration for _, _, scene in script.scenes()]


def test_from_a_text_to_a_draft_beside_its_source_and_back(open_window: OpenWindow, data_dir: Path) -> None:
    person = open_window()
    assert person.sees("Draft a script..."), "the empty window offers it"
    with answering(FakeModel("I would rather write a poem.", ANSWER)) as model:
        use_model(person, model)
        paste_source(person)
        person.click("Draft the script")
        person.wait(lambda: person.window.session.record is not None)
    record = person.window.session.record
    assert record is not None
    assert record.status.value == "DRAFT"
    assert person.sees("A language model drafted this")
    assert person.sees("m-1")
    pane = person.window.script.source_pane
    person.wait(lambda: pane.marked == ["Personal data is any information about a living person."])
    person.window.script.go_to_scene(list(record.script.scenes())[2][2].uid)
    person.wait(lambda: pane.marked and pane.marked[0].startswith("Data whose time is over"))
    kinds = [entry.kind for entry in person.window.studio.history.of(record.script_id).entries]
    assert EntryKind.GENERATED in kinds

    person.click("Put the note away")
    person.wait(lambda: not person.sees("A language model drafted this"))
    leave(person.qtbot, person.window)

    again = open_window()
    again.wait(lambda: again.window.session.record is not None)
    assert not again.sees("A language model drafted this"), "it stays put away"
    again.choose("File", "Source beside the script")
    again.wait(lambda: again.window.script.source_pane.text.isVisible())
    assert again.window.script.source_pane.text.toPlainText() == SOURCE
    again.window.scripts.delete(record.script_id)
    again.wait(lambda: again.window.session.record is None)
    again.wait(lambda: not again.window.studio.scripts.list())


def test_a_model_that_fails_leaves_the_choice_to_the_person(open_window: OpenWindow) -> None:
    person = open_window()
    with answering(FakeModel("a poem")) as model:
        use_model(person, model)
        paste_source(person)
        person.click("Draft the script")
        person.wait(lambda: person.sees("SCRIPT_GENERATION_FAILED"))
        assert person.window.session.record is None
        person.click("Make an outline instead")
        person.wait(lambda: person.window.session.record is not None)
    assert person.sees("An outline of the source's own sentences")
    assert "Collect only what you need for your purpose." in " ".join(narrations(person))


def test_a_scene_is_said_in_less_and_that_is_taken_back(open_window: OpenWindow) -> None:
    person = open_window()
    paste_source(person)
    person.click("Make the outline")
    person.wait(lambda: person.window.session.record is not None)
    before = narrations(person)
    with answering(Rewriting(lambda text: " ".join(text.split()[:4]) + ".")) as model:
        use_model(person, model)
        person.choose("Scene", "Rewrite", "Shorten...")
        person.wait(lambda: person.find("Take the new words", QPushButton).isEnabled())
        person.click("Take the new words")
        person.wait(lambda: narrations(person) != before)
    assert narrations(person)[0] == "Personal data is any."
    person.wait(lambda: person.window.rewriter.dialog is None)
    person.window.activateWindow()  # a screen without a window manager gives the focus to nobody
    person.wait(person.window.isActiveWindow)
    person.press("Ctrl+Z")
    person.wait(lambda: narrations(person) == before)


def test_a_document_dropped_on_the_window_is_a_source(open_window: OpenWindow, tmp_path: Path) -> None:
    person = open_window()
    file = tmp_path / "handbook.md"
    file.write_text(SOURCE, encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    assert person.window.drafts.take_drop(data)
    person.wait(lambda: person.find("Source text", QPlainTextEdit).toPlainText() == SOURCE)
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "script.json"))])
    assert not person.window.drafts.take_drop(data), "scripts are imported as before"
