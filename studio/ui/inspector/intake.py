"""Pictures that are dropped, pasted or chosen: taken in beside the window, then shown in their scenes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QImage

from studio.domain.cancel import CancelToken
from studio.domain.errors import BadInput, ErrorCode
from studio.domain.text import Text
from studio.ui.inspector.selection import Selection
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.pictures import Pictures
    from studio.ui.session import EditorSession


@dataclass(frozen=True, slots=True)
class Offered:
    """What somebody drops or pastes: files, a picture without one, or an address in the web."""

    files: tuple[Path, ...] = ()
    image: QImage | None = None
    address: str = ""


def offered_by(data: QMimeData | None) -> Offered | None:
    """Return what might be a picture in dropped or copied data; None for scripts and everything else.

    A picture that comes from a browser brings its address along: the picture itself is taken.
    """
    if data is None:
        return None
    urls = data.urls()
    files = [Path(url.toLocalFile()) for url in urls if url.isLocalFile() and url.toLocalFile()]
    if files:
        is_script = any(file.suffix.lower() == ".json" for file in files)
        return Offered(files=tuple(files)) if not is_script else None
    if data.hasImage():
        image = QImage(data.imageData())
        return Offered(image=image) if not image.isNull() else None
    web = next((url for url in urls if url.scheme() in ("http", "https")), None)
    return Offered(address=web.toDisplayString()) if web is not None else None


class PictureIntake(QObject):
    """Takes pictures in for scenes; several scenes get it in one step of history."""

    failed = Signal(object)
    """StudioError."""
    busy_changed = Signal(bool)

    def __init__(self, session: EditorSession, pictures: Pictures, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._selection = Selection(session)
        self._pictures = pictures
        self._workers = Workers(1, self)

    @property
    def is_busy(self) -> bool:
        """Tell whether a picture is being taken in."""
        return not self._workers.is_idle

    def take(self, offered: Offered | None, uids: tuple[str, ...]) -> None:
        """Take in what was offered and show it in the scenes `uids`."""
        if offered is None:
            self.failed.emit(_no_picture())
            return
        if not uids:
            self.failed.emit(_no_scene())
            return
        if not self._session.is_editable:
            self.failed.emit(_read_only())
            return

        def work(token: CancelToken, _progress: Progress) -> str:
            return _taken_in(self._pictures, offered, token)

        self.busy_changed.emit(True)
        self._workers.run(
            work,
            on_result=lambda image: self._on_taken(image, uids),
            on_error=self.failed.emit,
            on_end=lambda: self.busy_changed.emit(False),
        )

    def close(self) -> None:
        """Stop, and wait for it."""
        self._workers.close()

    def _on_taken(self, image: str, uids: tuple[str, ...]) -> None:
        self._selection.change_visual(self.tr("Place a picture"), uids=uids, image=image)


def _taken_in(pictures: Pictures, offered: Offered, cancel: CancelToken) -> str:
    if offered.address:
        raise _from_the_web(offered.address)
    if len(offered.files) > 1:
        raise _several(len(offered.files))
    if offered.files:
        (file,) = offered.files
        if file.is_dir():
            raise _folder(file)
        return pictures.take_in(file, cancel)
    assert offered.image is not None
    return pictures.take_in_bytes(_png_of(offered.image), name="clipboard")


def _png_of(image: QImage) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportCallIssue, reportArgumentType]
    return bytes(data.data())


def _no_picture() -> BadInput:
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(ko="클립보드에 그림이 없습니다.", en="There is no picture on the clipboard."),
        Text(
            ko="그림이나 그림 파일을 복사한 뒤 다시 붙여 넣으십시오.",
            en="Copy a picture, or a picture file, and paste again.",
        ),
    )


def _no_scene() -> BadInput:
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(ko="그림을 놓은 곳에 장면이 없습니다.", en="There is no scene where the picture was dropped."),
        Text(
            ko="대본의 장면이나 미리보기에 그림을 놓으십시오.",
            en="Drop it on a scene of the script, or on the preview.",
        ),
    )


def _several(count: int) -> BadInput:
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(
            ko=f"장면에는 그림을 하나만 넣습니다 (놓은 파일: {count:,}개).",
            en=f"A scene has one picture ({count:,} files were dropped).",
        ),
        Text(ko="그림 파일 하나를 끌어 놓으십시오.", en="Drop one picture file."),
    )


def _from_the_web(address: str) -> BadInput:
    shown = address if len(address) <= 80 else f"{address[:79]}…"
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(
            ko=f"웹 주소에서는 그림을 가져오지 않습니다: {shown}",
            en=f"Pictures are not fetched from the web: {shown}",
        ),
        Text(
            ko="그림을 파일로 저장해서 끌어 놓거나, 복사해서 붙여 넣으십시오.",
            en="Save the picture as a file and drop that, or copy it and paste.",
        ),
    )


def _folder(folder: Path) -> BadInput:
    return BadInput(
        ErrorCode.INVALID_ARGUMENT,
        Text(ko=f"폴더는 그림이 될 수 없습니다: {folder.name}", en=f"A folder is no picture: {folder.name}"),
        Text(ko="그림 파일 하나를 끌어 놓으십시오.", en="Drop one picture file."),
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
