"""What stands in the way of bringing words over or deciding in both places, as a person reads it."""

from studio.domain.delivery import Delivery, DeliveryStatus
from studio.domain.errors import (
    BadInput,
    ChangedElsewhere,
    EnvironmentTrouble,
    ErrorCode,
    NotFound,
    Refused,
    StudioError,
)
from studio.domain.records import ScriptRecord
from studio.domain.text import Language, Text
from studio.domain.video import Video
from studio.services.logs import log

_MERGE = Text(
    ko="두 내용을 나란히 놓고 장면마다 고르십시오 (창의 백엔드 보기, 또는 'scripts pull --mine|--theirs').",
    en="Lay both beside each other and choose scene by scene (the window's backend view, "
    "or 'scripts pull --mine|--theirs').",
)


def _named(record: ScriptRecord) -> str:
    return f"“{record.title}” ({record.script_id})"


def _conflict(ko: str, en: str, next_step: Text) -> Refused:
    return Refused(ErrorCode.SYNC_CONFLICT, Text(ko=ko, en=en), next_step)


def changed_both(record: ScriptRecord) -> Refused:
    """Return the refusal to bring words over those that were changed here."""
    name = _named(record)
    return _conflict(
        f"대본 {name}이(가) 여기와 백엔드에서 모두 바뀌었습니다.",
        f"The script {name} was changed both here and at the backend.",
        _MERGE,
    )


def changed_here(record: ScriptRecord) -> Refused:
    """Return the refusal to bring older words over newer ones."""
    name = _named(record)
    return _conflict(
        f"대본 {name}은(는) 여기에서만 바뀌었습니다. 가져올 것이 없습니다.",
        f"The script {name} was changed here only: there is nothing to bring over.",
        Text(
            ko="백엔드로 올리거나(scripts push) 이력에서 이전 상태를 복원하십시오.",
            en="Push it (scripts push), or restore an older state from its history.",
        ),
    )


def changed_behind(record: ScriptRecord) -> Refused:
    """Return what is told of words that arrived there, where others stand by now."""
    name = _named(record)
    return _conflict(
        f"대본 {name}을(를) 올렸지만 백엔드에는 이미 다른 내용이 있습니다.",
        f"The script {name} was pushed, but the backend holds other words by now.",
        _MERGE,
    )


def changed_there(record: ScriptRecord) -> Refused:
    """Return the refusal to push over words nobody here has seen."""
    name = _named(record)
    return _conflict(
        f"백엔드의 대본 {name}이(가) 그사이 바뀌었습니다. 덮어쓰지 않았습니다.",
        f"The script {name} has been changed at the backend meanwhile; nothing was overwritten.",
        Text(
            ko="먼저 가져와 합치십시오 (scripts pull). 그런 다음 다시 올리십시오.",
            en="Pull and merge it first (scripts pull), then push again.",
        ),
    )


def gone_there(record: ScriptRecord) -> Refused:
    """Return the refusal to push a script that was deleted at the backend."""
    name = _named(record)
    return _conflict(
        f"대본 {name}이(가) 백엔드에서 지워졌습니다.",
        f"The script {name} has been deleted at the backend.",
        Text(
            ko="백엔드 담당자에게 확인하거나, 연결을 끊고 새 대본으로 올리십시오.",
            en="Ask whoever looks after the backend, or unlink it and push it as a new script.",
        ),
    )


def not_there(record: ScriptRecord) -> NotFound:
    """Return the refusal of what needs the script at the backend."""
    name = _named(record)
    return NotFound(
        ErrorCode.SCRIPT_NOT_FOUND,
        Text(ko=f"대본 {name}이(가) 백엔드에 없습니다.", en=f"The backend has no script {name}."),
        Text(ko="먼저 백엔드로 올리십시오 (scripts push).", en="Push it first (scripts push)."),
    )


def not_the_same(record: ScriptRecord) -> Refused:
    """Return the refusal to decide on words that are others at the backend."""
    name = _named(record)
    return _conflict(
        f"대본 {name}의 내용이 백엔드와 다릅니다. 같은 내용이라야 검토할 수 있습니다.",
        f"The script {name} says something else at the backend; only the same words can be reviewed.",
        Text(
            ko="올리거나(scripts push) 가져온 뒤(scripts pull) 다시 시도하십시오.",
            en="Push or pull it, then try again.",
        ),
    )


def decided_on_others(record: ScriptRecord) -> Refused:
    """Return the trouble of a decision at the backend on words that came there at the last moment."""
    name = _named(record)
    return _conflict(
        f"대본 {name}에 대한 결정은 백엔드에 기록되었지만, 그사이 백엔드의 내용이 바뀌었습니다. 여기에는 "
        "기록하지 않았습니다.",
        f"The decision on the script {name} is recorded at the backend, but its words changed there at the "
        "last moment; nothing is recorded here.",
        Text(
            ko="가져와 비교하고 다시 결정하십시오 (scripts pull).",
            en="Pull it, compare, and decide again (scripts pull).",
        ),
    )


