-- One dispute, from found to archived. Days are when it happened; instants are when it was written down.
CREATE TABLE cases (
    id TEXT NOT NULL PRIMARY KEY,
    town_id TEXT NOT NULL REFERENCES towns (id),
    room_id TEXT NOT NULL REFERENCES rooms (id),
    stage TEXT NOT NULL,
    case_no TEXT UNIQUE,
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
    merged_into TEXT REFERENCES cases (id),
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
    CHECK (people_count IS NULL OR people_count > 0),
    CHECK (amount_fen IS NULL OR amount_fen >= 0)
);
CREATE INDEX cases_of_room ON cases (room_id, found_on, id);
CREATE INDEX cases_of_town ON cases (town_id, found_on, id);
CREATE INDEX cases_by_day ON cases (found_on, id);
CREATE INDEX cases_by_acceptance ON cases (accepted_on);
CREATE INDEX cases_by_pair ON cases (pair_key);

CREATE TABLE case_numbers (
    room_id TEXT NOT NULL REFERENCES rooms (id),
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY (room_id, year)
);

-- Children have the key (case_id, id) and none refers to another case's child.
CREATE TABLE case_parties (
    case_id TEXT NOT NULL REFERENCES cases (id),
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
    PRIMARY KEY (case_id, id)
);
CREATE INDEX case_parties_by_id_number ON case_parties (id_number_index);
CREATE INDEX case_parties_by_phone ON case_parties (phone_index);
CREATE UNIQUE INDEX case_parties_by_id ON case_parties (id);

CREATE TABLE case_participants (
    case_id TEXT NOT NULL REFERENCES cases (id),
    id TEXT NOT NULL,
    position INTEGER NOT NULL,
    person_id TEXT REFERENCES people (id),
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (case_id, id)
);
CREATE INDEX case_participants_of_person ON case_participants (person_id);
CREATE INDEX case_participants_by_role ON case_participants (case_id, role);

-- An agreement reached; it stays on record when the case is reopened, and the next one stands beside it.
CREATE TABLE case_resolutions (
    case_id TEXT NOT NULL REFERENCES cases (id),
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    settled_on DATE NOT NULL,
    form TEXT NOT NULL,
    level TEXT NOT NULL,
    terms TEXT NOT NULL,
    amount_fen BIGINT,
    perform_by DATE,
    performance TEXT NOT NULL,
    confirmation TEXT NOT NULL,
    parties_on DATE,
    mediator_on DATE,
    seal_on DATE,
    effective_on DATE,
    revision INTEGER NOT NULL DEFAULT 1,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (case_id, id),
    UNIQUE (case_id, number)
);
CREATE UNIQUE INDEX case_resolutions_by_id ON case_resolutions (id);
CREATE INDEX case_resolutions_by_day ON case_resolutions (settled_on, case_id);

-- Ended or declined: without agreement, with its ground.
CREATE TABLE case_endings (
    case_id TEXT NOT NULL REFERENCES cases (id),
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    ended_on DATE NOT NULL,
    ground TEXT NOT NULL,
    routes_told BOOLEAN NOT NULL,
    created_at TIMESTAMP NOT NULL,
    PRIMARY KEY (case_id, id)
);
CREATE INDEX case_endings_by_day ON case_endings (ended_on, case_id);

-- Every step taken, in order; a case was open on a day if none of its finishing steps stood on that day.
CREATE TABLE case_steps (
    case_id TEXT NOT NULL REFERENCES cases (id),
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    step TEXT NOT NULL,
    taken_on DATE NOT NULL,
    -- The day up to which this step stands: the day of the next reopening, if there was one.
    undone_on DATE,
    finishes BOOLEAN NOT NULL,
    note TEXT,
    account_name TEXT NOT NULL,
    at TIMESTAMP NOT NULL,
    PRIMARY KEY (case_id, id),
    UNIQUE (case_id, number)
);

CREATE TABLE case_transfers (
    case_id TEXT NOT NULL REFERENCES cases (id),
    id TEXT NOT NULL,
    to_body TEXT NOT NULL,
    body TEXT,
    sent_on DATE NOT NULL,
    reason TEXT NOT NULL,
    answer TEXT,
    answered_on DATE,
    answer_note TEXT,
    revision INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (case_id, id)
);

-- Numbers of the online platform as the ledger names them, normalised.
CREATE TABLE case_platform_numbers (
    case_id TEXT NOT NULL REFERENCES cases (id),
    platform_no TEXT NOT NULL,
    PRIMARY KEY (case_id, platform_no)
);
CREATE INDEX case_platform_numbers_by_number ON case_platform_numbers (platform_no);
