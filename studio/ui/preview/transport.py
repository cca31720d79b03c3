"""The row under the picture: scenes, play, clock, what is heard and seen; what has no room is in a menu."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFont, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QMenu, QSizePolicy, QSlider, QToolButton, QWidget

from studio.ui.preview.clock_field import ClockField
from studio.ui.preview.more_menu import MoreMenu
from studio.ui.preview.outlet import SoundTrouble
from studio.ui.preview.play_button import PlayButton, Switch, WordSwitch
from studio.ui.preview.player import SPEEDS, Player
from studio.ui.preview.sound import Sound
from studio.ui.preview.timecode import timecode
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Label, ToolButton, is_language_change

_SLIDER_WIDTH = 72


@dataclass(slots=True)
class _Yielding:
    """A control that makes room, and what stands for it in the menu then."""

    widget: QWidget
    action: QAction | None = None


class Transport(QWidget):
    """Buttons over a player; what concerns the panel (captions, scenes, full screen) is told by signals."""

    previous_asked = Signal()
    next_asked = Signal()
    full_size_asked = Signal()
    captions_toggled = Signal(bool)
    safe_areas_toggled = Signal(bool)
    moment_entered = Signal(str)
    """What somebody wrote into the clock."""

    def __init__(
        self,
        player: Player,
        theme: Theme,
        parent: QWidget | None = None,
        *,
        sound: Sound | None = None,
        fills_screen: bool = False,
    ) -> None:
        super().__init__(parent)
        self._player, self._theme, self._sound = player, theme, sound
        self._fills_screen = fills_screen
        self._captions_fixed = False
        self.previous_button = ToolButton(theme, "skip-back")
        self.play_button = PlayButton(theme)
        self.next_button = ToolButton(theme, "skip-forward")
        self.clock = ClockField(theme)
        self._whole = Label(theme, Type.BODY, "muted", tabular=True)
        self.loop_button = Switch(theme, "repeat")
        self.captions_button = WordSwitch(theme, "CC")
        self.captions_button.setChecked(True)
        self.safe_button = Switch(theme, "frame")
        self.speed_button = QToolButton()
        self.speed_button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.speed_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.mute_button = ToolButton(theme, "volume-2")
        self.volume = self._new_slider()
        self._full = ToolButton(theme, "minimize" if fills_screen else "maximize")
        self.more_button = ToolButton(theme, "ellipsis")
        self.more_button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.controls: tuple[QWidget, ...] = (
            self.previous_button, self.play_button, self.next_button, self.clock, self.loop_button,
            self.captions_button, self.safe_button, self.speed_button, self.mute_button, self.volume,
            self._full, self.more_button,
        )  # fmt: skip
        self._lay_out()
        self._menu_volume = self._new_slider()
        self._menu = MoreMenu(self._menu_volume, self)
        self._menu.captions.setChecked(True)
        self.speed_button.setMenu(self._fill_speeds(self._menu.speeds))
        self._yielding = self._what_yields()
        self.more_button.setMenu(self._menu)
        self._connect()
        self._dress()
        self._on_rate_changed(player.rate)
        self._on_volume_changed()
        self._retranslate()

    # --- putting together ----------------------------------------------------------------------

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # controls yield instead
        for widget in (self.previous_button, self.play_button, self.next_button):
            row.addWidget(widget)
        row.addSpacing(GRID)
        row.addWidget(self.clock)
        row.addWidget(self._whole)
        row.addStretch(1)
        for widget in self.controls[4:]:
            row.addWidget(widget)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _what_yields(self) -> tuple[_Yielding, ...]:
        """Return what makes room, in the order in which it does."""
        menu = self._menu
        return (
            _Yielding(self.volume, menu.volume),
            _Yielding(self._whole),
            _Yielding(self.safe_button, menu.safe_areas),
            _Yielding(self.loop_button, menu.loops),
            _Yielding(self.speed_button, menu.speeds.menuAction()),
            _Yielding(self.previous_button, menu.previous),
            _Yielding(self.next_button, menu.next),
            _Yielding(self.captions_button, menu.captions),
            _Yielding(self.mute_button, menu.mute),
        )

    def _fill_speeds(self, menu: QMenu) -> QMenu:
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = QAction(_times(speed), menu)
            action.setCheckable(True)
            action.setChecked(speed == self._player.speed)
            action.triggered.connect(lambda _=False, speed=speed: self._player.set_speed(speed))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _new_slider(self) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(0, 100)
        slider.setPageStep(10)
        slider.setFixedWidth(_SLIDER_WIDTH)
        slider.setVisible(self._sound is not None)
        slider.valueChanged.connect(self._on_volume_chosen)
        return slider

    def _connect(self) -> None:
        player, menu = self._player, self._menu
        self.previous_button.clicked.connect(self.previous_asked)
        menu.previous.triggered.connect(self.previous_asked)
        self.next_button.clicked.connect(self.next_asked)
        menu.next.triggered.connect(self.next_asked)
        self._full.clicked.connect(self.full_size_asked)
        self.clock.entered.connect(self.moment_entered)
        menu.go_to.triggered.connect(self.clock.begin)
        for button, action, told in (
            (self.captions_button, menu.captions, self.captions_toggled.emit),
            (self.safe_button, menu.safe_areas, self.safe_areas_toggled.emit),
            (self.loop_button, menu.loops, player.set_loops),
        ):
            _tie(button, action, told)
        self.play_button.clicked.connect(player.toggle)
        self.mute_button.clicked.connect(self.toggle_mute)
        menu.mute.triggered.connect(self.toggle_mute)
        player.playing_changed.connect(self._on_playing_changed)
        player.rate_changed.connect(self._on_rate_changed)
        player.loop_changed.connect(self.loop_button.setChecked)
        self.loop_button.setChecked(player.loops)
        self.play_button.show_playing(player.is_playing)
        if self._sound is not None:
            self._sound.volume_changed.connect(self._on_volume_changed)
            self._sound.trouble_changed.connect(self._on_volume_changed)
        self._theme.changed.connect(self._dress)

    # --- what is shown -------------------------------------------------------------------------

    @property
    def time_text(self) -> str:
        """What the clock says, e.g. `01:07.04 / 02:51.20`."""
        return f"{self.clock.text()} {self._whole.text()}"

    def show_time(self, frame: int, frame_count: int, fps: int) -> None:
        """Show where we are, and how long the film is."""
        self.clock.show_time(timecode(frame, fps))
        whole = f"/ {timecode(frame_count, fps)}"
        if whole != self._whole.text():
            self._whole.setText(whole)
            self._make_room()

    def set_captions(self, shown: bool) -> None:
        """Show whether captions are on."""
        self.captions_button.setChecked(shown)

    def set_safe_areas(self, shown: bool) -> None:
        """Show whether safe areas are on."""
        self.safe_button.setChecked(shown)

    def set_captions_fixed(self, fixed: bool) -> None:
        """Say whether captions are part of the picture, and cannot be taken away."""
        self._captions_fixed = fixed
        self.captions_button.setEnabled(self.play_button.isEnabled() and not fixed)
        self._menu.captions.setEnabled(not fixed)
        self._name_captions()

    def set_available(self, there: bool) -> None:
        """Allow playing, or not while there is no film."""
        for widget in self.controls:
            widget.setEnabled(there)
        self._on_volume_changed()

    @Slot()
    def toggle_mute(self) -> None:
        """Hear nothing, or again what there is to hear."""
        if self._sound is not None:
            self._sound.set_volume(self._sound.volume or 0.5, muted=not self._sound.is_muted)

    def is_shown(self, control: QWidget) -> bool:
        """Tell whether a control stands in the row, not in the menu."""
        return control.isVisibleTo(self)

    @property
    def has_open_menu(self) -> bool:
        """Tell whether somebody is choosing from a menu."""
        return self._menu.is_open

    # --- room ----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """Ask for room for everything."""
        return QSize(self._needed(self.controls), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than for what never yields; the rest is in the menu then."""
        hints = (widget.sizeHint().height() for widget in (self.play_button, self.clock, self.speed_button))
        keep = (self.play_button, self.clock, self._full, self.more_button)
        return QSize(self._needed(keep), max(hints))

    def _needed(self, controls: tuple[QWidget, ...]) -> int:
        return sum(widget.sizeHint().width() + GRID for widget in controls) + GRID

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put into the menu what has no room."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        silent: tuple[QWidget, ...] = () if self._sound is not None else (self.mute_button, self.volume)
        shown = [w for w in (*self.controls, self._whole) if w not in silent and w is not self.more_button]
        yielded: list[_Yielding] = []
        waiting = [y for y in self._yielding if y.widget in shown]
        while waiting and self._needed((*shown, self.more_button)) > self.width():
            yielded.append(waiting.pop(0))
            shown.remove(yielded[-1].widget)
        for item in self._yielding:
            item.widget.setVisible(item.widget in shown)
            if item.action is not None:
                item.action.setVisible(item.widget not in shown and item.widget not in silent)
        if (row := self.layout()) is not None:
            row.activate()  # at once, so that nothing is painted cut

    # --- what comes back -----------------------------------------------------------------------

    @Slot()
    def _dress(self) -> None:
        self.speed_button.setFont(self._theme.time_font(Type.SECONDARY))
        self.captions_button.setFont(self._theme.font(Type.SECONDARY, QFont.Weight.DemiBold))
        self._make_room()

    @Slot(bool)
    def _on_playing_changed(self, playing: bool) -> None:
        self.play_button.show_playing(playing)
        self._name_play()

    @Slot(float)
    def _on_rate_changed(self, rate: float) -> None:
        self.speed_button.setText(_times(rate))
        self._make_room()

    @Slot(int)
    def _on_volume_chosen(self, volume: int) -> None:
        if self._sound is not None:
            self._sound.set_volume(volume / 100, muted=volume == 0)

    @Slot()
    def _on_volume_changed(self) -> None:
        sound = self._sound
        if sound is None:
            return
        is_there = sound.trouble is None
        is_heard = is_there and not sound.is_muted
        self.mute_button.set_icon("volume-2" if is_heard else "volume-x", "muted" if is_there else "doubt")
        for slider in (self.volume, self._menu_volume):
            slider.blockSignals(True)
            slider.setValue(0 if sound.is_muted else round(sound.volume * 100))
            slider.blockSignals(False)
        self._menu.mute.setChecked(sound.is_muted)
        self._name_sound()

    # --- words ---------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def why_silent(self) -> str:
        """Say why nothing is heard, empty where nothing keeps it from being heard."""
        match self._sound.trouble if self._sound is not None else None:
            case SoundTrouble.NO_DEVICE:
                return self.tr("No sound device: the film plays silently")
            case SoundTrouble.NO_LIBRARY:
                return self.tr("Sound needs the system library libpulse: the film plays silently")
            case SoundTrouble.FAILED:
                return self.tr("The sound device plays nothing: the film plays silently")
            case None:
                return ""

    def _name_sound(self) -> None:
        is_muted = self._sound is not None and self._sound.is_muted
        name = self.tr("Sound on (M)") if is_muted else self.tr("Mute (M)")
        self.mute_button.set_name(name)
        self.mute_button.setToolTip(self.why_silent() or name)

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
        self._name_sound()
        self.previous_button.set_name(self.tr("Previous scene (Ctrl+Left)"))
        self.next_button.set_name(self.tr("Next scene (Ctrl+Right)"))
        self.captions_button.setAccessibleName(self.tr("Captions"))
        self._name_captions()
        self.loop_button.set_name(self.tr("Repeat the scene (R)"))
        self.safe_button.set_name(self.tr("Safe areas (S)"))
        self._full.set_name(
            self.tr("Leave the whole screen (Esc)")
            if self._fills_screen
            else self.tr("On the whole screen (F11)")
        )
        self.more_button.set_name(self.tr("More"))
        self.speed_button.setAccessibleName(self.tr("Speed"))
        self.speed_button.setToolTip(self.tr("Speed (J slower, L faster)"))
        for slider in (self.volume, self._menu_volume):
            slider.setAccessibleName(self.tr("Volume"))
            slider.setToolTip(self.tr("Volume"))
        self._whole.setAccessibleName(self.tr("Length of the film"))
        self._make_room()


def _tie(button: QToolButton, action: QAction, told: Callable[[bool], object]) -> None:
    """Let a switch and the action in its place stand alike, and tell of it once."""
    button.toggled.connect(action.setChecked)
    action.toggled.connect(button.setChecked)
    button.toggled.connect(told)


def _times(rate: float) -> str:
    return f"{rate:g}×" if rate != int(rate) else f"{rate:.1f}×"
