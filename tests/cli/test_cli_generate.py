"""`generate` drafts a script from a file: an outline, or by a model where one is set up."""

from __future__ import annotations

import json
import signal
import subprocess
import threading
from pathlib import Path

import pytest

from tests.cli.conftest import Run, command_of, environment
from tests.fakes.model import FakeModel, answering

SOURCE = "개인정보 보호 교육\n\n필요한 정보만 수집합니다. 동의를 받습니다.\n\n기간이 지나면 파기합니다."
SCENE = {"narration": "필요한 정보만 수집합니다."}
ANSWER = json.dumps({"title": "모델의 대본", "chapters": [{"title": "수집", "scenes": [SCENE]}]})


@pytest.fixture
def source(tmp_path: Path) -> Path:
    file = tmp_path / "원문.txt"
    file.write_text(SOURCE, encoding="utf-8")
    return file


def test_an_outline_is_written_and_said_to_be_one(here: Run, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "script.json"
    said = here("generate", source, "--out", out)
    assert said.code == 0
    assert "without a language model" in said.out + said.err
    script = json.loads(out.read_text("utf-8"))
    assert script["title"] == "개인정보 보호 교육"
    assert script["generated"]["model"] == "", "the file says that no model wrote it"
    assert script["generated"]["source_name"] == source.name
    assert here("scripts", "import", out).code == 0


def test_a_model_is_asked_where_one_is_set_up(here: Run, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "script.json"
    with answering(FakeModel(ANSWER)) as model:
        said = here(
            "generate", source, "--out", out, "--json", LLM_BASE_URL=model.url, LLM_MODEL_NAME="m-1",
            LLM_API_KEY="sk-secret",
        )  # fmt: skip
    assert said.json == {
        "script": str(out),
        "title": "모델의 대본",
        "chapters": 1,
        "scenes": 1,
        "model": "m-1",
    }
    assert model.keys == ["Bearer sk-secret"]
    assert "sk-secret" not in said.out + said.err


def test_mock_keeps_the_model_out(here: Run, source: Path, tmp_path: Path) -> None:
    with answering(FakeModel(ANSWER)) as model:
        out = tmp_path / "s.json"
        said = here("generate", source, "--out", out, "--json", LLM_BASE_URL=model.url, AI_ENV="mock")
    assert said.json["model"] is None
    assert model.asked == []


def test_a_model_that_fails_is_not_replaced_in_silence(here: Run, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "script.json"
    with answering(FakeModel("prose")) as model:
        said = here("generate", source, "--out", out, "--json", LLM_BASE_URL=model.url)
    assert said.json["error_code"] == "SCRIPT_GENERATION_FAILED"
    assert not out.exists()


@pytest.mark.parametrize(
    "words",
    [("--minutes", "99"), ("--chapters", "0"), ("--scenes", "16"), ("--style", ""), ("--minutes", "x")],
)
def test_what_cannot_be_asked_for_is_refused(
    here: Run, source: Path, tmp_path: Path, words: tuple[str, str]
) -> None:
    said = here("generate", source, "--out", tmp_path / "s.json", *words)
    assert said.code == 2
    assert not (tmp_path / "s.json").exists()


def test_an_address_that_is_none_is_refused(here: Run, source: Path, tmp_path: Path) -> None:
    said = here("generate", source, "--out", tmp_path / "s.json", LLM_BASE_URL="ftp://x")
    assert said.code != 0
    assert "LLM_BASE_URL" in said.out + said.err


def test_progress_is_told_on_standard_error(here: Run, source: Path, tmp_path: Path) -> None:
    with answering(FakeModel("prose", ANSWER)) as model:
        said = here("generate", source, "--out", tmp_path / "s.json", LLM_BASE_URL=model.url)
    assert said.code == 0
    assert "The model is writing" in said.err
    assert "attempt 2" in said.err
    assert "writing" not in said.out


def test_ctrl_c_ends_the_writing_and_leaves_no_file(data_dir: Path, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "script.json"
    fake = FakeModel(ANSWER)
    fake.silent_sec = 60
    with answering(fake) as model:
        process = subprocess.Popen(
            command_of(data_dir, "generate", source, "--out", out),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(LLM_BASE_URL=model.url),
        )
        while not model.asked and process.poll() is None:
            threading.Event().wait(0.02)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
    assert process.returncode == 130, err
    assert not out.exists()


def test_a_file_that_is_there_is_replaced_whole(here: Run, source: Path, tmp_path: Path) -> None:
    out = tmp_path / "script.json"
    out.write_text("older", encoding="utf-8")
    assert here("generate", source, "--out", out).code == 0
    assert json.loads(out.read_text("utf-8"))["chapters"]
    assert sorted(p.name for p in tmp_path.glob("script*")) == ["script.json"]
