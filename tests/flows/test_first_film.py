"""From a file to a film, as a person goes: import, edit, approve, make, open."""

from pathlib import Path

from studio.domain.job import JobStatus
from studio.domain.review import ScriptStatus
from studio.ui.jobs.texts import JobAction
from tests.fakes.pipeline import FakePipeline
from tests.flows.conftest import Desktop, OpenWindow
from tests.flows.person import import_script


def test_import_edit_approve_render_open(
    open_window: OpenWindow, script_file: Path, desktop: Desktop
) -> None:
    person = open_window()
    scripts = person.window.studio.scripts
    assert person.sees("No scripts yet")

    import_script(person, script_file)
    person.wait(lambda: person.sees("Draft · 3 scenes"))
    script_id = scripts.list()[0].script_id
    assert person.window.windowTitle() == "Safe mail · CTRLF Studio"

    person.type_into("Narration of scene 2", " Then wait.")
    assert person.sees("Saving...")
    person.wait(lambda: person.sees("Saved just now"))
    assert scripts.get(script_id).script.chapters[0].scenes[1].narration == "Ask. Then wait."

    person.click("Approve")
    person.wait(lambda: person.sees("Approved · rev 1"))
    assert scripts.get(script_id).status is ScriptStatus.APPROVED
    assert scripts.get(script_id).approved_by == "Kim"

    person.click("Make film")
    person.wait(lambda: person.sees("The film “Safe mail” is ready."))
    job = person.jobs()[0]
    assert job.status is JobStatus.SUCCEEDED
    assert not job.draft
    assert "Ask. Then wait." in (job.render_spec_json or "")
    person.wait(lambda: any("Safe mail, Done, " in line for line in person.job_lines()))

    person.act_on_job(job.job_id, JobAction.OPEN)
    person.wait(lambda: len(person.window.films.jobs.screenings) == 1)
    person.window.films.jobs.screenings[0].close()
    person.window.films.act(job.job_id, JobAction.OPEN_OUTSIDE)
    person.wait(lambda: len(desktop.opened) == 1)
    assert desktop.opened[0].suffix == ".mp4"
    assert desktop.opened[0].stat().st_size > 1000
    person.act_on_job(job.job_id, JobAction.FOLDER)
    person.wait(lambda: desktop.opened[-1] == desktop.opened[0].parent)


def test_an_unapproved_script_gives_a_draft_and_says_so(
    open_window: OpenWindow, script_file: Path, pipeline: FakePipeline
) -> None:
    person = open_window(render=pipeline)
    import_script(person, script_file)
    person.click("Make film")
    person.wait(lambda: person.sees("This film is a draft with a watermark"))
    person.wait(lambda: person.jobs()[0].status is JobStatus.SUCCEEDED)
    assert person.jobs()[0].draft
