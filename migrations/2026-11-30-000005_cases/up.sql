-- One dispute, from found to archived. Days are when it happened; instants are when it was written down.
CREATE TABLE cases (
    town INTEGER NOT NULL REFERENCES towns (number),
    id TEXT NOT NULL,
    room_id TEXT NOT NULL,
    stage TEXT NOT NULL,
    case_no TEXT,
    found_on DATE NOT NULL,
    found_by TEXT NOT NULL,
    source TEXT NOT NULL,
    kind TEXT NOT NULL,
    facts TEXT NOT NULL,
    place TEXT,
    note TEXT,
    arose_on DATE,
    longstanding BOOLEAN NOT NULL,
    difficulty TEXT,
    risk TEXT,
    people_count INTEGER,
    amount_fen BIGINT,
    accepted_on DATE,
    due_on DATE,
    petition_visit_id TEXT,
    withdrawn_on DATE,
    withdrawn_reason TEXT,
    -- The case at the end of the way on which this one was merged; it counts in its place.
    merged_into TEXT,
    -- False once withdrawn or merged: what every figure, list and report filters on.
    counts BOOLEAN NOT NULL DEFAULT TRUE,
    -- Room, and the first name of each side, folded and in order: where an online entry may belong.
    pair_key TEXT NOT NULL,
    search_text TEXT NOT NULL,
    imported BOOLEAN NOT NULL DEFAULT FALSE,
    revision INTEGER NOT NULL DEFAULT 1,
    created_by TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    updated_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, id),
    UNIQUE (town, case_no),
    CHECK (people_count IS NULL OR people_count > 0),
    CHECK (amount_fen IS NULL OR amount_fen >= 0),
    FOREIGN KEY (town, room_id) REFERENCES rooms (town, id),
    FOREIGN KEY (town, merged_into) REFERENCES cases (town, id)
);
CREATE INDEX cases_of_town ON cases (town, found_on, id);
CREATE INDEX cases_of_room ON cases (town, room_id, found_on, id);
CREATE INDEX cases_by_acceptance ON cases (town, accepted_on);
CREATE INDEX cases_by_pair ON cases (town, pair_key);
CREATE INDEX cases_by_due_day ON cases (town, stage, due_on);
-- Few among many: an index of those alone is small, and statistics do not take it for useless.
CREATE INDEX cases_unfinished ON cases (town, found_on) WHERE stage IN ('registered', 'accepted');
CREATE INDEX cases_merged_into ON cases (town, merged_into) WHERE merged_into IS NOT NULL;

-- Into which case a merged one was merged by a person. That one may itself have been merged since.
CREATE TABLE case_mergers (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    into_id TEXT NOT NULL,
    PRIMARY KEY (town, case_id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id),
    FOREIGN KEY (town, into_id) REFERENCES cases (town, id)
);

CREATE TABLE case_numbers (
    town INTEGER NOT NULL,
    room_id TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (town, room_id, year),
    FOREIGN KEY (town, room_id) REFERENCES rooms (town, id)
);

