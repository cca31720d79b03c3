"""The history of a script: who did what when, whose words are in force, and which films carry them."""

from __future__ import annotations

import pytest

from studio.domain.edits import with_title
from studio.domain.kept import KeptWhy
from studio.domain.review import Role
from studio.services.history import EntryKind, History
from studio.services.studio import Studio


def person(studio: Studio, name: str) -> None:
    studio.preferences.update(profile_name=name)


def retitled(studio: Studio, script_id: str, title: str) -> None:
    studio.scripts.save(script_id, with_title(studio.scripts.get(script_id).script, title))


def film(studio: Studio, script_id: str, *, draft: bool) -> str:
    job = studio.rendering.create(script_id, draft=draft).job
    studio.rendering.start(job.job_id)
    return studio.rendering.run(job.job_id, lambda _: None).spec_sha256 or ""


@pytest.fixture
def imported_id(studio: Studio) -> str:
    person(studio, "Kim")
    return studio.scripts.import_bytes(b'{"scenes": [{"text": "First."}]}', name="Course").script_id


def kinds(history: History) -> list[EntryKind]:
    return [entry.kind for entry in history.entries]


def test_who_did_what_newest_first(studio: Studio, imported_id: str) -> None:
    studio.scripts.submit(imported_id, " Please look at scene 1. ")
    person(studio, "Park")
    studio.scripts.reject(imported_id, "Name the source.")
    person(studio, "Kim")
    retitled(studio, imported_id, "Corrected")
    studio.revisions.keep(imported_id)
    studio.scripts.submit(imported_id)
    person(studio, "Park")
    studio.scripts.approve(imported_id)
    history = studio.history.of(imported_id)
    assert EntryKind.KEPT in kinds(history)
    done = [e for e in reversed(history.entries) if e.kind is not EntryKind.KEPT]
    assert [(e.kind, e.by, e.revision, e.reason) for e in done] == [
        (EntryKind.CREATED, "Kim", 1, ""),
        (EntryKind.SUBMITTED, "Kim", 1, "Please look at scene 1."),
        (EntryKind.REJECTED, "Park", 1, "Name the source."),
        (EntryKind.REOPENED, "Kim", 2, ""),
        (EntryKind.SUBMITTED, "Kim", 2, ""),
        (EntryKind.APPROVED, "Park", 2, ""),
    ]
    assert [e.kind for e in history.entries if e.is_decision] == [
        EntryKind.APPROVED,
        EntryKind.SUBMITTED,
        EntryKind.REJECTED,
        EntryKind.SUBMITTED,
    ]


def test_what_was_decided_on_can_be_opened(studio: Studio, imported_id: str) -> None:
    studio.scripts.submit(imported_id)
    studio.scripts.withdraw(imported_id)
    retitled(studio, imported_id, "Later")
    studio.scripts.submit(imported_id)
    studio.scripts.approve(imported_id)
    history = studio.history.of(imported_id)
    titles = {
        entry.kind: studio.revisions.words(entry.state.state_id).title
        for entry in reversed(history.entries)
        if entry.state is not None
    }
    assert titles == {
        EntryKind.CREATED: "Course",
        EntryKind.SUBMITTED: "Later",
        EntryKind.APPROVED: "Later",
    }
    assert EntryKind.WITHDRAWN in kinds(history)


def test_the_submission_of_the_same_words_has_its_own_state(studio: Studio, imported_id: str) -> None:
    retitled(studio, imported_id, "Typed")
    studio.revisions.keep(imported_id)
    studio.scripts.submit(imported_id)
    submitted = next(e for e in studio.history.of(imported_id).entries if e.kind is EntryKind.SUBMITTED)
    assert submitted.state is not None
    assert submitted.state.why is KeptWhy.SUBMISSION


def test_which_films_carry_the_approved_words(studio: Studio, imported_id: str) -> None:
    first_draft = film(studio, imported_id, draft=True)
    studio.scripts.approve(imported_id)
    delivered = film(studio, imported_id, draft=False)
    retitled(studio, imported_id, "Another title")
    other_draft = film(studio, imported_id, draft=True)
    history = studio.history.of(imported_id)
    assert history.approved is not None
    assert (history.approved.by, history.approved.revision) == ("Kim", 1)
    carried = [(f.job.spec_sha256, f.job.draft) for f in history.films if f.job is not None]
    assert carried == [(delivered, False), (first_draft, True)]
    other = next(e for e in history.entries if e.job is not None and e.job.spec_sha256 == other_draft)
    assert other.revision == 0


def test_an_approval_that_was_overtaken_is_no_longer_in_force(studio: Studio, imported_id: str) -> None:
    studio.scripts.approve(imported_id)
    old = film(studio, imported_id, draft=False)
    retitled(studio, imported_id, "New words")
    studio.scripts.approve(imported_id)
    history = studio.history.of(imported_id)
    assert history.approved is not None
    assert history.approved.revision == 2
    assert history.films == ()
    carried = next(e for e in history.entries if e.job is not None and e.job.spec_sha256 == old)
    assert carried.revision == 1


def test_words_that_were_approved_again_keep_their_films(studio: Studio, imported_id: str) -> None:
    studio.scripts.approve(imported_id)
    delivered = film(studio, imported_id, draft=False)
    first = studio.revisions.list(imported_id)[0]
    retitled(studio, imported_id, "Other words")
    studio.scripts.approve(imported_id)
    studio.revisions.restore(imported_id, first.state_id)
    studio.scripts.approve(imported_id)
    history = studio.history.of(imported_id)
    assert history.approved is not None
    assert history.approved.revision == 3
    assert [f.job.spec_sha256 for f in history.films if f.job is not None] == [delivered]


def test_a_film_that_failed_is_no_film(studio: Studio, imported_id: str) -> None:
    job = studio.rendering.create(imported_id, draft=True).job
    studio.rendering.cancel(job.job_id)
    assert EntryKind.FILM not in kinds(studio.history.of(imported_id))


def test_a_restored_state_is_named(studio: Studio, imported_id: str) -> None:
    retitled(studio, imported_id, "Thrown away")
    original = studio.revisions.list(imported_id)[-1]
    studio.revisions.restore(imported_id, original.state_id)
    restored = next(e for e in studio.history.of(imported_id).entries if e.kind is EntryKind.RESTORED)
    assert restored.restored == original
    assert restored.reason == ""


def test_nothing_is_approved_yet(studio: Studio, imported_id: str) -> None:
    history = studio.history.of(imported_id)
    assert (history.approved, history.films) == (None, ())


# --- who may decide ----------------------------------------------------------------------------


def test_the_reason_why_one_may_not_decide(studio: Studio, imported_id: str) -> None:
    record = studio.scripts.get(imported_id)
    assert studio.scripts.why_not_approve(record) is None
    studio.preferences.update(four_eyes=True)
    refusal = studio.scripts.why_not_approve(record)
    assert refusal is not None
    assert "author" in refusal.what.en
    person(studio, "Park")
    assert studio.scripts.why_not_approve(record) is None
    studio.preferences.update(profile_roles=frozenset({Role.AUTHOR}))
    refusal = studio.scripts.why_not_approve(record)
    assert refusal is not None
    assert "reviewer" in refusal.what.en
