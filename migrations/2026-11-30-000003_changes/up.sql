-- What every change leaves behind. Each town has a chain of its own; 0 is the chain of what belongs to no town.
CREATE TABLE audit_events (
    town INTEGER NOT NULL,
    seq BIGINT NOT NULL CHECK (seq > 0),
    id TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    account_id TEXT,
    account_name TEXT NOT NULL,
    action TEXT NOT NULL,
    subject_kind TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    room_id TEXT,
    changes TEXT NOT NULL,
    -- Why, where the command has a reason of its own; and why a record counted in a sealed year was changed.
    reason TEXT,
    change_reason TEXT,
    request_id TEXT NOT NULL,
    -- The records as they are after the change: for each its id and a keyed mark of its rows in every table it is kept in.
    records TEXT NOT NULL,
    -- The hash of what was said (who, what, why), made with a salt: it could be erased, and the chain would hold.
    salt TEXT NOT NULL,
    digest TEXT NOT NULL,
    -- The number of the key under which the hash was made.
    key_number INTEGER NOT NULL,
    previous_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (town, seq),
    UNIQUE (town, id)
);
CREATE INDEX audit_events_of_subject ON audit_events (town, subject_id, seq);
CREATE INDEX audit_events_by_time ON audit_events (town, at, id);

-- The head of each chain: where the next row of a town continues.
CREATE TABLE audit_heads (
    town INTEGER NOT NULL PRIMARY KEY,
    seq BIGINT NOT NULL,
    hash TEXT NOT NULL
);
INSERT INTO audit_heads (town, seq, hash) VALUES (0, 0, '');

-- The keys of the chains, each under the vault: whoever has the database alone cannot write a chain anew.
CREATE TABLE chain_keys (
    number INTEGER NOT NULL PRIMARY KEY,
    sealed TEXT NOT NULL
);

-- What makes a repeated request harmless: the answer given the first time.
CREATE TABLE idempotency_keys (
    town INTEGER NOT NULL,
    account_id TEXT NOT NULL,
    request TEXT NOT NULL,
    idempotency_key TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    status INTEGER NOT NULL,
    body TEXT NOT NULL,
    etag INTEGER,
    location TEXT,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, account_id, request, idempotency_key)
);
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (town, created_at);

-- The keyed hash of the request that made a record, so that the same request again is recognised by the record's id.
CREATE TABLE creations (
    town INTEGER NOT NULL,
    id TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    PRIMARY KEY (town, id)
);
