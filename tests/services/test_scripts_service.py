"""Scripts: brought in once, edited as drafts, decided on by those who may, and kept as evidence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from studio.domain.edits import with_title
from studio.domain.errors import BadInput, ChangedElsewhere, EnvironmentTrouble, ErrorCode, NotFound, Refused
from studio.domain.review import ReviewAction, Role, ScriptStatus
from studio.domain.shapes import Shape
from studio.services.studio import Studio

FLAT = json.dumps({"scenes": [{"scene_id": 1, "text": "말"}]}).encode()


def retitled(studio: Studio, script_id: str, title: str) -> None:
    studio.scripts.save(script_id, with_title(studio.scripts.get(script_id).script, title))


def status_of(studio: Studio, script_id: str) -> ScriptStatus:
    return studio.scripts.get(script_id).status


def refusal(error: pytest.ExceptionInfo[Refused]) -> ErrorCode:
    return error.value.code


# --- coming in and going out -------------------------------------------------------------------


def test_an_imported_file_is_a_draft(studio: Studio, tmp_path: Path) -> None:
    file = tmp_path / "보안 교육.json"
    file.write_bytes(FLAT)
    record = studio.scripts.import_file(file)
    assert (record.title, record.status, record.revision) == ("보안 교육", ScriptStatus.DRAFT, 1)
    assert record.script.scene_count == 1
    assert studio.scripts.get(record.script_id) == record
    assert [s.script_id for s in studio.scripts.list()] == [record.script_id]
    assert studio.scripts.list()[0].scene_count == 1


def test_the_same_file_gives_the_same_record(studio: Studio) -> None:
    first = studio.scripts.import_bytes(FLAT, name="a")
    assert studio.scripts.import_bytes(FLAT, name="b") == first


def test_the_same_file_for_another_video_is_another_script(studio: Studio) -> None:
    first = studio.scripts.import_bytes(FLAT, name="a", video_id="v1")
    second = studio.scripts.import_bytes(FLAT, name="a", video_id="v2")
    assert first.script_id != second.script_id
    assert studio.scripts.import_bytes(FLAT, name="a", video_id="v1") == first


def test_a_file_is_brought_in_anew_when_its_script_was_edited_since(studio: Studio) -> None:
    first = studio.scripts.import_bytes(FLAT, name="a")
    retitled(studio, first.script_id, "고친 제목")
    second = studio.scripts.import_bytes(FLAT, name="a")
    assert second.script_id != first.script_id
    assert second.title == "a"


def test_ids_of_a_spec_are_kept_and_never_shared(studio: Studio) -> None:
    spec = {"script_id": "../../x", "video_id": "../../v", "title": "t", "scenes": [{"narration": "말"}]}
    first = studio.scripts.import_bytes(json.dumps(spec).encode(), name="a")
    assert (first.script_id, first.video_id) == ("../../x", "../../v")
    changed = studio.scripts.import_bytes(json.dumps({**spec, "title": "u"}).encode(), name="a")
    assert changed.script_id != first.script_id
    assert changed.video_id == "../../v"
    assert studio.scripts.get("../../x").title == "t"


@pytest.mark.parametrize("video_id", ["", " ", "x" * 201, "a\nb", "\udcff"])
def test_a_video_id_is_text_that_can_be_stored(studio: Studio, video_id: str) -> None:
    with pytest.raises(BadInput):
        studio.scripts.import_bytes(FLAT, name="a", video_id=video_id)


def test_a_file_that_cannot_be_read(studio: Studio, tmp_path: Path) -> None:
    for path in (tmp_path / "nothing.json", tmp_path):
        with pytest.raises(EnvironmentTrouble) as error:
            studio.scripts.import_file(path)
        assert error.value.code is ErrorCode.FILE_NOT_READABLE


@pytest.mark.parametrize("name", ["plan.txt", "plan.DOCX", "plan.pdf"])
def test_a_document_is_refused_and_what_to_do_with_it_said(studio: Studio, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FLAT)
    with pytest.raises(BadInput) as error:
        studio.scripts.import_file(tmp_path / name)
    assert name in error.value.what.ko
    assert error.value.next_step is not None
    assert "paste" in error.value.next_step.en


def test_a_file_of_500_megabytes_is_refused_unread(studio: Studio, tmp_path: Path) -> None:
    path = tmp_path / "film.json"
    with path.open("wb") as file:
        file.truncate(500 * 1024**2)
    with pytest.raises(BadInput) as error:
        studio.scripts.import_file(path)
    assert "500 MB of at most 16 MB" in error.value.what.en


def test_a_bad_file_leaves_nothing_behind(studio: Studio) -> None:
    with pytest.raises(BadInput):
        studio.scripts.import_bytes(b"not json", name="a")
    assert studio.scripts.list() == []


@pytest.mark.parametrize("shape", Shape)
def test_each_of_the_three_shapes_can_be_exported_and_imported(
    studio: Studio, tmp_path: Path, script_id: str, shape: Shape
) -> None:
    path = studio.scripts.export(script_id, tmp_path / f"{shape}.json", shape)
    record = studio.scripts.get(script_id)
    again = studio.scripts.import_file(path)
    assert again.script_id != script_id
    assert again.title == record.title
    said = [[s.narration for _, _, s in r.script.scenes()] for r in (again, record)]
    assert said[0] == said[1]
    assert (again.video_id == record.video_id) is (shape is Shape.RENDER_SPEC)


def test_what_is_exported_can_be_imported(studio: Studio, tmp_path: Path, script_id: str) -> None:
    path = studio.scripts.export(script_id, tmp_path / "나간 대본.json")
    again = studio.scripts.import_file(path)
    assert [s.narration for _, _, s in again.script.scenes()] == ["첫 장면입니다.", "둘째 장면입니다."]
    assert list(tmp_path.glob("*.part")) == []


def test_export_to_where_nothing_can_be_written(studio: Studio, tmp_path: Path, script_id: str) -> None:
    with pytest.raises(EnvironmentTrouble) as error:
        studio.scripts.export(script_id, tmp_path / "no" / "folder.json")
    assert error.value.code is ErrorCode.FILE_NOT_WRITABLE


def test_nothing_is_found(studio: Studio) -> None:
    with pytest.raises(NotFound) as error:
        studio.scripts.get("nothing")
    assert refusal(error) is ErrorCode.SCRIPT_NOT_FOUND


def test_a_deleted_script_is_gone_from_the_list_and_can_be_brought_in_again(studio: Studio) -> None:
    record = studio.scripts.import_bytes(FLAT, name="a")
    studio.scripts.delete(record.script_id)
    assert studio.scripts.list() == []
    with pytest.raises(NotFound):
        studio.scripts.get(record.script_id)
    assert studio.scripts.import_bytes(FLAT, name="a").script_id != record.script_id


def test_a_script_is_not_deleted_under_its_job(studio: Studio, script_id: str) -> None:
    job = studio.rendering.create(script_id, draft=True).job
    with pytest.raises(Refused) as error:
        studio.scripts.delete(script_id)
    assert refusal(error) is ErrorCode.NOT_EDITABLE
    studio.rendering.cancel(job.job_id)
    studio.scripts.delete(script_id)


# --- review ------------------------------------------------------------------------------------


def test_a_draft_is_saved_in_place(studio: Studio, draft_id: str) -> None:
    retitled(studio, draft_id, "새 제목")
    record = studio.scripts.get(draft_id)
    assert (record.title, record.revision, record.status) == ("새 제목", 1, ScriptStatus.DRAFT)


def test_saving_what_is_there_changes_nothing(studio: Studio, script_id: str) -> None:
    before = studio.scripts.get(script_id)
    assert studio.scripts.save(script_id, before.script) == before


def test_editing_an_approved_script_makes_a_draft_and_keeps_the_approved_one(
    studio: Studio, script_id: str
) -> None:
    retitled(studio, script_id, "새 제목")
    record = studio.scripts.get(script_id)
    assert (record.status, record.revision, record.approved_revision) == (ScriptStatus.DRAFT, 2, 1)
    approved = studio.scripts.approved(script_id)
    assert approved is not None
    assert (approved.revision, approved.title) == (1, "교육")
    assert [r.title for r in studio.scripts.revisions(script_id)] == ["교육", "새 제목"]


def test_a_second_approval_is_the_one_that_holds(studio: Studio, script_id: str) -> None:
    retitled(studio, script_id, "새 제목")
    studio.scripts.approve(script_id)
    approved = studio.scripts.approved(script_id)
    assert approved is not None
    assert (approved.revision, approved.title) == (2, "새 제목")
    assert [r.status for r in studio.scripts.revisions(script_id)] == [ScriptStatus.APPROVED] * 2


def test_under_review_nothing_can_be_edited(studio: Studio, draft_id: str) -> None:
    studio.scripts.submit(draft_id)
    with pytest.raises(Refused) as error:
        retitled(studio, draft_id, "x")
    assert refusal(error) is ErrorCode.NOT_EDITABLE
    studio.scripts.withdraw(draft_id)
    retitled(studio, draft_id, "x")


def test_the_way_through_review_is_recorded(studio: Studio, draft_id: str) -> None:
    studio.scripts.submit(draft_id)
    studio.scripts.reject(draft_id, "  숫자가 틀렸습니다 ")
    assert status_of(studio, draft_id) is ScriptStatus.REJECTED
    retitled(studio, draft_id, "고침")
    assert status_of(studio, draft_id) is ScriptStatus.DRAFT
    studio.scripts.submit(draft_id)
    studio.scripts.approve(draft_id)
    history = studio.scripts.history(draft_id)
    assert [(r.action, r.revision) for r in history] == [
        (ReviewAction.CREATED, 1),
        (ReviewAction.SUBMITTED, 1),
        (ReviewAction.REJECTED, 1),
        (ReviewAction.REOPENED, 2),
        (ReviewAction.SUBMITTED, 2),
        (ReviewAction.APPROVED, 2),
    ]
    assert history[2].reason == "숫자가 틀렸습니다"
    assert all(record.by == studio.profile.name for record in history)
    rejected, approved = studio.scripts.revisions(draft_id)
    assert (rejected.status, rejected.title, rejected.reason) == (
        ScriptStatus.REJECTED,
        "초안",
        "숫자가 틀렸습니다",
    )
    assert (approved.status, approved.title, approved.decided_by) == (
        ScriptStatus.APPROVED,
        "고침",
        studio.profile.name,
    )


def test_a_rejected_script_may_be_handed_in_again_as_it_is(studio: Studio, draft_id: str) -> None:
    studio.scripts.reject(draft_id, "왜")
    studio.scripts.submit(draft_id)
    assert studio.scripts.approve(draft_id).approved_revision == 2


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_rejection_needs_a_reason(studio: Studio, draft_id: str, reason: str) -> None:
    with pytest.raises(BadInput):
        studio.scripts.reject(draft_id, reason)
    assert status_of(studio, draft_id) is ScriptStatus.DRAFT


def test_approving_twice_changes_nothing(studio: Studio, script_id: str) -> None:
    before = studio.scripts.get(script_id)
    assert studio.scripts.approve(script_id) == before
    assert len(studio.scripts.history(script_id)) == 2


@pytest.mark.parametrize("what", ["submit", "withdraw", "reject"])
def test_what_an_approved_script_refuses(studio: Studio, script_id: str, what: str) -> None:
    arguments = (script_id, "why") if what == "reject" else (script_id,)
    with pytest.raises(Refused) as error:
        getattr(studio.scripts, what)(*arguments)
    assert refusal(error) is ErrorCode.NOT_EDITABLE


def test_a_rejected_script_is_not_approved_behind_the_authors_back(studio: Studio, draft_id: str) -> None:
    studio.scripts.reject(draft_id, "왜")
    with pytest.raises(Refused) as error:
        studio.scripts.approve(draft_id)
    assert refusal(error) is ErrorCode.NOT_EDITABLE


@pytest.mark.parametrize("what", ["approve", "reject"])
def test_authors_do_not_decide(studio: Studio, draft_id: str, what: str) -> None:
    studio.preferences.update(profile_roles=[Role.AUTHOR])
    arguments = (draft_id, "why") if what == "reject" else (draft_id,)
    with pytest.raises(Refused) as error:
        getattr(studio.scripts, what)(*arguments)
    assert refusal(error) is ErrorCode.PERMISSION_DENIED
    assert studio.scripts.submit(draft_id).status is ScriptStatus.REVIEW_REQUESTED


def test_four_eyes_see_more_than_two(studio: Studio, draft_id: str) -> None:
    studio.preferences.update(four_eyes=True)
    with pytest.raises(Refused) as error:
        studio.scripts.approve(draft_id)
    assert refusal(error) is ErrorCode.PERMISSION_DENIED
    studio.preferences.update(profile_name="검토자")
    assert studio.scripts.approve(draft_id).approved_by == "검토자"


def test_whoever_edited_last_is_the_author(studio: Studio, draft_id: str) -> None:
    studio.preferences.update(four_eyes=True, profile_name="검토자")
    retitled(studio, draft_id, "검토자가 고침")
    with pytest.raises(Refused):
        studio.scripts.approve(draft_id)


def test_whoever_had_a_hand_in_the_words_is_an_author(studio: Studio, draft_id: str) -> None:
    """A comma of somebody else's does not make the author a second pair of eyes."""
    studio.preferences.update(four_eyes=True, profile_name="Kim")
    retitled(studio, draft_id, "Kim wrote this")
    studio.revisions.keep(draft_id)
    studio.scripts.submit(draft_id)
    studio.preferences.update(profile_name="Lee")
    studio.scripts.withdraw(draft_id)
    retitled(studio, draft_id, "Kim wrote this.")
    studio.scripts.submit(draft_id)
    for author in ("Kim", "Lee"):
        studio.preferences.update(profile_name=author)
        with pytest.raises(Refused) as error:
            studio.scripts.approve(draft_id)
        assert refusal(error) is ErrorCode.PERMISSION_DENIED
    studio.preferences.update(profile_name="Park")
    studio.scripts.approve(draft_id)
    retitled(studio, draft_id, "Park's own words")
    studio.preferences.update(profile_name="Kim")
    assert studio.scripts.approve(draft_id).approved_by == "Kim", "what was approved is behind them"


