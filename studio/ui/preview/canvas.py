"""The frame at the playhead, as large as there is room, sharp on every screen."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.cues import Cue
from studio.domain.errors import StudioError
from studio.domain.script import Layout
from studio.domain.slides import Canvas, Slide, SlideImage
from studio.domain.text import Language
from studio.domain.timeline import Shot
from studio.picture import clip_frame_is_ready, clip_frames_kept, decode_clip_frame
from studio.ui.preview.picture import fitted, paint_picture
from studio.ui.preview.safe_areas import paint_safe_areas
from studio.ui.theme import GRID, RADIUS_BLOCK, Theme, Type
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.previewing import FilmPreview

_FRAMES_AHEAD: Final = 6
"""Frames of a clip that are decoded before the playhead comes to them."""
_FRAMES_AT_ONCE: Final = 2
"""… and how many of them before it is looked where the playhead is by now."""
_WIDESCREEN: Final = Canvas(width=16, height=9, fps=24, theme="")


Kind = tuple[Canvas, str, Layout, SlideImage | None]
"""What slides share that costs something the first time: background, theme and picture."""


class PictureView(QWidget):
    """Shows one frame of a film, letterboxed; many changes between two repaints cost one picture."""

    clicked = Signal()
    double_clicked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, rounded: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rounded = rounded
        self._film: FilmPreview | None = None
        self._canvas: Canvas | None = None
        self._trouble: StudioError | None = None
        self._frame = 0
        self._whole = False
        self._captions = True
        self._safe_areas = False
        self._hint = ""
        self._image = QImage()
        self._shown: object = None
        self._prepared: set[Kind] = set()
        self._preparing: Kind | None = None
        self._worker = Workers(1, self)
        self._decoder = Workers(1, self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 90)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        theme.changed.connect(self.update)

    # --- what is shown -------------------------------------------------------------------------

    def show_film(self, film: FilmPreview | None, canvas: Canvas | None = None) -> None:
        """Show another film, at the frame where we are, on a canvas of its own or on another one.

        A scene whose words were just changed is shown with all of them, also those that enter later.
        """
        self._whole = self._whole or self._is_rewritten(film)
        self._film = film
        self._trouble = None
        self._canvas = canvas or (film.canvas if film is not None else None)
        self.update()

    def show_frame(self, frame: int, *, whole: bool = False) -> None:
        """Show another frame of the film, or the `whole` scene as it looks when all its items have come."""
        if frame != self._frame:
            self._frame = frame
            self._whole = whole
            self.update()

    def paint_now(self) -> None:
        """Paint what is to be shown at once: it is what somebody who types looks at."""
        if self.isVisible() and self._wish() != self._shown:
            self.repaint()

    @property
    def is_whole(self) -> bool:
        """Tell whether items are shown that only enter later."""
        return self._whole

    def set_captions(self, shown: bool) -> None:
        """Lay the captions over the picture, or not."""
        self._captions = shown
        self.update()

    def set_safe_areas(self, shown: bool) -> None:
        """Mark what every screen shows; only here, never in the film."""
        self._safe_areas = shown
        self.update()

    def set_hint(self, text: str) -> None:
        """Say what to do while there is no film."""
        self._hint = text
        self.update()

    @property
    def said(self) -> str:
        """What is said in place of a picture: what to do without a film, or why there is no picture."""
        if self._trouble is not None:
            korean = QLocale().language() is QLocale.Language.Korean
            return self._trouble.message(Language.KOREAN if korean else Language.ENGLISH)
        return self._hint if self._film is None else ""

    @property
    def image(self) -> QImage:
        """The picture that was painted last, in device pixels."""
        return self._image

    @property
    def is_settled(self) -> bool:
        """Tell whether the picture of the frame asked for is on the screen, where it can be seen at all."""
        if self._film is None or not self.isVisible() or self._trouble is not None:
            return True
        return self._shown == self._wish() and self._worker.is_idle and self._decoder.is_idle

    def caption_at(self, frame: int) -> str:
        """Return the caption to lay over a frame, its lines apart, empty where there is none."""
        if self._film is None or self._film.has_captions_in_picture:
            return ""
        cue = cue_at(self._film.cues, frame * 1000 / self._film.timeline.fps)
        return "\n".join(cue.lines) if cue is not None else ""

    def picture_rect(self) -> QRectF:
        """Return where the picture lies in the widget: at whole pixels of the screen, so that it is sharp."""
        if self._canvas is None:
            return QRectF(self.rect())
        ratio = self.devicePixelRatioF()
        x, y, width, height = fitted(self._canvas, self.width(), self.height())
        left, top = round(x * ratio), round(y * ratio)
        return QRectF(left / ratio, top / ratio, round(width * ratio) / ratio, round(height * ratio) / ratio)

    def height_for(self, width: int) -> int:
        """Return the height of a picture that is `width` pixels wide."""
        shape = self._canvas or _WIDESCREEN
        return math.ceil(width * shape.height / shape.width)

    def sizeHint(self) -> QSize:
        """Ask for room for a picture of a third of 720p."""
        return QSize(528, 297)

    def close_worker(self) -> None:
        """Stop painting beside the window and wait for it."""
        self._worker.close()
        self._decoder.close()

    # --- painting ------------------------------------------------------------------------------

    def _device_size(self) -> QSize:
        rect, ratio = self.picture_rect(), self.devicePixelRatioF()
        return QSize(max(1, round(rect.width() * ratio)), max(1, round(rect.height() * ratio)))

    def _wish(self) -> object:
        film = self._film
        if film is None:
            return None
        shot = film.timeline.shot_at(self._frame)
        slides = self._slides_of(film, shot)
        caption = self.caption_at(self._frame) if self._captions else ""
        return self._canvas, slides, shot, caption, self._device_size()

    def _slides_of(self, film: FilmPreview, shot: Shot) -> tuple[Slide, ...]:
        """Return the slide of a shot, or the outgoing and the incoming one."""
        slides = tuple(film.slides[i] for i in (shot.scene, shot.incoming) if i is not None)
        return (
            tuple(slide.model_copy(update={"entrances": ()}) for slide in slides) if self._whole else slides
        )

    def _is_rewritten(self, film: FilmPreview | None) -> bool:
        """Tell whether other words stand on the scene at the playhead in another film."""
        before = self._film
        if film is None or before is None:
            return False
        here = film.timeline.scene_at(self._frame)
        there = before.scene_index(film.scene_uids[here])
        return there is not None and film.slides[here].wording() != before.slides[there].wording()

    def _refresh(self) -> None:
        """Make the picture of the frame asked for.

        Words cost a few milliseconds and are painted here, so that typing is seen at once; what a kind of
        slide costs the first time (its background, its theme) is paid beside the window.
        """
        film, canvas, wish = self._film, self._canvas, self._wish()
        if film is None or canvas is None or wish == self._shown or self._trouble is not None:
            return
        shot = film.timeline.shot_at(self._frame)
        needed = self._slides_of(film, shot)
        cold = next((slide for slide in needed if _kind(canvas, slide) not in self._prepared), None)
        if cold is not None:
            self._prepare(canvas, cold)
            return
        if not self._has_frames_of_clips(canvas, needed, shot):
            return
        caption = self.caption_at(self._frame) if self._captions else ""
        placed = shot.model_copy(update={"scene": 0, "incoming": 1 if len(needed) > 1 else None})
        self._image = paint_picture(canvas, needed, placed, self._device_size(), caption, film.pictures)
        self._shown = wish
        following = film.slides[min(shot.scene + 1, len(film.slides) - 1)]
        if _kind(canvas, following) not in self._prepared:
            self._prepare(canvas, following)

    def _has_frames_of_clips(self, canvas: Canvas, slides: Sequence[Slide], shot: Shot) -> bool:
        """Tell whether the frames of clips that are seen now are decoded; have them and the next decoded."""
        local = (shot.local_frame, shot.incoming_local_frame)
        seen = [(slide, frame) for slide, frame in zip(slides, local, strict=False) if slide.has_clip]
        if not seen or self._film is None:
            return True
        pictures = self._film.pictures
        room = clip_frames_kept(canvas) // 2  # two scenes are seen in a cross-fade
        missing = [
            (slide, frame + ahead)
            for ahead in range(max(1, min(_FRAMES_AHEAD, room)))
            for slide, frame in seen
            if not clip_frame_is_ready(canvas, slide, frame + ahead, pictures)
        ]

        def work(token: CancelToken, progress: Progress) -> None:
            for slide, frame in missing[:_FRAMES_AT_ONCE]:
                token.check()
                decode_clip_frame(canvas, slide, frame, pictures)
                if (slide, frame) in seen:
                    progress(frame)

        if missing and self._decoder.is_idle:
            self._decoder.run(work, on_progress=self._on_decoded, on_end=self.update)
        return not any(moment in missing for moment in seen)

    def _on_decoded(self, _frame: object) -> None:
        self.update()

    def _prepare(self, canvas: Canvas, slide: Slide) -> None:
        if self._preparing is not None:
            return
        self._preparing = _kind(canvas, slide)
        pictures = self._film.pictures if self._film is not None else None

        def work(_token: CancelToken, _progress: Progress) -> None:
            paint_picture(canvas, (slide,), Shot(scene=0, local_frame=0), pictures=pictures)

        self._worker.run(
            work, on_result=self._on_prepared, on_error=self._on_trouble, on_end=self._on_preparing_ended
        )

    def _on_prepared(self, _nothing: None) -> None:
        if self._preparing is not None:
            self._prepared.add(self._preparing)

    def _on_trouble(self, error: StudioError) -> None:
        if self._preparing is not None and self._preparing[0] == self._canvas:
            self._trouble = error

    def _on_preparing_ended(self) -> None:
        self._preparing = None
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture in its letterbox, or the hint."""
        self._refresh()
        painter = QPainter(self)
        colors = self._theme.colors
        painter.fillRect(self.rect(), colors.panel if self._rounded else Qt.GlobalColor.black)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._film is None or self._image.isNull() or self._trouble is not None:
            self._paint_empty(painter)
            self._paint_focus(painter, QRectF(*fitted(_WIDESCREEN, self.width(), self.height())))
            return
        rect = self.picture_rect()
        if self._rounded:
            shape = QPainterPath()
            shape.addRoundedRect(rect, RADIUS_BLOCK, RADIUS_BLOCK)
            painter.setClipPath(shape)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect, self._image)
        if self._safe_areas:
            paint_safe_areas(painter, rect, self._theme.font(Type.META))
        painter.setClipping(False)
        if self._rounded:  # a light slide on a light panel needs an edge
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colors.line, 1))
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS_BLOCK, RADIUS_BLOCK)
        self._paint_focus(painter, rect)

    def _paint_focus(self, painter: QPainter, rect: QRectF) -> None:
        if self.hasFocus() and self._rounded:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colors.accent, 2))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), RADIUS_BLOCK, RADIUS_BLOCK)

    @property
    def _sign(self) -> tuple[str, str]:
        return ("clapperboard", "muted") if self._trouble is None else ("triangle-alert", "wrong")

    def _paint_empty(self, painter: QPainter) -> None:
        colors = self._theme.colors
        frame = QRectF(*fitted(_WIDESCREEN, self.width(), self.height())).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colors.line, 1))
        painter.setBrush(colors.raised)
        painter.drawRoundedRect(frame, RADIUS_BLOCK, RADIUS_BLOCK)
        if not self.said:
            return
        side = 32
        icon = self._theme.pixmap(*self._sign, side, self.devicePixelRatioF())
        painter.setFont(self._theme.font(Type.BODY))
        text = frame.adjusted(6 * GRID, 0, -6 * GRID, 0)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        needed = painter.boundingRect(text, int(flags), self.said)
        top = frame.center().y() - (side + 3 * GRID + needed.height()) / 2
        painter.drawPixmap(round(frame.center().x() - side / 2), round(top), icon)
        painter.setPen(colors.muted)
        text.moveTop(top + side + 3 * GRID)
        painter.drawText(text, int(flags), self.said)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Paint anew at the new size."""
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell of a click on the picture."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Tell of a double click on the picture."""
        self.double_clicked.emit()


def _kind(canvas: Canvas, slide: Slide) -> Kind:
    return canvas, slide.theme, slide.layout, slide.image


def cue_at(cues: tuple[Cue, ...], ms: float) -> Cue | None:
    """Return the caption shown at a moment in milliseconds, if any."""
    index = bisect_right(cues, ms, key=lambda cue: cue.start_ms) - 1
    return cues[index] if index >= 0 and ms < cues[index].end_ms else None
