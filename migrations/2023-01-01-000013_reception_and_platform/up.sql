-- Visits about one matter carry the id of its first visit, so that 件, 批次 and 人次 are counted from the same rows.
ALTER TABLE petition_visits ADD COLUMN matter_id TEXT NOT NULL DEFAULT '';
UPDATE petition_visits SET matter_id = id;
CREATE INDEX petition_visits_of_matter ON petition_visits (matter_id, received_on, id);

-- By what a visitor is known again: the phone's blind index, else the name.
ALTER TABLE petition_visitors ADD COLUMN person_key TEXT NOT NULL DEFAULT '';
UPDATE petition_visitors SET person_key = COALESCE('p:' || phone_index, 'n:' || name);
CREATE INDEX petition_visitors_by_person ON petition_visitors (person_key);

-- What became of a visit, each on its day; the statutory clocks run from these.
CREATE TABLE petition_progress (
    visit_id TEXT NOT NULL PRIMARY KEY REFERENCES petition_visits (id),
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
    review_decided_on DATE
);

-- Why an entry or a case stands in its class of the reconciliation, in a person's words.
CREATE TABLE reconciliation_reasons (
    subject_id TEXT NOT NULL PRIMARY KEY,
    reason TEXT NOT NULL,
    account_name TEXT NOT NULL,
    at TIMESTAMP NOT NULL
);
