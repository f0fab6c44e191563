-- A workbook between its preview and its application: sealed, and gone after a day. Who imported, what came of it, and where
-- the audit log stood afterwards: whoever touched a record later wrote behind it.
CREATE TABLE imports (
    town INTEGER NOT NULL REFERENCES towns (number),
    id TEXT NOT NULL,
    account_id TEXT NOT NULL,
    account_name TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER,
    file_name TEXT NOT NULL,
    file_sealed TEXT,
    preview_sealed TEXT,
    counts TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    applied_at TIMESTAMP,
    applied_seq BIGINT,
    undone_at TIMESTAMP,
    undone_by TEXT,
    PRIMARY KEY (town, id)
);
CREATE INDEX imports_by_age ON imports (town, created_at);

-- The records a row of an applied import made or changed, with what is needed to take that back.
CREATE TABLE import_rows (
    town INTEGER NOT NULL,
    import_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    sheet TEXT NOT NULL,
    row_number INTEGER NOT NULL,
    subject_id TEXT NOT NULL,
    changed BOOLEAN NOT NULL,
    trace_sealed TEXT,
    PRIMARY KEY (town, import_id, position),
    FOREIGN KEY (town, import_id) REFERENCES imports (town, id)
);
CREATE INDEX import_rows_of_subject ON import_rows (town, subject_id);

-- What a word of the town's ledgers means, said once by the clerk.
CREATE TABLE import_value_synonyms (
    town INTEGER NOT NULL REFERENCES towns (number),
    id TEXT NOT NULL,
    field TEXT NOT NULL,
    word TEXT NOT NULL,
    code TEXT NOT NULL,
    account_name TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, id),
    UNIQUE (town, field, word)
);
