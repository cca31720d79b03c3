"""The menus of the window, put together from the actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QMenuBar

from studio.domain.settings import Settings, WindowTheme
from studio.domain.text import Language
from studio.ui.actions import Actions
from studio.ui.docks import Dock

Value = TypeVar("Value")

SCENE: tuple[str, ...] = (
    "new_scene", "split", "merge", "", "move_up", "move_down", "",
    "scene_cut", "scene_copy", "scene_paste", "duplicate", "delete",
)  # fmt: skip
CHAPTER: tuple[str, ...] = (
    "chapter_rename", "new_chapter", "", "chapter_up", "chapter_down", "",
    "fold", "fold_all", "unfold_all", "", "chapter_merge", "chapter_delete",
)  # fmt: skip
REWRITE: tuple[str, ...] = (
    "rewrite_scenes", "rewrite_chapter", "", "rewrite_shorten", "rewrite_lengthen", "rewrite_simplify", "",
    "rewrite_translate", "rewrite_copy", "", "rewrite_set_up",
)  # fmt: skip
FILM: tuple[str, ...] = ("make_film", "", "film_options")
_MENUS: dict[str, tuple[str, ...]] = {
    "file": (
        "new_script", "draft", "import", "export", "", "draft_source", "sample", "",
        "settings", "connections", "",
        "backend", "backend_pull", "backend_push", "backend_compare", "backend_refresh", "", "close",
    ),
    "edit": (
        "undo", "redo", "paste_plain", "", "find", "replace", "find_next", "find_previous", "",
        "next_problem", "previous_problem", "", "compare", "history", "", "search_library",
    ),
    "scene": (
        *SCENE, "", "extend_up", "extend_down", "", "scene_before", "scene_after", "jump", "",
        "inspector", "draw_frames", "make_picture",
    ),
    "chapter": CHAPTER,
    "film": (
        "make_film", "film_options", "hear_scene", "",
        "submit", "submit_note", "withdraw", "approve", "reject", "reopen", "", "compare", "history", "",
        "job_open", "job_outside", "job_folder", "",
        "job_upload", "job_send_now", "job_stop_upload", "job_copy_address", "job_open_address", "",
        "outbox", "outbox_send_all", "",
        "job_cancel", "job_retry", "job_duplicate", "job_earlier", "job_later", "",
        "job_log", "job_copy", "job_find",
    ),
    "view": ("preset_write", "preset_time", "preset_review", "", "full_size", ""),
    "help": ("palette", "keys", "", "diagnostics", "show_logs", "", "about"),
}  # fmt: skip


class Menus(QObject):
    """The menus of the bar (or of the one button that stands for it), those of a scene and a film."""

    def __init__(
        self,
        bar: QMenuBar | QMenu,
        actions: Actions,
        docks: dict[str, Dock],
        choose_theme: Callable[[WindowTheme], None],
        choose_language: Callable[[Language | None], None],
    ) -> None:
        super().__init__(bar)
        self._menus = {name: bar.addMenu("") for name in _MENUS}
        for name, entries in _MENUS.items():
            _fill(self._menus[name], actions, entries)
        self.scene = QMenu(bar)
        _fill(self.scene, actions, SCENE)
        self.chapter = QMenu(bar)
        _fill(self.chapter, actions, CHAPTER)
        self.rewrite = QMenu(bar)
        self.rewrite.setToolTipsVisible(True)
        self._rewrite_why = self.rewrite.addAction("")
        self._rewrite_why.setEnabled(False)
        _fill(self.rewrite, actions, REWRITE)
        for menu in (self._menus["scene"], self.scene, self.chapter):
            menu.addSeparator()
            menu.addMenu(self.rewrite)
        self.film = QMenu(bar)
        _fill(self.film, actions, FILM)
        view = self._menus["view"]
        self._panels, self._theme, self._language = view.addMenu(""), view.addMenu(""), view.addMenu("")
        for dock in docks.values():
            self._panels.addAction(dock.toggleViewAction())
        self._themes = _choices(self._theme, list(WindowTheme), choose_theme)
        self._languages = _choices(self._language, [None, *Language], choose_language)
        self.retranslate()

    def show_choices(self, settings: Settings) -> None:
        """Mark what is chosen."""
        self._themes[settings.window_theme].setChecked(True)
        self._languages[settings.language].setChecked(True)

    def say_why_no_rewriting(self, why: str) -> None:
        """Head the rewriting with why it is not to be had."""
        self._rewrite_why.setText(why)
        self._rewrite_why.setVisible(bool(why))

    def retranslate(self) -> None:
        """Name the menus."""
        for name, text in (
            ("file", self.tr("&File")),
            ("edit", self.tr("&Edit")),
            ("scene", self.tr("&Scene")),
            ("chapter", self.tr("&Chapter")),
            ("film", self.tr("Fi&lm")),
            ("view", self.tr("&View")),
            ("help", self.tr("&Help")),
        ):
            self._menus[name].setTitle(text)
        self.rewrite.setTitle(self.tr("Rewrite"))
        self._panels.setTitle(self.tr("Panels"))
        self._theme.setTitle(self.tr("Theme"))
        self._language.setTitle(self.tr("Language"))
        self._themes[WindowTheme.SYSTEM].setText(self.tr("As the system"))
        self._themes[WindowTheme.LIGHT].setText(self.tr("Light"))
        self._themes[WindowTheme.DARK].setText(self.tr("Dark"))
        self._languages[None].setText(self.tr("As the system", "language"))
        self._languages[Language.KOREAN].setText("한국어")
        self._languages[Language.ENGLISH].setText("English")


def _fill(menu: QMenu, actions: Actions, entries: tuple[str, ...]) -> None:
    for entry in entries:
        if entry:
            menu.addAction(actions[entry])
        else:
            menu.addSeparator()


def _choices(menu: QMenu, values: list[Value], choose: Callable[[Value], None]) -> dict[Value, QAction]:
    group = QActionGroup(menu)
    actions: dict[Value, QAction] = {}
    for value in values:
        action = QAction(menu)
        action.setCheckable(True)
        action.triggered.connect(lambda _=False, value=value: choose(value))
        group.addAction(action)
        menu.addAction(action)
        actions[value] = action
    return actions
