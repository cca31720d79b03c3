"""The row under the picture: scene back, play, scene on, where we are, captions, speed, full size."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from studio.ui.preview.player import SPEEDS, Player
from studio.ui.preview.timecode import timecode
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Label, ToolButton, is_language_change


class PlayButton(QToolButton):
    """The round button in the accent colour."""

    SIDE = 34

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._playing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def show_playing(self, playing: bool) -> None:
        """Show the sign for what a press would do."""
        self._playing = playing
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for a square with room for the focus ring."""
        return QSize(self.SIDE + 6, self.SIDE + 6)

    def minimumSizeHint(self) -> QSize:
        """Never be squeezed."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint a disc with the sign in it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors = self._theme.colors
        disc = self.rect().toRectF().adjusted(3, 3, -3, -3)
        if self.hasFocus():
            painter.setPen(QPen(colors.accent, 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(disc.adjusted(-2, -2, 2, 2))
        painter.setPen(Qt.PenStyle.NoPen)
        fill = colors.accent if self.isEnabled() else colors.raised
        if self.isDown():
            fill = fill.darker(115)
        elif self.underMouse() and self.isEnabled():
            fill = fill.lighter(108)
        painter.setBrush(fill)
        painter.drawEllipse(disc)
        painter.setBrush(colors.on_accent if self.isEnabled() else colors.muted)
        center = disc.center()
        if self._playing:
            for x in (-4.5, 1.5):
                painter.drawRoundedRect(QRectF(center.x() + x, center.y() - 5.5, 3, 11), 1, 1)
        else:
            painter.drawPath(_triangle(center.x() + 1, center.y(), 6.0))


class Transport(QWidget):
    """Buttons over a player; what concerns the panel (captions, scenes, full size) is told by signals."""

    previous_asked = Signal()
    next_asked = Signal()
    full_size_asked = Signal()
    captions_toggled = Signal(bool)

    def __init__(self, player: Player, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._player = player
        self._previous = ToolButton(theme, "skip-back")
        self._play = PlayButton(theme)
        self._next = ToolButton(theme, "skip-forward")
        self._time = Label(theme, Type.BODY, "text", tabular=True)
        self._whole = Label(theme, Type.BODY, "muted", tabular=True)
        self._captions = ToolButton(theme, "captions")
        self._captions.setCheckable(True)
        self._captions.setChecked(True)
        self._speed = QToolButton()
        self._speed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._speed.setMenu(self._speed_menu())
        self._full = ToolButton(theme, "maximize")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for widget in (self._previous, self._play, self._next):
            row.addWidget(widget)
        row.addSpacing(GRID)
        row.addWidget(self._time)
        row.addWidget(self._whole)
        row.addStretch(1)
        for widget in (self._captions, self._speed, self._full):
            row.addWidget(widget)
        self._previous.clicked.connect(self.previous_asked)
        self._next.clicked.connect(self.next_asked)
        self._full.clicked.connect(self.full_size_asked)
        self._captions.toggled.connect(self.captions_toggled)
        self._play.clicked.connect(player.toggle)
        player.playing_changed.connect(self._on_playing_changed)
        player.rate_changed.connect(self._on_rate_changed)
        theme.changed.connect(lambda: self._dress(theme))
        self._dress(theme)
        self._on_rate_changed(player.rate)
        self._retranslate()

    @property
    def time_text(self) -> str:
        """What the clock says, e.g. `01:07.04 / 02:51.20`."""
        return f"{self._time.text()} {self._whole.text()}"

    def show_time(self, frame: int, frame_count: int, fps: int) -> None:
        """Show where we are, and how long the film is."""
        self._time.setText(timecode(frame, fps))
        self._whole.setText(f"/ {timecode(frame_count, fps)}")

    def set_captions(self, shown: bool) -> None:
        """Show whether captions are on."""
        self._captions.setChecked(shown)

    def set_available(self, there: bool) -> None:
        """Allow playing, or not while there is no film."""
        for widget in (self._previous, self._play, self._next, self._captions, self._speed, self._full):
            widget.setEnabled(there)

    def _speed_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = QAction(_times(speed), menu)
            action.setCheckable(True)
            action.setChecked(speed == self._player.speed)
            action.triggered.connect(lambda _=False, speed=speed: self._player.set_speed(speed))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _dress(self, theme: Theme) -> None:
        self._speed.setFont(theme.time_font(Type.SECONDARY))

    @Slot(bool)
    def _on_playing_changed(self, playing: bool) -> None:
        self._play.show_playing(playing)
        self._name_play()

    @Slot(float)
    def _on_rate_changed(self, rate: float) -> None:
        self._speed.setText(_times(rate))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _name_play(self) -> None:
        name = self.tr("Pause") if self._player.is_playing else self.tr("Play")
        self._play.setAccessibleName(name)
        self._play.setToolTip(self.tr("%1 (Space)").replace("%1", name))

    def _retranslate(self) -> None:
        self._name_play()
        self._previous.set_name(self.tr("Previous scene (Ctrl+Left)"))
        self._next.set_name(self.tr("Next scene (Ctrl+Right)"))
        self._captions.set_name(self.tr("Captions (C)"))
        self._full.set_name(self.tr("Full size (F11)"))
        self._speed.setAccessibleName(self.tr("Speed"))
        self._speed.setToolTip(self.tr("Speed (J slower, L faster)"))
        self._time.setAccessibleName(self.tr("Position in the film"))
        self._whole.setAccessibleName(self.tr("Length of the film"))


def _times(rate: float) -> str:
    return f"{rate:g}×" if rate != int(rate) else f"{rate:.1f}×"


def _triangle(x: float, y: float, reach: float) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(x - reach * 0.7, y - reach)
    path.lineTo(x + reach, y)
    path.lineTo(x - reach * 0.7, y + reach)
    path.closeSubpath()
    return path