def film_is_reviewed(record: ScriptRecord, video: Video) -> Refused:
    """Return the refusal to hand a script in where the backend would take that for its film."""
    name = _named(record)
    return Refused(
        ErrorCode.NOT_EDITABLE,
        Text(
            ko=f"백엔드에서 대본 {name}의 영상은 {video.status} 상태라서 다음 검토는 대본이 아니라 영상의 "
            "검토입니다.",
            en=f"The video of the script {name} is {video.status} at the backend: the next review there is "
            "of its film, not of its script.",
        ),
        Text(
            ko="백엔드 담당자에게 대본 검토를 다시 열어 달라고 요청하십시오.",
            en="Ask whoever runs the backend to open the review of the script again.",
        ),
    )


def changed_meanwhile(record: ScriptRecord) -> ChangedElsewhere:
    """Return the refusal to go on with words that are not the ones stored any more."""
    name = _named(record)
    return ChangedElsewhere(
        ErrorCode.NOT_EDITABLE,
        Text(ko=f"그사이 대본 {name}이(가) 바뀌었습니다.", en=f"The script {name} was changed meanwhile."),
        Text(ko="다시 열고 시도하십시오.", en="Open it again and retry."),
    )


def handed_over_but_lost(record: ScriptRecord) -> StudioError:
    """Return the trouble of a script that the backend took and does not show."""
    name = _named(record)
    return BadInput(
        ErrorCode.BACKEND_ANSWER_UNREADABLE,
        Text(
            ko=f"백엔드가 대본 {name}을(를) 받았지만 찾을 수 없습니다.",
            en=f"The backend took the script {name}, but it cannot be found there.",
        ),
        Text(
            ko="잠시 뒤 다시 올리십시오. 같은 내용은 두 번 저장되지 않습니다.",
            en="Push it again in a while; the same words are not taken twice.",
        ),
    )


class HandedOverLater(EnvironmentTrouble):
    """A script waits in the outbox: the backend cannot be reached, or refused it."""


def handed_over_later(record: ScriptRecord, delivery: Delivery) -> StudioError:
    """Return the trouble of a script that could not be handed over yet, with what came in the way."""
    name, why = _named(record), delivery.error_message or ""
    if delivery.status is not DeliveryStatus.WAITING:
        return Refused(
            delivery.error_code or ErrorCode.BACKEND_REFUSED,
            Text(
                ko=f"백엔드가 대본 {name}을(를) 받지 않았습니다. {why}",
                en=f"The backend did not take the script {name}. {why}",
            ),
            Text(
                ko="대본이나 설정을 고치고 다시 올리십시오.",
                en="Mend the script or the settings, then push again.",
            ),
        )
    return HandedOverLater(
        delivery.error_code or ErrorCode.BACKEND_UNREACHABLE,
        Text(
            ko=f"대본 {name}은(는) 보낼 목록에서 기다립니다. {why}",
            en=f"The script {name} waits in the outbox. {why}",
        ),
        Text(
            ko="백엔드가 다시 응답하면 저절로 전달됩니다.",
            en="It goes out by itself once the backend answers again.",
        ),
    )


def only_there(record: ScriptRecord, error: StudioError) -> StudioError:
    """Return the trouble of a decision that the backend recorded and the studio could not."""
    name = _named(record)
    return Refused(
        error.code,
        Text(
            ko=f"백엔드에는 기록되었지만 여기에는 기록하지 못했습니다: {name}. "
            + error.what.to(Language.KOREAN),
            en=f"The backend has recorded it, but it could not be recorded here: {name}. {error.what.en}",
        ),
        Text(
            ko="다시 시도하면 여기에도 기록됩니다. 백엔드에 두 번 알리지 않습니다.",
            en="Try again: it is then recorded here as well, and the backend is not told twice.",
        ),
    )


def require_scenes(record: ScriptRecord) -> None:
    """Raise for a script without scenes."""
    if not record.script.scene_count:
        raise BadInput(
            ErrorCode.EMPTY_RENDER_SPEC,
            Text(
                ko=f"대본 {_named(record)}에 장면이 없습니다.",
                en=f"The script {_named(record)} has no scenes.",
            ),
            Text(ko="장면을 쓰고 다시 올리십시오.", en="Write at least one scene, then push again."),
        )


def require_reason(reason: str) -> None:
    """Raise for a rejection without a reason."""
    if not reason.strip():
        raise BadInput(
            ErrorCode.INVALID_SCRIPT,
            Text(ko="반려에는 사유가 필요합니다.", en="Rejecting needs a reason."),
            Text(ko="고칠 점을 적어 주십시오.", en="Write what should be changed."),
        )


def log_unseen(record: ScriptRecord, error: StudioError) -> None:
    """Note that a script could not be read again after a decision."""
    log.warning("%s was decided on at the backend but not read again: %s", record.script_id, error.code)
