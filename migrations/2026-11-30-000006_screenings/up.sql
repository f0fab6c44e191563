-- One report per room and half-month, for ever; what changes later is a new version of it.
CREATE TABLE screening_reports (
    town INTEGER NOT NULL,
    id TEXT NOT NULL,
    room_id TEXT NOT NULL,
    half_month TEXT NOT NULL,
    filed_at TIMESTAMP NOT NULL,
    on_time BOOLEAN NOT NULL,
    imported BOOLEAN NOT NULL,
    -- The version in force; 0 once every one was taken back.
    latest INTEGER NOT NULL,
    PRIMARY KEY (town, id),
    UNIQUE (town, room_id, half_month),
    FOREIGN KEY (town, room_id) REFERENCES rooms (town, id)
);

-- A version may be taken back on the day it was signed: it stays, and none or an earlier one is in force again.
CREATE TABLE screening_versions (
    town INTEGER NOT NULL,
    report_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    zero BOOLEAN NOT NULL,
    declared INTEGER,
    statement TEXT,
    signer TEXT NOT NULL,
    account_id TEXT,
    received_at TIMESTAMP NOT NULL,
    device_time TIMESTAMP,
    retracted_at TIMESTAMP,
    -- From when the town owed reports before this version moved that; taken back with it.
    obligations_before TEXT,
    PRIMARY KEY (town, report_id, number),
    FOREIGN KEY (town, report_id) REFERENCES screening_reports (town, id)
);

CREATE TABLE screening_version_cases (
    town INTEGER NOT NULL,
    report_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    PRIMARY KEY (town, report_id, number, case_id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);
CREATE INDEX screening_version_cases_of_case ON screening_version_cases (town, case_id);

CREATE TABLE screening_excuses (
    town INTEGER NOT NULL,
    room_id TEXT NOT NULL,
    half_month TEXT NOT NULL,
    reason TEXT NOT NULL,
    account_name TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, room_id, half_month),
    FOREIGN KEY (town, room_id) REFERENCES rooms (town, id)
);
