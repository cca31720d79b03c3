"""Pictures that were asked for: each belongs to its scene, whichever scene is selected meanwhile."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, ErrorCode, StudioError
from studio.domain.text import Text
from studio.domain.visuals import TRIES_AT_ONCE, VisualKind, VisualOptions
from studio.services.made_pictures import MadePicture
from studio.services.made_pictures import Progress as Made
from studio.ui.inspector.selection import Selection
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.made_pictures import MadePictures
    from studio.ui.session import EditorSession
    from studio.ui.workers import Task

THUMBNAIL: Final = QSize(320, 180)
"""Room for the small picture of a try, in pixels of the screen."""


@dataclass(frozen=True, slots=True)
class Try:
    """A picture that came, and as small as it is shown."""

    number: int
    made: MadePicture
    image: QImage


@dataclass(slots=True, eq=False)
class Order:
    """What was asked for one scene, and what came of it."""

    script_id: str
    scene: str
    """Its uid."""
    prompt: str = ""
    """As it was written last; empty before it was changed by anybody."""
    tries: list[Try] = field(default_factory=list[Try])
    chosen: int | None = None
    """Number of the try that is marked."""
    progress: Made | None = None
    error: StudioError | None = None
    began_at: float = 0.0
    task: Task[tuple[MadePicture, QImage]] | None = None
    takes: dict[tuple[VisualKind, str], int] = field(default_factory=dict[tuple[VisualKind, str], int])
    """How many came of each kind from the same words."""
    kind: VisualKind = VisualKind.PICTURE
    """What is asked for next."""
    count: int = 0

    def asked(self, prompt: str) -> int:
        """Tell how many came of these words, of the kind that is asked for next."""
        return self.takes.get((self.kind, prompt.strip()), 0)

    @property
    def is_under_way(self) -> bool:
        """Tell whether a picture is being made."""
        return self.task is not None

    @property
    def is_full(self) -> bool:
        """Tell whether one has to go before another one can come."""
        return len(self.tries) >= TRIES_AT_ONCE

    @property
    def elapsed_sec(self) -> float:
        """How long the picture under way has been taking."""
        return time.monotonic() - self.began_at

    @property
    def marked(self) -> Try | None:
        """The try that is marked."""
        return next((one for one in self.tries if one.number == self.chosen), None)


class Orders(QObject):
    """All orders of the window; they live until it closes."""

    changed = Signal(str)
    """Uid of the scene whose order is another one now."""
    arrived = Signal(str)
    """Uid of the scene for which a picture came."""
    failed = Signal(str, object)
    """Uid of a scene and StudioError: nothing came, or it could not be used."""

    def __init__(self, session: EditorSession, made_pictures: MadePictures, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = Selection(session)
        self._service = made_pictures
        self._orders: dict[str, Order] = {}
        self._makers = Workers(3, self)
        self._takers = Workers(1, self)

    def of(self, uid: str) -> Order:
        """Return the order of a scene of the open script, an empty one where nothing was asked."""
        record = self._session.record
        script_id = record.script_id if record is not None else ""
        if uid not in self._orders:
            self._orders[uid] = Order(script_id, uid)
        return self._orders[uid]

    @property
    def is_settled(self) -> bool:
        """Tell whether every picture that was chosen is in its scene."""
        return self._takers.is_idle

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is being made either."""
        return self._takers.is_idle and self._makers.is_idle

    def begin(self, uid: str, prompt: str, options: Callable[[int], VisualOptions]) -> None:
        """Have a picture made; `options` gets how many came of the same words before."""
        order = self.of(uid)
        if order.is_under_way or order.is_full:
            return
        asked = (order.kind, prompt.strip())
        wanted = options(order.asked(prompt))
        order.prompt, order.error = prompt, None
        order.began_at, order.progress = time.monotonic(), None

        def work(token: CancelToken, progress: Progress) -> tuple[MadePicture, QImage]:
            made = self._service.make(prompt, wanted, on_progress=progress, cancel=token)
            return made, _small(made)

        order.task = self._makers.run(
            work,
            on_result=lambda found: self._on_made(order, asked, found),
            on_error=lambda error: self._on_failed(order, error),
            on_progress=lambda told: self._on_progress(order, told),
            on_end=lambda: self._on_end(order),
        )
        self.changed.emit(uid)

    def cancel(self, uid: str) -> None:
        """Stop what is being made for a scene."""
        order = self._orders.get(uid)
        if order is not None and order.task is not None:
            order.task.cancel()

    def choose_kind(self, uid: str, kind: VisualKind) -> None:
        """Ask for pictures or for clips from now on."""
        self.of(uid).kind = kind
        self.changed.emit(uid)

    def mark(self, uid: str, number: int) -> None:
        """Mark one of the tries."""
        self.of(uid).chosen = number
        self.changed.emit(uid)

    def discard(self, uid: str) -> None:
        """Give up the try that is marked; the one beside it is marked then."""
        order = self.of(uid)
        one = order.marked
        if one is None:
            return
        at = order.tries.index(one)
        order.tries.remove(one)
        order.chosen = order.tries[min(at, len(order.tries) - 1)].number if order.tries else None
        self.changed.emit(uid)

    def use(self, uid: str) -> None:
        """Make the marked try the picture of its scene, as one step that can be taken back."""
        order = self.of(uid)
        one = order.marked
        if one is None:
            return
        if not self._session.is_editable:
            self.failed.emit(uid, _read_only())
            return

        def work(_token: CancelToken, _progress: Progress) -> str:
            return self._service.use(one.made)

        self._takers.run(
            work,
            on_result=lambda image: self._on_taken(order, image),
            on_error=lambda error: self.failed.emit(uid, error),
        )

    def close(self) -> None:
        """Stop everything, and wait for it."""
        self._makers.close()
        self._takers.close()

    def _on_progress(self, order: Order, told: object) -> None:
        if isinstance(told, Made):
            order.progress = told
            self.changed.emit(order.scene)

    def _on_made(
        self, order: Order, asked: tuple[VisualKind, str], found: tuple[MadePicture, QImage]
    ) -> None:
        order.takes[asked] = order.takes.get(asked, 0) + 1
        if self._is_gone(order):
            self.failed.emit(order.scene, _scene_gone())
            return
        made, image = found
        order.count += 1
        order.tries.append(Try(order.count, made, image))
        order.chosen = order.count
        self.arrived.emit(order.scene)

    def _on_failed(self, order: Order, error: StudioError) -> None:
        order.error = error
        self.failed.emit(order.scene, error)

    def _on_end(self, order: Order) -> None:
        order.task = None
        if self._is_gone(order):
            self._orders.pop(order.scene, None)
        self.changed.emit(order.scene)

    def _on_taken(self, order: Order, image: str) -> None:
        if not self._is_here(order.scene):
            self.failed.emit(order.scene, _scene_gone())
            return
        self._selection.change_visual(self.tr("Use a made picture"), uids=(order.scene,), image=image)
        self.changed.emit(order.scene)

    def _is_here(self, uid: str) -> bool:
        script = self._session.script
        return script is not None and any(scene.uid == uid for _, _, scene in script.scenes())

    def _is_gone(self, order: Order) -> bool:
        """Tell whether the scene is no longer in its script; that of another script is only out of sight."""
        record = self._session.record
        is_its_script = record is not None and record.script_id == order.script_id
        return is_its_script and not self._is_here(order.scene)


def _small(made: MadePicture) -> QImage:
    image = QImage.fromData(made.first)
    return image.scaled(
        THUMBNAIL * 2, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def _scene_gone() -> BadInput:
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(
            ko="그림을 요청한 장면이 대본에서 지워졌습니다.",
            en="The scene for which a picture was asked is no longer in the script.",
        ),
        Text(
            ko="실행 취소로 장면을 되살리고 다시 만드십시오. 같은 지시문이면 보관된 그림을 씁니다.",
            en="Bring the scene back with Undo and make it again: the same words find the kept picture.",
        ),
    )


def _read_only() -> BadInput:
    return BadInput(
        ErrorCode.NOT_EDITABLE,
        Text(ko="지금은 이 대본을 고칠 수 없습니다.", en="This script cannot be changed now."),
        Text(
            ko="대본 위의 띠에서 검토를 거두거나 새 초안을 시작하십시오.",
            en="Withdraw it, or begin a new draft, in the strip above the script.",
        ),
    )
