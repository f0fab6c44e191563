-- What happens to a case between acceptance and the archive, beside the steps themselves.
CREATE INDEX cases_merged_into ON cases (merged_into);
CREATE INDEX cases_by_due_day ON cases (stage, due_on);

-- Days agreed or set for one case: more time for mediation, by all parties' consent; how long the dossier is kept.
CREATE TABLE case_limits (
    case_id TEXT NOT NULL PRIMARY KEY REFERENCES cases (id),
    extension_agreed_on DATE,
    extension_until DATE,
    keep_until DATE
);

ALTER TABLE case_parties ADD COLUMN born_on DATE;
ALTER TABLE case_parties ADD COLUMN ethnicity TEXT;
ALTER TABLE case_parties ADD COLUMN occupation TEXT;
-- Who stands for an organisation, or acts for a person.
ALTER TABLE case_parties ADD COLUMN representative TEXT;
-- The day on which the party said it will not be mediated (人民调解法 art. 17).
ALTER TABLE case_parties ADD COLUMN refused_on DATE;
CREATE UNIQUE INDEX case_participants_by_id ON case_participants (id);
CREATE INDEX case_parties_by_name ON case_parties (name);

ALTER TABLE case_resolutions ADD COLUMN confirmation_applied_on DATE;
ALTER TABLE case_resolutions ADD COLUMN confirmation_court TEXT;
ALTER TABLE case_resolutions ADD COLUMN confirmation_decided_on DATE;

CREATE INDEX case_resolutions_by_performance ON case_resolutions (performance, perform_by);
CREATE INDEX case_transfers_unanswered ON case_transfers (sent_on) WHERE answer IS NULL;

-- Parts in which an agreement is to be performed.
CREATE TABLE case_instalments (
    case_id TEXT NOT NULL REFERENCES cases (id),
    id TEXT NOT NULL,
    resolution_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    due_on DATE NOT NULL,
    amount_fen BIGINT NOT NULL,
    PRIMARY KEY (case_id, id)
);

-- What was seen of the performance, each on its day.
CREATE TABLE case_performances (
    case_id TEXT NOT NULL REFERENCES cases (id),
    id TEXT NOT NULL,
    resolution_id TEXT NOT NULL,
    seen_on DATE NOT NULL,
    status TEXT NOT NULL,
    amount_fen BIGINT,
    note TEXT,
    account_name TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (case_id, id)
);

CREATE TABLE case_meetings (
    case_id TEXT NOT NULL REFERENCES cases (id),
    id TEXT NOT NULL,
    held_on DATE NOT NULL,
    place TEXT NOT NULL,
    present TEXT,
    record TEXT NOT NULL,
    next_on DATE,
    revision INTEGER NOT NULL DEFAULT 1,
    account_name TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (case_id, id)
);

CREATE TABLE case_follow_ups (
    case_id TEXT NOT NULL REFERENCES cases (id),
    id TEXT NOT NULL,
    visited_on DATE NOT NULL,
    method TEXT NOT NULL,
    performed TEXT,
    satisfied BOOLEAN,
    litigated BOOLEAN,
    hidden_risk TEXT,
    record TEXT NOT NULL,
    visitor TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    account_name TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (case_id, id)
);

-- Photos and scans; the content stands in a folder of its own, sealed, under the SHA-256 of what was sent.
CREATE TABLE case_attachments (
    case_id TEXT NOT NULL REFERENCES cases (id),
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    paper TEXT,
    filename TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    thumbnail TEXT,
    removed_at TIMESTAMP,
    removed_reason TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    account_name TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (case_id, id)
);
CREATE UNIQUE INDEX case_attachments_by_id ON case_attachments (id);
CREATE INDEX case_attachments_by_content ON case_attachments (sha256);

-- What a person decided about two cases that look alike.
CREATE TABLE case_links (
    case_id TEXT NOT NULL REFERENCES cases (id),
    other_id TEXT NOT NULL REFERENCES cases (id),
    relation TEXT NOT NULL,
    account_name TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (case_id, other_id)
);
CREATE INDEX case_links_of_other ON case_links (other_id);
