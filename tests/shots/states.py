"""The states that are pictured, panel by panel; each part begins with a data directory of its own."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from studio.domain import edits
from studio.domain.image import ImageMotion, MotionKind
from studio.domain.job import JobStatus
from studio.domain.review import ScriptStatus
from studio.domain.script import VisualSpec
from studio.domain.settings import RenderSettings, VisualStyle
from studio.domain.text import Language
from studio.ui.dialogs import About, KeySheet
from studio.ui.jobs.texts import JobAction
from studio.ui.palette import CommandPalette
from studio.ui.review.comparison_view import ComparisonView
from studio.ui.script.find_bar import FindBar
from studio.ui.settings.setting import Section
from tests.shots.camera import VOICE, Camera, Studios
from tests.shots.stage import NAMES, REASON, doubtful, rewritten, scenery
from tests.ui.timeline import hands


def start(studios: Studios) -> None:
    """The first start, and every panel with nothing in it."""
    with studios.opened(fresh=True) as camera:
        camera.take("empty")
        for preset in ("time", "review"):
            camera.window.choose_preset(preset)
            camera.take(f"empty-{preset}")
    with studios.opened(fresh=True, welcome=True) as camera:
        camera.wait(lambda: camera.window.session.film is not None)
        camera.take_busy("first-start-busy")
        camera.wait(lambda: camera.window.session.film is not None and all(camera.window.session.film.voiced))
        camera.take("first-start")


def writing(studios: Studios) -> None:
    """The script, what is found in it, what is wrong in it, and what comes up over it."""
    with studios.opened() as camera:
        window = camera.window
        camera.show_scene(5)
        camera.take("script")
        window.preview.set_safe_areas(True)
        window.session.select_many(camera.scenes[4:7], camera.scenes[5])
        camera.take("script-several")
        window.preview.set_safe_areas(False)
        camera.show_scene(1)
        window.script.finding.open()
        bar = window.script.findChild(FindBar)
        assert bar is not None
        bar.words.setText("메일" if camera.look.language is Language.KOREAN else "mail")
        camera.take("find")
        camera.do("replace")
        camera.take("replace")
        camera.do("fold_all")
        camera.take("folded")
        camera.do("unfold_all")
        camera.show_scene(0)
        take_dialog(camera, "keys", KeySheet, "key-sheet")
        take_dialog(camera, "about", About, "about")
        take_dialog(camera, "palette", CommandPalette, "palette")
        broken = window.studio.data_dir / "broken.json"
        broken.write_text('{"chapters": [', encoding="utf-8")
        window.scripts.import_files([str(broken)])
        camera.wait(lambda: window.notices.texts)
        camera.take("script-error")


def take_dialog(camera: Camera, action: str, kind: type[QWidget], state: str) -> None:
    """Take a window that a command opens, and close it."""
    camera.do(action)
    dialog = camera.window.findChildren(kind)[-1]
    camera.take(state, dialog)
    dialog.close()


def problems(studios: Studios) -> None:
    """A script with something of every topic to find, and none."""
    with studios.opened() as camera:
        window = camera.window
        camera.show_scene(0)
        window.problem_desk.show_list()
        camera.take("problems-none")
        window.session.apply(doubtful(camera.script, camera.look.language), "…")
        camera.show_scene(1)
        camera.wait(lambda: len(window.problems.problems) > 4)
        camera.do("next_problem")
        camera.take("problems")
        window.choose_preset("review")
        window.problem_desk.show_list()
        camera.take("problems-review")


def inspector(studios: Studios) -> None:
    """One scene, several, the whole script, locked; and frames on a picture."""
    with studios.opened() as camera:
        window = camera.window
        camera.show_scene(5)
        docks = [window.docks["preview"], window.docks["inspector"], window.docks["timeline"]]
        window.resizeDocks(docks[:2], [260, 700], Qt.Orientation.Vertical)
        window.resizeDocks(docks[2:], [100], Qt.Orientation.Vertical)
        camera.take("inspector-scene", window.docks["inspector"])
        window.session.select_many(camera.scenes[4:8], camera.scenes[5])
        camera.take("inspector-several", window.docks["inspector"])
        window.inspector.show_whole(True)
        camera.take("inspector-script", window.docks["inspector"])
        window.inspector.show_whole(False)
        window.choose_preset("write")
        enlarge_preview(camera)
        frame_picture(camera, 3)
        camera.take("framing")
        camera.do("draw_frames")
        window.scripts.approve()
        camera.wait(lambda: window.session.record is not None and window.session.record.approved_by)
        camera.take("inspector-locked")


def enlarge_preview(camera: Camera) -> None:
    """Give the preview more of its column."""
    docks = camera.window.docks
    camera.window.resizeDocks([docks["preview"], docks["script"]], [640, 560], Qt.Orientation.Horizontal)
    camera.window.resizeDocks([docks["preview"], docks["inspector"]], [460, 160], Qt.Orientation.Vertical)


def frame_picture(camera: Camera, number: int) -> None:
    """Give a scene a picture and begin to draw its frames."""
    window = camera.window
    image = camera.studio.pictures.take_in_bytes(scenery(camera.look.language), name="office.png")
    scene = edits.scene_of(camera.script, camera.scenes[number])
    motion = ImageMotion.model_validate(
        {"kind": MotionKind.IN, "from": (0.36, 0.42), "to": (0.66, 0.5), "zoom_from": 1.12, "zoom_to": 1.75}
    )
    visual = VisualSpec(type="FULL_IMAGE", image=image, focus=(0.67, 0.52), motion=motion)
    window.session.apply(
        edits.with_scene(camera.script, scene.model_copy(update={"visual_spec": visual})), "…"
    )
    camera.show_scene(number)
    camera.do("draw_frames")
    camera.settle()
    assert window.inspector.framing.is_on


def timing(studios: Studios) -> None:
    """The timeline: at rest, several scenes, carried, stretched."""
    with studios.opened() as camera:
        window = camera.window
        strip = window.timeline.strip
        camera.show_scene(5)
        window.choose_preset("time")
        camera.take("time")
        window.session.select_many(camera.scenes[4:7], camera.scenes[5])
        camera.take("time-several")
        strip.fit()
        begin, end = hands.middle(strip, 5), hands.middle(strip, 3)
        hands.press(strip, begin)
        hands.move(strip, (begin + end) / 2)
        hands.move(strip, end)
        camera.take("time-carrying")
        strip.let_go()
        window.session.select(camera.scenes[5])
        camera.settle()
        edge = strip.base.blocks[5].end
        place = hands.point(strip, edge, strip.lanes.thumbs)
        hands.press(strip, place)
        hands.move(strip, hands.point(strip, edge + 36, strip.lanes.thumbs))
        hands.move(strip, hands.point(strip, edge + 72, strip.lanes.thumbs))
        camera.take("time-stretching")
        strip.let_go()


def jobs(studios: Studios) -> None:
    """The job queue: running, waiting, failed, done, searched; the log of a job."""
    with studios.opened() as camera:
        window, studio = camera.window, camera.studio
        names = NAMES[camera.look.language]
        ids = {row.title: row.script_id for row in studio.scripts.list()}
        for name in (names[2], names[1], names[0], names[4]):
            job = studio.rendering.create(ids[name], draft=name != names[1]).job
            studio.rendering.start(job.job_id)
        window.queue.wake()
        camera.wait(lambda: camera.pipeline.stopped_midway)
        camera.wait(lambda: len(window.jobs.model.rows) == 4)
        camera.wait(lambda: len(window.notices.texts) >= 2)
        window.library.refresh()
        camera.take("rendering")
        camera.put_notices_away()
        window.jobs.search()
        camera.take("jobs-search")
        window.jobs.filters.choose(frozenset({JobStatus.FAILED}))
        camera.wait(lambda: len(window.jobs.model.rows) == 1)
        camera.take("jobs-failed")
        window.jobs.search("xyz")
        camera.wait(lambda: not window.jobs.model.rows)
        camera.take("jobs-nothing")
        window.jobs.filters.clear()
        camera.wait(lambda: len(window.jobs.model.rows) == 4)
        failed = next(row for row in window.jobs.model.rows if row.job.status is JobStatus.FAILED)
        window.films.act(failed.job.job_id, JobAction.LOG)
        log = window.films.jobs.logs[0]
        camera.wait(lambda: log.text.toPlainText())
        camera.take("job-log", log)
        log.close()


def review(studios: Studios) -> None:
    """Submitted, sent back, approved; compared; the history and an older state."""
    with studios.opened() as camera:
        window, language = camera.window, camera.look.language
        approve_and_rewrite(camera)
        camera.show_scene(1)
        window.docks["history"].come_forward()
        camera.take("history")
        window.choose_preset("review")
        camera.take("review-draft")
        camera.do("compare")
        camera.wait(
            lambda: window.review.view is not None and window.review.view.model.comparison is not None
        )
        camera.take("comparison", window.review.view)
        assert window.review.view is not None
        window.review.view.only_changes.click()
        camera.take("comparison-changes", window.review.view)
        window.review.view.close()
        window.scripts.submit()
        camera.wait(
            lambda: window.scripts.status is not None and window.scripts.status.value == "REVIEW_REQUESTED"
        )
        camera.take("review-submitted")
        camera.do("reject")
        camera.take("review-reason")
        window.scripts.reject(REASON[language])
        camera.wait(lambda: window.scripts.status is ScriptStatus.REJECTED)
        camera.take("review-rejected")
        window.scripts.approve()
        camera.settle()
        record = window.session.record
        assert record is not None
        window.review.look_at(camera.studio.revisions.list(record.script_id)[-1].state_id)
        camera.wait(lambda: window.review.reading is not None)
        camera.take("older-state", window.review.reading)


def approve_and_rewrite(camera: Camera) -> None:
    """Approve the sample, then correct it as a new draft."""
    window = camera.window
    window.scripts.approve()
    camera.wait(lambda: window.session.record is not None and window.session.record.approved_by)
    camera.settle()
    camera.do("reopen")
    window.session.apply(rewritten(camera.script, camera.look.language), "…")
    window.session.save_now()
    camera.settle()


def compare(camera: Camera) -> ComparisonView:
    """Hold the draft against what was approved."""
    camera.do("compare")
    review = camera.window.review
    camera.wait(lambda: review.view is not None and review.view.model.comparison is not None)
    assert review.view is not None
    return review.view


def film(studios: Studios) -> None:
    """A film in its window, made indeed: of two scenes, small."""
    small = RenderSettings(voice=VOICE, width=640, height=360, style=VisualStyle.BASIC)
    with studios.opened(real=True, settings=small) as camera:
        window = camera.window
        script = edits.delete_scenes(camera.script, set(camera.scenes[2:]))
        window.session.apply(script, "…")
        window.session.save_now()
        camera.settle()
        camera.do("make_film")
        camera.wait(lambda: [row for row in window.jobs.model.rows if row.job.status is JobStatus.SUCCEEDED])
        camera.take("film-ready")
        window.films.act(window.jobs.model.rows[0].job.job_id, JobAction.OPEN)
        camera.wait(lambda: window.films.jobs.screenings)
        screening = window.films.jobs.screenings[0]
        camera.wait(lambda: screening.playback.is_playing)
        screening.playback.toggle()
        screening.playback.move_to(48)
        camera.settle()
        camera.take("film", screening)
        screening.close()


def settings(studios: Studios) -> None:
    """The settings: every section, what is found, what is refused."""
    with studios.opened() as camera:
        window = camera.window
        window.open_settings()
        dialog = window.settings_dialog
        assert dialog is not None
        dialog.resize(920, 680)
        for section in Section:
            dialog.open_at(section)
            camera.take(f"settings-{section}", dialog)
        transition = dialog.rows["transition"].editor
        transition.edited.emit(9.0)
        dialog.search.setText(dialog.rows["transition"].name.text())
        camera.take("settings-refused", dialog)
        dialog.rows["transition"].reset.click()
        dialog.search.setText("xyz")
        camera.take("settings-nothing", dialog)
        dialog.search.clear()
        camera.write(200)
        dialog.resize(800, 760)
        for section in (Section.FILM, Section.BRAND, Section.RENDERING):
            dialog.open_at(section)
            camera.take(f"settings-large-{section}", dialog)


def library(studios: Studios) -> None:
    """The library with a dozen scripts, narrow and wide, searched."""
    with studios.opened() as camera:
        window = camera.window
        dock = window.docks["library"]
        window.resizeDocks([dock], [340], Qt.Orientation.Horizontal)
        camera.take("library", dock)
        window.library.search.setText("xyz")
        QTest.qWait(300)
        camera.take("library-nothing", dock)


def large(studios: Studios) -> None:
    """Text of twice the size in the whole window."""
    with studios.opened() as camera:
        window = camera.window
        camera.write(200)
        camera.show_scene(5)
        for preset in ("write", "time", "review"):
            window.choose_preset(preset)
            camera.take(f"large-{preset}")
        window.choose_preset("write")
        window.session.apply(doubtful(camera.script, camera.look.language), "…")
        camera.settle()
        window.problem_desk.show_list()
        camera.take("large-problems")
        camera.do("replace")
        window.docks["history"].come_forward()
        camera.take("large-find-history")
        take_dialog(camera, "keys", KeySheet, "large-key-sheet")
        camera.write(100)


PARTS: Final[dict[str, Callable[[Studios], None]]] = {
    part.__name__: part
    for part in (
        start, writing, problems, inspector, timing, jobs, review, film, settings, library, large,
    )
}  # fmt: skip
FINE: Final = ("writing", "timing")
"""The parts that are pictured at two pixels a point, too."""
