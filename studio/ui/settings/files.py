"""Editors of what lies on the disk: a folder, a picture to take in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QImage, QImageReader, QPixmap, QShowEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QWidget

from studio.domain.brand import BRAND_THEME, BrandKit
from studio.domain.cancel import CancelToken
from studio.domain.errors import StudioError
from studio.domain.music import MusicBed
from studio.domain.settings import RenderSettings
from studio.picture import CLIP_SUFFIX, whole_picture
from studio.services.brand import read_brand_kit
from studio.services.connection_check import holds_certificates
from studio.ui.settings import kinds
from studio.ui.settings.controls import FlowLayout, grow_sideways
from studio.ui.settings.editor import Desk, Editor
from studio.ui.settings.kinds import Known
from studio.ui.settings.themes import ThemeCard
from studio.ui.theme import GRID
from studio.ui.widgets import Button, ElidedLabel
from studio.ui.workers import Progress

THUMBNAIL: Final = QSize(96, 32)
LOOK: Final = 144
"""Height of the slide that shows a brand, in device-independent pixels."""


class PathEditor(Editor):
    """A path to choose or to write; one that is of no use is refused."""

    is_wide = True
    dialog_name: str

    def __init__(self, kind: kinds.Folder | kinds.Certificates, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._empty = kind.empty
        self._shown = self._looking_at = ""
        self.line = QLineEdit()
        self.button = Button()
        grow_sideways(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)
        self.line.editingFinished.connect(self._on_finished)
        self.button.clicked.connect(self._ask)

    def show_value(self, value: Any, known: Known) -> None:
        """Show the path, unless another one is being typed or looked at."""
        is_other = value != self._shown or not self.line.hasFocus()
        if is_other and not self._looking_at:
            self._shown = value
            self.line.setText(value)
        self.line.setPlaceholderText(self._empty())

    def set_words(self, name: str, about: str) -> None:
        """Name the line and the button."""
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(about)
        self.button.set_text(self.tr("Choose..."))
        self.button.setAccessibleName(self.tr("Choose: %1").replace("%1", name))

    @Slot()
    def _on_finished(self) -> None:
        text = self.line.text().strip()
        if text == self._shown:
            return
        self._shown = self._looking_at = text
        if not text:
            self.edited.emit("")
            return

        def look(_token: CancelToken, _progress: Progress) -> bool:
            try:
                path = Path(text).expanduser()
            except RuntimeError:  # `~somebody` who is not known here
                return False
            return path.is_absolute() and self.is_usable(path)

        self._desk.workers.run(look, on_result=lambda usable: self._on_looked(text, usable))

    def _on_looked(self, text: str, usable: bool) -> None:
        if text != self._looking_at:
            return  # something else was written meanwhile
        self._looking_at = ""
        if usable:
            self.edited.emit(text)
        else:
            self.refused.emit(self.why_unusable())

    def is_usable(self, path: Path) -> bool:
        """Tell whether a path can be the value; on a worker's thread."""
        raise NotImplementedError

    def why_unusable(self) -> str:
        """Say why a path was refused."""
        raise NotImplementedError

    def prepare(self, dialog: QFileDialog) -> None:
        """Have a dialog offer what can be the value."""
        raise NotImplementedError

    @Slot()
    def _ask(self) -> None:
        dialog = QFileDialog(self, self.line.accessibleName(), self._shown)
        dialog.setObjectName(self.dialog_name)
        self.prepare(dialog)
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_selected(self, path: str) -> None:
        self.line.setText(path)
        self._on_finished()


class FolderEditor(PathEditor):
    """A folder; one that is not there, or is closed to us, is refused."""

    dialog_name = "folder"

    def is_usable(self, path: Path) -> bool:
        """Tell whether files can be put there."""
        return path.is_dir() and os.access(path, os.W_OK)

    def why_unusable(self) -> str:
        """Say that nothing can be put there."""
        return self.tr("There is no such folder, or nothing can be written into it.")

    def prepare(self, dialog: QFileDialog) -> None:
        """Offer folders."""
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)


