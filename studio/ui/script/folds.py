"""Which chapters are folded: remembered for every script in the window's memory, never part of the script."""

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from studio.domain.ids import path_part
from studio.domain.script import Script


class Folds(QObject):
    """The folded chapters of the open script."""

    changed = Signal()

    def __init__(self, data_dir: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._memory = QSettings(str(data_dir / "window.ini"), QSettings.Format.IniFormat)
        self._script_id = ""
        self._folded: frozenset[str] = frozenset()

    @property
    def folded(self) -> frozenset[str]:
        """Uids of the folded chapters."""
        return self._folded

    def open(self, script_id: str) -> None:
        """Follow another script: what was folded in it is folded again."""
        if script_id == self._script_id:
            return
        self._script_id = script_id
        kept = str(self._memory.value(self._key, "")) if script_id else ""
        self._folded = frozenset(kept.split())

    def toggle(self, chapter_uid: str) -> None:
        """Fold a chapter, or unfold it."""
        self._set(self._folded ^ {chapter_uid})

    def fold_all(self, script: Script) -> None:
        """Leave nothing but the headings."""
        self._set(frozenset(chapter.uid for chapter in script.chapters))

    def unfold_all(self) -> None:
        """Show everything."""
        self._set(frozenset())

    def unfold(self, chapter_uid: str) -> None:
        """Show the scenes of a chapter."""
        self._set(self._folded - {chapter_uid})

    def _set(self, folded: frozenset[str]) -> None:
        if folded == self._folded:
            return
        self._folded = folded
        if folded:
            self._memory.setValue(self._key, " ".join(sorted(folded)))
        else:
            self._memory.remove(self._key)
        self.changed.emit()

    @property
    def _key(self) -> str:
        return f"folded/{path_part(self._script_id)}"
