"""Voices of services in the preview: asked in a pause or to be heard, scene by scene, and quiet when away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.domain import edits
from studio.domain.script import Chapter, Scene, Script
from studio.domain.settings import RenderSettings
from studio.domain.text import Language
from studio.domain.voice import VoiceChoice, VoiceProvider
from studio.services.studio import Studio, open_studio
from studio.speech.online import Accounts
from studio.ui import film_source
from studio.ui.inspector.voice import VoiceField, known_voices
from studio.ui.preview.panel import PreviewPanel
from studio.ui.session import EditorSession
from studio.ui.status_line import StatusLine
from studio.ui.theme import Theme
from tests.fakes.pipeline import FakePipeline
from tests.fakes.voices import FakeVoices, speaking

PAUSE_MS = 150
COURSE = Script(
    title="Course",
    language=Language.ENGLISH,
    chapters=(
        Chapter(title="A", scenes=(Scene(uid="a", narration="One."), Scene(uid="b", narration="Two."))),
        Chapter(title="B", scenes=(Scene(uid="c", narration="Three."),)),
    ),
)


@pytest.fixture
def voices() -> Iterator[FakeVoices]:
    with speaking() as voices:
        yield voices


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film_source, "VOICE_AFTER_MS", 10)
    monkeypatch.setattr(film_source, "ASK_AFTER_MS", PAUSE_MS)
    monkeypatch.setattr(film_source, "REST_MS", 60_000)


@pytest.fixture
def studio(data_dir: Path, voices: FakeVoices) -> Iterator[Studio]:
    studio = open_studio(data_dir, {}, render=FakePipeline(data_dir / "films"), online=voices.online())
    voice = VoiceChoice(provider=VoiceProvider.GCP)
    studio.preferences.update(
        render=RenderSettings(width=320, height=180, voice=voice), language=Language.ENGLISH
    )
    yield studio
    studio.close()


@pytest.fixture
def session(studio: Studio, qtbot: QtBot) -> Iterator[EditorSession]:
    parent = QObject()
    record = studio.scripts.save(studio.scripts.create("Course").script_id, COURSE)
    session = EditorSession(studio, parent=parent)
    session.open(record.script_id)
    qtbot.waitUntil(lambda: session.film is not None)
    yield session
    session.close()


def with_words(session: EditorSession, uid: str, words: str) -> Script:
    assert session.script is not None
    scene = edits.scene_of(session.script, uid)
    return edits.with_scene(session.script, scene.model_copy(update={"narration": words}))


def all_voiced(session: EditorSession) -> bool:
    return session.film is not None and all(session.film.voiced)


def test_nobody_is_asked_before_a_pause_and_each_text_once(
    session: EditorSession, voices: FakeVoices, qtbot: QtBot
) -> None:
    assert session.film is not None
    assert session.film.waits_for_service
    qtbot.wait(3 * PAUSE_MS)
    assert voices.said == [], "whoever only opens a script sends nothing anywhere"
    session.apply(with_words(session, "a", "Once."), "Narration")
    qtbot.waitUntil(lambda: all_voiced(session), timeout=10_000)
    assert voices.said == ["Once.", "Two.", "Three."]
    assert voices.most_at_once == 1
    voices.said.clear()
    for words in ("Tw", "Two m", "Two mor", "Two more."):
        session.apply(with_words(session, "b", words), "Narration", typing="b")
        qtbot.wait(PAUSE_MS // 3)
    qtbot.waitUntil(lambda: all_voiced(session) and session.is_idle, timeout=10_000)
    assert voices.said == ["Two more."], "one scene for an edit"
    session.undo()
    qtbot.waitUntil(lambda: all_voiced(session) and session.is_idle, timeout=10_000)
    assert voices.said == ["Two more."], "what was said before is not asked for again"


def test_whoever_wants_to_hear_a_scene_does_not_wait_for_a_pause(
    session: EditorSession, voices: FakeVoices, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_source, "ASK_AFTER_MS", 60_000)
    session.apply(with_words(session, "a", "One!"), "Narration")
    panel = PreviewPanel(session, theme)
    qtbot.addWidget(panel)
    qtbot.waitUntil(lambda: session.film is not None and session.film.spec.scenes[0].narration == "One!")
    session.select("c")
    panel.hear_scene(2)
    qtbot.waitUntil(lambda: all_voiced(session), timeout=10_000)
    assert voices.said[0] == "Three."
    assert sorted(voices.said[-3:]) == ["One!", "Three.", "Two."]
    panel.player.pause()


def test_a_service_that_is_away_leaves_estimates_and_says_so_quietly(
    session: EditorSession, voices: FakeVoices, theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    voices.broken("503")
    told: list[object] = []
    session.failed.connect(told.append)
    line = StatusLine(session, theme)
    qtbot.addWidget(line)
    session.apply(with_words(session, "a", "One!"), "Narration")
    qtbot.waitUntil(lambda: bool(session.voice_trouble), timeout=10_000)
    assert told == []
    assert line.voices.text() == "Voices ready 0/3 · lengths estimated"
    assert "Google Cloud is in trouble" in line.voices.toolTip()
    asked = len(voices.said)
    session.apply(with_words(session, "b", "Two again."), "Narration")
    qtbot.wait(3 * PAUSE_MS)
    assert len(voices.said) == asked, "a service that failed is left alone for a while"
    session.hear()
    qtbot.waitUntil(lambda: len(told) == 1, timeout=10_000)
    session.hear()
    qtbot.waitUntil(lambda: len(voices.said) >= asked + 4, timeout=10_000)
    qtbot.waitUntil(lambda: session.is_idle)
    assert len(told) == 1, "the same trouble is told once"
    voices.mend()
    session.hear()
    qtbot.waitUntil(lambda: all_voiced(session), timeout=10_000)
    assert not session.voice_trouble
    assert line.voices.text() == "Voices ready 3/3"


def test_the_offline_voice_of_a_scene_does_not_wait_for_the_service(
    session: EditorSession, voices: FakeVoices, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(film_source, "ASK_AFTER_MS", 60_000)
    script = session.script
    assert script is not None
    own = edits.scene_of(script, "b").model_copy(update={"voice": VoiceChoice(provider=VoiceProvider.MOCK)})
    voices.said.clear()
    session.apply(edits.with_scene(script, own), "Voice")
    qtbot.waitUntil(lambda: session.film is not None and session.film.voiced[1], timeout=10_000)
    assert voices.said == []


def test_who_sends_narration_away_is_told_and_what_lacks_a_key_is_one_line(
    data_dir: Path, voices: FakeVoices, theme: Theme, qtbot: QtBot
) -> None:
    studio = open_studio(data_dir / "alone", {}, online=voices.online(accounts=Accounts()))
    studio.preferences.update(language=Language.ENGLISH)
    field = VoiceField(studio, theme, of_scene=False)
    qtbot.addWidget(field)
    field.set_voices(known_voices(studio))
    field.show_voice(None, VoiceChoice(provider=VoiceProvider.GTTS))
    assert "sent to Google Translate" in field.remark
    assert field.trouble == ""
    field.show_voice(VoiceChoice(provider=VoiceProvider.ESPEAK), VoiceChoice())
    assert field.remark == ""
    field.show_voice(VoiceChoice(provider=VoiceProvider.POLLY, name="Seoyeon"), VoiceChoice())
    assert "access keys of Amazon are missing" in field.trouble
    polly = [choice.value[1] for choice in field.voice.choices if choice.value and choice.value[0] == "polly"]
    assert polly == ["", "Seoyeon"], "the one line of the service, and whoever is chosen"
    gtts = [choice.value[1] for choice in field.voice.choices if choice.value and choice.value[0] == "gtts"]
    assert gtts == ["", "ko", "en", "en+co.uk"]
    studio.close()
