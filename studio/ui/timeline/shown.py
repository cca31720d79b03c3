"""The strip as it is seen: follows the session, paints what is in sight, says what lies where."""

from __future__ import annotations

import math
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from studio.domain.problem import Problem, Severity
from studio.ui.problems.source import ProblemSource
from studio.ui.problems.texts import problem_text
from studio.ui.session import EditorSession
from studio.ui.theme import GRID, RADIUS_CONTROL, Theme, Type
from studio.ui.timeline import sayings
from studio.ui.timeline.area import TimeArea
from studio.ui.timeline.board import Board, Look
from studio.ui.timeline.geometry import Hit, Lanes, Zone, good_height, hit_test, lay_lanes, least_height
from studio.ui.timeline.model import Strip, lies_alike, strip_of
from studio.ui.timeline.overlay import Overlay
from studio.ui.timeline.paint import PLAYHEAD_REACH, StripPainter
from studio.ui.timeline.sights import Sights
from studio.ui.widgets import is_language_change, plain_tip

if TYPE_CHECKING:
    from studio.domain.script import Script
    from studio.services.previewing import FilmPreview
    from studio.services.waveforms import Waveforms

SPEAK_AFTER_MS: Final = 250
"""Quiet time after which a screen reader is told where the playhead is."""


class Hand(Enum):
    """What the mouse is doing."""

    FREE = auto()
    PRESSING = auto()
    SCRUBBING = auto()


