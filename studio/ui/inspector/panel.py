"""The inspector: the selected scene and the whole script, all that is not their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.domain.cancel import CancelToken
from studio.domain.errors import StudioError
from studio.domain.review import ScriptStatus
from studio.domain.visuals import VisualKind
from studio.ui import words
from studio.ui.empty import EmptyState
from studio.ui.inspector.controls import Segments
from studio.ui.inspector.drops import PictureDrops, ScenesAt
from studio.ui.inspector.film_page import FilmPage
from studio.ui.inspector.framing import FramingTool
from studio.ui.inspector.intake import PictureIntake
from studio.ui.inspector.orders import Orders
from studio.ui.inspector.scene_page import ScenePage
from studio.ui.inspector.voice import KnownVoice, known_voices
from studio.ui.notices import Notice, Tone
from studio.ui.settings.row import Note
from studio.ui.theme import GRID, Theme, Type
from studio.ui.widgets import ElidedLabel, Surface, is_language_change
from studio.ui.workers import Progress, Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio
    from studio.ui.preview.panel import PreviewPanel
    from studio.ui.session import EditorSession

REFRESH_MS: Final = 30
"""Typing changes the script with every key: what is shown here follows a moment later."""


class TitleTools(QWidget):
    """What stands in the title of the dock: what is shown, and where there is room a choice beside it."""

    resized = Signal()

    def __init__(self, label: ElidedLabel, choice: QWidget) -> None:
        super().__init__()
        self._label, self._choice = label, choice
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2 * GRID)
        self._row.addWidget(label, 1)
        self.take(choice)

    @property
    def has_room(self) -> bool:
        """Tell whether the choice can stand beside enough of the label to tell which scene it is."""
        title = self.parentWidget()
        high = title.height() if title is not None else self.height()
        wanted = self._choice.sizeHint() + QSize(14 * self._label.fontMetrics().horizontalAdvance("0"), 0)
        return self.width() >= wanted.width() and high >= wanted.height()

    def take(self, choice: QWidget) -> None:
        """Show the choice at the right."""
        self._row.addWidget(choice, 0, Qt.AlignmentFlag.AlignVCenter)

    def sizeHint(self) -> QSize:
        """Ask for the room of the label: the choice stands here only where there is room."""
        return self._label.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Allow the dock to become narrow."""
        return QSize(0, self._label.minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell that there may be more room, or less."""
        super().resizeEvent(event)
        self.resized.emit()


class InspectorPanel(Surface):
    """What the window docks; `tools` belongs at the right of the dock's title."""

    hear_wanted = Signal()
    failed = Signal(object)
    """StudioError of a picture that could not be taken in."""
    news = Signal(object)
    """Notice of a picture that came while another scene is shown."""
    picture_settings_wanted = Signal()

    def __init__(self, studio: Studio, session: EditorSession, preview: PreviewPanel, theme: Theme) -> None:
        super().__init__("panel")
        self._studio = studio
        self._session = session
        self._theme = theme
        self._workers = Workers(1, self)
        self._asked_voices = False
        self._voices: tuple[KnownVoice, ...] = ()
        self._is_whole = False
        self.intake = PictureIntake(session, studio.pictures, self)
        self.orders = Orders(session, studio.made_pictures, self)
        self.framing = FramingTool(session, preview, theme, self)
        self._scene: ScenePage | None = None
        self._film: FilmPage | None = None
        self._where = ElidedLabel(theme, Type.SECONDARY, "muted")
        self._scope = Segments((False, True))
        self.tools = TitleTools(self._where, self._scope)
        self.scene_button, self.film_button = self._scope.buttons.values()
        self._lock = Note(theme)
        self._empty = EmptyState(theme, "sliders-horizontal")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        top = QWidget()
        self._head = head = QVBoxLayout(top)
        head.setContentsMargins(4 * GRID, 0, 4 * GRID, 0)
        head.setSpacing(2 * GRID)
        head.addWidget(self._lock)
        self._lock.setContentsMargins(0, 2 * GRID, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top)
        column.addWidget(self._pages, 1)
        self.take_drops(preview.picture, self._dropped_on_preview)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh)
        self._connect()
        self._retranslate()

    def _connect(self) -> None:
        session = self._session
        for signal in (
            session.record_changed,
            session.script_changed,
            session.selection_changed,
            session.selected_scenes_changed,
            session.film_changed,
        ):
            signal.connect(self._on_changed)
        self._scope.chosen.connect(self._on_scope)
        self.tools.resized.connect(self._place_scope)
        self.intake.failed.connect(self.failed)
        self.orders.arrived.connect(self._on_arrived)
        self.orders.failed.connect(self._on_order_failed)

    @property
    def scene(self) -> ScenePage:
        """The page of the selected scenes; made when it is wanted, after the window has come up."""
        if self._scene is None:
            self._scene = page = ScenePage(self._studio, self._session, self._theme, self.intake, self.orders)
            page.picture_settings_wanted.connect(self.picture_settings_wanted)
            page.voice.set_voices(self._voices)
            page.voice.hear_wanted.connect(self.hear_wanted)
            page.framing_wanted.connect(self.framing.turn)
            page.show_framing(self.framing.is_on)
            self.framing.turned.connect(page.show_framing)
            self._pages.addWidget(page)
        return self._scene

    @property
    def film(self) -> FilmPage:
        """The page of the whole script; made when it is wanted."""
        if self._film is None:
            self._film = page = FilmPage(self._studio, self._session, self._theme)
            page.voice.set_voices(self._voices)
            self._pages.addWidget(page)
        return self._film

    # --- what the window asks --------------------------------------------------------------------

    def show_whole(self, whole: bool) -> None:
        """Show what holds for the whole script, or what holds for the selected scenes."""
        self._is_whole = whole
        self.refresh()

    def take_drops(self, target: QWidget, scenes_at: ScenesAt) -> None:
        """Let pictures that are dropped on a widget become those of the scenes that lie there."""
        PictureDrops(target, self.intake, scenes_at)

    @property
    def is_settled(self) -> bool:
        """Tell whether everything that is found or read beside the window is shown."""
        picture = self._scene is None or self._scene.picture.is_settled
        return (
            picture
            and self.orders.is_settled
            and self.framing.view.is_settled
            and self._workers.is_idle
            and not self._timer.isActive()
        )

    def begin(self) -> None:
        """Put the focus on the first thing that can be changed."""
        self.refresh()
        page = self._pages.currentWidget()
        if isinstance(page, ScenePage):
            page.layouts.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif isinstance(page, FilmPage):
            page.title.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def named(self) -> str:
        """What is shown: the number and chapter of a scene, or how many there are."""
        return self._where.text()

    @property
    def locked(self) -> str:
        """Why nothing can be changed, empty where it can."""
        return self._lock.text

    def close_workers(self) -> None:
        """Stop what is done beside the window, and wait for it."""
        self._timer.stop()
        self.intake.close()
        self.orders.close()
        if self._scene is not None:
            self._scene.close_workers()
        self.framing.close_worker()
        self._workers.close()

    def make_picture(self) -> None:
        """Show where a picture of the selected scene is made."""
        self.show_whole(False)
        self.scene.picture.make.setChecked(True)

    def _is_seen(self, uid: str) -> bool:
        """Tell whether somebody looks at what is made for a scene."""
        return self._scene is not None and self._scene.maker.isVisible() and self._session.selected_uid == uid

    @Slot(str)
    def _on_arrived(self, uid: str) -> None:
        if self._is_seen(uid):
            return
        script = self._session.script
        numbers = [scene.uid for _, _, scene in script.scenes()] if script is not None else []
        if uid not in numbers:
            return  # of another script: it waits there
        one = self.orders.of(uid).marked
        is_clip = one is not None and one.made.kind is VisualKind.CLIP
        text = (
            self.tr("A clip for scene %1 is ready.")
            if is_clip
            else self.tr("A picture for scene %1 is ready.")
        )
        text = text.replace("%1", str(numbers.index(uid) + 1))

        def show() -> None:
            self._session.select(uid)
            self.make_picture()

        self.news.emit(Notice(Tone.NEWS, text, actions=((self.tr("Show"), show),), key=f"made:{uid}"))

    @Slot(str, object)
    def _on_order_failed(self, uid: str, error: StudioError) -> None:
        if not self._is_seen(uid) or self.orders.of(uid).error is not error:
            self.failed.emit(error)

    @Slot()
    def _place_scope(self) -> None:
        """Put the choice between scene and script into the title, or under it where there is no room."""
        fits = self.tools.has_room
        if fits == (self._scope.parentWidget() is self.tools):
            return
        if fits:
            self.tools.take(self._scope)
        else:
            self._head.insertWidget(0, self._scope)
        self._head.setContentsMargins(4 * GRID, 0 if fits else 2 * GRID, 4 * GRID, 0)
        self._scope.setVisible(self._session.script is not None)

    @Slot(object)
    def _on_scope(self, whole: bool) -> None:
        self.show_whole(whole)

    # --- what is shown ---------------------------------------------------------------------------

    @Slot()
    def _on_changed(self) -> None:
        if self.isVisible() and not self._timer.isActive():
            self._timer.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what holds now, and look which voices can speak here."""
        super().showEvent(event)
        self.refresh()
        self._ask_voices()

    def _ask_voices(self) -> None:
        if self._asked_voices or not self.isVisible():
            return
        self._asked_voices = True

        def look(_token: CancelToken, _progress: Progress) -> tuple[KnownVoice, ...]:
            return known_voices(self._studio)

        self._workers.run(look, on_result=self._on_voices)

    @Slot()
    def look_for_voices(self) -> None:
        """Look anew who can speak here: keys of services came or went."""
        self._asked_voices = False
        self._ask_voices()

    def _on_voices(self, voices: tuple[KnownVoice, ...]) -> None:
        self._voices = voices
        for page in (self._scene, self._film):
            if page is not None:
                page.voice.set_voices(voices)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what holds now."""
        if not self.isVisible():
            return
        has_script = self._session.script is not None
        has_scene = self._session.selected_scene is not None
        if self._is_whole and has_script:
            self.film.refresh()
            self._pages.setCurrentWidget(self.film)
        elif has_scene:
            self.scene.refresh()
            self._pages.setCurrentWidget(self.scene)
        else:
            self._pages.setCurrentWidget(self._empty)
        self._scope.show_value(self._is_whole)
        self._scope.setVisible(has_script)
        self._say(has_script=has_script)

    def _say(self, *, has_script: bool) -> None:
        self._where.setText("" if self._is_whole else self._named())
        reason = self._why_locked()
        if reason:
            self._lock.say("lock", "doubt", reason)
        else:
            self._lock.hide()
        if has_script:
            title = self.tr("No scene is selected")
            hint = self.tr("Click a scene in the script or on the timeline.")
        else:
            title = self.tr("Nothing to set yet")
            hint = self.tr("Open or import a script: how its scenes look and sound is set here.")
        self._empty.set_texts(title, hint)

    def _named(self) -> str:
        """Name the selected scene by its number and chapter, or say how many there are."""
        script, selected = self._session.script, self._session.selected_uid
        if script is None:
            return ""
        if len(self._session.selected_uids) > 1:
            return words.scenes(len(self._session.selected_uids))
        for number, (_, chapter, scene) in enumerate(script.scenes(), start=1):
            if scene.uid == selected:
                text = self.tr("Scene %1")
                return f"{text.replace('%1', str(number))} · {chapter.title}"
        return ""

    def _why_locked(self) -> str:
        record = self._session.record
        if record is None or self._session.is_editable:
            return ""
        if record.status is ScriptStatus.REVIEW_REQUESTED:
            return self.tr("In review: nothing can be changed until somebody decides, or it is withdrawn.")
        return self.tr("Approved: this script is kept as it is. Edit it as a new draft to change it.")

    def _dropped_on_preview(self, _place: QPoint) -> tuple[str, ...]:
        uid = self._session.selected_uid
        return (uid,) if uid else ()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Inspector"))
        self._scope.set_words(self.tr("Show"), (self.tr("Scene"), self.tr("Whole script")))
        self.scene_button.setToolTip(self.tr("What holds for the selected scenes"))
        self.film_button.setToolTip(self.tr("What holds for every scene"))
        self._say(has_script=self._session.script is not None)
