"""Problems follow the text: the latest wins, a fix is one step, and nothing of another text is told."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from studio.domain import edits
from studio.domain.cancel import CancelToken
from studio.domain.problem import Fix, Problem, ProblemKind
from studio.domain.script import Script
from studio.services.previewing import FilmPreview
from studio.services.studio import Studio
from studio.ui.problems.source import ProblemSource
from studio.ui.session import EditorSession


def kinds(source: ProblemSource) -> list[tuple[str, ProblemKind]]:
    return [(problem.scene_uid, problem.kind) for problem in source.problems]


ALL = [
    ("s1", ProblemKind.SPACES),
    ("s2", ProblemKind.SILENT),
    ("s3", ProblemKind.MISSING_PICTURE),
    ("s4", ProblemKind.SPACES),
    ("s4", ProblemKind.UNCLOSED),
]


def one(source: ProblemSource, kind: ProblemKind) -> Problem:
    return next(problem for problem in source.problems if problem.kind is kind)


def settled(qtbot: QtBot, source: ProblemSource, session: EditorSession) -> None:
    qtbot.waitUntil(lambda: session.is_idle and source.is_idle, timeout=10_000)


def write(session: EditorSession, uid: str, narration: str) -> None:
    assert session.script is not None
    scene = edits.scene_of(session.script, uid)
    changed = scene.model_copy(update={"narration": narration})
    session.apply(edits.with_scene(session.script, changed), "write")


def test_an_opened_script_is_checked(source: ProblemSource) -> None:
    assert kinds(source) == ALL
    assert [p.kind for p in source.of_scene("s4")] == [ProblemKind.SPACES, ProblemKind.UNCLOSED]
    assert source.of_scene("nowhere") == ()


def test_problems_come_and_go_with_the_words(
    source: ProblemSource, session: EditorSession, qtbot: QtBot
) -> None:
    write(session, "s1", "Read it to the very end.")
    qtbot.waitUntil(lambda: not source.of_scene("s1"))
    write(session, "s1", "Read (it.")
    qtbot.waitUntil(lambda: [p.kind for p in source.of_scene("s1")] == [ProblemKind.UNCLOSED])


def test_a_fix_is_one_step_that_can_be_taken_back(
    source: ProblemSource, session: EditorSession, qtbot: QtBot
) -> None:
    source.mend(one(source, ProblemKind.SPACES))
    assert session.script is not None
    assert edits.scene_of(session.script, "s1").narration == "Read it to the very end."
    settled(qtbot, source, session)
    assert kinds(source) == ALL[1:]
    session.undo()
    settled(qtbot, source, session)
    assert kinds(source) == ALL


def test_all_of_a_kind_are_mended_in_one_step(
    source: ProblemSource, session: EditorSession, qtbot: QtBot
) -> None:
    problem = one(source, ProblemKind.SPACES)
    assert len(source.alike(problem)) == 2
    source.mend_alike(problem)
    settled(qtbot, source, session)
    assert ProblemKind.SPACES not in [kind for _, kind in kinds(source)]
    session.undo()
    settled(qtbot, source, session)
    assert kinds(source) == ALL


def test_what_is_meant_so_is_not_told_until_it_is_asked_for_again(
    source: ProblemSource, session: EditorSession, qtbot: QtBot
) -> None:
    source.accept(one(source, ProblemKind.SILENT))
    settled(qtbot, source, session)
    assert source.of_scene("s2") == ()
    assert source.has_meant
    source.doubt_again()
    settled(qtbot, source, session)
    assert kinds(source) == ALL
    session.undo()
    settled(qtbot, source, session)
    assert source.of_scene("s2") == ()


def test_what_is_wrong_cannot_be_meant_so(source: ProblemSource, session: EditorSession) -> None:
    before = session.script
    source.accept(one(source, ProblemKind.MISSING_PICTURE))
    assert session.script is before


def test_a_fix_that_needs_an_answer_asks(source: ProblemSource, session: EditorSession, qtbot: QtBot) -> None:
    problem = one(source, ProblemKind.MISSING_PICTURE)
    before = session.script
    with qtbot.waitSignal(source.choice_wanted) as asked:
        source.mend(problem, Fix.CHOOSE_PICTURE)
    assert asked.args == [problem]
    assert session.script is before


def test_an_approved_script_is_checked_but_not_mended(
    source: ProblemSource, session: EditorSession, studio: Studio, qtbot: QtBot
) -> None:
    session.review(studio.scripts.approve)
    qtbot.waitUntil(lambda: not session.is_editable)
    before = session.script
    source.mend(one(source, ProblemKind.SPACES))
    source.accept(one(source, ProblemKind.SILENT))
    assert session.script is before
    assert kinds(source) == ALL


def test_another_script_has_problems_of_its_own(
    source: ProblemSource, session: EditorSession, studio: Studio, qtbot: QtBot
) -> None:
    session.open(studio.scripts.create("Another").script_id)
    settled(qtbot, source, session)
    assert [problem.kind for problem in source.problems] == [ProblemKind.SILENT]
    assert source.of_scene("s1") == ()


def test_words_are_checked_where_no_film_can_be_computed(
    source: ProblemSource, session: EditorSession, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    settled(qtbot, source, session)
    monkeypatch.setattr(EditorSession, "film", None)
    write(session, "s1", "Read (it.")
    qtbot.waitUntil(lambda: [p.kind for p in source.of_scene("s1")] == [ProblemKind.UNCLOSED])
    assert source.of_scene("s3") == ()


class SlowChecking:
    """Checks nothing before it is told to; counts how often it was stopped."""

    def __init__(self, check: Callable[..., tuple[Problem, ...]]) -> None:
        self._check = check
        self.asked: list[Script] = []
        self.go = Event()

    def check(
        self, script: Script, film: FilmPreview | None, token: CancelToken, tell: Callable[[object], None]
    ) -> tuple[Problem, ...]:
        self.asked.append(script)
        tell((Problem(ProblemKind.EMPTY, f"half of {len(self.asked)}"),))
        assert self.go.wait(10)
        token.check()
        return self._check(script, film, token)


def test_what_was_found_in_an_older_text_is_never_told(
    source: ProblemSource,
    session: EditorSession,
    studio: Studio,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    slow = SlowChecking(studio.checking.check)
    monkeypatch.setattr(studio, "checking", slow)
    write(session, "s1", "Read (it.")
    qtbot.waitUntil(lambda: len(slow.asked) == 1)
    told: list[tuple[Problem, ...]] = []
    source.changed.connect(told.append)
    write(session, "s1", "Read it.")
    slow.go.set()
    settled(qtbot, source, session)
    assert slow.asked[-1] is session.script
    assert kinds(source) == ALL[1:]
    assert all(p.kind is not ProblemKind.UNCLOSED or p.scene_uid != "s1" for found in told for p in found)
