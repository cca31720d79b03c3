"""The picture of a scene: a place to drop one on, buttons around it, how it fills its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.image import ClipEnd, ImageFit, is_clip, picture_hash
from studio.ui.inspector.controls import Segments, mixed_text
from studio.ui.inspector.drops import PictureDrops
from studio.ui.inspector.form import Pair
from studio.ui.inspector.intake import Offered, PictureIntake, offered_by
from studio.ui.inspector.picture_zone import PictureZone
from studio.ui.inspector.selection import Mixed
from studio.ui.settings.controls import FlowLayout
from studio.ui.settings.files import small_picture
from studio.ui.theme import GRID, Theme
from studio.ui.widgets import Button, is_language_change
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.domain.visuals import MadeRecord
    from studio.services.made_pictures import MadePictures
    from studio.services.pictures import Pictures


class PictureField(QWidget):
    """The zone with its buttons."""

    fit_chosen = Signal(object)
    """ImageFit."""
    end_chosen = Signal(object)
    """ClipEnd."""
    remove_wanted = Signal()
    making_wanted = Signal(bool)
    """To make a picture, or no longer."""
    facts_found = Signal(object)
    """MadeRecord of the picture that is shown, None where nobody made it on request."""

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        made_pictures: MadePictures,
        intake: PictureIntake,
        selected: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__()
        self._pictures = pictures
        self._made_pictures = made_pictures
        self._intake = intake
        self._selected = selected
        self._shown: str | Mixed = ""
        self._editable = True
        self._is_busy = False
        self._workers = Workers(1, self)
        self.zone = PictureZone(theme)
        self.choose = Button()
        self.paste = Button()
        self.make = Button()
        self.make.setCheckable(True)
        self.remove = Button()
        self.fit = Segments((ImageFit.COVER, ImageFit.CONTAIN))
        self.end = Segments((ClipEnd.LOOP, ClipEnd.HOLD))
        drops = PictureDrops(self.zone, intake, self._dropped_on)
        drops.hovered.connect(self.zone.show_hovered)
        buttons = QWidget()
        flow = FlowLayout(2 * GRID)
        buttons.setLayout(flow)
        for widget in (self.choose, self.paste, self.make, self.remove, self.fit, self.end):
            flow.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Pair(self.zone, buttons, figures=38))
        self.setFocusProxy(self.zone)
        self.zone.choose_wanted.connect(self._ask)
        self.zone.paste_wanted.connect(self._on_paste)
        self.zone.remove_wanted.connect(self._on_remove)
        self.choose.clicked.connect(self._ask)
        self.paste.clicked.connect(self._on_paste)
        self.make.toggled.connect(self.making_wanted)
        self.remove.clicked.connect(self._on_remove)
        self.fit.chosen.connect(self.fit_chosen)
        self.end.chosen.connect(self.end_chosen)
        intake.busy_changed.connect(self._on_busy)
        self._retranslate()

    def show_picture(self, image: str | Mixed, fit: object, end: object, *, editable: bool) -> None:
        """Show the picture that holds."""
        is_other = image != self._shown
        self._shown, self._editable = image, editable
        self.fit.show_value(fit)
        has_one = image != ""
        for widget in (self.choose, self.paste):
            widget.setEnabled(editable)
        self.remove.setVisible(has_one)
        self.remove.setEnabled(editable)
        self.fit.setVisible(has_one)
        self.fit.setEnabled(editable)
        self.end.show_value(end)
        self.end.setVisible(isinstance(image, str) and is_clip(image))
        self.end.setEnabled(editable)
        if is_other:
            self._load()

    @property
    def is_settled(self) -> bool:
        """Tell whether the picture is there."""
        return self._workers.is_idle and not self._intake.is_busy

    def close_workers(self) -> None:
        """Stop reading pictures, and wait for it."""
        self._workers.close()

    def _load(self) -> None:
        image = self._shown
        self.facts_found.emit(None)
        if isinstance(image, Mixed) or not image:
            self._say()
            return
        find, about, room = self._pictures.find, self._made_pictures.about, self.zone.room
        ratio = self.devicePixelRatioF()

        def work(_token: CancelToken, _progress: Progress) -> tuple[QImage, MadeRecord | None]:
            shown = QSize(max(room.width(), 320), max(room.height(), 180))
            return small_picture(find(image), shown, ratio), about(image)

        self._workers.run(work, on_result=lambda found: self._on_loaded(image, found))

    def _on_loaded(self, image: str, loaded: tuple[QImage, MadeRecord | None]) -> None:
        found, facts = loaded
        if image != self._shown or self._is_busy:
            return
        self.facts_found.emit(facts)
        if found.isNull():
            self._say()
        else:
            self.zone.show_picture(found)

    def _say(self) -> None:
        """Say in the zone what there is instead of a picture."""
        image = self._shown
        if self._is_busy:
            self.zone.show_words(self.tr("Taking the picture in..."), "loader-circle")
        elif isinstance(image, Mixed):
            self.zone.show_words(mixed_text())
        elif not image:
            self.zone.show_words(self.tr("Drop a picture or clip here, paste it, or choose a file"))
        else:
            name = "" if picture_hash(image) else f" ({image})"
            text = self.tr("The picture is missing%1: drop or choose it again")
            self.zone.show_words(text.replace("%1", name), "triangle-alert", "doubt")
        state = self.zone.text or self.tr("A picture is shown")
        self.zone.setAccessibleDescription(state)

    def _dropped_on(self, _place: QPoint) -> tuple[str, ...]:
        return self._selected()

    @Slot()
    def _ask(self) -> None:
        if not self._editable:
            return
        dialog = QFileDialog(self, self.tr("Choose a picture"))
        dialog.setObjectName("scene_picture")
        pictures = "*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.avif"
        kinds = self.tr("Pictures and clips (%1)").replace("%1", f"{pictures} *.mp4 *.mov *.webm *.avi")
        dialog.setNameFilters([kinds, self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self._intake.take(Offered(files=(Path(path),)), self._selected())

    @Slot()
    def _on_paste(self) -> None:
        if self._editable:
            self._intake.take(offered_by(QGuiApplication.clipboard().mimeData()), self._selected())

    @Slot()
    def _on_remove(self) -> None:
        if self._editable and self._shown != "":
            self.zone.setFocus()  # the button goes
            self.remove_wanted.emit()

    @Slot(bool)
    def _on_busy(self, busy: bool) -> None:
        self._is_busy = busy
        if busy:
            self._say()
        else:
            self._load()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.zone.setAccessibleName(self.tr("Picture of the scene"))
        self.choose.set_text(self.tr("Choose..."))
        self.choose.setAccessibleName(self.tr("Choose a picture"))
        self.paste.set_text(self.tr("Paste"))
        self.paste.setAccessibleName(self.tr("Paste a picture"))
        self.make.set_text(
            self.tr("Make..."), self.tr("Have a picture or clip of this scene made from words")
        )
        self.make.setAccessibleName(self.tr("Make a picture"))
        self.remove.set_text(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove the picture"))
        self.fit.set_words(self.tr("Fit"), (self.tr("Fill"), self.tr("Show whole")))
        self.end.set_words(self.tr("After the clip"), (self.tr("Again"), self.tr("Last frame")))
        if self.zone.image.isNull():
            self._say()
