"""One small editor for each kind of setting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
)

from studio.ui.settings import kinds
from studio.ui.settings.colors import ColorEditor
from studio.ui.settings.connections import ConnectionTestEditor, OwnPathsEditor
from studio.ui.settings.controls import (
    ComboBox,
    FlowLayout,
    NumberBox,
    Switch,
    TickBox,
    grow_sideways,
)
from studio.ui.settings.editor import Desk, Editor
from studio.ui.settings.files import (
    CertificatesEditor,
    FolderEditor,
    KitFileEditor,
    MusicEditor,
    PictureEditor,
)
from studio.ui.settings.hidden import HiddenEditor
from studio.ui.settings.kept import KeptEditor
from studio.ui.settings.kinds import Known, Option
from studio.ui.settings.places import BedPart, Field
from studio.ui.settings.setting import Setting, told
from studio.ui.settings.themes import ThemesEditor
from studio.ui.theme import GRID
from studio.ui.widgets import Button, Surface, is_language_change


def editor_of(setting: Setting, desk: Desk) -> Editor:
    """Return an editor for a setting."""
    match setting.kind:
        case kinds.Choice():
            return ChoiceEditor(setting.kind, desk)
        case kinds.Segments():
            return SegmentsEditor(setting.kind)
        case kinds.Flags():
            return FlagsEditor(setting.kind, desk)
        case kinds.Number():
            assert isinstance(setting.place, Field | BedPart)  # these know their bounds
            return NumberEditor(setting.kind, setting.place, desk)
        case kinds.Switch():
            return SwitchEditor(desk)
        case kinds.Line():
            return LineEditor(setting.kind)
        case kinds.Color():
            return ColorEditor(setting.kind, desk)
        case kinds.Folder():
            return FolderEditor(setting.kind, desk)
        case kinds.Picture():
            return PictureEditor(desk)
        case kinds.MusicFile():
            return MusicEditor(desk)
        case kinds.Kept():
            return KeptEditor(desk)
        case kinds.Hidden():
            return HiddenEditor(setting.kind, desk)
        case kinds.Certificates():
            return CertificatesEditor(setting.kind, desk)
        case kinds.OwnPaths():
            return OwnPathsEditor(desk)
        case kinds.ConnectionTest():
            return ConnectionTestEditor(setting.kind, desk)
        case kinds.KitFile():
            return KitFileEditor(desk)
        case kinds.Themes():
            return ThemesEditor(desk)


_SHOWN = 18
"""Characters of a long name that are shown while the list is closed."""


class ChoiceEditor(Editor):
    """A list that opens."""

    fills_column = True

    def __init__(self, kind: kinds.Choice, desk: Desk) -> None:
        super().__init__()
        self._options = kind.options
        self._offered: list[Option] = []
        self.list = ComboBox(desk.theme)
        grow_sideways(self.list)
        if kind.may_be_long:
            self.list.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            self.list.setMinimumContentsLength(_SHOWN)
        _alone(self, self.list)
        self.list.activated.connect(self._on_activated)

    def show_value(self, value: Any, known: Known) -> None:
        """Offer what there is and mark what holds."""
        offered = list(self._options(known))
        if offered != self._offered:
            self._offered = offered
            self.list.clear()
            self.list.addItems([option.label for option in offered])
        self.list.setCurrentIndex(next((i for i, o in enumerate(offered) if o.value == value), -1))

    def set_words(self, name: str, about: str) -> None:
        """Name the list."""
        self.list.setAccessibleName(name)
        self.list.setAccessibleDescription(about)

    @Slot(int)
    def _on_activated(self, index: int) -> None:
        self.edited.emit(self._offered[index].value)


class SegmentsEditor(Editor):
    """A few buttons of which one is down; arrow keys go from one to the next."""

    def __init__(self, kind: kinds.Segments) -> None:
        super().__init__()
        self._options = kind.options
        self._offered: list[Option] = []
        self._name = self._about = ""
        self._group = QButtonGroup(self)
        self._buttons: list[Button] = []
        ground = Surface("segments")
        self._row = QHBoxLayout(ground)
        self._row.setContentsMargins(2, 2, 2, 2)
        self._row.setSpacing(2)
        _alone(self, ground)
        self._group.idClicked.connect(self._on_clicked)

    def show_value(self, value: Any, known: Known) -> None:
        """Press the button of what holds."""
        self._offered = list(self._options(known))
        while len(self._buttons) < len(self._offered):
            self._add_button()
        had_focus = any(button.hasFocus() for button in self._buttons)
        for button in self._buttons[len(self._offered) :]:
            button.hide()
        for button, option in zip(self._buttons, self._offered, strict=False):
            button.setText(option.label)
            button.show()
            button.setChecked(option.value == value)
            if had_focus and option.value == value:
                button.setFocus()
        self._name_buttons()

    def set_words(self, name: str, about: str) -> None:
        """Name the buttons."""
        self._name, self._about = name, about
        self._name_buttons()

    def _name_buttons(self) -> None:
        for button in self._buttons:
            button.setAccessibleName(f"{self._name}: {button.text()}")
            button.setAccessibleDescription(self._about)

    def _add_button(self) -> None:
        button = Button("segment")
        button.setCheckable(True)
        self._group.addButton(button, len(self._buttons))
        self._row.addWidget(button)
        if self._buttons:
            self.setTabOrder(self._buttons[-1], button)
        else:
            self.setFocusProxy(button)
        self._buttons.append(button)

    @Slot(int)
    def _on_clicked(self, number: int) -> None:
        self.edited.emit(self._offered[number].value)


class FlagsEditor(Editor):
    """A few boxes to tick."""

    is_wide = True

    def __init__(self, kind: kinds.Flags, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._options = kind.options
        self._offered: Sequence[Option] = ()
        self._boxes: list[TickBox] = []
        self._flow = FlowLayout(4 * GRID)
        self.setLayout(self._flow)

    def show_value(self, value: Any, known: Known) -> None:
        """Tick what holds."""
        self._offered = self._options(known)
        while len(self._boxes) < len(self._offered):
            box = TickBox(self._desk.theme)
            box.clicked.connect(self._on_clicked)
            self._flow.addWidget(box)
            self._boxes.append(box)
        self.setFocusProxy(self._boxes[0])
        for box, option in zip(self._boxes, self._offered, strict=True):
            box.setText(option.label)
            box.setChecked(option.value in value)

    def set_words(self, name: str, about: str) -> None:
        """Name the boxes."""
        for box in self._boxes:
            box.setAccessibleName(f"{name}: {box.text()}")
            box.setAccessibleDescription(about)

    @Slot()
    def _on_clicked(self) -> None:
        pairs = zip(self._boxes, self._offered, strict=True)
        self.edited.emit(frozenset(option.value for box, option in pairs if box.isChecked()))


class NumberEditor(Editor):
    """A number with steps."""

    def __init__(self, kind: kinds.Number, place: Field | BedPart, desk: Desk) -> None:
        super().__init__()
        self._kind = kind
        self.number = NumberBox(desk.theme, kind.step, kind.decimals)
        self.number.set_bounds(*place.bounds)
        _alone(self, self.number)
        self.number.valueChanged.connect(self._on_changed)
        self._retranslate()

    def show_value(self, value: Any, known: Known) -> None:
        """Show the number, unless another one is being typed."""
        if value == self.number.value() and self.number.hasFocus():
            return
        self.number.blockSignals(True)
        self.number.setValue(value)
        self.number.blockSignals(False)

    def set_words(self, name: str, about: str) -> None:
        """Name the number."""
        self.number.setAccessibleName(name)
        self.number.setAccessibleDescription(about)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    @Slot(float)
    def _on_changed(self, value: float) -> None:
        self.edited.emit(value if self._kind.decimals else round(value))

    def _retranslate(self) -> None:
        unit = told(self._kind.unit)
        self.number.setSuffix(f" {unit}" if unit else "")
        if self._kind.automatic is not None:
            self.number.set_automatic(self._kind.automatic())


class SwitchEditor(Editor):
    """On or off."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.switch = Switch(desk.theme)
        _alone(self, self.switch)
        self.switch.clicked.connect(self._on_clicked)

    def show_value(self, value: Any, known: Known) -> None:
        """Turn the switch to what holds."""
        self.switch.setChecked(value)

    def set_words(self, name: str, about: str) -> None:
        """Name the switch."""
        self.switch.setAccessibleName(name)
        self.switch.setAccessibleDescription(about)

    @Slot(bool)
    def _on_clicked(self, on: bool) -> None:
        self.edited.emit(on)


class LineEditor(Editor):
    """A line of text."""

    fills_column = True

    def __init__(self, kind: kinds.Line) -> None:
        super().__init__()
        self.is_wide = kind.is_long
        self._empty = kind.empty
        self._shown = ""
        self.line = QLineEdit()
        self.line.setMaxLength(200)
        grow_sideways(self.line)
        _alone(self, self.line)
        self.line.editingFinished.connect(self._on_finished)

    def show_value(self, value: Any, known: Known) -> None:
        """Show the text, unless another one is being typed."""
        if value != self._shown or not self.line.hasFocus():
            self._shown = value
            self.line.setText(value)
        self.line.setPlaceholderText(self._empty())

    def set_words(self, name: str, about: str) -> None:
        """Name the line."""
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(about)

    @Slot()
    def _on_finished(self) -> None:
        if (text := self.line.text().strip()) != self._shown:
            self._shown = text
            self.edited.emit(text)


def _alone(editor: Editor, control: Any) -> None:
    row = QHBoxLayout(editor)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(control)
    editor.setFocusProxy(control)
