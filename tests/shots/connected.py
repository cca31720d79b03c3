"""What is connected is pictured: backend, outbox, uploads, connections, drafts, made pictures, voices."""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import Final

from PySide6.QtWidgets import QScrollArea, QWidget

from studio.domain import edits
from studio.domain.job import JobStatus
from studio.domain.settings import RenderSettings, StorageProvider, VisualStyle
from studio.domain.sync import Side
from studio.domain.voice import Narrator, VoiceChoice, VoiceProvider
from studio.ui.backend.conflict_view import ConflictView
from studio.ui.backend.filters import Page
from studio.ui.backend.rows import SyncAction
from studio.ui.drafting.dialog import DraftDialog
from studio.ui.jobs.model import JobRow
from studio.ui.jobs.texts import JobAction
from studio.ui.settings.dialog import SettingsDialog
from studio.ui.settings.setting import Section
from tests.fakes.backend import Backend, slow, status
from tests.fakes.model import FakeModel, answering
from tests.fakes.pictures import PictureService, serving
from tests.fakes.rewriting import Rewriting
from tests.fakes.voices import speaking
from tests.shots.camera import Camera, Studios
from tests.shots.company import (
    COURSES,
    company,
    draft_answer,
    drawn_pictures,
    exchange,
    remote_name,
    source,
    use_model,
    use_pictures,
)  # fmt: skip
from tests.shots.stage import NAMES

NARROW: Final = 320
"""Width of a dock that has little room, in pixels."""
FILM_BYTES: Final = 24_000_000


# --- the backend's dock -------------------------------------------------------------------------------


def backend(studios: Studios) -> None:
    """The dock: not set up, out of reach, in every state, a course beside it, narrow, the review queue."""
    with studios.opened() as camera:
        window = camera.window
        camera.do("backend")
        camera.take("backend-unset")
        with company(camera) as there:
            there.go_away()
            camera.do("backend_refresh")
            camera.put_notices_away()
            camera.take("backend-unreachable")
        with company(camera) as there:
            both = show_states(camera, there)
            camera.take("backend")
            window.backend_desk.act(key_there(0), SyncAction.OPEN)
            camera.wait(lambda: window.session.record is not None and window.session.record.script_id == both)
            camera.settle()
            choose(camera, COURSES[camera.look.language][4])
            camera.take("backend-detail", alone(camera, "backend", 900, 520))
            camera.take("backend-narrow", alone(camera, "backend", NARROW, 560))
            window.backend.open_detail()
            camera.take("backend-narrow-detail")
            camera.take("backend-narrow-detail", window.docks["backend"])
            window.backend.detail.ask_reason()
            camera.take("backend-reason", window.docks["backend"])
            window.backend.close_detail()
            window.backend.filters.choose_page(Page.REVIEWS)
            window.backend_desk.refresh()
            window.backend.queue_list.setCurrentIndex(window.backend.queue.index(0))
            camera.take("backend-queue", alone(camera, "backend", 900, 420))
            window.backend.filters.choose_page(Page.SCRIPTS)
            there.break_next("/scripts", slow(60))
            window.backend_desk.refresh()
            camera.wait(lambda: window.backend.head.contact.is_asking)
            camera.take_busy("backend-busy", window.docks["backend"])
            window.backend_desk.cancel()
            there.stopping.set()
            camera.write(200)
            camera.take("backend-large", alone(camera, "backend", 900, 720))
            camera.take("backend-large-narrow", alone(camera, "backend", 2 * NARROW, 900))
            window.docks["backend"].setFloating(False)
            window.docks["backend"].come_forward()
            camera.take("large-backend")
            camera.write(100)


def show_states(camera: Camera, there: Backend) -> str:
    """Have scripts on both sides in every state, and show them; return the id of the one in conflict."""
    both = exchange(camera, there)
    gone = remote_name(5)
    camera.do("backend_refresh")
    camera.settle()
    del there.scripts[gone]
    camera.do("backend_refresh")
    camera.settle()
    camera.put_notices_away()
    return both


def key_there(number: int) -> str:
    """What the dock calls a script of the backend."""
    return f"there:{remote_name(number)}"


def choose(camera: Camera, title: str) -> None:
    """Choose a row by its title."""
    rows = camera.window.backend.model.all_rows
    row = next(r for r in rows if r.there is not None and r.there.title == title)
    assert row.there is not None
    camera.window.backend.choose(f"there:{row.there.script_id}")


def alone(camera: Camera, name: str, width: int, height: int) -> QWidget:
    """Take a dock out of the window, in a size."""
    dock = camera.window.docks[name]
    dock.setFloating(True)
    dock.show()
    dock.resize(width, height)
    camera.settle()
    return dock


