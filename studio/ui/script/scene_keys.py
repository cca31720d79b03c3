"""What keys mean while whole scenes are chosen, and no text is being written in."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from studio.ui.script.pasting import Pasting
from studio.ui.script.view import ScriptView
from studio.ui.script.writing import Writing
from studio.ui.session import EditorSession

_STANDARD = QKeySequence.StandardKey


class SceneKeys(QObject):
    """Arrows go and choose, Enter writes, Delete takes out; cut, copy and paste are of scenes."""

    def __init__(self, session: EditorSession, view: ScriptView, writing: Writing, pasting: Pasting) -> None:
        super().__init__(view)
        self._session = session
        self._view = view
        self._writing = writing
        self._standard: tuple[tuple[QKeySequence.StandardKey, Callable[[], None]], ...] = (
            (_STANDARD.Copy, pasting.copy_scenes),
            (_STANDARD.Cut, pasting.cut_scenes),
            (_STANDARD.Paste, pasting.paste_scenes),
            (_STANDARD.SelectAll, writing.choose_all),
        )
        self._plain: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Up: writing.scene_before,
            Qt.Key.Key_Down: writing.scene_after,
            Qt.Key.Key_Home: lambda: self._go_to_end(0),
            Qt.Key.Key_End: lambda: self._go_to_end(-1),
            Qt.Key.Key_Return: self._write,
            Qt.Key.Key_Enter: self._write,
            Qt.Key.Key_Delete: writing.delete_selected,
            Qt.Key.Key_Backspace: writing.delete_selected,
            Qt.Key.Key_Escape: self._choose_one,
        }
        self._shifted: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Up: writing.extend_up,
            Qt.Key.Key_Down: writing.extend_down,
        }
        view.scene_key_pressed.connect(self._on_key)

    def _on_key(self, event: QKeyEvent) -> None:
        do = next((do for key, do in self._standard if event.matches(key)), None)
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if do is None and modifiers == Qt.KeyboardModifier.NoModifier:
            do = self._plain.get(event.key())
        elif do is None and modifiers == Qt.KeyboardModifier.ShiftModifier:
            do = self._shifted.get(event.key())
        if do is not None:
            event.accept()
            do()

    def _write(self) -> None:
        self._writing.reveal(self._session.selected_uid)
        self._view.focus_scene(self._session.selected_uid, at_end=True)

    def _choose_one(self) -> None:
        self._session.select(self._session.selected_uid)

    def _go_to_end(self, index: int) -> None:
        script = self._session.script
        if script is not None and script.scene_count:
            self._writing.go([scene.uid for _, _, scene in script.scenes()][index])
