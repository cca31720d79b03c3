"""The window: puts the panels together and connects what a person asks for with who can do it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QVBoxLayout, QWidget

from studio.domain.errors import NotFound
from studio.domain.review import ScriptStatus
from studio.domain.settings import Settings, WindowTheme
from studio.domain.text import Language
from studio.ui.actions import Actions
from studio.ui.arrangement import Arrangement
from studio.ui.backend.desk import BackendDesk
from studio.ui.backend.panel import BackendPanel
from studio.ui.commands import commands_of
from studio.ui.docks import Dock
from studio.ui.drafting.desk import DraftDesk
from studio.ui.drafting.rewriting import COPY, EDITS, Rewriter
from studio.ui.elsewhere import Elsewhere
from studio.ui.film_desk import FilmDesk
from studio.ui.first_start import FirstStart
from studio.ui.icons import app_icon
from studio.ui.inspector.drops import scenes_in_script, scenes_on_timeline
from studio.ui.inspector.panel import InspectorPanel
from studio.ui.jobs.panel import JobsPanel
from studio.ui.jobs.queue import RenderQueue
from studio.ui.library.panel import LibraryPanel
from studio.ui.menus import Menus
from studio.ui.notices import Notice, Notices, Tone
from studio.ui.outbox.courier import Courier
from studio.ui.outbox.desk import UploadDesk
from studio.ui.outbox.panel import OutboxPanel
from studio.ui.palette import WHY_NOT
from studio.ui.preview.panel import PreviewPanel
from studio.ui.problems.desk import ProblemDesk
from studio.ui.problems.panel import ProblemsPanel
from studio.ui.problems.source import ProblemSource
from studio.ui.review.desk import ReviewDesk
from studio.ui.review.history_panel import HistoryPanel
from studio.ui.script.panel import ScriptPanel
from studio.ui.script_desk import ScriptDesk
from studio.ui.session import EditorSession
from studio.ui.settings.commands import SettingCommands
from studio.ui.settings.dialog import SettingsDialog
from studio.ui.settings.model import SettingsModel
from studio.ui.settings.setting import Section
from studio.ui.status_line import StatusLine
from studio.ui.support import Support
from studio.ui.theme import Theme
from studio.ui.timeline.panel import TimelinePanel
from studio.ui.top_bar import TopBar
from studio.ui.translations import Translations
from studio.ui.welcome import Welcome
from studio.ui.widgets import is_language_change
from studio.ui.workers import Workers

if TYPE_CHECKING:
    from studio.services.studio import Studio

_NEEDS_SCRIPT = (
    "export", "make_film", "hear_scene", "full_size", "compare", "scene_copy", "extend_up", "extend_down",
    "scene_before", "scene_after", "jump", "fold", "fold_all", "unfold_all",
    "find", "replace", "find_next", "find_previous", "backend_pull", "backend_push", "backend_compare",
)  # fmt: skip
_NEEDS_EDITING = (
    "new_scene", "new_chapter", "split", "merge", "move_up", "move_down", "duplicate", "delete",
    "scene_cut", "scene_paste", "paste_plain",
    "chapter_rename", "chapter_up", "chapter_down", "chapter_merge", "chapter_delete",
)  # fmt: skip


class MainWindow(QMainWindow):
    """The studio's window over one data directory."""

    def __init__(
        self, studio: Studio, theme: Theme, translations: Translations, *, speak_ahead: bool = True
    ) -> None:
        super().__init__()
        self.studio = studio
        self.theme = theme
        self._translations = translations
        self._closing = False
        studio.identity.never_wait_here()
        self._shown_to = studio.profile
        self._workers = Workers(2, self)
        self.settings = SettingsModel(studio.preferences, studio.secrets, self)
        self._settings_dialog: SettingsDialog | None = None
        self.setting_commands = SettingCommands(theme, lambda id_: self.open_settings(setting=id_), self)
        self.session = EditorSession(studio, speak_ahead=speak_ahead, parent=self)
        self.problems = ProblemSource(self.session, studio)
        self.queue = RenderQueue(studio, self)
        self.notices = Notices(theme, lambda: studio.language)
        self.welcome = Welcome(theme)
        self.library = LibraryPanel(studio, self.session, theme)
        self.script = ScriptPanel(studio, self.session, self.problems, theme)
        self.preview = PreviewPanel(
            self.session, theme, hearing=studio.hearing, memory=studio.data_dir / "window.ini"
        )
        self.inspector = InspectorPanel(studio, self.session, self.preview, theme)
        self.timeline = TimelinePanel(studio, self.session, self.problems, theme)
        self.jobs = JobsPanel(studio, theme)
        self.scripts = ScriptDesk(studio, self.session, self.notices, self._workers, self)
        self.drafts = DraftDesk(studio, self.session, self.script, self.notices, theme, self)
        self.rewriter = Rewriter(studio, self.session, self.script, self.notices, theme, self)
        self.support = Support(studio, self.notices, self._workers, self)
        self.elsewhere = Elsewhere(studio, self.session, self.notices, self)
        self.films = FilmDesk(studio, self.session, self.jobs, self.queue, self.notices, self._workers)
        self.courier = Courier(studio, self)
        self.outbox = OutboxPanel(studio, self.courier, theme)
        self.uploads = UploadDesk(self.courier, self.jobs, self.films, self.settings, self.notices, self)
        self.problems_panel = ProblemsPanel(self.problems, self.session, theme)
        self.problem_desk = ProblemDesk(self.problems, self.problems_panel, self.session, self.notices, self)
        self.history = HistoryPanel(studio, self.session, theme)
        bar = self.script.review_bar
        self.review = ReviewDesk(
            studio, self.session, theme, self.notices, bar, self.history, self, speak_ahead=speak_ahead
        )
        self.backend = BackendPanel(theme)
        self.backend_desk = BackendDesk(studio, self.session, theme, self.backend, self.notices, self)
        self.actions_ = Actions(theme, self)
        self.addActions(list(self.actions_))
        self.timeline.use_actions(self.actions_)
        self.docks = self._build_docks()
        self.top_bar, self._menus = self._build_top()
        self.status_line = StatusLine(self.session, theme)
        self._build_foot()
        self._arrangement = Arrangement(self, self.docks, studio.data_dir)
        self.setWindowIcon(app_icon())
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.resize(1440, 900)
        self._connect()
        self._retranslate()
        self._arrangement.restore()
        self.top_bar.show_preset(self._arrangement.preset)

    # --- putting together ------------------------------------------------------------------------

    def _build_docks(self) -> dict[str, Dock]:
        return {
            "library": Dock("library", self.theme, self.library, self.library.tools),
            "script": Dock("script", self.theme, self.script, self.script.tools),
            "preview": Dock("preview", self.theme, self.preview, self.preview.tools),
            "inspector": Dock("inspector", self.theme, self.inspector, self.inspector.tools),
            "timeline": Dock("timeline", self.theme, self.timeline, self.timeline.tools),
            "jobs": Dock("jobs", self.theme, self.jobs, self.jobs.tools),
            "backend": Dock("backend", self.theme, self.backend),
            "outbox": Dock("outbox", self.theme, self.outbox, self.outbox.tools),
            "problems": Dock("problems", self.theme, self.problems_panel, self.problems_panel.tools),
            "history": Dock("history", self.theme, self.history, self.history.tools),
        }

    def _build_top(self) -> tuple[TopBar, Menus]:
        # A menu bar where the system has one of its own at the top of the screen, else one quiet button.
        menu = None if sys.platform == "darwin" else QMenu(self)
        menus = Menus(menu or QMenuBar(), self.actions_, self.docks, self.choose_theme, self.choose_language)
        menus.show_choices(self.settings.settings)
        top_bar = TopBar(self.studio, self.session, self.theme, menu)
        top_bar.set_film_menu(menus.film)
        top = QWidget()
        column = QVBoxLayout(top)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(top_bar)
        column.addWidget(self.notices)
        column.addWidget(self.welcome)
        self.setMenuWidget(top)
        return top_bar, menus

    def _build_foot(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self.status_line, 1)

    def _connect(self) -> None:
        session, script, desk = self.session, self.script, self.scripts
        session.record_changed.connect(self._on_record_changed)
        session.failed.connect(self.notices.tell_error)
        session.undo_stack.indexChanged.connect(self._on_history_changed)
        desk.library_changed.connect(self.library.refresh)
        self.elsewhere.changed.connect(self.library.refresh)
        desk.brought_in.connect(script.begin_writing)
        self.library.open_wanted.connect(desk.open)
        self.library.export_wanted.connect(desk.export_other)
        self.library.delete_wanted.connect(desk.delete)
        self.library.rename_wanted.connect(desk.rename)
        self.library.duplicate_wanted.connect(desk.duplicate)
        self.library.failed.connect(self.notices.tell_error)
        self.queue.jobs_changed.connect(self.library.refresh)
        for panel in (self.library, script):
            panel.import_wanted.connect(desk.ask_import)
            panel.new_wanted.connect(desk.new_script)
        script.sample_wanted.connect(desk.open_sample)
        script.draft_wanted.connect(self.drafts.ask)
        self.drafts.drafted.connect(desk.open_new)
        self.rewriter.brought_in.connect(desk.open_new)
        script.rewrite_menu = self._menus.rewrite
        self.drafts.deletion_wanted.connect(desk.delete)
        self.drafts.settings_wanted.connect(lambda: self.open_settings(setting="model_url"))
        script.menu_wanted.connect(self._on_scene_menu)
        script.chapter_menu_wanted.connect(self._menus.chapter.popup)
        script.pasting.told.connect(self.notices.tell)
        script.pasting.untold.connect(self.notices.take_back)
        self.problems.changed.connect(self.status_line.show_problems)
        self.status_line.problems_wanted.connect(self.problem_desk.show_list)
        self.films.ahead_changed.connect(self.status_line.show_ahead)
        review = script.review_bar
        review.withdraw_wanted.connect(desk.withdraw)
        review.approve_wanted.connect(desk.approve)
        review.reject_wanted.connect(desk.reject)
        self.review.scene_wanted.connect(self.show_scene)
        self.queue.job_ended.connect(self.history.refresh)
        bar = self.top_bar
        bar.preset_chosen.connect(self.choose_preset)
        bar.submit_wanted.connect(desk.submit)
        bar.approve_wanted.connect(desk.approve)
        bar.film_wanted.connect(self.make_film)
        self.timeline.strip.play_asked.connect(self.preview.player.toggle)
        self.timeline.strip.shuttle_asked.connect(self.preview.player.shuttle)
        self.timeline.strip.play_from_asked.connect(self.preview.player.play)
        self.timeline.strip.write_asked.connect(script.begin_writing)
        self.timeline.strip.repeat_asked.connect(self.preview.toggle_loop)
        self.inspector.failed.connect(self.notices.tell_error)
        self.inspector.news.connect(self.notices.tell)
        self.inspector.picture_settings_wanted.connect(
            lambda: self.open_settings(setting="pictures_provider")
        )
        self.inspector.hear_wanted.connect(self.actions_["hear_scene"].trigger)
        self.inspector.take_drops(script.view.viewport(), scenes_in_script(script.view))
        self.inspector.take_drops(self.timeline.strip.viewport(), scenes_on_timeline(self.timeline.strip))
        self.queue.stopped.connect(self._on_queue_stopped)
        self.queue.job_ended.connect(self.courier.wake)
        self.queue.looked.connect(self.courier.look)
        self.courier.changed.connect(self.status_line.show_outbox)
        self.courier.sending_changed.connect(self.status_line.show_sending)
        self.outbox.open_wanted.connect(self.films.jobs.open_film)
        self.outbox.failed.connect(self.notices.tell_error)
        for asked in (self.status_line.outbox_wanted, self.uploads.outbox_wanted):
            asked.connect(self.actions_["outbox"].trigger)
        backend = self.backend_desk
        backend.open_wanted.connect(desk.open)
        backend.settings_wanted.connect(lambda: self.open_settings(Section.CONNECTIONS))
        backend.library_changed.connect(self.library.refresh)
        backend.film_created.connect(self.films.show_created)
        backend.noticed.connect(self.status_line.show_backend)
        backend.contact_changed.connect(self.status_line.show_contact)
        backend.asking.begin_anew()
        self.status_line.backend_wanted.connect(backend.show)
        self.elsewhere.changed.connect(backend.look)
        self.settings.changed.connect(self._on_settings_changed)
        self.settings.failed.connect(self.notices.tell_error)
        for look in (self.inspector.look_for_voices, self.session.refresh_film, self.problems.look_again):
            self.settings.secret_changed.connect(look)
        self.settings.secret_changed.connect(self._look_who_is_here)
        for name, do in commands_of(self).items():
            self.actions_.on(name, do)

    # --- what a person chooses -------------------------------------------------------------------

    @Slot(str)
    def choose_preset(self, preset: str) -> None:
        """Arrange the docks."""
        self._arrangement.choose(preset)
        self.top_bar.show_preset(preset)

    def choose_theme(self, choice: WindowTheme) -> None:
        """Change the colours, now and for the next start."""
        self.settings.change({"window_theme": choice})

    def choose_language(self, language: Language | None) -> None:
        """Change the language, now and for the next start; None follows the system."""
        self.settings.change({"language": language})

    @Slot(str)
    def show_scene(self, uid: str) -> None:
        """Show a scene in the editor, wherever it was asked for."""
        self.session.select(uid)
        self.activateWindow()
        self.script.begin_writing()

    @Slot()
    def make_film(self) -> None:
        """Have a film of the open script made, unless its problems say already that it would be refused."""
        self.problem_desk.make_film(self.films.make_film)

    def open_settings(self, section: Section | None = None, setting: str = "") -> None:
        """Show the settings: a section of them, or one."""
        if self._settings_dialog is None:
            self._settings_dialog = SettingsDialog(self.studio, self.session, self.settings, self.theme, self)
        self._settings_dialog.open_at(section, setting)

    @property
    def settings_dialog(self) -> SettingsDialog | None:
        """The settings, once they have been opened."""
        return self._settings_dialog

    def begin(self, *, welcome: bool = False) -> None:
        """After the window is shown: recover, render what waits, open what was open last.

        `welcome` shows the sample and what to try with it where nobody has worked before.
        """
        self.script.setFocus()
        self._look_who_is_here()
        self.films.recover()
        self.courier.open()
        if (notice := self.studio.preferences.notice) is not None:
            self.notices.tell(Notice(Tone.DOUBT, notice.to(self.studio.language)))
        if welcome and self._arrangement.is_first_start and not self.studio.scripts.list():
            self._arrangement.keep_first_start()
            FirstStart(self, self.welcome).begin()
        elif last := self._arrangement.last_script:
            try:
                self.session.open(last)
            except NotFound:
                return  # deleted meanwhile: the empty state says what to do

    @Slot(object)
    def _on_scene_menu(self, position: QPoint) -> None:
        self._menus.scene.popup(position)

    # --- what changes ----------------------------------------------------------------------------

    @Slot()
    def _look_who_is_here(self) -> None:
        """Ask the keyring, which may take its time, who is signed in, and show what they may do."""

        def show(_signed_in: object) -> None:
            if self.studio.profile != self._shown_to:
                self.session.tell_record()

        self._workers.run(lambda _token, _progress: self.studio.identity.current(), on_result=show)

    @Slot()
    def _on_record_changed(self) -> None:
        record = self.session.record
        self._shown_to = self.studio.profile
        status = record.status if record is not None else None
        may_approve = record is not None and self.studio.scripts.why_not_approve(record) is None
        undecided = status in (ScriptStatus.DRAFT, ScriptStatus.REVIEW_REQUESTED)
        enable = self.actions_.enable
        enable(_NEEDS_SCRIPT, record is not None)
        enable(_NEEDS_EDITING, self.session.is_editable)
        enable(("draft_source",), self.drafts.has_source)
        self._offer_rewriting()
        enable(("submit", "submit_note"), status in (ScriptStatus.DRAFT, ScriptStatus.REJECTED))
        enable(("withdraw",), status is ScriptStatus.REVIEW_REQUESTED)
        enable(("approve", "reject"), undecided and may_approve)
        enable(("reopen",), status is ScriptStatus.APPROVED and not self.session.is_editable)
        self._on_history_changed()
        self.setWindowTitle(f"{record.title} · CTRLF Studio" if record is not None else "CTRLF Studio")
        if record is not None:
            self._arrangement.keep_script(record.script_id)

    def _offer_rewriting(self) -> None:
        for name in (*EDITS, COPY):
            why = self.rewriter.why_not(name)
            self.actions_[name].setEnabled(not why)
            self.actions_[name].setToolTip(why)
            self.actions_[name].setProperty(WHY_NOT, why)
        self._menus.say_why_no_rewriting(self.rewriter.why_not(EDITS[0]))
        self.actions_["rewrite_set_up"].setVisible(not self.studio.authoring.model_name)

    @Slot(object, object)
    def _on_settings_changed(self, before: Settings, after: Settings) -> None:
        if after.window_theme != before.window_theme:
            self.theme.choose(after.window_theme)
        if after.text_percent != before.text_percent:
            self.theme.choose_text(after.text_percent)
        if after.language != before.language:
            self._translations.choose(self.studio.language)
        if after.render != before.render:
            self.session.refresh_film()
            self.library.model.forget_looks()
        if after.visuals != before.visuals:
            self.inspector.refresh()
        if _encoding(after) != _encoding(before):
            self.films.encode_ahead()
        if after.backend != before.backend or after.profile_roles != before.profile_roles:
            self.backend_desk.settings_changed()
            self._look_who_is_here()
        if after.renders_at_once != before.renders_at_once:
            self.queue.wake()
        if after.profile_roles != before.profile_roles:
            self.session.tell_record()
        elif _deciding(after) != _deciding(before):
            self.top_bar.show_deciding()
            self.review.tell_bar()
            self._on_record_changed()
        self._menus.show_choices(after)
        self.drafts.follow_settings()
        self._offer_rewriting()

    @Slot()
    def _on_history_changed(self) -> None:
        stack, editable = self.session.undo_stack, self.session.is_editable
        for name, possible, what in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            action = self.actions_[name]
            action.setEnabled(possible and editable)
            text = self.tr("Undo") if name == "undo" else self.tr("Redo")
            action.setText(f"{text}: {what}" if what else text)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if is_language_change(event):
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.actions_.retranslate()
        self._menus.retranslate()
        for name, text in (
            ("library", self.tr("Library")),
            ("script", self.tr("Script")),
            ("preview", self.tr("Preview")),
            ("inspector", self.tr("Inspector")),
            ("timeline", self.tr("Scene timeline")),
            ("jobs", self.tr("Job queue")),
            ("backend", self.tr("Backend")),
            ("outbox", self.tr("Outbox")),
            ("history", self.tr("History")),
        ):
            self.docks[name].set_name(text)
        self.problem_desk.show_count()
        self._on_record_changed()

    # --- drops -----------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take whatever comes from outside: what cannot be a script is told why."""
        if event.source() is None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped."""
        event.acceptProposedAction()
        if not self.drafts.take_drop(event.mimeData()):
            self.scripts.importer.drop(event.mimeData())

    # --- the end ---------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close; while a film is being made, ask first, within the window."""
        if self.queue.running and not self._closing:
            event.ignore()
            self._ask_to_close()
            return
        record = self.session.record
        self._arrangement.keep()
        self._arrangement.keep_script(record.script_id if record is not None else "")
        self.elsewhere.close()
        self.queue.close()
        self.films.close()
        self.backend_desk.close()
        self.courier.close()
        self.outbox.close_workers()
        self.review.close_workers()
        self.history.close_workers()
        self.problems.close_workers()
        self.session.close()
        self.drafts.close()
        self.rewriter.close()
        self.script.close_workers()
        self.library.close_workers()
        self.preview.close_workers()
        self.inspector.close_workers()
        self.timeline.close_workers()
        if self._settings_dialog is not None:
            self._settings_dialog.close()  # what is being typed there is taken
            self._settings_dialog.close_workers()
        self.settings.close()
        self._workers.close()
        event.accept()

    def _ask_to_close(self) -> None:
        self.notices.tell(
            Notice(
                Tone.DOUBT,
                self.tr("A film is being made."),
                self.tr("Stopping keeps what is finished: a retry goes on from there."),
                ((self.tr("Stop and close"), self._stop_and_close),),
                key="closing",
            )
        )

    def _stop_and_close(self) -> None:
        self._closing = True
        self.queue.stop()

    @Slot()
    def _on_queue_stopped(self) -> None:
        if self._closing:
            self.close()


def _deciding(settings: Settings) -> object:
    """Return what it depends on whether somebody may decide on a script."""
    return settings.profile_name, settings.four_eyes


def _encoding(settings: Settings) -> object:
    """Return what encoding ahead depends on besides the film."""
    return settings.encode_ahead, settings.encode_ahead_on_battery, settings.encoder, settings.workers
