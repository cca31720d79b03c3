"""What each action of the window does: one line per name in `actions`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from studio.ui.backend.rows import SyncAction
from studio.ui.dialogs import About, KeySheet
from studio.ui.jobs.texts import JobAction
from studio.ui.palette import CommandPalette
from studio.ui.settings.setting import Section

if TYPE_CHECKING:
    from studio.ui.main_window import MainWindow


def commands_of(window: MainWindow) -> dict[str, Callable[[], object]]:
    """Return what to call for each action, by the action's name."""
    return {
        **_of_files(window),
        **_of_writing(window),
        **_of_review(window),
        **_of_films(window),
        **_of_the_backend(window),
        **_of_the_window(window),
    }


def _of_files(window: MainWindow) -> dict[str, Callable[[], object]]:
    desk = window.scripts
    return {
        "import": desk.ask_import,
        "export": desk.ask_export,
        "new_script": desk.new_script,
        "draft": window.drafts.ask,
        "draft_source": window.drafts.toggle_source,
        "sample": desk.open_sample,
        "settings": window.open_settings,
        "close": window.close,
    }


def _of_writing(window: MainWindow) -> dict[str, Callable[[], object]]:
    script, writing = window.script, window.script.writing
    return {
        "undo": writing.undo,
        "redo": writing.redo,
        "new_scene": writing.new_scene,
        "new_chapter": writing.new_chapter,
        "split": writing.split_at_cursor,
        "merge": writing.merge_selected,
        "move_up": writing.move_up,
        "move_down": writing.move_down,
        "duplicate": writing.duplicate_selected,
        "delete": writing.delete_selected,
        "scene_cut": script.pasting.cut_scenes,
        "scene_copy": script.pasting.copy_scenes,
        "scene_paste": script.pasting.paste_scenes,
        "paste_plain": script.pasting.paste_plain,
        "extend_up": writing.extend_up,
        "extend_down": writing.extend_down,
        "scene_before": writing.scene_before,
        "scene_after": writing.scene_after,
        "jump": script.jump,
        "chapter_rename": writing.rename_chapter,
        "chapter_up": writing.chapter_up,
        "chapter_down": writing.chapter_down,
        "chapter_merge": writing.merge_chapter,
        "chapter_delete": writing.delete_chapter,
        "fold": writing.fold_chapter,
        "fold_all": writing.fold_all,
        "unfold_all": writing.unfold_all,
        "find": script.finding.open,
        "replace": script.finding.open_replacing,
        "find_next": script.finding.next,
        "find_previous": script.finding.previous,
        "search_library": lambda: _search_library(window),
        "rewrite_scenes": window.rewriter.regenerate,
        "rewrite_chapter": window.rewriter.regenerate_chapter,
        "rewrite_shorten": window.rewriter.shorten,
        "rewrite_lengthen": window.rewriter.lengthen,
        "rewrite_simplify": window.rewriter.simplify,
        "rewrite_translate": window.rewriter.translate,
        "rewrite_copy": window.rewriter.translate_copy,
        "rewrite_set_up": lambda: window.open_settings(setting="model_url"),
        "next_problem": window.problem_desk.go_next,
        "previous_problem": window.problem_desk.go_back,
    }


def _of_review(window: MainWindow) -> dict[str, Callable[[], object]]:
    desk = window.scripts
    return {
        "submit": desk.submit,
        "withdraw": desk.withdraw,
        "approve": desk.approve,
        "reject": window.script.review_bar.ask_reason,
        "reopen": window.session.reopen,
        "submit_note": window.script.review_bar.ask_note,
        "compare": window.review.compare_with_approved,
        "history": lambda: _show_history(window),
    }


