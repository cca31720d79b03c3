"""An older state of a script to read, with its film beside it; nothing can be changed here."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QCloseEvent, QFont
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QTextBrowser, QVBoxLayout, QWidget

from studio.ui import words
from studio.ui.preview.panel import PreviewPanel
from studio.ui.review.texts import ReviewTexts
from studio.ui.session import EditorSession
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import Button, Label, Surface, hairline, is_language_change

if TYPE_CHECKING:
    from studio.domain.records import ScriptRecord
    from studio.domain.script import Script
    from studio.services.studio import Studio

_SHARE: Final = 0.88
_SCENE: Final = "scene"
"""Scheme of the links that lead to a scene in the film."""


class StateView(QDialog):
    """A sheet over the window that does not lock it; its film is the studio's own preview."""

    compare_wanted = Signal()
    """With the present text."""
    closed = Signal()

    def __init__(
        self,
        studio: Studio,
        record: ScriptRecord,
        name: str,
        theme: Theme,
        parent: QWidget,
        speak_ahead: bool,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("state")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._theme = theme
        self._texts = ReviewTexts(self)
        self._script: Script = record.script
        self.session = EditorSession(studio, speak_ahead=speak_ahead, parent=self)
        self.preview = PreviewPanel(self.session, theme, hearing=studio.hearing)
        self.text = QTextBrowser()
        self.text.setOpenLinks(False)
        self.text.setProperty("kind", "bare")
        self._name = Label(theme, Type.BODY, weight=QFont.Weight.DemiBold)
        self._name.setText(name)
        self._name.setWordWrap(True)
        self._locked = Label(theme, Type.SECONDARY, "muted")
        self._compare = Button()
        self._close = Button()
        self._build()
        self.text.anchorClicked.connect(self._on_link)
        self._compare.clicked.connect(self.compare_wanted)
        self._close.clicked.connect(self.close)
        theme.changed.connect(self._write)
        self.session.look_at(record)
        self._retranslate()
        self.resize(parent.window().size() * _SHARE)

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(2)
        names.addWidget(self._name)
        names.addWidget(self._locked)
        head = QHBoxLayout()
        head.setContentsMargins(GRID * 4, GRID * 3, GRID * 4, GRID * 3)
        head.setSpacing(GRID * 2)
        head.addLayout(names, 1)
        head.addWidget(self._compare)
        head.addWidget(self._close)
        reading = Surface("panel")
        column = QVBoxLayout(reading)
        column.setContentsMargins(GRID * 4, 0, 0, 0)
        column.addWidget(self.text)
        halves = QSplitter(Qt.Orientation.Horizontal)
        halves.addWidget(reading)
        halves.addWidget(self.preview)
        halves.setSizes([560, 640])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(hairline())
        whole.addWidget(halves, 1)

    @Slot()
    def _write(self) -> None:
        position = self.text.verticalScrollBar().value()
        self.text.document().setDefaultFont(self._theme.font(Type.BODY))
        self.text.setHtml(self._as_html())
        self.text.verticalScrollBar().setValue(position)

    def _as_html(self) -> str:
        colors = self._theme.colors.as_hex()
        parts: list[str] = []
        chapter_uid = ""
        for number, (_, chapter, scene) in enumerate(self._script.scenes(), start=1):
            if chapter.uid != chapter_uid:
                chapter_uid = chapter.uid
                parts.append(f"<h3>{_escaped(chapter.title)}</h3>")
            link = f'<a href="{_SCENE}:{number}" style="color: {colors["accent"]}">{number}</a>'
            meta = [link]
            if scene.duration_sec is not None:
                meta.append(words.seconds(scene.duration_sec))
            parts.append(f'<p style="color: {colors["muted"]}; margin-bottom: 0">{" · ".join(meta)}</p>')
            parts.append(f'<p style="margin-top: 2px; margin-bottom: 2px">{_escaped(scene.narration)}</p>')
            if scene.on_screen_text:
                shown = _escaped(self._texts.on_screen + scene.on_screen_text)
                parts.append(f'<p style="color: {colors["muted"]}; margin-top: 0">{shown}</p>')
        return "".join(parts)

    @Slot(QUrl)
    def _on_link(self, url: QUrl) -> None:
        if url.scheme() == _SCENE and url.path().isdecimal():
            scenes = [scene for _, _, scene in self._script.scenes()]
            number = int(url.path())
            if 0 < number <= len(scenes):
                self.session.select(scenes[number - 1].uid)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Older state"))
        self._locked.setText(
            self.tr("To read only: this state is kept as it was. Scene numbers lead into its film.")
        )
        self._compare.set_text(self.tr("Compare with the present text"))
        self._close.set_text(self.tr("Close"))
        self.text.setAccessibleName(self.tr("Text of the older state"))
        self._write()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop its film."""
        self.preview.close_workers()
        self.session.close()
        self.closed.emit()
        super().closeEvent(event)

    def reject(self) -> None:
        """Close on Escape as well, with all that belongs to closing."""
        self.close()


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
