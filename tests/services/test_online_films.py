"""A film whose voice is a service, from end to end: what is recorded, told and logged, and what never is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from studio.domain.cancel import CancelToken
from studio.domain.errors import ErrorCode
from studio.domain.job import JobStatus, RenderJob
from studio.domain.settings import RenderSettings, VisualStyle
from studio.domain.text import Language
from studio.domain.voice import ESPEAK, VoiceChoice, VoiceProvider
from studio.services.studio import Studio, open_studio
from studio.store.assets import Assets
from studio.store.database import Database
from tests.fakes.voices import FakeVoices, speaking

ENVIRON = {
    "LANG": "en",
    "AWS_ACCESS_KEY_ID": "AKIA-nobody",
    "AWS_SECRET_ACCESS_KEY": "aws-secret-of-the-test",
    "GOOGLE_API_KEY": "google-secret-of-the-test",
}
SCRIPT = '{"scenes": [{"scene_id": 1, "text": "첫 장면."}, {"scene_id": 2, "text": "둘째 장면."}]}'
POLLY = VoiceChoice(provider=VoiceProvider.POLLY)


@pytest.fixture
def voices() -> Iterator[FakeVoices]:
    with speaking() as voices:
        yield voices


@pytest.fixture
def studio(data_dir: Path, voices: FakeVoices) -> Iterator[Studio]:
    """A studio with its own keys, from the environment; only the services are others."""
    own = open_studio(data_dir, ENVIRON)
    accounts = own._engine._online.accounts
    own.close()
    studio = open_studio(data_dir, ENVIRON, online=voices.online(accounts=accounts, waits=()))
    studio.preferences.update(language=Language.ENGLISH)
    yield studio
    studio.close()


def made(studio: Studio, **settings: object) -> RenderJob:
    record = studio.scripts.import_bytes(SCRIPT.encode(), name="Mail")
    render = RenderSettings.model_validate(
        {
            "style": VisualStyle.BASIC,
            "width": 320,
            "height": 180,
            "voice": POLLY,
            "default_scene_sec": 1,
            **settings,
        }
    )
    job = studio.rendering.create(record.script_id, draft=True, settings=render).job
    studio.rendering.start(job.job_id)
    return studio.rendering.run(job.job_id, lambda _: None)


def test_a_film_keeps_who_spoke_and_no_key_stays_anywhere(
    studio: Studio, voices: FakeVoices, data_dir: Path
) -> None:
    job = made(studio)
    assert job.status is JobStatus.SUCCEEDED
    asset = Assets(Database(data_dir / "studio.db")).of_job(job.job_id)
    assert asset is not None
    assert [said.voice for said in asset.voices] == [POLLY, POLLY]
    screening = studio.screenings.open(job.job_id, CancelToken())
    assert screening.voices == asset.voices
    assert (
        "voice: Amazon Polly x1, 2 scenes" in (data_dir / "logs" / "jobs" / f"{job.job_id}.log").read_text()
    )
    assert voices.requests[0][1]["authorization"].startswith("AWS4-HMAC-SHA256 Credential=AKIA-nobody/")
    for secret in ("aws-secret-of-the-test", "google-secret-of-the-test"):
        holders = [p for p in data_dir.rglob("*") if p.is_file() and secret.encode() in p.read_bytes()]
        assert holders == []
        assert secret not in studio.support_text()


def test_a_stand_in_is_recorded_warned_of_and_logged(
    studio: Studio, voices: FakeVoices, data_dir: Path
) -> None:
    voices.broken("500", on="둘째")
    job = made(studio, voice_fallback=ESPEAK)
    assert job.status is JobStatus.SUCCEEDED
    assert "eSpeak NG speaks 2 scenes in place of Amazon Polly" in job.message
    assert "HTTP 500" in job.message
    espeak = VoiceChoice(provider=VoiceProvider.ESPEAK)
    screening = studio.screenings.open(job.job_id, CancelToken())
    assert [(said.voice, said.instead_of) for said in screening.voices] == [(espeak, POLLY)] * 2
    log = (data_dir / "logs" / "jobs" / f"{job.job_id}.log").read_text()
    assert "voice: eSpeak NG x1, 2 scenes, in place of Amazon Polly" in log
    assert "warning: " in log


def test_a_job_without_a_stand_in_fails_in_words_and_a_retry_asks_only_for_the_rest(
    studio: Studio, voices: FakeVoices
) -> None:
    voices.broken("500", on="둘째")
    job = made(studio)
    assert (job.status, job.error_code) == (JobStatus.FAILED, ErrorCode.TTS_FAILED)
    assert job.error_message is not None
    assert job.error_message.startswith("Scene 2: Amazon Polly is in trouble (HTTP 500).")
    assert "Check the network" in job.error_message
    voices.mend()
    voices.said.clear()
    studio.rendering.retry(job.job_id)
    assert studio.rendering.run(job.job_id, lambda _: None).status is JobStatus.SUCCEEDED
    assert voices.said == ["둘째 장면."]


def test_films_from_before_name_nobody(studio: Studio, data_dir: Path) -> None:
    job = made(studio, voice=VoiceChoice(provider=VoiceProvider.MOCK))
    database = Database(data_dir / "studio.db")
    with database.write() as connection:
        connection.execute("UPDATE video_assets SET voices_json = '[]'")
    asset = Assets(database).of_job(job.job_id)
    assert asset is not None
    assert asset.voices == ()
