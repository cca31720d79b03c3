"""What stands under the screen: where we are, play, chapters, captions, speed, sound, the whole screen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QFont
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSlider, QToolButton, QVBoxLayout, QWidget

from studio.ui.preview.play_button import PlayButton, WordSwitch
from studio.ui.preview.player import SPEEDS
from studio.ui.preview.timecode import timecode
from studio.ui.screening.playback import Playback
from studio.ui.screening.scrubber import Scrubber
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Label, Surface, ToolButton, is_language_change

VOLUME_WIDTH: Final = 80


class ScreeningControls(Surface):
    """Buttons over one film's playback."""

    captions_toggled = Signal(bool)
    full_screen_asked = Signal()

    def __init__(self, playback: Playback, chapters: Sequence[tuple[int, str]], theme: Theme) -> None:
        super().__init__("panel")
        self._playback = playback
        self._chapters = tuple(chapters)
        self._captions_note = ""
        self.scrubber = Scrubber(theme)
        self.scrubber.show_film(playback.frame_count, playback.fps, chapters)
        self.back = ToolButton(theme, "skip-back")
        self.play = PlayButton(theme)
        self.on = ToolButton(theme, "skip-forward")
        self._time = Label(theme, Type.BODY, "text", tabular=True)
        self._whole = Label(theme, Type.BODY, "muted", tabular=True)
        self.chapters = ToolButton(theme, "list-video")
        self.chapters.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.chapters.setMenu(self._chapter_menu())
        self.chapters.setEnabled(bool(chapters))
        self.captions = WordSwitch(theme, "CC")
        self.captions.setChecked(True)
        self.speed = QToolButton()
        self.speed.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.speed.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.speed.setMenu(self._speed_menu())
        self.mute = ToolButton(theme, "volume-2")
        self.volume = QSlider(Qt.Orientation.Horizontal)
        self.volume.setRange(0, 100)
        self.volume.setValue(round(playback.volume * 100))
        self.volume.setFixedWidth(VOLUME_WIDTH)
        for control in (self.mute, self.volume):
            control.setEnabled(playback.has_sound_device)
        self.full = ToolButton(theme, "maximize")
        self._put_together()
        self.back.clicked.connect(self.previous_chapter)
        self.on.clicked.connect(self.next_chapter)
        self.play.clicked.connect(playback.toggle)
        self.mute.clicked.connect(self.toggle_sound)
        self.volume.valueChanged.connect(self._on_volume)
        self.full.clicked.connect(self.full_screen_asked)
        self.captions.toggled.connect(self.captions_toggled)
        self.scrubber.frame_wanted.connect(playback.move_to)
        playback.frame_moved.connect(self._on_frame)
        playback.playing_changed.connect(self._on_playing)
        playback.rate_changed.connect(self._on_rate)
        theme.changed.connect(lambda: self._dress(theme))
        self._dress(theme)
        self._on_rate(playback.rate)
        self._on_frame(playback.frame)
        self._retranslate()

    def _put_together(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        for widget in (self.back, self.play, self.on):
            row.addWidget(widget)
        row.addSpacing(GRID)
        clock = QHBoxLayout()
        clock.setSpacing(GRID)
        clock.addWidget(self._time)
        clock.addWidget(self._whole)
        row.addLayout(clock)
        row.addStretch(1)
        for widget in (self.chapters, self.captions, self.speed, self.mute, self.volume, self.full):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.scrubber)
        column.addLayout(row)

    @property
    def time_text(self) -> str:
        """What the clock says, e.g. `01:07.04 / 02:51.20`."""
        return f"{self._time.text()} {self._whole.text()}"

    @Slot()
    def previous_chapter(self) -> None:
        """Go to the start of this chapter, or of the one before when within its first second."""
        frame = self._playback.frame
        starts = self._starts()
        here = bisect_right(starts, frame) - 1
        if frame - starts[here] < self._playback.fps and here > 0:
            here -= 1
        self._playback.move_to(starts[here])

    @Slot()
    def next_chapter(self) -> None:
        """Go to the start of the next chapter, from the last one to the end."""
        starts = self._starts()
        here = bisect_right(starts, self._playback.frame)
        self._playback.move_to(starts[here] if here < len(starts) else self._playback.frame_count - 1)

    @Slot()
    def toggle_sound(self) -> None:
        """Switch the sound off, or on again."""
        self._playback.set_muted(not self._playback.is_muted)
        self._show_sound()

    def fix_captions(self, shown: bool, note: str) -> None:
        """Say why captions cannot be switched: they are part of the picture, or there are none."""
        self._captions_note = note
        self.captions.setChecked(shown)
        self.captions.setEnabled(False)
        self._retranslate()

    def switch_off(self) -> None:
        """Allow nothing: the film cannot be played."""
        for control in self.findChildren(QWidget):
            if control.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                control.setEnabled(False)

    def _starts(self) -> list[int]:
        return sorted({0, *(start for start, _ in self._chapters)})

    def _chapter_menu(self) -> QMenu:
        menu = QMenu(self)
        for start, title in self._chapters:
            name = f"{timecode(start, self._playback.fps).partition('.')[0]}   {title}"
            menu.addAction(name.replace("&", "&&")).triggered.connect(partial(self._go, start))
        return menu

    def _go(self, frame: int, _checked: bool = False) -> None:
        self._playback.move_to(frame)

    def _speed_menu(self) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = QAction(_times(speed), menu)
            action.setCheckable(True)
            action.setChecked(speed == self._playback.speed)
            action.triggered.connect(lambda _=False, speed=speed: self._playback.set_speed(speed))
            group.addAction(action)
            menu.addAction(action)
        return menu

    def _dress(self, theme: Theme) -> None:
        self.speed.setFont(theme.time_font(Type.SECONDARY))
        self.captions.setFont(theme.font(Type.SECONDARY, QFont.Weight.DemiBold))

    @Slot(int)
    def _on_frame(self, frame: int) -> None:
        self._time.setText(timecode(frame, self._playback.fps))
        self._whole.setText(f"/ {timecode(self._playback.frame_count, self._playback.fps)}")
        self.scrubber.show_frame(frame)

    @Slot(bool)
    def _on_playing(self, playing: bool) -> None:
        self.play.show_playing(playing)
        self._name_play()

    @Slot(float)
    def _on_rate(self, rate: float) -> None:
        self.speed.setText(_times(rate))

    @Slot(int)
    def _on_volume(self, percent: int) -> None:
        self._playback.set_volume(percent / 100)
        self._show_sound()

    def _show_sound(self) -> None:
        self.mute.set_icon("volume-x" if self._playback.is_muted else "volume-2")
        self._name_sound()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _name_play(self) -> None:
        name = self.tr("Pause") if self._playback.is_playing else self.tr("Play")
        self.play.setAccessibleName(name)
        self.play.setToolTip(self.tr("%1 (Space)").replace("%1", name))

    def _name_sound(self) -> None:
        if not self._playback.has_sound_device:
            self.mute.set_name(self.tr("There is no sound device: the film plays without sound"))
        elif self._playback.is_muted:
            self.mute.set_name(self.tr("Sound on (M)"))
        else:
            self.mute.set_name(self.tr("Sound off (M)"))

    def _retranslate(self) -> None:
        self._name_play()
        self._name_sound()
        self.back.set_name(self.tr("Previous chapter (Ctrl+Left)"))
        self.on.set_name(self.tr("Next chapter (Ctrl+Right)"))
        self.chapters.set_name(
            self.tr("Chapters") if self._chapters else self.tr("This film has no chapters")
        )
        self.captions.setAccessibleName(self.tr("Captions"))
        self.captions.setToolTip(self._captions_note or self.tr("Captions (C)"))
        self.speed.setAccessibleName(self.tr("Speed"))
        self.speed.setToolTip(self.tr("Speed (J slower, L faster)"))
        self.volume.setAccessibleName(self.tr("Volume"))
        self.volume.setToolTip(self.tr("Volume (Shift+Up, Shift+Down)"))
        self.full.set_name(self.tr("Whole screen (F11)"))
        self.scrubber.setAccessibleName(self.tr("Position in the film"))


def _times(rate: float) -> str:
    return f"{rate:g}×" if rate != int(rate) else f"{rate:.1f}×"
