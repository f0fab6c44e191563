-- A workbook between its preview and its application: sealed, and gone after a day.
CREATE TABLE imports (
    id TEXT NOT NULL PRIMARY KEY,
    town_id TEXT NOT NULL REFERENCES towns (id),
    account_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER,
    file_name TEXT NOT NULL,
    file_sealed TEXT,
    created_at TIMESTAMP NOT NULL,
    applied_at TIMESTAMP
);
CREATE INDEX imports_by_age ON imports (created_at);
