"""Drafts are kept with their source and how they were made; words are rewritten with the source at hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.domain.drafting import DraftOptions, ModelSettings
from studio.domain.errors import ErrorCode, StudioError
from studio.domain.rewriting import Wish, scene_passages
from studio.domain.text import Language
from studio.services.history import EntryKind
from studio.services.studio import Studio, open_studio
from tests.fakes.model import FakeModel, answering

SOURCE = "개인정보 보호 교육\n\n필요한 정보만 수집합니다. 동의를 받습니다.\n\n기간이 지나면 파기합니다."
SCENE = {"narration": "필요한 정보만 수집합니다."}
ANSWER = json.dumps({"title": "모델의 대본", "chapters": [{"title": "수집", "scenes": [SCENE]}]})


@pytest.fixture
def studio(data_dir: Path) -> Iterator[Studio]:
    studio = open_studio(data_dir, {})
    studio.preferences.update(language=Language.KOREAN, profile_name="Kim")
    yield studio
    studio.close()


def use(studio: Studio, model: FakeModel) -> None:
    studio.preferences.update(model=ModelSettings(base_url=model.url, name="m-1", timeout_sec=5))


def test_an_outline_is_kept_with_its_source_and_survives_a_restart(studio: Studio, data_dir: Path) -> None:
    options = DraftOptions(target_minutes=2, max_chapters=2)
    record = studio.authoring.keep(studio.authoring.draft(SOURCE, options, source_name="원문.txt"))
    assert record.status.value == "DRAFT"
    studio.close()
    again = open_studio(data_dir, {})
    source = again.authoring.source_of(record.script_id)
    again.close()
    assert source is not None
    assert source.text == SOURCE
    assert source.making.model == ""
    assert source.making.source_name == "원문.txt"
    assert source.making.options == options
    assert source.making.source_sha256 == hashlib.sha256(SOURCE.encode()).hexdigest()
    assert (source.made_by, source.is_noted) == ("Kim", False)


def test_what_a_model_drafted_stands_in_the_history_for_an_auditor(studio: Studio) -> None:
    with answering(FakeModel(ANSWER)) as model:
        use(studio, model)
        record = studio.authoring.keep(studio.authoring.draft(SOURCE, DraftOptions()))
    entries = studio.history.of(record.script_id).entries
    assert [e.kind for e in entries] == [EntryKind.GENERATED, EntryKind.CREATED]
    making = entries[0].making
    assert making is not None
    assert (making.model, making.source_characters) == ("m-1", len(SOURCE))
    assert entries[0].reason == ""
    studio.preferences.update(four_eyes=True)
    assert studio.scripts.why_not_approve(record) is not None, "who has a draft made answers for it"


def test_the_note_is_put_away_for_good(studio: Studio) -> None:
    record = studio.authoring.keep(studio.authoring.draft(SOURCE, DraftOptions()))
    studio.authoring.put_note_away(record.script_id)
    source = studio.authoring.source_of(record.script_id)
    assert source is not None
    assert source.is_noted


def test_nobody_drafted_what_was_written_here(studio: Studio) -> None:
    assert studio.authoring.source_of(studio.scripts.create("x").script_id) is None
    assert studio.authoring.source_of("gone") is None


def test_an_outline_is_made_only_where_it_was_asked_for(studio: Studio) -> None:
    with answering(FakeModel("prose")) as model:
        use(studio, model)
        with pytest.raises(StudioError) as raised:
            studio.authoring.draft(SOURCE, DraftOptions())
        assert raised.value.code is ErrorCode.SCRIPT_GENERATION_FAILED
        asked = len(model.asked)
        draft = studio.authoring.draft(SOURCE, DraftOptions(), as_outline=True)
        assert (draft.model, len(model.asked)) == ("", asked)
    assert studio.scripts.list() == [], "nothing is kept that nobody kept"


def test_a_key_is_nowhere_but_in_the_request(data_dir: Path) -> None:
    studio = open_studio(data_dir, {"LLM_API_KEY": "sk-very-secret"})
    with answering(FakeModel(ANSWER)) as model:
        use(studio, model)
        studio.authoring.keep(studio.authoring.draft(SOURCE, DraftOptions()))
        model.status = 401
        with pytest.raises(StudioError) as raised:
            studio.authoring.draft(SOURCE, DraftOptions())
        assert "sk-very-secret" not in repr(raised.value) + repr(studio.authoring.model.open())
    studio.close()
    assert set(model.keys) == {"Bearer sk-very-secret"}
    files = [file for file in data_dir.rglob("*") if file.is_file()]
    assert files
    assert not [file for file in files if b"sk-very-secret" in file.read_bytes()]


def test_without_a_model_nothing_is_rewritten(studio: Studio) -> None:
    record = studio.authoring.keep(studio.authoring.draft(SOURCE, DraftOptions()))
    uid = record.script.chapters[0].scenes[0].uid
    passages = scene_passages(record.script, {uid}, Wish.SHORTEN)
    with pytest.raises(StudioError) as raised:
        studio.authoring.rewrite(passages, Wish.SHORTEN, script=record.script)
    assert raised.value.code is ErrorCode.SCRIPT_GENERATION_FAILED


def test_a_scene_is_written_anew_from_its_source(studio: Studio) -> None:
    record = studio.authoring.keep(studio.authoring.draft(SOURCE, DraftOptions()))
    scene = record.script.chapters[0].scenes[0]
    passages = scene_passages(record.script, {scene.uid}, Wish.REGENERATE)
    new = {
        "id": "1",
        "narration": "꼭 필요한 정보만 모으고 미리 동의를 받습니다.",
        "on_screen_text": "최소한만",
    }
    with answering(FakeModel(json.dumps({"passages": [new]}))) as model:
        use(studio, model)
        (found,) = studio.authoring.rewrite(
            passages, Wish.REGENERATE, script=record.script, script_id=record.script_id
        )
    assert found.texts["narration"] == new["narration"]
    assert "기간이 지나면 파기합니다." in model.asked[0]["messages"][1]["content"], "the source is shown"
    assert studio.scripts.get(record.script_id).script == record.script, "nothing changes by itself"


def test_a_translation_goes_into_the_other_language(studio: Studio) -> None:
    record = studio.authoring.keep(studio.authoring.draft(SOURCE, DraftOptions()))
    scene = record.script.chapters[0].scenes[0]
    passages = scene_passages(record.script, {scene.uid}, Wish.TRANSLATE)
    new = {"id": "1", "narration": "Collect only what is needed.", "on_screen_text": "Only what is needed"}
    with answering(FakeModel(json.dumps({"passages": [new]}))) as model:
        use(studio, model)
        (found,) = studio.authoring.rewrite(passages, Wish.TRANSLATE, script=record.script)
    assert found.texts["narration"] == new["narration"]
    assert "Language of the answer: English" in model.asked[0]["messages"][0]["content"]


def test_ai_env_mock_keeps_the_model_out(data_dir: Path) -> None:
    studio = open_studio(data_dir, {"AI_ENV": "mock", "LLM_BASE_URL": "http://127.0.0.1:9"})
    try:
        assert studio.authoring.model_name == ""
        assert studio.authoring.draft(SOURCE, DraftOptions()).model == ""
    finally:
        studio.close()


def test_a_file_that_says_how_it_was_drafted_is_known_by_that(studio: Studio, tmp_path: Path) -> None:
    making = studio.authoring.draft(SOURCE, DraftOptions()).making.model_copy(update={"model": "m-1"})
    said = {"generated": making.model_dump(mode="json"), **json.loads(ANSWER)}
    file = tmp_path / "a.json"
    file.write_text(json.dumps(said), encoding="utf-8")
    record = studio.scripts.import_file(file)
    assert studio.history.of(record.script_id).entries[0].making == making


@pytest.mark.parametrize(
    "mark", [None, 5, "x", [], {"model": 5}, {"model": "x" * 10_000}, {"options": {"style": ""}}]
)
def test_a_mark_that_is_none_is_passed_over(studio: Studio, mark: object) -> None:
    data = json.dumps({"generated": mark, **json.loads(ANSWER)}).encode()
    record = studio.scripts.import_bytes(data, name="x")
    kinds = [entry.kind for entry in studio.history.of(record.script_id).entries]
    assert EntryKind.GENERATED not in kinds