def test_nothing_is_nothing_to_approve(studio: Studio, draft_id: str) -> None:
    script = studio.scripts.get(draft_id).script
    studio.scripts.save(draft_id, script.model_copy(update={"chapters": ()}))
    for decide in (studio.scripts.submit, studio.scripts.approve):
        with pytest.raises(BadInput) as error:
            decide(draft_id)
        assert error.value.code is ErrorCode.EMPTY_RENDER_SPEC


# --- beside another window ----------------------------------------------------------------------


def test_words_changed_elsewhere_are_never_overwritten(studio: Studio, other: Studio, draft_id: str) -> None:
    mine = studio.scripts.get(draft_id)
    theirs = other.scripts.save(draft_id, with_title(mine.script, "그쪽"), based_on=mine)
    with pytest.raises(ChangedElsewhere):
        studio.scripts.save(draft_id, with_title(mine.script, "이쪽"), based_on=mine)
    assert studio.scripts.get(draft_id) == theirs
    assert studio.scripts.save(draft_id, with_title(mine.script, "이어서"), based_on=theirs).title == "이어서"


def test_the_same_words_from_both_sides_are_no_conflict(studio: Studio, other: Studio, draft_id: str) -> None:
    mine = studio.scripts.get(draft_id)
    words = with_title(mine.script, "같은 제목")
    theirs = other.scripts.save(draft_id, words, based_on=mine)
    assert studio.scripts.save(draft_id, words, based_on=mine) == theirs