def _of_films(window: MainWindow) -> dict[str, Callable[[], object]]:
    films = window.films
    return {
        "make_film": window.make_film,
        "film_options": lambda: window.open_settings(Section.FILM),
        "hear_scene": lambda: _hear_scene(window),
        "inspector": lambda: _show_inspector(window),
        "draw_frames": lambda: _draw_frames(window),
        "make_picture": lambda: _make_picture(window),
        "job_cancel": lambda: films.act_on_current(JobAction.CANCEL),
        "job_retry": lambda: films.act_on_current(JobAction.RETRY),
        "job_open": lambda: films.act_on_current(JobAction.OPEN),
        "job_folder": lambda: films.act_on_current(JobAction.FOLDER),
        "job_copy": lambda: films.act_on_current(JobAction.COPY),
        "job_outside": lambda: films.act_on_current(JobAction.OPEN_OUTSIDE),
        "job_duplicate": lambda: films.act_on_current(JobAction.DUPLICATE),
        "job_earlier": lambda: films.act_on_current(JobAction.EARLIER),
        "job_later": lambda: films.act_on_current(JobAction.LATER),
        "job_log": lambda: films.act_on_current(JobAction.LOG),
        "job_find": films.search,
        "job_upload": lambda: films.act_on_current(JobAction.UPLOAD),
        "job_send_now": lambda: films.act_on_current(JobAction.SEND_NOW),
        "job_stop_upload": lambda: films.act_on_current(JobAction.STOP_UPLOAD),
        "job_copy_address": lambda: films.act_on_current(JobAction.COPY_ADDRESS),
        "job_open_address": lambda: films.act_on_current(JobAction.OPEN_ADDRESS),
        "outbox": lambda: _show_outbox(window),
        "outbox_send_all": window.courier.retry_all,
        "connections": lambda: window.open_settings(Section.CONNECTIONS),
    }


def _of_the_backend(window: MainWindow) -> dict[str, Callable[[], object]]:
    desk = window.backend_desk
    return {
        "backend": desk.show,
        "backend_pull": lambda: desk.act_on_open(SyncAction.PULL),
        "backend_push": lambda: desk.act_on_open(SyncAction.PUSH),
        "backend_compare": lambda: desk.act_on_open(SyncAction.COMPARE),
        "backend_refresh": desk.show_and_refresh,
    }


def _of_the_window(window: MainWindow) -> dict[str, Callable[[], object]]:
    return {
        "preset_write": lambda: window.choose_preset("write"),
        "preset_time": lambda: window.choose_preset("time"),
        "preset_review": lambda: window.choose_preset("review"),
        "full_size": window.preview.show_full_size,
        "loop_scene": window.preview.toggle_loop,
        "captions": window.preview.toggle_captions,
        "safe_areas": window.preview.toggle_safe_areas,
        "mute": window.preview.transport.toggle_mute,
        "go_to": window.preview.enter_moment,
        "menu": window.top_bar.menu_button.showMenu,
        "palette": lambda: _open_palette(window),
        "keys": lambda: KeySheet(window.theme, window.actions_, window).open(),
        "diagnostics": window.support.copy_diagnostics,
        "show_logs": window.support.show_logs,
        "about": lambda: About(window.theme, window).open(),
    }


def _show_history(window: MainWindow) -> None:
    window.docks["history"].show()
    window.docks["history"].raise_()
    window.history.list.setFocus()


def _show_outbox(window: MainWindow) -> None:
    window.docks["outbox"].come_forward()
    window.outbox.setFocus()


def _search_library(window: MainWindow) -> None:
    window.docks["library"].show()
    window.library.search.setFocus()
    window.library.search.selectAll()


def _show_inspector(window: MainWindow) -> None:
    window.docks["inspector"].come_forward()
    window.inspector.begin()


def _draw_frames(window: MainWindow) -> None:
    framing = window.inspector.framing
    window.docks["preview"].come_forward()
    framing.turn(not framing.is_on)


def _make_picture(window: MainWindow) -> None:
    window.docks["inspector"].come_forward()
    window.inspector.make_picture()


def _hear_scene(window: MainWindow) -> None:
    film, uid = window.session.film, window.session.selected_uid
    index = film.scene_index(uid) if film is not None else None
    if film is not None and index is not None:
        window.preview.hear_scene(index)


def _open_palette(window: MainWindow) -> None:
    commands = [*window.actions_, *window.setting_commands.all()]
    CommandPalette(window.theme, commands, window).open()
