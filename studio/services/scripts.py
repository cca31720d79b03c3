"""Scripts: bringing them in, editing them, and deciding on them."""

import hashlib
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Final

from studio.domain.drafting import Making
from studio.domain.edits import with_title
from studio.domain.errors import (
    BadInput,
    ChangedElsewhere,
    ErrorCode,
    NotFound,
    Refused,
)
from studio.domain.ids import new_id
from studio.domain.instants import to_text, utc_now
from studio.domain.job import RenderJob
from studio.domain.kept import KeptWhy, is_blank
from studio.domain.records import Revision, ScriptRecord, ScriptSummary
from studio.domain.review import (
    Profile,
    ReviewAction,
    ReviewRecord,
    ScriptStatus,
    why_not_approve,
)
from studio.domain.script import Script
from studio.domain.settings import Settings
from studio.domain.shapes import Shape, new_script, read_document, write_script
from studio.domain.text import Text
from studio.services.pictures import Pictures, pictures_of
from studio.services.script_files import read_script_file, unwritable
from studio.store import scripts as store
from studio.store.database import Database
from studio.store.revisions import KeptStates

_MOMENT: Final = timedelta(milliseconds=1)
"""The least by which moments on record differ."""
_WRITING: Final = {
    ReviewAction.CREATED,
    ReviewAction.SUBMITTED,
    ReviewAction.REOPENED,
    ReviewAction.RESTORED,
    ReviewAction.GENERATED,
}
"""Who does one of these has written, or answers for what is written."""


