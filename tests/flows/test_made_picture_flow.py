"""A person has a picture made for a scene while going on in another one, uses it, and sees it in the film."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QComboBox, QPlainTextEdit

from studio.domain.cancel import CancelToken
from studio.domain.job import JobStatus, RenderJob
from studio.domain.script import Script
from studio.domain.text import Text
from studio.domain.visuals import VisualProvider
from studio.film import ffmpeg
from studio.services.secrets import Secret
from tests.fakes import pictures as fake
from tests.fakes.clips import FIRST, STEP, clip_file
from tests.fakes.pictures import PictureService, serving
from tests.flows.conftest import OpenWindow
from tests.flows.person import Person, import_script

GREEN = (0x20, 0xC0, 0x60)


@pytest.fixture
def service() -> Iterator[PictureService]:
    with serving(PictureService(polls=3, pictures=[fake.png("#20C060", (640, 360))])) as service:
        yield service


@pytest.fixture
def person(open_window: OpenWindow, script_file: Path) -> Person:
    person = open_window()
    import_script(person, script_file)
    person.window.resize(1500, 1400)
    settle(person)
    return person


def settle(person: Person) -> None:
    def still() -> None:
        assert person.window.session.film is not None
        assert person.window.session.is_idle
        assert person.window.inspector.is_settled

    person.wait(still)


def script_of(person: Person) -> Script:
    script = person.window.session.script
    assert script is not None
    return script


def uids(person: Person) -> list[str]:
    return [scene.uid for _, _, scene in script_of(person).scenes()]


def images(person: Person) -> list[str]:
    scenes = [scene for _, _, scene in script_of(person).scenes()]
    return [scene.visual_spec.image.partition(":")[0] if scene.visual_spec else "" for scene in scenes]


def connect(person: Person, service: PictureService) -> None:
    person.window.settings.change(
        {
            "visuals.provider": VisualProvider.HTTP,
            "visuals.base_url": service.url,
            "visuals.clip_submit_path": "/v1/clips",
        }
    )
    person.window.studio.secrets.set(Secret.PICTURES_KEY, service.key)


def film_of(person: Person) -> RenderJob:
    person.click("Approve")
    person.wait(lambda: person.sees("Approved · rev 1"))
    person.click("Make film")
    person.wait(lambda: [job.status for job in person.jobs()] == [JobStatus.SUCCEEDED])
    return person.jobs()[0]


def frames_of(person: Person, job: RenderJob, folder: Path, crop: str) -> list[tuple[int, ...]]:
    """Return the colour of a part of every frame of a film."""
    film = person.window.studio.publishing.files(job).video
    raw = folder / "film.raw"
    ffmpeg.run(
        ["-y", "-i", str(film), "-vf", f"crop={crop},scale=1:1:flags=area", "-pix_fmt", "rgb24",
         "-f", "rawvideo", str(raw)],
        doing=Text(ko="읽기", en="reading"),
        cancel=CancelToken(),
    )  # fmt: skip
    return [tuple(map(int, frame)) for frame in np.frombuffer(raw.read_bytes(), np.uint8).reshape(-1, 3)]


def test_a_picture_is_made_and_seen_in_the_film(
    person: Person, service: PictureService, tmp_path: Path
) -> None:
    person.click("Make a picture")
    assert person.sees("No service that makes pictures is set up yet.")
    person.click("Settings...")
    dialog = person.window.settings_dialog
    assert dialog is not None
    assert "pictures_provider" in dialog.shown
    assert dialog.rows["pictures_provider"].editor.focusProxy() is dialog.rows["pictures_provider"].findChild(
        QComboBox
    )
    connect(person, service)
    dialog.close()
    person.window.activateWindow()
    person.wait(lambda: person.find("What the picture shows", QPlainTextEdit).toPlainText() != "")
    person.click("Layout: Full picture")
    settle(person)
    person.click("Make")
    person.wait(lambda: person.sees("Queued") or person.sees("Being made"))

    second = uids(person)[1]
    person.window.session.select(second)
    settle(person)
    person.wait(lambda: any("scene 1 is ready" in text for text in person.window.notices.texts))
    person.click("Show")
    settle(person)
    assert person.window.session.selected_uid == uids(person)[0]
    person.click("Use")
    person.wait(lambda: images(person) == ["picture", "", ""])
    settle(person)
    assert person.sees("Made by 127.0.0.1")
    assert person.sees("by Kim")

    person.press("Ctrl+Z")
    settle(person)
    assert images(person) == ["", "", ""]
    person.press("Ctrl+Shift+Z")
    settle(person)
    person.wait(lambda: person.sees("Saved just now"))

    job = film_of(person)
    colors = frames_of(person, job, tmp_path, "20:10:150:4")
    assert np.allclose(colors[4], GREEN, atol=6)
    assert not np.allclose(colors[-1], GREEN, atol=40)
    assert len(service.submitted) == 1


def test_a_clip_is_made_and_moves_in_the_film(
    person: Person, service: PictureService, tmp_path: Path
) -> None:
    connect(person, service)
    service.pictures = [clip_file(tmp_path / "a.mp4").read_bytes()]
    person.click("Layout: Full picture")
    settle(person)
    person.click("Make a picture")
    person.click("What is made: Clip")
    person.click("Make")
    person.click("Use")
    person.wait(lambda: images(person) == ["clip", "", ""])
    settle(person)
    person.wait(lambda: person.sees("Saved just now"))
    job = film_of(person)
    colors = frames_of(person, job, tmp_path, "20:4:150:2")
    assert [round((colors[frame][0] - FIRST) / STEP) for frame in (0, 5, 12, 20)] == [0, 2, 5, 8]


def test_the_command_leads_to_it(person: Person, service: PictureService) -> None:
    connect(person, service)
    person.window.docks["inspector"].hide()
    person.window.actions_["make_picture"].trigger()
    settle(person)
    assert person.find("What the picture shows").isVisible()
