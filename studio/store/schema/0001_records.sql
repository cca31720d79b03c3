-- Scripts, what was decided on them, the jobs made from them and the films made by those.
-- Moments are texts such as 2026-01-31T09:15:00.123Z, which sort in time order.

CREATE TABLE scripts (
    script_id         TEXT PRIMARY KEY,
    video_id          TEXT NOT NULL,
    status            TEXT NOT NULL CHECK (status IN ('DRAFT', 'REVIEW_REQUESTED', 'APPROVED', 'REJECTED')),
    title             TEXT NOT NULL,
    revision          INTEGER NOT NULL CHECK (revision >= 1),
    scene_count       INTEGER NOT NULL,
    source_sha256     TEXT,
    created_by        TEXT NOT NULL,
    created_at        TEXT NOT NULL,
    updated_by        TEXT NOT NULL,
    updated_at        TEXT NOT NULL,
    approved_by       TEXT,
    approved_at       TEXT,
    approved_revision INTEGER,
    deleted_at        TEXT,
    raw_json          TEXT NOT NULL
) STRICT;

CREATE INDEX scripts_by_change ON scripts (updated_at DESC) WHERE deleted_at IS NULL;
CREATE INDEX scripts_by_source ON scripts (source_sha256) WHERE source_sha256 IS NOT NULL;

-- The words somebody decided on. Approval is evidence: rows are only ever added.
CREATE TABLE script_revisions (
    script_id  TEXT NOT NULL REFERENCES scripts (script_id),
    revision   INTEGER NOT NULL CHECK (revision >= 1),
    status     TEXT NOT NULL CHECK (status IN ('APPROVED', 'REJECTED')),
    title      TEXT NOT NULL,
    author     TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    reason     TEXT NOT NULL DEFAULT '',
    raw_json   TEXT NOT NULL,
    PRIMARY KEY (script_id, revision)
) STRICT;

CREATE TRIGGER script_revisions_stay BEFORE UPDATE ON script_revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never overwritten'); END;
CREATE TRIGGER script_revisions_are_kept BEFORE DELETE ON script_revisions
BEGIN SELECT RAISE(ABORT, 'a revision is never deleted'); END;

CREATE TABLE review_records (
    review_record_id INTEGER PRIMARY KEY,
    script_id        TEXT NOT NULL REFERENCES scripts (script_id),
    revision         INTEGER NOT NULL,
    action           TEXT NOT NULL,
    done_by          TEXT NOT NULL,
    done_at          TEXT NOT NULL,
    reason           TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX review_records_by_script ON review_records (script_id);
CREATE TRIGGER review_records_stay BEFORE UPDATE ON review_records
BEGIN SELECT RAISE(ABORT, 'a review record is never overwritten'); END;
CREATE TRIGGER review_records_are_kept BEFORE DELETE ON review_records
BEGIN SELECT RAISE(ABORT, 'a review record is never deleted'); END;

CREATE TABLE render_jobs (
    job_id           TEXT PRIMARY KEY,
    video_id         TEXT NOT NULL,
    script_id        TEXT NOT NULL REFERENCES scripts (script_id),
    status           TEXT NOT NULL CHECK (status IN ('PENDING', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELED')),
    step             TEXT,
    progress         INTEGER NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 100),
    message          TEXT NOT NULL DEFAULT '',
    error_code       TEXT,
    error_message    TEXT CHECK (error_message IS NULL OR length(error_message) <= 500),
    assets           TEXT,
    created_by       TEXT NOT NULL,
    created_at       TEXT NOT NULL,
    updated_at       TEXT NOT NULL,
    started_at       TEXT,
    finished_at      TEXT,
    title            TEXT NOT NULL DEFAULT '',
    style            TEXT NOT NULL,
    draft            INTEGER NOT NULL CHECK (draft IN (0, 1)),
    attempt          INTEGER NOT NULL DEFAULT 0,
    spec_sha256      TEXT,
    -- Where it waits in the queue; set when it is started and again when it is retried.
    queue_order      INTEGER,
    -- The running studio that promised to render it, by the name of its lock file.
    owner            TEXT,
    cancel_requested INTEGER NOT NULL DEFAULT 0 CHECK (cancel_requested IN (0, 1)),
    -- What was asked for when it was created; start freezes it into the snapshot.
    settings_json    TEXT NOT NULL,
    render_spec_json TEXT
) STRICT;

-- Whoever comes second to a video loses here, whatever process it lives in.
CREATE UNIQUE INDEX one_active_job_per_video ON render_jobs (video_id) WHERE status IN ('PENDING', 'RUNNING');
CREATE INDEX render_jobs_newest ON render_jobs (created_at DESC);
CREATE INDEX render_jobs_by_video ON render_jobs (video_id, created_at DESC);
CREATE INDEX render_jobs_by_status ON render_jobs (status, created_at DESC);
CREATE INDEX render_jobs_by_script ON render_jobs (script_id);

CREATE TRIGGER snapshots_stay BEFORE UPDATE OF render_spec_json ON render_jobs
WHEN OLD.render_spec_json IS NOT NULL AND NEW.render_spec_json IS NOT OLD.render_spec_json
BEGIN SELECT RAISE(ABORT, 'a snapshot is never overwritten'); END;

CREATE TABLE video_assets (
    video_asset_id TEXT PRIMARY KEY,
    video_id       TEXT NOT NULL,
    job_id         TEXT NOT NULL REFERENCES render_jobs (job_id),
    video_url      TEXT NOT NULL,
    thumbnail_url  TEXT NOT NULL,
    subtitle_url   TEXT NOT NULL,
    duration_sec   REAL NOT NULL,
    created_at     TEXT NOT NULL,
    sha256         TEXT NOT NULL,
    bytes          INTEGER NOT NULL
) STRICT;

CREATE INDEX video_assets_by_video ON video_assets (video_id, created_at DESC);
