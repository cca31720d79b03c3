"""Scripts of both sides over real sockets: brought over, merged, decided on, nothing overwritten silently."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.domain.backend import Dialect
from studio.domain.cancel import CancelToken
from studio.domain.delivery import DeliveryStatus
from studio.domain.edits import scene_of, with_scene
from studio.domain.errors import Canceled, ChangedElsewhere, ErrorCode, NotFound, StudioError
from studio.domain.kept import KeptWhy
from studio.domain.records import ScriptRecord
from studio.domain.review import ReviewAction, ScriptStatus
from studio.domain.script import Script, VisualSpec
from studio.domain.shapes import SCENE_LIMIT
from studio.domain.sync import ChangedBy, Side, SyncRow, SyncState
from studio.domain.voice import VoiceChoice
from studio.services.studio import Studio, open_studio
from studio.services.sync_refusals import HandedOverLater
from tests.fakes import backend as fake
from tests.fakes import office
from tests.fakes.backend import Backend, serving

SAYS = ("첫 장면에서 인사를 합니다.", "둘째 장면에서 규칙을 설명합니다.", "셋째 장면에서 정리합니다.")


@pytest.fixture
def backend() -> Iterator[Backend]:
    one = office.script("s-1", *SAYS, video_id="v-1", title="보안 교육")
    made = Backend(scripts={"s-1": one}, videos={"v-1": office.video("v-1")}, bearer="user-token")
    with serving(made):
        yield made


def environ(backend: Backend) -> dict[str, str]:
    return {
        "BACKEND_BASE_URL": backend.url,
        "BACKEND_API_TOKEN": "user-token",
        "BACKEND_INTERNAL_TOKEN": backend.token,
        "BACKEND_TIMEOUT_SEC": "5",
        "BACKEND_DIALECT": backend.dialect.value,
    }


@pytest.fixture
def studio(data_dir: Path, backend: Backend) -> Iterator[Studio]:
    opened = open_studio(data_dir, environ(backend))
    yield opened
    opened.close()


def says(script: Script) -> list[str]:
    return [scene.narration for _, _, scene in script.scenes()]


def edited(studio: Studio, script_id: str, number: int, **changes: Any) -> ScriptRecord:
    record = studio.scripts.get(script_id)
    scene = list(record.script.scenes())[number][2].model_copy(update=changes)
    return studio.scripts.save(script_id, with_scene(record.script, scene))


def states(rows: list[SyncRow]) -> dict[str, SyncState]:
    return {(row.here or row.there).script_id: row.state for row in rows}  # type: ignore[union-attr]


def state(studio: Studio, script_id: str = "s-1") -> SyncState:
    asked = states(studio.sync.rows())[script_id]
    assert states(studio.sync.known())[script_id] is asked, "what is stored says the same"
    return asked


def code_of(raised: pytest.ExceptionInfo[StudioError]) -> ErrorCode:
    return raised.value.code


def refuses(*codes: ErrorCode) -> Any:
    return pytest.raises(StudioError, check=lambda error: error.code in codes)


# --- how it stands -------------------------------------------------------------------------------


def test_a_script_goes_through_every_state(studio: Studio, backend: Backend) -> None:
    assert state(studio) is SyncState.ONLY_THERE
    mine = studio.scripts.create("내 것")
    assert state(studio, mine.script_id) is SyncState.ONLY_HERE
    record = studio.sync.pull("s-1")
    assert (record.script_id, record.video_id, record.title) == ("s-1", "v-1", "보안 교육")
    assert says(record.script) == list(SAYS)
    assert state(studio) is SyncState.SAME
    edited(studio, "s-1", 0, caption="자막")
    assert states(studio.sync.known())["s-1"] is SyncState.CHANGED_HERE, "without asking anybody"
    assert state(studio) is SyncState.CHANGED_HERE
    office.changed(backend, "s-1", *SAYS[:2])
    assert state(studio) is SyncState.CHANGED_BOTH
    edited(studio, "s-1", 0, caption="")
    assert state(studio) is SyncState.CHANGED_THERE
    del backend.scripts["s-1"]
    assert state(studio) is SyncState.GONE_THERE


def test_scripts_are_fetched_only_where_the_list_does_not_tell(studio: Studio, backend: Backend) -> None:
    for number in range(2, 30):
        backend.scripts[f"s-{number}"] = office.script(f"s-{number}", "말")
        studio.sync.pull(f"s-{number}")
    studio.sync.rows()
    backend.requests.clear()
    assert set(states(studio.sync.rows()).values()) == {SyncState.SAME, SyncState.ONLY_THERE}
    assert backend.paths() == ["/scripts"]
    office.changed(backend, "s-7", "다른 말")
    backend.requests.clear()
    assert state(studio, "s-7") is SyncState.CHANGED_THERE
    assert backend.paths() == ["/scripts", "/scripts/s-7"]
    backend.requests.clear()
    assert state(studio, "s-7") is SyncState.CHANGED_THERE
    assert backend.paths() == ["/scripts"], "its words are known already"


def test_a_version_that_moved_without_words_is_no_change(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    office.changed(backend, "s-1", status="APPROVED", reviewedBy="박검토", reviewedAt="2026-11-20T10:00:00")
    (row,) = studio.sync.rows()
    assert row.state is SyncState.SAME
    assert row.there is not None
    assert (row.there.status, row.there.decided_by) == (ScriptStatus.APPROVED, "박검토")
    assert row.there.decided_at is not None
    assert row.here is not None
    assert row.here.status is ScriptStatus.DRAFT, "nothing is approved here by that"


def test_without_version_and_moment_words_are_compared(studio: Studio, backend: Backend) -> None:
    one = backend.scripts["s-1"]
    del one["version"], one["updatedAt"]
    studio.sync.pull("s-1")
    assert state(studio) is SyncState.SAME
    one["chapters"] = [office.chapter("첫 장", "아주 다른 말")]
    assert state(studio) is SyncState.CHANGED_THERE


def test_lists_of_many_pages_and_of_other_forms_are_read(studio: Studio, backend: Backend) -> None:
    backend.scripts |= {f"x-{n}": office.script(f"x-{n}", "말") for n in range(250)}
    assert len(studio.sync.rows()) == 251
    heads = [{"id": 7, "video_id": 8, "status": "PENDING_REVIEW", "updated_at": [2026, 11, 1, 9, 0]}]

    def plain(handler: fake.Handler) -> bool:
        handler.json(heads)
        return True

    backend.break_next("/scripts", plain)
    (row,) = studio.sync.rows()
    assert row.there is not None
    assert (row.there.script_id, row.there.video_id) == ("7", "8")
    assert row.there.status is ScriptStatus.REVIEW_REQUESTED
    assert row.there.updated_at is not None


def test_a_list_that_never_ends_is_left(studio: Studio, backend: Backend) -> None:
    def forever(handler: fake.Handler) -> bool:
        number = int(handler.backend.requests[-1].query["page"][0])
        heads = [{"scriptId": f"s-{number}-{n}"} for n in range(3)]
        handler.json({"content": heads, "last": False})
        return True

    backend.break_next("/scripts", *[forever] * 500)
    assert len(studio.sync.rows()) == 300
    assert len(backend.paths()) < 110


def test_an_unknown_status_is_tolerated_and_told_as_it_is(studio: Studio, backend: Backend) -> None:
    backend.scripts["s-1"]["status"] = "ARCHIVED"
    (row,) = studio.sync.rows()
    assert row.there is not None
    assert (row.there.status, row.there.status_text) == (None, "ARCHIVED")
    assert studio.sync.pull("s-1").status is ScriptStatus.DRAFT


def test_offline_what_was_known_is_still_known(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    backend.scripts["s-2"] = office.script("s-2", "말")
    studio.sync.rows()
    backend.go_away()
    with refuses(ErrorCode.BACKEND_UNREACHABLE):
        studio.sync.rows()
    assert states(studio.sync.known()) == {"s-1": SyncState.SAME, "s-2": SyncState.ONLY_THERE}


# --- pulling -------------------------------------------------------------------------------------


def test_what_only_the_studio_has_survives_words_changed_there(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    looks = VisualSpec(type="WARNING", image="picture:" + "0" * 64)
    before = edited(studio, "s-1", 1, visual_spec=looks, voice=VoiceChoice(speed=1.5), meant=("x",))
    uid = list(before.script.scenes())[1][2].uid
    assert state(studio) is SyncState.SAME, "the backend's form has no looks"
    office.changed(backend, "s-1", "새 첫 장면입니다.", SAYS[0], f"{SAYS[1]} 꼭 지킵니다.", SAYS[2])
    after = studio.sync.pull("s-1")
    assert len(says(after.script)) == 4
    scene = scene_of(after.script, uid)
    assert scene.narration == f"{SAYS[1]} 꼭 지킵니다."
    assert (scene.visual_spec, scene.voice, scene.meant) == (looks, VoiceChoice(speed=1.5), ("x",))
    assert state(studio) is SyncState.SAME


def test_what_was_here_before_a_pull_can_be_restored(studio: Studio, backend: Backend) -> None:
    before = studio.sync.pull("s-1")
    office.changed(backend, "s-1", "모두 바뀌었습니다.")
    assert says(studio.sync.pull("s-1").script) == ["모두 바뀌었습니다."]
    kept = studio.revisions.list("s-1")
    found = next(one for one in kept if studio.revisions.words(one.state_id) == before.script)
    assert says(studio.revisions.restore("s-1", found.state_id).script) == list(SAYS)
    assert state(studio) is SyncState.CHANGED_HERE


def test_a_script_that_does_not_name_itself_is_named_by_the_list_or_its_video(
    studio: Studio, backend: Backend
) -> None:
    def bare(handler: fake.Handler) -> bool:
        """As the contract has it: chapters, status and version."""
        one = backend.scripts["s-1"]
        handler.json({name: one[name] for name in ("chapters", "status", "version")})
        return True

    studio.sync.rows()
    backend.break_next("/scripts/s-1", bare)
    record = studio.sync.pull("s-1")
    assert (record.title, record.video_id) == ("보안 교육", "v-1")
    del backend.scripts["s-1"]["title"]
    backend.scripts["s-2"] = {**backend.scripts["s-1"], "scriptId": "s-2"}
    backend.videos["v-1"]["title"] = "영상 제목"
    assert studio.sync.pull("s-2").title == "영상 제목"
    backend.scripts["s-3"] = {**backend.scripts["s-1"], "scriptId": "s-3", "videoId": "nobody"}
    assert studio.sync.pull("s-3").title == "s-3"


def test_a_pull_overwrites_nothing_that_was_written_here(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    mine = edited(studio, "s-1", 0, narration="내가 고친 말입니다.")
    with refuses(ErrorCode.SYNC_CONFLICT) as raised:
        studio.sync.pull("s-1")
    assert raised.value.next_step is not None
    assert "보안 교육" in raised.value.what.en
    office.changed(backend, "s-1", *SAYS, "그들이 더한 말입니다.")
    with refuses(ErrorCode.SYNC_CONFLICT):
        studio.sync.pull("s-1")
    assert studio.scripts.get("s-1") == mine


def test_a_pull_onto_approved_words_makes_the_next_draft(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    approved = studio.scripts.approve("s-1")
    office.changed(backend, "s-1", *SAYS[:1])
    after = studio.sync.pull("s-1")
    assert (after.status, after.revision) == (ScriptStatus.DRAFT, approved.revision + 1)
    revision = studio.scripts.approved("s-1")
    assert revision is not None
    assert says(revision.script) == list(SAYS)


def test_a_pull_under_review_changes_nothing(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    waiting = studio.scripts.submit("s-1")
    office.changed(backend, "s-1", *SAYS[:1])
    with refuses(ErrorCode.NOT_EDITABLE):
        studio.sync.pull("s-1")
    assert studio.scripts.get("s-1") == waiting
    assert state(studio) is SyncState.CHANGED_THERE


def test_a_script_deleted_here_comes_back_with_a_pull(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    studio.scripts.delete("s-1")
    assert state(studio) is SyncState.ONLY_THERE
    office.changed(backend, "s-1", *SAYS[:2])
    assert says(studio.sync.pull("s-1").script) == list(SAYS[:2])
    assert state(studio) is SyncState.SAME


def test_a_file_of_the_same_script_is_known_as_that(studio: Studio, backend: Backend) -> None:
    spec = {"script_id": "s-1", "video_id": "v-1", "title": "보안 교육"}
    scenes = [
        {
            "scene_id": n,
            "scene_order": n,
            "chapter_title": "첫 장",
            "narration": said,
            "purpose": "explanation",
        }
        for n, said in enumerate(SAYS, start=1)
    ]
    data = fake.json.dumps({**spec, "scenes": scenes}).encode()
    record = studio.scripts.import_bytes(data, name="보안 교육")
    assert record.script_id == "s-1"
    assert state(studio) is SyncState.SAME
    studio.sync.unlink("s-1")
    edited(studio, "s-1", 0, narration="다르게 썼습니다.")
    assert state(studio) is SyncState.CHANGED_BOTH
    with refuses(ErrorCode.SYNC_CONFLICT):
        studio.sync.pull("s-1")
    merge = studio.sync.merge("s-1")
    assert len(merge.open_choices) == 1
    studio.sync.resolve("s-1", merge, merge.all_of(Side.THEIRS))
    assert state(studio) is SyncState.SAME


# --- merging -------------------------------------------------------------------------------------


def test_both_sides_are_merged_scene_by_scene_and_pushed(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    edited(studio, "s-1", 0, narration="내가 고친 첫 장면.")
    mine = edited(studio, "s-1", 1, narration="내가 고친 둘째 장면.")
    office.changed(backend, "s-1", SAYS[0], "그들이 고친 둘째 장면.", SAYS[2], "그들이 더한 넷째 장면.")
    merge = studio.sync.merge("s-1")
    assert [part.changed_by for part in merge.scenes] == [
        ChangedBy.ME,
        ChangedBy.BOTH,
        ChangedBy.NOBODY,
        ChangedBy.THEM,
    ]
    (choice,) = merge.open_choices
    with refuses(ErrorCode.INVALID_ARGUMENT):
        studio.sync.resolve("s-1", merge, {})
    assert studio.scripts.get("s-1") == mine
    after = studio.sync.resolve("s-1", merge, {choice: Side.THEIRS})
    assert says(after.script) == [
        "내가 고친 첫 장면.",
        "그들이 고친 둘째 장면.",
        SAYS[2],
        "그들이 더한 넷째 장면.",
    ]
    kept = studio.revisions.list("s-1")
    assert any(studio.revisions.words(one.state_id) == mine.script for one in kept)
    assert state(studio) is SyncState.CHANGED_HERE
    studio.sync.push("s-1")
    assert state(studio) is SyncState.SAME
    there = backend.scripts["s-1"]["chapters"][0]["scenes"]
    assert [scene["narration"] for scene in there] == says(after.script)


def test_a_merge_of_words_that_were_edited_meanwhile_is_refused(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    edited(studio, "s-1", 0, narration="하나")
    office.changed(backend, "s-1", *SAYS[:2])
    merge = studio.sync.merge("s-1")
    newer = edited(studio, "s-1", 0, narration="그사이 또 고침")
    with pytest.raises(ChangedElsewhere):
        studio.sync.resolve("s-1", merge, merge.all_of(Side.THEIRS))
    assert studio.scripts.get("s-1") == newer


def test_a_merge_into_approved_words_makes_the_next_draft(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    edited(studio, "s-1", 0, narration="내 말")
    studio.scripts.approve("s-1")
    office.changed(backend, "s-1", SAYS[0], SAYS[1], "그들의 말")
    merge = studio.sync.merge("s-1")
    after = studio.sync.resolve("s-1", merge, {})
    assert (after.status, after.revision) == (ScriptStatus.DRAFT, 2)
    assert after.approved_revision == 1


def test_all_mine_then_push_replaces_theirs_knowingly(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    mine = edited(studio, "s-1", 0, narration="내 말")
    office.changed(backend, "s-1", "그들의 말", *SAYS[1:])
    with refuses(ErrorCode.SYNC_CONFLICT):
        studio.sync.push("s-1")
    merge = studio.sync.merge("s-1")
    assert studio.sync.resolve("s-1", merge, merge.all_of(Side.MINE)) == mine, "nothing changed here"
    studio.sync.push("s-1")
    assert backend.scripts["s-1"]["chapters"][0]["scenes"][0]["narration"] == "내 말"


# --- pushing -------------------------------------------------------------------------------------


def test_a_new_script_is_handed_over_once_though_the_answer_was_lost(
    studio: Studio, backend: Backend
) -> None:
    record = studio.scripts.create("새 교육")
    edited(studio, record.script_id, 0, narration="새 교육입니다.")
    backend.break_next("/scripts/complete", fake.lost_answer)
    with refuses(ErrorCode.BACKEND_UNREACHABLE):
        studio.sync.push(record.script_id)
    assert len(backend.scripts) == 2
    studio.sync.push(record.script_id)
    assert len(backend.scripts) == 2, "the same words are taken once"
    assert state(studio, record.script_id) is SyncState.SAME
    made = backend.scripts["script-2"]
    assert made["videoId"] == record.video_id
    assert made["chapters"][0]["scenes"][0]["narration"] == "새 교육입니다."


def test_the_pushed_form_is_the_contracts_and_whole(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    changes = {"caption": "자막", "on_screen_text": "화면 글", "purpose": "hook", "duration_sec": 7.0}
    edited(studio, "s-1", 1, **changes)
    studio.sync.push("s-1")
    (put,) = [seen for seen in backend.requests if seen.method == "PUT"]
    assert put.path == "/scripts/s-1"
    assert set(put.value) == {"chapters"}
    (chapter,) = put.value["chapters"]
    assert {**chapter, "scenes": len(chapter["scenes"])} == {
        "index": 0,
        "title": "첫 장",
        "durationSec": 7,
        "scenes": 3,
    }
    assert chapter["scenes"][1] == {
        "index": 1,
        "purpose": "hook",
        "narration": SAYS[1],
        "caption": "자막",
        "visual": "화면 글",
        "durationSec": 7,
    }
    assert state(studio) is SyncState.SAME


def test_pushing_what_is_the_same_sends_nothing(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    studio.sync.push("s-1")
    assert backend.paths("PUT") == []


def test_a_push_whose_answer_was_lost_is_known_to_have_arrived(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    edited(studio, "s-1", 0, narration="고침")
    backend.break_next("/scripts/s-1", lambda _: False, fake.lost_answer)
    with refuses(ErrorCode.BACKEND_UNREACHABLE):
        studio.sync.push("s-1")
    assert state(studio) is SyncState.SAME
    studio.sync.push("s-1")
    assert len(backend.paths("PUT")) == 1


def test_words_that_came_there_behind_a_push_are_not_taken_for_seen(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    edited(studio, "s-1", 0, narration="여기서 고친 말")

    def meanwhile(_: fake.Handler) -> bool:
        office.changed(backend, "s-1", "그들이 막 바꾼 말")
        return False

    backend.break_next("/scripts/s-1", lambda _: False, lambda _: False, meanwhile)
    with refuses(ErrorCode.SYNC_CONFLICT) as raised:
        studio.sync.push("s-1")
    assert "was pushed, but" in raised.value.what.en
    assert len(backend.paths("PUT")) == 1
    for _ in range(2):
        assert state(studio) is SyncState.CHANGED_THERE
        edited(studio, "s-1", 1, caption="자막")
        with refuses(ErrorCode.SYNC_CONFLICT):
            studio.sync.push("s-1")
        edited(studio, "s-1", 1, caption="")
    assert len(backend.paths("PUT")) == 1
    studio.sync.pull("s-1")
    assert says(studio.scripts.get("s-1").script) == ["그들이 막 바꾼 말"]
    assert state(studio) is SyncState.SAME


def test_a_new_script_waits_in_the_outbox_while_nobody_answers(studio: Studio, backend: Backend) -> None:
    record = studio.scripts.create("새 교육")
    edited(studio, record.script_id, 0, narration="새 교육입니다.")
    backend.break_next("/scripts/complete", fake.status(503))
    with pytest.raises(HandedOverLater):
        studio.sync.push(record.script_id)
    assert [one.subject_id for one in studio.outbox.list(status=DeliveryStatus.WAITING)] == [record.script_id]
    studio.deliveries.flush(also_early=True)
    assert len(backend.scripts) == 2
    assert state(studio, record.script_id) is SyncState.SAME, "the words are known again by their video"
    backend.requests.clear()
    studio.sync.push(record.script_id)
    assert backend.paths("POST") == []


def test_a_backend_that_ignores_the_key_is_told_once_all_the_same(studio: Studio, backend: Backend) -> None:
    record = studio.scripts.create("새 교육")
    edited(studio, record.script_id, 0, narration="새 교육입니다.")
    backend.break_next("/scripts/complete", fake.lost_answer)
    with pytest.raises(HandedOverLater):
        studio.sync.push(record.script_id)
    backend.taken.clear()
    studio.deliveries.flush(also_early=True)
    assert len(backend.scripts) == 2
    assert studio.outbox.list(status=DeliveryStatus.WAITING) == []


def test_a_new_script_that_is_refused_is_told_with_the_reason(studio: Studio, backend: Backend) -> None:
    record = studio.scripts.create("새 교육")
    edited(studio, record.script_id, 0, narration="새 교육입니다.")
    backend.break_next("/scripts/complete", fake.status(422, "no such course"))
    with pytest.raises(StudioError, match="no such course") as raised:
        studio.sync.push(record.script_id)
    assert not isinstance(raised.value, HandedOverLater)
    studio.sync.push(record.script_id)
    assert state(studio, record.script_id) is SyncState.SAME


def test_a_script_handed_over_deleted_there_and_unlinked_is_handed_over_again(
    studio: Studio, backend: Backend
) -> None:
    record = studio.scripts.create("새 교육")
    edited(studio, record.script_id, 0, narration="새 교육입니다.")
    studio.sync.push(record.script_id)
    backend.scripts.clear()
    with refuses(ErrorCode.SYNC_CONFLICT):
        studio.sync.push(record.script_id)
    studio.sync.unlink(record.script_id)
    studio.sync.push(record.script_id)
    assert len(backend.scripts) == 1
    assert state(studio, record.script_id) is SyncState.SAME


def test_a_script_deleted_there_is_not_pushed_silently(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    del backend.scripts["s-1"]
    with refuses(ErrorCode.SYNC_CONFLICT):
        studio.sync.push("s-1")
    assert backend.scripts == {}
    studio.sync.unlink("s-1")
    studio.sync.push("s-1")
    assert len(backend.scripts) == 1


def test_another_script_of_the_same_video_there_is_not_overwritten(studio: Studio, backend: Backend) -> None:
    mine = studio.scripts.import_bytes(b'{"scenes": [{"text": "mine"}]}', name="t", video_id="v-1")
    with refuses(ErrorCode.SYNC_CONFLICT):
        studio.sync.push(mine.script_id)
    assert backend.paths("PUT") == []
    merge = studio.sync.merge(mine.script_id)
    after = studio.sync.resolve(mine.script_id, merge, {})
    assert set(says(after.script)) == {"mine", *SAYS}
    studio.sync.push(mine.script_id)
    assert states(studio.sync.rows()) == {mine.script_id: SyncState.SAME}


def test_objects_for_visuals_are_kept_and_written_as_objects(studio: Studio, backend: Backend) -> None:
    scenes = backend.scripts["s-1"]["chapters"][0]["scenes"]
    scenes[0]["visual"] = {"type": "KEY_POINTS", "highlightTerms": ["규칙"], "madeBy": {"toolName": "x"}}
    record = studio.sync.pull("s-1")
    spec = next(record.script.scenes())[2].visual_spec
    assert spec is not None
    assert (spec.type, spec.highlight_terms) == ("KEY_POINTS", ("규칙",))
    edited(studio, "s-1", 0, narration="고침", visual_spec=VisualSpec(type="WARNING"))
    studio.sync.push("s-1")
    sent = backend.scripts["s-1"]["chapters"][0]["scenes"][0]["visual"]
    assert sent["type"] == "KEY_POINTS"
    assert sent["madeBy"] == {"toolName": "x"}
    assert state(studio) is SyncState.SAME


# --- decisions -----------------------------------------------------------------------------------


def test_a_script_is_submitted_and_approved_in_both_places(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    assert studio.sync.submit("s-1", note="봐 주십시오").status is ScriptStatus.REVIEW_REQUESTED
    assert backend.videos["v-1"]["status"] == "SCRIPT_REVIEW_REQUESTED"
    assert studio.sync.approve("s-1").status is ScriptStatus.APPROVED
    assert backend.scripts["s-1"]["status"] == "APPROVED"
    done = [(one.action, one.at_backend) for one in studio.scripts.history("s-1")]
    assert done[-2:] == [(ReviewAction.SUBMITTED, True), (ReviewAction.APPROVED, True)]
    decisions = [entry for entry in studio.history.of("s-1").entries if entry.is_decision]
    assert [entry.at_backend for entry in decisions] == [True, True]
    assert [entry.reason for entry in decisions] == ["", "봐 주십시오"]
    (row,) = studio.sync.known()
    assert row.there is not None
    assert row.there.decided_by == "박검토"
    assert state(studio) is SyncState.SAME


def test_a_script_is_rejected_in_both_places_with_the_reason(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    studio.sync.submit("s-1")
    with refuses(ErrorCode.INVALID_SCRIPT):
        studio.sync.reject("s-1", "  ")
    assert studio.sync.reject("s-1", "사례가 낡음").status is ScriptStatus.REJECTED
    assert backend.scripts["s-1"]["rejectReason"] == "사례가 낡음"
    last = studio.scripts.history("s-1")[-1]
    assert (last.action, last.reason, last.at_backend) == (ReviewAction.REJECTED, "사례가 낡음", True)


@pytest.mark.parametrize("code", [403, 409, 500])
def test_what_the_backend_refuses_is_not_recorded_here(studio: Studio, backend: Backend, code: int) -> None:
    studio.sync.pull("s-1")
    backend.break_next("/approve", fake.status(code))
    backend.break_next("/review-request", fake.status(code))
    before = studio.scripts.get("s-1")
    for decide in (studio.sync.approve, studio.sync.submit):
        with pytest.raises(StudioError):
            decide("s-1")
        assert studio.scripts.get("s-1") == before


def test_other_words_there_are_never_decided_on(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    edited(studio, "s-1", 0, narration="아직 안 올린 말")
    for decide in (studio.sync.approve, studio.sync.submit):
        with refuses(ErrorCode.SYNC_CONFLICT):
            decide("s-1")
    assert backend.scripts["s-1"]["status"] == "DRAFT"


def test_a_decision_whose_answer_was_lost_is_finished_without_telling_twice(
    studio: Studio, backend: Backend
) -> None:
    studio.sync.pull("s-1")
    backend.break_next("/approve", fake.lost_answer)
    with refuses(ErrorCode.BACKEND_UNREACHABLE):
        studio.sync.approve("s-1")
    assert studio.scripts.get("s-1").status is ScriptStatus.DRAFT
    assert studio.sync.approve("s-1").status is ScriptStatus.APPROVED
    assert [path for path in backend.paths() if path.endswith("/approve")] == ["/scripts/s-1/approve"]


@pytest.mark.parametrize("status", ["READY", "FINAL_REVIEW_REQUESTED"])
def test_handing_a_script_in_hands_no_film_in(studio: Studio, backend: Backend, status: str) -> None:
    studio.sync.pull("s-1")
    backend.videos["v-1"]["status"] = status
    with refuses(ErrorCode.NOT_EDITABLE) as raised:
        studio.sync.submit("s-1")
    assert "film" in raised.value.what.en
    assert backend.videos["v-1"]["status"] == status
    assert studio.scripts.get("s-1").status is ScriptStatus.DRAFT
    assert [path for path in backend.paths("PUT") if path.endswith("/review-request")] == []


def test_words_that_came_there_at_the_last_moment_are_not_approved_here(
    studio: Studio, backend: Backend
) -> None:
    studio.sync.pull("s-1")

    def meanwhile(_: fake.Handler) -> bool:
        office.changed(backend, "s-1", "그들이 막 바꾼 말")
        return False

    backend.break_next("/approve", meanwhile)
    with refuses(ErrorCode.SYNC_CONFLICT) as raised:
        studio.sync.approve("s-1")
    assert "last moment" in raised.value.what.en
    assert studio.scripts.get("s-1").status is ScriptStatus.DRAFT
    assert state(studio) is SyncState.CHANGED_THERE


def test_an_edit_between_the_two_halves_is_told_and_not_approved(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")

    def meanwhile(_: fake.Handler) -> bool:
        edited(studio, "s-1", 0, narration="그사이")
        return False

    backend.break_next("/approve", meanwhile)
    with refuses(ErrorCode.NOT_EDITABLE) as raised:
        studio.sync.approve("s-1")
    assert "The backend has recorded it" in raised.value.what.en
    assert studio.scripts.get("s-1").status is ScriptStatus.DRAFT


def test_who_brings_words_over_has_not_written_them(studio: Studio, backend: Backend) -> None:
    studio.preferences.change({"four_eyes": True, "profile_name": "박검토"})
    assert studio.sync.pull("s-1").created_by == "backend"
    studio.scripts.approve("s-1")
    office.changed(backend, "s-1", *SAYS[:2], updatedBy="이작성")
    assert studio.sync.pull("s-1").updated_by == "이작성"
    studio.sync.approve("s-1")
    office.changed(backend, "s-1", *SAYS[:1], updatedBy="박검토")
    studio.sync.pull("s-1")
    with refuses(ErrorCode.PERMISSION_DENIED):
        studio.sync.approve("s-1")
    assert {one.by for one in studio.scripts.history("s-1")} == {"backend", "이작성", "박검토"}


def test_who_may_not_approve_here_asks_nobody(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    edited(studio, "s-1", 0, caption="내가 고침")
    studio.preferences.change({"four_eyes": True})
    backend.requests.clear()
    with refuses(ErrorCode.PERMISSION_DENIED):
        studio.sync.approve("s-1")
    assert backend.requests == []


# --- the dialect of the documents ----------------------------------------------------------------


def test_the_documents_dialect_says_what_it_does_not_offer_and_takes_scripts(data_dir: Path) -> None:
    with serving(Backend(dialect=Dialect.DOC)) as backend:
        opened = open_studio(data_dir, environ(backend))
        try:
            for ask in (opened.sync.rows, lambda: opened.sync.pull("s-1"), opened.videos.list):
                with refuses(ErrorCode.BACKEND_REFUSED):
                    ask()
            record = opened.scripts.create("대본")
            edited(opened, record.script_id, 0, narration="말")
            opened.sync.push(record.script_id)
            said = backend.requests[-1].value
            assert backend.requests[-1].path == "/video/script/complete"
            assert said["material_id"] == record.video_id
            assert said["script_id"] == record.script_id
            assert states(opened.sync.known()) == {record.script_id: SyncState.SAME}
        finally:
            opened.close()


# --- hostile answers -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (fake.html, ErrorCode.BACKEND_ANSWER_UNREADABLE),
        (fake.wrong_json, ErrorCode.BACKEND_ANSWER_UNREADABLE),
        (fake.endless, ErrorCode.BACKEND_ANSWER_UNREADABLE),
        (fake.cut, ErrorCode.BACKEND_UNREACHABLE),
        (fake.status(401), ErrorCode.BACKEND_UNAUTHORIZED),
        (fake.status(403), ErrorCode.PERMISSION_DENIED),
        (fake.status(404), ErrorCode.SCRIPT_NOT_FOUND),
        (fake.status(500), ErrorCode.BACKEND_UNREACHABLE),
        (fake.elsewhere("http://127.0.0.1:1/steal"), ErrorCode.BACKEND_ANSWER_UNREADABLE),
    ],
)
def test_every_trouble_of_a_pull_has_its_code_and_leaves_all_as_it_was(
    studio: Studio, backend: Backend, fault: fake.Fault, code: ErrorCode
) -> None:
    studio.sync.pull("s-1")
    office.changed(backend, "s-1", "다른 말")
    before = studio.scripts.get("s-1")
    backend.break_next("/scripts/s-1", fault)
    with refuses(code):
        studio.sync.pull("s-1")
    assert studio.scripts.get("s-1") == before
    assert says(studio.sync.pull("s-1").script) == ["다른 말"], "usable afterwards"


@pytest.mark.parametrize("depth", [300, 900, 100_000])
def test_deep_answers_are_refused(studio: Studio, backend: Backend, depth: int) -> None:
    def deep(handler: fake.Handler) -> bool:
        body = b'{"chapters":' + b"[" * depth + b"]" * depth + b"}"
        handler.send(200, body, "application/json")
        return True

    for path, ask in (("/scripts/s-1", lambda: studio.sync.pull("s-1")), ("/scripts", studio.sync.rows)):
        backend.break_next(path, deep)
        with refuses(ErrorCode.BACKEND_ANSWER_UNREADABLE, ErrorCode.INVALID_SCRIPT):
            ask()


def scene(**fields: Any) -> dict[str, Any]:
    return {"chapters": [{"title": "장", "scenes": [{"narration": "말", **fields}]}]}


@pytest.mark.parametrize(
    "words",
    [
        scene(durationSec=float("nan")),
        scene(durationSec=float("inf")),
        scene(durationSec="long"),
        scene(durationSec=1e12),
        scene(narration=["말"]),
        scene(narration="가" * 10_000_000),
        scene(visual=5),
        scene(visual={"transition": "explode"}),
        scene(visual={"own": fake.json.loads("[" * 200 + "]" * 200)}),
        {"chapters": "none"},
        {"chapters": [7]},
        {"chapters": [{"title": "장", "scenes": {"a": 1}}]},
        {"chapters": [{"title": {"x": 1}, "scenes": [{"narration": "말"}]}]},
        {"chapters": []},
        {"chapters": None},
        {"chapters": [{"title": "장", "scenes": []}]},
        {"chapters": [office.chapter("장", *["말"] * (SCENE_LIMIT + 1))]},
        {"chapters": [office.chapter("장", *["말"] * 5000)]},
    ],
    ids=lambda words: repr(words)[:40],
)
def test_hostile_words_are_refused_whole(studio: Studio, backend: Backend, words: dict[str, Any]) -> None:
    backend.scripts["s-1"].update(words)
    with refuses(ErrorCode.INVALID_SCRIPT, ErrorCode.EMPTY_RENDER_SPEC, ErrorCode.BACKEND_ANSWER_UNREADABLE):
        studio.sync.pull("s-1")
    assert studio.scripts.list() == []
    assert state(studio) is SyncState.ONLY_THERE


def test_strange_words_that_mean_something_are_read(studio: Studio, backend: Backend) -> None:
    backend.scripts["s-1"]["chapters"] = [
        {
            "index": 1,
            "title": None,
            "scenes": [
                {"index": 1, "narration": "둘", "duration_sec": -3, "unknown": {}},
                {"index": 0, "narration": None, "caption": "조용히", "durationSec": 0},
            ],
        },
        {"index": 0, "title": "처음", "scenes": [{"narration": "하나\x00", "on_screen_text": "무시"}]},
    ]
    record = studio.sync.pull("s-1")
    assert [chapter.title for chapter in record.script.chapters] == ["처음", "2"]
    assert says(record.script) == ["하나", "", "둘"]
    assert {one.duration_sec for _, _, one in record.script.scenes()} == {None}


@pytest.mark.parametrize(
    "identity", ["../../x", "a/b?c=d", "한글 id", "..", "%2e%2e", "';DROP TABLE scripts;--"]
)
def test_identities_are_data(studio: Studio, backend: Backend, data_dir: Path, identity: str) -> None:
    backend.scripts = {identity: office.script(identity, *SAYS, video_id=identity)}
    record = studio.sync.pull(identity)
    assert record.script_id == identity
    assert states(studio.sync.rows()) == {identity: SyncState.SAME}
    edited(studio, identity, 0, narration="고침")
    studio.sync.push(identity)
    assert state(studio, identity) is SyncState.SAME
    assert {seen.path.split("/")[1] for seen in backend.requests} == {"scripts"}
    assert not (data_dir.parent / "x").exists()


def test_a_wrong_entry_of_a_list_spoils_only_itself(studio: Studio, backend: Backend) -> None:
    heads = [None, 7, "x", {}, {"scriptId": None}, {"scriptId": "s-1", "version": "1", "updatedAt": {}}]

    def odd(handler: fake.Handler) -> bool:
        handler.json({"content": heads, "totalPages": "many"})
        return True

    backend.break_next("/scripts", odd)
    (row,) = studio.sync.rows()
    assert row.there is not None
    assert (row.there.script_id, row.there.version) == ("s-1", None)


@pytest.mark.parametrize("value", [None, 5, "text", {"message": "hello"}, [[]]])
def test_what_is_no_list_is_told(studio: Studio, backend: Backend, value: object) -> None:
    def odd(handler: fake.Handler) -> bool:
        handler.json(value)
        return True

    backend.break_next("/scripts", odd)
    if value == [[]]:
        assert studio.sync.rows() == []
        return
    with refuses(ErrorCode.BACKEND_ANSWER_UNREADABLE):
        studio.sync.rows()


def test_a_script_that_cannot_be_read_does_not_hide_the_others(studio: Studio, backend: Backend) -> None:
    backend.scripts["s-2"] = office.script("s-2", "말")
    studio.sync.pull("s-1")
    studio.sync.pull("s-2")
    office.changed(backend, "s-1", **scene(durationSec=float("nan")))
    assert states(studio.sync.rows()) == {"s-2": SyncState.SAME, "s-1": SyncState.CHANGED_THERE}


def test_a_missing_sign_in_is_told(studio: Studio, backend: Backend) -> None:
    backend.bearer = "another"
    with refuses(ErrorCode.BACKEND_UNAUTHORIZED) as raised:
        studio.sync.rows()
    assert "user-token" not in str(raised.value)


def test_a_cancel_is_heard_and_nothing_is_stored(studio: Studio, backend: Backend) -> None:
    token = CancelToken()
    token.cancel()
    backend.break_next("/scripts", fake.slow(20))
    with pytest.raises(Canceled):
        studio.sync.rows(token)
    assert studio.sync.known() == []


def test_without_a_backend_it_is_said_and_what_is_here_is_shown(data_dir: Path) -> None:
    opened = open_studio(data_dir, {})
    try:
        record = opened.scripts.create("대본")
        with refuses(ErrorCode.BACKEND_NOT_CONFIGURED):
            opened.sync.rows()
        assert states(opened.sync.known()) == {record.script_id: SyncState.ONLY_HERE}
    finally:
        opened.close()


def test_an_unknown_script_is_told(studio: Studio) -> None:
    for ask in (studio.sync.pull, studio.sync.merge, studio.sync.push, studio.sync.approve):
        with pytest.raises(NotFound):
            ask("nobody")


def test_states_kept_for_a_pull_are_thinned_like_any(studio: Studio, backend: Backend) -> None:
    studio.sync.pull("s-1")
    office.changed(backend, "s-1", *SAYS[:2])
    edited(studio, "s-1", 0, meant=("y",))
    studio.sync.pull("s-1")
    newest = studio.revisions.list("s-1")[0]
    assert newest.why is KeptWhy.BEFORE_SYNC
    assert newest.why.goes_in_time