-- Days agreed or set for one case: more time for mediation, by all parties' consent; how long the dossier is kept.
CREATE TABLE case_limits (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    extension_agreed_on DATE,
    extension_until DATE,
    keep_until DATE,
    PRIMARY KEY (town, case_id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);

-- Children have the key (town, case_id, id) and none refers to another case's child.
CREATE TABLE case_parties (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    role TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    gender TEXT,
    id_number_sealed TEXT,
    id_number_index TEXT,
    phone_sealed TEXT,
    phone_index TEXT,
    address TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    born_on DATE,
    ethnicity TEXT,
    occupation TEXT,
    -- Who stands for an organisation, or acts for a person.
    representative TEXT,
    -- The day on which the party said it will not be mediated (人民调解法 art. 17).
    refused_on DATE,
    PRIMARY KEY (town, case_id, id),
    UNIQUE (town, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);
CREATE INDEX case_parties_by_name ON case_parties (town, name);
CREATE INDEX case_parties_by_id_number ON case_parties (town, id_number_index) WHERE id_number_index IS NOT NULL;
CREATE INDEX case_parties_by_phone ON case_parties (town, phone_index) WHERE phone_index IS NOT NULL;

CREATE TABLE case_participants (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    person_id TEXT,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (town, case_id, id),
    UNIQUE (town, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id),
    FOREIGN KEY (town, person_id) REFERENCES people (town, id)
);
CREATE INDEX case_participants_of_person ON case_participants (town, person_id);
CREATE INDEX case_participants_by_role ON case_participants (town, case_id, role);

-- An agreement reached; it stays on record when the case is reopened, and the next one stands beside it.
CREATE TABLE case_resolutions (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    settled_on DATE NOT NULL,
    form TEXT NOT NULL,
    level TEXT NOT NULL,
    -- Unknown where an old ledger does not say what was agreed.
    terms TEXT,
    amount_fen BIGINT,
    perform_by DATE,
    performance TEXT NOT NULL,
    confirmation TEXT NOT NULL,
    confirmation_applied_on DATE,
    confirmation_court TEXT,
    confirmation_decided_on DATE,
    parties_on DATE,
    mediator_on DATE,
    seal_on DATE,
    effective_on DATE,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, case_id, id),
    UNIQUE (town, case_id, number),
    UNIQUE (town, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);
CREATE INDEX case_resolutions_by_day ON case_resolutions (town, settled_on, case_id);
CREATE INDEX case_resolutions_by_performance ON case_resolutions (town, performance, perform_by);

-- Parts in which an agreement is to be performed.
CREATE TABLE case_instalments (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    id TEXT NOT NULL,
    resolution_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    due_on DATE NOT NULL,
    amount_fen BIGINT NOT NULL,
    PRIMARY KEY (town, case_id, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);

-- What was seen of the performance, each on its day.
CREATE TABLE case_performances (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    id TEXT NOT NULL,
    resolution_id TEXT NOT NULL,
    seen_on DATE NOT NULL,
    status TEXT NOT NULL,
    amount_fen BIGINT,
    note TEXT,
    account_name TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, case_id, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);

-- Ended or declined: without agreement, with its ground.
CREATE TABLE case_endings (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    ended_on DATE NOT NULL,
    ground TEXT NOT NULL,
    routes_told BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, case_id, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);
CREATE INDEX case_endings_by_day ON case_endings (town, ended_on, case_id);

-- Every step taken, in order; a case was open on a day if none of its finishing steps stood on that day.
CREATE TABLE case_steps (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    taken_on DATE NOT NULL,
    -- The day up to which this step stands: the day of the next reopening, if there was one.
    undone_on DATE,
    finishes BOOLEAN NOT NULL,
    -- Taken in a later year than the case was found in. What was open at the end of a year is told by these few; without the
    -- mark every later step would have to be read.
    later_year BOOLEAN NOT NULL DEFAULT FALSE,
    note TEXT,
    account_name TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, case_id, id),
    UNIQUE (town, case_id, number),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);
CREATE INDEX case_steps_of_later_years ON case_steps (town, taken_on, case_id) WHERE finishes AND later_year;

CREATE TABLE case_transfers (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    id TEXT NOT NULL,
    to_body TEXT NOT NULL,
    body TEXT,
    sent_on DATE NOT NULL,
    reason TEXT NOT NULL,
    answer TEXT,
    answered_on DATE,
    answer_note TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (town, case_id, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);
CREATE INDEX case_transfers_unanswered ON case_transfers (town, sent_on) WHERE answer IS NULL;

CREATE TABLE case_meetings (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    id TEXT NOT NULL,
    held_on DATE NOT NULL,
    place TEXT NOT NULL,
    present TEXT,
    record TEXT NOT NULL,
    next_on DATE,
    revision INTEGER NOT NULL DEFAULT 1,
    account_name TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, case_id, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);

CREATE TABLE case_follow_ups (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
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
    PRIMARY KEY (town, case_id, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);

-- Photos and scans; the content stands in a folder of its own, sealed, under the SHA-256 of what was sent.
CREATE TABLE case_attachments (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
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
    PRIMARY KEY (town, case_id, id),
    UNIQUE (town, id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);
-- Whether anybody still needs a content, as a photo or as the small picture of one.
CREATE INDEX case_attachments_by_content ON case_attachments (town, sha256);
CREATE INDEX case_attachments_by_thumbnail ON case_attachments (town, thumbnail);

-- What a person decided about two cases that look alike.
CREATE TABLE case_links (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    other_id TEXT NOT NULL,
    relation TEXT NOT NULL,
    account_name TEXT NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (town, case_id, other_id),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id),
    FOREIGN KEY (town, other_id) REFERENCES cases (town, id)
);
CREATE INDEX case_links_of_other ON case_links (town, other_id);

-- Numbers of the online platform as the ledger names them, normalised.
CREATE TABLE case_platform_numbers (
    town INTEGER NOT NULL,
    case_id TEXT NOT NULL,
    platform_no TEXT NOT NULL,
    PRIMARY KEY (town, case_id, platform_no),
    FOREIGN KEY (town, case_id) REFERENCES cases (town, id)
);
CREATE INDEX case_platform_numbers_by_number ON case_platform_numbers (town, platform_no);

-- What the search index, a lower room of the house, sees of cases.
CREATE VIEW search_words AS SELECT town, id AS case_id, search_text AS words FROM cases;
