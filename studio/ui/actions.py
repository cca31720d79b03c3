"""Everything a person can ask of the window, once: name, key, icon; for menus, keys and the palette."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence

from studio.ui.theme import Theme

Keys = str | QKeySequence.StandardKey | None


@dataclass(frozen=True, slots=True)
class Asked:
    """What is known of an action besides its words."""

    name: str
    keys: tuple[Keys, ...] = ()
    icon: str = ""


STANDARD: Final = QKeySequence.StandardKey
ALL: Final = (
    Asked("import", ("Ctrl+O",), "download"),
    Asked("export", ("Ctrl+Shift+E",), "upload"),
    Asked("new_script", ("Ctrl+N",), "file-plus"),
    Asked("draft", ("Ctrl+Shift+N",), "sparkles"),
    Asked("draft_source", (), "columns-2"),
    Asked("sample", (), "book-open"),
    Asked("settings", ("Ctrl+,",), "settings"),
    Asked("close", ("Ctrl+Q",), "x"),
    Asked("undo", (STANDARD.Undo,), "undo-2"),
    Asked("redo", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo-2"),
    Asked("new_scene", ("Ctrl+Return", "Ctrl+Enter"), "plus"),
    Asked("new_chapter", ("Ctrl+Alt+Return",), "list"),
    Asked("split", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), "split"),
    Asked("merge", (), "merge"),
    Asked("move_up", ("Alt+Up",), "arrow-up"),
    Asked("move_down", ("Alt+Down",), "arrow-down"),
    Asked("duplicate", ("Ctrl+D",), "copy"),
    Asked("delete", ("Ctrl+Shift+Delete",), "trash-2"),
    Asked("scene_cut", (), "scissors"),
    Asked("scene_copy", (), "copy"),
    Asked("scene_paste", (), "clipboard-paste"),
    Asked("paste_plain", ("Ctrl+Shift+V",)),
    Asked("extend_up", ("Alt+Shift+Up",)),
    Asked("extend_down", ("Alt+Shift+Down",)),
    Asked("scene_before", ("Ctrl+Up", "Alt+PgUp")),
    Asked("scene_after", ("Ctrl+Down", "Alt+PgDown")),
    Asked("jump", ("Ctrl+G",)),
    Asked("chapter_rename", (), "pencil"),
    Asked("chapter_up", ("Ctrl+Alt+Up",), "arrow-up"),
    Asked("chapter_down", ("Ctrl+Alt+Down",), "arrow-down"),
    Asked("chapter_merge", (), "merge"),
    Asked("chapter_delete", (), "trash-2"),
    Asked("fold", ("Ctrl+.",)),
    Asked("fold_all", ("Ctrl+Alt+.",), "chevrons-down-up"),
    Asked("unfold_all", ("Ctrl+Alt+,",), "chevrons-up-down"),
    Asked("rewrite_scenes", (), "refresh-cw"),
    Asked("rewrite_chapter", (), "refresh-cw"),
    Asked("rewrite_shorten"),
    Asked("rewrite_lengthen"),
    Asked("rewrite_simplify"),
    Asked("rewrite_translate", (), "languages"),
    Asked("rewrite_copy", (), "languages"),
    Asked("rewrite_set_up", (), "settings"),
    Asked("find", (STANDARD.Find,), "search"),
    Asked("replace", ("Ctrl+H",), "replace"),
    Asked("find_next", ("F3",)),
    Asked("find_previous", ("Shift+F3",)),
    Asked("search_library", ("Ctrl+Shift+F",), "search"),
    Asked("next_problem", ("F8",), "triangle-alert"),
    Asked("previous_problem", ("Shift+F8",)),
    Asked("submit", (), "send"),
    Asked("submit_note", (), "send"),
    Asked("withdraw", (), "undo-2"),
    Asked("approve", (), "thumbs-up"),
    Asked("reject", (), "thumbs-down"),
    Asked("reopen", (), "lock-open"),
    Asked("compare", ("F7",), "columns-2"),
    Asked("history", (), "history"),
    Asked("make_film", ("Ctrl+R",), "clapperboard"),
    Asked("film_options", (), "sliders-horizontal"),
    Asked("hear_scene", ("F5",), "volume-2"),
    Asked("inspector", ("Ctrl+I",), "sliders-horizontal"),
    Asked("draw_frames", ("Ctrl+Shift+I",), "scan"),
    Asked("make_picture", (), "sparkles"),
    Asked("job_cancel", (), "ban"),
    Asked("job_retry", (), "rotate-ccw"),
    Asked("job_open", (), "film"),
    Asked("job_outside", (), "external-link"),
    Asked("job_folder", (), "folder-open"),
    Asked("job_copy", (), "copy"),
    Asked("job_upload", (), "cloud-upload"),
    Asked("job_send_now", (), "send"),
    Asked("job_stop_upload", (), "ban"),
    Asked("job_copy_address", (), "link"),
    Asked("job_open_address", (), "external-link"),
    Asked("outbox", (), "send"),
    Asked("outbox_send_all", (), "refresh-cw"),
    Asked("connections", (), "cloud"),
    Asked("job_duplicate", (), "file-plus"),
    Asked("job_earlier", (), "arrow-up"),
    Asked("job_later", (), "arrow-down"),
    Asked("job_log", (), "file-text"),
    Asked("job_find", (), "search"),
    Asked("backend", (), "cloud"),
    Asked("backend_pull", (), "download"),
    Asked("backend_push", (), "upload"),
    Asked("backend_compare", (), "columns-2"),
    Asked("backend_refresh", (), "refresh-cw"),
    Asked("preset_write", ("Ctrl+1",), "type"),
    Asked("preset_time", ("Ctrl+2",), "clock"),
    Asked("preset_review", ("Ctrl+3",), "list-checks"),
    Asked("full_size", ("F11",), "maximize"),
    Asked("loop_scene", (), "repeat"),
    Asked("captions", (), "captions"),
    Asked("safe_areas", (), "frame"),
    Asked("mute", (), "volume-x"),
    Asked("go_to", (), "clock"),
    Asked("menu", ("F10",), "list"),
    Asked("palette", ("Ctrl+K",), "command"),
    Asked("keys", ("F1", "?"), "keyboard"),
    Asked("diagnostics", (), "clipboard-paste"),
    Asked("show_logs", (), "folder-open"),
    Asked("about", (), "info"),
)


class Actions(QObject):
    """The actions of one window, by name."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._actions: dict[str, QAction] = {}
        for asked in ALL:
            action = QAction(self)
            action.setObjectName(asked.name)
            action.setShortcuts([QKeySequence(keys) for keys in asked.keys if keys is not None])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            self._actions[asked.name] = action
        # Where the system has a menu of the program itself, these stand in it.
        self._actions["settings"].setMenuRole(QAction.MenuRole.PreferencesRole)
        self._actions["about"].setMenuRole(QAction.MenuRole.AboutRole)
        self._actions["close"].setMenuRole(QAction.MenuRole.QuitRole)
        theme.changed.connect(self._draw_icons)
        self._draw_icons()
        self.retranslate()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def on(self, name: str, do: Callable[[], object]) -> None:
        """Have `do` called when the action is asked for."""
        self._actions[name].triggered.connect(lambda _checked=False: do())

    def enable(self, names: tuple[str, ...], enabled: bool) -> None:
        """Offer some actions, or grey them out."""
        for name in names:
            self._actions[name].setEnabled(enabled)

    @Slot()
    def _draw_icons(self) -> None:
        for asked in ALL:
            if asked.icon:
                self._actions[asked.name].setIcon(self._theme.icon(asked.icon))

    def retranslate(self) -> None:
        """Name every action in the language of the window."""
        names = {
            "import": self.tr("Import script..."),
            "export": self.tr("Export script..."),
            "new_script": self.tr("New script"),
            "draft": self.tr("Draft a script..."),
            "draft_source": self.tr("Source beside the script"),
            "sample": self.tr("Open the sample"),
            "settings": self.tr("Settings..."),
            "close": self.tr("Quit"),
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "new_scene": self.tr("New scene"),
            "new_chapter": self.tr("New chapter"),
            "split": self.tr("Split scene at cursor"),
            "merge": self.tr("Merge with scene before"),
            "move_up": self.tr("Move scene up"),
            "move_down": self.tr("Move scene down"),
            "duplicate": self.tr("Duplicate scene"),
            "delete": self.tr("Delete scene"),
            "scene_cut": self.tr("Cut scenes"),
            "scene_copy": self.tr("Copy scenes"),
            "scene_paste": self.tr("Paste scenes"),
            "paste_plain": self.tr("Paste as plain text"),
            "extend_up": self.tr("Select the scene above as well"),
            "extend_down": self.tr("Select the scene below as well"),
            "scene_before": self.tr("Previous scene"),
            "scene_after": self.tr("Next scene"),
            "jump": self.tr("Go to scene..."),
            "chapter_rename": self.tr("Rename chapter"),
            "chapter_up": self.tr("Move chapter up"),
            "chapter_down": self.tr("Move chapter down"),
            "chapter_merge": self.tr("Merge with chapter before"),
            "chapter_delete": self.tr("Delete chapter"),
            "fold": self.tr("Fold or unfold chapter"),
            "fold_all": self.tr("Fold all chapters"),
            "unfold_all": self.tr("Unfold all chapters"),
            "rewrite_scenes": self.tr("Write scenes anew..."),
            "rewrite_chapter": self.tr("Write chapter anew..."),
            "rewrite_shorten": self.tr("Shorten..."),
            "rewrite_lengthen": self.tr("Lengthen..."),
            "rewrite_simplify": self.tr("Simplify..."),
            "rewrite_translate": self.tr("Translate, Korean and English..."),
            "rewrite_copy": self.tr("Translate all into a script of its own..."),
            "rewrite_set_up": self.tr("Set up a language model..."),
            "find": self.tr("Find in the script..."),
            "replace": self.tr("Replace in the script..."),
            "find_next": self.tr("Find next"),
            "find_previous": self.tr("Find previous"),
            "search_library": self.tr("Search the library"),
            "next_problem": self.tr("Next problem"),
            "previous_problem": self.tr("Problem before"),
            "submit": self.tr("Submit for review"),
            "submit_note": self.tr("Submit with a note..."),
            "withdraw": self.tr("Withdraw from review"),
            "approve": self.tr("Approve"),
            "reject": self.tr("Send back..."),
            "reopen": self.tr("Edit as new draft"),
            "compare": self.tr("Compare with approved..."),
            "history": self.tr("History"),
            "make_film": self.tr("Make film"),
            "film_options": self.tr("Film options..."),
            "hear_scene": self.tr("Hear scene"),
            "inspector": self.tr("Look, motion and voice of the scene"),
            "draw_frames": self.tr("Draw the frames of the scene"),
            "make_picture": self.tr("Make a picture of the scene..."),
            "job_cancel": self.tr("Cancel job"),
            "job_retry": self.tr("Retry job"),
            "job_open": self.tr("Open film"),
            "job_outside": self.tr("Open film in another program"),
            "job_folder": self.tr("Show folder"),
            "job_copy": self.tr("Copy error"),
            "job_upload": self.tr("Upload film"),
            "job_send_now": self.tr("Send film now"),
            "job_stop_upload": self.tr("Stop upload"),
            "job_copy_address": self.tr("Copy public address of film"),
            "job_open_address": self.tr("Open public address of film"),
            "outbox": self.tr("Outbox"),
            "outbox_send_all": self.tr("Send everything that waits"),
            "connections": self.tr("Connections..."),
            "job_duplicate": self.tr("Make film once more"),
            "job_earlier": self.tr("Job earlier in the queue"),
            "job_later": self.tr("Job later in the queue"),
            "job_log": self.tr("View log of job"),
            "job_find": self.tr("Search jobs"),
            "backend": self.tr("Backend"),
            "backend_pull": self.tr("Pull this script from the backend"),
            "backend_push": self.tr("Push this script to the backend"),
            "backend_compare": self.tr("Compare with the backend..."),
            "backend_refresh": self.tr("Ask the backend"),
            "preset_write": self.tr("Write"),
            "preset_time": self.tr("Time"),
            "preset_review": self.tr("Review"),
            "full_size": self.tr("Preview on the whole screen"),
            "loop_scene": self.tr("Repeat the scene in the preview"),
            "captions": self.tr("Captions in the preview"),
            "safe_areas": self.tr("Safe areas in the preview"),
            "mute": self.tr("Mute the preview"),
            "go_to": self.tr("Go to a time or scene..."),
            "menu": self.tr("Open the menu"),
            "palette": self.tr("Do anything..."),
            "keys": self.tr("Keyboard shortcuts"),
            "diagnostics": self.tr("Copy log and diagnostics"),
            "show_logs": self.tr("Show log folder"),
            "about": self.tr("About CTRLF Studio"),
        }
        for name, text in names.items():
            self._actions[name].setText(text)
