-- What every change leaves behind, and what makes a repeated request harmless.
CREATE TABLE audit_events (
    seq BIGINT NOT NULL PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    at TIMESTAMP NOT NULL,
    account_id TEXT,
    account_name TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    town_id TEXT,
    room_id TEXT,
    changes TEXT NOT NULL,
    reason TEXT,
    request_id TEXT NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE INDEX audit_events_of_subject ON audit_events (subject_id, seq);
CREATE INDEX audit_events_by_time ON audit_events (at);

-- The head of the chain; one row, taken by UPDATE so that writers stand in line on both engines.
CREATE TABLE audit_head (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO audit_head (id, seq, hash) VALUES (1, 0, '');

CREATE TABLE idempotency_keys (
    account_id TEXT NOT NULL,
    request TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    etag INTEGER,
    location TEXT,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (account_id, request, idempotency_key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (created_at);

-- The keyed hash of the request that made a record, so that the same request again is recognised by the record's id.
CREATE TABLE creations (
    id TEXT NOT NULL PRIMARY KEY,
    fingerprint TEXT NOT NULL
);

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at TIMESTAMP NOT NULL
);

-- Which key file seals the personal fields of this database, and which database this is.
CREATE TABLE keyring (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    fingerprint TEXT NOT NULL,
    epoch TEXT NOT NULL
);
