"""The films that were verified and stored."""

import json

from studio.domain.instants import from_text, to_text
from studio.domain.records import VideoAsset
from studio.store.database import Database


class Assets:
    """The table `video_assets`."""

    def __init__(self, database: Database) -> None:
        self._db = database

    def insert(self, asset: VideoAsset) -> None:
        """Add the film of a job that succeeded."""
        with self._db.write() as connection:
            connection.execute(
                "INSERT INTO video_assets (video_asset_id, video_id, job_id, video_url, thumbnail_url, "
                "subtitle_url, duration_sec, created_at, sha256, bytes, voices_json) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    asset.video_asset_id,
                    asset.video_id,
                    asset.job_id,
                    asset.video_url,
                    asset.thumbnail_url,
                    asset.subtitle_url,
                    asset.duration_sec,
                    to_text(asset.created_at),
                    asset.sha256,
                    asset.bytes,
                    json.dumps([said.model_dump(mode="json") for said in asset.voices], ensure_ascii=False),
                ),
            )

    def of_job(self, job_id: str) -> VideoAsset | None:
        """Return the film of a job, None where it made none."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT * FROM video_assets WHERE job_id = ? ORDER BY rowid DESC LIMIT 1", (job_id,)
            ).fetchone()
        return None if row is None else _asset_of(dict(row))

    def published(self, video_id: str) -> VideoAsset | None:
        """Return the newest film for delivery of a video; drafts are not published."""
        with self._db.read() as connection:
            row = connection.execute(
                "SELECT a.* FROM video_assets a JOIN render_jobs j USING (job_id) "
                "WHERE a.video_id = ? AND j.draft = 0 ORDER BY a.created_at DESC, a.rowid DESC LIMIT 1",
                (video_id,),
            ).fetchone()
        return None if row is None else _asset_of(dict(row))


def _asset_of(row: dict[str, object]) -> VideoAsset:
    created, voices = from_text(str(row["created_at"])), json.loads(str(row["voices_json"]))
    return VideoAsset.model_validate({**row, "created_at": created, "voices": voices})
