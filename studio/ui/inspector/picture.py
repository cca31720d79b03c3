"""The picture of a scene: a place to drop one on, buttons around it, how it fills its place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QFileDialog, QSizePolicy, QVBoxLayout, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.image import ImageFit
from studio.ui.inspector.controls import Segments, mixed_text
from studio.ui.inspector.drops import PictureDrops
from studio.ui.inspector.form import Pair
from studio.ui.inspector.intake import Offered, PictureIntake, offered_by
from studio.ui.inspector.selection import Mixed
from studio.ui.settings.controls import FlowLayout
from studio.ui.settings.files import small_picture
from studio.ui.theme import GRID, RADIUS_CONTROL, Theme, Type
from studio.ui.widgets import Button, is_language_change
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.pictures import Pictures

_HEIGHT: Final = 88


class PictureZone(QWidget):
    """Shows the picture, or where to drop one; a click chooses a file, Ctrl+V pastes, Delete removes."""

    choose_wanted = Signal()
    paste_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._image = QImage()
        self._text = ""
        self._icon, self._role = "image", "muted"
        self._over = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._on_theme_changed)

    @property
    def text(self) -> str:
        """What stands in the zone in place of a picture."""
        return self._text if self._image.isNull() else ""

    @property
    def image(self) -> QImage:
        """The picture that is shown, a null one for none."""
        return self._image

    def show_picture(self, image: QImage) -> None:
        """Show a picture."""
        self._image = image
        self.update()

    def show_words(self, text: str, icon: str = "image", role: str = "muted") -> None:
        """Say something in place of a picture."""
        self._image, self._text, self._icon, self._role = QImage(), text, icon, role
        self.updateGeometry()
        self.update()

    @property
    def room(self) -> QSize:
        """The room for a picture, in device-independent pixels."""
        return QSize(max(1, self.width() - 2 * GRID), max(1, self.height() - 2 * GRID))

    def sizeHint(self) -> QSize:
        """Ask for a strip in which a picture is recognised and the words fit."""
        figures, line = self.fontMetrics().horizontalAdvance("0"), self.fontMetrics().height()
        return QSize(18 * figures, max(_HEIGHT, 5 * line + 4 * GRID))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the picture, or a dashed frame with words."""
        colors = self._theme.colors
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        shape = QPainterPath()
        shape.addRoundedRect(place, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.fillPath(shape, colors.accent_surface if self._over else colors.raised)
        if not self._image.isNull():
            self._paint_image(painter, place)
        else:
            self._paint_words(painter, place)
        bright = self.hasFocus() or self._over
        pen = QPen(colors.accent if bright else colors.line, 1.5 if bright else 1)
        if self._image.isNull():
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def _paint_image(self, painter: QPainter, place: QRectF) -> None:
        size = self._image.deviceIndependentSize()
        size.scale(place.width() - 2 * GRID, place.height() - 2 * GRID, Qt.AspectRatioMode.KeepAspectRatio)
        rect = QRectF(0, 0, size.width(), size.height())
        rect.moveCenter(place.center())
        painter.drawImage(rect, self._image)

    def _paint_words(self, painter: QPainter, place: QRectF) -> None:
        side = 20
        painter.setFont(self._theme.font(Type.SECONDARY))
        room = place.adjusted(3 * GRID, 0, -3 * GRID, 0)
        flags = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
        needed = painter.boundingRect(room, flags, self._text)
        top = place.center().y() - (side + GRID + needed.height()) / 2
        icon = self._theme.pixmap(self._icon, self._role, side, self.devicePixelRatioF())
        painter.drawPixmap(round(place.center().x() - side / 2), round(top), icon)
        painter.setPen(self._theme.colors.by_role(self._role))
        room.moveTop(top + side + GRID)
        painter.drawText(room, flags, self._text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose a file."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.choose_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter or Space, paste, remove."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose_wanted.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show that a drop would be taken; keep Ctrl+V from actions of the window."""
        if event.type() is QEvent.Type.DragEnter:
            self._set_over(True)
        elif event.type() in (QEvent.Type.DragLeave, QEvent.Type.Drop):
            self._set_over(False)
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride:
            if event.matches(QKeySequence.StandardKey.Paste):
                event.accept()
                return True
        elif event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().event(event)

    def _set_over(self, over: bool) -> None:
        self._over = over
        self.update()

    @Slot()
    def _on_theme_changed(self) -> None:
        self.updateGeometry()
        self.update()


class PictureField(QWidget):
    """The zone with its buttons."""

    fit_chosen = Signal(object)
    """ImageFit."""
    remove_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        intake: PictureIntake,
        selected: Callable[[], tuple[str, ...]],
    ) -> None:
        super().__init__()
        self._pictures = pictures
        self._intake = intake
        self._selected = selected
        self._shown: str | Mixed = ""
        self._editable = True
        self._is_busy = False
        self._workers = Workers(1, self)
        self.zone = PictureZone(theme)
        self.choose = Button()
        self.paste = Button()
        self.remove = Button()
        self.fit = Segments((ImageFit.COVER, ImageFit.CONTAIN))
        self._drops = PictureDrops(self.zone, intake, self._dropped_on)
        buttons = QWidget()
        flow = FlowLayout(2 * GRID)
        buttons.setLayout(flow)
        for widget in (self.choose, self.paste, self.remove, self.fit):
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
        self.remove.clicked.connect(self._on_remove)
        self.fit.chosen.connect(self.fit_chosen)
        intake.busy_changed.connect(self._on_busy)
        self._retranslate()

    def show_picture(self, image: str | Mixed, fit: object, *, editable: bool) -> None:
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
        if isinstance(image, Mixed) or not image:
            self._say()
            return
        find, room, ratio = self._pictures.find, self.zone.room, self.devicePixelRatioF()

        def work(_token: CancelToken, _progress: Progress) -> QImage:
            return small_picture(find(image), QSize(max(room.width(), 320), max(room.height(), 180)), ratio)

        self._workers.run(work, on_result=lambda found: self._on_loaded(image, found))

    def _on_loaded(self, image: str, found: QImage) -> None:
        if image != self._shown or self._is_busy:
            return
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
            self.zone.show_words(self.tr("Drop a picture here, paste it, or choose a file"))
        else:
            name = "" if image.startswith("picture:") else f" ({image})"
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
        kinds = self.tr("Pictures (*.png *.jpg *.jpeg *.webp *.gif *.bmp *.tif *.tiff *.avif)")
        dialog.setNameFilters([kinds, self.tr("All files (*)")])
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self._on_file)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def _on_file(self, path: str) -> None:
        self._intake.take(Offered(file=Path(path)), self._selected())

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
        self.remove.set_text(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove the picture"))
        self.fit.set_words(self.tr("Fit"), (self.tr("Fill"), self.tr("Show whole")))
        if self.zone.image.isNull():
            self._say()