# --- the library --------------------------------------------------------------------------------


def test_a_copy_has_the_words_and_a_life_of_its_own(studio: Studio, script_id: str) -> None:
    record = studio.scripts.get(script_id)
    copy = studio.scripts.create("교육 (복사본)", record.script)
    assert copy.script == with_title(record.script, "교육 (복사본)")
    assert (copy.status, copy.revision) == (ScriptStatus.DRAFT, 1)
    assert copy.video_id != record.video_id
    retitled(studio, copy.script_id, "다른 제목")
    assert studio.scripts.get(script_id) == record


def test_a_new_title_is_an_edit(studio: Studio, script_id: str, draft_id: str) -> None:
    assert studio.scripts.rename(draft_id, "  새 제목 ").title == "새 제목"
    assert studio.scripts.rename(draft_id, " ").title == "새 제목"
    assert studio.scripts.rename(script_id, "새 교육").status is ScriptStatus.DRAFT
    assert studio.scripts.approved(script_id) is not None
    studio.scripts.submit(draft_id)
    with pytest.raises(Refused):
        studio.scripts.rename(draft_id, "몰래")


def test_what_was_deleted_comes_back_as_it_was(studio: Studio, script_id: str) -> None:
    record = studio.scripts.get(script_id)
    studio.scripts.delete(script_id)
    assert studio.scripts.list() == []
    assert studio.scripts.restore(script_id) == record
    assert [s.script_id for s in studio.scripts.list()] == [script_id]
    with pytest.raises(NotFound):
        studio.scripts.restore("nowhere")