class Scripts:
    """Every script of a data directory, and what may be done to it in which state."""

    def __init__(
        self,
        database: Database,
        *,
        profile: Callable[[], Profile],
        settings: Callable[[], Settings],
        active_job: Callable[[str], RenderJob | None],
        pictures: Pictures | None = None,
    ) -> None:
        self._db = database
        self._rows = store.Scripts(database)
        self._kept = KeptStates(database)
        self._authors_of: tuple[object, frozenset[str]] | None = None
        self._profile = profile
        self._settings = settings
        self._active_job = active_job
        self._pictures = pictures

    def import_file(self, path: Path, *, video_id: str | None = None) -> ScriptRecord:
        """Bring a JSON file in; one that is in already and was not changed since gives the same record."""
        data = read_script_file(path)
        return self._import(data, name=_title_of(path), video_id=video_id, beside=path.parent)

    def import_bytes(self, data: bytes, *, name: str, video_id: str | None = None) -> ScriptRecord:
        """Bring JSON in; `name` is the title where it has none. Refusals name the field that is wrong."""
        return self._import(data, name=name, video_id=video_id, beside=None)

    def _import(self, data: bytes, *, name: str, video_id: str | None, beside: Path | None) -> ScriptRecord:
        document = read_document(data, name=name)
        wanted_video = checked_id(video_id) or document.video_id
        script = document.script
        if beside is not None and self._pictures is not None:
            script = self._pictures.taken_in(script, beside)
        digest = hashlib.sha256(b"".join((data, *map(str.encode, pictures_of(script))))).hexdigest()
        with self._db.write():
            if known := self._rows.imported_from(digest, wanted_video):
                return known
            script_id = document.script_id
            if script_id is None or self._rows.is_known(script_id):
                script_id = new_id("script")
            record = self._add(script, script_id=script_id, video_id=wanted_video, source_sha256=digest)
            if document.making is not None:
                self._note(record, ReviewAction.GENERATED, document.making.model_dump_json())
            return record

    def create(self, title: str, script: Script | None = None) -> ScriptRecord:
        """Begin a script: one chapter with one empty scene, or a copy of these words under this title."""
        words = new_script(title) if script is None else with_title(script, title)
        with self._db.write():
            return self._add(words, script_id=new_id("script"))

    def create_drafted(self, script: Script, making: Making) -> ScriptRecord:
        """Add a script that was drafted from a source, and note how."""
        with self._db.write():
            record = self._add(script, script_id=new_id("script"))
            self._note(record, ReviewAction.GENERATED, making.model_dump_json())
            return record

    def take_in(self, script: Script, *, script_id: str, video_id: str, by: str) -> ScriptRecord:
        """Add a script that the backend has, under its identities where they are free and given.

        It is `by` whoever wrote it there: who brings it over has written nothing.
        """
        with self._db.write():
            known = self._rows.is_known(script_id)
            mine = new_id("script") if known else script_id
            return self._add(script, script_id=mine, video_id=video_id, by=by)

    def is_here(self, script_id: str) -> bool:
        """Tell whether there is a script that was not deleted."""
        return self._rows.get(script_id) is not None

    def rename(self, script_id: str, title: str) -> ScriptRecord:
        """Give a script another title; that is an edit as any other. An empty one changes nothing."""
        with self._db.write():
            record = self.get(script_id)
            if not title.strip():
                return record
            return self.save(script_id, with_title(record.script, title.strip()))

    def get(self, script_id: str) -> ScriptRecord:
        """Return a script; raises `SCRIPT_NOT_FOUND`."""
        record = self._rows.get(script_id)
        if record is None:
            raise NotFound(
                ErrorCode.SCRIPT_NOT_FOUND,
                Text(ko=f"대본이 없습니다: {script_id}.", en=f"There is no script {script_id}."),
                Text(ko="대본 목록에서 다시 고르십시오.", en="Choose one from the list of scripts."),
            )
        return record

    def delete(self, script_id: str) -> None:
        """Take a script out of the list; what was approved and rendered stays on record."""
        with self._db.write():
            record = self.get(script_id)
            if (job := self._active_job(record.video_id)) and job.script_id == script_id:
                raise Refused(
                    ErrorCode.NOT_EDITABLE,
                    Text(
                        ko=f"이 대본의 영상을 만드는 중입니다 (작업 {job.job_id}).",
                        en=f"A film is being made from this script (job {job.job_id}).",
                    ),
                    Text(
                        ko="작업이 끝나거나 취소된 뒤 지우십시오.", en="Wait for the job, or cancel it first."
                    ),
                )
            self._rows.mark_deleted(script_id, to_text(utc_now()))

    def restore(self, script_id: str) -> ScriptRecord:
        """Put a deleted script back into the list; raises `SCRIPT_NOT_FOUND` where there never was one."""
        with self._db.write():
            self._rows.mark_present(script_id)
            return self.get(script_id)

    def save(
        self, script_id: str, script: Script, *, based_on: ScriptRecord | None = None, by: str = ""
    ) -> ScriptRecord:
        """Store edited words, `by` the person at the studio where nobody else wrote them.

        A revision somebody decided on stays: the edit becomes the next draft.
        Raises `NOT_EDITABLE` while the script is under review, and `ChangedElsewhere` where the words stored
        are others than those of `based_on`, the record the edit began with.
        """
        with self._db.write():
            record = self.get(script_id)
            if script == record.script:
                return record
            if based_on is not None and based_on.script != record.script:
                raise _changed_elsewhere()
            if record.status is ScriptStatus.REVIEW_REQUESTED:
                raise Refused(
                    ErrorCode.NOT_EDITABLE,
                    Text(
                        ko="검토 중인 대본은 고칠 수 없습니다.",
                        en="A script under review cannot be edited.",
                    ),
                    Text(
                        ko="검토 요청을 거두거나 검토가 끝나기를 기다리십시오.",
                        en="Withdraw the request, or wait for the review.",
                    ),
                )
            changes: dict[str, object] = {"script": script, "title": script.title, "source_sha256": None}
            changes["updated_by"] = by or self._profile().name
            if record.status is ScriptStatus.DRAFT:
                return self._change(record, **changes)
            reopened = self._change(
                record, status=ScriptStatus.DRAFT, revision=record.revision + 1, **changes
            )
            self._note(reopened, ReviewAction.REOPENED, by=by)
            return reopened

    def submit(self, script_id: str, note: str = "", *, at_backend: bool = False) -> ScriptRecord:
        """Ask for a review, with a note to the reviewer; a rejected script may be handed in as it is.

        Here and below `at_backend` notes that the backend has recorded the same.
        """
        with self._db.write():
            record = self.get(script_id)
            self.require(record, ScriptStatus.DRAFT, ScriptStatus.REJECTED)
            _require_scenes(record.script)
            revision = record.revision + (record.status is ScriptStatus.REJECTED)
            after = self._change(record, status=ScriptStatus.REVIEW_REQUESTED, revision=revision)
            self._note(after, ReviewAction.SUBMITTED, note.strip(), at_backend=at_backend)
            self._kept.keep(after, KeptWhy.SUBMISSION, by=self._profile().name, at=utc_now())
            return after

    def withdraw(self, script_id: str) -> ScriptRecord:
        """Take a request for review back: the script can be edited again."""
        with self._db.write():
            record = self.get(script_id)
            self.require(record, ScriptStatus.REVIEW_REQUESTED)
            after = self._change(record, status=ScriptStatus.DRAFT)
            self._note(after, ReviewAction.WITHDRAWN)
            return after

    def approve(self, script_id: str, *, at_backend: bool = False) -> ScriptRecord:
        """Approve the present words for delivery; approving them once more changes nothing."""
        with self._db.write():
            record = self.get(script_id)
            self._require_approver(record)
            if record.status is ScriptStatus.APPROVED:
                return record
            self.require(record, ScriptStatus.DRAFT, ScriptStatus.REVIEW_REQUESTED)
            _require_scenes(record.script)
            profile, now = self._profile(), utc_now()
            after = self._change(
                record,
                status=ScriptStatus.APPROVED,
                approved_by=profile.name,
                approved_at=now,
                approved_revision=record.revision,
            )
            self._rows.keep_revision(
                present_revision(after).model_copy(update={"decided_by": profile.name, "decided_at": now})
            )
            self._note(after, ReviewAction.APPROVED, at_backend=at_backend)
            return after

    def reject(self, script_id: str, reason: str, *, at_backend: bool = False) -> ScriptRecord:
        """Send a script back to its author with a reason."""
        with self._db.write():
            record = self.get(script_id)
            self._require_approver(record)
            self.require(record, ScriptStatus.DRAFT, ScriptStatus.REVIEW_REQUESTED)
            if not reason.strip():
                raise BadInput(
                    ErrorCode.INVALID_SCRIPT,
                    Text(ko="반려에는 사유가 필요합니다.", en="Rejecting a script needs a reason."),
                    Text(ko="고칠 점을 적어 주십시오.", en="Write what should be changed."),
                )
            after = self._change(record, status=ScriptStatus.REJECTED)
            self._rows.keep_revision(
                present_revision(after).model_copy(
                    update={
                        "decided_by": self._profile().name,
                        "decided_at": utc_now(),
                        "reason": reason.strip(),
                    }
                )
            )
            self._note(after, ReviewAction.REJECTED, reason.strip(), at_backend=at_backend)
            return after

    def why_not_approve(self, record: ScriptRecord) -> Refused | None:
        """Return why the person at the studio may not decide on a script, None where they may."""
        four_eyes = self._settings().four_eyes
        authors = self._known_authors(record) if four_eyes else frozenset[str]()
        return why_not_approve(self._profile(), authors=authors, four_eyes=four_eyes)

    def history(self, script_id: str) -> list[ReviewRecord]:
        """Return who did what to a script, the oldest first."""
        return self._rows.reviews(self.get(script_id).script_id)

    def revisions(self, script_id: str) -> list[Revision]:
        """Return the revisions that were decided on, the oldest first, and the present one at the end."""
        record = self.get(script_id)
        decided = self._rows.revisions(script_id)
        if decided and decided[-1].revision == record.revision:
            return decided
        return [*decided, present_revision(record)]

    def approved(self, script_id: str) -> Revision | None:
        """Return the newest approved revision, from which films for delivery are made."""
        record = self.get(script_id)
        if record.approved_revision is None:
            return None
        return self._rows.revision(script_id, record.approved_revision)

    def export(self, script_id: str, path: Path, shape: Shape = Shape.CHAPTERS) -> Path:
        """Write the present words as JSON; replaces the file whole or not at all."""
        record = self.get(script_id)
        text = write_script(record.script, shape, script_id=script_id, video_id=record.video_id)
        half = path.with_name(path.name + ".part")
        try:
            half.write_text(text, encoding="utf-8", newline="\n")
            half.replace(path)
        except OSError as error:
            half.unlink(missing_ok=True)
            raise unwritable(path, error) from error
        return path

    def _add(
        self,
        script: Script,
        *,
        script_id: str,
        video_id: str | None = None,
        source_sha256: str | None = None,
        by: str = "",
    ) -> ScriptRecord:
        name, now = by or self._profile().name, utc_now()
        record = ScriptRecord(
            script_id=script_id,
            video_id=video_id or new_id("video"),
            title=script.title,
            script=script,
            created_by=name,
            created_at=now,
            updated_by=name,
            updated_at=now,
            source_sha256=source_sha256,
        )
        self._rows.insert(record)
        self._note(record, ReviewAction.CREATED, by=by)
        if not is_blank(script):
            self._kept.keep(record, KeptWhy.IMPORT, by=name, at=now)
        return record

    def _change(self, record: ScriptRecord, **changes: object) -> ScriptRecord:
        # Never the same moment twice: by it others know whether they have seen these words.
        now = max(utc_now(), record.updated_at + _MOMENT)
        after = record.model_copy(update={"updated_at": now, **changes})
        if not self._rows.update(record, after):
            raise _changed_elsewhere()
        return after

    def _note(
        self,
        record: ScriptRecord,
        action: ReviewAction,
        reason: str = "",
        *,
        at_backend: bool = False,
        by: str = "",
    ) -> None:
        self._rows.add_review(
            ReviewRecord(
                script_id=record.script_id,
                revision=record.revision,
                action=action,
                by=by or self._profile().name,
                at=utc_now(),
                reason=reason,
                at_backend=at_backend,
            )
        )

    def _require_approver(self, record: ScriptRecord) -> None:
        if (refusal := self.why_not_approve(record)) is not None:
            raise refusal

    def _known_authors(self, record: ScriptRecord) -> frozenset[str]:
        """Return the authors of a record; whoever asks again of the same one waits for no database."""
        key = (record.script_id, record.revision, record.status, record.updated_at, record.updated_by)
        if self._authors_of is None or self._authors_of[0] != key:
            self._authors_of = (key, self._authors(record))
        return self._authors_of[1]

    def _authors(self, record: ScriptRecord) -> frozenset[str]:
        """Return whoever had a hand in the words since they were approved last, not only who came last."""
        reviews = self._rows.reviews(record.script_id)
        approved = [n for n, review in enumerate(reviews) if review.action is ReviewAction.APPROVED]
        since = reviews[approved[-1] + 1 :] if approved else reviews
        states = self._kept.list(record.script_id)
        after = reviews[approved[-1]].at if approved else record.created_at
        names = {
            record.updated_by,
            *(review.by for review in since if review.action in _WRITING),
            *(state.by for state in states if state.at > after),
        }
        return frozenset(names)

    def require(self, record: ScriptRecord, *allowed: ScriptStatus) -> None:
        """Raise `NOT_EDITABLE` unless a script is in one of these states."""
        if record.status not in allowed:
            raise Refused(
                ErrorCode.NOT_EDITABLE,
                Text(
                    ko=f"{record.status} 상태의 대본에는 할 수 없는 일입니다.",
                    en=f"This cannot be done to a script that is {record.status}.",
                ),
                Text(ko=f"가능한 상태: {', '.join(allowed)}.", en=f"It must be {' or '.join(allowed)}."),
            )

    def list(self) -> list[ScriptSummary]:
        """Return all scripts without their words, the most recently changed first."""
        return self._rows.list()


