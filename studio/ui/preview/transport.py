"""The row under the picture: scene back, play, scene on, where we are, captions, speed, full size."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFont, QPainter, QPainterPath, QPaintEvent, QPen
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
        self.previous_button = ToolButton(theme, "skip-back")
        self.play_button = PlayButton(theme)
        self.next_button = ToolButton(theme, "skip-forward")
        self._time = Label(theme, Type.BODY, "text", tabular=True)
        self._whole = Label(theme, Type.BODY, "muted", tabular=True)
        self.captions_button = QToolButton()
        self.captions_button.setText("CC")
        self.captions_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.captions_button.setCheckable(True)
        self.captions_button.setChecked(True)
        self._speed = QToolButton()
        self._speed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._speed.setMenu(self._speed_menu())
        self._full = ToolButton(theme, "maximize")
        self._captions_fixed = False
        self.controls: tuple[QWidget, ...] = (
            self.previous_button,
            self.play_button,
            self.next_button,
            self.captions_button,
            self._speed,
            self._full,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        for widget in (self.previous_button, self.play_button, self.next_button):
            row.addWidget(widget)
        row.addSpacing(GRID)
        clock = QHBoxLayout()
        clock.setSpacing(GRID)
        clock.addWidget(self._time)
        clock.addWidget(self._whole)
        row.addLayout(clock)
        row.addStretch(1)
        for widget in (self.captions_button, self._speed, self._full):
            row.addWidget(widget)
        self.previous_button.clicked.connect(self.previous_asked)
        self.next_button.clicked.connect(self.next_asked)
        self._full.clicked.connect(self.full_size_asked)
        self.captions_button.toggled.connect(self.captions_toggled)
        self.play_button.clicked.connect(player.toggle)
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
        self.captions_button.setChecked(shown)

    def set_captions_fixed(self, fixed: bool) -> None:
        """Say whether captions are part of the picture, and cannot be taken away."""
        self._captions_fixed = fixed
        self.captions_button.setEnabled(self.play_button.isEnabled() and not fixed)
        self._name_captions()

    def set_available(self, there: bool) -> None:
        """Allow playing, or not while there is no film."""
        for widget in self.controls:
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
        self.captions_button.setFont(theme.font(Type.SECONDARY, QFont.Weight.DemiBold))

    @Slot(bool)
    def _on_playing_changed(self, playing: bool) -> None:
        self.play_button.show_playing(playing)
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
        self.play_button.setAccessibleName(name)
        self.play_button.setToolTip(self.tr("%1 (Space)").replace("%1", name))

    def _name_captions(self) -> None:
        self.captions_button.setToolTip(
            self.tr("The captions are part of this film's picture")
            if self._captions_fixed
            else self.tr("Captions (C)")
        )

    def _retranslate(self) -> None:
        self._name_play()
        self.previous_button.set_name(self.tr("Previous scene (Ctrl+Left)"))
        self.next_button.set_name(self.tr("Next scene (Ctrl+Right)"))
        self.captions_button.setAccessibleName(self.tr("Captions"))
        self._name_captions()
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
