"""`scripts pull` and `scripts push` as they are typed; the backend stands on real sockets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from studio.services.studio import open_studio
from tests.cli.conftest import Run, Said
from tests.fakes import backend as fake
from tests.fakes import office
from tests.fakes.backend import Backend, serving


@pytest.fixture
def backend() -> Iterator[Backend]:
    one = office.script("s-1", "첫 장면입니다.", "둘째 장면입니다.", "셋째 장면입니다.", title="보안 교육")
    with serving(Backend(scripts={"s-1": one})) as made:
        yield made


@pytest.fixture
def typed(here: Run, backend: Backend, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("BACKEND_BASE_URL", backend.url)
    return here


@pytest.fixture
def rewrite(data_dir: Path) -> Callable[[int, str], None]:
    """Rewrite the narration of a scene of s-1 as the window would."""

    def by_hand(number: int, words: str) -> None:
        studio = open_studio(data_dir, {})
        try:
            script = studio.scripts.get("s-1").script
            chapter = script.chapters[0]
            scenes = list(chapter.scenes)
            scenes[number] = scenes[number].model_copy(update={"narration": words})
            chapter = chapter.model_copy(update={"scenes": tuple(scenes)})
            studio.scripts.save("s-1", script.model_copy(update={"chapters": (chapter,)}))
        finally:
            studio.close()

    return by_hand


def exported(typed: Run, tmp_path: Path) -> list[str]:
    typed("scripts", "export", "s-1", tmp_path / "now.json")
    found = json.loads((tmp_path / "now.json").read_text(encoding="utf-8"))
    return [scene["narration"] for scene in found["chapters"][0]["scenes"]]


def sync_state(said: Said) -> str:
    return said.json[0]["sync_state"]


def test_there_and_back(typed: Run, backend: Backend, rewrite: Callable[[int, str], None]) -> None:
    said = typed("scripts", "--remote")
    assert (said.code, "[only at the backend]" in said.out, "s-1" in said.out) == (0, True, True)
    assert typed("scripts").out.strip() == "There are no scripts."
    said = typed("scripts", "pull", "s-1")
    assert (said.code, said.out.splitlines()[0]) == (0, "Pulled: 보안 교육")
    assert sync_state(typed("scripts", "--json")) == "SAME"
    rewrite(0, "고쳤습니다.")
    assert sync_state(typed("scripts", "--json")) == "CHANGED_HERE"
    assert "[changed here]" in typed("scripts").out
    said = typed("scripts", "push", "s-1", "--json")
    assert (said.code, said.json["script_id"], said.json["scene_count"]) == (0, "s-1", 3)
    assert backend.scripts["s-1"]["chapters"][0]["scenes"][0]["narration"] == "고쳤습니다."
    assert sync_state(typed("scripts", "--remote", "--json")) == "SAME"


def test_a_conflict_is_laid_out_and_nothing_is_overwritten(
    typed: Run, backend: Backend, rewrite: Callable[[int, str], None], tmp_path: Path
) -> None:
    typed("scripts", "pull", "s-1")
    rewrite(0, "내가 고친 첫 장면.")
    rewrite(1, "내가 고친 둘째 장면.")
    office.changed(backend, "s-1", "첫 장면입니다.", "그들이 고친 둘째 장면.", "셋째 장면입니다.")
    for action in ("pull", "push"):
        said = typed("scripts", action, "s-1")
        assert said.code == 1
        assert said.out == ""
        assert "SYNC_CONFLICT" in said.err
        assert "!   2. 첫 장: changed on both sides" in said.err
        assert "내가 고친 둘째 장면." in said.err
        assert "그들이 고친 둘째 장면." in said.err
        assert "    1. 첫 장: changed here" in said.err
        assert "셋째" not in said.err
        assert "scripts pull s-1 --mine or --theirs" in said.err
    said = typed("scripts", "pull", "s-1", "--json")
    assert said.json["error_code"] == "SYNC_CONFLICT"
    assert [(one["number"], one["needs_choice"]) for one in said.json["changes"]] == [(1, False), (2, True)]
    assert said.json["changes"][1]["theirs"]["narration"] == "그들이 고친 둘째 장면."
    assert exported(typed, tmp_path)[:2] == ["내가 고친 첫 장면.", "내가 고친 둘째 장면."]
    said = typed("scripts", "pull", "s-1", "--merge")
    assert (said.code, "INVALID_ARGUMENT" in said.err) == (2, True)
    assert typed("scripts", "pull", "s-1", "--theirs").code == 0
    assert exported(typed, tmp_path) == ["내가 고친 첫 장면.", "그들이 고친 둘째 장면.", "셋째 장면입니다."]
    assert typed("scripts", "push", "s-1").code == 0
    assert sync_state(typed("scripts", "--json")) == "SAME"


def test_mine_for_all_that_both_changed(
    typed: Run, backend: Backend, rewrite: Callable[[int, str], None], tmp_path: Path
) -> None:
    typed("scripts", "pull", "s-1")
    rewrite(1, "내 말.")
    office.changed(backend, "s-1", "첫 장면입니다.", "그들의 말.", "그들의 셋째.")
    assert typed("scripts", "pull", "s-1", "--mine").code == 0
    assert exported(typed, tmp_path) == ["첫 장면입니다.", "내 말.", "그들의 셋째."]


def test_what_does_not_conflict_is_merged_when_asked(
    typed: Run, backend: Backend, rewrite: Callable[[int, str], None], tmp_path: Path
) -> None:
    typed("scripts", "pull", "s-1")
    rewrite(0, "내 첫 장면.")
    office.changed(backend, "s-1", "첫 장면입니다.", "둘째 장면입니다.", "그들의 셋째 장면입니다.")
    said = typed("scripts", "pull", "s-1")
    assert (said.code, "scripts pull s-1 --merge" in said.err) == (1, True)
    assert typed("scripts", "pull", "s-1", "--merge").code == 0
    assert exported(typed, tmp_path) == ["내 첫 장면.", "둘째 장면입니다.", "그들의 셋째 장면입니다."]


def test_troubles_have_their_exit_codes(typed: Run, backend: Backend) -> None:
    said = typed("scripts", "pull", "nobody", "--json")
    assert (said.code, said.json["error_code"]) == (2, "SCRIPT_NOT_FOUND")
    said = typed("scripts", "push", "nobody", "--json")
    assert (said.code, said.json["error_code"]) == (2, "SCRIPT_NOT_FOUND")
    backend.break_next("/scripts/s-1", fake.status(503))
    said = typed("scripts", "pull", "s-1", "--json")
    assert (said.code, said.json["error_code"]) == (1, "BACKEND_UNREACHABLE")
    said = typed("scripts", "pull", "s-1", "--mine", "--theirs")
    assert (said.code, "INVALID_ARGUMENT" in said.err) == (2, True)


def test_without_a_backend_it_is_said(here: Run) -> None:
    for typed in (["pull", "x"], ["--remote"]):
        said = here("scripts", *typed, "--json")
        assert (said.code, said.json["error_code"]) == (1, "BACKEND_NOT_CONFIGURED")
    assert here("scripts", "--json").json == []


def test_korean(typed: Run, backend: Backend, rewrite: Callable[[int, str], None]) -> None:
    typed("scripts", "pull", "s-1")
    rewrite(0, "내 말.")
    office.changed(backend, "s-1", "그들의 말.")
    said = typed("scripts", "pull", "s-1", LC_ALL="ko_KR.UTF-8")
    assert "양쪽에서 바뀜" in said.err
    assert "이전 상태는 이력에 남습니다." in said.err
