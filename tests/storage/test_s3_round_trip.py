"""From the backend's script to its film in a bucket: what is told is where the bucket has it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.domain.errors import ErrorCode
from studio.domain.job import JobStatus
from studio.services.outbox import Flushed
from studio.services.studio import Studio
from tests.fakes import store as fake
from tests.fakes.backend import Backend, serving
from tests.fakes.pipeline import FILES, FakePipeline
from tests.fakes.store import BUCKET, KEY, KEY_ID, REGION, Gate
from tests.services.connected import SCRIPT, connected, film_of, rendered, spec, told


@pytest.fixture
def backend() -> Iterator[Backend]:
    with serving(Backend(specs={SCRIPT: spec()})) as backend:
        yield backend


@pytest.fixture
def studio(data_dir: Path, backend: Backend, gate: Gate) -> Iterator[Studio]:
    environ = {
        "STORAGE_PROVIDER": "s3",
        "MINIO_BUCKET": BUCKET,
        "MINIO_ENDPOINT": gate.url,
        "AWS_S3_REGION": REGION,
        "MINIO_ACCESS_KEY": KEY_ID,
        "MINIO_SECRET_KEY": KEY,
    }
    pipeline = FakePipeline(data_dir / "films")
    pipeline.film = bytes(range(256)) * 3000
    opened = connected(data_dir, backend, pipeline, **environ)
    yield opened
    opened.close()


def in_the_bucket(gate: Gate) -> dict[str, bytes]:
    """What somebody else finds there, by the last part of its key."""
    import boto3

    store: Any = boto3.client(
        "s3",
        endpoint_url=f"http://{gate.store}",
        region_name=REGION,
        aws_access_key_id=KEY_ID,
        aws_secret_access_key=KEY,
    )
    keys = [entry["Key"] for entry in store.list_objects_v2(Bucket=BUCKET).get("Contents", [])]
    return {k.rsplit("/", 1)[1]: store.get_object(Bucket=BUCKET, Key=k)["Body"].read() for k in keys}


def test_a_film_lies_in_the_bucket_and_is_told_once(studio: Studio, backend: Backend, gate: Gate) -> None:
    job = rendered(studio)
    assert job.status is JobStatus.SUCCEEDED
    assert studio.deliveries.flush() == Flushed(delivered=1)
    found = in_the_bucket(gate)
    assert found.keys() == set(FILES)
    assert found["video.mp4"] == film_of(studio, job)
    url = f"{gate.url}/{BUCKET}/videos/video-1/{SCRIPT}/{job.job_id}/video.mp4"
    assert [one["videoUrl"] for one in told(backend)] == [url]
    assert studio.deliveries.states([job.job_id])[job.job_id].video_url == url
    assert not [path for path in backend.paths() if "storage" in path], "the backend handles no files"


def test_a_store_in_trouble_lets_the_film_wait(studio: Studio, backend: Backend, gate: Gate) -> None:
    gate.break_next("PUT", *[fake.error(503, "SlowDown")] * 40)
    job = rendered(studio)
    assert job.status is JobStatus.SUCCEEDED
    assert "waits in the outbox" in job.message
    assert studio.outbox.list()[0].error_code is ErrorCode.STORAGE_UPLOAD_FAILED
    gate.faults.clear()
    assert studio.deliveries.flush(also_early=True) == Flushed(delivered=2)
    assert in_the_bucket(gate)["video.mp4"] == film_of(studio, job)
    assert [one["status"] for one in told(backend)] == ["COMPLETED"]


def test_a_bucket_that_refuses_fails_the_job(studio: Studio, backend: Backend, gate: Gate) -> None:
    gate.break_next("PUT", *[fake.error(403, "AccessDenied")] * 40)
    job = rendered(studio)
    gate.faults.clear()
    assert (job.status, job.error_code) == (JobStatus.FAILED, ErrorCode.STORAGE_UPLOAD_FAILED)
    studio.deliveries.flush()
    assert [one["errorCode"] for one in told(backend)] == ["STORAGE_UPLOAD_FAILED"]