class CertificatesEditor(PathEditor):
    """A file of certificates; one in which none can be read is refused."""

    dialog_name = "certificates"

    def is_usable(self, path: Path) -> bool:
        """Tell whether there are certificates in it."""
        return holds_certificates(path)

    def why_unusable(self) -> str:
        """Say that there is nothing to trust in it."""
        return self.tr("There is no such file, or it holds no certificates in the PEM format.")

    def prepare(self, dialog: QFileDialog) -> None:
        """Offer files of certificates."""
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Certificates (*.pem *.crt *.cer)"), self.tr("All files (*)")])


class FileEditor(Editor):
    """A button that asks for a file, which is then read beside the window."""

    dialog_name: str

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.choose = Button()
        self.choose.clicked.connect(self._ask)
        self.setFocusProxy(self.choose)

    def lay_out(self, *widgets: QWidget) -> None:
        """Lay controls side by side, in lines where there is no room."""
        flow = FlowLayout(2 * GRID)
        for widget in widgets:
            flow.addWidget(widget)
        self.setLayout(flow)

    def take_in(self, file: Path, cancel: CancelToken) -> object:
        """Return the value a file stands for; on a worker's thread, raises `StudioError`."""
        raise NotImplementedError

    def show_busy(self, file: str) -> None:
        """Say that a file is being taken in; empty when that is over."""
        self.choose.setEnabled(not file)

    def filters(self) -> list[str]:
        """Return the kinds of files to offer."""
        raise NotImplementedError

    def set_words(self, name: str, about: str) -> None:
        """Name the button."""
        self.choose.set_text(self.tr("Choose..."))
        self.choose.setAccessibleName(self.tr("Choose: %1").replace("%1", name))
        self.choose.setAccessibleDescription(about)

    @Slot()
    def _ask(self) -> None:
        dialog = QFileDialog(self, self.choose.accessibleName())
        dialog.setObjectName(self.dialog_name)
        dialog.setNameFilters([*self.filters(), self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_selected)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_selected(self, path: str) -> None:
        def work(token: CancelToken, _progress: Progress) -> object:
            return self.take_in(Path(path), token)

        self.show_busy(Path(path).name)
        self.desk.workers.run(
            work,
            on_result=self.edited.emit,
            on_error=self.tell,
            on_end=lambda: self.show_busy(""),
        )

    def tell(self, error: StudioError) -> None:
        self.refused.emit(error.message(self.desk.studio.language))


class PictureEditor(FileEditor):
    """A picture file that is taken in: what is chosen may be moved or deleted afterwards."""

    dialog_name = "picture"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._shown = ""
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.remove = Button()
        self.lay_out(self._picture, self.choose, self.remove)
        self.remove.clicked.connect(self._on_removed)

    def take_in(self, file: Path, cancel: CancelToken) -> str:
        """Keep the picture and return its name."""
        return self.desk.studio.pictures.take_in(file, may_move=False)

    def filters(self) -> list[str]:
        """Offer pictures."""
        return [self.tr("Pictures (*.png *.jpg *.jpeg *.webp)")]

    def show_value(self, value: Any, known: Known) -> None:
        """Show the picture."""
        self.remove.setVisible(bool(value))
        self._picture.setVisible(bool(value))
        if value == self._shown:
            return
        self._shown = value
        self._picture.clear()
        if value:
            find, ratio = self.desk.studio.pictures.find, self.devicePixelRatioF()

            def work(_token: CancelToken, _progress: Progress) -> QImage:
                return small_picture(find(value), THUMBNAIL, ratio)

            self.desk.workers.run(work, on_result=lambda image: self._show(value, image))

    def set_words(self, name: str, about: str) -> None:
        """Name the buttons."""
        super().set_words(name, about)
        self._picture.setAccessibleName(name)
        self.remove.set_text(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove: %1").replace("%1", name))

    @Slot()
    def _on_removed(self) -> None:
        self.choose.setFocus()  # the button goes
        self.edited.emit("")

    def _show(self, value: str, image: QImage) -> None:
        if value != self._shown:
            return
        if image.isNull():
            self.refused.emit(self.tr("The picture is no longer there: choose it again."))
        else:
            self._picture.setPixmap(QPixmap.fromImage(image))


class MusicEditor(FileEditor):
    """A piece of music that is listened to and taken in, which takes seconds."""

    is_wide = True
    dialog_name = "music"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._bed: MusicBed | None = None
        self._busy = ""
        self.title = ElidedLabel(desk.theme)
        self.remove = Button()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(self.title, 1)
        row.addWidget(self.remove)
        row.addWidget(self.choose)
        self.remove.clicked.connect(self._on_removed)

    def take_in(self, file: Path, cancel: CancelToken) -> MusicBed:
        """Listen to the piece and keep it."""
        return self.desk.studio.music.take_in(file, cancel)

    def filters(self) -> list[str]:
        """Offer sound files, and films for their sound."""
        return [self.tr("Music (*.mp3 *.m4a *.aac *.wav *.flac *.ogg *.opus *.aif *.aiff *.wma *.mp4)")]

    def show_value(self, value: Any, known: Known) -> None:
        """Show what the piece is called."""
        self._bed = value
        self.remove.setVisible(value is not None)
        self._say()

    def show_busy(self, file: str) -> None:
        """Say that a piece is being listened to."""
        super().show_busy(file)
        self._busy = file
        self._say()

    def set_words(self, name: str, about: str) -> None:
        """Name the buttons."""
        super().set_words(name, about)
        self.remove.set_text(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove: %1").replace("%1", name))
        self._say()

    def _say(self) -> None:
        if self._busy:
            text = self.tr("Listening to %1...").replace("%1", self._busy)
        else:
            text = self._bed.title if self._bed is not None else self.tr("No music")
        self.title.set_role("text" if self._bed is not None and not self._busy else "muted")
        self.title.setText(text)

    @Slot()
    def _on_removed(self) -> None:
        self.choose.setFocus()  # the button goes
        self.edited.emit(None)


class KitFileEditor(FileEditor):
    """A brand kit as a house hands it out, and how films look with it."""

    is_wide = True
    dialog_name = "kit"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._render = RenderSettings()
        self.look = ThemeCard(desk.theme, LOOK)
        self.look.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.look.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.lay_out(self.look, self.choose)
        desk.painter.arrived.connect(self._paint)

    def take_in(self, file: Path, cancel: CancelToken) -> BrandKit:
        """Read the kit and keep its logo."""
        return read_brand_kit(file, self.desk.studio.pictures)

    def filters(self) -> list[str]:
        """Offer JSON files."""
        return [self.tr("Brand kits (*.json)")]

    def show_value(self, value: Any, known: Known) -> None:
        """Paint what films look like with the kit, whichever theme they have."""
        self._render = known.settings.render
        self._paint()

    def set_words(self, name: str, about: str) -> None:
        """Name the button and the picture."""
        super().set_words(name, about)
        self.choose.setText(self.tr("Read a file..."))
        self.look.setAccessibleName(name)

    def showEvent(self, event: QShowEvent) -> None:
        """Paint once there is somebody to look."""
        super().showEvent(event)
        self._paint()

    @Slot()
    def _paint(self) -> None:
        if self.isVisible():
            self.desk.painter.show(self.look, BRAND_THEME, self._render)


def small_picture(file: Path | None, room: QSize, ratio: float) -> QImage:
    """Return a picture (of a clip its first frame) as small as it is shown, a null one for none."""
    if file is None:
        return QImage()
    if file.suffix == CLIP_SUFFIX:
        modes = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        small = whole_picture(file).scaled(room * ratio, *modes)
        small.setDevicePixelRatio(ratio)
        return small
    reader = QImageReader(str(file))
    size = reader.size().scaled(room * ratio, Qt.AspectRatioMode.KeepAspectRatio)
    reader.setScaledSize(size)
    image = reader.read()
    image.setDevicePixelRatio(ratio)
    return image
