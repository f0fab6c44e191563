CREATE TABLE petition_visits (
    town INTEGER NOT NULL REFERENCES towns (number),
    id TEXT NOT NULL,
    room_id TEXT,
    received_on DATE NOT NULL,
    leader TEXT NOT NULL,
    leader_title TEXT,
    leader_person_id TEXT,
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
    case_id TEXT,
    withdrawn_reason TEXT,
    counts BOOLEAN NOT NULL DEFAULT TRUE,
    -- Room, first visitor and day: the ledger row a visit became.
    visitor_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    imported BOOLEAN NOT NULL DEFAULT FALSE,
    -- Visits about one matter carry the id of its first visit, so that 件, 批次 and 人次 are counted from the same rows.
    matter_id TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, id),
    CHECK (persons_present > 0),
    FOREIGN KEY (town, room_id) REFERENCES rooms (town, id),
    FOREIGN KEY (town, leader_person_id) REFERENCES people (town, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);
CREATE INDEX petition_visits_of_town ON petition_visits (town, received_on, id);
CREATE INDEX petition_visits_of_matter ON petition_visits (town, matter_id, received_on, id);
CREATE INDEX petition_visits_of_case ON petition_visits (town, case_id) WHERE case_id IS NOT NULL;

CREATE TABLE petition_visitors (
    town INTEGER NOT NULL,
    visit_id TEXT NOT NULL,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    phone_sealed TEXT,
    phone_index TEXT,
    address TEXT,
    -- By what a visitor is known again: the phone's blind index, else the name.
    person_key TEXT NOT NULL,
    PRIMARY KEY (town, visit_id, id),
    FOREIGN KEY (town, visit_id) REFERENCES petition_visits (town, id)
);
CREATE INDEX petition_visitors_by_person ON petition_visitors (town, person_key);

-- What became of a visit, each on its day; the statutory clocks run from these.
CREATE TABLE petition_progress (
    town INTEGER NOT NULL,
    visit_id TEXT NOT NULL,
    queue_no INTEGER,
    assigned_on DATE,
    answer_by DATE,
    answered_on DATE,
    answer TEXT,
    notified_on DATE,
    accepted_on DATE,
    extension_days INTEGER,
    extension_reason TEXT,
    extension_approved_by TEXT,
    forwarded_notice_on DATE,
    objected_on DATE,
    opinion_received_on DATE,
    reexamination_requested_on DATE,
    reexamination_decided_on DATE,
    review_requested_on DATE,
    review_decided_on DATE,
    PRIMARY KEY (town, visit_id),
    FOREIGN KEY (town, visit_id) REFERENCES petition_visits (town, id)
);

-- Who is on duty at the reception desk on a day, and who was; a signed "nobody came" is kept here.
CREATE TABLE duty_days (
    town INTEGER NOT NULL REFERENCES towns (number),
    day DATE NOT NULL,
    planned_leader TEXT NOT NULL,
    actual_leader TEXT,
    swap_reason TEXT,
    nobody_came BOOLEAN NOT NULL DEFAULT FALSE,
    signed_by TEXT,
    PRIMARY KEY (town, day)
);
