"""What is said after a state was restored offers undo only as long as undo means just that."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from studio.domain.edits import with_title
from studio.ui.main_window import MainWindow

RESTORED = "The older state is in its place again."


@pytest.fixture
def restored(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A window in which the words of the import stand again after the title was changed."""
    window.scripts.open_sample()
    qtbot.waitUntil(lambda: window.session.script is not None)
    record, script = window.session.record, window.session.script
    assert record is not None
    assert script is not None
    window.session.apply(with_title(script, "Another title"), "Title")
    qtbot.waitUntil(lambda: window.session.is_idle, timeout=20_000)
    window.review.restore(window.studio.revisions.list(record.script_id)[-1].state_id)
    qtbot.waitUntil(lambda: any(RESTORED in text for text in window.notices.texts), timeout=20_000)
    assert window.session.script == script
    return window


def test_undo_brings_back_what_was_there_and_the_offer_goes(restored: MainWindow) -> None:
    restored.session.undo()
    assert restored.session.script is not None
    assert restored.session.script.title == "Another title"
    assert not any(RESTORED in text for text in restored.notices.texts)


def test_after_another_edit_undo_is_not_offered_any_more(restored: MainWindow) -> None:
    script = restored.session.script
    assert script is not None
    restored.session.apply(with_title(script, "A third title"), "Title")
    assert not any(RESTORED in text for text in restored.notices.texts)