def conflict(studios: Studios) -> None:
    """Both sides of a script beside each other: open, half decided, everything shown, twice as large."""
    with studios.opened() as camera, company(camera) as there:
        exchange(camera, there)
        sheet = compare_sides(camera)
        sheet.resize(1440, 900)
        camera.take("conflict", sheet)
        decide(sheet)
        camera.take("conflict-decided", sheet)
        sheet.only_changes.click()
        camera.take("conflict-everything", sheet)
        sheet.resize(760, 700)
        camera.take("conflict-narrow", sheet)
        camera.write(200)
        sheet.only_changes.click()
        sheet.resize(1440, 900)
        camera.take("conflict-large", sheet)
        camera.write(100)


def compare_sides(camera: Camera) -> ConflictView:
    """Open the sheet in which both sides of a script are compared."""
    window = camera.window
    camera.do("backend_refresh")
    camera.settle()
    window.backend_desk.act(key_there(0), SyncAction.COMPARE)
    camera.wait(lambda: window.backend_desk.conflicts.view is not None)
    camera.settle()
    sheet = window.backend_desk.conflicts.view
    assert sheet is not None
    return sheet


def decide(sheet: ConflictView) -> None:
    """Take a side in the first place that is open."""
    sheet.list.side_wanted.emit(sheet.list.currentIndex().row(), Side.MINE)


# --- films on their way out ---------------------------------------------------------------------------


def uploads(studios: Studios) -> None:
    """Films that are here, going out, uploaded, refused and waiting; the outbox; the status line."""
    with studios.opened() as camera, company(camera) as there:
        window = camera.window
        camera.do("outbox")
        camera.take("outbox-empty")
        with sending(camera, there):
            camera.take_busy("uploads", window)
            camera.do("outbox")
            camera.take_busy("outbox", window)
            window.docks["outbox"].setFloating(True)
            for width in (NARROW, 720):
                window.docks["outbox"].resize(width, 420)
                rest(camera)
                camera.take_busy(f"outbox-{width}", window.docks["outbox"])
            window.outbox.ask_to_drop()
            rest(camera)
            camera.take_busy("outbox-drop", window.docks["outbox"])
            window.outbox.keep.click()
            window.docks["jobs"].setFloating(True)
            window.docks["jobs"].resize(NARROW, 560)
            rest(camera)
            camera.take_busy("uploads-narrow", window.docks["jobs"])
            camera.write(200)
            window.docks["jobs"].resize(760, 900)
            window.docks["outbox"].resize(760, 760)
            rest(camera)
            camera.take_busy("uploads-large", window.docks["jobs"])
            camera.take_busy("outbox-large", window.docks["outbox"])
            camera.write(100)


