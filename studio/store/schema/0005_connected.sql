-- What is shared with the company backend and with other services, and what is known of it here.

-- Whose words a job makes a film of: those of this database, or those the backend hands out when it starts.
ALTER TABLE render_jobs ADD COLUMN origin TEXT NOT NULL DEFAULT 'local' CHECK (origin IN ('local', 'backend'));
-- What the backend calls the job, where it has one of its own for it.
ALTER TABLE render_jobs ADD COLUMN remote_job_id TEXT;

-- Who spoke each scene of a film, as a JSON list in the order of the scenes.
ALTER TABLE video_assets ADD COLUMN voices_json TEXT NOT NULL DEFAULT '[]';

-- Files of films that arrived in a store outside, whole; a file that is listed is not sent again.
CREATE TABLE uploads (
    job_id      TEXT NOT NULL REFERENCES render_jobs (job_id),
    name        TEXT NOT NULL,
    provider    TEXT NOT NULL,
    object_key  TEXT NOT NULL,
    url         TEXT NOT NULL,
    etag        TEXT NOT NULL DEFAULT '',
    bytes       INTEGER NOT NULL,
    sha256      TEXT NOT NULL,
    uploaded_at TEXT NOT NULL,
    PRIMARY KEY (job_id, name)
) STRICT;

-- One more reason to keep a state: words of the backend were about to take its place. A check cannot be
-- changed in place, so the table is made anew; ids go on from where they were, none is given twice.
CREATE TABLE kept_states_anew (
    kept_state_id   INTEGER PRIMARY KEY AUTOINCREMENT,
    script_id       TEXT NOT NULL REFERENCES scripts (script_id),
    revision        INTEGER NOT NULL CHECK (revision >= 1),
    why             TEXT NOT NULL CHECK (
        why IN ('SESSION', 'WORKING', 'FOUND', 'BEFORE_RESTORE', 'BEFORE_SYNC', 'IMPORT', 'SUBMISSION')
    ),
    kept_by         TEXT NOT NULL,
    kept_at         TEXT NOT NULL,
    title           TEXT NOT NULL,
    scene_count     INTEGER NOT NULL,
    character_count INTEGER NOT NULL,
    text_sha256     TEXT NOT NULL REFERENCES kept_texts (text_sha256)
) STRICT;
INSERT INTO kept_states_anew SELECT * FROM kept_states;
DELETE FROM sqlite_sequence WHERE name = 'kept_states_anew';
INSERT INTO sqlite_sequence (name, seq) SELECT 'kept_states_anew', seq FROM sqlite_sequence WHERE name = 'kept_states';
DROP TABLE kept_states;
ALTER TABLE kept_states_anew RENAME TO kept_states;
CREATE INDEX kept_states_by_script ON kept_states (script_id, kept_at DESC);
CREATE INDEX kept_states_by_text ON kept_states (text_sha256);
CREATE TRIGGER kept_states_stay BEFORE UPDATE ON kept_states
BEGIN SELECT RAISE(ABORT, 'a kept state is never overwritten'); END;
CREATE TRIGGER kept_states_are_kept BEFORE DELETE ON kept_states WHEN OLD.why IN ('IMPORT', 'SUBMISSION')
BEGIN SELECT RAISE(ABORT, 'this kept state is never deleted'); END;

-- 1 where the backend has recorded the same.
ALTER TABLE review_records ADD COLUMN at_backend INTEGER NOT NULL DEFAULT 0 CHECK (at_backend IN (0, 1));

-- Scripts that the backend has, too: what both sides agreed on last. Here as below, `backend` is the address
-- whose word it is: another backend knows nothing of it, and calls other things by the same names.
CREATE TABLE script_links (
    backend          TEXT NOT NULL,
    script_id        TEXT NOT NULL REFERENCES scripts (script_id),
    remote_script_id TEXT NOT NULL,
    remote_version    INTEGER,
    remote_updated_at TEXT,
    remote_status     TEXT NOT NULL DEFAULT '',
    -- The words both sides had then, as a script in JSON.
    base_json        TEXT NOT NULL,
    base_sha256      TEXT NOT NULL,
    -- The script here, unchanged since this moment, says what the base says; null: that must be looked at.
    here_updated_at  TEXT,
    synced_at        TEXT NOT NULL,
    PRIMARY KEY (backend, script_id),
    UNIQUE (backend, remote_script_id)
) STRICT;

-- What the backend listed when it was asked last.
CREATE TABLE remote_scripts (
    backend          TEXT NOT NULL,
    remote_script_id TEXT NOT NULL,
    head_json        TEXT NOT NULL,
    seen_at          TEXT NOT NULL,
    PRIMARY KEY (backend, remote_script_id)
) STRICT;

-- Videos as the backend lives through them, or as it was kept here without one.
CREATE TABLE videos (
    -- Empty: it was only kept here.
    backend      TEXT NOT NULL,
    video_id     TEXT NOT NULL,
    title        TEXT NOT NULL DEFAULT '',
    status       TEXT NOT NULL,
    -- As the backend writes it, where it is none of ours.
    status_text  TEXT NOT NULL DEFAULT '',
    education_id TEXT NOT NULL DEFAULT '',
    start_at     TEXT,
    end_at       TEXT,
    -- When the backend said so; null: it was only kept here.
    fetched_at   TEXT,
    PRIMARY KEY (backend, video_id)
) STRICT;

-- Pictures and clips that somebody else's machine made for a scene: by whom, from which words, when.
CREATE TABLE made_pictures (
    sha256   TEXT NOT NULL,
    provider TEXT NOT NULL,
    model    TEXT NOT NULL DEFAULT '',
    prompt   TEXT NOT NULL,
    made_by  TEXT NOT NULL,
    made_at  TEXT NOT NULL,
    PRIMARY KEY (sha256, made_at)
) STRICT;

-- What scripts were drafted from, by what and how: the source stays beside the script, so that facts can be checked.
CREATE TABLE draft_sources (
    script_id   TEXT PRIMARY KEY REFERENCES scripts (script_id),
    -- The model, the options and the digest of the source, in JSON.
    making_json TEXT NOT NULL,
    source_text TEXT NOT NULL,
    made_by     TEXT NOT NULL,
    made_at     TEXT NOT NULL,
    -- 1 once somebody put the note above the script away.
    is_noted    INTEGER NOT NULL DEFAULT 0 CHECK (is_noted IN (0, 1))
) STRICT;
