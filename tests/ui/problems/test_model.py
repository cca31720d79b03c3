"""The lines of the list: headings, problems, and only what changed is told."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from studio.domain.problem import Field, Fix, Problem, ProblemKind, Severity, Topic
from studio.ui.problems.model import Grouping, ProblemsModel, Row, Shown, rows_of
from tests.ui.problems.conftest import troubled

SPACES = Problem(ProblemKind.SPACES, "s1", span=(4, 6), fix=Fix.TIDY)
SILENT = Problem(ProblemKind.SILENT, "s2")
PICTURE = Problem(ProblemKind.MISSING_PICTURE, "s3", Severity.WRONG, Field.PICTURE)
MORE = Problem(ProblemKind.SPACES, "s4", span=(4, 6), fix=Fix.TIDY)
MUSIC = Problem(ProblemKind.MISSING_MUSIC, "", Severity.WRONG)
ALL = (MUSIC, SPACES, SILENT, PICTURE, MORE)


def lines(shown: Shown) -> list[str]:
    rows = rows_of(ALL, troubled(), shown)
    return [row.heading or (row.problem.kind.value if row.problem else "") for row in rows]


def test_problems_stand_under_their_scenes(qapp: object) -> None:
    assert lines(Shown()) == [
        "Whole script", "missing_music", "Scene 1", "spaces", "Scene 2", "silent", "Scene 3",
        "missing_picture", "Scene 4", "spaces",
    ]  # fmt: skip


def test_or_under_what_they_are_about(qapp: object) -> None:
    assert lines(Shown(grouping=Grouping.KIND)) == [
        "Missing music", "missing_music", "Stray spaces", "spaces", "spaces", "Silent scene", "silent",
        "Missing picture", "missing_picture",
    ]  # fmt: skip


def test_only_what_is_wanted_is_listed(qapp: object) -> None:
    assert lines(Shown(severity=Severity.WRONG)) == [
        "Whole script", "missing_music", "Scene 3", "missing_picture",
    ]  # fmt: skip
    assert lines(Shown(topic=Topic.WORDS)) == ["Scene 1", "spaces", "Scene 4", "spaces"]
    assert lines(Shown(Severity.WRONG, Topic.WORDS)) == []


def test_a_line_shows_the_words_it_is_about(qapp: object) -> None:
    rows = rows_of(ALL, troubled(), Shown())
    assert rows[3].excerpt == "Read it to the very end."
    assert rows[2].excerpt == "Read"
    assert rows[7].excerpt == ""


def test_the_model_keeps_the_rules_of_qt_and_moves_only_what_changed(qapp: object) -> None:
    model = ProblemsModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    script = troubled()
    told: list[str] = []
    for name in ("rowsInserted", "rowsRemoved", "dataChanged", "modelReset"):
        getattr(model, name).connect(lambda *_, name=name: told.append(name))
    model.show_rows(rows_of(ALL, script, Shown()))
    assert told == ["rowsInserted"]
    for problems in (ALL[:3], ALL, ALL[1:], (), ALL, ALL[::2], ALL[:1]):
        model.show_rows(rows_of(problems, script, Shown()))
        assert [row.problem for row in model.rows if row.problem] == list(problems)
    assert "modelReset" not in told
    told.clear()
    model.show_rows(list(model.rows))
    assert told == []
    assert tester.model() is model


def test_a_screen_reader_hears_the_whole_line(qapp: object) -> None:
    model: QAbstractItemModel = ProblemsModel()
    assert isinstance(model, ProblemsModel)
    model.show_rows(rows_of((SPACES, PICTURE), troubled(), Shown()))
    said = [model.index(n).data(Qt.ItemDataRole.AccessibleTextRole) for n in range(4)]
    assert said == [
        "Scene 1, 1",
        "Doubtful, Scene 1, Spaces too many, Read it to the very end., Space: Tidy up",
        "Scene 3, 1",
        "Wrong, Scene 3, The picture is missing or damaged",
    ]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable


def test_the_next_line_is_found_round_and_round(qapp: object) -> None:
    model = ProblemsModel()
    model.show_rows(rows_of((SPACES, PICTURE), troubled(), Shown()))

    def is_problem(row: Row) -> bool:
        return row.problem is not None

    assert [model.find(at, +1, is_problem) for at in (-1, 1, 3)] == [1, 3, 1]
    assert [model.find(at, -1, is_problem) for at in (3, 1)] == [1, 3]
    assert ProblemsModel().find(0, 1, is_problem) == -1
