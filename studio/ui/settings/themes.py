"""The themes to choose from, each painted by the film's own code on the slide that is being worked on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup

from studio.domain.brand import BRAND_THEME
from studio.domain.script import Layout
from studio.domain.settings import RenderSettings
from studio.domain.slides import Canvas, Slide
from studio.picture import theme_names
from studio.ui import words
from studio.ui.settings.controls import FlowLayout
from studio.ui.settings.editor import Desk, Editor
from studio.ui.settings.kinds import Known
from studio.ui.theme import GRID, RADIUS_CONTROL, Theme, Type
from studio.ui.timeline.thumbnails import Thumbnails, Wanted

if TYPE_CHECKING:
    from studio.services.studio import Studio
    from studio.ui.session import EditorSession

HEIGHT: Final = 78
"""Of a painted slide, in device-independent pixels."""
FINE_ENOUGH: Final = 720
"""Lines at which a slide is painted before it is made small: a larger film looks no different here."""
_EDGE: Final = 5
"""Room around a picture for the ring of the focus."""
_OF_ITS_OWN: Final = (Layout.WARNING, Layout.FULL_IMAGE)
"""What looks much the same in every theme."""
_TICK: Final = 14
_ORDER: Final = ("dawn", "paper", "contrast", "brand")


class ThemePainter(QObject):
    """Paints the slide one is working on in any theme, beside the window."""

    arrived = Signal()

    def __init__(self, studio: Studio, session: EditorSession, parent: QObject) -> None:
        super().__init__(parent)
        self._studio = studio
        self._session = session
        self._painted = Thumbnails(self)
        self._painted.arrived.connect(self._on_arrived)
        session.film_changed.connect(self._on_arrived)
        session.selection_changed.connect(self._on_arrived)

    def show(self, card: ThemeCard, theme: str, render: RenderSettings) -> None:
        """Have a card show the theme as it is now, or as it was until it is painted anew."""
        ratio = card.devicePixelRatioF()
        scale = min(1.0, FINE_ENOUGH / min(render.width, render.height))
        canvas = Canvas(
            width=round(render.width * scale),
            height=round(render.height * scale),
            fps=render.fps,
            theme=theme,
            brand=render.brand if theme == BRAND_THEME else None,
        )
        slide, pictures = self._slide()
        wanted = Wanted(canvas, slide, slide.frame_count - 1, round(card.lines * ratio), pictures)
        moment = (f"{theme} {card.lines}", 0)
        card.show_picture(self._painted.find(moment, wanted), wanted.size / ratio)

    @property
    def is_settled(self) -> bool:
        """Tell whether everything is painted."""
        return self._painted.is_idle

    def close(self) -> None:
        """Stop painting and wait for it."""
        self._painted.close()

    def _slide(self) -> tuple[Slide, Path | None]:
        """Return the slide one is working on, or one near it, else an example; and where its pictures lie."""
        film = self._session.film
        if film is not None:
            index = film.scene_index(self._session.selected_uid) or 0
            near = (slide for slide in film.slides[index:] + film.slides if slide.layout not in _OF_ITS_OWN)
            if (slide := next(near, None)) is not None:
                return slide, film.pictures
        example = Slide(
            layout=Layout.TEXT_HIGHLIGHT,
            title=self.tr("Read the sender to the very end"),
            body=self.tr("One letter may be another."),
            highlight_terms=(self.tr("to the very end"),),
            kicker=self.tr("Signs to look out for"),
            progress=0.4,
            language=self._studio.language,
        )
        return example, self._studio.pictures.folder

    @Slot()
    def _on_arrived(self) -> None:
        self.arrived.emit()


class ThemesEditor(Editor):
    """One card for each theme."""

    is_wide = True

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._render = RenderSettings()
        self._painter = desk.painter
        self._painter.arrived.connect(self._paint)
        group = QButtonGroup(self)
        self.cards = {name: ThemeCard(desk.theme, HEIGHT) for name in sorted(theme_names(), key=_place)}
        flow = FlowLayout(2 * GRID)
        for card in self.cards.values():
            group.addButton(card)
            flow.addWidget(card)
        self.setLayout(flow)
        self.setFocusProxy(next(iter(self.cards.values())))
        for name, card in self.cards.items():
            card.clicked.connect(lambda _=False, name=name: self.edited.emit(name))

    def show_value(self, value: Any, known: Known) -> None:
        """Mark the theme that holds, and paint all of them as the film would be."""
        self._render = known.settings.render
        for name, card in self.cards.items():
            card.setChecked(name == value)
        self._paint()

    def set_words(self, name: str, about: str) -> None:
        """Name the cards."""
        for theme, card in self.cards.items():
            card.setText(words.theme_name(theme))
            card.setAccessibleName(f"{name}: {card.text()}")
            card.setAccessibleDescription(about)

    def showEvent(self, event: QShowEvent) -> None:
        """Paint once there is somebody to look."""
        super().showEvent(event)
        self._paint()

    @Slot()
    def _paint(self) -> None:
        if self.isVisible():
            for name, card in self.cards.items():
                self._painter.show(card, name, self._render)


def _place(theme: str) -> int:
    return _ORDER.index(theme) if theme in _ORDER else len(_ORDER)


class ThemeCard(QAbstractButton):
    """A painted slide over the name of its theme."""

    def __init__(self, theme: Theme, lines: int) -> None:
        super().__init__()
        self._theme = theme
        self.lines = lines
        self._picture: QPixmap | None = None
        self._size = QSize(lines * 16 // 9, lines)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.changed.connect(self.update)

    def show_picture(self, picture: QPixmap | None, size: QSize) -> None:
        """Show a picture, or the room for it while it is being painted."""
        self._picture = picture
        if size != self._size:
            self._size = size
            self.updateGeometry()
        self.update()

    @property
    def picture(self) -> QPixmap | None:
        """What is shown, None before it is painted."""
        return self._picture

    def sizeHint(self) -> QSize:
        """Ask for the picture, its ring and the name."""
        metrics = QFontMetrics(self._theme.font(Type.SECONDARY))
        width = max(self._size.width(), metrics.horizontalAdvance(self.text()) + 6 * GRID)
        words = metrics.height() + GRID if self.text() else 0
        return QSize(width + 2 * _EDGE, self._size.height() + 2 * _EDGE + words)

    def minimumSizeHint(self) -> QSize:
        """Never be less."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the slide, its name, and a ring and a tick where it is the one."""
        colors, chosen = self._theme.colors, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(1.0 if self.isEnabled() else 0.45)
        slide = QRectF(
            (self.width() - self._size.width()) / 2, _EDGE, self._size.width(), self._size.height()
        )
        shape = QPainterPath()
        shape.addRoundedRect(slide, RADIUS_CONTROL, RADIUS_CONTROL)
        painter.fillPath(shape, colors.raised)
        if self._picture is not None:
            painter.save()
            painter.setClipPath(shape)
            painter.drawPixmap(slide, self._picture, QRectF(self._picture.rect()))
            painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colors.accent if chosen else colors.line, 2 if chosen else 1))
        painter.drawRoundedRect(slide, RADIUS_CONTROL, RADIUS_CONTROL)
        if self.hasFocus():
            ring = slide.adjusted(-3.5, -3.5, 3.5, 3.5)
            painter.setPen(QPen(colors.accent, 1))
            painter.drawRoundedRect(ring, RADIUS_CONTROL + 3, RADIUS_CONTROL + 3)
        painter.setFont(self._theme.font(Type.SECONDARY))
        name = QRectF(0, slide.bottom() + GRID, self.width(), self.height() - slide.bottom() - GRID)
        painter.setPen(colors.text if chosen else colors.muted)
        painter.drawText(name, Qt.AlignmentFlag.AlignCenter, self.text())
        if chosen:
            half = painter.fontMetrics().horizontalAdvance(self.text()) / 2
            tick = self._theme.pixmap("check", "accent", _TICK, self.devicePixelRatioF())
            painter.drawPixmap(
                QPointF(name.center().x() - half - _TICK - 3, name.center().y() - _TICK / 2), tick
            )
