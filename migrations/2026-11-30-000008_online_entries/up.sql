CREATE TABLE online_entries (
    town INTEGER NOT NULL REFERENCES towns (number),
    id TEXT NOT NULL,
    room_id TEXT,
    platform TEXT NOT NULL,
    platform_no TEXT NOT NULL,
    entered_on DATE NOT NULL,
    entered_by TEXT,
    committee TEXT,
    kind TEXT,
    applicant TEXT,
    respondent TEXT,
    accepted_on DATE,
    result TEXT,
    form TEXT,
    state TEXT NOT NULL,
    case_id TEXT,
    matched_by TEXT,
    pair_key TEXT NOT NULL,
    imported BOOLEAN NOT NULL DEFAULT FALSE,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, id),
    UNIQUE (town, platform, platform_no),
    FOREIGN KEY (town, room_id) REFERENCES rooms (town, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);
CREATE INDEX online_entries_of_town ON online_entries (town, entered_on, id);
CREATE INDEX online_entries_of_case ON online_entries (town, case_id);
CREATE INDEX online_entries_by_pair ON online_entries (town, pair_key);
CREATE INDEX online_entries_by_number ON online_entries (town, platform_no);
-- The entries that still look for their case are few, and are asked for with every figure of the platform.
CREATE INDEX online_entries_without_case ON online_entries (town, id) WHERE case_id IS NULL;

-- Why an entry or a case stands in its class of the reconciliation, in a person's words.
CREATE TABLE reconciliation_reasons (
    town INTEGER NOT NULL,
    subject_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    account_name TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, subject_id)
);
