"""`ctrlf-studio outbox`: what still has to reach the backend or a store, sent, retried or given up."""

import argparse
from typing import Any, Final

from studio.cli.console import Console
from studio.cli.delivering import flushed
from studio.cli.foreground import EXIT_CANCELED, EXIT_FAILED, EXIT_OK, EXIT_WAITING
from studio.cli.signals import canceled_by_signals
from studio.domain.delivery import Delivery, DeliveryKind, DeliveryStatus
from studio.domain.errors import Canceled
from studio.domain.instants import to_text
from studio.domain.text import Language, Text
from studio.services.studio import Studio

_OPEN: Final = (DeliveryStatus.WAITING, DeliveryStatus.REFUSED)
_KINDS: Final = {
    DeliveryKind.UPLOAD: Text(ko="업로드", en="upload"),
    DeliveryKind.JOB_DONE: Text(ko="완료 알림", en="job done"),
    DeliveryKind.SCRIPT_DONE: Text(ko="대본 전달", en="script done"),
}
_STATUSES: Final = {
    DeliveryStatus.WAITING: Text(ko="대기", en="waits"),
    DeliveryStatus.DELIVERED: Text(ko="전달됨", en="delivered"),
    DeliveryStatus.REFUSED: Text(ko="거절됨", en="refused"),
    DeliveryStatus.DROPPED: Text(ko="포기함", en="dropped"),
}


def add_outbox(commands: Any, jsonable: argparse.ArgumentParser, language: Language) -> None:
    """Add the words of this command; `jsonable` has those that all commands share."""

    def t(ko: str, en: str) -> str:
        return Text(ko=ko, en=en).to(language)

    help_ = t("아직 보내지 못한 것", "what still has to be delivered")
    outbox = commands.add_parser("outbox", parents=[jsonable], help=help_)
    outbox.add_argument(
        "--all", action="store_true", help=t("이미 끝난 것도 보기", "show what is done with, too")
    )
    actions = outbox.add_subparsers(dest="action", metavar="ACTION")
    help_ = t("지금 모두 보내기", "deliver everything now")
    actions.add_parser("flush", parents=[jsonable], help=help_)
    for name, ko, en in (
        ("retry", "하나를 다시 보내기", "try one again"),
        ("drop", "하나를 포기하기 (보내지 않음)", "give one up: it is never delivered"),
    ):
        action = actions.add_parser(name, parents=[jsonable], help=t(ko, en))
        action.add_argument("delivery_id", metavar="ID", type=int)


def outbox(studio: Studio, console: Console, arguments: argparse.Namespace) -> int:
    """Carry out one of the actions; return the exit code: 3 while something waits, 1 where it was refused."""
    match arguments.action:
        case "flush":
            return _flush(studio, console, None)
        case "retry":
            studio.outbox.retry(arguments.delivery_id)
            found = next(d for d in studio.outbox.list() if d.delivery_id == arguments.delivery_id)
            return _flush(studio, console, found.subject_id)
        case "drop":
            studio.outbox.drop(arguments.delivery_id)
            if console.as_json:
                console.json({"dropped": arguments.delivery_id})
            else:
                said = Text(ko="포기했습니다", en="Dropped")
                console.say(f"{said.to(console.language)}: {arguments.delivery_id}")
            return EXIT_OK
        case _:
            return _list(studio, console, everything=arguments.all)


def record_of(delivery: Delivery) -> dict[str, object]:
    """Return a delivery under the names of its columns; moments with a Z."""
    return {
        "delivery_id": delivery.delivery_id,
        "kind": delivery.kind.value,
        "subject_id": delivery.subject_id,
        "status": delivery.status.value,
        "attempts": delivery.attempts,
        "created_at": to_text(delivery.created_at),
        "next_try_at": to_text(delivery.next_try_at) if delivery.status is DeliveryStatus.WAITING else None,
        "ended_at": to_text(delivery.ended_at) if delivery.ended_at else None,
        "error_code": delivery.error_code.value if delivery.error_code else None,
        "error_message": delivery.error_message,
    }


def _flush(studio: Studio, console: Console, about: str | None) -> int:
    with canceled_by_signals() as brake:
        try:
            done = flushed(studio, console, brake.token, about=about, also_early=True)
        except Canceled:
            return EXIT_CANCELED
    left = [d for d in studio.outbox.list() if d.status in _OPEN and about in (None, d.subject_id)]
    refused = sum(d.status is DeliveryStatus.REFUSED for d in left)
    waiting = len(left) - refused
    if console.as_json:
        console.json({"delivered": done.delivered, "refused": refused, "waiting": waiting})
    else:
        console.say(
            Text(
                ko=f"전달 {done.delivered}개, 대기 {waiting}개, 거절 {refused}개",
                en=f"Delivered {done.delivered}, waiting {waiting}, refused {refused}",
            )
        )
        for delivery in left:
            _show(console, delivery)
    if refused:
        return EXIT_FAILED
    return EXIT_WAITING if waiting else EXIT_OK


def _list(studio: Studio, console: Console, *, everything: bool) -> int:
    found = [d for d in studio.outbox.list() if everything or d.status in _OPEN]
    if console.as_json:
        console.json([record_of(delivery) for delivery in found])
        return EXIT_OK
    if not found:
        console.say(Text(ko="보낼 것이 없습니다.", en="Nothing waits to be delivered."))
    for delivery in found:
        _show(console, delivery)
    return EXIT_OK


def _show(console: Console, delivery: Delivery) -> None:
    words = [
        f"{delivery.delivery_id:>4}",
        _KINDS[delivery.kind].to(console.language),
        delivery.subject_id,
        _STATUSES[delivery.status].to(console.language),
        Text(ko=f"시도 {delivery.attempts}회", en=f"tried {delivery.attempts}x").to(console.language),
    ]
    if delivery.status is DeliveryStatus.WAITING:
        when = to_text(delivery.next_try_at)[:19].replace("T", " ")
        words.append(Text(ko=f"다음 {when}Z", en=f"next {when}Z").to(console.language))
    console.say("  ".join(words))
    if delivery.error_message:
        console.say(f"      {delivery.error_code}: {delivery.error_message}")