@contextmanager
def sending(camera: Camera, there: Backend) -> Generator[None]:
    """Films in every stage of their way out, until the block ends: one is going out all the while."""
    window, studio = camera.window, camera.studio
    names = NAMES[camera.look.language]
    titles = (names[1], names[4], names[5], names[8], names[9])
    ids = {row.title: row.script_id for row in studio.scripts.list()}
    camera.pipeline.works.film = os.urandom(FILM_BYTES)
    jobs = {title: studio.rendering.create(ids[title], draft=False).job.job_id for title in titles}
    for job_id in jobs.values():
        studio.rendering.start(job_id)
    window.queue.wake()
    camera.wait(lambda: all(job.status is JobStatus.SUCCEEDED for job in studio.rendering.list()))
    window.films.refresh()
    camera.settle()
    window.docks["jobs"].come_forward()
    uploaded, refused, waiting, going, _here = (jobs[title] for title in titles)

    def row(job_id: str) -> JobRow | None:
        return window.jobs.model.job(job_id)

    window.films.act(uploaded, JobAction.UPLOAD)
    camera.wait(lambda: (one := row(uploaded)) is not None and one.parcel.state.is_uploaded)
    there.break_next("/put/", status(403, "not yours"))
    window.films.act(refused, JobAction.UPLOAD)
    camera.wait(lambda: (one := row(refused)) is not None and one.parcel.state.refused)
    there.break_next("presign", status(503), status(503), status(503), status(503))
    window.films.act(waiting, JobAction.UPLOAD)
    camera.wait(lambda: (one := row(waiting)) is not None and one.parcel.state.error_message)
    there.faults.clear()
    there.bytes_per_sec = 4_000_000
    window.films.act(going, JobAction.UPLOAD)
    camera.wait(lambda: (o := row(going)) and o.parcel.sent and o.parcel.sent.sent_bytes > FILM_BYTES // 3)
    there.bytes_per_sec = 20_000
    camera.put_away_now()
    rest(camera)
    yield
    there.bytes_per_sec = 0
    there.stopping.set()


def rest(camera: Camera) -> None:
    """Let the window come to rest while something goes on and on."""
    camera.let_live(400)


# --- settings -----------------------------------------------------------------------------------------


def connections(studios: Studios) -> None:
    """Connections: nothing set up, tested, refused, every storage; larger text."""
    with studios.opened() as camera:
        dialog = open_connections(camera)
        camera.take("connections-empty", dialog)
        with company(camera) as there:
            press_test(dialog, "backend_test", camera)
            camera.take("connections-backend", dialog)
            camera.window.settings.change({"storage": StorageProvider.S3})
            camera.settle()
            press_test(dialog, "storage_test", camera)
            show_row(dialog, "storage_test")
            camera.take("connections-storage", dialog)
            there.go_away()
            press_test(dialog, "backend_test", camera)
            show_row(dialog, "backend_test")
            camera.take("connections-unreachable", dialog)
        with answering(FakeModel("OK")) as model:
            use_model(camera, model)
            press_test(dialog, "model_test", camera)
            show_row(dialog, "model_test")
            camera.take("connections-model", dialog)
        dialog.open_at(setting="pictures_provider")
        camera.take("connections-pictures", dialog)
        camera.write(200)
        dialog.resize(800, 900)
        dialog.open_at(Section.CONNECTIONS)
        camera.take("connections-large", dialog)
        camera.write(100)


def open_connections(camera: Camera) -> SettingsDialog:
    """Open the settings where other machines are set up."""
    camera.window.open_settings(Section.CONNECTIONS)
    dialog = camera.window.settings_dialog
    assert dialog is not None
    dialog.resize(920, 760)
    return dialog


def press_test(dialog: SettingsDialog, row: str, camera: Camera) -> None:
    """Press a button that tests a connection, and wait for what it says."""
    editor = dialog.rows[row].editor
    editor.button.click()  # type: ignore[attr-defined]
    camera.settle()


def show_row(dialog: SettingsDialog, row: str) -> None:
    """Scroll to a row."""
    area = dialog.findChild(QScrollArea)
    assert area is not None
    area.ensureWidgetVisible(dialog.rows[row], 0, 120)


# --- drafts -------------------------------------------------------------------------------------------


def drafting(studios: Studios) -> None:
    """Drafting: no model, ready, writing, refused; beside its source; said anew, before and after."""
    language = studios.look.language
    with studios.opened(fresh=True) as camera:
        window = camera.window
        dialog = ask_draft(camera)
        camera.take("draft-empty", dialog)
        dialog.source.insertPlainText(source(language))
        camera.take("draft-outline", dialog)
        with answering(FakeModel(draft_answer(language))) as model:
            use_model(camera, model)
            dialog.follow_settings()
            camera.take("draft-model", dialog)
            model.pause_sec = 0.2
            dialog.begin()
            camera.let_live(2_500)
            camera.take_busy("draft-writing", dialog)
            dialog.cancel_button.click()
            camera.wait(lambda: not dialog.is_writing)
            model.pause_sec = 0.0
            model.status = 401
            dialog.begin()
            camera.wait(lambda: dialog.failure.isVisible())
            camera.take("draft-refused", dialog)
            camera.write(200)
            dialog.resize(1280, 860)
            camera.take("draft-large", dialog)
            camera.write(100)
            model.status = 200
            dialog.begin()
            camera.wait(lambda: window.session.record is not None)
            camera.settle()
            camera.put_notices_away()
            window.drafts.show_source()
            camera.show_scene(2)
            camera.take("draft")
        with answering(Rewriting(in_two_thirds)) as model:
            use_model(camera, model)
            window.session.select_many(camera.scenes[1:3], camera.scenes[1])
            model.silent_sec = 1.0
            camera.do("rewrite_shorten")
            camera.let_live(400)
            rewriting = window.rewriter.dialog
            assert rewriting is not None
            camera.take_busy("rewrite-writing", rewriting)
            camera.wait(rewriting.accept_button.isEnabled)
            camera.take("rewrite", rewriting)
            rewriting.close()
            camera.let_live(200)
        camera.write(200)
        camera.take("large-draft")
        camera.write(100)


def in_two_thirds(text: str) -> str:
    """Say a text in less."""
    said = text.split()
    return " ".join(said[: max(3, len(said) * 2 // 3)])


def ask_draft(camera: Camera) -> DraftDialog:
    """Open the window that has a script drafted."""
    camera.do("draft")
    dialog = camera.window.drafts.dialog
    assert dialog is not None
    return dialog


def show_draft(camera: Camera) -> None:
    """Have a script drafted and show it beside its source."""
    window, language = camera.window, camera.look.language
    before = window.session.record
    dialog = ask_draft(camera)
    dialog.source.insertPlainText(source(language))
    with answering(FakeModel(draft_answer(language))) as model:
        use_model(camera, model)
        dialog.follow_settings()
        dialog.begin()
        camera.wait(lambda: window.session.record is not None and window.session.record is not before)
        camera.settle()
    window.drafts.show_source()
    camera.show_scene(2)
    camera.put_notices_away()


# --- pictures -----------------------------------------------------------------------------------------


def making(studios: Studios) -> None:
    """A picture is made for a scene: nobody to make it, the stand-in, under way, refused, four to choose."""
    with studios.opened() as camera:
        window = camera.window
        camera.show_scene(3)
        inspector = alone(camera, "inspector", 460, 900)
        window.inspector.make_picture()
        camera.take("making-nobody", inspector)
        use_pictures(camera, None)
        make(camera)
        camera.take("making-standin", inspector)
        camera.show_scene(5)
        with serving(PictureService(pictures=drawn_pictures(), polls=10**6)) as service:
            use_pictures(camera, service)
            window.inspector.make_picture()
            maker = window.inspector.scene.maker
            maker.make.click()
            camera.let_live(1_500)
            camera.take_busy("making-busy", inspector)
            maker.cancel.click()
            camera.wait(lambda: window.inspector.orders.is_idle)
            service.polls, service.fails = 1, "content policy"
            maker.make.click()
            camera.wait(lambda: maker.trouble.text)
            camera.take("making-refused", inspector)
            service.fails = ""
            for _ in range(4):
                make(camera)
            camera.take("making", inspector)
            camera.take("making-narrow", alone(camera, "inspector", NARROW, 1000))
            maker.use.click()
            camera.settle()
            camera.take("making-used", alone(camera, "inspector", 460, 900))
        camera.write(200)
        camera.take("making-large", alone(camera, "inspector", 640, 1400))
        camera.write(100)


def make(camera: Camera) -> None:
    """Have one more picture made."""
    orders, maker = camera.window.inspector.orders, camera.window.inspector.scene.maker
    window = camera.window
    window.inspector.make_picture()
    camera.wait(lambda: maker.make.isEnabled())
    maker.make.click()
    camera.wait(lambda: orders.is_idle)
    camera.settle()


# --- voices -------------------------------------------------------------------------------------------


def voices(studios: Studios) -> None:
    """Voices of services: in the settings and the inspector; a film that another voice had to speak."""
    voice = VoiceChoice(provider=VoiceProvider.GTTS)
    fallback = Narrator(provider=VoiceProvider.ESPEAK)
    settings = RenderSettings(
        voice=voice, voice_fallback=fallback, width=640, height=360, style=VisualStyle.BASIC
    )
    with (
        speaking() as services,
        studios.opened(real=True, settings=settings, online=services.online()) as camera,
    ):
        window = camera.window
        window.inspector.show_whole(True)
        camera.take("voices-inspector", alone(camera, "inspector", 460, 900))
        window.docks["inspector"].setFloating(False)
        window.open_settings(Section.VOICE)
        dialog = window.settings_dialog
        assert dialog is not None
        dialog.resize(920, 760)
        camera.take("voices-settings", dialog)
        camera.write(200)
        dialog.resize(900, 960)
        camera.take("voices-settings-large", dialog)
        camera.write(100)
        dialog.close()
        services.broken("500")
        keep_two_scenes(camera)
        camera.do("make_film")
        camera.wait(lambda: [row for row in window.jobs.model.rows if row.job.status is JobStatus.SUCCEEDED])
        window.films.act(window.jobs.model.rows[0].job.job_id, JobAction.OPEN)
        camera.wait(lambda: window.films.jobs.screenings)
        screening = window.films.jobs.screenings[0]
        camera.wait(lambda: screening.playback.is_playing)
        screening.playback.toggle()
        screening.playback.move_to(48)
        camera.take("voices-film", screening)
        screening.close()


def keep_two_scenes(camera: Camera) -> None:
    """Leave only the first two scenes."""
    window = camera.window
    window.session.apply(edits.delete_scenes(camera.script, set(camera.scenes[2:])), "…")
    window.session.save_now()
    camera.settle()


CONNECTED: Final[dict[str, Callable[[Studios], None]]] = {
    part.__name__: part for part in (backend, conflict, uploads, connections, drafting, making, voices)
}
