-- One report per room and half-month, for ever; what changes later is a new version of it.
CREATE TABLE screening_reports (
    id TEXT NOT NULL PRIMARY KEY,
    room_id TEXT NOT NULL REFERENCES rooms (id),
    half_month TEXT NOT NULL,
    filed_at TIMESTAMP NOT NULL,
    on_time BOOLEAN NOT NULL,
    imported BOOLEAN NOT NULL,
    latest INTEGER NOT NULL,
    UNIQUE (room_id, half_month)
);

CREATE TABLE screening_versions (
    report_id TEXT NOT NULL REFERENCES screening_reports (id),
    number INTEGER NOT NULL,
    zero BOOLEAN NOT NULL,
    declared INTEGER,
    statement TEXT,
    signer TEXT NOT NULL,
    account_id TEXT,
    received_at TIMESTAMP NOT NULL,
    device_time TIMESTAMP,
    PRIMARY KEY (report_id, number)
);

CREATE TABLE screening_version_cases (
    report_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    case_id TEXT NOT NULL REFERENCES cases (id),
    PRIMARY KEY (report_id, number, case_id)
);
CREATE INDEX screening_version_cases_of_case ON screening_version_cases (case_id);

CREATE TABLE screening_excuses (
    room_id TEXT NOT NULL REFERENCES rooms (id),
    half_month TEXT NOT NULL,
    reason TEXT NOT NULL,
    account_name TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (room_id, half_month)
);

CREATE TABLE petition_visits (
    id TEXT NOT NULL PRIMARY KEY,
    town_id TEXT NOT NULL REFERENCES towns (id),
    room_id TEXT REFERENCES rooms (id),
    received_on DATE NOT NULL,
    leader TEXT NOT NULL,
    leader_title TEXT,
    leader_person_id TEXT REFERENCES people (id),
    recorded_by TEXT NOT NULL,
    place TEXT NOT NULL,
    form TEXT NOT NULL,
    persons_present INTEGER NOT NULL,
    persons_represented INTEGER,
    subject TEXT NOT NULL,
    summary TEXT,
    class TEXT NOT NULL,
    occurrence TEXT NOT NULL,
    handling TEXT NOT NULL,
    assigned_to TEXT,
    notify_by DATE,
    finish_by DATE,
    finished_on DATE,
    result TEXT,
    case_id TEXT REFERENCES cases (id),
    withdrawn_reason TEXT,
    counts BOOLEAN NOT NULL DEFAULT TRUE,
    -- Room, first visitor and day: the ledger row a visit became.
    visitor_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    imported BOOLEAN NOT NULL DEFAULT FALSE,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    CHECK (persons_present > 0)
);
CREATE INDEX petition_visits_of_town ON petition_visits (town_id, received_on, id);
CREATE INDEX petition_visits_by_day ON petition_visits (received_on, id);
CREATE INDEX petition_visits_of_case ON petition_visits (case_id);

CREATE TABLE petition_visitors (
    visit_id TEXT NOT NULL REFERENCES petition_visits (id),
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    phone_sealed TEXT,
    phone_index TEXT,
    address TEXT,
    PRIMARY KEY (visit_id, id)
);

-- Who is on duty at the reception desk on a day, and who was; a signed "nobody came" is kept here.
CREATE TABLE duty_days (
    town_id TEXT NOT NULL REFERENCES towns (id),
    day DATE NOT NULL,
    planned_leader TEXT NOT NULL,
    actual_leader TEXT,
    swap_reason TEXT,
    nobody_came BOOLEAN NOT NULL DEFAULT FALSE,
    signed_by TEXT,
    PRIMARY KEY (town_id, day)
);

CREATE TABLE online_entries (
    id TEXT NOT NULL PRIMARY KEY,
    town_id TEXT NOT NULL REFERENCES towns (id),
    room_id TEXT REFERENCES rooms (id),
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
    case_id TEXT REFERENCES cases (id),
    matched_by TEXT,
    pair_key TEXT NOT NULL,
    imported BOOLEAN NOT NULL DEFAULT FALSE,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    UNIQUE (platform, platform_no)
);
CREATE INDEX online_entries_of_town ON online_entries (town_id, entered_on, id);
CREATE INDEX online_entries_by_day ON online_entries (entered_on, id);
CREATE INDEX online_entries_of_case ON online_entries (case_id);
CREATE INDEX online_entries_by_pair ON online_entries (pair_key);
CREATE INDEX online_entries_by_number ON online_entries (platform_no);
