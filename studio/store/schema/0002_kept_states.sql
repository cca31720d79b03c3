-- States of scripts kept on the way, besides the revisions somebody decided on.
-- Texts stand apart: the same words, kept twice, are stored once.

CREATE TABLE kept_texts (
    text_sha256 TEXT PRIMARY KEY,
    -- The script as JSON, deflated.
    packed      BLOB NOT NULL
) STRICT;

CREATE TABLE kept_states (
    kept_state_id   INTEGER PRIMARY KEY AUTOINCREMENT,
    script_id       TEXT NOT NULL REFERENCES scripts (script_id),
    revision        INTEGER NOT NULL CHECK (revision >= 1),
    why             TEXT NOT NULL
        CHECK (why IN ('SESSION', 'WORKING', 'FOUND', 'BEFORE_RESTORE', 'IMPORT', 'SUBMISSION')),
    kept_by         TEXT NOT NULL,
    kept_at         TEXT NOT NULL,
    title           TEXT NOT NULL,
    scene_count     INTEGER NOT NULL,
    character_count INTEGER NOT NULL,
    text_sha256     TEXT NOT NULL REFERENCES kept_texts (text_sha256)
) STRICT;

CREATE INDEX kept_states_by_script ON kept_states (script_id, kept_at DESC);
CREATE INDEX kept_states_by_text ON kept_states (text_sha256);

CREATE TRIGGER kept_states_stay BEFORE UPDATE ON kept_states
BEGIN SELECT RAISE(ABORT, 'a kept state is never overwritten'); END;
CREATE TRIGGER kept_texts_stay BEFORE UPDATE ON kept_texts
BEGIN SELECT RAISE(ABORT, 'a kept text is never overwritten'); END;
-- What was brought in and what was handed in is never thinned out.
CREATE TRIGGER kept_states_are_kept BEFORE DELETE ON kept_states WHEN OLD.why IN ('IMPORT', 'SUBMISSION')
BEGIN SELECT RAISE(ABORT, 'this kept state is never deleted'); END;
