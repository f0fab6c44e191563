-- Who imported, what came of it, and where the audit log stood afterwards: whoever touched a record later wrote behind it.
ALTER TABLE imports ADD COLUMN account_name TEXT NOT NULL DEFAULT '';
ALTER TABLE imports ADD COLUMN counts TEXT NOT NULL DEFAULT '{}';
ALTER TABLE imports ADD COLUMN preview_sealed TEXT;
ALTER TABLE imports ADD COLUMN applied_seq BIGINT;
ALTER TABLE imports ADD COLUMN undone_at TIMESTAMP;
ALTER TABLE imports ADD COLUMN undone_by TEXT;

-- The records a row of an applied import made or changed, with what is needed to take that back.
CREATE TABLE import_rows (
    import_id TEXT NOT NULL REFERENCES imports (id),
    position INTEGER NOT NULL,
    sheet TEXT NOT NULL,
    row_number INTEGER NOT NULL,
    subject_id TEXT NOT NULL,
    changed BOOLEAN NOT NULL,
    trace_sealed TEXT,
    PRIMARY KEY (import_id, position)
);
CREATE INDEX import_rows_of_subject ON import_rows (subject_id);

-- What a word of the town's ledgers means, said once by the clerk.
CREATE TABLE import_value_synonyms (
    id TEXT NOT NULL PRIMARY KEY,
    town_id TEXT NOT NULL REFERENCES towns (id),
    field TEXT NOT NULL,
    word TEXT NOT NULL,
    code TEXT NOT NULL,
    account_name TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    UNIQUE (town_id, field, word)
);