class StripView(TimeArea):
    """Scenes in time, painted; nothing can be taken hold of here."""

    def __init__(
        self,
        session: EditorSession,
        waveforms: Waveforms,
        problems: ProblemSource,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._problems = problems
        self._theme = theme
        self._film: FilmPreview | None = None
        self._laid = self._strip = self._shown = Strip()
        """As the film has it; as it is since the last edit, which the film follows; with what is held."""
        self._ahead_of: Script | None = None
        self._overlay = Overlay()
        self._hover = Hit(Zone.EMPTY)
        self._hand = Hand.FREE
        self._hidden: frozenset[str] = frozenset()
        self._gravest: dict[str, Severity] = {}
        self._script_id = ""
        self._painted_playhead = 0
        self._line = 0.0
        self._sights = Sights(waveforms, self)
        self._describe_timer = QTimer(self)
        self._describe_timer.setSingleShot(True)
        self._describe_timer.setInterval(SPEAK_AFTER_MS)
        self._describe_timer.timeout.connect(self._describe)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._sights.picture_arrived.connect(self._on_picture)
        self._sights.peaks_arrived.connect(self._on_peaks)
        problems.changed.connect(self._on_problems_changed)
        theme.changed.connect(self._on_theme_changed)
        session.record_changed.connect(self._on_record_changed)
        # Later, when whoever changed it has shown what comes of it.
        session.script_changed.connect(self._on_script_changed, Qt.ConnectionType.QueuedConnection)
        session.film_changed.connect(self._on_film_changed)
        session.selection_changed.connect(self._on_selection_changed)
        session.selected_scenes_changed.connect(self._on_selection_changed)
        session.playhead_changed.connect(self._on_playhead_changed)
        self._on_theme_changed()
        self._retranslate()
        self._on_film_changed(session.film)
        self._on_problems_changed(problems.problems)

    # --- what others may ask -------------------------------------------------------------------

    @property
    def session(self) -> EditorSession:
        """What is shown here."""
        return self._session

    @property
    def base(self) -> Strip:
        """What lies on the strip as long as nothing that is held is let go."""
        return self._strip

    @property
    def strip(self) -> Strip:
        """What is shown, with scenes that are being dragged at the lengths they would get."""
        return self._shown

    @property
    def overlay(self) -> Overlay:
        """What lies over the strip while the mouse holds something."""
        return self._overlay

    def lay_over(self, overlay: Overlay) -> None:
        """Show what the mouse holds."""
        self._overlay = overlay
        self._compose()

    @property
    def lanes(self) -> Lanes:
        """Where the lanes lie in the viewport."""
        return lay_lanes(
            self.viewport().height(),
            self._line,
            waves=Zone.WAVE not in self._hidden,
            captions=Zone.CAPTION not in self._hidden,
        )

    @property
    def hidden_lanes(self) -> frozenset[str]:
        """Zones of the lanes that are not wanted."""
        return self._hidden

    def show_lane(self, zone: Zone, *, shown: bool) -> None:
        """Show a lane wherever there is room for it, or hide it."""
        self._hidden = self._hidden - {zone} if shown else self._hidden | {zone}
        self.viewport().update()

    def index_of(self, uid: str) -> int | None:
        """Return the place of a scene on the strip."""
        return next((i for i, block in enumerate(self._strip.blocks) if block.uid == uid), None)

    @property
    def hint(self) -> str:
        """What is said while there are no scenes."""
        return sayings.nothing_yet(has_script=self._session.script is not None)

    @property
    def is_settled(self) -> bool:
        """Tell whether every picture in sight is there."""
        return self._sights.is_settled

    @property
    def pictures_kept(self) -> int:
        """How many pictures of scenes are held ready."""
        return self._sights.pictures_kept

    def close_worker(self) -> None:
        """Stop what is made beside the window and wait for it."""
        self._sights.close()

    def frame_count(self) -> int:
        """Return the length of the film in frames, as it is shown."""
        return self._shown.frame_count

    def anchor_frame(self) -> int:
        """Zoom about the playhead."""
        return self._session.playhead

    # --- the session ---------------------------------------------------------------------------

    @Slot(object)
    def _on_record_changed(self, record: object) -> None:
        script_id = str(getattr(record, "script_id", ""))
        if script_id != self._script_id:
            self._script_id = script_id
            self._sights.forget()

    @Slot(object)
    def _on_film_changed(self, film: FilmPreview | None) -> None:
        was_empty, fps = not self._strip.blocks, self._strip.fps
        before, self._film = self._film, film
        is_alike = film is not None and lies_alike(film, before)
        self._sights.follow(film)
        if film is not None and before is not None and is_alike and self._is_at_rest:
            for uid, now, then in zip(film.scene_uids, film.slides, before.slides, strict=True):
                if now is not then:
                    self._on_picture(uid)  # a letter on a slide costs one picture, not the whole strip
            return
        self._overlay = Overlay()  # of scenes that may be elsewhere now
        if not is_alike:
            self._laid = strip_of(film) if film is not None else Strip(fps=self._strip.fps)
        self._put(self._laid)
        if was_empty:
            self.start_reading(self._strip.fps)
        else:
            self.keep_view(fps / self._strip.fps)
        if self._hand is not Hand.FREE:
            self._follow_film()
        self._describe_timer.start()

    @property
    def _is_at_rest(self) -> bool:
        """Tell whether the film lies there as it is: nothing is held, and nothing shown before it follows."""
        return self._hand is Hand.FREE and self._strip is self._laid and self._overlay == Overlay()

    def show_ahead(self, strip: Strip) -> None:
        """Show at once what comes of an edit; the film that is computed next says the same."""
        self._ahead_of = self._session.script
        self._put(strip)
        self.keep_view()

    @Slot()
    def _on_script_changed(self) -> None:
        """Show the film again where that edit was taken back before it followed."""
        if self._strip is not self._laid and self._session.script is not self._ahead_of:
            self._put(self._laid)
            self.keep_view()

    def _follow_film(self) -> None:
        """Hold what is held over another film."""

    def _put(self, strip: Strip) -> None:
        """Lay something else on the strip."""
        if strip is not self._strip:
            self._strip = strip
            self._hover = Hit(Zone.EMPTY)
        self._compose()

    def _compose(self) -> None:
        stretch = self._overlay.stretch
        self._shown = self._strip if stretch is None else self._strip.with_lengths(stretch.lengths)
        self.viewport().update()

    @Slot(object)
    def _on_problems_changed(self, problems: tuple[Problem, ...]) -> None:
        self._gravest = {}
        for problem in problems:
            if problem.severity is Severity.WRONG or problem.scene_uid not in self._gravest:
                self._gravest[problem.scene_uid] = problem.severity
        self.viewport().update()

    @Slot()
    def _on_peaks(self) -> None:
        lane = self.lanes.waves
        self.viewport().update(QRectF(0, lane.top, self.width_px, lane.height).toAlignedRect())

    @Slot()
    def _on_selection_changed(self) -> None:
        self._describe_timer.start()
        self.viewport().update()

    @Slot(int)
    def _on_playhead_changed(self, frame: int) -> None:
        before, self._painted_playhead = self._painted_playhead, frame
        if abs(frame - before) > self._strip.fps:
            self._show_jump(frame)
        elif not 0 <= self._view.x_of(frame) <= self.width_px:
            if self._hand is Hand.SCRUBBING:
                self.reveal(frame, frame)
            elif self._hand is Hand.FREE and 0 <= self._view.x_of(before) <= self.width_px:
                self.turn_page(frame)  # it ran out of sight
        same = self._strip.caption_at(before) == self._strip.caption_at(frame)
        for moment in (before, frame):
            self._update_about(moment, caption=not same)
        self._describe_timer.start()

    def _show_jump(self, frame: int) -> None:
        """Bring the playhead into sight, with its whole scene where there is room and nobody drags."""
        if not self._strip.blocks or self._hand is not Hand.FREE:
            return
        block = self._strip.blocks[self._strip.block_at(frame)]
        if self._view.x_of(block.end) - self._view.x_of(block.start) < self.width_px * 0.8:
            self.reveal(block.start, block.end)
        else:
            self.reveal(frame, frame)

    def _update_about(self, frame: int, *, caption: bool) -> None:
        """Have the playhead painted anew, and where it changed the caption that is or was spoken."""
        height = self.viewport().height()
        x = self._view.x_of(frame)
        narrow = QRectF(x - PLAYHEAD_REACH, 0, 2 * PLAYHEAD_REACH, height)
        self.viewport().update(narrow.toAlignedRect())
        spoken = self._strip.caption_at(frame) if caption else None
        if spoken is not None:
            cue, lane = self._strip.captions[spoken], self.lanes.captions
            left, right = self._view.x_of(cue.start), self._view.x_of(cue.end)
            self.viewport().update(QRectF(left, lane.top, right - left, lane.height).toAlignedRect())

    @Slot(str)
    def _on_picture(self, uid: str) -> None:
        index = self.index_of(uid)
        if index is not None:
            block = self._strip.blocks[index]
            lane = self.lanes.scenes
            left, right = self._view.x_of(block.start), self._view.x_of(block.end)
            self.viewport().update(QRectF(left, lane.top, right - left, lane.height).toAlignedRect())

    @Slot()
    def _on_theme_changed(self) -> None:
        self._line = QFontMetricsF(self._theme.font(Type.META)).height()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setMinimumHeight(math.ceil(least_height(self._line)) + bar)
        self.viewport().update()

    # --- painting ------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the part that changed."""
        painter = QPainter(self.viewport())
        lanes = self.lanes
        area = QRectF(event.rect())
        painter.setClipRect(area)
        look = Look(
            selected=self._selected() if self._overlay.picked is None else self._overlay.picked,
            shown_uid=self._session.selected_uid,
            playhead=self._session.playhead,
            hover=self._hover,
            overlay=self._overlay,
            problems=self._gravest,
            tile_width=float(max(1, round(lanes.thumbs.height * self._sights.aspect))),
        )
        height = math.ceil(lanes.thumbs.height * self.devicePixelRatioF())
        board = Board(painter, self._theme, self._shown, self._view, lanes)
        StripPainter(board, look).paint(
            area, lambda block, fraction: self._sights.picture(block, fraction, height), self._sights.peaks
        )
        painter.setClipRect(self.viewport().rect())
        if not self._strip.blocks:
            self._paint_hint(painter)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colors.accent, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.viewport().rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, RADIUS_CONTROL, RADIUS_CONTROL)

    def _selected(self) -> frozenset[str]:
        return frozenset(self._session.selected_uids)

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setPen(self._theme.colors.muted)
        painter.setFont(self._theme.font(Type.BODY))
        box = self.viewport().rect().adjusted(6 * GRID, 0, -6 * GRID, 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), self.hint)

    def _hit(self, at: QPointF) -> Hit:
        return hit_test(self._strip, self._view, self.lanes, at.x(), at.y())

    # --- words ---------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            hit = self._hit(QPointF(event.pos()))
            tip = plain_tip(self.tip_of(hit))
            QToolTip.showText(event.globalPos(), tip, self.viewport(), QRect())
            return True
        return super().viewportEvent(event)

    def tip_of(self, hit: Hit) -> str:
        """Say what lies somewhere, what can be done with it, and what is wrong with it."""
        text = sayings.tip(self._strip, hit, editable=self._session.is_editable)
        if hit.zone in (Zone.SCENE, Zone.EDGE):
            found = self._problems.of_scene(self._strip.blocks[hit.index].uid)
            text = "\n".join([text, *(problem_text(problem) for problem in found)])
        return text

    @Slot()
    def _describe(self) -> None:
        """Tell a screen reader where the playhead is, and what is selected."""
        selected = len(self._session.selected_uids)
        self.setAccessibleDescription(sayings.position(self._strip, self._session.playhead, selected))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(sayings.name())
        self._describe()
        self.viewport().update()

    # --- Qt ------------------------------------------------------------------------------------

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus ring."""
        self.viewport().update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the focus ring."""
        self.viewport().update()
        super().focusOutEvent(event)

    def sizeHint(self) -> QSize:
        """Ask for the height of the reference."""
        return QSize(960, math.ceil(good_height(self._line)) + self.horizontalScrollBar().sizeHint().height())
