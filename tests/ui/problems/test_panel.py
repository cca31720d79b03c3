"""The list of problems as a person uses it, with keys and with the mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.domain import edits
from studio.domain.problem import Fix, Problem, ProblemKind, Severity, Topic
from studio.domain.script import Scene
from studio.domain.text import Language
from studio.services.studio import Studio
from studio.ui.problems.model import ROW_ROLE, Grouping
from studio.ui.problems.panel import ProblemsPanel
from studio.ui.problems.source import ProblemSource
from studio.ui.problems.texts import fix_name, kind_name, problem_text, severity_name, topic_name
from studio.ui.session import EditorSession
from studio.ui.theme import Theme, Type
from studio.ui.translations import Translations

KEY = Qt.Key


def press(qtbot: QtBot, panel: ProblemsPanel, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(panel.list, key)


def narration(session: EditorSession, uid: str) -> str:
    assert session.script is not None
    return edits.scene_of(session.script, uid).narration


def button(panel: QWidget, text: str) -> QAbstractButton:
    found = [b for b in panel.findChildren(QAbstractButton) if text in (b.text(), b.accessibleName())]
    assert len(found) == 1, [b.text() for b in panel.findChildren(QAbstractButton)]
    return found[0]


def wait_for(qtbot: QtBot, panel: ProblemsPanel, source: ProblemSource, count: int) -> None:
    qtbot.waitUntil(lambda: source.is_idle and len(source.problems) == count, timeout=10_000)


def test_arrows_go_from_problem_to_problem_over_headings(panel: ProblemsPanel, qtbot: QtBot) -> None:
    panel.list.setFocus()
    press(qtbot, panel, KEY.Key_Home)
    seen: list[tuple[str, ProblemKind]] = []
    for _ in range(5):
        problem = panel.current
        assert problem is not None
        seen.append((problem.scene_uid, problem.kind))
        press(qtbot, panel, KEY.Key_Down)
    assert seen == [
        ("s1", ProblemKind.SPACES),
        ("s2", ProblemKind.SILENT),
        ("s3", ProblemKind.MISSING_PICTURE),
        ("s4", ProblemKind.SPACES),
        ("s4", ProblemKind.UNCLOSED),
    ]
    press(qtbot, panel, KEY.Key_Up)
    assert panel.current is not None
    assert panel.current.kind is ProblemKind.SPACES


def test_enter_and_a_double_click_lead_there(panel: ProblemsPanel, qtbot: QtBot) -> None:
    wanted: list[Problem] = []
    panel.jump_wanted.connect(wanted.append)
    panel.list.setFocus()
    press(qtbot, panel, KEY.Key_Home, KEY.Key_Return)
    place = panel.list.visualRect(panel.model.index(3)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [problem.scene_uid for problem in wanted] == ["s1", "s2"]


def test_space_mends_and_the_next_problem_is_chosen(
    panel: ProblemsPanel, source: ProblemSource, session: EditorSession, qtbot: QtBot
) -> None:
    panel.list.setFocus()
    press(qtbot, panel, KEY.Key_Home, KEY.Key_Space)
    assert narration(session, "s1") == "Read it to the very end."
    wait_for(qtbot, panel, source, 4)
    assert panel.current is not None
    press(qtbot, panel, KEY.Key_End, KEY.Key_Space)
    assert narration(session, "s4") == "Then  tell somebody (at once)."


def test_a_click_on_the_fix_mends(panel: ProblemsPanel, session: EditorSession, qtbot: QtBot) -> None:
    index = panel.model.index(1)
    place = panel.delegate.fix_rect(panel.list.visualRect(index), index.data(ROW_ROLE)).center()
    qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert narration(session, "s1") == "Read it to the very end."


def test_delete_says_that_it_is_meant_so(
    panel: ProblemsPanel, source: ProblemSource, session: EditorSession, qtbot: QtBot
) -> None:
    panel.list.setFocus()
    press(qtbot, panel, KEY.Key_Home, KEY.Key_Down, KEY.Key_Delete)
    wait_for(qtbot, panel, source, 4)
    assert session.script is not None
    assert edits.scene_of(session.script, "s2").meant == ("silent",)
    assert panel.current is not None


def test_the_foot_offers_what_fits_the_problem_chosen(
    panel: ProblemsPanel, source: ProblemSource, session: EditorSession, qtbot: QtBot
) -> None:
    panel.list.setFocus()
    press(qtbot, panel, KEY.Key_Home)
    all_of_them = button(panel, "Tidy up: all 2")
    assert all_of_them.isVisible()
    assert button(panel, "Meant so").isVisible()
    press(qtbot, panel, KEY.Key_Down, KEY.Key_Down)
    assert not all_of_them.isVisible()
    assert not button(panel, "Meant so").isVisible()
    press(qtbot, panel, KEY.Key_Home)
    qtbot.keyClick(all_of_them, KEY.Key_Space)
    assert narration(session, "s4") == "Then tell somebody (at once."
    wait_for(qtbot, panel, source, 3)


def test_the_menu_of_a_problem_offers_everything(panel: ProblemsPanel, source: ProblemSource) -> None:
    by_kind = {problem.kind: problem for problem in source.problems}
    menus = {
        kind: [action.text() for action in panel.menu_of(by_kind[kind]).actions()]
        for kind in (ProblemKind.SPACES, ProblemKind.MISSING_PICTURE)
    }
    assert menus[ProblemKind.SPACES] == ["Go there", "Tidy up", "Tidy up: all 2", "Meant so"]
    assert menus[ProblemKind.MISSING_PICTURE] == ["Go there", "Remove the picture", "Choose a picture..."]


def test_severities_filter_and_are_counted(panel: ProblemsPanel, qtbot: QtBot) -> None:
    qtbot.mouseClick(button(panel.tools, "Wrong 1"), Qt.MouseButton.LeftButton)
    assert [row.problem.kind for row in panel.model.rows if row.problem] == [ProblemKind.MISSING_PICTURE]
    qtbot.mouseClick(button(panel.tools, "All 5"), Qt.MouseButton.LeftButton)
    assert len([row for row in panel.model.rows if row.problem]) == 5


def test_nothing_of_a_kind_is_not_nothing_at_all(panel: ProblemsPanel) -> None:
    panel.show_only(topic=Topic.CAPTIONS)
    shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "Nothing of this kind" in shown


def test_f8_goes_round_from_the_selected_scene(
    panel: ProblemsPanel, session: EditorSession, qtbot: QtBot
) -> None:
    seen: list[tuple[str, ProblemKind]] = []

    def go_to(problem: Problem) -> None:
        seen.append((problem.scene_uid, problem.kind))
        session.select(problem.scene_uid)

    panel.jump_wanted.connect(go_to)
    session.select("s3")
    for _ in range(4):
        panel.go(+1)
    assert [uid for uid, _ in seen] == ["s3", "s4", "s4", "s1"]
    seen.clear()
    session.select("s2")
    for _ in range(3):
        panel.go(-1)
    assert [uid for uid, _ in seen] == ["s2", "s1", "s4"]


def test_a_script_without_problems_says_what_was_checked(
    panel: ProblemsPanel, source: ProblemSource, session: EditorSession, qtbot: QtBot
) -> None:
    assert session.script is not None
    good = Scene(uid="s1", narration="Read it to the very end.", on_screen_text="Read")
    chapter = session.script.chapters[0].model_copy(update={"scenes": (good,)})
    session.apply(session.script.model_copy(update={"chapters": (chapter,)}), "all good")
    wait_for(qtbot, panel, source, 0)
    shown = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    assert "No problems" in shown
    assert any("contrast" in text for text in shown)


def test_an_approved_script_is_shown_without_fixes(
    panel: ProblemsPanel, session: EditorSession, studio: Studio, qtbot: QtBot
) -> None:
    panel.list.setFocus()
    press(qtbot, panel, KEY.Key_Home)
    session.review(studio.scripts.approve)
    qtbot.waitUntil(lambda: not session.is_editable)
    index = panel.model.index(1)
    assert panel.delegate.fix_rect(panel.list.visualRect(index), index.data(ROW_ROLE)).isEmpty()
    assert not button(panel, "Meant so").isVisible()
    problem = panel.current
    assert problem is not None
    assert [action.text() for action in panel.menu_of(problem).actions()] == ["Go there"]


def test_the_tool_tip_tells_the_whole_line(panel: ProblemsPanel) -> None:
    assert panel.model.index(1).data() == (
        "Doubtful, Scene 1, Spaces too many, Read it to the very end., Space: Tidy up"
    )


@pytest.mark.parametrize("language", list(Language))
def test_every_kind_has_words_in_both_languages(
    translations: Translations, qapp: object, language: Language
) -> None:
    translations.choose(language)
    texts = [problem_text(Problem(kind, "s", amount=2, detail="x")) for kind in ProblemKind]
    texts += [kind_name(kind) for kind in ProblemKind] + [topic_name(topic) for topic in Topic]
    texts += [fix_name(fix) for fix in Fix]
    texts += [severity_name(severity) for severity in Severity]
    assert all(texts)
    assert not [text for text in texts if "%1" in text or "%2" in text or "%n" in text]
    if language is Language.KOREAN:
        assert not [text for text in texts if not any("가" <= c <= "힣" for c in text)]


def test_thousands_of_problems_are_lines_like_any_other(
    panel: ProblemsPanel, session: EditorSession, source: ProblemSource, qtbot: QtBot
) -> None:
    assert session.script is not None
    scenes = tuple(
        Scene(uid=f"n{n}", narration=f"Number  {n} (is open.", on_screen_text=f"{n}") for n in range(700)
    )
    chapter = session.script.chapters[0].model_copy(update={"scenes": scenes})
    session.apply(session.script.model_copy(update={"chapters": (chapter,)}), "many")
    wait_for(qtbot, panel, source, 1400)
    panel.list.setFocus()
    press(qtbot, panel, KEY.Key_End)
    assert panel.current is not None
    assert panel.current.scene_uid == "n699"
    panel.show_only(grouping=Grouping.KIND)
    assert [row.heading for row in panel.model.rows if not row.problem] == ["Stray spaces", "Not closed"]


@pytest.mark.parametrize("percent", [100, 200])
def test_lines_are_as_high_as_their_words(panel: ProblemsPanel, theme: Theme, percent: int) -> None:
    theme.choose_text(percent)
    panel.grab()
    height = panel.list.visualRect(panel.model.index(1)).height()
    assert height >= theme_height(theme)
    theme.choose_text(100)


def theme_height(theme: Theme) -> int:
    return QFontMetrics(theme.font(Type.SECONDARY)).height()
