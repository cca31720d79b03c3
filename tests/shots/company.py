"""What stands around the studio before the camera: a backend, a language model, who makes pictures."""

from __future__ import annotations

import json
from collections.abc import Generator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QImage

from studio.domain import edits
from studio.domain.backend import BackendSettings, Dialect
from studio.domain.drafting import ModelSettings
from studio.domain.education import SEOUL
from studio.domain.script import Script
from studio.domain.shapes import read_document
from studio.domain.text import Language
from studio.domain.visuals import VisualProvider
from studio.resources import resource_path
from studio.services.secrets import Secret
from tests.fakes import office
from tests.fakes.backend import Backend, serving
from tests.fakes.model import FakeModel
from tests.fakes.pictures import PictureService
from tests.shots.camera import Camera
from tests.shots.stage import rewritten, scenery

BOTH, THERE_ONLY = 6, 3
"""How many of the courses below are on both sides, and how many only at the backend."""
COURSES: Final = {
    Language.KOREAN: (
        "피싱 메일 대응", "클린 데스크", "영업비밀 보호", "협력사 보안", "출장 중 보안", "중대재해 예방",
        "내부 신고 제도", "퇴직자 보안", "비밀번호 관리",
    ),
    Language.ENGLISH: (
        "Phishing mail", "Clean desk", "Trade secrets", "Working with suppliers", "Safe travel",
        "Preventing accidents", "Speaking up", "Leaving the company", "Strong passwords",
    ),
}  # fmt: skip
_STATES: Final = (
    ("DRAFT", "SCRIPT_READY"),
    ("DRAFT", "SCRIPT_READY"),
    ("DRAFT", "SCRIPT_READY"),
    ("APPROVED", "SCRIPT_APPROVED"),
    ("REVIEW_REQUESTED", "SCRIPT_REVIEW_REQUESTED"),
    ("APPROVED", "READY"),
    ("APPROVED", "FINAL_REVIEW_REQUESTED"),
    ("APPROVED", "PUBLISHED"),
    ("REVIEW_REQUESTED", "SCRIPT_REVIEW_REQUESTED"),
)
"""Of each course: its script and its video."""


def words(language: Language) -> dict[str, Any]:
    """A source, what a language model makes of it, and what somebody else writes into a script."""
    text = Path(__file__).with_name(f"words.{language.value}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def source(language: Language) -> str:
    """A text from which a script is drafted."""
    return "\n\n".join(words(language)["source"])


def remote_name(number: int) -> str:
    """What the backend calls the script of a course."""
    return f"script-{number}"


def _chapters(language: Language, number: int) -> list[dict[str, Any]]:
    """Chapters as the backend has them: all of the sample's, or fewer."""
    sample = resource_path("samples", f"phishing.{language.value}.json").read_bytes()
    script = read_document(sample, name="phishing").script
    found = [_as_there(index, chapter) for index, chapter in enumerate(script.chapters)]
    return found if number == 0 else found[: 1 + number % 3]


def _as_there(index: int, chapter: Any) -> dict[str, Any]:
    one = office.chapter(chapter.title, *(scene.narration for scene in chapter.scenes), index=index)
    for said, scene in zip(one["scenes"], chapter.scenes, strict=True):
        said["visual"] = scene.on_screen_text
    return one


def _backend(language: Language) -> Backend:
    backend = Backend(dialect=Dialect.SPRING)
    now = datetime.now(SEOUL).replace(tzinfo=None, microsecond=0)
    ended, ends = (now - timedelta(days=40)).isoformat(), (now + timedelta(days=75)).isoformat()
    for number, (title, (script, video)) in enumerate(zip(COURSES[language], _STATES, strict=True)):
        name, about = remote_name(number), f"course-{number}"
        backend.scripts[name] = {
            **office.script(name, video_id=about, title=title, status=script),
            "chapters": _chapters(language, number),
            "updatedAt": (now - timedelta(days=1, hours=number)).isoformat(),
        }
        end = ended if video == "PUBLISHED" else ends
        backend.videos[about] = office.video(about, video, title=title, endAt=end)
    return backend


@contextmanager
def company(camera: Camera) -> Generator[Backend]:
    """Serve a backend, set up in the studio; its scripts are in every state beside those of the library."""
    with serving(_backend(camera.look.language)) as backend:
        camera.studio.secrets.set(Secret.BACKEND_INTERNAL, backend.token)
        connect(camera, backend)
        yield backend


def connect(camera: Camera, backend: Backend) -> None:
    """Set the backend up."""
    settings = BackendSettings(base_url=backend.url, dialect=Dialect.SPRING)
    camera.window.settings.change({"backend": settings})
    camera.wait(lambda: camera.window.settings.is_idle)


def exchange(camera: Camera, backend: Backend) -> str:
    """Pull six scripts, then have both sides work on; return the id of the one both have changed."""
    sync, scripts, language = camera.studio.sync, camera.studio.scripts, camera.look.language
    sync.rows()
    here = [sync.pull(remote_name(number)) for number in range(BOTH)]
    scripts.save(here[0].script_id, rewritten(here[0].script, language))
    scripts.save(here[2].script_id, _shorter(here[2].script))
    first = backend.scripts[remote_name(0)]["chapters"]
    begin, link = words(language)["written_there"]
    first[0]["scenes"][0]["narration"] = begin
    first[1]["scenes"][2]["narration"] = link
    first[2]["scenes"].pop(1)
    second = backend.scripts[remote_name(1)]["chapters"]
    second[0]["scenes"][1]["narration"] = begin
    for number in (0, 1):
        office.changed(backend, remote_name(number))
    return here[0].script_id


def _shorter(script: Script) -> Script:
    scenes = [scene.uid for _, _, scene in script.scenes()]
    return edits.delete_scenes(script, {scenes[-1]})


def draft_answer(language: Language) -> str:
    """What a language model makes of the source."""
    return json.dumps(words(language)["draft"], ensure_ascii=False)


def use_model(camera: Camera, model: FakeModel) -> None:
    """Set a language model up."""
    settings = ModelSettings(base_url=model.url, name="exaone-3.5-7.8b", timeout_sec=30)
    camera.window.settings.change({"model": settings})
    camera.wait(lambda: camera.window.settings.is_idle)


def drawn_pictures() -> list[bytes]:
    """Pictures that differ, as a service would draw them."""
    return [_turned(scenery(language), mirror) for mirror in (False, True) for language in Language]


def _turned(png: bytes, mirror: bool) -> bytes:
    image = QImage.fromData(png).scaledToWidth(1280, Qt.TransformationMode.SmoothTransformation)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    (image.flipped(Qt.Orientation.Horizontal) if mirror else image).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def use_pictures(camera: Camera, service: PictureService | None) -> None:
    """Have pictures made by a service, or by the studio's own stand-in."""
    changes: dict[str, object] = {"visuals.provider": VisualProvider.MOCK}
    if service is not None:
        camera.studio.secrets.set(Secret.PICTURES_KEY, service.key)
        changes = {
            "visuals.provider": VisualProvider.HTTP,
            "visuals.base_url": service.url,
            "visuals.clip_submit_path": "/v1/clips",
        }
    camera.window.settings.change(changes)
    camera.wait(lambda: camera.window.settings.is_idle)
