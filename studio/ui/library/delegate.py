"""How a script looks in the library: a small picture, its title, its state in words and signs."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.domain.library import LibraryEntry
from studio.ui import words
from studio.ui.library.model import ENTRY_ROLE, PICTURE_ROLE, LibraryModel
from studio.ui.library.texts import film_look
from studio.ui.theme import GRID, RADIUS_BLOCK, RADIUS_CONTROL, Theme, Type
from studio.ui.widgets import is_language_change

PAD: Final = 2 * GRID
SIGN: Final = 14
"""Side of a sign beside words of the design's own size; it grows with them."""
_SHAPE: Final = 16 / 9
_MOST_SHARE: Final = 0.3
"""Of a row's width that its picture takes at most."""
_FEWEST_LETTERS: Final = 6
"""Where the words beside it would have less room than these take, the picture stays away."""

Index = QModelIndex | QPersistentModelIndex


class LibraryDelegate(QStyledItemDelegate):
    """Paints one script in two lines beside its picture, and lets its title be written anew in place."""

    def __init__(self, theme: Theme, model: LibraryModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model

    @property
    def picture_height(self) -> int:
        """Height of a picture: that of the two lines beside it."""
        title, meta = self._metrics()
        return title.height() + GRID + meta.height()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of two lines and their margins."""
        return QSize(120, self.picture_height + 2 * PAD + GRID)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        entry: LibraryEntry = index.data(ENTRY_ROLE)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        selected = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_ground(painter, rect, state, selected=selected)
        picture = self._picture_area(rect)
        if not picture.isEmpty():
            self._paint_picture(painter, picture, index.data(PICTURE_ROLE), entry)
        left = (picture.right() + PAD) if not picture.isEmpty() else rect.left() + PAD
        title, meta = self._metrics()
        area = QRect(left, rect.top() + PAD + GRID // 2, rect.right() - PAD - left, title.height())
        icon, role = film_look(entry.film)
        if icon:
            side = self._sign(title)
            self._paint_sign(painter, icon, role, area.right() - side, area, side)
            area.setRight(area.right() - side - GRID)
        weight = QFont.Weight.Medium if selected else QFont.Weight.Normal
        self._line(
            painter, area, self._theme.font(Type.BODY, weight), self._theme.colors.text, entry.summary.title
        )
        below = QRect(left, area.bottom() + 1 + GRID, rect.right() - PAD - left, meta.height())
        icon, role = words.status_look(entry.summary.status)
        side = self._sign(meta)
        self._paint_sign(painter, icon, role, below.left(), below, side)
        below.setLeft(below.left() + side + GRID)
        font = self._theme.time_font(Type.META)
        lines, metrics = self._model.lines(entry), QFontMetrics(font)
        right = Qt.TextElideMode.ElideRight
        said = next((ln for ln in lines if metrics.elidedText(ln, right, below.width()) == ln), lines[-1])
        self._line(painter, below, font, self._theme.colors.muted, said)
        painter.restore()

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """Return a field for another title."""
        editor = QLineEdit(parent)
        editor.setMaxLength(300)
        editor.setAccessibleName(self.tr("Title of the script"))
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        """Lay the field over the title."""
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
        picture = self._picture_area(rect)
        left = picture.right() + GRID if not picture.isEmpty() else rect.left()
        editor.setGeometry(QRect(left, rect.top(), rect.right() - left, editor.sizeHint().height()))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Ask for the title that was written."""
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Leave the language to the panel; everything else as usual."""
        if is_language_change(event) and isinstance(watched, QLineEdit):
            watched.setAccessibleName(self.tr("Title of the script"))
        return super().eventFilter(watched, event)  # pyright: ignore[reportArgumentType]

    def _metrics(self) -> tuple[QFontMetrics, QFontMetrics]:
        return QFontMetrics(self._theme.font(Type.BODY)), QFontMetrics(self._theme.font(Type.META))

    @staticmethod
    def _sign(metrics: QFontMetrics) -> int:
        return max(SIGN, round(metrics.height() * 0.8))

    def _picture_area(self, rect: QRect) -> QRect:
        width = min(round(self.picture_height * _SHAPE), round(rect.width() * _MOST_SHARE))
        height = round(width / _SHAPE)
        room = rect.width() - width - 3 * PAD
        if room < self._metrics()[0].averageCharWidth() * _FEWEST_LETTERS:
            return QRect()
        return QRect(rect.left() + PAD, rect.top() + (rect.height() - height) // 2, width, height)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, *, selected: bool
    ) -> None:
        colors = self._theme.colors
        box = QRectF(rect).adjusted(0.5, 1.5, -0.5, -1.5)
        if selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colors.accent_surface if selected else colors.raised)
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colors.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS_CONTROL, RADIUS_CONTROL)

    def _paint_picture(
        self, painter: QPainter, area: QRect, picture: QPixmap | None, entry: LibraryEntry
    ) -> None:
        colors = self._theme.colors
        painter.save()
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(area), RADIUS_BLOCK, RADIUS_BLOCK)
        painter.setClipPath(outline)
        painter.fillRect(area, colors.background)
        if picture is not None:
            painter.drawPixmap(_within(area, picture), picture)
        elif not entry.summary.scene_count:
            side = area.height() // 2
            self._paint_sign(painter, "file-text", "muted", area.center().x() - side // 2, area, side)
        painter.restore()
        painter.setPen(QPen(colors.line, 1))  # a light slide on a light ground has an edge too
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BLOCK, RADIUS_BLOCK)

    def _paint_sign(self, painter: QPainter, icon: str, role: str, x: int, line: QRect, side: int) -> None:
        ratio = painter.device().devicePixelRatioF()
        top = line.top() + (line.height() - side) // 2
        painter.drawPixmap(x, top, self._theme.pixmap(icon, role, side, ratio))

    @staticmethod
    def _line(painter: QPainter, area: QRect, font: QFont, color: QColor, text: str) -> None:
        painter.setFont(font)
        painter.setPen(color)
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)


def _within(area: QRect, picture: QPixmap) -> QRect:
    """Return the largest place of the picture's shape in an area."""
    size = picture.size().scaled(area.size(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(area.topLeft(), size)
    place.moveCenter(area.center())
    return place