def present_revision(record: ScriptRecord) -> Revision:
    """Return the words as they stand now, as a revision nobody has decided on."""
    return Revision(
        script_id=record.script_id,
        revision=record.revision,
        status=record.status,
        title=record.title,
        script=record.script,
        author=record.updated_by,
    )


def _changed_elsewhere() -> ChangedElsewhere:
    return ChangedElsewhere(
        ErrorCode.NOT_EDITABLE,
        Text(ko="다른 곳에서 대본이 바뀌었습니다.", en="The script was changed elsewhere meanwhile."),
        Text(ko="대본을 다시 열고 시도하십시오.", en="Open the script again and retry."),
    )


def _require_scenes(script: Script) -> None:
    if not script.scene_count:
        raise BadInput(
            ErrorCode.EMPTY_RENDER_SPEC,
            Text(ko="대본에 장면이 없습니다.", en="The script has no scenes."),
            Text(ko="장면을 하나 이상 쓰고 다시 시도하십시오.", en="Write at least one scene and try again."),
        )


def _title_of(path: Path) -> str:
    """Return a file's name as a title: composed, as macOS takes Hangul apart, and all of it text."""
    return unicodedata.normalize("NFC", path.stem.encode("utf-8", "replace").decode("utf-8"))


def checked_id(identity: str | None) -> str | None:
    """Return an identity given by a person; raises when it is no text that can be stored."""
    if identity is None:
        return None
    if identity.strip() and len(identity) <= 200 and identity.isprintable():
        return identity
    raise BadInput(
        ErrorCode.INVALID_SCRIPT,
        Text(
            ko="영상 ID는 1~200자의 글이어야 합니다.",
            en="A video id is text of 1 to 200 printable characters.",
        ),
    )
