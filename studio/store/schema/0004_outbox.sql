-- What must still reach the backend, and what became of it. The same outcome has one row for ever.

CREATE TABLE outbox (
    delivery_id   INTEGER PRIMARY KEY AUTOINCREMENT,
    kind          TEXT NOT NULL CHECK (kind IN ('UPLOAD', 'JOB_DONE', 'SCRIPT_DONE')),
    subject_id    TEXT NOT NULL,
    once          TEXT NOT NULL UNIQUE,
    payload_json  TEXT NOT NULL,
    status        TEXT NOT NULL CHECK (status IN ('WAITING', 'DELIVERED', 'REFUSED', 'DROPPED')),
    attempts      INTEGER NOT NULL DEFAULT 0,
    error_code    TEXT,
    error_message TEXT CHECK (error_message IS NULL OR length(error_message) <= 500),
    created_at    TEXT NOT NULL,
    next_try_at   TEXT NOT NULL,
    ended_at      TEXT,
    -- The studio that is delivering it now, and until when that is believed of it.
    taken_by      TEXT,
    taken_until   TEXT
) STRICT;

CREATE INDEX outbox_waiting ON outbox (delivery_id) WHERE status = 'WAITING';
CREATE INDEX outbox_by_subject ON outbox (subject_id, delivery_id);
